"""Annotations on the lines of a pull request: workflow commands that GitHub reads from the log.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from postlint.checking import Checked
from postlint.report.finding_text import in_short
from postlint.report.footer import footer, quiet_footer, unread
from postlint.report.layout import Look
from postlint.source.escape import workflow_message, workflow_property
from postlint.source.spans import Span
from postlint.vocabulary import Severity

_COMMANDS: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "info": "notice"}


def render(results: Sequence[Checked], look: Look) -> str:
    """Return a command for each finding and problem, then what was checked, for who reads the log."""
    commands = [command for result in results for command in _commands(result, look)]
    said = footer(results, look) if commands else quiet_footer(results, look)
    return "".join(f"{line}\n" for line in (*commands, *_unread(results), *said))


def _unread(results: Sequence[Checked]) -> Iterator[str]:
    """Give a notice where posts seem to lie unread, which stands on the page of the run."""
    for text in unread(result.plan for result in results):
        yield f"::notice title=postlint%3A not read::{workflow_message(text)}"


def _commands(result: Checked, look: Look) -> Iterator[str]:
    for problem in result.problems:
        yield _command("error", problem.span, problem.rule, problem.message)
    for finding in result.listed(info=look.show_info):
        yield _command(finding.severity, finding.span, finding.rule, in_short(finding))


def _command(severity: Severity, span: Span, title: str, message: str) -> str:
    properties = {"file": span.path, **({} if span.is_file else _lines(span)), "title": f"postlint: {title}"}
    written = ",".join(f"{name}={workflow_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[severity]} {written}::{workflow_message(message)}"


def _lines(span: Span) -> dict[str, int]:
    """Return where a span is. Columns say something only within a line; GitHub's last one is inclusive."""
    lines = {"line": span.line, "endLine": span.end_line}
    if span.end_line == span.line:
        lines |= {"col": span.column, "endColumn": max(span.column, span.end_column - 1)}
    return lines
