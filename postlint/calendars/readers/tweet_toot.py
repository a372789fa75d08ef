"""One post a file, as twitter-together and toot-together take it, ``.tweet`` and ``.toot``.

Front matter answers, shares or attaches; ``( ) option`` lines at the end are a poll; a line ``---`` goes
on with the next part of a thread. The format is that of https://github.com/twitter-together/action.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from postlint.calendars.readers.reader import EMPTY, About, Reading
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.front_matter import split
from postlint.source.spans import Source
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, entry, scalar, sequence
from postlint.vocabulary import Channel

_LINE: Final = re.compile(r"[^\n]*\S")
_BLANK: Final = re.compile(r"\n*")
_OPTION: Final = re.compile(r"\([ \t]?\)[ \t]*(?P<option>\S.*)")
_BEGIN: Final = r"^"
"""The begin of a line, whichever way the one before it ends."""
_STRAY: Final = re.compile(
    rf"{_BEGIN}(?P<key>retweet|reply|quote|media|poll|schedule|thread-delimiter):"
    r"[ \t]*(?P<value>\S*)[ \t]*(?=\n|\Z)",
    re.MULTILINE,
)
_LINKS: Final = frozenset({"retweet", "reply", "quote"})
_KEYS: Final = {"reply": "reply_to", "schedule": "date"}
_DELIMITER_KEY: Final = "thread-delimiter"


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a thread: its front matter, its text, and the answers of its poll."""

    front: Mapping | None
    body: Scalar
    poll: Sequence | None


def read(document: Node, _about: About, *, channel: Channel | None) -> Reading | None:
    """Return the one post of the file: its name is all that there is to know it by."""
    if not isinstance(document, Mapping):
        return None
    front, body = _part_of(document, "front"), _part_of(document, "body")
    if not isinstance(body, Scalar):
        return Reading(declined=EMPTY)
    first = front if isinstance(front, Mapping) else None
    delimiter = (first.text(_DELIMITER_KEY) if first else None) or "---"
    parts, problems = _parts(body, first, delimiter)
    if not first and not any(part.body.text for part in parts):
        return Reading(declined=EMPTY)
    post = Mapping(tuple(_entries(parts, channel)), document.source, document.start, body.end)
    posts = sequence((post,), document)
    calendar = Mapping((entry("posts", posts),), document.source, document.start, document.end)
    stray = (remark for part in parts for remark in _stray_fields(part.body))
    return Reading(calendar, problems=(*problems, *late(document, first), *stray))


read_tweet = partial(read, channel="x")
read_toot = partial(read, channel="mastodon")


def late(document: Node, front: Mapping | None) -> Iterator[Diagnostic]:
    """Yield a remark where the front matter of ``document`` does not open on the first line."""
    if front and document.start > 0:
        yield Diagnostic(
            document.source.span(document.start, document.start + len("---")),
            "The front matter does not open on the first line, so publishers post it as text. "
            "Delete the blank lines above it.",
            "reading/late-front-matter",
        )


def _part_of(document: Node, key: str) -> Node | None:
    return document.get(key) if isinstance(document, Mapping) else None


def _parts(body: Scalar, front: Mapping | None, delimiter: str) -> tuple[list[_Part], list[Diagnostic]]:
    """Return the parts of the thread, those of no content left out, and what is wrong with them."""
    source, problems = body.source, list[Diagnostic]()
    line = re.compile(rf"{_BEGIN}{re.escape(delimiter)}[ \t]*(?:\n|\Z)", re.MULTILINE)
    parts: list[_Part] = []
    start = body.start
    while True:
        found = line.search(source.text, start, body.end)
        part = _part(source, start, found.start() if found else body.end, front)
        if not parts or part.front or part.body.text or part.poll:
            parts.append(part)
        if not found:
            return parts, problems
        front, start = _front_of_part(source, found.end(), problems)


