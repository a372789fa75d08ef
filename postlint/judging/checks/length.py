"""``length``: no text may be longer than its channel takes, counted as that channel counts.

Each part of a thread is counted as its channel counts: on X a link is 23 and an emoji 2, on Mastodon a
handle counts without its server, on Bluesky there is a second limit in bytes. The limits are in one dated
file with its sources; ``limits:`` overrides them for a server, or an account, that takes more. Where nobody
says which channel an account is on, nothing is judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, cast

from postlint.calendars.model import Post
from postlint.judging.checks import parameters as read
from postlint.judging.checks.check import Check, Inspection
from postlint.judging.limits import Limits, limits
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, NotGiven, Related, Rule, Terms
from postlint.judging.text_length import length_over
from postlint.source.tree import Scalar


def inspection(rule: Rule, _terms: Terms) -> Inspection:
    """Return the look at texts that a length rule asks for; the parts of a thread go out one by one."""
    given = cast("Mapping[str, int]", rule.parameters.get("limits", {}))
    known = {
        channel: replace(about, text=given.get(channel, about.text)) for channel, about in limits().items()
    }

    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven]:
        channel = view.account.channel
        if channel is None:
            yield NotGiven("channel")
        elif channel in known:
            for item in view.all_posts:
                yield from _fault(item.post, known[channel])

    return inspect


def _fault(post: Post, taken: Limits) -> Iterator[FactViolation]:
    """Yield one fault where a part of a post is too long; the other parts that are stand beside it."""
    measured = [(part, _too_long(part, taken)) for part in post.texts]
    long = [
        (part, _part_name(number, len(measured)), *excess)
        for number, (part, excess) in enumerate(measured, start=1)
        if excess
    ]
    if not long:
        return
    first, name, count, most, unit = long[0]
    values = {
        "post": post.name,
        "part": name,
        "channel": taken.title,
        "length": f"{count:,} {unit}",
        "limit": f"{most:,}",
        "over": f"{count - most:,}",
    }
    related = tuple(
        Related(part.span, f"{name} is too long, too: {count:,} {unit} of {most:,}")
        for part, name, count, most, unit in long[1:]
    )
    yield FactViolation(first.span, values, post=post, related=related)


def _too_long(part: Scalar, taken: Limits) -> tuple[int, int, str] | None:
    """Return how long a text is, how long it may be, and in what, where it is too long."""
    characters = length_over(taken.text, part.text, taken.counted)
    if characters is not None:
        return characters, taken.text, "characters"
    size = len(part.text.encode("utf-8", "replace"))
    if taken.text_bytes is not None and size > taken.text_bytes:
        return size, taken.text_bytes, "bytes"
    return None


def _part_name(number: int, parts: int) -> str:
    return f"part {number} of {parts}" if parts > 1 else "the text"


CHECK: Final = Check(
    name="length",
    summary="no text may be longer than its channel takes, counted as that channel counts",
    parameters={"limits": read.LIMITS},
    required=(),
    bounds=(),
    groups=(),
    ask=inspection,
    values=("post", "part", "channel", "length", "limit", "over"),
)
