"""How the component is made from labelled posts: the one recipe that ships and is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.kinds.pipeline.component import PostKinds
from training.linear import features, fit, pack
from training.targets import soft_targets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.data import Example


def make(labelled: Sequence[Example]) -> PostKinds:
    """Train the component on ``labelled``; its temperature is fitted later, on held-out posts."""
    counted = features([example.text for example in labelled])
    weights, bias = fit(counted.matrix, soft_targets(labelled))
    return PostKinds(temperature=1.0, linear=pack(weights, bias, counted.idf))
