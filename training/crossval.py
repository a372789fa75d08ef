"""Group-wise cross-validation of the parts exactly as they ship, rounded weights and all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import numpy as np
from scipy.optimize import minimize

from postlint.vocabulary import KINDS
from training.data import FOLDS, fold_of_accounts
from training.metrics import log_softmax
from training.readings import reading
from training.recipe import make
from training.targets import kind_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from postlint.kinds.pipeline.tokenise import ReadText
    from training.data import Example, Posts
    from training.recipe import Make

    Floats = NDArray[np.float64]
    Scores = Mapping[str, Floats]

BATCH = 512
CATCH_ALL = KINDS[0]
"""Press release: what is not told apart from news of one's own ends there, so it is named too often."""
HANDLES = "its handles"
"""What a calendar says of a house as a rule; names in words are more than it needs to say."""
KNOWN: dict[str, Callable[[Example], Example]] = {
    HANDLES: lambda post: replace(post, own=frozenset(name for name in post.own if name[0] == "@")),
    "its handles and names": lambda post: post,
    "nothing": lambda post: replace(post, own=frozenset()),
}
OFFSETS = [-tenth / 10 for tenth in range(11)]


class Scored(Protocol):
    """Whatever looks at texts and then has scores for them."""

    def look(self, texts: Sequence[ReadText], /) -> Any: ...  # noqa: D102
    def scores(self, seen: Any, /) -> NDArray[np.float32]: ...  # noqa: D102


def scores_of(part: Scored, posts: Sequence[Example]) -> Floats:
    """Return what one part says of ``posts``."""
    found = []
    for start in range(0, len(posts), BATCH):
        seen = part.look([reading(post) for post in posts[start : start + BATCH]])
        found.append(part.scores(seen).astype(np.float64))
    return np.concatenate(found)


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What the parts say of posts of accounts that they never saw.

    ``folds`` is the fold of each judged post and ``scores`` its scores, by part; ``known`` has those that
    it gets where more or less is known of its house, ``tests`` those of our own test posts, by part, one row
    of them a fold.
    """

    folds: NDArray[np.int64]
    scores: dict[str, Floats]
    known: dict[str, dict[str, Floats]]
    tests: dict[str, Floats]


def held_out(posts: Posts, work: Path, parts_of: Make = make) -> HeldOut:
    """Make the parts once for each fold, and let them say what they think of that fold."""
    dealt = fold_of_accounts(posts.judged)
    folds = np.array([dealt[post.account] for post in posts.judged])
    known: dict[str, dict[str, list[Floats]]] = {what: {} for what in KNOWN}
    tests: dict[str, list[Floats]] = {}
    for fold in range(FOLDS):
        for name, part in parts_of(posts, work, str(fold)).items():
            new = [post for post in posts.judged if dealt[post.account] == fold]
            for what, names in KNOWN.items():
                known[what].setdefault(name, []).append(scores_of(part, [names(post) for post in new]))
            tests.setdefault(name, []).append(scores_of(part, posts.tests))
    order = np.argsort(np.argsort(folds, kind="stable"), kind="stable")
    scores = {
        what: {name: np.concatenate(found)[order] for name, found in parts.items()}
        for what, parts in known.items()
    }
    return HeldOut(folds, scores[HANDLES], scores, {name: np.stack(found) for name, found in tests.items()})


@dataclass(frozen=True, slots=True)
class Blend:
    """How the parts are put together: the share of each, and what is added to the score of a kind."""

    shares: Mapping[str, float]
    offsets: Mapping[str, float]

    def probabilities(self, scores: Scores) -> Floats:
        """Return probabilities from the scores of all parts."""
        total = np.sum([found * self.shares[name] for name, found in scores.items()], axis=0)
        return np.exp(log_softmax(total + np.array([self.offsets.get(kind, 0.0) for kind in KINDS])))


def best_shares(truth: NDArray[np.int64], scores: Scores) -> dict[str, float]:
    """Return the share of each part under which the labels are likeliest: that calibrates, too."""
    stacked = np.stack(list(scores.values()))

    def loss(shares: Floats) -> float:
        logs = log_softmax(np.tensordot(shares, stacked, axes=1))
        return -float(logs[np.arange(len(truth)), truth].mean())

    found = minimize(loss, np.full(len(stacked), 0.5), method="L-BFGS-B", bounds=[(0, None)] * len(stacked))
    return {name: round(float(share), 3) for name, share in zip(scores, found.x, strict=True)}


def best_offsets(truth: NDArray[np.int64], scores: Scores, shares: Mapping[str, float]) -> dict[str, float]:
    """Return the handicap of ``CATCH_ALL`` under which most posts are right.

    Macro-F1 hangs on a few dozen posts of the rare kinds, and had it anywhere from -0.2 to -1.
    """

    def worth(offset: float) -> float:
        found = Blend(shares, {CATCH_ALL: offset}).probabilities(scores).argmax(axis=1)
        return float((found == truth).mean())

    return {CATCH_ALL: max(OFFSETS, key=worth)}


class Together(Protocol):
    """Puts the parts together."""

    def probabilities(self, scores: Scores, /) -> Floats:
        """Return probabilities from the scores of all parts."""


Fit: TypeAlias = "Callable[[Sequence[Example], Scores, NDArray[np.bool_] | None], Together]"
"""Fits what puts the parts together to the chosen posts, of all that are judged."""


def probabilities(
    posts: Posts, found: HeldOut, fitted: Fit | None = None
) -> tuple[dict[str, Floats], Floats]:
    """Return those of the judged posts, by what is known of their houses, and those of our own test posts.

    The latter are the mean over the folds. What puts the parts together for each fold, a blend unless
    ``fitted`` is something else, is fitted on the natural posts of the others.
    """
    judged = {what: np.zeros_like(next(iter(found.scores.values()))) for what in found.known}
    tests = []
    for fold in range(FOLDS):
        blend = (fitted or natural_blend)(posts.judged, found.scores, found.folds != fold)
        here = found.folds == fold
        for what, scores in found.known.items():
            judged[what][here] = blend.probabilities(scores)[here]
        tests.append(blend.probabilities({name: scores[fold] for name, scores in found.tests.items()}))
    return judged, np.mean(tests, axis=0)


def natural_ones(judged: Sequence[Example], chosen: NDArray[np.bool_] | None = None) -> NDArray[np.bool_]:
    """Tell which posts, of all or of the chosen ones, look like real feeds."""
    natural = np.array([example.natural for example in judged])
    return natural if chosen is None else natural & chosen


def natural_blend(
    judged: Sequence[Example], scores: Scores, chosen: NDArray[np.bool_] | None = None
) -> Blend:
    """Return the best blend on those posts, of all or of the chosen ones, that look like real feeds."""
    natural = natural_ones(judged, chosen)
    truth = kind_numbers(judged)[natural]
    seen = {name: found[natural] for name, found in scores.items()}
    shares = best_shares(truth, seen)
    return Blend(shares, best_offsets(truth, seen, shares))
