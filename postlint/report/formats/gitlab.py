"""Code Quality, which GitLab shows on the lines of a merge request and compares with its target branch.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from postlint.checking import Checked
from postlint.report.annotations import Entry, with_remarks
from postlint.report.as_json import Json, document
from postlint.report.layout import Look
from postlint.source.escape import terminal
from postlint.vocabulary import Severity

_SEVERITIES: Final[Mapping[Severity, str]] = {"error": "major", "warning": "minor", "info": "info"}
_UNREADABLE: Final = "critical"


def render(results: Sequence[Checked], _look: Look) -> str:
    """Return a list of all findings and problems, notes included; it has no look."""
    return document([_issue(entry) for entry in with_remarks(results)])


def _issue(entry: Entry) -> Json:
    first, last = max(1, entry.span.line), max(1, entry.span.end_line)
    return {
        "description": terminal(entry.text),
        "check_name": terminal(entry.rule),
        "fingerprint": entry.fingerprint,
        "severity": _UNREADABLE if entry.stops else _SEVERITIES[entry.severity],
        "location": {"path": terminal(entry.span.path), "lines": {"begin": first, "end": last}},
    }
