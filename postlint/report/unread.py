"""What a report says of posts that seem to lie unread, and of calendars beside those that are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from postlint.calendars.model import LikelyPosts, LikelySort, Plan
from postlint.report.layout import plural

_SORTS: Final[Mapping[LikelySort, tuple[str, str]]] = {
    "post": ("post", "name {it} under `calendars:` in postlint.yaml"),
    "markdown": ("Markdown file", "`readers:` in postlint.yaml says how (docs/readers/markdown.md)"),
    "sections": ("Markdown file", "postlint reads one post a Markdown file (docs/readers/markdown.md)"),
    "table": ("CSV file", "name {it} under `calendars:` in postlint.yaml (docs/readers/csv.md)"),
    "yaml": ("YAML file", "name {it} under `calendars:` in postlint.yaml"),
    "json": ("JSON file", "name {it} under `calendars:` in postlint.yaml"),
    "lines": ("JSON Lines file", "save the posts as a JSON list, which postlint reads"),
    "workbook": ("workbook", "save the posts as CSV, which postlint reads (docs/readers/csv.md)"),
}
"""What to call files of each sort, and how to have the posts in them read."""
_ANY: Final = "`check --list-files` says how to have {it} read"


def unread(plans: Iterable[Plan]) -> Iterator[str]:
    """Say in one sentence each which files look like posts, and which like calendars, and are not read."""
    likely = [file for plan in plans for file in plan.likely]
    beside = [file for file in likely if file.sort == "calendar"]
    others = [file for file in likely if file.sort != "calendar"]
    if beside:
        yield _beside(beside)
    if others:
        yield _others(others)


def advice(file: LikelyPosts) -> str:
    """Return how to have the posts in one file read, or silence this."""
    if file.sort == "calendar":
        return "looks like a calendar: add it to `calendars:`, or `exclude:` it"
    return f"looks like posts ({file.because}): {_SORTS[file.sort][1].format(it='it')}, or `exclude:` it"


def _beside(files: Sequence[LikelyPosts]) -> str:
    first, others = files[0].path, len(files) - 1
    if not others:
        looks, it = "looks like a calendar and is not", "it"
    else:
        looks, it = f"and {others:,} more look like calendars and are not", "them"
    return f"{first} {looks} named under `calendars:`: add {it} there, or `exclude:` {it}."


def _others(files: Sequence[LikelyPosts]) -> str:
    counts = Counter(_SORTS[file.sort][0] for file in files)
    *some, last = (plural(number, noun) for noun, number in counts.most_common())
    named = f"{', '.join(some)} and {last}" if some else last
    verbs = "looks like posts and is not read" if len(files) == 1 else "look like posts and are not read"
    more = " …" if len(files) > 1 else ""
    remedies = {_SORTS[file.sort][1] for file in files}
    remedy = remedies.pop() if len(remedies) == 1 else _ANY
    it = "it" if len(files) == 1 else "them"
    return f"{named} {verbs} ({files[0].path}{more}): {remedy.format(it=it)}, or `exclude:` {it}."
