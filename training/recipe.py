"""How the parts are made from labelled posts: the one recipe that ships and is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.kinds.pipeline.network import Network
from training.linear import features, fit, pack
from training.soft import student_folder
from training.targets import soft_targets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from postlint.kinds.pipeline.component import Part
    from training.data import Example


def make(labelled: Sequence[Example], work: Path, fold: str) -> dict[str, Part]:
    """Return the parts that know nothing of ``fold``: the linear one is fitted, the student fetched."""
    counted = features([example.text for example in labelled])
    weights, bias = fit(counted.matrix, soft_targets(labelled))
    return {
        "linear": pack(weights, bias, counted.idf),
        "network": Network.load(student_folder(work, fold)),
    }
