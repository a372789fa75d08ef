"""Which row of a table is its header, what its columns mean, and why a table is not one of posts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from postlint.calendars.dates.date_words import day_named
from postlint.calendars.dates.loose_dates import LIKE_A_DATE
from postlint.calendars.field_names import names_of
from postlint.calendars.readers.analytics import metrics_among
from postlint.calendars.readers.tables.table_columns import (
    FLAG,
    HOOTSUITE,
    TEXT_IF_NONE,
    Columns,
    chosen_columns,
    comparable,
    squeezed,
    tool_of,
)
from postlint.calendars.value_words import NO, YES
from postlint.source.suggest import one_slip_from
from postlint.source.tree import Node, Scalar, Sequence

Row: TypeAlias = tuple[Scalar, ...]

_WITHIN: Final = 20
"""In how many rows at the head a header is looked for: titles and legends may stand above it."""
_LONGEST_NAME: Final = 120
_NUMBER: Final = re.compile(r"[-+]?[\d.,\s]*\d\s*%?")
_OF_DATA_SETS: Final = frozenset(
    ("sentiment", "label", "polarity", "emotion", "user", "userid", "tweetid", "authorid")
)
_OF_CUSTOMERS: Final = frozenset(
    ("rating", "stars", "customer", "customername", "testimonial", "review", "company")
)
_OF_PRODUCTS: Final = frozenset(("sku", "price", "product", "productname", "ean", "gtin", "stock"))
_OF_ARTICLES: Final = frozenset(("slug", "excerpt", "permalink", "keyword", "wordcount", "metadescription"))
_FEW_NAMES: Final = 6
_TWO: Final = 2
_A_FEW_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it stands for (None for somebody's own), and the network it is for."""

    cell: Scalar
    meaning: str | None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of posts: its columns, the rows below the header and those above, and whose form it has."""

    columns: tuple[Column, ...]
    rows: list[Row]
    above: list[Row]
    form: Columns

    def has(self, *meanings: str) -> bool:
        """Tell whether a column has one of these meanings."""
        return any(column.meaning in meanings for column in self.columns)


def rows_of(document: Node) -> list[Row] | None:
    """Return the rows of ``document`` if it is a table."""
    if not isinstance(document, Sequence) or not all(isinstance(row, Sequence) for row in document.items):
        return None
    rows = (row.items for row in document.items if isinstance(row, Sequence))
    return [tuple(cell for cell in row if isinstance(cell, Scalar)) for row in rows]


def find_table(rows: list[Row], own: Mapping[str, str]) -> Table | str:
    """Return the table of posts in ``rows``, or why they are none. ``own`` are the house's own names."""
    heads = list(_possible_headers(rows))
    for number in heads:
        names = [cell.text for cell in rows[number]]
        form = (None if own else tool_of(names)) or chosen_columns(own)
        columns = tuple(Column(cell, *form.meaning(cell.text)) for cell in rows[number])
        table = _with_texts(Table(columns, rows[number + 1 :], rows[:number], form))
        if table and (form.tool or _is_header(table)):
            return table
    if rows and all(map(is_of_hootsuite, rows)):
        # Columns without a header are named nowhere; the first of the widest rows stands in for it.
        widest = max(rows, key=len)
        columns = tuple(Column(cell, meaning) for cell, meaning in zip(widest, HOOTSUITE, strict=False))
        return Table(columns, rows, [], Columns("Hootsuite", frozenset(), {}))
    best = max(heads, key=lambda number: len(_filled(rows[number])), default=None)
    return _NO_TABLE if best is None else _why_none(rows[best], rows[best + 1 :], chosen_columns(own))


def _possible_headers(rows: list[Row]) -> Iterator[int]:
    """Yield the rows that may be a header: never one of values, or no wider than those above it."""
    widest = 0
    for number, row in enumerate(rows[:_WITHIN]):
        filled = _filled(row)
        if any(map(_is_value, filled)):
            return
        if len(set(filled)) * _TWO <= len(filled):
            # A row that names groups of columns repeats itself.
            continue
        if len(filled) > widest and all(len(text) <= _LONGEST_NAME for text in filled):
            yield number
        widest = max(widest, len(filled))


def _filled(row: Row) -> list[str]:
    return [cell.text.strip() for cell in row if cell.text.strip()]


def _is_value(text: str) -> bool:
    named = day_named(text)
    is_date = LIKE_A_DATE.fullmatch(text) or (named is not None and not named.rest)
    return bool(is_date or _NUMBER.fullmatch(text) or "://" in text)


def _with_texts(table: Table) -> Table | None:
    """Return ``table`` with one column of texts, and those of networks; None where it has no texts."""
    columns = list(table.columns)
    texts = [number for number, column in enumerate(columns) if column.meaning == "text"]
    if not texts and not table.has("thread"):
        texts = [number for number, column in enumerate(columns) if column.meaning == TEXT_IF_NONE]
    house = [number for number in texts if comparable(columns[number].cell.text) in table.form.house]
    chosen = _fullest(house or texts, table.rows)
    for number, column in enumerate(columns):
        if number == chosen:
            columns[number] = replace(column, meaning="text")
        elif column.meaning in {"text", TEXT_IF_NONE}:
            columns[number] = replace(column, meaning=None)
    found = replace(table, columns=tuple(columns))
    has_texts = chosen is not None or found.has("thread") or _has_texts_of_networks(found)
    return found if has_texts else None


