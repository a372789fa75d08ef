"""Tables with a row above their header that names networks, each over the columns that hold for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from postlint.calendars.readers.tables.table_model import Row
from postlint.calendars.value_words import channels_in
from postlint.records import dataclass
from postlint.source.tree import Scalar, said

_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a column: in full, as it is ``written`` below a network, and that ``network``, if any."""

    cell: Scalar
    written: str
    network: str | None = None


def grouped(header: Row, above: Sequence[Row]) -> tuple[Head, ...]:
    """Return the names in ``header``, with the networks that the row above it names in front of those below.

    That is so only where names come twice, as "Copy" below "Facebook" and below "LinkedIn", and the row
    above names nothing else but columns that have no name in ``header``.
    """
    names = [cell.text.strip().lower() for cell in header if cell.text.strip()]
    groups = above[-1] if above else ()
    alone = {number for number, cell in enumerate(groups) if _is_alone(cell, header[number : number + 1])}
    over = [cell.text for number, cell in enumerate(groups) if cell.text.strip() and number not in alone]
    if len(over) < _TWO or len(set(names)) == len(names) or not all(map(_is_network, over)):
        return tuple(Head(cell, cell.text) for cell in header)
    found: list[Head] = []
    network = ""
    for number, cell in enumerate(header):
        network = groups[number].text.strip() or network if number < len(groups) else network
        written = cell.text.strip()
        if number in alone:
            network = ""
            found.append(Head(groups[number], groups[number].text))
        elif network and names.count(written.lower()) > 1:
            found.append(Head(said(cell, f"{network} {written}"), written, channels_in(network)[0]))
        else:
            found.append(Head(cell, cell.text))
    return tuple(found)


def _is_alone(cell: Scalar, below: Row) -> bool:
    """Tell whether a name above the header is that of a column, with nothing in the header below it."""
    blank = any(not one.text.strip() for one in below)
    return bool(cell.text.strip()) and blank and not _is_network(cell.text)


def _is_network(name: str) -> bool:
    return len(channels_in(name)) == 1 and len(name.split()) <= _TWO
