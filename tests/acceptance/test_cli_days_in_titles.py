"""A day in the title of a file of several posts: read as theirs where they name none, and said."""

import pytest

PACK = """# Kiln pack — {}

## Instagram

{}> The kiln is lit since five this morning.

## Facebook

{}> The kiln is cold again, and so are we.
"""
SAID = "in the title is read as the day of 2 posts that name none"


@pytest.fixture
def said(run, workplace):
    def read(title, first="", second=""):
        (workplace / "social-pack.md").write_text(PACK.format(title, first, second), encoding="utf-8")
        return " ".join(run("check", ".", "--show", "info").stdout.split())

    return read


@pytest.mark.parametrize("day", ["Nov 30, 2026", "2026-11-30", "30 November 2026", "30.11.2026"])
def test_it_is_said_once(said, day):
    assert said(day).count(f'"{day}" {SAID}') == 1


def test_posts_with_days_of_their_own_are_not_spoken_of(said):
    assert "in the title" not in said("2026-11-30", "**Date:** 2026-12-01\n\n", "**Date:** 2026-12-02\n\n")


def test_of_one_post_it_is_the_day(said):
    assert "in the title" not in said("2026-11-30", "**Date:** 2026-12-01\n\n")


def test_a_title_without_a_day_says_none(said):
    assert "in the title" not in said("winter")
