"""Every report for a service is one that the service takes, whatever a calendar holds."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_builders import checked, fault, mix_finding

from postlint.calendars.model import LikelyPosts
from postlint.judging.model import Note
from postlint.report.formats import render
from postlint.report.layout import Look
from postlint.source import escape
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span
from tests.consumers import FOR_SERVICES, refused

TEXTS = ["The new depot opens", "Bins move a day", "Join us on Saturday"]
HOSTILE = "100 %\r\n::error::x ##[group]y | <b>z ]]> @ann #12 ![x](//y) \x1b[31m \u202e \ufffe \udcff"


def everything(message="no date", path="june.yaml"):
    """A verdict with a finding of every sort, problems, and something that was not judged."""
    place = Span(path, 3, 5, 3, 9)
    return checked(
        TEXTS,
        findings=(
            mix_finding(checked(TEXTS).classified),
            fault(message=message, span=place),
            fault(message=message, span=Span.of_file(path)),
        ),
        suppressed=(fault(message=message),),
        baselined=(fault(message=message),),
        notes=(Note("@cityparks", f"not checked: {message}"),),
        problems=(Diagnostic(place, message, "reading/yaml"), Diagnostic(place, message, "reading/yaml")),
        plan={"likely": (LikelyPosts(f"likely-{path}", "sections", message),)},
    )


def report(form, *results, **look):
    return render(form, results, Look(**look))


@pytest.mark.parametrize("form", FOR_SERVICES)
@pytest.mark.parametrize("message", ["no date", HOSTILE, "x" * 10_000])
def test_a_service_takes_a_report_with_everything_in_it(form, message):
    assert refused(form, report(form, everything(message, path=message[:200]))) == []


@pytest.mark.parametrize("form", FOR_SERVICES)
def test_a_service_takes_a_report_in_which_nothing_was_found(form):
    assert refused(form, report(form, checked(TEXTS, findings=()))) == []


@pytest.mark.parametrize("form", FOR_SERVICES)
def test_a_service_would_refuse_what_is_not_a_report(form):
    assert refused(form, "<a/>" if form in ("junit", "checkstyle") else '{"a": [{"b": 1}]}')


@settings(max_examples=25)
@given(st.text(st.characters(codec=None), min_size=1))
def test_a_service_takes_any_text(text):
    for form in FOR_SERVICES:
        assert refused(form, report(form, everything(text))) == []


@pytest.mark.parametrize("form", ["gitlab", "rdjson", "checkstyle", "concise", "jsonl", "sarif"])
def test_no_log_finds_a_command_in_a_report(form):
    shown = report(form, everything(HOSTILE, path=HOSTILE))
    assert not re.search(r"^\s*::|##\w*\[|\x1b|\u202e|\r", shown, re.MULTILINE)


def test_a_fingerprint_is_that_of_the_finding_and_nothing_has_the_same():
    issues = json.loads(report("gitlab", everything(), everything()))
    prints = [issue["fingerprint"] for issue in issues]
    assert {"f00d", "beef"} <= set(prints)
    assert len(prints) == len(set(prints))


def test_a_fingerprint_stays_while_lines_move():
    def prints(line):
        problem = Diagnostic(Span("june.yaml", line, 1, line, 2), "no date", "reading/date")
        result = checked(TEXTS, findings=(fault(),), problems=(problem,))
        return [issue["fingerprint"] for issue in json.loads(report("gitlab", result))]

    assert prints(3) == prints(30)


def test_gitlab_shows_what_cannot_be_read_as_graver_than_a_finding():
    issues = json.loads(report("gitlab", everything()))
    assert [issue["severity"] for issue in issues][:5] == ["critical", "critical", "info", "info", "major"]
    assert issues[0]["location"] == {"path": "june.yaml", "lines": {"begin": 3, "end": 3}}
    assert issues[2]["location"]["lines"] == {"begin": 1, "end": 1}


@pytest.mark.parametrize("form", ["gitlab", "rdjson", "checkstyle"])
def test_what_was_not_judged_and_not_read_is_a_note_where_there_is_no_other_place(form):
    result = checked(
        TEXTS,
        findings=(),
        idle={"fewer than 10 posts": 0},
        plan={"likely": (LikelyPosts("social/posts.md", "sections", "headings Tweet 1, Tweet 2"),)},
    )
    shown = report(form, result)
    assert "Nothing was judged: fewer than 10 posts." in shown
    assert "postlint/not-judged" in shown
    assert "looks like posts and is not read (social/posts.md)" in shown


def test_findings_elsewhere_are_a_note_too():
    result = checked(TEXTS, findings=(fault(severity="error"),), plan={"shown": frozenset({"july.yaml"})})
    (issue,) = json.loads(report("gitlab", result))
    assert (issue["check_name"], issue["description"]) == (
        "postlint/elsewhere",
        "1 error elsewhere (`postlint check` shows all).",
    )


def test_reviewdog_counts_columns_in_bytes():
    result = checked(["Äpfel für alle"], findings=(fault(span=Span("june.yaml", 2, 11, 2, 16)),))
    (said,) = json.loads(report("rdjson", result))["diagnostics"]
    assert said["location"]["range"] == {"start": {"line": 2, "column": 11}, "end": {"line": 2, "column": 17}}


def test_where_there_is_no_text_to_count_in_reviewdog_is_told_lines():
    result = checked(TEXTS, findings=(fault(span=Span("gone.yaml", 2, 11, 3, 16)),))
    (said,) = json.loads(report("rdjson", result))["diagnostics"]
    assert said["location"] == {"path": "gone.yaml", "range": {"start": {"line": 2}, "end": {"line": 3}}}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("thanks @ann", "thanks @~ann"),
        ("closes #12 and !7", "closes #~12 and !~7"),
        ("![x](y) [a]: b <b> </b> <!-- c", "!~[x]~(y) [a]~: b <~b> <~/b> <~!-- c"),
        ("/close", "/~close"),
        ("```suggestion", "`~``suggestion"),
        ("3 < 4, 5 % off, 12:30, a/b, Q&A: **now**", "3 < 4, 5 % off, 12:30, a/b, Q&~A: **~now**"),
    ],
)
def test_a_comment_calls_nobody_and_reads_the_same(text, shown):
    assert escape.comment(text) == shown.replace("~", "\u200b")
    assert escape.comment(text).replace("\u200b", "") == text


def test_reviewdog_writes_comments_that_call_nobody():
    shown = json.loads(report("rdjson", everything("ask @ann")))["diagnostics"][0]["message"]
    assert shown == "ask @\u200bann"


def test_checkstyle_has_each_file_once_with_its_errors():
    root = ET.fromstring(report("checkstyle", everything(), everything()))
    assert [file.get("name") for file in root] == ["june.yaml", "likely-june.yaml"]
    problem = root.find("./file[@name='june.yaml']/error[@severity='error']")
    assert problem.attrib == {
        "line": "3",
        "column": "5",
        "severity": "error",
        "message": "no date",
        "source": "reading/yaml",
    }
    whole = root.find("./file/error[@line='0']")
    assert "column" not in whole.attrib


def test_a_line_of_json_is_what_the_document_has_and_the_last_sums_up():
    document = json.loads(report("json", everything()))
    lines = [json.loads(line) for line in report("jsonl", everything()).splitlines()]
    kinds = {"finding": "findings", "suppressed": "suppressed", "error": "errors"}
    for kind, name in kinds.items():
        said = [{key: value for key, value in line.items() if key != "type"} for line in lines]
        assert document[name] == [one for one, line in zip(said, lines, strict=True) if line["type"] == kind]
    assert lines[-1] == {"type": "summary", "version": document["version"], **document["summary"]}


def test_a_concise_report_has_a_line_for_each_finding_and_no_notes_but_on_demand():
    lines = report("concise", everything()).splitlines()
    assert lines[0] == "june.yaml:3:5: error reading/yaml: no date"
    assert lines[2] == (
        "june.yaml:4:5: error two-way/all-broadcast: @cityparks, 1 June: none of 3 posts answer anyone"
    )
    assert lines[3].startswith("Checked 1 calendar, 3 posts, 1 account: 3 errors.")
    assert "june.yaml: info profile/no-avatar: no date" in report("concise", everything(), show_info=True)


def test_a_concise_report_of_nothing_is_empty_and_says_what_was_not_judged():
    assert report("concise", checked(TEXTS, findings=())) == ""
    assert "nothing was judged" in report(
        "concise", checked(TEXTS, findings=(), idle={"fewer than 10 posts": 0})
    )


def faults(number, path="june.yaml", **changes):
    return tuple(
        fault(
            severity="warning",
            fingerprint=f"{path}{line}",
            message=f"{path} {line} has no alt text",
            span=Span(path, line, 1, line, 5),
            **changes,
        )
        for line in range(1, number + 1)
    )


def commands(shown):
    return [line for line in shown.splitlines() if line.startswith("::")]


def test_ten_annotations_have_a_line_each():
    shown = report("github", checked(TEXTS, findings=faults(10)))
    assert len(commands(shown)) == 10
    assert "has no alt text" not in shown.splitlines()[10]


def test_where_there_are_more_those_of_a_rule_in_a_file_are_one_and_the_log_has_all():
    shown = report("github", checked(TEXTS, findings=faults(11)))
    (command,) = commands(shown)
    assert "::june.yaml 1 has no alt text.%0A10 more of this rule in this file: lines 2, 3, 4" in command
    for line in range(1, 12):
        assert f"june.yaml:{line}:1: warning profile/no-avatar: june.yaml {line} has no alt text\n" in shown


def test_a_hundred_lines_are_not_all_named_in_an_annotation():
    (command,) = commands(report("github", checked(TEXTS, findings=faults(100))))
    assert "99 more of this rule in this file: lines 2, 3," in command
    assert command.endswith("20, 21 and 79 more.")


def test_of_more_than_github_shows_the_last_annotation_says_how_many_there_are():
    findings = tuple(one for number in range(14) for one in faults(2, path=f"{number:02}.yaml"))
    shown = report("github", checked(TEXTS, findings=findings))
    *first, last = commands(shown)
    assert len(first) == 9
    assert last.startswith(
        "::warning file=09.yaml,line=1,endLine=1,col=1,endColumn=4,title=postlint%3A more::"
    )
    assert "There are 10 more warnings (profile/no-avatar): the log of this step has them all." in last
    assert "13.yaml:2:1: warning profile/no-avatar: 13.yaml 2 has no alt text\n" in shown


def test_each_severity_has_ten_annotations_of_its_own():
    errors = tuple(
        fault(severity="error", fingerprint=str(n), span=Span("j.yaml", n, 1, n, 2)) for n in range(1, 9)
    )
    shown = report("github", checked(TEXTS, findings=(*errors, *faults(10))))
    assert len(commands(shown)) == 18


def test_sarif_says_of_a_rule_where_to_read_on_and_what_it_is_about():
    (run,) = json.loads(report("sarif", everything()))["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://example.org/talk"
    assert rule["properties"] == {"tags": ["social-media", "two-way", "share"]}


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://example.org/tools/postlint", {"informationUri": "https://example.org/tools/postlint"}),
        ("ssh://git@example.org/postlint", {}),
    ],
)
def test_sarif_says_where_postlint_came_from_if_others_can_look_there(monkeypatch, address, told):
    recorded = {"url": address, "vcs_info": {"vcs": "git", "commit_id": "a" * 40}}
    monkeypatch.setattr("postlint.source.installed._recorded", lambda: recorded)
    (run,) = json.loads(report("sarif", checked(TEXTS)))["runs"]
    driver = run["tool"]["driver"]
    assert {key: value for key, value in driver.items() if key == "informationUri"} == told


def test_sarif_says_that_nothing_was_judged():
    (run,) = json.loads(report("sarif", checked(TEXTS, findings=(), idle={"fewer than 10 posts": 0})))["runs"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note == {"level": "note", "message": {"text": "Nothing was judged: fewer than 10 posts."}}
