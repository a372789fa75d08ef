"""Did you mean …? Near misses among known words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

_NEAR: Final = 0.75
"""From this similarity on, a word is taken for a slip of the pen."""
_SHORTEST: Final = 3
"""In shorter words, every letter counts."""
_LONGEST: Final = 60
"""Longer words are sentences, and nobody mistypes a key that way."""
MOST_ADVICE: Final = 20
"""More words that nobody knows are no slips: whoever wrote them has others in mind."""


def near_miss(word: str, known: Iterable[str]) -> str | None:
    """Return the word of ``known`` that ``word`` was most likely meant to be, or None.

    Case, hyphens, underscores and spaces do not count; a beginning that only one known word has
    ("warn" for "warning") does. ``word`` itself is no near miss.
    """
    if len(word) > _LONGEST:
        return None
    from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

    wanted = _folded(word)
    others = [(candidate, _folded(candidate)) for candidate in known if candidate != word]
    ranked = [
        (likeness, JaroWinkler.similarity(wanted, folded), candidate)
        for candidate, folded in others
        if (likeness := DamerauLevenshtein.normalized_similarity(wanted, folded)) >= _bar(wanted, folded)
    ]
    if ranked:
        return max(ranked)[2]
    longer = [candidate for candidate, folded in others if folded.startswith(wanted)]
    return longer[0] if len(longer) == 1 and len(wanted) >= _SHORTEST else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``' Did you mean "status"?'`` for a near miss of a known word, else ``""``."""
    meant = near_miss(word, known)
    return f' Did you mean "{meant}"?' if meant else ""


def adviser(known: Collection[str]) -> Callable[[str], str]:
    """Return what gives the advice of :func:`did_you_mean`, for the first words that it is asked about.

    Each time all that is ``known`` is looked at: thousands of words among thousands would take minutes.
    """
    asked: list[str] = []

    def advise(word: str) -> str:
        asked.append(word)
        return did_you_mean(word, known) if len(asked) <= MOST_ADVICE else ""

    return advise


def _folded(word: str) -> str:
    return word.casefold().replace("-", "").replace("_", "").replace(" ", "")


def _bar(wanted: str, candidate: str) -> float:
    shorter, longer = sorted((len(wanted), len(candidate)))
    # One slip in a word of three letters is already a third of it.
    return min(_NEAR, 1 - 1 / longer) if shorter >= _SHORTEST else 1.0
