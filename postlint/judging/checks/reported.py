"""``reported``: who asks, polls or invites comes back to it: a later post tells what came of it.

After each post of the group there must be a later one on the same account, within ``within``, that names it
under ``reports_on:``, is of the group ``by``, or says one of ``phrases``, such as "you said". Where a rule
gives neither ``by`` nor ``phrases``, some common phrases count; ``phrases: []`` lets none count. With ``same:
campaign``, posts count that say the same under that key, or name the post. ``within: 0 days`` is the same
day, at any hour. A translation is a post like any other here: it may be asked about, and may tell.

With ``before: event_date``, time runs backwards from the day that stands under this key: a reminder must go
out in the ``within`` days before it, and no post is its own. Days there are written as dates of posts; of a
post without one, nothing is said but in the footer. With ``after: campaign_end``, it runs from that day on,
which counts: a campaign is wound up in the ``within`` days after its end. There, a post that tells may be the
very one that says the day, and with ``same:`` all posts that say the same, and the same day, need one post
between them.

What stands after the last post of a calendar is unknown, so only what falls due before that is judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from postlint.dates_and_lists_in_words import moment_in_words
from postlint.judging.checks import Check, Inspection
from postlint.judging.checks import parameters as read
from postlint.judging.days_and_hours import when_said
from postlint.judging.groups import NOTHING, Group
from postlint.judging.messages import doubt
from postlint.judging.mix.account_view import AccountView, day_of
from postlint.judging.mix.bounds import standing
from postlint.judging.model import Days, FactViolation, Note, Related, Rule, Terms
from postlint.judging.post_facts import comparable, key_named, values_of
from postlint.judging.staffed_time import DAY
from postlint.kinds.model import Classified
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic

PHRASES: Final = (
    "you said", "you told us", "you asked", "you voted", "you chose", "we asked you", "your answers",
    "your ideas", "the results", "the result is", "what came of", "thank you for your answers",
)  # fmt: skip
"""What posts say that come back to something, where a rule says nothing else of that."""
_NEVER: Final = re.compile(r"(?!)")


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at what is planned after each post of a group."""
    group, by = read.group(rule, "of"), read.group(rule, "by") if "by" in rule.parameters else NOTHING
    says_so = _phrases(read.texts(rule, "phrases") if {"by", "phrases"} & {*rule.parameters} else PHRASES)
    days_for = _days(rule)
    same = read.same(rule)
    bound = _bound(rule)

    def inspect(view: AccountView) -> Iterator[FactViolation | Note]:
        dated = [(day, item) for item in view.all_posts if (day := day_of(item))]
        last = max((day for day, _ in dated), default=None)
        later = [(day, item) for day, item in dated if _comes_back(item, by, says_so, terms.certainty)]
        open_still = unknown = 0
        missing: dict[object, list[tuple[Classified, date, bool]]] = {}
        for day, item in dated:
            stands = standing(item, group, terms.certainty)
            if stands not in ("in", "doubtful") or not item.post.changeable or item.continues:
                continue
            days = days_for(day, item)
            if days is None:
                unknown += 1
            elif _is_answered(item, days, same, later, itself=bound == "after"):
                continue
            elif last is None or days[1] > last:
                open_still += stands == "in"
            else:
                shared = _values(item, same) if same and bound else None
                alike = (days[1], shared) if shared else item.post.order
                missing.setdefault(alike, []).append((item, days[1], stands == "doubtful"))
        yield from (_fault(items, group) for items in missing.values())
        if open_still:
            said = f"not checked: what comes of {open_still} of the posts falls due after the last one here"
            yield Note.on(view.account, f"{rule.id} {said}")
        if unknown:
            said = f"not checked: {unknown} of the posts say no day under {rule.parameters[bound or '']}:"
            yield Note.on(view.account, f"{rule.id} {said}")

    return inspect


DUE: Final[Mapping[str, Callable[[date, date, timedelta], Days]]] = {
    "before": lambda day, on, within: (max(day, on - within), on - DAY),
    "after": lambda _day, on, within: (on, on + within),
}
"""The parameters that name a key with a day: from when until when it must be told, given that day."""


def _bound(rule: Rule) -> str | None:
    """Return which parameter names a key with a day; None where time runs from the post itself."""
    return next((name for name in DUE if name in rule.parameters), None)


