"""What makes tables and other data look like posts: columns of a tool, or texts with networks and dates."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import Final

from postlint.calendars.files.likely_names import (
    NETWORKS,
    is_called_calendar,
    is_called_plan,
    is_called_social,
    lies_elsewhere,
)
from postlint.calendars.model import LikelySort
from postlint.calendars.readers.tables.table_columns import FLAG, TOOLS, chosen_columns, comparable, squeezed
from postlint.calendars.readers.tables.table_header import Table, find_table, is_wordy, rows_of, why_not_posts
from postlint.calendars.value_words import channels_in
from postlint.source import csv_parser
from postlint.source.spans import Source

_WHERE: Final = r"[\"']?(?:platforms?|channels?|networks?)[\"']?[ \t]*:\s*(?:\[\s*|-[ \t]+)?[\"']?"
_NETWORK: Final = re.compile(
    rf"(?:^[ \t{{,-]*|[{{,][ \t]*){_WHERE}(?:x|{NETWORKS})(?=[\"'\],\s}}]|$)", re.IGNORECASE | re.MULTILINE
)
_NETWORK_WORDS: Final = ("latform", "hannel", "etwork")
_TEXT: Final = re.compile(
    r"[\"']?\b(?:text|caption|copy|content|body|message|post|tweet|toot)[\"']?[ \t]*:[ \t]*"
    r"(?:[|>][+-]?[ \t]*\n|[\"']?\S+(?:[ \t]+\S+){3})",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"[\"']?\w*(?:date|schedule|_at|time)\w*[\"']?[ \t]*:[ \t]*[\"']?\d{4}-\d\d-\d\d", re.IGNORECASE
)
_SCHEDULED: Final = re.compile(r"schedule\w*[\"']?[ \t]*:[ \t]*[\"']?\d{4}-\d\d-\d\d", re.IGNORECASE)
"""When something is to go out, as nothing says but queues."""
_GATHERED: Final = re.compile(r"[\"']?\buser_?id[\"']?[ \t]*:", re.IGNORECASE)
"""Whose a text is: of what was gathered, or of a queue that a program keeps for its users."""
_OF_OTHER_DATA: Final = re.compile(
    r"[\"']?\b(?:sentiment|label|polarity|emotion|tweet_?id|author_?id|followers?_?count|likes?"
    r"|retweets?|retweet_?count|prompt|completion|openapi|swagger|pack|\$schema)[\"']?[ \t]*:",
    re.IGNORECASE,
)
"""Keys of what was gathered from networks, or describes data, in place of what is to be posted."""
_TEXT_COLUMNS: Final = frozenset(
    squeezed(name)
    for columns in (*TOOLS, chosen_columns({}))
    for name, meaning in columns.means.items()
    if meaning in {"text", "thread", FLAG}
)
_PLANNED: Final = re.compile(r"schedul|go[ _-]?live|post[ _-]?at\b", re.IGNORECASE)
_HEADER_WITHIN: Final = 20
_TABLES: Final = frozenset({".csv", ".tsv"})
_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm"})
_FEW: Final = 8 * 1024
"""In how much of a table a header is looked for: most tables are no posts, and are told by this."""


def look_into_table(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why the table in ``text`` looks like posts; None where it does not."""
    table = _table(path, text)
    if table is None:
        return None
    if table.form.tool and table.above == [] and table.form.tool != "Hootsuite":
        return "table", f"the columns of {table.form.tool}"
    named = is_called_plan(path) or is_called_social(path)
    if table.form.tool:
        return ("table", "a date and a text in each row") if is_called_social(path) else None
    says_where, says_when = _says_where(table), table.has("date")
    if (says_where or says_when) if named else ((says_where and says_when) or _says_planned(table)):
        names = [column.cell.text.strip() for column in table.columns]
        return "table", f"columns {', '.join(names[:3])} …"
    return None


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
        with path.open("rb") as file:
            text = file.read(_FEW).decode("utf-8", "ignore").lstrip("\ufeff")
    except OSError:
        # Nobody asked for it.
        return False
    table = _table(below, text)
    if table is None or not is_wordy(table):
        return False
    return (bool(table.form.tool) and table.form.tool != "Hootsuite") or (
        _says_where(table) and table.has("date")
    )


def _table(path: PurePath, text: str) -> Table | None:
    if not is_called_social(path) and _TEXT_COLUMNS.isdisjoint(_first_words(text)):
        return None
    head = text[:_FEW]
    whole_rows = head[: head.rfind("\n") + 1] or head
    for document in csv_parser.parse(Source(path.name, whole_rows)).documents:
        table = find_table(rows_of(document) or [], {})
        if not isinstance(table, str) and why_not_posts(table) is None:
            return table
    return None


def _first_words(text: str) -> set[str]:
    """Return what may stand in the cells of a header, found without reading the table."""
    lines = text[:_FEW].splitlines()[:_HEADER_WITHIN]
    cells = [cell.strip(' "') for line in lines for cell in re.split(r"[,;\t|]", line)]
    return {form for cell in cells for form in (squeezed(comparable(cell)), *map(squeezed, cell.split()))}


def _says_where(table: Table) -> bool:
    where = [number for number, column in enumerate(table.columns) if column.meaning == "channel"]
    cells = (row[number].text for row in table.rows for number in where if number < len(row))
    flags = [column for column in table.columns if column.meaning == FLAG]
    return len(flags) > 1 or any(map(channels_in, cells))


def _says_planned(table: Table) -> bool:
    """Tell whether a column says when something is to go out, as no table but those of schedulers does."""
    return any(
        column.meaning in {"date", "time"} and _PLANNED.search(column.cell.text) for column in table.columns
    )


def _is_other_data(text: str) -> bool:
    return bool(_OF_OTHER_DATA.search(text) or _GATHERED.search(text))


def _is_queue(text: str) -> bool:
    # Most JSON is something else, and is told by a word in no time.
    says_so = "chedule" in text and _SCHEDULED.search(text) and _NETWORK.search(text)
    return bool(says_so) and not _OF_OTHER_DATA.search(text)


def look_into_json(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why the JSON in ``text`` looks like posts: it may be any data, so its name or keys must help."""
    called_so = is_called_social(path) or is_called_plan(path)
    if not _is_queue(text) and (not called_so or _is_other_data(text)):
        return None
    if not _TEXT.search(text) or not (_NETWORK.search(text) or _DATE.search(text)):
        return None
    return "json" if path.suffix.lower() == ".json" else "lines", "texts with networks or dates"


def look_into_yaml(_path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why the YAML in ``text`` looks like posts; None where it does not."""
    if not any(word in text for word in _NETWORK_WORDS):
        # Most YAML is something else, and is told by this in no time.
        return None
    networks, texts = len(_NETWORK.findall(text)), len(_TEXT.findall(text))
    is_of_posts = networks > 1 and texts * 2 >= networks and not _is_other_data(text)
    return ("yaml", "texts with networks") if is_of_posts else None


def look_at_workbook(path: PurePath, _text: str) -> tuple[LikelySort, str] | None:
    """Return why a workbook, which nobody looks into, seems to hold posts: its name says so."""
    return ("workbook", "its name") if is_called_calendar(path) else None
