"""What a change does, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from postlint.comparing.compare import Comparison, MixChange
from postlint.report.bars import bar
from postlint.report.compare.change_in_words import (
    Part,
    Told,
    asides,
    headline,
    kinds,
    parts,
    posts,
    posts_counted,
    total,
    unchanged,
)
from postlint.report.layout import SEVERITY_COLOURS, Look, columns, paragraph, short_place
from postlint.source.escape import terminal

MOST_ROWS: Final = 30
"""How many findings of a fate, and how many posts, are listed; JSON has them all."""
_NARROWEST_BAR: Final = 8
_WORDS: Final = 40
"""How wide the columns before the bars are at most."""


def render(comparison: Comparison, look: Look) -> str:
    """Return the headline, each account's mix before and after, findings by their fate, and posts."""
    blocks = [
        [look.paint(line, bold=True) for line in paragraph(f"{headline(comparison)}.", look)],
        *(list(_mix(change, look)) for change in comparison.mixes if change.is_change),
        paragraph(unchanged(comparison), look),
        *(list(_part(part, look)) for part in parts(comparison)),
        list(_posts(comparison, look)),
        [line for aside in asides(comparison) for line in paragraph(aside, look, hanging="  ")],
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def _mix(change: MixChange, look: Look) -> Iterator[str]:
    """Give the mix of an account, each kind with a bar before and one after, as shares of all its posts."""
    yield from paragraph(f"{change.account}: {total(change)}", look)
    cells = max(_NARROWEST_BAR, (look.width - _WORDS) // 2)
    rows = [
        (
            row.title,
            f"{row.before:,} → {row.after:,}",
            bar(row.share_before, cells),
            bar(row.share_after, cells),
        )
        for row in kinds(change)
    ]
    if rows:
        names, numbers = (max(len(row[place]) for row in rows) for place in (0, 1))
        for title, number, before, after in (("", "", "before", "after"), *rows):
            yield f"  {title:<{names}}  {number:>{numbers}}  {before:<{cells}}  {after}".rstrip()


def _part(part: Part, look: Look) -> Iterator[str]:
    yield look.paint(terminal(f"{part.title}:"), bold=True)
    for told in part.told[:MOST_ROWS]:
        yield from _told(told, look)
    left = len(part.told) - MOST_ROWS
    more = [f"{left:,} more"] if left > 0 else []
    if more or part.hidden:
        yield f"  and {' and '.join([*more, *filter(None, [part.hidden])])} (--format json has all)"


def _told(told: Told, look: Look) -> Iterator[str]:
    word = look.paint(told.severity, SEVERITY_COLOURS[told.severity], bold=True)
    where = look.paint(terminal(told.where), bold=True)
    rule = look.paint(f"[{terminal(told.rule)}]", "bright_black")
    yield f"{where}: {word}: {terminal(told.message)}  {rule}"
    for text in told.more:
        yield from paragraph(text, look, "  ", "    ")


def _posts(comparison: Comparison, look: Look) -> Iterator[str]:
    lines = posts(comparison)
    if not lines:
        return
    yield look.paint(f"Posts: {posts_counted(comparison)}", bold=True)
    rows = [(line.fate, short_place(line.where), line.words, line.text) for line in lines[:MOST_ROWS]]
    yield from columns(rows, look)
    if len(lines) > MOST_ROWS:
        yield f"  and {len(lines) - MOST_ROWS:,} more (--format json has all)"
