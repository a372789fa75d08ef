"""``range``: a number of an account, such as its posts, must lie between two bounds.

Looks at one number of an account, such as how many posts it has, and asks that it is not below ``min`` and
not above ``max``. Numbers that the calendar does not give are unknown, and are not judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from postlint.judging.checks import Check, Inspection, parameters
from postlint.judging.checks import parameters as read
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, NotGiven, Rule, Terms


def inspection(rule: Rule, _terms: Terms) -> Inspection:
    """Return the look at one account's number that a range rule asks for."""
    field = str(rule.parameters["field"])
    least, most = read.number(rule, "min"), read.number(rule, "max")

    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven]:
        account = view.account
        value = parameters.as_number(account, field)
        if value is None:
            yield NotGiven(field)
        elif (least is not None and value < least) or (most is not None and value > most):
            yield FactViolation(account.facts[field].span, {"value": parameters.plainly(value)})

    return inspect


CHECK: Final = Check(
    name="range",
    summary="a number of an account must lie between two bounds",
    parameters={
        "field": read.ACCOUNT_FACT,
        "min": {**read.NUMBER, "description": "the least that it must be"},
        "max": {**read.NUMBER, "description": "the greatest that it may be"},
    },
    required=("field",),
    bounds=("min", "max"),
    groups=(),
    ask=inspection,
    values=("value",),
    several_bounds=True,
    fields=lambda _rule: parameters.known_facts("integer", "number"),
)
