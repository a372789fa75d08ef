"""Which of the files that were met look like posts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePath
from typing import Final, TypeAlias

from postlint.calendars.likely import in_data, in_markdown
from postlint.calendars.likely.names import lies_elsewhere
from postlint.calendars.model import LikelyPosts, LikelySort
from postlint.source.paths import shown_as

_HEAD: Final = 64 * 1024
"""How many bytes of a file are looked at."""
_WORKBOOKS: Final = frozenset({".xlsx", ".xls", ".ods", ".numbers"})

_Look: TypeAlias = Callable[[PurePath, str], "tuple[LikelySort, str] | None"]


def _is_post(_path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    return ("post", "its name") if text.strip() else None


_LOOKS: Final[Mapping[str, _Look]] = {
    **dict.fromkeys((".md", ".markdown"), in_markdown.look),
    **dict.fromkeys((".csv", ".tsv"), in_data.look_into_table),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), in_data.look_into_json),
    **dict.fromkeys((".yaml", ".yml"), in_data.look_into_yaml),
    **dict.fromkeys((".tweet", ".toot"), _is_post),
    **dict.fromkeys(_WORKBOOKS, in_data.look_at_workbook),
}
"""By the ending of a name, what tells whether posts are in the file."""


def likely_posts(paths: Iterable[Path], root: Path, texts: Mapping[str, str]) -> list[LikelyPosts]:
    """Return those of ``paths`` that look like posts, sorted. Only names below ``root`` say anything.

    ``texts`` holds what is in files that were read already, by what people know them by.
    """
    return sorted(
        likely for path in paths if path.suffix.lower() in _LOOKS and (likely := _likely(path, root, texts))
    )


def _likely(path: Path, root: Path, texts: Mapping[str, str]) -> LikelyPosts | None:
    below = _below(path, root)
    if lies_elsewhere(below):
        return None
    name = shown_as(path)
    text = texts[name][:_HEAD] if name in texts else _head(path)
    found = _LOOKS[path.suffix.lower()](below, text)
    return LikelyPosts(name, *found) if found else None


def _below(path: Path, root: Path) -> PurePath:
    folder = root.absolute()
    return path.relative_to(folder) if path.is_relative_to(folder) else PurePath(path.name)


def _head(path: Path) -> str:
    """Return the head of a file as text; nothing where it cannot be read, since nobody asked for it."""
    if path.suffix.lower() in _WORKBOOKS:
        return ""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", "ignore")
    except OSError:
        return ""
