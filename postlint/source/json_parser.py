"""JSON text to a located tree, under the same limits as YAML: whole documents, and one a line.

YAML's parser reads most JSON, but neither the surrogate pairs in which much of it writes emoji, nor
tabs, nor anything of a file that was cut off. Grammar: RFC 8259.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container
from typing import Final, Literal

from postlint.source.budgets import MAX_BROKEN_LINES, MAX_DEPTH, MAX_NODES, TOO_DEEP
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Source
from postlint.source.tree import Entry, Mapping, Node, Parsed, Scalar, Sequence
from postlint.source.yaml.resolve import resolve

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_LITERAL: Final = re.compile(r"true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_DECODE: Final = json.JSONDecoder().raw_decode
_LINE: Final = re.compile(r"[^\r\n]+")
_IN_LINES: Final = re.compile(r"\s*\{[^\r\n]*\}[ \t]*[\r\n]\s*\{")
"""How a file begins that has a whole document on each line."""


class _BrokenError(Exception):
    """The text stops being JSON at ``offset``."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset


def parse(source: Source) -> Parsed:
    """Parse the JSON document of ``source``, or all that it holds: programs call such files .json, too."""
    if _IN_LINES.match(source.text):
        return parse_lines(source)
    whole = parse_part(source)
    return (_over_lines(source, least=2) if whole.problems else None) or whole


def parse_part(
    source: Source, start: int = 0, only: Container[str] | None = None, ending: str = ""
) -> Parsed:
    """Parse the JSON document that begins at offset ``start``, with every problem met.

    Of mappings only the entries whose keys are in ``only`` are kept, if it is given: archives are large,
    and most in them is of no use. ``ending`` may follow the document. Where the text breaks off, what
    stands whole before that is read. Never raises.
    """
    reader = _Reader(source, only)
    document = reader.document(start, ending)
    return reader.parsed(*([document] if document else []))


def parse_lines(source: Source) -> Parsed:
    """Parse ``source`` as JSON Lines: the list of what stands on its lines, without those that are broken."""
    reader = _Reader(source, None, "line")
    values: list[Node] = []
    for line in _LINE.finditer(source.text):
        if line[0].isspace():
            continue
        if len(reader.problems) >= MAX_BROKEN_LINES:
            message = f"More than {MAX_BROKEN_LINES} lines are no JSON: the rest of the file was not read."
            reader.problems.append(Diagnostic(source.span(*line.span()), message, "reading/json"))
            break
        reader.end = line.start() + len(line[0].rstrip())
        if value := reader.document(line.start()):
            values.append(value)
    if reader.problems and (spread := _over_lines(source)):
        return spread
    return reader.parsed(*_documents(values, source))


def _over_lines(source: Source, least: int = 1) -> Parsed | None:
    """Return the documents that stand one below the other, over several lines each; None where they do not.

    Where one breaks off, those before it are read, if any of them tells that they stretch over lines.
    """
    reader = _Reader(source, None)
    values: list[Node] = []
    at = 0
    try:
        while at < reader.end and not reader.broken:
            value, end = reader.value(at, 0)
            if values and "\n" not in source.text[at : value.start]:
                return None
            values.append(value)
            at = end
    except _BrokenError as error:
        reader.report(error)
    stretch = any("\n" in source.text[value.start : value.end] for value in values)
    if len(values) < least or (reader.broken and not stretch):
        return None
    return reader.parsed(*_documents(values, source))


def _documents(values: list[Node], source: Source) -> list[Node]:
    """Return the list of ``values``; where one is a list or has posts, each is a document, as in YAML."""
    if any(map(_holds_entries, values)):
        return values
    return [Sequence(tuple(values), source, 0, len(source.text))] if values else []


def _holds_entries(node: Node) -> bool:
    listed = node.get(_WRITTEN_BY_HAND) if isinstance(node, Mapping) else node
    return isinstance(listed, Sequence) and any(isinstance(item, Mapping) for item in listed.items)


