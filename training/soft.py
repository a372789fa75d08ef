"""What is kept in a folder between the steps of training: the teachers' opinions, and the students."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ALL = "all"
"""Names what learns from everything; the rest is named after the fold that it never saw."""


def soft_file(folder: Path, fold: str, seed: int) -> Path:
    """Return where the scores of one teacher are kept."""
    return folder / f"soft-{fold}-{seed}.npz"


def student_folder(folder: Path, fold: str) -> Path:
    """Return where the student of one fold is kept."""
    return folder / f"student-{fold}"


def read_soft(folder: Path, fold: str) -> dict[str, Floats]:
    """Return the scores that the teacher of ``fold`` gives each post, by the posts' ids.

    Where several teachers may speak, for several seeds or for ALL folds, it is their mean.
    """
    files = sorted(folder.glob(f"soft-{'*' if fold == ALL else fold}-*.npz"))
    if not files:
        raise FileNotFoundError(f"{folder} has no soft-{fold}-*.npz: run `make teachers` in training/ first.")
    scores = []
    for file in files:
        with np.load(file) as arrays:
            ids = arrays["ids"].tolist()
            scores.append(arrays["scores"])
    return dict(zip(ids, np.mean(scores, axis=0), strict=True))
