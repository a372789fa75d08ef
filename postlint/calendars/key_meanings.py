"""What a key of an entry means: the real key that its name stands for, or the network whose text it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Dict
from functools import cache, lru_cache
from typing import Final

from postlint.calendars.dates.parse_dates import (
    day_of_month,
    is_clock,
    names_a_day,
    names_no_year,
    weekday_named,
)
from postlint.calendars.dates.spoken_dates import day_named, plain_time
from postlint.calendars.schema import known_keys
from postlint.calendars.terms.field_names import (
    Part,
    folded,
    names_of,
    rank_of,
    risky_keys_of,
)
from postlint.calendars.terms.hashtags import are_hashtags
from postlint.calendars.terms.network_names import CHANNEL_NAMES, NO_NETWORKS, slip_in
from postlint.calendars.terms.networks_meant import (
    NO,
    SORT_KEYS,
    YES,
    channels_in,
    is_everywhere,
    is_nothing,
    is_post_on_one,
)
from postlint.calendars.terms.placeholders_and_dittos import is_gap_of_media
from postlint.calendars.terms.status_words import is_about_status
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Mapping, Node, Scalar, scalars_of
from postlint.vocabulary import Status, unaccented

_REMEMBERED: Final = 32_768
"""How many keys are remembered with what they mean: files of another sort have keys by the thousand."""
_A_DAY: Final = later(r"\d{1,4}(?:\W[^\W\d]{0,9}\W?|[^\W\d]{1,9}\W?)\d{1,4}(?!\d)|\d{8}(?!\d)")

FLAGS: Final[Dict[str, Status]] = {
    **dict.fromkeys(("posted", "published", "done", "sent", "tweeted", "tooted", "live"), "published"),
    **dict.fromkeys(
        ("hecho", "publicado", "publicada", "gepostet", "erledigt", "publie", "publiee"), "published"
    ),
    **dict.fromkeys(("is_posted", "is_published", "was_posted", "already_posted"), "published"),
    **dict.fromkeys(("posted_at", "posted_on", "posted_date", "sent_at", "tweeted_at"), "published"),
    **dict.fromkeys(("posted_to", "published_to", "results"), "published"),
    **dict.fromkeys(("scheduled", "is_scheduled", "queued"), "scheduled"),
    **dict.fromkeys(("approved", "is_approved", "ready", "freigegeben", "fertig", "klaar"), "approved"),
    **dict.fromkeys(("listo", "lista", "pret", "pronto", "valide", "aprobado", "aprovado"), "approved"),
    **dict.fromkeys(("draft", "is_draft"), "draft"),
}
"""Keys that say yes or no, or since when: each with the status that a yes stands for."""

_WEEKS: Final = """
    week_start week_of week_starting week_beginning week_commencing start_date
    week calendar_week iso_week week_number kw kalenderwoche woche semaine semana settimana weeknummer
"""
WEEK_STARTS: Final = tuple(_WEEKS.split())
"""Keys for a week: its first day, or its number in the year."""
LISTS_OF_POSTS: Final = later(r"(?:.*_)?(?:posts?|tweets?|toots?|skeets?)(?:_.*)?")
"""What people call lists of posts."""
NUMBERED_DAYS: Final = later(r"(?:day|tag|día|dia|jour|giorno|dag|t)_?[+-]?\d{1,3}")
"""Days that are counted from some other, so that they are said to be none of a year."""
_PARTS: Final = """
    month mes monat mois mese maand
    year año jahr année anno jaar
    weekday wochentag día_de_la_semana jour_de_la_semaine giorno_della_settimana dia_da_semana weekdag
