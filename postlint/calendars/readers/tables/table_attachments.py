"""What goes out with the post of a row: its files, with what is said of each, and links behind its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from collections.abc import Sequence as List
from dataclasses import field
from typing import Final

from postlint.calendars.handles import is_status_url
from postlint.calendars.readers.tables.table_cells import Cell, files_in, split_at
from postlint.calendars.readers.tables.table_columns import squeezed
from postlint.calendars.readers.tables.table_model import Row, Table
from postlint.calendars.terms.networks_meant import FORMATS, channels_in
from postlint.calendars.texts_and_media import described
from postlint.records import dataclass
from postlint.source.tree import Node, Scalar, Sequence, joined, mapping, said, sequence
from postlint.vocabulary import in_words

_NUMBER: Final = re.compile(r"\d+")
_NOT_FOLLOWED: Final = frozenset({"instagram"})
"""Where nobody can follow a link that stands in a text, so that none is put there."""
_OF_THE_POST: Final = re.compile(
    r"(?<![a-z])(?:live|posted|published|permalink|(?:post|tweet|toot)[ _-]?(?:url|link))(?![a-z])",
    re.IGNORECASE,
)
"""What columns are called that hold the addresses at which posts stand already."""
_ADDRESS: Final = re.compile(r"https?://\S+")
_LEADS: Final = re.compile(r"\w\.\w|://")
"""What an address holds, and "n/a" or "link in bio" does not."""


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


@dataclass(slots=True)
class Links:
    """The names of columns of links that were read as ends of texts, and that stay ``beside`` them."""

    behind: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    def joined(self, text: Scalar, cells: List[Cell], channels: Collection[Scalar], tool: str) -> Scalar:
        """Return ``text`` with the link in the row behind it, as the tools put it there."""
        links = (cell for cell in cells if cell.meaning == "link" and _LEADS.search(cell.value.text))
        link = next(links, None)
        address = link.value.text.strip() if link else ""
        if link is None or address in text.text or is_status_url(address):
            return text
        name = " ".join(link.column.text.split())
        if not tool and _is_followed_nowhere(channels):
            self.beside.append(name)
            return text
        if not tool:
            self.behind.append(name)
        return joined((text, said(link.value, address)), "\n")

    def is_beside(self, cell: Cell, channels: Collection[Scalar]) -> bool:
        """Tell whether a cell is a link that stays beside the text of its post."""
        name = " ".join(cell.column.text.split())
        return cell.meaning == "link" and name in self.beside and _is_followed_nowhere(channels)

    def remarks(self, table: Table) -> Iterator[str]:
        """Yield what nobody can see in a table of no tool: which links its posts have, and which none has."""
        for name in dict.fromkeys(self.behind):
            apart = ", but for those on Instagram" if name in self.beside else ""
            yield f'the links of column "{name}" are read as ends of the texts{apart}'
        for number, column in enumerate(table.columns):
            is_known = column.meaning is not None or _OF_THE_POST.search(column.name)
            if not is_known and any(_is_in_no_text(row, number, table) for row in table.rows):
                name = column.name
                yield f'the links of column "{name}" are in no text: call it link if they go out with them'


def _is_in_no_text(row: Row, number: int, table: Table) -> bool:
    """Tell whether a cell of ``row`` is an address, of no post, that stands in no other of its cells."""
    link = row[number].text.strip() if number < len(row) else ""
    if not _ADDRESS.fullmatch(link) or is_status_url(link):
        return False
    return not any(link in cell.text for at, cell in enumerate(row[: len(table.columns)]) if at != number)


def _is_followed_nowhere(channels: Collection[Scalar]) -> bool:
    """Tell whether a post goes out only where no link in a text can be followed."""
    named = [set(channels_in(channel.text)) for channel in channels]
    return bool(named) and all(one and one <= _NOT_FOLLOWED for one in named)
