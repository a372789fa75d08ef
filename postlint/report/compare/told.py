"""What every form says of a change: findings by what became of them, posts, and what nobody can tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from postlint.comparing.compare import Comparison
from postlint.comparing.sides import Side
from postlint.judging.model import Finding
from postlint.records import dataclass
from postlint.report.finding_text import MOST_PLACES, place, to_pass
from postlint.report.footer import counted, remarks
from postlint.report.layout import plural
from postlint.source.diagnostic import Diagnostic
from postlint.vocabulary import SEVERITIES, Severity


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
    yield from (remark.text for remark in remarks(head.checked))


def _at_start(name: str) -> str:
    """Return a name as it stands at the start of a sentence; those that people gave stay as they are."""
    return name.replace("the work tree", "The work tree", 1) if name == "the work tree" else name
