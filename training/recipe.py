"""How the parts are made from labelled posts: the one recipe that ships and is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from postlint.kinds.pipeline.network import Network
from training.data import network_folder
from training.linear import features, fit, pack
from training.readings import lessons

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from postlint.kinds.pipeline.ensemble import Part
    from postlint.kinds.pipeline.linear import Linear
    from training.data import Example, Posts


Make: TypeAlias = "Callable[[Posts, Path, str], Mapping[str, Any]]"
"""Returns the parts that know nothing of a fold."""


def make(posts: Posts, work: Path, fold: str) -> dict[str, Part]:
    """Return the parts that know nothing of ``fold``: the linear one is fitted, the network fetched."""
    return {
        "linear": linear_part(posts.without(fold)),
        "network": Network.load(network_folder(work, fold)),
    }


def linear_part(examples: Sequence[Example]) -> Linear:
    """Return the linear part, fitted to ``examples``."""
    readings, targets = lessons(examples)
    counted = features(readings)
    weights, bias = fit(counted.matrix, targets)
    return pack(weights, bias, counted.idf)
