"""Parts of a calendar under their real keys and in the words of calendars, whatever people call things.

One measure holds for all shapes of files: a near miss of a word that is known is a slip, and is left for
whoever checks the form; any other word is the team's own, and is named once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from postlint.calendars.dates.loose_dates import HAS_YEAR, is_clock, is_open, settled
from postlint.calendars.field_names import ALT_NAMES, NO_SLIPS, Part, folded, names_of, rank_of
from postlint.calendars.meanings import is_given, key_of
from postlint.calendars.schema import known_keys
from postlint.calendars.team_words import NO_WORDS, Field, OwnWord, TeamWords
from postlint.calendars.value_words import (
    FORMATS,
    NEVER,
    OTHER_CHANNELS,
    channels_named,
    is_video,
    status_in,
)
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located
from postlint.source.suggest import near_miss, one_slip_from
from postlint.source.tree import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    entry,
    mapping,
    said,
    scalars_of,
    sequence,
)
from postlint.vocabulary import CHANNELS, KIND_NAMES, KINDS, STATUSES, in_words, kind_named

_NESTED: Final[Dict[tuple[Part, str], Part]] = {
    ("post", "media"): "media_item",
    ("post", "thread"): "thread_part",
    ("thread_part", "media"): "media_item",
}
"""Keys whose values are parts of their own."""
_OF_POSTS: Final = frozenset({"post", "thread_part", "media_item"})
"""Parts in which an empty list or text keeps a place free; of an account, it can be a fact."""
_LINKS: Final = frozenset({"reply_to", "repost_of", "quote_of"})
_TEXTS: Final = frozenset({*_LINKS, "kind", "status", "author", "origin", "file", "alt"})
"""Keys whose values are texts, even where they look like numbers."""
_FORMAT_KEYS: Final = frozenset({"format", "post_format", "content_format", "media_type"})
_NO_SLIPS: Final = frozenset({"title", "description", "cta"})
"""Keys so short or so common that others are not taken for slips in them."""
_MOST: Final = 10


@dataclass(slots=True)
class Report:
    """What was wrong with the keys that were settled, and what only their authors know.

    ``beside`` are the names that gave way to plainer ones, each with that.
    """

    words: TeamWords = NO_WORDS
    problems: list[Diagnostic] = field(default_factory=list)
    extra_keys: list[Located[str]] = field(default_factory=list)
    own_words: list[OwnWord] = field(default_factory=list)
    beside: Counter[tuple[str, str]] = field(default_factory=Counter)

    def note(self, name: Field, word: Scalar) -> None:
        """Remember a word that nobody gave a meaning."""
        self.own_words.append(OwnWord(name, " ".join(word.text.split()), word.span))

    def notes(self) -> Iterator[str]:
        """Say which of two keys for one thing were not used."""
        if self.beside:
            pairs = [f"{name}: beside {winner}:" for name, winner in list(self.beside)[:_MOST]]
            more = " …" if len(self.beside) > _MOST else ""
            yield f"{', '.join(pairs)}{more} (of two keys for one thing, one counts)"


def settle(written: Mapping, part: Part, report: Report) -> Mapping:
    """Return ``written`` with the real keys of ``part``; what there is to say of them is added to ``report``.

    A key without a value says nothing, and is dropped. A slip is taken for the key that was meant, so
    that one slip is one problem.
    """
    given: dict[str, list[Entry]] = {}
    slips: dict[str, Entry] = {}
    others: list[Entry] = []
    for one in written:
        key = key_of(one, part)
        if key is None:
            slip = _settle_unknown(one, part, report)
            if slip:
                slips[slip] = one
            else:
                others.append(one)
        elif is_given(one.value) if part in _OF_POSTS else not _is_null(one.value):
            given.setdefault(key, []).append(one)
    if part == "post" and "date" not in given and (found := _moments(given.get("time", ()))):
        # Tools that speak of a scheduled time mean the day as well.
        given["date"] = [replace(one, key="date") for one in found]
        given["time"] = [one for one in given["time"] if one not in found]
    given = {key: found for key, found in given.items() if found}
    for key, one in slips.items():
        given.setdefault(key, [one])
    entries = {key: _nearest(found, key, part, report) for key, found in given.items()}
    settled = (_settled(one, key, part, report) for key, one in _one_of_two(entries, report).items())
    kept = tuple(one for one in settled if one is not None)
    return replace(written, entries=_with_alt(kept, others) if others else kept)


def _moments(found: Iterable[Entry]) -> list[Entry]:
    """Return those of ``found`` that name a day of a year, too."""
    return [one for one in found if HAS_YEAR.match(_text(one).strip())]


def _is_null(value: Node) -> bool:
    return isinstance(value, Scalar) and value.value is None


def _one_of_two(entries: dict[str, Entry], report: Report) -> dict[str, Entry]:
    """Let the thread count where a post has a text beside it, and the time of the date before another."""
    for key, other in (("text", "thread"), ("time", "date")):
        if key in entries and other in entries and (other == "thread" or ":" in _text(entries[other])):
            report.beside[entries[key].written, entries[other].written] += 1
            del entries[key]
    return entries


def _text(one: Entry) -> str:
    return one.value.text if isinstance(one.value, Scalar) else ""


def _nearest(found: list[Entry], key: str, part: Part, report: Report) -> Entry:
    """Return the entry with the plainest of several names for ``key``; media are taken together."""
    if len(found) == 1:
        return found[0]
    if key == "media":
        items = [item for one in found for item in _items(one.value)]
        return replace(found[0], value=sequence(items, found[0].value))
    ranks = rank_of(part)
    first, *rest = sorted(found, key=lambda one: ranks.get(folded(one.key), 0))
    for one in rest:
        report.beside[one.written, first.written] += 1
    return first


def _items(value: Node) -> tuple[Node, ...]:
    return value.items if isinstance(value, Sequence) else (value,)


def _settle_unknown(one: Entry, part: Part, report: Report) -> str | None:
    """Return the key that ``one`` is a slip of, or of another name of which, if it is one."""
    if one.key in report.words.keys:
        return None
    if part in {"post", "thread_part"} and folded(one.key) in ALT_NAMES:
        return None
    if part == "post" and folded(one.key) in _FORMAT_KEYS:
        for word in scalars_of(one.value):
            report.note("formats", word)
        return None
    meant = None if folded(one.key) in NO_SLIPS else _slip_of(one.key, part)
    if meant:
        report.problems.append(_slip(one, meant))
        return names_of(part).get(meant, meant)
    report.extra_keys.append(Located(one.key, one.key_node.span))
    return None


@lru_cache(maxsize=4096)
def _slip_of(name: str, part: Part) -> str | None:
    meant = near_miss(name, known_keys(part) - _NO_SLIPS)
    if meant is None:
        return one_slip_from(name, names_of(part))
    # "account_id" and "accountId" are no slips of "account", but words of some tool's own.
    return meant if not folded(name).startswith(f"{meant}_") else None


def _slip(one: Entry, meant: str) -> Diagnostic:
    return Diagnostic(
        one.key_node.span,
        f'Unknown key "{one.written}". Did you mean "{meant}"? '
        "If it is a key of your own, name it under extra_keys: in postlint.yaml.",
        "reading/unknown-key",
    )


def _settled(one: Entry, key: str, part: Part, report: Report) -> Entry | None:
    value = _VALUES[key](one.value, report) if part in _WORDED and key in _VALUES else one.value
    if value is None:
        return None
    value = _settle_value(value, key, _NESTED.get((part, key)), report)
    return replace(one, key=key, value=value)


def _settle_value(value: Node, key: str, nested: Part | None, report: Report) -> Node:
    if isinstance(value, Sequence):
        given = value.items if key == "lists" else (item for item in value.items if is_given(item))
        items = (_settle_value(item, key, nested, report) for item in given)
        return replace(value, items=tuple(items))
    if isinstance(value, Mapping):
        return settle(value, nested, report) if nested else value
    if key in _TEXTS and isinstance(value.value, int | float) and not isinstance(value.value, bool):
        return said(value, value.text)
    return value


def _channel(value: Node, report: Report) -> Node | None:
    """Return the channels that ``value`` names; those without a word here are ``other``, with their name."""
    if isinstance(value, Mapping):
        return value
    names = [name for written in _items(value) for name in _channels(written, report)]
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
    own = report.words.channel_of.get(in_words(written.text))
    for name in (own,) if own else channels_named(written.text):
        if name in CHANNELS and name != "other":
            yield said(written, name)
        elif own:
            yield replace(written, text=" ".join(written.text.split()), value=own)
        elif name.lower() in OTHER_CHANNELS:
            yield replace(written, text=name, value="other")
        elif _near(name, CHANNELS):
            yield written
        else:
            report.note("channels", written)
            yield replace(written, text=name, value="other")


def _status(value: Node, report: Report) -> Node | None:
    if not isinstance(value, Scalar) or value.text in STATUSES:
        return value
    word = in_words(value.text)
    status = report.words.status_of.get(word) or status_in(value.text)
    if status:
        return said(value, status)
    if word in NEVER or not _near(value.text, (*STATUSES, *report.words.statuses)):
        report.note("statuses", value)
        return None
    if meant := near_miss(value.text, report.words.statuses):
        message = f'"{value.text}" is no status of yours. Did you mean "{meant}"?'
        report.problems.append(Diagnostic(value.span, message, "reading/unfit-value"))
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
    if shouted or not _near(value.text, (*KIND_NAMES, *report.words.kinds)):
        report.note("kinds", value)
        return None
    return value


def _time(value: Node, report: Report) -> Node | None:
    if not isinstance(value, Scalar):
        return value
    clock = settled(value.text, None)
    if is_clock(clock):
        return said(value, clock)
    report.note("times", value)
    return None


def _date(value: Node, _report: Report) -> Node | None:
    return None if isinstance(value, Scalar) and is_open(value.text) else value


def _link(value: Node, _report: Report) -> Node | None:
    # Tools also answer with yes or no.
    return None if isinstance(value, Scalar) and isinstance(value.value, bool) else value


@lru_cache(maxsize=4096)
def _near_of(word: str, known: tuple[str, ...]) -> bool:
    # Who adds a whole word means something else.
    return near_miss(word, [one for one in known if len(one.split()) >= len(word.split())]) is not None


def _near(word: str, known: Iterable[str]) -> bool:
    return _near_of(word, tuple(known))


def _with_alt(entries: tuple[Entry, ...], others: list[Entry]) -> tuple[Entry, ...]:
    """Return ``entries`` with what stands beside the media to describe them, one for each."""
    beside = (one.value for one in others if folded(one.key) in ALT_NAMES and is_given(one.value))
    alts = [item for value in beside for item in _items(value)]
    return tuple(
        replace(one, value=_described(one.value, alts)) if alts and one.key == "media" else one
        for one in entries
    )


def _described(media: Node, alts: list[Node]) -> Node:
    items = _items(media)
    pictures = [item for item in items if not is_video(_file(item))] or list(items)
    if len(pictures) != len(alts):
        return media
    beside = {id(picture): alt for picture, alt in zip(pictures, alts, strict=True)}
    described = [_with(item, beside[id(item)]) if id(item) in beside else item for item in items]
    return sequence(described, media)


def _file(item: Node) -> str:
    if isinstance(item, Mapping):
        return item.text("file") or ""
    return item.text if isinstance(item, Scalar) else ""


def _with(item: Node, alt: Node) -> Node:
    if isinstance(item, Scalar):
        return mapping(item, file=item, alt=alt)
    if isinstance(item, Mapping) and item.get("alt") is None:
        return replace(item, entries=(*item.entries, entry("alt", alt)))
    return item


_WORDED: Final = frozenset({"post", "account"})
_VALUES: Final[Dict[str, Callable[[Node, Report], Node | None]]] = {
    "channel": _channel,
    "status": _status,
    "time": _time,
    "date": _date,
    "kind": _kind,
    **dict.fromkeys(_LINKS, _link),
}
"""How the values under some keys are put in the words of calendars; None where they say nothing."""
