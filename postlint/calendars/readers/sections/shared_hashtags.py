"""Hashtags behind the last of several labels of networks, which may be those of all."""

from __future__ import annotations

from typing import Final

from postlint.calendars.readers.sections.outline import EMPTY_LINE, LAST_HEADING, TAG, WORDS, Piece, Section

_TAGGED: Final = frozenset({"instagram", "tiktok"})
"""Networks whose hashtags mostly stand below no other text."""
_SEVERAL: Final = 2


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
