"""``postlint check --format …`` for services: what each takes, and what each shows, from a calendar on."""

import json
import re

import pytest

from tests.consumers import FOR_SERVICES, refused

HOSTILE = r'"\e]0;owned\a ::error::no ##[error]no \u202e ]]> <b> @ann | 100 % é"'
BROADCAST = "".join(f"- {{kind: press_release, text: Depot {number} has opened.}}\n" for number in range(11))


@pytest.fixture
def june(workplace):
    def write(text):
        (workplace / "june.yaml").write_text(text, encoding="utf-8")

    return write


@pytest.mark.parametrize("form", FOR_SERVICES)
def test_a_service_takes_the_report_on_a_hostile_calendar(run, june, form):
    june(f"{BROADCAST}- {{text: {HOSTILE}, id: {HOSTILE}}}\n- {{text: Hi, {HOSTILE}: a, {HOSTILE}: b}}\n")
    ran = run("check", "--format", form)
    assert ran.exit_code == 2
    assert refused(form, ran.stdout) == []
    assert not re.search(r"^\s*::|##\w*\[|[\x1b\x07\u202e]", ran.stdout, re.MULTILINE)


@pytest.mark.parametrize("form", FOR_SERVICES)
def test_a_service_takes_the_report_where_there_is_no_calendar(run, form):
    assert refused(form, run("check", "--format", form).stdout) == []
    assert refused(form, run("check", "--format", form, "--allow-empty").stdout) == []


@pytest.mark.parametrize("form", ["gitlab", "rdjson", "checkstyle", "sarif", "concise", "jsonl"])
def test_what_was_not_judged_is_said(run, june, form):
    june("- {text: The gate opens at nine.}\n")
    assert "10 posts" in run("check", "--format", form).stdout


def test_a_concise_line_is_place_severity_rule_and_message(run, june):
    june(BROADCAST)
    ran = run("check", "--format", "concise")
    assert ran.exit_code == 1
    assert ran.stdout.startswith("june.yaml:11:3: error two-way/all-broadcast: This calendar")
    assert not any(line.startswith("june.yaml") for line in ran.stdout.splitlines()[1:])


def test_gitlab_knows_a_finding_again_when_lines_move(run, june):
    def prints():
        return [issue["fingerprint"] for issue in json.loads(run("check", "--format", "gitlab").stdout)]

    june(BROADCAST)
    before = prints()
    june(f"# A line more\n\n{BROADCAST}")
    assert prints() == before


def test_all_shipped_rules_have_tags_in_sarif_and_those_with_a_source_an_address(run, june):
    june(BROADCAST)
    (done,) = json.loads(run("check", "--format", "sarif").stdout)["runs"]
    rules = done["tool"]["driver"]["rules"]
    assert all(rule["properties"]["tags"][0] == "social-media" for rule in rules)
    assert any(rule["helpUri"].startswith("https://") for rule in rules if "helpUri" in rule)


def test_the_junit_report_of_a_test_is_one_that_jenkins_takes(run):
    assert refused("junit", run("test", "two-way", "--format", "junit").stdout) == []
