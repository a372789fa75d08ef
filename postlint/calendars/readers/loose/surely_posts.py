"""Which entries of a plan in YAML or JSON can be nothing else than posts, or several texts of one."""

from __future__ import annotations

from collections.abc import Sequence as List
from typing import Final

from postlint.calendars.key_meanings import by_meaning, is_post_by_sort
from postlint.calendars.readers.loose.texts_for_networks import holds_text, is_wordy, text_of, versions_of
from postlint.calendars.readers.loose.texts_in_parts import words_of
from postlint.calendars.readers.loose.which_entries_are_posts import Found, find
from postlint.calendars.readers.reader import About
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.networks_meant import channels_in
from postlint.source.lazy_patterns import later
from postlint.source.tree import Mapping, Node, scalars_of
from postlint.vocabulary import CHANNELS

_BESIDE_TEXTS: Final = frozenset({"date", "id", "media", "status", "time"})
"""What a post says beside the texts that it has for networks."""
OF_POSTS: Final = later(r"(?<![a-z])(?:tweets?|toots?|skeets?|social)(?![a-z])")
"""What files and folders of posts on networks are called, and those of articles are not."""


def is_social(found: Found) -> bool:
    """Tell whether a post can be nothing else than one: it names a network, or has a text for one."""
    post = found.post
    if not isinstance(post, Mapping) or not found.listed:
        # Names of networks head much else, such as the words of a page in one language.
        return False
    around = by_meaning(found.above)
    channel = by_meaning(post).get("channel") or (around.get("channel") if "date" in around else None)
    if channel and any(_is_network(name.text) for name in scalars_of(channel.value)):
        return True
    return any(is_wordy(version.text) for version in versions_of(post)) or any(
        folded(one.key) in {"tweet", "toot", "skeet"} or is_post_by_sort(one) for one in post
    )


def _is_network(text: str) -> bool:
    """Tell whether ``text`` names a network for posts: programs send messages to other channels as well."""
    return any(name in CHANNELS for name in channels_in(text))


def says_more_of(document: Node, posts: List[Found]) -> bool:
    """Tell whether ``posts`` are the texts of one post for its networks: ``document``, which says more of it.

    Their map may stand beside its day and how far it is, as ``surfaces: {fb_feed: …, ig_feed: …}`` does.
    """
    if not isinstance(document, Mapping) or _BESIDE_TEXTS.isdisjoint(by_meaning(document)):
        return False
    texts = {words_of(version.text) for version in versions_of(document)}
    return bool(posts) and all(
        isinstance(one.post, Mapping)
        and not (one.group or one.listed or one.aside)
        and (text := text_of(one.post)[0]) is not None
        and words_of(text) in texts
        for one in posts
    )


def posts_in(document: Node, about: About) -> list[Found]:
    """Return what is taken for posts: in files that nobody calls calendars, only what can be nothing else."""
    found = list(find(document, has_posts=about.is_said_to_hold_posts, is_social=about.is_named(OF_POSTS)))
    if about.said_to_be_one:
        return found
    # What has no text yet says nothing of those that are written.
    written = [one.post for one in found if isinstance(one.post, Mapping) and holds_text(one.post)]
    if sum(map(has_words, written)) * 2 < len(written):
        return [one for one in found if one.native or one.aside]
    # What stands in one list is of one sort.
    social = {id(one.group or one) for one in found if is_social(one)}
    return [
        one
        for one in found
        if (one.native or one.among_posts or one.aside)
        or (about.is_named_like_one or id(one.group or one) in social)
    ]


def has_words(post: Node) -> bool:
    """Tell whether a post has a text that people write to be read, for all networks or for one."""
    if not isinstance(post, Mapping):
        return False
    return is_wordy(text_of(post)[0]) or any(is_wordy(version.text) for version in versions_of(post))
