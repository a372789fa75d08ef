"""Why a post is said to do what it does: take something away, ask again, and see what changes.

Nothing is derived from weights. Every field, marker and word is taken out of a copy of the post in turn, and
the copy is classified like any post (leave-one-out, as in Li, Monroe and Jurafsky, "Understanding Neural
Networks through Representation Erasure", 2016), so what is said of it holds for any text pipeline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import log
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from postlint.kinds.classify import classify_posts
from postlint.kinds.habits import habits_of, habits_without, with_habits, without_habits
from postlint.kinds.model import Classified, Evidence
from postlint.kinds.own_accounts import Ours
from postlint.kinds.pipeline.choose import pipeline_for
from postlint.records import dataclass
from postlint.source.budgets import MAX_EXPLAINED
from postlint.source.spans import Source
from postlint.source.tree import Scalar

if TYPE_CHECKING:
    from postlint.calendars.model import Plan, Post
    from postlint.kinds.model import Watch

FIELDS: Final = ("reply_to", "repost_of", "quote_of", "poll")
MOST_TRIED: Final = 100
"""So many stretches of a text are taken out at most; of longer texts a stretch is several words."""
MOST_NAMED: Final = 6
FAINTEST: Final = 0.05
"""What moves the log-odds less than this is not named."""
_CERTAIN: Final = 1e-6
_AT_ONCE: Final = 10_000
"""So many texts are made before they are read."""

Attempt: TypeAlias = "tuple[Evidence, Post]"
"""Something that a post holds, and the post without it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Something in a post, and what the post would be without it.

    ``probability`` is that of the kind which the post has now. ``change`` says how far the log-odds of
    that kind rise with it: what is above zero speaks for the kind.
    """

    evidence: Evidence
    probability: float
    without: Classified
    change: float


@dataclass(frozen=True, slots=True)
class Explained:
    """A classified post and what weighed most, for its kind and against it, strongest first.

    ``left_whole`` tells that its words were not taken out, since too much had been read again before.
    """

    classified: Classified
    reasons: tuple[Reason, ...]
    left_whole: bool = False


def explain(
    plan: Plan, items: Sequence[Classified], *, jobs: int = 1, watch: Watch | None = None
) -> tuple[Explained, ...]:
    """Return why each of ``items``, all the posts of ``plan``, has its kind, of those that are shown.

    ``plan`` is the one that :func:`read_texts` gave with them, so that the same pipeline is asked.

    Every post is classified once more for each of its words, many posts in one go, up to a budget; the cache
    is left alone.
    """
    shown = [item for item in items if plan.shown is None or item.post.span.path in plan.shown]
    pipeline, ours = pipeline_for(plan.pipeline), Ours.of(plan)
    habits = habits_of(items) if plan.learn else {}
    explained = []
    for group in _groups(shown):
        posts = [post for taken in group for _, post in taken.attempts]
        others = iter(
            classify_posts(
                posts, ours, plan.certainty, pipeline=pipeline, cache=False, jobs=jobs, watch=watch
            )
        )
        for item, tried, left_whole in group:
            taught = habits_without(item, items, habits)
            without = with_habits((next(others) for _ in tried), taught)
            reasons = [
                _reason(item, evidence, other) for (evidence, _), other in zip(tried, without, strict=True)
            ]
            explained.append(Explained(item, _strongest([*reasons, *_habit(item)]), left_whole))
    return tuple(explained)


class _Taken(NamedTuple):
    """A post with all that is to be taken out of it."""

    item: Classified
    attempts: tuple[Attempt, ...]
    left_whole: bool


def _groups(items: Iterable[Classified]) -> Iterator[list[_Taken]]:
    """Yield posts with what is to be taken out of them, so many at a time as memory should hold."""
    room, group, held = MAX_EXPLAINED, list[_Taken](), 0
    for item in items:
        attempts = tuple(_attempts(item))
        size = len(attempts) * len(item.post.speech)
        left_whole = size > room
        if left_whole:
            attempts = tuple(_plain_attempts(item))
        else:
            room -= size
        group.append(_Taken(item, attempts, left_whole))
        held += len(attempts)
        if held > _AT_ONCE:
            yield group
            group, held = [], 0
    yield group


def _habit(item: Classified) -> Iterator[Reason]:
    """Yield what the declared posts of an account weighed, where they did."""
    for evidence in item.signs:
        if evidence.type == "learnt":
            yield _reason(item, evidence, without_habits(item))


def _attempts(item: Classified) -> Iterator[Attempt]:
    """Take everything out of a post that may have decided its kind, one after the other."""
    yield from _plain_attempts(item)
    yield from _words(item)


def _plain_attempts(item: Classified) -> Iterator[Attempt]:
    """Take out all but words."""
    post = item.post
    if item.kind is None:
        return
    for name in FIELDS:
        if field := getattr(post, name):
            value = field.value if isinstance(field.value, str) else ", ".join(field.value)
            nothing: dict[str, Any] = {name: None}
            yield Evidence("field", f"{name}: {value}", field.span), replace(post, **nothing)
    if post.kind:
        yield (
            Evidence("declared", f"kind: {post.kind.value}", post.kind.span),
            replace(post, kind=None),
        )
    yield from _markers(item)


def _markers(item: Classified) -> Iterator[Attempt]:
    """Take out the marker that settled the kind, which stands in the first part of a thread."""
    if item.decided_by != "markers":
        return
    marker = item.signs[-1]
    text = item.post.texts[0]
    start = text.text.find(marker.detail)
    while start >= 0 and text.span_of(start, start + len(marker.detail)) != marker.span:
        start = text.text.find(marker.detail, start + 1)
    if start >= 0:
        yield marker, _without(item.post, 0, start, start + len(marker.detail))


def _words(item: Classified) -> Iterator[Attempt]:
    """Take out the words one by one, or several at a time where they are many."""
    from postlint.kinds.pipeline.tokenise import read_words

    if item.decided_by != "text":
        return
    words = [
        (number, word.start, word.end)
        for number, part in enumerate(item.post.spoken)
        for word in read_words(part.text)
        if part.text[word.start : word.end].strip()
    ]
    step = -(-len(words) // MOST_TRIED) or 1
    for number, part in enumerate(item.post.spoken):
        here = [(start, end) for of, start, end in words if of == number]
        for first in range(0, len(here), step):
            start, end = here[first][0], here[first : first + step][-1][1]
            evidence = Evidence("words", part.text[start:end], part.span_of(start, end))
            yield evidence, _without(item.post, number, start, end)


def _without(post: Post, number: int, start: int, end: int) -> Post:
    """Return ``post`` without a stretch of one part of its text."""
    text = post.spoken[number].text
    left = text[:start] + text[end:]
    part = Scalar(left, left, "plain", Source(post.span.path, left), 0, len(left))
    if number < len(post.texts):
        return replace(post, texts=(*post.texts[:number], part, *post.texts[number + 1 :]))
    changed = post.spoken[number]
    return replace(
        post, beside=tuple(replace(one, text=part) if one.text is changed else one for one in post.beside)
    )


def _reason(item: Classified, evidence: Evidence, without: Classified) -> Reason:
    kind = item.kind
    probability = without.probabilities[kind] if kind else 0.0
    return Reason(evidence, probability, without, _log_odds(item.confidence) - _log_odds(probability))


def _log_odds(probability: float) -> float:
    held = min(max(probability, _CERTAIN), 1 - _CERTAIN)
    return log(held / (1 - held))


def _strongest(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Keep the strongest reasons of either side, strongest first."""
    ordered = sorted(reasons, key=lambda reason: -abs(reason.change))
    telling = [reason for reason in ordered if abs(reason.change) >= FAINTEST]
    speaking = [reason for reason in telling if reason.change > 0][:MOST_NAMED]
    against = [reason for reason in telling if reason.change < 0][:MOST_NAMED]
    return tuple(sorted(speaking + against, key=lambda reason: -abs(reason.change)))
