"""What Bluesky says an account posted: the JSON of ``app.bsky.feed.getAuthorFeed``, or its bare records.

A file holds one page of it, or a list of pages. Lexicons: app.bsky.feed.defs#feedViewPost,
com.atproto.repo.listRecords. Or it is one request, as teams keep them for a program that posts
(github.com/nodejs/bluesky): ``{action: reply, account: …, richText: …, replyURL: …}``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from typing import Final

from postlint.calendars.key_meanings import is_given
from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.readers.shared_by_archives import calendar, deeper, made, published, text_at, worded
from postlint.calendars.terms.networks_meant import PICTURE, VIDEO
from postlint.source.diagnostic import Diagnostic
from postlint.source.suggest import did_you_mean
from postlint.source.tree import Mapping, Node, Scalar, Sequence, mapping, sequence

_REPOST: Final = "app.bsky.feed.defs#reasonRepost"
_POST: Final = "app.bsky.feed.post"
_NO_REPLIES: Final = (
    "no reply to anybody is in this feed. Bluesky gives such feeds where replies were filtered out "
    "(filter=posts_no_replies, posts_and_author_threads), and an account must not be blamed for that. "
    "Fetch it with filter=posts_with_replies. If the account really answers nobody, name this file under "
    "readers: in postlint.yaml, with bluesky as its reader"
)
_LINK_OF_ACTION: Final[Dict[str, Dict[str, str]]] = {
    "post": {},
    "reply": {"replyURL": "reply_to"},
    "repost": {"repostURL": "repost_of"},
    "quote-post": {"repostURL": "quote_of"},
}
"""What a request may ask for, with its key for which post, and that of calendars."""
_NO_ACTION: Final = f"its action is none of {', '.join(_LINK_OF_ACTION)}"
_OF_REQUESTS: Final = ("richText", "repostURL", "replyURL", "richTextFile")
_TEXT_ELSEWHERE: Final = (
    "The text of this post stands in a file of its own, which postlint does not read with it. "
    "Write it here, under richText:"
)


def _pages(document: Node) -> tuple[Node, ...]:
    return document.items if isinstance(document, Sequence) else (document,)


def _is_feed(document: Node) -> bool:
    """Tell whether ``document`` is an author's feed."""
    pages = _pages(document)
    return bool(pages) and all(
        isinstance(feed := deeper(page, "feed"), Sequence)
        and all(isinstance(deeper(item, "post", "record"), Mapping) for item in feed.items)
        for page in pages
    )


def _records(document: Node) -> list[Mapping]:
    """Return the posts of a repository, if ``document`` is a list of nothing but those."""
    listed = [deeper(page, "records") for page in _pages(document)]
    items = [item for one in listed if isinstance(one, Sequence) for item in one.items]
    records = [item for item in items if isinstance(item, Mapping)]
    return records if all(text_at(item, "value", "$type") == _POST for item in items) else []


