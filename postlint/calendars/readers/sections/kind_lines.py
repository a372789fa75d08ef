"""Lines within a text that say what its post does, such as "Kind: question", and slips in such lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.suggest import one_slip_from
from postlint.source.tree import Scalar, cut
from postlint.vocabulary import KINDS, STATUSES, kind_named

_ABOVE: Final = later(r"\s*kind[ \t]*:[ \t]*(?P<kind>[^\n]{1,40})\n\s*", re.IGNORECASE)
_BELOW: Final = later(r"(?<!\s)\s*\n[ \t]*kind[ \t]*:[ \t]*(?P<kind>[^\n]{1,40})\Z", re.IGNORECASE)
_FIELD: Final = later(
    r"^[ \t]*(?P<name>[a-z]{4,7})[ \t]*:[ \t]*(?P<value>[a-z][a-z_-]{2,20})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_WORDS: Final = {"kind": KINDS, "status": STATUSES}
_SO_LONG: Final = "As it stands, the line is read as text."


def without_kind(texts: Sequence[Scalar]) -> tuple[list[Scalar], Scalar | None]:
    """Return the parts of a post without a line that says its kind, above them or below, and that kind."""
    first, last = texts[0], texts[-1]
    if (above := _ABOVE.match(first.text)) and kind_named(above["kind"]):
        rest = cut(first, above.end(), len(first.text))
        return [rest, *texts[1:]], cut(first, *above.span("kind"))
    if (below := _BELOW.search(last.text)) and kind_named(below["kind"]):
        return [*texts[:-1], cut(last, 0, below.start())], cut(last, *below.span("kind"))
    return list(texts), None


def slips(texts: Iterable[Scalar]) -> Iterator[Diagnostic]:
    """Yield a problem for each line of a text that would be a field but for a letter or two."""
    for text in texts:
        for line in _FIELD.finditer(text.text):
            if found := _slip(line["name"], line["value"]):
                place, rule, said = found
                yield Diagnostic(cut(text, *line.span(place)).span, f"{said} {_SO_LONG}", rule)


def _slip(name: str, value: str) -> tuple[str, str, str] | None:
    """Return which of the two is a slip, the rule that it breaks, and what was meant."""
    if known := _WORDS.get(name.lower()):
        meant = one_slip_from(value, known)
        said = f'"{name}": "{value}" is none of the allowed words. Did you mean "{meant}"?'
        return ("value", "reading/unfit-value", said) if meant else None
    # A word of four letters is one letter away from many, and has the letters of few.
    key = next((key for key in _WORDS if sorted(key) == sorted(name.lower())), None)
    if key and value.lower() in _WORDS[key]:
        return "name", "reading/unknown-key", f'Unknown key "{name}". Did you mean "{key}"?'
    return None
