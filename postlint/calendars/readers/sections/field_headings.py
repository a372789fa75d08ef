"""Headings that are fields of a post, as "## Status: posted" and "## Platforms", and what is below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as Dict
from itertools import pairwise, takewhile
from typing import Final

from postlint.calendars.readers.markdown_text import render
from postlint.calendars.readers.sections.days_and_times import hour_in, says_when
from postlint.calendars.readers.sections.fields import field_said
from postlint.calendars.readers.sections.heading_words import TEXTS
from postlint.calendars.readers.sections.outline import AT_LENGTH, LAST_HEADING, WORDS, Piece, Section
from postlint.calendars.readers.sections.quotes_and_fences import rendered
from postlint.calendars.terms.hashtags import are_to_choose
from postlint.calendars.terms.networks_meant import channels_in
from postlint.calendars.terms.status_words import status_in
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.spans import Source
from postlint.source.tree import Scalar, cut, scalar

_FORM: Final = later(
    r"(?:[^\w\s]+\s*)?(?P<name>[^\W\d_][\w '’/-]{1,24}?)[*_`]*(?:\s?\([^()]*\))?\s*[:：][*_`]*\s*"
    r"(?P<value>\S.*?)[*_`]*"
)
"""The name of a field and what it says, in marks or behind an emoji."""
_OF_ONE: Final = frozenset({"network", "post", "part", "option", "content"})
_WHEN: Final = frozenset({"date", "time", "period"})
_ABOVE_TEXTS: Final = _WHEN | {"status", "approval", "channel", "account", "sort"}
"""Fields with the text of their post below them: what has a title or topic may head a post itself."""
_NO_WORDS: Final = frozenset({"rule", "aside", "field"})
_BULLET: Final = re.compile(r"\A\s*(?:[-*+>]|\d{1,3}[.)])\s+")
_A_FEW_WORDS: Final = 4
_SAID_ONCE: Final = frozenset({"first_comment"})
"""Fields of which the first counts, since one that follows takes nothing of it back."""
_OF_ONE_ALONE: Final = frozenset({"media", "hashtags", "titled"})
"""What a section of its own says of one post; beside several, it is a list for whoever writes them."""
_FITTING: Final[Dict[str, Callable[[str], object]]] = {
    "date": says_when,
    "time": hour_in,
    "channel": lambda text: channels_in(text) or len(text.split()) <= _A_FEW_WORDS,
    "hashtags": lambda text: not text.rstrip().endswith(":"),
    "status": lambda text: status_in(text) or len(text.split()) <= _A_FEW_WORDS,
}
"""What stands under a heading such as "When" if it is a field: a text may stand there as well."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading with the ``field`` that it has the form of, and the last one of another form ``above`` it.

    ``beside`` tells that nothing but fields stands between both, ``below_text`` that words stand right below
    the other, ``heads_text`` that they do below it, and ``heads_more`` that other headings do.
    """

    piece: Piece
    field: Piece
    above: Piece | None
    beside: bool
    below_text: bool
    heads_text: bool
    heads_more: bool


def with_field_headings(found: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, with headings that say something of the post around them as its fields.

    Where several say the same, as "## Date: 1 June" and "## Date: 2 June" do, each heads posts. Where words
    stand in more than one place, each may be a post: it is asked.
    """
    headings = list(_headings(found))
    said = Counter((id(one.above), one.field.name) for one in headings if not one.field.own)
    texts = Counter(id(one.above) for one in headings if one.heads_text or one.field.kind == "prose")
    fields = {
        id(one.piece): one.field
        for one in headings
        if said[id(one.above), one.field.name] <= 1
        and texts[id(one.above)] + one.below_text <= 1
        and _is_of_post(one)
    }
    return [fields.get(id(piece), piece) for piece in found]


def _headings(found: Sequence[Piece]) -> Iterator[_Heading]:
    """Yield the headings that have the form of a field; right below one, a name may be a team's own."""
    places = [at for at, piece in enumerate(found) if piece.label and piece.level <= LAST_HEADING]
    fields = {at: field for at in places if (field := _field(found[at]))}
    above = beside = -1
    below_text = False
    last = above - 1
    for at, end in pairwise((*places, len(found))):
        heads_text = any(piece.kind not in _NO_WORDS for piece in found[at + 1 : end])
        field = fields.get(at)
        if field is None or (field.own and (heads_text or last < at - 1)):
            above = beside = at
            below_text = heads_text
            continue
        last, beside = at, at if beside == at - 1 else beside
        is_field = end in fields and not fields[end].own
        heads_more = end < len(found) and found[end].level > found[at].level and not is_field
        yield _Heading(
            found[at],
            field,
            found[above] if above >= 0 else None,
            beside=beside == at,
            below_text=below_text,
            heads_text=heads_text,
            heads_more=heads_more,
        )


