"""Which columns hold networks, dates and texts where their names do not tell, by what stands in them.

The cells say it, or titles above them, or the name of the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as List
from dataclasses import replace
from typing import Final

from postlint.calendars.dates.parse_dates import LIKE_A_DATE, is_clock
from postlint.calendars.dates.spoken_dates import day_named, plain_time
from postlint.calendars.key_meanings import FLAGS
from postlint.calendars.readers.tables.table_cells import Cell
from postlint.calendars.readers.tables.table_columns import (
    ACCOUNT_ON_NETWORK,
    DATE_IF_NONE,
    DATE_ON_NETWORK,
    FLAG,
    WENT_OUT,
    comparable,
    squeezed,
)
from postlint.calendars.readers.tables.table_model import Column, Table, filled
from postlint.calendars.readers.tables.table_status import has_gone_out
from postlint.calendars.terms.field_names import (
    folded,
    is_of_another_day,
    is_of_other_texts,
    is_when_it_goes_out,
)
from postlint.calendars.terms.networks_meant import NO, YES, channels_in
from postlint.calendars.terms.status_words import is_about_status
from postlint.source.diagnostic import Diagnostic
from postlint.vocabulary import CHANNELS, PUBLISHED

_MOST_WORDS: Final = 6
"""How many words a cell may have that names networks, with accounts or kinds of posts on them."""
_TWO: Final = 2
_WORDS_OF_TEXTS: Final = 5
_LETTERS_OF_TEXTS: Final = 30
_DIGITS_OF_A_DATE: Final = re.compile(r"\d{4}|\d[./-]\d")
_CLOCK_BEHIND: Final = re.compile(
    r"[\s,T]+(?:\D{1,5}\s)?\d{1,2}(?:[:.h]\d{2}|h|\s?[ap]m)\s*(?:uhr)?$", re.IGNORECASE
)

_MOST_DAYS: Final = 366


def with_networks(table: Table) -> Table:
    """Return ``table`` with a column of networks where its cells are all it is known by."""
    if table.has("channel", FLAG):
        return table
    for number, column in enumerate(table.columns):
        cells = table.texts_in(number)
        if column.meaning == "account" and any(map(_names_networks, cells)):
            # A bare handle says where no other account is.
            return table.with_meaning(number, ACCOUNT_ON_NETWORK)
        if column.meaning is None and _are_networks(cells):
            return table.with_meaning(number, "channel")
    return table


def _are_networks(cells: List[str]) -> bool:
    """Tell whether cells name networks, but for few, such as the sum of a column; beside others, X is one."""
    named = sum(_names_networks(text) or text.lower() == "x" for text in cells)
    return any(map(_names_networks, cells)) and named * 4 >= len(cells) * 3


def _names_networks(text: str) -> bool:
    is_answer = text.lower() in YES | NO
    return not is_answer and len(text.split()) <= _MOST_WORDS and bool(channels_in(text))


def is_day(text: str) -> bool:
    """Tell whether ``text`` is a day, in numbers or in words."""
    named = day_named(text)
    return bool(LIKE_A_DATE.fullmatch(text) or (named is not None and not named.rest))


def is_dated(text: str) -> bool:
    """Tell whether ``text`` is more of a date than the name of a day of the week is."""
    return is_day(text) or _DIGITS_OF_A_DATE.search(text) is not None


def with_one_date(table: Table) -> Table:
    """Return ``table`` with one column of dates: that in which most are days of a year, not names of days.

    One whose name says that posts go out then counts before others, once half as many stand in it. Others
    with days of a year are for rows in which it is empty.
    """
    table = _without_counted_days(table)
    dates = [number for number, column in enumerate(table.columns) if column.meaning == "date"]
    if len(dates) <= 1:
        return table
    said = {number: sum(map(is_dated, table.texts_in(number))) for number in dates}
    enough = [number for number in dates if said[number] * _TWO >= max(said.values()) > 0]
    surest = [number for number in enough if is_when_it_goes_out(table.columns[number].name)]
    chosen = max(surest or dates, key=lambda number: said[number])
    for number in dates:
        if number != chosen:
            is_time = not table.has("time") and all(map(_is_time, table.texts_in(number)))
            otherwise = DATE_IF_NONE if said[number] else None
            table = table.with_meaning(number, "time" if is_time else otherwise)
    return table


def with_date_meant(cells: list[Cell]) -> list[Cell]:
    """Return the ``cells`` of a row, with the first of its days as the date where that column is empty."""
    others = [cell for cell in cells if cell.meaning == DATE_IF_NONE]
    if not others:
        return cells
    days = others if all(cell.meaning != "date" for cell in cells) else []
    meant = next((cell for cell in days if is_dated(cell.value.text)), None)
    return [
        replace(cell, meaning="date" if cell is meant else None) if cell in others else cell for cell in cells
    ]


def with_what_went_out(table: Table) -> Table:
    """Return ``table`` with columns called "Posted?" or "Sent" as such, where they say so: yes, no, when.

    They may say how far a post has got instead, as "Cancelled" does.
    """
    for number, column in enumerate(table.columns):
        name, cells = folded(comparable(column.name)), table.texts_in(number)
        # What goes live on a day may have yet to do so.
        others = [cell for cell in cells if has_gone_out(cell) is None]
        are_known = all((is_day(cell) and name != "live") or is_about_status(cell) for cell in others)
        if FLAGS.get(name) == PUBLISHED and column.meaning is None and are_known:
            table = table.with_meaning(number, WENT_OUT)
    return table


def _is_time(text: str) -> bool:
    return is_clock(plain_time(text))


def _without_counted_days(table: Table) -> Table:
    """Return ``table`` without dates where nothing but the days of a plan are counted, beside real dates."""
    dates = [number for number, column in enumerate(table.columns) if column.meaning == "date"]
    for number in dates if len(dates) > 1 else ():
        if squeezed(table.columns[number].name) != "date" and all(map(_is_count, table.texts_in(number))):
            table = table.with_meaning(number, None)
    return table


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text[:9]) <= _MOST_DAYS


def with_dates(table: Table) -> Table:
    """Return ``table`` with its only column of nothing but days as that of dates, if it has no other."""
    if _is_dated(table):
        return table
    found = list(_of_dates(table))
    if len(found) != 1 or _is_of_another_day(table.columns[found[0]].name):
        return table
    for number, column in enumerate(table.columns):
        # Names of days beside dates say nothing more.
        table = table.with_meaning(number, None) if column.meaning == "date" else table
    return table.with_meaning(found[0], "date", guessed=True)


def _is_dated(table: Table) -> bool:
    """Tell whether a column says when posts go out, other than by the names of days."""
    if table.has("year", DATE_ON_NETWORK):
        return True
    numbers = [number for number, column in enumerate(table.columns) if column.meaning in {"date", "time"}]
    return any(is_dated(text) for number in numbers for text in table.texts_in(number) if ":" not in text)


def _is_of_another_day(name: str) -> bool:
    # Nobody but the team knows what happens when an embargo ends.
    return is_of_another_day(name) or "embargo" in name.lower()


def _of_dates(table: Table) -> Iterator[int]:
    for number, column in enumerate(table.columns):
        cells = table.texts_in(number) if column.meaning is None else []
        if cells and all(is_day(_CLOCK_BEHIND.sub("", text)) for text in cells):
            yield number


def with_guessed_text(table: Table) -> Table | None:
    """Return ``table`` with its only column of whole sentences as the texts, if it is a plan of posts.

    That takes a column that says on which networks, or else when; None where there is none, or more than one
    that may be of texts.
    """
    if not (_says_where(table) or _is_dated(table)):
        return None
    found = [number for number in range(len(table.columns)) if _is_of_texts(table, number)]
    if len(found) != 1 or is_of_other_texts(table.columns[found[0]].name):
        return None
    return table.with_meaning(found[0], "text", guessed=True)


def _is_of_texts(table: Table, number: int) -> bool:
    cells = table.texts_in(number) if table.columns[number].meaning is None else []
    rows = sum(len(filled(row)) > 1 for row in table.rows)
    if not cells or len(cells) * _TWO < rows:
        return False
    words = sum(len(text.split()) for text in cells) / len(cells)
    return words >= _WORDS_OF_TEXTS and sum(map(len, cells)) / len(cells) >= _LETTERS_OF_TEXTS


def _says_where(table: Table) -> bool:
    numbers = [
        number
        for number, column in enumerate(table.columns)
        if column.meaning in {"channel", ACCOUNT_ON_NETWORK}
    ]
    named = (
        channel for number in numbers for text in table.texts_in(number) for channel in channels_in(text)
    )
    return table.has(FLAG) or any(channel in CHANNELS for channel in named)


def has_guessed_texts(table: Table) -> bool:
    """Tell whether no name, but their cells alone, tell where the texts of ``table`` stand."""
    return any(column.guessed and column.meaning == "text" for column in table.columns)


def is_plan(table: Table) -> bool:
    """Tell whether ``table`` says when and on which networks: diaries and surveys have sentences, too."""
    return _is_dated(table) and _says_where(table)


def _how_to_settle(column: Column) -> str:
    if not column.name.strip():
        return f"write a name above it, such as {column.meaning}"
    return f"write columns: {{{column.name}: {column.meaning}}}"


def diagnostics(table: Table) -> Iterator[Diagnostic]:
    """Yield what to say of the columns that are known by their cells alone."""
    for column in table.columns:
        if column.guessed:
            yield Diagnostic(
                column.cell.span,
                f'"{column.name}" counts as the column of {column.meaning}s, as its cells are the only ones '
                f"that may be. To settle it, {_how_to_settle(column)}.",
                "reading/column-by-cells",
            )
