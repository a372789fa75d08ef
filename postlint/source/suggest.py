"""Did you mean …? Near misses among known words, and characters that look like a space."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from postlint.source.budgets import MAX_COMPARISONS
from postlint.source.lazy_patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

_NEAR: Final = 0.75
"""From this similarity on, a word is taken for a slip of the pen."""
_NEAR_WORD: Final = 0.5
"""From this similarity on, one word of several may be a slip: of two letters, one is right."""
_WORD: Final = re.compile(r"[^\W_]+")
_SURE: Final = 6
"""From this length on, a word that is one letter away from another is hardly a third one."""
_A_HAIR: Final = 1e-9
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
    wanted = _folded(word)
    named = ((candidate, _folded(candidate)) for candidate in known if candidate != word)
    others = [(candidate, folded) for candidate, folded in named if _could_be(wanted, folded)]
    if not others or len(word) > _LONGEST:
        return None
    # It takes a while to import, and most words have no near miss by their length alone.
    from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

    ranked = [
        (likeness, JaroWinkler.similarity(wanted, folded), candidate)
        for candidate, folded in others
        if (likeness := DamerauLevenshtein.normalized_similarity(wanted, folded)) >= _bar(wanted, folded)
    ]
    ranked = [one for one in ranked if not _has_another_word(word, one[2])]
    if ranked:
        return max(ranked)[2]
    longer = [candidate for candidate, folded in others if folded.startswith(wanted)]
    return longer[0] if len(longer) == 1 and len(wanted) >= _SHORTEST else None


def _has_another_word(word: str, known: str) -> bool:
    """Tell whether a whole word differs, as in "translation notes" for "translation_of": that is no slip."""
    from rapidfuzz.distance import DamerauLevenshtein

    said, meant = (_WORD.findall(one.lower()) for one in (word, known))
    return len(said) == len(meant) > 1 and any(
        DamerauLevenshtein.normalized_similarity(one, other) < _NEAR_WORD
        for one, other in zip(said, meant, strict=True)
    )


class TooManyWordsError(Exception):
    """There are more words to compare than time allows."""


class NearMisses:
    """The near misses of words among those that are ``known``; of each word they are looked for once."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(known)
        self._found: dict[str, str | None] = {}

    def of(self, word: str) -> str | None:
        """Return what :func:`near_miss` says of ``word``.

        Raises:
            TooManyWordsError: if so many words were asked of that comparing them would take long.
        """
        if word not in self._found:
            if len(self._found) * len(self._known) > MAX_COMPARISONS:
                raise TooManyWordsError
            self._found[word] = near_miss(word, self._known)
        return self._found[word]

    def meant_by(self, word: str) -> str | None:
        """Return what :meth:`of` does, and None where it raises an error."""
        try:
            return self.of(word)
        except TooManyWordsError:
            return None


def one_slip_from(word: str, known: Iterable[str], *, shortest: int = _SURE) -> str | None:
    """Return the word of ``known`` that is one letter, or one swap of two, away from ``word``, or None.

    This is stricter than :func:`near_miss`, for words of which there are many: those shorter than
    ``shortest``, plurals, and words with a number are no slips.
    """
    wanted = _folded(word)
    if not shortest <= len(wanted) <= _LONGEST or any(map(str.isdigit, wanted)):
        return None
    from rapidfuzz.distance import DamerauLevenshtein

    return next(
        (
            other
            for other in known
            if abs(len(folded := _folded(other)) - len(wanted)) <= 1
            and wanted.removesuffix("s") != folded.removesuffix("s")
            and DamerauLevenshtein.distance(wanted, folded) == 1
        ),
        None,
    )


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


def named_in_short(known: Iterable[str]) -> str:
    """Return the first of many words, joined by commas, and how many there are besides."""
    words = list(known)
    more = f" and {len(words) - MOST_ADVICE:,} more" if len(words) > MOST_ADVICE else ""
    return f"{', '.join(words[:MOST_ADVICE])}{more}"


def _folded(word: str) -> str:
    return word.casefold().replace("-", "").replace("_", "").replace(" ", "")


def _could_be(wanted: str, candidate: str) -> bool:
    """Tell whether a word is near another as far as their lengths say, or its beginning."""
    shorter, longer = sorted((len(wanted), len(candidate)))
    return candidate.startswith(wanted) or shorter / max(longer, 1) >= _bar(wanted, candidate) - _A_HAIR


def _bar(wanted: str, candidate: str) -> float:
    shorter, longer = sorted((len(wanted), len(candidate)))
    # One slip in a word of three letters is already a third of it.
    return min(_NEAR, 1 - 1 / longer) if shorter >= _SHORTEST else 1.0


LOOKALIKES: Final = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
"""They look like a space, or like nothing, and are neither to a parser: a class for expressions.

They come from web pages, word processors and input methods.
"""

_STRUCTURE: Final = later(rf"[ \t]*(?:- +)*(?P<found>[{LOOKALIKES}])")
_BEHIND_HYPHEN: Final = later(rf"[ \t]*(?:- +)*-(?P<found>[{LOOKALIKES}])")
_BEHIND_COLON: Final = later(rf"[ \t]*(?:- +)*[\w-]+:(?P<found>[{LOOKALIKES}])")
_NAMES: Final = {"\u00a0": "no-break space", "\ufeff": "zero width no-break space"}


def named(character: str) -> str:
    """Return what people call a character, with an article and its number."""
    name = _NAMES.get(character) or unicodedata.name(character, "character").lower()
    return f"{'an' if name[0] in 'aeio' else 'a'} {name} (U+{ord(character):04X})"


def advice_on_line(line: str) -> tuple[int, str] | None:
    """Return where in a line of YAML such a character stands for a space, and what to do about it."""
    if line.isascii():
        return None
    if found := _STRUCTURE.match(line):
        return found.start("found"), f"This line is indented with {named(found['found'])}: write spaces."
    for sign, pattern in (("hyphen", _BEHIND_HYPHEN), ("colon", _BEHIND_COLON)):
        if found := pattern.match(line):
            said = named(found["found"])
            return found.start("found"), f"Behind this {sign} stands {said}: write a space."
    return None
