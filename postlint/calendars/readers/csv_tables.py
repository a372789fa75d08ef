"""Posts in the rows of a CSV file, as scheduling tools take them and spreadsheets give them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from typing import Final

from postlint.calendars.dates import order_of
from postlint.calendars.readers.csv_columns import HOOTSUITE, UNUSED, columns_of, comparable
from postlint.calendars.readers.loose.loose_dates import LIKE_A_DATE, is_open, settled
from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.value_words import CHANNEL_NAMES, NO, YES, channels_named
from postlint.config import DateOrder
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, entry, mapping, said, sequence

_HEADER_WITHIN: Final = 20
"""In how many rows at the head a header is looked for: titles and legends may stand above it."""
_NAMED: Final = 10
"""How many lines a note names."""
_CONTENT: Final = frozenset({"text", "thread", "media", "link", "repost_of", "quote_of"})
"""What makes a row a post."""
_LEGEND: Final = re.compile(
    r"yy|\b(?:date|format|legend|key|required|optional|examples?|e\.g)\b", re.IGNORECASE
)
"""What stands in place of a date in rows that explain the columns."""
_NO_TEXTS: Final = (
    "a table without the texts of posts, so there is nothing to judge. If a column holds them, name it "
    "under columns: in postlint.yaml, as in columns: {Copy: text}"
)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A filled cell: the column that it stands in, and what that stands for; None for somebody's own."""

    column: Scalar
    meaning: str | None
    value: Scalar


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar whose posts are the rows of a table, or why the table holds none."""
    if not isinstance(document, Sequence) or not all(isinstance(row, Sequence) for row in document.items):
        return None
    rows = [_cells(row) for row in document.items]
    columns, body = _columns(rows, about)
    if columns is None:
        return Reading(declined=_NO_TEXTS)
    if not any(_holds_text(number, meaning, body) for number, (_, meaning) in enumerate(columns)):
        return Reading(declined=_NO_TEXTS)
    posts: list[Mapping] = []
    problems: list[Diagnostic] = []
    without: list[int] = []
    for row in _with_dates(body, columns, about.date_order):
        beyond = next((cell for cell in row[len(columns) :] if cell.text.strip()), None)
        found = () if beyond else tuple(_posts(row, columns))
        posts.extend(found)
        if beyond:
            problems.append(_too_wide(beyond, len(row), len(columns)))
        elif not found:
            without.append(row[0].span.line)
    return Reading(
        mapping(document, posts=sequence(posts, document)), problems=tuple(problems), notes=_left_out(without)
    )


def _holds_text(number: int, meaning: str | None, rows: list[tuple[Scalar, ...]]) -> bool:
    """Tell whether a column is one of texts; that of a network may only say that a post goes there."""
    if meaning == "channel flag":
        cells = (row[number].text.strip().lower() for row in rows if number < len(row))
        return any(cell not in YES | NO for cell in cells)
    return meaning in {"text", "thread"}


def _left_out(lines: list[int]) -> tuple[str, ...]:
    if not lines:
        return ()
    named = ", ".join(map(str, lines[:_NAMED])) + (" …" if len(lines) > _NAMED else "")
    rows = "1 row" if len(lines) == 1 else f"{len(lines)} rows"
    return (f"{rows} without anything to post (line{'s' if len(lines) > 1 else ''} {named})",)


def _cells(row: Node) -> tuple[Scalar, ...]:
    items = row.items if isinstance(row, Sequence) else ()
    return tuple(cell for cell in items if isinstance(cell, Scalar))


_Heads = tuple[tuple[Scalar, str | None], ...]


def _columns(rows: list[tuple[Scalar, ...]], about: About) -> tuple[_Heads | None, list[tuple[Scalar, ...]]]:
    """Return the columns with what they stand for, and the rows below the header."""
    for number, row in enumerate(rows[:_HEADER_WITHIN]):
        meaning = columns_of([cell.text for cell in row], about.columns)
        if meaning:
            heads = tuple((cell, meaning.meaning(comparable(cell.text))) for cell in row)
            return heads, rows[number + 1 :]
    if rows and all(_is_of_hootsuite(row) for row in rows):
        width = max(len(row) for row in rows)
        # Columns without a header are named nowhere; the first row stands in for it.
        widest = next(row for row in rows if len(row) == width)
        return tuple(zip(widest, HOOTSUITE, strict=False)), rows
    return None, []


def _with_dates(
    rows: list[tuple[Scalar, ...]], columns: _Heads, order: DateOrder | None
) -> Iterator[tuple[Scalar, ...]]:
    """Yield the rows, with dates and times as calendars write them.

    Where nobody said in what ``order`` day and month stand, one row may tell how to read the others.
    """
    dated = [number for number, (_, meaning) in enumerate(columns) if meaning in {"date", "time"}]
    orders = {
        number: order or order_of(row[number].text for row in rows if number < len(row)) for number in dated
    }
    for row in rows:
        yield tuple(
            said(cell, settled(cell.text, orders[number])) if number in orders else cell
            for number, cell in enumerate(row)
        )


def _is_of_hootsuite(row: tuple[Scalar, ...]) -> bool:
    return 1 < len(row) <= len(HOOTSUITE) and bool(LIKE_A_DATE.fullmatch(row[0].text))


def _too_wide(cell: Scalar, width: int, wanted: int) -> Diagnostic:
    return Diagnostic(
        cell.span,
        f"This row has {width} cells, and there are {wanted} columns, so it is not read. "
        "If a text holds what divides the cells, put the text in double quotes.",
        "reading/csv",
    )


def _posts(row: tuple[Scalar, ...], columns: _Heads) -> Iterator[Mapping]:
    """Yield the post in a row; where each network has a text of its own, one for each of them.

    Rows that only explain (a legend, a repeated header) and those without anything to post yield none.
    """
    filled = [
        _Cell(column, meaning, cell)
        for (column, meaning), cell in zip(columns, row, strict=False)
        if cell.text.strip() and meaning != UNUSED
    ]
    if not filled or _explains(filled):
        return
    flags = [cell for cell in filled if cell.meaning == "channel flag"]
    others = [cell for cell in filled if cell.meaning != "channel flag"]
    if all(_folded(cell) in YES | NO for cell in flags):
        channels = [_channel(cell.value, cell.column.text) for cell in flags if _folded(cell) in YES]
        if any(
            cell.meaning in {"text", "thread", "media", "link", "repost_of", "quote_of"} for cell in others
        ):
            yield _post(row, others, channels)
        return
    for cell in flags:
        if _folded(cell) not in YES | NO:
            text = _Cell(cell.column, "text", cell.value)
            rest = [other for other in others if other.meaning != "text"]
            yield _post(row, [*rest, text], [_channel(cell.column, cell.column.text)])


def _explains(filled: list[_Cell]) -> bool:
    """Tell whether a row is no post, but says what the columns are for or names them once more."""
    if len(filled) > 1 and all(_folded(cell) == cell.column.text.strip().lower() for cell in filled):
        # A file without a header lends its columns their names from a post.
        return not LIKE_A_DATE.fullmatch(filled[0].value.text)
    return any(cell.meaning == "date" and _LEGEND.search(cell.value.text) for cell in filled)


def _folded(cell: _Cell) -> str:
    return cell.value.text.strip().lower()


def _post(row: tuple[Scalar, ...], cells: list[_Cell], channels: list[Scalar]) -> Mapping:
    by_meaning: dict[str, list[Scalar]] = {}
    for cell in cells:
        if cell.meaning is not None:
            by_meaning.setdefault(cell.meaning, []).append(cell.value)
    place = sequence(row, row[0])
    found = {key: _value(key, values) for key, values in by_meaning.items() if key not in _JOINED}
    found["text"] = _text(by_meaning)
    found["media"] = _media(by_meaning, place)
    if channels:
        found["channel"] = sequence(channels, channels[0])
    if _is_true(by_meaning.get("draft", ())):
        found["status"] = said(by_meaning["draft"][0], "draft")
    own = [_own(cell) for cell in cells if cell.meaning is None]
    entries = (*(entry(key, value) for key, value in found.items() if value is not None), *own)
    return Mapping(entries, row[0].source, row[0].start, row[-1].end)


def _listed(values: list[Scalar]) -> Sequence:
    names = [said(value, name.strip()) for value in values for name in value.text.split(",")]
    return sequence([name for name in names if name.text], values[0])


def _channels(values: list[Scalar]) -> Sequence | None:
    names = [(value, name) for value in values for name in re.split(r"[,;\n]", value.text)]
    named = [(value, channel) for value, name in names for channel in channels_named(name)]
    channels = [said(value, channel) for value, channel in dict.fromkeys(named)]
    return sequence(channels, values[0]) if channels else None


def _flag(values: list[Scalar]) -> Scalar:
    return replace(values[0], value=_is_true(values))


def _date(values: list[Scalar]) -> Scalar | None:
    return None if is_open(values[0].text) else values[0]


_JOINED: Final = frozenset({"text", "link", "media", "alt", "draft"})
"""What becomes part of something else."""
_SAYS: Final[Dict[str, Callable[[list[Scalar]], Node | None]]] = {
    "poll": lambda values: sequence(values, values[0]),
    "channel": _channels,
    "date": _date,
    "recurring": _flag,
    **dict.fromkeys(("accounts", "author", "approved_by"), _listed),
}
"""How cells become values, where a value is more than what stands in one cell."""


def _value(key: str, values: list[Scalar]) -> Node | None:
    return _SAYS[key](values) if key in _SAYS else values[0]


def _channel(place: Scalar, name: str) -> Scalar:
    written = " ".join(name.lower().split())
    return said(place, CHANNEL_NAMES.get(written, written))


def _is_true(values: Iterable[Scalar]) -> bool:
    return any(value.text.strip().lower() in YES for value in values)


def _text(cells: dict[str, list[Scalar]]) -> Scalar | None:
    """Return the text, with the link that the tool puts behind it."""
    text, link = cells.get("text", [None])[0], cells.get("link", [None])[0]
    if link is None or text is None or link.text.strip() in text.text:
        return text or link
    return said(text, f"{text.text.rstrip()}\n{link.text.strip()}")


def _media(cells: dict[str, list[Scalar]], place: Sequence) -> Sequence | None:
    files = [said(cell, name) for cell in cells.get("media", ()) for name in _split(r"[,\s]+", cell)]
    alts = [said(cell, alt) for cell in cells.get("alt", ()) for alt in _split(r"\|\|", cell)]
    described = [*alts, *[None] * len(files)]
    media = [mapping(file, file=file, alt=alt) for file, alt in zip(files, described, strict=False)]
    return sequence(media, place) if media else None


def _split(pattern: str, cell: Scalar) -> list[str]:
    return [part.strip() for part in re.split(pattern, cell.text) if part.strip()]


def _own(cell: _Cell) -> Entry:
    name = " ".join(cell.column.text.split())
    key = Scalar(name, name, "plain", cell.column.source, cell.column.start, cell.column.end)
    return Entry(name, key, cell.value)
