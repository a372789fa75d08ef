"""What goes out beside posts: replies to others, comments below a post, and hashtags of several posts.

Of a reply, "Context: …" says what is answered, and what goes out stands behind "Comment:".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter
from typing import Final

from postlint.calendars.readers.sections.heading_words import TEXTS
from postlint.calendars.readers.sections.labels import Label, label_of
from postlint.calendars.readers.sections.outline import (
    BLOCK,
    EMPTY_LINE,
    LAST_HEADING,
    PLAIN,
    TAG,
    WORDS,
    Piece,
    Section,
    full_lines,
)
from postlint.source.lazy_patterns import later
from postlint.source.spans import Source
from postlint.source.tree import scalar

_NAME: Final = (
    r"(?im)^[ \t]*[*_]{{0,3}}(?P<name>{})(?:[*_]{{0,3}}[ \t]*[:：]|[:：][*_]{{1,3}})[*_]{{0,3}}[ \t]*"
)
_CONTEXT: Final = later(
    _NAME.format(
        r"context|kontext|contexte|contexto|contesto|(?:in reply|replying|in response|in antwort) (?:to|auf)"
        r"|original (?:post|comment|tweet|question|thread)"
    )
)
"""What somebody else has said, or asked."""
_ANSWERS: Final = (
    "(?:comment|reply|response|answer|kommentar|antwort|commentaire|réponse|comentario|respuesta|comentário"
    "|resposta|commento|risposta|reactie|antwoord)"
)
_ANSWER: Final = later(_NAME.format(rf"(?:(?:our|my|your|draft|suggested) )?{_ANSWERS}"))
_OF_ANSWERS: Final = later(
    rf"(?i)\b(?:{_ANSWERS}(?:e?n|[es])?|replies|(?:reply|answer|respond)ing|commenti|risposte)\b"
)
"""What says of a heading that somebody is answered below it."""
_FORUMS: Final = frozenset({"Reddit", "Hacker News", "Forum", "Lobsters", "Indie Hackers", "V2EX", "Quora"})
"""Where posts answer others, whatever they are called."""
_NAMED: Final = later(r"[ \t]*[*_]{0,3}(?P<name>[^\W\d_][\w /-]{0,24}?)[*_]{0,3}[ \t]*[:：]")
_ONLY_A_LINK: Final = later(r"[\s>*_]*https?://\S+[ \t]*(?:\n[ \t]*\n|\n?\Z)")
_SAYS_NOTHING: Final = later(r"[^:：]*[:：][\s*_]*")
_SIGN: Final = later(r"\S")
_BESIDE: Final = frozenset({"rule", "aside", "field"})
_COMMENT: Final = re.compile(r"(?:(?:first|maker|author|founder)(?:['’]?s)?[ -])?comment\b")
"""What the author of a title with a link says of it."""
_STORY: Final = re.compile(r"\W{0,9}(?:\w{1,20}\n)?(?P<title>(?:Show|Ask|Tell|Launch) HN\b[^\n]*\w)\W*")
"""The title of a story, with the marks around it."""
_CALLED: Final = re.compile(r"(?i)\W{0,9}(?:[\w-]{1,20} ){0,3}title ?:\s*")
_TAGGED: Final = frozenset({"instagram", "tiktok"})
"""Networks whose hashtags mostly stand below no other text."""
_SEVERAL: Final = 2


def with_answers(found: Sequence[Piece], source: Source) -> list[Piece]:
    """Return the pieces; of answers to others, what is answered is beside the post, the answer its text."""
    heads = [at for at, piece in enumerate(found) if piece.label and piece.level <= LAST_HEADING]
    told = list(found[: heads[0]] if heads else found)
    around: list[Piece] = []
    for at, end in pairwise((*heads, len(found))):
        below = found[at + 1 : end]
        around = [*(piece for piece in around if piece.level < found[at].level), found[at]]
        answered = _answered(below, around, source)
        told += (_of_a_post(found[at]) if answered else found[at], *(answered or below))
    return told


def _of_a_post(heading: Piece) -> Piece:
    """Return a heading of an answer to somebody: "Reply 1" is no part of a thread there."""
    label = heading.label
    is_part = label is not None and label.role == "part"
    return replace(heading, label=replace(label, role="post", number=None)) if label and is_part else heading


def _answers_others(context: re.Match[str], around: Sequence[Piece]) -> bool:
    """Tell whether somebody is answered, by what is said of that or the last heading that says where."""
    if _OF_ANSWERS.search(context["name"]):
        return True
    for label in (piece.label for piece in reversed(around) if piece.label):
        if label.channels or _OF_ANSWERS.search(label.title.text):
            return bool(_OF_ANSWERS.search(label.title.text)) or _FORUMS.issuperset(label.channels)
    return False


def _answered(below: Sequence[Piece], around: Sequence[Piece], source: Source) -> list[Piece]:
    """Return what stands below a heading if it begins with what is answered: of several, each is a post."""
    start = next((piece.start for piece in below if piece.kind != "rule"), 0)
    context = _CONTEXT.match(source.text, start) if below else None
    if context is None or not _answers_others(context, around):
        return []
    pairs, starts = list(_pairs(source.text, start, below[-1].end)), [piece.start for piece in below]
    told: list[Piece] = []
    ends = (*(at for at, _ in pairs[1:]), below[-1].end)
    for (at, answer), end in zip(pairs, ends, strict=False):
        # A paragraph may have begun before.
        beside = below[max(0, bisect_left(starts, at) - 1) : bisect_left(starts, end)]
        before = [piece for piece in beside if at <= piece.start < answer.start()]
        if _ONLY_A_LINK.match(source.text, answer.end(), end) or not _is_context(before, source):
            return []
        if len(pairs) > 1:
            label = Label(scalar(source, at, at), "post", named=True)
            told.append(Piece("label", at, at, label, BLOCK))
        told += (
            Piece("aside", at, answer.start()),
            *(one for one in before if one.kind == "field" and one.name),
        )
        told += _answer(answer, end, beside, source)
    return told


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield where it begins to be said what is answered, and the name of the answer behind it."""
    at = start
    while (context := _CONTEXT.search(text, at, end)) and (
        answer := _ANSWER.search(text, context.end(), end)
    ):
        yield context.start(), answer
        at = answer.end()


