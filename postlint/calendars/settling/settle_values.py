"""Values in the words of calendars: channels, statuses, kinds, times; words of a team's own are noted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from functools import lru_cache
from typing import Final

from postlint.calendars.dates.parse_dates import is_clock, is_open, settled
from postlint.calendars.settling.approvals import is_no_approver, untold_approvers
from postlint.calendars.settling.settle_problems import Report
from postlint.calendars.terms.hashtags import why_none
from postlint.calendars.terms.network_names import CHANNEL_NAMES, OTHER_CHANNELS, slip_in
from postlint.calendars.terms.networks_meant import FORMATS, NO, channels_named, is_everywhere, is_video
from postlint.calendars.terms.placeholders_and_dittos import says_no_text, says_nobody, says_none
from postlint.calendars.terms.reply_and_repost_words import LINKS
from postlint.calendars.terms.status_words import MEANT_TWICE, NEVER, is_to_go_out, slip_of_status, status_in
from postlint.calendars.texts_and_media import is_no_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.suggest import NearMisses, near_miss
from postlint.source.tree import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    entry,
    items_of,
    mapping,
    said,
    sequence,
)
from postlint.vocabulary import CHANNELS, KIND_NAMES, KINDS, STATUSES, in_words, kind_named, unaccented


def _channel(value: Node, report: Report) -> Node | None:
    """Return the channels that ``value`` names; those without a word here are ``other``, with their name."""
    if isinstance(value, Mapping):
        return value
    names = [name for written in items_of(value) for name in _channels(written, report)]
    if not names:
        return None
    return names[0] if len(names) == 1 and isinstance(value, Scalar) else sequence(names, value)


def _channels(written: Node, report: Report) -> Iterator[Node]:
    if not isinstance(written, Scalar):
        yield written
        return
    if written.text in CHANNELS:
        yield written
        return
    own = report.words.channels_of.get(in_words(written.text))
    for name in own or channels_named(written.text):
        if name in CHANNELS and name != "other":
            yield said(written, name)
        elif own:
            yield replace(written, text=" ".join(written.text.split()), value=name)
        elif name.lower() in OTHER_CHANNELS or is_everywhere(name):
            yield replace(written, text=name, value="other")
        elif (slip := slip_in(name)) and in_words(slip[0]) not in report.words.channels_of:
            report.slip("channels", written, *slip)
            channel = CHANNEL_NAMES[slip[1]]
            known = channel in CHANNELS
            yield said(written, channel) if known else replace(written, text=channel, value="other")
        else:
            other = replace(written, text=name, value="other")
            report.note("channels", other)
            yield other


def _written(value: Scalar) -> str:
    """Return what stands in the file where a value does that may say something else."""
    return value.source.text[value.start : value.end].strip("\"'")


def _status(value: Node, report: Report) -> Node | None:
    if isinstance(value, Scalar) and value.text == "draft" and is_to_go_out(_written(value)):
        report.held_back.append(value)
    if not isinstance(value, Scalar) or value.text in STATUSES:
        return value
    word = in_words(value.text)
    own = report.words.status_of.get(word)
    if status := own or status_in(value.text):
        if not own and unaccented(word) in MEANT_TWICE:
            report.note("stages", value)
        return said(value, status)
    meant = _slip_of(report.words.near_statuses, value.text) or slip_of_status(value.text)
    if unaccented(word) in NEVER or not (meant or _near(value.text, STATUSES)):
        if not says_no_text(value.text):
            report.note("statuses", value)
        return None
    if meant:
        report.slip("statuses", value, value.text, meant)
        return None
    return value


def _kind(value: Node, report: Report) -> Node | None:
    if not isinstance(value, Scalar) or value.text in KINDS:
        return value
    word = in_words(value.text)
    kind = report.words.kind_of.get(word)
    if kind:
        return said(value, kind)
    if word in FORMATS:
        report.note("formats", value)
        return None
    # Tools call by this word, in capitals, what a post is about, which is not what it does.
    shouted = value.text.isupper() and " " not in value.text.strip()
    if not shouted and (kind := kind_named(value.text)):
        return said(value, kind)
    if shouted or not (_slip_of(report.words.near_kinds, value.text) or _near(value.text, KIND_NAMES)):
        if not says_no_text(value.text):
            report.note("kinds", value)
        return None
    return value


_LIKE_A_CLOCK: Final = later(r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]m)?", re.IGNORECASE)


def _time(value: Node, report: Report) -> Node | None:
    if not isinstance(value, Scalar):
        return value
    clock = settled(value.text, None)
    if is_clock(clock):
        return said(value, clock)
    if _LIKE_A_CLOCK.fullmatch(value.text.strip()):
        message = (
            f'"{value.text}" is no time of a day, so this post counts without one. Write it as in 09:00.'
        )
        report.remarks.append(Diagnostic(value.span, message, "reading/unreadable-date"))
    elif not _says_none(value.text):
        report.note("times", value)
    return None


def _date(value: Node, _report: Report) -> Node | None:
    return None if isinstance(value, Scalar) and is_open(value.text) else value


def _media(value: Node, report: Report) -> Node | None:
    """Return the media that ``value`` names; "none" and "as above" are no files."""
    named = [item for item in items_of(value) if not (isinstance(item, Scalar) and is_no_file(item.text))]
    for medium in named:
        if isinstance(medium, Scalar) and in_words(medium.text) in FORMATS:
            report.note("media", medium)
    if len(named) == len(items_of(value)):
        return value
    return sequence(named, value) if named else None


def _hashtags(value: Node, report: Report) -> Node | None:
    """Return the hashtags without what is none, such as the names of sets of them; a number counts them."""
    if isinstance(value, Scalar) and (value.text.strip().isdecimal() or _says_none(value.text)):
        return None
    kept: list[Node] = []
    for one in items_of(value):
        if isinstance(one, Scalar) and (what := why_none(one.text, report.hashtag_sets)):
            report.note(what, one)
        else:
            kept.append(one)
    return value if len(kept) == len(items_of(value)) else sequence(kept, value) if kept else None


def _says_none(written: str) -> bool:
    return says_no_text(written) or written.strip().lower() in NO


def _any_of(value: Node, _report: Report, says_none: Callable[[str], bool] = _says_none) -> Node | None:
    """Return ``value``, None where it says that there is none, as "n/a" does; a list without such items.

    Tools answer with yes or no.
    """
    if isinstance(value, Scalar):
        return None if isinstance(value.value, bool) or says_none(value.text) else value
    if not isinstance(value, Sequence):
        return value
    given = [item for item in value.items if _any_of(item, _report, says_none)]
    return replace(value, items=tuple(given)) if given else None


def _beside(value: Node, report: Report) -> Node | None:
    """Return what goes out beside a text; what is still to come stays, for whoever looks for that."""
    return _any_of(value, report, lambda words: says_none(words) or words.strip().lower() in NO)


def _poll(value: Node, report: Report) -> Node | None:
    """Return the answers to choose from, of which one may well be "none"."""
    return _any_of(value, report) if isinstance(value, Scalar) else value


def _approvers(value: Node, report: Report) -> Node | None:
    for one in untold_approvers(value):
        report.note("approvals", one)
    return _any_of(value, report, is_no_approver)


def _people(value: Node, report: Report) -> Node | None:
    return _any_of(value, report, says_nobody)


def _link(value: Node, report: Report) -> Node | None:
    """Return which post is answered or passed on; a word in its place says that there is one."""
    if isinstance(value, Scalar) and _STANDS_IN.fullmatch(value.text.strip()):
        report.note("links", value)
    return _any_of(value, report)


@lru_cache(maxsize=4096)
def _near_of(word: str, known: tuple[str, ...]) -> bool:
    # Who adds a whole word means something else.
    return near_miss(word, [one for one in known if len(one.split()) >= len(word.split())]) is not None


def _slip_of(own: NearMisses, word: str) -> str | None:
    """Return the team's own word that ``word`` is a slip of; like :func:`_near`, it takes no shorter one."""
    meant = own.meant_by(word)
    return meant if meant and len(meant.split()) >= len(word.split()) else None


