"""What the cells in one row of a table say: which values of a post they become."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from typing import Final

from postlint.calendars.dates.parse_dates import is_clock
from postlint.calendars.dates.spoken_dates import plain_time
from postlint.calendars.handles import is_status_url
from postlint.calendars.key_meanings import key_of
from postlint.calendars.readers.loose.texts_in_parts import is_part
from postlint.calendars.readers.tables.table_columns import (
    ACCOUNT_ON_NETWORK,
    DATE_ON_NETWORK,
    LEAD,
    OWNER,
    PART,
    TAIL,
    WEEK,
    WENT_OUT,
)
from postlint.calendars.readers.tables.table_status import is_answer, is_true
from postlint.calendars.terms.network_names import CHANNEL_NAMES
from postlint.calendars.terms.networks_meant import FORMATS, NO, YES, all_but, channels_in, channels_named
from postlint.calendars.terms.placeholders_and_dittos import says_no_text, skips_network
from postlint.calendars.terms.reply_and_repost_words import link_of_sort
from postlint.calendars.texts_and_media import described
from postlint.records import dataclass
from postlint.source.tree import Entry, Node, Scalar, Sequence, joined, said, scalars_of, sequence
from postlint.vocabulary import in_words

_CONTENT: Final = frozenset({"text", "thread", "poll", "media", "repost_of", "quote_of"})
"""What makes a row a post."""
_CROSSES: Final = frozenset("✗✘❌✖×?")
DATE_PARTS: Final = {"year": "year", "month": "month", "day": "day", "hour": "hour", "minute": "minute"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: the column that it stands in, and what that stands for; None for somebody's own."""

    column: Scalar
    meaning: str | None
    value: Scalar
    channel: str | None = None


def with_links_meant(filled: Iterable[Cell]) -> list[Cell]:
    """Return the cells of a row; beside "quote" or "repost", the address of a post says of which."""
    cells = [*filled]
    done = next((key for cell in cells if (key := link_of_sort(cell.column.text, cell.value.text))), None)
    return [
        replace(cell, meaning=done)
        if done and cell.meaning in {"link", None} and is_status_url(cell.value.text)
        else cell
        for cell in cells
    ]


def answer(cell: Cell) -> bool | None:
    """Return what a cell in the column of a network answers, in whatever way it does; None for a text."""
    text, words = cell.value.text, in_words(cell.value.text)
    is_skipped = says_no_text(text) or skips_network(text, _channel_above(cell))
    if is_skipped or text.strip().lower() in NO or (not words and _CROSSES & set(text)):
        return False
    is_tick = not words or text.strip().lower() in YES or is_clock(plain_time(text))
    return True if is_tick or set(words.split()) <= FORMATS else None


def is_content(cell: Cell) -> bool:
    """Tell whether a cell makes its row a post: more than a sum, or words for what is to be shown."""
    if cell.meaning not in _CONTENT:
        return False
    if cell.meaning == "media":
        return bool(files_in(cell.value)) or in_words(cell.value.text) in FORMATS
    if cell.meaning == "poll":
        return _poll([cell.value]) is not None
    return cell.meaning != "text" or not cell.value.text.strip().isdecimal()


def cells_by_meaning(cells: list[Cell]) -> dict[str, list[Scalar]]:
    """Return the values of ``cells`` by what their columns stand for."""
    found: dict[str, list[Scalar]] = {}
    for cell in cells:
        if cell.meaning is not None:
            found.setdefault(cell.meaning, []).append(cell.value)
    return found


def _listed(values: list[Scalar]) -> Sequence:
    names = [said(value, name.strip()) for value in values for name in value.text.split(",")]
    return sequence([name for name in names if name.text], values[0])


def _approvers(values: list[Scalar]) -> Sequence | None:
    named = [value for value in values if not is_answer(value)]
    return _listed(named) if named else None


def channels_in_cell(text: str) -> list[str]:
    """Return the networks that a cell names."""
    names = [text] if all_but(text) or channels_in(text) else re.split(r"[,;\n]", text)
    return [channel for name in names for channel in channels_named(name)]


def _flag(values: list[Scalar]) -> Scalar:
    return replace(values[0], value=is_true(values))


def _poll(values: list[Scalar]) -> Sequence | None:
    if len(values) == 1:
        values = [said(values[0], part) for part in split_at(r"[|;\n]", values[0])]
    return sequence(values, values[0]) if len(values) > 1 else None


def _comments(values: list[Scalar]) -> Sequence:
    """Return the comments of a post: tools divide several in one cell."""
    return sequence([said(value, text) for value in values for text in split_at(r"\|\|", value)], values[0])


