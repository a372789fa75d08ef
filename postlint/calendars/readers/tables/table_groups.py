"""Tables with a row above their header that names networks, each over the columns that hold for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from postlint.calendars.readers.tables.table_model import Row
from postlint.calendars.value_words import channels_in
from postlint.source.tree import Scalar, said

_TWO: Final = 2


def grouped(header: Row, above: Sequence[Row]) -> Row:
    """Return ``header`` with the networks that the row above it names in front of the names below them.

    That is so only where names come twice, as "Copy" below "Facebook" and below "LinkedIn", and the row
    above names nothing else.
    """
    names = [cell.text.strip().lower() for cell in header if cell.text.strip()]
    groups = above[-1] if above else ()
    named = [cell.text.strip() for cell in groups if cell.text.strip()]
    if len(named) < _TWO or len(set(names)) == len(names) or not all(map(_is_network, named)):
        return header
    found: list[Scalar] = []
    network = ""
    for number, cell in enumerate(header):
        network = groups[number].text.strip() or network if number < len(groups) else network
        twice = names.count(cell.text.strip().lower()) > 1
        found.append(said(cell, f"{network} {cell.text.strip()}") if network and twice else cell)
    return tuple(found)


def _is_network(name: str) -> bool:
    return len(channels_in(name)) == 1 and len(name.split()) <= _TWO
