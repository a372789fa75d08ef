"""How a file of posts is written: what one of its lines means is in less doubt where others are like it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from postlint.calendars.readers.sections.fields import field_named
from postlint.calendars.readers.sections.heading_words import (
    BODIES,
    CAPTIONS,
    DESCRIPTIONS,
    ON_VIDEOS,
    PARTS,
    TEXTS,
)
from postlint.calendars.readers.sections.labels import Label, label_of
from postlint.calendars.readers.sections.outline import EMPTY_LINE, PLAIN, Piece
from postlint.records import dataclass
from postlint.source.spans import Source
from postlint.source.tree import scalar

_COUNTED: Final = re.compile(
    r"(?im)^(?P<name>(?:tweet|toot|skeet|post|caption|slide)[ \t]+#?\d{1,3}(?:/\d{1,3})?):[ \t]+(?=\S)"
)
"""The number of a post, in front of what it says."""
_TITLED: Final = re.compile(r"(?im)^(?P<name>title|headline|subject|body|text|copy):[ \t]*$")
"""A word for a part of what goes out, alone on its line."""
_TITLE: Final = re.compile(r"^(?:title|headline|subject):[ \t]+\S", re.IGNORECASE | re.MULTILINE)
_NETWORKS: Final = re.compile(
    r"(?im)^(?:(?:for|on|auf|für|pour|sur|para|en|per|su|voor|op)[ \t]+)?"
    r"(?P<name>[A-Z][^:\n.!?]{0,30}):[ \t]*$"
)
"""A name alone on its line."""
_HEAD: Final = re.compile(r"(?:\A|(?<=\n))[^\W\d_][^\n.!?]{0,40}\d[^\n!?]{0,40}(?=\n[^\n])")
"""A short line with a number above others."""
KEY: Final = re.compile(r"^(?:\*\*|__)(?P<name>[^*\n:：]{1,40})[:：]?(?:\*\*|__)[:：]?[ \t]+\S", re.MULTILINE)
_BOLD_NAME: Final = re.compile(r"^(?:\*\*|__)(?P<name>[^*\n:：]{1,40})[:：]", re.MULTILINE)
_ALONE: Final = re.compile(r"^(?P<name>[^\W\d_][^:：\n.!?*]{1,40})[:：][ \t]*$", re.MULTILINE)
"""A name of anything, alone on its line."""
_BESIDE: Final = re.compile(r"(?m)^(?P<name>[^\W\d_][\w /-]{1,24}?)(?:[ \t]?\([\w /+&]{1,24}\))?:[ \t]+\S")
"""A name with what it says behind it."""
_BELOW_FIELD: Final = re.compile(
    r"(?m)^(?P<field>[^\W\d_][\w /-]{1,24}?):[ \t]+\S[^\n]*\n[ \t]*\n"
    r"(?P<name>[^\W\d_][\w /-]{1,24}?):[ \t]+\S"
)
"""A name at the head of a paragraph, below the last line of one that says something as well."""
NUMBERED: Final = re.compile(r"\d{1,2}[.)](?: +(?=\S)|\Z)")
"""The number in front of a title, or in its place."""
REMARKED: Final = re.compile(r"[—–-][ \t]+[^.!?\n]{1,60}")
"""What a title is about, behind it."""
_NUMBERED: Final = re.compile(
    rf"(?m)^(?:\*\*|__)\d{{1,2}}[.)](?: +(?=\S)[^*\n]{{1,120}})?(?:\*\*|__)[ \t]*"
    rf"(?:{REMARKED.pattern})?[ \t]*$"
)


_BRACKETED: Final = re.compile(
    r"(?m)^[ \t]*\[(?P<name>(?P<word>[^\W\d_]+)[ \t]*#?\d{1,3}(?!\w)[^\[\]\n]{0,80})\][ \t]*$"
)
"""A word and a number in brackets, alone on its line."""

_VIDEOS: Final = re.compile(r"^#{1,6}[ \t].*\b(?:youtube|tiktok)\b", re.IGNORECASE | re.MULTILINE)
_HASHED: Final = re.compile(r"^ {0,3}#{1,2}[ \t]", re.MULTILINE)


def _is_dated_network(line: Source) -> bool:
    """Tell whether a line says where and when a post goes out, and nothing else."""
    label = label_of(scalar(line, 0, len(line.text)))
    return label.role == "network" and label.date is not None


@dataclass(frozen=True, slots=True)
class Habits:
    """How a file is written: what a line means is in less doubt where others are like it.

    ``keys`` are bold keys that come back, ``counted`` tells that lines begin with the numbers of posts,
    ``in_parts`` that texts are written in parts under keys,
    ``titled`` that titles and texts have a line of their own above them, ``networks`` that
    networks do, ``numbered`` that bold lines count, ``dated`` that networks stand there with dates,
    ``alone`` are names of fields that come back with nothing behind them on their lines, ``bracketed`` tells
    that lines in brackets count, ``texts`` are names of texts that stand in front of them, as those of
    other texts or fields do, ``hashed`` tells that hashes stand in front of headings, so that none is
    underlined, and ``described`` that videos are, so that what they are described with is what goes out.
    """

    keys: frozenset[str] = frozenset()
    counted: bool = False
    in_parts: bool = False
    titled: bool = False
    networks: bool = False
    numbered: bool = False
    dated: bool = False
    alone: frozenset[str] = frozenset()
    bracketed: bool = False
    texts: frozenset[str] = frozenset()
    hashed: bool = False
    described: bool = False

    @classmethod
    def of(cls, text: str) -> Habits:
        """Return the habits of a file."""
        keys = Counter(found["name"].strip().lower() for found in KEY.finditer(text))
        bold = {found["name"].lower() for found in _BOLD_NAME.finditer(text)}
        alone = Counter(found["name"].lower() for found in _ALONE.finditer(text))
        again = {name for name, times in alone.items() if times > 1}
        fields = {name for name in again if field_named(name) is not None}
        beside = Counter(found["name"].lower() for found in _BESIDE.finditer(text))
        said = {name for name, times in beside.items() if times > 1}
        told = {name for name in said if field_named(name) is not None}
        named = fields | (again & TEXTS) if fields or told else set[str]()
        lines = {found["name"].lower() for found in _TITLED.finditer(text)}
        return cls(
            frozenset(key for key, times in keys.items() if times > 1),
            counted=len(_COUNTED.findall(text)) > 1,
            in_parts=bool(BODIES & keys.keys()) and bool((PARTS - BODIES) & keys.keys()),
            networks=len({found["name"] for found in _NETWORKS.finditer(text)}) > 1,
            titled=bool(lines & TEXTS) and bool(lines - TEXTS or _TITLE.search(text)),
            numbered=len(_NUMBERED.findall(text)) > 1,
            bracketed=any(n > 1 for n in Counter(one["word"] for one in _BRACKETED.finditer(text)).values()),
            texts=_names_in_front(text, beside, told),
            described=not (
                DESCRIPTIONS.isdisjoint(bold) or (ON_VIDEOS.isdisjoint(bold) and not _is_of_videos(text))
            ),
            hashed=_HASHED.search(text) is not None,
            alone=frozenset(named) if len(named | told) > 1 else frozenset(),
            dated=sum(_is_dated_network(Source("", line[0])) for line in _HEAD.finditer(text)) > 1,
        )


def _is_of_videos(text: str) -> bool:
    """Tell whether what is described has a title and no text, in a file with a heading of videos."""
    named = [{found["name"].lower() for found in _BOLD_NAME.finditer(one)} for one in EMPTY_LINE.split(text)]
    described = [names for names in named if not DESCRIPTIONS.isdisjoint(names)]
    are_titled = all("title" in names and TEXTS.isdisjoint(names) for names in described)
    return are_titled and _VIDEOS.search(text) is not None


def _names_in_front(text: str, beside: Counter[str], told: set[str]) -> frozenset[str]:
    """Return the names of texts that stand in front of them, by how often names are ``beside`` what they say.

    No text has *Caption:* in it, where fields are ``told`` or other texts are named so; *Copy:* may be words
    of one, unless it heads the paragraph below such a field wherever it stands.
    """
    is_captioned = any(beside[name] > 1 for name in CAPTIONS) and told
    has_both = not (CAPTIONS.isdisjoint(beside) or (TEXTS - CAPTIONS).isdisjoint(beside))
    below = Counter(
        found["name"].lower() for found in _BELOW_FIELD.finditer(text) if found["field"].lower() in told
    )
    always = {name for name, times in below.items() if name in TEXTS and times == beside[name] > 1}
    return frozenset(always | (CAPTIONS if is_captioned or has_both else set()))


def by_habit(source: Source, start: int, end: int, habits: Habits) -> list[Piece]:
    """Return what a line without marks is in a file with such lines: a label, a title, a number and a text.

    What a team calls a post for itself, in brackets, is beside it.
    """
    text = source.text
    if habits.bracketed and (line := _BRACKETED.fullmatch(text, start, end)):
        label = label_of(scalar(source, *line.span("name")))
        is_label = label.role in {"network", "post", "part"}
        return [Piece("label", start, end, label, PLAIN) if is_label else Piece("aside", start, end)]
    alone = _ALONE.fullmatch(text, start, end) if habits.alone else None
    line = _TITLED.fullmatch(text, start, end) if habits.titled else None
    if line := line or (alone if alone and alone["name"].lower() in habits.alone else None):
        return [Piece("label", start, end, label_of(scalar(source, *line.span("name"))), PLAIN)]
    if habits.titled and (line := _TITLE.match(text, start, end)):
        return [Piece("field", start, end, name="titled", value=scalar(source, line.end() - 1, end))]
    if habits.counted and (line := _COUNTED.match(text, start, end)):
        label = label_of(scalar(source, *line.span("name")))
        return [Piece("label", start, line.end(), label, PLAIN), Piece("prose", line.end(), end)]
    return []


def network_in(source: Source, start: int, end: int, habits: Habits) -> Label | None:
    """Return the label that a line without marks is: a network, in a file that writes them so."""
    if (
        habits.dated
        and _HEAD.match(source.text, start)
        and _is_dated_network(Source("", source.text[start:end]))
    ):
        return label_of(scalar(source, start, end))
    names = _NETWORKS.fullmatch(source.text, start, end) if habits.networks else None
    label = label_of(scalar(source, *names.span("name"))) if names else None
    # "True story:" begins a text: of words for posts, only those that stand alone are surely a label.
    is_one = label is not None and (label.channels or len(label.plain.split()) == 1)
    return label if label and is_one and label.role == "network" else None
