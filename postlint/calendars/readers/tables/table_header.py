"""Which row of a table is its header, and what the columns below it mean.

A row above the header may name networks, each over the columns that hold for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.readers.tables.scheduling_tools import HOOTSUITE, is_of_hootsuite, tool_of
from postlint.calendars.readers.tables.table_cells import Cell
from postlint.calendars.readers.tables.table_columns import (
    DATE_IF_NONE,
    FLAG,
    HEADLINE,
    LEAD,
    TEXT_IF_NONE,
    Columns,
    chosen_columns,
    comparable,
    is_body,
    squeezed,
)
from postlint.calendars.readers.tables.table_guessed_columns import (
    is_day,
    with_dates,
    with_guessed_text,
    with_networks,
    with_one_date,
    with_what_went_out,
)
from postlint.calendars.readers.tables.table_model import (
    HEADER_WITHIN,
    Column,
    NoTable,
    Row,
    Table,
    filled,
    mean_length,
)
from postlint.calendars.readers.tables.table_refusals import why_none_of
from postlint.calendars.terms.networks_meant import NO, YES, channels_in
from postlint.calendars.terms.status_words import status_in
from postlint.calendars.terms.topics import is_sort
from postlint.records import dataclass
from postlint.source.tree import Scalar, said, scalar

_LONGEST_NAME: Final = 120
_NUMBER: Final = re.compile(r"[-+]?[\d.,\s]*\d\s*%?")
_IN_TEXTS: Final = frozenset(";|\t")
"""What may divide cells, and stands in texts as well."""
_NO_NAME: Final = re.compile(r"[{}'\"<>]")
"""What stands in texts of programs, and in no name of a column."""
_TWO: Final = 2
_A_FEW_WORDS: Final = 3
_MOST_WORDS_OF_A_NAME: Final = 6


def find_table(rows: list[Row], own: Mapping[str, str]) -> Table | NoTable:
    """Return the table of posts in ``rows``, or why they are none. ``own`` are the house's own names."""
    heads = list(_possible_headers(rows))
    found: list[Table] = []
    guessed: list[Table] = []
    for number in heads:
        header = _grouped(rows[number], rows[:number])
        names = [head.cell.text for head in header]
        form = (None if own else tool_of(names)) or chosen_columns(own)
        columns = tuple(_column(head, form) for head in header)
        table = _undivided(Table(columns, rows[number + 1 :], rows[:number], form))
        with_texts = _with_texts(table)
        if with_texts and form.tool:
            return with_texts
        if with_texts and _is_header(with_texts):
            found.append(_with_guesses(with_texts))
        elif with_texts is None:
            guessed.append(_with_guesses(table))
    # A row that names groups of columns may have a word for texts in it; the header has more of them.
    found = found or list(filter(None, (_with_texts(one) for one in map(with_guessed_text, guessed) if one)))
    if found:
        # Above a header with nothing below it, what stands below another is no title: it would be lost.
        lone = _has_one_column(found[0])
        headers = {n for n in (len(one.above) for one in found) if not (lone and _may_be_one(rows[n]))}
        below = [number for number, row in enumerate(rows) if filled(row) and number not in headers]
        named = [
            one for one in found if len(one.above) in headers or not _NO_NAME.search(one.columns[0].name)
        ]
        best = max(named, key=lambda one: (below[-1:] > [len(one.above)], _known(one)))
        passed = (rows[number] for number in below if min(headers) < number < len(best.above))
        return replace(best, passed_over=[row[0].span.line for row in passed])
    if rows and all(map(is_of_hootsuite, rows)):
        # Columns without a header are named nowhere; the first of the widest rows stands in for it.
        widest = max(rows, key=len)
        columns = tuple(Column(cell, meaning) for cell, meaning in zip(widest, HOOTSUITE, strict=False))
        return Table(columns, rows, [], Columns("Hootsuite", frozenset(), {}))
    return why_none_of(rows, heads, guessed, own)


