"""From YAML events to nodes, with limits on depth, size and the number of problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import yaml

from postlint.source.budgets import (
    MAX_DEPTH,
    MAX_NODES,
    MAX_PROBLEMS,
    MAX_REPEATED,
    MAX_REPEATED_NODES,
    TOO_DEEP,
)
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.suggest import advice_on_line
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence
from postlint.source.yaml.resolve import resolve
from postlint.source.yaml.slips import stands_twice

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from postlint.source.offsets import Style
    from postlint.source.spans import Source


_STYLES: Final[dict[str | None, Style]] = {
    None: "plain",
    "": "plain",
    "'": "single",
    '"': "double",
    "|": "literal",
    ">": "folded",
}
_BLOCK_STYLES: Final = frozenset({"literal", "folded"})
_SHORT: Final = 32
_MERGE_KEY: Final = "<<"
_PROPERTIES: Final = later(r"(?:(?:&[0-9A-Za-z_-]+|![^ \t\r\n,\[\]{}]*)(?:[ \t\r\n]+|#[^\r\n]*)*)+")
_TAG: Final = later(r"!(?:<[^> \t\r\n]*>|[^ \t\r\n,\[\]{}]*)")


class TooMuchError(Exception):
    """The input passes a limit, and reading on would help nobody. Carries the problem to report."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Open:
    """A collection whose end has not come yet."""

    __slots__ = ("anchor", "children", "end", "flow", "height", "is_mapping", "seen", "start", "written")

    def __init__(self, start: int, event: yaml.CollectionStartEvent, seen: int, written: int) -> None:
        self.start = start
        self.end = start
        self.is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.flow = bool(event.flow_style)
        self.anchor = event.anchor
        self.seen = seen
        self.written = written
        self.height = 1
        self.children: list[Node] = []


class _Anchored:
    """A node that aliases may repeat, with its size, height and characters as they count when repeated."""

    __slots__ = ("characters", "height", "node", "size")

    def __init__(self, node: Node, size: int, height: int, characters: int) -> None:
        self.node = node
        self.size = size
        self.characters = characters
        self.height = height


