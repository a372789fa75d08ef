"""What each line of a paragraph is where posts are written down: a label, a field or words of a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.readers.sections import fields
from postlint.calendars.readers.sections.habits import KEY, NUMBERED, REMARKED, Habits, by_habit, network_in
from postlint.calendars.readers.sections.heading_words import (
    ASKED,
    CAPTIONS,
    DESCRIPTIONS,
    PARTS,
    PLANNED,
    TEXTS,
    TEXTS_ELSEWHERE,
)
from postlint.calendars.readers.sections.labels import label_of
from postlint.calendars.readers.sections.notes_to_team import is_note
from postlint.calendars.readers.sections.outline import BOLD, LINE, PLAIN, Piece
from postlint.calendars.readers.sections.roles_of_headings import is_a_place
from postlint.source.spans import Source
from postlint.source.tree import Scalar, scalar
from postlint.vocabulary import unaccented

_ALWAYS_TEXTS: Final = CAPTIONS | {
    *(name for name in TEXTS if " " in name),
    *TEXTS_ELSEWHERE - {"内容", "內容", "текст"},
}
"""What heads a text wherever it stands alone on a line; others may be words of one, as "Content:" is."""
BOLD_LINE: Final = re.compile(
    r"(?P<sign>[^\w\s\x00-\x7f]+[ \t]*)?"
    r"(?:\*\*|__)(?P<name>[^*\n]{1,120}?)(?P<in>[:：]?)(?:\*\*|__)(?P<out>[ \t]*[:：])?[ \t]*(?P<rest>[^\n]*)"
)
_BROKEN: Final = re.compile(
    r"\s*(?:\*\*|__)(?P<name>[^*\n]{1,120}(?:\n[^*\n]{1,120}){1,2}?)(?::(?:\*\*|__)|(?:\*\*|__)[ \t]*:)\s*"
)
"""A bold label that runs over the end of its line, alone in its paragraph."""
_PLAIN_LABEL: Final = re.compile(
    r"(?i)(?P<name>(?:(?:tweet|tuit|toot|skeet|post)[ \t]+#?\d{1,3}(?:[ \t]*(?:/|of)[ \t]*\d{1,3})?"
    r"|\d{1,2}/\d{1,2})(?:[ \t]*\([^()\n]*\))?)[ \t]*[:.]?[ \t]*"
    r"|-{2,}[ \t]*(?P<divider>body|post|text|copy|content|caption)[ \t]*-{2,}[ \t]*"
)
_NAME: Final = re.compile(r"(?P<name>[^\W\d_][^:：\n]{1,40}?)[ \t]*[:：][ \t]*")
"""A name alone on its line, of which its words tell what follows."""
PLAIN_FIELD: Final = re.compile(
    r"(?P<sign>[^\w\s\x00-\x7f]+[ \t]*)?(?P<mark>[*_])?(?P<title>(?P<name>[^\W\d_][\w /-]{1,24}?)"
    r"(?:[ \t]?\([\w /+&]{1,24}\))?)[ \t]*[:：][ \t]*(?P<rest>\S(?:[^\n]*[^\n \t])?)(?(mark)(?P=mark))[ \t]*"
)
_PLAIN_FIELDS: Final = frozenset({"channel", "status", "media", "alt", "hashtags"})
"""What a line without marks may say of a post; a date may be that of what the post invites to."""
_NEVER_A_TEXT: Final = re.compile(
    r"(?i)添付(?:候補)?|visuals?|visuels?|graphics?|grafik"
    r"|(?:first|erster|premier|primer|primo|primeiro|eerste)[ \t].+"
)
"""What nobody calls a line of a post, if it is the name of a field: a picture wanted, the first comment."""
_MARKED_BELOW: Final = re.compile(r"\s{0,9}(?:```|~~~|>)")
"""A text in a block or a quotation, so that what stands behind a label above it is what it is about."""
_REMARK: Final = re.compile(r"(?!\[[^\[\]\n]*\]\()[([].*[)\]](?:[ \t]*:)?")
"""What stands in brackets behind a label; a link says something by itself."""
_ITALIC: Final = re.compile(r"[ \t]*(?:\*\([^\n]*\)\*|_\([^\n]*\)_)[ \t]*")
_TARGET: Final = re.compile(r"[ \t]*\([\w:./-]+\)=[ \t]*")
"""What MyST writes above a heading to be found by, which is no text."""
_KEY_WORDS: Final = 4
_TITLE: Final = re.compile(
    r"(?i)[ \t]*(?P<bold>\*\*|__)?(?:(?:(?:suggested|post|working) )?title(?: idea)?"
    r"|headline|subject|titel|betreff|t[ií]tulo|asunto|assunto|titre|objet"
    r"|titolo|oggetto|onderwerp|标题|標題|タイトル|제목|заголовок)[ \t]*[:：][ \t]*"
    r"(?P<value>[^\n]{2,300}?)(?(bold)(?P=bold))[ \t]*"
)
"""The title of what follows, as forums want one beside the text: in quotation marks, or alone."""
_IN_QUOTES: Final = re.compile(r"[\"“„«‘'].{2,150}[\"”“»’']")
_IN_ONE: Final = re.compile(
    r"[ \t]*(?P<mark>\*\*|__)(?P<name>[^\W\d_][\w -]{1,24}?)[ \t]*[:：][ \t]*"
    r"(?P<value>[^*\n]{2,160})(?P=mark)[ \t]*"
)
"""The name of a field and what it says, in one pair of marks: "**Type : Texte + Image**"."""
_OF_POSTS: Final = frozenset({"sort", "media"})
"""Fields that no text tells its readers; when and where something takes place, some do."""
_SHOWN: Final = re.compile(
    r"(?i)[ \t]*\[(?:attach(?:ed|ment)?|image|photo|picture|visual|graphic|video|gif|screenshot|bild|foto"
    r"|imagen|immagine|afbeelding)\b[ \t]*:?[ \t]*(?P<value>[^\[\]\n]*)\][ \t]*"
)
"""What is to be shown with a text, in brackets on a line of its own."""
_PICTURED: Final = re.compile(
    r"(?i)[ \t]*[\U0001f4f7\U0001f4f8\U0001f4f9\U0001f3a5\U0001f3ac\U0001f39e\U0001f5bc]\ufe0f?[ \t]*"
    r"(?P<value>[`*_]*[\w./-]+\.(?:png|jpe?g|gif|webp|heic|svg|mp4|mov|webm)[`*_]*)"
    r"(?:[ \t]*\([^()\n]*\))?[ \t]*"
)
"""A camera or frame, and behind it the name of a file with what it shows."""
_IN_ITALICS: Final = re.compile(r"[ \t]*(?P<mark>[*_])(?P<said>[^*_\n]{2,200})(?P=mark)[ \t]*")
_SENTENCE: Final = re.compile(r"[^\s.!?;|·—–][^.!?;|·—–\n]*")


def lines_of(source: Source, start: int, end: int, habits: Habits, *, first: bool) -> Iterator[Piece]:
    """Yield the lines of a paragraph: labels and fields for themselves, the others together."""
    if broken := _BROKEN.fullmatch(source.text, start, end):
        yield Piece("label", start, end, label_of(scalar(source, *broken.span("name"))), BOLD)
        return
    items = _signs_of_items(source, start, end)
    open_from = None
    begins, below_field, in_fields = first, False, False
    keys = [found["name"].strip().lower() for found in KEY.finditer(source.text, start, end)]
    among_fields = any(key in habits.keys or fields.field_named(key) not in {None, "period"} for key in keys)
    at = start
    while at < end:
        line = LINE.match(source.text, at, end)
        if line is None or line.end() == at:
            break
        alone = at == start and line.end() >= end
        if is_note(source.text[at : line.end(1)], alone=alone, first=first and at == start):
            if open_from is not None:
                yield Piece("prose", open_from, at)
            yield Piece("aside", at, end)
            return
        in_fields = _all_fields(source, at, end) if begins else in_fields
        below_field = below_field or in_fields or (begins and _begins_text(source, at, end))
        found = (
            _beside_text(source, at, line.end(1), first=first and at == start, alone=line.end() >= end)
            or list(_said_in_line(source, at, line.end(1), habits, below_field=below_field))
            or list(_own_key(source, at, line.end(1), habits, among_fields=among_fields))
        )
        found = _in_fields(found, source, at, line.end(1)) if in_fields else _no_items(found, source, items)
        below_field = in_fields or (bool(found) and found[-1].kind == "field")
        begins = bool(found) and found[-1].kind == "label"
        if found:
            if open_from is not None:
                yield Piece("prose", open_from, at)
                open_from = None
            yield from found
        elif open_from is None:
            open_from = at
        at = line.end()
    if open_from is not None:
        yield Piece("prose", open_from, end)


def _said_in_line(
    source: Source, start: int, end: int, habits: Habits, *, below_field: bool
) -> Iterator[Piece]:
    """Yield what a line is, if not words of a text: a label, a field, or a remark in italics.

    Among fields, as ``below_field`` says, what a name means is in less doubt than above a text.
    """
    text = source.text
    if _ITALIC.fullmatch(text, start, end) or _TARGET.fullmatch(text, start, end):
        yield Piece("aside", start, end)
    elif bold := BOLD_LINE.fullmatch(text, start, end):
        yield from _bold(source, bold, habits)
    elif plain := _PLAIN_LABEL.fullmatch(text, start, end):
        named = "name" if plain["name"] else "divider"
        yield Piece("label", start, end, label_of(scalar(source, *plain.span(named))), PLAIN)
    elif (alone := _NAME.fullmatch(text, start, end)) and _heads_text(alone["name"]):
        yield Piece("label", start, end, label_of(scalar(source, *alone.span("name"))), PLAIN)
    elif found := by_habit(source, start, end, habits):
        yield from found
    elif (said := PLAIN_FIELD.fullmatch(text, start, end)) and (
        field := _plain_field(source, said, below_field=below_field)
    ):
        yield field
    elif said and said["name"].lower() in (TEXTS if below_field else habits.texts):
        title = [label_of(scalar(source, *said.span("title")))] if habits.texts else []
        yield from (Piece("label", start, said.start("rest"), label, PLAIN) for label in title)
        yield Piece("prose", said.start("rest"), end)
    elif label := network_in(source, start, end, habits):
        yield Piece("label", start, end, label, PLAIN)


def _heads_text(name: str) -> bool:
    """Tell whether a name alone on its line is that of a text, or of a comment, whatever else a file does."""
    return fields.field_named(name) == "first_comment" or name.lower() in _ALWAYS_TEXTS


def _plain_field(source: Source, line: re.Match[str], *, below_field: bool) -> Piece | None:
    """Return the field that a line without bold marks is, if it is one."""
    written, value = scalar(source, *line.span("name")), scalar(source, *line.span("rest"))
    key, is_set_apart = fields.field_said(line["name"], line["rest"]), line["mark"] or line["sign"]
    if (
        key == fields.KIND
        or _needs_no_marks(line["name"])
        or (key == "first_comment" and _NEVER_A_TEXT.fullmatch(line["name"]))
        or fields.says_when_out(line["name"], line["rest"])
        or (key is not None and (below_field or is_set_apart))
    ):
        # Nobody writes a line of a post in italics, or tells its readers what picture it wants.
        is_sure = key == fields.KIND or line["mark"] or _NEVER_A_TEXT.fullmatch(line["name"])
        return Piece("field", line.start(), line.end(), name=key or "", value=value, bare=not is_sure)
    if line["mark"] and label_of(written).role == "aside":
        return Piece("field", line.start(), line.end(), value=value, own=written)
    return None


def _all_fields(source: Source, start: int, end: int) -> bool:
    """Tell whether each line of a paragraph says something of a post: there are two at least.

    The first that has no name ends the search, since it begins anew below each label of a paragraph. Beside a
    caption, which no text has in it, names may be a team's own.
    """
    keys: list[str | None] = []
    names: set[str] = set()
    for line in LINE.finditer(source.text, start, end):
        if not line[1].strip():
            continue
        said = PLAIN_FIELD.fullmatch(source.text, *line.span(1))
        if said is None:
            return False
        names.add(name := said["name"].lower())
        keys.append("text" if name in TEXTS else fields.field_said(name, said["rest"]))
    return len(keys) > 1 and any(keys) and (None not in keys or not CAPTIONS.isdisjoint(names))


def _signs_of_items(source: Source, start: int, end: int) -> set[str]:
    """Return the signs that stand before bold names in a paragraph of which most are those of no field."""
    balance: Counter[str] = Counter()
    for line in LINE.finditer(source.text, start, end):
        if (bold := BOLD_LINE.match(source.text, line.start(1), end)) and bold["sign"]:
            balance[bold["sign"].strip()] += (
                1 if fields.field_said(bold["name"], bold["rest"]) is None else -1
            )
    return {sign for sign, more in balance.items() if more > 0}


def _no_items(found: list[Piece], source: Source, items: set[str]) -> list[Piece]:
    """Return what a line is found to be, if it does not begin as the items of a text around it do."""
    line = BOLD_LINE.match(source.text, found[0].start) if items and found else None
    is_item = line is not None and (line["sign"] or "").strip() in items and found[0].kind == "field"
    return [] if is_item else found


def _begins_text(source: Source, start: int, end: int) -> bool:
    """Tell whether a paragraph begins with the name of a text and a colon, as in "Caption: …"."""
    line = LINE.match(source.text, start, end)
    said = PLAIN_FIELD.fullmatch(source.text, *line.span(1)) if line else None
    return said is not None and said["name"].lower() in TEXTS


def _needs_no_marks(name: str) -> bool:
    key = fields.field_named(name)
    return key in _PLAIN_FIELDS or (key is not None and name.lower() in PLANNED)


def _bold(source: Source, line: re.Match[str], habits: Habits) -> Iterator[Piece]:
    name = scalar(source, *line.span("name"))
    colon, rest = bool(line["in"] or line["out"]), line["rest"].strip()
    label, key = label_of(name), fields.field_said(name.text, rest)
    if habits.described and label.whole in DESCRIPTIONS:
        label = replace(label, role="content")
    if not rest or _REMARK.fullmatch(rest):
        whole = scalar(source, name.start, line.end("rest")) if rest else name
        label = label_of(whole) if rest and label.role != "topic" else label
        yield Piece("label", line.start(), line.end(), label, BOLD, bare=not colon)
    elif REMARKED.fullmatch(rest) and (
        (habits.numbered and NUMBERED.match(name.text))
        or (label.role in {"part", "post"} and _MARKED_BELOW.match(source.text, line.end()))
    ):
        yield Piece("label", line.start(), line.end(), label, BOLD)
    elif colon and habits.in_parts and label.whole in PARTS:
        yield Piece("label", line.start(), line.start("rest"), label, BOLD)
        yield Piece("prose", line.start("rest"), line.end())
    elif colon and key is not None and label.role in {"field", "aside", "topic"}:
        yield Piece("field", line.start(), line.end(), name=key, value=scalar(source, *line.span("rest")))
    elif colon and not line["sign"] and label.role in {"network", "post", "part", "option", "content"}:
        yield Piece("label", line.start(), line.start("rest"), label, BOLD)
        yield Piece("prose", line.start("rest"), line.end())


def _own_key(source: Source, start: int, end: int, habits: Habits, *, among_fields: bool) -> Iterator[Piece]:
    """Yield the field with a name of a team's own that a line is: it stands among others, or comes back."""
    line = BOLD_LINE.fullmatch(source.text, start, end)
    if line is None or line["sign"] or not (line["in"] or line["out"]) or not line["rest"].strip():
        return
    name, value = (scalar(source, *line.span(group)) for group in ("name", "rest"))
    if len(name.text.split()) > _KEY_WORDS or unaccented(name.text.strip().lower()) in ASKED:
        return
    comes_back = among_fields or name.text.strip().lower() in habits.keys
    if comes_back or label_of(name).role == "aside" or fields.is_when_by_name(name.text, value):
        yield Piece("field", start, end, value=value, own=name)