def _field(heading: Piece) -> Piece | None:
    """Return what a heading of the form "Name: value" says, under a name of ours or of a team's own.

    Behind "Text:" that is the text.
    """
    label = heading.label
    line = _FORM.fullmatch(label.title.text) if label else None
    if label is None or line is None:
        return None
    name, value = (cut(label.title, *line.span(group)) for group in ("name", "value"))
    key = field_said(name.text, value.text)
    if key is None and not (label.role == "aside" or (label.role == "topic" and not label.channels)):
        return None
    own = name if key is None else None
    if own and name.text.lower() in TEXTS:
        return Piece("prose", value.start, value.end, name="text", own=own)
    return Piece("field", heading.start, heading.end, name=key or "", value=value, own=own)


def _is_of_post(heading: _Heading) -> bool:
    """Tell whether a heading that has the form of a field is one of the post around it, and heads none."""
    above, key = heading.above, heading.field.name
    if above is None or above.label is None:
        return not (heading.heads_text or heading.heads_more)
    is_one = above.label.role in _OF_ONE and not above.label.several
    if heading.heads_more:
        level = heading.piece.level
        return (heading.beside and above.level == level) or (is_one and above.level < level)
    if not heading.heads_text:
        return True
    return not above.label.several and key in _ABOVE_TEXTS and (is_one or key not in _WHEN)


def heads_post(section: Section) -> bool:
    """Tell whether a section is one of posts: its heading or a field of it says so, or where they go out."""
    is_called_so = section.label.role in {"network", "post"}
    return is_called_so or any(piece.name == "channel" for piece in section.fields)


def networks_below(piece: Piece, source: Source) -> Scalar:
    """Return what a list says of networks; of other words, the first line and those that name more."""
    written = source.text[piece.start : piece.end].splitlines()
    lines = [line for one in written if not one[:1].isspace() and (line := _BULLET.sub("", one).strip())]
    more = lines[1:] if piece.kind == "list" else takewhile(channels_in, lines[1:])
    return scalar(source, piece.start, piece.end, ", ".join([*lines[:1], *more]))


def whole_below(pieces: Sequence[Piece], source: Source) -> Scalar:
    """Return what the pieces below the heading of a field say, without the marks around it."""
    if len(pieces) == 1:
        return rendered(pieces[0], source).text
    return render(source, pieces[0].start, pieces[-1].end).text


def sections_of_fields(section: Section) -> Iterator[tuple[Section, list[Piece]]]:
    """Yield the sections in ``section`` that hold fields for all posts in it, and what in them does."""
    # Beside several posts, a list of pictures is that of none.
    posts = sum(heads_post(inner) for inner in section.all_below() if inner is not section)
    several = posts > 1 or bool(section.tables)
    seen = {piece.name for piece in section.fields} & _SAID_ONCE
    for inner in section.sections:
        key = inner.label.field
        if key in seen:
            continue
        if key == "meta":
            yield inner, inner.fields
        elif key == "hook" or (key in _OF_ONE_ALONE and several):
            continue
        elif key and inner.label.role == "field" and inner.content:
            first = inner.content[0]
            text = inner.label.title.source.text[first.start : first.end]
            is_bank = key == "hashtags" and are_to_choose(inner.label.title.text, text)
            if first.kind in WORDS and not is_bank and _FITTING.get(key, bool)(text):
                seen |= {key} & _SAID_ONCE
                goes_on = key in AT_LENGTH - {"hashtags"} and inner.level <= LAST_HEADING
                yield (
                    inner,
                    list(takewhile(lambda one: one.kind in WORDS, inner.content)) if goes_on else [first],
                )


def field_sections(section: Section) -> dict[int, list[Piece]]:
    """Return what says something of all posts in a section, by where the sections begin that it stands in."""
    return {inner.start: pieces for inner, pieces in sections_of_fields(section)}
