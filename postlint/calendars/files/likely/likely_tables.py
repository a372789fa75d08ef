"""Tables that hold posts, or look so, though nobody named them: their columns and the texts below tell."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path, PurePath
from typing import Final

from postlint.calendars.files.likely.likely_names import (
    is_called_calendar,
    is_called_plan,
    is_called_social,
    lies_elsewhere,
)
from postlint.calendars.model import LikelySort
from postlint.calendars.readers.loose.topics_and_figures import metrics_among
from postlint.calendars.readers.tables.scheduling_tools import TOOLS
from postlint.calendars.readers.tables.table_columns import (
    ACCOUNT_ON_NETWORK,
    FLAG,
    chosen_columns,
    comparable,
    squeezed,
)
from postlint.calendars.readers.tables.table_guessed_columns import has_guessed_texts, is_dated, is_day
from postlint.calendars.readers.tables.table_header import find_table
from postlint.calendars.readers.tables.table_model import NoTable, Table, rows_of
from postlint.calendars.readers.tables.table_refusals import why_not_posts
from postlint.calendars.terms.networks_meant import NO, YES, channels_in
from postlint.source import csv_parser
from postlint.source.opening import read_bytes
from postlint.source.spans import Source

_TEXT_COLUMNS: Final = frozenset(
    squeezed(name)
    for columns in (*TOOLS, chosen_columns({}))
    for name, meaning in columns.means.items()
    if meaning in {"text", "thread", FLAG}
)
_PLANNED: Final = re.compile(r"schedul|go[ _-]?live|post[ _-]?at\b|publishing|posting", re.IGNORECASE)
_WHERE_COLUMNS: Final = frozenset({"channel", ACCOUNT_ON_NETWORK})
_TEXTS_OF_POSTS: Final = frozenset(
    {"message", "caption", "post", "posttext", "postcopy", "postcontent", "tweet"}
)
_OF_TALKS: Final = frozenset(
    {"contact", "sender", "recipient", "subject", "phone", "ticketid", "commentid", "replyid", "commenter"}
)
_POOLED: Final = frozenset(
    {"tweet", "tweets", "toot", "toots", "skeet", "skeets", "post", "posts", "tweettext", "posttext"}
)
_MOST_OF_A_POOL: Final = 3
_TICKS: Final = frozenset({"", "-", "–", "✓", "✔", "✔️", "✅", "❌", "✗"})
_FIVE_MINUTES: Final = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4} +\d{1,2}:[0-5][05](?:\s?[AaPp][Mm])?", re.ASCII
)
"""A time as Hootsuite takes it, at the head of a row."""
_A_LINK: Final = re.compile(r"https?://\S+")
_TWO: Final = 2
_WORDS_OF_A_TEXT: Final = 6
_WORDY: Final = 3
_HEADER_WITHIN: Final = 20
_TABLES: Final = frozenset({".csv", ".tsv"})
_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".ods"})
_HEAD_OF_TABLE: Final = 8 * 1024
"""In how much of a table a header is looked for: most tables are no posts, and are told by this."""


def is_table_of_posts(path: Path, root: Path) -> bool:
    """Tell whether the file at ``path`` is a table of posts, by its columns and the texts below them.

    Only names below ``root`` say anything; of workbooks, which would have to be unpacked, only those do.
    """
    suffix = path.suffix.lower()
    below = path.relative_to(root) if path.is_relative_to(root) else PurePath(path.name)
    if suffix not in _TABLES | _WORKBOOKS or lies_elsewhere(below):
        return False
    if suffix in _WORKBOOKS:
        return is_called_calendar(below)
    try:
        text = _text_of(read_bytes(path, _HEAD_OF_TABLE)[:_HEAD_OF_TABLE])
    except OSError:
        # Nobody asked for it.
        return False
    table = _table(below, text)
    if table is None or not _is_wordy(table) or _is_of_talks(table):
        return False
    if table.form.tool == "Hootsuite":
        return _is_bulk_upload(table) and (is_called_social(below) or _is_with_strokes(table))
    is_for_posts = not _TEXTS_OF_POSTS.isdisjoint(_names_of_texts(table))
    says_when = (
        is_for_posts
        and table.has("date", "time")
        and _is_dated(table)
        and (_says_planned(table) or (table.has("media") and table.has("time", "link")))
    )
    return bool(table.form.tool) or _says_where(table) or says_when


def _text_of(head: bytes) -> str:
    """Return the beginning of a table as text: its last letter may be cut, and Excel writes cp1252."""
    try:
        return getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return head.decode("cp1252", "ignore")


def is_table_of_figures(rows: Iterable[Sequence[str]]) -> bool:
    """Tell whether one of the first rows names figures, and nothing of a plan, as exports of networks do."""
    return any(len(metrics_among(filter(None, row))) > _TWO for row in islice(rows, _HEADER_WITHIN))


def look_into_table(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why the table in ``text`` looks like posts; None where it does not."""
    table = _table(path, text)
    why = _signs(path, table) if table else _answers_for_networks(path, text)
    return ("table", why) if why else None


