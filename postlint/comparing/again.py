"""Judging what was read already once more: by the rules of another state, or knowing what it found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from postlint.checking import Checked
from postlint.comparing.posts import PostChanges
from postlint.judging.baseline.known import Baseline, baseline_of
from postlint.judging.engine import judge
from postlint.kinds.model import Classified


def judged_again(
    checked: Checked, by: Checked, baseline: Baseline | None = None, touched: Collection[int] = ()
) -> Checked:
    """Return ``checked`` judged by the packs and on the terms of another, ``by``, but for a ``baseline``.

    ``touched`` holds the order of each post that a change touches.
    """
    judgement = judge(
        checked.plan,
        checked.classified,
        by.packs,
        by.terms,
        packs_complete=by.packs_complete,
        baseline=baseline,
        touched=touched,
    )
    return replace(checked, packs=by.packs, terms=by.terms, judgement=judgement)


def judged_knowing(
    parts: Sequence[Checked], others: Iterable[Checked], posts: PostChanges | None = None
) -> list[Checked]:
    """Return ``parts`` judged as they were, but for what was found in the ``others``."""
    known = baseline_of((other.judgement for other in others), Path())
    touched = posts.touched if posts else frozenset()
    return [
        judged_again(
            part, part, known, {item.post.order for item in part.classified if id(item.post) in touched}
        )
        for part in parts
    ]


def partner(part: Checked, others: Sequence[Checked]) -> Checked:
    """Return which of ``others`` has the settings of the same folder; the first where none has."""
    return next((other for other in others if other.root == part.root), others[0] if others else part)


def posts_of(parts: Iterable[Checked]) -> list[Classified]:
    """Return all posts of some configurations."""
    return [item for part in parts for item in part.classified]
