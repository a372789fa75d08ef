"""Posts as the parts see them: the names of their houses as one word, and also without knowing these."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from postlint.kinds.pipeline.own_names import read_for
from postlint.kinds.pipeline.tokenise import read
from training.targets import soft_targets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from postlint.kinds.pipeline.tokenise import ReadText
    from training.data import Example

    Floats = NDArray[np.float32]


def reading(post: Example) -> ReadText:
    """Return ``post`` as a calendar would have it read that says whose it is, where that is known."""
    return read_for(post.own, post.text)


def lessons(posts: Sequence[Example]) -> tuple[list[ReadText], Floats]:
    """Return what is learnt from ``posts``, and what should be said of each.

    A post that names its own house teaches twice, once as the post of somebody unknown: not every text comes
    with a calendar.
    """
    known, targets = [reading(post) for post in posts], soft_targets(posts)
    plain = {place: read(post.text) for place, post in enumerate(posts) if post.own}
    differs = [place for place, other in plain.items() if other != known[place]]
    return [*known, *(plain[place] for place in differs)], np.concatenate([targets, targets[differs]])
