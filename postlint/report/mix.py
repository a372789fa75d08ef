"""The mirror: what each account's posts do, in all and week by week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from postlint.calendars.model import Plan
from postlint.judging.mix.account_view import AccountView, account_views
from postlint.judging.model import span_of_dates
from postlint.kinds.model import Classified
from postlint.report.bars import bar, in_words, mix_bars, mix_of
from postlint.report.layout import Look, columns, paragraph, plural

_BAR_CELLS = 10


def render(plan: Plan, classified: Iterable[Classified], look: Look) -> str:
    """Return a section for every account that posts: its mix, its weeks, and the time it keeps free."""
    sections = [
        "\n".join(_section(plan, view, look))
        for view in account_views(plan, classified)
        if view.counted or view.notes
    ]
    return "\n\n".join(sections) + ("\n" if sections else "")


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
    weeks = [(span_of_dates(monday, monday + timedelta(days=6)), posts) for monday, posts in _weeks(view)]
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
    slots = [slot for slot in plan.slots if slot.account == identity]
    if not slots:
        return "No time is reserved for answering people."
    times = (
        f"{slot.every}, {plural(slot.minutes, 'minute')}" + (f" ({slot.who})" if slot.who else "")
        for slot in slots
    )
    return f"Reserved for answering people: {'; '.join(times)}."
