"""Folders of files with one post each: none of them says enough alone, so they are weighed together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping as Dict
from pathlib import Path
from typing import Final

from postlint.calendars.files.likely_evidence import evidence
from postlint.calendars.files.likely_names import below_folder, lies_elsewhere
from postlint.calendars.model import LikelyPosts, LikelySort
from postlint.source.opening import read_bytes
from postlint.source.paths import shown_as

_FEWEST: Final = 3
_MOST: Final = 200
"""How many files of a folder are looked at."""
_LONGEST_FILE: Final = 4 * 1024
"""How many bytes a file has at most that is taken for one post."""
_SORTS_OF_ONE_POST: Final[Dict[str, LikelySort]] = {
    ".json": "json",
    **dict.fromkeys((".yaml", ".yml"), "yaml"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
}


def posts_in_folders(paths: Iterable[Path], root: Path, texts: Dict[str, str]) -> list[LikelyPosts]:
    """Return the files of folders in which most files of a sort hold one text that looks planned.

    ``texts`` holds what is in files that were read already, by what people know them by.
    """
    folders: dict[tuple[Path, str], list[Path]] = defaultdict(list)
    for path in paths:
        if path.suffix.lower() in _SORTS_OF_ONE_POST and not lies_elsewhere(below_folder(path, root)):
            folders[path.parent, path.suffix.lower()].append(path)
    found = (_of_one_post(files, root, texts) for files in folders.values() if len(files) >= _FEWEST)
    return [likely for folder in found for likely in folder]


def _of_one_post(files: list[Path], root: Path, texts: Dict[str, str]) -> list[LikelyPosts]:
    found: list[LikelyPosts] = []
    for number, path in enumerate(sorted(files)[:_MOST], start=1):
        name = shown_as(path)
        text = texts[name] if name in texts else _short_text(path)
        shown = evidence(below_folder(path, root), text, enough=1) if len(text) <= _LONGEST_FILE else None
        if shown:
            found.append(LikelyPosts(name, _SORTS_OF_ONE_POST[path.suffix.lower()], shown.because))
        if number >= 2 * _FEWEST and len(found) * 2 < number:
            return []
    return found if len(found) >= _FEWEST and len(found) * 2 >= len(files[:_MOST]) else []


def _short_text(path: Path) -> str:
    """Return what is in a file; nothing where it is too long or cannot be read, since nobody asked."""
    try:
        data = read_bytes(path, _LONGEST_FILE)
    except OSError:
        return ""
    return data.decode("utf-8", "ignore") if len(data) <= _LONGEST_FILE else ""
