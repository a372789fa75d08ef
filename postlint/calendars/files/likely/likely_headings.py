"""Headings and bold labels that name networks, and the texts right below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postlint.calendars.files.likely.likely_names import NETWORKS
from postlint.calendars.files.likely.likely_prose import FEW, HASHTAG
from postlint.calendars.terms.value_words import channels_in
from postlint.source.spans import with_plain_line_ends

WORDS: Final = r"\S+(?:[ \t]+\S+)"
_SENTENCE: Final = re.compile(rf"(?<!\S){WORDS}{{5}}")
"""So many words are a text, and fewer what it is about; begun in a word, one long word takes for ever."""
_PLACES: Final = rf"(?:{NETWORKS}|threads|x|show hn|r/\w+|(?:hacker news|reddit|discord)[ \t]*\#?\w*)"
_SAYS_POST: Final = r"[ \t]+(?:post|copy|caption|text|thread)s?"
_BEFORE: Final = (
    r"(?:[^\w\s#*`]{1,3}[ \t]+|\d{1,2}[.)][ \t]+)?"
    r"(?:(?:(?:posts?|text|copy|caption|blurb)[ \t]+)?(?:for|on|für|auf|pour|sur|para|per|su|voor|op)[ \t]+)?"
)
_NO_CODE: Final = r"(?:```|~~~)(?:te?xt|plain\w*|md|markdown)?[ \t]*\n"
_ABOVE_MARKS: Final = (
    r"(?:(?:(?![#>])[^\n]{1,80}:[ \t]*\n|\*\*[^*\n]{1,40}\*\*[^\n]{1,120}\n)(?:[ \t]*\n)*(?=>|```|~~~))?"
)
"""A line that announces a text in marks, or a field of it, as "**Use:** `square.png`" is."""
_HEADED: Final = re.compile(
    rf"^(?:#{{1,6}}[ \t]+|\*\*){_BEFORE}(?P<name>{_PLACES})"
    rf"(?P<post>{_SAYS_POST})?(?P<more>(?:[ \t,:(/–—-].{{0,60}})?)"
    rf"(?:\*\*:?|:(?:\*\*)?)?[ \t]*\n(?:[ \t]*\n)*{_ABOVE_MARKS}(?P<quote>>[ \t]?|{_NO_CODE})?"
    r"(?P<text>(?![-*+#|\[!<`]).*)",
    re.IGNORECASE | re.MULTILINE,
)
"""The name of a network as a heading or in bold, and the first line below."""
_OF_DAY: Final = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?\.?[ \t]+[^\W\d_]{3,}|\d{4}-\d\d-\d\d|day", re.IGNORECASE
)
_NO_NETWORK_OF_OURS: Final = re.compile(r"show hn|r/\w+", re.IGNORECASE)


def networks_above_texts(text: str, *, social: bool) -> list[str]:
    """Return the names of networks under which a text stands that is no word about the network."""
    found = list(_headed(text))
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


def heads_texts(text: str) -> bool:
    """Tell whether posts plainly stand in Markdown, whatever it is called: in marks, below several networks.

    A heading that also says "post" needs no marks below it.
    """
    found = (one for one in _headed(text) if one["quote"] or one["post"])
    return len({channel for one in found for channel in channels_in(one["name"])}) >= FEW


def is_agreed_on(text: str) -> bool:
    """Tell whether minutes hold the wording of posts: networks with days, each above a quotation."""
    headed = _HEADED.finditer(with_plain_line_ends(text))
    return sum(bool(one["quote"] and _OF_DAY.search(one["more"])) for one in headed) >= FEW


def _headed(text: str) -> Iterator[re.Match[str]]:
    """Yield the headings of networks above a text that is no word about the network."""
    for one in _HEADED.finditer(with_plain_line_ends(text)):
        words = re.findall(r"\w+", one["text"].lower())
        if _SENTENCE.search(one["text"]) and one["name"].lower() not in words:
            yield one
