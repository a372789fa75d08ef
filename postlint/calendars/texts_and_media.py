"""The texts and media of a post: which entries hold them, what they become, and texts that YAML cuts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from postlint.calendars.key_meanings import (
    TEXT_KEYS,
    all_meaning,
    has_words,
    is_answer,
    is_given,
    key_of,
    meaning,
    plainness,
    says_video,
)
from postlint.calendars.model import Media
from postlint.calendars.terms.field_names import folded, without_language
from postlint.calendars.terms.network_names import VIDEO_CHANNELS
from postlint.calendars.terms.networks_meant import FORMATS, NO, channels_in, is_everywhere, is_video
from postlint.calendars.terms.placeholders_and_dittos import refers_elsewhere, says_no_text
from postlint.calendars.terms.status_words import status_in
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.tree import (
    Comment,
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    entry,
    items_of,
    mapping,
    scalars_of,
)
from postlint.vocabulary import in_words

_DESCRIPTION: Final = later(
    r"\(\s*(?:alt(?:[- ]?text)?|texto alternativo|texte alternatif)\s*[:=](?P<alt>[^()]{1,2000})\)",
    re.IGNORECASE,
)
_BETWEEN_FILES: Final = later(r"[\s(),;|]")
_FILE: Final = later(r".+\.\w{2,4}")
_STATUS: Final = "status"
_OF_TOOTS: Final = frozenset(
    {
        *("status", "visibility", "sensitive", "spoiler_text", "language", "scheduled_at", "media_ids"),
        *("in_reply_to_id", "poll", "cw", "quote_approval_policy", "quoted_status_id", "application_id"),
    }
)
"""What stands beside the text of a post in Mastodon's own words."""
_A_FEW_WORDS: Final = 3
_HASHTAG: Final = later(r"#[^\W\d_]")


def described(written: str) -> list[tuple[str, str]]:
    """Return the files that ``written`` names with their descriptions: "gate.jpg (alt: An open gate)"."""
    pairs, done = [], 0
    for found in _DESCRIPTION.finditer(written):
        # Looked for from its end: what may be the name of a file begins at every letter.
        file = _BETWEEN_FILES.split(written[done : found.start()].rstrip())[-1]
        if _FILE.fullmatch(file):
            pairs.append((file, found["alt"].strip()))
        done = found.end()
    return pairs


def media_under(one: Entry, first: Entry) -> Iterator[Node]:
    """Yield the media under a key, each as a video of its own where the ``first`` key is for others, too."""
    for item in items_of(one.value):
        if not says_video(one) or says_video(first):
            yield item
        elif isinstance(item, Mapping):
            yield replace(item, entries=tuple(map(_as_video, item)))
        else:
            yield mapping(item, video=item) if isinstance(item, Scalar) and _is_file(item) else item


def _is_file(item: Scalar) -> bool:
    return not described(item.text) and in_words(item.text) not in FORMATS and not is_no_file(item.text)


def is_no_file(written: str) -> bool:
    """Tell whether ``written`` stands in place of a file and is none: "none", "no", "as above"."""
    return says_no_text(written) or refers_elsewhere(written) or written.strip().lower() in NO


def _as_video(one: Entry) -> Entry:
    return entry("video", one.value) if key_of(one, "media_item") == "file" else one


def goes_out_as_video(node: Mapping, shown: Iterable[Media]) -> bool:
    """Tell whether a post is a video: by its network, its key for media, or a file that it shows."""
    media = node.entry("media")
    return (
        any(channel.value in VIDEO_CHANNELS for channel in node.scalars("channel"))
        or (media is not None and says_video(media))
        or any(medium.video or is_video(medium.file or "") for medium in shown)
    )


def read_media(post: Mapping) -> Iterator[Media]:
    """Yield the media of a post, and those of each part of a thread."""
    for part, under, medium in media_of(post):
        # Some say what is to be shown, and not in which file.
        if not isinstance(medium, Scalar) or _names_file(medium):
            yield _read_medium(medium, part, video=says_video(under))


def media_of(post: Mapping) -> Iterator[tuple[int | None, Entry, Node]]:
    """Yield what stands for each medium, with the number of its part of a thread, and what it is under."""
    for number, holder in enumerate((post, *parts_of(post))):
        under = holder.entry("media") if isinstance(holder, Mapping) else None
        if under:
            yield from ((number or None, under, medium) for medium in items_of(under.value))


def once_each(media: Collection[Media]) -> Iterator[Media]:
    """Yield the media, a file that is named twice for one part once for all words that describe it."""
    with_words = {(one.file, one.part) for one in media if one.alt}
    seen: set[tuple[str | None, int | None, str | None]] = set()
    for medium in media:
        said = (medium.file, medium.part, medium.alt)
        is_bare = not medium.alt and said[:2] in with_words
        if medium.file is None or not (is_bare or said in seen):
            yield medium
        seen.add(said)


def _names_file(written: Scalar) -> bool:
    """Tell whether what stands in place of a file names one, and not only what is shown, as "image" does."""
    return in_words(written.text) not in FORMATS


def _read_medium(node: Node, part: int | None, *, video: bool) -> Media:
    if isinstance(node, Mapping):
        file, named = node.entry("file"), node.scalar("file")
        video = video or (file is not None and says_video(file))
        name = named.text if named and _names_file(named) else None
        return Media(name, node.text("alt"), node.span, part, video)
    return Media(node.text if isinstance(node, Scalar) else None, None, node.span, part, video)


