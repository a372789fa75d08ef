"""What a post says beside what it does: its keys, those of the team, hashtags, links and sentences in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from typing import Any, Final, TypeAlias

from postlint.calendars.handles import mentions
from postlint.calendars.model import Account, Post
from postlint.calendars.terms.field_names import folded, names_of
from postlint.calendars.terms.networks_meant import NO, YES, is_video
from postlint.calendars.terms.notes_to_team import without_notes
from postlint.records import dataclass
from postlint.source.globs import sets_of
from postlint.source.lazy_patterns import later

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_HASHTAG: Final = later(r"(?<![\w&/#])#(\w+)")
_HOST: Final = later(r"https?://([^\s/?#:]+)", re.IGNORECASE)
LINK: Final = later(r"(?:https?://|\bwww\.)[^\s<>\"]+", re.IGNORECASE)
_END_OF_SENTENCE: Final = later(r"(?<=[.!?…])[\"'”’)\]]*\s+|\n+")
_WORD: Final = later(r"[^\W_]+(?:['’.:/-][^\W_]+)*")
_WWW: Final = later(r"^www\.", re.IGNORECASE)
_BETWEEN_WORDS: Final = later(r"[\s_-]+")

Facts: TypeAlias = Iterator[str | None]


def hashtags(post: Post) -> list[str]:
    """Return the hashtags of a post, without their signs."""
    return [tag for text in post.all_texts for tag in _HASHTAG.findall(text.text)]


def domains(post: Post) -> list[str]:
    """Return the domains that the links of a post lead to; of one with www, what stands behind that, too."""
    hosts = [host.rstrip(".,;)!?") for text in post.searched for host in _HOST.findall(text.text)]
    return [form for host in hosts for form in dict.fromkeys((_WWW.sub("", host), host))]


def longest_sentence(post: Post) -> tuple[int, str]:
    """Return how many words the longest sentence of a post has, and that sentence."""
    texts = (LINK.sub("", text.text) for text in post.texts)
    sentences = (sentence for text in texts for sentence in _END_OF_SENTENCE.split(text) if sentence)
    counted = ((len(_WORD.findall(sentence)), sentence) for sentence in sentences)
    return max(counted, key=lambda pair: pair[0], default=(0, ""))


def _mentions(post: Post) -> Facts:
    """Yield each handle in the texts of a post and, where its server is named, both together as well."""
    for text in post.texts:
        for found in mentions(without_notes(text.text)):
            yield found.handle
            written = text.text[found.start : found.end].lstrip("@")
            yield written if "@" in written else None


def _media(post: Post) -> Facts:
    for medium in post.media:
        yield medium.file
        yield PurePosixPath(medium.file or "").suffix.lstrip(".") or None
        yield "video" if medium.video or is_video(medium.file or "") else "picture"


def _people(names: str) -> Callable[[Post], Facts]:
    def people(post: Post) -> Facts:
        located = getattr(post, names)
        yield from located.value if located else ()

    return people


def _texts(role: str) -> Callable[[Post], Facts]:
    return lambda post: (beside.text.text for beside in post.beside if beside.role == role)


def _one(name: str) -> Callable[[Post], Facts]:
    def one(post: Post) -> Facts:
        value = getattr(post, name)
        yield None if value is None else str(getattr(value, "value", value))

    return one


def _yes_or_no(name: str) -> Callable[[Post], Facts]:
    return lambda post: iter(("true" if getattr(post, name) else "false",))


def _weekday(post: Post) -> Facts:
    if post.when:
        yield WEEKDAYS[post.when.value.date.weekday()]


OF_POSTS: Final[Mapping[str, Callable[[Post], Facts]]] = {
    **{
        name: _one(name)
        for name in (
            "id", "status", "team", "origin", "urgent", "reply_to", "repost_of", "quote_of", "translation_of",
            "reports_on",
        )
    },
    "author": _people("author"),
    "approved_by": _people("approved_by"),
    "poll": _people("poll"),
    "recurring": _yes_or_no("recurring"),
    "media": _media,
    "alt": lambda post: (medium.alt for medium in post.media),
    "weekday": _weekday,
    "hashtag": lambda post: iter(hashtags(post)),
    "domain": lambda post: iter(domains(post)),
    "mention": _mentions,
    "text": lambda post: (text.text for text in post.all_texts),
    "title": _texts("title"),
    "description": _texts("description"),
    "first_comment": _texts("first_comment"),
    "cta": _texts("cta"),
}  # fmt: skip
"""What any post may say, by the key under which a group asks for it."""

OF_ACCOUNTS: Final[Mapping[str, Callable[[Account], Facts]]] = {
    "channel": lambda account: iter((account.channel, account.network)),
    "account": lambda account: iter((account.key, account.handle, account.identity)),
}
"""What is said of all posts of an account."""

WRITTEN: Final = frozenset({"team", "origin", "author", "approved_by", "status", "title", "urgent", "poll"})
"""The keys among these that somebody could write anew; those of a team's own can always be."""

