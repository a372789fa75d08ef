"""Links and pictures in the text of a post: an address that it quotes, pictures behind it, only a path.

They come from the files of small programs, in all formats: "https://…/status/1|Worth a look" beside
``type: quote``, "High water at nine -> tide.jpg|ALT: a quay", "threads/moon.txt".
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from postlint.calendars.handles import is_status_url
from postlint.calendars.key_meanings import is_given, key_of
from postlint.calendars.settling.settle_problems import Report
from postlint.calendars.terms.placeholders_and_dittos import is_path
from postlint.calendars.terms.reply_and_repost_words import LINKS, link_said_by
from postlint.calendars.texts_and_media import described
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, entry, mapping, said, sequence

_TEXTS: Final = frozenset({"text", "thread"})
_MARKS: Final = re.compile(r"->|=>|→|⇒|\|+|(?<=\s)[\[({]")
"""What divides a text from the pictures that go out with it."""
_MOST_MARKS: Final = 8
_LABEL: Final = (
    r"(?:(?:img|image|imagen|immagine|media|photo|foto|picture|pic|video|bild|afbeelding|file)s?\s*[:=]\s*)?"
)
_ENDING: Final = r"\.(?:png|jpe?g|gif|webp|svg|heic|mp4|mov|m4v|webm)"
_FILE: Final = rf"(?!www\.|(?:[\w-]+\.)+[a-z]{{2,}}/)[^\s|,;<>\"'()\[\]{{}}]+{_ENDING}"
"""A picture or video by its path; "tide.org/a.png" is an address."""
_PICTURES: Final = later(
    rf"(?P<label>{_LABEL})(?P<files>{_FILE}(?:\s*[,;|]\s*{_FILE})*)"
    r"(?:\s*[|,;]+\s*(?:alt(?:[ -]?text)?|texto alternativo|texte alternatif|alternativtext)\s*[:=]"
    r"(?P<alt>.+))?",
    re.IGNORECASE | re.DOTALL,
)
_NAMES_A_FILE: Final = later(rf"(?:{_ENDING}|\.pdf)\b", re.IGNORECASE)
_LONGEST: Final = 3000
"""How long files with what describes them may be."""
_CLOSING: Final = {"[": "]", "(": ")", "{": "}"}
_IN_MARKDOWN: Final = re.compile(
    rf"!\[(?P<alt>[^\[\]\n]{{0,1000}})\]\((?P<file>[^()\s]{{1,500}}{_ENDING})\)", re.IGNORECASE
)
_BEHIND_ADDRESS: Final = later(r"\s*(?:\|+|;|[-–—:>]+(?=\s)|(?=\s))\s*")
_DIVIDERS: Final = later(r"[\s|;]")
_BEFORE_ADDRESS: Final = " \t\n\r\v\f\N{NO-BREAK SPACE}|;>–—-"


def spelled_out(post: Mapping, report: Report) -> Mapping:
    """Return ``post`` with what its text says in notations under keys; paths in its place are reported."""
    named = [(key_of(one), one) for one in post]
    text = next((one for key, one in named if key == "text" and isinstance(one.value, Scalar)), None)
    if text is None or not isinstance(text.value, Scalar):
        return _without_paths(post, report) if any(key == "thread" for key, _ in named) else post
    is_linked = any(key in LINKS for key, _ in named)
    added, used = ({}, set()) if is_linked else _linked(post, text.value)
    left = added.pop("text", text).value
    pictures: tuple[Entry, ...] = ()
    if isinstance(left, Scalar) and not any(key == "media" and is_given(one.value) for key, one in named):
        left, pictures = _without_pictures(left)
    if not (added or pictures or left is not text.value):
        return _without_paths(post, report)
    kept = (replace(one, value=left) if one is text else one for one in post if one.key not in used)
    entries = tuple(one for one in kept if not (one.key == text.key and not _is_said(one.value)))
    return _without_paths(replace(post, entries=(*entries, *added.values(), *pictures)), report)


def _is_said(node: Node) -> bool:
    return not isinstance(node, Scalar) or bool(node.text.strip())


def _without_paths(post: Mapping, report: Report) -> Mapping:
    """Return ``post`` without texts that are only the paths of files, which are reported."""
    paths = {id(one): found for one in post if key_of(one) in _TEXTS and (found := _paths(one.value))}
    for found in paths.values():
        report.elsewhere += found
    return replace(post, entries=tuple(one for one in post if id(one) not in paths)) if paths else post


def _paths(text: Node) -> list[Scalar]:
    """Return the paths that stand in place of a text, or of all parts of a thread."""
    parts = text.items if isinstance(text, Sequence) else (text,)
    found = [part for part in map(_text_of, parts) if part is not None and is_path(part.text)]
    return found if len(found) == len(parts) else []


def _text_of(part: Node) -> Scalar | None:
    text = part.get("text") if isinstance(part, Mapping) else part
    return text if isinstance(text, Scalar) and isinstance(text.value, str) else None


def _linked(post: Mapping, text: Scalar) -> tuple[dict[str, Entry], set[str]]:
    """Return which post ``post`` is about, with the text beside that, and the keys that said so."""
    sort = next(filter(link_said_by, post), None)
    if sort:
        # Most posts are about no other, and what else tools say is not imported for them.
        from postlint.calendars.readers.loose.settings_and_addresses import passed_on

        found, used = passed_on(post)
        if found:
            return found, used
    parts = _address_apart(text.text, needs_bar=sort is None)
    if parts is None:
        return {}, set()
    key = (link_said_by(sort) if sort else None) or "quote_of"
    address, rest = parts
    return {key: entry(key, said(text, address)), "text": entry("text", said(text, rest))}, (
        {sort.key} if sort and key_of(sort) != "kind" else set()
    )


def _address_apart(written: str, *, needs_bar: bool) -> tuple[str, str] | None:
    """Return the address of a post with which a text begins or ends, and the rest of it.

    Where nothing else says what the address is for, a bar must stand between the two.
    """
    text = written.strip()
    if "/" not in text:
        return None
    first = _DIVIDERS.split(text, maxsplit=1)[0]
    if is_status_url(first):
        between = _BEHIND_ADDRESS.match(text, len(first))
        rest = text[between.end() :] if between else ""
        return (first, rest) if not needs_bar or (between and "|" in between[0] and rest) else None
    last = _DIVIDERS.split(text)[-1]
    if needs_bar or not is_status_url(last):
        return None
    return last, text[: -len(last)].rstrip(_BEFORE_ADDRESS)


def _without_pictures(text: Scalar) -> tuple[Scalar, tuple[Entry, ...]]:
    """Return ``text`` without the pictures that stand behind it, and these as media."""
    written = text.text.rstrip()
    for mark in deque(_MARKS.finditer(written), maxlen=_MOST_MARKS):
        body = written[: mark.start()].rstrip()
        pictures = _pictures_behind(mark[0], written[mark.end() :], body)
        if pictures and body:
            return said(text, body), (_media(text, pictures),)
    start = max(written.rfind("!["), 0)
    shown = _IN_MARKDOWN.fullmatch(written, start)
    if shown and (body := written[:start].rstrip()):
        return said(text, body), (_media(text, [(shown["file"], shown["alt"].strip() or None)]),)
    return text, ()


def _pictures_behind(mark: str, behind: str, body: str) -> list[tuple[str, str | None]]:
    """Return the pictures that ``behind`` names, where they are no part of what ``body`` says.

    Behind other files, or in brackets of sentences, a label or a description must say so.
    """
    closing = _CLOSING.get(mark, "")
    inside = behind.strip()
    if len(inside) > _LONGEST or not inside.endswith(closing):
        return []
    needs_words = mark in {"(", "{"} or _NAMES_A_FILE.search(body) is not None
    pictures = list(_pictures(inside.removesuffix(closing).strip(), needs_words=needs_words))
    # An address is a link of the text.
    return [] if any("://" in file for file, _ in pictures) else pictures


def _pictures(behind: str, *, needs_words: bool) -> Iterator[tuple[str, str | None]]:
    """Yield the files that ``behind`` names and what describes each, where it does nothing else."""
    if pairs := described(behind):
        yield from pairs if behind.startswith(pairs[0][0]) and behind.endswith(")") else ()
        return
    found = _PICTURES.fullmatch(behind)
    if found and (found["label"] or found["alt"] or not needs_words):
        first, *others = re.split(r"[\s,;|]+", found["files"])
        yield first, (found["alt"] or "").strip() or None
        yield from ((file, None) for file in others)


def _media(text: Scalar, pictures: Iterable[tuple[str, str | None]]) -> Entry:
    items = [
        mapping(text, file=said(text, file), alt=said(text, alt) if alt else None) for file, alt in pictures
    ]
    return entry("media", sequence(items, text))
