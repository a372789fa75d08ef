"""From portions to plans, one for each account: the same tree that a file of posts is read into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Final

from postlint.auditing.columns import Portion, unit_of
from postlint.auditing.schema import Problem
from postlint.calendars.build import UNKNOWN
from postlint.calendars.files.parse_file import Opened
from postlint.calendars.key_meanings import FLAGS, meaning
from postlint.calendars.load import plan_in_memory
from postlint.calendars.model import Plan
from postlint.calendars.terms.team_words import TeamWords
from postlint.calendars.validate_calendar import check_form
from postlint.config import Config
from postlint.records import dataclass
from postlint.source import tree
from postlint.source.budgets import MAX_TEXT
from postlint.source.tree import Entry, Mapping, Node, Scalar
from postlint.source.tree import Sequence as List
from postlint.source.workbook import Cells, Gathered

_YES_OR_NO: Final = frozenset({"recurring", "urgent", "approved_by", *FLAGS})
"""What may say true or false, which tables of text spell out."""
_SPELT: Final = {"true": True, "false": False}

Row = tuple[int, list[tuple[int, str, Any]]]
"""The number of a row, and its cells: each with the number and name of its column."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The posts of one account in one file."""

    path: str
    rows: list[Row]


@dataclass(frozen=True)
class Declared:
    """A configuration, and the accounts in it, found by what tells whose a post is."""

    config: Config

    def of(self, unit: str) -> Config:
        """Return the configuration with no other accounts than those that posts of ``unit`` may name."""
        if self.config.accounts is None:
            return self.config
        found = tuple({id(entry): entry for entry in self._entries[unit]}.values())
        accounts = replace(self.config.accounts, entries=found) if found else None
        return replace(self.config, accounts=accounts)

    @cached_property
    def _entries(self) -> defaultdict[str, list[Entry]]:
        entries: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.config.accounts or ():
            handle = entry.value.text("handle") if isinstance(entry.value, Mapping) else None
            for name in filter(None, (entry.key, handle)):
                entries[unit_of(name)].append(entry)
        return entries


def rows_by_unit(portions: Iterable[Portion]) -> list[tuple[str, list[Rows]]]:
    """Return the posts of each account, by file, all in one order whatever that of ``portions`` is."""
    found: defaultdict[str, defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for portion in portions:
        names = portion.names
        units, lines, *columns = (column.to_pylist() for column in portion.table.columns)
        for unit, line, *values in zip(units, lines, *columns, strict=True):
            cells = [
                (number, name, value)
                for number, (name, value) in enumerate(zip(names, values, strict=True), start=1)
                if value is not None
            ]
            found[unit][portion.path].append((line, cells))
    return [
        (unit, [Rows(path, sorted(rows, key=lambda row: row[0])) for path, rows in sorted(files.items())])
        for unit, files in sorted(found.items())
    ]


def plan_of(files: Sequence[Rows], config: Config) -> tuple[Plan, list[Problem]]:
    """Return the plan of one account's posts, and what of them is too large to be read."""
    problems = [problem for file in files for row in file.rows for problem in _too_large(file.path, row)]
    left_out = {(problem.path, problem.line) for problem in problems}
    kept = [
        Rows(file.path, [row for row in file.rows if (file.path, row[0]) not in left_out]) for file in files
    ]
    plan = plan_in_memory(config, [_opened(file, config) for file in kept if file.rows])
    if left_out:
        # Of an account on several networks, nobody knows on which of them a post was to go out.
        whose = next(iter(plan.accounts)) if len(plan.accounts) == 1 else UNKNOWN
        plan = replace(plan, left_out={**plan.left_out, whose: plan.left_out.get(whose, 0) + len(left_out)})
    return plan, problems


def _too_large(path: str, row: Row) -> Iterator[Problem]:
    line, cells = row
    for _, name, value in cells:
        size = sum(map(len, _leaves(value)))
        if size > MAX_TEXT:
            message = (
                f"This cell holds {size:,} characters, and {MAX_TEXT:,} are the most: the post is left out."
            )
            yield Problem(path, message, "reading/too-much", line, name)


def _opened(file: Rows, config: Config) -> Opened:
    source = _source(file)
    offsets = iter(source.starts)
    posts = [_post(cells, source, offsets) for _, cells in file.rows]
    listed = tree.sequence(posts, posts[0])
    sheet = check_form(tree.mapping(listed, posts=listed), (), TeamWords.of(config))
    return Opened(file.path, source, reader="calendar", sheets=(sheet,), problems=sheet.problems)


def _source(file: Rows) -> Cells:
    gathered = Gathered()
    for line, cells in file.rows:
        for number, _, value in cells:
            for text in _leaves(value):
                gathered.add(text, (0, line, number))
    return Cells(
        file.path, gathered.text, starts=tuple(gathered.starts), places=tuple(gathered.places), names=("",)
    )


def _leaves(value: Any) -> Iterator[str]:
    """Yield the texts in a cell, an empty one for an empty list, so that each node has a place."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    if items is None:
        yield str(value).lower() if isinstance(value, bool) else value
        return
    given = [item for item in items if item is not None]
    if not given:
        yield ""
    for item in given:
        yield from _leaves(item)


def _post(cells: list[tuple[int, str, Any]], source: Cells, offsets: Iterator[int]) -> Mapping:
    entries = tuple(tree.entry(name, _node(_spelt(name, value), source, offsets)) for _, name, value in cells)
    return Mapping(entries, source, entries[0].value.start, entries[-1].value.end)


def _spelt(name: str, value: Any) -> Any:
    if isinstance(value, str) and (meaning(name) or name) in _YES_OR_NO:
        return _SPELT.get(value.strip().lower(), value)
    return value


def _node(value: Any, source: Cells, offsets: Iterator[int]) -> Node:
    """Return the node of a value, whose texts stand at the next ``offsets``."""
    if isinstance(value, list):
        items = [_node(item, source, offsets) for item in value if item is not None]
        return tree.sequence(items, _around(items) if items else _nothing(source, offsets))
    if isinstance(value, dict):
        entries = [
            tree.entry(key, _node(item, source, offsets)) for key, item in value.items() if item is not None
        ]
        place = _around([entry.value for entry in entries]) if entries else _nothing(source, offsets)
        return Mapping(tuple(entries), source, place.start, place.end)
    text = str(value).lower() if isinstance(value, bool) else value
    start = next(offsets)
    return Scalar(text, value, "plain", source, start, start + len(text))


def _around(nodes: list[Node]) -> Node:
    return List(tuple(nodes), nodes[0].source, nodes[0].start, nodes[-1].end)


def _nothing(source: Cells, offsets: Iterator[int]) -> Node:
    start = next(offsets)
    return Scalar("", "", "plain", source, start, start)
