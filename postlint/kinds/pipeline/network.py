"""The network: vectors of words, convolutions that see each word among its neighbours, mean and maximum.

Its vectors began as a compressed part of a much larger network's. All texts of a batch lie end to end
in one long array, without padding, so that the cost is that of their words. The score is a sum over
words (a maximum belongs to the word that has it), so what each word, in its surroundings, contributed
is known exactly.

In shapes, T is the number of texts in a batch, W that of their words, D that of features of a word, and K
that of kinds.
"""

from __future__ import annotations

import unicodedata
import zlib
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from postlint.kinds.pipeline.tokenise import BREAK, HANDLE, LINK, OWN, STATUS_LINK
from postlint.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping as Dict
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from postlint.kinds.pipeline.tokenise import ReadText

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]


CONVOLUTIONS: Final = 2
SHAPES: Final = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """A batch after the convolutions: the state of every word, and the words of each text pooled.

    ``states`` are (W, D); ``text`` is the number of each word's text, (W,); ``means`` and ``maxima`` are
    (T, D); ``lengths`` how many words each text has, (T,).
    """

    states: Floats
    text: Numbers
    means: Floats
    maxima: Floats
    lengths: Numbers


def shape(norm: str) -> int:
    """Return the number of a word's outward form: capitals, a number, a hashtag, a sign."""
    if norm.isupper():
        return 1 if len(norm) > 1 else 2
    if norm[0].isupper():
        return 2
    if norm[0].isdigit():
        return 3
    if norm[0] == "#":
        return 4
    return 0 if norm[0].isalnum() else 5


@dataclass(frozen=True, slots=True)
class Network:
    """The pieces and the weights: ``vectors`` with 8 bits and a scale a row, ``layers`` by name."""

    pieces: Pieces
    vectors: NDArray[np.int8]
    scales: Floats
    layers: Dict[str, Floats]

    def look(self, texts: Sequence[ReadText]) -> Seen:
        """Read a batch of texts."""
        lengths = np.array([len(read.words) for read in texts], np.int64)
        text = np.repeat(np.arange(len(texts)), lengths)
        states = self._alone([word.norm for read in texts for word in read.words])
        for number in range(CONVOLUTIONS):
            change = np.maximum(self._convolved(number, states, text), 0)
            if number == CONVOLUTIONS - 1:
                overview = _means(states, lengths) @ self.layers["overview"] + self.layers["overview.bias"]
                change += np.maximum(overview, 0)[text]
            states = states + change
        return Seen(states, text, _means(states, lengths), _maxima(states, lengths), lengths)

    def scores(self, seen: Seen) -> Floats:
        """Return a score for each text and kind: float32 of shape (T, K)."""
        pooled = seen.means @ self.layers["outward.mean"] + seen.maxima @ self.layers["outward.maximum"]
        scores: Floats = pooled + self.layers["outward.bias"]
        return scores

    def word_weights(self, seen: Seen, direction: Floats) -> Floats:
        """Return how far each word moved its text in ``direction``, (T, K): float32 of shape (W,)."""
        along_mean = (direction @ self.layers["outward.mean"].T) / np.maximum(seen.lengths, 1)[:, None]
        along_maximum = direction @ self.layers["outward.maximum"].T
        weights: Floats = np.einsum("ij,ij->i", seen.states, along_mean[seen.text])
        # Words that are alike, neighbours and all, share a maximum.
        highest = (seen.states == seen.maxima[seen.text]).astype(np.float32)
        shared = seen.maxima / np.maximum(_pooled(np.add, highest, seen.lengths), 1)
        weights += np.einsum("ij,ij->i", highest, (shared * along_maximum)[seen.text])
        return weights

    def save(self, folder: Path) -> None:
        """Write the weights and the pieces into ``folder``."""
        self.pieces.save(folder / "pieces.txt")
        layers: dict[str, NDArray[Any]] = {
            name: layer.astype(np.float16) for name, layer in self.layers.items()
        }
        scales = self.scales.astype(np.float16)
        np.savez_compressed(
            folder / "network.npz", allow_pickle=False, vectors=self.vectors, scales=scales, **layers
        )

    @classmethod
    def load(cls, folder: Path) -> Network:
        """Read what :meth:`save` wrote."""
        with np.load(folder / "network.npz") as arrays:
            layers = {name: arrays[name] for name in arrays.files}
        vectors, scales = layers.pop("vectors"), layers.pop("scales").astype(np.float32)
        wide = {name: layer.astype(np.float32) for name, layer in layers.items()}
        return cls(Pieces.load(folder / "pieces.txt"), vectors, scales, wide)

    def _convolved(self, number: int, states: Floats, text: Numbers) -> Floats:
        """Return what a convolution makes of each word between its neighbours in the same text.

        ``states`` are float32, (W, D); ``text`` is the number of each word's text, (W,). Returns (W, D).
        """
        size = states.shape[1]
        same = (text[1:] == text[:-1])[:, None]
        around: Floats = np.zeros((len(states), 3 * size), np.float32)
        around[1:, :size] = states[:-1] * same
        around[:, size : 2 * size] = states
        around[:-1, 2 * size :] = states[1:] * same
        found: Floats = around @ self.layers[f"convolution.{number}"]
        found += self.layers[f"convolution.{number}.bias"]
        return found

    def _alone(self, norms: Sequence[str]) -> Floats:
        """Return the state of each word before its neighbours are looked at: float32, (W, D)."""
        number: dict[str, int] = {}
        which = [number.setdefault(norm, len(number)) for norm in norms]
        # Half the words of a batch are there more than once.
        states = np.maximum(
            self._vectors(tuple(number)) @ self.layers["inward"] + self.layers["inward.bias"], 0
        )
        found: Floats = states[np.array(which, np.int64)]
        return found

    def _vectors(self, norms: Sequence[str]) -> Floats:
        """Return the mean vector of each word's pieces, and its shape's vector, added: float32, (W, D)."""
        if not norms:
            return np.zeros((0, self.vectors.shape[1]), np.float32)
        found = [self.pieces.of(norm) for norm in norms]
        shapes = self.layers["shapes"][[shape(norm) for norm in norms]]
        counts = np.array([len(pieces) for pieces in found])
        numbers = np.fromiter((number for pieces in found for number in pieces), np.int64, counts.sum())
        rows = self.vectors[numbers] * self.scales[numbers][:, None]
        sums = np.add.reduceat(rows, np.cumsum(counts) - counts)
        vectors: Floats = (sums / counts[:, None] + shapes).astype(np.float32)
        return vectors


