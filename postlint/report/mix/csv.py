"""The mix as a table for spreadsheets and for programs: a row for each account, week and kind."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Final

from postlint.judging.mix.account_view import AccountView
from postlint.kinds.model import Classified
from postlint.report.bars import By, by_week, mix_of, sunday_of
from postlint.report.layout import Look
from postlint.report.mix import Mirrored, shown_views
from postlint.source import escape
from postlint.vocabulary import KINDS

COLUMNS: Final = ("account", "identity", "from", "to", "kind", "posts")
UNREADABLE: Final = "unreadable"
"""What stands for the kind of posts that cannot be read, as in JSON."""


def render(plans: Sequence[Mirrored], _look: Look, by: By | None = None) -> str:
    """Return the table as RFC 4180 has it, with a header; ``from`` and ``to`` of undated posts are empty."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow([by.key if by and name == "kind" else name for name in COLUMNS])
    writer.writerows(row for view in shown_views(plans) for row in _rows(view, by))
    return table.getvalue()


def _rows(view: AccountView, by: By | None) -> Iterator[tuple[str | int, ...]]:
    names = (escape.cell(view.account.label), escape.cell(view.account.identity))
    for monday, posts in by_week(view.dated.posts):
        days = (monday.isoformat(), sunday_of(monday).isoformat())
        yield from ((*names, *days, *numbers) for numbers in _numbers(posts, by))
    yield from ((*names, "", "", *numbers) for numbers in _numbers(view.undated.posts, by))


def _numbers(posts: Sequence[Classified], by: By | None) -> Iterator[tuple[str, int]]:
    """Yield the kinds that ``posts`` have with their numbers, in the order of the kinds."""
    mix = mix_of(posts, by)
    yield from ((escape.cell(value), number) for value, number in mix.values.items() if number)
    yield from ((kind, mix.kinds[kind]) for kind in KINDS if kind in mix.kinds)
    if mix.unreadable:
        yield UNREADABLE, mix.unreadable
