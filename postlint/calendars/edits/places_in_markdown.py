"""Where a kind goes in Markdown with posts under headings, labels and in lists: on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from postlint.calendars.edits.places_in_data import KEY, Insertion, Wanted, line_end
from postlint.source.tree import Mapping, Parsed, Scalar, items_of

_ROW: Final = re.compile(r"[ \t]*\|")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_MARGIN: Final = re.compile(r"[ \t>]*")
_FENCE: Final = re.compile(r"[ \t]*(?:`{3}|~{3})")


class Lines:
    """The texts of posts, by where the posts begin, each with places for a line below it and above."""

    def __init__(self, parsed: Parsed, _columns: object, posts: Sequence[Mapping]) -> None:
        self._source = parsed.source
        self._texts = {post.start: texts for post in posts if (texts := _texts_of(post))}

    def holder_of(self, offset: int) -> int | None:
        """Return where the post at ``offset`` begins; None for a row of a table."""
        is_row = _ROW.match(self._source.text, self._line_start(offset))
        return offset if offset in self._texts and not is_row else None

    def insertions(self, wanted: Sequence[Wanted]) -> list[Insertion] | None:
        """Return a line for each of the posts; None where one has no such way."""
        found = [next(islice(self._ways(one), one.way, None), None) for one in wanted]
        chosen = [one for one in found if one is not None]
        return chosen if len(chosen) == len(wanted) else None

    def _ways(self, wanted: Wanted) -> Iterator[Insertion]:
        """Yield a line below what holds the text, one above it, and one at the end of the text itself."""
        first, last = self._texts[wanted.holder]
        top, bottom = self._line_start(first.start), line_end(self._source, max(last.start, last.end - 1))
        said = f"**{KEY.title()}:** {wanted.kind}"
        below, above = self._fence(bottom + 1), self._fence(self._line_start(top - 1) if top else top)
        item = _ITEM.match(self._source.text, top)
        if not item:
            end = bottom if below is None else line_end(self._source, below)
            yield Insertion(end, f"\n\n{said}")
            yield Insertion(top if above is None else above, f"{said}\n\n")
        margin = " " * (item.end() - top) if item else self._margin(bottom)
        yield Insertion(bottom, f"\n{margin}{said}")

    def _line_start(self, offset: int) -> int:
        return self._source.line_start(self._source.position(offset)[0])

    def _fence(self, start: int) -> int | None:
        """Return ``start`` if the line there opens or closes a block of code."""
        return start if _FENCE.match(self._source.text, start) else None

    def _margin(self, offset: int) -> str:
        """Return what stands before the words on the line of ``offset``."""
        found = _MARGIN.match(self._source.text, self._line_start(offset), offset)
        return found[0] if found else ""


def _texts_of(post: Mapping) -> tuple[Scalar, Scalar] | None:
    """Return the first and the last of the texts of a post; None where it has none."""
    texts = [
        node for key in ("text", "thread") for node in items_of(post.get(key)) if isinstance(node, Scalar)
    ]
    return (texts[0], texts[-1]) if texts else None
