"""Hashtags: sets of them and their names, and what stands where they are kept and is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from postlint.calendars.terms.field_names import folded
from postlint.source.lazy_patterns import later
from postlint.source.tree import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from postlint.calendars.terms.team_words import Field

_A_SET: Final = later(
    r"(?:hashtags?|tags?)?[_ -]?(?:set|group|bundle|pool|pack|preset)s?[_ -]?(?:\d{1,3}|[a-z]?)"
    r"|\w+[_-](?:set|hashtags|tags|bundle|preset)[_-]?\d{0,3}",
    re.IGNORECASE,
)
"""What sets of hashtags are called where they stand elsewhere."""
_TO_CHOOSE: Final = later(
    r"[(\[—–-][^()\[\]]*?\b(?:sparingly|pick|choose|select|rotate|auswählen|wechseln|choisir|elegir|scegliere|escolher|kies"
    r"|(?:max(?:imum)?|up to|at most|höchstens|bis zu|au plus|máximo|al massimo|hooguit)\b"
    r"\W*(?P<most>\d{1,2}))(?!\w)",
    re.IGNORECASE,
)
"""What a title says behind the word where not all hashtags below it go out, but so many at most."""
_ALONE: Final = later(r"\s*(?:#\w+[\s,;·|]*)+")
_SIGN: Final = later(r"(?<!\w)#\w+")
_NO_TAG: Final = later(r"#(?:\d+|(?=[a-f]*\d)(?:[\da-f]{3}|[\da-f]{6}))", re.IGNORECASE)
"""A number, which no network takes for a hashtag, or a colour."""
_IN_SENTENCES: Final = later(r"(?<!\w)[^\W\d_]{1,2}(?!\w)|[.:;!?](?:\s|\Z)")
"""What words beside each other have if they are a sentence: a short one among them, or a mark."""
_WORDS_OF_A_SENTENCE: Final = 5
_DEEPEST_SET: Final = 3
_NAMES_OF_SETS: Final = ("name", "id", "key", "title", "set")


def why_none(written: str, sets: Collection[str]) -> Field | None:
    """Return under which words what is ``written`` as hashtags is named if there is none in it.

    ``sets`` are the names under which a file keeps hashtags that its posts share.
    """
    names = [name.strip() for name in written.split(",")]
    if all(name in sets or _A_SET.fullmatch(name) for name in names):
        return "hashtags"
    signs = _SIGN.findall(written)
    # Words without a sign get one, so that they are asked what they will be asked with it.
    meant = signs or _SIGN.findall(" ".join(f"#{word}" for word in written.replace(",", " ").split()))
    is_none = bool(meant) and all(map(_NO_TAG.fullmatch, meant))
    return "sentences" if is_none or (not signs and any(map(_is_sentence, names))) else None


def _is_sentence(words: str) -> bool:
    return len(words.split()) >= _WORDS_OF_A_SENTENCE and _IN_SENTENCES.search(words) is not None


def are_hashtags(written: str) -> bool:
    """Tell whether ``written`` is one hashtag or more, each with its sign, and nothing else."""
    return _ALONE.fullmatch(written) is not None and not _NO_TAG.fullmatch(written.strip())


def are_to_choose(title: str, written: str) -> bool:
    """Tell whether a ``title`` lets people choose among the hashtags ``written`` below it."""
    found = _TO_CHOOSE.search(title)
    return found is not None and (not found["most"] or len(_SIGN.findall(written)) > int(found["most"]))


def hashtag_sets(documents: Iterable[Node]) -> Iterator[str]:
    """Yield the names of the sets that stand in ``documents`` under a key that speaks of hashtags."""
    for document in documents:
        yield from _sets_below(document, 0)


def _sets_below(node: Node, depth: int) -> Iterator[str]:
    # Posts stand in lists, and have hashtags of their own.
    if not isinstance(node, Mapping) or depth > _DEEPEST_SET:
        return
    for one in node:
        if "hashtag" in folded(one.key):
            yield from _names_in(one.value)
        else:
            yield from _sets_below(one.value, depth + 1)


def _names_in(sets: Node) -> Iterator[str]:
    if isinstance(sets, Mapping):
        yield from (one.key for one in sets)
    elif isinstance(sets, Sequence):
        named = (
            item.scalar(key) for item in sets.items if isinstance(item, Mapping) for key in _NAMES_OF_SETS
        )
        yield from (name.text for name in named if isinstance(name, Scalar))
