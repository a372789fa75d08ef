"""Why a table is none of posts, or hardly one of one's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from postlint.calendars.dates.parse_dates import weekday_named
from postlint.calendars.readers.loose.topics_and_figures import is_of_others, is_report, metrics_among
from postlint.calendars.readers.tables.table_columns import (
    ACCOUNT_ON_NETWORK,
    FLAG,
    HEADLINE,
    LEAD,
    TAIL,
    Columns,
    chosen_columns,
    comparable,
    squeezed,
)
from postlint.calendars.readers.tables.table_guessed_columns import is_day
from postlint.calendars.readers.tables.table_model import (
    HEADER_WITHIN,
    NoTable,
    Row,
    Table,
    filled,
    mean_length,
)
from postlint.calendars.terms.field_names import is_of_other_texts, names_of
from postlint.calendars.terms.network_names import NO_NETWORKS
from postlint.calendars.terms.networks_meant import channels_in
from postlint.calendars.terms.topics import are_topics, is_topic, may_be_topic
from postlint.source.suggest import one_slip_from

_OF_DATA_SETS: Final = frozenset(
    ("sentiment", "label", "polarity", "emotion", "user", "userid", "tweetid", "authorid")
)
_OF_CUSTOMERS: Final = frozenset(
    ("rating", "stars", "customer", "customername", "testimonial", "review", "company")
)
_OF_PRODUCTS: Final = frozenset(("sku", "price", "product", "productname", "ean", "gtin", "stock"))
_OF_ARTICLES: Final = frozenset(("slug", "excerpt", "permalink", "keyword", "wordcount", "metadescription"))
_OF_SITES: Final = frozenset(
    ("blog", "blog post", "article", "website", "web", "site", "podcast", "guide", "landing page")
)
_ANSWERED: Final = frozenset(
    {
        *("answered", "replied", "responded", "resolved", "closed", "solved", "escalated", "spam"),
        *("beantwortet", "geschlossen", "gelöst", "répondu", "résolu", "fermé", "respondido", "contestado"),
        *("resuelto", "cerrado", "risposto", "risolto", "chiuso", "resolvido", "fechado", "beantwoord"),
        *("opgelost", "gesloten"),
    }
)
"""How far what somebody else wrote has got."""
_UNANSWERED: Final = frozenset(
    {"open", "new", "unanswered", "pending", "waiting", "in progress", "offen", "neu", "ouvert", "abierto"}
    | {"aperto", "aberto", "nieuw", "nouveau", "nuevo", "nuovo", "novo"}
)
_FEW_NAMES: Final = 6
_SHOWN: Final = 60
_TWO: Final = 2
_FEWEST_WORDS: Final = 4
_FEWEST_SIGNS: Final = 12
"""How many words, or signs of a language without spaces, a cell has at least that may be a text."""
_SENTENCE: Final = re.compile(r"\w\s+\S+\s+\S.*[.!?…]\s*$", re.DOTALL)


def why_not_posts(table: Table) -> str | None:
    """Return why the texts of ``table`` are hardly posts of one's own; None where they may well be."""
    text = next((column.cell.text.strip() for column in table.columns if column.meaning == "text"), "")
    names = [column.cell.text.strip() for column in table.columns]
    figures = metrics_among(names)
    says_where = _says_where(table)
    is_plan = says_where and table.has("date", "status") and not is_report(names, _texts_of(table))
    if len(figures) > 1 and (table.form.tool or not is_plan):
        named = ", ".join(figures[:_TWO])
        return (
            f"an analytics export: figures ({named} …) of what went out. "
            f"To have the texts under {text} read, name this file"
        )
    rows = [dict(zip(names, row, strict=False)) for row in _texts_of(table)]
    if not table.form.tool and is_of_others(rows):
        return "a record of what several people have posted, with what became of it, and nothing planned"
    for words, what in (
        (_OF_DATA_SETS, "a table of gathered data"),
        (_OF_CUSTOMERS, "a table of what customers say"),
        (_OF_PRODUCTS, "a table of products"),
        (_OF_ARTICLES, "a table of articles"),
    ):
        found = next(
            (column.cell.text.strip() for column in table.columns if squeezed(column.cell.text) in words),
            None,
        )
        is_ours = table.form.tool or (says_where and words is not _OF_DATA_SETS)
        if found and not is_ours:
            return f"{what} (column {found}), not of posts"
    return _by_cells(table)


