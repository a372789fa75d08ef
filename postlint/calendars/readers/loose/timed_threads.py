"""Files of one thread each: when it starts, and its parts with how long each waits for the one before."""

from __future__ import annotations

from typing import Final

from postlint.calendars.dates.parse_dates import is_date
from postlint.calendars.field_names import folded
from postlint.calendars.meanings import by_meaning
from postlint.calendars.readers.loose.versions import CALLED, text_of
from postlint.source.tree import Mapping, Node, Scalar, Sequence, entry, mapping, said, sequence

_STARTS: Final = frozenset({"start", "start_at", "starts_at", "start_time", "start_date", "begin", "starts"})
_WAITS: Final = frozenset({"offset", "delay", "wait", "after", "interval", "delay_minutes", "offset_minutes"})


def as_one_thread(document: Node) -> Node:
    """Return ``document`` with the one post that it is, or ``document`` itself where it is no such file."""
    if not isinstance(document, Mapping):
        return document
    start = next((one for one in document if folded(one.key) in _STARTS), None)
    lists = [one for one in document if folded(one.key) in CALLED and isinstance(one.value, Sequence)]
    if start is None or len(lists) != 1 or not _is_day(start.value):
        return document
    listed = lists[0]
    parts = listed.value.items if isinstance(listed.value, Sequence) else ()
    if len(parts) <= 1 or not all(map(_is_part, parts)) or not any(map(_waits, parts)):
        return document
    network = said(listed.key_node, CALLED[folded(listed.key)])
    whole = sequence([_text(part) for part in parts], listed.value)
    beside = tuple(one for one in document if one is not start and one is not listed)
    post = mapping(document, channel=network, date=start.value, thread=whole)
    return Mapping(
        (*beside, entry("posts", sequence([post], document))), document.source, document.start, document.end
    )


def _is_day(node: Node) -> bool:
    return isinstance(node, Scalar) and is_date(node.text.strip())


def _is_part(node: Node) -> bool:
    """Tell whether ``node`` is a text that has no day of its own."""
    return isinstance(node, Mapping) and text_of(node)[0] is not None and "date" not in by_meaning(node)


def _waits(node: Node) -> bool:
    return isinstance(node, Mapping) and any(folded(one.key) in _WAITS for one in node)


def _text(part: Node) -> Node:
    fields = by_meaning(part) if isinstance(part, Mapping) else {}
    text = text_of(part)[0] if isinstance(part, Mapping) else part
    return (
        mapping(part, text=text, media=fields["media"].value) if "media" in fields and text else text or part
    )