_OTHER_NAMES: Final = {
    "hashtags": "hashtag",
    "tag": "hashtag",
    "link": "domain",
    "mentions": "mention",
}


def key_named(written: str) -> str:
    """Return the key that ``written`` is a name of, as calendars know it; a team's own as it is compared."""
    name = folded(written)
    name = _OTHER_NAMES.get(name, name)
    if name in OF_POSTS or name in OF_ACCOUNTS:
        return name
    meant = names_of("post").get(name, name)
    return meant if meant in OF_POSTS or meant in OF_ACCOUNTS else name


def values_of(post: Post, key: str) -> tuple[str, ...]:
    """Return what a post says under ``key``, in the words of :func:`key_named`."""
    read = OF_POSTS.get(key)
    found = read(post) if read else iter(post.own_keys.get(key, ()))
    return tuple(" ".join(value.split()) for value in found if value and value.strip())


def values_of_account(account: Account, key: str) -> tuple[str, ...]:
    """Return what is said of an account under one of the keys of ``OF_ACCOUNTS``."""
    return tuple(value for value in OF_ACCOUNTS[key](account) if value)


def is_no(value: str) -> bool:
    """Tell whether a value only says that there is none."""
    return value.strip().casefold() in NO


@lru_cache(maxsize=4096)
def comparable(value: str) -> str:
    """Return a value as it is compared: case, and what stands between words, does not count."""
    return _BETWEEN_WORDS.sub(" ", value.strip().lstrip("#@")).casefold()


_MEANT: Final = {"true": YES, "yes": YES, "false": NO, "no": NO, "none": NO}
"""What a value may be where one of these words is asked for."""


@dataclass(frozen=True)
class Wanted:
    """What values are asked for, all looked up at once; in ``patterns``, ``*`` stands for anything.

    ``true`` or ``yes`` fits whatever people tick a box with, and ``false``, ``no`` or ``none`` its contrary.
    """

    patterns: tuple[str, ...]

    def fitting(self, value: str) -> list[str]:
        """Return the patterns that ``value`` fits."""
        said = comparable(value)
        found = list(self._words.get(said.strip(), ()))
        for fitting, patterns in self._wildcards:
            found += (patterns[number] for number in fitting.Match(_encoded(said)) or ())
        return found

    @cached_property
    def nothing(self) -> bool:
        """Tell whether a post that says nothing is asked for."""
        return "none" in map(comparable, self.patterns)

    @cached_property
    def _words(self) -> Mapping[str, Sequence[str]]:
        words: dict[str, list[str]] = {}
        for pattern in dict.fromkeys(self.patterns):
            word = comparable(pattern).strip()
            for said in _MEANT.get(word, (word,)) if "*" not in word else ():
                words.setdefault(said, []).append(pattern)
        return words

    @cached_property
    def _wildcards(self) -> tuple[tuple[Any, Sequence[str]], ...]:
        wild = [pattern for pattern in dict.fromkeys(self.patterns) if "*" in pattern]
        return tuple(sets_of([(_expression(pattern), pattern) for pattern in wild], anywhere=True))


def _expression(pattern: str) -> bytes:
    """Return what is to be found in values that fit ``pattern``; a ``*`` at an end leaves that end open."""
    first, *between, last = (re.escape(piece) for piece in comparable(pattern).split("*"))
    middle = [piece for piece in between if piece]
    ends = (rf"\A{first}" if first else "", *middle, rf"{last}\z" if last else "")
    return _encoded(".*".join(filter(None, ends)))


def _encoded(text: str) -> bytes:
    """Return a text as RE2 takes it, whatever halves of characters JSON may have brought in."""
    return text.encode("utf-8", "surrogatepass")
