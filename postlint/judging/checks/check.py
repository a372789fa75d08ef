"""What a check is: the mechanism behind rules, and what it gives to the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.bounds import Constraint
from postlint.judging.model import FactViolation, Note, NotGiven, Rule, Terms
from postlint.records import dataclass
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic

Inspection: TypeAlias = Callable[[AccountView], Iterable["FactViolation | NotGiven | Note"]]
"""A look at one account, its posts one by one, and what else the plan says of it.

A note says what else could not be checked, where no single fact is missing.
"""


@dataclass(frozen=True, slots=True)
class Check:
    """One mechanism. A check never runs code of a rule; it reads the rule's parameters.

    Attributes:
        name: the word that rules use for it.
        summary: what it does, in one sentence.
        parameters: JSON Schema of each parameter.
        required: the parameters that a rule must give.
        bounds: parameters of which a rule must give one.
        groups: the parameters that name a group of kinds.
        ask: turns a rule and the terms into what is asked of each window, or of each account.
        values: what the message of a rule can name beside the account, where no window is judged.
        several_bounds: whether a rule may give more than one of ``bounds``.
        each_bound: whether several are asked each by itself, as if there was a rule for every one.
        fields: the fields that a rule, given as a node, may name under ``field`` or ``skip_if``.
        numbers: names of account numbers that ``groups`` may hold instead, all of them or none.
        problems: what else is wrong with a rule, given as a node whose form is sound.
    """

    name: str
    summary: str
    parameters: Mapping[str, Mapping[str, object]]
    required: tuple[str, ...]
    bounds: tuple[str, ...]
    groups: tuple[str, ...]
    ask: Callable[[Rule, Terms], Constraint | Inspection]
    values: tuple[str, ...] = ()
    several_bounds: bool = False
    each_bound: bool = False
    fields: Callable[[tree.Mapping], tuple[str, ...]] | None = None
    numbers: tuple[str, ...] = ()
    problems: Callable[[tree.Mapping], Iterable[Diagnostic]] | None = None
