"""How files were read, beside their posts: what was left out or in doubt, what is no calendar, and by whom.

Whatever reads files says it in the same words: a check in its footer, an import beside what it writes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from postlint.calendars.model import FileRead, Plan
from postlint.config import DEFAULT_PIPELINE
from postlint.dates_and_lists_in_words import names_of
from postlint.report.not_read import unread

_NO_REASON: Final = frozenset({"not a calendar", None})


def how_read(plan: Plan) -> Iterator[str]:
    """Yield all that is said of how the files of ``plan`` were read, a sentence or two each.

    What was wrong with them is said by its diagnostics.
    """
    yield from unread([plan])
    yield from (f"{message}." for message in (*plan.unjudged, *plan.notes))
    yield from no_calendars([plan])
    yield from what_was_left_out([plan])
    yield from (text for _, text in doubts_at([plan]))


def what_was_left_out(plans: Iterable[Plan]) -> Iterator[str]:
    """Yield what of each calendar became no post, such as rows without a text, and what else to know."""
    for file in _files(plans):
        if file.notes:
            yield f"{file.path}: left out {'; '.join(file.notes)}."
        yield from (f"{file.path}: {remark}." for remark in file.remarks)


def doubts_at(plans: Iterable[Plan]) -> Iterator[tuple[str, str]]:
    """Yield what of each calendar may have been read otherwise than it is meant, with its path."""
    for file in _files(plans):
        if file.doubts:
            yield file.path, f"{file.path}: may be read wrongly: {'; '.join(file.doubts)}."


def no_calendars(plans: Iterable[Plan], told: Collection[str] = ()) -> Iterator[str]:
    """Yield which files are no calendars, and why, but for those of which something else was ``told``."""
    plans = list(plans)
    elsewhere = {found.span.path for plan in plans for found in plan.diagnostics}
    # What one lacks is told by its reader, and nowhere else.
    elsewhere |= {file.path for plan in plans for file in plan.likely if file.sort != "lacking"}
    declined = [
        file.path if file.declined in _NO_REASON else f"{file.path} ({file.declined})"
        for file in _files(plans)
        if file.reader is None and not file.incidental and file.path not in elsewhere | set(told)
    ]
    if declined:
        yield f"Not a calendar: {names_of(declined)}."


def read_by(plans: Iterable[Plan], *, below_errors: bool = False) -> Iterator[str]:
    """Yield which pipelines read texts, but for the default one where none else was to.

    Why none else could is said once where this stands ``below_errors``.
    """
    yield from said_of_readers((plan.read_by, _because(plan, below_errors)) for plan in plans)


def said_of_readers(readers: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    """Yield what :func:`read_by` says of pipelines, each with why it read where another was to."""
    for name, because in dict.fromkeys(readers):
        if because:
            yield f"Read by the {name} pipeline: {because}"
        elif name != DEFAULT_PIPELINE:
            yield f"Read by {name}."


def _because(plan: Plan, below_errors: bool) -> str:
    told = below_errors and any(problem.message == plan.instead_because for problem in plan.diagnostics)
    return "yours cannot, as the error says." if told else plan.instead_because


def _files(plans: Iterable[Plan]) -> Iterator[FileRead]:
    return (file for plan in plans for file in plan.files)
