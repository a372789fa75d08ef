"""The parts of the pipeline put together: probabilities of all kinds, and the words that weighed most.

Needs numpy alone. spaCy's component (:mod:`postlint.kinds.pipeline.component`) and
:func:`postlint.kinds.pipeline.predict` both ask it, so both say the same.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, TypeAlias

import numpy as np

from postlint.kinds.model import likeliest
from postlint.kinds.pipeline.linear import Linear
from postlint.kinds.pipeline.network import Network
from postlint.kinds.pipeline.tokenise import HANDLE, LINK, OWN, STATUS_LINK
from postlint.kinds.telling_words import tells
from postlint.records import dataclass
from postlint.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from postlint.kinds.pipeline.linear import Floats
    from postlint.kinds.pipeline.tokenise import ReadText
    from postlint.vocabulary import Kind

STAND_INS: Final = frozenset({LINK, STATUS_LINK, HANDLE, OWN})
CUES: Final = 6
FAINTEST: Final = 0.05
"""Words that moved the log-odds less than this are no cues."""


class Part(Protocol):
    """A classifier that can tell what each word contributed to its scores."""

    def look(self, texts: Sequence[ReadText], /) -> Any: ...  # noqa: D102
    def scores(self, seen: Any, /) -> Floats: ...  # noqa: D102
    def word_weights(self, seen: Any, direction: Floats, /) -> Floats: ...  # noqa: D102
    def save(self, folder: Path, /) -> None: ...  # noqa: D102
    @classmethod
    def load(cls, folder: Path, /) -> Part: ...  # noqa: D102


PARTS: Final[Mapping[str, type[Part]]] = {"linear": Linear, "network": Network}


class Weighed(NamedTuple):
    """Where a word starts and ends in the text, and how far it moved the log-odds."""

    start: int
    end: int
    weight: float


Said: TypeAlias = "tuple[dict[Kind, float], list[Weighed]]"
"""The probability of every kind of a text, and its cues, strongest first."""
Revise: TypeAlias = "Callable[[Floats], Floats]"
"""Makes other probabilities, (T, K), of those of a batch."""


class Classifier(Protocol):
    """Whatever names kinds and cues as an :class:`Ensemble` does."""

    def classify(self, texts: Sequence[ReadText], /) -> Iterator[Said]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Several ``parts``, each of which scores every kind.

    ``shares`` says how much the scores of each part count, so that the probabilities are calibrated, and
    ``offsets`` what is added to the score of a kind.
    """

    parts: Mapping[str, Part]
    shares: Mapping[str, float]
    offsets: Mapping[str, float]

    def classify(self, texts: Sequence[ReadText], revised: Revise | None = None) -> Iterator[Said]:
        """Yield for each text the probability of every kind, and its cues, strongest first.

        What ``revised`` makes of the probabilities counts in their place, and the cues are those for that.
        """
        seen = {name: part.look(texts) for name, part in self.parts.items()}
        scores = self._summed((name, self.parts[name].scores(seen[name])) for name in seen)
        probabilities = softmax(scores + np.array([self.offsets.get(kind, 0) for kind in KINDS], np.float32))
        probabilities = revised(probabilities) if revised else probabilities
        towards = towards_likeliest(probabilities)
        weights = self._summed((name, self.parts[name].word_weights(seen[name], towards)) for name in seen)
        first = 0
        for text, row in zip(texts, probabilities.tolist(), strict=True):
            stop = first + len(text.words)
            kinds = dict(zip(KINDS, row, strict=True))
            yield kinds, telling_words(text, weights[first:stop], likeliest(kinds))
            first = stop

    def _summed(self, said: Iterable[tuple[str, Floats]]) -> Floats:
        """Return what the parts said, each of shape (T, K) or (W,), added up by their shares."""
        total: Floats = np.sum([values * np.float32(self.shares[name]) for name, values in said], axis=0)
        return total

    def save(self, folder: Path) -> None:
        """Write the weights into ``folder``, which is made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        for part in self.parts.values():
            part.save(folder)
        arrays = {file.name: _hash(file) for file in sorted(folder.glob("*.npz"))}
        facts = {"kinds": KINDS, "shares": self.shares, "offsets": self.offsets, "arrays": arrays}
        (folder / "kinds.json").write_text(json.dumps(facts) + "\n")

    @classmethod
    def load(cls, folder: Path) -> Ensemble:
        """Read what :meth:`save` wrote.

        Raises ValueError where it knows other kinds than we do, or has other arrays than it was saved with.
        """
        facts = json.loads((folder / "kinds.json").read_text())
        if tuple(facts["kinds"]) != KINDS:
            raise ValueError(f"The pipeline in {folder} knows other kinds: {', '.join(facts['kinds'])}.")
        for name, saved in facts["arrays"].items():
            if _hash(folder / name) != saved:
                raise ValueError(f"{folder / name} is damaged. Install it anew.")
        parts = {name: PARTS[name].load(folder) for name in facts["shares"]}
        return cls(parts, facts["shares"], facts["offsets"])


def _hash(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def softmax(scores: Floats) -> Floats:
    """Return scores, (T, K), as probabilities that sum to 1 in each row."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Floats = odds / odds.sum(axis=1, keepdims=True)
    return result


def towards_likeliest(probabilities: Floats) -> Floats:
    """Return, for each row of (T, K), how each score moves the log-odds of the likeliest kind: (T, K).

    The likeliest kind's own score counts whole; the others count against it, each by its share of
    what the likeliest leaves. That is the derivative of ``log(p / (1 - p))``.
    """
    rows, best = np.arange(len(probabilities)), probabilities.argmax(axis=1)
    others = probabilities.copy()
    others[rows, best] = 0
    direction: Floats = -others / np.maximum(others.sum(axis=1, keepdims=True), 1e-9)
    direction[rows, best] = 1
    return direction


def telling_words(reading: ReadText, weights: Floats, kind: Kind) -> list[Weighed]:
    """Return start, end and weight of the words that weighed most, of those that a person would name.

    The strongest come first. What speaks against ``kind``, the likeliest, speaks for any other.
    """
    cues: list[Weighed] = []
    values = weights.tolist()
    for place in np.argsort(-np.abs(weights), kind="stable").tolist():
        word, weight = reading.words[place], values[place]
        if len(cues) == CUES or abs(weight) < FAINTEST:
            break
        if word.norm in STAND_INS or tells(word.norm, kind if weight > 0 else None):
            cues.append(Weighed(word.start, word.end, round(weight, 4)))
    return cues
