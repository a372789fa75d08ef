"""Data in TOML that holds posts: lists of tables called after them, with texts and where or when they go."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import Final

from postlint.calendars.files.likely.likely_names import (
    below_folder,
    is_called_plan,
    is_called_social,
    lies_elsewhere,
)
from postlint.calendars.model import LikelySort
from postlint.source.opening import read_bytes
from postlint.source.toml_parser import IS_READ

_LOOKED_AT: Final = 64 * 1024
_LISTED: Final = re.compile(
    rb"^[ \t]*\[\[[ \t]*(?:[\w-]+\.)*(?:posts?|tweets?|toots?|skeets?|socials?|queue|scheduled?)[ \t]*\]\]",
    re.MULTILINE,
)
_TEXT: Final = re.compile(
    rb"^[ \t]*(?:text|caption|copy|message|body|content|post|tweet|toot|skeet)[ \t]*=[ \t]*"
    rb"(?:\"\"\"|'''|[\"']\S+(?:[ \t]+\S+){2})",
    re.MULTILINE,
)
_PLACED: Final = re.compile(
    rb"^[ \t]*(?:platforms?|channels?|networks?|accounts?|when|date|time|schedule\w*|\w+_at)[ \t]*=",
    re.MULTILINE,
)
_ONLY_OF_ARTICLES: Final = re.compile(
    rb"^[ \t]*(?:slug|author|excerpt|summary|categor(?:y|ies))[ \t]*=", re.MULTILINE
)
_SENTENCE: Final = re.compile(
    rb"^[ \t]*[\w-]+[ \t]*=[ \t]*(?:\"\"\"|'''|[\"']\S+(?:[ \t]+\S+){5})", re.MULTILINE
)
_WHERE: Final = re.compile(rb"^[ \t]*(?:platforms?|channels?|networks?)[ \t]*=", re.MULTILINE)
_OF_ARTICLES: Final = re.compile(
    rb"^[ \t]*(?:title|slug|author|excerpt|categor(?:y|ies))[ \t]*=", re.MULTILINE
)


def is_toml_of_posts(path: Path, root: Path) -> bool:
    """Tell whether the TOML at ``path`` is read though nobody asked: its name says so, too."""
    if path.suffix.lower() != ".toml" or not IS_READ or not _is_called_so(below_folder(path, root)):
        return False
    try:
        head = read_bytes(path, _LOOKED_AT)[:_LOOKED_AT]
    except OSError:
        # Nobody asked for it.
        return False
    return _lists_posts(head)


def look_into_toml(_path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why the TOML in ``text`` looks like posts; None where it does not."""
    head = text.encode("utf-8", "replace")
    says_where = all(sign.search(head) for sign in (_LISTED, _SENTENCE, _WHERE))
    is_of_posts = (says_where and not _ONLY_OF_ARTICLES.search(head)) or _lists_posts(head)
    return ("data", "a list of texts called posts") if is_of_posts else None


def _is_called_so(path: PurePath) -> bool:
    return (is_called_social(path) or is_called_plan(path)) and not lies_elsewhere(path)


def _lists_posts(head: bytes) -> bool:
    is_listed = _LISTED.search(head) and _TEXT.search(head) and _PLACED.search(head)
    return bool(is_listed) and not _OF_ARTICLES.search(head)
