"""From a table as anybody has it to a portion: posts in columns of plain types, each with its account."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from postlint.auditing.schema import Problem
from postlint.calendars.handles import normalise
from postlint.calendars.key_meanings import channel_of, meaning
from postlint.calendars.terms.field_names import folded, names_of, risky_names_of
from postlint.records import dataclass
from postlint.source.budgets import MAX_PROBLEMS

ACCOUNT: Final = "account"
_TEXTS: Final = frozenset({"text", "thread"})
_NO_DAY: Final = r"^\s*[+-]?\d{5,}-"
"""What dates after the year 9999, which no calendar has, look like."""
_REMEMBERED: Final = 32_768
_NAMED: Final = 12
"""How many columns a message names."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Posts of the file or table ``path``.

    The first two columns of ``table`` are what tells whose a post is, and its row; then follow those of the
    posts, as they are called there.
    """

    path: str
    table: pa.Table

    @property
    def units(self) -> Any:
        """Return, for each row, what tells whose it is: rows with one unit are judged together."""
        return self.table.column(0)

    @property
    def names(self) -> list[str]:
        """Return the names of the columns of posts."""
        return list(self.table.column_names[2:])


class NoPostsError(ValueError):
    """A table holds no posts that can be judged; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@lru_cache(maxsize=_REMEMBERED)
def unit_of(account: str) -> str:
    """Return what all ways to write an account have in common."""
    return normalise(account) or account.strip().casefold()


def portion_of(
    table: pa.Table, path: str, house: Mapping[str, str], lines: Sequence[int] | None = None
) -> tuple[Portion, list[Problem]]:
    """Return what ``table`` holds, and a problem for all that cannot be read.

    ``path`` is what people know it by, ``house`` are the house's own names for columns, and ``lines`` are
    the numbers of its rows, from 1 where none are given.

    Raises:
        NoPostsError: it has no column of accounts, or none of texts.
    """
    renamed = table.rename_columns(_renamed(table.column_names, house))
    _require(renamed, path)
    lines = range(1, len(table) + 1) if lines is None else lines
    columns, problems = _columns(renamed, path, lines)
    named = {number: renamed.column_names[number] for number in columns}
    accounts = columns.get(renamed.column_names.index(ACCOUNT))
    if accounts is None or not pa.types.is_string(accounts.type):
        raise NoPostsError(problems[-1] if problems else _unfit(path, ACCOUNT, pa.null()))
    units = [unit_of(account) if account and account.strip() else None for account in accounts.to_pylist()]
    nobodys = [row for row, unit in enumerate(units) if unit is None]
    problems += _rows(nobodys, path, ACCOUNT, lines, _NO_ACCOUNT, "reading/missing-key")
    made = pa.Table.from_arrays(
        [
            pa.chunked_array([pa.array(units, pa.string())]),
            pa.chunked_array([pa.array(lines, pa.int64())]),
            *columns.values(),
        ],
        names=["unit", "line", *named.values()],
    )
    if nobodys:
        made = made.filter(pa.array([unit is not None for unit in units]))
    return Portion(path, made), problems


def _columns(table: pa.Table, path: str, lines: Sequence[int]) -> tuple[dict[int, Any], list[Problem]]:
    """Return the columns that can be read, by their numbers, and what is wrong with them."""
    columns: dict[int, Any] = {}
    problems: list[Problem] = []
    for number, (name, column) in enumerate(zip(table.column_names, table.columns, strict=True)):
        if pa.types.is_null(column.type):
            continue
        plain = _plain(column)
        legible, broken = (None, []) if plain is None else _legible(plain)
        problems += _rows(broken, path, name, lines, _BROKEN, "reading/encoding")
        if legible is None:
            problems.append(_unfit(path, name, column.type))
        else:
            columns[number] = legible
            problems += _dates_of_no_calendar(legible, path, name, lines)
    return columns, problems


_BROKEN: Final = "This is not UTF-8: what cannot be read of it is shown as a question mark."
_NO_ACCOUNT: Final = "This post names no account, so it is left out. Write whose it is."


def _renamed(names: Sequence[str], house: Mapping[str, str]) -> list[str]:
    """Return the names of columns: the house's own as their keys, and that of accounts as such."""
    own = {folded(name): key for name, key in house.items()}
    keyed = [own.get(folded(name), name) for name in names]
    handles = {name for name, key in names_of("account").items() if key == "handle"}
    ways: tuple[Callable[[str], bool], ...] = (
        lambda name: meaning(name) == ACCOUNT,
        lambda name: folded(name) in handles,
        lambda name: risky_names_of("post").get(folded(name)) == ACCOUNT,
    )
    found = next((number for way in ways for number, name in enumerate(keyed) if way(name)), None)
    return [ACCOUNT if number == found else name for number, name in enumerate(keyed)]


def _require(table: pa.Table, path: str) -> None:
    names = table.column_names
    told = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    has = f"Its columns are {told}." if names else "It has no columns."
    if not any(map(_holds_texts, names)):
        message = f"This table has no column of texts. {has} Call one text, or name it under columns: in "
        raise NoPostsError(Problem(path, f"{message}postlint.yaml.", "reading/missing-key", field="text"))
    if ACCOUNT not in names:
        message = f"This table has no column of accounts. {has} Call the one that says who posts account."
        raise NoPostsError(Problem(path, message, "reading/missing-key", field=ACCOUNT))


