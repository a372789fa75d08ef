"""Posts and plans made by hand, as small as a test needs them."""

from __future__ import annotations

from postlint.calendars.model import Account, Plan, Post
from postlint.source.spans import Located, Source, Span
from postlint.source.tree import Scalar

FIELD = Span("june.yaml", 3, 15, 3, 40)
"""Where every field of a post here is said to stand."""

OPTIONAL = ("id", "status", "origin", "translation_of", "urgent", "when")
LOCATED = ("reply_to", "repost_of", "quote_of", "poll", "kind")


def scalar(text, before="- text: "):
    """Return a plain scalar at the place that it would have in ``- text: …``."""
    source = Source("june.yaml", before + text)
    return Scalar(text, text, "plain", source, len(before), len(before) + len(text))


def post(*texts, order=0, **given):
    located = {key: Located(given[key], FIELD) if key in given else None for key in LOCATED}
    optional = {key: given.get(key) for key in OPTIONAL}
    return Post(
        order=order,
        accounts=("x:cityparks",),
        texts=tuple(map(scalar, texts)),
        media=(),
        recurring=False,
        span=Span("june.yaml", 2, 5, 3, 40),
        **located,
        **optional,
    )


def plan(*posts, own=("cityparks",), handle="@CityParks"):
    account = Account("x:cityparks", "parks", "x", handle, {}, Span("june.yaml", 1, 1, 1, 2))
    return Plan(accounts={account.identity: account}, posts=posts, own=frozenset(own))
