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


def text_of_body(body: Scalar) -> tuple[Scalar, str | None]:
    """Return the text of the post in ``body``, and what there is to say of what is not in it.

    That is what stands under the only heading that says so, such as "Draft" or "Caption"; without one, what
    stands before headings such as "Notes" or "Status history" at the end.
    """
    parts = list(_parts(body))
    texts = [part for part in parts if part.title in _OF_TEXTS]
    first, last = body.start, body.end
    if len(texts) == 1:
        first, last = texts[0].below, texts[0].end
    else:
        for part in reversed(parts):
            if part.title not in _OF_NONE:
                break
            last = part.start
    left = [part for part in parts if not first <= part.below <= last and _says_more(body, part)]
    if (first, last) == (body.start, body.end):
        return body, None
    lines = [body.source.position(part.start)[0] for part in left]
    note = f"sections that are no posts by their headings ({lines_named(lines)})" if lines else None
    return scalar(body.source, first, last), note


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
