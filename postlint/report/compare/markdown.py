"""What a change does, in Markdown: for a comment on a pull or merge request, or the page of a CI job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from postlint.report.layout import Look, shorten
from postlint.report.mix.text import BAR_CELLS
from postlint.source.escape import markdown

MOST_ROWS: Final = 30
MOST_ACCOUNTS: Final = 20
MOST_CHARACTERS: Final = 60_000
"""GitHub takes no comment of more than 65,536."""
_LONGEST: Final = 300
_EXCERPT: Final = 60


def render(comparison: Comparison, _look: Look) -> str:
    """Return a headline and tables; what nobody has to act on is folded up. They have no look."""
    changed = [change for change in comparison.mixes if change.is_change]
    sections = [
        f"## postlint: {markdown(headline(comparison))}",
        *("\n".join(_mix(change)) for change in changed[:MOST_ACCOUNTS]),
        f"and {len(changed) - MOST_ACCOUNTS} more accounts" if len(changed) > MOST_ACCOUNTS else "",
        markdown(unchanged(comparison)),
        *("\n".join(_part(part)) for part in parts(comparison)),
        "\n".join(_posts(comparison)),
        "\n".join(f"- {markdown(aside)}" for aside in asides(comparison)),
    ]
    return "\n\n".join(_fitting(list(filter(None, sections)))) + "\n"


def _fitting(sections: Sequence[str]) -> Iterator[str]:
    """Yield the sections for which there is room, whole ones only, and say where some are left out."""
    room = MOST_CHARACTERS
    for section in sections:
        room -= len(section)
        if room >= 0:
            yield section
    if room < 0:
        yield "There is more than a comment holds: `postlint compare` in a terminal has it."


def _mix(change: MixChange) -> Iterator[str]:
    yield f"**{markdown(change.account)}**: {total(change)}\n"
    yield "| kind | before | | after | |"
    yield "| --- | ---: | --- | ---: | --- |"
    for row in kinds(change):
        before, after = bar(row.share_before, BAR_CELLS), bar(row.share_after, BAR_CELLS)
        yield f"| {markdown(row.title)} | {row.before} | {before} | {row.after} | {after} |"


def _part(part: Part) -> Iterator[str]:
    more = len(part.told) - MOST_ROWS
    beyond = [f"{more} more"] if more > 0 else []
    beyond += [part.hidden] if part.hidden else []
    number = f" ({len(part.told)})" if part.told else ""
    yield (
        f"<details><summary>{part.title}{number}</summary>\n" if part.old else f"### {markdown(part.title)}\n"
    )
    if part.told:
        yield "| | where | what |"
        yield "| --- | --- | --- |"
        yield from map(_told, part.told[:MOST_ROWS])
    if beyond:
        yield f"\nand {' and '.join(beyond)}"
    if part.old:
        yield "\n</details>"


def _told(told: Told) -> str:
    what = _cut(" ".join([f"{told.message} ({told.rule}).", *told.more]))
    return f"| **{told.severity}** | {markdown(told.where)} | {markdown(what)} |"


def _posts(comparison: Comparison) -> Iterator[str]:
    lines = posts(comparison)
    if not lines:
        return
    yield f"<details><summary>Posts: {posts_counted(comparison)}</summary>\n"
    yield "| | where | what | text |"
    yield "| --- | --- | --- | --- |"
    for line in lines[:MOST_ROWS]:
        text = markdown(shorten(line.text, _EXCERPT))
        yield f"| {line.fate} | {markdown(line.where)} | {markdown(_cut(line.words))} | {text} |"
    if len(lines) > MOST_ROWS:
        yield f"| | | | and {len(lines) - MOST_ROWS} more |"
    yield "\n</details>"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
