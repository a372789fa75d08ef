"""Which posts a change adds, takes away, edits or moves, and which findings of both sides are the same.

Posts are known again by what they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, product
from typing import Final

from postlint.calendars.model import Post
from postlint.judging.baseline.known_findings import Baseline, signs
from postlint.judging.baseline.post_marks import Mark, recognised
from postlint.judging.model import Finding
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.source.spans import Located, Span
from postlint.vocabulary import SEVERITIES


@dataclass(frozen=True, slots=True)
class Changed:
    """A post before and after, and the keys of it that have another value."""

    before: Classified
    after: Classified
    keys: tuple[str, ...]

    @property
    def moved(self) -> bool:
        """Tell whether it goes out at another time."""
        return "date" in self.keys

    @property
    def edited(self) -> tuple[str, ...]:
        """Return the other keys that have another value."""
        return tuple(key for key in self.keys if key != "date")


@dataclass(frozen=True, slots=True)
class PostChanges:
    """What a change does to posts. ``new_places`` is where each post of before stands that is still there.

    ``twins`` is what a post of either side is on the other, by its :func:`id`.
    """

    added: tuple[Classified, ...]
    removed: tuple[Classified, ...]
    changed: tuple[Changed, ...]
    new_places: Mapping[Span, Span]
    twins: Mapping[int, Post]

    @property
    def touched(self) -> frozenset[int]:
        """Return the :func:`id` of each post after the change that it adds, edits or moves."""
        return frozenset(
            map(id, (*(item.post for item in self.added), *(one.after.post for one in self.changed)))
        )


def post_changes(before: Sequence[Classified], after: Sequence[Classified]) -> PostChanges:
    """Return what became of the posts of ``before``, each of which is one of ``after`` at most."""
    pairs = _pairs(before, after)
    known = {id(old) for old, _ in pairs}
    again = {id(new) for _, new in pairs}
    changed = (Changed(old, new, tuple(_differing(old.post, new.post))) for old, new in pairs)
    return PostChanges(
        added=tuple(sorted((item for item in after if id(item) not in again), key=_place)),
        removed=tuple(sorted((item for item in before if id(item) not in known), key=_place)),
        changed=tuple(sorted((one for one in changed if one.keys), key=lambda one: _place(one.after))),
        twins={id(one.post): other.post for pair in pairs for one, other in (pair, pair[::-1])},
        new_places={old.post.span: new.post.span for old, new in pairs},
    )


def _place(item: Classified) -> Span:
    return item.post.span


def _pairs(before: Sequence[Classified], after: Sequence[Classified]) -> list[tuple[Classified, Classified]]:
    """Return which post of before is which after: the very same, then those that say so, then those of a day.

    Only posts of one account are the same for no more than their day. Whichever state comes first, the pairs
    are the same, so that the way back undoes what the way there does.
    """
    pairs: list[tuple[Classified, Classified]] = []
    old, new = list(before), list(after)
    for alike in (_very_same, _alike, partial(_alike, by_accounts=False), partial(_alike, by_day=True)):
        found = list(alike(old, new))
        pairs += found
        taken = {id(item) for pair in found for item in pair}
        old, new = ([item for item in items if id(item) not in taken] for items in (old, new))
    return pairs


def _very_same(
    old: Iterable[Classified], new: Iterable[Classified]
) -> Iterator[tuple[Classified, Classified]]:
    of_old, of_new = (_grouped(items, lambda item: _values(item.post)) for items in (old, new))
    for values, items in of_new.items():
        yield from zip(of_old.get(values, ()), items)  # noqa: B905 - one may be there more often


def _alike(
    old: Iterable[Classified], new: Iterable[Classified], *, by_accounts: bool = True, by_day: bool = False
) -> Iterator[tuple[Classified, Classified]]:
    def mark(item: Classified) -> Mark:
        found = _KNOWN.mark(item.post)
        return found if by_day else replace(found, place="")

    def accounts(item: Classified) -> Hashable:
        return tuple(sorted(item.post.accounts)) if by_accounts else ()

    of_old, of_new = (_grouped(items, accounts) for items in (old, new))
    for key, items in of_new.items():
        others = of_old.get(key, [])
        known = recognised(list(map(mark, items)), list(map(mark, others)))
        yield from (
            (others[place], item) for place, item in zip(known, items, strict=True) if place is not None
        )


def _grouped(
    items: Iterable[Classified], by: Callable[[Classified], Hashable]
) -> dict[Hashable, list[Classified]]:
    groups: defaultdict[Hashable, list[Classified]] = defaultdict(list)
    for item in items:
        groups[by(item)].append(item)
    return groups


def _values(post: Post) -> Hashable:
    return repr([value(post) for value in _KEYS.values()])


def _differing(old: Post, new: Post) -> Iterator[str]:
    return (key for key, value in _KEYS.items() if value(old) != value(new))


def _value(key: str) -> Callable[[Post], object]:
    def value(post: Post) -> object:
        found = getattr(post, key)
        return found.value if isinstance(found, Located) else found

    return value


_KEYS: Final[Mapping[str, Callable[[Post], object]]] = {
    "date": lambda post: post.when and post.when.value,
    "text": lambda post: tuple(part.text for part in post.texts),
    "texts beside it": lambda post: tuple((beside.role, beside.text.text) for beside in post.beside),
    "media": lambda post: tuple((media.file, media.alt) for media in post.media),
    "account": lambda post: tuple(sorted(post.accounts)),
    **{
        key: _value(key)
        for key in (
            "status", "kind", "id", "reply_to", "repost_of", "quote_of", "poll", "origin", "recurring",
            "translation_of", "reports_on", "urgent", "author", "approved_by", "team",
        )
    },
}  # fmt: skip
"""What of a post is compared, under the names that calendars have for it."""


_KNOWN: Final = Baseline()


class _Group:
    """Findings that are known by one sign, in their order. None is looked through again for each finding."""

    def __init__(self) -> None:
        self.gravest = -1
        self._found: list[Finding] = []
        self._by_fingerprint: defaultdict[str, list[Finding]] = defaultdict(list)
        self._left = 0

    def add(self, finding: Finding) -> None:
        self._found.append(finding)
        self._by_fingerprint[finding.fingerprint].append(finding)
        self.gravest = max(self.gravest, SEVERITIES.index(finding.severity))

    def first(self, fingerprint: str, gone: Container[int]) -> Iterator[Finding]:
        """Yield the one that is wanted first among them: those that are not ``gone``, and that print."""
        while self._left < len(self._found) and id(self._found[self._left]) in gone:
            self._left += 1
        yield from self._by_fingerprint.get(fingerprint, ())
        yield self._found[min(self._left, len(self._found) - 1)]
        yield self._found[0]

    def left(self) -> Iterator[int]:
        """Yield the :func:`id` of each that is left, and leave none."""
        start, self._left = self._left, len(self._found)
        return map(id, self._found[start:])


class Alike:
    """Findings of one side, by their rules and by what each can be known by on the other side.

    ``old`` tells that they are those of before. Two are the same that sit on the same post, or on posts that
    say the same, or that share posts or days where one of them is about several.
    """

    def __init__(self, found: Iterable[Finding], posts: PostChanges, *, old: bool) -> None:
        self.gone: set[int] = set()
        self._posts, self._old = posts, old
        self._order: dict[int, int] = {}
        self._on_posts: defaultdict[Hashable, _Group] = defaultdict(_Group)
        self._about: defaultdict[tuple[bool, Hashable], _Group] = defaultdict(_Group)
        for finding in found:
            self._order[id(finding)] = len(self._order)
            for sign in self._of_post(finding, old=old):
                self._on_posts[sign].add(finding)
            for key in _of_all(finding):
                self._about[finding.post is None, key].add(finding)

    def gravest(self, finding: Finding) -> int:
        """Return how grave at most one is that is the same as ``finding``, of the other side; -1 for none."""
        return max((group.gravest for group in self._groups(finding)), default=-1)

    def take(self, finding: Finding) -> Finding | None:
        """Return the one that is the same as ``finding``, of the other side, if there is one, and note it.

        None that was taken before is taken again, if another is there. A window may hold what several were
        about, and all of them are ``gone`` then; a post has each fault by itself.
        """
        groups = self._groups(finding)
        found = min(
            chain.from_iterable(group.first(finding.fingerprint, self.gone) for group in groups),
            key=lambda old: (
                id(old) in self.gone,
                old.fingerprint != finding.fingerprint,
                self._order[id(old)],
            ),
            default=None,
        )
        if found and finding.post:
            self.gone.add(id(found))
        elif found:
            self.gone.update(chain.from_iterable(group.left() for group in groups))
        return found

    def _groups(self, finding: Finding) -> list[_Group]:
        on_posts = (self._on_posts.get(key) for key in self._of_post(finding, old=not self._old))
        # Of two that sit on posts, only these tell.
        among = (True,) if finding.post else (True, False)
        about = (self._about.get(key) for key in product(among, _of_all(finding)))
        return [group for group in (next(filter(None, on_posts), None), *about) if group]

    def _of_post(self, finding: Finding, *, old: bool) -> Iterator[Hashable]:
        """Yield what tells the post that a finding sits on, the surest first."""
        if finding.post:
            post = finding.posts[0]
            yield finding.rule, self._posts.new_places.get(post.span) if old else post.span
            yield finding.rule, _KNOWN.mark(post)


def _of_all(finding: Finding) -> Iterator[Hashable]:
    entry = _KNOWN.entry_of(finding)
    for account, sign in product(entry.accounts or ("",), signs(entry)):
        yield finding.rule, account, entry.unread, sign
