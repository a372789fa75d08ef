"""Front matter: YAML between ``---`` lines or other fences at the head of a text, or TOML between ``+++``."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as Dict
from typing import TYPE_CHECKING, Final

from postlint.source import toml_parser
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Mapping, Node, Parsed, entry, scalar
from postlint.source.yaml.parse import parse_part

if TYPE_CHECKING:
    from postlint.source.spans import Source

_BLANKS: Final = "[ \\t\u00a0]*"
"""What may stand behind a fence, where nobody sees it."""
_MARKS: Final = r"---|\+\+\+" if toml_parser.IS_READ else "---"
_OPENING: Final = re.compile(rf"(?P<mark>{_MARKS}){_BLANKS}(?:\r\n|\r|\n|\Z)")
_CLOSING: Final = {
    "---": re.compile(rf"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.){_BLANKS}(?:\r\n|\r|\n|\Z)"),
    "+++": re.compile(rf"(?:(?<=\n)|(?<=\r))\+\+\+{_BLANKS}(?:\r\n|\r|\n|\Z)"),
}
_IN_WORDS: Final = {"---": "hyphens", "+++": "plus signs"}
_OTHER_OPENING: Final = re.compile(
    r"(?P<mark>~~~|```|<!--)[ \t]*(?:ya?ml)?[ \t]*(?:\r\n|\r|\n)", re.IGNORECASE
)
"""Fences that may as well hold something else."""
_OF_CODE: Final = ("~~~", "```")
_FENCES: Final = ("---", "+++", "<!--", *_OF_CODE)
_LONGEST_BETWEEN: Final = 10_000
_OTHER_CLOSINGS: Final[Dict[str, re.Pattern[str]]] = {
    opening: re.compile(rf"(?:(?<=\n)|(?<=\r)){re.escape(closing)}[ \t]*(?:\r\n|\r|\n|\Z)")
    for opening, closing in (("~~~", "~~~"), ("```", "```"), ("<!--", "-->"))
}


def may_open(text: str) -> bool:
    """Tell whether ``text`` begins as front matter does, whatever its fences."""
    return text.lstrip().startswith(_FENCES)


def split(source: Source, start: int = 0) -> tuple[Parsed | None, int]:
    """Return the front matter of ``source``, parsed at its place in the file, and where the body starts.

    It is looked for at offset ``start``. A text without front matter gives ``None`` and ``start``. Front
    matter that never closes gives one problem and an empty body.
    """
    opening = _OPENING.match(source.text, start)
    if not opening:
        return None, start
    mark = opening["mark"]
    closing = _CLOSING[mark].search(source.text, opening.end())
    if not closing:
        problem = Diagnostic(
            source.span(start, start + len(mark)),
            f"The front matter that opens here never closes. End it with a line of three {_IN_WORDS[mark]}: "
            f"{mark}",
            "reading/front-matter",
        )
        return Parsed(source, problems=(problem,)), len(source.text)
    return _PARSERS[mark](source, opening.end(), closing.start()), closing.end()


_PARSERS: Final = {"---": parse_part, "+++": toml_parser.parse_part}


def opening_of(source: Source, start: int) -> int | None:
    """Return the offset behind the line with which YAML opens at ``start``; None where none does."""
    opening = _OPENING.match(source.text, start)
    return opening.end() if opening and opening["mark"] == "---" else None


def _between_others(
    source: Source, start: int, is_front: Callable[[Mapping], bool]
) -> tuple[Parsed | None, int]:
    """Return the front matter between other fences at ``start``, if it is such, and where the body starts."""
    opening = _OTHER_OPENING.match(source.text, start)
    within = opening.end() + _LONGEST_BETWEEN if opening else 0
    closing = _OTHER_CLOSINGS[opening["mark"]].search(source.text, opening.end(), within) if opening else None
    if not opening or not closing or not source.text[closing.end() :].strip():
        return None, start
    front = parse_part(source, opening.end(), closing.start())
    document = front.documents[0] if len(front.documents) == 1 and not front.problems else None
    is_one = isinstance(document, Mapping) and is_front(document)
    return (front, closing.end()) if is_one else (None, start)


def is_in_code(document: Node) -> bool:
    """Tell whether the front matter of a ``document`` stands in a block of code, which may be an example."""
    fenced = document.source.text.startswith(_OF_CODE, document.start)
    return fenced and isinstance(document, Mapping) and document.get("front") is not None


def parse_with_body(source: Source, is_front: Callable[[Mapping], bool] | None = None) -> Parsed:
    """Parse a text with front matter: one document, of its ``front`` (where it has one) and its ``body``.

    Blank lines before the front matter are passed over: the document starts where it does. ``is_front`` tells
    of a map between other fences than ``---`` whether it is front matter; without it, none is.
    """
    start = len(source.text) - len(source.text.lstrip())
    front, body_start = split(source, start)
    if front is None and is_front is not None:
        front, body_start = _between_others(source, start, is_front)
    if front is None:
        start = body_start = 0
    elif front.problems and not front.documents:
        return front
    end = len(source.text)
    body = scalar(source, min(body_start, end), end)
    fronts = tuple(entry("front", document) for document in (front.documents if front else ())[:1])
    document = Mapping((*fronts, entry("body", body)), source, start, end)
    return Parsed(source, (document,), front.comments if front else (), front.problems if front else ())
