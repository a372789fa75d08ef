"""What a map says of the one of its texts that was chosen, as in ``published_angle: plain``."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.meanings import meaning
from postlint.records import dataclass
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence

_CHOSEN: Final = re.compile(r"(?:published|posted|sent|chosen|selected|picked|used)_(?P<what>[a-z]+)")
_PLURALS: Final = ("", "s", "es")


@dataclass(frozen=True, slots=True)
class Choice:
    """Under which key of a map a list stands of which one text was chosen, and by which word."""

    key: str
    word: str

    def said_of(self, item: Node, above: tuple[Entry, ...], key: str) -> tuple[Entry, ...]:
        """Return what of ``above`` holds for ``item`` under ``key``: a date only for the chosen one."""
        if key != self.key or (isinstance(item, Mapping) and any(map(self._is_named_by, item))):
            return above
        return tuple(one for one in above if meaning(one.key) != "date")

    def _is_named_by(self, one: Entry) -> bool:
        return isinstance(one.value, Scalar) and one.value.text.strip() == self.word


def choice_in(node: Mapping) -> Choice | None:
    """Return which of the texts in a list of ``node`` was chosen, if a key says so."""
    lists = {folded(one.key): one for one in node if isinstance(one.value, Sequence)}
    for one in node:
        said = _CHOSEN.fullmatch(folded(one.key))
        word = one.value.text.strip() if isinstance(one.value, Scalar) else ""
        key = (
            next((said["what"] + end for end in _PLURALS if said["what"] + end in lists), None)
            if said
            else None
        )
        if key and word:
            return Choice(lists[key].key, word)
    return None
