"""Files of pictures with what describes them behind, as people do in a cell or line; and files of videos."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from postlint.calendars.meanings import key_of, says_video
from postlint.calendars.terms.stand_ins import refers_elsewhere, says_no_text
from postlint.calendars.terms.value_words import FORMATS, NO
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Mapping, Node, Scalar, entry, items_of, mapping
from postlint.vocabulary import in_words

_DESCRIPTION: Final = later(
    r"\(\s*(?:alt(?:[- ]?text)?|texto alternativo|texte alternatif)\s*[:=](?P<alt>[^()]{1,2000})\)",
    re.IGNORECASE,
)
_BETWEEN_FILES: Final = later(r"[\s(),;|]")
_FILE: Final = later(r".+\.\w{2,4}")


def described(written: str) -> list[tuple[str, str]]:
    """Return the files that ``written`` names with their descriptions: "gate.jpg (alt: An open gate)"."""
    pairs, done = [], 0
    for found in _DESCRIPTION.finditer(written):
        # Looked for from its end: what may be the name of a file begins at every letter.
        file = _BETWEEN_FILES.split(written[done : found.start()].rstrip())[-1]
        if _FILE.fullmatch(file):
            pairs.append((file, found["alt"].strip()))
        done = found.end()
    return pairs


def media_under(one: Entry, first: Entry) -> Iterator[Node]:
    """Yield the media under a key, each as a video of its own where the ``first`` key is for others, too."""
    for item in items_of(one.value):
        if not says_video(one) or says_video(first):
            yield item
        elif isinstance(item, Mapping):
            yield replace(item, entries=tuple(map(_as_video, item)))
        else:
            yield mapping(item, video=item) if isinstance(item, Scalar) and _is_file(item) else item


def _is_file(item: Scalar) -> bool:
    return not described(item.text) and in_words(item.text) not in FORMATS and not is_no_file(item.text)


def is_no_file(written: str) -> bool:
    """Tell whether ``written`` stands in place of a file and is none: "none", "no", "as above"."""
    return says_no_text(written) or refers_elsewhere(written) or written.strip().lower() in NO


def _as_video(one: Entry) -> Entry:
    return entry("video", one.value) if key_of(one, "media_item") == "file" else one
