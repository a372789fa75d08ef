"""Texts without quotes around them that a comma cuts: their ends stand in the next column, or in none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from postlint.calendars.readers.reader import lines_named
from postlint.calendars.readers.tables.table_cells import channels_in_cell, files_in
from postlint.calendars.readers.tables.table_columns import FLAG, PART
from postlint.calendars.readers.tables.table_model import Column, Row, Table
from postlint.calendars.terms.networks_meant import FORMATS, NO, YES
from postlint.calendars.terms.placeholders_and_dittos import says_no_text
from postlint.calendars.terms.status_words import is_about_status
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Scalar, said, scalar
from postlint.vocabulary import in_words

_DIVIDERS: Final = {",": "a comma", ";": "a semicolon"}
_TEXTS: Final = frozenset({"text", PART, FLAG})
_WANTS: Final = {"link": "are no address", "media": "name no file", "status": "are no status"}
"""What is said of words in columns that want something else."""
_AN_ADDRESS: Final = re.compile(r"\w\.\w|://")
_ENDS: Final = re.compile(r"[.!?…][\W_]*\Z")
_FEW_WORDS: Final = 2


def with_whole_texts(table: Table, problems: list[Diagnostic]) -> Iterator[tuple[Row, Row]]:
    """Yield the rows of ``table``, each as it is written and with what a comma cut off its text.

    One with more cells than are columns is left out. What is wrong is added to ``problems``.
    """
    width, of_pictures = len(table.columns), _columns_of_pictures(table)
    cut: dict[tuple[Column, str], list[Scalar]] = {}
    for row in table.rows:
        beyond = next((cell for cell in row[width:] if cell.text.strip()), None)
        if beyond:
            problems.append(_too_wide(beyond, len(row), width))
            continue
        number, ends = next(_texts_cut(table, row, of_pictures), (0, []))
        if not ends:
            yield row, row
            continue
        cut.setdefault((table.columns[number + 1], _divider(ends[0])), []).append(ends[0])
        whole = scalar(row[number].source, row[number].start, ends[-1].end)
        left = (said(cell, "") for cell in ends)
        yield row, (*row[:number], whole, *left, *row[number + 1 + len(ends) :])
    problems += (_cut(column, divider, cells) for (column, divider), cells in cut.items())


def _texts_cut(table: Table, row: Row, of_pictures: Collection[int]) -> Iterator[tuple[int, list[Scalar]]]:
    """Yield the numbers of the cells whose texts go on behind them, with the cells in which they do."""
    for number, column in enumerate(table.columns):
        is_text = column.meaning in _TEXTS and number + 1 not in of_pictures
        if is_text and (ends := _ends_of_text(table, row, number)):
            yield number, ends


def _columns_of_pictures(table: Table) -> frozenset[int]:
    """Return the columns in which each row describes a picture, with a blank in front: it is written so."""
    return frozenset(
        number
        for number, column in enumerate(table.columns)
        if column.meaning == "media" and len(table.rows) > _FEW_WORDS
        if all(number < len(row) and _describes_a_picture(row[number].text) for row in table.rows)
    )


def _describes_a_picture(text: str) -> bool:
    return text.startswith(" ") and bool(text.strip()) and not _ENDS.search(text)


def _ends_of_text(table: Table, row: Row, number: int) -> list[Scalar]:
    """Return the cells behind that with this number that rather go on with its text."""
    ends: list[Scalar] = []
    for column, before, cell in zip(
        table.columns[number + 1 :], row[number:], row[number + 1 :], strict=False
    ):
        if not _goes_on(column, before, cell):
            break
        ends.append(cell)
    if not ends:
        return ends
    others = (*row[1 : number + 1], *row[number + 1 + len(ends) :], *(one.cell for one in table.columns[1:]))
    # Some write a blank behind whatever divides their cells.
    return [] if any(cell.text.startswith(" ") and cell.text.strip() for cell in others) else ends


def _goes_on(column: Column, before: Scalar, cell: Scalar) -> bool:
    """Tell whether a cell goes on with the text in the one ``before``, and is nothing that its column wants.

    Writers put a blank behind a comma; without one, it may be anything that people keep there.
    """
    text, words = before.text.strip(), cell.text.strip()
    is_plain = before.style == cell.style == "plain" and _divider(cell) in _DIVIDERS
    if not (is_plain and text and words and cell.text.startswith(" ")):
        return False
    if text.lower() in YES | NO or _ENDS.search(text):
        return False
    if says_no_text(words) or _is_wanted(column, cell):
        return False
    is_small, is_ended = not words[0].isupper(), _ENDS.search(words) is not None
    if column.meaning in _WANTS:
        return column.meaning == "link" or is_small or is_ended
    return is_small and is_ended


def _is_wanted(column: Column, cell: Scalar) -> bool:
    words = cell.text.strip()
    if column.meaning == "status":
        return is_about_status(words) or words.lower() in YES | NO
    if column.meaning == "channel":
        return bool(channels_in_cell(words))
    found = [bool(_AN_ADDRESS.search(word)) for word in words.split()]
    is_file = column.meaning == "media" and (bool(files_in(cell)) or in_words(words) in FORMATS)
    # A sentence may lead up to an address.
    return found[0] or is_file or (any(found) and len(found) <= _FEW_WORDS)


def _divider(cell: Scalar) -> str:
    return cell.source.text[max(cell.start - 1, 0) : cell.start]


def _cut(column: Column, divider: str, cells: Sequence[Scalar]) -> Diagnostic:
    what = _WANTS.get(column.meaning or "", "seem to go on with the text before them")
    lines = [cell.span.line for cell in cells]
    where = f" in {len(cells)} rows ({lines_named(lines)})" if len(cells) > 1 else ""
    return Diagnostic(
        cells[0].span,
        f"Column {column.name} holds words that {what}{where}: is there {_DIVIDERS[divider]} in the text "
        "without quotes around it? The text is read with them. Put it in double quotes.",
        "reading/csv",
        tuple(cell.span for cell in cells[1:]),
    )


def _too_wide(cell: Scalar, width: int, wanted: int) -> Diagnostic:
    return Diagnostic(
        cell.span,
        f"This row has {width} cells, and there are {wanted} columns, so it is not read. "
        "If a text holds what divides the cells, put the text in double quotes.",
        "reading/csv",
    )
