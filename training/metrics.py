"""The figures by which the pipeline is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from postlint.vocabulary import ENGAGING, KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.int64]

ENGAGED = np.array([kind in ENGAGING for kind in KINDS])
BINS = 10
LEAST_POSTS = 10
"""Accounts with fewer posts than this have no mix worth measuring."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a set of predictions is worth."""

    posts: int
    accuracy: float
    macro_f1: float
    engaged: float
    mix_error: float
    calibration_error: float


def figures(truth: Numbers, probabilities: Floats, accounts: Sequence[str]) -> Figures:
    """Measure ``probabilities`` against the labelled kinds."""
    guess = probabilities.argmax(axis=1)
    return Figures(
        posts=len(truth),
        accuracy=float((guess == truth).mean()),
        macro_f1=float(np.mean([scores[2] for scores in by_kind(truth, guess)])),
        engaged=float((ENGAGED[guess] == ENGAGED[truth]).mean()),
        mix_error=mix_error(truth, guess, accounts),
        calibration_error=calibration_error(truth, probabilities),
    )


def by_kind(truth: Numbers, guess: Numbers) -> list[tuple[float, float, float, int]]:
    """Return precision, recall, F1 and number of posts for each kind."""
    rows = []
    for kind in range(len(KINDS)):
        right = int(((truth == kind) & (guess == kind)).sum())
        said, there = int((guess == kind).sum()), int((truth == kind).sum())
        rows.append((right / max(said, 1), right / max(there, 1), 2 * right / max(said + there, 1), there))
    return rows


def confusion(truth: Numbers, guess: Numbers) -> Numbers:
    """Return how often each labelled kind (row) was taken for each kind (column)."""
    size = len(KINDS)
    return np.bincount(truth * size + guess, minlength=size * size).reshape(size, size)


def mix_error(truth: Numbers, guess: Numbers, accounts: Sequence[str]) -> float:
    """Return by how much the engaged share of an account is mistaken, in the mean over accounts."""
    names = np.array(accounts)
    errors = []
    for account in sorted(set(accounts)):
        mine = names == account
        if mine.sum() >= LEAST_POSTS:
            errors.append(abs(float(ENGAGED[guess[mine]].mean() - ENGAGED[truth[mine]].mean())))
    return float(np.mean(errors))


def calibration_error(truth: Numbers, probabilities: Floats) -> float:
    """Return the expected calibration error of the likeliest kind over ten bins of equal width."""
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == truth
    return sum(share * abs(said - held) for share, said, held in reliability(confidence, right))


def reliability(confidence: Floats, right: NDArray[np.bool_]) -> list[tuple[float, float, float]]:
    """Return for each bin that holds posts: its share of them, what was said and what held."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    rows = []
    for number in range(BINS):
        inside = bins == number
        if inside.any():
            held = float(right[inside].mean())
            rows.append((float(inside.mean()), float(confidence[inside].mean()), held))
    return rows


def log_softmax(scores: Floats) -> Floats:
    """Return the logarithms of the probabilities that ``scores`` stand for."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result
