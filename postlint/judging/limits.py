"""How much each channel takes: the limits of ``limits.yaml``, and the ways in which channels count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from postlint.judging.graphemes import count, graphemes, is_emoji
from postlint.judging.x_length import LINK_LENGTH, x_length
from postlint.source.decode import read_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.validate import plain
from postlint.source.yaml.parse import parse

LIMITS_FILE: Final = Path(__file__).with_name("limits.yaml")

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
def limits() -> Dict[str, Limits]:
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

    Counting graphemes takes a millisecond. A link has a dot or a scheme.
    """
    forms = (text,) if text.isascii() else (text, unicodedata.normalize("NFC", text))
    links = text.count(".") + text.count("://")
    heavy = max(len(form) + (_HEAVIEST - 1) * len(_HEAVY.findall(form)) for form in forms)
    return heavy + links * LINK_LENGTH


def _mastodon(text: str) -> int:
    return count(_SERVER.sub(r"\1", LINK.sub("x" * LINK_LENGTH, text)))


def _emoji_in_bytes(text: str) -> int:
    if text.isascii():
        return count(text)
    return sum(len(seen.encode("utf-8", "replace")) if is_emoji(seen) else 1 for seen in graphemes(text))


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


COUNTS: Final[Dict[str, Callable[[str], int]]] = {
    "weighted": x_length,
    "mastodon": _mastodon,
    "graphemes": count,
    "emoji": _emoji_in_bytes,
    "utf16": _utf16,
}
"""The ways in which channels count."""
