"""Group-wise cross-validation of the parts exactly as they ship, rounded weights and all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from postlint.kinds.pipeline.text import read
from training.data import FOLDS, fold_of_accounts
from training.metrics import log_softmax
from training.recipe import make
from training.targets import kind_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from postlint.kinds.pipeline.component import Part
    from training.data import Example

    Floats = NDArray[np.float64]
    Scores = Mapping[str, Floats]

BATCH = 512


def scores_of(part: Part, texts: Sequence[str]) -> Floats:
    """Return what one part says of ``texts``."""
    found = []
    for start in range(0, len(texts), BATCH):
        seen = part.look([read(text) for text in texts[start : start + BATCH]])
        found.append(part.scores(seen).astype(np.float64))
    return np.concatenate(found)


def held_out_scores(labelled: Sequence[Example], work: Path) -> tuple[dict[str, Floats], NDArray[np.int64]]:
    """Return, by part, the scores of each post from a part that saw no post of its account; and the folds."""
    dealt = fold_of_accounts(labelled)
    folds = np.array([dealt[example.account] for example in labelled])
    scores: dict[str, list[Floats]] = {}
    for fold in range(FOLDS):
        parts = make([example for example in labelled if dealt[example.account] != fold], work, str(fold))
        texts = [example.text for example in labelled if dealt[example.account] == fold]
        for name, part in parts.items():
            scores.setdefault(name, []).append(scores_of(part, texts))
    order = np.argsort(np.argsort(folds, kind="stable"), kind="stable")
    return {name: np.concatenate(found)[order] for name, found in scores.items()}, folds


def mixed(scores: Scores, shares: Mapping[str, float]) -> Floats:
    """Return probabilities from the scores of all parts, each by its share."""
    total: Floats = np.sum([found * shares[name] for name, found in scores.items()], axis=0)
    return np.exp(log_softmax(total))


def best_shares(truth: NDArray[np.int64], scores: Scores) -> dict[str, float]:
    """Return the share of each part under which the labels are likeliest: that calibrates, too."""
    stacked = np.stack(list(scores.values()))

    def loss(shares: Floats) -> float:
        logs = log_softmax(np.tensordot(shares, stacked, axes=1))
        return -float(logs[np.arange(len(truth)), truth].mean())

    found = minimize(loss, np.full(len(stacked), 0.5), method="L-BFGS-B", bounds=[(0, None)] * len(stacked))
    return {name: round(float(share), 3) for name, share in zip(scores, found.x, strict=True)}


def held_out_probabilities(labelled: Sequence[Example], scores: Scores, folds: NDArray[np.int64]) -> Floats:
    """Return probabilities; the shares for each fold are fitted on the natural posts of the others."""
    probabilities = np.zeros((len(labelled), 0))
    for fold in range(FOLDS):
        shares = natural_shares(labelled, scores, folds != fold)
        everywhere = mixed(scores, shares)
        if not probabilities.size:
            probabilities = np.zeros_like(everywhere)
        probabilities[folds == fold] = everywhere[folds == fold]
    return probabilities


def natural_shares(
    labelled: Sequence[Example], scores: Scores, chosen: NDArray[np.bool_]
) -> dict[str, float]:
    """Return the best shares on those chosen posts that look like real feeds."""
    natural = chosen & np.array([example.natural for example in labelled])
    return best_shares(
        kind_numbers(labelled)[natural], {name: found[natural] for name, found in scores.items()}
    )
