"""Which rows of a table are no posts: those that explain, head or sum up others, and work of the team."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import field
from typing import Final

from postlint.calendars.dates.parse_dates import LIKE_A_DATE
from postlint.calendars.dates.spoken_dates import MONTHS, WEEKDAYS, any_of
from postlint.calendars.readers.reader import CALLED_OFF, REFERRING, lines_named
from postlint.calendars.readers.tables.table_cells import Cell
from postlint.calendars.readers.tables.table_columns import WENT_OUT, squeezed
from postlint.calendars.readers.tables.table_guessed_columns import is_day
from postlint.calendars.readers.tables.table_ideas_and_free_days import says_nothing_goes_out
from postlint.calendars.readers.tables.table_model import Row
from postlint.calendars.templates_and_blanks import is_form_of_date, says_where_a_text_goes
from postlint.calendars.terms.network_names import CHANNEL_NAMES
from postlint.calendars.terms.networks_meant import channels_in, is_everywhere
from postlint.calendars.terms.status_words import asks_whether_approved, will_not_go_out
from postlint.calendars.terms.topics import may_be_topic
from postlint.records import dataclass
from postlint.vocabulary import in_words

_LONGEST_HEADING: Final = 8
"""How many words a row may have that heads those below it."""
_OF_A_TIME: Final = (
    rf"(?i)(?:{any_of((*MONTHS, *WEEKDAYS))}|q[1-4]|(?:week|month|woche|kw|semaine|mois|semana|mes"
    r"|settimana|mese|mês|maand)(?:\s*\d+)?)(?![^\W_])[^.!?]*"
)

_TYPES: Final = frozenset(
    {
        *("type", "contenttype", "posttype", "format", "contentformat", "category", "task", "typ", "art"),
        *(
            "inhaltstyp",
            "tipo",
            "tipodecontenido",
            "tipodepost",
            "tipodicontenuto",
            "tipodeconteudo",
            "soort",
        ),
        *("typedecontenu", "typedepost", "typecontent", "contenttypes"),
    }
)
_WORK: Final = frozenset(
    {
        *("review", "weekly review", "analytics", "analysis", "reporting", "report", "planning", "admin"),
        *("metrics", "meeting", "audit", "retro", "retrospective", "check in", "rückblick", "auswertung"),
        *("planung", "besprechung", "bilan", "analyse", "réunion", "revisión", "análisis", "planificación"),
        *("revisione", "analisi", "riunione", "pianificazione", "revisão", "análise", "planejamento"),
        *("evaluatie", "overleg"),
    }
)
"""What a row is about that is for all networks at once and goes out on none."""
_LEGEND: Final = re.compile(
    r"yy|\b(?:date|format|legend|key|required|optional|examples?|e\.g)\b", re.IGNORECASE
)
"""What stands in place of a date in rows that explain the columns."""
_BRACKETED: Final = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>)\s*")
_EXPLAINS: Final = re.compile(r"\s*\((?:optional|required)\).*", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Unread:
    """What in the table is no post, by rows."""

    passed_over: list[int]
    empty: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    explaining: list[int] = field(default_factory=list)
    alternatives: list[int] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    never: list[int] = field(default_factory=list)
    homeless: list[int] = field(default_factory=list)
    nameless: list[int] = field(default_factory=list)
    referring: list[int] = field(default_factory=list)
    sums: list[int] = field(default_factory=list)
    idle: list[int] = field(default_factory=list)
    off: list[int] = field(default_factory=list)
    work: list[int] = field(default_factory=list)
    topics: list[int] = field(default_factory=list)

    def takes(self, row: Row, filled: list[Cell]) -> bool:
        """Tell whether a row is no post, but explains columns, sums up others or keeps a day free."""
        for lines, are_met in (
            (self.explaining, explains),
            (self.sums, is_sum),
            (self.off, says_nothing_goes_out),
            (self.work, _is_work),
            (self.headings, _names_networks),
        ):
            if are_met(filled):
                lines.append(row[0].span.line)
                return True
        return False

    def pass_by(self, line: int, filled: Iterable[Cell], *, makes_posts: bool) -> None:
        """Note a row of which nothing becomes a post, or cells that no column has a name for."""
        if not makes_posts:
            is_number = any(cell.meaning == "text" and cell.value.text.strip().isdecimal() for cell in filled)
            (self.numbers if is_number else self.empty).append(line)
        elif any(map(_is_nameless, filled)):
            self.nameless.append(line)

    def notes(self) -> Iterator[str]:
        """Yield what was left out."""
        for lines, one, several in (
            (self.passed_over, "above the names of the columns, below a name of texts", ""),
            (self.empty, "without anything to post", ""),
            (self.numbers, "with nothing but a number for a text", ""),
            (self.explaining, "that only explains the columns", "that only explain the columns"),
            (self.headings, "that only heads those below", "that only head those below"),
            (self.sums, "that only adds up others", "that only add up others"),
            (self.off, "that only says that nothing goes out", "that only say that nothing goes out"),
            (self.work, "of work for all networks by its type, such as a review", ""),
            (self.topics, "for topics, where others have texts", ""),
            (self.idle, "without a network, though others have one", ""),
            (self.never, CALLED_OFF, ""),
        ):
            if lines:
                what = several if several and len(lines) > 1 else one
                yield f"{_rows(lines)} {what} ({lines_named(lines)})"
        if self.homeless:
            yield (
                f"texts beside those for networks, of which nothing says where they go "
                f"({lines_named(self.homeless)})"
            )
        if self.nameless:
            yield f"cells in columns without a name ({lines_named(self.nameless)}): name the columns"
        if self.referring:
            yield f"{REFERRING} ({lines_named(self.referring)}): write it out"
        if self.alternatives:
            yield f"all texts but the first where %|% divides several ({lines_named(self.alternatives)})"
        if self.captions:
            yield f"captions of single pictures, which stand behind || ({lines_named(self.captions)})"


def _is_nameless(cell: Cell) -> bool:
    """Tell whether a cell says more than the number of its row in a column without a name or a meaning."""
    is_said = cell.meaning is not None or cell.column.text.strip()
    return not is_said and not _ROW_NUMBER.fullmatch(cell.value.text.strip())


_ROW_NUMBER: Final = re.compile(r"#?\d+[.)]?")


def is_never(cell: Cell) -> bool:
    """Tell whether a cell says that a post will not go out."""
    says_so = cell.meaning in {"status", WENT_OUT} or asks_whether_approved(cell.column.text)
    return says_so and will_not_go_out(cell.value.text)


def is_heading(filled: Collection[Cell]) -> bool:
    """Tell whether a row says nothing but what those below it are about: "JUNE", "Week 2: the pond"."""
    if len(filled) != 1:
        return False
    (cell,) = filled
    text = " ".join(cell.value.text.split())
    if cell.meaning != "text" or len(text.split()) > _LONGEST_HEADING:
        return False
    return text.isupper() or text.endswith(":") or re.fullmatch(_OF_A_TIME, text) is not None


_SUM: Final = re.compile(
    r"(?:(?:grand |sub-?)?totals?|totaal|totale|totali|totales|totaux|summe|gesamt|insgesamt|soma|somme|suma)"
    r"(?:\W*|[^.!?\d]{0,40}\d+[^.!?\d]{0,20})",
    re.IGNORECASE,
)
_WIDEST_SUM: Final = 5


def is_sum(filled: Collection[Cell]) -> bool:
    """Tell whether a row adds up others: "Total: 5", with no day and no network beside it."""
    others = [cell for cell in filled if not _SUM.fullmatch(cell.value.text.strip())]
    if len(others) == len(filled) or len(filled) > _WIDEST_SUM:
        return False
    return not any(
        (cell.meaning == "channel" and channels_in(cell.value.text))
        or (cell.meaning == "date" and is_day(cell.value.text))
        for cell in others
    )


def _rows(lines: Collection[int]) -> str:
    return "1 row" if len(lines) == 1 else f"{len(lines)} rows"


def _names_networks(filled: Collection[Cell]) -> bool:
    """Tell whether a row says nothing but several networks."""
    texts = [cell.value.text for cell in filled]
    return len(texts) > 1 and all(in_words(text) in CHANNEL_NAMES for text in texts)


def _is_work(filled: Collection[Cell]) -> bool:
    """Tell whether a row is a step of work by its type, such as a review of all networks."""
    of_all = any(cell.meaning == "channel" and is_everywhere(cell.value.text) for cell in filled)
    types = (cell.value.text for cell in filled if squeezed(cell.column.text) in _TYPES)
    return of_all and any(in_words(one) in _WORK for one in types)


def names_topic(filled: Collection[Cell]) -> bool:
    """Tell whether a row may say no more than what its post is to be about."""
    texts = [cell.value.text for cell in filled if cell.meaning == "text"]
    return bool(texts) and all(map(may_be_topic, texts))


def explains(filled: list[Cell]) -> bool:
    """Tell whether a row is no post, but says what the columns are for or names them once more."""
    names_again = all(_folded(cell) == cell.column.text.strip().lower() for cell in filled)
    # A row with a day in brackets is not sure yet.
    is_day = any(LIKE_A_DATE.fullmatch(cell.value.text.strip("()[]<> ")) for cell in filled)
    if len(filled) > 1 and not is_day and all(_BRACKETED.fullmatch(cell.value.text) for cell in filled):
        return True
    if len(filled) > 1 and names_again and not LIKE_A_DATE.fullmatch(filled[0].value.text):
        # A file without a header lends its columns their names from a post.
        return True
    return any(
        (cell.meaning == "date" and (_LEGEND.search(cell.value.text) or is_form_of_date(cell.value.text)))
        or _EXPLAINS.fullmatch(cell.value.text)
        or (cell.meaning == "text" and says_where_a_text_goes(cell.value.text))
        for cell in filled
    )


def _folded(cell: Cell) -> str:
    return cell.value.text.strip().lower()
