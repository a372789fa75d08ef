"""Long runs of blanks or letters in a small file: no expression takes ever longer for them."""

import time
from pathlib import Path

import pytest

from postlint.calendars.load import load
from postlint.config import Config


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
    ],
)
def test_long_runs_in_a_file_hold_up_nothing(tmp_path, monkeypatch, written):
    monkeypatch.chdir(tmp_path)
    text = written.format(blanks=" " * 30_000, letters="a" * 30_000)
    Path("social-posts.md").write_text(f"# Posts\n\n{text}\nThe gate is open #gate now\n")
    assert seconds("social-posts.md") < 2


@pytest.mark.parametrize("key", ["date", "time"])
def test_long_runs_in_a_date_hold_up_nothing(tmp_path, monkeypatch, key):
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(f'posts:\n- {{{key}: "x{" " * 30_000}x", text: Hello there}}\n')
    assert seconds("a.yaml") < 2
