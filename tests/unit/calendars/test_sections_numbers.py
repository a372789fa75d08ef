"""Headings that begin with two numbers: parts of a thread, or days and their months."""

from pathlib import Path

import pytest

from postlint.calendars.load import load
from postlint.config import Config

TEXTS = ("The gate of the north park is open again.", "The old mill turns on Sunday, come and see.")


def read(tmp_path, monkeypatch, *headings, title="LinkedIn posts, June"):
    monkeypatch.chdir(tmp_path)
    sections = (f"## {heading}\n\n{TEXTS[n % 2]} No. {n}.\n" for n, heading in enumerate(headings))
    Path("social-posts.md").write_text(f"# {title}\n\n" + "\n".join(sections))
    return load(Config(root=Path()), (Path("social-posts.md"),))


def test_numbers_past_the_last_are_days_without_a_year(tmp_path, monkeypatch):
    plan = read(tmp_path, monkeypatch, *(f"{day:02}/06" for day in range(1, 15)))
    assert len(plan.posts) == 14
    assert '"01/06" names no day of a year' in plan.diagnostics[0].message


@pytest.mark.parametrize("heading", ["14/06", "Tue 02/06", "Tuesday, 02/06"])
def test_a_heading_that_is_no_part_is_a_day(tmp_path, monkeypatch, heading):
    plan = read(tmp_path, monkeypatch, "01/06", heading)
    assert len(plan.posts) == 2


def test_different_networks_are_not_parts_of_one_thread(tmp_path, monkeypatch):
    plan = read(tmp_path, monkeypatch, "01/06 – LinkedIn", "02/06 – Mastodon", title="Posts")
    assert [account.channel for account in plan.accounts.values()] == ["linkedin", "mastodon"]


def test_parts_that_are_counted_to_the_last_stay_one_post(tmp_path, monkeypatch):
    plan = read(tmp_path, monkeypatch, "1/3", "2/3", "3/3", title="Mastodon thread")
    assert len(plan.posts) == 1


@pytest.mark.parametrize("weekday", ["", "Tue ", "Tues. ", "Tuesday, "])
def test_a_day_of_the_week_before_a_date_changes_nothing(tmp_path, monkeypatch, weekday):
    plan = read(tmp_path, monkeypatch, f"{weekday}02/06/2026 – LinkedIn", title="Posts")
    assert [account.channel for account in plan.accounts.values()] == ["linkedin"]
