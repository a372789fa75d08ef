"""The mix in Markdown: for a page of a wiki, or a comment on a pull or merge request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postlint.judging.mix.account_view import AccountView
from postlint.report.bars import By, bar, mix_of, stack
from postlint.report.layout import Look, plural
from postlint.report.mix import Mirrored, shown_views
from postlint.report.mix.text import BAR_CELLS, perhaps, reserved, week_rows
from postlint.source.escape import markdown


def render(plans: Sequence[Mirrored], _look: Look, by: By | None = None) -> str:
    """Return a headline and two tables an account, of its kinds and of its weeks; they have no look."""
    sections = [section for view in shown_views(plans) for section in _sections(view, by)]
    return "\n\n".join(sections) + ("\n" if sections else "")


def _sections(view: AccountView, by: By | None) -> Iterator[str]:
    yield f"## {markdown(view.account.label)}: {plural(view.mix.total, 'post')}"
    if view.mix.total:
        yield "\n".join(_kinds(view, by))
        yield "\n".join(_weeks(view, by))
    remarks = [
        *filter(None, [None if by else perhaps(view)]),
        *(f"{note.message}." for note in view.notes),
        reserved(view.slots),
    ]
    yield "\n".join(f"- {markdown(remark)}" for remark in remarks)


def _kinds(view: AccountView, by: By | None) -> Iterator[str]:
    yield f"| {by.key if by else 'kind'} | posts | share | |"
    yield "| --- | ---: | ---: | --- |"
    for part in stack(mix_of(view.counted, by)).segments:
        drawn = bar(part.number / view.mix.total, BAR_CELLS)
        yield f"| {markdown(part.title)} | {part.number} | {part.share} | {drawn} |"


def _weeks(view: AccountView, by: By | None) -> Iterator[str]:
    yield f"| week | posts | | what they {'say' if by else 'do'} |"
    yield "| --- | ---: | --- | --- |"
    for week, number, drawn, words in week_rows(view, by):
        yield f"| {markdown(week)} | {number.strip()} | {drawn} | {markdown(words)} |"
