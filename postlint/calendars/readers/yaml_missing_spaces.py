"""YAML whose authors left out a space behind a colon, read as they meant it.

To YAML, ``{date:2026-06-12}`` is a key "date:2026-06-12" without a value. Where what stands before the
colon is a word of calendars, that is a slip: a problem at its place, and read as if the space were there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final, get_args

from postlint.calendars.schema import known_keys
from postlint.calendars.terms.field_names import Part, folded, names_of, risky_names_of
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.spans import Source
from postlint.source.suggest import near_miss
from postlint.source.tree import Entry, Mapping, Node, Parsed, Scalar, Sequence, scalar
from postlint.source.yaml.parse import parse as parse_yaml
from postlint.source.yaml.parse import parse_part
from postlint.source.yaml.slips import no_space

_KEY: Final = r"(?P<key>[^\W\d][\w -]*):(?P<value>[^\s/:])"
_SOMEWHERE: Final = re.compile(rf"(?:[{{,]\s*|^[ \t]*(?:- +)+){_KEY}", re.MULTILINE)
_AT_START: Final = later(rf"[ \t]*{_KEY}")
_QUOTED: Final = later(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""", re.DOTALL)
_BREAK: Final = later(r"\n")
_BREAKS: Final = later(r"(?<![ \t])[ \t]*\n[ \t\n]*")
_LINE: Final = later(r"[^\n]+")
_LISTS: Final = frozenset({"posts", "slots", "periods", "inbox"})


def may_lack_spaces(text: str) -> bool:
    """Tell whether a space may be missing behind a colon somewhere in ``text``."""
    return _SOMEWHERE.search(text) is not None


def parse(source: Source) -> Parsed:
    """Parse ``source`` as YAML, with a problem for each space that is missing behind a colon."""
    parsed = parse_yaml(source)
    if not may_lack_spaces(source.text):
        return parsed
    problems: set[Diagnostic] = set()
    documents = tuple(_mended(one, problems, holds_maps=True) for one in parsed.documents)
    return replace(parsed, documents=documents, problems=tuple(sorted({*parsed.problems, *problems})))


def _mended(node: Node, problems: set[Diagnostic], *, holds_maps: bool = False) -> Node:
    """Return ``node`` as it was meant; a list ``holds_maps`` where a lone text in it must be one, too."""
    if isinstance(node, Mapping):
        return replace(node, entries=tuple(_entries(node, problems)))
    if isinstance(node, Sequence):
        holds_maps = holds_maps or any(isinstance(item, Mapping) for item in node.items)
        items = (_item(item, problems) if holds_maps else item for item in node.items)
        return replace(node, items=tuple(_mended(item, problems) for item in items))
    return node


def _entries(node: Mapping, problems: set[Diagnostic]) -> Iterator[Entry]:
    start = end = node.start
    for one in node:
        if start < one.key_node.start < end:
            # A comma or colon in quotes that YAML did not see made a key of the rest of a text.
            continue
        mended = _entry(node, one)
        if mended is None:
            yield replace(one, value=_mended(one.value, problems, holds_maps=one.key in _LISTS))
            continue
        problems.add(_problem(mended))
        start, end = one.key_node.start, mended.value.end
        yield mended


def _entry(around: Mapping, one: Entry) -> Entry | None:
    """Return ``one`` with its key and value apart, if it is a slip."""
    key = one.key_node
    found = _AT_START.match(around.source.text, key.start, key.end) if key.style == "plain" else None
    if not found:
        return None
    quoted = _QUOTED.match(around.source.text, found.start("value"), around.end)
    is_bare = isinstance(one.value, Scalar) and one.value.value is None
    if not quoted and not is_bare:
        return None
    return _apart(around.source, found, quoted.end() if quoted else key.end)


def _apart(source: Source, found: re.Match[str], end: int) -> Entry | None:
    meant = _meant(found["key"])
    if meant is None:
        return None
    start = found.start("value")
    parsed = parse_part(source, start, end)
    is_read = parsed.documents and not parsed.problems
    value = parsed.documents[0] if is_read else scalar(source, start, end, _in_one(source.text[start:end]))
    return Entry(meant, scalar(source, *found.span("key")), value)


def _in_one(written: str) -> str:
    """Return a text that YAML refuses alone, with its lines joined as YAML joins those of others."""
    return _BREAKS.sub(lambda found: "\n" * (len(_BREAK.findall(found[0])) - 1) or " ", written)


def _item(item: Node, problems: set[Diagnostic]) -> Node:
    """Return the mapping that a plain text in a list of mappings was meant to be: a line for each key."""
    if not isinstance(item, Scalar) or item.style != "plain":
        return item
    starts = [
        found
        for line in _LINE.finditer(item.source.text, item.start, item.end)
        if (found := _AT_START.match(item.source.text, line.start(), line.end())) and _meant(found["key"])
    ]
    if not starts or starts[0].start() != item.start:
        return item
    ends = [*(found.start() for found in starts[1:]), item.end]
    spans = zip(starts, ends, strict=True)
    texts = ((found, item.source.text[found.end() : end].rstrip()) for found, end in spans)
    entries = tuple(
        one for found, rest in texts if (one := _apart(item.source, found, found.end() + len(rest)))
    )
    problems.update(map(_problem, entries))
    return Mapping(entries, item.source, item.start, item.end)


def _problem(one: Entry) -> Diagnostic:
    key, value = one.key_node, one.value
    text = value.source.text[value.start : value.end]
    return Diagnostic(key.source.span(key.start, value.start), no_space(one.key, text), "reading/yaml")


@lru_cache(maxsize=1024)
def _meant(written: str) -> str | None:
    """Return the word of calendars that a key is, or is a slip of."""
    return written if folded(written) in _words() else near_miss(written, known_keys("post"))


@cache
def _words() -> frozenset[str]:
    parts: tuple[Part, ...] = get_args(Part)
    tables = (table for part in parts for table in (names_of(part), risky_names_of(part), known_keys(part)))
    return frozenset().union(*tables, known_keys("calendar"))
