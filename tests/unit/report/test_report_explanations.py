"""Why posts are what they are said to be, for people and for programs."""

import json

from report_builders import post, source

from postlint.kinds.explain import Explained, Reason
from postlint.kinds.model import UNKNOWN, Classified, Evidence, certain
from postlint.report import classifications

HOSTILE = "\x1b[2J::error::boo ##[error]boo"
TEXT = "Which bench?"
POST = post(0, TEXT, source([TEXT]))
SHARES = {kind: share / 100 for kind, share in zip(UNKNOWN, (6, 20, 1, 0, 0, 0, 70, 3), strict=True)}
ITEM = Classified(POST, "question", SHARES, "text")


def reason(detail, probability, change, without=None, form="words"):
    evidence = Evidence(form, detail, POST.span)
    left = without or Classified(POST, "question", {**SHARES, "question": probability}, "text")
    return Reason(evidence, probability, left, change)


def test_people_read_what_speaks_for_a_kind_what_against_it_and_what_else_it_may_be():
    other = Classified(POST, "reply", certain("reply"), "text")
    reasons = (reason("Which", 0.3, 1.7, other), reason("bench", 0.998, -0.5), reason("?", 0.001, 0.4))
    assert classifications.explained_text([Explained(ITEM, reasons)]) == (
        "june.yaml:2: perhaps question 70% (its words) | Which bench?\n"
        '    for      "Which"  question 30% without it, reply 100%\n'
        '    for      "?"      question under 1% without it\n'
        '    against  "bench"  question over 99% without it\n'
        "    or  information 20%, press_release 6%\n"
    )


def test_three_reasons_of_either_side_are_enough_for_people():
    reasons = tuple(reason(f"word{'abcde'[number]}", 0.5, 1) for number in range(5))
    assert classifications.explained_text([Explained(ITEM, reasons)]).count("without it") == 3
    assert len(json.loads(classifications.explained_jsonl([Explained(ITEM, reasons)]))["explanation"]) == 5


def test_what_declared_posts_taught_is_a_reason_of_its_own():
    other = Classified(POST, "information", {**SHARES, "information": 0.6}, "text")
    reasons = (reason("7 declared posts", 0.3, 1.7, other, form="learnt"),)
    assert "    for  7 declared posts  question 30% without them, information 60%\n" in (
        classifications.explained_text([Explained(ITEM, reasons)])
    )


def test_where_no_word_decides_that_is_said():
    assert "no word by itself" in classifications.explained_text([Explained(ITEM, ())])


def test_what_cannot_be_told_without_it_says_why():
    unread = Classified(POST, None, UNKNOWN, "text", unreadable="no text")
    reasons = (reason("Which bench?", 0.125, 2.8, unread),)
    assert "unknown without it: no text" in classifications.explained_text([Explained(ITEM, reasons)])
    (line,) = classifications.explained_jsonl([Explained(ITEM, reasons)]).splitlines()
    assert json.loads(line)["explanation"][0]["without"] == {
        "kind": None,
        "confidence": 0.0,
        "unreadable": "no text",
    }


def test_an_unknown_post_is_one_line():
    unread = Classified(POST, None, UNKNOWN, "text", unreadable="only emoji")
    assert (
        classifications.explained_text([Explained(unread, ())])
        == "june.yaml:2: unknown: only emoji | Which bench?\n"
    )


def test_a_program_reads_place_change_and_what_is_left():
    (line,) = classifications.explained_jsonl([Explained(ITEM, (reason("Which", 0.3, 1.7),))]).splitlines()
    record = json.loads(line)
    assert record["kind"] == "question"
    assert record["explanation"] == [
        {
            "type": "words",
            "detail": "Which",
            "path": "june.yaml",
            "line": 2,
            "column": 5,
            "end_line": 2,
            "end_column": 23,
            "change": 1.7,
            "probability_without": 0.3,
            "without": {"kind": "question", "confidence": 0.3},
        }
    ]


def test_nothing_that_a_calendar_says_is_a_command_to_a_terminal_or_a_ci_log():
    explained = [Explained(ITEM, (reason(HOSTILE, 0.3, 1.7),))]
    for out in (classifications.explained_text(explained), classifications.explained_jsonl(explained)):
        assert "\x1b" not in out
        assert "##[" not in out
