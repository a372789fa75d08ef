"""The rows of every form: what posts do before and after, kind by kind, and what became of each post."""

from __future__ import annotations

from postlint.comparing.compare import Comparison, MixChange
from postlint.comparing.posts import Changed
from postlint.judging.model import Mix
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.report.bars import UNREAD
from postlint.report.finding_text import MOST_PLACES
from postlint.report.layout import plural
from postlint.vocabulary import KINDS, Kind, kind_title


@dataclass(frozen=True, slots=True)
class KindChange:
    """How many posts of an account do one thing, before and after, and which shares that is of all."""

    kind: str
    title: str
    before: int
    after: int
    share_before: float
    share_after: float


@dataclass(frozen=True, slots=True)
class PostLine:
    """What became of one post: where it stands, what is to be said of it, and its text."""

    fate: str
    where: str
    words: str
    text: str


def kinds(change: MixChange) -> list[KindChange]:
    """Return what the posts of an account do, kind by kind, those left out that it never had."""
    return [row for kind in (*KINDS, None) if (row := _kind_change(change, kind)).before or row.after]


def _kind_change(change: MixChange, kind: Kind | None) -> KindChange:
    before, after = _number(change.before, kind), _number(change.after, kind)
    return KindChange(
        kind or UNREAD,
        kind_title(kind, max(before, after)),
        before,
        after,
        before / change.before.total if change.before and before else 0,
        after / change.after.total if change.after and after else 0,
    )


def _number(mix: Mix | None, kind: Kind | None) -> int:
    if mix is None:
        return 0
    return mix.kinds.get(kind, 0) if kind else mix.unreadable


def total(change: MixChange) -> str:
    """Return how many posts an account has: "10 → 22 posts"."""
    before, after = (mix.total if mix else 0 for mix in (change.before, change.after))
    return plural(after, "post") if before == after else f"{before:,} → {plural(after, 'post')}"


def unchanged(comparison: Comparison) -> str:
    """Say how many accounts have the mix that they had; "" where there are none."""
    same = [change for change in comparison.mixes if not change.is_change]
    if not same or comparison.base.incomplete:
        return ""
    named = ", ".join(one.account for one in same[:MOST_PLACES])
    more = " …" if len(same) > MOST_PLACES else ""
    return f"{plural(len(same), 'account')} with the mix of before: {named}{more}."


def posts(comparison: Comparison) -> list[PostLine]:
    """Return what became of each post that the change touches, at its line after the change."""
    changes = comparison.posts
    if changes is None:
        return []
    base = comparison.base.prefix
    return [
        *(_line("added", item) for item in changes.added),
        *(_of_changed(one) for one in changes.changed),
        *(_line("removed", item, prefix=base) for item in changes.removed),
    ]


def posts_counted(comparison: Comparison) -> str:
    """Return what becomes of posts in numbers: "3 added, 1 changed, 1 moved, 2 removed"."""
    changes = comparison.posts
    if changes is None:
        return ""
    moved = sum(one.moved for one in changes.changed)
    edited = sum(bool(one.edited) for one in changes.changed)
    numbers = (
        ("added", len(changes.added)),
        ("changed", edited),
        ("moved", moved),
        ("removed", len(changes.removed)),
    )
    return ", ".join(f"{number:,} {word}" for word, number in numbers if number)


def _line(fate: str, item: Classified, words: str = "", prefix: str = "") -> PostLine:
    return PostLine(fate, f"{prefix}{item.post.span.place}", words or kind_title(item.kind), item.post.text)


def _of_changed(one: Changed) -> PostLine:
    fate = "moved" if one.moved and not one.edited else "changed and moved" if one.moved else "changed"
    said = []
    if one.moved:
        said.append(f"{_when(one.before)} → {_when(one.after)}")
    if one.edited:
        said.append(", ".join(one.edited))
    if one.before.kind != one.after.kind:
        said.append(f"{kind_title(one.before.kind)} → {kind_title(one.after.kind)}")
    return _line(fate, one.after, "; ".join(said))


def _when(item: Classified) -> str:
    when = item.post.when.value if item.post.when else None
    if when is None:
        return "no date"
    return f"{when.date.isoformat()}{f' {when.time:%H:%M}' if when.time else ''}"