def why_articles(table: Table) -> str | None:
    """Return why ``table``, which has no texts, is a plan of articles; None where it may well be of posts."""
    named = [one.cell.text.strip() for one in table.columns if squeezed(one.cell.text) in _OF_ARTICLES]
    if len(named) < _TWO or _says_where(table):
        return None
    return f"a table of articles (columns {', '.join(named[:_TWO])}), not of posts"


def _says_where(table: Table) -> bool:
    return table.has("channel", FLAG, "account", ACCOUNT_ON_NETWORK)


def why_topics(table: Table) -> str | None:
    """Return why ``table`` is a plan of what to write about: no cell of its texts is more than a topic."""
    cells = table.texts()
    if table.form.tool or not are_topics(cells) or not all(map(may_be_topic, cells)):
        return None
    column = next(column.cell.text.strip() for column in table.columns if column.meaning == "text")
    first = next(filter(is_topic, cells))[:_SHOWN]
    return (
        f'an editorial plan: the column {column} names topics, such as "{first}", and no texts of posts, so '
        "there is nothing to judge. Name the files in which the texts stand, or write them there"
    )


def _texts_of(table: Table) -> list[list[str]]:
    rows = ([cell.text for cell in row] for row in table.rows)
    return [row for row in rows if any(map(str.strip, row))]


def _by_cells(table: Table) -> str | None:
    """Return what the cells say that a table is of, where its columns might be those of posts."""
    places, stages = _words_under(table, "channel"), _words_under(table, "status")
    if places and all(place.startswith("#") for place in places):
        return f"a table of a team's chat ({_few(places)}), not of posts"
    if _OF_SITES & places and not any(
        NO_NETWORKS.isdisjoint({place}) and channels_in(place) for place in places
    ):
        return f"a table of articles and mails ({_few(places)}), not of posts"
    if _ANSWERED & stages and stages <= _ANSWERED | _UNANSWERED:
        return f"a table of what others wrote ({_few(stages)}), not of posts"
    return None


def _words_under(table: Table, meaning: str) -> set[str]:
    numbers = [number for number, column in enumerate(table.columns) if column.meaning == meaning]
    cells = (row[number].text for row in table.rows for number in numbers if number < len(row))
    return {said for cell in cells if (said := " ".join(cell.lower().split()))}


def _few(words: set[str]) -> str:
    return ", ".join(sorted(words)[:_TWO])


NO_TABLE: Final = (
    "a table without a header, so nothing says what its columns are: write names such as "
    "date and text above them"
)
ONE_COLUMN: Final = "one column without a header: write text above it, and each of its rows is a post"
GRID: Final = (
    "a grid with days side by side ({} …), so nothing says which cell is a post on what day. "
    "Write one post a row, with its date, its network and its text in columns of their own"
)


def why_none(header: Row, rows: list[Row], form: Columns) -> str:
    """Say why a table with this header is none of posts."""
    names = [" ".join(name.split()) for name in filled(header)]
    figures = metrics_among(names)
    if len(figures) > 1:
        return f"an analytics export: figures ({', '.join(figures[:_FEW_NAMES])}), without the texts of posts"
    unknown = [
        number for number, cell in enumerate(header) if cell.text and form.meaning(cell.text)[0] in _NO_TEXTS
    ]
    worded = [
        number
        for number in unknown
        if not _holds_addresses(number, rows) and not _is_of_other_texts(header[number].text)
    ]
    fullest = max(
        worded,
        key=lambda number: (
            bool(_OF_TEXTS.search(header[number].text) and mean_length(number, rows)),
            mean_length(number, rows),
        ),
        default=None,
    )
    column = " ".join(header[fullest].text.split()) if fullest is not None else "Copy"
    slips = (
        (header[number].text, one_slip_from(header[number].text, names_of("post"))) for number in unknown
    )
    slip = next((f' "{name}" may be a slip of "{meant}".' for name, meant in slips if meant), "")
    files = next((name for name in names if _OF_FILES.search(comparable(name))), None)
    where = f" They may stand in the files under {files}." if files else ""
    named = ", ".join(names[:_FEW_NAMES]) + (" …" if len(names) > _FEW_NAMES else "")
    hint = (
        f" If a column holds them, name it under columns: in postlint.yaml, as in columns: {{{column}: text}}"
    )
    says_where = any(form.meaning(name)[0] in _OF_PLANS for name in names)
    is_plan = files is None and (says_where or any(_holds_networks(number, rows) for number in worded))
    if _has_no_sentence(worded, rows):
        hint = _WRITE_TEXTS if is_plan else ""
    more = f"{where}{slip}{hint}"
    return (
        f"a table without the texts of posts: no column of texts among {named}, so there is nothing to "
        f"judge{f'.{more}' if more else ''}"
    )


