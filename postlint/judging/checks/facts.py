"""Facts of an account as checks need them: numbers, and whether a fact is there at all."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from postlint.calendars.model import Account
from postlint.calendars.schema import calendar_schema


def known_facts(*types: str) -> tuple[str, ...]:
    """Return the facts that a calendar can give of an account, of any or only of some JSON types."""
    schema: Any = calendar_schema()
    return tuple(
        name
        for name, form in schema["$defs"]["account"]["properties"].items()
        if not form.get("deprecated") and (not types or form.get("type") in types)
    )


def as_number(account: Account, fact: str) -> Fraction | None:
    """Return a fact of the account as a number; None where it is not given or is no number."""
    located = account.facts.get(fact)
    if located is None or isinstance(located.value, bool) or not isinstance(located.value, (int, float)):
        return None
    return Fraction(str(located.value))


def any_holds(account: Account, facts: Iterable[str]) -> bool:
    """Tell whether one of ``facts`` is given and neither false, zero nor empty."""
    return any(account.facts[fact].value for fact in facts if fact in account.facts)


def plainly(value: Fraction) -> str:
    """Return a number as people write it: 12,400 or 0.25."""
    return f"{int(value):,}" if value.denominator == 1 else f"{float(value):,.2g}"
