"""Texts in data that are in no post: each is told with its key, so that none is lost in silence."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from itertools import chain
from typing import Final

from postlint.calendars.key_meanings import channel_of, key_of
from postlint.calendars.own_keys import OWN_KEYS
from postlint.calendars.readers.reader import lines_named
from postlint.calendars.schema import NOT_ENTERED
from postlint.calendars.terms.field_names import folded, is_language, is_of_other_texts
from postlint.calendars.terms.networks_meant import is_nothing
from postlint.calendars.texts_and_media import is_text_in_a_language
from postlint.records import dataclass
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence

_FEWEST_WORDS: Final = 5
"""How many words a text has at least that may be a post: names and remarks have fewer."""
_MOST_KEYS: Final = 10
_NEARLY_EACH: Final = 0.8
_LEAST_ODDS: Final = -2.0
"""Log-odds of a post that are enough for what is as long as one."""
_NO_POST: Final = -4.0
"""Those below which a text is like none at all."""
_TEXTS: Final = frozenset({"text", "thread"})
_SAID: Final = (
    "texts that are in no post, under {}: what is to go out belongs under text: in a post of its own "
    "(`extra_keys:` in postlint.yaml silences this)"
)

_SAID_OF_OTHERS: Final = "words that are in no post and like none, under {}"


def note_on_unused(
    roots: Iterable[Node], posts: Iterable[Mapping], told: Collection[int], own_keys: Collection[str]
) -> str:
    """Return what to say of the texts below ``roots`` that are in none of ``posts``, if there are any.

    ``told`` are the lines of entries of which it is said elsewhere that they are no posts, ``own_keys``
    those of which the settings say that they are the team's own.
    """
    walk = _Walk(tuple(sorted(place for one in _used(posts) for place in _places(one))), frozenset(told))
    left = [one for root in roots for one in walk.through(root) if one.key not in own_keys]
    lost: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for one in (*(one for one in left if not one.beside), *_like_posts([one for one in left if one.beside])):
        lost[one.key].setdefault(one.text.start, one.text.span.line)
    plain = {one.key for one in left if one.key in lost and not _is_unlike_posts(one)}
    said = {_SAID: plain, _SAID_OF_OTHERS: lost.keys() - plain}
    return "; ".join(
        _named(words, {key: lost[key] for key in lost if key in of}) for words, of in said.items() if of
    )


def _named(said: str, lost: Dict[str, dict[int, int]]) -> str:
    named = [f'"{key.strip()}" ({lines_named(sorted(places.values()))})' for key, places in lost.items()]
    more = " …" if len(named) > _MOST_KEYS else ""
    return said.format(", ".join(named[:_MOST_KEYS]) + more)


def _is_unlike_posts(left: _Left) -> bool:
    """Tell whether a text is surely none of a post, as themes and orders are."""
    from postlint.calendars.post_likeness import likeness

    odds = None if left.is_text or left.beside else likeness(left.text.text)
    return odds is not None and odds < _NO_POST


@dataclass(frozen=True, slots=True)
class _Left:
    """A text in no post under its ``key``, and what is read ``beside`` it where that key is a team's own.

    That it ``is_text`` its key says, or one around it.
    """

    key: str
    text: Scalar
    beside: tuple[str, ...] = ()
    is_text: bool = False


def _like_posts(left: Iterable[_Left]) -> Iterator[_Left]:
    """Yield the texts of those keys of a team's own of which nearly each is like the posts that are read."""
    by_key: defaultdict[str, list[_Left]] = defaultdict(list)
    for one in left:
        by_key[one.key].append(one)
    for found in by_key.values():
        if sum(map(_is_like_a_post, found)) >= _NEARLY_EACH * len(found):
            yield from found


def _is_like_a_post(left: _Left) -> bool:
    from postlint.calendars.post_likeness import likeness

    text = left.text.text
    if all(len(text) < len(one) for one in left.beside):
        return False
    odds = likeness(text)
    return odds is None or odds > _LEAST_ODDS


