"""Files that look like posts and that no reader takes: nobody should take them for checked.

A guess, from names and the heads of files. A wrong one at every commit would teach people to look away, so it
takes two signs at least.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Dict
from itertools import islice
from pathlib import Path, PurePath
from typing import Final, TypeAlias

from postlint.calendars.files.likely.likely_data import (
    has_fields_of_posts,
    look_at_lacking,
    look_into_json,
    look_into_yaml,
    own_key_of_texts,
    texts_under,
)
from postlint.calendars.files.likely.likely_evidence import LOOKED_AT, Evidence, Weighed, evidence, weigh
from postlint.calendars.files.likely.likely_markdown import (
    MARKDOWN,
    SHORT_TEXT,
    look_at_rare_layout,
    look_into_markdown,
)
from postlint.calendars.files.likely.likely_names import (
    below_folder,
    helps,
    is_called_calendar,
    is_called_network,
    is_called_plan,
    is_called_posts,
    is_hidden,
    is_of_a_meeting,
    lies_elsewhere,
)
from postlint.calendars.files.likely.likely_plain_text import look_at_minutes, look_at_text_of_post
from postlint.calendars.files.likely.likely_prose import is_prose, posts_in_prose
from postlint.calendars.files.likely.likely_tables import (
    has_days_and_texts,
    is_table_of_figures,
    look_into_table,
)
from postlint.calendars.files.likely.likely_texts_and_labels import Piece, in_table, rows_in
from postlint.calendars.files.likely.likely_toml import look_into_toml
from postlint.calendars.files.likely.likely_where_and_when import is_agreed_on
from postlint.calendars.model import LikelyPosts, LikelySort
from postlint.calendars.readers.tables.table_model import rows_of
from postlint.source.diagnostic import Diagnostic
from postlint.source.opening import read_bytes
from postlint.source.paths import shown_as
from postlint.source.tree import Sequence

_UNOPENED: Final = frozenset({".xlsx", ".ods", ".xls", ".numbers"})
_DOCUMENTS: Final = frozenset({".docx", ".doc", ".odt", ".rtf", ".pages"})
_PROSE: Final = (".txt", ".org", ".adoc", ".asciidoc", ".rst")
_TABLES: Final = frozenset({".csv", ".tsv"})
_HEAD_OF_FIGURES: Final = 4 * 1024
_TABLES_TO_OPEN: Final = (".xlsx", ".ods")
_WORKBOOK: Final = 2 * 1024 * 1024
"""How many bytes a workbook has at most that is looked into though nobody named it."""
_SORTS: Final[Dict[str, LikelySort]] = {
    **dict.fromkeys(MARKDOWN, "layout"),
    **dict.fromkeys((".csv", ".tsv", *_TABLES_TO_OPEN), "table"),
    **dict.fromkeys((".jsonl", ".ndjson"), "lines"),
    ".json": "json",
    **dict.fromkeys((".yaml", ".yml"), "yaml"),
    **dict.fromkeys(_PROSE, "prose"),
}
"""By the ending of a name, what sort of file posts lie in that show by their texts alone."""
_TREES: Final = frozenset({"json", "lines", "yaml"})
_Look: TypeAlias = Callable[[PurePath, str], "tuple[LikelySort, str] | None"]
_FEWEST_IN_FOLDER: Final = 3
_MOST_OF_FOLDER: Final = 200
"""How many files of a folder are looked at."""
_LONGEST_OF_ONE_POST: Final = 4 * 1024
"""How many bytes a file has at most that is taken for one post."""
_SORTS_OF_ONE_POST: Final[Dict[str, LikelySort]] = {
    ".json": "json",
    **dict.fromkeys((".yaml", ".yml"), "yaml"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
}


def likely_posts(
    paths: Iterable[Path], root: Path, texts: Dict[str, str], weighed: Dict[str, Weighed]
) -> list[LikelyPosts]:
    """Return those of ``paths`` that look like posts, sorted. Only names below ``root`` say anything.

    ``texts`` holds what is in files that were read already, ``weighed`` what their texts were found to say,
    by what people know them by.
    """
    known = (path for path in paths if path.suffix.lower() in _LOOKS)
    return sorted(found for path in known if (found := _likely(path, root, texts, weighed)))


def lacking_posts(paths: Iterable[Path], root: Path, texts: Dict[str, str]) -> list[LikelyPosts]:
    """Return those of ``paths``, which their readers had to decline, that look like posts all the same."""
    found = []
    for path in paths:
        below, name = below_folder(path, root), shown_as(path)
        text = texts[name][:LOOKED_AT]
        why = None if lies_elsewhere(below) else look_at_lacking(below, text)
        if why:
            found.append(LikelyPosts(name, *why))
        elif has_days_and_texts(below, text) and not lies_elsewhere(below):
            found.append(LikelyPosts(name, "lacking", "a day and a text in each row"))
        elif shown := None if is_hidden(below) else evidence(below, text):
            sort = _SORTS.get(path.suffix.lower(), "lacking")
            key = own_key_of_texts(text) if sort != "table" else None
            # Under a key that is known, texts lack no more than somebody who names the file.
            sort = "words" if key else sort if sort in _TREES else "lacking"
            found.append(LikelyPosts(name, sort, texts_under(key) if key else shown.because))
        elif is_called_network(below) and path.suffix.lower() == ".json" and has_fields_of_posts(text):
            found.append(LikelyPosts(name, "json", "texts with dates, and the name of a network"))
    return found


def _likely(path: Path, root: Path, texts: Dict[str, str], weighed: Dict[str, Weighed]) -> LikelyPosts | None:
    below, name = below_folder(path, root), shown_as(path)
    if is_hidden(below):
        return None
    text = texts[name][:LOOKED_AT] if name in texts else head(path)
    known = _known(below, text)
    if known and known != SHORT_TEXT:
        return LikelyPosts(name, *known)
    if is_of_a_meeting(below) and path.suffix.lower() in MARKDOWN:
        return None
    shown = (weighed[name] if name in weighed else Weighed(_shown(path, below, text))).found
    if not shown:
        found = known or look_at_rare_layout(below, text)
        return LikelyPosts(name, *found) if found else None
    sort = _SORTS[path.suffix.lower()]
    if sort == "layout" and lies_elsewhere(below):
        # A name of other things keeps it unread, whatever headings are written.
        sort = "sections"
    key = own_key_of_texts(text) if sort in _TREES else None
    return LikelyPosts(name, *(("words", texts_under(key)) if key else (sort, shown.because)))


def _known(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return which of the layouts that are known besides a file has; None where it has none of them."""
    if is_of_a_meeting(path) and path.suffix.lower() in MARKDOWN:
        return ("layout", "texts in quotes under networks and days") if is_agreed_on(text) else None
    return None if lies_elsewhere(path) else _LOOKS[path.suffix.lower()](path, text)


