"""The mirror: what each account's posts do, in all and week by week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from postlint.calendars.model import Plan, Slot
from postlint.judging.mix.account_view import AccountView, account_views
from postlint.judging.model import Mix, span_of_dates
from postlint.kinds.model import Classified
from postlint.report.as_json import VERSION, Json, document, problem_fields
from postlint.report.bars import bar, in_words, mix_bars, mix_of
from postlint.report.layout import Look, columns, paragraph, plural

_BAR_CELLS = 10
_TO_SUNDAY = timedelta(days=6)


def render(plan: Plan, classified: Iterable[Classified], look: Look) -> str:
    """Return a section for every account that posts: its mix, its weeks, and the time it keeps free."""
    sections = [
        "\n".join(_section(plan, view, look))
        for view in account_views(plan, classified)
        if view.counted or view.notes
    ]
    return "\n\n".join(sections) + ("\n" if sections else "")


def as_json(pairs: Iterable[tuple[Plan, Iterable[Classified]]]) -> str:
    """Return the same for all plans as one document, with what could not be read."""
    pairs = list(pairs)
    return document(
        {
            "version": VERSION,
            "accounts": [
                _account_fields(plan, view)
                for plan, classified in pairs
                for view in account_views(plan, classified)
                if view.counted or view.notes
            ],
            "errors": [problem_fields(problem) for plan, _ in pairs for problem in plan.problems],
        }
    )


def _account_fields(plan: Plan, view: AccountView) -> Json:
    weeks = (
        {"from": monday.isoformat(), "to": (monday + _TO_SUNDAY).isoformat(), **_mix_fields(mix_of(posts))}
        for monday, posts in _weeks(view)
    )
    return {
        "account": view.account.label,
        "identity": view.account.identity,
        **_mix_fields(view.mix),
        "weeks": list(weeks),
        "undated": _mix_fields(mix_of(view.undated.posts)),
        "left_out": [note.message for note in view.notes],
        "slots": [
            {"every": slot.every, "minutes": slot.minutes, "who": slot.who}
            for slot in _slots(plan, view.account.identity)
        ],
    }


def _mix_fields(mix: Mix) -> Json:
    return {"posts": mix.total, "kinds": dict(mix.kinds), "unreadable": mix.unreadable}


def _section(plan: Plan, view: AccountView, look: Look) -> Iterator[str]:
    mix = view.mix
    title = paragraph(f"{view.account.label}: {plural(mix.total, 'post')}", look)
    yield from (look.paint(line, bold=True) for line in title)
    if mix.total:
        yield from mix_bars(mix, look)
        yield ""
        yield from columns(_rows(view), look, wrap=True)
    for note in view.notes:
        yield from paragraph(note.message, look, "  ", "    ")
    yield from paragraph(_reserved(plan, view.account.identity), look, "  ", "    ")


def _rows(view: AccountView) -> list[tuple[str, str, str, str]]:
    """Return a row for each week in which something is planned, and one for undated posts."""
    weeks = [(span_of_dates(monday, monday + _TO_SUNDAY), posts) for monday, posts in _weeks(view)]
    if view.undated.posts:
        weeks.append(("undated", view.undated.posts))
    most = max(len(posts) for _, posts in weeks)
    rows = []
    for label, posts in weeks:
        mix = mix_of(posts)
        number = f"{mix.total:>{len(str(most))}}"
        rows.append((label, number, bar(mix.total / most, _BAR_CELLS), in_words(mix)))
    return rows


def _weeks(view: AccountView) -> Iterator[tuple[date, tuple[Classified, ...]]]:
    """Yield the posts of each ISO week, by its Monday."""
    by_monday: dict[date, list[Classified]] = {}
    for day, item in zip(view.dated.days, view.dated.posts, strict=True):
        if day:
            by_monday.setdefault(day - timedelta(days=day.weekday()), []).append(item)
    for monday in sorted(by_monday):
        yield monday, tuple(by_monday[monday])


def _reserved(plan: Plan, identity: str) -> str:
    slots = _slots(plan, identity)
    if not slots:
        return "No time is reserved for answering people."
    times = (
        f"{slot.every}, {plural(slot.minutes, 'minute')}" + (f" ({slot.who})" if slot.who else "")
        for slot in slots
    )
    return f"Reserved for answering people: {'; '.join(times)}."


def _slots(plan: Plan, identity: str) -> list[Slot]:
    return [slot for slot in plan.slots if slot.account == identity]
