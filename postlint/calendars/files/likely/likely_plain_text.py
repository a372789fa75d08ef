"""Plain text files that look like posts: one each, by names and folders, or lines begun by a minute."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from postlint.calendars.dates.dates_in_file_names import date_in_name
from postlint.calendars.files.likely.likely_names import helps
from postlint.calendars.files.likely.likely_prose import is_prose
from postlint.calendars.files.likely.likely_where_and_when import FEW
from postlint.calendars.terms.networks_meant import channel_in_name, channel_meant
from postlint.vocabulary import in_words, unaccented

_LONGEST: Final = 3_000
_OF_POST: Final = frozenset(
    {
        *("post", "caption", "copy", "tweet", "toot", "skeet", "beitrag", "bildtext", "bildunterschrift"),
        *("legende", "accroche", "publication", "leyenda", "publicacion", "didascalia", "legenda"),
        *("publicacao", "bijschrift", "onderschrift", "bericht"),
    }
)
"""What one post is called in the name of its file, without accents."""
_LEADING: Final = re.compile(r"\d+[-_. ]+")
_LINE_OF_MINUTE: Final = re.compile(
    r"^[ \t]*(?:[-*+•][ \t]+)?\[?20\d\d-\d\d-\d\d[ T,]+(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?"
    r"(?:Z|[ \t]*[A-Z]{2,4})?\]?(?:[ \t]+[a-z])?[ \t|:–—-]+(?P<said>\S.*)$",
    re.MULTILINE,
)
_OF_LOGS: Final = re.compile(r"\b(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE|Traceback|HTTP/\d)\b")
_FOLDERS_OF_POSTS: Final = frozenset({"posts", "tweets", "toots", "skeets"})
_MOMENT_OF_RUN: Final = re.compile(
    r"^[ \t]*\[?\d{4}-\d\d-\d\d[ T]\d\d:\d\d|^[ \t]*\[?\d\d:\d\d:\d\d", re.MULTILINE
)
"""What programs write down of what they did."""
_NOTES: Final = frozenset(
    {
        *("log", "logs", "debug", "error", "errors", "notes", "note", "notizen", "notas", "bio", "list"),
        *("ideas", "todo", "prompt", "hashtags", "keywords", "handles", "followers", "following", "urls"),
        *("export", "output", "stats", "statistics", "trends", "users", "ids", "token", "tokens", "agente"),
    }
)
"""What else lies beside posts, or comes from networks."""


def look_at_text_of_post(path: PurePath, text: str) -> str | None:
    """Return why a plain text file looks like one post: its network stands in a name, and its day or sort.

    ``path`` is as seen from the folder of the settings.
    """
    is_of_run = _OF_LOGS.search(text) or _MOMENT_OF_RUN.search(text)
    if len(text) > _LONGEST or is_of_run or not any(map(is_prose, text.splitlines())):
        return None
    words = unaccented(in_words(path.stem)).split()
    if not _NOTES.isdisjoint(words):
        return None
    ends = [word for word in words if not word.isdecimal()]
    named = any(channel_meant(word) for word in (*ends[:1], *ends[-1:]))
    is_on_network = named and _network(channel_in_name(path.stem))
    if is_on_network and _names_day(path):
        return "the network and the day in its name"
    below_network = any(_network(channel_meant(_LEADING.sub("", name))) for name in path.parts[:-1])
    if (is_on_network or below_network) and not _OF_POST.isdisjoint(words):
        return "a network in its name or folder, and what posts are called"
    return "the day in its name, below a network" if below_network and _names_day(path) else None


def look_at_minutes(path: PurePath, text: str) -> str | None:
    """Return what lines look like that begin with a minute; logs have such, too, so a name has to help."""
    if not helps(path) and _FOLDERS_OF_POSTS.isdisjoint(part.lower() for part in path.parts):
        return None
    said = [line["said"] for line in _LINE_OF_MINUTE.finditer(text.replace("\r\n", "\n"))]
    is_one = sum(map(is_prose, said)) >= FEW and not _OF_LOGS.search(text)
    return "lines that begin with days and times" if is_one else None


def _network(channel: str | None) -> bool:
    return channel is not None and channel != "other"


def _names_day(path: PurePath) -> bool:
    named = date_in_name(PurePath(path.name), "", None)
    return named.when is not None or bool(named.diagnostics)
