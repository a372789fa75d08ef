"""Keys of parts of a calendar as the real ones they stand for, slips among them, with values settled.

One measure holds for all shapes of files: a near miss of a word that is known is a slip, and is left for
whoever checks the form; any other word is the team's own, and is named once.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Dict
from dataclasses import replace
from functools import lru_cache
from typing import Final

from postlint.calendars.dates.parse_dates import HAS_YEAR, is_date
from postlint.calendars.key_meanings import is_given, key_of, meaning, says_video
from postlint.calendars.own_keys import links_in, own_entries, own_of, unknown_key
from postlint.calendars.readers.loose.texts_in_parts import whole_text
from postlint.calendars.schema import known_keys
from postlint.calendars.settling.approvals import with_status_answered
from postlint.calendars.settling.settle_problems import Report
from postlint.calendars.settling.settle_values import each_described, in_words_of_calendars
from postlint.calendars.templates_and_blanks import (
    is_filled_in,
    is_written,
    only_shows_a_text,
    says_something,
)
from postlint.calendars.terms.field_names import (
    NO_SLIPS,
    Part,
    folded,
    is_alt_name,
    is_of_another_day,
    names_of,
    rank_of,
    risky_names_of,
    without_language,
)
from postlint.calendars.terms.networks_meant import SORT_KEYS, channel_of_sort, slip_before_network
from postlint.calendars.terms.placeholders_and_dittos import is_gap_of_media
from postlint.calendars.terms.reply_and_repost_words import LINKS, kind_of_sort
from postlint.calendars.texts_and_media import described, media_under
from postlint.source.spans import Located, with_plain_line_ends
from postlint.source.suggest import near_miss, one_slip_from
from postlint.source.tree import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    items_of,
    mapping,
    said,
    scalars_of,
    sequence,
)
from postlint.vocabulary import in_words

_WORDED: Final = frozenset({"post", "account"})
"""Parts whose values are put in the words of calendars."""
_NESTED: Final[Dict[tuple[Part, str], Part]] = {
    ("post", "media"): "media_item",
    ("post", "thread"): "thread_part",
    ("thread_part", "media"): "media_item",
}
"""Keys whose values are parts of their own."""
_WITH_MEDIA: Final = frozenset({"post", "thread_part"})
"""Parts beside whose media the alternative text may stand."""
_WITH_OWN: Final = frozenset({"post", "media_item"})
"""Parts of which rules know keys of the team's own: captions may stand beside the file."""
_TEXTS: Final = frozenset({*LINKS, "kind", "status", "author", "origin", "file", "alt"})
"""Keys whose values are texts, even where they look like numbers."""
_FORMAT_KEYS: Final = frozenset({"format", "post_format", "content_format", "media_type"})
_NO_SLIPS: Final = frozenset({"title", "description", "cta"})
"""Keys so short or so common that others are not taken for slips in them."""


def settle(written: Mapping, part: Part, report: Report) -> Mapping:
    """Return ``written`` with the real keys of ``part``; what there is to say of them is added to ``report``.

    A key without a value says nothing, and is dropped. A slip is taken for the key that was meant, so
    that one slip is one problem.
    """
    given: dict[str, list[Entry]] = {}
    slips: dict[str, Entry] = {}
    others: list[Entry] = []
    for one in with_status_answered(written, report) if part == "post" else written:
        key = key_of(one, part)
        if key is None:
            slip = _settle_unknown(one, part, report)
            if slip:
                slips[slip] = one
            else:
                others.append(one)
        elif says_something(key, one.value, part):
            given.setdefault(key, []).append(one)
    found = [one for one in given.get("time", ()) if HAS_YEAR.match(_text(one).strip())]
    if part == "post" and "date" not in given and found:
        # Tools that speak of a scheduled time mean the day as well.
        given["date"] = [replace(one, key="date") for one in found]
        given["time"] = [one for one in given["time"] if one not in found]
    if part == "post":
        _take_sorts(given, others, report)
        dated = (one for one in others if _may_say_when(one, report))
        if not {"date", "recurring"} & given.keys() and (first := next(dated, None)):
            report.likely_dates[written.span] = first.key_node
    given = {key: found for key, found in given.items() if found}
    for key, one in slips.items():
        given.setdefault(key, [one])
    others += own_of(given, report.words.keys) if part == "post" else ()
    entries = {key: _nearest(found, key, part, report) for key, found in given.items()}
    others = _with_parts(entries, others)
    settled = (_settled(one, key, part, report) for key, one in _one_of_two(entries, report).items())
    kept = tuple(one for one in settled if one is not None)
    report.extra_keys += _alts_alone(others) if part in _WITH_MEDIA and "media" not in entries else ()
    kept = _with_alt(kept, others) if others else kept
    own = own_entries(others) if others and part in _WITH_OWN else ()
    return Mapping((*kept, *own), written.source, written.start, written.end)