def _shown(path: Path, below: PurePath, text: str) -> Evidence | None:
    """Return what speaks for posts in a file, whatever it is called."""
    suffix = path.suffix.lower()
    if suffix in _TABLES_TO_OPEN:
        return weigh(below, _pieces_of_workbook(path))
    if suffix in _TABLES and is_table_of_figures(rows_in(text[:_HEAD_OF_FIGURES])):
        return None
    return evidence(below, text) if suffix in _SORTS else None


def _pieces_of_workbook(path: Path) -> Iterator[Piece]:
    """Yield the texts of a workbook of a moderate size; what cannot be opened, nobody asked for."""
    from postlint.source import workbook

    try:
        data = read_bytes(path, _WORKBOOK + 1)
    except OSError:
        return
    source = workbook.decode(data, path.name, _WORKBOOK)
    if not isinstance(source, Diagnostic):
        for book in workbook.parse(source).documents:
            for sheet in book.items if isinstance(book, Sequence) else ():
                yield from in_table([[cell.text.strip() for cell in row] for row in rows_of(sheet) or ()])


def head(path: Path) -> str:
    """Return the head of a file as text; nothing where it cannot be read, since nobody asked for it."""
    if path.suffix.lower() in _UNOPENED | _DOCUMENTS:
        return ""
    try:
        return read_bytes(path, LOOKED_AT)[:LOOKED_AT].decode("utf-8", "ignore")
    except OSError:
        return ""


def _look_at_workbook(path: PurePath, _text: str) -> tuple[LikelySort, str] | None:
    """Return why a workbook, which nobody looks into, seems to hold posts: its name says so."""
    return ("workbook", "its name") if is_called_calendar(path) else None


