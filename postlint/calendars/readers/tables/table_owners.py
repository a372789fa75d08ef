"""Tables of several clients or brands: whose each row is, and the accounts that each of them has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import groupby

from postlint.calendars.readers.tables.table_columns import OWNER
from postlint.calendars.readers.tables.table_model import of_all
from postlint.calendars.readers.tables.table_rows import Line
from postlint.records import dataclass
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Node, Scalar, mapping, said, scalars_of, sequence


@dataclass(slots=True)
class Owners:
    """The accounts of the owners, where there are several, and what is doubtful in rows that name none.

    ``from_above`` are rows that took the owner above them, ``without`` those that have none.
    """

    several: bool
    accounts: dict[str, Node] = field(default_factory=dict)
    from_above: list[Scalar] = field(default_factory=list)
    without: list[Scalar] = field(default_factory=list)

    def to(self, lines: Sequence[Line]) -> list[Line]:
        """Return ``lines`` with the owner above, where the rows of each owner stand together."""
        return list(self._handed_down(lines)) if self.several else [*lines]

    def _handed_down(self, lines: Sequence[Line]) -> Iterator[Line]:
        named = [cell.value.text.strip() for line in lines if (cell := line.cell(OWNER))]
        stand_together = len(list(groupby(named))) == len(set(named))
        above = None
        for line in lines:
            own = line.cell(OWNER)
            above = own or (None if line.headed else above)
            if own or not line.is_post():
                yield line
            elif above and stand_together:
                self.from_above.append(_words_of(line))
                yield replace(line, filled=(*line.filled, above))
            else:
                self.without.append(_words_of(line))
                yield line

    def accounts_on(self, owner: Scalar | None, channels: Node | None, place: Node) -> tree.Sequence | None:
        """Return the accounts that one of several owners has on the networks of a post, or nobody has."""
        name = owner.text.strip() if owner else ""
        keys: list[Node] = []
        for channel in scalars_of(channels):
            key = said(owner or channel, f"{name} {channel.text}".strip())
            self.accounts.setdefault(key.text, mapping(key, channel=channel))
            keys.append(key)
        keys = keys or ([said(owner, name)] if owner else [])
        return sequence(keys, owner or place) if keys else None

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Yield one diagnostic for all rows of a kind."""
        yield from of_all(
            self.from_above,
            "stands without a client or brand, and counts as of the one above",
            "Write whose it is in each row to settle it.",
            "reading/network-from-above",
        )
        yield from of_all(
            self.without,
            "names no client or brand, though others do, so this post is on none of their accounts",
            "Write whose it is, or delete the row if it is no post.",
            "reading/no-network",
        )


def _words_of(line: Line) -> Scalar:
    text = line.cell("text")
    return text.value if text else line.text
