"""The reports that code hosts and CI services read: annotations, JUnit, Markdown, SARIF."""

import json as reader
import re
from xml.etree import ElementTree as ET

import pytest
from report_builders import checked, fault, mix_finding

from postlint.judging.model import Note, Related, Remedy
from postlint.report.formats import github, junit, markdown, sarif
from postlint.report.layout import Look
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span

TEXTS = ["The new depot opens", "Bins move a day", "Join us on Saturday"]
LINE = Span("june.yaml", 3, 5, 3, 9)
HOSTILE = "100 %\r\n::error::x ##[group]y | <b>z ]]> @ann \x1b[31m \ufffe"


def report(form, *results, **look):
    return form.render(results, Look(**look))


def everything(message="no date"):
    """A verdict with a finding of every sort, a problem, and something that was not judged."""
    return checked(
        TEXTS,
        findings=(mix_finding(checked(TEXTS).classified), fault(message=message)),
        suppressed=(fault(message="decided against"),),
        baselined=(fault(message="older"),),
        notes=(Note("@cityparks", "not checked: avatar is not given"),),
        problems=(Diagnostic(LINE, message, "reading/yaml"),),
    )


def test_an_annotation_names_file_lines_and_rule_and_says_how_to_pass():
    first, second, *rest = report(github, everything()).splitlines()
    at = "line=3,endLine=3,col=5,endColumn=8"
    assert first == f"::error file=june.yaml,{at},title=postlint%3A reading/yaml::no date"
    assert second.startswith("::error file=june.yaml,line=4,endLine=4,")
    assert second.endswith("answer anyone. To pass: change 2 of these posts, or add 3 posts.")
    assert rest[0].startswith("Checked 1 calendar, 3 posts, 1 account: 2 errors.")


def test_an_annotation_on_several_lines_has_no_columns():
    finding = fault(severity="warning", span=Span("june.yaml", 2, 5, 4, 1))
    assert ",line=2,endLine=4,title=" in report(github, checked(TEXTS, findings=(finding,)))


def test_a_file_as_a_whole_is_annotated_without_a_line():
    problem = Diagnostic(Span.of_file("june.yaml"), "not UTF-8", "reading/encoding")
    assert "::error file=june.yaml,title=" in report(github, checked(TEXTS, findings=(), problems=(problem,)))


def test_notes_are_annotated_only_where_they_are_asked_for():
    only_note = checked(TEXTS, findings=(fault(),))
    assert "::notice" not in report(github, only_note)
    assert report(github, only_note, show_info=True).startswith("::notice file=june.yaml,line=1,")


def test_an_annotation_points_at_what_would_settle_it():
    finding = fault(severity="warning", doubts=(Related(LINE, "if it asks, write `kind: question`"),))
    shown = report(github, checked(TEXTS, findings=(finding,)))
    assert "Not sure about line 3: if it asks, write `kind: question`." in shown


@pytest.mark.parametrize("message", [HOSTILE, "\n::stop-commands::x"])
def test_nothing_in_a_calendar_becomes_a_command(message):
    commands = re.findall(r"^\s*::[\w-]+|##\w*\[", report(github, everything(message)), re.MULTILINE)
    assert set(commands) == {"::error"}


def test_junit_counts_failures_errors_and_what_is_silenced():
    root = ET.fromstring(report(junit, everything()))
    assert [root.get(name) for name in ("tests", "failures", "errors")] == ["5", "1", "1"]
    failure = root.find("./testsuite[@name='june.yaml']/testcase/failure")
    assert failure.get("type") == "error"
    assert "To pass: change 2 of these posts, or add 3 posts." in failure.text
    assert [skipped.get("message") for skipped in root.iter("skipped")] == [
        "suppressed by a comment: decided against",
        "older than the baseline: older",
    ]


def test_a_note_is_no_failure_in_junit():
    root = ET.fromstring(report(junit, checked(TEXTS, findings=(fault(),))))
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert "has no avatar" in root.find("./testsuite/testcase/system-out").text