def _days(rule: Rule) -> Callable[[date, Classified], Days | None]:
    """Return what tells from when until when it must be told what comes of a post; None: nobody knows."""
    within = read.duration(rule.parameters["within"])
    bound = _bound(rule)
    if bound is None:
        return lambda day, _item: (day, day + within)
    key = key_named(str(rule.parameters[bound]))

    def by_day_named(day: date, item: Classified) -> Days | None:
        on = when_said(item.post, key, bound)
        return DUE[bound](day, on.date, within) if on else None

    return by_day_named


def _comes_back(item: Classified, by: Group, says_so: re.Pattern[str], certainty: float) -> bool:
    return (
        item.post.reports_on is not None
        or standing(item, by, certainty) in ("in", "doubtful")
        or says_so.search(item.post.speech) is not None
    )


def _is_answered(
    asked: Classified, days: Days, same: str | None, later: Sequence[tuple[date, Classified]], *, itself: bool
) -> bool:
    """Tell whether a post comes back to one that asked, in time; those that name another post do not.

    ``itself`` tells that it may be the one that asked.
    """
    for when, item in later:
        named = item.post.reports_on
        is_about_it = _is_like(item, asked, same) if named is None else named.value == asked.post.id
        if is_about_it and days[0] <= when <= days[1] and (itself or item.post.order != asked.post.order):
            return True
    return False


def _is_like(item: Classified, asked: Classified, same: str | None) -> bool:
    """Tell whether two posts say the same under a key, where a rule names one."""
    return same is None or not _values(item, same).isdisjoint(_values(asked, same))


def _values(item: Classified, key: str) -> frozenset[str]:
    return frozenset(map(comparable, values_of(item.post, key)))


def _fault(items: Sequence[tuple[Classified, date, bool]], group: Group) -> FactViolation:
    """Return one fault for posts that one post would mend, at the first that is surely one, if any is."""
    item, due, may = max(items, key=lambda one: not one[2])
    return FactViolation(
        item.post.span,
        {"post": item.post.name, "due": moment_in_words(due)},
        post=item.post,
        may=may,
        doubts=tuple(doubt(one, group.other()) for one, _, unsure in items if unsure) if may else (),
        related=tuple(Related(one.post.span, "waits for the same") for one, _, _ in items if one is not item),
    )


def _phrases(phrases: Sequence[str]) -> re.Pattern[str]:
    """Return what finds any of some phrases, in any case; literals never backtrack."""
    if not phrases:
        return _NEVER
    said = (r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(said)})(?!\w)", re.IGNORECASE)


def _problems(rule: tree.Mapping) -> Iterator[Diagnostic]:
    within = rule.scalar("within")
    if within and rule.get("before") and within.text.startswith("0 "):
        said = "No day is left in the 0 days before one: write `within: 1 day` for the day before."
        yield Diagnostic(within.span, said, "reading/rule")
    given = [entry for name in DUE if (entry := rule.entry(name))]
    if len(given) > 1:
        said = (
            "A post is told of before a day or after it: leave one of before and after out; write two rules."
        )
        yield Diagnostic(given[1].key_node.span, said, "reading/rule")


CHECK: Final = Check(
    name="reported",
    summary="what came of a question, a poll or an event is told by a later post, within some days",
    parameters={
        "of": {**read.GROUP, "description": "which posts promise that something comes of them"},
        "within": {
            **read.DAYS,
            "description": "how many days may pass until somebody tells",
            "pattern": "^(0|[1-9][0-9]{0,3}) (day|week)s?$",
            "x-message": 'write a number of days or weeks, such as "14 days", or "0 days" for the same day',
        },
        "by": {**read.GROUP, "description": "which posts tell, beside those with `reports_on:`"},
        "phrases": {
            "description": "what posts say that tell it; some common phrases where `by` is not given either",
            "type": "array",
            "items": {"type": "string", "pattern": r"\S", "x-message": "write a phrase in quotes"},
        },
        "same": read.SAME,
        "before": {
            **read.DAY_KEY,
            "description": "a key, such as `event_date`, with the day before which it must be told",
        },
        "after": {
            **read.DAY_KEY,
            "description": "a key, such as `campaign_end`, with the day from which on it must be told",
        },
    },
    required=("of", "within"),
    bounds=(),
    groups=("of", "by"),
    ask=inspection,
    values=("post", "due"),
    problems=_problems,
)
