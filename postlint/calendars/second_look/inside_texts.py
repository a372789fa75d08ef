"""What stands in texts and may go out in none: labels, titles, markup, words to the team or about all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from postlint.calendars.readers.sections.fields import field_named
from postlint.calendars.readers.sections.heading_words import ASKED
from postlint.calendars.readers.threads_by_count_or_id import goes_on
from postlint.calendars.second_look.blocks import Block
from postlint.calendars.second_look.layout import Layout, template
from postlint.calendars.second_look.remainder import Found, Remainder
from postlint.calendars.second_look.signs_of_fields import (
    Sign,
    heading_in,
    labels_in,
    marked_labels_in,
    markup_in,
    named_lines_in,
    parts_in,
)
from postlint.calendars.terms.network_names import WITH_THREADS
from postlint.calendars.terms.networks_meant import channels_in
from postlint.calendars.terms.notes_to_team import to_team_perhaps
from postlint.source.lazy_patterns import later
from postlint.source.tree import Scalar
from postlint.vocabulary import unaccented

_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n\s*")
_NAME: Final = r"(?=[^\W\d_a-z])[\w'’&-]+(?: [\w'’&-]+){0,4}"
_TITLES: Final = (
    re.compile(rf"{_NAME}:?[ \t]*(?:\n|\Z)"),
    re.compile(rf"(?P<mark>[*_]){_NAME}:?(?P=mark):?[ \t]+\S"),
    re.compile(r"\(?[A-Z1-9]\)[ \t]+\S"),
)
"""A few words alone on a line that end as no sentence does, the same in italics, and a sign that counts."""
_SET_APART: Final = later(
    r"\s*(?:\[(?P<in>[^\[\]\n]{2,80})\]"
    r"|(?P<mark>[*_])(?P<at>[^*_\n]{2,60}[^*_\n.!?…])(?P=mark):?)[ \t]*\n\s*\S"
)
_UNMARKED: Final = frozenset({"paragraph", "label", "value"})
_FEW: Final = 6
"""How many words a text has at least of which the first may be a label: "Problem: No gate." is a text."""

_LINK: Final = later(r"\s*<?(?:https?://|www\.)\S+\s*")
"""What stands in a text behind a name without marks and a colon, as in "Repo: https://…"."""
_CRIES: Final = ("!", "?", "…", ".")
"""How no name of a label ends: **Good news!** belongs to the text."""
_ALL: Final = (
    r"(?:each|every|all(?: of)?(?: the| these| our)?|these|jede[rsn]?|alle|diese|chaque"
    r"|(?:toutes|tous) (?:les|ces|nos)|ces|cada|tod[oa]s (?:[oa]s|los|las|nuestr[oa]s)|est[aeo]s"
    r"|ogni|tutt[ie] (?:i|gli|le)|quest[ie]|elke?|deze)"
)
_POSTS: Final = (
    r"(?:posts?|drafts?|captions?|tweets?|toots?|threads?|versions?|beitr[aä]ge?n?|entw[uü]rfe?"
    r"|publications?|l[eé]gendes?|brouillons?|publicaci[oó]n(?:es)?|borrador(?:es)?"
    r"|publica(?:ção|ções)|rascunhos?|pubblicazion[ei]|bozz[ae]"
    r"|bericht(?:en)?)"
)
_DUTY: Final = (
    r"(?:should|must|needs?|has to|have to|(?:is|are) to|muss|müssen|sollte?n?|braucht|brauchen"
    r"|doi(?:t|vent)|deben?|necesitan?|deve(?:m|no)?|precisam?|moet(?:en)?)"
)
_TASK: Final = (
    r"(?:adapt|check|replace|post|schedule|publish|review|tailor|attach|add|keep|adjust|update|proofread)"
)
_OF_ALL: Final = re.compile(
    rf"\b{_ALL}\s+{_POSTS}\b[^.!?]{{0,60}}?\b{_DUTY}(?!\w)"
    rf"|\A\W*{_TASK}\b[^.!?]{{0,60}}?\b{_ALL}\s+{_POSTS}(?!\w)",
    re.IGNORECASE,
)
"""What is to be done with posts, or what they have to do."""
_ACROSS: Final = later(r"(?<=\n)[ \t]*\r?\n {0,3}(?P<line>-{3,}|\*{3,}|_{3,})[ \t]*\r?\n\s*")
"""A line across, with an empty line above it."""
_OF_THREADS: Final = later(r"(?i)🧵|thread|tweet|toot|skeet|\bhilo\b")
_TAGS: Final = later(r"(?:\s*\\?#\w+)+\s*")


def line_set_apart(text: Scalar) -> Sign | None:
    """Return the first line of a text of Markdown, where it stands in brackets or italics as a whole.

    With a colon at its end, it may name networks.
    """
    found = _SET_APART.match(text.source.text, text.start, text.end)
    words = (found["in"] or found["at"]) if found else ""
    return Sign(0, words, frozenset(channels_in(words) if words.endswith(":") else ())) if found else None


def own_labels(layout: Layout) -> Found:
    """Return the labels in texts that come back in others, or that stand outside of texts elsewhere."""
    return sorted({*_as_outside(layout), *_again(layout)})


def in_pairs(layout: Layout) -> Found:
    """Return the labels in marks, of a word each, of texts that begin with one and go on below another."""
    found: Found = []
    for post, numbers in enumerate(layout.of_posts):
        named = [block for _, block in _labels_in(layout, post) if block.is_marked and block.name.isalpha()]
        begins = bool(named) and named[0].start == layout.blocks[numbers[0]].start
        if begins and any(block.kind == "label" for block in named[1:]):
            found += [(layout.line(block), block.name) for block in named]
    return found


def _labels_in(layout: Layout, post: int) -> Iterator[tuple[int, Block]]:
    for number in layout.of_posts[post]:
        block = layout.blocks[number]
        is_label = block.kind in {"label", "value"}
        is_name = is_label and not block.name[0].isdecimal() and not block.name.endswith(_CRIES)
        is_link = not block.is_marked and _LINK.fullmatch(layout.source.text, block.value_start, block.end)
        if is_name and not is_link and layout.has_in_text(post, block.name_start):
            yield number, block


def _as_outside(layout: Layout) -> Iterator[tuple[int, str]]:
    """Yield the labels in texts that stand outside of any elsewhere: a marked one, or several in a list."""
    outside = {
        template(block.name)
        for number, block in enumerate(layout.blocks)
        if block.kind in {"label", "value"} and (block.is_marked or block.is_item)
        if number not in layout.posts_in
    }
    for post in range(len(layout.seen)):
        named = [block for _, block in _labels_in(layout, post) if template(block.name) in outside]
        if any(block.is_marked for block in named) or sum(block.is_item for block in named) > 1:
            yield from ((layout.line(block), block.name) for block in named)


def _again(layout: Layout) -> Iterator[tuple[int, str]]:
    """Yield the labels in marks of several texts, any that most begin with, and several that most have."""
    places: defaultdict[str, dict[int, tuple[Block, bool]]] = defaultdict(dict)
    # A text for several networks is several posts, and stands in one place.
    begins = {numbers[0] for numbers in layout.of_posts if numbers}
    for post, numbers in enumerate(layout.of_posts):
        for number, block in _labels_in(layout, post):
            if len(numbers) == 1 and layout.lengths[post] < _FEW:
                continue
            if unaccented(block.name.lower()) in ASKED and block.kind == "value":
                continue
            places[template(block.name)].setdefault(numbers[0], (block, number == numbers[0]))
    is_in_most = {
        name: len(found) > _enough(name) and len(found) * 2 > len(begins) for name, found in places.items()
    }
    several = sum(is_in_most.values()) > 1
    for name, blocks in places.items():
        # Who speaks, or what an item of a list is about, may stand in marks in front of it in two posts.
        marked = sum(block.is_marked and block.kind == "label" for block, _ in blocks.values())
        first = sum(is_first for _, is_first in blocks.values())
        is_usual = is_in_most[name] and (first * 2 > len(begins) or several)
        if marked > 1 or is_usual:
            yield from ((layout.line(block), block.name) for block, _ in blocks.values())


def _enough(name: str) -> int:
    """Return in how many texts a name may stand by chance."""
    return 1 if field_named(name) is not None else 2


def titled(layout: Layout) -> Found:
    """Return the texts below nothing but the name of a network of which several paragraphs have a title."""
    found: Found = []
    for one, first in zip(layout.seen, layout.firsts, strict=True):
        is_alone = first and first.headings and template(first.headings[-1].words) == "@"
        if first and is_alone and first.kind in _UNMARKED and len(one.post.texts) == 1:
            text = one.post.texts[0]
            written = _EMPTY_LINE.split(text.source.text[text.start : text.end].strip())
            if has_titles(written):
                found.append((text.span_of(0, 1).line, written[0].partition("\n")[0]))
    return found


def has_titles(paragraphs: Sequence[str]) -> bool:
    """Tell whether the first of some paragraphs begins with a title, and another one in the same way."""
    forms = [form for form in _TITLES if form.match(paragraphs[0])]
    begun = [number for form in forms for number, words in enumerate(paragraphs) if form.match(words)]
    is_followed = bool(begun) and (begun[-1] < len(paragraphs) - 1 or len(paragraphs[-1].split()) > _FEW)
    return len(begun) > 1 and is_followed


def closing_words(layout: Layout) -> Found:
    """Return the last paragraph of the last of several posts, if it is about them all."""
    numbers = layout.of_posts[-1] if len(layout.seen) > 1 else ()
    last = layout.blocks[numbers[-1]] if len(numbers) > 1 else None
    is_one = last is not None and last.kind == "paragraph" and _OF_ALL.search(last.words)
    return [(layout.line(last), last.words)] if last and is_one else []


def parts(look: Remainder) -> Found:
    """Return the parts of threads that stand in one text."""
    texts = (text for one in look.seen for text in one.post.texts if one.channels & WITH_THREADS)
    return [(_line_in(text, sign), sign.words) for text in texts for sign in parts_in(text.text)]


def labels(look: Remainder) -> Found:
    """Return the labels in texts: known ones, and in Markdown any that stand in several texts."""
    found: Found = []
    others: defaultdict[str, Found] = defaultdict(list)
    for text in (text for one in look.seen for text in one.post.texts):
        found += [(_line_in(text, sign), sign.words) for sign in labels_in(text)]
        if look.sort == "markdown":
            found += [(text.span.line, heading.words)] if (heading := heading_in(text)) else []
            for sign in marked_labels_in(text.text):
                others[sign.words.lower()].append((_line_in(text, sign), sign.words))
            if above := line_set_apart(text):
                (found if above.channels else others["["]).append((text.span.line, above.words))
    return [*found, *(one for alike in others.values() if len(alike) > 1 for one in alike)]


def markup(look: Remainder) -> Found:
    """Return what stands in texts and belongs to the file around them."""
    texts = (text for one in look.seen for text in one.post.texts)
    finders = (markup_in, named_lines_in)
    return [
        (_line_in(text, sign), sign.words) for text in texts for find in finders for sign in find(text.text)
    ]


def to_team(look: Remainder) -> Found:
    """Return what stands in texts and may be said to somebody of the team."""
    texts = (text for one in look.seen for text in one.post.texts)
    said = ((text, at, words) for text in texts for at, words in to_team_perhaps(text.text))
    return [(text.span_of(at, at + 1).line, words) for text, at, words in said]


def below_lines(look: Remainder) -> Found:
    """Return what a line across divides from the rest of a text: what stands below it, or one paragraph."""
    found: Found = []
    for text in (text for one in look.seen if look.sort == "markdown" for text in one.post.texts):
        written = text.source.text[text.start : text.end]
        *_, last = (None, *_ACROSS.finditer(written))
        below = written[last.end() :].strip() if last else ""
        if last and below and last["line"] not in text.text and not _TAGS.fullmatch(below):
            above = written[: last.start()].strip()
            is_above = len(above) < len(below) and not _EMPTY_LINE.search(above)
            at, said = (0, above) if is_above else (last.end(), below)
            found.append((text.source.position(text.start + at)[0], said.partition("\n")[0].strip()))
    return found


def joined(look: Remainder) -> Found:
    """Return threads that name no network or day, made of texts that count, where no word is of threads."""
    if _OF_THREADS.search(look.source.text):
        return []
    return [
        (one.post.texts[0].span.line, one.post.text.partition("\n")[0])
        for one in look.seen
        if len(one.post.texts) > 1 and one.channels.isdisjoint(WITH_THREADS) and one.post.when is None
        if (thread := one.node.entry("thread")) and thread.key_node.start == thread.value.start
        if goes_on(one.post.texts[1].text)
    ]


def _line_in(text: Scalar, sign: Sign) -> int:
    return text.span_of(sign.start, sign.start + 1).line