def test_a_clean_calendar_is_a_case_that_passes_and_what_was_not_judged_is_said():
    result = checked(TEXTS, findings=(), notes=(Note("@cityparks", "not judged: too short"),))
    root = ET.fromstring(report(junit, result))
    assert [case.get("name") for case in root.iter("testcase")] == ["nothing found"]
    assert "@cityparks: not judged: too short." in root.find("./testsuite/system-out").text


def test_junit_is_well_formed_whatever_a_calendar_holds():
    root = ET.fromstring(report(junit, everything(HOSTILE)))
    assert "\\x1b[31m \\ufffe" in root.find(".//error").get("message")


def test_markdown_has_a_row_for_each_problem_and_finding():
    shown = report(markdown, everything(), show_info=True)
    assert shown.startswith("## postlint: 2 errors, 1 note\n\n| | where | what |\n| --- | --- | --- |\n")
    assert "| **error** | june.yaml:3:5 | no date (reading/yaml) |" in shown
    assert "| **info** | june.yaml:1:1 | no date. (profile/no-avatar) |" in shown
    assert (
        "- **All broadcast** (two-way/all-broadcast): A visitor sees only announcements. They leave. Ask"
        in shown
    )
    assert "\n- \\@&#8203;cityparks: 3 about us\n" in shown
    assert "not checked: avatar is not given" in shown


def test_markdown_lets_no_cell_row_or_mention_out_of_a_calendar():
    shown = report(markdown, everything(HOSTILE), show_info=True)
    rows = [line for line in shown.splitlines() if line.startswith("| **")]
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [4, 4, 4]
    assert not re.search(r"@\w|(?<!\\)<b>", shown)


def test_markdown_lists_so_many_findings_that_a_comment_holds_them():
    result = checked(TEXTS, findings=tuple(fault(severity="warning", message="x" * 900) for _ in range(150)))
    shown = report(markdown, result)
    assert len(shown) < 65_536
    assert "| | | and 50 more findings |" in shown


def test_markdown_says_of_a_clean_run_that_nothing_was_found_and_what_was_checked():
    assert report(markdown, checked(TEXTS, findings=())) == (
        "## postlint: nothing found\n\nChecked 1 calendar, 3 posts, 1 account: nothing found.\n"
    )


def run_of(*results):
    document = reader.loads(report(sarif, *results))
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    return run


def test_sarif_has_findings_at_their_places_with_rule_level_and_fingerprint():
    run = run_of(everything())
    first = run["results"][0]
    assert [result["level"] for result in run["results"]] == ["note", "error", "note", "note", "error"]
    assert first["ruleId"] == "profile/no-avatar"
    assert first["partialFingerprints"] == {"postlint/v1": "beef"}
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "june.yaml"},
        "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 6},
    }
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {"two-way/all-broadcast"}


def test_sarif_keeps_what_is_silenced_apart():
    kinds = [[how["kind"] for how in result["suppressions"]] for result in run_of(everything())["results"]]
    assert kinds == [[], [], ["inSource"], ["external"], []]


def test_sarif_says_that_a_run_was_not_successful_where_something_could_not_be_read():
    (invocation,) = run_of(everything())["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [note["level"] for note in invocation["toolExecutionNotifications"]] == ["note"]
    (invocation,) = run_of(checked(TEXTS, findings=()))["invocations"]
    assert invocation == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_sarif_names_a_rule_of_several_configurations_once():
    run = run_of(checked(TEXTS), checked(TEXTS))
    assert len(run["tool"]["driver"]["rules"]) == 1


@pytest.mark.parametrize(
    ("path", "uri"), [("a b/ü#1.yaml", "a%20b/%C3%BC%231.yaml"), ("/tmp/a b.yaml", "file:///tmp/a%20b.yaml")]
)
def test_sarif_writes_paths_as_references(path, uri):
    run = run_of(checked(TEXTS, findings=(fault(span=Span.of_file(path)),)))
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": uri}}


def test_a_remedy_that_does_not_exist_is_not_offered():
    finding = mix_finding(checked(TEXTS).classified, remedy=Remedy(None, None))
    assert "To pass" not in report(github, checked(TEXTS, findings=(finding,)))
