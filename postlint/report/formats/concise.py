"""A line a finding, for editors, ``grep`` and problem matchers: ``path:line:col: severity rule: message``."""

from __future__ import annotations

from collections.abc import Sequence

from postlint.checking import Checked
from postlint.report.annotations import Entry, entries
from postlint.report.footer import footer, quiet_footer
from postlint.report.layout import SEVERITY_COLOURS, Look, place
from postlint.source.escape import terminal


def render(results: Sequence[Checked], look: Look) -> str:
    """Return a line for each finding and problem, then what was checked."""
    found = entries(results, info=look.show_info)
    said = footer(results, look) if found else quiet_footer(results, look)
    return "".join(f"{each}\n" for each in (*(line(entry, look) for entry in found), *said))


def line(entry: Entry, look: Look) -> str:
    """Return the line of one finding or problem, which is as long as it needs to be."""
    where = look.paint(terminal(place(entry.span)), bold=True)
    severity = look.paint(entry.severity, SEVERITY_COLOURS[entry.severity], bold=True)
    return f"{where}: {severity} {terminal(f'{entry.rule}: {entry.headline}')}"