def _look_at_document(path: PurePath, _text: str) -> tuple[LikelySort, str] | None:
    """Return why a document of a word processor seems to hold posts: its name says so."""
    return ("document", "its name") if is_called_calendar(path) else None


def _look_into_prose(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why a text in a markup that no reader takes looks like posts; None where it does not."""
    if renamed := _look_at_second_ending(path):
        return renamed
    if why := posts_in_prose(text, named=helps(path)):
        return "prose", why
    if why := look_at_minutes(path, text):
        return "prose", why
    if is_called_posts(path) or is_called_calendar(path) or is_called_network(path):
        texts = sum(is_prose(line.strip(" \t-*>\"'")) for line in text.splitlines())
        return ("prose", "texts where posts lie") if texts > 1 else None
    return None


def _look_into_text(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why a plain text looks like one post, or like several; None where it does not."""
    if why := look_at_text_of_post(path, text):
        return "text", why
    return _look_into_prose(path, text)


def _look_at_second_ending(path: PurePath) -> tuple[LikelySort, str] | None:
    """Return why a text file seems to hold posts: behind a name of them, its ending is a second one."""
    inner = PurePath(path.stem)
    is_one = inner.suffix.lower() in _LOOKS and (is_called_plan(inner) or is_called_calendar(inner))
    return ("renamed", f"{inner.name} with a second ending") if is_one else None


def _is_post(_path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    return ("post", "its name") if text.strip() else None


_LOOKS: Final[Dict[str, _Look]] = {
    **dict.fromkeys(MARKDOWN, look_into_markdown),
    **dict.fromkeys((".csv", ".tsv"), look_into_table),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), look_into_json),
    **dict.fromkeys((".yaml", ".yml"), look_into_yaml),
    **dict.fromkeys((".tweet", ".toot"), _is_post),
    **dict.fromkeys(_UNOPENED, _look_at_workbook),
    **dict.fromkeys(_DOCUMENTS, _look_at_document),
    **dict.fromkeys(_PROSE, _look_into_prose),
    ".txt": _look_into_text,
    ".toml": look_into_toml,
}
"""By the ending of a name, what tells whether posts are in the file."""


def posts_in_folders(paths: Iterable[Path], root: Path, texts: Dict[str, str]) -> list[LikelyPosts]:
    """Return the files of folders in which most files of a sort hold one text that looks planned.

    ``texts`` holds what is in files that were read already, by what people know them by.
    """
    folders: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for path in paths:
        if (suffix := path.suffix.lower()) in _SORTS_OF_ONE_POST:
            folders[os.path.dirname(path), suffix].append(path)  # noqa: PTH120
    found = (
        _of_one_post(files, root, texts) for files in folders.values() if len(files) >= _FEWEST_IN_FOLDER
    )
    return [likely for folder in found for likely in folder]


def _of_one_post(files: list[Path], root: Path, texts: Dict[str, str]) -> list[LikelyPosts]:
    found: list[LikelyPosts] = []
    number = 0
    in_order = sorted(files, key=os.path.normcase)
    looked_at = (path for path in in_order if not lies_elsewhere(below_folder(path, root)))
    for number, path in enumerate(islice(looked_at, _MOST_OF_FOLDER), start=1):
        name = shown_as(path)
        text = texts[name] if name in texts else short_text(path)
        shown = (
            evidence(below_folder(path, root), text, enough=1) if len(text) <= _LONGEST_OF_ONE_POST else None
        )
        if shown:
            found.append(LikelyPosts(name, _SORTS_OF_ONE_POST[path.suffix.lower()], shown.because))
        if number >= 2 * _FEWEST_IN_FOLDER and len(found) * 2 < number:
            return []
    return found if len(found) >= _FEWEST_IN_FOLDER and len(found) * 2 >= number else []


def short_text(path: Path) -> str:
    """Return what is in a file; nothing where it is too long or cannot be read, since nobody asked."""
    try:
        data = read_bytes(path, _LONGEST_OF_ONE_POST)
    except OSError:
        return ""
    return data.decode("utf-8", "ignore") if len(data) <= _LONGEST_OF_ONE_POST else ""
