"""One post a Markdown file: front matter says who posts it and what goes with it, the body is its text.

The fields are those of https://github.com/usegalaxy-eu/galaxy-social (``media:`` names accounts) and
those of postlint's own posts. One file for several accounts is one post in the mix of each.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Sequence as Several
from dataclasses import replace
from typing import Final

from postlint.calendars.key_meanings import by_meaning, channel_of, is_post_by_sort, key_of, meaning
from postlint.calendars.readers.loose.networks_of_posts import items_of
from postlint.calendars.readers.loose.which_entries_are_posts import Found
from postlint.calendars.readers.loose.words_of_calendars import reworded, speaks_otherwise
from postlint.calendars.readers.markdown_text import TOO_LONG, Rendered, html_comments, is_too_long, render
from postlint.calendars.readers.one_post_by_name import (
    NOWHERE,
    account_names,
    goes_out_nowhere,
    is_named_post,
    is_toot,
    names_account_of_network,
    placed,
)
from postlint.calendars.readers.one_post_fields import fields_beside, with_fields
from postlint.calendars.readers.one_post_headings import BESIDE, NO_POSTS, post_headings, text_of_body
from postlint.calendars.readers.reader import EMPTY, About, Reading, lines_named
from postlint.calendars.readers.sections.counted_parts import announces_parts
from postlint.calendars.readers.sections.heading_words import LENGTHS
from postlint.calendars.readers.tweet_toot import late
from postlint.calendars.templates_and_blanks import is_form_of_date, is_form_of_text
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.network_names import CHANNEL_NAMES, names_networks_alone
from postlint.calendars.terms.networks_meant import channels_in, is_everywhere
from postlint.source.front_matter import is_in_code, parse_with_body
from postlint.source.spans import Source
from postlint.source.tree import (
    Comment,
    Entry,
    Mapping,
    Node,
    Parsed,
    Scalar,
    Sequence,
    entry,
    mapping,
    sequence,
)
from postlint.vocabulary import CHANNELS

_TEXTS: Final = frozenset({"text", "thread"})
_CHANNELS: Final = frozenset({*CHANNELS, "twitter"})
_NAMES: Final = ("network", "name", "platform", "provider", "channel", "type", "id")
_BY_ACCOUNT: Final = frozenset({"mentions", "hashtags"})
"""What publishers add to the text, for each account something else."""
_HEADING: Final = re.compile(r"^#{1,6}[ \t]+([^\n#]*[^\s#])", re.MULTILINE)
_FENCED: Final = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_DIVIDER: Final = re.compile(r"^[ \t]{0,3}(?:-[ \t]*){3,}$", re.MULTILINE)
_VERSIONS: Final = (
    "one post in several versions under headings ({}). Name the file under readers: as sections, which "
    "counts the first, or keep one of them"
)
_TITLED: Final = re.compile(r"(?:\[[^\[\]\n]{2,60}\]|\*\*[^*\n]{2,60}\*\*:?|[^.!?\n]{2,40}:)[ \t]*\n")
"""A first line that says what a text is about, or where it stands among others."""
_COUNTED: Final = re.compile(r"^[ \t]*(?P<number>\d{1,2})/(?:\d{1,2}|n)?(?=[\s.:)])", re.MULTILINE)
_THREAD: Final = re.compile(r"(?<![a-z])(?:thread|hilo|tweetstorm)(?![a-z])", re.IGNORECASE)
_DIVIDED: Final = (
    "lines of hyphens divide several texts in it, of which nothing says whether they are posts or parts of "
    'one thread. Write a heading such as "## Post 1" above each post, or 1/n in front of each part'
)
_FORM: Final = "a form for new posts: its date or text is still to be filled in"
_SEVERAL: Final = (
    "several posts under headings ({}). postlint reads one post a file: give each a file of its own"
)


def parse(source: Source) -> Parsed:
    """Parse front matter and body. HTML comments for postlint count as comments, but not in fences."""
    parsed = parse_with_body(source, _says_of_a_post)
    in_body = [
        Comment(f"# {words}", source, start, end)
        for start, end in html_comments(source.text)
        if (words := source.text[start + len("<!--") : end - len("-->")].strip()).startswith("postlint:")
    ]
    fences = [found.span() for found in _FENCED.finditer(source.text)] if in_body else []
    spoken = (one for one in in_body if not _is_inside(one.start, fences))
    return replace(parsed, comments=(*parsed.comments, *spoken))


def _is_inside(place: int, stretches: Several[tuple[int, int]]) -> bool:
    """Tell whether ``place`` is in one of ``stretches``, which are in their order."""
    before = bisect_left(stretches, (place,))
    return before > 0 and place < stretches[before - 1][1]


def _says_of_a_post(front: Mapping) -> bool:
    """Tell whether a map says where or when a post goes out, whose text stands elsewhere."""
    said = by_meaning(front).keys()
    return bool({"channel", "accounts", "date", "time"} & said) and not _TEXTS & said


def _is_post(document: Node, about: About) -> bool:
    """Tell whether ``document`` is a post: its front matter says on which accounts or networks it goes out.

    In a file that somebody says to be one, any front matter will do, and ``readers:`` does without.
    """
    front = document.get("front") if isinstance(document, Mapping) else None
    if not isinstance(front, Mapping):
        return about.reader_forced
    if about.said_to_be_one:
        return True
    front = _flat(front)
    written = by_meaning(front).get("channel")
    names = [name.text for name in front.scalars(written.key)] if written else []
    known = channels_in if about.is_named_like_one else _by_name
    says_where = bool(names) and all(is_everywhere(name) or known(name) for name in names)
    says_where |= bool(names) and "date" in by_meaning(front) and all(map(names_networks_alone, names))
    return (
        says_where
        or bool(account_names(front))
        or any(map(names_account_of_network, (*front.scalars("account"), *front.scalars("accounts"))))
        or any(map(is_post_by_sort, front))
    )


def _parts(body: Scalar) -> list[Rendered]:
    """Return what a body says, in the parts of a thread where lines of hyphens divide it."""
    text, ends = body.source.text, [body.start]
    fences = [found.span() for found in _FENCED.finditer(text, body.start, body.end)]
    for line in _DIVIDER.finditer(text, body.start, body.end):
        if not any(start < line.start() < end for start, end in fences):
            ends += line.span()
    starts = [*ends, body.end]
    parts = [render(body.source, start, end) for start, end in zip(starts[::2], starts[1::2], strict=True)]
    written = [part for part in parts if part.text.text or part.images]
    # What has a heading is no part of a thread, and lines then divide something else.
    if len(written) > 1 and all(part.text.text for part in written) and not _HEADING.search(body.text):
        return written
    return [render(body.source, body.start, body.end)]


def _are_apart(parts: Several[Rendered], front: Mapping, about: About) -> bool:
    """Tell whether texts between lines are several posts: one counts parts itself, or most have titles."""
    named = (about.path.stem, *(one.value.text for one in front if isinstance(one.value, Scalar)))
    if any(map(_THREAD.search, (*named, *(one.key for one in front)))):
        return False
    counts = [len(_COUNTED.findall(part.text.text)) for part in parts]
    titled = sum(bool(_TITLED.match(part.text.text)) for part in parts)
    return max(counts) > 1 or (titled > 1 and titled * 2 >= len(parts) and not any(counts))


def _why_not_one(
    front: Mapping, body: Scalar, said: Rendered, others: Several[Rendered], about: About
) -> str | None:
    """Return why a file is not one post: it is a form for them, or holds several or versions of one."""
    if is_form_of_text(said.text.text) or _has_form_of_date(front):
        return _FORM
    if others and _are_apart((said, *others), front, about):
        return _DIVIDED
    headings = post_headings(body.text)
    if headings.several and not any(channel_of(written.key) for written in front):
        return _SEVERAL.format(headings.in_short)
    versions = [found[1] for found in _HEADING.finditer(body.text) if found[1].lower() in LENGTHS]
    return _VERSIONS.format(", ".join(versions)) if len(versions) > 1 else None


def _has_form_of_date(front: Mapping) -> bool:
    written = by_meaning(front).get("date")
    return written is not None and any(is_form_of_date(one.text) for one in front.scalars(written.key))


def _flat(front: Mapping) -> Mapping:
    """Return ``front`` with names and moments in place of maps that hold them, as schedulers write them.

    That is ``providers: [{network: x}]`` and ``publicationDate: {dateTime: …, timezone: …}``.
    """
    return replace(front, entries=tuple(map(_flat_entry, front)))


def _flat_entry(written: Entry) -> Entry:
    key, value = meaning(written.key), written.value
    if key == "date" and isinstance(value, Mapping):
        moment = next((one.value for one in value if meaning(one.key) == "date"), None)
        return replace(written, value=moment) if moment else written
    if (key != "channel" and folded(written.key) != "providers") or not isinstance(value, Sequence):
        return written
    names = [_name(item) for item in value.items]
    if not names or not all(name is not None and channels_in(name.text) for name in names):
        return written
    return replace(written, key="channel", value=sequence(filter(None, names), value))


def _name(item: Node) -> Scalar | None:
    """Return the name of a network, alone or in a map."""
    if isinstance(item, Mapping):
        return next((found for key in _NAMES if (found := item.scalar(key))), None)
    return item if isinstance(item, Scalar) else None


def _by_name(text: str) -> bool:
    """Tell whether ``text`` is the name of a network: "Mac OS X" holds one, and is none."""
    return " ".join(text.lower().split()) in CHANNEL_NAMES


def read(document: Node, about: About) -> Reading | None:
    """Return the one post of the file."""
    front = document.get("front") if isinstance(document, Mapping) else None
    body = document.get("body") if isinstance(document, Mapping) else None
    if not isinstance(body, Scalar) or not (isinstance(front, Mapping) or body.text.strip()):
        return Reading(declined=EMPTY)
    given = front if isinstance(front, Mapping) else None
    is_told = is_named_post(given, body, about) or (is_toot(given, body) and not about.lies_elsewhere)
    is_example = is_in_code(document) and not about.is_of_posts
    if is_example or not (is_told or _is_post(document, about)):
        waits = goes_out_nowhere(given, body, about)
        return Reading(declined=NOWHERE, lacking=True, likely="a text with a day") if waits else None
    fields = _flat(front) if isinstance(front, Mapping) else Mapping((), body.source, 0, 0)
    if is_too_long(body.text):
        return Reading(declined=TOO_LONG)
    body, network, fields = placed(body, fields, about)
    whole, (body, notes) = body, text_of_body(body)
    beside = fields_beside(body, whole.end, fields)
    body, fields = beside.text, with_fields(fields, beside.fields)
    if beside.lines:
        notes = (*notes, f"{NO_POSTS} ({lines_named(beside.lines)})")
    said, *parts = _parts(body)
    others = [one for one in parts if not announces_parts(one.text.text)]
    if told := [one.text.span.line for one in parts if announces_parts(one.text.text)]:
        notes = (*notes, f"{BESIDE} ({lines_named(told)})")
    if not said.text.text and not fields.entries:
        return Reading(declined=EMPTY)
    post = Mapping(tuple(_entries(fields, said, others)), document.source, document.start, document.end)
    if why := _why_not_one(fields, body, said, others, about):
        return Reading(declined=why)
    posts = _in_words_of_calendars(post, about)
    return Reading(
        mapping(document, posts=sequence(posts, document)),
        problems=tuple(late(document, given)),
        notes=notes,
        network=network,
    )


def _in_words_of_calendars(post: Mapping, about: About) -> list[Mapping]:
    """Return ``post``, or what goes out of it where it has other words for its fields than calendars."""
    if not speaks_otherwise(Found(post, (), native=True)):
        return [post]
    return [reworded(item, about.date_order) for item in items_of(post, ())]


def _entries(front: Mapping, body: Rendered, others: list[Rendered]) -> Iterator[Entry]:
    """Yield the fields of the post in the native words, each at its place."""
    names = account_names(front)
    pictures: list[Node] = []
    for written in front:
        if written.key == "media" and names:
            on_channels = all(name.text.lower() in _CHANNELS for name in names)
            listed = written.value if isinstance(written.value, Sequence) else sequence(names, names[0])
            yield replace(written, key="channel" if on_channels else "accounts", value=listed)
        elif written.key in {"media", "images"}:
            pictures += written.value.items if isinstance(written.value, Sequence) else (written.value,)
        elif written.key not in _BY_ACCOUNT or not isinstance(written.value, Mapping):
            yield written
    pictures += (image for part in (body, *others) for image in part.images)
    if pictures:
        yield entry("media", sequence(pictures, pictures[0]))
    if body.text.text and not any(key_of(written) in _TEXTS for written in front):
        texts = [part.text for part in (body, *others)]
        yield entry("thread", sequence(texts, body.text)) if others else entry("text", body.text)
