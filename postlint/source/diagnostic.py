"""The one form in which everything that is wrong is told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from postlint.records import dataclass
from postlint.source.budgets import MAX_PROBLEMS
from postlint.source.reading_rules import READING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from postlint.source.spans import Span

MORE_PROBLEMS = f"More than {MAX_PROBLEMS:,} problems: only the first ones are named."


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """Something that is wrong, at its place: what every report is made of.

    ``message`` says what is wrong, why, and what to write instead. ``rule`` is the id of the rule that
    says it. ``alike`` are the other places of which it is said as well. Diagnostics are data: they travel
    to the report, and one broken file never hides the others.
    """

    span: Span
    message: str
    rule: str
    alike: tuple[Span, ...] = ()

    @property
    def stops(self) -> bool:
        """Tell whether it keeps something from being judged, so that the run cannot end well."""
        known = READING.get(self.rule)
        return known is not None and known.stops


def capped(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield ``diagnostics``, but of the problems of each file only the first, and that there are more."""
    problems: Counter[str] = Counter()
    for one in diagnostics:
        counts = one.stops and one.rule != "reading/too-much"
        problems[one.span.path] += counts
        if not counts or problems[one.span.path] <= MAX_PROBLEMS:
            yield one
        elif problems[one.span.path] == MAX_PROBLEMS + 1:
            yield Diagnostic(one.span, MORE_PROBLEMS, "reading/too-much")
