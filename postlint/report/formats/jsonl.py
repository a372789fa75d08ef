"""JSON Lines, for programs that read while they write: what JSON has, an object a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postlint.checking import Checked
from postlint.report.as_json import VERSION, Json, line, problem_fields
from postlint.report.formats.json import finding_fields, silenced, summary_fields, suppressed_fields
from postlint.report.layout import Look


def render(results: Sequence[Checked], _look: Look) -> str:
    """Return a line for each finding, silenced finding and problem, then one that sums up; it has no look."""
    return "".join(map(line, _records(results)))


def _records(results: Sequence[Checked]) -> Iterator[Json]:
    for result in results:
        yield from ({"type": "finding", **finding_fields(finding)} for finding in result.findings)
    for finding, how in silenced(results):
        yield {"type": "suppressed", **suppressed_fields(finding, how)}
    for result in results:
        yield from ({"type": "error", **problem_fields(problem)} for problem in result.problems)
    yield {"type": "summary", "version": VERSION, **summary_fields(results)}