"""
"""The parts of a date by what people call them: each line begins with the name that stands for all."""
_DATE_PARTS: Final = {
    **{name: name for name in ("day", "hour", "minute", *WEEK_STARTS)},
    **dict.fromkeys(("dia", "jour", "giorno"), "day"),
    **{folded(name): names[0] for names in map(str.split, _PARTS.strip().splitlines()) for name in names},
}


def date_part(key: str) -> str | None:
    """Return which part of a date, or which week, stands under ``key``, or None."""
    return _DATE_PARTS.get(folded(key))


TEXT_KEYS: Final = frozenset({"text", "thread"})
_TEXT_WORDS: Final = (
    "text|post|caption|copy|content|message|body|thread|version|variant|tweet"
    "|beitrag|bildunterschrift|texto|leyenda|texte|legende|testo|didascalia|legenda|tekst|bericht"
)
_PLACES: Final = (
    r"feed|grid|wall|timeline|reels?|stor(?:y|ies)|shorts?|page|(?:group|company|personal|profile)(?!s?\Z)"
)
"""Where on a network something stands, as said behind its name; alone, the last of them are of accounts."""
_SHORT_NAMES: Final[Dict[str, str]] = {"tw": "x", "tt": "tiktok"}
"""What networks are called in front of such a word, and many other things alone."""
_SHORTEST_DAY: Final = 3
_MOST_WORDS: Final = 6
_A_FILE: Final = later(
    r"\.(?:png|jpe?g|gif|webp|svg|heic|tiff?|mp4|mov|m4v|webm|pdf)(?:[?\s(].*)?$", re.IGNORECASE
)
_CLOCK: Final = later(r"\d:\d\d")
_FILLER: Final = re.compile(r"[\W_]+")


@lru_cache(maxsize=_REMEMBERED)
def meaning(name: str, part: Part = "post") -> str | None:
    """Return the key of ``part`` that ``name`` always stands for, or None."""
    plain = folded(name)
    return names_of(part).get(plain) or (plain if plain in known_keys(part) else None)


def key_of(entry: Entry, part: Part = "post") -> str | None:
    """Return the key of ``part`` that ``entry`` stands for, or None for one of somebody's own."""
    key, keys, is_plain = _keys_of(entry.key, part)
    if is_plain:
        return key
    if key == "thread" and is_answer(entry.value):
        # It tells whether the text is one.
        return None
    if keys and not _NEARER.get(folded(entry.key), is_given)(entry.value):
        return None
    if part == "post" and (key == "date" or "date" in keys) and is_time_of_day(entry.value):
        # A day is said elsewhere, if anywhere.
        return "time"
    return next((one for one in keys if _fits(one, entry.value)), key) if keys else key


@lru_cache(maxsize=_REMEMBERED)
def _keys_of(name: str, part: Part) -> tuple[str | None, tuple[str, ...], bool]:
    """Return the key that ``name`` always stands for, those that it may, and whether any value is as good."""
    key = meaning(name, part)
    is_gap = key is None and part == "post" and is_gap_of_media(name)
    keys = ("media",) if is_gap else risky_keys_of(part).get(folded(name), ()) if key is None else ()
    return key, keys, not keys and key != "thread" and (part != "post" or key != "date")


def is_answer(value: Node) -> bool:
    """Tell whether ``value`` is yes or no."""
    return isinstance(value, Scalar) and value.text.strip().lower() in YES | NO


def is_time_of_day(value: Node) -> bool:
    """Tell whether ``value`` is a time of day and nothing more, as in "9am"."""
    return isinstance(value, Scalar) and _is_time(value.text)


@lru_cache(maxsize=_REMEMBERED)
def _is_time(written: str) -> bool:
    words = written.strip()
    # Most are asked of days: a year at the head makes one of whatever follows.
    return not (words[:4].isdecimal() and words[4:5] == "-") and is_clock(plain_time(words))


def is_given(value: Node) -> bool:
    """Tell whether ``value`` says anything: a place that is kept free does not."""
    if isinstance(value, Scalar):
        return value.value is not None and not is_nothing(value.text)
    return bool(value.entries) if isinstance(value, Mapping) else any(map(is_given, value.items))


@lru_cache(maxsize=_REMEMBERED)
def is_of_a_day(key: str) -> bool:
    """Tell whether what is under ``key`` is of the day that it names: of a date, or in a week."""
    return names_a_day(key) or (
        len(key) >= _SHORTEST_DAY
        and (weekday_named(key) is not None or day_of_month(key) is not None or names_no_year(key))
    )