def _answers_for_networks(path: PurePath, text: str) -> str | None:
    """Return that a table says on which days something goes out on which networks, by yes or no."""
    head = text[:_HEAD_OF_TABLE]
    for document in csv_parser.parse(Source(path.name, head[: head.rfind("\n") + 1] or head)).documents:
        names, *rows = [[cell.text.strip() for cell in row] for row in rows_of(document) or ()] or [[]]
        asked = [number for number, name in enumerate(names) if len(channels_in(name)) == 1]
        answers = {row[number].lower() for row in rows for number in asked if number < len(row)}
        is_of_days = bool(rows) and all(any(map(is_dated, row)) for row in rows)
        if len(asked) > 1 and is_of_days and {*answers} - {""} and answers <= YES | NO | _TICKS:
            return "days, and networks with yes or no below them"
    return None


def has_days_and_texts(path: PurePath, text: str) -> bool:
    """Tell whether a table that is called after posts has a day in each row, and a text as long as theirs."""
    if path.suffix.lower() not in _TABLES or not (is_called_plan(path) or is_called_social(path)):
        return False
    head = text[:_HEAD_OF_TABLE]
    whole_rows = head[: head.rfind("\n") + 1] or head
    documents = csv_parser.parse(Source("", whole_rows)).documents
    rows = [[cell.text.strip() for cell in row] for one in documents for row in rows_of(one) or ()]
    filled = [row for row in rows if any(row)]
    return len(filled) > 1 and all(
        any(map(is_dated, row)) and any(len(cell.split()) >= _WORDS_OF_A_TEXT for cell in row)
        for row in filled
    )


def _signs(path: PurePath, table: Table) -> str | None:
    if table.form.tool and table.form.tool != "Hootsuite" and not table.above:
        return f"the columns of {table.form.tool}"
    if table.form.tool:
        return "a date and a text in each row" if is_called_social(path) else None
    if _is_pool(table):
        return f"a column of texts called {_name_of_texts(table)}"
    named = is_called_plan(path) or is_called_social(path)
    says_where, says_when = _says_where(table), table.has("date")
    planned = (says_where and says_when) or _says_planned(table) or (says_when and _goes_out(table))
    if (says_where or says_when) if named else planned and not _is_of_talks(table):
        names = [column.cell.text.strip() for column in table.columns]
        return f"columns {', '.join(names[:3])} …"
    return None


def _table(path: PurePath, text: str) -> Table | None:
    is_headless = _FIVE_MINUTES.match(text.lstrip('"')) is not None
    if not is_headless and not is_called_social(path) and _TEXT_COLUMNS.isdisjoint(_first_words(text)):
        return None
    head = text[:_HEAD_OF_TABLE]
    whole_rows = head[: head.rfind("\n") + 1] or head
    for document in csv_parser.parse(Source(path.name, whole_rows)).documents:
        table = find_table(rows_of(document) or [], {})
        # Names tell what a table is that nobody asked for: in sentences, anybody may have written anything.
        if isinstance(table, NoTable) or has_guessed_texts(table):
            continue
        if why_not_posts(table) is None:
            return table
    return None


