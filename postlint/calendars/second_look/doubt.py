"""One thing that may be wrong with what was read of a file, as it is said."""

from __future__ import annotations

from typing import Final

from postlint.calendars.readers.reader import lines_named
from postlint.calendars.second_look.remainder import Found
from postlint.records import dataclass

_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Doubt:
    """What may be wrong, where, and what to do; ``of_posts`` tells that it is which texts are posts.

    ``line`` is the first that shows it.
    """

    said: str
    line: int
    of_posts: bool = False


def doubt(found: Found, words: str, remedy: str, *, of_posts: bool = False) -> Doubt:
    """Return what to say of places that were found, with the first of them as an example."""
    places = sorted({line for line, _ in found})
    example = " ".join(found[0][1].split())
    shown = example if len(example) <= _LONGEST else f"{example[:_LONGEST].rstrip()}…"
    return Doubt(f'{words} ("{shown}", {lines_named(places)}): {remedy}', places[0], of_posts)
