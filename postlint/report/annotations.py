"""Findings, problems and remarks in one form: what services take that know only files, lines and messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from postlint.checking import Checked
from postlint.judging.findings import fingerprint
from postlint.judging.model import Finding
from postlint.records import dataclass
from postlint.report.finding_text import in_short
from postlint.report.footer import remarks
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span
from postlint.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is said: where, how grave it is, which rule says it, and all of it in one paragraph.

    ``fingerprint`` tells it from all others and stays the same while lines move; ``headline`` says only
    what is wrong. ``stops`` marks what could not be read.
    """

    span: Span
    severity: Severity
    rule: str
    headline: str
    text: str
    fingerprint: str
    stops: bool = False


def entries(results: Sequence[Checked], *, info: bool) -> list[Entry]:
    """Return all problems, then all findings, those that are only notes (``info``) where they are wanted."""
    problems = (_of_problem(problem) for result in results for problem in result.problems)
    found = (_of_finding(finding) for result in results for finding in result.listed(info=info))
    return list(_distinct((*problems, *found)))


def with_remarks(results: Sequence[Checked]) -> list[Entry]:
    """Return all entries, and as notes what else nobody must miss, for services that show nothing else."""
    said = (
        Entry(
            Span.of_file(remark.path),
            "info",
            f"postlint/{remark.name}",
            remark.text,
            remark.text,
            fingerprint(remark.name, (), remark.path),
        )
        for remark in remarks(results)
    )
    return [*entries(results, info=True), *said]


def _of_finding(finding: Finding) -> Entry:
    said = finding.message, in_short(finding)
    return Entry(finding.span, finding.severity, finding.rule, *said, finding.fingerprint)


def _of_problem(problem: Diagnostic) -> Entry:
    identity = fingerprint(problem.rule, (), problem.span.path, problem.message)
    return Entry(problem.span, "error", problem.rule, problem.message, problem.message, identity, stops=True)


def _distinct(given: Iterable[Entry]) -> Iterator[Entry]:
    """Number what is said several times, also under several configurations: services keep only the first."""
    seen: Counter[str] = Counter()
    for entry in given:
        again = seen[entry.fingerprint]
        seen[entry.fingerprint] += 1
        yield replace(entry, fingerprint=fingerprint(entry.fingerprint, (), str(again))) if again else entry
