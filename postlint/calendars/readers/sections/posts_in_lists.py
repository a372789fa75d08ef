"""Posts in the items of a list that say where and when they go out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Final

from postlint.calendars.dates.parse_dates import is_clock, is_open, weekday_named
from postlint.calendars.readers.sections.days_and_times import date_in, weekday_of, without_day
from postlint.calendars.readers.sections.fields import field_said
from postlint.calendars.readers.sections.fields_above_posts import Around
from postlint.calendars.readers.sections.heading_words import QUOTATION
from postlint.calendars.readers.sections.labels import Label, label_of
from postlint.calendars.readers.sections.lists import Item, is_deeper, items_of
from postlint.calendars.readers.sections.outline import LISTED, Piece
from postlint.calendars.readers.sections.roles_of_headings import text_among
from postlint.calendars.terms.networks_meant import channels_in
from postlint.calendars.terms.status_words import status_in
from postlint.source.spans import Source
from postlint.source.tree import Scalar, said, scalar

_HEAD: Final = re.compile(
    r"(?s)(?P<head>[^:()\n]{0,20}\([\w ,+&/]{1,30}\)(?=\s)|(?:\*\*|__)[^*\n]{1,60}?(?:\*\*|__)"
    r"(?:[ \t]*\([^()\n]{1,40}\)(?=:))?[ \t]*:?|(?:[^:\n]|:(?=\d)){1,40}?(?::(?=\s)|[ \t]+[—–-](?=[ \t])))"
    r"[ \t]*(?:[—–-][ \t]+)?(?P<rest>\S.*)"
)
_MARK: Final = re.compile(r"[ \t]+(?:[·•|→/>—–-]|->|=>)[ \t]+")
"""What parts the words in front of a text from each other and from it."""
_NAMED: Final = re.compile(r"(?P<where>[^:\n]{1,40}):[ \t]+(?=\S)")
"""A network, in front of a text, behind a mark that parts it from a day."""
_MOST_MARKS: Final = 4
_KEY: Final = re.compile(r"(?P<name>[^\W\d][\w -]{1,24}?):[ \t]+(?=\d)")
"""The name of a field in front of a day."""
_ZONE: Final = re.compile(r"(?<=\d)[ \t]*\(?(?:UTC|GMT|Z|[A-Z]{1,4}T)\)?[ \t]*\Z")
_FIELD: Final = re.compile(
    r"(?s)(?:\*\*|__)?(?P<name>[^\W\d_][\w /-]{1,24}?(?:[ ]\([^()\n]{1,20}\))?)(?:\*\*|__)?:(?:\*\*|__)?"
    r"\s*(?P<rest>\S.*)"
)
_QUOTED: Final = re.compile(r"(?:^|(?<=[ \t]))[ \t]*>[ \t]*(?P<said>\S[^\n]*)", re.MULTILINE)
_BEHIND: Final = re.compile(
    r"(?s)(?P<text>.*\S)\s*(?:[(\[](?P<where>[^()\[\]\n]{2,80})[)\]]"
    r"|(?<=[\"”“»])\s*[—–-]+[ \t]+(?P<after>[^\n]{2,60}))"
)
"""A text, and behind it where and when it goes out."""
_LINK: Final = re.compile(r"\[(?P<words>[^\[\]]*)\]\([^()]*\)|\([^()]*\)")
_LONGEST: Final = 120


def pieces_of_list(source: Source, start: int, end: int, around: Around) -> list[Piece]:
    """Return the labels, fields and texts of a list, or nothing where its items are words of one text.

    Where a heading says that one post stands here, only days make several of it; below a date, one network
    is enough, and below a network one date.
    """
    items = list(items_of(source, start, end))
    texts = {number: named for number in range(len(items)) if (named := _texts_below(items, number, source))}
    below, beside = texts.keys(), {at for named in texts.values() for at in _beside_text(named)}
    found = list[Piece]()
    with_texts = list[bool]()
    for number, item in enumerate(items):
        own = list(_said(source, item, has_more=is_deeper(items, number), has_text=number in below))
        if number in below or number in beside:
            own = [replace(piece, kind="aside") if piece.kind == "prose" else piece for piece in own]
        del with_texts[item.depth :]
        found += map(_as_note, own) if any(with_texts) else own
        is_text = any(piece.label for piece in own) and own[-1].kind == "prose"
        with_texts += [*[False] * (item.depth - len(with_texts)), is_text]
    heads = [item for item in items if item.depth == 0]
    in_days = any(item.depth for item in items)
    labels = [piece.label for piece in found if piece.level == LISTED and piece.label]
    plain = [label for label in labels if label.date or (label.channels and not around.in_scope)]
    dated = around.date is not None and not around.in_scope
    on_one = bool(around.channels) and around.date is None
    sure = any(label.channels or (label.date and on_one) for label in labels if label.date or dated)
    say_so = all(label.channels or weekday_of(label.title.text) is not None for label in labels)
    if len(labels) == len(heads) == len(below) and say_so:
        certain = True
    elif len(labels) == len(heads):
        certain = (len(heads) > 1 and (not around.in_scope or len(plain) == len(heads))) or sure
    else:
        # Beside posts, others may keep a note; beside words, a network may be named.
        certain = (sure or in_days) and len(plain) > 1 and len(plain) * 4 >= len(heads) * 3
    return list(_merged(found)) if certain else []


def _merged(found: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, those that name networks one below another as one, with those of the label above."""
    before: Piece | None = None
    named: tuple[str, ...] = ()
    for piece in found:
        if piece.kind != "field":
            yield from filter(None, (before,))
            before = None
            named = piece.label.channels if piece.label else named
            yield piece
        elif piece.name != "channel":
            yield piece
        elif before and before.value and piece.value:
            both = said(before.value, f"{before.value.text}, {piece.value.text}")
            before = replace(before, end=piece.end, value=both)
        else:
            value = piece.value
            before = replace(piece, value=said(value, ", ".join((*named, value.text))) if value else None)
    yield from filter(None, (before,))


