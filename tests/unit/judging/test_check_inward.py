"""``inward``: talking among our own accounts is not engagement."""

from __future__ import annotations

import pytest
from judging_builders import account, judged, pack_of, post, series

from postlint.source.spans import Located, Span

RULE = """
circle:
  title: A closed circle
  severity: warning
  check: inward
  max: 50%
  min_posts: 2
  message: "{account}: {count} of {total} replies and reposts go to ourselves"
  why: w
  how: h
"""


def to(reference):
    return Located(reference, Span("calendar.yaml", 1, 1, 1, 2))


def shared(reference, **changes):
    return post("retweet", repost_of=to(reference), **changes)


def answered(reference, **changes):
    return post("reply", reply_to=to(reference), **changes)


def found(tmp_path, *items, own=frozenset({"parks", "citygov"})):
    return judged(series(*items), [pack_of(tmp_path, RULE)], own=own, accounts=(account(),)).findings


def test_an_account_that_mostly_shares_our_own_is_shown_where(tmp_path):
    (finding,) = found(
        tmp_path, shared("@citygov"), answered("https://x.com/citygov/status/1"), shared("@ann")
    )
    assert [(near.span.line, near.message) for near in finding.related] == [
        (10, "goes to ourselves"),
        (11, "goes to ourselves"),
    ]


def test_what_is_published_is_not_shown(tmp_path):
    sent = [shared("@citygov", status="published") for _ in range(3)]
    (finding,) = found(tmp_path, *sent, shared("@citygov"))
    assert len(finding.related) == 1


@pytest.mark.parametrize("reference", ["", " ", "@", "123456", "\ud800", "https://x.com/i/status/1"])
def test_whose_a_strange_reference_is_nobody_knows_so_it_is_not_ours(tmp_path, reference):
    assert not found(tmp_path, shared(reference), shared(reference))
