"""Trying the examples of rules: small calendars at which a rule must speak, or must not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from postlint.calendars.dates import read_when
from postlint.calendars.load import plan_of
from postlint.calendars.model import Plan
from postlint.config import DEFAULT_CERTAINTY
from postlint.judging.checks import CHECKS
from postlint.judging.demands import Demand
from postlint.judging.engine import judge
from postlint.judging.expecting import EXPECT, Difference, Example, differences, misnamed
from postlint.judging.findings import window_of
from postlint.judging.model import Judgement, Outcome, Pack, Rule, Terms
from postlint.judging.population import Population, populations
from postlint.judging.troubles import judge_streams
from postlint.judging.wording import mix_values
from postlint.kinds.classify import classify
from postlint.kinds.model import Classified
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.suggest import did_you_mean

AS_OF: Final = "as_of"
"""The key of an example that says which day is today."""
TITLE: Final = "title"
"""The key of an example that says in words what it shows."""

_OWN_KEYS: Final = (AS_OF, TITLE, EXPECT)
"""The keys of an example that a calendar has not."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one example of a rule, the ``number``-th of its outcome.

    ``posts`` are those of the calendar, each with what it does. ``differences`` are findings that are not
    as the example expects them. ``windows`` say what each window held, where the rule should have spoken
    and did not.
    """

    rule: Rule
    outcome: Outcome
    number: int
    calendar: tree.Mapping
    judgement: Judgement
    problems: tuple[Diagnostic, ...]
    posts: tuple[Classified, ...] = ()
    differences: tuple[Difference, ...] = ()
    windows: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return what the example shows, in the words of its author; "" where they gave none."""
        return self.calendar.text(TITLE) or ""

    @property
    def spoke(self) -> bool:
        """Tell whether the rule had something to say."""
        return any(finding.rule == self.rule.id for finding in self.judgement.findings)

    @property
    def speaks_rightly(self) -> bool:
        """Tell whether the rule speaks where it should, whatever it says."""
        return self.spoke == (self.outcome == "fail")

    @property
    def as_shown(self) -> bool:
        """Tell whether the example does what it shows."""
        return not self.problems and self.speaks_rightly and not self.differences


def try_examples(packs: Iterable[Pack], *, cache: bool = True) -> Iterator[Trial]:
    """Judge every example of ``packs``, each by the whole pack that it belongs to."""
    for pack in packs:
        for rule in pack.rules:
            for outcome, calendars in rule.examples.items():
                for number, calendar in enumerate(calendars, 1):
                    yield _try(pack, rule, outcome, number, calendar, cache=cache)


def _try(
    pack: Pack, rule: Rule, outcome: Outcome, number: int, calendar: tree.Mapping, *, cache: bool
) -> Trial:
    plan = plan_of(calendar, own_keys=_OWN_KEYS)
    as_of, undated = _as_of(calendar)
    terms = Terms(DEFAULT_CERTAINTY, as_of)
    classified = classify(plan, cache=cache)
    judgement = judge(plan, classified, [pack], terms)
    example = Example(rule, outcome, {one.id for one in pack.rules}, calendar, plan.posts)
    problems = (*plan.problems, *undated, *_slips(calendar, plan), *misnamed(example))
    trial = Trial(
        rule,
        outcome,
        number,
        calendar,
        judgement,
        problems,
        tuple(classified),
        () if problems else tuple(differences(example, judgement.findings)),
    )
    if trial.spoke or outcome == "pass":
        return trial
    held = tuple(
        line for population in populations(plan, classified) for line in _windows(rule, terms, population)
    )
    return replace(trial, windows=held)


def _slips(calendar: tree.Mapping, plan: Plan) -> Iterator[Diagnostic]:
    """Yield a problem for each key that looks like one of an example: it would be passed over in silence."""
    strangers = {key.value for key in plan.extra_keys}
    for entry in calendar:
        advice = did_you_mean(entry.key, _OWN_KEYS) if entry.key in strangers else ""
        if advice:
            message = f'Unknown key "{entry.written}".{advice}'
            yield Diagnostic(entry.key_node.span, message, "reading/unknown-key")


def _as_of(calendar: tree.Mapping) -> tuple[date | None, tuple[Diagnostic, ...]]:
    written = calendar.scalar(AS_OF)
    when = read_when(written, None) if written else None
    if isinstance(when, Diagnostic):
        return None, (when,)
    return (when.value.date if when else None), ()


def _windows(rule: Rule, terms: Terms, population: Population) -> Iterator[str]:
    """Say what each window of an account held that the rule looked at."""
    asked = CHECKS[rule.check].ask(rule, terms)
    if not isinstance(asked, Demand):
        return
    for part in judge_streams(rule, asked, population):
        for weighed in part.weighed:
            within = slice(weighed.window.start, weighed.window.stop)
            window = window_of(part, weighed.window, weighed.window)
            values = mix_values("", window, part.stream.posts[within], part.scores[within])
            yield "{window}: {count} of {total} posts count ({mix})".format(**values)
