"""A line within a text that says which kind its post is, such as "Kind: question"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from postlint.source.expressions import later
from postlint.source.tree import Scalar, cut
from postlint.vocabulary import kind_named

_ABOVE: Final = later(r"\s*kind[ \t]*:[ \t]*(?P<kind>[^\n]{1,40})\n\s*", re.IGNORECASE)
_BELOW: Final = later(r"\s*\n[ \t]*kind[ \t]*:[ \t]*(?P<kind>[^\n]{1,40})\Z", re.IGNORECASE)


def without_kind(texts: Sequence[Scalar]) -> tuple[list[Scalar], Scalar | None]:
    """Return the parts of a post without a line that says its kind, above them or below, and that kind."""
    first, last = texts[0], texts[-1]
    if (above := _ABOVE.match(first.text)) and kind_named(above["kind"]):
        rest = cut(first, above.end(), len(first.text))
        return [rest, *texts[1:]], cut(first, *above.span("kind"))
    if (below := _BELOW.search(last.text)) and kind_named(below["kind"]):
        return [*texts[:-1], cut(last, 0, below.start())], cut(last, *below.span("kind"))
    return list(texts), None
