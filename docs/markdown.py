"""Pieces of Markdown that generated pages are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from postlint.judging.model import Link


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [head, ("---",) * len(head), *rows]
    cells = ([cell.replace("|", "\\|").replace("\n", " ") for cell in line] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def links(sources: Iterable[Link]) -> str:
    """List sources, each with its address where it has one, and with what it says."""
    named = ((f"[{one.title}]({one.url})" if one.url else one.title, one.about) for one in sources)
    return "\n".join(f"- {name}: {about}" if about else f"- {name}" for name, about in named)


def anchor(title: str) -> str:
    """Return the fragment under which Markdown readers find a heading."""
    kept = "".join(letter for letter in title.lower() if letter.isalnum() or letter in " -")
    return kept.replace(" ", "-")