def _as_note(piece: Piece) -> Piece:
    """Return what stands below an item that has its text already: without a name, it is a note."""
    is_nameless = piece.kind == "prose" or (piece.label is not None and not piece.label.title.text)
    return replace(piece, kind="aside", label=None) if is_nameless else piece


def _texts_below(items: Sequence[Item], number: int, source: Source) -> dict[int, str]:
    """Return which items below another say that they are its text, as "Copy: …" does, with their names."""
    below = takewhile(lambda item: item.depth > items[number].depth, items[number + 1 :])
    named = (_FIELD.fullmatch(source.text, item.start, item.end) for item in below)
    names = {at: found["name"].lower() for at, found in enumerate(named, start=number + 1) if found}
    return {at: name for at, name in names.items() if text_among([name]) is not None}


def _beside_text(named: Mapping[int, str]) -> set[int]:
    """Return which items are no text, since one beside them is: they say what a picture shows."""
    chosen = text_among(list(named.values()))
    return set() if chosen is None else named.keys() - {list(named)[chosen]}


def _said(source: Source, item: Item, *, has_more: bool, has_text: bool) -> Iterator[Piece]:
    """Yield what an item is: a label, alone or in front of a text; how far a post has got; or a text."""
    words = source.text[item.start : item.end].strip()
    end = item.start + len(words)
    if not has_more and (parted := _parted(source, item, end) or _told_behind(source, item, end)):
        yield from _ticked_label(item, *parted)
        return
    head = _HEAD.fullmatch(source.text, item.start, end)
    named = _FIELD.fullmatch(source.text, item.start, end) if item.depth else None
    if named and (found := _field(source, named)):
        yield from found
    elif head and label_of(scalar(source, *head.span("rest"))).role == "network" and has_more:
        # A day, and where its post goes out.
        whole = replace(label_of(scalar(source, item.start, end)), role="post", named=True)
        yield Piece("label", item.start, end, whole, LISTED + item.depth)
    elif status := _status(source, item, end, head, has_more=has_more):
        yield from status
    elif head and (label := _label_of_item(source, *head.span("head"))):
        label_piece = Piece("label", item.start, head.start("rest"), label, LISTED + item.depth)
        yield from _ticked_label(item, label_piece, Piece("prose", head.start("rest"), end))
    elif label := _label_of_item(source, item.start, end, has_more=has_more, has_text=has_text):
        yield Piece("label", item.start, end, label, LISTED + item.depth)
    elif item.depth:
        place = scalar(source, item.start, item.start)
        if has_more or item.depth == 1:
            post = Label(place, "post", named=True)
            yield Piece("label", item.start, item.start, post, LISTED + item.depth)
        yield Piece("prose", item.start, end)


def _told_behind(source: Source, item: Item, end: int) -> tuple[Piece, ...] | None:
    """Return the label and the text of an item such as "The gate is open. (X, 1 June)"."""
    behind = _BEHIND.fullmatch(source.text, item.start, end)
    label = _label_of_item(source, *behind.span("where" if behind["where"] else "after")) if behind else None
    if behind is None or label is None:
        return None
    head = Piece("label", item.start, item.start, label, LISTED + item.depth)
    return head, *_text(source, *behind.span("text"))


