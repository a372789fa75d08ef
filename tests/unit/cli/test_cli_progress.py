"""Who waits at a terminal sees how far it is, and nobody else does."""

import io

import pytest

from postlint.cli import options as progress
from postlint.cli.options import watched


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def stderr(monkeypatch):
    """Put in the place of standard error what the test wants to look at."""

    def put(stream, term="xterm"):
        monkeypatch.setattr("sys.stderr", stream)
        monkeypatch.setenv("TERM", term)
        return stream

    return put


def test_what_takes_long_is_shown_on_a_terminal(stderr, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    terminal = stderr(Terminal())
    assert list(watched("abc", 3)) == ["a", "b", "c"]
    assert "Reading posts" in terminal.getvalue()
    assert "3/3" in terminal.getvalue()


def test_what_is_quick_is_not_shown(stderr):
    terminal = stderr(Terminal())
    assert list(watched("abc", 3)) == ["a", "b", "c"]
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(
    ("stream", "term"), [(io.StringIO(), "xterm"), (Terminal(), "dumb"), (None, "xterm")]
)
def test_a_log_is_shown_nothing(stderr, monkeypatch, stream, term):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    stderr(stream, term)
    assert list(watched("abc", 3)) == ["a", "b", "c"]
    assert stream is None or stream.getvalue() == ""


def test_the_display_is_taken_away_when_the_work_fails(stderr, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    terminal = stderr(Terminal())

    def failing():
        yield "a"
        yield "b"
        raise ValueError

    with pytest.raises(ValueError):
        list(watched(failing(), 3))
    # Hidden while it is shown, the cursor is back.
    assert terminal.getvalue().rfind("\x1b[?25h") > terminal.getvalue().rfind("\x1b[?25l")
