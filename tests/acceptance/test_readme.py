"""What the README and other pages that people follow show is what a reader sees who follows them."""

import re
from pathlib import Path

import pytest

from docs.console import BLOCK, refreshed
from docs.generate import FOLLOWED
from docs.pictures import FOLDER, SHOWN, stale

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CARD = (ROOT / "training" / "MODEL_CARD.md").read_text(encoding="utf-8")
FIRST_HOUR = (ROOT / "docs" / "first-hour.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", FOLLOWED, ids=lambda page: page.stem)
def test_every_console_block_is_what_its_commands_print(page):
    text = page.read_text(encoding="utf-8")
    assert text.count("$ postlint ") >= 3
    assert refreshed(text) == text, "run `make docs`"


def test_the_accuracy_it_admits_is_that_of_the_model_card():
    all_together = CARD.partition("### All together")[2].split("|")
    figures = dict(zip(map(str.strip, all_together[1:7]), map(str.strip, all_together[15:21]), strict=True))
    for figure in ("accuracy", "engaged or not"):
        assert f"{100 * float(figures[figure]):.0f} %" in README


def test_the_readme_shows_the_page_before_words_and_no_more_than_twenty_lines_of_these():
    before, _, after = README.partition("![")
    assert "```console" not in before
    first = BLOCK.search(after)
    assert first
    assert len(first["text"].splitlines()) <= 20


def test_pictures_show_the_page_as_it_is_and_say_in_words_what_they_show():
    assert [name for name, _ in stale()] == [], "run `make docs` where there is chromium"
    for name, (page, _) in SHOWN.items():
        assert (FOLDER / f"{name}.png").stat().st_size < 150_000
        assert re.search(rf"!\[.{{40,}}\]\([\w/]*pictures/{name}\.png\)", page.read_text(encoding="utf-8"))


def test_the_first_hour_ends_in_a_calendar_of_which_nothing_is_left_to_say():
    checks = re.findall(r"^\$ postlint check\n(.*?)^(?:\$|```)", FIRST_HOUR, re.MULTILINE | re.DOTALL)
    assert "1 error" in checks[0]
    assert checks[-1] == ""