def _parted(source: Source, item: Item, end: int) -> tuple[Piece, ...] | None:
    """Return the label and the text of an item such as "2026-06-01 · X · The gate is open."."""
    key = _KEY.match(source.text, item.start, end)
    start = key.end() if key and field_said(key["name"], "") == "date" else item.start
    if item.depth:
        return None
    marks = list(islice(_MARK.finditer(source.text, start, end), _MOST_MARKS))
    last, head_end = None, start
    for before, mark in zip([start, *(mark.end() for mark in marks)], marks, strict=False):
        zone = _ZONE.search(source.text, before, mark.start())
        until = zone.start() if zone else mark.start()
        if not _says_where_or_when(scalar(source, before, until)):
            break
        last, head_end = mark, until
    text_start = last.end() if last else start
    named = _NAMED.match(source.text, text_start, end) if last else None
    if named and _says_where_or_when(scalar(source, *named.span("where"))):
        head_end, text_start = named.end("where"), named.end()
    label = _label_of_item(source, start, head_end) if last else None
    if label is None:
        return None
    return Piece("label", start, text_start, label, LISTED), Piece("prose", text_start, end)


def _says_where_or_when(place: Scalar) -> bool:
    """Tell whether words are a date, a time, a network or a status, and nothing else."""
    words = place.text.strip()
    is_day = date_in(place) is not None and not re.search(r"\w", without_day(words))
    says_so = is_day or label_of(place).role == "network" or status_in(words) is not None
    return says_so or is_open(words) or is_clock(words) or weekday_named(words) is not None


def _ticked_label(item: Item, label: Piece, *text: Piece) -> Iterator[Piece]:
    """Yield a label and its text, with what the box in front of them says."""
    yield label
    if item.ticked is not None:
        yield Piece("field", item.ticked.start, item.ticked.end, name="status", value=item.ticked)
    yield from text


def _field(source: Source, named: re.Match[str]) -> list[Piece]:
    """Return what an item such as "Image: gate.jpg" says of the post above it, or the text after "Copy:"."""
    name = named["name"].strip().lower()
    start, end = named.span("rest")
    if text_among([name]) is not None:
        return list(_text(source, start, end))
    key = field_said(name, named["rest"])
    if key is None:
        return []
    return [Piece("field", named.start(), end, name=key, value=scalar(source, start, end))]


def _text(source: Source, start: int, end: int) -> Iterator[Piece]:
    """Yield a text without the marks of quotation around it, or in front of its lines."""
    said = source.text[start:end]
    if said.startswith(">"):
        for line in _QUOTED.finditer(source.text, start, end):
            yield Piece("prose", *line.span("said"))
    elif len(said) > 1 and QUOTATION.get(said[:1]) == said[-1:]:
        yield Piece("prose", start + 1, end - 1)
    else:
        yield Piece("prose", start, end)


def _label_of_item(
    source: Source, start: int, end: int, *, has_more: bool = False, has_text: bool = False
) -> Label | None:
    """Return the label that words are, if they say where or when a post goes out and little else.

    Above other items, a day may have a note behind it, and be one of any week above a text that is named so.
    """
    if end - start > _LONGEST:
        return None
    label = label_of(scalar(source, start, end))
    if label.role == "network":
        return label
    in_week = weekday_of(label.title.text) is not None and (label.channels or has_text)
    is_noted = has_more and label.date is not None and label.date.start == start
    if in_week or is_noted or (label.date and (label.channels or len(label.besides.split()) <= 1)):
        return replace(label, role="post", named=True)
    return None


def _status(
    source: Source, item: Item, end: int, head: re.Match[str] | None, *, has_more: bool
) -> list[Piece]:
    """Return the fields of a line such as "Mastodon: posted", which says where a post is and since when.

    Behind a network on which a post has not got any further, nothing stands.
    """
    if head is None:
        name = scalar(source, item.start, end)
        is_open = item.depth and not has_more and name.text.strip("*_").endswith(":")
        is_open = is_open and label_of(name).role == "network"
        return [Piece("field", item.start, end, name="channel", value=name)] if is_open else []
    name = scalar(source, *head.span("head"))
    rest = _LINK.sub(lambda link: link["words"] or "", head["rest"]).strip(" .")
    if not channels_in(name.text) or len(rest.split()) > 2 or status_in(rest) is None:  # noqa: PLR2004
        return []
    status = Scalar(rest, rest, "plain", source, *head.span("rest"))
    return [
        Piece("field", head.start(), head.end(), name="channel", value=name),
        Piece("field", head.start(), head.end(), name="status", value=status),
    ]
