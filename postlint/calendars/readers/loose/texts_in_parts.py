"""Texts in parts: a hook in front, a closing behind; lists of texts that are paragraphs, posts or threads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from postlint.calendars.key_meanings import LISTS_OF_POSTS, by_meaning, meaning
from postlint.calendars.readers.reader import entries, lines_named
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.network_names import WITH_THREADS
from postlint.calendars.terms.networks_meant import channels_in
from postlint.calendars.terms.placeholders_and_dittos import is_ditto, is_path, network_meant, says_no_text
from postlint.calendars.texts_and_media import texts_in
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.tree import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    items_of,
    joined,
    scalars_of,
    sequence,
)

_BODIES: Final = frozenset({"body", "main", "caption_body", "post_body"})
_BEFORE: Final = frozenset({"hook", "opening", "opener", "intro", "caption_hook", "post_hook"})
_BEHIND: Final = frozenset({"closing", "closer", "outro", "question"})
BESIDE_MAIN: Final = _BEFORE | _BEHIND | {"cta", "call_to_action"}
"""What the parts of a text before and behind its main one are called."""
_A_SORT: Final = later(r"\W*[^\W\d_]+(?:[-_][^\W\d_]+)*\s*")
_ONE_OF: Final = frozenset({"id", "status"})
"""What is said of one post, and hardly of several at once."""

_OF_ONE_TEXT: Final = later(r"#\w+(?:\s+#\w+)*|[-*•]\s[^\n]+")
"""What is never all that goes out: hashtags, or one item of a list."""
_COUNTED: Final = later(r"\(?\d{1,2}\s?(?:/|of\b)")
"""How parts of threads begin."""
_OF_ONE_POST: Final = frozenset({"date", "time", "status"})


def words_of(text: Node) -> tuple[str, ...]:
    """Return what a text, or each part of a thread, says."""
    parts = text.items if isinstance(text, Sequence) else (text,)
    texts = (part.get("text") if isinstance(part, Mapping) else part for part in parts)
    return tuple(part.text.strip() for part in texts if isinstance(part, Scalar))


def whole_text(main: Entry, text: Node, post: Iterable[Entry]) -> tuple[Node, tuple[Entry, ...]]:
    """Return the ``text`` under ``main`` with its other parts, and the entries of ``post`` that those are.

    It has some where it is a body or a thread; what it says itself is no part of it a second time.
    """
    if not isinstance(text, Sequence) and folded(main.key) not in _BODIES:
        return text, ()
    told = words_of(text)
    if not any(map(_is_written, told)):
        return text, ()
    found = [(one, part) for one in post if (part := _part(one)) and part.text.strip() not in " ".join(told)]
    if not found:
        return text, ()
    before = [part for one, part in found if folded(one.key) in _BEFORE]
    behind = [part for one, part in found if folded(one.key) in _BEHIND]
    whole = sequence((*before, *items_of(text), *behind), text)
    return whole if isinstance(text, Sequence) else joined(scalars_of(whole)), tuple(one for one, _ in found)


def in_order(parts: Iterable[tuple[str, Scalar]]) -> list[Scalar]:
    """Return the parts of a text, each with its name, as they are said, without those that say nothing.

    Where nothing is written between them, that is all there is.
    """
    named = list(parts)
    main = [part for name, part in named if name not in BESIDE_MAIN]
    written = [part for part in main if _is_written(part.text)]
    if not written:
        return main
    before = [part for name, part in named if name in _BEFORE and is_part(part)]
    return [
        *before,
        *written,
        *(part for name, part in named if name in BESIDE_MAIN - _BEFORE and is_part(part)),
    ]


def is_part(text: Scalar) -> bool:
    """Tell whether ``text`` goes out before or behind another, and does not say of which sort that is."""
    return _is_written(text.text) and not _is_sort(text.text)


def _is_sort(text: str) -> bool:
    """Tell whether ``text`` is a word alone, without an end: it says of which sort a part is to be."""
    return _A_SORT.fullmatch(text) is not None and not says_no_text(text)


def _is_written(text: str) -> bool:
    is_stand_in = says_no_text(text) or is_ditto(text) or network_meant(text) or is_path(text)
    return bool(text.strip()) and not is_stand_in


def _part(one: Entry) -> Scalar | None:
    """Return the text of an entry that may be a part of another."""
    value = one.value
    if folded(one.key) not in _BEFORE | _BEHIND or not isinstance(value, Scalar):
        return None
    return value if isinstance(value.value, str) and is_part(value) else None


@dataclass(frozen=True, slots=True)
class Threaded:
    """A document whose entries list parts as threads, and in which ``lines`` lists of several begin."""

    document: Node
    lines: tuple[int, ...] = ()

    def remarks(self) -> Iterator[str]:
        """Say once that lists of texts were read as threads, and how to write them if they are none."""
        if self.lines:
            yield (
                f"the texts listed in {entries(self.lines)} ({lines_named(self.lines)}) are read as the "
                "parts of one thread each, since one id and one status stand beside them: write each text "
                "as an entry of its own if they go out apart"
            )


def threaded(document: Node) -> Threaded:
    """Return ``document`` with lists of parts in its entries as threads.

    An entry has an id and a status, and a list of nothing but texts that goes by the name of posts. Where
    only a day or a network stands beside such a list, it holds the posts of that day or network.
    """
    if isinstance(document, Sequence):
        return _in_list(document)
    if not isinstance(document, Mapping):
        return Threaded(document)
    found = {
        one.key: _in_list(one.value)
        for one in document
        if isinstance(one.value, Sequence) and any(map(_parts_of, one.value.items))
    }
    if not found:
        return Threaded(document)
    kept = tuple(replace(one, value=found[one.key].document) if one.key in found else one for one in document)
    lines = tuple(line for one in found.values() for line in one.lines)
    return Threaded(replace(document, entries=kept), lines)


def _in_list(listed: Sequence) -> Threaded:
    parts = [_parts_of(item) for item in listed.items]
    if not any(parts):
        return Threaded(listed)
    items = tuple(
        _with_thread(item, part) if part and isinstance(item, Mapping) else item
        for item, part in zip(listed.items, parts, strict=True)
    )
    several = (part for part in parts if part and isinstance(part.value, Sequence) and part.value.items[1:])
    return Threaded(replace(listed, items=items), tuple(part.key_node.span.line for part in several))


def _with_thread(item: Mapping, part: Entry) -> Mapping:
    return replace(item, entries=tuple(replace(one, key="thread") if one is part else one for one in item))


def _parts_of(item: Node) -> Entry | None:
    """Return the list of the parts of the one post that ``item`` is, if it is one."""
    if not isinstance(item, Mapping) or texts_in(item):
        return None
    fields = by_meaning(item)
    lists = [one for one in item if LISTS_OF_POSTS.fullmatch(folded(one.key)) and _lists_texts(one)]
    if len(lists) != 1 or not fields.keys() >= _ONE_OF:
        return None
    channel = fields.get("channel")
    named = {on for one in scalars_of(channel.value) for on in channels_in(one.text)} if channel else set()
    return lists[0] if named <= WITH_THREADS else None


def _lists_texts(one: Entry) -> bool:
    """Tell whether an entry is a list of nothing but texts, of some words: ids are none."""
    if not isinstance(one.value, Sequence) or meaning(one.key) is not None:
        return False
    texts = [item for item in one.value.items if isinstance(item, Scalar) and isinstance(item.value, str)]
    are_words = any(not text.text.isascii() or len(text.text.split()) > 1 for text in texts)
    return are_words and len(texts) == len(one.value.items)


def are_paragraphs(texts: Iterable[Scalar]) -> bool:
    """Tell whether listed texts are of one post: nobody posts hashtags alone, or one item of a list."""
    said = [text.text.strip() for text in texts]
    return any(map(_OF_ONE_TEXT.fullmatch, said)) and not any(map(_COUNTED.match, said))


def are_posts(channel: str, items: tuple[Node, ...]) -> bool:
    """Tell whether a list of texts for one channel is of posts, and no thread.

    It is where the channel has no threads, or where each says for itself when it goes out or how far it is.
    """
    if channel not in WITH_THREADS:
        return True
    return any(isinstance(item, Mapping) and _OF_ONE_POST & by_meaning(item).keys() for item in items)
