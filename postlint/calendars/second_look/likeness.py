"""Whether a text looks like a post at all, and which blocks in no post do, which a reader passed over.

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

from postlint.calendars.readers.markdown_headings import TRANSLATIONS, VERSIONS
from postlint.calendars.second_look.blocks import Block
from postlint.calendars.second_look.layout import Layout
from postlint.calendars.second_look.remainder import Found
from postlint.source.lazy_patterns import later

WEIGHTS: Final = Path(__file__).with_name("likeness.bin")
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
_NO_PROSE: Final = later(r"[\"“„«*_(\[]|[^\W\d_][\w ,/()&'’-]{0,30}:\s")
"""What begins a quotation, a remark in italics or brackets, or a field."""
_MARKS: Final = later(r"^[ \t]*(?:\d{1,3}[.)][ \t]+)?(?:>[ \t]?)*|^[ \t]*(?:`{3,}|~{3,})[^\n]*", re.MULTILINE)
_TITLE_LINE: Final = later(r"\A\s*(?:\*\*|__)[^*_\n]+(?:\*\*|__):?[ \t]*\n")
_QUOTED_ITEM: Final = later(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+>")
_OF_OTHER_TEXTS: Final = later(
    r"\b(?:e-?mails?|mail|newsletters?|messages?|mensajes?|nachricht(?:en)?|messaggi[oe]?|mensage(?:m|ns)|berichten"
    r"|dms?|repl(?:y|ies)|answers?|antwort(?:en)?|respuestas?|réponses?|rispost[ae]|respostas?|antwoord(?:en)?|faqs?"
    r"|q ?& ?a|bios?|profile?|about|website|blog|articles?|artikel|press|presse|scripts?|skripte?|guion|guión"
    r"|slides?|banners?|flyers?|ads?|anzeigen?|pitch|tagline|examples?|beispiele?|ejemplos?|exemples?"
    r"|templates?|vorlagen?|plantillas?|archive|published|posted|(?:first )?comments?|descriptions?"
    r"|hooks?|ideas?|hacker ?news|show hn|hn|product ?hunt|ph)\b",
    re.IGNORECASE,
)
"""Headings and labels of texts that read like posts, and go out elsewhere, or did."""
_SENTENCE_ENDS: Final = later(r"[.!?…](?:\W|$)")
_SIGNS: Final = (
    later("[\U0001f300-\U0001faff\u2600-\u27bf]"),
    later(r"(?<!\w)#[^\W\d_]\w+"),
    later(r"(?<![\w/.])@\w+"),
    later(r"https?://|[a-z\d]\.(?:example|com|org|net|io|dev|app|de|fr|es|it|nl|pt)\b"),
    later(r"[!?](?:\s|$)"),
    later(
        r"\b(?:we|our|us|i|my|you|your|wir|unser\w*|uns|ich|ihr|euch|nous|notre|nos|vous|votre|nosotros|nuestr[oa]s?"
        r"|noi|nostr[oa]|nós|noss[oa]s?|wij|onze|ons|jullie)\b",
        re.IGNORECASE,
    ),
)
"""What posts have in them, and notes on posts seldom more than one of."""
_MAY_BE_TEXTS: Final = frozenset({"paragraph", "quote", "fence"})
_FEWEST_SIGNS: Final = 2
_FEWEST_WORDS: Final = 8
_LEAST_IN_MARKS: Final = -2.0
"""Log-odds of a post that are enough in a quote or fence, where other posts stand in them, too."""
_FEWEST: Final = 2
_FEWEST_IN_FENCES: Final = 3
_SHARE: Final = 4
"""Of so many posts that were read one that was not is too many."""


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


def lost_texts(layout: Layout) -> Found:
    """Return the blocks in no post that read like posts, if they are many beside those that were read.

    Where posts stand in quotes or fences, others there need less to be taken for some.
    """
    usual = _usual_marks(layout)
    only = _only_marks(layout)
    found = [
        (layout.line(block), words.partition("\n")[0])
        for number, block in enumerate(layout.blocks)
        if number not in layout.used and (words := _words_of(layout, number))
        if only in {None, _marks_of(layout, number)}
        if _is_like_a_post(words, in_marks=_marks_of(layout, number) in usual)
        if not _OF_OTHER_TEXTS.search(_above(block))
        if not layout.is_said_above(block, (VERSIONS, TRANSLATIONS))
    ]
    return found if len(found) >= max(_FEWEST, len(layout.seen) / _SHARE) else []


def _above(block: Block) -> str:
    """Return the heading and the label above a block; of long ones, how they begin."""
    return " ".join(words[:_READ] for words in (*(one.words for one in block.headings[-1:]), block.label))


def _usual_marks(layout: Layout) -> frozenset[str]:
    """Return the marks in which at least half of the posts stand: quotes, fences or neither."""
    marks = [_marks_of(layout, numbers[0]) for numbers in layout.of_posts if numbers]
    return frozenset(mark for mark in ("quote", "fence") if marks.count(mark) * 2 >= len(marks) > 0)


def _only_marks(layout: Layout) -> str | None:
    """Return the marks in which all texts of several posts or parts stand, so that words outside are none."""
    marks = [layout.blocks[number].kind for number in layout.used if layout.is_words(number)]
    return "fence" if len(marks) >= _FEWEST_IN_FENCES and set(marks) == {"fence"} else None


def _marks_of(layout: Layout, number: int) -> str:
    kind = layout.blocks[number].kind
    return "quote" if kind == "item" and _QUOTED_ITEM.match(layout.written(number)) else kind


def _words_of(layout: Layout, number: int) -> str:
    """Return what a block says that may be a text, without the marks around it; nothing of others."""
    is_text = _marks_of(layout, number) in _MAY_BE_TEXTS
    return _TITLE_LINE.sub("", _MARKS.sub("", layout.written(number))).strip() if is_text else ""


def _is_like_a_post(words: str, *, in_marks: bool) -> bool:
    if len(words.split()) < _FEWEST_WORDS or _NO_PROSE.match(words) or not _SENTENCE_ENDS.search(words):
        return False
    odds = likeness(words)
    if odds is None or in_marks:
        return odds is not None and odds > _LEAST_IN_MARKS
    return odds > 0 and sum(sign.search(words) is not None for sign in _SIGNS) >= _FEWEST_SIGNS
