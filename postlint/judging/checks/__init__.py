"""The checks that rules can use. Adding one touches two places: its file, and this table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from postlint.judging.checks.check import Check
    from postlint.judging.model import Rule

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
