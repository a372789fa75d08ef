"""What no post has though it looks like a text, or a field of one: days, times, networks, hashtags."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import Final

from postlint.calendars.own_keys import OWN_KEYS
from postlint.calendars.post_likeness import likeness
from postlint.calendars.readers.one_post_headings import TRANSLATIONS, UNCHOSEN, VERSIONS
from postlint.calendars.second_look.blocks import Block
from postlint.calendars.second_look.layout import Layout
from postlint.calendars.second_look.remainder import Cell, Found, Remainder, scalars_of
from postlint.calendars.second_look.signs_of_fields import (
    days_in,
    hashtags_in,
    is_of_another,
    networks_in_data,
    networks_in_lines,
    times_in,
)
from postlint.calendars.terms.field_names import is_of_other_texts
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
_IS_SAID: Final = re.compile(r"[^\W\d_a-z][^\W\d_]{1,14}: (?:\S+ ){2,}\S*[.!?…][\"”“»’']?")
"""A name of one word, and a sentence."""
_MOST_OF_A_DAY: Final = 6
"""How many words a line has at most that says on which day a text goes out."""
_OF_ALL: Final = later(
    r"\b(?:all|every|each|both|alle|jede[nrs]?|beide|tous|toutes|chaque|tod[oa]s|cada|tutt[ei]|ogni|elke?)\b",
    re.IGNORECASE,
)
"""What a heading says of what stands below it if that goes out with several posts."""


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


def days(look: Remainder) -> Found:
    """Return the days that stand at most of the undated posts, of which none got any, or under own keys."""
    undated = [cell for cell in look.cells if all(one.post.when is None for one in cell.seen)]
    found = [first for cell in undated if (first := _day_of(look, cell))]
    is_alone = len(found) == len(undated) == len(look.cells)
    if is_alone or (len(found) > 1 and 2 * len(found) >= len(undated)):
        return found
    return [(line, words) for line, words in found if any(words in one.post.own_keys for one in look.seen)]


def _day_of(look: Remainder, cell: Cell) -> tuple[int, str] | None:
    # That words are left out does not say that a day is lost with them.
    for sign in look.signs(cell, days_in):
        name, line = _key_of(cell, sign.words), look.line(sign.start)
        if line not in look.complained_of and not (name and is_of_another(sign, name)):
            return line, name or sign.words
    for text in (text for one in cell.seen for text in one.post.texts[:1]):
        first = text.text.strip().partition("\n")[0]
        if first != text.text.strip() and len(first.split()) <= _MOST_OF_A_DAY:
            for sign in days_in(first):
                return text.span.line, sign.words
    return None


def times(look: Remainder) -> Found:
    """Return the times of day at most of the dated posts of a Markdown file, of which none got any."""
    moments = [one.post.when for one in look.seen]
    if look.sort != "markdown" or any(moment and moment.value.time for moment in moments):
        return []
    dated = [cell for cell in look.cells if all(one.post.when for one in cell.seen)]
    signs = (next(look.signs(cell, times_in), None) for cell in dated)
    found = [(look.line(sign.start), sign.words) for sign in signs if sign]
    return found if len(found) > 1 and 2 * len(found) >= len(dated) else []


def _key_of(cell: Cell, words: str) -> str | None:
    """Return the key of the team's own under which a post has ``words``, or None."""
    keys = (item for one in cell.seen for item in one.post.own_keys.items())
    return next((key for key, values in keys if any(words in value for value in values)), None)


def networks(look: Remainder) -> Found:
    """Return the networks at posts which neither have them nor stand beside others that do."""
    signs = networks_in_lines if look.sort == "markdown" else networks_in_data
    found = []
    for number, cell in enumerate(look.cells):
        if look.sort != "markdown" and cell.channels:
            continue
        behind = look.cells[number + 1 : number + 2] if cell.channels else ()
        near = cell.channels.union(*(other.channels for other in behind))
        above = look.cells[number - 1].channels if number else frozenset()
        named = [
            sign for sign in look.untold(cell, signs) if look.sort != "table" or look.line(sign.start) > 1
        ]
        # What stands in front of a post may say something of the one above it, unless it is a heading; in
        # front of the first it is said of all.
        lost = [sign for sign in named if not sign.channels & (near | above)]
        half = [sign for sign in named[-1:] if number and look.is_heading(sign) and not sign.channels <= near]
        if named and (len(lost) == len(named) or half):
            found.append((look.line(named[-1].start), named[-1].words))
    return found


def hashtags(look: Remainder) -> Found:
    """Return the hashtags at posts that none of them got, but for what stands in a stretch left out."""
    got = {word for one in look.seen for text in one.post.all_texts for word in _words(text.text)}
    return [
        (look.line(sign.start), sign.words)
        for cell in look.cells
        for sign in look.before_told(cell, hashtags_in)
        if (look.sort == "markdown" or sign.start >= cell.seen[0].node.start)
        and got.isdisjoint(_words(sign.words))
        and not is_of_other_texts(_key_of(cell, sign.words) or "")
    ]


def _words(text: str) -> list[str]:
    return [word.strip("`*_.,;:!?") for word in text.split()]


def speakers(look: Remainder) -> Found:
    """Return names in marks beside a text, in front of what seems to be said in it: "**Ann:** Why so?"."""
    found: Found = []
    for one in look.seen if look.sort == "markdown" else ():
        own = one.node.mapping(OWN_KEYS) or ()
        texts = [(key.written, text) for key in own for text in scalars_of(key.value)]
        beside = [(text, f"{name}: {text.text.strip()}") for name, text in texts]
        said = [
            (text.span.line, words)
            for text, words in beside
            if text.text.strip() not in one.post.text and _IS_SAID.fullmatch(words)
        ]
        if len(said) > 1 and any("?" in words or "!" in words for _, words in said):
            found += said
    return found


def items(look: Remainder) -> Found:
    """Return the items of a list that are posts of one day and network each, below words that are none."""
    found = []
    for one, other in pairwise(look.seen if look.sort == "markdown" else ()):
        first, second = (post.post.texts[0].span.line if post.post.texts else 0 for post in (one, other))
        is_list = first and all(look.is_item(line) for line in range(first, second + 1))
        when = one.post.when and other.post.when and one.post.when.value == other.post.when.value
        if is_list and when and one.channels == other.channels and look.is_below_lost(first):
            found.append((first, one.post.text.partition("\n")[0]))
    return found


def shared(look: Remainder) -> Found:
    """Return the comments that a section of a Markdown file gave to several posts."""
    posts: defaultdict[int, set[int]] = defaultdict(set)
    words: dict[int, str] = {}
    for one in look.seen if look.sort == "markdown" else ():
        if comment := one.node.scalar("first_comment"):
            posts[comment.start].add(one.node.start)
            words[comment.start] = comment.text.strip().partition("\n")[0]
    several = [(look.line(start), words[start]) for start, starts in posts.items() if len(starts) > 1]
    return [(line, said) for line, said in several if not _OF_ALL.search(look.words_above(line))]
