"""Accounts that several teams share: each team's part, and no blame."""

import json

import pytest

CALENDAR = """\
accounts:
  x: {channel: x, handle: "@cityparks"}
  mastodon: {channel: mastodon, handle: "@parks@city.example"}
posts:
"""
PARTS = (
    "Each team's part: Events 4 posts (4 calls to action); Parks 6 posts (6 about us); "
    + "no team 2 posts (2 about us)."
)


@pytest.fixture
def shared(workplace):
    teams = [", team: Parks"] * 6 + [", team: Events"] * 4 + [""] * 2
    (workplace / "june.yaml").write_text(
        CALENDAR
        + "".join(
            f"- {{date: 2026-06-{day:02}, accounts: [x, mastodon], text: Post {day}{team}, "
            f"kind: {'call_to_action' if 'Events' in team else 'press_release'}}}\n"
            for day, team in enumerate(teams, 1)
        )
    )


def test_a_finding_gives_each_teams_part_in_every_report_for_people(run, shared):
    for form in ("text", "markdown", "github", "junit"):
        shown = " ".join(run("check", "--format", form).stdout.split())
        assert shown.replace("&#39;", "'").count(PARTS) == 1, form


def test_programs_get_the_numbers_of_each_team(run, shared):
    (finding,) = json.loads(run("check", "--format", "json").stdout)["findings"][:1]
    assert finding["teams"][0] == {
        "team": "Events",
        "posts": 4,
        "in": 0,
        "kinds": {"call_to_action": 4},
        "unreadable": 0,
    }
    assert [part["team"] for part in finding["teams"]] == ["Events", "Parks", None]


def test_what_goes_out_on_two_accounts_is_one_finding_and_one_line_each(run, shared):
    shown = run("check", "--select", "two-way/all-broadcast", "--show", "posts").stdout
    assert shown.count("[two-way/all-broadcast]") == 1
    assert "    line 5   ×2  about us        declared  Post 1\n" in shown
