"""Keys of a team's own: what stands under them is kept apart from all that has a meaning here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final

from postlint.calendars.field_names import folded, rank_of
from postlint.source.tree import Entry, Scalar, entry, mapping, scalars_of, sequence

OWN_KEYS: Final = "keys of one's own"
"""Where the keys of a post lie that only its authors know."""
LINK_KEYS: Final = frozenset({"link", "links", "link_url", "url"})
"""Those of them under which the links of a post stand."""
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
    return len(word.text) <= _LONGEST or folded(one.key) in LINK_KEYS


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
