"""How much each channel takes: the limits of ``limits.yaml``, and the ways in which channels count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from postlint.source.diagnostic import Diagnostic
from postlint.source.reading import read_file
from postlint.source.validate import plain
from postlint.source.yaml_tree import parse

LIMITS_FILE: Final = Path(__file__).with_name("limits.yaml")

LINK_LENGTH: Final = 23
"""What X and Mastodon count a link as, however long it is."""

LINK: Final = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?'’”)\]}]", re.IGNORECASE)
_SERVER: Final = re.compile(r"(?<![\w/@])(@[a-z0-9_]+)@[a-z0-9.-]*[a-z0-9]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one channel takes. ``text_bytes`` is a second limit on texts; ``alt`` None: not known."""

    title: str
    text: int
    counted: str
    text_bytes: int | None
    alt: int | None


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
        )
        for channel, about in content["channels"].items()
    }


def length(text: str, counted: str) -> int:
    """Return how long ``text`` is, counted as :data:`COUNTS` names it."""
    return COUNTS[counted](text)


def length_over(most: int, text: str, counted: str) -> int | None:
    """Return how long ``text`` is where that is more than ``most``. What is surely shorter is not counted."""
    if _at_most(text) <= most:
        return None
    characters = length(text, counted)
    return characters if characters > most else None


_HEAVY: Final = re.compile(r"[^\u0000-\u10ff\u2000-\u200c\u2010-\u201f\u2032-\u2037]")
"""What X counts as 2, and what joins emoji. No other character is more than 1, however it is counted."""
_HEAVIEST: Final = 4
"""As many bytes as UTF-8 has for one character."""


def _at_most(text: str) -> int:
    """Return a number that ``text`` is no longer than, however it is counted.

    Counting as X does takes a millisecond, and so do graphemes. A link has a dot or a scheme.
    """
    forms = (text,) if text.isascii() else (text, unicodedata.normalize("NFC", text))
    links = text.count(".") + text.count("://")
    heavy = max(len(form) + (_HEAVIEST - 1) * len(_HEAVY.findall(form)) for form in forms)
    return heavy + links * LINK_LENGTH


def _weighted(text: str) -> int:
    from twitter_text import parse_tweet

    return int(parse_tweet(_without_crowds(text)).weightedLength)


_MOST_DOTS: Final = 8
"""The most dots that a name of a server is taken to have."""


def _without_crowds(text: str) -> str:
    """Return ``text`` with the dots of crowded stretches replaced by others of the same weight.

    The library looks for servers in time that grows with the square of the dots, so that a text of nothing
    but ``a.a.a.`` would take hours. No server's name has so many.
    """

    def thinned(stretch: re.Match[str]) -> str:
        return stretch[0].replace(".", "·") if stretch[0].count(".") > _MOST_DOTS else stretch[0]

    return re.sub(r"[^\s/?#]+", thinned, text)


def _mastodon(text: str) -> int:
    return _graphemes(_SERVER.sub(r"\1", LINK.sub("x" * LINK_LENGTH, text)))


def _graphemes(text: str) -> int:
    if text.isascii():
        return len(text) - text.count("\r\n")
    import grapheme

    return int(grapheme.length(text))


_EMOJI: Final = re.compile(
    "[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab"
    "\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff"
    "\u20e3\ufe0f]"
)
"""What shows as an emoji by itself (Emoji_Presentation of Unicode), and the signs that make one of others."""


def _emoji_in_bytes(text: str) -> int:
    if text.isascii():
        return _graphemes(text)
    import grapheme

    return sum(
        len(seen.encode("utf-8", "replace")) if _EMOJI.search(seen) else 1
        for seen in grapheme.graphemes(text)
    )


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


COUNTS: Final[Mapping[str, Callable[[str], int]]] = {
    "weighted": _weighted,
    "mastodon": _mastodon,
    "graphemes": _graphemes,
    "emoji": _emoji_in_bytes,
    "utf16": _utf16,
}
"""The ways in which channels count."""
