"""The table of shapes that a kind can be written into, and what to do about the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Dict
from typing import Final, Protocol

from postlint.calendars.edits.insertions import Insertion, Wanted
from postlint.calendars.edits.mappings import FrontMatter, Mappings
from postlint.calendars.edits.tables import Rows
from postlint.records import dataclass
from postlint.source.tree import Parsed


class Places(Protocol):
    """Where in a file kinds can be written."""

    def holder_of(self, offset: int) -> int | None:
        """Return the offset of the mapping or row that the post at ``offset`` stands in, or None."""

    def insertions(self, wanted: Sequence[Wanted]) -> list[Insertion] | None:
        """Return all that is to be put in, or None where it cannot be."""


@dataclass(frozen=True, slots=True)
class Closed:
    """A shape that nothing is written into: what it is, and what to do, with ``{kind}`` and ``{path}``.

    ``by_hand`` tells that a person can write the kind into it.
    """

    what: str
    advice: str
    by_hand: bool = True


_IMPORT: Final = "`postlint import {path} -o calendar.yaml` makes a calendar of it that has a place for kinds"

FORMATS: Final[Dict[str, Callable[[Parsed, Dict[str, str]], Places]]] = {
    **dict.fromkeys(("calendar", "list", "planner", "post", "texts"), Mappings),
    **dict.fromkeys(("tweet", "toot", "markdown"), FrontMatter),
    "csv": Rows,
}
"""What knows the places for kinds in a file, by the name of its reader; columns are the house's."""

CLOSED: Final[Dict[str, Closed]] = {
    "workbook": Closed(
        "postlint does not write into workbooks", "write {kind} in this row, in a column called kind"
    ),
    "sections": Closed(
        "a post under a heading has no key for its kind", f"{_IMPORT}: there, write `kind: {{kind}}`"
    ),
    "front-matter": Closed(
        "a text in the front matter of an article has no key for its kind",
        f"{_IMPORT}: there, write `kind: {{kind}}`",
    ),
    **dict.fromkeys(
        ("mastodon", "bluesky", "meta", "x-archive", "linkedin", "feed"),
        Closed("what a service gives out has no place for kinds", _IMPORT, by_hand=False),
    ),
}
"""Why nothing is written, by the name of the reader of a file."""
