"""Sections that are posts since their headings say where or when they go out, behind what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postlint.calendars.readers.sections.days_and_times import is_only_day
from postlint.calendars.readers.sections.heading_words import FILLER, NETWORKS, TO_DO, words_in
from postlint.calendars.readers.sections.outline import Section
from postlint.calendars.readers.sections.roles_of_headings import HEAD_END, is_a_place
from postlint.calendars.terms.networks_meant import channels_in
from postlint.source.lazy_patterns import later
from postlint.vocabulary import phrases

_BEHIND: Final = later(r"\w.*[(\[](?P<place>[^()\[\]]*)[)\]]\W*")
_WORD: Final = later(r"[^\W\d_]+")
_MOST_WORDS: Final = 5
"""How many words a heading has that says no more than in which group something goes out."""
_ASKING: Final = frozenset({"how", "why", "what", "when", "where", "who", "leaving", "using"})
"""With what titles of articles on a network begin."""
_OF_TEAMS: Final = phrases(
    """
    access, agenda, approved, besprechung, call, change, changes, deadline, decisions, ergebnisse, event,
    feedback, followers, frist, login, meeting, minutes, numbers, plan, protokoll, release, report, results,
    resultados, resultaten, risultati, réunion, reunião, reunión, riunione, review, résultats, shoot, sitzung,
    team, updated, vergadering, went, who
    """
)
"""Words of headings under which teams write for themselves what happened on a day or belongs to a network."""
_MAY_BE_BELOW: Final = frozenset({"field", "aside", "content"})


def mark_brackets(section: Section) -> None:
    """Mark sections side by side as posts of which each heading ends with a network in brackets."""
    placed = [inner for inner in section.sections if _is_placed(inner)]
    for inner in placed if len(placed) > 1 else ():
        inner.mark(role="network")


def mark_groups(section: Section) -> None:
    """Mark a title that ends with the name of a network as where its text goes out: "Beekeepers' Discord".

    That is so beside sections of networks, where labels tell its text, or title, from other words.
    """
    on_networks = any(inner.label.role == "network" and inner.label.channels for inner in section.sections)
    for inner in section.sections if on_networks and not section.label.channels else ():
        is_told = any(one.label.role == "content" for one in inner.sections)
        if is_told and inner.label.role == "topic" and _is_of_group(inner.label.plain):
            inner.mark(role="network")


def _is_of_group(title: str) -> bool:
    words = words_in(title)
    place = [word for word in words if word not in FILLER]
    return (
        len(words) <= _MOST_WORDS and place[-1:] != [] and place[-1] in NETWORKS and words[0] not in _ASKING
    )


def _is_placed(section: Section) -> bool:
    is_topic = section.label.role == "topic"
    behind = _BEHIND.fullmatch(section.label.title.text) if is_topic else None
    words = _WORD.findall(behind["place"].lower()) if behind else []
    return bool(words) and words[0] in NETWORKS and words[-1] in NETWORKS


def mark_ends(section: Section) -> None:
    """Mark topics with where or when they go out in brackets or behind a separator as posts: "The gate (IG)".

    That is so beside one whose heading names a network and a day, where words stand below. Those that name
    no network are posts where more do, so that they are told of.
    """
    placed = [one for one in section.sections if one.label.role in {"network", "post"} and one.label.channels]
    if not any(one.content and (one.label.date or one.label.day) for one in placed):
        return
    dated = list[Section]()
    for inner in filter(_may_be_post, section.sections):
        told = list(_ends_of(inner))
        places = inner.label.channels or channels_in(" ".join(one for one in told if is_a_place(one)))
        if told and places:
            inner.mark(role="network", channels=places)
        (placed if places else dated).extend([inner] if told else [])
    for inner in dated if len(dated) < len(placed) else ():
        inner.mark(role="network")


def _may_be_post(section: Section) -> bool:
    label, kinds = section.label, {piece.kind for piece in section.content}
    is_whole = all(inner.label.role in _MAY_BE_BELOW for inner in section.sections)
    of_team = not (
        _OF_TEAMS.isdisjoint(words_in(label.plain)) and TO_DO.isdisjoint(HEAD_END.split(label.plain))
    )
    # A number that is of no date may be that of one with a slip, as in "Jnue 3 – LinkedIn".
    is_told = label.date or label.clock or not re.search(r"\d", label.plain)
    is_one = label.role == "topic" and is_whole and bool(is_told) and not of_team
    return is_one and not kinds.isdisjoint({"prose", "quote", "fence"})


def _ends_of(section: Section) -> Iterator[str]:
    """Yield what a title says of where and when: all of it, or what is behind; then also what is in front."""
    title = section.label.title.text.strip(" *_`:")
    behind = _BEHIND.fullmatch(title)
    *before, last = HEAD_END.split(title)
    ends = (behind["place"] if behind else last, title)
    said = [end for end in ends if is_a_place(end) or is_only_day(end, NETWORKS.keys() | FILLER)]
    yield from said[:1]
    yield from (one for one in before if said and is_a_place(one))