def texts_in(post: Mapping) -> list[Entry]:
    """Return the entries that may hold the text of ``post``: threads first, then the plainest words."""
    named = [entry for entry in post if key_of(entry) in TEXT_KEYS and is_given(entry.value)]
    if not any(meaning(entry.key) in TEXT_KEYS and not is_answer(entry.value) for entry in post):
        named = named or [entry for entry in post if _is_for_all(entry)]
        named = named or [entry for entry in post if _is_a_toot(entry) and not _has_other_texts(post)]
        named = named or [entry for entry in post if is_text_in_a_language(entry)] or _texts_of_video(post)
    if len(named) > 1:
        named.sort(key=lambda entry: (key_of(entry) == "text", plainness(entry)))
    return named


def is_text_in_a_language(entry: Entry) -> bool:
    """Tell whether ``entry`` has a text in one language, as "text_en" beside "text_de" does."""
    plain = without_language(entry.key)
    return plain != entry.key and meaning(plain) in TEXT_KEYS and is_given(entry.value)


def _texts_of_video(post: Mapping) -> list[Entry]:
    """Return what goes out with a video beside it: its description, or else its title."""
    if not any(_is_of_videos(one) for one in post):
        return []
    return all_meaning(post, "description")[:1] or all_meaning(post, "title")[:1]


def _is_of_videos(one: Entry) -> bool:
    """Tell whether ``one`` says that a post is a video: by its channel, or a key for the file of one."""
    key = key_of(one)
    if key == "channel":
        named = (channels_in(name.text) for name in scalars_of(one.value))
        return any(channel in VIDEO_CHANNELS for channels in named for channel in channels)
    return key == "media" and says_video(one) and is_given(one.value)


def calls_text_otherwise(post: Mapping) -> bool:
    """Tell whether the text of ``post`` is one only because nothing else there is."""
    return any(key_of(entry) not in TEXT_KEYS for entry in texts_in(post))


def _is_for_all(entry: Entry) -> bool:
    """Tell whether ``entry`` has the text for all networks, as in "all: …" beside "x: …"."""
    return is_everywhere(entry.key) and isinstance(entry.value, Scalar) and has_words(entry.value.text)


def _has_other_texts(post: Mapping) -> bool:
    """Tell whether anything but Mastodon's own words stands beside what it calls a status."""
    others = (entry for entry in post if folded(entry.key) not in _OF_TOOTS)
    return any(key_of(one) not in {"date", "time", "media", "account", "id", "reply_to"} for one in others)


def _is_a_toot(entry: Entry) -> bool:
    """Tell whether ``entry`` is what Mastodon calls a status, and not how far a post has got.

    Source: docs.joinmastodon.org/methods/statuses, of which ``status`` is the text.
    """
    if folded(entry.key) != _STATUS or not isinstance(entry.value, Scalar):
        return False
    words = entry.value.text.split()
    return len(words) > _A_FEW_WORDS and status_in(entry.value.text) is None


def is_cut(comment: Comment) -> bool:
    """Tell whether a comment may be the end of a text without quotes, which YAML cuts at a hash."""
    follows_plain_text = comment.after is not None and comment.after.style == "plain"
    return follows_plain_text and not comment.text.lstrip("# ").startswith("postlint:")


def cut_texts(post: Mapping, cuts: dict[int, Comment]) -> Iterator[Diagnostic]:
    """Yield a problem for each text of ``post`` that YAML cuts at a hash."""
    for text in texts_of(post) if cuts else ():
        if comment := cuts.get(text.start):
            yield Diagnostic(
                comment.span,
                "YAML cuts the text at the hash, so this is no part of the post. "
                "Put the text in quotes, or write it as a block (|).",
                "reading/cut-text",
            )


def cut_at_once(post: Node, cuts: dict[int, Comment]) -> Iterator[Diagnostic]:
    """Yield a problem where YAML takes a text with a hash in front for a comment, or ends it at a comma."""
    entries = post.entries if isinstance(post, Mapping) else ()
    if not any(isinstance(one.value, Scalar) and one.value.value is None for one in entries):
        return
    for one, following in pairwise((*entries, None)):
        if one is None or key_of(one) != "text" or not isinstance(one.value, Scalar):
            continue
        comment = cuts.get(one.value.start) if one.value.value is None else None
        if comment and _HASHTAG.match(comment.text):
            message = "YAML takes this for a comment, so the post has no text. Put the text in quotes."
            yield Diagnostic(comment.span, message, "reading/cut-text")
        if following and _is_rest_of_text(one.value, following):
            yield Diagnostic(
                following.key_node.span,
                "YAML ends the text at the comma, so this is no part of the post. Put the text in quotes.",
                "reading/cut-text",
            )


def _is_rest_of_text(text: Scalar, following: Entry) -> bool:
    """Tell whether a key without a value, behind a comma, is what follows in a text without quotes."""
    key, value = following.key_node, following.value
    between = text.source.text[text.end : key.start].strip()
    is_bare = isinstance(value, Scalar) and value.value is None and not value.text and ":" not in key.text
    return is_bare and between == "," and {text.style, key.style} == {"plain"} and key_of(following) is None


def texts_of(post: Mapping) -> tuple[Scalar, ...]:
    """Return the text of ``post``, or one for each part of its thread: an empty one where a part has none."""
    nodes = (post.get("text"), *map(_text_of_part, parts_of(post)))
    return tuple(node for node in nodes if isinstance(node, Scalar))


def parts_of(post: Mapping) -> tuple[Node, ...]:
    """Return the parts of the thread that ``post`` is: texts, or mappings of text and media."""
    thread = post.get("thread")
    return thread.items if isinstance(thread, Sequence) else ()


def _text_of_part(part: Node) -> Node:
    if isinstance(part, Mapping):
        return part.get("text") or tree.scalar(part.source, part.end, part.end)
    return part
