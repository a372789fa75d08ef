"""The mirror for people at a terminal: what each account's posts do, in all and week by week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from postlint.calendars.model import Slot
from postlint.judging.mix.account_view import AccountView
from postlint.report.bars import By, bar, by_week, guessed, in_words, mix_bars, mix_of, week_title
from postlint.report.how_read import read_by
from postlint.report.layout import Look, columns, paragraph, plural
from postlint.report.mix import Mirrored, shown_views

BAR_CELLS: Final = 10
"""How many characters wide the bar of a week is at most."""
_ROOM_FOR_WORDS: Final = 28
"""How many characters are left for what the posts of a week do, with what stands between columns."""


def render(plans: Sequence[Mirrored], look: Look, by: By | None = None) -> str:
    """Return a section for every account that posts: its mix, its weeks, and the time it keeps free."""
    sections = ["\n".join(_section(view, look, by)) for view in shown_views(plans)]
    sections += ["\n".join(paragraph(said, look)) for said in read_by(plan for plan, _ in plans)]
    return "\n\n".join(sections) + ("\n" if sections else "")


def _section(view: AccountView, look: Look, by: By | None) -> Iterator[str]:
    mix = mix_of(view.counted, by)
    title = paragraph(f"{view.account.label}: {plural(mix.total, 'post')}", look)
    yield from (look.paint(line, bold=True) for line in title)
    if mix.total:
        yield from mix_bars(mix, look)
        if not by and (said := perhaps(view)):
            yield from paragraph(said, look, "  ", "    ")
        yield ""
        yield from columns(week_rows(view, by, look.width), look, wrap=True)
    for note in view.notes:
        yield from paragraph(note.message, look, "  ", "    ")
    yield from paragraph(reserved(view.slots), look, "  ", "    ")


def perhaps(view: AccountView) -> str | None:
    """Say of how many posts the kind is only a guess, or None where none is."""
    mix = guessed(view.counted)
    verb = "is" if mix.total == 1 else "are"
    return f"Of these, {in_words(mix)} {verb} only perhaps so." if mix.total else None


def week_rows(
    view: AccountView, by: By | None = None, width: int | None = None
) -> list[tuple[str, str, str, str]]:
    """Return a row for each week in which something is planned, and one for undated posts.

    A row has the days, the number of posts, its bar, and what the posts do in words. Where lines are of a
    certain ``width``, bars leave room for words.
    """
    weeks = [(week_title(monday), posts) for monday, posts in by_week(view.dated.posts)]
    if view.undated.posts:
        weeks.append(("undated", view.undated.posts))
    most = max(len(posts) for _, posts in weeks)
    taken = max(len(label) for label, _ in weeks) + len(str(most)) + _ROOM_FOR_WORDS
    cells = BAR_CELLS if width is None else min(BAR_CELLS, max(1, width - taken))
    rows = []
    for label, posts in weeks:
        mix = mix_of(posts, by)
        number = f"{mix.total:>{len(str(most))}}"
        rows.append((label, number, bar(mix.total / most, cells), in_words(mix)))
    return rows


def reserved(slots: Sequence[Slot]) -> str:
    """Return in words which ``slots`` are kept free for answering people, or that none is."""
    if not slots:
        return "No time is reserved for answering people."
    times = (
        f"{slot.every}, {plural(slot.minutes, 'minute')}" + (f" ({slot.who})" if slot.who else "")
        for slot in slots
    )
    return f"Reserved for answering people: {'; '.join(times)}."