def _is_context(before: Sequence[Piece], source: Source) -> bool:
    """Tell whether nothing but what is answered, and fields, stand in front of an answer."""
    first, others = before[:1], [piece for piece in before[1:] if piece.kind not in _BESIDE]
    says_nothing = any(_SAYS_NOTHING.fullmatch(source.text, one.start, one.end) for one in first)
    return sum(not _is_named(piece, source) for piece in others) <= says_nothing


def _is_named(piece: Piece, source: Source) -> bool:
    """Tell whether each line of a paragraph has a name in front, as fields have, and none that of a text."""
    names = [_NAMED.match(source.text, *line) for line in full_lines(source, piece.start, piece.end)]
    is_text = piece.label is not None and piece.label.role != "field"
    return not is_text and all(name is not None and name["name"].lower() not in TEXTS for name in names)


def _answer(answer: re.Match[str], end: int, beside: Sequence[Piece], source: Source) -> Iterator[Piece]:
    """Yield the label of the text of an answer, and what is said up to ``end``."""
    label = replace(label_of(scalar(source, *answer.span("name"))), role="content", field="")
    yield Piece("label", answer.start(), answer.end(), label, PLAIN)
    for piece in beside:
        if piece.start >= answer.end():
            yield replace(piece, end=min(piece.end, end))
        elif _SIGN.search(source.text, answer.end(), min(piece.end, end)):
            yield Piece("prose", answer.end(), min(piece.end, end))


