"""Slips in headings among others that say a day or a network, as in "Fri 26 June – Mastadon" or "Jnue 3"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, cast

from postlint.calendars.dates.spoken_dates import MONTHS
from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.readers.sections.outline import WORDS, Section
from postlint.calendars.readers.sections.roles import words_in
from postlint.calendars.readers.sections.words import FILLER, NETWORKS
from postlint.calendars.terms.value_words import is_everywhere
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.suggest import one_slip_from
from postlint.source.tree import cut
from postlint.vocabulary import CHANNEL_TITLES

_WORD: Final = later(r"[^\W\d_]{4,}")
_BESIDE_NUMBER: Final = later(
    r"(?:(?<=\d )|(?<=\d(?:st|nd|rd|th) )|(?<=\d de ))[^\W\d_]{4,}|(?<=\d\. )[^\W\d_]{6,}|[^\W\d_]{4,}(?= \d)"
)
_JOINED: Final = later(
    r"(?:(?<=[&+/|,])|(?<=[&+/|,] )|(?<=\b(?:and|und) )|(?<=\bet ))[^\W\d_]{4,}"
    r"|[^\W\d_]{4,}(?= ?[&+/|,]| (?:and|und|et) )"
)
"""Where one of several networks stands in a heading."""
_SEVERAL: Final = 2
"""How many networks headings name, so that one word may mean them all."""
_SHORTEST: Final = 4
_LONG: Final = 6
"""How long words are at least in which any letter may be wrong. In shorter ones two may be swapped ("Jnue"):
with another letter, short months are names, and what is counted, such as Mary, Jane, Maps and Match."""
_OTHERS: Final = frozenset({"threats", "signale", "augusta"})
"""Words that are as near to a month or network, and are none."""
_LOST: Final = "reading/unfit-value", "so the post below is left out."
_UNPLACED: Final = "reading/unfit-value", "so the post below is judged as if the heading did not name it."
_UNDATED: Final = "reading/unreadable-date", "so the day of the post below is not read."
_UNREAD: Final = _UNDATED[0], "so the day and the network of the post below are not read."
_VAGUE: Final = '"{word}" names no network. If what stands below goes out, write where, as in "{names}".'


@dataclass(frozen=True, slots=True)
class Slip:
    """A problem with a heading, where its section begins, and whether the post below is left out for it."""

    start: int
    is_lost: bool
    problem: Diagnostic


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a heading lacks that others say, where it may stand, the words for it, and what is said then.

    ``least`` is how many headings say it, with those that would but for a slip.
    """

    lacks: Callable[[Label], bool]
    is_said: Callable[[Label], bool]
    stands: re.Pattern[str]
    known: Collection[str]
    shortest: int
    least: int
    called: str
    if_kept: tuple[str, str]

    def slip_in(self, label: Label) -> tuple[re.Match[str], str] | None:
        """Return the word of a heading that is a slip, and what it was meant to be."""
        for word in self.stands.finditer(label.title.text) if self.lacks(label) else ():
            near = one_slip_from(word[0], self.known, shortest=self.shortest)
            if near and word[0].lower() not in _OTHERS and _is_likely(word[0], near):
                return word, near
        return None


def _is_likely(word: str, near: str) -> bool:
    return min(len(word), len(near)) >= _LONG or sorted(word.lower()) == sorted(near)


_of_networks = partial(_Wanted, known=NETWORKS, shortest=6, called="network", if_kept=_UNPLACED)
_WANTED: Final = (
    _Wanted(
        lambda label: label.date is None,
        lambda label: label.date is not None,
        _BESIDE_NUMBER,
        [month for month in MONTHS if len(month) >= _SHORTEST],
        _SHORTEST,
        2,
        "month",
        _UNDATED,
    ),
    _of_networks(
        lambda label: label.date is not None and not label.channels,
        lambda label: label.date is not None and bool(label.channels),
        _WORD,
        least=2,
    ),
    _of_networks(
        lambda label: label.date is not None and bool(label.channels),
        lambda label: bool(label.channels),
        _JOINED,
        least=1,
    ),
    _of_networks(
        lambda label: not label.channels and sum(word not in FILLER for word in words_in(label.plain)) == 1,
        lambda label: label.role == "network" and bool(label.channels),
        _WORD,
        least=3,
    ),
)


def heading_slips(sections: Iterable[Section], posts: Iterable[int]) -> Iterator[Slip]:
    """Yield a problem for each heading that would say a day or a network but for a letter or two.

    So it is with one that names all networks in one word, where others name theirs. ``posts`` are where
    posts begin that are read.
    """
    levels: defaultdict[int, list[tuple[Section, Label]]] = defaultdict(list)
    for section in sections:
        if section.label:
            levels[section.level].append((section, section.label))
    begun = sorted(posts)
    for headed in levels.values():
        labels = [label for _, label in headed]
        slips = _slips(labels)
        named = tuple(dict.fromkeys(channel for label in labels for channel in label.channels))
        for (section, label), slip in zip(headed, slips, strict=True):
            is_lost = not _holds_any(section, begun)
            if slip:
                yield Slip(section.start, is_lost, _told(label, *slip, is_lost=is_lost))
            if len(named) >= _SEVERAL:
                yield from (Slip(section.start, is_lost, one) for one in _vague(section, label, named))


def _holds_any(section: Section, begun: Sequence[int]) -> bool:
    at = bisect_left(begun, section.start)
    return at < len(begun) and begun[at] <= max(inner.last for inner in section.all_below())


_Found = tuple[_Wanted, re.Match[str], str]


def _slips(labels: Sequence[Label]) -> list[_Found | None]:
    """Return the first slip in each of the headings of one level."""
    slips: list[_Found | None] = [None] * len(labels)
    for wanted in _WANTED:
        said = sum(map(wanted.is_said, labels))
        found = [wanted.slip_in(label) for label in labels] if said else []
        if said + sum(map(bool, found)) >= wanted.least:
            slips = [old or (new and (wanted, *new)) for old, new in zip(slips, found, strict=True)]
    return slips


def _told(label: Label, wanted: _Wanted, word: re.Match[str], near: str, *, is_lost: bool) -> Diagnostic:
    titles = cast("Mapping[str, str]", CHANNEL_TITLES)
    meant = titles.get(near) or (near.capitalize() if word[0][0].isupper() else near)
    rule, so = _LOST if is_lost else wanted.if_kept
    if so == _UNDATED[1] and label.channels and label.role == "topic":
        rule, so = _UNREAD
    said = f'"{word[0]}" is no {wanted.called}, {so} Did you mean "{meant}"?'
    return Diagnostic(cut(label.title, *word.span()).span, said, rule)


def _vague(section: Section, label: Label, named: Iterable[str]) -> Iterator[Diagnostic]:
    has_text = any(piece.kind in WORDS for piece in section.content)
    if label.date is None and has_text and is_everywhere(label.plain):
        titles = cast("Mapping[str, str]", CHANNEL_TITLES)
        names = ", ".join(titles.get(name, name) for name in named)
        said = _VAGUE.format(word=label.title.text.strip(), names=names)
        yield Diagnostic(label.title.span, said, "reading/no-network")