def _near(word: str, known: Iterable[str]) -> bool:
    return _near_of(word, tuple(known))


_STANDS_IN: Final = later(r"[A-Z]{2,}(?:[ _-][A-Z]+)*|[<{\[][^\n]{1,60}[>}\]]|(?i:tb[acd]|todo)")
"""What stands where an address or a number is to go."""
_OF_ONE: Final = frozenset({"kind", "status"})
"""Keys with one word, which some programs write as a list."""


def in_words_of_calendars(key: str, value: Node, report: Report) -> Node | None:
    """Return ``value`` in the words of calendars; None where it says nothing.

    Of a list where one word is meant, that is the only one that says something; a list that says two things
    stays one.
    """
    if key not in _OF_ONE or not isinstance(value, Sequence):
        return _VALUES[key](value, report) if key in _VALUES else value
    meant = [found for item in value.items if (found := _VALUES[key](item, report)) is not None]
    return meant[0] if len(meant) == 1 else value if meant else None


_VALUES: Final[Dict[str, Callable[[Node, Report], Node | None]]] = {
    "channel": _channel,
    "status": _status,
    "time": _time,
    "date": _date,
    "kind": _kind,
    "media": _media,
    "hashtags": _hashtags,
    "author": _people,
    "approved_by": _approvers,
    **dict.fromkeys(("first_comment", "cta"), _beside),
    "poll": _poll,
    **dict.fromkeys(LINKS, _link),
    "origin": _any_of,
}
"""How the values under some keys are put in the words of calendars."""


def each_described(media: Node, alts: list[Node]) -> Node:
    """Return ``media`` with the ``alts`` that describe the pictures among them, where it is plain which."""
    items = items_of(media)
    pictures = [item for item in items if not is_video(_file_of(item))] or list(items)
    if len(pictures) != len(alts) and len(alts) > 1:
        return media
    # One alone is of the first picture, whatever the others show.
    beside = {id(picture): alt for picture, alt in zip(pictures, alts, strict=False)}
    described = [_with_alt(item, beside[id(item)]) if id(item) in beside else item for item in items]
    return sequence(described, media)


def _file_of(item: Node) -> str:
    if isinstance(item, Mapping):
        return item.text("file") or ""
    return item.text if isinstance(item, Scalar) else ""


def _with_alt(item: Node, alt: Node) -> Node:
    if isinstance(item, Scalar):
        return mapping(item, file=item, alt=alt)
    if isinstance(item, Mapping) and item.get("alt") is None:
        return replace(item, entries=(*item.entries, entry("alt", alt)))
    return item
