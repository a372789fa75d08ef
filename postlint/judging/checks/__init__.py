"""The checks that rules can use, and what one is. Adding one touches two places: its file, and this table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Final, TypeAlias, cast

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


_NAMES: Final = (
    "share",
    "ratio",
    "count",
    "streak",
    "feed_shape",
    "range",
    "require",
    "inward",
    "clash",
    "approved",
    "answered",
    "staffed",
    "follow_up",
    "reported",
    "kept",
    "gap",
    "pattern",
    "length",
    "amount",
    "alt_text",
    "hashtag_case",
    "duplicate",
    "mismatch",
)
"""Each check is the ``CHECK`` of the module of its name, which is imported when a rule uses it."""


class _Checks(Mapping[str, "Check"]):
    """The checks by their names."""

    def __getitem__(self, name: str) -> Check:
        if name not in _NAMES:
            raise KeyError(name)
        return _check(name)

    def __contains__(self, name: object) -> bool:
        return name in _NAMES

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


@cache
def _check(name: str) -> Check:
    return cast("Check", import_module(f"{__name__}.{name}").CHECK)


CHECKS: Final[Mapping[str, Check]] = _Checks()


def one_bound_each(rule: Rule) -> list[Rule]:
    """Return a rule, or where it gives several bounds that are asked apart, one rule for each of them."""
    check = CHECKS[rule.check]
    given = [name for name in check.bounds if name in rule.parameters]
    if not check.each_bound or len(given) < 2:  # noqa: PLR2004 - one bound needs no parting
        return [rule]
    return [
        replace(
            rule,
            parameters={
                name: value for name, value in rule.parameters.items() if name == bound or name not in given
            },
        )
        for bound in given
    ]


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