def _holds_texts(name: str) -> bool:
    risky = risky_names_of("post").get(folded(name))
    return bool(_TEXTS & {meaning(name), risky}) or channel_of(name) is not None


def _unfit(path: str, name: str, kind: pa.DataType) -> Problem:
    message = f"This column holds {kind}, which says nothing of a post, and is left out. Write texts."
    return Problem(path, message, "reading/unfit-value", field=name)


def _dates_of_no_calendar(column: Any, path: str, name: str, lines: Sequence[int]) -> Iterator[Problem]:
    keys = {meaning(name), risky_names_of("post").get(folded(name))}
    if "date" not in keys or not pa.types.is_string(column.type):
        return
    rows = pc.indices_nonzero(pc.fill_null(pc.match_substring_regex(column, _NO_DAY), False)).to_pylist()
    yield from _rows(rows, path, name, lines, _NO_CALENDAR, "reading/unfit-value")


_NO_CALENDAR: Final = (
    "This date lies after the year 9999, where calendars end, so that the post counts as undated."
)


def _rows(
    rows: Sequence[int], path: str, name: str, lines: Sequence[int], message: str, rule: str
) -> Iterator[Problem]:
    """Yield one problem a row; of very many, the first ones and how many more there are."""
    for row in rows[:MAX_PROBLEMS]:
        yield Problem(path, message, rule, lines[row], name)
    if len(rows) > MAX_PROBLEMS:
        more = f"The same holds for {len(rows) - MAX_PROBLEMS:,} more rows."
        yield Problem(path, more, rule, lines[rows[MAX_PROBLEMS]], name)


def _plain(column: Any) -> Any:
    """Return a column with nothing but texts, yes or no, and lists and mappings of them; None for others."""
    for fits, change in _CHANGES:
        if fits(column.type):
            return change(column)
    return None


def _as_text(column: Any) -> Any:
    return column.cast(pa.string())


def _as_moments(column: Any) -> Any:
    """Return times as the clock showed them where they have a zone; midnight is how tables write a day."""
    zone = column.type.tz
    seconds = column.cast(pa.timestamp("s", zone), safe=False)
    if zone not in {None, "UTC"}:
        seconds = pc.local_timestamp(seconds)
    return pc.replace_substring_regex(seconds.cast(pa.string()), r" 00:00:00Z?$", "")


def _of_items(column: Any) -> Any:
    """Return lists with plain items."""
    return _by_chunk(column, _list)


def _list(chunk: Any) -> Any:
    chunk = chunk.cast(pa.large_list(chunk.type.value_type))
    items = _plain(pa.chunked_array([chunk.values]))
    if items is None:
        return None
    return pa.LargeListArray.from_arrays(chunk.offsets, items.combine_chunks(), mask=chunk.is_null())


def _of_fields(column: Any) -> Any:
    """Return mappings with plain values."""
    return _by_chunk(column, _struct)


def _struct(chunk: Any) -> Any:
    fields = {
        field.name: _plain(pa.chunked_array([part]))
        for field, part in zip(chunk.type, chunk.flatten(), strict=True)
    }
    kept = {name: part.combine_chunks() for name, part in fields.items() if part is not None}
    return pa.StructArray.from_arrays(list(kept.values()), list(kept), mask=chunk.is_null()) if kept else None


def _by_chunk(column: Any, change: Callable[[Any], Any]) -> Any:
    changed = [change(chunk) for chunk in column.chunks]
    return None if None in changed or not changed else pa.chunked_array(changed)


_CHANGES: Final[tuple[tuple[Callable[[Any], bool], Callable[[Any], Any]], ...]] = (
    (pa.types.is_dictionary, lambda column: _plain(column.cast(column.type.value_type))),
    (pa.types.is_boolean, lambda column: column),
    (pa.types.is_timestamp, _as_moments),
    (
        lambda kind: any(
            is_one(kind)
            for is_one in (
                pa.types.is_string,
                pa.types.is_large_string,
                pa.types.is_string_view,
                pa.types.is_integer,
                pa.types.is_floating,
                pa.types.is_decimal,
                pa.types.is_date,
                pa.types.is_time,
                pa.types.is_null,
            )
        ),
        _as_text,
    ),
    (
        lambda kind: any(
            is_one(kind) for is_one in (pa.types.is_list, pa.types.is_large_list, pa.types.is_fixed_size_list)
        ),
        _of_items,
    ),
    (pa.types.is_struct, _of_fields),
)
"""What is done with columns, by their types."""


def _legible(column: Any) -> tuple[Any, list[int]]:
    """Return a column in which all texts can be read, and the rows in which something could not be.

    Of lists with such a text, nothing is returned.
    """
    try:
        column.validate(full=True)
    except pa.ArrowInvalid:
        if not pa.types.is_string(column.type):
            return None, []
    else:
        return column, []
    raw = column.cast(pa.binary()).to_pylist()
    texts = [None if cell is None else cell.decode("utf-8", "replace") for cell in raw]
    broken = [row for row, text in enumerate(texts) if text is not None and text.encode() != raw[row]]
    return pa.chunked_array([pa.array(texts, pa.string())]), broken