def _with_guesses(table: Table) -> Table:
    """Return ``table`` with what its cells tell of its columns, beside their names."""
    return with_what_went_out(with_dates(with_networks(with_one_date(table))))


def _undivided(table: Table) -> Table:
    """Return ``table`` with whole rows where it has one column: what seems to divide it is in texts."""
    if not _has_one_column(table):
        return table
    return replace(table, rows=[(_whole(row),) if _may_be_one(row) else row for row in table.rows])


def _has_one_column(table: Table) -> bool:
    """Tell whether the first row is one name; beside a title, spreadsheets write as many cells as below."""
    return len(table.columns) == 1 and not table.above


def _may_be_one(row: Row) -> bool:
    """Tell whether a row with cells beside each other is one cell, as commas alone have to be in quotes."""
    if len(row) < _TWO or row[0].style != "plain" or any("\n" in cell.text for cell in row):
        return False
    return row[0].source.text[row[0].end : row[0].end + 1] in _IN_TEXTS


def _whole(row: Row) -> Scalar:
    return scalar(row[0].source, row[0].start, row[-1].end)


def _column(head: _Head, form: Columns) -> Column:
    """Return a column; below a network, what is no text or date means what it does anywhere, for that one."""
    meaning, named = form.meaning(head.cell.text)
    alone, _ = form.meaning(head.written) if head.network else (None, None)
    return Column(head.cell, meaning if alone in {None, "text", "date"} else alone, named or head.network)


def _known(table: Table) -> int:
    """Return how many things the columns of ``table`` stand for; names of networks may be values as well."""
    return len({column.meaning for column in table.columns} - {None, FLAG, DATE_IF_NONE})


def _possible_headers(rows: list[Row]) -> Iterator[int]:
    """Yield the rows that may be a header: never one of values, or no wider than those above it."""
    widest = 0
    for number, row in enumerate(rows[:HEADER_WITHIN]):
        texts = filled(row)
        if any(map(_is_value, texts)):
            return
        names = filled(tuple(head.cell for head in _grouped(row, rows[:number])))
        if len(set(names)) * _TWO <= len(names):
            # A row that names groups of columns repeats itself.
            continue
        if _is_preamble(texts, rows[number + 1 : HEADER_WITHIN]):
            continue
        if len(texts) > widest and all(len(text) <= _LONGEST_NAME for text in texts):
            yield number
        widest = max(widest, len(texts))


def _is_preamble(texts: Sequence[str], below: Sequence[Row]) -> bool:
    """Tell whether a row is one sentence above a table, such as "Figures of your content, 1 to 31 May"."""
    is_alone = len(texts) == 1 and len(texts[0].split()) > _MOST_WORDS_OF_A_NAME
    return is_alone and any(len(filled(row)) > _TWO for row in below)


def _is_value(text: str) -> bool:
    return bool(is_day(text) or _NUMBER.fullmatch(text) or "://" in text)


def _with_texts(table: Table) -> Table | None:
    """Return ``table`` with one column of texts, and those of networks; None where it has no texts."""
    columns = list(table.columns)
    texts = [number for number, column in enumerate(columns) if column.meaning == "text"]
    if not texts and not table.has("thread"):
        texts = [number for number, column in enumerate(columns) if column.meaning == TEXT_IF_NONE]
    texts = [number for number in texts if not _are_answers(number, table)]
    house = [number for number in texts if comparable(columns[number].cell.text) in table.form.house]
    chosen = _fullest(house or texts, table.rows)
    body = chosen is not None and is_body(squeezed(columns[chosen].name))
    other = {"text": None, TEXT_IF_NONE: None, HEADLINE: LEAD if body else None}
    for number, column in enumerate(columns):
        meaning = "text" if number == chosen else other.get(column.meaning or "", column.meaning)
        columns[number] = replace(column, meaning=meaning)
    found = replace(table, columns=tuple(columns))
    has_texts = chosen is not None or found.has("thread") or _has_texts_of_networks(found)
    return found if has_texts else None


