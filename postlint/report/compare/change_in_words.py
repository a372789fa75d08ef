"""What every form says of a change: findings by what became of them, posts, mixes, what nobody can tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from postlint.comparing.changed_posts import Changed
from postlint.comparing.compare import Comparison, MixChange
from postlint.comparing.sides import Side
from postlint.judging.model import Finding, Mix
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.report.bars import UNREAD
from postlint.report.finding_text import MOST_PLACES, to_pass
from postlint.report.footer import counted, remarks, unjudged
from postlint.report.layout import place, plural
from postlint.source.diagnostic import Diagnostic
from postlint.vocabulary import KINDS, SEVERITIES, Kind, Severity, kind_title


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
    before, after = _posts(change.before, kind), _posts(change.after, kind)
    return KindChange(
        kind or UNREAD,
        kind_title(kind, max(before, after)),
        before,
        after,
        before / change.before.total if change.before and before else 0,
        after / change.after.total if change.after and after else 0,
    )


def _posts(mix: Mix | None, kind: Kind | None) -> int:
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


@dataclass(frozen=True, slots=True)
class Told:
    """One finding or problem; ``more`` are sentences that help."""

    severity: Severity
    where: str
    message: str
    rule: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Findings of one fate. ``hidden`` says how many notes are only counted; ``old``: nobody has to act."""

    title: str
    told: tuple[Told, ...]
    hidden: str = ""
    old: bool = False


def headline(comparison: Comparison) -> str:
    """Return which states are compared, and what becomes of the findings, in one sentence."""
    return f"From {comparison.base.name} to {comparison.head.name}: {verdict(comparison)}"


def verdict(comparison: Comparison) -> str:
    """Return what becomes of the findings: "causes 1 error; mends 2 warnings; leaves 1 error"."""
    problems = len(_problems(comparison.head))
    parts = [
        f"{verb} {number}"
        for verb, number in (
            ("found", _number(comparison.undecided, problems)),
            ("causes", _number(comparison.caused, 0 if comparison.base.incomplete else problems)),
            ("mends", _number(comparison.mended)),
            ("silences", _number(comparison.silenced)),
            ("leaves", _number(left.finding for left in comparison.left)),
        )
        if number and not (verb == "found" and not comparison.base.incomplete)
    ]
    return "; ".join(parts) or "nothing found in either"


def _number(findings: Iterable[Finding], errors: int = 0) -> str:
    counts: Counter[Severity] = Counter(finding.severity for finding in findings)
    counts["error"] += errors
    return counted(counts)


def parts(comparison: Comparison) -> Iterator[Part]:
    """Yield the findings by what became of them, those first that somebody has to answer for."""
    head, base = comparison.head.name, comparison.base.prefix
    problems = tuple(map(_of_problem, _problems(comparison.head)))
    if problems:
        yield Part(f"What cannot be read in {head}", problems)
    yield from _part(f"Found in {head}", map(_with_remedy, comparison.undecided), comparison.undecided)
    yield from _part(
        "What the change causes", map(_with_remedy, comparison.caused), comparison.caused, all_=True
    )
    mended = (_of(finding, prefix=base) for finding in comparison.mended)
    yield from _part("What it mends", mended, comparison.mended, old=True)
    silenced = (_of(finding, prefix=base) for finding in comparison.silenced)
    yield from _part("What it silences, with a reason in the file", silenced, comparison.silenced, old=True)
    told = (_of(left.finding, _before(left.before, left.finding)) for left in comparison.left)
    yield from _part("What it leaves", told, [left.finding for left in comparison.left], old=True)
    settings = tuple(_by_settings(comparison))
    if settings:
        yield Part("What its settings change in the verdict", settings)


def _part(
    title: str, told: Iterable[Told], findings: Iterable[Finding], *, all_: bool = False, old: bool = False
) -> Iterator[Part]:
    shown = tuple(sorted((one for one in told if all_ or one.severity != "info"), key=_gravest_first))
    notes = 0 if all_ else sum(finding.severity == "info" for finding in findings)
    if shown or notes:
        yield Part(title, shown, plural(notes, "note") if notes else "", old)


def _gravest_first(told: Told) -> int:
    return -SEVERITIES.index(told.severity)


def _of(finding: Finding, *more: str, prefix: str = "") -> Told:
    where = f"{prefix}{place(finding.span)}"
    return Told(finding.severity, where, finding.message, finding.rule, tuple(filter(None, more)))


def _with_remedy(finding: Finding) -> Told:
    return _of(finding, *to_pass(finding), _of_change(finding))


def _of_change(finding: Finding) -> str:
    """Say which posts of the change mend a finding, where these alone do."""
    spans = finding.remedy.of_change if finding.remedy else ()
    if not spans:
        return ""
    named = ", ".join(span.place for span in spans[:MOST_PLACES])
    more = f" and {len(spans) - MOST_PLACES} more" if len(spans) > MOST_PLACES else ""
    return f"Posts of this change are enough, such as {named}{more}."


def _before(before: Finding | None, now: Finding) -> str:
    if before is None or (before.message, before.severity) == (now.message, now.severity):
        return ""
    return f"Before: {before.severity}: {before.message}."


def _by_settings(comparison: Comparison) -> Iterator[Told]:
    change = comparison.by_settings
    for finding in change.brought:
        yield _of(finding, "By the settings as they were, nothing would be said of it.")
    for severity, finding in change.regraded:
        yield _of(finding, f"By the settings as they were: {severity}.")
    for finding in change.dropped:
        yield _of(finding, "Only by the settings as they were; those of now say nothing of it.")


def _problems(side: Side) -> list[Diagnostic]:
    return sorted({problem for part in side.checked for problem in part.problems})


def _of_problem(problem: Diagnostic) -> Told:
    return Told("error", place(problem.span), problem.message, problem.rule)


_UNDECIDED: Final = (
    "{base} could not be read as a whole, so nobody can tell what the change causes, mends or leaves, and "
    "what it does to posts. {head} is judged by itself."
)
_INCOMPLETE: Final = (
    "Not everything in {head} could be read, and what is missing may change the verdict. What would look "
    "mended or removed is left out."
)


def asides(comparison: Comparison) -> Iterator[str]:
    """Yield what nobody can tell, and what was not looked at or judged."""
    base, head = comparison.base, comparison.head
    if base.incomplete:
        yield _UNDECIDED.format(base=_at_start(base.name), head=_at_start(head.name))
        for problem in base.problems[:MOST_PLACES]:
            yield f"{base.prefix}{place(problem.span)}: {problem.message}"
    elif head.incomplete:
        yield _INCOMPLETE.format(head=head.name)
    yield from (f"{note}." for side in (base, head) for note in side.notes)
    yield from unjudged(head.checked)
    yield from (remark.text for remark in remarks(head.checked) if remark.name != "not-judged")


def _at_start(name: str) -> str:
    """Return a name as it stands at the start of a sentence; those that people gave stay as they are."""
    return name.replace("the work tree", "The work tree", 1) if name == "the work tree" else name
