"""Handles and links to posts, in the shapes that the channels give them.

All expressions here are linear in their input: no part of one can match in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from postlint.records import dataclass
from postlint.source.lazy_patterns import later

_LONGEST = 2048
"""Browsers and channels cut links here; longer ones are no address of a post or person."""

_NAME = r"[\w-]+(?:\.[\w-]+)*"
_HANDLE = re.compile(rf"@?({_NAME})(?:@({_NAME})(?::\d{{1,5}})?)?", re.ASCII)
_PAGE = later(r"@?[^\W_][^\s@/:<>\[\]{}]*(?: [^\s@/:<>\[\]{}]+)*")
"""The name of a page as people write it: words, each of which may hold marks that no address has."""
_LONGEST_NAME = 100
_MENTION = re.compile(rf"(?<![\w@/])@(?P<handle>\w+(?:[.-]\w+)*)(?:@{_NAME})?", re.ASCII)
_LINK = re.compile(
    rf"(?:https?://(?P<host>{_NAME})|(?P<bare>[\w-]+(?:\.[\w-]+)+))(?::\d{{1,5}})?(?P<path>/\S*)",
    re.IGNORECASE | re.ASCII,
)
_MIRRORS = ("www.", "mobile.", "m.")


@dataclass(frozen=True, slots=True)
class Network:
    """How one network writes the addresses of posts and of people, as expressions for the path.

    Where HANDLE, or a group of that name, is in one, that is the author. A network without ``hosts``
    stands for every other server, as Mastodon's many do.
    """

    hosts: frozenset[str]
    posts: tuple[str, ...]
    people: tuple[str, ...] = ()


def _network(hosts: str, posts: tuple[str, ...], people: tuple[str, ...] = ()) -> Network:
    return Network(frozenset(hosts.split()), posts, people)


@cache
def _compiled(path: str) -> re.Pattern[str]:
    """Return the expression for ``path``, compiled at the first link: most calendars have none."""
    return re.compile(path.replace("HANDLE", rf"(?P<handle>{_NAME})") + r"(?:[/?#].*)?$", re.ASCII)


NETWORKS: tuple[Network, ...] = (
    # x.com/i/… is a page that belongs to nobody, so it must come before a name is looked for.
    _network(
        "x.com twitter.com", (r"/i/(?:web/)?status/\d+", r"/HANDLE/status(?:es)?/\d+"), (r"/(?!i/)HANDLE",)
    ),
    _network(
        "bsky.app", (r"/profile/did:[\w:.-]+/post/\w+", r"/profile/HANDLE/post/\w+"), (r"/profile/HANDLE",)
    ),
    _network("threads.net threads.com", (r"/@HANDLE/post/[\w-]+", r"/t/[\w-]+"), (r"/@HANDLE",)),
    _network(
        "linkedin.com",
        (r"/posts/(?P<handle>[a-zA-Z0-9-]+)_[^/?#]+", r"/feed/update/urn:li:\w+:\d+"),
        (r"/(?:company|showcase|school|in)/HANDLE",),
    ),
    _network(
        "instagram.com",
        (r"/(?:p|reels?|tv)/[\w-]+", r"/stories/HANDLE/\d+", r"/HANDLE/(?:p|reel)/[\w-]+"),
        (r"/HANDLE",),
    ),
    _network(
        "facebook.com",
        (
            r"/(?:permalink|story|photo)(?:\.php)?/?\?[^#]*",
            r"/share/[prv]/\w+",
            r"/reel/\d+",
            r"/groups/[\w.-]+/(?:posts|permalink)/\d+",
            r"/HANDLE/(?:posts|videos|photos)/[^?#]+",
        ),
        (r"/HANDLE",),
    ),
    _network("tiktok.com", (r"/@HANDLE/(?:video|photo)/\d+",), (r"/@HANDLE",)),
    # A link to a video is something to watch, not a share: only community posts are posts.
    _network("youtube.com", (r"/post/[\w-]+",), (r"/@HANDLE", r"/(?:c|user)/HANDLE")),
    _network(
        "",
        (r"/(?:web/)?@HANDLE(?:@[\w.-]+)?/(?:(?:posts|statuses)/\w+|\d+)", r"/users/HANDLE/statuses/\w+"),
        (r"/(?:web/)?@HANDLE(?:@[\w.-]+)?", r"/users/HANDLE"),
    ),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A handle in a text: its :func:`normalise` form and its code-point offsets."""

    handle: str
    start: int
    end: int


