"""What a heading or label says of what stands under it: where it goes out, or that it is no post."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from postlint.calendars.dates.weeks import week_named
from postlint.calendars.readers.sections import days_and_times as days
from postlint.calendars.readers.sections import roles_of_headings as roles
from postlint.calendars.readers.sections.fields import field_named
from postlint.calendars.readers.sections.heading_words import (
    COUNTERS,
    FILLER,
    NETWORKS,
    ONE_POST,
    POSTS_OF,
    SEVERAL_POSTS,
    WORD,
    words_in,
)
from postlint.calendars.terms.networks_meant import is_everywhere, with_reels
from postlint.calendars.terms.status_words import status_in, will_not_go_out
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.tree import Scalar, cut, said, scalar
from postlint.vocabulary import PUBLISHED

_ASIDE: Final = later(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_HOW_MANY: Final = later(r"[(（\[]\s?(?P<number>\d{1,2})\s?(?P<of>[^\W\d_]*)\s?[)）\]][\s*_:：]*\Z")
"""How many posts stand below a title, in brackets at its end."""
_ARTICLE: Final = later(
    r"(?i)\b(?:linkedin|x|twitter)[ -](?:articles?|artikel|newsletter)\b"
    r"|\b(?:article|art[ií]culo|articolo|artigo) (?:sur |en |su |no )?(?:linkedin|x|twitter)\b"
)
"""What is published on a network, and is no post."""
_COUNTED: Final = SEVERAL_POSTS | POSTS_OF.keys() | COUNTERS
_SUBREDDIT: Final = later(r"(?<![\w/])/?r/\w+")
_MARKS: Final = later(r"[*_`~]+")
_QUOTED: Final = later(r"(?<=\s)[\"“„«][^\"“”„«»]*[\"”“»]")
"""The title of a post in a heading, whose words say nothing of when or where it goes out."""
_FILE: Final = later(r"[\w./-]+\.(?:mp4|mov|webm|png|jpe?g|gif|webp|svg|pdf)\b", re.IGNORECASE)
"""A file, whose name says nothing of where a post goes out."""
_PICTURE: Final = later(
    r"(?i)(?:\b(?:media|images?|pictures?|photos?|videos?|visuals?|gif|bild|foto|imagen|imagem|immagine)\b"
    r"(?:(?P<told>\s*:\s*`?)|[\W_]{1,4})|(?<![\w./])[—–|·(\[-]\s*)"
    r"(?P<file>[\w./-]+\.(?:mp4|mov|webm|png|jpe?g|gif|webp|svg|pdf))\b(?(told)|[`)\]]?\s*\Z)"
)
"""The picture of a post that a heading names behind the word for it, or last of all."""
_CHOICE: Final = later(r"\b(?:use|post) both\b|\bpick (?:one|any)\b|\bchoose (?:one|any)\b", re.IGNORECASE)
_NUMBER_BEFORE: Final = later(r"^\W*(?:\d{1,3}[.)]\s+)?")
_MARK_BEFORE: Final = later(
    r"\W*(?:(?=\S{0,15}\d)\S{1,16}|(?:[A-WYZa-wyz]|[IVX]{2,4})[).:]?)\s+(?:[^\w\s]+\s+)?(?=\S)"
)
"""What a team calls one of its tasks in short, in front of what it is: "REL4.3 — ", "MKT-12: ", "B) "."""
_STRUCK: Final = later(r"\W*~~[^~]+~~\W*")
_HELD: Final = later(r"(?:on )?hold\b", re.IGNORECASE)
"""What a team says of a post that waits, whatever it waits for."""
_BETWEEN: Final = later(r"[,;|·]")
_HANDLE: Final = later(r"(?<![\w@/.])@[\w.-]*\w(?:@[\w.-]*\w)?")
_APART: Final = later(
    r"(?i)\b(?:not|no|kein|keine|nicht|pas|non|não|niet|outside)\b.{0,12}\bthread\b|\bthread\b.{0,12}\bseparat"
)
"""What says that posts are in no thread."""
_ALSO_TOPICS: Final = frozenset({"date", "media"})
"""Keys of fields whose names, such as "Go live" or "Video", may head what posts are about."""
_TO_PIN: Final = later(
    r"(?i)\bpin(?:ned)?\b(?=\s+(?:it|this|that|to|the|on|as|comment|post|tweet|after|first)\b)"
)
"""What is done to a post, and no short name of a network."""


@dataclass(frozen=True, slots=True)
class Label:
    """A heading or label and what it says.

    ``channels`` are the networks that it names, ``named`` tells that it also says that posts follow, and
    ``several`` that they are more than one; ``number`` is that of a part of a thread, and ``day`` tells that
    it says when they go out, in words that are no date; ``week`` is the title of a week of the year.
    ``opens`` tells that posts may stand below it all the same, where it uses words that head none.
    """

    title: Scalar
    role: roles.Role
    channels: tuple[str, ...] = ()
    named: bool = False
    several: bool = False
    thread: bool = False
    number: int | None = None
    field: str = ""
    handle: Scalar | None = None
    date: Scalar | None = None
    clock: Scalar | None = None
    status: Scalar | None = None
    media: Scalar | None = None
    day: bool = False
    week: Scalar | None = None
    opens: bool = False

    @property
    def is_date(self) -> bool:
        """Tell whether it is a date and nothing else."""
        return self.date is not None and not re.search(r"\w", self.besides)

    @property
    def is_time(self) -> bool:
        """Tell whether it is a time of day and nothing else."""
        return self.role == "topic" and days.is_only_time(_MARKS.sub("", self.title.text))

    @property
    def is_of_one(self) -> bool:
        """Tell whether it may head one post: it promises no more, and is no stretch of time."""
        return not self.several and (self.date is not None or not self.day)

    @property
    def went_out(self) -> bool:
        """Tell whether it says that what it heads was published, so that this is a post."""
        return self.status is not None and status_in(self.status.text) == PUBLISHED

    @property
    def besides(self) -> str:
        """Return what it says besides a date and a day of the week."""
        return days.without_day(_MARKS.sub("", self.title.text))

    @property
    def whole(self) -> str:
        """Return what it says, in small letters and without what stands around the words."""
        return _NUMBER_BEFORE.sub("", _MARKS.sub("", self.title.text)).strip(" :：").lower()

    @property
    def plain(self) -> str:
        """Return what it says, in small letters and without what stands in brackets."""
        return _ASIDE.sub(" ", self.whole).strip(" :：")

    @property
    def count(self) -> int | None:
        """Return how many posts it says there are, as "LinkedIn (3)" does; what has other units is none."""
        said = _HOW_MANY.search(self.title.text)
        is_of_posts = said and (not said["of"] or said["of"].lower() in _COUNTED)
        return int(said["number"]) if said and is_of_posts else None


@dataclass(frozen=True, slots=True)
class _Heard:
    """A title without its marks: ``plain`` without asides, day and status, ``undated`` with its status."""

    text: str
    plain: str
    undated: str
    hour: days.Hour | None
    is_time: bool


def label_of(title: Scalar) -> Label:
    """Return what ``title`` says."""
    title = days.beginning(title)
    heard, dated = _heard(title), days.date_in(title)
    text, plain = heard.text, heard.plain
    asides = " ".join(_ASIDE.findall(text))
    channels = _channels(plain) or _channels(_ARTICLE.sub(" ", asides), listed=True)
    role, number, key = roles.part_behind(text) or roles.role_of(plain, channels)
    if not channels and _ARTICLE.search(asides):
        role = "aside"
    if field_named(text) == "first_comment":
        # What stands in brackets behind a call may say that it goes there.
        role, key = "field", "first_comment"
    is_little = _says_little(heard.undated, is_dated=dated is not None) or _is_marked_place(plain)
    if channels and role == "topic" and (is_little or any(map(roles.is_place_of_one, _ASIDE.findall(text)))):
        # A day, a mark or topic, and in brackets or beside it where its post goes out.
        role = "network"
    if not channels and role == "post":
        channels = _everywhere(roles.HEAD_END.split(_ASIDE.sub(" ", text))[1:], text)
    elif not channels and role == "topic" and (dated or days.weekday_of(text) is not None):
        # "Tue 2 June – both": where it goes out is said, if not by a name.
        channels = _everywhere(roles.HEAD_END.split(plain), text)
        role = "network" if channels else role
    words = set(words_in(plain))
    if "threads" in channels and (dated or heard.hour or channels[1:]):
        words -= {"threads"}
    counted = _HOW_MANY.search(title.text)
    several = bool(_CHOICE.search(text)) or not roles.SEVERAL.isdisjoint(words)
    several = several or bool(counted and counted["of"].lower() in _COUNTED and int(counted["number"]) > 1)
    picture = _PICTURE.search(title.text)
    week = title if dated is None and week_named(title.text) else None
    return Label(
        title,
        role,
        channels,
        named=several or not words.isdisjoint(ONE_POST | POSTS_OF.keys()) or role in {"post", "part"},
        several=several,
        thread=bool(roles.THREAD.search(text)) and not _APART.search(text),
        number=number,
        field=key,
        handle=_handle(title),
        date=dated,
        clock=_clock(title, heard, role, dated),
        status=_status(title),
        media=cut(title, *picture.span("file")) if picture else None,
        day=bool(week) or days.names_day(text, NETWORKS.keys() | FILLER),
        week=week,
        opens=(role == "field" and key in _ALSO_TOPICS)
        or (role == "aside" and roles.opens_posts(plain, channels)),
    )


def _heard(title: Scalar) -> _Heard:
    whole = _SUBREDDIT.sub("Reddit", _MARKS.sub("", _FILE.sub("", title.text)).strip())
    whole = _QUOTED.sub(" ", whole).strip() or whole
    hour = days.hour_in(whole)
    text = hour.rest if hour and re.search(r"\w", hour.rest) else whole
    text = text.lstrip("#* ") if re.match(r"\W*\d+/", text) else _NUMBER_BEFORE.sub("", text, count=1)
    named = _ASIDE.sub(" ", text).strip(" :：")
    undated = days.without_day(named)
    plain = undated or named
    first, *others = roles.HEAD_END.split(plain, maxsplit=1)
    plain = others[0] if others and status_in(first) else plain
    return _Heard(text, plain, undated, hour, days.is_only_time(whole))


def _clock(title: Scalar, heard: _Heard, role: roles.Role, dated: Scalar | None) -> Scalar | None:
    """Return the time of day that a title says, where it is that of what stands below."""
    hour = heard.hour
    if hour is None or (heard.is_time and role == "topic"):
        return said(title, hour.clock) if hour else None
    is_meant = hour.first or role in {"network", "post", "part"} or (dated and ":" not in dated.text)
    return said(title, hour.clock) if is_meant else None


def _says_little(without: str, *, is_dated: bool) -> bool:
    """Tell whether nothing is left of a title ``without`` its day; beside a date, one short word may be."""
    others = "".join(word for word in words_in(without) if word not in NETWORKS and word not in FILLER)
    return not re.search(r"\w", without) or (is_dated and len(others) <= 3)  # noqa: PLR2004


def _is_marked_place(plain: str) -> bool:
    """Tell whether a title is where a post goes out, and no more than the number of a ticket before it."""
    mark = _MARK_BEFORE.match(plain)
    return mark is not None and roles.is_a_place(roles.HEAD_END.split(plain[mark.end() :])[0])


def _status(title: Scalar) -> Scalar | None:
    """Return how far a post has got, where a title says so in brackets or behind a dash, or is struck out."""
    if _STRUCK.fullmatch(title.text):
        return said(title, "cancelled")
    asides = [found[0].strip("()[]（）* ") for found in _ASIDE.finditer(title.text)]
    first, *others = roles.HEAD_END.split(_MARKS.sub("", title.text))
    # Other words behind a dash may be its topic.
    held_back = (one.strip() for one in others if will_not_go_out(one) or status_in(one) == "draft")
    asides += [first, *held_back, *(others[:1] if field_named(first) == "status" else ())]
    asides += [held[0] for other in others if (held := _HELD.match(other.strip()))]
    asides.append(_NUMBER_BEFORE.sub("", _MARKS.sub("", title.text)).strip(" :"))
    return next((said(title, aside) for aside in asides if status_in(aside) or will_not_go_out(aside)), None)


_AND: Final = frozenset({"and", "und", "y", "e", "et", "en"})
_WITH_THREADS: Final = later(
    r"(?i)\bthreads\s*(?:[+/&,|·]|(?:and|und|y|e|et|en)\b)|(?:[+/&,|·]|\b(?:and|und|y|e|et|en))\s*threads\b"
)
"""Threads among other networks, and not the threads of one of them."""


def _channels(plain: str, *, listed: bool = False) -> tuple[str, ...]:
    """Return the channels that a title names; what "threads" are of another network are none."""
    words = [one for one in words_in(_TO_PIN.sub(" ", plain)) if one != "x" or "X" in WORD.findall(plain)]
    if _WITH_THREADS.search(plain):
        for piece in (words, *map(words_in, roles.HEAD_END.split(plain)[1:])):
            if "threads" in piece and all(word in NETWORKS or word in _AND for word in piece):
                return tuple(dict.fromkeys(NETWORKS[word] for word in piece if word in NETWORKS))
    named = [
        NETWORKS[word] for word in words if word in NETWORKS and word not in {"threads", "li", "yt", "vk"}
    ]
    named += [POSTS_OF[word] for word in words if word in POSTS_OF and not named]
    if "threads" in words and (listed or not named):
        named.append("threads")
    return with_reels(plain, tuple(dict.fromkeys(named)))


def _everywhere(pieces: Iterable[str], text: str) -> tuple[str, ...]:
    """Return the words with which brackets or ``pieces`` of a title say that a post goes out everywhere."""
    words = (one.strip(" ()[]:–—-") for one in (*_ASIDE.findall(text), *pieces))
    return tuple(one for one in words if is_everywhere(one))[:1]


def _handle(title: Scalar) -> Scalar | None:
    found = _HANDLE.findall(_ASIDE.sub(_if_it_is_a_name, title.text))
    if len(found) != 1 or found[0][1:].lower() in NETWORKS:
        # "@mastodon" says where something goes out, and is nobody's name there.
        return None
    at = title.start + title.text.index(found[0])
    return scalar(title.source, at, at + len(found[0]))


def _if_it_is_a_name(aside: re.Match[str]) -> str:
    """Return what stands in brackets if a handle alone does: whom a post thanks is not whose it is."""
    pieces = (piece.strip(" *_`~") for piece in _BETWEEN.split(aside[0][1:-1]))
    return aside[0] if any(map(_HANDLE.fullmatch, pieces)) else " "
