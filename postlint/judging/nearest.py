"""The posts of a window that are nearest to a remedy, and how to get them there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from postlint.calendars.handles import normalise
from postlint.judging.model import Related
from postlint.kinds.model import Classified
from postlint.vocabulary import Kind

AT_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Hint:
    """A sign in a text that the post could become ``kind``, and what to say of it."""

    kind: Kind
    sign: re.Pattern[str]
    how: str


_HINTS: Final = (
    Hint("mention", re.compile(r"(?<![\w@/.])@\w[\w.]{0,60}\w"), "names {found} and could thank or credit them"),
    Hint(
        "question",
        re.compile(r"(?i)\b(survey|consultation|feedback|your views?|have your say|tell us|let us know)\b"),
        "asks for views ({found}) but sends people elsewhere: let them answer here",
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
    Hint("question", re.compile(r"[^\s?]+\?(?=\s|$)"), "asks something ({found}): let people answer it here"),
)
"""Strongest first."""


def nearest(items: Iterable[Classified], wanted: frozenset[Kind], own: frozenset[str]) -> tuple[Related, ...]:
    """Return up to three of ``items`` that show a sign of a wanted kind, most likely ones first.

    Args:
        items: posts that can still be changed and do not do what a rule asks.
        wanted: the kinds that would satisfy it.
        own: our own handles; naming ourselves credits nobody.
    """
    hinted = [(item, how) for item in items if (how := next(_hints(item.post.text, wanted, own), None))]
    hinted.sort(key=lambda pair: (-pair[0].group_probability(wanted), pair[0].post.order))
    return tuple(Related(item.post.span, how) for item, how in hinted[:AT_MOST])


def _hints(text: str, wanted: frozenset[Kind], own: frozenset[str]) -> Iterator[str]:
    for hint in _HINTS:
        if hint.kind not in wanted:
            continue
        for match in hint.sign.finditer(text):
            found = match[0]
            if not (found.startswith("@") and normalise(found) in own):
                yield hint.how.replace("{found}", found if found.startswith("@") else f"“{found}”")