def _is_bulk_upload(table: Table) -> bool:
    """Tell whether rows are what Hootsuite takes, and nothing else: times in steps of five minutes, links."""
    first = [row[0].text.strip() for row in table.rows]
    beside = [row[2].text.strip() for row in table.rows if len(row) > _TWO]
    links = [text for text in beside if text]
    is_timed = all(map(_FIVE_MINUTES.fullmatch, first))
    return is_timed and len(first) > 1 and bool(links) and all(map(_A_LINK.fullmatch, links))


def _is_with_strokes(table: Table) -> bool:
    """Tell whether there are some rows, with days written as Hootsuite proposes it and no log does."""
    return len(table.rows) > _TWO and all("/" in row[0].text for row in table.rows)


def _first_words(text: str) -> set[str]:
    """Return what may stand in the cells of a header, found without reading the table."""
    lines = text[:_HEAD_OF_TABLE].splitlines()[:_HEADER_WITHIN]
    cells = [cell.strip(' "') for line in lines for cell in re.split(r"[,;\t|]", line)]
    return {form for cell in cells for form in (squeezed(comparable(cell)), *map(squeezed, cell.split()))}


def _says_where(table: Table) -> bool:
    where = [number for number, column in enumerate(table.columns) if column.meaning in _WHERE_COLUMNS]
    cells = [row[number].text for row in table.rows for number in where if number < len(row)]
    flags = [column for column in table.columns if column.meaning == FLAG]
    if table.has("date"):
        return len(flags) > 1 or any(map(channels_in, cells))
    return bool(cells) and all(map(channels_in, cells))


def _goes_out(table: Table) -> bool:
    """Tell whether the texts are called what only posts are called, and have pictures."""
    return table.has("media") and not _TEXTS_OF_POSTS.isdisjoint(_names_of_texts(table))


def _names_of_texts(table: Table) -> set[str]:
    return {squeezed(column.cell.text) for column in table.columns if column.meaning == "text"}


def _is_dated(table: Table) -> bool:
    """Tell whether days stand below the column that says when something goes out."""
    numbers = [n for n, column in enumerate(table.columns) if column.meaning in {"date", "time"}]
    return any(is_day(text.split()[0]) for n in numbers for text in table.texts_in(n) if text.strip())


def _is_pool(table: Table) -> bool:
    """Tell whether a table holds little but what only posts are called, as bots keep their texts."""
    called_so = squeezed(_name_of_texts(table)) in _POOLED
    return called_so and len(table.columns) <= _MOST_OF_A_POOL and len(table.rows) > 1 and _is_wordy(table)


def _is_wordy(table: Table) -> bool:
    """Tell whether the texts of ``table`` are of several words, as those of posts are."""
    columns = (n for n, column in enumerate(table.columns) if column.meaning in {"text", "thread", FLAG})
    cells = [text for n in columns for text in table.texts_in(n) if text.lower() not in YES | NO]
    return sum(len(text.split()) >= _WORDY for text in cells) * _TWO >= len(cells) > 0


def _name_of_texts(table: Table) -> str:
    return next((column.cell.text.strip() for column in table.columns if column.meaning == "text"), "")


def _is_of_talks(table: Table) -> bool:
    """Tell whether a table is of what is said to somebody, or by others, on networks and elsewhere."""
    return any(squeezed(column.cell.text) in _OF_TALKS for column in table.columns)


def _says_planned(table: Table) -> bool:
    """Tell whether a column says when something is to go out, as no table but those of schedulers does."""
    return any(
        column.meaning in {"date", "time"} and _PLANNED.search(column.cell.text) for column in table.columns
    )
