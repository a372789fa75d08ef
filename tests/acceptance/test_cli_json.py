"""``--format json`` of the commands that report no findings: just what the docs say."""

import json
import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "json-of-commands.md").read_text(encoding="utf-8")
OPEN = (
    "parameters",
    "groups",
    "groups_in_words",
    "examples.fail",
    "examples.pass",
    "kinds",
    "expected",
    "came",
    "errors",
)
"""Fields whose own keys are those of a pack, or kinds, or are said once for all."""
PACK = """\
pack: house
title: Ours
description: Ours.
sources: [{title: Us}]
groups: {asks: [question]}
rules:
  ask:
    title: Nothing is asked
    severity: warning
    check: share
    of: asks
    min: 30%
    window: 28 days
    undated_window: 10 posts
    min_posts: 3
    message: "{account}: {count} of {total} ask"
    why: People answer when they are asked.
    how: Ask.
    sources: [{title: Us, url: "https://example.org"}]
    examples:
      fail:
        - title: Nobody asks
          posts: [&us {kind: press_release, text: We open.}, *us, *us]
          expect: [{severity: error}]
        - posts: [&ask {kind: question, text: Which gate?}, *ask, *ask]
      pass: [{posts: [{kind: question, text: Which gate?}, {kind: question, text: Why?}, {text: When?}]}]
  idle: {title: t, severity: info, check: share, of: asks, min: 1%, message: m, why: w, how: h}
"""
CALENDAR = """\
accounts: {parks: {channel: x, handle: "@cityparks"}}
slots: [{account: parks, every: "Mon 12:00", minutes: 20, who: Jo}]
posts:
- {account: parks, date: 2026-06-01, kind: question, text: Which gate?}
- {account: parks, kind: press_release, text: "\\e[31m ##[error] \\u202e é"}
- {account: parks, kind: press_release, text: We open., urgent: the river is high}
"""


SETTINGS = """\
packs: [house.yaml, profile]
calendars: [june.yaml]
rules: {house/idle: "off"}
"""


def fields(value, prefix=""):
    """Every field of a document as a dotted path, lists looked into."""
    if isinstance(value, list):
        return {field for item in value for field in fields(item, prefix)}
    if not isinstance(value, dict) or prefix.removesuffix(".").endswith(OPEN):
        return set()
    here = {prefix + key for key in value}
    return here | {field for key, inner in value.items() for field in fields(inner, f"{prefix}{key}.")}


def documented(command):
    section = PAGE.partition(f"\n## {command}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([\w.]+)` \|", section, re.MULTILINE))


@pytest.fixture
def place(workplace):
    (workplace / "house.yaml").write_text(PACK, encoding="utf-8")
    (workplace / "june.yaml").write_text(CALENDAR, encoding="utf-8")
    return workplace


@pytest.fixture
def said(run, place):
    """Run a command with --format json, and return its exit code and the document."""

    def ran(*args):
        done = run(*args, "--format", "json")
        assert done.stdout.isascii()
        assert "##[" not in done.stdout
        return done.exit_code, json.loads(done.stdout)

    return ran


@pytest.fixture
def house(place):
    (place / "postlint.yaml").write_text(SETTINGS)


@pytest.mark.parametrize("command", [("rules",), ("test", "house.yaml"), ("mix",)])
def test_every_field_is_documented_and_every_documented_field_is_there(said, house, command):
    _, document = said(*command)
    assert fields(document) - {"version"} == documented(command[0])


def test_rules_are_there_with_what_they_ask_and_packs_that_are_not_in_use(said, house):
    code, document = said("rules")
    assert code == 0
    used = [pack["name"] for pack in document["packs"] if pack["in_use"]]
    assert used[:2] == ["house", "profile"]
    assert "two-way" in [pack["name"] for pack in document["packs"] if not pack["in_use"]]
    ask, idle = document["packs"][0]["rules"]
    assert ask["parameters"]["min"] == "30%"
    assert idle["severity"] is None


