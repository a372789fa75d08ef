"""What a post counts as and why, in words for the people who planned it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from postlint.kinds.model import Classified, Evidence
from postlint.vocabulary import kind_title

MOST_WORDS: Final = 2
"""How many of the words that weighed most are named."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one post counts as, and what says so; ``because`` is empty where there is nothing to name."""

    what: str
    because: str = ""


def by_kind(item: Classified) -> Reading:
    """Return the kind of a post, with the field, the author's word, the marker or the words that say so."""
    if item.kind is None:
        return Reading(item.unreadable or "cannot be read")
    if item.decided_by == "text":
        deciding = [evidence for evidence in item.evidence if (evidence.weight or 0) > 0]
    else:
        deciding = list(item.evidence[-1:])
    said = dict.fromkeys(_SAID[evidence.type](evidence) for evidence in deciding)
    return Reading(kind_title(item.kind), ", ".join(list(said)[:MOST_WORDS]))


_SAID: Final[Mapping[str, Callable[[Evidence], str]]] = {
    "field": lambda evidence: f"its {evidence.detail.partition(':')[0]}",
    "declared": lambda _evidence: "declared",
    "marker": lambda evidence: evidence.detail,
    "words": lambda evidence: f"“{evidence.detail}”",
}
