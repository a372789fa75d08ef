"""What is said of files that look like posts, or like calendars, and are not read, and the remedies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Dict
from typing import Final

from postlint.calendars.model import LikelyPosts, LikelySort, Plan
from postlint.dates_and_lists_in_words import named_beside
from postlint.report.layout import plural

_ANY: Final = "`check --list-files` says how to have {it} read"
_SORTS: Final[Dict[LikelySort, tuple[str, str]]] = {
    "post": ("post", "name {it} under `calendars:` in postlint.yaml{beside}"),
    "markdown": (
        "Markdown file",
        "name {it} under `readers:` in postlint.yaml as markdown (see the docs: Markdown)",
    ),
    "sections": (
        "Markdown file",
        "name {it} under `readers:` in postlint.yaml as sections (see the docs: Markdown)",
    ),
    "layout": (
        "Markdown file",
        'write a heading such as "## LinkedIn, 1 June 2026" above each post in {it}, what is no post into '
        "another file, and name {it} under `readers:` in postlint.yaml as sections (see the docs: Markdown)",
    ),
    "block": ("Markdown file", "save the block as a file of its own, such as calendar.yaml"),
    "toml": (
        "Markdown file",
        "write the front matter as YAML, between lines of `---`, or run postlint on Python 3.11 or newer "
        "(see the docs: Markdown)",
    ),
    "table": ("table", "name {it} under `calendars:` in postlint.yaml{beside} (see the docs: Tables)"),
    "yaml": ("YAML file", "name {it} under `calendars:` in postlint.yaml{beside}"),
    "json": ("JSON file", "name {it} under `calendars:` in postlint.yaml{beside}"),
    "lines": ("JSON Lines file", "name {it} under `calendars:` in postlint.yaml{beside}"),
    "renamed": ("text file", "take the second ending off its name"),
    "misspelt": ("file", "mend the ending of its name"),
    "words": (
        "YAML or JSON file",
        "call the key of the texts in {it} `text:`, or say `columns: {{{key}: text}}` in postlint.yaml, and "
        "name {it} under `calendars:` there{beside}",
    ),
    "lacking": ("file", _ANY),
    "prose": (
        "text file",
        'save {it} as .md, with a heading such as "## LinkedIn, 1 June 2026" above each text '
        "(see the docs: Markdown)",
    ),
    "text": (
        "text file",
        "name {it} under `calendars:` in postlint.yaml{beside} (see the docs: One post a file)",
    ),
    "data": (
        "TOML file",
        "name {it} under `calendars:` in postlint.yaml{beside}, and run postlint on Python 3.11 or newer "
        "(see the docs: YAML, JSON and TOML)",
    ),
    "document": (
        "document",
        'save {it} as .md, with a heading such as "## LinkedIn, 1 June 2026" above each text '
        "(see the docs: Markdown)",
    ),
    "workbook": ("workbook", "save it as .xlsx or CSV, which postlint reads (see the docs: Tables)"),
}
"""What to call files of each sort, and how to have the posts in them read, ``beside`` what is read."""
_SAYS_WHY: Final = frozenset({"layout", "misspelt"})
"""Sorts of which the remedy alone does not say what is amiss."""


def unread(plans: Iterable[Plan]) -> Iterator[str]:
    """Say in one sentence each which files look like posts, and which like calendars, and are not read."""
    yield from (text for _, text in unread_at(plans))


def unread_at(plans: Iterable[Plan]) -> Iterator[tuple[str, str]]:
    """Yield the same sentences, each with the first file that it is about."""
    plans = list(plans)
    likely = [file for plan in plans for file in plan.likely]
    beside = [file for file in likely if file.sort == "calendar"]
    others = [file for file in likely if file.sort != "calendar"]
    if beside:
        yield beside[0].path, _beside(beside)
    if others:
        yield others[0].path, _others(others, beside_read(plans))


def beside_read(plans: Iterable[Plan]) -> str:
    """Return what is to be named under `calendars:` as well: files that are read since nothing is named."""
    read = [file for plan in plans for file in plan.files if file.reader and file.posts]
    unasked = [file.path for file in read if file.found and file.found.asked_by is None]
    return named_beside(unasked)


def advice(file: LikelyPosts, declined: str | None = None, *, beside: str = "") -> str:
    """Return how to have the posts in one file read, or silence this.

    ``declined`` is what its reader said of it, if one was asked, ``beside`` what is to be named with it.
    """
    if file.sort == "lacking" and declined:
        return f"looks like posts ({file.because}): {declined}"
    if file.sort == "calendar":
        return "looks like a calendar: add it to `calendars:`, or `exclude:` it"
    return f"looks like posts ({file.because}): {_remedy(file, 'it', beside)}, or `exclude:` it"


def _remedy(file: LikelyPosts, it: str, beside: str) -> str:
    # What is said of texts under a key of the team's own begins with that key.
    key = file.because.split("`")[1].rstrip(":") if file.sort == "words" else ""
    return _SORTS[file.sort][1].format(it=it, beside=beside, key=key)


def _beside(files: Sequence[LikelyPosts]) -> str:
    first, others = files[0].path, len(files) - 1
    if not others:
        looks, it = "looks like a calendar and is not", "it"
    else:
        looks, it = f"and {others:,} more look like calendars and are not", "them"
    return f"{first} {looks} named under `calendars:`: add {it} there, or `exclude:` {it}."


def _others(files: Sequence[LikelyPosts], beside: str) -> str:
    counts = Counter(_SORTS[file.sort][0] for file in files)
    *some, last = (plural(number, noun) for noun, number in counts.most_common())
    named = f"{', '.join(some)} and {last}" if some else last
    verbs = "looks like posts and is not read" if len(files) == 1 else "look like posts and are not read"
    more = " …" if len(files) > 1 else f": {files[0].because}" if files[0].sort in _SAYS_WHY else ""
    it = "it" if len(files) == 1 else "them"
    remedies = {_remedy(file, it, beside) for file in files}
    remedy = remedies.pop() if len(remedies) == 1 else _ANY.format(it=it)
    return f"{named} {verbs} ({files[0].path}{more}): {remedy}, or `exclude:` {it}."