def test_a_rule_is_explained_with_all_that_rules_says_of_it_and_its_examples(said, house):
    code, document = said("explain", "ask")
    assert code == 0
    listed = said("rules")[1]["packs"][0]["rules"][0]
    own = {f"rule.{key}" for key in listed} | {"version"}
    own |= {f"rule.sources.{key}" for key in ("title", "url", "seen", "says")}
    inner = {"rule.examples.fail", "rule.examples.pass"}
    assert fields(document) - own - inner == documented("explain")
    assert len(document["rule"]["examples"]["fail"]) == 2
    assert document["rule"]["in_use"] is True


@pytest.mark.parametrize("rule", ["two-way/all-broadcast", "reading/yaml"])
def test_rules_that_are_not_in_use_or_of_reading_are_explained_too(said, house, rule):
    code, document = said("explain", rule)
    assert code == 0
    assert document["rule"]["id"] == rule


def test_what_could_not_be_read_is_in_the_document_and_on_standard_error(run, said, place):
    (place / "postlint.yaml").write_text("packs: [two-wya]\n")
    for command in (("rules",), ("explain", "reading/yaml"), ("test",)):
        code, document = said(*command)
        assert code == 2
        assert 'There is no pack called "two-wya"' in document["errors"][0]["message"]
    assert 'There is no pack called "two-wya"' in run("rules", "--format", "json").stderr


def test_an_example_says_what_it_did_instead(said, house):
    code, document = said("test", "house.yaml")
    assert code == 1
    assert [example["as_shown"] for example in document["examples"]] == [False, False, True]
    first = document["examples"][0]
    assert (first["differences"][0]["expected"], first["title"]) == ({"severity": "error"}, "Nobody asks")
    assert document["summary"] == {
        "packs": ["house"],
        "rules": 2,
        "examples": 3,
        "not_as_shown": 2,
        "without_examples": ["house/idle"],
    }


def test_a_mix_has_weeks_undated_posts_and_what_was_left_out(said, house):
    code, document = said("mix")
    assert code == 0
    (account,) = document["accounts"]
    assert (account["account"], account["kinds"]) == ("@cityparks", {"question": 1, "press_release": 1})
    assert [(week["from"], week["to"], week["posts"]) for week in account["weeks"]] == [
        ("2026-06-01", "2026-06-07", 1)
    ]
    assert account["undated"]["posts"] == 1
    assert "urgent" in account["left_out"][0]


def test_a_mix_of_several_configurations_is_one_document(said, place):
    for folder in ("north", "south"):
        (place / folder).mkdir()
        (place / folder / "postlint.yaml").write_text("packs: [profile]\n")
        (place / folder / "plan.yaml").write_text("- {account: a, text: We open.}\n")
    assert len(said("mix", "north", "south")[1]["accounts"]) == 2


def test_init_writes_the_same_and_says_what(said, place):
    (place / "house.yaml").unlink()
    (place / "broken.yaml").write_text("posts:\n- {txet: What}\n")
    (place / "content-calendar.numbers").write_bytes(b"")
    code, document = said("init")
    assert code == 0
    assert fields(document) - {"version"} == documented("init")
    assert document["calendars"] == [{"path": "june.yaml", "reader": "calendar", "posts": 3}]
    assert document["wrote"] == ["postlint.yaml"]
    assert document["advice"][-1] == "Next: postlint check"
    assert (place / "postlint.yaml").is_file()
    kept = said("init")[1]
    assert (kept["wrote"], kept["kept"]) == ([], ["postlint.yaml"])


def test_init_with_nothing_there_says_what_it_wrote(run, workplace):
    document = json.loads(run("init", "--format", "json").stdout)
    assert document["calendars"] == []
    assert document["wrote"] == ["calendars/example.yaml", "calendars/calendar.schema.json", "postlint.yaml"]
