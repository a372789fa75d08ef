"""What the pipeline that ships and the encoder say together: the average of their probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from postlint.kinds.pipeline import shipped
from postlint.kinds.pipeline.ensemble import softmax
from postlint_accurate.encoder import Encoder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from postlint.kinds.pipeline.ensemble import Ensemble, Said
    from postlint.kinds.pipeline.linear import Floats
    from postlint.kinds.pipeline.tokenise import ReadText


@dataclass(frozen=True, slots=True)
class Opinion:
    """The pipeline that ``ships``, the encoder, and how sure their average is of itself."""

    ships: Ensemble
    encoder: Encoder
    temperature: float

    def classify(self, texts: Sequence[ReadText]) -> Iterator[Said]:
        """Yield for each text the probability of every kind, and the cues of the pipeline that ships."""
        return self.ships.classify(
            texts, lambda said: averaged(said, self.encoder.scores(texts), self.temperature)
        )

    @classmethod
    def load(cls, folder: Path, temperature: float) -> Opinion:
        """Read the encoder in ``folder``."""
        return cls(shipped(), Encoder.load(folder), temperature)


def averaged(said: Floats, scores: Floats, temperature: float) -> Floats:
    """Return the mean of probabilities and of those that ``scores`` stand for, all (T, K).

    An average of two is less sure than it may be: a ``temperature`` below 1 makes it surer.
    """
    logs: Floats = np.log((said + softmax(scores)) / 2)
    return softmax(logs / np.float32(temperature))
