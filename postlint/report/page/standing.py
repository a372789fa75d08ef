"""What a post does at a glance: each standing has a name, a letter and a shape, beside a colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from postlint.judging.messages import as_one, doubt
from postlint.judging.mix.bounds import by_kind, membership
from postlint.kinds.model import Classified
from postlint.vocabulary import KINDS, Kind, kind_title


@dataclass(frozen=True, slots=True)
class Standing:
    """How a post stands: ``name`` is the class of its mark, too, and ``letter`` is what the mark says."""

    name: str
    letter: str
    meaning: str


ENGAGING: Final = Standing("engaging", "E", "answers, asks, credits or shares somebody")
BROADCAST: Final = Standing("broadcast", "B", "announces, informs or wants something")
SOCIABLE: Final = Standing("sociable", "S", "small talk: neither of the two")
UNSURE: Final = Standing("unsure", "?", "postlint cannot tell: a word of yours would settle it")
UNREAD: Final = Standing("unread", "–", "not read, and so not judged")
STANDINGS: Final = (ENGAGING, BROADCAST, SOCIABLE, UNSURE, UNREAD)

_ENGAGING: Final[frozenset[Kind]] = frozenset({"reply", "retweet", "mention", "question"})
_BROADCAST: Final[frozenset[Kind]] = frozenset({"press_release", "information", "call_to_action"})
_SOCIABLE: Final[frozenset[Kind]] = frozenset({"conversation"})
_GROUPS: Final = ((ENGAGING, _ENGAGING), (BROADCAST, _BROADCAST), (SOCIABLE, _SOCIABLE))
_WORTH_NAMING: Final = 0.1


def standing_of(item: Classified, certainty: float) -> Standing:
    """Return how a post stands where ``certainty`` is asked for."""
    if item.kind is None:
        return UNREAD
    held = (standing for standing, kinds in _GROUPS if membership(item, kinds, certainty) == "in")
    return next(held, UNSURE)


def settling(item: Classified, standing: Standing) -> str | None:
    """Return what to write where nobody can be sure what a post does."""
    if standing not in (UNSURE, UNREAD):
        return None
    said = doubt(item, _ENGAGING).message
    return f"{said[0].upper()}{said[1:]}."


def title_of(item: Classified, standing: Standing) -> str:
    """Return what a post is called, with "perhaps" where that is not certain."""
    title = kind_title(item.kind)
    return f"perhaps {title}" if standing is UNSURE else title


def reasons(item: Classified) -> str:
    """Say why postlint thinks that a post does what it is said to do."""
    return " ".join(_reasons(item))


def _reasons(item: Classified) -> Iterator[str]:
    because = by_kind(item).because
    if item.kind is None:
        yield f"It was not read: {item.unreadable or 'nothing is known of it'}."
    elif item.decided_by == "text":
        yield f"Its words read most like {as_one(item.kind)} ({item.confidence:.0%} likely)" + (
            f", above all {because}." if because else "."
        )
        if others := _others(item):
            yield f"It could also be {others}."
    else:
        yield _SETTLED[item.decided_by].format(because=because)
    if item.doubt:
        yield f"Less is trusted here: {item.doubt}."


_SETTLED: Final = {
    "fields": "{because} says so.",
    "declared": "The calendar says so.",
    "markers": "A mark in its text says so: {because}.",
}


def _others(item: Classified) -> str:
    likely = [kind for kind in KINDS if kind != item.kind and item.probabilities[kind] >= _WORTH_NAMING]
    likely.sort(key=lambda kind: -item.probabilities[kind])
    return " or ".join(f"{as_one(kind)} ({item.probabilities[kind]:.0%})" for kind in likely[:2])
