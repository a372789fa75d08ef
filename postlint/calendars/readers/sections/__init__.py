"""Markdown files with several posts, each under a heading or label of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postlint.calendars.readers.reader import About, Reading
    from postlint.source.tree import Node


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar of the posts in a Markdown file, or why it holds none that can be told apart."""
    # Nothing heavy is imported before a Markdown file is met.
    from postlint.calendars.readers.sections.read import read as read_sections

    return read_sections(document, about)
