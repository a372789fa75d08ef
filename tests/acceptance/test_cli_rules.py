"""What the rules say of calendars as people write them, word by word, through ``postlint check``."""

import json

import pytest

OWN = "title: t, severity: warning, message: m, why: w, how: h"


@pytest.fixture
def check(run, workplace):
    """Check a calendar by some packs, and return what is found: severity, message and place."""

    def checked(calendar, packs="[two-way]", *args, settings=""):
        (workplace / "calendar.yaml").write_text(calendar, encoding="utf-8")
        (workplace / "postlint.yaml").write_text(f"packs: {packs}\n{settings}", encoding="utf-8")
        return json.loads(run("check", "--format", "json", *args).stdout)

    return checked


@pytest.fixture
def messages(check):
    """Return only the messages, those of one rule where it is named."""

    def said(calendar, packs="[two-way]", *args, rule="", settings=""):
        report = check(calendar, packs, *args, settings=settings)
        return [finding["message"] for finding in report["findings"] if rule in finding["rule"]]

    return said


@pytest.mark.parametrize(
    ("parameters", "problem"),
    [
        ("check: approved", "An approved rule needs one of before, by."),
        ("check: staffed, of: question, owner: required", "A staffed rule takes one of of, owner"),
        ("check: clash, apart: 15 minutes, of: question", "`of` belongs to `during`"),
        ("check: ratio, of: followers, to: question, min: 1", '"followers" is a number of the account'),
        ("check: gap, max: 3 days, of: replys", 'There is no group or kind called "replys". Did you'),
    ],
)
def test_a_rule_that_cannot_work_is_refused_in_a_sentence(check, parameters, problem):
    report = check("- {text: Hello}\n", settings=f"rules: {{mine: {{{OWN}, {parameters}}}}}\n")
    (found,) = report["errors"]
    assert problem in found["message"]
