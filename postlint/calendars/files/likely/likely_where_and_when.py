"""What says where a text goes out, and when, and no more, as labels of posts and headings of networks do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from postlint.calendars.dates.spoken_dates import MONTHS, WEEKDAYS, any_of
from postlint.calendars.files.likely.likely_names import NETWORKS
from postlint.calendars.terms.networks_meant import channels_in
from postlint.source.spans import with_plain_line_ends

SHORT_PLACES: Final = (
    *("threads", "hn", "fb", "ig", "li", "yt", "bsky"),
    *("tweet", "tweets", "toot", "toots", "skeet", "skeets"),
)
"""What else than by their names networks are called, and what goes out there."""
_PLACES: Final = (
    # Two names in one before either of them, of which the other would be left over.
    *("twitter/x", "x/twitter", *NETWORKS.split("|"), "show hn", "hacker news"),
    *(*SHORT_PLACES, r"r/\w+"),
)
_BEGINS_PLACE: Final = f"(?=[{''.join(sorted({place[0] for place in _PLACES}))}])"
"""The letters with which places begin: so most of a text is skipped without trying any."""
NAMES: Final = re.compile(
    rf"(?<![\w@/.#-]){_BEGINS_PLACE}(?:{'|'.join(_PLACES)})(?![\w@-]|\.\w)", re.IGNORECASE
)
X: Final = re.compile(r"X(?<![\w@/.-]X)(?![\w@'’.-])")
_PERHAPS: Final = re.compile(
    rf"(?<![^\W\d_]){_BEGINS_PLACE}(?:r/|(?:{NETWORKS}|{'|'.join(SHORT_PLACES)}|hacker|X)"
    rf"(?:(?![^\W\d_])|{any_of(WEEKDAYS)}))",
    re.IGNORECASE,
)
"""What is in all that names a network once days and weeks are taken out of it."""
WORDS_OF_NETWORKS: Final = (*NETWORKS.split("|"), "tweet", "toot", "skeet")
_LONG_WEEKDAYS: Final = any_of(name for name in WEEKDAYS if len(name) > 2)  # noqa: PLR2004
_MONTH: Final = any_of(MONTHS)
_DIGIT: Final = re.compile(r"\d")
_DAY: Final = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d(?!\d)|\b\d{{1,2}}(?:st|nd|rd|th)?\.?[ \t]+(?:de[ \t]+|di[ \t]+)?(?:{_MONTH})\b"
    rf"|\b(?:{_MONTH})\.?[ \t]+\d{{1,2}}(?!\d)|\b\d{{1,2}}[./]\d{{1,2}}[./](?:20)?\d\d\b"
    r"|\b\d{1,2}\.\d{1,2}\.(?!\d)",
    re.IGNORECASE,
)
CLOCK: Final = re.compile(
    r"\b(?:[01]?\d|2[0-3])[:.h][0-5]\d\b|\b\d{1,2}[ \t]?(?:am|pm|uhr|h)\b", re.IGNORECASE
)
_FILLER: Final = re.compile(
    rf"(?<![^\W\d_])(?:posts?|copy|captions?|texts?|threads?|short|long|version|variant|draft|main|thread|page"
    rf"|update|reel|story|carousel|stories|group|profile|company|business|beitrag|texte|text|uhr|am|pm|pt|et"
    rf"|cet|utc|gmt|hours?|the|on|at|for|and|und|et|y|e|en|o|a|à|às|las|um|om|alle|de|den|der|del|of|day"
    rf"|before|after|week|h|st|nd|rd|th|feed|show|hn|someday|tbd|todo|done|next|waiting|{_LONG_WEEKDAYS}|{_MONTH})(?![^\W\d_])",
    re.IGNORECASE,
)
_WITHOUT: Final = re.compile(r"\([^()]*\)|\[[ xX✓✔-]?\]")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_SHORT_WORD: Final = 3
"""How long a word is that may stand beside a network and a day: in some language, it names the weekday."""
SHORT_NAMES_OF_DAYS: Final = any_of(name.capitalize() for name in WEEKDAYS if len(name) <= 3)  # noqa: PLR2004
NO_CODE: Final = r"(?!(?:if\w*|end\w*|def\w*|undef|include|pragma|el\w+|error|region|type)\b)"
_NETWORKS: Final = frozenset(name.encode() for name in (*NETWORKS.split("|"), *SHORT_PLACES))
_WEEKDAYS: Final = frozenset(name.encode() for name in WEEKDAYS if len(name) > 3)  # noqa: PLR2004
_SHORT_DAYS_BEHIND: Final = any_of(name for name in WEEKDAYS if len(name) <= 3)  # noqa: PLR2004
_MONTHS: Final = {name.encode(): name for name in MONTHS}
"""Words that place, as bytes of small letters."""
_SIGNS_THAT_PLACE: Final = (
    re.compile(
        r"\d(?<![^\W_]\d)(?:\d{3}-\d\d-\d\d(?!\d)|\d?(?:[./]\d\d?[./](?:20)?\d\d(?![^\W_])|\.\d\d?\.(?!\d)))"
    ),
    re.compile(
        rf"[#＃](?<![^\W_][#＃])(?<![&/][#＃]){NO_CODE}[^\W\d_]\w\w(?:(?<!\]\([#＃]\w\w\w)|(?=[^()\s]*[\s(]))"
    ),
    re.compile(r"\{(?:url|link|hashtags?|tags?)\}"),
    re.compile(r"X(?<![^\W_]X)(?<!\D[/.]X)(?<![^\W\d_]-X)(?![^\W_]|[@'’.])"),
    re.compile(r"r/(?<![^\W_]r/)(?<!\D/r/)\w"),
    re.compile("show hn"),
    re.compile(rf"(?:{SHORT_NAMES_OF_DAYS})[.,]?[ ]\d"),
    re.compile(r"[TD](?<!\w[TD])[ ]?[-+–][ ]?\d"),
)
"""Days in digits, hashtags and the like. Each begins with the letters that it is about, and looks behind from
there: so most of a text is skipped without trying anything."""
_DAY_BEFORE_MONTH: Final = re.compile(
    rf"\d(?:st|nd|rd|th)?\.?[ \t]+(?:de[ \t]+|di[ \t]+)?(?:{any_of(MONTHS)})(?![^\W_])"
)
_SMALL: Final = bytes(
    code if code >= 0x80 or chr(code).isdigit() else ord(chr(code).lower()) if chr(code).isalpha() else 0x20  # noqa: PLR2004
    for code in range(256)
)
"""Small letters for capitals, and spaces for whatever is no letter: so words are told apart fastest."""
FEW: Final = 2
HASHTAG: Final = re.compile(r"(?:^|\s)#[^\W\d_]\w+")
WORDS: Final = r"\S+(?:[ \t]+\S+)"
_SENTENCE: Final = re.compile(rf"(?<!\S){WORDS}{{5}}")
"""So many words are a text, and fewer what it is about; begun in a word, one long word takes for ever."""
_HEADS: Final = rf"(?:{NETWORKS}|threads|x|show hn|r/\w+|(?:hacker news|reddit|discord)[ \t]*\#?\w*)"
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
    rf"^(?:#{{1,6}}[ \t]+|\*\*){_BEFORE}(?P<name>{_HEADS})"
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


def names_network(line: str) -> bool:
    """Tell whether ``line`` names a network."""
    return bool(NAMES.search(line) or X.search(line))


def is_head(text: str) -> bool:
    """Tell whether ``text`` says nothing but where and when; beside both, one short word does no harm."""
    rest = CLOCK.sub(" ", _DAY.sub(" ", _WITHOUT.sub(" ", text)))
    others = _LETTERS.findall(_FILLER.sub(" ", X.sub(" ", NAMES.sub(" ", rest))))
    is_short = len(others) == 1 and len(others[0]) <= _SHORT_WORD
    return not others or (is_short and says_when(text) and names_network(text))


def names_place(said: str) -> bool:
    """Tell whether ``said`` says where something goes out, and when, and no more."""
    return names_network(said) and is_head(said)


def may_name_place(said: str) -> bool:
    """Tell whether ``said`` may name a place, with a day in it or without: of most, that is soon told."""
    return _PERHAPS.search(said) is not None


def says_when(text: str) -> bool:
    """Tell whether a day is in ``text``."""
    return _DIGIT.search(text) is not None and _DAY.search(text) is not None


def is_weekday(cell: str) -> bool:
    """Tell whether ``cell`` begins with the name of a day of the week."""
    return bool(re.match(rf"(?:{_LONG_WEEKDAYS})(?![^\W\d_])", cell, re.IGNORECASE))


def may_place(text: str) -> bool:
    """Tell whether a network, a day, a hashtag or a slot may be in ``text``: in most there is none.

    That is found out in a twentieth of the time that cutting and weighing take.
    """
    if any(sign.search(text) for sign in _SIGNS_THAT_PLACE):
        return True
    lowered = text.lower()
    words = frozenset(lowered.encode("utf-8", "replace").translate(_SMALL).split())
    if not words.isdisjoint(_WEEKDAYS) or any(
        _as_word(name.decode()).search(lowered) for name in words & _NETWORKS
    ):
        return True
    # Words such as "may" are in many texts, and a day beside them in few.
    months = [_MONTHS[word] for word in words & _MONTHS.keys()]
    return bool(months) and (
        _DAY_BEFORE_MONTH.search(lowered) is not None
        or any(_day_behind(month).search(lowered) for month in months)
    )


@cache
def _as_word(network: str) -> re.Pattern[str]:
    """Return what finds the name of a network where it may stand alone, and is no part of an address."""
    begins = rf"(?<![^\W_]{network})(?<![^\dx][/.]{network})(?<![^\W\d_]-{network})"
    return re.compile(rf"{network}{begins}(?![^\W_]|@|\.\w|-(?!(?:{_SHORT_DAYS_BEHIND}))\w)")


@cache
def _day_behind(month: str) -> re.Pattern[str]:
    return re.compile(rf"{month}(?<![^\W_]{month})\.?[ \t]+\d")


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
