"""Files that are called as others that hold posts, but for the network: none of them is passed over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from collections.abc import Mapping as Dict
from pathlib import Path, PurePath
from typing import Final

from postlint.calendars.files.likely_names import below_folder, is_hidden
from postlint.calendars.model import LikelyPosts, LikelySort
from postlint.calendars.readers.sections.words import NETWORKS
from postlint.source.paths import shown_as

_SORTS: Final[Dict[str, LikelySort]] = {
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    ".txt": "prose",
}
_WORD: Final = re.compile(r"[^\W\d_]+")


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