def _are_answers(number: int, table: Table) -> bool:
    """Tell whether a column that may be of texts only says of posts what they look like, or how far they are.

    One that somebody has named is of texts all the same.
    """
    cells = table.texts_in(number)
    is_sure = table.form.tool or comparable(table.columns[number].cell.text) in table.form.house
    if is_sure or not cells:
        return False
    stages = {status_in(cell) for cell in cells}
    return all(is_sort(cell) or cell.lower() in YES | NO for cell in cells) or (
        len(stages) > 1 and None not in stages
    )


def _fullest(numbers: list[int], rows: list[Row]) -> int | None:
    """Return the first of the columns, or another whose cells are far longer: "Post" may be a title."""
    if not numbers:
        return None
    lengths = {number: mean_length(number, rows) for number in numbers}
    longest = max(numbers, key=lambda number: lengths[number])
    return longest if lengths[longest] > _TWO * lengths[numbers[0]] else numbers[0]


def _has_texts_of_networks(table: Table) -> bool:
    """Tell whether columns of networks hold texts: those of yes and no only say that a post goes there."""
    flags = [number for number, column in enumerate(table.columns) if column.meaning == FLAG]
    cells = (row[number].text.strip() for row in table.rows for number in flags if number < len(row))
    return any(cell.lower() not in YES | NO and len(cell.split()) > 1 for cell in cells)


def _is_header(table: Table) -> bool:
    """Tell whether a row with a name for texts is a header: the first is, others need a second name."""
    known = [column for column in table.columns if column.meaning is not None]
    if all(len(filled(row)) <= 1 for row in table.above):
        return True
    return len(known) > 1 and any(column.meaning != FLAG for column in known)


def heads_again(filled: Sequence[Cell]) -> bool:
    """Tell whether the row below the header names the columns in other words: "When,Where,What"."""
    texts = [cell.value.text.strip() for cell in filled]
    if not texts or any(len(text.split()) > _A_FEW_WORDS or _is_value(text) for text in texts):
        return False
    names = chosen_columns({})
    same = {
        cell.meaning for cell in filled if cell.meaning and names.meaning(cell.value.text)[0] == cell.meaning
    }
    # Where a day stands, no post has the word for one.
    return "date" in same or len(same) > 1


@dataclass(frozen=True, slots=True)
class _Head:
    """The name of a column: in full, as it is ``written`` below a network, and that ``network``, if any."""

    cell: Scalar
    written: str
    network: str | None = None


def _grouped(header: Row, above: Sequence[Row]) -> tuple[_Head, ...]:
    """Return the names in ``header``, with the networks that the row above it names in front of those below.

    That is so only where names come twice, as "Copy" below "Facebook" and below "LinkedIn", and the row
    above names nothing else but columns that have no name in ``header``.
    """
    names = [cell.text.strip().lower() for cell in header if cell.text.strip()]
    groups = above[-1] if above else ()
    alone = {number for number, cell in enumerate(groups) if _is_alone(cell, header[number : number + 1])}
    over = [cell.text for number, cell in enumerate(groups) if cell.text.strip() and number not in alone]
    if len(over) < _TWO or len(set(names)) == len(names) or not all(map(_is_network, over)):
        return tuple(_Head(cell, cell.text) for cell in header)
    found: list[_Head] = []
    network = ""
    for number, cell in enumerate(header):
        network = groups[number].text.strip() or network if number < len(groups) else network
        written = cell.text.strip()
        if number in alone:
            network = ""
            found.append(_Head(groups[number], groups[number].text))
        elif network and names.count(written.lower()) > 1:
            found.append(_Head(said(cell, f"{network} {written}"), written, channels_in(network)[0]))
        else:
            found.append(_Head(cell, cell.text))
    return tuple(found)


def _is_alone(cell: Scalar, below: Row) -> bool:
    """Tell whether a name above the header is that of a column, with nothing in the header below it."""
    blank = any(not one.text.strip() for one in below)
    return bool(cell.text.strip()) and blank and not _is_network(cell.text)


def _is_network(name: str) -> bool:
    return len(channels_in(name)) == 1 and len(name.split()) <= _TWO
