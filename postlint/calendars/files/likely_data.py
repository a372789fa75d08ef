"""What makes tables and other data look like posts: columns of a tool, or texts with networks and dates."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from postlint.calendars.files.likely_names import (
    NETWORKS,
    is_called_calendar,
    is_called_plan,
    is_called_social,
)
from postlint.calendars.model import LikelySort
from postlint.calendars.readers.csv_columns import (
    HOOTSUITE,
    TOOLS,
    Columns,
    chosen_columns,
    columns_of,
    comparable,
)
from postlint.calendars.readers.loose.loose_dates import LIKE_A_DATE
from postlint.calendars.value_words import channels_in
from postlint.source import csv_parser
from postlint.source.spans import Source
from postlint.source.tree import Node, Scalar, Sequence

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
_OF_OTHER_DATA: Final = re.compile(
    r"[\"']?\b(?:sentiment|label|polarity|emotion|user_?id|tweet_?id|author_?id|followers?_?count|likes?"
    r"|retweets?|retweet_?count|prompt|completion|openapi|swagger|pack|\$schema)[\"']?[ \t]*:",
    re.IGNORECASE,
)
"""Keys of what was gathered from networks, or describes data, in place of what is to be posted."""
_OTHER_COLUMNS: Final = frozenset(
    {
        *("sentiment", "label", "polarity", "emotion", "user", "user id", "user_id", "userid", "username"),
        *("tweet id", "tweet_id", "author_id", "likes", "retweets", "replies", "followers", "impressions"),
        *("retweet_count", "like_count", "engagement rate"),
    }
)
_TEXT_COLUMNS: Final = frozenset(
    name
    for columns in (*TOOLS, chosen_columns({}))
    for name, meaning in columns.means.items()
    if meaning in {"text", "thread", "channel flag"}
)
_HEADER_WITHIN: Final = 20
_FEW: Final = 8 * 1024
"""In how much of a table a header is looked for: most tables are no posts, and are told by this."""
_A_FEW_WORDS: Final = re.compile(r"\S+(?:\s+\S+){3}")


def look_into_table(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why the table in ``text`` looks like posts; None where it does not."""
    if not is_called_social(path) and _TEXT_COLUMNS.isdisjoint(_first_words(text)):
        return None
    head = text[:_FEW]
    whole_rows = head[: head.rfind("\n") + 1] or head
    documents = csv_parser.parse(Source(path.name, whole_rows)).documents
    rows = [_cells(row) for document in documents for row in _items(document)]
    for number, row in enumerate(rows[:_HEADER_WITHIN]):
        columns = columns_of(row, {})
        if columns and columns.tool:
            return "table", f"the columns of {columns.tool}"
        if columns and _are_of_posts(path, columns, row, rows[number + 1 :]):
            return "table", f"columns {', '.join(name.strip() for name in row[:3])} …"
    if rows and is_called_social(path) and all(map(_is_of_hootsuite, rows)):
        return "table", "a date and a text in each row"
    return None


def _first_words(text: str) -> set[str]:
    """Return what may stand in the cells of a header, found without reading the table."""
    lines = text[:_FEW].splitlines()[:_HEADER_WITHIN]
    return {comparable(cell.strip(' "')) for line in lines for cell in re.split(r"[,;\t|]", line)}


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()


def _cells(row: Node) -> list[str]:
    return [cell.text for cell in _items(row) if isinstance(cell, Scalar)]


def _are_of_posts(path: PurePath, columns: Columns, header: list[str], rows: list[list[str]]) -> bool:
    names = [comparable(name) for name in header]
    if not _OTHER_COLUMNS.isdisjoint(names):
        return False
    meanings = [columns.meaning(name) for name in names]
    by_network = meanings.count("channel flag") > 1
    where = [number for number, meaning in enumerate(meanings) if meaning == "channel"]
    cells = (row[number] for row in rows for number in where if number < len(row))
    says_where = by_network or any(map(channels_in, cells))
    has_text, has_date = by_network or not {"text", "thread"}.isdisjoint(meanings), "date" in meanings
    if is_called_plan(path) or is_called_social(path):
        return has_text and (says_where or has_date)
    return has_text and says_where and has_date


def _is_of_hootsuite(row: list[str]) -> bool:
    is_wide = 1 < len(row) <= len(HOOTSUITE)
    return is_wide and bool(LIKE_A_DATE.fullmatch(row[0]) and _A_FEW_WORDS.match(row[1]))


def look_into_json(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why the JSON in ``text`` looks like posts: it may be any data, so its name has to help."""
    if not (is_called_social(path) or is_called_plan(path)) or _OF_OTHER_DATA.search(text):
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
    is_of_posts = networks > 1 and texts * 2 >= networks and not _OF_OTHER_DATA.search(text)
    return ("yaml", "texts with networks") if is_of_posts else None


def look_at_workbook(path: PurePath, _text: str) -> tuple[LikelySort, str] | None:
    """Return why a workbook, which nobody looks into, seems to hold posts: its name says so."""
    return ("workbook", "its name") if is_called_calendar(path) else None