def _used(posts: Iterable[Mapping]) -> Iterator[Scalar]:
    for post in posts:
        yield from (one for entry in post if entry.key != OWN_KEYS for one in _scalars(entry.value))


def _places(text: Scalar) -> Iterator[tuple[int, str]]:
    """Yield where a text stands, and each of its parts, with what it says."""
    said = _plain(text)
    yield text.start, said
    for _, in_file in text.stretches:
        yield in_file, said


def _scalars(node: Node) -> Iterable[Scalar]:
    return (node,) if isinstance(node, Scalar) else chain.from_iterable(map(_scalars, _inside(node)))


def _inside(node: Node) -> Iterator[Node]:
    if isinstance(node, Sequence):
        yield from node.items
    elif isinstance(node, Mapping):
        yield from (entry.value for entry in node)


@dataclass(frozen=True, slots=True)
class _Beside:
    """The texts of a post, ``joined``, with their ``words`` and their ``lengths``, the greatest first."""

    texts: frozenset[str] = frozenset()
    joined: str = ""
    words: frozenset[str] = frozenset()
    lengths: tuple[int, ...] = ()

    @classmethod
    def of(cls, texts: Collection[str]) -> _Beside:
        """Return what is asked of ``texts`` once for each text beside them."""
        joined = " ".join(texts)
        lengths = sorted({len(one) for one in texts if one}, reverse=True)
        return cls(frozenset(texts), joined, frozenset(joined.split()), tuple(lengths))

    def says(self, text: Scalar) -> bool:
        """Tell whether ``text`` is a part of these, or nothing but some of them, hashtags and links."""
        said = _plain(text)
        words = said.rstrip(".:!? …")
        part = words if any(map(str.isalnum, words)) else text.text
        # To look for whole words first is what keeps thousands of texts from being held against each other.
        return (self.words.issuperset(part.split()[1:-1]) and part in self.joined) or self._are_all_of(said)

    def _are_all_of(self, said: str) -> bool:
        at = 0
        while at < len(said):
            length = next((one for one in self.lengths if said[at : at + one] in self.texts), 0)
            end = said.find(" ", at) % (len(said) + 1)
            word = said[at:end]
            goes_along = (word.startswith("#") or "://" in word) and any(map(str.isalnum, word))
            if not (length or not word or goes_along):
                return False
            at = at + length if length else end + 1
        return True


