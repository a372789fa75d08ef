"""What the README shows is what a reader sees who follows it."""

from pathlib import Path

from docs.console import refreshed

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CARD = (ROOT / "training" / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_every_console_block_is_what_its_commands_print():
    assert README.count("$ postlint ") >= 3
    assert refreshed(README) == README, "run `make docs`"


def test_the_accuracy_it_admits_is_that_of_the_model_card():
    all_together = CARD.partition("### All together")[2].split("|")
    figures = dict(zip(map(str.strip, all_together[1:7]), map(str.strip, all_together[15:21]), strict=True))
    for figure in ("accuracy", "engaged or not"):
        assert f"{100 * float(figures[figure]):.0f} %" in README
