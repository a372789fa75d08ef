"""What is a field or a note around the text of a file that is one post, and none of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as Dict
from dataclasses import replace
from typing import Final

from postlint.calendars.key_meanings import by_meaning, meaning
from postlint.calendars.readers.markdown_text import render
from postlint.calendars.readers.one_post_headings import OF_FIELDS, OF_NONE
from postlint.calendars.readers.sections.fields import says_status
from postlint.calendars.readers.sections.fields_above_posts import Around
from postlint.calendars.readers.sections.markdown_blocks import pieces
from postlint.calendars.readers.sections.notes_to_team import is_note
from postlint.calendars.readers.sections.outline import Piece, outline
from postlint.calendars.readers.sections.roles_by_neighbours import with_neighbours
from postlint.records import dataclass
from postlint.source.spans import Source
from postlint.source.tree import Entry, Mapping, Scalar, entry, scalar

_LAST_HEADING: Final = 6


@dataclass(frozen=True, slots=True)
class Beside:
    """The ``text`` of a post, the ``fields`` around it, and the ``lines`` in which notes on it begin."""

    text: Scalar
    fields: tuple[Entry, ...] = ()
    lines: tuple[int, ...] = ()


def fields_beside(body: Scalar, end: int, front: Mapping | None = None) -> Beside:
    """Return what in ``body`` is the text of a post, and what stands above it and, up to ``end``, behind.

    What ``front`` matter says decides of which lines are words to the readers: with a date there,
    "Time: 19:00" is that of an event.
    """
    groups = list(_groups(_told(pieces(body.source, body.start, body.end), body, end, front)))
    first = len(groups)
    while first and _is_behind(groups[first - 1], body.source):
        first -= 1
    begin = next((number for number, group in enumerate(groups[:first]) if not _is_above(group)), first)
    if all(piece.kind == "rule" for group in groups[begin:first] for piece in group):
        return Beside(body)
    below = [
        group
        for group in _groups(_told(pieces(body.source, body.end, end), body, end, front))
        if _is_behind(group, body.source)
    ]
    behind = [*groups[:begin], *groups[first:], *below]
    if not behind:
        return Beside(body)
    # Lines stand for themselves, be it below the heading of something else.
    ordered = sorted(behind, key=lambda group: group[0].kind != "field")
    pieces_behind = (piece for group in ordered for piece in group)
    root = with_neighbours(outline(pieces_behind, body.source, behind[0][0].start))
    said = Around().below(root).fields
    comments = [group for group in behind if group[0].label and group[0].label.field == "first_comment"]
    for group in comments[:1]:
        # All of it goes out, however many paragraphs it has.
        said = {**said, "first_comment": render(body.source, group[0].end, group[-1].end).text}
    notes = (group[0].start for group in groups[first:] if _is_note(group[0], body.source))
    return Beside(
        scalar(
            body.source,
            groups[begin][0].start if begin else body.start,
            groups[first][0].start if groups[first:] else body.end,
        ),
        tuple(entry(key, said[name]) for name, key in OF_FIELDS.items() if name in said),
        tuple(body.source.position(start)[0] for start in notes),
    )


def with_fields(front: Mapping, fields: Sequence[Entry]) -> Mapping:
    """Return ``front`` with those of ``fields``, from beside the text, of which it says nothing itself."""
    known = by_meaning(front).keys()
    new = tuple(one for one in fields if one.key not in known and meaning(one.key) not in known)
    return replace(front, entries=(*front.entries, *new))


def _told(found: Sequence[Piece], body: Scalar, end: int, front: Mapping | None) -> list[Piece]:
    """Return the pieces of a body; lines that only look like fields are prose."""
    said = by_meaning(front or ()).keys()
    is_pictured = (
        "media" in said
        or "![" in body.source.text[body.start : end]
        or any(_key(piece) == "media" for piece in found)
    )
    fits: Dict[str, Callable[[str], bool]] = {
        **dict.fromkeys(("date", "time"), lambda _: "date" not in said),
        "alt": lambda _: is_pictured,
        "hashtags": lambda value: "#" in value,
        "status": says_status,
    }
    return [
        replace(piece, kind="prose", name="", value=None)
        if piece.kind == "field"
        and piece.value
        and piece.name in fits
        and not fits[piece.name](piece.value.text)
        else piece
        for piece in found
    ]


def _key(piece: Piece) -> str:
    """Return which field a line, or what stands below a label, is."""
    return (piece.label.field if piece.label else None) or piece.name


def _groups(found: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces, each label together with what stands below it."""
    group: list[Piece] = []
    for piece in found:
        if group and (piece.label or _stands_alone(piece) or _stands_alone(group[-1])):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _stands_alone(piece: Piece) -> bool:
    return piece.kind in {"field", "aside"}


def _is_above(group: Sequence[Piece]) -> bool:
    """Tell whether a line above a text is a field of its post."""
    return group[0].kind == "field" and group[0].name in OF_FIELDS


def _is_behind(group: Sequence[Piece], source: Source) -> bool:
    """Tell whether a label or field, with what stands below it, is no part of a text above it."""
    head, *below = group
    words = [piece for piece in below if piece.kind != "rule"]
    if _stands_alone(head):
        return head.name in OF_FIELDS or _is_note(head, source)
    if head.label is None:
        return False
    if _is_note(head, source):
        return True
    key = head.label.field if head.label.role == "field" else ""
    # Below a line in bold, a text may go on behind the name of a picture.
    whole = head.level <= _LAST_HEADING or key == "first_comment"
    return key in OF_FIELDS and bool(words) and (whole or len(words) == 1)


def _is_note(head: Piece, source: Source) -> bool:
    """Tell whether what a label or field heads is said to the team alone."""
    if head.kind == "aside":
        return is_note(source.text[head.start : head.end].strip(), alone=True, first=False)
    if head.kind == "field":
        name = source.text[head.start : head.value.start] if head.value else ""
        return name.strip(" \t*_:").lower() in OF_NONE
    return head.label is not None and head.label.whole in OF_NONE