_NOTHING: Final = _Beside()


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through data, past what was ``told`` otherwise; ``used`` is what posts hold, by its place."""

    used: tuple[tuple[int, str], ...]
    told: frozenset[int]

    def through(
        self,
        node: Node,
        key: str = "",
        beside: _Beside = _NOTHING,
        own: tuple[str, ...] = (),
        *,
        is_text: bool = False,
    ) -> Iterator[_Left]:
        """Yield what may be a text and is in no post, each with the key that it stands under.

        ``beside`` are the texts of the post around it: what says the same once more is not lost. Below a key
        of a team's ``own``, that is what is read of the entry with the key. Where its key says that it
        ``is_text``, it may be of any length.
        """
        if isinstance(node, Scalar):
            if key and self._is_lost(node, 0 if is_text else _FEWEST_WORDS) and not beside.says(node):
                yield _Left(key, node, own, is_text)
        elif isinstance(node, Sequence):
            for item in (item for item in node.items if not self._is_told(item)):
                yield from self.through(item, key, beside, own, is_text=is_text)
        elif not self._is_told(node):
            named = [(key_of(one), one) for one in node]
            is_post = any(True for key, one in named if key in _TEXTS for _ in self._used_in(one.value))
            left = [one for key, one in named if not _says_something_else(key, one, is_post=is_post)]
            if not left:
                # So it is with most posts.
                return
            # A text in parts is one that begins with any of them.
            used = [(key, text) for key, one in named for text in self._used_in(one.value)]
            # What describes a post goes out with it, but not as its text, unless there is no other.
            texts = [text for key, text in used if key is None or key in _TEXTS]
            texts = texts or [text for _, text in used]
            beside = _Beside.of(texts) if texts else beside
            is_text = is_text or any(map(self._is_of_a_network, node))
            may_be_lost = any(self._may_hold_one(one.value) for one in left if key_of(one) is None)
            read = self._read_beside(node) if may_be_lost else ()
            for one in left:
                is_one = _is_text(one, below=is_text)
                is_own = own or (key_of(one) is None and not any(self._used_in(one.value)))
                of_team = (own or read) if is_own and not is_one else ()
                yield from self.through(one.value, one.key, beside, of_team, is_text=is_one)

    def _may_hold_one(self, node: Node) -> bool:
        if isinstance(node, Scalar):
            return self._is_lost(node, _FEWEST_WORDS) and not any(self._used_in(node))
        return any(map(self._may_hold_one, _inside(node)))

    def _read_beside(self, node: Mapping) -> tuple[str, ...]:
        """Return the texts that are read of an entry, if it is one: beside them, keys are a team's own.

        Where all that is known are networks, another key may be one as well.
        """
        from postlint.calendars.readers.loose.texts_for_networks import text_of, versions_of

        known = [one for one in node if channel_of(one.key) or key_of(one)]
        if known and all(channel_of(one.key) for one in known):
            return ()
        # Below other keys, a list is of entries of their own.
        entries = tuple(one for one in node if channel_of(one.key) or isinstance(one.value, Mapping))
        versions = versions_of(replace(node, entries=entries))
        texts = (text_of(node)[0], *(one.text for one in versions))
        return tuple(found for text in texts if text for found in self._used_in(text))

    def _is_told(self, node: Node) -> bool:
        # Where nothing was told, no line need be counted out.
        return bool(self.told) and node.span.line in self.told

    def _is_lost(self, node: Scalar, fewest: int) -> bool:
        words = sum(any(map(str.isalpha, word)) for word in node.text.split())
        is_one = isinstance(node.value, str) and words >= fewest and not is_nothing(node.text)
        return is_one and self._used_at(node) is None

    def _is_of_a_network(self, one: Entry) -> bool:
        """Tell whether an entry is the text of a post on one network: beside it, that of all may be lost."""
        return bool(channel_of(one.key)) and any(True for _ in self._used_in(one.value))

    def _used_at(self, node: Scalar) -> str | None:
        """Return what of a value is in a post, which is a part of it where that is one of a thread."""
        at = bisect_left(self.used, (node.start, ""))
        start, text = self.used[at] if at < len(self.used) else (-1, "")
        return text if start == node.start or node.start < start < node.end else None

    def _used_in(self, node: Node) -> Iterator[str]:
        return (text for one in _scalars(node) if (text := self._used_at(one)) is not None)


def _is_text(one: Entry, *, below: bool) -> bool:
    """Tell whether what stands in an entry is a text, ``below`` a key for texts or in one more language."""
    if key_of(one) in _TEXTS:
        return below or not isinstance(one.value, Scalar)
    return is_text_in_a_language(one) or (below and is_language(one.key))


def _plain(text: Scalar) -> str:
    return " ".join(text.text.split())


def _says_something_else(key: str | None, one: Entry, *, is_post: bool) -> bool:
    """Tell whether what stands in an entry is known to be no text, or is told as the second of two."""
    if is_of_other_texts(one.key) or folded(one.key) in NOT_ENTERED:
        return True
    if key == "channel":
        # Networks by name may have texts below them.
        return not isinstance(one.value, Mapping)
    if key in _TEXTS and not isinstance(one.value, Scalar):
        # Of a text in several languages, one is read.
        return False
    return key is not None and (is_post or key not in _TEXTS)
