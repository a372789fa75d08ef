"""Where a kind goes in YAML and JSON, front matter and tables, while all else stays as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Dict
from itertools import islice
from typing import Final

from postlint.calendars.readers.tables.table_header import find_table
from postlint.calendars.readers.tables.table_model import NoTable, Row, Table, rows_of
from postlint.records import dataclass
from postlint.source.csv_parser import dividing, rows_from
from postlint.source.diagnostic import Diagnostic
from postlint.source.front_matter import opening_of
from postlint.source.spans import Source
from postlint.source.tree import Entry, Mapping, Node, Parsed, Scalar
from postlint.source.tree import Sequence as List
from postlint.vocabulary import Kind

KEY: Final = "kind"
"""What the key, the column and the field are called that say what a post does."""
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")

_QUOTES: Final = {"double": '"', "single": "'"}
_COLON: Final = re.compile(r"[ \t]*:[ \t]*")
_COMMA: Final = re.compile(r"[ \t]*,[ \t]*")
_COMMENTED: Final = re.compile(r"[ \t]*(?:,[ \t]*)?#")


@dataclass(frozen=True, slots=True)
class Insertion:
    """A piece of text, and the offset at which it is put in."""

    at: int
    piece: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kind that is to be written into what begins at the offset ``holder``.

    There may be several ways to write it there: ``way`` is the number of one.
    """

    holder: int
    kind: Kind
    way: int = 0


def inserted(text: str, insertions: Iterable[Insertion]) -> str:
    """Return ``text`` with all ``insertions``."""
    parts: list[str] = []
    done = 0
    for one in sorted(insertions, key=lambda insertion: insertion.at):
        parts += [text[done : one.at], one.piece]
        done = one.at
    return "".join((*parts, text[done:]))


def as_written(insertion: Insertion, source: Source, written: Source) -> Insertion:
    """Return ``insertion`` for the text as it is ``written``, of which ``source`` has plain line ends.

    Its lines end as the one that it is put in, else as the first.
    """
    line, column = source.position(insertion.at)
    at = written.line_start(line) + column - 1
    found = _LINE_BREAK.search(written.text, at) or _LINE_BREAK.search(written.text)
    return Insertion(at, insertion.piece.replace("\n", found[0] if found else "\n"))


def line_end(source: Source, offset: int) -> int:
    """Return the offset at which the line with ``offset`` ends, before its line break."""
    end = source.text.find("\n", offset)
    return end if end >= 0 else len(source.text)


class Mappings:
    """The mappings of a file, in each of which a post may stand."""

    def __init__(self, parsed: Parsed, *_others: object) -> None:
        self._texts: set[int] = set()
        self._by_start: dict[int, tuple[Mapping, Mapping | None]] = {}
        self._gather(parsed.documents)
        self._starts = sorted(self._by_start)

    def holder_of(self, offset: int) -> int | None:
        """Return where the smallest mapping begins that the post at ``offset`` stands in.

        None for a text that is an item of a list itself, and so a post without keys.
        """
        if offset in self._texts:
            return None
        number = bisect_right(self._starts, offset) - 1
        mapping, around = self._by_start[self._starts[number]] if number >= 0 else (None, None)
        while mapping is not None and offset >= mapping.end:
            mapping, around = self._by_start[around.start] if around else (None, None)
        return mapping.start if mapping else None

    def insertions(self, wanted: Sequence[Wanted]) -> list[Insertion] | None:
        """Return what to put in for each of the mappings; None where one has no such way."""
        if any(node.source.path.lower().endswith(".toml") for node, _ in self._by_start.values()):
            # TOML is read, and nothing is written into it.
            return None
        ways = [(_ways(self._by_start[one.holder][0], one.kind), one.way) for one in wanted]
        found = [next(islice(places, way, None), None) for places, way in ways]
        chosen = [one for one in found if one is not None]
        return chosen if len(chosen) == len(wanted) else None

    def _gather(self, documents: Iterable[Node]) -> None:
        """Know each mapping by where it begins, with the one around it; an anchored one at its anchor."""
        stack: list[tuple[Node, Mapping | None]] = [(document, None) for document in documents]
        while stack:
            node, around = stack.pop()
            if isinstance(node, List):
                self._texts.update(item.start for item in node.items if isinstance(item, Scalar))
                stack += ((item, around) for item in node.items)
            elif isinstance(node, Mapping) and node.start not in self._by_start:
                self._by_start[node.start] = (node, around)
                stack += ((entry.value, node) for entry in node)


class FrontMatter:
    """The front matter of a file that is one post, with a place for it where there is none."""

    def __init__(self, parsed: Parsed, *_others: object) -> None:
        self._document = parsed.documents[0]

    def holder_of(self, _offset: int) -> int:
        """Return where the file begins: all of it is one post."""
        return 0

    def insertions(self, wanted: Sequence[Wanted]) -> list[Insertion] | None:
        """Return what to put in; None where there is no such way."""
        document, one = self._document, wanted[0]
        if document.source.text.lstrip().startswith("+++"):
            # TOML is read, and nothing is written into it.
            return None
        front = document.get("front") if isinstance(document, Mapping) else None
        ways = _ways(front, one.kind) if isinstance(front, Mapping) else _opened(document, one.kind)
        way = next(islice(ways, one.way, None), None)
        return [way] if way else None


def _opened(document: Node, kind: Kind) -> Iterator[Insertion]:
    """Yield the place behind the line that opens front matter without a key in it, or front matter."""
    source = document.source
    line = f"{KEY}: {kind}\n"
    opening = opening_of(source, document.start)
    if opening is not None:
        yield Insertion(opening, line)
        return
    yield Insertion(0, f"---\n{line}---\n")


