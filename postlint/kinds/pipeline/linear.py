"""The linear part: hashed n-grams, tf-idf, one weight for each n-gram and kind.

Everything that it says is a sum over n-grams, so what each word contributed is known exactly. In shapes,
T is the number of texts in a batch, W that of their words, K that of kinds (8, in the order of
``KINDS``), N that of occurrences of n-grams, and P that of places into which a sort of them is hashed.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from postlint.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Mapping as Dict
    from pathlib import Path

    from numpy.typing import NDArray

    from postlint.kinds.pipeline.tokenise import ReadText

    Floats = NDArray[np.float32]

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
    belong to no word and have -1. All four are int64 of shape (N,); ``place`` is below P.
    """

    text: NDArray[np.int64]
    place: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def _mixed(hashes: NDArray[np.uint64], bits: int) -> NDArray[np.int64]:
    """Spread ``hashes``, (N,), evenly over ``2 ** bits`` places: int64 of the same shape."""
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
    """Hash every run of ``lengths`` neighbouring units that lies within one text.

    ``units`` are uint64, ``text`` and ``word`` int64, all (U,) for the U units of the batch.
    """
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


@dataclass(frozen=True, slots=True)
class Block:
    """A sort of n-grams: how they are found, into how many places they go, how much they count."""

    find: Callable[[Sequence[ReadText]], Grams]
    bits: int
    scale: float


BLOCKS: Final[Dict[str, Block]] = {
    "words": Block(word_grams, WORD_BITS, 1.0),
    "characters": Block(character_grams, CHARACTER_BITS, 1.0),
    "marks": Block(mark_grams, MARK_BITS, 0.8),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """The different n-grams of a batch with their values, and which occurrence is which of them."""

    grams: Grams
    text: NDArray[np.int64]
    place: NDArray[np.int64]
    value: Floats
    count: NDArray[np.int64]
    which: NDArray[np.int64]


def count(block: Block, texts: Sequence[ReadText], idf: Floats | None) -> Counted:
    """Count the n-grams of ``texts``: sub-linear tf, times ``idf``, each text scaled to length 1."""
    grams = block.find(texts)
    keys, which, counts = np.unique(
        grams.text << block.bits | grams.place, return_inverse=True, return_counts=True
    )
    text, place = keys >> block.bits, keys & ((1 << block.bits) - 1)
    value = 1 + np.log(counts)
    if idf is not None:
        value = value * idf[place]
    length = np.sqrt(np.bincount(text, value * value, minlength=len(texts)))
    value = block.scale * value / np.maximum(length, 1e-9)[text]
    return Counted(grams, text, place, value.astype(np.float32), counts, which)


@dataclass(frozen=True, slots=True)
class Seen:
    """A batch of texts, counted block by block."""

    blocks: Dict[str, Counted]
    texts: int
    words: int


@dataclass(frozen=True, slots=True)
class Linear:
    """The weights: for each block an ``idf``, (P,), and an int8 table, (P, K), with a scale a kind, (K,)."""

    idf: Dict[str, Floats]
    weights: Dict[str, NDArray[np.int8]]
    scales: Dict[str, Floats]
    bias: Floats

    def save(self, folder: Path) -> None:
        """Write the weights into ``folder``."""
        arrays: dict[str, NDArray[Any]] = {"bias": self.bias}
        for name in BLOCKS:
            arrays[f"{name}.idf"] = self.idf[name].astype(np.float16)
            arrays[f"{name}.weights"] = self.weights[name]
            arrays[f"{name}.scales"] = self.scales[name]
        np.savez_compressed(folder / "linear.npz", allow_pickle=False, **arrays)

    @classmethod
    def load(cls, folder: Path) -> Linear:
        """Read the weights that :meth:`save` wrote."""
        with np.load(folder / "linear.npz") as arrays:
            return cls(
                idf={name: arrays[f"{name}.idf"].astype(np.float32) for name in BLOCKS},
                weights={name: arrays[f"{name}.weights"] for name in BLOCKS},
                scales={name: arrays[f"{name}.scales"] for name in BLOCKS},
                bias=arrays["bias"],
            )

    def look(self, texts: Sequence[ReadText]) -> Seen:
        """Count the n-grams of a batch of texts."""
        blocks = {name: count(block, texts, self.idf[name]) for name, block in BLOCKS.items()}
        return Seen(blocks, len(texts), sum(len(read.words) for read in texts))

    def scores(self, seen: Seen) -> Floats:
        """Return a score for each text and kind: float32 of shape (T, K)."""
        scores = np.tile(self.bias, (seen.texts, 1))
        for name, found in seen.blocks.items():
            rows = self.weights[name][found.place]
            # The n-grams of a text stand together, in the order of the texts.
            edges = np.searchsorted(found.text, np.arange(seen.texts + 1))
            for text, (start, stop) in enumerate(pairwise(edges)):
                scores[text] += found.value[start:stop] @ rows[start:stop] * self.scales[name]
        return scores.astype(np.float32)

    def word_weights(self, seen: Seen, direction: Floats) -> Floats:
        """Return how far each word moved its text in ``direction``, (T, K): float32 of shape (W,).

        An n-gram that touches several words is shared among them evenly.
        """
        change = np.zeros(seen.words + 1)
        for name, found in seen.blocks.items():
            along = direction[found.text] * self.scales[name]
            each = (self.weights[name][found.place] * along).sum(1) * found.value / found.count
            grams = found.grams
            share = each[found.which] / (grams.last - grams.first + 1)
            placed = grams.first >= 0
            change += np.bincount(grams.first[placed], share[placed], minlength=len(change))
            change -= np.bincount(grams.last[placed] + 1, share[placed], minlength=len(change))
        return np.cumsum(change)[: seen.words].astype(np.float32)
