"""How long a text is, as each channel counts it: characters as people see them, bytes, or X's weights.

How much each channel takes says ``limits.yaml``.

X counts by the weights and the links of twitter-text, as it publishes them. Every link is as long as any
other. X takes for a link what names a server below a top-level domain that it knows, with or without
``https://``, and what stands around it decides, too: the server of an e-mail address is none. Counting takes
time in proportion to the text, whatever it says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from postlint.records import dataclass
from postlint.source.decode import read_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.validate import plain
from postlint.source.yaml.parse import parse

LIMITS_FILE: Final = Path(__file__).with_name("limits.yaml")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one channel takes. ``counted`` names the way in which it counts (:data:`COUNTS`).

    ``text_bytes`` is a second limit on texts. Of ``alt`` and ``hashtags``, None is: not known.
    """

    title: str
    text: int
    counted: str
    text_bytes: int | None
    alt: int | None
    hashtags: int | None = None


@cache
def limits() -> Mapping[str, Limits]:
    """Return what each channel takes, by channel.

    Raises:
        RuntimeError: the file that comes with postlint is damaged.
    """
    source = read_file(LIMITS_FILE, LIMITS_FILE.name)
    parsed = None if isinstance(source, Diagnostic) else parse(source)
    if parsed is None or parsed.problems:
        raise RuntimeError(f"{LIMITS_FILE} cannot be read: install postlint again")
    content: Any = plain(parsed.documents[0])
    return {
        channel: Limits(
            title=about["title"],
            text=about["text"]["limit"],
            counted=about["text"]["counted"],
            text_bytes=about["text"].get("bytes"),
            alt=about.get("alt"),
            hashtags=about.get("hashtags", {}).get("limit"),
        )
        for channel, about in content["channels"].items()
    }


_EMOJI: Final = re.compile(
    "[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab"
    "\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff"
    "\u20e3\ufe0f]"
)
"""What shows as an emoji by itself (Emoji_Presentation of Unicode), and the signs that make one of others."""


def count(text: str) -> int:
    """Return how many characters people see in ``text``."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    return sum(1 for _ in graphemes(text))


def graphemes(text: str) -> Iterator[str]:
    """Yield the characters that people see in ``text``, each with all that it is put together from."""
    import grapheme

    # Line by line, since the library takes a flag after a line break for two characters.
    for line in text.splitlines(keepends=True):
        yield from grapheme.graphemes(line)


def is_emoji(seen: str) -> bool:
    """Tell whether ``seen``, one character as people see it, is an emoji."""
    return bool(_EMOJI.search(seen))


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
_GOES_ON: Final = re.compile("[0-9a-z@+-]", re.IGNORECASE)
"""What follows no top-level domain: the word is longer, or it is the name in an e-mail address."""
_LONGEST_LABEL: Final = 63
_LONGEST_LINK: Final = 4096

_LASTING: Final = rf"a-z0-9\u0400-\u04ff{_LATIN}+\-=_#/"
_PATH: Final = rf"[{_LASTING}!*';:,.$%\[\]\u2013~@|&]"
_BRACKETS: Final = rf"\((?:{_PATH}+|{_PATH}*\({_PATH}+\){_PATH}*)\)"
_QUERY: Final = re.compile(r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]", re.IGNORECASE)
_SHORTENED: Final = re.compile(r"https?://t\.co/[a-z0-9]+", re.IGNORECASE)
"""A link that X has shortened already: only a query may follow."""
_TOO_LONG: Final = re.compile(r"https?://t\.co/[a-z0-9]{41}", re.IGNORECASE)


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


@cache
def _servers() -> re.Pattern[str]:
    """Return what finds the name of a server; made when it is first asked for, since that takes long."""
    return re.compile(
        rf"(?<![a-z0-9@＠$#＃{_INVALID}])https?://(?P<named>[{_ANY}]+(?:\.[{_ANY}]+)+)"
        rf"|(?<![{_BARE}@＠$#＃./{_INVALID}])(?P<bare>[{_BARE}]+(?:\.[{_BARE}]+)+)",
        re.IGNORECASE,
    )


@cache
def _ports_and_paths() -> re.Pattern[str]:
    """Return what goes on behind a server, made when it is first asked for, too."""
    return re.compile(
        rf"(?::[0-9]+)?(?:/(?:{_PATH}*(?:{_BRACKETS}{_PATH}*)*[{_LASTING}]|{_BRACKETS})*)?", re.IGNORECASE
    )


def links(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each link in ``text`` starts and ends, as X finds them."""
    servers = _servers()
    found = servers.search(text)
    while found:
        name = "named" if found["named"] else "bare"
        server = _end_of_server(text, found.start(name), found[name])
        start, end = found.start(), found.start() + 1
        if server:
            # An underscore is no part of a bare link, though a subdomain may have one.
            start = start if name == "named" else max(start, text.rfind("_", start, server) + 1)
            end = _end_of_path(text, start, server)
            if end - start <= _LONGEST_LINK and not _TOO_LONG.match(text, start):
                yield start, end
        found = servers.search(text, end)


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


def _end_of_path(text: str, start: int, server: int) -> int:
    path = _SHORTENED.match(text, start) or _ports_and_paths().match(text, server)
    end = path.end() if path else server
    query = _QUERY.match(text, end)
    return query.end() if query else end


_LINK: Final = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?'’”)\]}]", re.IGNORECASE)
_ON_MASTODON: Final = re.compile(r"(?<![\w/@])(@[a-z0-9_]+)@[a-z0-9.-]*[a-z0-9]", re.IGNORECASE)


def length(text: str, counted: str) -> int:
    """Return how long ``text`` is, counted as :data:`COUNTS` names it."""
    return COUNTS[counted](text)


def length_over(most: int, text: str, counted: str) -> int | None:
    """Return how long ``text`` is where that is more than ``most``. What is surely shorter is not counted."""
    if _at_most(text) <= most:
        return None
    characters = length(text, counted)
    return characters if characters > most else None


_HEAVY_OR_JOINING: Final = re.compile(r"[^\u0000-\u10ff\u2000-\u200c\u2010-\u201f\u2032-\u2037]")
"""What X counts as 2, and what joins emoji. No other character is more than 1, however it is counted."""
_HEAVIEST: Final = 4
"""As many bytes as UTF-8 has for one character."""


def _at_most(text: str) -> int:
    """Return a number that ``text`` is no longer than, however it is counted.

    Counting graphemes takes a millisecond. A link has a dot or a scheme.
    """
    forms = (text,) if text.isascii() else (text, unicodedata.normalize("NFC", text))
    links = text.count(".") + text.count("://")
    heavy = max(len(form) + (_HEAVIEST - 1) * len(_HEAVY_OR_JOINING.findall(form)) for form in forms)
    return heavy + links * LINK_LENGTH


def _mastodon(text: str) -> int:
    return count(_ON_MASTODON.sub(r"\1", _LINK.sub("x" * LINK_LENGTH, text)))


def _emoji_in_bytes(text: str) -> int:
    if text.isascii():
        return count(text)
    return sum(len(seen.encode("utf-8", "replace")) if is_emoji(seen) else 1 for seen in graphemes(text))


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


COUNTS: Final[Mapping[str, Callable[[str], int]]] = {
    "weighted": x_length,
    "mastodon": _mastodon,
    "graphemes": count,
    "emoji": _emoji_in_bytes,
    "utf16": _utf16,
}
"""The ways in which channels count."""
