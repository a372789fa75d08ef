"""Which blocks in no post read like posts, and were passed over by a reader."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.likeness import likeness
from postlint.calendars.readers.markdown_headings import TRANSLATIONS, UNCHOSEN, VERSIONS
from postlint.calendars.second_look.blocks import Block
from postlint.calendars.second_look.layout import Layout
from postlint.calendars.second_look.remainder import Found
from postlint.source.lazy_patterns import later

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
_MOST_OF_A_HEADING: Final = 200
_FEWEST_SIGNS: Final = 2
_FEWEST_WORDS: Final = 8
_LEAST_IN_MARKS: Final = -2.0
"""Log-odds of a post that are enough in a quote or fence, where other posts stand in them, too."""
_FEWEST: Final = 2
_FEWEST_IN_FENCES: Final = 3
_SHARE: Final = 4
"""Of so many posts that were read one that was not is too many."""


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
        if not layout.is_said_above(block, (VERSIONS, UNCHOSEN, TRANSLATIONS))
    ]
    return found if len(found) >= max(_FEWEST, len(layout.seen) / _SHARE) else []


def _above(block: Block) -> str:
    """Return the heading and the label above a block; of long ones, how they begin."""
    return " ".join(
        words[:_MOST_OF_A_HEADING] for words in (*(one.words for one in block.headings[-1:]), block.label)
    )


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
