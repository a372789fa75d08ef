"""How far posts are by the folders in which they stand, one a file, as "drafts" and "posted" say it."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from postlint.calendars.terms.team_words import TeamWords
from postlint.calendars.validate_calendar import Sheet
from postlint.config import Config
from postlint.source.tree import Mapping, Scalar, entry, scalar
from postlint.vocabulary import Status, in_words, phrases, unaccented

_FOLDERS: Final[Dict[Status, str]] = {
    "idea": "ideas",
    "draft": "draft, drafts, entwurfe, borradores, brouillons, bozze, rascunhos, concepten",
    "approved": "approved, freigegeben, aprobados, approuves, approvati, aprovados, goedgekeurd",
    "scheduled": "scheduled, geplant, programados, programmes, programmati, agendados, gepland",
    "published": """
        published, posted, sent, veroffentlicht, gepostet, publicados, publies, pubblicati, geplaatst
    """,
}
"""What such folders are called, without accents: words of which none has another meaning there."""
_STATUS_OF: Final = {name: status for status, names in _FOLDERS.items() for name in phrases(names)}


def staged(sheet: Sheet, path: PurePath, config: Config) -> Sheet:
    """Return ``sheet`` with the status that the nearest folder of ``path`` says, where its posts say none.

    A word that nobody gave a meaning says something else.
    """
    own = TeamWords.of(config).status_of
    folders = (in_words(folder) for folder in reversed(path.parts[:-1]))
    said = (own.get(folder) or _STATUS_OF.get(unaccented(folder)) for folder in folders)
    status = next(filter(None, said), None)
    if status is None or any(word.field == "statuses" for word in sheet.own_words):
        return sheet
    return replace(sheet, posts=tuple(with_said(post, {"status": status}) for post in sheet.posts))


def with_said(post: Mapping, said: Dict[str, str]) -> Mapping:
    """Return ``post`` with what is ``said`` of it under keys that it does not have."""
    added = [entry(key, at_start(post, text)) for key, text in said.items() if post.get(key) is None]
    return replace(post, entries=(*post.entries, *added)) if added else post


def at_start(post: Mapping, text: str) -> Scalar:
    """Return ``text`` as a value that nobody wrote, at the start of ``post``."""
    return scalar(post.source, post.start, post.start, text)
