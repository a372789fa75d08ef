"""What to do about YAML that cannot be parsed: from the scanner's messages to advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.source.spans import Problem

if TYPE_CHECKING:
    import yaml

    from postlint.source.spans import Source


def explain(error: yaml.MarkedYAMLError, source: Source, offset: int) -> Problem:
    """Return the problem that ``error`` means, at its place; ``offset`` is where parsing began."""
    mark = error.problem_mark or error.context_mark
    start = min(offset + (mark.index if mark else 0), len(source.text))
    return Problem(source.span(start, start), f"This is not YAML: {error.problem}.")
