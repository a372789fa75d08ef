"""Words as pieces of words from a fixed list, so that no word is wholly unknown.

The list and the greedy way of cutting are WordPiece's (Schuster and Nakajima, 2012), which is what
the pieces' first vectors were learnt with.
"""

from __future__ import annotations

import unicodedata
import zlib
from typing import TYPE_CHECKING, Final

from postlint.kinds.pipeline.text import BREAK, HANDLE, LINK, STATUS_LINK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from postlint.kinds.pipeline.text import Word

SPECIAL: Final = (LINK, STATUS_LINK, HANDLE, BREAK)
STRANGE: Final = 256
"""Places for words that no pieces make up, emoji most of all; shared by hash."""
MOST_PIECES: Final = 6
LONGEST_PIECE: Final = 20
MOST_REMEMBERED: Final = 100_000


class Pieces:
    """Cuts words into numbered pieces. The numbers after those of the list are for what it lacks."""

    def __init__(self, known: Sequence[str]) -> None:
        self.known = tuple(known)
        self._number = {piece: number for number, piece in enumerate(self.known)}
        self._special = {norm: len(self.known) + number for number, norm in enumerate(SPECIAL)}
        self._remembered: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.known) + len(SPECIAL) + STRANGE

    def save(self, path: Path) -> None:
        """Write the list to ``path``."""
        path.write_text("\n".join(self.known) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Pieces:
        """Read the list that :meth:`save` wrote."""
        return cls(path.read_text(encoding="utf-8").split("\n")[:-1])

    def of(self, word: Word) -> tuple[int, ...]:
        """Return the numbers of the pieces of ``word``, one at least."""
        found = self._remembered.get(word.norm)
        if found is None:
            found = self._cut(word.norm)
            if len(self._remembered) < MOST_REMEMBERED:
                self._remembered[word.norm] = found
        return found

    def _cut(self, norm: str) -> tuple[int, ...]:
        if norm in self._special:
            return (self._special[norm],)
        sign, word = ("#", norm[1:]) if norm.startswith("#") and len(norm) > 1 else ("", norm)
        # No more of a word is looked at than can count.
        plain = _plain(word[: MOST_PIECES * LONGEST_PIECE])
        found = [self._number[sign]] if sign in self._number else []
        start = 0
        while start < len(plain) and len(found) < MOST_PIECES:
            number, start = self._longest(plain, start)
            if number < 0:
                strange = zlib.crc32(norm.encode("utf-8", "surrogatepass")) % STRANGE
                return (len(self.known) + len(SPECIAL) + strange,)
            found.append(number)
        return tuple(found) or (len(self.known) + len(SPECIAL),)

    def _longest(self, word: str, start: int) -> tuple[int, int]:
        """Return the longest known piece of ``word`` from ``start``, and where it ends; -1 for none."""
        before = "##" if start else ""
        for end in range(min(len(word), start + LONGEST_PIECE), start, -1):
            number = self._number.get(before + word[start:end])
            if number is not None:
                return number, end
        return -1, start


def _plain(word: str) -> str:
    """Return ``word`` in lower case, without accents."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
