"""Files that are not read, since their structure leaves doubt which of the texts in them are posts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from postlint.calendars.files.parse_file import Opened
from postlint.calendars.second_look.doubt import Doubt

_WHY: Final = "which texts in it are posts is in doubt"


def without_doubtful(opened: Sequence[Opened], doubts: Mapping[str, Collection[Doubt]]) -> list[Opened]:
    """Return the files, with those as declined of which ``doubts``, by their names, put posts in doubt."""
    why = {name: [one.said for one in said if one.of_posts] for name, said in doubts.items()}
    return [_declined(file, why[file.name]) if why.get(file.name) else file for file in opened]


def _declined(file: Opened, why: Sequence[str]) -> Opened:
    return Opened(
        file.name,
        file.source,
        declined=_WHY,
        likely="; ".join(why),
        lacking=True,
        in_doubt=True,
        opportunistic=file.opportunistic,
        way=file.way,
    )
