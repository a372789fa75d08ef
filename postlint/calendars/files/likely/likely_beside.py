"""Files beside posts that are called or headed as those are, and in which nothing else shows posts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from collections.abc import Mapping as Dict
from functools import cache
from pathlib import Path, PurePath
from typing import Final

from postlint.calendars.dates.spoken_dates import MONTHS, WEEKDAYS
from postlint.calendars.files.likely.likely_names import below_folder, is_hidden
from postlint.calendars.files.likely.likely_posts import head, short_text
from postlint.calendars.files.likely.likely_prose import is_prose
from postlint.calendars.model import LikelyPosts, LikelySort
from postlint.calendars.readers.sections.heading_words import NETWORKS, TEXTS
from postlint.calendars.readers.sections.labels import label_of
from postlint.source.paths import folder_shown, shown_as
from postlint.source.spans import Source, with_plain_line_ends
from postlint.source.tree import scalar

_SORTS: Final[Dict[str, LikelySort]] = {**dict.fromkeys((".md", ".markdown"), "markdown"), ".txt": "prose"}
_WORD: Final = re.compile(r"[^\W\d_]+")
_WORD_OR_NUMBER: Final = re.compile(r"[^\W\d_]+|\d+")
_HEADING: Final = re.compile(r"^(?P<level>#{1,6})[ \t]+(?P<title>\S.*)", re.MULTILINE)
_FEWEST_ALIKE: Final = 2
"""How many headings of a file at least are of the form of those in another."""
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


def siblings_of_posts(
    unread: Iterable[Path], posts: Collection[str], root: Path, texts: Dict[str, str]
) -> list[tuple[Path, str]]:
    """Return those of ``unread`` Markdown files that are next week's to one of ``posts``, and its name.

    Their names differ in numbers and dates alone, and most of their headings are of the same form: of a
    series of files nobody tells one from the others, however few marks of posts are in it.
    """
    series: dict[tuple[str, str], list[str]] = {}
    for name in sorted(posts):
        if key := _series(name):
            series.setdefault(key, []).append(name)

    @cache
    def known(key: tuple[str, str]) -> frozenset[tuple[str, str]]:
        names = (Path(name) for name in series[key])
        return frozenset(form for path in names for form in forms(path))

    def forms(path: Path) -> list[tuple[str, str]]:
        name = shown_as(path)
        return _forms(texts[name] if name in texts else head(path))

    found = []
    for path in unread if series else ():
        name = shown_as(path)
        key = _series(name)
        if key in series and name not in posts and not is_hidden(below_folder(path, root)):
            own = forms(path)
            alike = sum(form in known(key) for form in own)
            if alike >= _FEWEST_ALIKE and 2 * alike >= len(own):
                found.append((path, series[key][0]))
    return found


def _series(name: str) -> tuple[str, str] | None:
    """Return the folder of a Markdown file, and its name with any numbers, months and days alike.

    Return None where there are none in it, so that no other file is the next of its series.
    """
    path = PurePath(name)
    stem = path.stem.lower()
    alike = _WORD_OR_NUMBER.sub(lambda word: "0" if _is_of_date(word[0]) else word[0], stem)
    is_one = _SORTS.get(path.suffix.lower()) == "markdown" and any(
        map(_is_of_date, _WORD_OR_NUMBER.findall(stem))
    )
    return (folder_shown(name), alike + path.suffix.lower()) if is_one else None


def _forms(text: str) -> list[tuple[str, str]]:
    """Return of each heading its level and its first word, with numbers, days and networks each alike."""
    forms = []
    for heading in _HEADING.finditer(with_plain_line_ends(text)):
        word = _WORD_OR_NUMBER.search(heading["title"].lower())
        first = word[0] if word else ""
        forms.append(
            (heading["level"], "0" if _is_of_date(first) else "network" if first in NETWORKS else first)
        )
    return forms


def _is_of_date(word: str) -> bool:
    return word.isdecimal() or word in MONTHS or word in WEEKDAYS


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
