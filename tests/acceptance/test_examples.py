"""What postlint says about the content repositories in examples/, to the last character."""

import json
from pathlib import Path

import pytest

import postlint
from postlint.judging.packs.packs_in_use import shipped_names

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(folder.name for folder in EXAMPLES.iterdir() if folder.is_dir())
CLEAN, FOUND, FAILED = 0, 1, 2


@pytest.mark.parametrize("name", NAMES)
def test_check_says_the_same_about_an_example_as_before(run, snapshot, name):
    assert run("check", folder=EXAMPLES / name) == snapshot


def test_notes_on_a_profile_are_shown_where_they_are_asked_for(run, snapshot):
    assert run("check", "--show", "info", folder=EXAMPLES / "charity") == snapshot


@pytest.mark.parametrize("name", NAMES)
def test_the_mix_of_an_example_is_as_before(run, snapshot, name):
    assert run("mix", folder=EXAMPLES / name) == snapshot


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("parks-department", FOUND),
        ("bakery", FOUND),
        ("open-source-project", CLEAN),
        ("charity", CLEAN),
        ("company", FAILED),
    ],
)
def test_an_example_ends_as_its_description_says(run, name, code):
    assert run("check", folder=EXAMPLES / name).exit_code == code


def test_a_plan_that_only_talks_is_told_so_once(run):
    report = json.loads(run("check", "--format", "json", folder=EXAMPLES / "parks-department").stdout)
    assert [finding["rule"] for finding in report["findings"] if finding["severity"] == "error"] == [
        "two-way/all-broadcast"
    ]


def test_a_profile_that_puts_people_off_is_noted_and_stops_nobody(run):
    report = json.loads(run("check", "--format", "json", folder=EXAMPLES / "charity").stdout)
    rules = {finding["rule"].removeprefix("profile/") for finding in report["findings"]}
    assert rules == {"follower-ratio-low", "no-avatar", "no-header", "few-posts"}


def test_every_slip_in_the_companys_calendar_is_found_at_its_line(run):
    report = json.loads(run("check", "--format", "json", folder=EXAMPLES / "company").stdout)
    lines = (EXAMPLES / "company" / "calendar.yaml").read_text(encoding="utf-8").splitlines()
    pointed = [lines[found["line"] - 1].strip() for found in (*report["errors"], *report["findings"])]
    slips = [
        "folowers",
        "2026-06-31",
        "#classof2026",
        "acount",
        "next Tuesday",
        "aproved",
        "haldn",
    ]
    assert [slip for slip in slips if not any(slip in line for line in pointed)] == []
    assert any('"announcement"' in note["message"] for note in report["summary"]["not_judged"])


def test_every_pack_that_ships_has_something_to_say_of_an_example():
    speaking = {
        finding.rule.partition("/")[0]
        for name in NAMES
        for result in postlint.check(EXAMPLES / name)
        for finding in result.findings
    }
    assert set(shipped_names()) - speaking == set()


@pytest.mark.parametrize("calendar", sorted(EXAMPLES.rglob("*.yaml")), ids=lambda path: str(path.name))
def test_the_schema_that_an_example_names_for_editors_is_there(calendar):
    first, _, _ = calendar.read_text(encoding="utf-8").partition("\n")
    named = first.partition("$schema=")[2]
    assert not named or (calendar.parent / named).resolve().name == "calendar.schema.json"
    assert not named or (calendar.parent / named).exists()
    assert named or calendar.name in {"postlint.yaml", "someday.yaml"}
