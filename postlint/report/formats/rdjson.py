"""The format of reviewdog, which comments on pull and merge requests of many code hosts.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf; reviewdog refuses a field that is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from postlint.checking import Checked
from postlint.report.annotations import Entry, with_remarks
from postlint.report.as_json import Json, document
from postlint.report.layout import Look
from postlint.source.escape import comment, terminal
from postlint.source.spans import Source, Span
from postlint.vocabulary import Severity

_SEVERITIES: Final[Mapping[Severity, str]] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(results: Sequence[Checked], _look: Look) -> str:
    """Return all findings and problems, notes included; it has no look."""
    sources = {path: source for result in results for path, source in result.plan.sources.items()}
    said = with_remarks(results)
    return document(
        {
            "source": {"name": "postlint"},
            "diagnostics": [_diagnostic(entry, sources.get(entry.span.path)) for entry in said],
        }
    )


def _diagnostic(entry: Entry, source: Source | None) -> Json:
    span = entry.span
    place = {} if span.is_file else {"range": dict(_range(span, source))}
    return {
        "message": comment(entry.text),
        "location": {"path": terminal(span.path), **place},
        "severity": _SEVERITIES[entry.severity],
        "code": {"value": terminal(entry.rule)},
    }


def _range(span: Span, source: Source | None) -> Iterator[tuple[str, Json]]:
    """Give both ends. Columns count bytes here; where there is no text to count in, lines must do."""
    for name, line, column in (("start", span.line, span.column), ("end", span.end_line, span.end_column)):
        before = source.line(line)[: column - 1] if source else ""
        column_of = {"column": 1 + len(before.encode("utf-8", "surrogatepass"))} if source else {}
        yield name, {"line": line, **column_of}