def mark_text(section: Section) -> None:
    """Let the comment below a title be the text on Hacker News, where nothing else is."""
    if section.label.channels != ("Hacker News",):
        return
    comments, others = list[Section](), [section]
    for inner in section.sections:
        (comments if inner.content and _COMMENT.match(inner.label.whole) else others).append(inner)
    texts = (other for other in others if other.label.field not in {"titled", "first_comment"})
    pieces = (piece for other in texts for piece in other.content if piece.kind in WORDS)
    source = section.label.title.source
    words = [piece for piece in pieces if not _CALLED.fullmatch(source.text, piece.start, piece.end)]
    title = _title_of(words[0], section) if len(words) == 1 else None
    if comments and (title or not words):
        comments[0].mark(role="content", field="")
        section.content[:] = [piece for piece in section.content if piece not in words]
        section.fields += [title] if title else []


def _title_of(piece: Piece, section: Section) -> Piece | None:
    """Return a text right below the heading of a story as its title, if it is called as such are."""
    source = section.label.title.source
    found = _STORY.fullmatch(source.text, piece.start, piece.end)
    if found is None or piece not in section.content:
        return None
    return Piece("field", piece.start, piece.end, name="titled", value=scalar(source, *found.span("title")))


def put_below_posts(section: Section) -> None:
    """Put what is said below a post into the section of that post, where it stands beside it.

    That is the last one before it, on the same network if the comment names one. Where posts stand only
    behind it, it is of none of them.
    """
    inside = tuple(section.sections)
    last = max((at for at, inner in enumerate(inside) if _heads_posts(inner)), default=-1)
    posts: dict[str, tuple[int, Section]] = {}
    section.sections.clear()
    for at, inner in enumerate(inside):
        is_comment = inner.label.role == "field" and inner.label.field == "first_comment" and inner.content
        before = [posts[network] for network in inner.label.channels or ("",) if network in posts]
        if is_comment and before:
            max(before, key=itemgetter(0))[1].sections.append(inner)
            continue
        section.sections.append(inner)
        if is_comment and at <= last:
            inner.mark(role="aside", field="")
        elif _holds_posts(inner, section):
            networks = {network for one in inner.all_below() for network in one.label.channels}
            posts |= dict.fromkeys({"", *networks}, (at, _last_post_in(inner)))


def _last_post_in(section: Section) -> Section:
    """Return the last section in a section that heads a post, or itself."""
    last = next((one for one in reversed(section.sections) if _holds_posts(one, section)), None)
    return section if last is None else _last_post_in(last)


def _holds_posts(section: Section, parent: Section) -> bool:
    return (parent.label.several and section.label.role == "topic") or _heads_posts(section)


def _heads_posts(section: Section) -> bool:
    return any(one.label.role in {"network", "post"} for one in section.all_below())


def share_hashtags(section: Section) -> None:
    """Let hashtags that stand apart behind labels of networks be those of all of them, if that is sure.

    It is where each text is one paragraph right below its label.
    """
    if (tags := hashtags_of_one(section)) is None:
        return
    text = section.label.title.source.text
    places = _places(section)
    in_one = all(
        len(words) == 1 and not EMPTY_LINE.search(text, one.start, words[0].start)
        for one in places
        if (words := _words(one))
    )
    if in_one and EMPTY_LINE.search(text, _words(places[-1])[0].start, tags.start):
        places[-1].fields.remove(tags)
        section.fields.append(tags)


def hashtags_of_one(section: Section) -> Piece | None:
    """Return the hashtags that only the last of several labels of networks has, where they may be of all."""
    places = _places(section)
    channels = {one.label.channels for one in places}
    if len(channels) < _SEVERAL or not _TAGGED.isdisjoint(places[-1].label.channels):
        return None
    tags = [field for one in places for field in one.fields if field.name == "hashtags"]
    text = section.label.title.source.text
    in_texts = any(TAG.search(text, piece.start, piece.end) for one in places for piece in _words(one))
    return tags[0] if len(tags) == 1 and tags[0] in places[-1].fields and not in_texts else None


def _places(section: Section) -> list[Section]:
    """Return the labels in a section, and no headings, that name networks of texts below them."""
    labels = [one for one in section.sections if one.level > LAST_HEADING]
    return [one for one in labels if one.label.channels and _words(one)]


def _words(section: Section) -> list[Piece]:
    return [piece for piece in section.content if piece.kind in WORDS]
