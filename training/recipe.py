"""How the parts are made from labelled posts: the one recipe that ships and is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.kinds.pipeline.network import Network
from training.data import network_folder
from training.linear import features, fit, pack
from training.targets import soft_targets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from postlint.kinds.pipeline.ensemble import Part
    from postlint.kinds.pipeline.linear import Linear
    from training.data import Example, Posts


def make(posts: Posts, work: Path, fold: str) -> dict[str, Part]:
    """Return the parts that know nothing of ``fold``: the linear one is fitted, the network fetched."""
    return {
        "linear": linear_part(posts.without(fold)),
        "network": Network.load(network_folder(work, fold)),
    }


def linear_part(examples: Sequence[Example]) -> Linear:
    """Return the linear part, fitted to ``examples``."""
    counted = features([example.text for example in examples])
    weights, bias = fit(counted.matrix, soft_targets(examples))
    return pack(weights, bias, counted.idf)
