"""What a post counts as, and why, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging_builders import judged, post, series

from postlint.judging.mix.bounds import by_kind
from postlint.kinds.model import Evidence
from postlint.source.spans import Span

SPAN = Span("calendar.yaml", 1, 1, 1, 2)


def words(*pairs):
    return tuple(Evidence("words", detail, SPAN, weight) for detail, weight in pairs)


@pytest.mark.parametrize(
    ("decided_by", "evidence", "because"),
    [
        ("fields", (Evidence("field", "reply_to: https://x.com/ann/status/1", SPAN),), "its reply_to"),
        ("declared", (Evidence("declared", "kind: mention", SPAN),), "declared"),
        ("markers", (Evidence("marker", "RT @ann", SPAN),), "RT @ann"),
        ("text", words(("thanks", 2.0), ("launch", -1.0), ("all", 1.0), ("team", 0.5)), "“thanks”, “team”"),
        ("text", (), ""),
    ],
)
def test_what_settled_the_kind_is_named(decided_by, evidence, because):
    reading = by_kind(replace(post("mention"), decided_by=decided_by, signs=evidence))
    assert (reading.what, reading.because) == ("credit to others", because)


def test_what_cannot_be_read_says_so():
    assert by_kind(post(None)).what == "not English"


def test_each_post_of_a_finding_says_what_it_counted_as():
    items = series(*[post("information")] * 9, post(engaged=0.5), dated=True)
    (found,) = judged(items).findings
    assert [item.what for item in found.counted] == ["information"] * 9 + ["perhaps about us"]
