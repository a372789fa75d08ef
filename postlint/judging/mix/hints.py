"""Which posts are closest to what a rule asks, and how to get them there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from postlint.calendars.handles import mentions
from postlint.calendars.model import Period
from postlint.judging.model import Related
from postlint.kinds.model import Classified
from postlint.vocabulary import Kind

AT_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Hint:
    """A sign in a text that the post could become ``kind``, and what to say of it.

    ``unlinked``: it is no sign in a text with a link, which leads people elsewhere.
    """

    kind: Kind
    sign: re.Pattern[str]
    how: str
    unlinked: bool = False


_HINTS: Final = (
    Hint(
        "question",
        re.compile(r"(?i)\b(survey|consultation|feedback|your views?|have your say|tell us|let us know)\b"),
        "asks for views ({found}) but sends people elsewhere: let them answer here, and say `kind: question`",
    ),
    Hint(
        "mention",
        re.compile(
            r"(?i)\b(volunteers?|donors?|contributors?|partners?|sponsors?|supporters?|neighbours?)\b"
        ),
        "speaks of {found} and could thank them by name",
    ),
    Hint(
        "mention",
        re.compile(r"(?i)\b(together with|thanks to|with (?:the )?help from|in partnership with)\b"),
        "was not made by you alone ({found}): credit the others",
    ),
    Hint(
        "question",
        re.compile(r"[^\s?]+\?(?=\s|$)"),
        "asks something ({found}): let people answer it here, and say `kind: question`",
        unlinked=True,
    ),
)
"""Strongest first, after the plain name of somebody else."""

_THANKS: Final = re.compile(r"(?i)\b(?:thank(?:s|ed|ing)?|grateful|kudos|hats off|shout-?outs?|well done)\b")
"""What thanks already needs no advice to thank, whoever it is that it thanks."""


def nearest(
    items: Iterable[Classified], wanted: frozenset[Kind], own: frozenset[str], periods: Collection[Period]
) -> tuple[Related, ...]:
    """Return up to three of ``items`` that show a sign of a wanted kind, most likely ones first.

    Args:
        items: posts that can still be changed and do not do what a rule asks.
        wanted: the kinds that would satisfy it.
        own: our own handles; naming ourselves credits nobody.
        periods: those of the account. What they avoid is no advice in them.
    """
    hinted = [
        (item, how)
        for item in items
        if (how := _how(item.post.text, wanted.difference(*_avoided(item, periods)), own))
    ]
    hinted.sort(key=lambda pair: (-pair[0].group_probability(wanted), pair[0].post.order))
    return tuple(Related(item.post.span, how) for item, how in hinted[:AT_MOST])


def _avoided(item: Classified, periods: Iterable[Period]) -> Iterator[tuple[Kind, ...]]:
    when = item.post.when
    return (period.avoid for period in periods if when and period.covers(when.value.date))


def _how(text: str, wanted: frozenset[Kind], own: frozenset[str]) -> str | None:
    """Return how a post could come to be of a wanted kind, or None where its text shows no sign of it."""
    wanted = wanted - {"mention"} if _THANKS.search(text) else wanted
    if "mention" in wanted:
        other = next((named for named in mentions(text, own) if named.handle not in own), None)
        if other:
            return f"names {text[other.start : other.end]} and could thank or credit them"
    for hint in _HINTS:
        fits = hint.kind in wanted and not (hint.unlinked and "://" in text)
        match = hint.sign.search(text) if fits else None
        if match:
            return hint.how.replace("{found}", f"“{match[0]}”")
    return None