def _in_feed(record: Mapping) -> Mapping:
    """Return a bare record as it stands in a feed."""
    uri = record.scalar("uri") or made(record, "")
    author = mapping(record, did=worded(uri, _owner(uri.text)))
    return mapping(record, post=mapping(record, uri=uri, author=author, record=record.get("value")))


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar of what the author of a feed posted, or why the feed cannot be judged."""
    if isinstance(document, Mapping) and text_at(document, "account"):
        action = document.scalar("action") if any(map(document.get, _OF_REQUESTS)) else None
        if action:
            return _requested(document, action)
    records = _records(document)
    if not records and not _is_feed(document):
        return None
    items = list(_each_once(map(_in_feed, records) if records else _items(document)))
    author = next((found for item in items if (found := _author(item)) is not None), None)
    answered = any(_is_answer(item, author) for item in items)
    # From a repository nothing is filtered out.
    if items and not answered and not records and not about.reader_forced:
        return Reading(declined=_NO_REPLIES)
    handle = text_at(author, "handle")
    posts = [_post(item, author) for item in items]
    facts = _facts(document, author) if author else None
    return Reading(calendar(document, posts, f"@{handle}" if handle else None, facts))


def _requested(request: Mapping, action: Scalar) -> Reading:
    """Return the calendar of the post that a request asks for; beside its ``result``, it went out."""
    if action.text not in _LINK_OF_ACTION:
        if advice := did_you_mean(action.text, _LINK_OF_ACTION):
            return _refused(action, f'There is no action "{action.text}".{advice}', "reading/unfit-value")
        return Reading(declined=_NO_ACTION, likely="a request for a post", lacking=True)
    text, elsewhere = (request.get(key) for key in ("richText", "richTextFile"))
    if elsewhere and is_given(elsewhere) and not (text and is_given(text)):
        return _refused(elsewhere, _TEXT_ELSEWHERE, "reading/unreadable")
    link = _LINK_OF_ACTION[action.text]
    if missing := [key for key in link if not text_at(request, key)]:
        why = f"Which post is it about? Write its address under {missing[0]}:, or post as the action."
        return _refused(action, why, "reading/missing-key")
    means = {"account": "account", "richText": "text", **link}
    result = request.get("result")
    went_out = result is not None and is_given(result)
    status = made(request, "published") if went_out else None
    said = (replace(one, key=means[one.key]) for one in request if one.key in means)
    post = replace(
        request, entries=(*said, *mapping(request, channel=made(request, "bluesky"), status=status))
    )
    return Reading(calendar(request, [post]), dated_by_name=went_out)


def _refused(place: Node, why: str, rule: str) -> Reading:
    problem = Diagnostic(place.span, why, rule)
    return Reading(declined=f"line {place.span.line}: {why}", problems=(problem,))


def _items(document: Node) -> Iterator[Mapping]:
    for page in _pages(document):
        feed = deeper(page, "feed")
        yield from (
            item for item in (feed.items if isinstance(feed, Sequence) else ()) if isinstance(item, Mapping)
        )


def _each_once(items: Iterable[Mapping]) -> Iterator[Mapping]:
    """Leave out what a feed says twice: the pinned post, and where pages overlap."""
    seen = set()
    for item in items:
        key = text_at(item, "post", "uri"), _is_repost(item)
        if key not in seen:
            seen.add(key)
            yield item


def _is_repost(item: Mapping) -> bool:
    return text_at(item, "reason", "$type") == _REPOST


def _author(item: Mapping) -> Node | None:
    """Return whose feed it is: who reposted, or else who wrote."""
    return deeper(item, "reason", "by") if _is_repost(item) else deeper(item, "post", "author")


def _is_answer(item: Mapping, author: Node | None) -> bool:
    """Tell whether a post answers somebody other than its author."""
    parent = text_at(item, "post", "record", "reply", "parent", "uri")
    return parent is not None and not _is_repost(item) and _owner(parent) != text_at(author, "did")


def _owner(uri: str) -> str:
    """Return whose a record is: ``did:plc:a`` of ``at://did:plc:a/app.bsky.feed.post/1``."""
    return uri.removeprefix("at://").partition("/")[0]


def _post(item: Mapping, author: Node | None) -> Mapping:
    if _is_repost(item):
        return published(
            item,
            id=deeper(item, "reason", "uri"),
            date=deeper(item, "reason", "indexedAt"),
            repost_of=_address(deeper(item, "post", "uri"), deeper(item, "post", "author")),
        )
    record = deeper(item, "post", "record")
    text = deeper(record, "text")
    parent = deeper(item, "reply", "parent", "author") if _is_answer(item, author) else author
    return published(
        item,
        id=deeper(item, "post", "uri"),
        date=deeper(record, "createdAt"),
        text=worded(text, text.text) if isinstance(text, Scalar) and text.text else None,
        reply_to=_address(deeper(record, "reply", "parent", "uri"), parent),
        quote_of=_quoted(item),
        media=_media(item),
        channel=None if text_at(author, "handle") else made(item, "bluesky"),
    )


def _address(uri: Node | None, author: Node | None) -> Scalar | None:
    """Return the address at which people see the post with ``uri``; its author's handle where it is known."""
    if not isinstance(uri, Scalar):
        return None
    name = text_at(author, "handle") or _owner(uri.text)
    return made(uri, f"https://bsky.app/profile/{name}/post/{uri.text.rsplit('/', 1)[-1]}")


def _quoted(item: Mapping) -> Scalar | None:
    for path in (("embed", "record"), ("embed", "record", "record")):
        uri = deeper(item, "post", "record", *path, "uri")
        if isinstance(uri, Scalar) and f"/{_POST}/" in uri.text:
            view = deeper(item, "post", *path)
            return _address(uri, deeper(view, "author"))
    return None


def _media(item: Mapping) -> Sequence | None:
    embed = deeper(item, "post", "record", "embed")
    listed = deeper(embed, "images") or deeper(embed, "media", "images")
    images = listed.items if isinstance(listed, Sequence) else ()
    media = [
        mapping(image, file=made(image, PICTURE), alt=deeper(image, "alt"))
        for image in images
        if isinstance(image, Mapping)
    ]
    if not media and (deeper(embed, "video") or deeper(embed, "media", "video")):
        alt = deeper(embed, "alt") or deeper(embed, "media", "alt")
        media = [mapping(embed or item, video=made(embed or item, VIDEO), alt=alt)]
    return sequence(media, item) if media else None


def _facts(place: Node, author: Node) -> Mapping:
    handle = text_at(author, "handle") or text_at(author, "did") or ""
    avatar = made(place, "true" if text_at(author, "avatar") else "false")
    return mapping(place, channel=made(place, "bluesky"), handle=worded(place, f"@{handle}"), avatar=avatar)
