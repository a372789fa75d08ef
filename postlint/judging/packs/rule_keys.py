"""Keys of posts that rules speak of: somebody's own keys then have a meaning, and are no slips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from postlint.calendars.field_names import folded
from postlint.judging.checks import CHECKS
from postlint.judging.model import Rule

_PARAMETERS: Final = ("field", "same", "before", "after", "per")
"""Parameters that name a key of posts, in checks that take any text there: `before` of some is a time."""


def groups_of(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the parameters of a rule that name groups, each with a name."""
    check = CHECKS.get(rule.check)
    for parameter in check.groups if check else ():
        written = rule.parameters.get(parameter)
        for name in written if isinstance(written, list) else (written,):
            if name in rule.groups:
                yield parameter, str(name)


def keys_of(rules: Iterable[Rule]) -> frozenset[str]:
    """Return the keys of posts that ``rules`` and their groups name, folded as own keys are."""
    return frozenset(key for rule in rules for key in _named(rule))


def _named(rule: Rule) -> Iterator[str]:
    for _, name in groups_of(rule):
        yield from (test.key for test in rule.groups[name].tests())
    forms = CHECKS[rule.check].parameters if rule.check in CHECKS else {}
    for name in _PARAMETERS:
        if name in rule.parameters and "pattern" not in forms.get(name, {}):
            yield folded(str(rule.parameters[name]))
