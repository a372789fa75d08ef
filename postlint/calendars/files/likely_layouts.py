"""Layouts of posts in Markdown whose texts are too few, or too bare, to be weighed: queues and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from postlint.calendars.files.likely_names import NETWORKS, is_called_captions, is_called_social
from postlint.calendars.files.likely_prose import FEW, HASHTAG
from postlint.calendars.model import LikelySort
from postlint.source.spans import with_plain_line_ends

_WORDS: Final = r"\S+(?:[ \t]+\S+)"
_SENTENCE: Final = re.compile(rf"{_WORDS}{{5}}")
"""So many words are a text, and fewer what it is about."""
_SHORT_NAMES_OF_NETWORKS: Final = "fb|ig|li|yt|bsky|masto|fosstodon|x|threads"
_NETWORK: Final = rf"(?:{NETWORKS}|{_SHORT_NAMES_OF_NETWORKS})"
_NAME_OF_NETWORK: Final = re.compile(rf"\b(?:{NETWORKS})\b", re.IGNORECASE)
_LIST: Final = rf"{_NETWORK}(?:[ \t]*(?:[,+&/]|and|und)[ \t]*{_NETWORK})*"

_MARKED: Final = re.compile(
    rf"^[ \t]*(?:[-*+]|\d{{1,2}}[.)])[ \t]+(?P<box>\[[ xX]\][ \t]+)?(?P<day>\d{{4}}-\d\d-\d\d[ \t]+)?"
    rf"(?:\*\*{_LIST}:?\*\*:?|\({_LIST}\):?)[ \t]+{_WORDS}{{5}}",
    re.IGNORECASE | re.MULTILINE,
)
"""A line of a queue: where it goes out in bold or in brackets, and what it says."""
_PLACES: Final = rf"(?:{NETWORKS}|threads|x|show hn|r/\w+|(?:hacker news|reddit|discord)[ \t]*\#?\w*)"
_SAYS_POST: Final = r"[ \t]+(?:post|copy|caption|text|thread)s?"
_HEADED: Final = re.compile(
    rf"^(?:#{{1,6}}[ \t]+|\*\*)(?P<name>{_PLACES})(?P<post>{_SAYS_POST})?(?P<more>(?:[ \t,(–—-].{{0,40}})?)"
    r"(?:\*\*:?|:)?[ \t]*\n(?:[ \t]*\n)*(?P<quote>>[ \t]?|```\w*\n)?(?P<text>(?![-*+#|\[!<`]).*)",
    re.IGNORECASE | re.MULTILINE,
)
"""The name of a network as a heading or in bold, and the first line below."""
_OF_DAY: Final = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?\.?[ \t]+[^\W\d_]{3,}|\d{4}-\d\d-\d\d|day", re.IGNORECASE
)
_NO_NETWORK_OF_OURS: Final = re.compile(r"show hn|r/\w+", re.IGNORECASE)

_TOML: Final = re.compile(r"\+\+\+[ \t]*\r?\n(?P<front>.*?)^\+\+\+[ \t\r]*$", re.DOTALL | re.MULTILINE)
_KEPT_FOR: Final = re.compile(
    rf"^[ \t]*\"?(?P<key>{_NETWORK})(?:_(?:post|text|copy))?\"?[ \t]*=[ \t]*[\"']+{_WORDS}{{3}}",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBERED: Final = re.compile(rf"^\d{{1,2}}[.)][ \t]+.*(?:\n[ \t]+{_WORDS}{{3}}.*)+", re.MULTILINE)


def look_at_layout(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return what makes the Markdown in ``text`` look like posts though no reader knows its layout."""
    found = _TOML.match(text.lstrip("\ufeff"))
    if found:
        kept = _KEPT_FOR.search(found["front"])
        return ("toml", f"`{kept['key']} =` in its front matter") if kept else None
    why = next(_signs(path, with_plain_line_ends(text)), None)
    return ("layout", why) if why else None


def is_agreed_on(text: str) -> bool:
    """Tell whether minutes hold the wording of posts: networks with days, each above a quotation."""
    headed = _HEADED.finditer(with_plain_line_ends(text))
    return sum(bool(one["quote"] and _OF_DAY.search(one["more"])) for one in headed) >= FEW


def _signs(path: PurePath, text: str) -> Iterator[str]:
    social = is_called_social(path)
    if headed := _headings(text, social=social):
        yield f"texts under {', '.join(headed[:3])}" + (" …" if len(headed) > 3 else "")  # noqa: PLR2004
    lines = [found for found in _MARKED.finditer(text) if social or found["box"] or found["day"]]
    if len(lines) >= FEW:
        yield "lines that begin with networks"
    if is_called_captions(path) and _NAME_OF_NETWORK.search(text) and len(_NUMBERED.findall(text)) > FEW:
        yield "a numbered list of texts"


def _headings(text: str, *, social: bool) -> list[str]:
    """Return the names of networks under which a text stands that is no word about the network."""
    found = [
        one
        for one in _HEADED.finditer(text)
        if _SENTENCE.search(one["text"]) and one["name"].lower() not in one["text"].lower()
    ]
    certain = [
        one
        for one in found
        if one["post"]
        or one["quote"]
        or _NO_NETWORK_OF_OURS.match(one["name"])
        or HASHTAG.search(one["text"])
    ]
    if len({one["name"].lower() for one in found}) < FEW or not (len(certain) >= FEW or (certain and social)):
        return []
    return [f'"{one["name"]}{one["post"] or ""}"' for one in found]
