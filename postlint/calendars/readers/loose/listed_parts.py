"""Lists of bare texts under one post: the parts of a thread, or the paragraphs of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.meanings import LISTS_OF_POSTS, by_meaning, meaning, texts_in
from postlint.calendars.network_names import WITH_THREADS
from postlint.calendars.readers.reader import entries, lines_named
from postlint.calendars.value_words import channels_in
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, scalars_of

_ONE_OF: Final = frozenset({"id", "status"})
"""What is said of one post, and hardly of several at once."""

_OF_ONE_TEXT: Final = later(r"#\w+(?:\s+#\w+)*|[-*•]\s[^\n]+")
"""What is never all that goes out: hashtags, or one item of a list."""
_COUNTED: Final = later(r"\(?\d{1,2}\s?(?:/|of\b)")
"""How parts of threads begin."""


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
