"""Words that are a letter or two from what others say in their place: headings, labels, lines with a kind.

"Fri 26 June – Mastadon" stands among headings with networks, "Jnue 3" among dates, "**Captoin:**" where other
posts have "**Caption:**", and "Kind: qestion" in a text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Final

from postlint.calendars.dates.spoken_dates import MONTHS
from postlint.calendars.readers.sections.fences_in_texts import without_fences
from postlint.calendars.readers.sections.fields import FIELDS, field_named
from postlint.calendars.readers.sections.heading_words import FILLER, NETWORKS, TEXTS, TITLES, words_in
from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.readers.sections.outline import WORDS, Section
from postlint.calendars.terms.field_names import NO_SLIPS
from postlint.calendars.terms.networks_meant import is_everywhere
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.suggest import one_slip_from
from postlint.source.tree import Scalar, cut
from postlint.vocabulary import KINDS, STATUSES, phrases

_SHORTEST: Final = 4
_LONG: Final = 6
"""How long words are at least in which any letter may be wrong. In shorter ones two may be swapped ("Jnue"):
with another letter, short months are names, and what is counted, such as Mary, Jane, Maps and Match."""
_OTHERS: Final = phrases("threats, signale, augusta, caution, pictured")
"""Words that are as near to a month, network or label, and are none."""


def _is_likely(word: str, near: str, long: int = _LONG) -> bool:
    """Tell whether a word is a slip of the one that it is ``near``, and no other word."""
    return min(len(word), len(near)) >= long or sorted(word.lower()) == sorted(near)


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
            if near and word[0].lower() not in (*_OTHERS, *self.known) and _is_likely(word[0], near):
                return word, near
        return None


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

    So it is with one word for all networks where others name theirs. ``posts`` are where read posts begin.
    """
    levels: defaultdict[int, list[tuple[Section, Label]]] = defaultdict(list)
    for section in sections:
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
    meant = TITLES.get(near) or (near.capitalize() if word[0][0].isupper() else near)
    rule, so = _LOST if is_lost else wanted.if_kept
    if so == _UNDATED[1] and label.channels and label.role == "topic":
        rule, so = _UNREAD
    said = f'"{word[0]}" is no {wanted.called}, {so} Did you mean "{meant}"?'
    return Diagnostic(cut(label.title, *word.span()).span, said, rule)


def _vague(section: Section, label: Label, named: Iterable[str]) -> Iterator[Diagnostic]:
    has_text = any(piece.kind in WORDS for piece in section.content)
    if label.date is None and has_text and is_everywhere(label.plain):
        names = ", ".join(TITLES.get(name, name) for name in named)
        said = _VAGUE.format(word=label.title.text.strip(), names=names)
        yield Diagnostic(label.title.span, said, "reading/no-network")


_LINE: Final = later(
    r"(?m)^[ \t]*(?P<item>[-*+][ \t]+)?(?P<mark>\*\*|__|)(?P<name>[^\W\d_][^\W_]*(?:[ /-][^\W_]+){0,3})"
    r"(?P<in>:?)(?P=mark)(?P<out>:?)(?![^ \t\n])(?P<rest>[^\n]*)$"
)
_HEADING: Final = later(r"^#{1,6}[ \t]", re.MULTILINE)
_AGAIN: Final = 2
"""At how many places labels make a form, and one of ours is the habit of a file."""
_OWN: Final = 3
"""The same, of a name that is a team's own."""
_LONGER: Final = 7
"""The same as long, where the word is no field of ours that other posts have: a statue is no status."""
_SAID: Final = 'Unknown label "{}". Did you mean "{}"{}?'
_AS_OTHERS: Final = ", as other posts have it"


def label_slips(body: Scalar, posts: Iterable[int]) -> Iterator[Diagnostic]:
    """Yield a problem for each label that would be another one but for a letter or its colon.

    Texts begin with such words as well, so that it counts only where other lines have labels in that form;
    in a fence nothing is one. ``posts`` are where posts begin, in the file.
    """
    used: defaultdict[tuple[bool, str], Counter[str]] = defaultdict(Counter)
    lines = list(_LINE.finditer(without_fences(body.text)))
    for line in lines:
        if _has_colon(line):
            used[_form(line)][line["name"].lower()] += 1
    often = {form: _often(names) for form, names in used.items() if _has_ours(names)}
    begun = {start - body.start for start in posts}
    divided = sorted({*begun, *(found.start() for found in _HEADING.finditer(body.text))})
    labels: defaultdict[int, list[re.Match[str]]] = defaultdict(list)
    for line in lines:
        above = bisect_right(divided, line.start("name")) - 1
        labels[divided[above] if above >= 0 else -1].append(line)
    for start in sorted(begun):
        has = {line["name"].lower() for line in labels[start] if _has_colon(line)}
        for line in labels[start]:
            form = _form(line)
            if form in often and (meant := _meant(line, used[form], often[form], has)):
                yield Diagnostic(cut(body, *line.span("name")).span, meant, "reading/unknown-key")


