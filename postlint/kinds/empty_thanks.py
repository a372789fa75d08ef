"""Thanks that credit nobody in particular: to everybody, to one's own people, to one's own public.

They look like credit to others and are none: the guide calls them small talk, or a post about us. So is
praise of a sponsor inside of an advertisement. Whoever is named, by a handle or a name, was thanked.
"""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.handles import mentions
from postlint.calendars.model import Post
from postlint.kinds.own_accounts import Ours
from postlint.source.expressions import later
from postlint.vocabulary import Kind

_THANKS: Final = (
    r"(?:thank(?:s|\s+you|ing)?|grateful|kudos|hats\s+off|shout-?outs?|well\s+done|congrat(?:s|ulations))"
)
_KIND_WORDS: Final = (
    r"(?:(?:amazing|wonderful|fantastic|incredible|brilliant|great|lovely|dear|hard-?working|dedicated|loyal"
    r"|whole|entire|own|many|local)\s+){0,3}"
)
_EVERYBODY: Final = r"(?:everyone|everybody|(?:you\s+all|all\s+of\s+you|each\s+and\s+every\s+one)\b)"
_STAFF: Final = r"(?:staff|teams?|colleagues?|crews?|employees|workforce|board|management)"
_PUBLIC: Final = (
    r"(?:followers?|fans?|community|customers?|residents?|readers?|visitors?|subscribers?|viewers?|listeners?"
    r"|citizens|audience|guests)"
)
_WHOM: Final[tuple[tuple[str, Kind, str], ...]] = (
    (_EVERYBODY, "conversation", "thanks everybody"),
    (rf"(?:our|all\s+our)\s+{_KIND_WORDS}{_STAFF}", "press_release", "praises your own people"),
    (rf"(?:our|all\s+our)\s+{_KIND_WORDS}{_PUBLIC}", "conversation", "thanks your own public"),
)
"""Whom thanks can be to that credit nobody, what such a post does, and why."""
_THANKING: Final = re.compile(_THANKS, re.IGNORECASE)
_REASONS: Final = tuple(
    (re.compile(rf"\b{_THANKS}\b[^.!?\n]{{0,25}}?\b{whom}\b", re.IGNORECASE), kind, why)
    for whom, kind, why in _WHOM
)
_NAME: Final = re.compile(r"(?<=[a-z,;:] )(?!I\b|I['’])[A-Z][\w'’&-]*[a-z]")
_A_DAY: Final = later(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Christmas|Easter"
)
_ADVERTISEMENT: Final = re.compile(
    r"(?:^|\s)#(?:ad|advert|advertisement|anzeige|werbung|sponsored)\b|^\W*(?:ad|advertisement|anzeige)\b\s*[:|–-]",
    re.IGNORECASE,
)
_SPONSOR: Final = re.compile(r"\b(?:sponsors?|partners?)\b", re.IGNORECASE)


def credits_nobody(post: Post, ours: Ours) -> tuple[Kind, str] | None:
    """Return what a post does whose thanks credit nobody in particular, and why; None for any other."""
    text = post.speech
    if _is_advertisement(post, text) and _SPONSOR.search(text):
        return "press_release", "praises a sponsor inside of an advertisement"
    for pattern, kind, why in _REASONS if _THANKING.search(text) else ():
        found = pattern.search(text)
        if found:
            named = any(one.handle not in ours.handles for one in mentions(text, ours.handles))
            return None if named or _names_somebody(text, found.end()) else (kind, why)
    return None


def _is_advertisement(post: Post, text: str) -> bool:
    marked = any(value.strip().lower() in ("true", "yes") for value in post.own_keys.get("paid", ()))
    return marked or _ADVERTISEMENT.search(text) is not None


def _names_somebody(text: str, start: int) -> bool:
    """Tell whether the sentence goes on to a name, which is then thanked as well."""
    sentence = re.split(r"[.!?\n]", text[start:], maxsplit=1)[0]
    return any(not _A_DAY.match(name[0]) for name in _NAME.finditer(sentence))
