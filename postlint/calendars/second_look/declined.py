"""Files that are not read, since their structure leaves doubt which of the texts in them are posts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from postlint.calendars.files.parse_file import Opened
from postlint.calendars.second_look.doubt import Doubt
from postlint.plain_words import named_beside
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Source

_WHY: Final = "which texts in it are posts is in doubt"
_SAID: Final = (
    "Nothing of this file is read, since it may be read wrongly: {}. Else name the file under `calendars:` "
    "in postlint.yaml{}, to have it read as it stands, or `exclude:` it."
)


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
