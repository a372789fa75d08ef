"""The files that go out with the post of a row, and what is said of each in columns beside them."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from postlint.calendars.pictures import described
from postlint.calendars.readers.tables.table_cells import Cell, files_in, split_at
from postlint.calendars.readers.tables.table_columns import squeezed
from postlint.calendars.value_words import FORMATS
from postlint.source.tree import Node, Scalar, Sequence, mapping, said, sequence
from postlint.vocabulary import in_words

_NUMBER: Final = re.compile(r"\d+")


def media_of(cells: Collection[Cell], place: Sequence) -> Sequence | None:
    """Return the files of a post: what only says what is to be shown names none."""
    media = [cell for cell in cells if cell.meaning == "media"]
    files = [file for cell in media for file in files_in(cell.value)]
    videos = {cell.value.start for cell in cells if _in_column_of_videos(cell)}
    behind = {file: said(cell.value, alt) for cell in media for file, alt in described(cell.value.text)}
    alts = [behind.get(file.text) for file in files] if behind else _beside(files, media, cells)
    words = [cell.value for cell in media if in_words(cell.value.text) in FORMATS]
    items: list[Node] = [
        mapping(file, **{"video" if file.start in videos else "file": file, "alt": alt})
        for file, alt in zip(files, alts, strict=False)
    ]
    return sequence((*items, *words), place) if items or words else None


def _beside(
    files: Collection[Scalar], media: Collection[Cell], cells: Collection[Cell]
) -> list[Scalar | None]:
    """Return what is said of each file in columns beside: by the numbers of columns, or in their order."""
    alts = {_number(cell): cell.value for cell in cells if cell.meaning == "alt"}
    numbers = {cell.value.start: _number(cell) for cell in media}
    if alts and None not in {*alts, *numbers.values()}:
        return [alts.get(numbers[file.start]) for file in files]
    found = [cell.value for cell in cells if cell.meaning == "alt"]
    return [*(said(cell, alt) for cell in found for alt in _alts(cell, len(files))), *[None] * len(files)]


def _number(cell: Cell) -> str | None:
    number = _NUMBER.search(cell.column.text)
    return number[0] if number else None


def _in_column_of_videos(cell: Cell) -> bool:
    """Tell whether a cell stands in a column whose name says that it holds videos."""
    return cell.meaning == "media" and squeezed(cell.column.text).startswith("video")


def _alts(cell: Scalar, files: int) -> list[str]:
    """Return the descriptions in a cell: parted by "|" where there are as many as ``files``."""
    parts = split_at(r"\|", cell)
    return parts if len(parts) == files else split_at(r"\|\|", cell)
