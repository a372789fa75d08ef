"""``reported``: who asks, polls or invites comes back to it: a later post tells what came of it.

After each post of the group there must be a later one on the same account, within ``within``, that names it
under ``reports_on:``, is of the group ``by``, or says one of ``phrases``, such as "you said". What stands
after the last post of a calendar is unknown, so only what falls due before that is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from postlint.judging.checks import parameters as read
from postlint.judging.checks.check import Check, Inspection
from postlint.judging.groups import NOTHING, Group
from postlint.judging.messages import doubt
from postlint.judging.mix.account_view import AccountView, day_of
from postlint.judging.mix.bounds import standing
from postlint.judging.model import FactViolation, Note, Rule, Terms
from postlint.kinds.model import Classified
from postlint.plain_words import moment_in_words

PHRASES: Final = (
    "you said", "you told us", "you asked", "you voted", "you chose", "we asked you", "your answers",
    "your ideas", "the results", "the result is", "what came of", "thank you for your answers",
)  # fmt: skip
"""What posts say that come back to something, where a rule gives no phrases of its own."""


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at what is planned after each post of a group."""
    group = read.group(rule, "of")
    by = read.group(rule, "by") if "by" in rule.parameters else NOTHING
    within = read.duration(rule.parameters["within"])
    says_so = _phrases(read.texts(rule, "phrases") or PHRASES)

    def inspect(view: AccountView) -> Iterator[FactViolation | Note]:
        dated = [(day, item) for item in view.all_posts if (day := day_of(item))]
        last = max((day for day, _ in dated), default=None)
        later = [(day, item) for day, item in dated if _comes_back(item, by, says_so, terms.certainty)]
        open_still = 0
        for day, item in dated:
            stands = standing(item, group, terms.certainty)
            if stands not in ("in", "doubtful") or not item.post.changeable or item.continues:
                continue
            due = day + within
            if _is_answered(item, day, due, later):
                continue
            if last is None or due > last:
                open_still += stands == "in"
                continue
            yield _fault(item, due, group, may=stands == "doubtful")
        if open_still:
            said = f"not checked: what comes of {open_still} of the posts falls due after the last one here"
            yield Note.on(view.account, f"{rule.id} {said}")

    return inspect


def _comes_back(item: Classified, by: Group, says_so: re.Pattern[str], certainty: float) -> bool:
    return (
        item.post.reports_on is not None
        or standing(item, by, certainty) in ("in", "doubtful")
        or says_so.search(item.post.speech) is not None
    )


def _is_answered(asked: Classified, day: date, due: date, later: Sequence[tuple[date, Classified]]) -> bool:
    """Tell whether a post comes back to one that asked, in time; those that name another post do not."""
    for when, item in later:
        named = item.post.reports_on
        is_about_it = named is None or named.value == asked.post.id
        if is_about_it and day <= when <= due and item.post.order != asked.post.order:
            return True
    return False


def _fault(item: Classified, due: date, group: Group, *, may: bool) -> FactViolation:
    return FactViolation(
        item.post.span,
        {"post": item.post.name, "due": moment_in_words(due)},
        post=item.post,
        may=may,
        doubts=(doubt(item, group.other()),) if may else (),
    )


def _phrases(phrases: Sequence[str]) -> re.Pattern[str]:
    """Return what finds any of some phrases, in any case; literals never backtrack."""
    said = (r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(said)})(?!\w)", re.IGNORECASE)


CHECK: Final = Check(
    name="reported",
    summary="what came of a question, a poll or an event is told by a later post, within some days",
    parameters={
        "of": {**read.GROUP, "description": "which posts promise that something comes of them"},
        "within": {**read.DAYS, "description": "how many days may pass until somebody tells"},
        "by": {**read.GROUP, "description": "which posts tell, beside those with `reports_on:`"},
        "phrases": {
            "description": "what posts say that tell it; some common phrases if not given",
            "type": "array",
            "items": {"type": "string", "pattern": r"\S", "x-message": "write a phrase in quotes"},
            "minItems": 1,
        },
    },
    required=("of", "within"),
    bounds=(),
    groups=("of", "by"),
    ask=inspection,
    values=("post", "due"),
)
