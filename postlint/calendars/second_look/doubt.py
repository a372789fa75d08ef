"""One thing that may be wrong with what was read of a file, as it is said, and files not read for that."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from postlint.calendars.files.parse_file import Opened
from postlint.calendars.readers.reader import lines_named
from postlint.calendars.second_look.remainder import Found
from postlint.plain_words import named_beside
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Source

_LONGEST: Final = 80
_WHY: Final = "which texts in it are posts is in doubt"
_SAID: Final = (
    "Nothing of this file is read, since it may be read wrongly: {}. Else name the file under `calendars:` "
    "in postlint.yaml{}, to have it read as it stands, or `exclude:` it."
)


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


def without_doubtful(opened: Sequence[Opened], doubts: Mapping[str, Collection[Doubt]]) -> list[Opened]:
    """Return the files; of those of which ``doubts``, by their names, put posts in doubt, only a problem."""
    of_posts = {name: [one for one in said if one.of_posts] for name, said in doubts.items()}
    unasked = [
        file.name
        for file in opened
        if file.way and file.way.asked_by is None and not of_posts.get(file.name)
        if file.reader and any(sheet.posts for sheet in file.sheets)
    ]
    return [
        _declined(file, file.source, said, named_beside(unasked))
        if file.source and (said := of_posts.get(file.name))
        else file
        for file in opened
    ]


def _declined(file: Opened, source: Source, doubts: Sequence[Doubt], beside: str) -> Opened:
    start = source.line_start(doubts[0].line)
    said = _SAID.format("; ".join(one.said for one in doubts), beside)
    problem = Diagnostic(source.span(start, start), said, "reading/in-doubt")
    return Opened(
        file.name,
        source,
        problems=(problem,),
        declined=_WHY,
        settled=True,
        opportunistic=file.opportunistic,
        way=file.way,
    )
