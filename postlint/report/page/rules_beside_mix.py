"""What rules ask of an account's mix, beside what there is in the window that is furthest from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from postlint.checking import Checked
from postlint.judging.checks import CHECKS
from postlint.judging.checks import parameters as read
from postlint.judging.checks.share import weights_of
from postlint.judging.findings import window_of
from postlint.judging.groups import NOTHING, Group, OfKinds, in_order
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.bounds import Constraint, Evaluated
from postlint.judging.mix.violations import Judged, judge_streams
from postlint.judging.mix.windows import Window
from postlint.judging.model import Rule
from postlint.judging.not_judged import is_judged
from postlint.judging.packs.configure import by_account
from postlint.records import dataclass
from postlint.report.bars import in_words, mix_of
from postlint.vocabulary import kind_title

_MODALS: Final[Mapping[str, str]] = {"error": "must", "warning": "should", "info": "would best"}


@dataclass(frozen=True, slots=True)
class Gauge:
    """A share as a bar, in per cent: what is certain, what may be, and the bound that is asked for."""

    certain: float
    perhaps: float
    bound: float


@dataclass(frozen=True, slots=True)
class Asked:
    """One rule and how an account stands to it: posts ``modal`` be ``ask``, unless it is a whole sentence.

    ``state`` is the class of its mark, ``verdict`` says it.
    """

    rule: str
    modal: str
    ask: str
    of: str
    there_is: str
    state: str
    verdict: str
    gauge: Gauge | None = None


_ORDER: Final = ("broken", "unsure", "accepted", "met", "idle")
_VERDICTS: Final = {
    "broken": "✗ not met",
    "unsure": "? perhaps not",
    "accepted": "○ not met, and accepted",
    "met": "✓ met",
    "idle": "– not judged",
}


def asked_of(result: Checked, view: AccountView) -> list[Asked]:
    """Return what each rule over a mix asks of an account, what is not met first."""
    rules = (by_account(rule)(view.account) for pack in result.packs for rule in pack.rules)
    rows = [row for rule in rules if rule.severity for row in _row(rule, result, view)]
    return sorted(rows, key=lambda row: _ORDER.index(row.state))


def _row(rule: Rule, result: Checked, view: AccountView) -> Iterator[Asked]:
    check = CHECKS.get(rule.check)
    asked = check.ask(rule, result.terms) if check else None
    if not isinstance(asked, Constraint):
        return
    judged = judge_streams(rule, asked, view)
    windows = [(part, one) for part in judged for one in part.evaluated if is_judged(part, one)]
    phrase = _PHRASES.get(rule.check)
    modal, ask = (_MODALS[rule.severity or "info"], phrase(rule)) if phrase else ("", rule.title)
    if not windows:
        yield Asked(rule.id, modal, ask, _group(rule), "", "idle", _VERDICTS["idle"])
        return
    part, worst = min(windows, key=lambda pair: _distance(pair[1]))
    state = _state(rule, worst, result, view)
    yield Asked(
        rule.id,
        modal,
        ask,
        _group(rule),
        _there_is(rule, part, worst),
        state,
        _VERDICTS[state],
        _gauge(rule, part, worst) if rule.check == "share" else None,
    )


def _distance(evaluated: Evaluated) -> tuple[int, int]:
    """Order windows, worst first."""
    return ("fails", "may", "unread", "passes").index(evaluated.verdict), evaluated.low


def _state(rule: Rule, worst: Evaluated, result: Checked, view: AccountView) -> str:
    state = {"passes": "met", "may": "unsure", "fails": "broken", "unread": "idle"}[worst.verdict]
    if state not in ("broken", "unsure"):
        return state
    judgement = result.judgement
    lived_with = (*judgement.suppressed, *judgement.baselined, *judgement.past)
    said, silent = (
        any(item.rule == rule.id and view.account.identity in item.identities for item in found)
        for found in (judgement.findings, lived_with)
    )
    return "accepted" if silent and not said else state


def _counts(part: Judged, evaluated: Evaluated) -> tuple[int, int, int]:
    """Return how many posts of a window are in the group, how many may be, and how many there are."""
    scores = part.scores[evaluated.window.start : evaluated.window.stop]
    standings = [score.membership for score in scores]
    inside, outside = standings.count("in"), standings.count("out")
    return inside, len(standings) - inside - outside, len(standings)


def _there_is(rule: Rule, part: Judged, worst: Evaluated) -> str:
    window = _longest_run(part) if part.constraint.longest else worst.window
    if not len(window):
        return "none in a row"
    return f"{_numbers(rule, part, replace(worst, window=window))}, {window_of(part, window, window).label}"


def _numbers(rule: Rule, part: Judged, worst: Evaluated) -> str:
    inside, perhaps, total = _counts(part, worst)
    if part.constraint.longest:
        return f"{'up to ' if perhaps else ''}{total} in a row"
    if rule.check not in ("share", "count", "feed_shape"):
        return in_words(mix_of(part.stream.posts[worst.window.start : worst.window.stop]))
    number = f"{inside} to {inside + perhaps}" if perhaps else str(inside)
    return f"{number} of {total}" + (f" ({_percent(inside, perhaps, total)})" if total else "")


def _percent(inside: int, perhaps: int, total: int) -> str:
    least, most = f"{inside / total:.0%}"[:-1], f"{(inside + perhaps) / total:.0%}"[:-1]
    return f"{least} %" if least == most else f"{least} to {most} %"


def _longest_run(part: Judged) -> Window:
    """Return the longest run of posts that are in the group or may be; an empty one where there is none."""
    places = groupby(range(len(part.scores)), key=lambda place: part.scores[place].membership != "out")
    runs = [list(run) for inside, run in places if inside]
    longest = max(runs, key=len, default=[])
    return Window(longest[0], longest[-1] + 1, full=True) if longest else Window(0, 0, full=True)


def _gauge(rule: Rule, part: Judged, worst: Evaluated) -> Gauge | None:
    inside, perhaps, total = _counts(part, worst)
    if not total:
        return None
    weights = weights_of(rule)
    bound = abs(weights.outside) / (abs(weights.inside) + abs(weights.outside))
    return Gauge(
        round(100 * inside / total, 2), round(100 * perhaps / total, 2), round(100 * float(bound), 2)
    )


def _bound(rule: Rule) -> str:
    for name, words in (("min", "at least"), ("max", "at most"), ("below", "less than")):
        if name in rule.parameters:
            return f"{words} {str(rule.parameters[name]).replace('%', ' %')}"
    return ""


def _named(rule: Rule, name: str = "of") -> str:
    return str(rule.parameters.get(name, "posts")).replace("_", " ")


_PHRASES: Final[Mapping[str, Callable[[Rule], str]]] = {
    "share": lambda rule: f"{_bound(rule)} {_named(rule)}",
    "count": lambda rule: f"{_bound(rule)} {_named(rule)} in {_window(rule)}",
    "ratio": lambda rule: f"{_bound(rule)} {_named(rule)} for each {_named(rule, 'to')}",
    "streak": lambda rule: f"{_bound(rule)} {_named(rule)} in a row",
    "feed_shape": lambda rule: f"{_bound(rule)} that look like a feed",
}


def _window(rule: Rule) -> str:
    spec = read.window(rule)
    return f"every {spec}" if spec.unit in ("week", "month") else f"{spec}"


def _group(rule: Rule) -> str:
    """Return the kinds that a rule counts, in words."""
    wanted: Sequence[object] = [rule.parameters.get(name) for name in ("of", "to") if name in rule.parameters]
    said = []
    for name in wanted:
        group = rule.groups.get(str(name), NOTHING)
        titles = _titles(group)
        if titles and titles != str(name):
            said.append(f"{str(name).replace('_', ' ')}: {titles}")
    return "; ".join(said)


def _titles(group: Group) -> str:
    if isinstance(group, OfKinds):
        return ", ".join(kind_title(kind, 2) for kind in in_order(group.kinds))
    return group.in_words
