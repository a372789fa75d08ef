"""What the cells in one row of a table say, as parts of a post."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from typing import Final

from postlint.calendars.dates.parse_dates import LIKE_A_DATE, is_clock
from postlint.calendars.dates.spoken_dates import plain_time
from postlint.calendars.handles import is_status_url
from postlint.calendars.pictures import described
from postlint.calendars.readers.tables.table_columns import (
    ACCOUNT_ON_NETWORK,
    DATE_ON_NETWORK,
    FLAG,
    LEAD,
    OWNER,
    PART,
    TAIL,
    WEEK,
    WENT_OUT,
)
from postlint.calendars.stand_ins import refers_elsewhere, says_no_text, text_meant
from postlint.calendars.value_words import (
    CHANNEL_NAMES,
    FORMATS,
    NO,
    YES,
    all_but,
    channels_in,
    channels_named,
    link_of_sort,
)
from postlint.records import dataclass
from postlint.source.tree import Entry, Node, Scalar, Sequence, mapping, said, sequence
from postlint.vocabulary import PUBLISHED, in_words

_FAILS: Final = re.compile(
    r"#(?:REF|NAME|VALUE|DIV/0|NUM|NULL|ERROR|SPILL|CALC|WERT|BEZUG|ZAHL|VALEUR|NOMBRE|NOM)[!?]|#N/?[AV]\b"
    r"|=[A-Z][A-Z.]*\(.*",
    re.DOTALL,
)
"""What spreadsheets show, or write into a file, in place of what a formula gives."""
_CONTENT: Final = frozenset({"text", "thread", "media", "repost_of", "quote_of"})
"""What makes a row a post."""
_LEGEND: Final = re.compile(
    r"yy|\b(?:date|format|legend|key|required|optional|examples?|e\.g)\b", re.IGNORECASE
)
"""What stands in place of a date in rows that explain the columns."""
_OF_ONE_NETWORK: Final = frozenset({DATE_ON_NETWORK, WENT_OUT, "status"})
_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T")
_CROSSES: Final = frozenset("✗✘❌✖×?")
_EXPLAINS: Final = re.compile(r"\s*\((?:optional|required)\).*", re.IGNORECASE | re.DOTALL)
_OF_A_TEMPLATE: Final = re.compile(
    r"(?:text|post|caption|message)?[ -]?(?:examples?|samples?)(?:[ -](?:text|post|caption|message))?\W*"
    r"|lorem ipsum\b(?s:.*)"
    r"|(?:your|write your|insert|enter) (?:\w+ )?(?:text|post|caption|message|copy)(?: here| goes here)?\W*",
    re.IGNORECASE,
)
"""Texts in the sample rows of tools' templates."""
DATE_PARTS: Final = {"year": "year", "month": "month", "day": "day", "hour": "hour", "minute": "minute"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: the column that it stands in, and what that stands for; None for somebody's own."""

    column: Scalar
    meaning: str | None
    value: Scalar
    channel: str | None = None


def versions(filled: list[Cell]) -> Iterator[tuple[list[Cell], list[Scalar]]]:
    """Yield the cells of each post in a row, with the networks that columns of theirs name."""
    flags = [cell for cell in filled if cell.meaning == FLAG]
    others = [cell for cell in filled if cell.meaning != FLAG]
    texts = [cell for cell in flags if _answer(cell.value.text) is None]
    alone = [cell for cell in others if cell.meaning in _OF_ONE_NETWORK and cell.channel]
    if alone and not texts:
        beside = [cell for cell in others if cell not in alone]
        for channel in dict.fromkeys(cell.channel for cell in alone):
            own = [cell for cell in alone if cell.channel == channel]
            yield [*_on_one(own, beside), *beside], [_channel(own[0])]
        if elsewhere := _other_networks(filled, alone):
            yield beside, elsewhere
        return
    if not texts:
        if any(cell.meaning in _CONTENT and _is_content(cell) for cell in others):
            yield others, [_channel(cell) for cell in flags if _answer(cell.value.text)]
        return
    rest = [cell for cell in others if cell.meaning != "text"]
    for cell in texts:
        # What is said of one network counts before what is said of all.
        own = [other for other in rest if other.channel == _channel(cell).text]
        beside = [other for other in rest if other.channel is None]
        yield [*_on_one(own, beside), *beside, replace(cell, meaning="text")], [_channel(cell)]
    elsewhere = _other_networks(filled, texts)
    if elsewhere and len(rest) < len(others):
        yield [cell for cell in others if cell.channel is None], elsewhere


def _on_one(own: list[Cell], beside: list[Cell]) -> Iterator[Cell]:
    """Yield what a row says of one network alone in the words for a post; ``beside`` is what it says of all.

    The day on which a post went out is its day where no other is told.
    """
    dates = [cell for cell in (*own, *beside) if cell.meaning in {"date", DATE_ON_NETWORK}]
    for cell in own:
        if cell.meaning == DATE_ON_NETWORK:
            yield replace(cell, meaning="date")
        elif cell.meaning != WENT_OUT:
            yield cell
        elif LIKE_A_DATE.fullmatch(cell.value.text) or _MOMENT.match(cell.value.text):
            yield replace(cell, meaning="status", value=said(cell.value, PUBLISHED))
            if not dates:
                yield replace(cell, meaning="date")
        elif is_true([cell.value]):
            yield replace(cell, meaning="status", value=said(cell.value, PUBLISHED))


def _other_networks(filled: list[Cell], texts: list[Cell]) -> list[Scalar]:
    """Return the networks on which a row goes out with the text for all of them, beside its own ``texts``."""
    ticked = [_channel(cell) for cell in filled if cell.meaning == FLAG and _answer(cell.value.text)]
    named = [
        said(cell.value, channel)
        for cell in filled
        if cell.meaning == "channel"
        for channel in channels_in(cell.value.text)
    ]
    own = {_channel(cell).text for cell in texts}
    return [channel for channel in (*ticked, *named) if channel.text not in own]


def has_homeless_text(filled: list[Cell]) -> bool:
    """Tell whether a row has a text beside those for networks, and says of no network that it goes there."""
    texts = [cell for cell in filled if cell.meaning == FLAG and _answer(cell.value.text) is None]
    has_one = any(cell.meaning == "text" for cell in filled)
    return bool(texts) and has_one and not _other_networks(filled, texts)


def with_texts_meant(filled: list[Cell]) -> tuple[list[Cell], bool]:
    """Return the cells of a row with the texts that "same as X" refers to, and whether some refer to none.

    A cell that does not say plainly which text is meant is left out.
    """
    found = [cell for cell in filled if cell.meaning == FLAG and refers_elsewhere(cell.value.text)]
    texts = {
        _channel(cell).text: cell.value.text
        for cell in filled
        if cell.meaning == FLAG and cell not in found and _answer(cell.value.text) is None
    }
    meant = {id(cell): text_meant(cell.value.text, texts) for cell in found}
    cells = [
        replace(cell, value=said(cell.value, text)) if (text := meant.get(id(cell))) else cell
        for cell in filled
        if id(cell) not in meant or meant[id(cell)] is not None
    ]
    return cells, None in meant.values()


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


def _answer(text: str) -> bool | None:
    """Return what a cell in the column of a network answers, in whatever way it does; None for a text."""
    words = in_words(text)
    if says_no_text(text) or text.strip().lower() in NO or (not words and _CROSSES & set(text)):
        return False
    is_tick = not words or text.strip().lower() in YES or is_clock(plain_time(text))
    return True if is_tick or set(words.split()) <= FORMATS else None


def fails(cell: Scalar) -> bool:
    """Tell whether a cell holds what is left of a formula."""
    return cell.text[:1] in {"#", "="} and _FAILS.fullmatch(cell.text.strip()) is not None


def _is_content(cell: Cell) -> bool:
    """Tell whether a cell holds more than the sum of a column, or words for what is to be shown."""
    if cell.meaning == "media":
        return bool(_files(cell.value)) or in_words(cell.value.text) in FORMATS
    return cell.meaning != "text" or not cell.value.text.strip().isdecimal()


def explains(filled: list[Cell]) -> bool:
    """Tell whether a row is no post, but says what the columns are for or names them once more."""
    if len(filled) > 1 and all(_folded(cell) == cell.column.text.strip().lower() for cell in filled):
        # A file without a header lends its columns their names from a post.
        return not LIKE_A_DATE.fullmatch(filled[0].value.text)
    return any(
        (cell.meaning == "date" and _LEGEND.search(cell.value.text))
        or _EXPLAINS.fullmatch(cell.value.text)
        or (cell.meaning == "text" and _OF_A_TEMPLATE.fullmatch(cell.value.text.strip()))
        for cell in filled
    )


def _folded(cell: Cell) -> str:
    return cell.value.text.strip().lower()


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


def is_answer(cell: Scalar) -> bool:
    """Tell whether a cell says yes or no, whatever it adds behind a dash, a comma or in brackets."""
    return _answered(cell) in YES | NO


def _answered(cell: Scalar) -> str:
    said_first = _ADDED.sub("", cell.text.strip().lower(), count=1)
    return said_first or cell.text.strip().lower()


def channels_in_cell(text: str) -> list[str]:
    """Return the networks that a cell names."""
    names = [text] if all_but(text) else re.split(r"[,;\n]", text)
    return [channel for name in names for channel in channels_named(name)]


def _flag(values: list[Scalar]) -> Scalar:
    return replace(values[0], value=is_true(values))


def _poll(values: list[Scalar]) -> Sequence | None:
    if len(values) == 1:
        values = [said(values[0], part) for part in _split(r"[|;\n]", values[0])]
    return sequence(values, values[0]) if len(values) > 1 else None


def _comments(values: list[Scalar]) -> Sequence:
    """Return the comments of a post: tools divide several in one cell."""
    return sequence([said(value, text) for value in values for text in _split(r"\|\|", value)], values[0])


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


def _channel(cell: Cell) -> Scalar:
    written = " ".join(cell.column.text.lower().split())
    return said(
        cell.value if _answer(cell.value.text) else cell.column,
        cell.channel or CHANNEL_NAMES.get(written, written),
    )


def is_true(values: Iterable[Scalar]) -> bool:
    """Tell whether one of ``values`` says yes."""
    return any(_answered(value) in YES for value in values)


_ADDED: Final = re.compile(r"\s*(?:[,;:(]|\s[-–—]\s).*", re.DOTALL)
_WITH_ADDRESS: Final = re.compile(r"(?<!\S)(\S+\.\w{2,4}) \(https?://[^\s()]+\)")
"""A file as databases export it: "gate.png (https://…)"."""
_FILE: Final = re.compile(r"/|\.[a-z0-9]{2,4}$", re.IGNORECASE)
"""What the name or address of a file holds, and words do not."""


def media_of(cells: dict[str, list[Scalar]], place: Sequence) -> Sequence | None:
    """Return the files of a post: what only says what is to be shown names none."""
    files = [file for cell in cells.get("media", ()) for file in _files(cell)]
    behind = {file: said(cell, alt) for cell in cells.get("media", ()) for file, alt in described(cell.text)}
    beside = [said(cell, alt) for cell in cells.get("alt", ()) for alt in _alts(cell, len(files))]
    alts = [behind.get(file.text) for file in files] if behind else [*beside, *[None] * len(files)]
    words = [cell for cell in cells.get("media", ()) if in_words(cell.text) in FORMATS]
    items: list[Node] = [mapping(file, file=file, alt=alt) for file, alt in zip(files, alts, strict=False)]
    return sequence((*items, *words), place) if items or words else None


def _alts(cell: Scalar, files: int) -> list[str]:
    """Return the descriptions in a cell: parted by "|" where there are as many as ``files``."""
    parts = _split(r"\|", cell)
    return parts if len(parts) == files else _split(r"\|\|", cell)


def _files(cell: Scalar) -> list[Scalar]:
    if found := described(cell.text):
        return [said(cell, file) for file, _ in found]
    names = _split(r"[,\s]+", said(cell, _WITH_ADDRESS.sub(r"\1", cell.text)))
    return [said(cell, name) for name in names if _FILE.search(name)]


def _split(pattern: str, cell: Scalar) -> list[str]:
    return [part.strip() for part in re.split(pattern, cell.text) if part.strip()]


def joined(text: Scalar | None, cells: Dict[str, list[Scalar]]) -> dict[str, Node]:
    """Return the text of a post, or its parts where columns hold its beginning and its end.

    What the text itself begins or ends with is written twice.
    """
    if text is None:
        return {}
    whole = " ".join(text.text.split())
    leads = [cell for cell in cells.get(LEAD, ()) if not whole.startswith(" ".join(cell.text.split()))]
    tails = [cell for cell in cells.get(TAIL, ()) if not whole.endswith(" ".join(cell.text.split()))]
    parts = [cell for cell in (*leads, text, *cells.get(PART, ()), *tails) if not says_no_text(cell.text)]
    return {"thread": sequence(parts, parts[0])} if len(parts) > 1 else {"text": text}


def own_entry(cell: Cell) -> Entry:
    """Return a cell under the name that somebody gave its column."""
    name = " ".join(cell.column.text.split())
    key = Scalar(name, name, "plain", cell.column.source, cell.column.start, cell.column.end)
    return Entry(name, key, cell.value)