def _fullest(numbers: list[int], rows: list[Row]) -> int | None:
    """Return the first of the columns, or another whose cells are far longer: "Post" may be a title."""
    if not numbers:
        return None
    lengths = {number: _mean_length(number, rows) for number in numbers}
    longest = max(numbers, key=lambda number: lengths[number])
    return longest if lengths[longest] > _TWO * lengths[numbers[0]] else numbers[0]


def _mean_length(number: int, rows: list[Row]) -> float:
    cells = [text for row in rows if number < len(row) and (text := row[number].text.strip())]
    return sum(map(len, cells)) / len(cells) if cells else 0


def _has_texts_of_networks(table: Table) -> bool:
    """Tell whether columns of networks hold texts: those of yes and no only say that a post goes there."""
    flags = [number for number, column in enumerate(table.columns) if column.meaning == FLAG]
    cells = (row[number].text.strip() for row in table.rows for number in flags if number < len(row))
    return any(cell.lower() not in YES | NO and len(cell.split()) > 1 for cell in cells)


def _is_header(table: Table) -> bool:
    """Tell whether a row with a name for texts is a header: the first is, others need a second name."""
    known = [column for column in table.columns if column.meaning is not None]
    if all(len(_filled(row)) <= 1 for row in table.above):
        return True
    return len(known) > 1 and any(column.meaning != FLAG for column in known)


def is_of_hootsuite(row: Row) -> bool:
    """Tell whether ``row`` is a date, a text and perhaps a link, as in files that have no header."""
    return 1 < len(row) <= len(HOOTSUITE) and bool(LIKE_A_DATE.fullmatch(row[0].text))


def is_wordy(table: Table) -> bool:
    """Tell whether the texts of ``table`` are of several words, as those of posts are."""
    texts = [
        number for number, column in enumerate(table.columns) if column.meaning in {"text", "thread", FLAG}
    ]
    cells = [
        text
        for row in table.rows
        for number in texts
        if number < len(row) and (text := row[number].text.strip())
    ]
    cells = [text for text in cells if text.lower() not in YES | NO]
    return sum(len(text.split()) >= _A_FEW_WORDS for text in cells) * _TWO >= len(cells) > 0


def why_not_posts(table: Table) -> str | None:
    """Return why the texts of ``table`` are hardly posts of one's own; None where they may well be."""
    text = next((column.cell.text.strip() for column in table.columns if column.meaning == "text"), "")
    figures = metrics_among(column.cell.text.strip() for column in table.columns)
    says_where = table.has("channel", FLAG, "account")
    if len(figures) > 1 and (table.form.tool or not says_where):
        named = ", ".join(figures[:_TWO])
        return (
            f"an analytics export: figures ({named} …) of what went out. "
            f"To have the texts under {text} read, name this file"
        )
    for words, what in (
        (_OF_DATA_SETS, "a table of gathered data"),
        (_OF_CUSTOMERS, "a table of what customers say"),
        (_OF_PRODUCTS, "a table of products"),
        (_OF_ARTICLES, "a table of articles"),
    ):
        found = next(
            (column.cell.text.strip() for column in table.columns if squeezed(column.cell.text) in words),
            None,
        )
        is_ours = table.form.tool or (says_where and words is not _OF_DATA_SETS)
        if found and not is_ours:
            return f"{what} (column {found}), not of posts"
    return None


_NO_TABLE: Final = "a table without a header, so nothing says what its columns are"


def _why_none(header: Row, rows: list[Row], form: Columns) -> str:
    """Say why a table with this header is none of posts."""
    names = [" ".join(name.split()) for name in _filled(header)]
    figures = metrics_among(names)
    if len(figures) > 1:
        return f"an analytics export: figures ({', '.join(figures[:_FEW_NAMES])}), without the texts of posts"
    unknown = [
        number for number, cell in enumerate(header) if cell.text and form.meaning(cell.text)[0] is None
    ]
    fullest = max(unknown, key=lambda number: _mean_length(number, rows), default=None)
    column = " ".join(header[fullest].text.split()) if fullest is not None else "Copy"
    slips = (
        (header[number].text, one_slip_from(header[number].text, names_of("post"))) for number in unknown
    )
    slip = next((f' "{name}" may be a slip of "{meant}".' for name, meant in slips if meant), "")
    files = next((name for name in names if _OF_FILES.search(comparable(name))), None)
    where = f" They may stand in the files under {files}." if files else ""
    named = ", ".join(names[:_FEW_NAMES]) + (" …" if len(names) > _FEW_NAMES else "")
    return (
        f"a table without the texts of posts: no column of texts among {named}, so there is nothing to "
        f"judge.{where}{slip} If a column holds them, name it under columns: in postlint.yaml, as in "
        f"columns: {{{column}: text}}"
    )


_OF_FILES: Final = re.compile(r"(?:^|[^a-z])(?:file|path)$")
