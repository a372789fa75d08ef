"""The encoder: MiniLM's layers in ONNX with 8 bits, on vectors that are looked up here.

Texts go through it one by one. What 8 bits say of a text hangs on the largest numbers that go through with
it, so in company a text would not always get the same answer.

In shapes, N is the number of pieces of a text, D that of features of a piece, T that of texts in a batch, and
K that of kinds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import onnxruntime

from postlint.kinds.pipeline import COMPONENT, model_path
from postlint.kinds.pipeline.network import Pieces
from postlint.vocabulary import KINDS
from postlint_accurate.reading import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from postlint.kinds.pipeline.tokenise import ReadText

    Floats = NDArray[np.float32]

LAYERS: Final = "layers.onnx"
VECTORS: Final = "vectors.npz"
SMALLEST: Final = 1e-12
"""What keeps a division from failing where a vector does not vary."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """Pieces and their ``vectors``, with 8 bits and a scale a row, their ``places``, and the layers."""

    pieces: Pieces
    vectors: NDArray[np.int8]
    scales: Floats
    places: Floats
    norm: tuple[Floats, Floats]
    layers: onnxruntime.InferenceSession

    def scores(self, texts: Sequence[ReadText]) -> Floats:
        """Return a score for each text and kind: float32 of shape (T, K)."""
        found = np.zeros((len(texts), len(KINDS)), np.float32)
        for row, text in enumerate(texts):
            found[row] = self.layers.run(None, {"states": self.below(numbers(self.pieces, text))})[0]
        return found

    def below(self, pieces: Sequence[int]) -> Floats:
        """Return what goes into the layers: the vectors of ``pieces`` at their places, evened: (N, D)."""
        states = self.vectors[pieces] * self.scales[pieces, None] + self.places[: len(pieces)]
        states -= states.mean(axis=1, keepdims=True)
        states /= np.sqrt((states**2).mean(axis=1, keepdims=True) + SMALLEST)
        evened: Floats = states * self.norm[0] + self.norm[1]
        return evened

    @classmethod
    def load(cls, folder: Path) -> Encoder:
        """Read the weights in ``folder``."""
        with np.load(folder / VECTORS) as arrays:
            scales, places, *norm = (
                arrays[name].astype(np.float32) for name in ("scales", "places", "norm", "norm.bias")
            )
            vectors = arrays["vectors"]
        options = onnxruntime.SessionOptions()
        # More processes than one may read, each on its own core.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        layers = onnxruntime.InferenceSession(folder / LAYERS, options, providers=["CPUExecutionProvider"])
        pieces = Pieces.load(model_path() / COMPONENT / "pieces.txt")
        return cls(pieces, vectors, scales, places, (norm[0], norm[1]), layers)