_OF_PLANS: Final = frozenset({"channel", FLAG, "account", ACCOUNT_ON_NETWORK})
_WRITE_TEXTS: Final = (
    " Write them in a column called Text, or name the one that holds them under columns: in postlint.yaml"
)


def _is_of_other_texts(name: str) -> bool:
    """Tell whether a column is of titles, notes and the like; "Caption idea" may be of texts."""
    return is_of_other_texts(name) and not _OF_TEXTS.search(name)


def _has_no_sentence(worded: list[int], rows: list[Row]) -> bool:
    """Tell whether a table has rows, and no cell of more than a few words where its texts may stand."""
    cells = (row[number].text for row in rows for number in worded if number < len(row))
    return bool(rows) and not any(map(_may_be_text, cells))


def _may_be_text(cell: str) -> bool:
    # Some languages are written without spaces.
    return len(cell.split()) >= _FEWEST_WORDS or (not cell.isascii() and len(cell) >= _FEWEST_SIGNS)


def _holds_networks(number: int, rows: list[Row]) -> bool:
    """Tell whether the cells of a column are names of networks, whatever it is called."""
    said = [text for row in rows if number < len(row) and (text := row[number].text.strip())]
    return len(said) > 1 and all(len(text.split()) <= _TWO and channels_in(text) for text in said)


def _holds_addresses(number: int, rows: list[Row]) -> bool:
    """Tell whether a column holds addresses or paths, whose length says nothing."""
    said = [text for row in rows if number < len(row) and (text := row[number].text.strip())]
    return bool(said) and all("/" in text and len(text.split()) == 1 for text in said)


_NO_TEXTS: Final = frozenset({None, LEAD, HEADLINE, TAIL})
"""What columns mean that may hold more than their names say."""
_OF_TEXTS: Final = re.compile(
    r"(?<![^\W\d_])(?:hooks?|text|copy|caption|body|script|post|message|texte?|testo|texto|aufhänger|accroche"
    r"|gancho)(?![^\W\d_])",
    re.IGNORECASE,
)
"""What columns are called that may hold texts, by other names than ours."""
_OF_FILES: Final = re.compile(r"(?:^|[^a-z])(?:file|path)$")


def why_none_of(rows: list[Row], heads: list[int], tables: list[Table], own: Mapping[str, str]) -> NoTable:
    """Say why none of ``tables``, one for each row that may be a header, holds posts."""
    if grid := _days_across(rows):
        return NoTable(GRID.format(", ".join(grid[:_TWO])))
    best = max(heads, key=lambda number: len(filled(rows[number])), default=None)
    if best is None:
        return NoTable(NO_TABLE)
    if len(rows[best]) == 1 and _SENTENCE.search(rows[best][0].text):
        return NoTable(ONE_COLUMN, promise=1)
    if articles := next(filter(None, map(why_articles, tables)), None):
        return NoTable(articles, lacking=False)
    why = why_none(rows[best], rows[best + 1 :], chosen_columns(own))
    return NoTable(why, max((table.has("date") + table.has("channel") for table in tables), default=0))


def _days_across(rows: list[Row]) -> list[str]:
    """Return the days by which the columns of a table are called, where they stand side by side."""
    for row in rows[:HEADER_WITHIN]:
        days = [text for text in filled(row) if weekday_named(text) is not None or is_day(text)]
        if len(days) > _TWO:
            return days
    return []