def _form(line: re.Match[str]) -> tuple[bool, str]:
    return line["item"] is not None, line["mark"]


def _has_colon(line: re.Match[str]) -> bool:
    return bool(line["in"] or line["out"])


def _has_ours(used: Counter[str]) -> bool:
    return sum(count for name, count in used.items() if _is_ours(name)) >= _AGAIN


def _often(used: Counter[str]) -> tuple[str, ...]:
    """Return the names that are a habit of those who write labels in a form."""
    return tuple(name for name, count in used.items() if count >= (_AGAIN if _is_ours(name) else _OWN))


@lru_cache(maxsize=4096)
def _is_ours(name: str) -> bool:
    return name in TEXTS or field_named(name) is not None


def _meant(line: re.Match[str], used: Counter[str], often: Collection[str], has: Iterable[str]) -> str | None:
    """Return what to say of a line whose label was meant to be one of those that are ``used`` in its form."""
    return _near(line, used, often, has) if _has_colon(line) else _without_colon(line, used, has)


def _without_colon(line: re.Match[str], used: Counter[str], has: Iterable[str]) -> str | None:
    name, begins = line["name"].lower(), line["rest"].strip()[:1]
    is_one = bool(line["mark"]) and used[name] >= _AGAIN and _is_ours(name) and name not in has
    # "**Picture** this" goes on in small letters.
    if not is_one or not begins or begins.islower():
        return None
    return _SAID.format(line["name"], f"{line['mark']}{line['name']}:{line['mark']}", _AS_OTHERS)


def _near(line: re.Match[str], used: Counter[str], often: Collection[str], has: Iterable[str]) -> str | None:
    name = line["name"].lower()
    if _is_ours(name) or name in NETWORKS or name in NO_SLIPS or name in _OTHERS:
        return None
    habits = [other for other in often if used[other] > used[name]]
    near = one_slip_from(name, habits, shortest=_SHORTEST)
    if near and (near in has or not _is_likely(name, near, _LONG if _is_ours(near) else _LONGER)):
        near = near if sorted(name) == sorted(near) else None
    near = near or next((other for other in habits if _is_ours(other) and name == f"{other}s"), None)
    if near:
        return _SAID.format(line["name"], near.capitalize(), _AS_OTHERS)
    known = one_slip_from(name, (*TEXTS, *FIELDS)) if line["mark"] and used[name] == 1 else None
    is_one = known is not None and _is_likely(name, known, _LONGER)
    return _SAID.format(line["name"], known.capitalize(), "") if known and is_one else None


_OF_A_POST: Final = later(
    r"(?im)^[ \t]*(?P<name>[a-z]{4,7})[ \t]*:[ \t]*(?P<value>[a-z][a-z_-]{2,20})[ \t]*$"
)
_ALLOWED: Final = {"kind": KINDS, "status": STATUSES}
_SO_LONG: Final = "As it stands, the line is read as text."


def kind_slips(texts: Iterable[Scalar]) -> Iterator[Diagnostic]:
    """Yield a problem for each line of a text that would be a field but for a letter or two."""
    for text in texts:
        for line in _OF_A_POST.finditer(text.text):
            if found := _slip(line["name"], line["value"]):
                place, rule, said = found
                yield Diagnostic(cut(text, *line.span(place)).span, f"{said} {_SO_LONG}", rule)


def _slip(name: str, value: str) -> tuple[str, str, str] | None:
    """Return which of the two is a slip, the rule that it breaks, and what was meant."""
    if known := _ALLOWED.get(name.lower()):
        meant = one_slip_from(value, known)
        said = f'"{name}": "{value}" is none of the allowed words. Did you mean "{meant}"?'
        return ("value", "reading/unfit-value", said) if meant else None
    # A word of four letters is one letter away from many, and has the letters of few.
    key = next((key for key in _ALLOWED if sorted(key) == sorted(name.lower())), None)
    if key and value.lower() in _ALLOWED[key]:
        return "name", "reading/unknown-key", f'Unknown key "{name}". Did you mean "{key}"?'
    return None