class Composer:
    """Takes the events of one stretch of a file, in order, and gathers what they make.

    ``documents``, ``scalars`` (all of them, in file order) and ``problems`` hold the outcome;
    ``originals`` maps stand-in characters back to the ones that stand in the file.
    """

    def __init__(self, source: Source, offset: int, originals: dict[int, str]) -> None:
        self.source = source
        self.offset = offset
        self.originals = originals
        self.documents: list[Node] = []
        self.scalars: list[Scalar] = []
        self.problems: list[Diagnostic] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, _Anchored | None] = {}
        self._words: dict[str, str] = {}
        self._seen = 0
        self._written = 0
        self._repeated_nodes = 0
        self._repeated = 0

    def take(self, events: Iterable[yaml.Event]) -> None:
        """Take all ``events``.

        Raises:
            TooMuchError: a limit is passed.
        """
        # Kept by itself, a composer would never be let go, and nor would the tree that it has made.
        takers: dict[type[yaml.Event], Callable[..., None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.SequenceStartEvent: self._collection_start,
            yaml.MappingStartEvent: self._collection_start,
            yaml.SequenceEndEvent: self._collection_end,
            yaml.MappingEndEvent: self._collection_end,
            yaml.DocumentStartEvent: lambda _: self._anchors.clear(),
        }
        for event in events:
            taker = takers.get(type(event))
            if taker:
                taker(event)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        is_bare = event.tag is None and event.anchor is None
        start, end = self._marks(event) if is_bare else self._place(event)
        style = _STYLES[event.style]
        text = event.value.translate(self.originals) if self.originals else event.value
        if style in _BLOCK_STYLES:
            end = start + len(self.source.text[start:end].rstrip(" \t\r\n"))
        if len(text) < _SHORT:
            # Keys, days and accounts by the thousand are the same few words.
            text = self._words.setdefault(text, text)
        value = resolve(text) if style == "plain" else text
        scalar = Scalar(text, value, style, self.source, start, end)
        self.scalars.append(scalar)
        self._count(1, start)
        self._written += len(text)
        if event.anchor:
            self._anchors[event.anchor] = _Anchored(scalar, 1, 0, len(text))
        self._attach(scalar, end, 0)

    def _alias(self, event: yaml.AliasEvent) -> None:
        start, end = self._marks(event)
        name = event.anchor or ""
        anchored = self._anchors.get(name)
        if anchored is None:
            self._problem(start, end, self._why_no_alias(name))
            anchored = _Anchored(Scalar("", None, "plain", self.source, start, end), 1, 0, 0)
        self._count(anchored.size, start)
        # What is one value itself takes as many bytes as it is repeated.
        self._count_repeated(anchored.size - 1, anchored.characters, start)
        self._check_depth(len(self._open) + anchored.height, start)
        self._attach(anchored.node, end, anchored.height)

    def _why_no_alias(self, name: str) -> str:
        if name in self._anchors:
            return (
                f"*{name} repeats itself without end: it stands inside of what &{name} names. Write it out."
            )
        return (
            f"*{name} is a YAML alias, and nothing before it is named &{name}. "
            f'If the asterisk belongs to the text, quote the whole value: "*{name} …".'
        )

    def _collection_start(self, event: yaml.CollectionStartEvent) -> None:
        start, _ = self._place(event)
        self._count(1, start)
        self._check_depth(len(self._open) + 1, start)
        if event.anchor:
            self._anchors[event.anchor] = None
        self._open.append(_Open(start, event, self._seen - 1, self._written))

    def _collection_end(self, event: yaml.Event) -> None:
        done = self._open.pop()
        end = self._marks(event)[1] if done.flow else done.end
        node: Node
        if done.is_mapping:
            node = Mapping(self._entries(done.children), self.source, done.start, end)
        else:
            node = Sequence(tuple(done.children), self.source, done.start, end)
        if done.anchor:
            size, characters = self._seen - done.seen, self._written - done.written
            self._anchors[done.anchor] = _Anchored(node, size, done.height, characters)
        self._attach(node, end, done.height)

    def _attach(self, node: Node, end: int, height: int) -> None:
        if not self._open:
            self.documents.append(node)
            return
        parent = self._open[-1]
        parent.children.append(node)
        parent.end = end
        if height >= parent.height:
            parent.height = height + 1

    def _entries(self, children: list[Node]) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        own: set[str] = set()
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._problem(
                    key.start, key.end, "A key must be a single word or phrase, not a list or mapping."
                )
            elif key.style == "plain" and key.text == _MERGE_KEY:
                self._merge(entries, own, value)
            elif key.style == "plain" and (found := advice_on_line(key.text)):
                self._problem(key.start + found[0], key.start + found[0] + 1, found[1])
            elif key.text in own:
                said = stands_twice(entries[key.text], value)
                self._problem(key.start, key.end, said, "reading/duplicate-key")
            else:
                own.add(key.text)
                entries[key.text] = Entry(key.text, key, value)
        return tuple(entries.values())

    def _merge(self, entries: dict[str, Entry], own: Container[str], value: Node) -> None:
        # https://yaml.org/type/merge.html: the mapping's own keys win, then the earlier source of a list.
        # Of two merge keys, which YAML does not foresee, the later wins, as in PyYAML and Ruby.
        merged: dict[str, Entry] = {}
        for base in value.items if isinstance(value, Sequence) else (value,):
            if isinstance(base, Mapping):
                for entry in base.entries:
                    merged.setdefault(entry.key, entry)
            else:
                self._problem(
                    base.start, base.end, "<< takes a mapping, or a list of mappings, such as <<: *defaults."
                )
        entries.update((key, entry) for key, entry in merged.items() if key not in own)

    def _marks(self, event: yaml.Event) -> tuple[int, int]:
        # The C parser gives every event both of its marks.
        return self.offset + event.start_mark.index, self.offset + event.end_mark.index  # type: ignore[union-attr]

    def _place(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> tuple[int, int]:
        """Return where the node's content stands, refusing its tag and passing over its anchor."""
        start, end = self._marks(event)
        if event.tag is None and event.anchor is None:
            return start, end
        if event.tag is not None:
            self._refuse_tag(start)
        properties = _PROPERTIES.match(self.source.text, start)
        start = properties.end() if properties else start
        if isinstance(event, yaml.ScalarEvent):
            start = min(start, end)
        return start, max(start, end)

    def _refuse_tag(self, start: int) -> None:
        found = _TAG.search(self.source.text, start)
        tag, where = (found[0], found.span()) if found else ("!", (start, start + 1))
        self._problem(
            *where,
            f"YAML tags such as {tag} are not allowed here. Remove it; "
            "if the exclamation mark belongs to the text, quote the whole value.",
        )

    def _problem(self, start: int, end: int, message: str, rule: str = "reading/yaml") -> None:
        if len(self.problems) >= MAX_PROBLEMS:
            raise self._too_much(
                start, f"More than {MAX_PROBLEMS:,} problems: the rest of the file was not read."
            )
        self.problems.append(Diagnostic(self.source.span(start, end), message, rule))

    def _count(self, nodes: int, start: int) -> None:
        self._seen += nodes
        if self._seen > MAX_NODES:
            raise self._too_much(
                start,
                f"This file holds more than {MAX_NODES:,} values, counting what its aliases repeat. "
                "Split it, or write fewer aliases.",
            )

    def _count_repeated(self, nodes: int, characters: int, start: int) -> None:
        self._repeated_nodes += nodes
        if self._repeated_nodes > MAX_REPEATED_NODES:
            raise self._too_much(
                start,
                f"The aliases of this file repeat more than {MAX_REPEATED_NODES:,} values, those that stand "
                "behind << among them. Write fewer aliases, or a smaller mapping for them to repeat.",
            )
        self._written += characters
        self._repeated += characters
        if self._repeated > MAX_REPEATED:
            raise self._too_much(
                start,
                f"The aliases of this file repeat more than {MAX_REPEATED:,} characters, and "
                "each use of a text is judged. Write fewer aliases of long texts.",
            )

    def _check_depth(self, depth: int, start: int) -> None:
        if depth > MAX_DEPTH:
            raise self._too_much(start, TOO_DEEP)

    def _too_much(self, start: int, message: str) -> TooMuchError:
        return TooMuchError(Diagnostic(self.source.span(start, start + 1), message, "reading/too-much"))
