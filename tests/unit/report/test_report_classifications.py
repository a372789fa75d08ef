"""What every post does, for people and for programs."""

import json
from dataclasses import replace

from report_builders import post, source

from postlint.kinds.model import UNKNOWN, Classified, Evidence, certain
from postlint.report import classifications

HOSTILE = "\x1b[2J::error::boo ##[error]boo\u202e"


def text_post(text="Which bench?", **fields):
    return post(0, text, source([text]), **fields)


def words(item, detail="bench", weight=1.5):
    return Evidence("words", detail, item.span, weight)


def by_text(item, kind="question"):
    return Classified(item, kind, certain(kind), "text", (words(item), words(item, "Which", -0.5)))


def unread(item):
    return Classified(item, None, UNKNOWN, "text", unreadable="not English (looks French)")


def test_a_line_says_where_what_how_sure_and_why():
    line = classifications.text([by_text(text_post(id="bench"))])
    assert line == 'june.yaml:2: bench question 100% (its words: "bench") | Which bench?\n'


def test_a_line_has_the_key_to_write_and_the_words_of_reports_and_says_where_it_only_guesses():
    shares = {**dict.fromkeys(UNKNOWN, 0.06), "press_release": 0.58}
    guess = Classified(text_post("The gate is open. " * 9), "press_release", shares, "text")
    assert classifications.text([guess]) == (
        "june.yaml:2: press_release, perhaps about us 58% (its words) | "
        "The gate is open. The gate is open. The gate is open. The …\n"
    )
    assert json.loads(classifications.jsonl([guess]))["perhaps"] is True
    assert json.loads(classifications.jsonl([replace(guess, certainty=0.55)]))["perhaps"] is False


def test_words_that_tell_nothing_are_not_named():
    item = text_post("Two of the day. Thanks")
    cues = tuple(words(item, detail) for detail in ("day", ".", "at", "two", "7", "x", "Thanks"))
    thanks = Classified(item, "mention", certain("mention"), "text", cues)
    assert '(its words: "Thanks")' in classifications.text([thanks])


def test_a_little_word_is_named_where_a_person_would_name_it():
    item = text_post("Which one?")
    cues = (words(item, "Which"), words(item, "?"), words(item, "one"))
    assert '(its words: "Which", "?")' in classifications.text(
        [Classified(item, "question", certain("question"), "text", cues)]
    )


def test_a_line_names_what_declared_posts_taught_where_no_word_says_it():
    item = text_post()
    learnt = Evidence("learnt", "7 declared posts", item.span, 0.4)
    taught = Classified(item, "question", certain("question"), "text", (learnt,))
    assert "question 100% (its words; 7 declared posts) |" in classifications.text([taught])
    known = replace(taught, signs=(words(item), learnt))
    assert 'question 100% (its words: "bench") |' in classifications.text([known])


def test_a_line_names_the_field_that_settled_it():
    item = text_post()
    evidence = Evidence("field", "reply_to: @ann", item.span)
    line = classifications.text([Classified(item, "reply", certain("reply"), "fields", (evidence,))])
    assert line == "june.yaml:2: reply (reply_to: @ann) | Which bench?\n"


def test_a_line_says_that_the_author_declared_the_kind():
    item = text_post()
    evidence = Evidence("declared", "kind: reply", item.span)
    line = classifications.text([Classified(item, "reply", certain("reply"), "declared", (evidence,))])
    assert line == "june.yaml:2: reply (declared) | Which bench?\n"


def test_a_line_says_why_a_post_is_unknown():
    assert (
        classifications.text([unread(text_post())])
        == "june.yaml:2: unknown: not English (looks French) | Which bench?\n"
    )


def test_a_line_says_why_a_post_is_doubted():
    doubted = replace(by_text(text_post()), doubt="long, 1,800 characters")
    assert '(its words: "bench"; long, 1,800 characters)' in classifications.text([doubted])
    assert json.loads(classifications.jsonl([doubted]))["doubt"] == "long, 1,800 characters"


def test_a_json_line_has_all_that_is_known():
    (line,) = classifications.jsonl([by_text(text_post(id="bench"))]).splitlines()
    place = {"path": "june.yaml", "line": 2, "column": 5, "end_line": 2, "end_column": 23}
    assert json.loads(line) == {
        "id": "bench",
        "path": "june.yaml",
        "line": 2,
        "kind": "question",
        "perhaps": False,
        "confidence": 1.0,
        "probabilities": dict(certain("question")),
        "decided_by": "text",
        "evidence": [
            {"type": "words", "detail": "bench", "weight": 1.5, **place},
            {"type": "words", "detail": "Which", "weight": -0.5, **place},
        ],
    }


def test_a_json_line_says_why_a_post_is_unknown():
    record = json.loads(classifications.jsonl([unread(text_post())]))
    assert (record["kind"], record["unreadable"]) == (None, "not English (looks French)")


def test_nothing_that_a_calendar_says_is_a_command_to_a_terminal_or_a_ci_log():
    item = text_post(id=HOSTILE)
    classified = Classified(item, "question", certain("question"), "text", (words(item, HOSTILE),))
    for out in (classifications.text([classified]), classifications.jsonl([classified])):
        assert out.isascii()
        assert "\x1b" not in out
        assert "##[" not in out
        assert out.count("\n") == 1
    assert json.loads(classifications.jsonl([classified]))["id"] == HOSTILE


def test_json_names_what_wrote_a_post_where_no_person_did():
    lines = [
        json.loads(classifications.jsonl([by_text(text_post(**said))])) for said in ({}, {"origin": "bot"})
    ]
    assert [line.get("origin") for line in lines] == [None, "bot"]
