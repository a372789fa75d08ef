"""What makes a Markdown file look like posts: its headings, its front matter, or where it lies."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from postlint.calendars.files.likely_names import (
    NETWORKS,
    is_called_network,
    is_called_posts,
    is_called_social,
    lies_among_posts,
)
from postlint.calendars.model import LikelySort
from postlint.calendars.readers.headings import PostHeadings, post_headings
from postlint.calendars.value_words import channels_in

_SOFTWARE: Final = re.compile(
    r"^#{1,6}[ \t].*\b(?:install\w*|configur\w*|setup|usage|api|oauth|credentials?|authenticat\w*|webhooks?"
    r"|permissions|environment|deploy\w*|troubleshooting|endpoints?|requirements|architecture)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""Headings of texts that tell how software is used, networks by their names among them."""
_WORDS: Final = (*NETWORKS.split("|"), "platform", "channel", "tweet", "toot")
_FIELD_OF_TEXT: Final = re.compile(
    r"^(?:#{1,6}[ \t]+|\*\*)(?:content|copy|text|caption|body|post)\b[ \t]*:?(?:\*\*:?)?[ \t]*$"
    r"|^[-*+][ \t]+\**(?:copy|text|caption|post)\**:\**[ \t]+\S",
    re.IGNORECASE | re.MULTILINE,
)
_FRONT: Final = re.compile(r"\s*---[ \t]*\r?\n(?P<front>.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_ENTRY: Final = re.compile(r"^[ \t]*(?P<key>[A-Za-z][\w -]*):(?P<value>.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_WHERE: Final = re.compile(r"(?:target_)?(?:platforms?|channels?|networks?)", re.IGNORECASE)
_OF_A_PAGE: Final = re.compile(
    r"^(?:layout|permalink|categor(?:y|ies)|slug|excerpt|weight|sidebar\w*|nav\w*)[ \t]*:", re.MULTILINE
)
_OF_A_POST: Final = re.compile(r"^(?:date|status|schedule\w*|images?|alt|hashtags)[ \t]*:", re.MULTILINE)
_HASHTAG: Final = re.compile(r"(?:^|\s)#[^\W\d_]\w+")
_LINE_OF_HASHTAGS: Final = re.compile(r"^(?:\\?#[^\W\d_]\w+[ \t]*){3,}$", re.MULTILINE)
_TITLE: Final = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_LONGEST: Final = 2_500
"""How many characters a text may have that is taken for one post."""


def look(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return what sort of posts the Markdown in ``text`` looks like, and why; None where it does not."""
    if not is_called_social(path) and not _speaks_of_networks(text):
        return None
    found = _FRONT.match(text)
    front, body = (found["front"], text[found.end() :]) if found else ("", text)
    key, headings = _key_of_networks(front), post_headings(body)
    if (key and headings.several) or _are_of_posts(path, headings, body):
        return "sections", f"headings {headings.in_short}"
    if is_called_social(path) and _LINE_OF_HASHTAGS.search(body) and len(body) > _LONGEST:
        return "sections", "lines of hashtags"
    if key:
        return "markdown", f"`{key}:` in its front matter"
    return ("markdown", "a short text where posts lie") if _is_one_post(path, front, body) else None


def _speaks_of_networks(text: str) -> bool:
    """Tell whether a network is named at all, which most texts do not: that is found out in no time."""
    folded = text.lower()
    return any(word in folded for word in _WORDS)


def _key_of_networks(front: str) -> str | None:
    """Return the key under which front matter says to which networks a text goes; texts for them are read."""
    for entry in _ENTRY.finditer(front):
        key, value = entry["key"].strip(), entry["value"].strip().lstrip("|>-+ \n\t\"'")
        names = re.findall(r"[^\W_]+", value.partition("\n")[0])
        if _WHERE.fullmatch(key) and names and all(map(channels_in, names)):
            return key
    return None


def _are_of_posts(path: PurePath, headings: PostHeadings, body: str) -> bool:
    """Tell whether posts stand under the headings of a text; those of other texts may name networks, too."""
    if len(headings.numbered) > 1 and (headings.networks or headings.fields or is_called_social(path)):
        return True
    if not (headings.named or headings.fields) or _SOFTWARE.search(body):
        return False
    if is_called_posts(path) or (headings.fields and _FIELD_OF_TEXT.search(body)):
        return True
    says_so = lies_among_posts(path) or headings.speak_of_posts or _HASHTAG.search(body)
    return is_called_social(path) and headings.several and bool(says_so)


def _is_one_post(path: PurePath, front: str, body: str) -> bool:
    if not body.strip() or len(body) > _LONGEST or len(_TITLE.findall(body)) > 1 or _OF_A_PAGE.search(front):
        return False
    has_hashtags = bool(_HASHTAG.search(body))
    if lies_among_posts(path):
        return has_hashtags or bool(_OF_A_POST.search(front)) or is_called_posts(path.parent)
    return has_hashtags and (is_called_posts(path) or is_called_network(path))
