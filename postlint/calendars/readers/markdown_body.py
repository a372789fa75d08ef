"""Which part of the body of a file is the text of its post, where headings say that others are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postlint.calendars.readers.reader import lines_named
from postlint.calendars.readers.sections.words import LOGS, META, TEXTS, TO_DO
from postlint.records import dataclass
from postlint.source.tree import Scalar, scalar

_HEADING: Final = re.compile(r"^(?P<mark>#{1,6})[ \t]+(?P<title>[^\r\n#]*[^\s#])[^\r\n]*", re.MULTILINE)
_FENCED: Final = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_WORDED: Final = re.compile(r"[^\W_]")
_OF_TEXTS: Final = TEXTS | {"draft", "entwurf", "brouillon", "borrador", "bozza", "rascunho", "concept"}
_MAYBE_OF_TEXTS: Final = frozenset({"concept"})
"""A draft in one language, and what a post is about in another: that is, wherever a text stands before it."""
_OF_NONE: Final = frozenset(
    {
        *("notes", "note", "notizen", "notas", "note", "appunti", "aantekeningen", "internal notes"),
        *("links", "sources", "references", "related", "quellen", "liens", "ideas", "feedback", "research"),
        *(TO_DO | LOGS | META),
    }
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a body: its heading, in small letters, with its level, and what stands below it."""

    title: str
    level: int
    start: int
    below: int
    end: int


def text_of_body(body: Scalar) -> tuple[Scalar, tuple[str, ...]]:
    """Return the text of the post in ``body``, and what there is to say of what is not in it.

    That is what stands under the only heading that says so, such as "Draft" or "Caption"; without one, what
    stands before headings such as "Notes" or "Status history" at the end.
    """
    parts = list(_parts(body))
    lead = _lead(body, parts)
    of_texts, of_none = (
        (_OF_TEXTS - _MAYBE_OF_TEXTS, _OF_NONE | _MAYBE_OF_TEXTS) if lead else (_OF_TEXTS, _OF_NONE)
    )
    texts = [part for part in parts if part.title in of_texts]
    first, last = body.start, body.end
    if len(texts) == 1:
        first, last = texts[0].below, texts[0].end
    else:
        for part in reversed(parts):
            if part.title not in of_none:
                break
            last = part.start
    if (first, last) == (body.start, body.end):
        return body, ()
    left = [part for part in parts if not first <= part.below <= last and _says_more(body, part)]
    lines = [body.source.position(part.start)[0] for part in left]
    notes = [f"sections that are no posts by their headings ({lines_named(lines)})"] if lines else []
    if lead and lead.start() < first:
        line = body.source.position(lead.start())[0]
        notes.insert(0, f"what stands above the heading of the text ({lines_named([line])})")
    return scalar(body.source, first, last), tuple(notes)


def _lead(body: Scalar, parts: list[_Part]) -> re.Match[str] | None:
    """Return where words stand before the first heading, or between a title and the first one below it."""
    titled = bool(parts) and parts[0].level == 1 and parts[0].title not in _OF_TEXTS | _OF_NONE
    ends = [part.start for part in parts] or [body.end]
    first = _WORDED.search(body.source.text, body.start, ends[0])
    if first or not titled:
        return first
    return _WORDED.search(body.source.text, parts[0].below, ends[1] if len(ends) > 1 else body.end)


def _says_more(body: Scalar, part: _Part) -> bool:
    return _WORDED.search(body.source.text, part.below, part.end) is not None


def _parts(body: Scalar) -> Iterator[_Part]:
    """Yield the parts that headings open, each up to the next heading that is no lower."""
    text = body.source.text
    fences = [found.span() for found in _FENCED.finditer(text, body.start, body.end)]
    found = [
        one
        for one in _HEADING.finditer(text, body.start, body.end)
        if not any(start < one.start() < end for start, end in fences)
    ]
    for number, one in enumerate(found):
        level = len(one["mark"])
        end = next((other.start() for other in found[number + 1 :] if len(other["mark"]) <= level), body.end)
        yield _Part(one["title"].strip(" *_:").lower(), level, one.start(), one.end(), end)
