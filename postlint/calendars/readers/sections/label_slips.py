"""Slips in labels of posts, such as "**Captoin:**" where other posts have "**Caption:**"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from postlint.calendars.readers.sections.fields import FIELDS, field_named
from postlint.calendars.readers.sections.words import NETWORKS, TEXTS
from postlint.calendars.terms.field_names import NO_SLIPS
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.suggest import one_slip_from
from postlint.source.tree import Scalar, cut

_LINE: Final = later(
    r"^[ \t]*(?P<item>[-*+][ \t]+)?(?P<mark>\*\*|__|)(?P<name>[^\W\d_][^\W_]*(?:[ /-][^\W_]+){0,3})"
    r"(?P<in>:?)(?P=mark)(?P<out>:?)(?![^ \t\n])(?P<rest>[^\n]*)$",
    re.MULTILINE,
)
_HEADING: Final = later(r"^#{1,6}[ \t]", re.MULTILINE)
_AGAIN: Final = 2
"""At how many places labels make a form, and one of ours is the habit of a file."""
_OWN: Final = 3
"""The same, of a name that is a team's own."""
_SHORTEST: Final = 4
_LONG: Final = 6
"""How long words are at least in which any letter may be wrong; in shorter ones two may be swapped."""
_LONGER: Final = 7
"""The same, where the word is no field of ours that other posts have: a statue is no status."""
_OTHERS: Final = frozenset({"caution", "pictured"})
"""Words that texts begin with, as near to a label as a slip is."""
_SAID: Final = 'Unknown label "{}". Did you mean "{}"{}?'
_AS_OTHERS: Final = ", as other posts have it"


def label_slips(body: Scalar, posts: Iterable[int]) -> Iterator[Diagnostic]:
    """Yield a problem for each label that would be another one but for a letter or its colon.

    Texts begin with such words as well, so that it counts only where other lines have labels in that form.
    ``posts`` are where posts begin, in the file.
    """
    used: defaultdict[tuple[bool, str], Counter[str]] = defaultdict(Counter)
    lines = list(_LINE.finditer(body.text))
    for line in lines:
        used[_form(line)][line["name"].lower()] += _has_colon(line)
    begun = {start - body.start for start in posts}
    divided = sorted({*begun, *(found.start() for found in _HEADING.finditer(body.text))})
    labels: defaultdict[int, list[re.Match[str]]] = defaultdict(list)
    for line in lines:
        above = bisect_right(divided, line.start("name")) - 1
        labels[divided[above] if above >= 0 else -1].append(line)
    for start in sorted(begun):
        has = {line["name"].lower() for line in labels[start] if _has_colon(line)}
        for line in labels[start]:
            if meant := _meant(line, used[_form(line)], has):
                yield Diagnostic(cut(body, *line.span("name")).span, meant, "reading/unknown-key")


def _form(line: re.Match[str]) -> tuple[bool, str]:
    return line["item"] is not None, line["mark"]


def _has_colon(line: re.Match[str]) -> bool:
    return bool(line["in"] or line["out"])


def _is_ours(name: str) -> bool:
    return name in TEXTS or field_named(name) is not None


def _meant(line: re.Match[str], used: Counter[str], has: Iterable[str]) -> str | None:
    """Return what to say of a line whose label was meant to be one of those that are ``used`` in its form."""
    if sum(count for name, count in used.items() if _is_ours(name)) < _AGAIN:
        return None
    return (_near if _has_colon(line) else _without_colon)(line, used, has)


def _without_colon(line: re.Match[str], used: Counter[str], has: Iterable[str]) -> str | None:
    name, begins = line["name"].lower(), line["rest"].strip()[:1]
    is_one = bool(line["mark"]) and used[name] >= _AGAIN and _is_ours(name) and name not in has
    # "**Picture** this" goes on in small letters.
    if not is_one or not begins or begins.islower():
        return None
    return _SAID.format(line["name"], f"{line['mark']}{line['name']}:{line['mark']}", _AS_OTHERS)


def _near(line: re.Match[str], used: Counter[str], has: Iterable[str]) -> str | None:
    name = line["name"].lower()
    if _is_ours(name) or name in NETWORKS or name in NO_SLIPS or name in _OTHERS:
        return None
    least = {other: _AGAIN if _is_ours(other) else _OWN for other in used}
    habits = [other for other, count in used.items() if count >= least[other] and count > used[name]]
    near = one_slip_from(name, habits, shortest=_SHORTEST)
    if near and (near in has or not _is_likely(name, near, _LONG if _is_ours(near) else _LONGER)):
        near = near if sorted(name) == sorted(near) else None
    near = near or next((other for other in habits if _is_ours(other) and name == f"{other}s"), None)
    if near:
        return _SAID.format(line["name"], near.capitalize(), _AS_OTHERS)
    known = one_slip_from(name, (*TEXTS, *FIELDS)) if line["mark"] and used[name] == 1 else None
    is_one = known is not None and _is_likely(name, known, _LONGER)
    return _SAID.format(line["name"], known.capitalize(), "") if known and is_one else None


def _is_likely(name: str, near: str, long: int) -> bool:
    return min(len(name), len(near)) >= long or sorted(name) == sorted(near)
