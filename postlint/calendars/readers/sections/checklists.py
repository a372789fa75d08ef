"""What holds no text of a post as it stands: lists of things to do, of names or links, and blocks of data."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.readers.sections.lines import Piece
from postlint.source.spans import Source

_ITEM: Final = re.compile(r"^[ \t]{0,12}(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<said>[^\r\n]*)", re.MULTILINE)
_BOX: Final = re.compile(r"\[[ xX✓✔✅☑~✗✘❌-]\][ \t]+")
_OF_DATA: Final = frozenset({"yaml", "yml", "json", "jsonl"})
_A_TEXT: Final = re.compile(
    r"(?:^[ \t]{0,12}(?:-[ \t]+)?|[{,][ \t]*)[\"']?(?:text|caption|copy|post|body|message|content|tweet|toot)"
    r"[\"']?[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_MEANING: Final = re.compile(r"\S{1,20}\s+(?:=|→)\s")
_LEAST_OF_A_TEXT: Final = 4
"""How many words an item has at least that is a text."""


def has_box(title: str) -> bool:
    """Tell whether a box to tick stands in front of ``title``."""
    return _BOX.match(title) is not None


def is_checklist(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a list in which each item has a box in front of it."""
    items = _items_of(piece, source)
    return bool(items) and all(map(_BOX.match, items))


def is_of_data(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a block of YAML or JSON in which texts of posts stand under their keys."""
    info = piece.token.info.strip().lower() if piece.kind == "fence" and piece.token else ""
    return info in _OF_DATA and _A_TEXT.search(source.text, piece.start, piece.end) is not None


def may_be_texts(piece: Piece, source: Source) -> bool:
    """Tell whether the items of a list of nothing but texts may be posts, by their length."""
    return all(len(_BOX.sub("", item).split()) >= _LEAST_OF_A_TEXT for item in _items_of(piece, source))


def is_of_names(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a list of nothing but names or links."""
    items = _items_of(piece, source)
    return bool(items) and all("://" in item or len(item.split()) < _LEAST_OF_A_TEXT for item in items)


def is_legend(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a list of what signs mean, such as "🟢 = approved"."""
    items = _items_of(piece, source)
    return len(items) > 1 and all(map(_MEANING.match, items))


def _items_of(piece: Piece, source: Source) -> list[str]:
    if piece.kind != "list":
        return []
    return [item["said"] for item in _ITEM.finditer(source.text, piece.start, piece.end)]
