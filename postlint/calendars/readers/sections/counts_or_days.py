"""Two numbers at the head of a title, such as 01/06: a part of a thread, or a day and its month."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from postlint.calendars.dates.spoken_dates import WEEKDAYS, any_of
from postlint.calendars.readers.sections.labels import label_of
from postlint.calendars.readers.sections.lines import Piece
from postlint.source.tree import scalar

_TWO_NUMBERS: Final = re.compile(
    rf"[\W_]{{0,9}}(?P<weekday>(?:{any_of(WEEKDAYS)})\b[.,]{{0,2}}\s{{1,9}})?"
    r"(?P<both>(?P<number>\d{1,2})/(?P<of>\d{1,2}))(?![\w/]|\.\d)",
    re.IGNORECASE,
)


def with_days(pieces: Iterable[Piece]) -> list[Piece]:
    """Return ``pieces``; those that would be parts of a thread, but cannot be, are labels with a date."""
    found = list(pieces)
    groups: dict[tuple[int, int], list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for at, piece in enumerate(found):
        both = _TWO_NUMBERS.match(piece.label.title.text) if piece.label else None
        if both:
            groups[piece.level, int(both["of"])].append((at, both))
    for group in groups.values():
        dated = [(at, both, _dated(found[at], both)) for at, both in group]
        networks = {piece.label.channels for *_, piece in dated if piece.label and piece.label.channels}
        past_the_last = any(int(both["number"]) > int(both["of"]) for _, both in group)
        if past_the_last or len(networks) > 1 or any(both["weekday"] for _, both in group):
            for at, _, piece in dated:
                found[at] = piece
    return found


def _dated(piece: Piece, both: re.Match[str]) -> Piece:
    """Return a piece with the label that it has when its two numbers are a date."""
    if piece.label is None:
        return piece
    title = piece.label.title
    said = label_of(scalar(title.source, title.start + both.end(), title.end))
    day = scalar(title.source, title.start + both.start("both"), title.start + both.end("both"))
    return replace(piece, label=replace(said, title=title, date=day))
