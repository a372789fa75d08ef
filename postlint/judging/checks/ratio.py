"""``ratio``: one group of posts against another, or one number of an account against another.

With groups, a window is asked for so many posts of one for each post of the other: ``of: useful``, ``to:
ourselves`` and ``min: 4`` ask for four useful posts for each about ourselves. Posts in neither group do not
count, neither for ``min_posts`` nor for ``{total}``, and in a window such as ``20 posts``. A translation
(``translation_of:``) counts once, with its original, where both are on the account.

With numbers of an account, one is held against another: ``of: followers``, ``to: following``. Where the
calendar does not give one of them, nothing is said, and the report names what was not checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Final

from postlint.judging.checks import Check, Inspection, parameters
from postlint.judging.checks import parameters as read
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.bounds import Constraint, Score, reading_for, standing, two_valued
from postlint.judging.model import FactViolation, Membership, NotGiven, Rule, Terms
from postlint.kinds.model import Classified

ACCOUNT_NUMBERS: Final = ("followers", "following", "posts")
"""What ``of`` and ``to`` name when the ratio is one of the account rather than of its posts."""


def ask(rule: Rule, terms: Terms) -> Constraint | Inspection:
    """Return what a ratio rule asks: of each window, or of each account's numbers."""
    if rule.parameters["of"] in ACCOUNT_NUMBERS:
        return _inspection(rule)
    return _demand(rule, terms.certainty)


def _inspection(rule: Rule) -> Inspection:
    of, to = str(rule.parameters["of"]), str(rule.parameters["to"])
    least, most = read.number(rule, "min"), read.number(rule, "max")
    skip_if = rule.parameters.get("skip_if")
    excused = [str(fact) for fact in skip_if] if isinstance(skip_if, list) else []

    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven]:
        account = view.account
        if parameters.any_holds(account, excused):
            return
        over, under = parameters.as_number(account, of), parameters.as_number(account, to)
        if over is None or under is None:
            yield from (NotGiven(fact) for fact in (of, to) if parameters.as_number(account, fact) is None)
        elif (least is not None and over < least * under) or (most is not None and over > most * under):
            yield FactViolation(
                account.facts[of].span, {of: parameters.plainly(over), to: parameters.plainly(under)}
            )

    return inspect


def _demand(rule: Rule, certainty: float) -> Constraint:
    least, most = read.number(rule, "min"), read.number(rule, "max")
    of, to = read.group(rule, "of"), read.group(rule, "to")
    bound = next(value for value in (least, most) if value is not None)
    sign = 1 if least is not None else -1
    return Constraint(
        base=0,
        gain=bound.denominator if sign > 0 else bound.numerator,
        score=_score(rule, certainty, sign, bound),
        wanted=read.group(rule, "of" if sign > 0 else "to"),
        window=read.window(rule),
        undated_window=read.undated_window(rule),
        asked=lambda _: _asked(rule),
        min_posts=read.min_posts(rule),
        basis=read.basis(rule),
        eased=read.eased(rule),
        complaint="too few" if sign > 0 else "too many",
        reading=reading_for(of, to),
        among=lambda item: any(standing(item, group, certainty) != "out" for group in (of, to)),
        per=read.per(rule),
    )


def _asked(rule: Rule) -> str:
    name = "min" if "min" in rule.parameters else "max"
    of, to = (str(rule.parameters[group]).replace("_", " ") for group in ("of", "to"))
    words = "at least" if name == "min" else "at most"
    return f"{words} {rule.parameters[name]} of “{of}” for each of “{to}”"


def _score(rule: Rule, certainty: float, sign: int, bound: Fraction) -> Callable[[Classified], Score]:
    """Score a post q for the first group and -p for the second, where the bound is p/q."""
    first = two_valued(read.group(rule, "of"), certainty, inside=sign * bound.denominator, outside=0)
    second = two_valued(read.group(rule, "to"), certainty, inside=-sign * bound.numerator, outside=0)

    def score(classified: Classified) -> Score:
        of, to = first(classified), second(classified)
        return Score(of.low + to.low, of.high + to.high, _standing(of.membership, to.membership))

    return score


def _standing(of: Membership, to: Membership) -> Membership:
    """A post stands as it does to the first group, unless only the second leaves it in doubt."""
    return to if of == "out" and to in ("doubtful", "unreadable") else of


CHECK: Final = Check(
    name="ratio",
    summary="posts of one group against another, or one number of an account against another",
    parameters={
        "of": read.GROUP,
        "to": read.GROUP,
        "per": read.PER,
        "min": {**read.NUMBER, "description": "how many there must be for each of the others, at least"},
        "max": {**read.NUMBER, "description": "how many there may be for each of the others, at most"},
        "window": read.WINDOW,
        "undated_window": read.UNDATED_WINDOW,
        "min_posts": read.MIN_POSTS,
        "basis": read.BASIS,
        "eased_by": read.EASED_BY,
        "skip_if": read.FACTS,
    },
    required=("of", "to"),
    bounds=("min", "max"),
    groups=("of", "to"),
    ask=ask,
    values=ACCOUNT_NUMBERS,
    fields=lambda _rule: parameters.known_facts(),
    numbers=ACCOUNT_NUMBERS,
    wants="min",
)
