"""The archive that Mastodon gives an account of itself: ``outbox.json`` with ``actor.json`` beside it.

An outbox is a collection of activities (ActivityPub): ``Create`` for a post, ``Announce`` for a boost.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from postlint.calendars.readers.archive import (
    Beside,
    calendar,
    deeper,
    made,
    plain_text,
    published,
    text_at,
    worded,
)
from postlint.calendars.readers.reader import About, Reading
from postlint.source.json_parser import parse
from postlint.source.tree import Mapping, Node, Scalar, Sequence, mapping, scalars_of, sequence

_PUBLIC: Final = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
_COLLECTIONS: Final = frozenset({"OrderedCollection", "OrderedCollectionPage"})
_QUOTES: Final = ("quote", "quoteUrl", "quoteUri", "_misskey_quote")
"""What servers call the address of a post that is quoted."""


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar of what an outbox posted and boosted; what only some people saw is none."""
    listed = deeper(document, "orderedItems")
    if text_at(document, "type") not in _COLLECTIONS or not isinstance(listed, Sequence):
        return None
    items = listed.items
    companions = Beside()
    actor = companions.document(about.path.with_name("actor.json"), parse)
    handle = _handle(actor, items)
    posts = [post for item in items if (post := _post(item)) is not None]
    facts = _facts(actor or document, handle, actor) if handle else None
    private = sum(not _is_public(item) for item in items)
    messages = "1 message" if private == 1 else f"{private} messages"
    notes = [f"{messages} that only the people named could see"] if private else []
    if warned := sum(_has_warning(item) for item in items):
        notes.append(
            f"the content warning{'' if warned == 1 else 's'} of {warned} post{'' if warned == 1 else 's'}"
        )
    found = calendar(document, posts, handle, facts)
    return Reading(
        found, problems=tuple(companions.problems), companions=tuple(companions.sources), notes=tuple(notes)
    )


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
    choices = note.get("oneOf") or note.get("anyOf")
    named = [deeper(item, "name") for item in choices.items] if isinstance(choices, Sequence) else []
    names = [name for name in named if isinstance(name, Scalar)]
    return sequence(names, note) if len(names) > 1 else None


def _media(note: Mapping) -> Sequence | None:
    listed = note.get("attachment")
    items = (
        [item for item in listed.items if isinstance(item, Mapping)] if isinstance(listed, Sequence) else []
    )
    media = [mapping(item, file=_given(item.get("url")), alt=_given(item.get("name"))) for item in items]
    return sequence(media, note) if media else None


def _given(node: Node | None) -> Node | None:
    return None if isinstance(node, Scalar) and node.value is None else node


def _handle(actor: Node | None, items: tuple[Node, ...]) -> str | None:
    """Return the account's handle: what the actor says, or else the address of who did the first thing."""
    address = text_at(actor, "id") or next((text_at(item, "actor") for item in items), None)
    if not address:
        return None
    server = urlsplit(address).hostname
    name = text_at(actor, "preferredUsername") or address.rstrip("/").rsplit("/", 1)[-1]
    return f"@{name.lstrip('@')}@{server}" if name and server else None


def _facts(place: Node, handle: str, actor: Node | None) -> Mapping:
    seen = {
        key: made(deeper(actor, of) or place, "true" if deeper(actor, of) else "false") if actor else None
        for key, of in (("avatar", "icon"), ("header", "image"))
    }
    return mapping(place, channel=made(place, "mastodon"), handle=worded(place, handle), **seen)
