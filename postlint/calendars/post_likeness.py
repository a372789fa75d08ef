"""Whether a text looks like a post at all.

Beside posts stand notes, topics and tasks, which do not. It is told by a logistic regression over words,
pairs of words and the shape of the text, in 8 bits a weight: see ``training/likeness.py``, which fits and
measures it.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Final
from zlib import crc32

WEIGHTS: Final = Path(__file__).with_name("post_likeness.bin")
HEAD: Final = struct.Struct("<ff")
"""Before the weights: what one step of them is worth, and the bias."""
PLACES: Final = 1 << 13
_READ: Final = 200
"""How many characters of a text are read: by then a person knows, too."""
_MOSTLY: Final = 0.7
_TOKEN: Final = re.compile(r"\w+|[^\w\s]|\n")
_LINK: Final = re.compile(r"https?://\S+|\b[\w-]+\.(?:example|com|org|net|io|de|fr|es|it|nl)\b\S*")
_DIGIT: Final = re.compile(r"\d")
_LABEL: Final = re.compile(r"[^\n:]{2,30}:\s")
_SENTENCE: Final = re.compile(r"[.!?…]+(?:\s|$)")
_EMOJI: Final = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_MANY_DIGITS: Final = 0.15


def likeness(text: str, weights: bytes | None = None) -> float | None:
    """Return the log-odds that ``text`` is a post; None for scripts of which it has learnt nothing.

    ``weights`` are those that ship, where no others are given.
    """
    if not _is_latin(text):
        return None
    data = weights or _shipped()
    worth, bias = HEAD.unpack_from(data)
    steps = memoryview(data)[HEAD.size :].cast("b")
    places = places_of(text)
    return float(worth * sum(steps[place] for place in places) / sqrt(len(places)) + bias)


def places_of(text: str) -> set[int]:
    """Return the places, of ``PLACES``, of what there is in a text that is not empty."""
    return {crc32(feature.encode()) % PLACES for feature in _features(text.strip()[:_READ])}


def _is_latin(text: str) -> bool:
    letters = [letter for letter in text[:_READ] if letter.isalpha()]
    return sum(bool(_LATIN.match(letter)) for letter in letters) > _MOSTLY * len(letters)


@cache
def _shipped() -> bytes:
    return WEIGHTS.read_bytes()


def _features(text: str) -> Iterator[str]:
    tokens = _TOKEN.findall(_DIGIT.sub("0", _LINK.sub("§", text.lower())))
    yield from tokens
    yield from map(" ".join, zip(["^", *tokens], [*tokens, "$"], strict=True))
    yield f"length {len(text.split()).bit_length()}"
    yield f"lines {min(4, text.count(chr(10)))}"
    yield f"sentences {min(4, len(_SENTENCE.findall(text)))}"
    yield f"begins {_sort_of(text[0])}"
    yield f"ends {_sort_of(text[-1])}"
    if _LABEL.match(text):
        yield "has a label"
    if _EMOJI.search(text):
        yield "has an emoji"
    if len(_DIGIT.findall(text)) > _MANY_DIGITS * len(text):
        yield "has many digits"


def _sort_of(letter: str) -> str:
    if letter.isdigit():
        return "digit"
    return ("capital" if letter.isupper() else "small") if letter.isalpha() else letter
