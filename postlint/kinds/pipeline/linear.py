"""The linear part: hashed n-grams, tf-idf, one weight for each n-gram and kind.

Everything that it says is a sum over n-grams, so what each word contributed is known exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from postlint.kinds.pipeline import ngrams

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from postlint.kinds.pipeline.text import ReadText

    Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Block:
    """A sort of n-grams: how they are found, into how many places they go, how much they count."""

    find: Callable[[Sequence[ReadText]], ngrams.Grams]
    bits: int
    scale: float


BLOCKS: Final[Mapping[str, Block]] = {
    "words": Block(ngrams.word_grams, ngrams.WORD_BITS, 1.0),
    "characters": Block(ngrams.character_grams, ngrams.CHARACTER_BITS, 1.0),
    "marks": Block(ngrams.mark_grams, ngrams.MARK_BITS, 0.8),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """The different n-grams of a batch with their values, and which occurrence is which of them."""

    grams: ngrams.Grams
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

    blocks: Mapping[str, Counted]
    texts: int
    words: int


@dataclass(frozen=True, slots=True)
class Linear:
    """The weights: for each block an ``idf`` and an int8 table with a scale for each kind."""

    idf: Mapping[str, Floats]
    weights: Mapping[str, NDArray[np.int8]]
    scales: Mapping[str, Floats]
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
        """Return a score for each text and kind."""
        scores = np.tile(self.bias, (seen.texts, 1))
        for name, found in seen.blocks.items():
            parts = self.weights[name][found.place] * found.value[:, None]
            for kind in range(len(self.bias)):
                sums = np.bincount(found.text, parts[:, kind], minlength=seen.texts)
                scores[:, kind] += sums * self.scales[name][kind]
        return scores.astype(np.float32)

    def word_weights(self, seen: Seen, direction: Floats) -> Floats:
        """Return how far each word of the batch moved its text in ``direction`` (a row a text).

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
