"""What a change causes, mends and leaves, by the memory that a baseline has of findings and posts.

What is judged after the change knows what was found before it, so that a bad month beside an old one speaks
of its own posts alone; and the other way round, so that a mended month is told though its neighbour is as bad
as ever. The rules are those of after the change. Where those of before say something else of the same posts,
the change of the settings changed the verdict.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from operator import not_
from pathlib import Path

from postlint.calendars.model import Post
from postlint.checking import Checked
from postlint.comparing.changed_posts import Alike, PostChanges, post_changes
from postlint.comparing.sides import Side, standing_in
from postlint.judging.baseline.known_findings import Baseline, known_of
from postlint.judging.judge_plan import judge
from postlint.judging.model import Finding, Mix
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.vocabulary import KINDS, SEVERITIES, Severity


@dataclass(frozen=True, slots=True)
class Left:
    """A finding that was there before: as it is now, and as it was, where that is known."""

    finding: Finding
    before: Finding | None


@dataclass(frozen=True, slots=True)
class MixChange:
    """The mix of an account before and after; None where there was, or is, no such account."""

    account: str
    identity: str
    before: Mix | None
    after: Mix | None

    @property
    def is_change(self) -> bool:
        """Tell whether the two differ."""
        return _numbers(self.before) != _numbers(self.after)


@dataclass(frozen=True, slots=True)
class BySettings:
    """What the change of the settings does to the verdict on the posts after the change.

    ``brought`` findings are there by the new settings alone, ``dropped`` ones by the old. ``regraded`` are
    those that are as grave as is said of them only now.
    """

    brought: tuple[Finding, ...] = ()
    dropped: tuple[Finding, ...] = ()
    regraded: tuple[tuple[Severity, Finding], ...] = ()

    def __bool__(self) -> bool:
        """Tell whether it does anything."""
        return bool(self.brought or self.dropped or self.regraded)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a change does. ``head`` is judged knowing ``base``: what it still finds, the change causes.

    Of ``mended`` findings those that a comment silences are apart, as ``silenced``. Where ``base`` could not
    be read as a whole nobody can tell what is new: then all findings are ``undecided``.
    """

    base: Side
    head: Side
    caused: tuple[Finding, ...] = ()
    mended: tuple[Finding, ...] = ()
    silenced: tuple[Finding, ...] = ()
    left: tuple[Left, ...] = ()
    undecided: tuple[Finding, ...] = ()
    posts: PostChanges | None = None
    mixes: tuple[MixChange, ...] = ()
    by_settings: BySettings = BySettings()

    @property
    def answerable(self) -> tuple[Finding, ...]:
        """Return the findings that whoever makes the change has to answer for."""
        return self.undecided or self.caused


def compare(base: Side, head: Side) -> Comparison:
    """Return what leads from ``base`` to ``head`` does."""
    if base.incomplete:
        found = tuple(finding for part in head.checked for finding in part.findings)
        return Comparison(base, head, undecided=found, mixes=_mixes((), head.checked))
    with standing_in(head.here):
        old = [judged_again(part, partner(part, head.checked)) for part in base.checked]
        posts = post_changes(posts_of(old), posts_of(head.checked))
        after = judged_knowing(head.checked, old, posts)
        before = judged_knowing(old, head.checked, posts, backwards=True)
    gone = _findings(before) if not head.incomplete else ()
    silent = Alike((finding for part in head.checked for finding in part.suppressed), posts, old=False)
    silenced = tuple(finding for finding in gone if silent.gravest(finding) >= 0)
    quiet = set(map(id, silenced))
    return Comparison(
        base,
        head,
        caused=_findings(after),
        mended=tuple(finding for finding in gone if id(finding) not in quiet),
        silenced=silenced,
        left=tuple(_left(before, after, posts)),
        posts=replace(posts, removed=()) if head.incomplete else posts,
        mixes=_mixes(old, head.checked),
        by_settings=_by_settings(base, head),
    )


def only_news(base: Side, head: Sequence[Checked]) -> tuple[Checked, ...]:
    """Return ``head`` with those findings alone that a change since ``base`` causes or touches.

    The others are older. Where ``base`` could not be read as a whole, nobody can tell, and all are there.
    """
    if base.incomplete:
        return tuple(head)
    old = [judged_again(part, partner(part, head)) for part in base.checked]
    posts = post_changes(posts_of(old), posts_of(head))
    return tuple(_with_touched(part, posts.touched, base.name) for part in judged_knowing(head, old, posts))


def _with_touched(checked: Checked, touched: frozenset[int], name: str) -> Checked:
    found = checked.judgement
    again = [_touches(finding, touched) for finding in found.baselined]
    judgement = replace(
        found,
        findings=(*found.findings, *compress(found.baselined, again)),
        baselined=tuple(compress(found.baselined, map(not_, again))),
    )
    return replace(checked, judgement=judgement, older_than=name)


def _touches(finding: Finding, touched: frozenset[int]) -> bool:
    """Tell whether a post that is touched is the one that a finding sits on, or in the window it names."""
    posts = [counted.classified.post for counted in finding.counted] or finding.posts
    return any(id(post) in touched for post in posts)


def _findings(parts: Iterable[Checked]) -> tuple[Finding, ...]:
    return tuple(finding for part in parts for finding in part.findings)