JOINED: Final = frozenset(
    {
        *("text", "link", "media", "alt", "draft", "date", "time", "status", "channel"),
        *(OWNER, ACCOUNT_ON_NETWORK, DATE_ON_NETWORK, WENT_OUT, LEAD, PART, TAIL, WEEK, *DATE_PARTS),
    }
)
"""What becomes part of something else, or is read with something else."""
_SAYS: Final[Dict[str, Callable[[list[Scalar]], Node | None]]] = {
    "poll": _poll,
    "first_comment": _comments,
    "recurring": _flag,
    "approved_by": _approvers,
    **dict.fromkeys(("accounts", "author"), _listed),
}
"""How cells become values, where a value is more than what stands in one cell."""


def value_of(key: str, values: list[Scalar]) -> Node | None:
    """Return the value of a key of a post, from the cells that hold it."""
    return _SAYS[key](values) if key in _SAYS else values[0]


def network_of(cell: Cell) -> Scalar:
    """Return the network whose column a cell stands in."""
    return said(cell.value if answer(cell) else cell.column, _channel_above(cell))


def _channel_above(cell: Cell) -> str:
    written = " ".join(cell.column.text.lower().split())
    return cell.channel or CHANNEL_NAMES.get(written, written)


_WITH_ADDRESS: Final = re.compile(r"(?<!\S)(\S+\.\w{2,4}) \(https?://[^\s()]+\)")
"""A file as databases export it: "gate.png (https://…)"."""
_FILE: Final = re.compile(r"/|\.[a-z0-9]{2,4}$", re.IGNORECASE)
"""What the name or address of a file holds, and words do not."""


def files_in(cell: Scalar) -> list[Scalar]:
    """Return the names and addresses of files in a cell, each with its place."""
    if found := described(cell.text):
        return [said(cell, file) for file, _ in found]
    names = split_at(r"[,\s]+", said(cell, _WITH_ADDRESS.sub(r"\1", cell.text)))
    return [said(cell, name) for name in names if _FILE.search(name) and not says_no_text(name)]


def split_at(pattern: str, cell: Scalar) -> list[str]:
    """Return the parts of a cell between what fits ``pattern``."""
    return [part.strip() for part in re.split(pattern, cell.text) if part.strip()]


def text_in_parts(text: Scalar | None, cells: Dict[str, list[Scalar]]) -> dict[str, Node]:
    """Return the text of a post with its beginning and its end, which may stand in columns of their own.

    What the text itself begins or ends with is written twice. Where parts are counted, they are a thread.
    """
    if text is None:
        return {}
    whole = " ".join(text.text.split())
    leads = [cell for cell in cells.get(LEAD, ()) if not whole.startswith(" ".join(cell.text.split()))]
    tails = [cell for cell in cells.get(TAIL, ()) if not whole.endswith(" ".join(cell.text.split()))]
    texts = [text, *cells.get(PART, ())]
    main = [cell for cell in texts if not says_no_text(cell.text)]
    parts = [*filter(is_part, leads), *main, *filter(is_part, tails)]
    if not main or len(parts) == 1:
        return {"text": text}
    return {"thread": sequence(parts, parts[0])} if len(texts) > 1 else {"text": joined(parts)}


def is_part_apart(cell: Cell, post: Dict[str, Node | None]) -> bool:
    """Tell whether a cell is called the beginning or the end of a text, and stands in none of the ``post``.

    It may say of which sort that is to be, such as "curiosity", or nothing is written between them yet.
    """
    if cell.meaning not in {LEAD, TAIL} or says_no_text(cell.value.text):
        return False
    said = (one.text for key in ("text", "thread") for one in scalars_of(post.get(key)))
    return " ".join(cell.value.text.split()) not in " ".join(" ".join(said).split())


def own_entry(cell: Cell) -> Entry:
    """Return a cell under the name that somebody gave its column."""
    name = " ".join(cell.column.text.split())
    key = Scalar(name, name, "plain", cell.column.source, cell.column.start, cell.column.end)
    return Entry(name, key, cell.value)


def with_day_named(given: Iterable[Entry], own: Iterable[Entry], cells: Iterable[Cell]) -> Iterator[Entry]:
    """Yield what is ``given`` of a post, its date by the name of its column where another has one, too."""
    columns = [cell.column.text.strip() for cell in cells if cell.meaning == "date"]
    is_told = bool(columns) and any(key_of(one) == "date" for one in own)
    for one in given:
        name = columns[0] if is_told and one.key == "date" else one.written
        yield one if name == one.written else replace(one, key_node=said(one.key_node, name))
