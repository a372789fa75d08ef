"""Posts to kinds: one question to the pipeline, its answers at their place in the file."""

import pytest
from kinds_factory import plan, post

from postlint.calendars.load import load
from postlint.config import Config
from postlint.kinds import classify as room
from postlint.kinds import pipeline
from postlint.kinds.classify import classify
from postlint.kinds.model import UNKNOWN, UNREAD, UNREAD_TO_SOMEBODY, Cue, Prediction, certain


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """Answer for the pipeline: every text asks, because of its last word. Return what it was asked."""
    calls = []

    def answer(text):
        word = text.split()[-1]
        start = text.rindex(word)
        return Prediction(certain("question"), (Cue(word, start, start + len(word), 1.5),))

    def predict(texts, **_):
        calls.append(list(texts))
        return [answer(text) for text in texts]

    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(pipeline, "predict", predict)
    return calls


def test_the_pipeline_is_asked_once_and_only_for_what_nothing_else_settles(asked):
    classify(
        plan(
            post("Which bench do you like best?"),
            post("We open.", kind="press_release"),
            post("RT @ann: herons"),
            post(repost_of="https://x.com/ann/status/7"),
            post("Парк открывается в понедельник"),
            post("Shall we open at eight?"),
        )
    )
    assert asked == [["Which bench do you like best?", "We open.", "Shall we open at eight?"]]


def test_the_pipeline_is_not_asked_when_there_is_nothing_to_ask(asked):
    assert classify(plan(post(""))) != ()
    assert classify(plan()) == ()
    assert asked == []


def test_posts_keep_their_order(asked):
    posts = (post("RT @ann: herons", order=0), post("Which bench?", order=1), post("", order=2))
    assert [item.post for item in classify(plan(*posts))] == list(posts)


def test_words_are_evidence_at_their_place_in_the_file(asked):
    (classified,) = classify(plan(post("Which bench is yours?")))
    (evidence,) = classified.evidence
    assert (evidence.type, evidence.detail, evidence.weight) == ("words", "yours?", 1.5)
    before = len("- text: Which bench is ")
    assert (evidence.span.column, evidence.span.end_column) == (before + 1, before + 7)
    assert classified.decided_by == "text"


@pytest.mark.parametrize("parts", [("We open.", "And you?"), ("We open.", "", "And you?"), ("", "And you?")])
def test_words_of_a_thread_are_found_in_their_part(asked, parts):
    (classified,) = classify(plan(post(*parts)))
    last = classified.post.texts[-1]
    assert asked == [["\n\n".join(parts)]]
    assert classified.evidence[0].span == last.span_of(len("And "), len("And you?"))


def test_words_that_run_over_the_end_of_a_part_end_with_it(monkeypatch):
    cue = Cue("open. And", 3, 14, 1.0)
    monkeypatch.setattr(room, "predict_cached", lambda texts, **_: [Prediction(certain("question"), (cue,))])
    (classified,) = classify(plan(post("We open.", "And you?")))
    assert classified.evidence[0].span == classified.post.texts[0].span_of(3, 8)


def test_what_cannot_be_read_is_unknown_and_says_why(asked):
    (classified,) = classify(plan(post("Парк открывается в понедельник")))
    assert (classified.kind, classified.confidence) == (None, 0.0)
    assert (classified.decided_by, classified.unreadable) == ("text", "not English (Cyrillic script)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Парк открывается в понедельник", UNREAD),
        ("https://example.org/a", UNREAD),
        ("#Hexley #Parks", UNREAD),
        ("@ann Парк открывается в понедельник", UNREAD_TO_SOMEBODY),
        ("😀", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_what_cannot_be_read_is_taken_for_what_such_posts_do_where_that_is_known(asked, text, expected):
    (classified,) = classify(plan(post(text)))
    assert classified.probabilities == expected
    assert sum(expected.values()) == pytest.approx(1)


def test_a_text_is_trusted_as_far_as_the_pipeline_has_learnt_from_texts_as_long(asked):
    long_ones = [post(("A heron. " * 1000)[: length - 4] + "Why?") for length in (900, 901, 1800, 3000)]
    items = classify(plan(*long_ones))
    confidences = [item.confidence for item in items]
    assert confidences == sorted(confidences, reverse=True)
    assert confidences[0] == 1
    assert confidences[2] == pytest.approx((1 + 1 / 8) / 2)
    assert confidences[3] < 0.5
    assert [item.doubt for item in items] == [
        None,
        "long, 901 characters",
        "long, 1,800 characters",
        "long, 3,000 characters",
    ]
    assert all(sum(item.probabilities.values()) == pytest.approx(1) for item in items)


CALENDAR = """\
own: ["@CityGov"]
accounts:
  parks: {channel: x, handle: "@CityParks"}
posts:
  - account: parks
    thread:
      - We open.
      - |
        The gate is new,
        and yours?
  - account: parks
    text: Oh look, RT @ann the herons are back
  - account: parks
    repost_of: https://x.com/citygov/status/8
"""


def test_a_calendar_is_classified_with_evidence_at_its_lines(asked, tmp_path):
    file = tmp_path / "june.yaml"
    file.write_text(CALENDAR)
    thread, share, own = classify(load(Config(root=tmp_path), (file,)))
    lines = CALENDAR.splitlines()

    def words_at(classified):
        span = classified.evidence[0].span
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]

    assert (thread.kind, words_at(thread)) == ("question", "yours?")
    assert (share.kind, words_at(share)) == ("retweet", "RT @ann")
    assert (own.kind, words_at(own)) == ("press_release", "https://x.com/citygov/status/8")
