"""What the columns of scheduling tools mean: a row for each tool."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from postlint.calendars.dates.parse_dates import LIKE_A_DATE
from postlint.calendars.readers.tables.table_columns import FLAGS, OWNER, Columns, comparable, forms_of
from postlint.calendars.readers.tables.table_model import Row

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
        {
            "date": "date",
            "text": "text",
            "link(s)": "link",
            "media url(s)": "media",
            "alt text(s)": "alt",
            "comment(s)": "first_comment",
        },
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
            **FLAGS,
            **_NUMBERED,
            **{key: key for key in ("text", "date", "time", "draft")},
            "brand name": OWNER,
            "first comment text": "first_comment",
        },
    ),
    Columns(
        "LinkedIn",
        frozenset({"date", "sharelink", "sharecommentary"}),
        {"date": "date", "sharecommentary": "text", "sharedurl": "link", "mediaurl": "media"},
        says={"channel": "linkedin", "status": "published"},
    ),
    Columns(
        "X",
        frozenset({"tweet_id", "in_reply_to_status_id", "timestamp", "text"}),
        {
            "timestamp": "date",
            "text": "text",
            "in_reply_to_status_id": "reply_to",
            "retweeted_status_id": "repost_of",
        },
        says={"channel": "x", "status": "published"},
    ),
    Columns(
        "X Analytics",
        frozenset({"tweet id", "tweet text", "time", "impressions"}),
        {"tweet text": "text", "time": "date"},
        says={"channel": "x", "status": "published"},
    ),
    Columns(
        "Meta Business Suite",
        frozenset({"post id", "account username", "description", "publish time"}),
        {"description": "text", "publish time": "date", "account username": "account"},
        says={"channel": "instagram", "status": "published"},
    ),
    Columns(
        "HighLevel",
        frozenset({"content", "postatspecifictime"}),
        {
            "postatspecifictime": "date",
            "content": "text",
            "link": "link",
            "ogmetaurl": "link",
            "imageurls": "media",
            "gifurl": "media",
            "videourls": "media",
            "followupcomment": "first_comment",
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
        {"date": "date", "time_24hr": "time", "message_text": "text", "link": "link", "image": "media"},
    ),
    Columns(
        "Vista Social",
        frozenset({"message", "type", "link", "time"}),
        {"message": "text", "link": "media", "time": "date", "comment1": "first_comment"},
    ),
    Columns(
        "Agorapulse",
        frozenset({"text", "media urls", "link", "date"}),
        {"text": "text", "media urls": "media", "link": "link", "date": "date"},
    ),
    Columns(
        "Ayrshare",
        frozenset({"post", "platforms", "scheduledate"}),
        {"post": "text", "platforms": "channel", "mediaurls": "media", "scheduledate": "date"},
    ),
)

HOOTSUITE: Final = ("date", "text", "link")
"""What Hootsuite's columns mean: its files have no header."""


def tool_of(header: Iterable[str]) -> Columns | None:
    """Return the tool whose files have the columns of ``header``, or None."""
    names = {form for name in header for form in forms_of(comparable(name))}
    return next((tool for tool in TOOLS if tool.needs <= names), None)


def is_of_hootsuite(row: Row) -> bool:
    """Tell whether ``row`` is a date, a text and perhaps a link, as in files that have no header."""
    is_one = 1 < len(row) <= len(HOOTSUITE) and bool(LIKE_A_DATE.fullmatch(row[0].text))
    return is_one and all(len(cell.text.split()) <= 1 for cell in row[2:])
