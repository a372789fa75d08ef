"""What a check is: the mechanism behind rules, what it gives to the engine, and a look at a group alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from postlint.judging.groups import EVERYTHING, Group
from postlint.judging.messages import doubt
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.bounds import Constraint, standing
from postlint.judging.model import FactViolation, Note, NotGiven, Rule, Terms
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span

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
        wants: the parameter by which a rule, where it gives that, wants posts of the group ``of``.
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
    wants: str | None = None


def on_group(look: Inspection, group: Group, terms: Terms) -> Inspection:
    """Return ``look`` for the posts of ``group`` alone, whatever it says of them, in the footer as well.

    A fault is only one that may be where a post that it speaks of may be outside of the group, unless there
    is one without that post, too.
    """
    if group == EVERYTHING:
        return look

    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven | Note]:
        stands = [(item, standing(item, group, terms.certainty)) for item in view.all_posts]
        held = tuple(item for item, how in stands if how in ("in", "doubtful"))
        doubtful = {item.post.span: item for item, how in stands if how == "doubtful"}
        # A post that may be outside can stand between two that are not, and hide these from each other.
        alone = tuple(item for item in held if item.post.span not in doubtful) if doubtful else ()
        sure = {_about(fault, ()): fault for fault in _faults(look(replace(view, all_posts=alone)))}
        told = set()
        for found in look(replace(view, all_posts=held)):
            if not isinstance(found, FactViolation):
                yield found
                continue
            about = _about(found, doubtful)
            told.add(about)
            yield found if about in sure else _doubted(found, doubtful, group)
        yield from (fault for about, fault in sure.items() if about not in told)

    return inspect


def _faults(found: Iterable[FactViolation | NotGiven | Note]) -> Iterator[FactViolation]:
    return (one for one in found if isinstance(one, FactViolation))


def _about(fault: FactViolation, doubtful: Collection[Span]) -> tuple[Span, frozenset[Span]]:
    """Return the places that a fault speaks of, its own first, but for ``doubtful`` ones beside that."""
    return fault.span, frozenset(one.span for one in fault.related if one.span not in doubtful)


def _doubted(fault: FactViolation, doubtful: Mapping[Span, Classified], group: Group) -> FactViolation:
    """Return a fault as it is where posts that it speaks of may be outside of ``group``."""
    posts = (*([fault.post.span] if fault.post else []), *(related.span for related in fault.related))
    unsure = [doubtful[span] for span in dict.fromkeys(posts) if span in doubtful]
    if not unsure:
        return fault
    doubts = (*fault.doubts, *(doubt(item, group.other()) for item in unsure))
    return replace(fault, may=True, doubts=doubts)
