"""Counts of words, characters and marks, hashed into a fixed number of places.

All of it is arithmetic on whole batches: a Python loop over n-grams would cost more than spaCy. The
hash is our own (polynomial, then mixed as in splitmix64), since it must never change between runs,
machines or versions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from postlint.kinds.pipeline.text import ReadText

WORD_BITS: Final = 17
CHARACTER_BITS: Final = 18
MARK_BITS: Final = 9
WORD_LENGTHS: Final = (1, 2, 3)
CHARACTER_LENGTHS: Final = (2, 3, 4, 5)
START: Final = "\ue003"
END: Final = "\ue004"

_BASE: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))

_SALTS: Final = np.arange(8, dtype=np.uint64) * _MIX[0]


@dataclass(frozen=True, slots=True)
class Grams:
    """The n-grams of one sort in a batch of texts, one entry for each occurrence.

    ``first`` and ``last`` are the words that an n-gram touches, counted over the whole batch; marks
    belong to no word and have -1.
    """

    text: NDArray[np.int64]
    place: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def _mixed(hashes: NDArray[np.uint64], bits: int) -> NDArray[np.int64]:
    """Spread ``hashes`` evenly over ``2 ** bits`` places."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * _MIX[0]
    hashes = (hashes ^ (hashes >> np.uint64(27))) * _MIX[1]
    places: NDArray[np.int64] = ((hashes ^ (hashes >> np.uint64(31))) & np.uint64((1 << bits) - 1)).astype(
        np.int64
    )
    return places


def _runs(
    units: NDArray[np.uint64],
    text: NDArray[np.int64],
    word: NDArray[np.int64],
    lengths: Sequence[int],
    bits: int,
) -> Grams:
    """Hash every run of ``lengths`` neighbouring units that lies within one text."""
    parts = []
    hashes: NDArray[np.uint64] = np.zeros(len(units), np.uint64)
    for length in range(1, max(lengths) + 1):
        stop = len(units) - length + 1
        if stop <= 0:
            break
        hashes = hashes[:stop] * _BASE + units[length - 1 :] + np.uint64(1)
        inside = text[:stop] == text[length - 1 :]
        if length in lengths:
            here = np.flatnonzero(inside)
            places = _mixed(hashes[here] + _SALTS[length], bits)
            parts.append((text[here], places, word[here], word[here + length - 1]))
    if not parts:
        return Grams(*(np.zeros(0, np.int64) for _ in range(4)))
    return Grams(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _code_points(string: str) -> NDArray[np.uint64]:
    return np.frombuffer(string.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)


def _string_hashes(strings: Sequence[str]) -> NDArray[np.uint64]:
    """Hash whole strings: the sum of their code points, each times a power of the base."""
    lengths = np.array([len(string) for string in strings], np.int64)
    points = _code_points("".join(strings)) + np.uint64(1)
    starts = np.cumsum(lengths) - lengths
    powers = np.cumprod(np.full(int(lengths.max(initial=1)), _BASE))
    within = np.arange(len(points)) - np.repeat(starts, lengths)
    return np.add.reduceat(points * powers[within], starts) if len(points) else np.zeros(0, np.uint64)


def word_grams(texts: Sequence[ReadText]) -> Grams:
    """Return the runs of one to three words, in lower case, with the ends of each text."""
    strings, text, word = [], [], []
    count = 0
    for number, read in enumerate(texts):
        if not read.words:
            continue
        # The ends have no word of their own: their share of a weight goes to the word beside them.
        units = [(START, count)]
        for place, each in enumerate(read.words, count):
            # A hashtag is a sign and a word: "#parks" also counts as "parks".
            sign = each.norm.startswith("#") and len(each.norm) > 1
            units += [("#", place), (each.norm[1:].lower(), place)] if sign else [(each.norm.lower(), place)]
        count += len(read.words)
        units.append((END, count - 1))
        strings += [unit for unit, _ in units]
        word += [place for _, place in units]
        text += [number] * len(units)
    words, texts_of = np.array(word, np.int64), np.array(text, np.int64)
    return _runs(_string_hashes(strings), texts_of, words, WORD_LENGTHS, WORD_BITS)


def character_grams(texts: Sequence[ReadText]) -> Grams:
    """Return the runs of two to five characters, across words, as written (capitals tell much)."""
    pieces, text_lengths, word_lengths = [], [], []
    for read in texts:
        before, length = -1, 0
        for each in read.words:
            piece = f" {each.norm}" if each.start != before else each.norm
            before = each.end
            pieces.append(piece)
            word_lengths.append(len(piece))
            length += len(piece)
        text_lengths.append(length)
    points = _code_points("".join(pieces))
    text = np.repeat(np.arange(len(texts)), text_lengths)
    word = np.repeat(np.arange(len(word_lengths)), word_lengths)
    return _runs(points, text, word, CHARACTER_LENGTHS, CHARACTER_BITS)


def mark_grams(texts: Sequence[ReadText]) -> Grams:
    """Return the marks of each text, at the word that shows them."""
    strings, text, word = [], [], []
    count = 0
    for number, read in enumerate(texts):
        for mark in read.marks:
            strings.append(mark.name)
            text.append(number)
            word.append(count + mark.word if mark.word >= 0 else -1)
        count += len(read.words)
    at = np.array(word, np.int64)
    return Grams(np.array(text, np.int64), _mixed(_string_hashes(strings), MARK_BITS), at, at)
