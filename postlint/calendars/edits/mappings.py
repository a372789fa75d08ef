"""Where a key goes in a mapping of YAML or JSON, and in the front matter of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from postlint.calendars.edits.insertions import KEY, Insertion, Wanted, line_break, line_end
from postlint.source.front_matter import opening_of
from postlint.source.tree import Entry, Mapping, Node, Parsed, Scalar
from postlint.source.tree import Sequence as List
from postlint.vocabulary import Kind

_QUOTES: Final = {"double": '"', "single": "'"}
_COLON: Final = re.compile(r"[ \t]*:[ \t]*")
_COMMA: Final = re.compile(r"[ \t]*,[ \t]*")
_COMMENTED: Final = re.compile(r"[ \t]*(?:,[ \t]*)?#")


class Mappings:
    """The mappings of a file, in each of which a post may stand."""

    def __init__(self, parsed: Parsed, _columns: object = None) -> None:
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

    def __init__(self, parsed: Parsed, _columns: object = None) -> None:
        self._document = parsed.documents[0]

    def holder_of(self, _offset: int) -> int:
        """Return where the file begins: all of it is one post."""
        return 0

    def insertions(self, wanted: Sequence[Wanted]) -> list[Insertion] | None:
        """Return what to put in; None where there is no such way."""
        document, one = self._document, wanted[0]
        front = document.get("front") if isinstance(document, Mapping) else None
        ways = _ways(front, one.kind) if isinstance(front, Mapping) else _opened(document, one.kind)
        way = next(islice(ways, one.way, None), None)
        return [way] if way else None


def _opened(document: Node, kind: Kind) -> Iterator[Insertion]:
    """Yield the place behind the line that opens front matter without a key in it, or front matter."""
    source = document.source
    line = f"{KEY}: {kind}{line_break(source)}"
    opening = opening_of(source, document.start)
    if opening is not None:
        yield Insertion(opening, line)
        return
    fence = f"---{line_break(source)}"
    yield Insertion(0, f"{fence}{line}{fence}")


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
        yield Insertion(end, f"{line_break(source, end)}{indentation}{said}")
    yield Insertion(mapping.start, f"{said}{line_break(source, mapping.start)}{indentation}")


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
        return f",{line_break(source, mapping.start)}{before}"
    if len(here) == 1:
        return ", " if _colon(here[0]).endswith(" ") else ","
    between = source.text[here[-2].value.end : key.start]
    return between if _COMMA.fullmatch(between) else ", "
