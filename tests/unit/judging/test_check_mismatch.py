"""What the author says of a post, and what its text says."""

from __future__ import annotations

from dataclasses import replace

from judging_builders import post
from text_builders import heard, refused

from postlint.kinds.model import Cue, Prediction
from postlint.source.spans import Located, Span
from postlint.vocabulary import KINDS

MESSAGE = "{post}: {declared}, but {text} ({words})"
GROUPS = "groups: {engagement: [reply, retweet, mention, question]}"


def declared(kind, cues=(), **probabilities):
    rest = (1 - sum(probabilities.values())) / (len(KINDS) - len(probabilities))
    said = Prediction({one: probabilities.get(one, rest) for one in KINDS}, tuple(cues))
    item = post(kind)
    written = replace(item.post, kind=Located(kind, Span("calendar.yaml", 12, 5, 12, 9)))
    return replace(item, post=written, decided_by="declared", prediction=said)


def found(tmp_path, *items, form="check: mismatch"):
    return heard(tmp_path, form, *items, message=MESSAGE, groups=GROUPS).findings


def test_a_text_that_plainly_says_something_else_is_found_at_the_declared_kind(tmp_path):
    cues = (Cue("launch", 0, 6, 3.0), Cue("you", 8, 11, -1.0), Cue("our", 12, 15, 2.0))
    (finding,) = found(tmp_path, declared("question", cues, press_release=0.96))
    assert finding.message == "post-0: a question, but a post about us (“launch” and “our”)"
    assert finding.span.line == 12


def test_a_text_that_is_not_sure_is_none(tmp_path):
    assert not found(tmp_path, declared("question", question=0.2, press_release=0.8))


def test_a_text_that_agrees_is_none(tmp_path):
    assert not found(tmp_path, declared("question", question=0.97))


def test_a_house_can_ask_for_more_certainty_or_less(tmp_path):
    doubtful = declared("question", question=0.2, press_release=0.8)
    assert found(tmp_path, doubtful, form="check: mismatch, sure: 75%")
    assert not found(tmp_path, declared("question", press_release=0.96), form="check: mismatch, sure: 99.5%")


def test_with_a_group_only_its_border_counts(tmp_path):
    form = "check: mismatch, of: engagement, sure: 95%"
    assert not found(tmp_path, declared("information", press_release=0.97), form=form)
    assert not found(tmp_path, declared("mention", question=0.97), form=form)
    assert found(tmp_path, declared("mention", press_release=0.5, information=0.46), form=form)
    (finding,) = found(tmp_path, declared("press_release", mention=0.97), form=form)
    assert "credit to others" in finding.message


def test_what_nobody_declared_or_read_is_left_alone(tmp_path):
    item = declared("question", press_release=0.96)
    assert not found(tmp_path, replace(item, decided_by="fields"))
    assert not found(tmp_path, replace(item, prediction=None))


def test_a_group_that_is_none_is_refused(tmp_path):
    assert 'Did you mean "mention"?' in refused(tmp_path, "check: mismatch, of: mentoin")[0]
