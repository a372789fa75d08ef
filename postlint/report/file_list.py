"""What became of each file: which reader took it and how many posts it gave, or why none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from postlint.calendars.model import FileRead, Plan
from postlint.report.as_json import VERSION, document, likely_fields, problem_fields
from postlint.report.layout import plural
from postlint.report.not_read import advice, beside_read
from postlint.source import escape
from postlint.vocabulary import CHANNEL_TITLES


def text(plans: Sequence[Plan]) -> str:
    """Return a line for each file that was looked at, whole even where it is long, and their number."""
    files, errors = _files(plans), _errors(plans)
    told = {file.path: _told(file, errors[file.path]) for file in files}
    why = {file.path: file.declined for file in files if file.declined}
    beside = beside_read(plans)
    told |= {
        file.path: f"passed over, but {advice(file, why.get(file.path), beside=beside)}"
        for plan in plans
        for file in plan.likely
    }
    lines = [f"{path}: {said}" for path, said in sorted(told.items())]
    lines += [_total(files), *_of_other_sorts(plans)]
    return "".join(f"{escape.terminal(line)}\n" for line in lines)


def json(plans: Sequence[Plan]) -> str:
    """Return the same as one JSON document, in ASCII. ``docs/formats.md`` describes every field."""
    errors = _errors(plans)
    listed = {
        "version": VERSION,
        "files": [
            {
                "path": file.path,
                "reader": file.reader,
                "posts": file.posts,
                "errors": errors[file.path],
                "passed_over": file.declined,
                "left_out": list(file.notes),
                "remarks": _remarks(file),
            }
            for file in _files(plans)
        ],
        "likely_posts": [likely_fields(file) for plan in plans for file in plan.likely],
        "other_sorts": dict(_other_sorts(plans)),
        "errors": [problem_fields(problem) for plan in plans for problem in plan.problems],
    }
    return document(listed)


def _files(plans: Sequence[Plan]) -> list[FileRead]:
    return [file for plan in plans for file in plan.files if plan.shown is None or file.path in plan.shown]


def _errors(plans: Sequence[Plan]) -> Counter[str]:
    return Counter(problem.span.path for plan in plans for problem in plan.problems)


def _told(file: FileRead, errors: int) -> str:
    if file.reader is None:
        return f"passed over: {file.declined}"
    broken = f", {plural(errors, 'error')}" if errors else ""
    left_out = f"; left out {'; '.join(file.notes)}" if file.notes else ""
    remarks = "".join(f"; {remark}" for remark in _remarks(file))
    return f"{plural(file.posts, 'post')} ({file.reader}){broken}{left_out}{remarks}"


def _remarks(file: FileRead) -> list[str]:
    """Return what else there is to know of what was read of a file."""
    by_name = f"its name says that they go out on {CHANNEL_TITLES[file.network]}" if file.network else ""
    doubts = [f"may be read wrongly: {doubt}" for doubt in file.doubts]
    return [*file.remarks, *doubts, *([by_name] if by_name else [])]


def _total(files: Sequence[FileRead]) -> str:
    calendars = [file for file in files if file.reader]
    passed_over = f", {len(files) - len(calendars):,} passed over" if len(files) > len(calendars) else ""
    posts = plural(sum(file.posts for file in calendars), "post")
    return f"{plural(len(files), 'file')}: {len(calendars):,} read, with {posts}{passed_over}."


def _other_sorts(plans: Sequence[Plan]) -> list[tuple[str, int]]:
    """Return the endings of files that nobody would take for calendars, the most frequent first."""
    counts = sum((Counter(plan.other_sorts) for plan in plans), Counter())
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _of_other_sorts(plans: Sequence[Plan]) -> Iterator[str]:
    sorts = _other_sorts(plans)
    if sorts:
        named = ", ".join(f"{ending or 'no ending'} ({count:,})" for ending, count in sorts)
        yield f"Not looked at, being of other sorts: {named}."
