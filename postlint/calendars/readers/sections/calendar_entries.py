"""The posts of a file in sections as entries of a calendar: what each says, and where it goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.key_meanings import by_meaning
from postlint.calendars.readers.loose.networks_of_posts import is_flag, items_of
from postlint.calendars.readers.loose.words_of_calendars import reworded
from postlint.calendars.readers.reader import About
from postlint.calendars.readers.sections.drafts_and_threads import Draft
from postlint.calendars.readers.sections.fields import KIND
from postlint.calendars.readers.sections.fields_above_posts import Around
from postlint.calendars.readers.sections.when import when_of
from postlint.calendars.terms.field_names import is_alt_name
from postlint.calendars.terms.networks_meant import FORMATS, NO, OF_POSTS, channel_in_name, channel_of_sort
from postlint.calendars.terms.status_words import is_held_back, status_in
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Mapping, Node, Scalar, cut, entry, mapping, said, scalar, sequence
from postlint.vocabulary import in_words, kind_named

_ON_X: Final = re.compile(r"\b(?:on|auf|sur|en|su|op) X\b|\bX/Twitter\b|\bTwitter\b|\bX \(")
_FROM_FRONT: Final = frozenset({"channel", "date", "time", "status", "account", "accounts", "timezone"})
_FILE: Final = re.compile(
    r"(?i)(?<![\w./~%-])(?:https?://)?[\w./~%-]*[\w-]\.(?:png|jpe?g|gif|webp|svg|mp4|mov|webm|pdf)\b"
)
_HANDLE: Final = later(r"@[\w.-]*\w(?:@[\w.-]*\w)?")
_APPROVED: Final = re.compile(r"[✅✔☑]|(?:yes|approved|freigegeben|ja|oui)\b", re.IGNORECASE)
_KIND_ABOVE: Final = later(r"\s*kind[ \t]*:[ \t]*(?P<kind>[^\n]{1,40})\n\s*", re.IGNORECASE)
_KIND_BELOW: Final = later(r"(?<!\s)\s*\n[ \t]*kind[ \t]*:[ \t]*(?P<kind>[^\n]{1,40})\Z", re.IGNORECASE)


def posts_of(draft: Draft, front: Mapping | None, about: About, *, is_only: bool) -> Iterator[Mapping]:
    """Yield the posts of a draft; pictures in front matter are those of the ``only`` one of a file."""
    entries = tuple(_entries(draft, about))
    own = {one.key for one in entries}
    meant = by_meaning(front or ())
    held = _FROM_FRONT | {"media"} if is_only else _FROM_FRONT
    above = (
        *(replace(one, key=key) for key, one in meant.items() if key in held and key not in own),
        *(one for one in front or () if is_flag(one)),
    )
    alts = [one for one in front or () if is_only and is_alt_name(one.key)]
    source = draft.parts[0].text.source if draft.parts else draft.row.source  # type: ignore[union-attr]
    post = Mapping((*entries, *alts), source, draft.start, max(draft.start, draft.end))
    for item in items_of(post, above):
        yield reworded(item, about.date_order)


def _entries(draft: Draft, about: About) -> Iterator[Entry]:
    around = draft.around
    row = {one.key for one in by_meaning(draft.row or ()).values()}
    meant = set(by_meaning(draft.row or ()))
    if draft.row:
        yield from (one for one in draft.row if one.key in row or not by_meaning((one,)))
    if draft.parts:
        texts, kind = _without_kind([part.text for part in draft.parts])
        yield from _texts(texts, draft)
        if kind and KIND not in around.fields:
            yield entry(KIND, kind)
    if "channel" not in meant:
        yield from _channel(around, about, draft)
    handle = around.handle or _handle(around)
    if handle and not draft.row:
        yield entry("account", handle)
    if "date" not in meant:
        yield from when_of(draft)
    for key in ("status", "hashtags", "first_comment", "cta", KIND):
        if (
            key in around.fields
            and key not in meant
            and not (key == "cta" and _is_said(around.fields[key], draft))
        ):
            yield entry(key, _uncoded(around.fields[key]) if key == "hashtags" else around.fields[key])
    if "status" not in {*around.fields, *meant}:
        yield from _approval(around)
    yield from _media(draft)
    yield from _above(draft)
    yield from around.own.values()


def _texts(texts: Sequence[Scalar], draft: Draft) -> Iterator[Entry]:
    """Yield what a post says; numbers in one with a heading of its own count no parts of a thread."""
    yield entry("thread", sequence(texts, texts[0])) if len(texts) > 1 else entry("text", texts[0])
    if draft.headed and len(texts) == 1:
        yield entry("thread", said(texts[0], "no"))


def _handle(around: Around) -> Scalar | None:
    """Return whose a post is, where a field says so with a handle: other words may be of anybody."""
    account = around.fields.get("account")
    return account if account and _HANDLE.fullmatch(account.text.strip()) else None


def _without_kind(texts: Sequence[Scalar]) -> tuple[list[Scalar], Scalar | None]:
    """Return the parts of a post without a line that says its kind, above them or below, and that kind."""
    first, last = texts[0], texts[-1]
    if (above := _KIND_ABOVE.match(first.text)) and kind_named(above["kind"]):
        rest = cut(first, above.end(), len(first.text))
        return [rest, *texts[1:]], cut(first, *above.span("kind"))
    if (below := _KIND_BELOW.search(last.text)) and kind_named(below["kind"]):
        return [*texts[:-1], cut(last, 0, below.start())], cut(last, *below.span("kind"))
    return list(texts), None


def _approval(around: Around) -> Iterator[Entry]:
    """Yield what is said of whether a post may go out; who decides is no answer."""
    said_so = around.fields.get("approval")
    if said_so and is_held_back(said_so.text):
        yield entry("status", said(said_so, "draft"))
    elif said_so and _APPROVED.match(said_so.text):
        yield entry("status", said(said_so, "approved"))
    elif said_so and (status_in(said_so.text) or said_so.text.strip().lower() in NO):
        yield entry("approval", said_so)


def _above(draft: Draft) -> Iterator[Entry]:
    """Yield the title and the hook of a post, where they are no part of its text."""
    fields = draft.around.fields
    in_text = next((part.title for part in draft.parts if part.title), None)
    title = fields.get("titled") or fields.get("title") or in_text
    if title and not _is_said(_uncoded(title), draft):
        yield entry("title", _uncoded(title))
    hook = fields.get("hook")
    if hook and len(draft.parts) == 1 and not _is_said(hook, draft):
        # What stands in front of a caption may be on the picture: nobody can tell, so it is named.
        yield entry("hook", hook)


def _is_said(call: Scalar, draft: Draft) -> bool:
    """Tell whether the text of a post has a call in it already."""
    return any(call.text.strip() in part.text.text for part in draft.parts)


def _channel(around: Around, about: About, draft: Draft) -> Iterator[Entry]:
    if "channel" in around.fields:
        yield entry("channel", around.fields["channel"])
    elif around.channels:
        yield entry("channel", sequence(around.channels, around.channels[0]))
    elif (sort := around.fields.get("sort")) and (on := channel_of_sort(sort.text)):
        yield entry("channel", said(sort, on))
    elif named := network_by_name(draft, about):
        place = draft.parts[0].text
        yield entry("channel", scalar(place.source, place.start, place.start, named))


def network_by_name(draft: Draft, about: About) -> str | None:
    """Return the network that the name of the file says, where threads in it are none of their network."""
    named = channel_named(about)
    if not draft.parts or (named == "threads" and draft.parts[1:]):
        return None
    of_x = named == "threads" != about.path.stem.lower() and speaks_of_x(draft.parts[0].text.source.text)
    return "x" if of_x else named


def _uncoded(words: Scalar) -> Scalar:
    """Return words without the marks of code around them."""
    return said(words, words.text.replace("`", "").strip()) if "`" in words.text else words


def _media(draft: Draft) -> Iterator[Entry]:
    pictures: list[Node] = [image for part in draft.parts for image in part.images]
    written = draft.around.fields.get("media")
    if written is not None:
        alt = draft.around.fields.get("alt")
        pictures += (mapping(place, file=place, alt=alt) for place in files_in(written))
        if in_words(written.text) in FORMATS:
            pictures.append(written)
    if pictures:
        yield entry("media", sequence(pictures, pictures[0]))


def files_in(written: Scalar) -> Iterator[Scalar]:
    """Yield the names of files of pictures, or addresses of such, in what is said of media."""
    for found in _FILE.finditer(written.text):
        yield scalar(written.source, written.start + found.start(), written.start + found.end())


def speaks_of_x(body: str) -> bool:
    """Tell whether a text names X as the place where something goes out."""
    return bool(_ON_X.search(body))


def channel_named(about: About) -> str | None:
    """Return the only channel that the name of the file, or else of its folder, speaks of.

    Folders whose names say no more than that there are posts, or of when, say it of those around them.
    """
    folders = (parent.name for parent in about.path.parents)
    return channel_in_name(about.path.stem) or channel_in_name(next(filter(_says_more, folders), ""))


def _says_more(folder: str) -> bool:
    return not all(word.isdecimal() or word in OF_POSTS for word in in_words(folder).split())
