"""What LinkedIn gives a member of what they shared: ``Shares.csv``, with ``Comments.csv`` beside it.

LinkedIn puts each line of a text in quotes by itself, so that texts come with quotes that nobody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dict
from typing import Final

from postlint.calendars.dates.parse_dates import order_of, settled
from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.readers.shared_by_archives import Beside, made, published, worded
from postlint.source.csv_parser import parse
from postlint.source.decode import mended
from postlint.source.tree import Mapping, Node, Scalar, Sequence, entry, mapping, sequence

_SHARES: Final = frozenset({"date", "sharelink", "sharecommentary"})
_COMMENTS: Final = frozenset({"date", "link", "message"})
_LINES: Final = re.compile(r'[^\r\n]*(?:"(?:\r\n|\r|\n)(?=")[^\r\n]*)+')
_AT_LINE_END: Final = re.compile(r'"(?=[\r\n])|(?<=[\r\n])"')
_TO_THE_MINUTE: Final = re.compile(r"\d{4}-\d\d-\d\d \d{1,2}:\d\d(?::\d\d)?", re.ASCII)
_NO_COMMENTS: Final = (
    "comments, since there is no Comments.csv beside it: whether anybody was answered cannot be told"
)


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar of what a member shared and, where that is given, answered."""
    rows = _rows(document, _SHARES)
    if rows is None:
        return None
    beside = Beside()
    comments = _rows(beside.document(about.path.with_name("Comments.csv"), parse), _COMMENTS)
    dates = [row["date"].text for row in (*rows, *(comments or ())) if "date" in row]
    order = about.date_order or order_of(dates)
    shares = [post for row in rows if (post := _post(row, order, "sharecommentary", media="mediaurl"))]
    answers = [post for row in comments or () if (post := _post(row, order, "message", reply_to="link"))]
    bare = len(rows) - len(shares)
    notes = [f"{bare} {'share' if bare == 1 else 'shares'} of a link without a text"] if bare else []
    notes += [_NO_COMMENTS] if comments is None else []
    found = mapping(document, posts=sequence([*shares, *answers], document))
    return Reading(
        found, problems=tuple(beside.problems), companions=tuple(beside.sources), notes=tuple(notes)
    )


def _rows(document: Node | None, needs: frozenset[str]) -> list[Dict[str, Scalar]] | None:
    """Return the filled cells of each row by the names of their columns; None for another table."""
    rows = [list(_cells(row)) for row in document.items] if isinstance(document, Sequence) else []
    names = [cell.text.strip().lower() for cell in rows[0]] if rows else []
    if not needs <= set(names):
        return None
    return [
        {name: cell for name, cell in zip(names, row, strict=False) if cell.text.strip()} for row in rows[1:]
    ]


def _cells(row: Node) -> Iterator[Scalar]:
    items: Iterable[Node] = row.items if isinstance(row, Sequence) else ()
    return (cell for cell in items if isinstance(cell, Scalar))


def _post(row: Dict[str, Scalar], order: object, text: str, **others: str) -> Mapping | None:
    written = row.get(text)
    if written is None:
        return None
    place = Mapping((), written.source, next(iter(row.values())).start, written.end)
    post = published(
        place,
        date=_date(row.get("date"), order),
        text=worded(written, mended(_without_quotes(written.text)).strip()),
        **{key: row.get(column) for key, column in others.items()},
    )
    media = post.get("media")
    listed = sequence([mapping(media, file=media)], media) if media else None
    entries = [one if one.key != "media" or not listed else entry("media", listed) for one in post]
    return Mapping(
        (*entries, entry("channel", made(written, "linkedin"))), place.source, place.start, place.end
    )


def _without_quotes(text: str) -> str:
    """Return a text without the quotes around its lines: one alone is an empty line."""
    return _AT_LINE_END.sub("", text) if _LINES.fullmatch(text) else text


def _date(cell: Scalar | None, order: object) -> Scalar | None:
    if cell is None:
        return None
    text = settled(cell.text, order).strip()  # type: ignore[arg-type]
    # LinkedIn's times are those of UTC.
    return made(cell, f"{text}Z" if _TO_THE_MINUTE.fullmatch(text) else text)
