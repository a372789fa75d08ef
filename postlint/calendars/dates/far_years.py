"""Dates whose year is far from those around them, which is a slip more often than a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from postlint.calendars.model import When
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located

_FARTHEST: Final = 5
"""How many years a date may lie from the others."""
_WIDEST: Final = 3
"""How many years the others lie apart at most: where they go farther, a date far from them may be right."""
_FEWEST: Final = 2
"""How many others there are at least to each such date, so that they tell what is meant."""


def far_years(dates: Iterable[Located[When]]) -> Iterator[Diagnostic]:
    """Yield one diagnostic for all dates of a file whose year is far from those of the others there.

    A file with few dates is measured by those of all files; what stands alone is measured by nothing, since
    no verdict hangs on the day on which it is given.
    """
    by_file: defaultdict[str, list[Located[When]]] = defaultdict(list)
    for one in dates:
        by_file[one.span.path].append(one)
    of_all = [_year(one) for group in by_file.values() for one in group]
    for group in by_file.values():
        around = [_year(one) for one in group] if len(group) > _FEWEST else of_all
        usual = _usual(around) if len(around) > _FEWEST else ()
        far = [one for one in group if usual and not _is_near(_year(one), usual)]
        if far:
            yield _told(far, usual[-1])


def _year(one: Located[When]) -> int:
    return one.value.date.year


def _usual(years: Collection[int]) -> Sequence[int]:
    """Return the years that most dates are of, the last one last; none where they go too far to tell."""
    ordered = sorted(years)
    middle = ordered[(len(ordered) - 1) // 2]
    usual = [year for year in ordered if abs(year - middle) <= _FARTHEST]
    is_plain = usual[-1] - usual[0] <= _WIDEST and len(usual) >= _FEWEST * (len(ordered) - len(usual))
    return usual if is_plain else ()


def _is_near(year: int, usual: Sequence[int]) -> bool:
    return usual[0] - _FARTHEST <= year <= usual[-1] + _FARTHEST


def _told(far: Sequence[Located[When]], usual: int) -> Diagnostic:
    first, *others = far
    more = f", and so {'is' if len(others) == 1 else 'are'} {len(others)} more in this file" if others else ""
    return Diagnostic(
        first.span,
        f"The year {_year(first)} is far from {usual}, which others here are of{more}. Correct it, or leave "
        "it if it is meant.",
        "reading/far-year",
        tuple(one.span for one in others),
    )
