"""The learning curve: what the linear part, quick to fit, makes of fewer labelled posts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from training.crossval import HANDLES, KNOWN, scores_of
from training.data import FOLDS, fold_of_accounts
from training.metrics import figures
from training.recipe import linear_part
from training.targets import kind_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from training.data import Posts

PARTS = (0.125, 0.25, 0.5, 1.0)
RESOLUTION = 10_000


def learning_curve(posts: Posts) -> Iterator[tuple[str, ...]]:
    """Yield a row for each part of the posts: how many teach, in the mean, and how well."""
    dealt = fold_of_accounts(posts.judged)
    for part in PARTS:
        taught, examples, scores = [], [], []
        for fold in range(FOLDS):
            lessons = [post for post in posts.without(str(fold)) if _chance(post.id) < part]
            held = [post for post in posts.judged if post.natural and dealt[post.account] == fold]
            taught.append(len(lessons))
            examples += held
            scores.append(scores_of(linear_part(lessons), [KNOWN[HANDLES](post) for post in held]))
        accounts = [post.account for post in examples]
        found = figures(kind_numbers(examples), np.concatenate(scores), accounts)
        yield f"{part:.1%}", f"{np.mean(taught):,.0f}", f"{found.accuracy:.3f}", f"{found.macro_f1:.3f}"


def _chance(name: str) -> float:
    """Return a number from 0 to 1 that hangs on ``name`` alone."""
    return crc32(name.encode()) % RESOLUTION / RESOLUTION
