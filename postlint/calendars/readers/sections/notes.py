"""What is said of a Markdown file of posts: what is left out of it, and where posts say too little."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postlint.calendars.field_names import folded
from postlint.calendars.meanings import by_meaning
from postlint.calendars.readers.reader import lines_named
from postlint.calendars.readers.sections.draft import Draft
from postlint.calendars.readers.sections.drafts import Drafts
from postlint.calendars.readers.sections.left_out import left_out
from postlint.calendars.readers.sections.outline import Section
from postlint.calendars.readers.sections.weeks import said_in_week
from postlint.calendars.readers.sections.words import DAYS


def notes_on(
    root: Section, drafts: Drafts, kept: Sequence[Draft], found: Sequence[Draft], rejected: Sequence[Draft]
) -> Iterator[str]:
    """Yield what is no post or says less than it should, each sort once, with its lines."""
    doubts = [one.start for one in drafts.doubts]
    turned_down = [draft.start for draft in rejected]
    undated = [draft for draft in kept if not _says_when(draft)]
    days = [draft.start for draft in undated if _names_day(draft)]
    times = [draft.start for draft in undated if draft.around.clock and not _names_day(draft)]
    forms = [draft.start for draft in found if draft.is_form]
    told = {
        *forms,
        *drafts.others,
        *drafts.without,
        *drafts.to_do,
        *drafts.pointing,
        *drafts.tasks,
        *drafts.names,
        *drafts.set_up,
        *drafts.data,
    }
    for words, starts in (
        ("other versions of posts, of which the first counts", drafts.others),
        ("texts under headings that do not say whether they are posts", doubts),
        *left_out(root, drafts, kept, {*told, *doubts, *turned_down}).items(),
        ("threads whose first part is not to be found", [one.start for one in kept if one.headless]),
        ("posts without a text", drafts.without),
        ("lists with boxes, which are taken for things to do", drafts.tasks),
        ("lists of names, links or what signs mean, without the text of a post", drafts.names),
        ("steps of setting something up", drafts.set_up),
        ("blocks of YAML or JSON, not looked into: save each as a file of its own", drafts.data),
        ("boxes before posts, which say nothing here: write Status: under each", drafts.boxed),
        ("rows that name posts of this file: write when each goes out under its heading", drafts.pointing),
        ("rows that go out on no network, where others name one", drafts.to_do),
        ("the networks of posts that name none, where others do: write them", drafts.placeless),
        ("posts that are rejected", turned_down),
        ("forms for new posts, which are still to be filled in", forms),
        ('the days of posts that name no date: write them as in "2026-06-01"', days),
        ("the times of posts that name no date: write one beside them", times),
    ):
        lines = sorted({drafts.source.position(start)[0] for start in starts})
        if lines:
            yield f"{words} ({lines_named(lines)})"


def _names_day(draft: Draft) -> bool:
    return draft.around.day is not None or any(folded(one.key) in DAYS for one in draft.row or ())


def _says_when(draft: Draft) -> bool:
    around = draft.around
    named = around.date is not None or "date" in around.fields or "date" in by_meaning(draft.row or ())
    return named or any(one.key == "date" for one in said_in_week(draft))
