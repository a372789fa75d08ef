"""The last line of a post where it looks as if it were for the team, and was forgotten in the text.

What is still to be done with a post is written below its text, and names no colleague: "Link to be added".
Such lines are told from those for readers by a logistic regression like that of
:mod:`postlint.calendars.post_likeness`: see ``training/last_lines.py``, which fits and measures it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from postlint.calendars.terms.notes_to_team import notes_in
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.tree import Scalar

WEIGHTS: Final = Path(__file__).with_name("last_lines.bin")
_CUT: Final = 2.0
"""The log-odds from which on a line is named: few that are for readers have as many."""
_MOST_WORDS: Final = 14
_LONGEST: Final = 140
"""How many words and characters such a line has at most; what is longer tells something."""
_FOR_READERS: Final = later(r"://|[#!\[\]<>{}…]|\.\.\.|[^\x00-\u024f\u2010-\u2026]")
"""What only lines for readers have, or places to fill, of which others tell."""


def perhaps_published(texts: Iterable[Scalar]) -> Iterator[Diagnostic]:
    """Yield a problem for the last line of each of ``texts`` that looks like one for the team."""
    for text in texts:
        found = last_line(text.text)
        if found is None or not is_to_team_perhaps(said := text.text[slice(*found)]):
            continue
        # Of what is plainly a note it is said that it is one.
        if not any(start < found[1] and end > found[0] for start, end in notes_in(text.text)):
            line = said.rstrip(".")
            message = f'This looks like a note to the team, and would be published: "{line}".'
            yield Diagnostic(text.span_of(*found), message, "reading/perhaps-a-note")


def last_line(text: str) -> tuple[int, int] | None:
    """Return where the last of several lines begins and ends; what is all of a text is what goes out."""
    end = len(text.rstrip())
    start = text.rfind("\n", 0, end) + 1
    while start < end and text[start].isspace():
        start += 1
    return (start, end) if text[:start].strip() else None


def is_asked(line: str) -> bool:
    """Tell whether ``line`` may be a note at all: it is short, and has nothing that only readers are for."""
    is_short = len(line) <= _LONGEST and len(line.split()) <= _MOST_WORDS
    return is_short and _FOR_READERS.search(line) is None


def is_to_team_perhaps(line: str) -> bool:
    """Tell whether ``line`` is far more likely said to colleagues than to readers."""
    if not is_asked(line):
        return False
    # Most calendars have no text of several lines to ask about.
    from postlint.calendars.post_likeness import likeness

    odds = likeness(as_learnt(line), _weights())
    return odds is not None and odds > _CUT


def as_learnt(line: str) -> str:
    """Return ``line`` as it is shown: whoever begins lines with small letters does so in posts as well."""
    return line[:1].upper() + line[1:]


@cache
def _weights() -> bytes:
    return WEIGHTS.read_bytes()
