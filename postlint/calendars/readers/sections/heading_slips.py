"""Slips in headings among others that say a day or a network, as in "Fri 26 June – Mastadon" or "Jnue 3"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final, cast

from postlint.calendars.dates.spoken_dates import MONTHS
from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.readers.sections.outline import WORDS, Section
from postlint.calendars.readers.sections.roles import words_in
from postlint.calendars.readers.sections.words import FILLER, NETWORKS
from postlint.calendars.value_words import is_everywhere
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.suggest import one_slip_from
from postlint.source.tree import cut
from postlint.vocabulary import CHANNEL_TITLES

_WORD: Final = later(r"[^\W\d_]{4,}")
_BESIDE_NUMBER: Final = later(r"(?<=\d )[^\W\d_]{4,}|[^\W\d_]{4,}(?= \d)")
_SEVERAL: Final = 2
"""How many headings beside one say it, so that this is meant to."""
_SHORTEST: Final = 4
"""How long words are at least of which one letter may be wrong: no other words stand beside a number so."""
_COUNTED: Final = frozenset({"match", "mail"})
"""Words beside numbers that are as near to a month, and are none."""
_NO_NETWORK: Final = '"{word}" is no network, so the post below is left out.'
_VAGUE: Final = '"{word}" names no network. If what stands below goes out, write where, as in "{names}".'


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a heading lacks that others say, where it may stand, the words for it, and what is said then."""

    lacks: Callable[[Label], bool]
    is_said: Callable[[Label], bool]
    stands: re.Pattern[str]
    known: Collection[str]
    shortest: int
    rule: str
    said: str


_WANTED: Final = (
    _Wanted(
        lambda label: label.date is None,
        lambda label: label.date is not None,
        _BESIDE_NUMBER,
        [month for month in MONTHS if len(month) >= _SHORTEST],
        _SHORTEST,
        "reading/unreadable-date",
        '"{word}" is no month, so the day of the post below is not read.',
    ),
    _Wanted(
        lambda label: label.date is not None and not label.channels,
        lambda label: label.date is not None and bool(label.channels),
        _WORD,
        NETWORKS,
        6,
        "reading/unfit-value",
        _NO_NETWORK,
    ),
    _Wanted(
        lambda label: not label.channels and sum(word not in FILLER for word in words_in(label.plain)) == 1,
        lambda label: label.role == "network" and bool(label.channels),
        _WORD,
        NETWORKS,
        6,
        "reading/unfit-value",
        _NO_NETWORK,
    ),
)


def heading_slips(sections: Iterable[Section]) -> Iterator[Diagnostic]:
    """Yield a problem for each heading that would say a day or a network but for a letter or two.

    So it is with one that names all networks in one word, where others name theirs.
    """
    levels: defaultdict[int, list[tuple[Section, Label]]] = defaultdict(list)
    for section in sections:
        if section.label:
            levels[section.level].append((section, section.label))
    for headed in levels.values():
        labels = [label for _, label in headed]
        meant = [wanted for wanted in _WANTED if sum(map(wanted.is_said, labels)) >= _SEVERAL]
        named = tuple(dict.fromkeys(channel for label in labels for channel in label.channels))
        for section, label in headed:
            yield from _slips(label, meant)
            if len(named) >= _SEVERAL:
                yield from _vague(section, label, named)


def _slips(label: Label, meant: Iterable[_Wanted]) -> Iterator[Diagnostic]:
    for wanted in meant:
        for word in wanted.stands.finditer(label.title.text) if wanted.lacks(label) else ():
            near = one_slip_from(word[0], wanted.known, shortest=wanted.shortest)
            if near and word[0].lower() not in _COUNTED:
                said = f'{wanted.said.format(word=word[0])} Did you mean "{near}"?'
                yield Diagnostic(cut(label.title, *word.span()).span, said, wanted.rule)
                return


def _vague(section: Section, label: Label, named: Iterable[str]) -> Iterator[Diagnostic]:
    has_text = any(piece.kind in WORDS for piece in section.content)
    if label.date is None and has_text and is_everywhere(label.plain):
        titles = cast("Mapping[str, str]", CHANNEL_TITLES)
        names = ", ".join(titles.get(name, name) for name in named)
        said = _VAGUE.format(word=label.title.text.strip(), names=names)
        yield Diagnostic(label.title.span, said, "reading/no-network")
