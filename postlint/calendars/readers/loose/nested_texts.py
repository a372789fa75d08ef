"""Entries of lists that keep their text below them, as in ``{id: 1, content: {poll: {question: …}}}``.

What stands in such maps is said of the entry. A list of maps with one key each, none of them twice, is a map.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from postlint.calendars.key_meanings import channel_of, is_given, is_of_a_day, meaning
from postlint.calendars.readers.loose.settings_and_addresses import PLANS
from postlint.calendars.readers.loose.texts_for_networks import holds_text, is_wordy, text_of
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.networks_meant import ANSWERS
from postlint.calendars.texts_and_media import texts_in
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, entry

_HOLDERS: Final = frozenset(
    {
        *(
            "post",
            "content",
            "contents",
            "body",
            "payload",
            "data",
            "format",
            "post_format",
            "message",
            "copy",
        ),
        *("text", "details", "item", "entry", "creative", "post_content", "post_data", "content_data"),
    }
)
"""Maps in which people keep what goes out of an entry."""
_SORTS: Final = frozenset(
    {
        *("image", "photo", "picture", "video", "reel", "carousel", "gif", "media"),
        *("link", "article", "url", "link_post", "link_share", "poll", "question"),
    }
)
"""Maps for one sort of post, which stand in those."""
_POLLS: Final = frozenset({"poll", "question"})
_LINKS: Final = frozenset({"link", "article", "url", "link_post", "link_share"})
_DEEPEST: Final = 4


def unnested(node: Node) -> Node:
    """Return ``node`` with what its entries keep below them beside them; ``node`` itself where none does."""
    if isinstance(node, Sequence):
        items = tuple(_entry(item) for item in node.items)
        is_same = all(one is other for one, other in zip(items, node.items, strict=True))
        return node if is_same else replace(node, items=items)
    if not isinstance(node, Mapping):
        return node
    look = _entry if _is_map_of_entries(node) else unnested
    entries = tuple(_below(one, look) for one in node)
    is_same = all(one is other for one, other in zip(entries, node.entries, strict=True))
    return node if is_same else replace(node, entries=entries)


def _below(one: Entry, look: Callable[[Node], Node]) -> Entry:
    value = look(one.value)
    return one if value is one.value else replace(one, value=value)


def _is_map_of_entries(node: Mapping) -> bool:
    """Tell whether a map has entries by their names or days, and no parts of one."""
    days = any(is_of_a_day(one.key) for one in node)
    return all(
        (isinstance(one.value, Mapping) and not _may_hold(one) and not channel_of(one.key))
        or (days and not is_of_a_day(one.key))
        for one in node
    )


def _entry(item: Node) -> Node:
    """Return an entry of a list with the text that it keeps below it, if it is one that does."""
    if not isinstance(item, Mapping) or not any(map(_may_hold, item)):
        return unnested(item)
    if holds_text(item):
        return item
    flat = _without_lists(item, 0)
    lifted = [flat] if holds_text(flat) else list(_lifted(flat, 0))
    return lifted[0] if len(lifted) == 1 else unnested(item)


def _may_hold(one: Entry) -> bool:
    return not isinstance(one.value, Scalar) and folded(one.key) in _HOLDERS | _SORTS


def _without_lists(node: Mapping, depth: int) -> Mapping:
    """Return ``node`` with the lists of maps with one key, below what holds texts and plans, as maps."""
    return replace(node, entries=tuple(_without_list(one, depth) for one in node))


def _without_list(one: Entry, depth: int) -> Entry:
    name = folded(one.key)
    if depth > _DEEPEST or name not in _HOLDERS | _SORTS | PLANS:
        return one
    made = _one_map(one.value, is_plan=name in PLANS) if isinstance(one.value, Sequence) else one.value
    return replace(one, value=_without_lists(made, depth + 1)) if isinstance(made, Mapping) else one


def _one_map(listed: Sequence, *, is_plan: bool) -> Mapping | None:
    """Return what a list of maps with one key each says as a map; not one that names networks."""
    maps = [item for item in listed.items if isinstance(item, Mapping) and len(item.entries) == 1]
    entries = tuple(item.entries[0] for item in maps)
    keys = {one.key for one in entries}
    is_one = len(keys) == len(listed.items) and not any(map(channel_of, keys))
    if not is_one or (len(keys) == 1 and isinstance(entries[0].value, Scalar) and not is_plan):
        return None
    return Mapping(entries, listed.source, listed.start, listed.end)


def _lifted(node: Mapping, depth: int) -> Iterator[Mapping]:
    """Yield ``node`` with the text of each map below it that has one, and with what else that map says."""
    for one in node:
        name, inner = folded(one.key), one.value
        if not isinstance(inner, Mapping) or depth > _DEEPEST:
            continue
        if name in _SORTS or (name in _HOLDERS and _is_poll(inner)):
            if said := _said_by(name, one, inner, below=depth > 0):
                yield _with(node, one, said)
        elif name in _HOLDERS:
            yield from (_with(node, one, found.entries) for found in _whole(inner, depth + 1))


def _whole(inner: Mapping, depth: int) -> list[Mapping]:
    """Return the map of what goes out with what stands below it, unless its text stands in it plainly."""
    is_plain = any(isinstance(one.value, Scalar) for one in texts_in(inner))
    below = [] if is_plain else list(_lifted(inner, depth))
    return below or ([inner] if holds_text(inner) else [])


def _said_by(name: str, one: Entry, inner: Mapping, *, below: bool) -> tuple[Entry, ...]:
    """Return the text of a post of a sort and what it is of; ``below`` a map of what goes out, or beside it.

    There, a picture may have a caption of its own.
    """
    text, rest = text_of(inner)
    if name in _POLLS or _is_poll(inner):
        question = text or inner.get("question") or inner.get("title")
        return (entry("text", question), replace(one, key="poll")) if _is_text(question) and question else ()
    described = next((found for found in inner if meaning(found.key) == "description"), None)
    if text is None and below and described and is_given(described.value):
        text, rest = described.value, tuple(found for found in inner if found is not described)
    if text is None or not is_wordy(text) or not (below or name in _LINKS):
        return ()
    beside = rest if name in _LINKS else (replace(one, value=replace(inner, entries=rest)),)
    return (entry("text", text), *beside) if rest else (entry("text", text),)


def _is_poll(node: Mapping) -> bool:
    return _is_text(node.get("question")) and any(isinstance(node.get(key), Sequence) for key in ANSWERS)


def _is_text(node: Node | None) -> bool:
    return isinstance(node, Scalar) and isinstance(node.value, str) and bool(node.text.strip())


def _with(node: Mapping, used: Entry, said: tuple[Entry, ...]) -> Mapping:
    """Return ``node`` with what is ``said`` in an entry of it; what it says itself counts."""
    rest = [one for one in node if one is not used]
    written = {one.key for one in rest}
    return replace(node, entries=(*rest, *(one for one in said if one.key not in written)))
