"""Annotations on the lines of a pull request: workflow commands that GitHub reads from the log.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from postlint.checking import Checked
from postlint.report.annotations import Entry, entries
from postlint.report.footer import footer, quiet_footer
from postlint.report.formats.concise import line
from postlint.report.layout import Look, plural
from postlint.report.not_read import unread_at
from postlint.source.escape import workflow_message, workflow_property
from postlint.source.spans import Span
from postlint.vocabulary import SEVERITIES, Severity

MOST: Final = 10
"""How many annotations of a severity GitHub shows of one step; it drops the others without a word."""
_MOST_LINES: Final = 20
_COMMANDS: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "info": "notice"}
_WORDS: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}


def render(results: Sequence[Checked], look: Look) -> str:
    """Return a command for each finding and problem, then what was checked, for who reads the log.

    What has no annotation of its own has a line in the log.
    """
    notices = [
        f"::notice file={workflow_property(path)},title=postlint%3A not read::{workflow_message(text)}"
        for path, text in unread_at(result.plan for result in results)
    ]
    found = entries(results, info=look.show_info)
    shown: list[Entry] = []
    for severity in reversed(SEVERITIES):
        room = MOST - len(notices) if severity == "info" else MOST
        shown += _fitting([entry for entry in found if entry.severity == severity], room)
    told = {(entry.fingerprint, entry.text) for entry in shown}
    untold = [line(entry, look) for entry in found if (entry.fingerprint, entry.text) not in told]
    said = footer(results, look) if found else quiet_footer(results, look)
    return "".join(f"{each}\n" for each in (*map(_command, shown), *notices, *untold, *said))


def _fitting(found: Sequence[Entry], room: int) -> list[Entry]:
    """Return what there is room for: all, or one for all of a rule in a file, or so many and a number."""
    if len(found) <= room:
        return list(found)
    alike: dict[tuple[str, str], list[Entry]] = {}
    for entry in found:
        alike.setdefault((entry.rule, entry.span.path), []).append(entry)
    gathered = list(map(_gathered, alike.values()))
    if len(gathered) <= room:
        return gathered
    rest = [entry for same in list(alike.values())[room - 1 :] for entry in same]
    return [*gathered[: room - 1], replace(rest[0], rule="more", text=_and_more(rest))]


def _gathered(same: Sequence[Entry]) -> Entry:
    """Return the first of some entries of one rule in one file, which names the lines of the others."""
    first, *others = same
    if not others:
        return first
    numbers = [str(entry.span.line) for entry in others]
    more = f" and {len(numbers) - _MOST_LINES} more" if len(numbers) > _MOST_LINES else ""
    where = f"{'line' if len(numbers) == 1 else 'lines'} {', '.join(numbers[:_MOST_LINES])}{more}"
    return replace(first, text=f"{first.text}\n{len(others)} more of this rule in this file: {where}.")


def _and_more(rest: Sequence[Entry]) -> str:
    rules = ", ".join(dict.fromkeys(entry.rule for entry in rest))
    word = _WORDS[rest[0].severity]
    return (
        f"GitHub shows {MOST} annotations of a severity. There are {plural(len(rest), f'more {word}')} "
        f"({rules}): the log of this step has them all."
    )


def _command(entry: Entry) -> str:
    place = {} if entry.span.is_file else _lines(entry.span)
    properties = {"file": entry.span.path, **place, "title": f"postlint: {entry.rule}"}
    written = ",".join(f"{name}={workflow_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[entry.severity]} {written}::{workflow_message(entry.text)}"


def _lines(span: Span) -> dict[str, int]:
    """Return where a span is. Columns say something only within a line; GitHub's last one is inclusive."""
    lines = {"line": span.line, "endLine": span.end_line}
    if span.end_line == span.line:
        lines |= {"col": span.column, "endColumn": max(span.column, span.end_column - 1)}
    return lines
