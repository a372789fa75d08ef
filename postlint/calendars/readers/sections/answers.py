"""Replies to others: "Context: …" says what is answered, and what goes out stands behind "Comment:"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from postlint.calendars.readers.sections.labels import Label, label_of
from postlint.calendars.readers.sections.outline import BLOCK, LAST_HEADING, PLAIN, Piece, full_lines
from postlint.calendars.readers.sections.words import TEXTS
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