def _left(before: Sequence[Checked], after: Sequence[Checked], posts: PostChanges) -> Iterator[Left]:
    """Yield the findings of after that are known, then those of before that went into one that is news."""
    was = [finding for part in before for finding in part.baselined]
    alike = Alike(was, posts, old=True)
    for finding in (finding for part in after for finding in part.baselined):
        yield Left(finding, alike.take(finding))
    news = Alike((finding for part in after for finding in part.judgement.findings), posts, old=False)
    for old in was:
        if id(old) not in alike.gone and news.gravest(old) <= SEVERITIES.index(old.severity):
            yield Left(replace(old, span=posts.new_places.get(old.span, old.span)), old)


def _mixes(before: Iterable[Checked], after: Iterable[Checked]) -> tuple[MixChange, ...]:
    """Return the mix of each account, in the order of after, then of those that are gone."""
    old, new = _by_account(before), _by_account(after)
    return tuple(
        MixChange(
            (new.get(identity) or old[identity]).account, identity, old.get(identity), new.get(identity)
        )
        for identity in dict.fromkeys((*new, *old))
    )


def _by_account(parts: Iterable[Checked]) -> dict[str, Mix]:
    mixes: dict[str, Mix] = {}
    for part in parts:
        for mix in part.judgement.mixes:
            mixes[mix.identity] = _added(mixes[mix.identity], mix) if mix.identity in mixes else mix
    return mixes


def _added(one: Mix, other: Mix) -> Mix:
    """Return the mix of an account that two configurations have posts of."""
    numbers = {kind: one.kinds.get(kind, 0) + other.kinds.get(kind, 0) for kind in KINDS}
    kinds = {kind: number for kind, number in numbers.items() if number}
    return replace(one, kinds=kinds, unreadable=one.unreadable + other.unreadable)


def _numbers(mix: Mix | None) -> object:
    return (dict(mix.kinds), mix.unreadable) if mix else ({}, 0)


def _by_settings(base: Side, head: Side) -> BySettings:
    """Return what the rules of before say otherwise of the posts of after."""
    pairs = [(part, partner(part, base.checked)) for part in head.checked]
    pairs = [(part, by) for part, by in pairs if (part.packs, part.terms) != (by.packs, by.terms)]
    if not pairs or any(by.problems for _, by in pairs):
        return BySettings()
    now = [part for part, _ in pairs]
    with standing_in(base.here):
        then = [judged_again(part, by) for part, by in pairs]
        dropped = _findings(judged_knowing(then, now))
    with standing_in(head.here):
        brought = _findings(judged_knowing(now, then))
    was = {finding.fingerprint: finding.severity for finding in _findings(then)}
    return BySettings(
        brought,
        dropped,
        tuple(
            (was[finding.fingerprint], finding)
            for finding in _findings(now)
            if was.get(finding.fingerprint, finding.severity) != finding.severity
        ),
    )


def judged_again(
    checked: Checked,
    by: Checked,
    baseline: Baseline | None = None,
    touched: Collection[int] = (),
    added: Collection[int] = (),
) -> Checked:
    """Return ``checked`` judged by the packs and on the terms of another, ``by``, but for a ``baseline``.

    ``touched`` holds the order of each post that a change touches, ``added`` of those that it adds.
    """
    judgement = judge(
        checked.plan,
        checked.classified,
        by.packs,
        by.terms,
        packs_complete=by.packs_complete,
        baseline=baseline,
        touched=touched,
        added=added,
    )
    return replace(checked, packs=by.packs, terms=by.terms, judgement=judgement)


def judged_knowing(
    parts: Sequence[Checked],
    others: Iterable[Checked],
    posts: PostChanges | None = None,
    *,
    backwards: bool = False,
) -> list[Checked]:
    """Return ``parts`` judged as they were, but for what was found in the ``others``.

    What ``posts`` says of a change tells which post is which; without it all are the same. What the change
    makes graver is not left out, but looking ``backwards``, and where there is none, it is.
    """
    twins = posts.twins if posts else None
    found = (finding for other in others for finding in other.judgement.findings)
    known = known_of(found if twins is None else _carried(found, twins), Path())
    if posts is None or backwards:
        known = replace(known, entries=tuple(replace(entry, severity="") for entry in known.entries))
    touched = posts.touched if posts else frozenset()
    return [
        judged_again(
            part,
            part,
            known,
            {item.post.order for item in part.classified if id(item.post) in touched},
            ()
            if twins is None
            else {item.post.order for item in part.classified if id(item.post) not in twins},
        )
        for part in parts
    ]


def _carried(found: Iterable[Finding], twins: Mapping[int, Post]) -> Iterator[Finding]:
    """Yield what is known of the other side: a fault of a post as one of what the post is there, if it is."""
    for finding in found:
        if not finding.post or not finding.posts:
            yield finding
        elif twin := twins.get(id(finding.posts[0])):
            yield replace(finding, posts=(twin,))


def partner(part: Checked, others: Sequence[Checked]) -> Checked:
    """Return which of ``others`` has the settings of the same folder; the first where none has."""
    return next((other for other in others if other.root == part.root), others[0] if others else part)


def posts_of(parts: Iterable[Checked]) -> list[Classified]:
    """Return all posts of some configurations."""
    return [item for part in parts for item in part.classified]
