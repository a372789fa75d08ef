"""Headings that say something of the post around them, as "## Status: posted" below "# Launch post" does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from postlint.calendars.readers.sections.fields import field_said
from postlint.calendars.readers.sections.outline import LAST_HEADING, Piece
from postlint.calendars.readers.sections.words import TEXTS
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.tree import cut

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