def _in_fields(found: Sequence[Piece], source: Source, start: int, end: int) -> list[Piece]:
    """Return what a line in a paragraph of fields is: surely ``found``, or a field with a name of its own."""
    said = PLAIN_FIELD.fullmatch(source.text, start, end)
    if found or said is None:
        return [replace(piece, bare=False) for piece in found]
    name, value = (scalar(source, *said.span(group)) for group in ("name", "rest"))
    return [Piece("field", start, end, value=value, own=name, bare=False)]


def _beside_text(source: Source, start: int, end: int, *, first: bool, alone: bool) -> list[Piece]:
    """Return what a line says of a text: a picture or, where it is ``first``, its title or networks.

    A title without quotation marks stands ``alone`` in its paragraph.
    """
    if first and (where := _where_in_italics(source, start, end)):
        return [Piece("field", start, end, name="channel", value=where)]
    if first and (titled := _TITLE.fullmatch(source.text, start, end)):
        value = scalar(source, *titled.span("value"))
        name = "title" if _IN_QUOTES.fullmatch(value.text.strip()) else "titled" if alone else ""
        return [Piece("field", start, end, name=name, value=value)] if name else []
    if first and (said := _IN_ONE.fullmatch(source.text, start, end)):
        key = fields.field_said(said["name"], said["value"])
        value = scalar(source, *said.span("value"))
        return [Piece("field", start, end, name=key, value=value)] if key in _OF_POSTS else []
    if shown := _SHOWN.fullmatch(source.text, start, end) or _PICTURED.fullmatch(source.text, start, end):
        value = scalar(source, *shown.span("value"))
        return [
            Piece("field", start, end, name="media", value=value)
            if value.text
            else Piece("aside", start, end)
        ]
    return []


def _where_in_italics(source: Source, start: int, end: int) -> Scalar | None:
    """Return the sentence of a line in italics that names networks and says nothing else."""
    line = _IN_ITALICS.fullmatch(source.text, start, end)
    for said in _SENTENCE.finditer(source.text, *line.span("said")) if line else ():
        if is_a_place(said[0]):
            return scalar(source, *said.span())
    return None