def _with_parts(entries: dict[str, Entry], others: list[Entry]) -> list[Entry]:
    """Let a text have the parts that stand beside it; return those of ``others`` that are none."""
    key = "thread" if "thread" in entries else "text"
    if key not in entries or not others:
        return others
    whole, parts = whole_text(entries[key], entries[key].value, others)
    entries[key] = replace(entries[key], value=whole)
    return [one for one in others if one not in parts]


def _alts_alone(others: Iterable[Entry]) -> list[Located[str]]:
    """Return what describes pictures, where there are none."""
    return [
        Located(one.key, one.key_node.span) for one in others if is_alt_name(one.key) and is_given(one.value)
    ]


def _may_say_when(one: Entry, report: Report) -> bool:
    """Tell whether a key of which nobody knows what it means holds a date, and by its name may say when."""
    is_known = one.key in report.words.keys or is_of_another_day(one.key)
    return not is_known and is_date(_text(one))


def _take_sorts(given: dict[str, list[Entry]], others: list[Entry], report: Report) -> None:
    """Let "toot" and the like tell a network where nothing else does, and "reply" what a post does."""
    for one in others:
        kind = kind_of_sort(one.key, _text(one))
        is_own = not report.words.keys.isdisjoint((one.key, folded(one.key)))
        if kind and isinstance(one.value, Scalar) and not is_own:
            given.setdefault("kind", [replace(one, value=said(one.value, kind))])
    sorts = [one for one in (*given.get("kind", ()), *others) if _is_sort(one, report)]
    if not sorts:
        return
    given["kind"] = [one for one in given.get("kind", ()) if one not in sorts]
    channel = said(sorts[0].value, channel_of_sort(_text(sorts[0])) or "")
    given.setdefault("channel", [replace(sorts[0], key="channel", value=channel)])


def _is_sort(one: Entry, report: Report) -> bool:
    word = in_words(_text(one))
    is_own = word in report.words.kind_of or word in report.words.channels_of
    return folded(one.key) in SORT_KEYS and not is_own and channel_of_sort(_text(one)) is not None


def _one_of_two(entries: dict[str, Entry], report: Report) -> dict[str, Entry]:
    """Let the thread count where a post has a text beside it, and the time of the date before another.

    A thread that only shows where texts go counts if there is no text.
    """
    parts = list(filter(is_given, items_of(entries["thread"].value))) if "thread" in entries else []
    only_shows = parts and all(isinstance(part, Scalar) and only_shows_a_text(part.text) for part in parts)
    texts = ("thread", "text") if only_shows else ("text", "thread")
    for key, other in (texts, ("time", "date")):
        if key in entries and other in entries and (key != "time" or ":" in _text(entries[other])):
            report.give_way(entries[key], entries[other], key)
            del entries[key]
    return entries


def _text(one: Entry) -> str:
    return one.value.text if isinstance(one.value, Scalar) else ""


def _nearest(found: list[Entry], key: str, part: Part, report: Report) -> Entry:
    """Return the entry with the plainest of several names for ``key``; media are taken together.

    A text that only shows where one goes counts if there is no other.
    """
    if len(found) == 1:
        return found[0]
    if key == "media":
        first = next((one for one in found if not says_video(one)), found[0])
        items = [item for one in found for item in media_under(one, first)]
        return replace(first, value=sequence(items, first.value))
    ranks = rank_of(part)
    first, *rest = sorted(
        found,
        key=lambda one: (key == "text" and only_shows_a_text(_text(one)), ranks.get(folded(one.key), 0)),
    )
    for one in rest:
        report.give_way(one, first, key if part == "post" else "")
    return first


