"""The archive that Mastodon gives an account of itself: ``outbox.json`` with ``actor.json`` beside it.

An outbox is a collection of activities (ActivityPub): ``Create`` for a post, ``Announce`` for a boost.
What its interface gives of an account is a list of statuses (docs.joinmastodon.org/entities/Status).
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.readers.shared_by_archives import (
    Beside,
    calendar,
    deeper,
    made,
    plain_text,
    published,
    text_at,
    worded,
)
from postlint.calendars.terms.networks_meant import PICTURE
from postlint.source.json_parser import parse_part
from postlint.source.tree import Mapping, Node, Scalar, Sequence, mapping, scalars_of, sequence

_PUBLIC: Final = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
_COLLECTIONS: Final = frozenset({"OrderedCollection", "OrderedCollectionPage"})
_OF_A_STATUS: Final = ("created_at", "in_reply_to_id", "reblog", "account", "content")
"""Keys by which statuses are known."""
_TIMELINE: Final = "a timeline, with posts of several accounts, and nobody's plan"
_QUOTES: Final = ("quote", "quoteUrl", "quoteUri", "_misskey_quote")
"""What servers call the address of a post that is quoted."""


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar of what an outbox posted and boosted; what only some people saw is none."""
    if isinstance(document, Sequence):
        return _of_statuses(document)
    listed = deeper(document, "orderedItems")
    if text_at(document, "type") not in _COLLECTIONS or not isinstance(listed, Sequence):
        return None
    items = listed.items
    companions = Beside()
    actor = companions.document(about.path.with_name("actor.json"), parse_part)
    handle = _handle(actor, items)
    posts = [post for item in items if (post := _post(item)) is not None]
    facts = _facts(actor or document, handle, actor) if handle else None
    private = sum(not _is_public(item) for item in items)
    notes = [_messages(private)] if private else []
    if warned := sum(_has_warning(item) for item in items):
        notes.append(
            f"the content warning{'' if warned == 1 else 's'} of {warned} post{'' if warned == 1 else 's'}"
        )
    found = calendar(document, posts, handle, facts)
    return Reading(
        found, problems=tuple(companions.problems), companions=tuple(companions.sources), notes=tuple(notes)
    )


def _messages(number: int) -> str:
    return f"{number} message{'' if number == 1 else 's'} that only the people named could see"


def _post(item: Node) -> Mapping | None:
    if not isinstance(item, Mapping) or not _is_public(item):
        return None
    what, date = item.get("object"), item.get("published")
    if text_at(item, "type") == "Announce":
        return published(item, id=item.get("id"), date=date, repost_of=_address(what))
    if text_at(item, "type") != "Create" or not isinstance(what, Mapping):
        return None
    content = what.get("content")
    text = plain_text(content.text) if isinstance(content, Scalar) else ""
    answers = _address(what.get("inReplyTo"))
    return published(
        item,
        id=what.get("id"),
        date=what.get("published") or date,
        text=worded(content, text) if content and text else None,
        reply_to=answers,
        quote_of=next((_address(what.get(key)) for key in _QUOTES if what.get(key)), None),
        poll=_poll(what),
        media=_media(what),
    )


def _has_warning(item: Node) -> bool:
    warning = deeper(item, "object", "summary")
    return isinstance(warning, Scalar) and bool(warning.text.strip()) and warning.value is not None


def _is_public(item: Node) -> bool:
    """Tell whether anybody can see a post: it is addressed to the public, or to the followers."""
    to = [node for key in ("to", "cc") for node in scalars_of(deeper(item, key))]
    return any(node.text in _PUBLIC or node.text.endswith("/followers") for node in to)


def _address(node: Node | None) -> Scalar | None:
    """Return the address of a post that is given by it, or whole."""
    found = deeper(node, "id") if isinstance(node, Mapping) else node
    return found if isinstance(found, Scalar) and found.value else None


def _poll(note: Mapping) -> Sequence | None:
    return _named(note.get("oneOf") or note.get("anyOf"), "name", note)


def _named(choices: Node | None, key: str, place: Mapping) -> Sequence | None:
    named = [deeper(item, key) for item in choices.items] if isinstance(choices, Sequence) else []
    names = [name for name in named if isinstance(name, Scalar)]
    return sequence(names, place) if len(names) > 1 else None


def _media(note: Mapping) -> Sequence | None:
    return _files(note.get("attachment"), "url", "name", note)


def _files(listed: Node | None, file: str, alt: str, place: Mapping) -> Sequence | None:
    items = (
        [item for item in listed.items if isinstance(item, Mapping)] if isinstance(listed, Sequence) else []
    )
    media = [
        mapping(item, file=_given(item.get(file)) or made(item, PICTURE), alt=_given(item.get(alt)))
        for item in items
    ]
    return sequence(media, place) if media else None


def _given(node: Node | None) -> Node | None:
    return None if isinstance(node, Scalar) and node.value is None else node


def _handle(actor: Node | None, items: tuple[Node, ...]) -> str | None:
    """Return the account's handle: what the actor says, or else the address of who did the first thing."""
    address = text_at(actor, "id") or next((text_at(item, "actor") for item in items), None)
    if not address:
        return None
    return _at_server(text_at(actor, "preferredUsername"), address)


def _at_server(name: str | None, address: str) -> str | None:
    """Return the handle of an account that has this address, which ends in its name."""
    try:
        server = urlsplit(address).hostname
    except ValueError:
        # A bracket in the name of a server that is not written in numbers.
        return None
    name = name or address.rstrip("/").rsplit("/", 1)[-1]
    return f"@{name.lstrip('@')}@{server}" if name and server else None


def _facts(place: Node, handle: str, actor: Node | None) -> Mapping:
    seen = {
        key: made(deeper(actor, of) or place, "true" if deeper(actor, of) else "false") if actor else None
        for key, of in (("avatar", "icon"), ("header", "image"))
    }
    return mapping(place, channel=made(place, "mastodon"), handle=worded(place, handle), **seen)


def _of_statuses(listed: Sequence) -> Reading | None:
    """Return the calendar of what the interface of Mastodon says that an account posted."""
    statuses = [item for item in listed.items if isinstance(item, Mapping) and item.entries]
    if not statuses or not all(one.entry(key) for one in statuses for key in _OF_A_STATUS):
        return None
    if len({text_at(one, "account", "url") for one in statuses}) > 1:
        return Reading(declined=_TIMELINE)
    public = [one for one in statuses if text_at(one, "visibility") != "direct"]
    notes = [_messages(len(statuses) - len(public))] if len(public) < len(statuses) else []
    return Reading(mapping(listed, posts=sequence(map(_status, public), listed)), notes=tuple(notes))


def _status(one: Mapping) -> Mapping:
    boosted, content = one.get("reblog"), one.scalar("content")
    text = plain_text(content.text) if content and not isinstance(boosted, Mapping) else ""
    handle = _at_server(text_at(one, "account", "username"), text_at(one, "account", "url") or "")
    return published(
        one,
        id=one.get("id"),
        date=one.get("created_at"),
        text=worded(content, text) if content and text else None,
        reply_to=one.get("in_reply_to_id"),
        repost_of=deeper(boosted, "url") or deeper(boosted, "uri"),
        quote_of=deeper(one, "quote", "quoted_status", "url"),
        poll=_named(deeper(one, "poll", "options"), "title", one),
        media=_files(one.get("media_attachments"), "url", "description", one),
        channel=made(one, "mastodon"),
        account=worded(one, handle) if handle else None,
    )
