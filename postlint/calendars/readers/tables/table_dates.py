"""Dates in the columns of a table: what a spreadsheet shows of them, and the year that stands elsewhere."""

from __future__ import annotations

import datetime
import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Dict
from dataclasses import field, replace
from typing import Final, TypeAlias

from postlint.calendars.dates.parse_dates import (
    HOW_TO_SAY_THE_ORDER,
    NoDateError,
    is_open,
    lacks_year,
    order_of,
    parse_when,
    settled,
    weekday_named,
)
from postlint.calendars.dates.spoken_dates import (
    MONTHS,
    NamedDay,
    day_named,
    may_be_tuesday,
    plain_time,
    tuesdays_beside,
)
from postlint.calendars.dates.weeks import Week, titled, week_named
from postlint.calendars.readers.reader import DAYS_WITHOUT_DATE, lines_named
from postlint.calendars.readers.tables.table_cells import DATE_PARTS, Cell
from postlint.calendars.readers.tables.table_columns import WEEK
from postlint.calendars.readers.tables.table_model import Table
from postlint.calendars.readers.tables.table_problems import of_all
from postlint.config import DateOrder
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Scalar, said

_SERIAL: Final = re.compile(r"(3[3-9]|[4-6]\d|7[0-2])\d{3}(?:\.\d+)?", re.ASCII)
"""Days since the end of 1899, as spreadsheets count them, of the years 1990 to 2099."""
_SERIAL_TIME: Final = re.compile(r"0?\.\d+", re.ASCII)
_FIRST: Final = datetime.datetime(1899, 12, 30)
_COUNTED: Final = re.compile(r"\d{1,3}")
_HAS_DIGIT: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"(?<!\d)20\d{2}(?!\d)", re.ASCII)
_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?", re.ASCII)
_UP_TO: Final = re.compile(r"(?<=\d)\s*(?:-|–|to|bis|à|a|até|tot)\s*(?=\d{1,2}:\d\d).*", re.DOTALL)
"""The end of a time: a post goes out when it begins."""
_DAY_FIRST: Final = re.compile(r"(?<![a-z])d{1,2}[/.-]m{1,3}(?![a-z])", re.IGNORECASE)
_MONTH_FIRST: Final = re.compile(r"(?<![a-z])m{1,2}[/.-]d{1,2}(?![a-z])", re.IGNORECASE)
_PARTS: Final = ("year", "month", "day", "hour", "minute")
_WITHOUT_ONE: Final = "so this post counts as undated"

Cells: TypeAlias = Dict[str, Sequence[Scalar]]
"""The filled cells of a row, by what their columns stand for."""