def _front_of_part(source: Source, start: int, problems: list[Diagnostic]) -> tuple[Mapping | None, int]:
    """Return the front matter of a later part, if it has one, and where its text starts."""
    blank = _BLANK.match(source.text, start)
    parsed, end = split(source, blank.end() if blank else start)
    front = parsed.documents[0] if parsed and parsed.documents else None
    if parsed is None or (not parsed.problems and not isinstance(front, Mapping)):
        # Nothing, or words between two delimiters: a part of its own.
        return None, start
    problems.extend(parsed.problems)
    if not isinstance(front, Mapping):
        return None, end
    if reply := front.entry("reply"):
        message = "Only the first part of a thread can be a reply. Move reply: to the top of the file."
        problems.append(Diagnostic(reply.key_node.span, message, "reading/unknown-key"))
    return front, end


def _part(source: Source, start: int, end: int, front: Mapping | None) -> _Part:
    start, end = _trimmed(source, start, end)
    options: list[Scalar] = []
    if front is None or front.get("poll") is None:
        for line in reversed(tuple(_LINE.finditer(source.text, start, end))):
            option = _OPTION.fullmatch(source.text, *line.span())
            if not option:
                break
            options.append(scalar(source, *option.span("option")))
            end = line.start()
        start, end = _trimmed(source, start, end)
    body = scalar(source, start, end)
    poll = Sequence(tuple(reversed(options)), source, options[-1].start, options[0].end) if options else None
    return _Part(front, body, poll)


def _trimmed(source: Source, start: int, end: int) -> tuple[int, int]:
    text = source.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _entries(parts: list[_Part], channel: Channel | None) -> Iterator[Entry]:
    """Yield the fields of the post in the native words, each at its place."""
    first = parts[0]
    told = [part for part in parts if part.body.text or _media(part)]
    shares = "quote_of" if any(part.body.text for part in told) else "repost_of"
    for written in first.front or ():
        if written.key in _LINKS:
            key = shares if written.key == "retweet" else _KEYS.get(written.key, written.key)
            yield replace(written, key=key, value=_as_text(written.value))
        elif written.key not in {_DELIMITER_KEY, "media", "poll"}:
            yield replace(written, key=_KEYS.get(written.key, written.key))
    if len(told) > 1:
        yield entry("thread", sequence(map(_told, told), told[0].body))
    elif told:
        yield from _content(told[0])
    polls = [poll for part in parts if (poll := part.poll or (part.front and part.front.get("poll")))]
    if polls:
        yield entry("poll", polls[0])
    if channel and not any(
        first.front and first.front.get(key) for key in ("channel", "platform", "account", "accounts")
    ):
        place = told[0].body if told else first.body
        yield entry("channel", scalar(place.source, place.start, place.start, channel))


def _as_text(value: Node) -> Node:
    """Return ``value`` as text: the number of a post is as good as its address."""
    return replace(value, value=value.text) if isinstance(value, Scalar) and value.value else value


def _told(part: _Part) -> Node:
    """Return a part of a thread: its text, or a mapping where media go out with it."""
    content = tuple(_content(part))
    return Mapping(content, part.body.source, part.body.start, part.body.end) if _media(part) else part.body


def _content(part: _Part) -> Iterator[Entry]:
    media = _media(part)
    if media:
        yield entry("media", sequence(media, media[0]))
    if part.body.text:
        yield entry("text", part.body)


def _media(part: _Part) -> tuple[Node, ...]:
    return part.front.items("media") if part.front else ()


def _stray_fields(body: Scalar) -> Iterator[Diagnostic]:
    """Yield a remark for each line of a text that looks like a field outside of front matter."""
    for found in _STRAY.finditer(body.source.text, body.start, body.end):
        key, value = found["key"], found["value"]
        if (key in _LINKS and "://" in value) or (found.start() == body.start and key not in _LINKS):
            yield Diagnostic(
                body.source.span(*found.span()),
                f"{key}: stands outside of front matter, so publishers post it as text. Put it between two "
                "lines of --- at the top of the file.",
                "reading/stray-field",
            )
