"""``length``: no text may be longer than its channel takes, or a house allows, nor shorter than it asks for.

Each part of a thread is counted as its channel counts: on X a link is 23 and an emoji 2, on Mastodon a
handle counts without its server, on Bluesky there is a second limit in bytes. The limits are in one dated
file with its sources; ``limits:`` overrides them for a server, or an account, that takes more, and ``max:``
on all channels. Where nobody says which channel an account is on, only ``max:`` and ``min:`` are judged.

With ``min:``, a post whose text is shorter is a finding, all parts of a thread together; what is too long
is then one only on channels of which the rule says how much that is. Posts without a text have none to be
too short.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from postlint.calendars.model import Post
from postlint.judging.checks import Check, Inspection, on_group
from postlint.judging.checks import parameters as read
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, NotGiven, Related, Rule, Terms
from postlint.judging.text_length import Limits, length, length_over, limits
from postlint.source.tree import Scalar

UNKNOWN: Final = Limits(title="its channel", text=0, counted="graphemes", text_bytes=None, alt=None)
"""What is known of a channel of which nothing is: its characters are those that people see."""


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at texts that a length rule asks for; the parts of a thread go out one by one."""
    least = read.whole(rule, "min")
    bounded = least is None or bool({"max", "limits"} & {*rule.parameters})

    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven]:
        channel = view.account.channel
        known, most = limits().get(channel or ""), read.longest(rule, channel)
        if bounded and channel is None and most is None:
            yield NotGiven("channel")
        taken = known or UNKNOWN
        taken = taken if most is None else replace(taken, text=most)
        for item in view.all_posts:
            yield from _too_short(item.post, least or 0, taken)
            if (least is None or most is not None) and taken.text:
                yield from _too_long(item.post, taken)

    return on_group(inspect, read.group(rule, "of"), terms)


def _too_short(post: Post, least: int, taken: Limits) -> Iterator[FactViolation]:
    characters = length(post.text, taken.counted) if least and post.texts else least
    if characters < least:
        part = "the text" if len(post.texts) == 1 else "the thread"
        values = _values(post, part, taken, f"{characters:,} characters", least, least - characters)
        yield FactViolation(post.texts[0].span, values | {"trouble": _trouble(values, "least")}, post=post)


def _values(post: Post, part: str, taken: Limits, length: str, limit: int, over: int) -> dict[str, str]:
    return {
        "post": post.name,
        "part": part,
        "channel": taken.title,
        "length": length,
        "limit": f"{limit:,}",
        "over": f"{over:,}",
    }


def _trouble(values: Mapping[str, str], bound: str) -> str:
    return f"has {values['length']}, of at {bound} {values['limit']}"


def _too_long(post: Post, taken: Limits) -> Iterator[FactViolation]:
    """Yield one fault where a part of a post is too long; the other parts that are stand beside it."""
    measured = [(part, _excess(part, taken)) for part in post.texts]
    long = [
        (part, _part_name(number, len(measured)), *excess)
        for number, (part, excess) in enumerate(measured, start=1)
        if excess
    ]
    if not long:
        return
    first, name, count, most, unit = long[0]
    values = _values(post, name, taken, f"{count:,} {unit}", most, count - most)
    related = tuple(
        Related(part.span, f"{name} is too long, too: {count:,} {unit} of {most:,}")
        for part, name, count, most, unit in long[1:]
    )
    values |= {"trouble": _trouble(values, "most")}
    yield FactViolation(first.span, values, post=post, related=related)


def _excess(part: Scalar, taken: Limits) -> tuple[int, int, str] | None:
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
    summary="no text may be longer than its channel takes, or a house allows, nor shorter than it asks for",
    parameters={"limits": read.LIMITS, "min": read.SHORTEST, "max": read.LONGEST, "of": read.OF},
    required=(),
    bounds=(),
    groups=("of",),
    ask=inspection,
    values=("post", "part", "channel", "length", "limit", "over", "trouble"),
    problems=read.bounds_in_order,
)