def normalise(handle_or_url: str) -> str | None:
    """Return the handle in a form that can be compared, or None where there is none.

    Takes a handle (``@CityParks``, ``cityparks@mastodon.social``), the name of a page ("Springfield City
    Council", which is also ``@SpringfieldCityCouncil``), or the address of a person or of a post. The server
    is dropped (``cityparks``), since people list a handle once for all channels; domains that are themselves
    handles on Bluesky stay (``parks.example.org``).
    """
    written = handle_or_url.strip()[:_LONGEST]
    link = _LINK.fullmatch(written)
    if link is None:
        handle = _HANDLE.fullmatch(written)
        return _comparable(handle[1]) if handle else _page(written)
    network = _network_of(link)
    for pattern in map(_compiled, (*network.posts, *network.people)):
        found = pattern.match(link["path"])
        if found:
            return _comparable(found["handle"]) if "handle" in pattern.groupindex else None
    return None


def is_page_name(handle: str) -> bool:
    """Tell whether ``handle`` is the name of a page in words, which is no handle on most networks."""
    written = handle.strip()
    return (
        _LINK.fullmatch(written) is None and _HANDLE.fullmatch(written) is None and _page(written) is not None
    )


def _page(written: str) -> str | None:
    return _squeezed(written) if len(written) <= _LONGEST_NAME and _PAGE.fullmatch(written) else None


def _squeezed(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def is_status_url(text: str) -> bool:
    """Tell whether ``text`` is the address of one post, on any network, and nothing else."""
    written = text.strip()
    link = _LINK.fullmatch(written) if len(written) <= _LONGEST else None
    if link is None:
        return False
    return any(_compiled(path).match(link["path"]) for path in _network_of(link).posts)


_CHANNELS = {
    **dict.fromkeys(("x.com", "twitter.com"), "x"),
    **dict.fromkeys(("threads.net", "threads.com"), "threads"),
    "bsky.app": "bluesky",
    **{f"{name}.com": name for name in ("linkedin", "instagram", "facebook", "tiktok", "youtube")},
}
"""The channels by their hosts; every other server whose addresses fit is taken for one of Mastodon's."""


def channel_of_url(text: str) -> str | None:
    """Return the channel on which the post at the address ``text`` stands, or None where it is no post's."""
    link = _LINK.fullmatch(text.strip()) if is_status_url(text) else None
    if link is None:
        return None
    hosts = _network_of(link).hosts
    return next((_CHANNELS[host] for host in hosts), "mastodon")


def mentions(text: str, names: Collection[str] = ()) -> tuple[Mention, ...]:
    """Return the handles that ``text`` names, in order; those inside links and e-mails are none.

    Of ``names``, in the form of :func:`normalise`, those of pages are known by all their words.
    """
    return tuple(_mention(found, text, names) for found in _MENTION.finditer(text))


def _mention(found: re.Match[str], text: str, names: Collection[str]) -> Mention:
    handle = _comparable(found["handle"])
    begins = _squeezed(handle)
    longer = [name for name in names if name.startswith(begins) and name != handle]
    if not longer:
        return Mention(handle, *found.span())
    end = found.end()
    for word in re.finditer(r"\S+", text[end : end + _LONGEST_NAME]):
        said = _squeezed(text[found.start() : end + word.end()])
        name = next((name for name in longer if name == said), None)
        if name:
            marks = len(word[0]) - len(word[0].rstrip(".,:;!?)"))
            return Mention(name, found.start(), end + word.end() - marks)
    return Mention(handle, *found.span())


def _network_of(link: re.Match[str]) -> Network:
    name = (link["host"] or link["bare"]).lower()
    for prefix in _MIRRORS:
        name = name.removeprefix(prefix)
    return next(network for network in NETWORKS if name in network.hosts or not network.hosts)


def _comparable(handle: str) -> str:
    return handle.lower().removesuffix(".bsky.social")
