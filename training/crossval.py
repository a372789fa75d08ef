"""Group-wise cross-validation of the pipeline exactly as it ships, 8-bit weights and all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from postlint.kinds.pipeline.component import PostKinds
from training.data import FOLDS, fold_of_accounts
from training.metrics import best_temperature, log_softmax
from training.recipe import make
from training.targets import kind_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from training.data import Example

    Floats = NDArray[np.float64]

BATCH = 512


def scores_of(kinds: PostKinds, texts: Sequence[str]) -> Floats:
    """Return the scores of ``texts`` before any temperature."""
    parts = [kinds.scores(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
    return np.concatenate(parts).astype(np.float64)


def held_out_scores(labelled: Sequence[Example]) -> tuple[Floats, NDArray[np.int64]]:
    """Return the scores of each post by a pipeline that saw no post of its account, and the folds."""
    dealt = fold_of_accounts(labelled)
    folds = np.array([dealt[example.account] for example in labelled])
    scores = np.zeros((len(labelled), 0))
    for fold in range(FOLDS):
        kinds = make([example for example, here in zip(labelled, folds, strict=True) if here != fold])
        inside = np.flatnonzero(folds == fold)
        found = scores_of(kinds, [labelled[int(index)].text for index in inside])
        if not scores.size:
            scores = np.zeros((len(labelled), found.shape[1]))
        scores[inside] = found
    return scores, folds


def calibrated(labelled: Sequence[Example], scores: Floats, folds: NDArray[np.int64]) -> Floats:
    """Return probabilities; each fold's temperature is fitted on the natural posts of the others."""
    truth, natural = kind_numbers(labelled), np.array([example.natural for example in labelled])
    probabilities = np.zeros_like(scores)
    for fold in range(FOLDS):
        others, inside = natural & (folds != fold), folds == fold
        temperature = best_temperature(truth[others], scores[others])
        probabilities[inside] = np.exp(log_softmax(scores[inside] / temperature))
    return probabilities


def shipped_temperature(labelled: Sequence[Example], scores: Floats) -> float:
    """Return the temperature that ships: fitted on every natural post, each scored unseen."""
    natural = np.array([example.natural for example in labelled])
    return best_temperature(kind_numbers(labelled)[natural], scores[natural])