def _means(states: Floats, lengths: Numbers) -> Floats:
    """Return the mean state of each text, (T, D), of ``states``, (W, D); zero where it has no words."""
    means: Floats = _pooled(np.add, states, lengths)
    means /= np.maximum(lengths, 1)[:, None]
    return means


def _maxima(states: Floats, lengths: Numbers) -> Floats:
    """Return the highest value of each state in each text, (T, D); no state is below zero."""
    return _pooled(np.maximum, states, lengths)


def _pooled(how: np.ufunc, states: Floats, lengths: Numbers) -> Floats:
    pooled: Floats = np.zeros((len(lengths), states.shape[1]), np.float32)
    filled = lengths > 0
    if filled.any():
        pooled[filled] = how.reduceat(states, (np.cumsum(lengths) - lengths)[filled])
    return pooled


SPECIAL: Final = (LINK, STATUS_LINK, HANDLE, OWN, BREAK)
STRANGE: Final = 256
"""Places for words that no pieces make up, emoji most of all; shared by hash."""
MOST_PIECES: Final = 6
LONGEST_PIECE: Final = 20
MOST_REMEMBERED: Final = 100_000


class Pieces:
    """Cuts words into numbered pieces. The numbers after those of the list are for what it lacks."""

    def __init__(self, known: Sequence[str]) -> None:
        self.known = tuple(known)
        self.number = {piece: number for number, piece in enumerate(self.known)}
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

    def of(self, norm: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of a word, one at least."""
        found = self._remembered.get(norm)
        if found is None:
            found = self._cut(norm)
            if len(self._remembered) < MOST_REMEMBERED:
                self._remembered[norm] = found
        return found

    def _cut(self, norm: str) -> tuple[int, ...]:
        if norm in self._special:
            return (self._special[norm],)
        sign, word = ("#", norm[1:]) if norm.startswith("#") and len(norm) > 1 else ("", norm)
        # No more of a word is looked at than can count.
        plain = _plain(word[: MOST_PIECES * LONGEST_PIECE])
        found = [self.number[sign]] if sign in self.number else []
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
            number = self.number.get(before + word[start:end])
            if number is not None:
                return number, end
        return -1, start


def _plain(word: str) -> str:
    """Return ``word`` in lower case, without accents."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