class _Reader:
    """Reads values at offsets, each to a node and the offset behind it.

    A list that breaks off keeps its whole items; ``broken`` then tells those around it to stop as well.
    ``unit`` is what ends at the offset ``end``: the file, or a line of it.
    """

    def __init__(
        self, source: Source, only: Container[str] | None, unit: Literal["file", "line"] = "file"
    ) -> None:
        self.source = source
        self.text = source.text
        self.end = len(source.text.rstrip())
        self.unit = unit
        self.only = only
        self.broken = False
        self.problems: list[Diagnostic] = []
        self._seen = 0
        # Of each key that stands twice: the entries that are left out, and whether each is the later one.
        self._repeated: dict[str, list[tuple[Entry, bool]]] = {}

    def document(self, start: int, ending: str = "") -> Node | None:
        """Return the document that begins at ``start``, or None where nothing of it can be read."""
        self.broken = False
        try:
            document, end = self.value(start, 0)
            if not self.broken:
                self.expect_end(end, ending)
        except _BrokenError as error:
            self.report(error)
            return None
        return None if self.broken and self.unit == "line" else document

    def parsed(self, *documents: Node) -> Parsed:
        """Return what was read, with the problems met and a note for each key that somewhere stands twice."""
        return Parsed(self.source, documents, problems=tuple(self.problems), notes=self._notes())

    def _notes(self) -> tuple[str, ...]:
        if not self._repeated:
            return ()
        from postlint.source.json_errors import repeated

        return tuple(repeated(key, places) for key, places in self._repeated.items())

    def report(self, error: _BrokenError) -> None:
        self.broken = True
        place = min(error.offset, max(len(self.text) - 1, 0))
        if self.unit == "line":
            place = min(place, self.end - 1)
        self.problems.append(Diagnostic(self.source.span(place, place + 1), str(error), "reading/json"))

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        """Read the value at or behind ``at``."""
        start = self._space(at)
        self._seen += 1
        if self._seen > MAX_NODES:
            raise _BrokenError(start, f"This file holds more than {MAX_NODES:,} values. Split it.")
        if depth >= MAX_DEPTH:
            raise _BrokenError(start, TOO_DEEP)
        sign = self.text[start : start + 1]
        if sign == "{":
            return self._mapping(start, depth + 1)
        if sign == "[":
            return self._sequence(start, depth + 1)
        return self._scalar(start)

    def expect_end(self, at: int, ending: str) -> None:
        """Check that nothing but ``ending`` follows the document."""
        rest = self._space(at)
        if ending and self.text.startswith(ending, rest):
            rest = self._space(rest + len(ending))
        if rest < self.end:
            raise _BrokenError(rest, "The data is over here, and something follows. Delete what follows.")

    def _space(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return min(found.end(), max(self.end, at)) if found else at

    def _scalar(self, start: int) -> tuple[Scalar, int]:
        if self.text[start : start + 1] == '"':
            text, end = self._string(start)
            return Scalar(text, text, "double", self.source, start, end), end
        found = _LITERAL.match(self.text, start)
        if not found:
            raise self._unexpected(start, "a value: text in double quotes, a number, a list or a mapping")
        return Scalar(found[0], resolve(found[0]), "plain", self.source, start, found.end()), found.end()

    def _string(self, start: int) -> tuple[str, int]:
        try:
            text, end = _DECODE(self.text, start)
        except json.JSONDecodeError as error:
            if error.pos >= self.end:
                raise self._unexpected(self.end, "a double quote") from None
            from postlint.source.json_errors import broken_string

            raise _BrokenError(*broken_string(self.text, start, error)) from None
        return _LONE_SURROGATE.sub("\ufffd", str(text)), end

    def _sequence(self, start: int, depth: int) -> tuple[Sequence, int]:
        items: list[Node] = []
        end = self._space(start + 1)
        closed = self.text[end : end + 1] == "]"
        try:
            while not (closed or self.broken):
                item, end = self.value(end, depth)
                items.append(item)
                if not self.broken:
                    closed, end = self._next(end, "]")
        except _BrokenError as error:
            self.report(error)
        end += closed
        return Sequence(tuple(items), self.source, start, end), end

    def _mapping(self, start: int, depth: int) -> tuple[Mapping, int]:
        entries: dict[str, Entry] = {}
        end = self._space(start + 1)
        closed = self.text[end : end + 1] == "}"
        while not (closed or self.broken):
            key, end = self._key(end)
            if self.only is not None and key.text not in self.only:
                end = self._skip(end)
            else:
                value, end = self.value(end, depth)
                self._add(entries, Entry(key.text, key, value))
            if not self.broken:
                closed, end = self._next(end, "}")
        end += closed
        return Mapping(tuple(entries.values()), self.source, start, end), end

    def _key(self, at: int) -> tuple[Scalar, int]:
        start = self._space(at)
        if self.text[start : start + 1] != '"':
            raise self._unexpected(start, "a key in double quotes")
        text, end = self._string(start)
        colon = self._space(end)
        if self.text[colon : colon + 1] != ":":
            raise self._unexpected(colon, "a colon")
        return Scalar(text, text, "double", self.source, start, end), colon + 1

    def _skip(self, at: int) -> int:
        try:
            return _DECODE(self.text, self._space(at))[1]
        except json.JSONDecodeError as error:
            raise self._unexpected(error.pos, "JSON") from None
        except RecursionError:
            raise _BrokenError(at, TOO_DEEP) from None

    def _add(self, entries: dict[str, Entry], entry: Entry) -> None:
        """Add an entry. Of two with one key the last counts, as for all who read JSON, unless it is empty."""
        earlier = entries.get(entry.key)
        if earlier:
            keeps = _is_empty(entry.value) and not _is_empty(earlier.value)
            lost = entry if keeps else earlier
            self._repeated.setdefault(entry.key, []).append((lost, keeps))
            if keeps:
                return
            if entry.key == _WRITTEN_BY_HAND and not _is_empty(earlier.value):
                said = _LOST.format(line=earlier.key_node.span.line)
                self.problems.append(Diagnostic(entry.key_node.span, said, "reading/duplicate-key"))
        entries[entry.key] = entry

    def _next(self, at: int, closing: str) -> tuple[bool, int]:
        """Go on behind a comma, or up to ``closing``."""
        sign = self._space(at)
        if self.text[sign : sign + 1] == closing:
            return True, sign
        if self.text[sign : sign + 1] == ",":
            return False, sign + 1
        raise self._unexpected(sign, f"a comma or {closing}")

    def _unexpected(self, at: int, wanted: str) -> _BrokenError:
        if at >= self.end:
            said = f"The {self.unit} ends in the middle of its data: it was cut off. Export or copy it again."
            return _BrokenError(at, said)
        from postlint.source.json_errors import unexpected

        return _BrokenError(*unexpected(self.text, at, wanted))


def _is_empty(node: Node) -> bool:
    return not node.items if isinstance(node, Sequence) else isinstance(node, Mapping) and not node.entries


_WRITTEN_BY_HAND: Final = "posts"
"""The key of calendars, of which no program writes two; archives have others twice, and the last counts."""
_LOST: Final = 'The key "posts" stands here twice, first in line {line}. Put both into one list.'
