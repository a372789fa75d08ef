"""Fit the linear part: multinomial logistic regression with soft targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from postlint.kinds.pipeline.linear import BLOCKS, Linear, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from postlint.kinds.pipeline.tokenise import ReadText

    Floats = NDArray[np.float32]

STRENGTH = 10.0
"""The inverse of the L2 penalty, as scikit-learn's C."""
ITERATIONS = 60
RARE = 2
"""N-grams in fewer texts than this say nothing that could be learnt."""
BATCH = 512


@dataclass(frozen=True, slots=True)
class Features:
    """The n-grams of a set of texts: a sparse matrix over all blocks, and the idf behind it."""

    matrix: sparse.csr_matrix
    idf: dict[str, Floats]


def features(readings: Sequence[ReadText], idf: dict[str, Floats] | None = None) -> Features:
    """Count the n-grams of texts; without ``idf`` it is taken from these texts."""
    idf = idf or {name: inverse_frequency(name, readings) for name in BLOCKS}
    columns = []
    for name, block in BLOCKS.items():
        rows = []
        for start in range(0, len(readings), BATCH):
            batch = readings[start : start + BATCH]
            found = count(block, batch, idf[name])
            shape = (len(batch), 1 << block.bits)
            rows.append(sparse.csr_matrix((found.value, (found.text, found.place)), shape=shape))
        columns.append(sparse.vstack(rows))
    return Features(sparse.hstack(columns, format="csr"), idf)


def inverse_frequency(name: str, readings: Sequence[ReadText]) -> Floats:
    """Return the idf of every place of a block; 0 where too few texts have it."""
    block = BLOCKS[name]
    frequency = np.zeros(1 << block.bits)
    for start in range(0, len(readings), BATCH):
        found = count(block, readings[start : start + BATCH], None)
        frequency += np.bincount(found.place, minlength=len(frequency))
    idf = np.log((1 + len(readings)) / (1 + frequency)) + 1
    # Kept as it will be read from disk.
    return np.where(frequency >= RARE, idf, 0).astype(np.float16).astype(np.float32)


def fit(matrix: sparse.csr_matrix, targets: Floats, strength: float = STRENGTH) -> tuple[Floats, Floats]:
    """Return weights and bias that make ``targets`` likeliest under an L2 penalty."""
    used = np.flatnonzero(np.diff(matrix.tocsc().indptr))
    inputs = matrix[:, used].tocsr()
    inputs_by_column = inputs.T.tocsr()
    size, width, kinds = inputs.shape[0], inputs.shape[1], targets.shape[1]
    penalty = 1 / (strength * size)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(width + 1, kinds).astype(np.float32)
        scores = inputs @ weights[:-1] + weights[-1]
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        wrong = (np.exp(logs) - targets) / size
        gradient = np.vstack([inputs_by_column @ wrong + penalty * weights[:-1], wrong.sum(axis=0)])
        value = -float((targets * logs).sum()) / size + penalty / 2 * float((weights[:-1] ** 2).sum())
        return value, gradient.ravel().astype(np.float64)

    start = np.zeros((width + 1) * kinds)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS, "maxcor": 6})
    solution = found.x.reshape(width + 1, kinds).astype(np.float32)
    weights = np.zeros((matrix.shape[1], kinds), np.float32)
    weights[used] = solution[:-1]
    return weights, solution[-1]


def pack(weights: Floats, bias: Floats, idf: dict[str, Floats]) -> Linear:
    """Return the weights as they ship: 8 bits each, with a scale for each block and kind."""
    tables, scales, first = {}, {}, 0
    for name, block in BLOCKS.items():
        part = weights[first : first + (1 << block.bits)]
        first += 1 << block.bits
        scales[name] = np.maximum(np.abs(part).max(axis=0) / 127, 1e-9).astype(np.float32)
        tables[name] = np.round(part / scales[name]).astype(np.int8)
    return Linear(idf=idf, weights=tables, scales=scales, bias=bias)
