"""Front matter: the YAML between two ``---`` lines at the head of a Markdown file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.source.spans import Problem
from postlint.source.tree import Parsed
from postlint.source.yaml_tree import parse_part

if TYPE_CHECKING:
    from postlint.source.spans import Source

_OPENING: Final = re.compile(r"---[ \t]*(?:\r\n|\r|\n|\Z)")
_CLOSING: Final = re.compile(r"(?:(?<=\n)|(?<=\r))---[ \t]*(?:\r\n|\r|\n|\Z)")


def split(source: Source) -> tuple[Parsed | None, int]:
    """Return the front matter of ``source``, parsed at its place in the file, and where the body starts.

    A file without front matter gives ``None`` and 0. Front matter that never closes gives one
    problem and an empty body.
    """
    opening = _OPENING.match(source.text)
    if not opening:
        return None, 0
    closing = _CLOSING.search(source.text, opening.end())
    if not closing:
        problem = Problem(
            source.span(0, len("---")),
            "The front matter that opens here never closes. End it with a line of three hyphens: ---",
        )
        return Parsed(source, problems=(problem,)), len(source.text)
    return parse_part(source, opening.end(), closing.start()), closing.end()
