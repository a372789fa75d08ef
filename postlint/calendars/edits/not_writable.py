"""Why no kind can be written into a file, or at a place in one, and what to do instead."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from postlint.records import dataclass


@dataclass(frozen=True, slots=True)
class Shut:
    """Why nothing can be written, and what to do instead, of a ``{kind}`` and the file at ``{path}``.

    ``by_hand`` tells that a person can write it.
    """

    why: str
    advice: str = "write `kind: {kind}` there yourself"
    by_hand: bool = True

    def said(self, kind: str) -> str:
        """Return why, and what to do with ``kind``, as one clause."""
        return f"{self.why}; {self.advice.replace('{kind}', kind)}"

    def on(self, path: str) -> Shut:
        """Return the same of the file at ``path``."""
        return replace(self, advice=self.advice.replace("{path}", path))


UNSAFE: Final = Shut("the file would not read as it does now, but for the kind")
_IMPORT: Final = "`postlint import {path} -o calendar.yaml` makes a calendar of it that has a place for kinds"
CLOSED: Final[Dict[str, Shut]] = {
    "workbook": Shut(
        "postlint does not write into workbooks", "write {kind} in this row, in a column called kind"
    ),
    "text": Shut("a plain text has no key for its kind", _IMPORT, by_hand=False),
    "front-matter": Shut(
        "a text in the front matter of an article has no key for its kind", _IMPORT, by_hand=False
    ),
    **dict.fromkeys(
        ("mastodon", "bluesky", "meta", "x-archive", "linkedin", "feed"),
        Shut("what a service gives out has no place for kinds", _IMPORT, by_hand=False),
    ),
}
"""Why nothing is written, by the name of the reader of a file."""
NO_KEYS: Final = Shut(
    "a text in a list has no key for its kind", "write it as `text: …` with `kind: {kind}` beside it"
)
UNTAKEN: Final = Shut("a line for the kind would be read as something else there", _IMPORT, by_hand=False)
NO_PLACE: Final[Dict[str, Shut]] = {
    "sections": Shut(
        "postlint writes no cells in Markdown", "write {kind} in this row, in a column called Kind"
    )
}
"""Why what stands at a place gets no kind, by the name of the reader of its file."""


def why_left_alone(path: Path, folders: Sequence[Path]) -> Shut | None:
    """Return why a file is left alone, if it is.

    Raises:
        OSError: if it is no more.
    """
    real = path.resolve(strict=True)
    if not any(real.is_relative_to(folder.resolve()) for folder in folders):
        return Shut("it lies elsewhere, where postlint writes only into what is named")
    if ".git" in map(str.casefold, real.parts):
        return Shut("it belongs to git, where postlint never writes")
    # Whoever may write everything is still told by the file that nobody should.
    if not real.stat().st_mode & stat.S_IWUSR or not os.access(real, os.W_OK):
        return Shut("the file is read-only")
    return None
