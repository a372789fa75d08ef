"""Posts to kinds: fields first, then the author's word, then markers, then what the words say."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from postlint.config import DEFAULT_CERTAINTY, DEFAULT_PIPELINE, PipelineChoice
from postlint.kinds.cache import predict_cached, warn
from postlint.kinds.fields_and_markers import (
    CreditsNobody,
    by_declaration,
    by_fields,
    by_markers,
    continues,
    credits_nobody,
)
from postlint.kinds.habits import habits_of, with_habits
from postlint.kinds.model import (
    NOT_ENGLISH,
    UNKNOWN,
    UNREAD,
    UNREAD_TO_SOMEBODY,
    Classified,
    Prediction,
    Probabilities,
    Settled,
    certain,
    likeliest,
    trusted,
    turned,
    without_reply,
)
from postlint.kinds.own_accounts import Ours
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.calendars.model import Plan, Post
    from postlint.kinds.model import Watch
    from postlint.kinds.pipeline import Pipeline

_SEEN_OFTEN = (NOT_ENGLISH, "only a link", "only hashtags")
"""Why posts cannot be read of which enough are labelled."""

_TO_SOMEBODY = later(r"\s*@\w")

LONGEST_LEARNT = 900
"""How many characters the longest posts have that the text pipeline has learnt from."""


def classify(
    plan: Plan, *, cache: bool = True, jobs: int = 1, watch: Watch | None = None
) -> tuple[Classified, ...]:
    """Return what each post of ``plan`` does, in the order of its posts; see :func:`read_texts`."""
    return read_texts(plan, cache=cache, jobs=jobs, watch=watch)[1]


def read_texts(
    plan: Plan, *, cache: bool = True, jobs: int = 1, watch: Watch | None = None
) -> tuple[Plan, tuple[Classified, ...]]:
    """Return ``plan``, which then knows by whom it was read, and what each of its posts does.

    The posts are in their order; see :func:`classify_posts`. Where the pipeline that was asked for
    cannot read, the default one does, and the plan says why: a team's own is then a problem, ours a warning.
    Unless the plan forbids it, the kinds that its authors declared teach what the other posts do.
    """
    from postlint.kinds.pipeline import UnusablePipelineError
    from postlint.kinds.pipeline.choose import pipeline_for

    if not plan.posts:
        return plan, ()
    read = partial(
        classify_posts, plan.posts, Ours.of(plan), plan.certainty, cache=cache, jobs=jobs, watch=watch
    )
    try:
        pipeline = pipeline_for(plan.pipeline)
        items = read(pipeline=pipeline)
    except UnusablePipelineError as error:
        plan = _by_default(plan, str(error))
        pipeline = pipeline_for(plan.pipeline)
        items = read(pipeline=pipeline)
    plan = replace(plan, read_by=pipeline.called)
    return plan, with_habits(items, habits_of(items)) if plan.learn else items


def _by_default(plan: Plan, because: str) -> Plan:
    """Return ``plan`` to be read by the default pipeline, ``because`` another cannot."""
    asked = plan.pipeline
    plan = replace(plan, pipeline=PipelineChoice(DEFAULT_PIPELINE), instead_because=because)
    if asked and asked.is_of_a_team and asked.span:
        problem = Diagnostic(asked.span, because, "reading/settings")
        return replace(plan, diagnostics=tuple(sorted((*plan.diagnostics, problem))))
    warn(f"{because} The default pipeline reads.")
    return plan


def classify_posts(
    posts: Sequence[Post],
    ours: Ours,
    certainty: float = DEFAULT_CERTAINTY,
    *,
    pipeline: Pipeline | None = None,
    cache: bool = True,
    jobs: int = 1,
    watch: Watch | None = None,
) -> tuple[Classified, ...]:
    """Return what each of ``posts`` does, in their order.

    ``pipeline``, by default the one that ships, is asked once, for all posts whose kind nothing else settles
    or whose author declared it. From the probability ``certainty`` on, a guess counts as certain. With
    ``cache`` its answers are kept; ``jobs`` is how many processes may work, and ``watch`` sees the answers
    while they are given.

    Raises:
        UnusablePipelineError: if ``pipeline`` cannot read.
    """
    settled = [
        by_fields(post, ours) or by_declaration(post, ours) or by_markers(post.texts, ours) for post in posts
    ]
    asked = [index for index, post in enumerate(posts) if settled[index] is None or post.kind]
    texts = [posts[index].speech for index in asked]
    asking = partial(predict_cached, pipeline=pipeline, own=ours.called, cache=cache, jobs=jobs, watch=watch)
    answers = dict(zip(asked, asking(texts), strict=True)) if asked else {}
    found = (_classified(post, settled[index], answers.get(index), ours) for index, post in enumerate(posts))
    return tuple(
        item if item.certainty == certainty else replace(item, certainty=certainty) for item in found
    )


def _weighed(post: Post, said: Prediction, nobody: CreditsNobody | None, ours: Ours) -> Prediction:
    """Return what the text says of ``post``, which may credit ``nobody``, as far as it can be relied on.

    Of a long text the pipeline is as sure as of a short one, but it has only learnt from short ones.
    """
    if ours.are_talked_to(post):
        said = without_reply(said)
    if nobody:
        said = turned(said, "mention", nobody[0])
    length = len(post.speech)
    return trusted(said, LONGEST_LEARNT / length) if length > LONGEST_LEARNT else said


def of_unreadable(text: str, because: str) -> Probabilities:
    """Return what posts mostly do that cannot be read, as ``because`` says, and begin like ``text``."""
    if not because.startswith(_SEEN_OFTEN):
        return UNKNOWN
    return UNREAD_TO_SOMEBODY if _TO_SOMEBODY.match(text) else UNREAD


def _doubt(post: Post) -> str | None:
    length = len(post.speech)
    return f"long, {length:,} characters" if length > LONGEST_LEARNT else None


def _classified(
    post: Post,
    settled: Settled | None,
    answer: Prediction | str | None,
    ours: Ours,
) -> Classified:
    continuing = continues(post, ours)
    before = (continuing,) if continuing else ()
    nobody, prediction = None, None
    if isinstance(answer, Prediction):
        nobody = credits_nobody(post, ours)
        prediction = _weighed(post, answer, nobody, ours)
    if settled:
        return Classified(
            post,
            settled.kind,
            certain(settled.kind),
            settled.decided_by,
            (*before, settled.evidence),
            continues=bool(continuing),
            prediction=prediction,
        )
    if prediction is None:
        because = answer if isinstance(answer, str) else ""
        rates = of_unreadable(post.speech, because)
        return Classified(post, None, rates, "text", before, unreadable=because, continues=bool(continuing))
    kind = likeliest(prediction.probabilities)
    return Classified(
        post,
        kind,
        prediction.probabilities,
        "text",
        before,
        doubt=_doubt(post),
        credits_nobody=nobody[1] if nobody and nobody[0] == kind else None,
        continues=bool(continuing),
        prediction=prediction,
        cues=prediction.cues,
    )
