"""What the README shows is what a reader sees who follows it."""

from pathlib import Path

from docs.console import refreshed

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_every_console_block_is_what_its_commands_print():
    assert README.count("$ postlint ") >= 3
    assert refreshed(README) == README, "run `make docs`"
