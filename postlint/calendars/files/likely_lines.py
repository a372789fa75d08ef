"""Posts in lines that begin with the minute at which they go out, as bots for diaries keep them."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from postlint.calendars.files.likely_names import helps
from postlint.calendars.files.likely_prose import FEW, is_prose

_LINE: Final = re.compile(
    r"^[ \t]*(?:[-*+•][ \t]+)?\[?20\d\d-\d\d-\d\d[ T,]+(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?"
    r"(?:Z|[ \t]*[A-Z]{2,4})?\]?(?:[ \t]+[a-z])?[ \t|:–—-]+(?P<said>\S.*)$",
    re.MULTILINE,
)
_OF_LOGS: Final = re.compile(r"\b(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE|Traceback|HTTP/\d)\b")
_OF_POSTS: Final = frozenset({"posts", "tweets", "toots", "skeets"})


def look_at_minutes(path: PurePath, text: str) -> str | None:
    """Return what lines look like that begin with a minute; logs have such, too, so a name has to help."""
    if not helps(path) and _OF_POSTS.isdisjoint(part.lower() for part in path.parts):
        return None
    said = [line["said"] for line in _LINE.finditer(text.replace("\r\n", "\n"))]
    is_one = sum(map(is_prose, said)) >= FEW and not _OF_LOGS.search(text)
    return "lines that begin with days and times" if is_one else None
