"""How X counts: by the weights and the links of twitter-text, as X publishes them.

Every link is as long as any other. X takes for a link what names a server below a top-level domain that it
knows, with or without ``https://``, and what stands around it decides, too: the server of an e-mail address
is none. Counting takes time in proportion to the text, whatever it says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from postlint.judging.graphemes import graphemes, is_emoji

LINK_LENGTH: Final = 23
"""What X counts a link as, however long it is."""

_HEAVY: Final = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
"""What counts as two. Everything else is one, and an emoji two, whatever it is put together from."""

_TWO: Final = 2
_KEYCAP: Final = "\u20e3"

_DOMAINS: Final = Path(__file__).with_name("top_level_domains.txt")
_LATIN: Final = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289"
    "\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_INVALID: Final = "\ufffe\ufeff\uffff"
_BARE: Final = rf"a-z0-9_\-{_LATIN}"
"""What the name of a server is made of where no scheme says that it is one."""
_ANY: Final = (
    rf"^!'#%&()*+,\\./:;<=>?@\[\]{{|}}~$\s\u180e{_INVALID}"
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\^"
)
_SERVER: Final = re.compile(
    rf"(?<![a-z0-9@＠$#＃{_INVALID}])https?://(?P<named>[{_ANY}]+(?:\.[{_ANY}]+)+)"
    rf"|(?<![{_BARE}@＠$#＃./{_INVALID}])(?P<bare>[{_BARE}]+(?:\.[{_BARE}]+)+)",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile("[0-9a-z@+-]", re.IGNORECASE)
"""What follows no top-level domain: the word is longer, or it is the name in an e-mail address."""
_LONGEST_LABEL: Final = 63
_LONGEST_LINK: Final = 4096

_LASTING: Final = rf"a-z0-9\u0400-\u04ff{_LATIN}+\-=_#/"
_PATH: Final = rf"[{_LASTING}!*';:,.$%\[\]\u2013~@|&]"
_BRACKETS: Final = rf"\((?:{_PATH}+|{_PATH}*\({_PATH}+\){_PATH}*)\)"
_PORT_AND_PATH: Final = re.compile(
    rf"(?::[0-9]+)?(?:/(?:{_PATH}*(?:{_BRACKETS}{_PATH}*)*[{_LASTING}]|{_BRACKETS})*)?", re.IGNORECASE
)
_QUERY: Final = re.compile(r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]", re.IGNORECASE)
_SHORTENED: Final = re.compile(r"https?://t\.co(/[a-z0-9]+)", re.IGNORECASE)
"""A link that X has shortened already: only a query may follow."""
_LONGEST_SHORTENED: Final = 41


def x_length(text: str) -> int:
    """Return how long ``text`` is for X."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    length = counted = 0
    for start, end in links(text):
        length += _weight(text[counted:start]) + LINK_LENGTH
        counted = end
    return length + _weight(text[counted:])


def _weight(text: str) -> int:
    if not _HEAVY.search(text):
        return len(text)
    return sum(map(_weight_of_one, graphemes(text)))


def _weight_of_one(seen: str) -> int:
    # A sign that asks for an emoji (U+FE0F) makes none of a light character, and counts by itself.
    emoji = is_emoji(seen) and (_HEAVY.match(seen) or _KEYCAP in seen)
    return _TWO if emoji else len(seen) + len(_HEAVY.findall(seen))


def links(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each link in ``text`` starts and ends, as X finds them."""
    found = _SERVER.search(text)
    while found:
        link = _link(text, found)
        if link:
            yield link
        found = _SERVER.search(text, link[1] if link else found.start() + 1)


def _link(text: str, found: re.Match[str]) -> tuple[int, int] | None:
    server = _end_of_server(text, found.start(found.lastgroup or 0), found[found.lastgroup or 0])
    if not server:
        return None
    start = found.start()
    if found["bare"]:
        # An underscore is no part of such a link, though a subdomain may have one.
        start = max(start, text.rfind("_", start, server) + 1)
    end = _end_of_path(text, found, server)
    return (start, end) if end and end - start <= _LONGEST_LINK else None


def _end_of_server(text: str, start: int, name: str) -> int | None:
    """Return where the longest server ends that ``name`` begins with, or None where it names none."""
    end = None
    above, *labels = name.split(".")
    for label in labels:
        start += len(above) + 1
        if not _allowed(above):
            break
        top = 0 if "_" in above else _top_level(text, start, label)
        end = start + top if top else end
        above = label
    return end


def _allowed(label: str) -> bool:
    if not label.isascii() and len(label) <= _LONGEST_LABEL:
        label = f"xn--{label.encode('punycode').decode('ascii')}"
    return len(label) <= _LONGEST_LABEL and label[0] not in "_-" and label[-1] not in "_-"


def _top_level(text: str, start: int, label: str) -> int:
    """Return how much of ``label``, which stands at ``start``, is a top-level domain."""
    known, longest = _top_levels()
    if label[:4].lower() == "xn--":
        return len(label)
    for size in range(min(len(label), longest), 0, -1):
        if label[:size].lower() in known and not _GOES_ON.match(text, start + size):
            return size
    return 0


@cache
def _top_levels() -> tuple[frozenset[str], int]:
    """Return the top-level domains that X knows, and how long the longest is."""
    _, _, listed = _DOMAINS.read_text(encoding="utf-8").partition("\n")
    names = frozenset(listed.split())
    return names, max(map(len, names))


def _end_of_path(text: str, found: re.Match[str], server: int) -> int | None:
    shortened = _SHORTENED.match(text, found.start())
    if shortened and len(shortened[1]) > _LONGEST_SHORTENED:
        return None
    path = shortened or _PORT_AND_PATH.match(text, server)
    end = path.end() if path else server
    query = _QUERY.match(text, end)
    return query.end() if query else end
