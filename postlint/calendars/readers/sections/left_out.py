"""What of a Markdown file in sections went into no post, and which days of posts are no dates."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from postlint.calendars.field_names import folded
from postlint.calendars.meanings import by_meaning
from postlint.calendars.readers.sections.drafts import Draft, Drafts
from postlint.calendars.readers.sections.outline import Section
from postlint.calendars.readers.sections.weeks import said_in_week
from postlint.calendars.readers.sections.words import DAYS
from postlint.source.spans import Source


def notes_on(
    source: Source,
    root: Section,
    drafts: Drafts,
    found: Sequence[Draft],
    kept_and_not: tuple[Sequence[Draft], Sequence[Draft]],
) -> Iterator[str]:
    """Yield what is no post or says less than it should, each sort once, with its lines.

    ``found`` are all posts, of which some are kept and others rejected.
    """
    kept, rejected = kept_and_not
    told = {*drafts.others, *drafts.without, *drafts.names, *(one.start for one in drafts.doubts)}
    spans = sorted((draft.start, draft.end) for draft in found)
    told |= {
        section.start for section in root.sections[:1] if section.level == 1 and not _covered(section, spans)
    }
    not_taken = {*drafts.tasks, *drafts.data}
    told |= {
        section.start
        for section in root.all_below()
        if section.content and all(piece.start in not_taken for piece in section.content)
    }
    unused = [start for start in _unused(root, spans, told) if start not in told]
    undated = [draft for draft in kept if _names_day(draft) and not _says_when(draft)]
    for words, starts in (
        ("other versions of posts, of which the first counts", drafts.others),
        ("texts under headings that do not say whether they are posts", [one.start for one in drafts.doubts]),
        ("sections that are no posts by their headings", unused),
        ("posts without a text", drafts.without),
        ("lists with boxes, which are taken for things to do", drafts.tasks),
        ("lists of names or links, without the text of a post", drafts.names),
        ("blocks of YAML or JSON, not looked into: save each as a file of its own", drafts.data),
        ("boxes before posts, which say nothing here: write Status: under each", drafts.boxed),
        ("posts that are rejected", [one.start for one in rejected]),
        (
            'the days of posts that name no date: write them as in "2026-06-01"',
            [one.start for one in undated],
        ),
    ):
        lines = sorted({source.position(start)[0] for start in starts})
        if lines:
            named = ", ".join(map(str, lines[:10])) + (" …" if len(lines) > 10 else "")  # noqa: PLR2004
            yield f"{words} (line{'s' if len(lines) > 1 else ''} {named})"


def _names_day(draft: Draft) -> bool:
    return draft.around.day is not None or any(folded(one.key) in DAYS for one in draft.row or ())


def _says_when(draft: Draft) -> bool:
    around = draft.around
    named = around.date is not None or "date" in around.fields or "date" in by_meaning(draft.row or ())
    return named or any(one.key == "date" for one in said_in_week(draft))


def _unused(section: Section, spans: Sequence[tuple[int, int]], told: Collection[int]) -> Iterator[int]:
    """Yield where sections begin of which nothing went into a post, but for those that tell of one."""
    covered = _covered(section, spans)
    if not covered:
        label = section.label
        if any(inner.content for inner in section.all_below()) and not (
            label and (label.role == "field" or label.field)
        ):
            yield section.start
        return
    if covered == 1 and section.label is not None and section.level > 1 and section.start not in told:
        return
    for inner in section.sections:
        yield from _unused(inner, spans, told)


def _covered(section: Section, spans: Sequence[tuple[int, int]]) -> int:
    """Return how many posts stand in a section, or around it; ``spans`` are theirs, sorted."""
    end = max(inner.end for inner in section.all_below())
    first, after = bisect_left(spans, (section.start, 0)), bisect_left(spans, (end, 0))
    return after - first + (first > 0 and spans[first - 1][1] > section.start)
