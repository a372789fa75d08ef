"""What the columns of a CSV file mean: a row for each scheduling tool, and what anybody may call them.

Column names are compared in lower case, up to the hyphen behind which some tools explain them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from postlint.calendars.field_names import ALT_NAMES, names_of, risky_names_of
from postlint.calendars.schema import known_keys
from postlint.calendars.value_words import CHANNEL_NAMES, NO_NETWORKS

UNUSED: Final = ""
"""The meaning of a column of which nothing is needed."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How one tool calls its columns: ``needs`` are those by which its files are known.

    ``means`` gives the key of a post that a column stands for; columns that are in none are
    ``rest``: of no use, or somebody's own where it is None.
    """

    tool: str
    needs: frozenset[str]
    means: Mapping[str, str]
    rest: str | None = UNUSED

    def meaning(self, column: str) -> str | None:
        """Return what the column called ``column`` stands for."""
        return self.means.get(column, self.rest)


_FLAGS: Final = dict.fromkeys(CHANNEL_NAMES.keys() - {"other", *NO_NETWORKS}, "channel flag")
_NUMBERED: Final = {
    **{f"picture url {number}": "media" for number in range(1, 11)},
    **{f"alt text picture {number}": "alt" for number in range(1, 11)},
    **{f"twitter/x poll option {number}": "poll" for number in range(1, 5)},
}

TOOLS: Final[tuple[Columns, ...]] = (
    Columns(
        "Buffer",
        frozenset({"text", "posting time"}),
        {"text": "text", "image url": "media", "posting time": "date"},
    ),
    Columns(
        "Publer",
        frozenset({"date", "text", "media url(s)"}),
        {"date": "date", "text": "text", "link(s)": "link", "media url(s)": "media", "alt text(s)": "alt"},
    ),
    Columns(
        "Publer",
        frozenset({"date", "message", "link", "media", "title", "label"}),
        {"date": "date", "message": "text", "link": "link", "media": "media"},
    ),
    Columns(
        "Metricool",
        frozenset({"text", "date", "time", "draft"}),
        {
            **_FLAGS,
            **_NUMBERED,
            **{key: key for key in ("text", "date", "time", "draft")},
            "brand name": "account",
        },
    ),
    Columns(
        "SocialBee",
        frozenset({"text", "postatspecifictime"}),
        {
            "text": "text",
            "link": "link",
            "imageurls": "media",
            "gifurls": "media",
            "videourls": "media",
            "postatspecifictime": "date",
        },
    ),
    Columns(
        "Sprout",
        frozenset({"date", "time_24hr", "message_text"}),
        {"date": "date", "time_24hr": "time", "message_text": "text"},
    ),
    Columns(
        "Ayrshare",
        frozenset({"post", "platforms", "scheduledate"}),
        {"post": "text", "platforms": "channel", "mediaurls": "media", "scheduledate": "date"},
    ),
)

HOOTSUITE: Final = ("date", "text", "link")
"""What Hootsuite's columns mean: its files have no header."""

_BESIDE: Final = frozenset({"description", "title"})
"""What tables hold beside posts and means no part of them there."""
_FIELDS: Final = {
    **{key: key for key in known_keys("post")},
    **risky_names_of("post"),
    **names_of("post"),
    **dict.fromkeys(ALT_NAMES, "alt"),
}
_SPOKEN: Final = {
    **{
        written: key
        for name, key in _FIELDS.items()
        if key not in _BESIDE
        for written in (name, name.replace("_", " "), name.replace("_", "-"), name.replace("_", ""))
    },
    **dict.fromkeys(("text/caption", "caption/copy"), "text"),
    **dict.fromkeys(("link", "url", "links"), "link"),
    "draft": "draft",
}
"""The columns of no certain tool: the names of fields as spreadsheets write them."""


def chosen_columns(own: Mapping[str, str]) -> Columns:
    """Return what columns mean that no tool has made, with the words of the house."""
    house = {comparable(column): meaning for column, meaning in own.items()}
    means = {**_FLAGS, **_SPOKEN, **house}
    return Columns("", frozenset(), means, rest=None)


def comparable(column: str) -> str:
    """Return the name of a column in the form in which names are compared."""
    return re.split(r" [-–] ", " ".join(column.lower().split()), maxsplit=1)[0].rstrip(":*")


def columns_of(header: list[str], own: Mapping[str, str]) -> Columns | None:
    """Return the meaning of the columns under ``header``, or None where it is no header of posts."""
    names = {comparable(name) for name in header}
    chosen = chosen_columns(own)
    if own:
        return chosen if any(chosen.meaning(name) == "text" for name in names) else None
    for tool in TOOLS:
        if tool.needs <= names:
            return tool
    known = [name for name in names if chosen.meaning(name) is not None]
    has_text = any(chosen.meaning(name) in {"text", "thread", "channel flag"} for name in names)
    return chosen if has_text and len(known) > 1 else None