def _ways(mapping: Mapping, kind: Kind) -> Iterator[Insertion]:
    """Yield the places at which the key may be put in, the one that people would choose first."""
    in_flow = mapping.source.text.startswith("{", mapping.start)
    return (_in_flow if in_flow else _in_block)(mapping, kind)


def _written_here(mapping: Mapping) -> list[Entry]:
    """Return the entries that stand in the mapping itself, in file order: others come of aliases."""
    here = (
        entry
        for entry in mapping
        if mapping.start <= entry.key_node.start <= entry.key_node.end <= entry.value.start
        and entry.value.end <= mapping.end
    )
    return sorted(here, key=lambda entry: entry.key_node.start)


def _in_block(mapping: Mapping, kind: Kind) -> Iterator[Insertion]:
    """Yield a line of its own behind each entry, from the last one up, then one before the first."""
    source, here = mapping.source, _written_here(mapping)
    indentation = " " * (source.position(mapping.start)[1] - 1)
    said = _said(here[-1].key_node, ": ", kind) if here else f"{KEY}: {kind}"
    for entry in reversed(here):
        end = line_end(source, entry.value.end)
        yield Insertion(end, f"\n{indentation}{said}")
    yield Insertion(mapping.start, f"{said}\n{indentation}")


def _in_flow(mapping: Mapping, kind: Kind) -> Iterator[Insertion]:
    """Yield the place behind the last entry, or before it where a comment follows, then that in front."""
    source, here = mapping.source, _written_here(mapping)
    if here:
        last = here[-1]
        said = _said(last.key_node, _colon(last), kind)
        comma = _comma(mapping, here)
        behind = Insertion(last.value.end, f"{comma}{said}")
        before = Insertion(last.key_node.start, f"{said}{comma}")
        yield from ((before, behind) if _COMMENTED.match(source.text, last.value.end) else (behind, before))
    else:
        yield Insertion(mapping.start + 1, f"{KEY}: {kind}, ")


def _said(key: Scalar, colon: str, kind: Kind) -> str:
    """Return key and kind, in the quotes in which the mapping has its keys."""
    quote = _QUOTES.get(key.style, "")
    return f"{quote}{KEY}{quote}{colon}{quote}{kind}{quote}"


def _colon(entry: Entry) -> str:
    between = entry.value.source.text[entry.key_node.end : entry.value.start]
    quoted = entry.key_node.style in _QUOTES
    fits = _COLON.fullmatch(between) and (quoted or between.endswith(" "))
    return between if fits else ": "


def _comma(mapping: Mapping, here: Sequence[Entry]) -> str:
    """Return what divides the entries of a mapping: a comma, and what follows it here."""
    source, key = mapping.source, here[-1].key_node
    line, column = source.position(key.start)
    before = source.text[key.start - column + 1 : key.start]
    if line > source.position(mapping.start)[0] and not before.strip():
        return f",\n{before}"
    if len(here) == 1:
        return ", " if _colon(here[0]).endswith(" ") else ","
    between = source.text[here[-2].value.end : key.start]
    return between if _COMMA.fullmatch(between) else ", "


class Rows:
    """The rows of a table, each of which may be a post; ``columns`` are the house's own names for columns."""

    def __init__(self, parsed: Parsed, columns: Dict[str, str], *_others: object) -> None:
        self._source = parsed.source
        rows = (rows_of(parsed.documents[0]) if parsed.documents else None) or []
        self._starts = frozenset(row[0].start for row in rows)
        self._table = find_table(rows, columns)

    def holder_of(self, offset: int) -> int | None:
        """Return where the row begins that the post at ``offset`` stands in, or None."""
        return offset if offset in self._starts else None

    def insertions(self, wanted: Sequence[Wanted]) -> list[Insertion] | None:
        """Return the cells to put in for the rows, and the column for them; None where there can be none.

        The forms of scheduling tools have no such column.
        """
        table = self._table
        if isinstance(table, NoTable) or table.form.tool or any(one.way for one in wanted):
            return None
        kinds = {one.holder: one.kind for one in wanted}
        _, delimiter = dividing(self._source)
        number = next((n for n, column in enumerate(table.columns) if column.meaning == KEY), None)
        if number is None:
            return list(_with_column(self._source, table, kinds, delimiter))
        quote = _quote(table)
        rows = (row for row in table.rows if row[0].start in kinds)
        return [_in_column(row, number, f"{quote}{kinds[row[0].start]}{quote}", delimiter) for row in rows]


def _in_column(row: Row, number: int, word: str, delimiter: str) -> Insertion:
    """Return the word for a cell that is empty, or for one that a short row lacks."""
    if number >= len(row):
        return Insertion(row[-1].end, delimiter * (number - len(row) + 1) + word)
    cell = row[number]
    if cell.style == "double":
        return Insertion(cell.start + 1, word.strip('"'))
    return Insertion(cell.start, word)


def _with_column(source: Source, table: Table, kinds: Dict[int, Kind], delimiter: str) -> Iterator[Insertion]:
    """Yield a cell more for each row that is as wide as the header, so that all stay of one width."""
    header, quote = table.columns[0].cell.start, _quote(table)
    width = len(table.columns)
    for row in rows_from(source, header, delimiter):
        if isinstance(row, Diagnostic):
            return
        start = row[0].start
        word = KEY if start == header else kinds.get(start, "")
        if word or len(row) == width > 1:
            yield Insertion(row[-1].end, delimiter * max(1, width - len(row) + 1) + f"{quote}{word}{quote}")


def _quote(table: Table) -> str:
    """Return the quote that stands around all cells, if one does around all names of columns."""
    return '"' if all(column.cell.style == "double" for column in table.columns) else ""