@dataclass(slots=True)
class Dates:
    """The dates of one table: how they are to be read, and what there is to say of them.

    ``order`` is what comes first in dates such as 03/04/2026. ``titles`` are what may name the year, each
    with what people call it. ``years`` are the years that dates name, by their places. ``tuesdays`` tells
    that "mar 8" is a day of the week, and ``counted`` that all days are but numbers from some first one.
    """

    order: DateOrder | None
    titles: tuple[tuple[str, str], ...]
    years: list[tuple[int, int]] = field(default_factory=list)
    tuesdays: bool = False
    counted: bool = False
    without_year: list[Scalar] = field(default_factory=list)
    impossible: list[tuple[Scalar, str]] = field(default_factory=list)
    misfits: list[tuple[Scalar, str]] = field(default_factory=list)
    unreadable: list[Scalar] = field(default_factory=list)
    ambiguous: list[Scalar] = field(default_factory=list)
    taken: list[tuple[Scalar, str, str]] = field(default_factory=list)
    week: Scalar | None = None
    undated: list[int] = field(default_factory=list)

    @classmethod
    def of(
        cls, cells: Iterable[Scalar], order: DateOrder | None, titles: tuple[tuple[str, str], ...]
    ) -> Dates:
        """Return how to read dates of which ``cells`` are all."""
        cells = list(cells)
        order = order or order_of(cell.text for cell in cells)
        known = ((cell.start, year) for cell in cells if (year := _year_of(cell.text, order)))
        tuesdays = tuesdays_beside(cell.text for cell in cells)
        counted = all(_COUNTED.fullmatch(cell.text.strip()) for cell in cells)
        return cls(order, titles, years=sorted(known), tuesdays=tuesdays, counted=counted)

    def pass_by(self, filled: Sequence[Cell]) -> None:
        """Remember the week that a row heads."""
        if len(filled) == 1 and week_named(filled[0].value.text):
            self.week = filled[0].value

    def moment(self, cells: Cells) -> tuple[Scalar | None, Scalar | None]:
        """Return date and time of the post in a row, as calendars write them, where they are there."""
        written, clock = _first(cells, "date"), _first(cells, "time")
        if written is None and clock is not None and _year_of(clock.text, self.order):
            # Some call by this the day as well.
            written, clock = clock, None
        if written is not None and (weekday := weekday_named(written.text)) is not None:
            date = self._in_week(written, weekday, _first(cells, WEEK) or self.week)
        else:
            date = self._date(written) if written is not None else _of_parts(cells)
        if (
            date is None
            and written is None
            and (week := _first(cells, WEEK))
            and _HAS_DIGIT.search(week.text)
        ):
            self.without_year.append(week)
        if date is None or ":" in date.text:
            return date, None
        return date, _time(clock) if clock is not None else _time_of_parts(cells)

    def _date(self, cell: Scalar) -> Scalar | None:
        if is_open(cell.text):
            return None
        if self.tuesdays and may_be_tuesday(cell.text):
            self.without_year.append(cell)
            return None
        text = _from_serial(cell.text.strip()) or settled(cell.text, self.order)
        named = day_named(cell.text.strip())
        if named is not None and named.year is None:
            return self._in_some_year(cell, named)
        try:
            parse_when(text, None, self.order)
        except NoDateError as error:
            self._leave(cell, error)
            return None
        return said(cell, text)

    def _in_week(self, cell: Scalar, weekday: int, title: Scalar | None) -> Scalar | None:
        week = _week(title.text.strip()) if title is not None else None
        if title is None or week is None:
            self.undated.append(cell.span.line)
            return None
        for year, because in [(week.year, "")] if week.year else self._years_for(title):
            if date := week.on(weekday, year):
                self.taken += [(title, str(year), because)] if because else []
                return said(cell, str(date))
        self.without_year.append(title)
        return None

    def _leave(self, cell: Scalar, error: NoDateError) -> None:
        if error.rule == "reading/no-such-date":
            self.impossible.append((cell, str(error)))
        elif error.rule == "reading/ambiguous-date":
            self.ambiguous.append(cell)
        elif self.counted:
            self.undated.append(cell.span.line)
        elif lacks_year(cell.text):
            self.without_year.append(cell)
        else:
            self.unreadable.append(cell)

    def _in_some_year(self, cell: Scalar, named: NamedDay) -> Scalar | None:
        for year, because in self._years_for(cell):
            text = named.in_year(year)
            if text is None:
                self.misfits.append((cell, f"{named.misfit(year)}, the year that {because}"))
                return None
            self.taken.append((cell, str(year), because))
            return said(cell, plain_time(text))
        self.without_year.append(cell)
        return None

    def _years_for(self, cell: Scalar) -> Iterator[tuple[int, str]]:
        """Yield the year that others name for a date: those beside it, and then titles and names."""
        place = bisect(self.years, (cell.start, 0))
        beside = {
            year for _, year in (*self.years[max(0, place - 1) : place], *self.years[place : place + 1])
        }
        if beside:
            if len(beside) == 1:
                yield beside.pop(), "other dates of the column say"
            return
        for title, called in self.titles:
            years = set(_YEAR.findall(title))
            if len(years) == 1:
                yield int(years.pop()), f"{called} says"
                return

    def notes(self) -> Iterator[str]:
        """Yield what was left out: days of some week, or counted from some first one."""
        if self.undated:
            yield f"{DAYS_WITHOUT_DATE} ({lines_named(self.undated)})"

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Yield one diagnostic for all dates of a kind that are not as they should be."""
        for _, year, because in self.taken[:1]:
            what = f"names no year, and is read as one of {year}, as {because}"
            cells = [cell for cell, *_ in self.taken]
            yield from of_all(cells, what, f"{_WRITE} to settle it.", "reading/year-from-elsewhere")
        no_day = f"names no day of a year, {_WITHOUT_ONE}"
        yield from of_all(self.without_year, no_day, f"{_WRITE}.", "reading/no-year")
        for _, why in self.misfits[:1]:
            cells = [cell for cell, _ in self.misfits]
            correct = "Correct the day, or write its year, as in 2026-06-01."
            yield from of_all(cells, f"{why}, {_WITHOUT_ONE}", correct, "reading/unreadable-date")
        yield from of_all(
            self.unreadable, f"is no date, {_WITHOUT_ONE}", f"{_WRITE}.", "reading/unreadable-date"
        )
        say = f"Say for all dates which comes first, day or month: {HOW_TO_SAY_THE_ORDER}."
        yield from of_all(self.ambiguous, f"can mean two days, {_WITHOUT_ONE}", say, "reading/ambiguous-date")
        for _, why in self.impossible[:1]:
            cells = [cell for cell, _ in self.impossible]
            yield from of_all(cells, f"cannot be, {_WITHOUT_ONE}", why, "reading/no-such-date")


def order_written(names: Iterable[str]) -> DateOrder | None:
    """Return what comes first in dates, where the name of a column says so: "Date (MM/DD/YYYY)"."""
    for name in names:
        if _DAY_FIRST.search(name):
            return "day-first"
        if _MONTH_FIRST.search(name):
            return "month-first"
    return None


_WRITE: Final = "Write dates as in 2026-06-01"


def _week(text: str) -> Week | None:
    return week_named(titled("week", text), is_week=True)


def _first(cells: Cells, key: str) -> Scalar | None:
    return next(iter(cells.get(key, ())), None)


def _from_serial(text: str) -> str | None:
    """Return the day that spreadsheets keep as a number, with its time."""
    if not _SERIAL.fullmatch(text):
        return None
    moment = _FIRST + datetime.timedelta(minutes=round(float(text) * 24 * 60))
    return f"{moment:%Y-%m-%d %H:%M}" if "." in text else f"{moment:%Y-%m-%d}"


def _year_of(text: str, order: DateOrder | None) -> int | None:
    try:
        return parse_when(_from_serial(text.strip()) or settled(text, order), None, order).date.year
    except NoDateError:
        return None


def _time(cell: Scalar) -> Scalar | None:
    text = cell.text.strip()
    if _SERIAL_TIME.fullmatch(text):
        minutes = round(float(text) * 24 * 60)
        text = f"{minutes // 60:02}:{minutes % 60:02}"
    text = plain_time(text)
    # What is no time of day is said where words of the team's own are.
    return said(cell, _UP_TO.sub("", text))


def _of_parts(cells: Cells) -> Scalar | None:
    """Return the date whose year, month and day stand in columns of their own."""
    parts = [_first(cells, key) for key in _PARTS[:3]]
    if not all(parts):
        return None
    year, month, day = (part.text.strip() for part in parts if part)
    number = MONTHS.get(month.lower().rstrip("."), month)
    text = f"{year}-{str(number).zfill(2)}-{day.zfill(2)}"
    try:
        parse_when(text, None)
    except NoDateError:
        return None
    return said(next(part for part in parts if part), text)


def _time_of_parts(cells: Cells) -> Scalar | None:
    hour, minute = _first(cells, "hour"), _first(cells, "minute")
    if hour is None:
        return None
    clock = f"{hour.text.strip().zfill(2)}:{(minute.text.strip() if minute else '0').zfill(2)}"
    return said(hour, clock) if _CLOCK.fullmatch(clock) else None


def with_date_parts(table: Table) -> Table:
    """Return ``table`` with the columns of year, month and day where it has all of them."""
    names = {column.cell.text.strip().lower() for column in table.columns}
    if not {"year", "month", "day"} <= names:
        return table
    columns = (
        replace(column, meaning=DATE_PARTS.get(column.cell.text.strip().lower(), column.meaning))
        for column in table.columns
    )
    return replace(table, columns=tuple(columns))
