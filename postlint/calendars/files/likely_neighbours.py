"""Files that look like posts beside others: folders of one post each, and names but for the network alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from collections.abc import Mapping as Dict
from pathlib import Path, PurePath
from typing import Final

from postlint.calendars.files.likely_evidence import evidence
from postlint.calendars.files.likely_names import below_folder, is_hidden, lies_elsewhere
from postlint.calendars.model import LikelyPosts, LikelySort
from postlint.calendars.readers.sections.words import NETWORKS
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

_SORTS: Final[Dict[str, LikelySort]] = {
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    ".txt": "prose",
}
_WORD: Final = re.compile(r"[^\W\d_]+")


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


def named_as_posts_are(unread: Iterable[Path], posts: Collection[str], root: Path) -> list[LikelyPosts]:
    """Return those of ``unread`` whose names differ from one of ``posts`` in the network alone.

    ``posts`` are the files that hold posts, or look so, by what people know them by.
    """
    known = {
        (PurePath(name).parent, without): PurePath(name).name
        for name in sorted(posts)
        if (without := _without_network(PurePath(name))) is not None
    }
    found = []
    for path in unread if known else ():
        sort, name = _SORTS.get(path.suffix.lower()), shown_as(path)
        if sort is None or name in posts or is_hidden(below_folder(path, root)):
            continue
        without = _without_network(path)
        like = known.get((PurePath(name).parent, without)) if without is not None else None
        if like:
            found.append(LikelyPosts(name, sort, f"called after a network, as {like} beside it is"))
    return found


def _without_network(path: PurePath) -> str | None:
    """Return the name of a file without the network in it; None where it names none."""
    stem = path.stem.lower()
    named = [word for word in _WORD.findall(stem) if word in NETWORKS]
    return _WORD.sub(lambda word: "" if word[0] in NETWORKS else word[0], stem) if named else None
