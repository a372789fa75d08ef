"""Long runs of blanks or letters in a small file: no expression takes ever longer for them."""

import time
from pathlib import Path

import pytest

from postlint.calendars.files.likely.likely_texts_and_labels import in_json, in_table
from postlint.calendars.load import load
from postlint.calendars.settling.links_and_pictures_in_texts import spelled_out
from postlint.calendars.settling.settle_problems import Report
from postlint.calendars.terms.team_words import NO_WORDS
from postlint.config import Config
from postlint.judging.checks.alt_text import says_nothing
from postlint.kinds.language import unreadable_because
from postlint.source.spans import Source
from postlint.source.tree import Scalar, mapping


def seconds(name):
    began = time.perf_counter()
    load(Config(root=Path()), (Path(name),))
    return time.perf_counter() - began


@pytest.mark.parametrize(
    "written",
    [
        "<details>\n<summary>{blanks}x\n\n## LinkedIn\n",
        "## LinkedIn {blanks}x\n",
        "## LinkedIn\n\n*abc: x{blanks}y\n",
        "## LinkedIn\n\n**Post 1** (){blanks}x\n",
        "## LinkedIn\n\n| a | b |\n|---|---|\n| Platform |{blanks}| x\n",
        "## LinkedIn\n\n**Image:** {letters}\n",
        "## LinkedIn\n\n**Date:** 1 June{blanks}x\n",
        "## LinkedIn\n\nThe mill turns.\n\n{figures}x\n\n## X\n",
    ],
)
def test_long_runs_in_a_file_hold_up_nothing(tmp_path, monkeypatch, written):
    monkeypatch.chdir(tmp_path)
    text = written.format(blanks=" " * 30_000, letters="a" * 30_000, figures="❤1," * 60)
    Path("social-posts.md").write_text(f"# Posts\n\n{text}\nThe gate is open #gate now\n")
    assert seconds("social-posts.md") < 2


@pytest.mark.parametrize("key", ["date", "time"])
def test_long_runs_in_a_date_hold_up_nothing(tmp_path, monkeypatch, key):
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(f'posts:\n- {{{key}: "x{" " * 30_000}x", text: Hello there}}\n')
    assert seconds("a.yaml") < 2


@pytest.mark.parametrize("cell", ["{slashes} ", "{slashes}://", "{letters} (", "{dots}x"])
def test_long_runs_in_a_cell_hold_up_nothing(tmp_path, monkeypatch, cell):
    monkeypatch.chdir(tmp_path)
    written = cell.format(slashes="/" * 30_000, letters="a" * 30_000, dots="." * 30_000)
    Path("a.csv").write_text(f'Date,Text,Media,Alt\n2026-06-01,Hello there,"{written}","{written}"\n')
    assert seconds("a.csv") < 2


@pytest.mark.parametrize("sign", ["1", ".", " 1", "a."])
def test_long_runs_in_an_alternative_text_hold_up_nothing(sign):
    began = time.perf_counter()
    says_nothing(sign * 30_000 + "x")
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("text", ["{signs}x", "text{signs}x", "the{blanks}x", "tbc{signs}x"])
def test_long_runs_in_a_text_hold_up_nothing(text):
    began = time.perf_counter()
    unreadable_because(text.format(signs="." * 30_000, blanks=" " * 30_000))
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    "heading", ["{signs}x", "slide{blanks}x", "week {blanks}x", "Week of {digits}", "{items}x"]
)
def test_long_runs_in_a_heading_hold_up_nothing(tmp_path, monkeypatch, heading):
    monkeypatch.chdir(tmp_path)
    written = heading.format(
        signs="." * 30_000, blanks=" " * 30_000, digits="1 " * 15_000, items="- " * 15_000
    )
    Path("social-posts.md").write_text(
        f"# Posts\n\n## {written}\n\n## LinkedIn\n\nThe gate is open #gate now\n"
    )
    assert seconds("social-posts.md") < 2


@pytest.mark.parametrize(
    "cell", ["{slashes} (alt: x", "{brackets}", "a.jpg (alt:{blanks}", "a.jpg ({blanks}"]
)
def test_long_runs_beside_a_described_picture_hold_up_nothing(tmp_path, monkeypatch, cell):
    monkeypatch.chdir(tmp_path)
    written = cell.format(slashes="/." * 15_000, brackets="(alt: " * 5_000, blanks=" " * 30_000)
    Path("a.csv").write_text(f'Date,Text,Media\n2026-06-01,Hello there,"{written}"\n')
    assert seconds("a.csv") < 2


@pytest.mark.parametrize(
    "written",
    [
        '"' + '\\"' * 32_000,
        '"' + '\\"' * 32_000 + "\\",
        "{" + '"we open the gate at noon", ' * 4_000,
        "{" + '"text": "we open the gate at noon", ' * 4_000,
    ],
    ids=["quotes", "quotes and a backslash", "texts", "texts below one key"],
)
def test_strings_of_a_flat_file_hold_up_nothing(written):
    began = time.perf_counter()
    list(in_json(written))
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("column", ["Text", "a " * 15_000 + "x", f"a b{' ' * 30_000}x"])
def test_wide_rows_and_long_names_of_columns_hold_up_nothing(column):
    began = time.perf_counter()
    list(in_table([[column, "Day"], ["we open the gate at noon"] * 4_000]))
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("end", ["y.", " https://x.com/tide/status/1"])
@pytest.mark.parametrize("run", [" ", "|", "->", "| ", "![", "-> a.png | alt: ", "a.png, "])
def test_long_runs_behind_a_picture_hold_up_nothing(run, end):
    text = f"Open -> a.png | alt: x{run * (60_000 // len(run))}{end}"
    said = Scalar(text, text, "double", Source("a.json", text), 0, len(text))
    post = mapping(said, text=said, type=Scalar("quote", "quote", "plain", said.source, 0, 1))
    began = time.perf_counter()
    spelled_out(post, Report(NO_WORDS))
    assert time.perf_counter() - began < 1
