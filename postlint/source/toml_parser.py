"""TOML, in files or as front matter, as a located tree: every value at the place of its statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field, replace
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from postlint.records import dataclass
from postlint.source.budgets import MAX_DEPTH
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.spans import Source
from postlint.source.tree import Entry, Mapping, Node, Parsed, Scalar, Sequence

_toml: Any = import_module("tomllib") if find_spec("tomllib") else None
IS_READ: Final = _toml is not None
"""Whether this Python reads TOML: those from 3.11 on do."""
_UNREAD: Final = "TOML is read on Python 3.11 or newer. Run postlint there, or write the file as YAML."
_LINE: Final = re.compile(r"[^\n]*(?:\n|\Z)")
_WHERE: Final = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_EQUALS: Final = re.compile(r"""(?:[^="'\n]|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')*=""")
_MAY_END: Final = re.compile(r"[\]}]|\"\"\"|'''")
_MARKS: Final = {
    "": later(r"\"\"\"|'''|[\"'#.,=\[\]{}\n]"),
    '"""': later(r'\\[\s\S]|"{3,5}'),
    "'''": later("'{3,5}"),
    '"': later(r'\\.|["\n]'),
    "'": later(r"['\n]"),
    "#": later(r"\n"),
}
"""By what was begun: what ends it, or what stands between keys where nothing was."""
_TOO_DEEP: Final = f"more than {MAX_DEPTH} levels lie in each other"
_MOST_BITS: Final = 64
"""Of a whole number, as the specification has it; Python takes more, and does not write them all."""
_MOST_TRIED: Final = 2_000_000
"""How many characters are tried as values of several lines: at each line that may end one, with all above."""


def parse(source: Source) -> Parsed:
    """Parse a file of TOML; below Python 3.11, all there is to it is that it cannot be read."""
    if IS_READ:
        return parse_part(source, 0, len(source.text), "This file")
    return Parsed(source, problems=(Diagnostic(source.span(0, 0), _UNREAD, "reading/not-a-calendar"),))


def parse_part(
    source: Source, start: int, end: int, called: str = "The front matter between the lines +++"
) -> Parsed:
    """Parse the TOML in ``source`` from offset ``start`` to ``end``; the first fault is told at its line.

    ``called`` is what it is called where it is none.
    """
    text = source.text[start:end]
    try:
        _refuse_deep_keys(text)
        _check_bounds(_toml.loads(text))
        statements = list(_statements(text))
    except (ValueError, RecursionError) as error:
        return Parsed(source, problems=(_broken(source, start, text, str(error), called),))
    root = _Table(start)
    table = root
    for first, last in statements:
        said = text[first:last]
        if said.lstrip().startswith("["):
            table = _headed(root, said, source, start + first)
        else:
            _take(table, said, source, start + first)
    return Parsed(source, (root.node(source, end),))


def _refuse_deep_keys(text: str) -> None:
    """Let no key have more parts than a reader follows, since tomllib takes the square of their number.

    Raises:
        ValueError: one has, at the line that is said.
    """
    begun = ""
    dots = place = 0
    while found := _MARKS[begun].search(text, place):
        mark = found[0]
        place = found.end()
        if begun:
            begun = begun if mark.startswith("\\") else ""
        elif mark == ".":
            dots += 1
            if dots == MAX_DEPTH:
                raise ValueError(f"{_TOO_DEEP} (at line {text.count(chr(10), 0, place) + 1}, column 1)")
        elif mark in _MARKS:
            begun = mark
        else:
            dots = 0


def _check_bounds(made: Any) -> None:
    """Look for what no reader follows.

    Raises:
        ValueError: too many levels lie in each other, or a number is larger than those of TOML.
    """
    level = [made]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if any(isinstance(one, int) and one.bit_length() > _MOST_BITS for one in level):
            raise ValueError(f"a number has more than {_MOST_BITS} bits")
    if level:
        raise ValueError(_TOO_DEEP)


def _broken(source: Source, start: int, text: str, message: str, called: str) -> Diagnostic:
    found = _WHERE.search(message)
    lines = text.split("\n")
    number = int(found["line"]) if found and found["line"] else len(lines) + 1
    before = sum(len(line) + 1 for line in lines[: number - 1])
    column = int(found["column"]) - 1 if found and found["column"] else 0
    place = min(start + before + column, start + len(text))
    what = _WHERE.sub("", message).rstrip(".")
    return Diagnostic(
        source.span(place, place),
        f"{called} is no TOML: {what}. Correct it at this place.",
        "reading/front-matter",
    )


@dataclass(slots=True)
class _Table:
    """A table that is being filled: its values by key, each with the place of the key."""

    start: int
    entries: dict[str, tuple[Scalar, Node | _Table | list[_Table]]] = field(default_factory=dict)

    def below(self, key: Scalar, *, listed: bool) -> _Table:
        """Return the table under ``key``, a new one in a list of them where it is ``listed``."""
        kept = self.entries.get(key.text)
        if listed:
            tables = kept[1] if kept and isinstance(kept[1], list) else []
            tables.append(_Table(key.start))
            self.entries.setdefault(key.text, (key, tables))
            return tables[-1]
        if kept and isinstance(kept[1], list):
            return kept[1][-1]
        if kept and isinstance(kept[1], _Table):
            return kept[1]
        made = _Table(key.start)
        self.entries[key.text] = (key, made)
        return made

    def node(self, source: Source, end: int) -> Mapping:
        """Return the table as a mapping."""
        entries = [
            Entry(name, key, _node_of(value, source, end)) for name, (key, value) in self.entries.items()
        ]
        last = max((one.value.end for one in entries), default=self.start)
        return Mapping(tuple(entries), source, self.start, max(last, self.start))


def _node_of(value: Node | _Table | list[_Table], source: Source, end: int) -> Node:
    if isinstance(value, _Table):
        return value.node(source, end)
    if isinstance(value, list):
        items = tuple(table.node(source, end) for table in value)
        return Sequence(items, source, items[0].start, items[-1].end)
    return value


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each statement of a sound text begins and ends; blank lines and comments are none.

    Raises:
        ValueError: it is not found where one ends.
    """
    begin: int | None = None
    tried = 0
    for line in _LINE.finditer(text):
        if begin is None and line[0].strip() and not line[0].lstrip().startswith("#"):
            begin = line.start()
        elif begin is None or not _MAY_END.search(line[0]):
            # Whether a value of several lines is whole is asked only where it may be.
            continue
        tried += line.end() - begin
        if _is_whole(text[begin : line.end()]):
            yield begin, line.end()
            begin = None
        elif tried > _MOST_TRIED:
            raise ValueError("a value has too many lines")


def _is_whole(statement: str) -> bool:
    try:
        _toml.loads(statement)
    except ValueError:
        return False
    return True


def _keys_in(written: str) -> list[str]:
    """Return the keys by which ``written``, the head of a table or a value, leads down."""
    made: Any = _toml.loads(written)
    keys: list[str] = []
    while isinstance(made, dict | list) and made:
        if isinstance(made, list):
            made = made[-1]
        else:
            keys.append(next(iter(made)))
            made = made[keys[-1]]
    return keys


def _headed(root: _Table, said: str, source: Source, start: int) -> _Table:
    keys = _keys_in(said)
    listed = said.lstrip().startswith("[[")
    table = root
    for number, name in enumerate(keys, start=1):
        key = _key(name, said, source, start)
        table = table.below(key, listed=listed and number == len(keys))
    return table


def _take(table: _Table, said: str, source: Source, start: int) -> None:
    """Add what the statement ``said`` gives under a key, which may have several parts."""
    equals = _EQUALS.match(said)
    if equals is None:
        return
    keys = _keys_in(f"{equals[0]} 0")
    value: Any = _toml.loads(said)
    for name in keys:
        value = value[name]
    for name in keys[:-1]:
        table = table.below(_key(name, said, source, start), listed=False)
    first = equals.end() + len(said[equals.end() :]) - len(said[equals.end() :].lstrip())
    place = _Place(source, start + first, start + len(said.rstrip()))
    table.entries[keys[-1]] = (_key(keys[-1], said, source, start), place.node(value))


def _key(name: str, said: str, source: Source, start: int) -> Scalar:
    offset = start + max(said.find(name), 0)
    return Scalar(name, name, "plain", source, offset, offset + len(name))


@dataclass(slots=True)
class _Place:
    """Where the values of one statement are looked for, one behind the other."""

    source: Source
    start: int
    end: int

    def node(self, value: Any) -> Node:
        """Return ``value`` as a node at its place, or that of the statement where it is written otherwise."""
        if isinstance(value, dict):
            entries = []
            for name, inner in value.items():
                key = self._found(name)
                entries.append(
                    Entry(name, replace(key, text=name, value=name, style="plain"), self.node(inner))
                )
            return Mapping(tuple(entries), self.source, self.start, self.end)
        if isinstance(value, list):
            begin = self.start
            return Sequence(tuple(self.node(item) for item in value), self.source, begin, self.end)
        if isinstance(value, str):
            return self._found(value)
        text = str(value).lower() if isinstance(value, bool) else str(value)
        plain = value if isinstance(value, bool | int | float) else text
        return Scalar(text, plain, "plain", self.source, self.start, self.end)

    def _found(self, text: str) -> Scalar:
        """Return a text where it stands, and go on behind it."""
        for line_break in ("\n", "\r\n"):
            written = text.replace("\n", line_break)
            offset = self.source.text.find(written, self.start, self.end) if text else -1
            if offset >= 0:
                stop = self.start = offset + len(written)
                # Of two signs that end a line, the text has one.
                lines = tuple(
                    (found.end(), offset + found.end() + number * (len(line_break) - 1))
                    for number, found in enumerate(re.finditer(r"\A|\n", text))
                )
                return Scalar(text, text, "plain", self.source, offset, stop, lines)
        return Scalar(text, text, "plain", self.source, self.start, self.end)