@lru_cache(maxsize=_REMEMBERED)
def channel_of(key: str) -> str | None:
    """Return the channel whose text a key holds, such as "x", "linkedin_post" or "captionInstagram"."""
    found = _channel_keys().fullmatch(_FILLER.sub("", unaccented(key)).lower())
    if found is None:
        return None
    return _names()[found["name"]] if found["name"] else _SHORT_NAMES[found["short"]]


def all_meaning(entries: Iterable[Entry], key: str) -> list[Entry]:
    """Return the entries with a value that mean ``key``, the plainest word first."""
    found = [entry for entry in entries if key_of(entry) == key and is_given(entry.value)]
    return sorted(found, key=plainness)


def says_video(one: Entry) -> bool:
    """Tell whether the key of media, or of the file of one, says that it is a video."""
    return folded(one.written).startswith("video")


def is_post_by_sort(entry: Entry) -> bool:
    """Tell whether ``entry`` calls a post what those on one network alone are called: "type: toot"."""
    value = entry.value
    return folded(entry.key) in SORT_KEYS and isinstance(value, Scalar) and is_post_on_one(value.text)


def by_meaning(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the entries that mean something to postlint by real key; of several, the plainest word wins."""
    chosen: dict[str, Entry] = {}
    for entry in entries:
        key = key_of(entry) if is_given(entry.value) else None
        if key and (key not in chosen or plainness(entry) < plainness(chosen[key])):
            chosen[key] = entry
    return chosen


def plainness(entry: Entry) -> int:
    """Return how plain the name of an entry is: of two for one key, the lower number counts."""
    return rank_of("post").get(folded(entry.key), 0)


@cache
def _names() -> Dict[str, str]:
    """Return the names of networks that a key can begin or end with."""
    return {
        _FILLER.sub("", name): channel
        for name, channel in CHANNEL_NAMES.items()
        if name not in NO_NETWORKS and channel != "other"
    }


@cache
def _channel_keys() -> re.Pattern[str]:
    names = "|".join(sorted(_names(), key=len, reverse=True))
    short = rf"(?P<short>{'|'.join(_SHORT_NAMES)})(?=..)"
    return re.compile(rf"(?:{_TEXT_WORDS})?(?:(?P<name>{names})|{short})(?:{_PLACES})?(?:{_TEXT_WORDS})?s?")


def _fits(key: str, value: Node) -> bool:
    texts = [item.text for item in scalars_of(value) if isinstance(item.value, str)]
    return bool(texts) and all(map(_FITTING.get(key, _any), texts))


def _any(_text: str) -> bool:
    return True


def has_words(text: str) -> bool:
    """Tell whether ``text`` is of several words."""
    return len(text.split()) > 1


_FITTING: Final[Dict[str, Callable[[str], bool]]] = {
    "text": has_words,
    "date": lambda text: _A_DAY.match(text.strip()) is not None or day_named(text.strip()) is not None,
    "channel": lambda text: (
        # With a day behind the network, half of what is said would be lost.
        len(text.split()) <= _MOST_WORDS
        and not any(map(str.isdigit, text))
        and (bool(channels_in(text)) or is_everywhere(text) or slip_in(text) is not None)
    ),
    "media": lambda text: _A_FILE.search(text.strip()) is not None,
    # Tags without the sign are for the team as often.
    "hashtags": are_hashtags,
    "repost_of": lambda text: "://" in text or text.strip().startswith("@"),
    # What somebody said stands there as often: it has several words.
    "quote_of": lambda text: "://" in text or len(text.split()) == 1,
    "status": is_about_status,
    "time": lambda text: is_clock(plain_time(text.strip())),
}
"""What a value looks like that a name of many meanings may have."""


_NEARER: Final[Dict[str, Callable[[Node], bool]]] = {
    "due": lambda value: isinstance(value, Scalar) and _CLOCK.search(value.text) is not None
}
"""What the value of a name must be besides: a day alone may be the one until which something is written."""
