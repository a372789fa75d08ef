"""Slips in headings among others that say a day and a network, as in "Fri 26 June – Mastadon"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from postlint.calendars.dates.spoken_dates import MONTHS
from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.readers.sections.outline import Section
from postlint.calendars.readers.sections.words import NETWORKS
from postlint.source.diagnostic import Diagnostic
from postlint.source.expressions import later
from postlint.source.suggest import one_slip_from
from postlint.source.tree import cut

_WORD: Final = later(r"[^\W\d_]{4,}")
_BESIDE_NUMBER: Final = later(r"(?<=\d )[^\W\d_]{4,}|[^\W\d_]{4,}(?= \d)")
_SEVERAL: Final = 2
"""How many headings beside one say both, so that it is meant to."""
_WANTED: Final[tuple[tuple[Callable[[Label], bool], re.Pattern[str], Collection[str], str, str], ...]] = (
    (
        lambda label: label.date is not None and not label.channels,
        _WORD,
        NETWORKS,
        "reading/unfit-value",
        '"{word}" is no network, so the post below is left out.',
    ),
    (
        lambda label: bool(label.channels) and label.date is None,
        _BESIDE_NUMBER,
        MONTHS,
        "reading/unreadable-date",
        '"{word}" is no month, so the day of the post below is not read.',
    ),
)
"""What a heading lacks, where it may stand, the words for it, the rule that is broken, and what it says."""


def heading_slips(sections: Iterable[Section]) -> Iterator[Diagnostic]:
    """Yield a problem for each heading that would say a day and a network but for a letter or two."""
    labels = [(section.level, section.label) for section in sections if section.label]
    whole = Counter(level for level, label in labels if label.date and label.channels)
    for level, label in labels:
        if whole[level] >= _SEVERAL:
            yield from _slips(label)


def _slips(label: Label) -> Iterator[Diagnostic]:
    for lacks, words, known, rule, said in _WANTED:
        for word in words.finditer(label.title.text) if lacks(label) else ():
            if meant := one_slip_from(word[0], known):
                place = cut(label.title, *word.span())
                yield Diagnostic(place.span, f'{said.format(word=word[0])} Did you mean "{meant}"?', rule)
                return
