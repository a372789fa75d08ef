"""What of a file is no part of its posts, to be said once for the whole file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Scalar

_NAMED: Final = 10
"""How many lines or words a note names."""


@dataclass(slots=True)
class Unused:
    """The lines of what is no post, the words that postlint does not know, and dates that name no day.

    ``without`` are entries without a text, ``never`` posts that will not go out, and ``homeless`` texts
    that stand beside those for channels, and for none of them.
    """

    without: list[int] = field(default_factory=list)
    never: list[int] = field(default_factory=list)
    homeless: list[int] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    half_dates: list[Scalar] = field(default_factory=list)

    def notes(self) -> Iterator[str]:
        """Yield what was left out."""
        if self.without:
            yield f"{_entries(self.without)} without a text ({_lines(self.without)})"
        if self.never:
            yield f"{_entries(self.never)} with a status that says it will not go out ({_lines(self.never)})"
        if self.homeless:
            yield (
                f"{_entries(self.homeless)} of a text beside those for channels, of which nothing says where "
                f"it goes ({_lines(self.homeless)})"
            )
        if self.statuses:
            yield f"under status: what postlint does not know ({_words(self.statuses)})"
        if self.kinds:
            yield f"under kind: what is no word of kinds: in postlint.yaml ({_words(self.kinds)})"

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Yield one diagnostic for all dates that name no day of a year."""
        if not self.half_dates:
            return
        first, others = self.half_dates[0], len(self.half_dates) - 1
        so_do = f", and so do{'es' if others == 1 else ''} {others} more in this file" if others else ""
        yield Diagnostic(
            first.span,
            f'"{first.text.strip()}" names no day of a year, so this post counts as undated{so_do}. '
            "Write dates as in 2026-06-01, or add year: to the posts or above them.",
            "reading/no-year",
        )


def _entries(lines: list[int]) -> str:
    return "1 entry" if len(lines) == 1 else f"{len(lines)} entries"


def _lines(lines: list[int]) -> str:
    named = ", ".join(map(str, lines[:_NAMED])) + (" …" if len(lines) > _NAMED else "")
    return f"line{'s' if len(lines) > 1 else ''} {named}"


def _words(words: Counter[str]) -> str:
    named = [f'"{word}" {count}×' for word, count in words.most_common(_NAMED)]
    return ", ".join(named) + (" …" if len(words) > _NAMED else "")
