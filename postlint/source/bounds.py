"""How far links may lead: whoever adds one to a repository shall not show the files of whoever checks it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from postlint.records import dataclass
from postlint.source.git import top_of
from postlint.source.paths import is_folder, is_link, real

LEADS_OUT: Final = (
    "This link leads out of the repository or folder that it lies in, or to what is git's own, and is not "
    "followed. Put what it leads to in its place, name it on the command line, or exclude: it."
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The folders that links may lead to, by their real names, and the paths that somebody named."""

    folders: frozenset[Path]
    named: frozenset[Path] = frozenset()

    @classmethod
    def around(cls, folder: Path, named: Iterable[Path] = ()) -> Bounds:
        """Return as bounds the repositories, else the folders, of ``folder`` and of what is ``named``."""
        named = frozenset(named)
        starts = (folder, *filter(is_folder, named))
        return cls(frozenset(top_of(one) or real(one) for one in starts), named)

    def hold(self, path: Path) -> bool:
        """Tell whether ``path`` leads to what lies within, and is not git's own."""
        leads_to = real(path)
        return any(
            leads_to.is_relative_to(folder)
            and ".git" not in map(str.casefold, leads_to.relative_to(folder).parts)
            for folder in self.folders
        )

    def are_left_by(self, path: Path) -> bool:
        """Tell whether ``path``, which was met in a folder within, is a link out that nobody named."""
        return is_link(path) and path not in self.named and not self.hold(path)
