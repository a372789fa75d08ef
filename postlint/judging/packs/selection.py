"""Which rules may speak in one run: those that somebody names, without those to be ignored."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from postlint.judging.model import Pack, Rule
from postlint.source.suggest import did_you_mean


class UnknownRuleError(ValueError):
    """A name is that of no rule and no pack that can be chosen here; the message says so, with advice."""


def selected(packs: Sequence[Pack], chosen: Collection[str], ignored: Collection[str]) -> tuple[Pack, ...]:
    """Return ``packs`` with all rules off that are not ``chosen``, where any is, or that are ``ignored``.

    Names are those of rules or of whole packs. What stops the run is said whatever is chosen. Rules stay
    known, so that a suppression of one that is off for this run is not taken for a slip.
    """

    def is_on(rule: Rule) -> bool:
        if rule.stops:
            return True
        names = {rule.id, rule.pack}
        return (not chosen or not names.isdisjoint(chosen)) and names.isdisjoint(ignored)

    def there(rule: Rule) -> Rule:
        return rule if is_on(rule) else replace(rule, severity=None, on_accounts=())

    return tuple(replace(pack, rules=tuple(map(there, pack.rules))) for pack in packs)


def check_names(chosen: Iterable[str], ignored: Iterable[str], packs: Sequence[Pack]) -> None:
    """Check that each name is that of a rule or a pack, and that the ``ignored`` ones can be.

    Raises:
        UnknownRuleError: if one is not.
    """
    rules = {rule.id: rule for pack in packs for rule in pack.rules}
    known = [*(pack.name for pack in packs), *rules]
    for name in (*chosen, *ignored):
        if name not in known:
            meant = next((f' Did you mean "{rule}"?' for rule in rules if rule.endswith(f"/{name}")), None)
            advice = meant or did_you_mean(name, known) or " `postlint rules` lists them."
            raise UnknownRuleError(f'There is no rule or pack "{name}" in use.{advice}')
    for name in ignored:
        if name in rules and rules[name].stops:
            raise UnknownRuleError(f"{name} cannot be ignored: what cannot be read cannot be judged.")
