"""Files beside posts that are called or headed as those are, and in which nothing else shows posts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from collections.abc import Mapping as Dict
from pathlib import Path, PurePath
from typing import Final

from postlint.calendars.files.likely_names import below_folder, is_hidden
from postlint.calendars.files.likely_posts import short_text
from postlint.calendars.files.likely_prose import is_prose
from postlint.calendars.model import LikelyPosts, LikelySort
from postlint.calendars.readers.sections.labels import label_of
from postlint.calendars.readers.sections.words import NETWORKS, TEXTS
from postlint.source.paths import folder_shown, shown_as
from postlint.source.spans import Source, with_plain_line_ends
from postlint.source.tree import scalar

_SORTS: Final[Dict[str, LikelySort]] = {**dict.fromkeys((".md", ".markdown"), "markdown"), ".txt": "prose"}
_WORD: Final = re.compile(r"[^\W\d_]+")
_HEADING: Final = re.compile(r"^#{1,6}[ \t]+(?P<title>\S.*)", re.MULTILINE)
_LABEL: Final = re.compile(
    r"^(?:\*\*|__)(?P<name>[^*_:\n]{2,30}?)[ \t]*(?::(?:\*\*|__)|(?:\*\*|__)[ \t]*:)", re.MULTILINE
)
"""A label in bold, with its text on the same line or below."""


def beside_posts(
    unread: Iterable[Path], posts: Collection[str], root: Path, texts: Dict[str, str]
) -> list[LikelyPosts]:
    """Return those of ``unread`` that lie beside one of ``posts`` and differ from it in the network.

    They are called alike but for that, or hold one text for the network that heads them. ``posts`` are the
    files that hold posts, or look so, by what people know them by, and ``texts`` what was read already.
    """
    neighbours = {folder_shown(name): PurePath(name).name for name in sorted(posts, reverse=True)}
    called = {
        (folder_shown(name), without): PurePath(name).name
        for name in sorted(posts)
        if (without := _without_network(PurePath(name))) is not None
    }
    found = []
    for path in unread if neighbours else ():
        sort = _SORTS.get(path.suffix.lower())
        if sort is None:
            continue
        name, without = shown_as(path), _without_network(path)
        folder = folder_shown(name)
        if folder not in neighbours or name in posts or is_hidden(below_folder(path, root)):
            continue
        if without is not None and (like := called.get((folder, without))):
            found.append(LikelyPosts(name, sort, f"called after a network, as {like} beside it is"))
        elif sort == "markdown" and folder in neighbours:
            text = with_plain_line_ends(texts[name] if name in texts else short_text(path))
            if title := _heads_one_text(text, named=without is not None):
                why = f'a text for the network that "{title}" names, beside {neighbours[folder]}'
                found.append(LikelyPosts(name, "sections", why))
    return found


def _without_network(path: PurePath) -> str | None:
    """Return the name of a file without the network in it; None where it names none."""
    stem = path.stem.lower()
    named = [word for word in _WORD.findall(stem) if word in NETWORKS]
    return _WORD.sub(lambda word: "" if word[0] in NETWORKS else word[0], stem) if named else None


def _heads_one_text(text: str, *, named: bool) -> str | None:
    """Return the only heading of a file, where it names a network and one text stands below it.

    A label says so, or a paragraph in a file that is ``named`` after a network as well.
    """
    headings = list(_HEADING.finditer(text))
    if len(headings) != 1:
        return None
    label = label_of(scalar(Source("", text), *headings[0].span("title")))
    labels = [found["name"].strip().lower() in TEXTS for found in _LABEL.finditer(text)]
    worded = named and not labels and any(map(is_prose, text[headings[0].end() :].splitlines()))
    is_one = label.role == "network" and label.channels and (sum(labels) == 1 or worded)
    return label.title.text if is_one else None
