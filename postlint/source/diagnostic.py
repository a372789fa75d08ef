"""The one form in which everything that is wrong is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.records import dataclass
from postlint.source.reading_rules import READING

if TYPE_CHECKING:
    from postlint.source.spans import Span


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
