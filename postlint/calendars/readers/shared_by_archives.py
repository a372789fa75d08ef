"""What the readers of archives share: texts in HTML, moments as numbers, calendars of what went out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import datetime, timezone
from pathlib import Path
from typing import Final

from postlint.records import dataclass
from postlint.source.budgets import MAX_ARCHIVE_BYTES
from postlint.source.decode import read_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.opening import LEADS_OUT, Bounds
from postlint.source.paths import is_missing, shown_as
from postlint.source.spans import Source, Span
from postlint.source.tree import Entry, Mapping, Node, Parsed, Scalar, entry, mapping, sequence
from postlint.source.yaml.resolve import resolve

_TAG: Final = later(r"<(?:(?P<opens>[A-Za-z][A-Za-z0-9]*)|[/!])[^<>]*>")
_BREAKS: Final = {"p": "\n\n", "br": "\n", "li": "\n", "blockquote": "\n\n"}
_NO_SIGN: Final = later(r"&#[0-9]{9,};?")
"""A number of no sign, which may have more digits than Python takes for a number."""
_SECONDS: Final = range(1_000_000_000, 5_000_000_000)
"""From 2001 to 2128; no date that people write as a number lies between."""


@dataclass(slots=True)
class Beside:
    """The files beside the posts that say whose they are: those read, and what is wrong with them."""

    sources: list[Source] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    def document(self, path: Path, parse: Callable[[Source], Parsed]) -> Node | None:
        """Return what the file at ``path`` holds, or None where it is not there or broken."""
        if is_missing(path):
            return None
        if Bounds.around(path.parent).are_left_by(path):
            self.problems.append(Diagnostic(Span.of_file(shown_as(path)), LEADS_OUT, "reading/unreadable"))
            return None
        source = read_file(path, shown_as(path), MAX_ARCHIVE_BYTES)
        if isinstance(source, Diagnostic):
            self.problems.append(source)
            return None
        self.sources.append(source)
        parsed = parse(source)
        self.problems.extend(parsed.problems)
        return None if parsed.problems else parsed.documents[0]


def deeper(node: Node | None, *keys: str) -> Node | None:
    """Return what ``keys``, one below the other, lead to from ``node``; None where they lead nowhere."""
    for key in keys:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node


def text_at(node: Node | None, *keys: str) -> str | None:
    """Return the text that ``keys`` lead to, or None where there is none."""
    found = deeper(node, *keys)
    return found.text if isinstance(found, Scalar) and found.value not in (None, "") else None


def plain_text(content: str) -> str:
    """Return the text that the HTML of a post shows. The hidden parts of shortened links are shown too.

    Servers clean that HTML. Python's parser of any HTML takes hours over tags that never close.
    """
    shown = _TAG.sub(lambda tag: _BREAKS.get((tag["opens"] or "").lower(), ""), content)
    return unescaped(shown).strip()


def unescaped(text: str) -> str:
    """Return ``text`` with the signs that HTML writes by their names and numbers."""
    # The names of all its signs are a table that few calendars need.
    from html import unescape

    return unescape(_NO_SIGN.sub("\N{REPLACEMENT CHARACTER}", text))


def utc(counted: object) -> str | None:
    """Return the moment, as calendars write it, or None where a number is no such count."""
    if not isinstance(counted, int) or isinstance(counted, bool):
        return None
    seconds = counted if counted in _SECONDS else counted // 1000
    if seconds not in _SECONDS:
        return None
    return f"{datetime.fromtimestamp(seconds, timezone.utc):%Y-%m-%dT%H:%M:%SZ}"


def made(place: Node, text: str) -> Scalar:
    """Return ``text``, which follows from what stands at ``place``."""
    return Scalar(text, resolve(text), "plain", place.source, place.start, place.end)


def worded(place: Node, text: str) -> Scalar:
    """Return ``text`` as words, even where it looks like a number."""
    return Scalar(text, text, "double", place.source, place.start, place.end)


def published(place: Node, **values: Node | None) -> Mapping:
    """Return a post that went out, with those of its ``values`` that are there."""
    there = {key: value for key, value in values.items() if not _is_blank(value)}
    return mapping(place, **there, status=made(place, "published"))


def calendar(
    place: Node, posts: Iterable[Mapping], handle: str | None = None, facts: Mapping | None = None
) -> Mapping:
    """Return the calendar of ``posts``, all of the account with ``handle`` where it is known."""
    items = list(posts)
    if handle is None or facts is None:
        return mapping(place, posts=sequence(items, place))
    whole = entry("archive", made(place, "true"))
    account = Mapping((*facts.entries, whole), facts.source, facts.start, facts.end)
    accounts = mapping(place, **{handle: account})
    of_account = [_of(post, handle) for post in items]
    return mapping(place, accounts=accounts, posts=sequence(of_account, place))


def _of(post: Mapping, handle: str) -> Mapping:
    owner: Entry = entry("account", worded(post, handle))
    return Mapping((*post.entries, owner), post.source, post.start, post.end)


def _is_blank(value: Node | None) -> bool:
    return isinstance(value, Scalar) and value.value in (None, "")
