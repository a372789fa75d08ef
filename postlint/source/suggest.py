"""Did you mean …? Near misses among known words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEAR: Final = 75.0
"""From this similarity (0 to 100) on, a word is taken for a slip of the pen."""
_LONGEST: Final = 60
"""Longer words are sentences, and nobody mistypes a key that way."""


def near_miss(word: str, known: Iterable[str]) -> str | None:
    """Return the word of ``known`` that ``word`` was most likely meant to be, or None.

    Case, hyphens, underscores and spaces do not count. ``word`` itself is no near miss.
    """
    if len(word) > _LONGEST:
        return None
    from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

    known = tuple(known)
    wanted = _folded(word)
    best: tuple[float, float, str] | None = None
    for candidate in known:
        folded = _folded(candidate)
        likeness = 100 * DamerauLevenshtein.normalized_similarity(wanted, folded)
        if candidate != word and likeness >= _bar(wanted, folded):
            rank = (likeness, JaroWinkler.similarity(wanted, folded), candidate)
            best = rank if best is None or rank[:2] > best[:2] else best
    return best[2] if best else _cut_short(wanted, known)


def _cut_short(wanted: str, known: Iterable[str]) -> str | None:
    """Return the one word of ``known`` that ``wanted`` is the beginning of: "warn" for "warning"."""
    longer = [word for word in known if _folded(word).startswith(wanted) and _folded(word) != wanted]
    return longer[0] if len(longer) == 1 and len(wanted) >= 3 else None  # noqa: PLR2004


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``' Did you mean "status"?'`` for a near miss of a known word, else ``""``."""
    meant = near_miss(word, known)
    return f' Did you mean "{meant}"?' if meant else ""


def _folded(word: str) -> str:
    return word.casefold().replace("-", "").replace("_", "").replace(" ", "")


def _bar(wanted: str, candidate: str) -> float:
    # One slip in a word of three or four letters is already a third of it.
    shortest = min(len(wanted), len(candidate))
    one_slip = 100 * (1 - 1 / max(len(wanted), len(candidate), 1))
    return min(_NEAR, one_slip) if shortest >= 3 else 100.0  # noqa: PLR2004
