"""Errors of reading are rules like others: they have names, and can be listed, explained and found."""

import json

import pytest

from postlint.source.reading_rules import READING

SLIP = "posts:\n  - {date: 2026-06-01, txet: The pool opens on Monday.}\n"
STRAY = "retweet: https://x.com/ann/status/1\nThe pool opens on Monday."


def test_an_error_of_reading_says_its_rule_in_every_report(run, workplace):
    (workplace / "june.yaml").write_text(SLIP)
    for form in ("text", "github", "markdown", "junit"):
        assert "reading/unknown-key" in run("check", "--format", form).stdout
    assert "reading/unknown-key" in {
        error["rule"] for error in json.loads(run("check", "--format", "json").stdout)["errors"]
    }


def test_sarif_has_errors_of_reading_among_its_results_with_their_rules(run, workplace):
    (workplace / "june.yaml").write_text(SLIP)
    (sarif,) = json.loads(run("check", "--format", "sarif").stdout)["runs"]
    known = {rule["id"] for rule in sarif["tool"]["driver"]["rules"]}
    told = {result["ruleId"] for result in sarif["results"]}
    assert "reading/unknown-key" in told
    assert told <= known


@pytest.mark.parametrize("rule", READING)
def test_every_rule_of_reading_can_be_explained(run, rule):
    ran = run("explain", rule)
    assert ran.exit_code == 0
    assert READING[rule].how in " ".join(ran.stdout.split())


def test_a_rule_that_loses_posts_cannot_be_switched_off(run, workplace):
    (workplace / "postlint.yaml").write_text("rules: {reading/unknown-key: off}\n")
    (workplace / "june.yaml").write_text(SLIP)
    ran = run("check")
    assert ran.exit_code == 2
    assert "reading/unknown-key cannot be changed" in ran.stdout
    assert 'Unknown key "txet"' in ran.stdout


def test_a_rule_that_loses_posts_speaks_whatever_is_selected(run, workplace):
    (workplace / "june.yaml").write_text(SLIP)
    for chosen in (("--select", "two-way"), ("--ignore", "reading")):
        ran = run("check", *chosen)
        assert (ran.exit_code, "reading/unknown-key" in ran.stdout) == (2, True)


def test_a_rule_that_loses_posts_cannot_be_ignored_by_name(run, workplace):
    (workplace / "june.yaml").write_text(SLIP)
    ran = run("check", "--ignore", "reading/unknown-key")
    assert ran.exit_code == 2
    assert "reading/unknown-key cannot be ignored" in ran.stderr


def test_a_rule_of_reading_that_loses_nothing_can_be_made_milder(run, workplace):
    (workplace / "gate.tweet").write_text(STRAY)
    assert "error: retweet:" in run("check").stdout
    (workplace / "postlint.yaml").write_text("rules: {reading/stray-field: warning}\n")
    assert "warning: retweet:" in run("check").stdout
    (workplace / "postlint.yaml").write_text("rules: {reading/stray-field: off}\n")
    assert "retweet:" not in run("check").stdout


def test_a_rule_of_reading_has_nothing_to_change_but_its_severity(run, workplace):
    (workplace / "postlint.yaml").write_text("rules: {reading/no-year: {min: 3}}\n")
    assert "has nothing to change but its severity" in run("check", "--allow-empty").stdout


def test_the_pack_of_reading_is_listed_with_what_can_be_changed_of_it(run):
    listed = run("rules").stdout
    assert "reading/no-year" in listed
    assert "reading/unknown-key" not in listed
    assert "which nobody can switch off" in " ".join(listed.split())


def test_no_pack_of_ones_own_takes_the_name_of_a_built_in_one(run, workplace):
    (workplace / "house.yaml").write_text(
        "pack: reading\ntitle: Ours\nrules:\n  few:\n    title: Few\n    severity: info\n    check: count\n"
        "    of: question\n    min: 1\n    window: month\n    message: few\n    why: few\n    how: ask\n"
    )
    (workplace / "postlint.yaml").write_text("packs: [house.yaml]\n")
    assert 'two packs called "reading"' in run("check", "--allow-empty").stdout


@pytest.mark.parametrize("name", ["gate.yaml", "gate.csv", "gate.toot", "gate.tweet"])
def test_an_empty_file_that_is_named_is_called_empty(run, workplace, name):
    (workplace / name).write_text("")
    ran = run("check", name)
    assert (ran.exit_code, "This file is empty, so it is not a calendar." in ran.stdout) == (2, True)
