"""The mix for programs: one document, with what could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from postlint.judging.mix.account_view import AccountView
from postlint.kinds.model import Classified
from postlint.report.as_json import VERSION, Json, document, problem_fields
from postlint.report.bars import By, by_week, guessed, mix_of, sunday_of
from postlint.report.layout import Look
from postlint.report.mix import Mirrored, shown_views
from postlint.vocabulary import KINDS


def render(plans: Sequence[Mirrored], _look: Look, by: By | None = None) -> str:
    """Return what is shown of the accounts of all ``plans`` as one document; it has no look."""
    return document(
        {
            "version": VERSION,
            **({"by": by.key} if by else {}),
            "accounts": [_account_fields(view, by) for view in shown_views(plans)],
            "errors": [problem_fields(problem) for plan, _ in plans for problem in plan.problems],
        }
    )


def _account_fields(view: AccountView, by: By | None) -> Json:
    weeks = (
        {"from": monday.isoformat(), "to": sunday_of(monday).isoformat(), **_mix_fields(posts, by)}
        for monday, posts in by_week(view.dated.posts)
    )
    return {
        "account": view.account.label,
        "identity": view.account.identity,
        **_mix_fields(view.counted, by),
        "weeks": list(weeks),
        "undated": _mix_fields(view.undated.posts, by),
        "left_out": [note.message for note in view.notes],
        "slots": [{"every": slot.every, "minutes": slot.minutes, "who": slot.who} for slot in view.slots],
    }


def _mix_fields(posts: Sequence[Classified], by: By | None) -> Json:
    mix = mix_of(posts, by)
    if by:
        return {
            "posts": mix.total,
            "values": {value: number for value, number in mix.values.items() if number},
        }
    kinds = {kind: mix.kinds[kind] for kind in KINDS if kind in mix.kinds}
    return {
        "posts": mix.total,
        "kinds": kinds,
        "perhaps": dict(guessed(posts).kinds),
        "unreadable": mix.unreadable,
    }
