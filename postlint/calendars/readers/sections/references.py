"""Rows of tables that name a post of the same file: they say when it goes out, and are none themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from postlint.calendars.meanings import by_meaning
from postlint.calendars.readers.sections.draft import Draft
from postlint.calendars.readers.sections.outline import Section
from postlint.source.tree import Scalar

_COUNTED: Final = re.compile(
    r"\W*(?P<name>(?:post|tweet|toot|skeet|thread|story|reel|video|caption|beitrag|publicaci[oó]n|publica[cç][aã]o"
    r"|publication|pubblicazione|bericht|day|tag|día|dia|jour)\s*#?\d{1,3})(?!\w)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_WORD: Final = re.compile(r"\w+")
_MOST_WORDS: Final = 6
"""How many words a cell has at most that only names a post."""


def rows_that_refer(found: Sequence[Draft], root: Section) -> list[Draft]:
    """Return the rows of ``found`` whose text is the name of another post, as a section is headed."""
    posts = {draft.start for draft in found if draft.row is None}
    titles = [
        section.label.title.text for section in root.all_below() if section.label and section.start in posts
    ]
    named = {name for title in titles for name in _names(title)}
    return [draft for draft in found if draft.row is not None and _refers(draft, named)]


def _refers(draft: Draft, named: set[str]) -> bool:
    text = by_meaning(draft.row or ()).get("text")
    words = text.value.text if text is not None and isinstance(text.value, Scalar) else ""
    return 0 < len(_WORD.findall(words)) <= _MOST_WORDS and not named.isdisjoint(_names(words))


def _names(title: str) -> set[str]:
    """Return by what a post with ``title`` may be called: the whole, and the word with the number of it."""
    counted = _COUNTED.match(title)
    whole = " ".join(_WORD.findall(title.lower()))
    return {whole, " ".join(_WORD.findall(counted["name"].lower()))} if counted else {whole}
