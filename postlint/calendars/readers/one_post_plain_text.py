"""One post in a text file that somebody asked for, without what lines between signs set apart from it.

Such are comments and notes. Several texts in a file, and versions of one, are declined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.readers.markdown_text import TOO_LONG, is_too_long
from postlint.calendars.readers.one_post_by_name import SEVERAL, network_by_place
from postlint.calendars.readers.reader import About, Reading, lines_named
from postlint.calendars.readers.sections.labels import label_of
from postlint.calendars.readers.tweet_toot import read as read_one
from postlint.calendars.terms.network_names import WITH_THREADS
from postlint.records import dataclass
from postlint.source.spans import Source
from postlint.source.tree import Mapping, Node, Scalar, entry, scalar
from postlint.vocabulary import in_words, unaccented

_SEVERAL: Final = (
    "several texts, by {}. Save each in a file of its own, or the file as .md with a heading such as "
    '"## LinkedIn post" above each text, in place of what heads it now'
)
_VERSIONS: Final = "versions of one text ({}). Keep only the words of the one that goes out"
_NO_THREAD: Final = (
    "texts between lines of hyphens ({}), and there are no threads on {}. Keep what goes out, or save each "
    "in a file of its own"
)
_APART: Final = "what lines between signs set apart from the text, such as comments"
_SIGNS: Final = re.compile(
    r"^[ \t]*(?P<sign>[=~*#+_-])(?P=sign)+[ \t]*(?P<name>\w[^\n=~*#+_]{0,40}?)[ \t]*(?P=sign){2,}[ \t]*$",
    re.MULTILINE,
)
"""A name between signs, alone on its line: "=== COMMENT 1 ==="."""
_COMMENT: Final = re.compile(
    r"comments?|kommentare?|commentaires?|comentarios?|comment[oi]|reacties?|opmerking(?:en)?"
)
_NUMBER: Final = re.compile(r"[\W\d_]+$")
_SHORT_LINE: Final = re.compile(r"^[ \t]*(?P<name>[^\W_][^\n.!?…]{1,60}?)[ \t]*$", re.MULTILINE)
_COUNTS_POST: Final = re.compile(
    r"(?:post|tweet|toot|skeet|thread|caption|beitrag|publicaci[oó]n|publica[cç][aã]o|publication"
    r"|pubblicazione|bericht)\W{0,3}\d",
    re.IGNORECASE,
)
_BELOW: Final = re.compile(r"(?:[ \t=~*#+_-]*\n)+(?P<line>[^\n]*)")
_FEWEST_WORDS: Final = 3
_HYPHENS: Final = re.compile(r"^-{3}[ \t]*$", re.MULTILINE)
_COUNTED: Final = re.compile(
    r"^\W{0,9}(?P<name>(?P<word>[^\W\d_]+)[ \t]+(?:#[ \t]?)?(?P<number>\d{1,2}|[A-Z])(?!\w)[^\n]{0,80})$",
    re.MULTILINE,
)
"""A line that begins with a word and its number or letter: "Option 1: short"."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """A line between signs, from ``start`` to ``end``, and whether what stands below it goes out."""

    start: int
    end: int
    heads_text: bool


def read(document: Node, about: About) -> Reading | None:
    """Return the post of a text file, on the network of its name or folder."""
    body = document.get("body") if isinstance(document, Mapping) else None
    if not isinstance(document, Mapping) or not isinstance(body, Scalar):
        return read_one(document, about, channel=None)
    signs = _signs_in(body)
    text = _text_of(body, signs)
    if why := _why_not_one(body, text, signs, about):
        return Reading(declined=why)
    channel = network_by_place(about)
    reading = read_one(_with_body(document, text), about, channel=channel)
    if reading is None or reading.calendar is None:
        return reading
    if channel and channel not in WITH_THREADS and _is_thread(reading.calendar):
        hyphens = [line.start() for line in _HYPHENS.finditer(body.source.text, text.start, text.end)]
        return Reading(declined=_NO_THREAD.format(_lines(body.source, hyphens), channel))
    left = [sign.start for sign in signs if not sign.heads_text]
    notes = (f"{_APART} ({_lines(body.source, left)})",) if left else ()
    return replace(reading, network=channel, notes=(*reading.notes, *notes))


def _why_not_one(body: Scalar, text: Scalar, signs: Sequence[_Sign], about: About) -> str | None:
    """Return why a file is no one post, by its length, its name or lines in it."""
    if is_too_long(body.text):
        return TOO_LONG
    if not SEVERAL.isdisjoint(in_words(about.path.stem).split()) and "\n\n" in body.text.strip():
        return _SEVERAL.format("its name")
    heads = [sign.start for sign in signs if sign.heads_text]
    if len(heads) > 1:
        return _SEVERAL.format(f"lines between signs ({_lines(body.source, heads)})")
    if titles := _titles_in(text):
        return _SEVERAL.format(f"lines that head posts ({_lines(body.source, titles)})")
    versions = _versions_in(text)
    return _VERSIONS.format(_lines(body.source, versions)) if versions else None


def _signs_in(body: Scalar) -> list[_Sign]:
    """Return the lines between signs whose names are known: others may be ornaments of a text."""
    found = []
    for line in _SIGNS.finditer(body.source.text, body.start, body.end):
        name = scalar(body.source, *line.span("name"))
        role = label_of(name).role
        is_comment = _COMMENT.fullmatch(_NUMBER.sub("", unaccented(name.text.lower()))) is not None
        if is_comment or role in {"aside", "field", "content", "post", "network"}:
            heads_text = not is_comment and role in {"content", "post", "network"}
            found.append(_Sign(line.start(), line.end(), heads_text))
    return found


def _titles_in(text: Scalar) -> list[int]:
    """Return where lines begin that name networks, or count posts, above words; nothing for a single one."""
    source = text.source
    lines = _SHORT_LINE.finditer(source.text, text.start, text.end)
    titles = [line.span("name") for line in lines if _heads_post(scalar(source, *line.span("name")))]
    starts = {start for start, _ in titles}
    below = [(start, _BELOW.match(source.text, end, text.end)) for start, end in titles]
    heads = [
        start
        for start, found in below
        if found
        and len(found["line"].split()) >= _FEWEST_WORDS
        and not any(found.start("line") <= one < found.end("line") for one in starts)
    ]
    return heads if len(heads) > 1 else []


def _heads_post(line: Scalar) -> bool:
    label = label_of(line)
    return (label.role == "network" and bool(label.channels)) or (
        label.role in {"post", "part"} and _COUNTS_POST.match(line.text) is not None
    )


def _text_of(body: Scalar, signs: Sequence[_Sign]) -> Scalar:
    """Return what stands below the line that heads the text, or else above all of them, up to the next."""
    start = next((sign.end for sign in signs if sign.heads_text), body.start)
    end = next((sign.start for sign in signs if sign.start >= start), body.end)
    return scalar(body.source, start, end)


def _versions_in(text: Scalar) -> list[int]:
    """Return where lines begin that count versions of a text; nothing where there are fewer than two."""
    found = [
        line
        for line in _COUNTED.finditer(text.source.text, text.start, text.end)
        if label_of(scalar(text.source, *line.span("name"))).role == "option"
    ]
    numbers = [line["number"] for line in found]
    is_one_word = len({line["word"].lower() for line in found}) == 1
    in_order = numbers == sorted(set(numbers)) and numbers[:1] in (["1"], ["A"])
    return [line.start("name") for line in found] if len(found) > 1 and is_one_word and in_order else []


def _with_body(document: Mapping, body: Scalar) -> Mapping:
    entries = tuple(entry("body", body) if one.key == "body" else one for one in document)
    return replace(document, entries=entries)


def _is_thread(calendar: Mapping) -> bool:
    return any(
        isinstance(post, Mapping) and post.get("thread") is not None for post in calendar.items("posts")
    )


def _lines(source: Source, starts: Sequence[int]) -> str:
    return lines_named([source.position(start)[0] for start in starts])