def _settle_unknown(one: Entry, part: Part, report: Report) -> str | None:
    """Return the key that ``one`` is a slip of, or of another name of which, if it is one."""
    if not report.words.keys.isdisjoint((one.key, folded(one.key))):
        return None
    if part in _WITH_MEDIA and is_alt_name(one.key):
        return None
    is_channel = folded(one.key) in SORT_KEYS and channel_of_sort(_text(one))
    if part == "post" and (is_channel or kind_of_sort(one.key, _text(one))):
        return None
    if part == "post" and (folded(one.key) in _FORMAT_KEYS or is_gap_of_media(one.key)):
        for word in filter(is_given, scalars_of(one.value)):
            report.note("media" if is_gap_of_media(one.key) else "formats", word)
        return None
    meant = None if folded(one.key) in NO_SLIPS else _slip_of(one.key, part)
    if meant := meant or (slip_before_network(one.key, _text(one)) if part == "post" else None):
        report.problems.append(unknown_key(one, meant))
        return names_of(part).get(meant, risky_names_of(part).get(meant, meant))
    is_read_elsewhere = part == "post" and (folded(one.key) == "thread" or links_in(one))
    if is_given(one.value) and not is_read_elsewhere:
        report.extra_keys.append(Located(one.key, one.key_node.span))
    return None


@lru_cache(maxsize=4096)
def _slip_of(name: str, part: Part) -> str | None:
    plain = without_language(name)
    if plain != name and meaning(plain, part):
        # "Text EN" beside "Text DE" is the same once more.
        return None
    meant = near_miss(name, known_keys(part) - _NO_SLIPS)
    if meant is None:
        return one_slip_from(name, names_of(part))
    # "account_id" and "hashtag_set" are no slips of "account" and "hashtags", but words of some tool's own.
    return meant if not folded(name).startswith((f"{meant}_", f"{meant.removesuffix('s')}_")) else None


def _settled(one: Entry, key: str, part: Part, report: Report) -> Entry | None:
    value = in_words_of_calendars(key, one.value, report) if part in _WORDED else one.value
    if value is None:
        return None
    value = _settle_value(value, key, _NESTED.get((part, key)), report)
    return one if key == one.key and value is one.value else replace(one, key=key, value=value)


def _settle_value(value: Node, key: str, nested: Part | None, report: Report) -> Node:
    if isinstance(value, Sequence):
        # Of the answers in a poll, one may well be "None".
        is_there = is_written if key == "poll" else is_filled_in if nested else is_given
        given = value.items if key == "lists" else (item for item in value.items if is_there(item))
        items = (_settle_value(item, key, nested, report) for item in given)
        return replace(value, items=tuple(items))
    if isinstance(value, Mapping):
        return settle(value, nested, report) if nested else value
    if nested == "media_item" and (found := described(value.text)):
        pictures = [mapping(value, file=said(value, file), alt=said(value, alt)) for file, alt in found]
        return pictures[0] if len(pictures) == 1 else sequence(pictures, value)
    if key in _TEXTS and isinstance(value.value, int | float) and not isinstance(value.value, bool):
        return said(value, value.text)
    if "\r" in value.text:
        # Programs write the line ends of their system as escapes.
        return said(value, with_plain_line_ends(value.text))
    return value


def _with_alt(entries: tuple[Entry, ...], others: list[Entry]) -> tuple[Entry, ...]:
    """Return ``entries`` with what stands beside the media to describe them, one for each."""
    beside = (one.value for one in others if is_alt_name(one.key) and is_given(one.value))
    alts = [item for value in beside for item in items_of(value)]
    return tuple(
        replace(one, value=each_described(one.value, alts)) if alts and one.key == "media" else one
        for one in entries
    )
