"""What a second look finds: functions that take a file with its posts, and return where, and which words."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import Final

from postlint.calendars.own_keys import OWN_KEYS
from postlint.calendars.readers.joined_threads import goes_on
from postlint.calendars.readers.loose.without_texts import metrics_among
from postlint.calendars.second_look.inside_texts import line_set_apart
from postlint.calendars.second_look.remainder import Cell, Found, Remainder, scalars_of
from postlint.calendars.second_look.signs import (
    Sign,
    days_in,
    hashtags_in,
    heading_in,
    is_of_another,
    labels_in,
    marked_labels_in,
    markup_in,
    named_lines_in,
    networks_in_data,
    networks_in_lines,
    parts_in,
    times_in,
)
from postlint.calendars.second_look.unlike_posts import unlike
from postlint.calendars.terms.field_names import is_of_other_texts
from postlint.calendars.terms.network_names import WITH_THREADS
from postlint.calendars.terms.notes_to_team import to_team_perhaps
from postlint.calendars.terms.topics import is_sort, may_be_topic
from postlint.source.lazy_patterns import later
from postlint.source.tree import Scalar

_IS_SAID: Final = re.compile(r"[^\W\d_a-z][^\W\d_]{1,14}: (?:\S+ ){2,}\S*[.!?…][\"”“»’']?")
"""A name of one word, and a sentence."""
_FEW: Final = 3
"""How many texts tell at least how long they mostly are."""
_SHORT: Final = ((0, 0, True), (2, 12, True), (4, 6, False))
"""How many words a text has at most that looks like a fragment, how many others have at least beside it, and
whether it always does, or only as an item without any sign."""
_LETTERS_OF_A_WORD: Final = 8
_WORDS_ALONE: Final = re.compile(r"[\w\s&/'’-]+")
_GREETS_NOBODY: Final = re.compile(
    r"\W*(?:hi|hey|hello|dear|hallo|moin|liebe[rs]?|bonjour|salut|ch[eè]re?|hola|querid[oa]|estimad[oa]|oi|olá|car[oa]"
    r"|ciao|gentile|beste|dag|hoi)[ ,]+(?:\{\{?[^{}\n]{1,30}\}\}?|\[[^\[\]\n]{1,30}\]|<[^<>\n]{1,30}>)",
    re.IGNORECASE,
)
_MOST_OF_A_DAY: Final = 6
"""How many words a line has at most that says on which day a text goes out."""

_ACROSS: Final = later(r"(?<=\n)[ \t]*\r?\n {0,3}(?P<line>-{3,}|\*{3,}|_{3,})[ \t]*\r?\n\s*")
"""A line across, with an empty line above it."""
_OF_THREADS: Final = later(r"(?i)🧵|thread|tweet|toot|skeet|\bhilo\b")
_TAGS: Final = later(r"(?:\s*\\?#\w+)+\s*")


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


def figures(look: Remainder) -> Found:
    """Return the names of figures that every post has, as posts have that went out."""
    names = [metrics_among(one.post.own_keys) for one in look.seen]
    if len(names) < _FEW or not all(len(named) > 1 for named in names):
        return []
    return [(look.seen[0].node.span.line, ", ".join(names[0][:2]))]


def parts(look: Remainder) -> Found:
    """Return the parts of threads that stand in one text."""
    texts = (text for one in look.seen for text in one.post.texts if one.channels & WITH_THREADS)
    return [(_line_in(text, sign), sign.words) for text in texts for sign in parts_in(text.text)]


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
    """Return what a line across divides from the words above it, in a text that goes on below it."""
    found: Found = []
    for text in (text for one in look.seen if look.sort == "markdown" for text in one.post.texts):
        written = text.source.text[text.start : text.end]
        *_, last = (None, *_ACROSS.finditer(written))
        below = written[last.end() :].strip() if last else ""
        if last and below and last["line"] not in text.text and not _TAGS.fullmatch(below):
            found.append((text.source.position(text.start + last.end())[0], below.partition("\n")[0].strip()))
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


def _line_in(text: Scalar, sign: Sign) -> int:
    return text.span_of(sign.start, sign.start + 1).line


def fragments(look: Remainder) -> Found:
    """Return the texts of a word or two where most others are long, or of a few in a list of longer ones."""
    texts = [one.post.text for one in look.seen]
    usual = median(map(_length, texts)) if len(texts) >= _FEW else 0
    found = [
        (line, text)
        for one, text in zip(look.seen, texts, strict=True)
        if text and not one.post.kind and (line := one.post.texts[0].span.line)
        if _length(text) <= _fewest(text, usual, is_item=look.sort == "markdown" and look.is_item(line))
    ]
    told = unlike(look) if found else []
    return [place for place in found if place not in told]


def _fewest(text: str, usual: float, *, is_item: bool) -> int:
    """Return how many words have to be in a text at most for it to look like a fragment."""
    is_bare = is_item and may_be_topic(text) and _WORDS_ALONE.fullmatch(text) is not None
    return max(most for most, least, always in _SHORT if usual >= least and (always or is_bare))


def _length(text: str) -> int:
    """Return how many words a text has, or would have where blanks stand between words."""
    return max(len(text.split()), len(text) // _LETTERS_OF_A_WORD)


def sorts(look: Remainder) -> Found:
    """Return the texts that are only a word for what a post is to be: "Link", "Image + text"."""
    texts = (one.post.texts[0] for one in look.seen if len(one.post.texts) == 1 and not one.post.kind)
    return [(text.span.line, text.text) for text in texts if is_sort(text.text)]


def letters(look: Remainder) -> Found:
    """Return the texts that greet somebody whose name is to be filled in."""
    texts = (text for one in look.seen for text in one.post.texts[:1] if not one.post.kind)
    return [
        (text.span.line, found[0].strip()) for text in texts if (found := _GREETS_NOBODY.match(text.text))
    ]


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


_OF_ALL: Final = later(
    r"\b(?:all|every|each|both|alle|jede[nrs]?|beide|tous|toutes|chaque|tod[oa]s|cada|tutt[ei]|ogni|elke?)\b",
    re.IGNORECASE,
)
"""What a heading says of what stands below it if that goes out with several posts."""


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
