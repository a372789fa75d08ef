"""Keys of a team's own: what stands under them is kept apart, unless the team says what they stand for.

Sets of hashtags under names of its own are found here, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from typing import Final

from postlint.calendars.handles import is_status_url
from postlint.calendars.schema import known_keys
from postlint.calendars.terms.field_names import folded, names_of, rank_of, risky_names_of
from postlint.config import Config
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.suggest import one_slip_from
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, entry, mapping, scalars_of, sequence

OWN_KEYS: Final = "keys of one's own"
"""Where the keys of a post lie that only its authors know."""
_LINK_KEYS: Final = frozenset({"link", "links", "link_url", "url"})
"""Those of them under which the links of a post stand."""
_LOOKS_LIKE_A_LINK: Final = later(r"\S+\.\S+")
_SHORTEST_SLIP: Final = 4
_MOST_OF_ONE: Final = 50
_LONGEST: Final = 300
"""Longer values are texts, by which nobody groups posts."""


def own_entries(others: Iterable[Entry]) -> Iterator[Entry]:
    """Yield one entry with the short values, and the links, that stand under keys of the team's own."""
    short = (
        replace(one, key=folded(one.key), value=sequence(values, one.value))
        for one in others
        if (values := [word for word in scalars_of(one.value)[:_MOST_OF_ONE] if _is_kept(word, one)])
    )
    entries = tuple(short)
    if entries:
        yield entry(OWN_KEYS, replace(mapping(entries[0].value), entries=entries))


def _is_kept(word: Scalar, one: Entry) -> bool:
    return len(word.text) <= _LONGEST or folded(one.key) in _LINK_KEYS


def links_in(one: Entry) -> list[Scalar]:
    """Return the links that ``one`` has beside the text of a post; where it went out is none of them."""
    return [
        link
        for link in (scalars_of(one.value) if folded(one.key) in _LINK_KEYS else ())
        if _LOOKS_LIKE_A_LINK.fullmatch(link.text.strip()) and not is_status_url(link.text)
    ]


def own_of(given: dict[str, list[Entry]], named: Collection[str]) -> list[Entry]:
    """Take out of ``given`` what has one of the ``named`` keys and would give way to a plainer one.

    Such as ``day`` beside ``date``: where rules of the house name it, it is the house's own.
    """
    ranks = rank_of("post")
    taken: list[Entry] = []
    for key, found in given.items():
        if len(found) > 1 and key != "media":
            first, *rest = sorted(found, key=lambda one: ranks.get(folded(one.key), 0))
            own = [one for one in rest if folded(one.key) in named]
            given[key] = [first, *(one for one in rest if one not in own)]
            taken += own
    return taken


def called_plainly(document: Node, config: Config) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Return ``document`` with the keys that ``columns:`` in the settings gives for those that it names.

    Where a mapping has the key besides, that one counts, and the other stays what it is called. A slip in a
    name that the settings give a meaning is taken for it, and returned as a problem.
    """
    known = known_keys("post") | {"alt"}
    keys = {folded(name): key for name, key in config.columns.items() if key in known}
    if not keys:
        return document, ()
    others = {*keys, *names_of("post"), *risky_names_of("post"), *map(folded, config.extra_keys)}
    slips = list(_slips(document, keys, others))
    meant = keys | {folded(one.key): keys[name] for one, name in slips}
    return _renamed(document, meant), tuple(unknown_key(one, name) for one, name in slips)


def _slips(node: Node, keys: Dict[str, str], others: Collection[str]) -> Iterator[tuple[Entry, str]]:
    """Yield each entry in a part of a list whose key is a slip of one of ``keys`` that is missing there."""
    if isinstance(node, Mapping):
        for one in node:
            yield from _slips(one.value, keys, others)
    for item in node.items if isinstance(node, Sequence) else ():
        yield from _slips(item, keys, others)
        there = {keys.get(folded(one.key), one.key) for one in item} if isinstance(item, Mapping) else set()
        for one in item if isinstance(item, Mapping) else ():
            is_other = folded(one.key) in others
            name = None if is_other else one_slip_from(folded(one.key), keys, shortest=_SHORTEST_SLIP)
            if name and keys[name] not in there:
                yield one, name


def unknown_key(one: Entry, meant: str) -> Diagnostic:
    """Return what is said of a key that is a slip of ``meant``."""
    return Diagnostic(
        one.key_node.span,
        f'Unknown key "{one.written}". Did you mean "{meant}"? '
        "If it is a key of your own, name it under extra_keys: in postlint.yaml.",
        "reading/unknown-key",
    )


def _renamed(node: Node, keys: Dict[str, str]) -> Node:
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_renamed(item, keys) for item in node.items))
    if not isinstance(node, Mapping):
        return node
    taken = {one.key for one in node}
    entries = []
    for one in node:
        key = keys.get(folded(one.key), one.key)
        entries.append(replace(one, key=one.key if key in taken else key, value=_renamed(one.value, keys)))
    return replace(node, entries=tuple(entries))
