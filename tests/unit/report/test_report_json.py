"""The report for machines, and that its documentation says what it holds."""

import json as reader
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_builders import checked, fault, mix_finding, of_teams

from postlint.calendars.model import LikelyPosts
from postlint.judging.model import Addition, Clean, Note, Related, Remedy
from postlint.report.formats import json
from postlint.report.layout import Look
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span

DOCS = Path(__file__).parents[3] / "docs" / "json.md"
TEXTS = ["The new depot opens", "Bins move a day", "Join us on Saturday"]
CONTRACT = (
    "rule severity may message path line column end_line end_column account window related remedy fingerprint"
)


def full_report():
    """A report in which nothing is null or empty."""
    items = of_teams(checked(TEXTS).classified, "Events", "Parks", None)
    span = items[0].post.span
    finding = mix_finding(
        items,
        doubts=(Related(span, "if it asks"),),
        related=(Related(span, "counts as about us"),),
        remedy=Remedy(
            1,
            2,
            (span,),
            nearest=(Related(span, "names @ann"),),
            by_day=(Addition(2, date(2026, 6, 28)),),
            clean=Clean(("two-way/low-engagement",), "warning", 1, 2, (span,)),
        ),
        post="depot",
    )
    result = checked(
        TEXTS,
        findings=(finding,),
        suppressed=(fault(),),
        baselined=(fault(),),
        notes=(Note("@cityparks", "not checked: avatar is not given"),),
        problems=(Diagnostic(span, "no date", "reading/date"),),
        plan={
            "left_out": {"x:cityparks": 1},
            "likely": (LikelyPosts("social/posts.md", "sections", "headings Tweet 1, Tweet 2"),),
        },
    )
    return reader.loads(json.render([result], Look()))


def keys(value, prefix=""):
    """Every field of a document, as a dotted path; lists are looked into."""
    if isinstance(value, list):
        return {key for item in value for key in keys(item, prefix)}
    if not isinstance(value, dict):
        return set()
    here = {prefix + key for key in value}
    return here | {found for key, inner in value.items() for found in keys(inner, f"{prefix}{key}.")}


def closed(fields):
    """``fields`` without those that are kinds, of which a report names only some."""
    return {field for field in fields if ".kinds." not in field}


def test_each_teams_part_is_there_by_name_and_what_no_team_planned_last():
    teams = full_report()["findings"][0]["teams"]
    assert [(part["team"], part["posts"], part["in"]) for part in teams] == [
        ("Events", 1, 0),
        ("Parks", 1, 0),
        (None, 1, 0),
    ]
    assert teams[0]["kinds"] == {"press_release": 1}


def test_a_finding_has_every_field_of_the_contract():
    finding = full_report()["findings"][0]
    assert set(CONTRACT.split()) <= set(finding)


def test_every_field_is_documented_and_every_documented_field_is_there():
    documented = set(re.findall(r"^\| `([\w.]+)` \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE))
    assert documented == closed(keys(full_report()))


def test_the_documented_example_has_only_documented_fields():
    page = DOCS.read_text(encoding="utf-8")
    example = reader.loads(re.search(r"```json\n(.*?)```", page, re.DOTALL)[1])
    assert closed(keys(example)) <= closed(keys(full_report()))


def test_absent_things_are_null_or_empty():
    finding = reader.loads(json.render([checked(TEXTS, findings=(fault(),))], Look()))["findings"][0]
    assert (finding["window"], finding["remedy"], finding["post"]) == (None, None, None)
    assert (finding["related"], finding["doubts"], finding["counted"]) == ([], [], [])


def test_published_posts_are_not_named():
    report = reader.loads(json.render([checked(TEXTS, statuses=["published", None, None])], Look()))
    finding = report["findings"][0]
    assert finding["window"]["posts"] == 3
    assert [item["line"] for item in finding["counted"]] == [3, 4]


def test_the_summary_counts_over_all_configurations():
    one = checked(TEXTS, problems=(Diagnostic(Span.of_file("a.yaml"), "broken", "reading/yaml"),))
    summary = reader.loads(json.render([one, checked(TEXTS, findings=())], Look()))["summary"]
    assert summary["posts"] == 6
    assert summary["findings"] == {"error": 1, "warning": 0, "info": 0}
    assert (summary["errors"], summary["incomplete"]) == (1, True)


@pytest.mark.parametrize("text", ["\x1b[31m", "##[error]x", "##vso[x]", "\u202ereversed", "\udcff"])
def test_no_log_finds_a_command_in_it(text):
    shown = json.render([checked(TEXTS, findings=(fault(message=text),))], Look())
    assert shown.isascii()
    assert not re.search(r"##\w*\[|\x1b", shown)
    assert reader.loads(shown)["findings"][0]["message"] == text


@given(st.permutations(range(4)))
def test_the_order_of_findings_is_that_of_the_file(order):
    findings = tuple(fault(span=Span("june.yaml", line + 1, 1, line + 1, 2)) for line in order)
    lines = [
        item["line"]
        for item in reader.loads(json.render([checked(TEXTS, findings=findings)], Look()))["findings"]
    ]
    assert lines == [1, 2, 3, 4]
