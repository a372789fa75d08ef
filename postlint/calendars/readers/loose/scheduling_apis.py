"""What the programs of scheduling tools nest or spell in their own way, in the flat words of people.

Sources: the public APIs of Postiz, Buffer, Blotato, Late, Mixpost and PostSyncer. Nothing is
taken away but what is said anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from postlint.calendars.key_meanings import by_meaning, is_given, meaning
from postlint.calendars.readers.loose.settings_and_addresses import (
    passed_on,
    said_below,
    said_by_id,
    signed,
    under_addresses,
)
from postlint.calendars.readers.loose.texts_for_networks import text_of
from postlint.calendars.readers.loose.texts_in_parts import BESIDE_MAIN
from postlint.calendars.readers.shared_by_archives import deeper, made, plain_text, utc, worded
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.networks_meant import YES, channels_in
from postlint.calendars.terms.status_words import status_in
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, entry, mapping, sequence

_NESTED: Final = (
    (("integration", "identifier"), "channel"),
    (("integration", "providerIdentifier"), "channel"),
    (("channelService",), "channel"),
    (("channel", "service"), "channel"),
    (("profile_service",), "channel"),
    (("settings", "__type"), "channel"),
    (("draft", "content", "platform"), "channel"),
    (("draft", "content", "text"), "text"),
    (("draft", "content", "mediaUrls"), "media"),
    (("account", "username"), "account"),
    (("integration", "profile"), "account"),
    (("integration", "id"), "account"),
    (("scheduled_at", "date"), "date"),
    (("scheduled_at", "time"), "time"),
)
"""Where tools keep what people write beside the text, and what that is."""
KEYS_OF_NETWORKS: Final = frozenset(path[-1] for path, means in _NESTED if means == "channel")
"""The keys below which the name of a network is then."""
_ENVELOPES: Final = ("params", "payload", "data", "content", "status", "record")
"""Maps in which programs keep the text of what they send, below what they say of it."""
_STAGES: Final = {"queue": "scheduled", "buffer": "scheduled", "error": "failed"}
_OF_DRAFTS: Final = frozenset({"draft_title", "social_set_id"})
"""Keys by which drafts of an editor are known, whose ``posts`` are the parts of a thread."""
_STATES: Final = ("state", "schedule_type", "lifecycleState")
"""Keys under which tools alone say how far a post has got."""
_ORDERS: Final = {
    **dict.fromkeys((("type", "draft"), ("mode", "draft"), ("publish", "false"), ("publish", "no")), "draft"),
    **dict.fromkeys((("type", "schedule"), ("mode", "schedule"), ("type", "scheduled")), "scheduled"),
}
"""What an order to a tool says is to become of its posts, by key and word, and the status that it means."""
_OF_FIRST_COMMENTS: Final = ("is_first_comment", "isFirstComment")
_TYPED: Final = frozenset({"$oid", "$date", "$numberLong", "$numberInt"})
"""How MongoDB writes what JSON has no form for."""
_SECONDS: Final = ("_seconds", "seconds")
_TIMESTAMP: Final = frozenset({*_SECONDS, "_nanoseconds", "nanoseconds"})
"""How Firestore writes a time."""
_RECORDS: Final = ("fields", "attributes")
_OF_RECORDS: Final = frozenset(
    {*_RECORDS, "id", "type", "documentId", "createdTime", "createdAt", "updatedAt", "meta", "sys", "links"}
)
"""The keys of records as Airtable, Strapi and JSON:API have them."""
_HTML: Final = later(r"\s*<(?:p|div|span|br)\b[^<>]*>", re.IGNORECASE)


def flattened(node: Node) -> Node:
    """Return ``node`` with what tools nest said beside the texts; ``node`` itself where nothing is nested."""
    if isinstance(node, Sequence):
        items = tuple(map(flattened, node.items))
        listed = node if _same(items, node.items) else Sequence(items, node.source, node.start, node.end)
        return signed(listed)
    if not isinstance(node, Mapping):
        return node
    if inner := _wrapped(node) or under_addresses(node):
        return flattened(inner)
    entries = tuple(_below(one) for one in _with_stage_below(node))
    added, said_anew = _said_flat(node)
    if not added and _same(entries, node.entries):
        return node
    rest = (one for one in entries if one.key not in said_anew)
    return Mapping((*rest, *added), node.source, node.start, node.end)


def _wrapped(node: Mapping) -> Node | None:
    """Return what databases wrap: ``{"$date": …}``, or the fields of a record beside its id."""
    keys = {one.key for one in node}
    if len(keys) == 1 and keys <= _TYPED:
        return node.entries[0].value
    if keys <= _TIMESTAMP and (seconds := next((node.get(key) for key in _SECONDS if key in keys), None)):
        return seconds
    held = next((inner for key in _RECORDS if (inner := node.mapping(key))), None)
    if held is None or not keys <= _OF_RECORDS:
        return None
    inside = {one.key for one in held}
    beside = (one for one in node if one.value is not held and one.key == "id" and "id" not in inside)
    return replace(held, entries=(*held.entries, *beside))


def _same(made: tuple[object, ...], given: tuple[object, ...]) -> bool:
    return all(one is other for one, other in zip(made, given, strict=True))


def _below(one: Entry) -> Entry:
    value = flattened(one.value)
    if one.key == "drafts" and isinstance(value, Sequence):
        items = [_threaded(item) if isinstance(item, Mapping) else item for item in value.items]
        value = sequence(items, value)
    if isinstance(value, Scalar) and meaning(one.key) == "text" and _HTML.match(value.text):
        value = worded(value, plain_text(value.text))
    elif isinstance(value, Scalar) and meaning(one.key) == "date" and (when := utc(value.value)):
        value = made(value, when)
    return one if value is one.value else Entry(one.key, one.key_node, value)


def _threaded(draft: Mapping) -> Mapping:
    """Return a draft whose posts are the parts of a thread, if they say nothing but texts."""
    parts = _parts(draft.get("posts"))
    if parts is None or text_of(draft)[0] is not None:
        return draft
    rest = [one for one in draft if one.key != "posts"]
    return Mapping((*rest, entry("thread", parts)), draft.source, draft.start, draft.end)


def _parts(listed: Node | None) -> Sequence | None:
    """Return a list of maps that hold texts, and nothing of their own such as dates or channels."""
    items = listed.items if isinstance(listed, Sequence) else ()
    texts = [item for item in items if isinstance(item, Mapping) and text_of(item)[0] is not None]
    apart = any(meaning(one.key) in {"date", "channel", "status"} for item in texts for one in item)
    is_thread = bool(texts) and len(texts) == len(items) and not apart
    return listed if is_thread and isinstance(listed, Sequence) else None


def _said_flat(node: Mapping) -> tuple[list[Entry], set[str]]:
    """Return what ``node`` says in the words of a tool, in others, and the keys under which it did."""
    added = said_by_id(node)
    said_anew: set[str] = set()
    written = {one.key for one in node}
    for path, key in _NESTED:
        value = deeper(node, *path) if path[0] in written else None
        is_none = path[-1] == "__type" and not (isinstance(value, Scalar) and channels_in(value.text))
        if value is not None and is_given(value) and not is_none and key not in added:
            added[key] = entry(key, value)
            said_anew.add(path[0])
    inner = _in_envelope(node) if "text" not in added else None
    if inner and (text_of(node)[0] is None or _is_more_than_text(inner[1])):
        added |= {one.key: one for one in inner[1].entries if one.key not in written}
        said_anew.add(inner[0])
    under = "posts" if any(one.key in _OF_DRAFTS for one in node) else "value"
    parts = _parts(node.get(under))
    if parts and text_of(node)[0] is None:
        added["thread"] = entry("thread", parts)
        said_anew.add(under)
    stage = _stage(node)
    if stage:
        added["status"] = stage
        said_anew |= {"status", *_STATES, *_keys_of_order(node)}
    told = (_for_accounts(node), _first_comment(node), _not_yet_out(node), passed_on(node))
    for made_flat, keys in (*told, *said_below(node)):
        added |= made_flat
        said_anew |= keys
    return list(added.values()), said_anew


def _in_envelope(node: Mapping) -> tuple[str, Mapping] | None:
    """Return the only map of ``node`` that has a plain text in it, with its key: ``params: {text: …}``."""
    found = [(key, inner) for key in _ENVELOPES if isinstance(inner := node.get(key), Mapping)]
    with_text = [(key, inner) for key, inner in found if isinstance(text_of(inner)[0], Scalar)]
    return with_text[0] if len(with_text) == 1 else None


def _is_more_than_text(inner: Mapping) -> bool:
    """Tell whether a map has a text as a whole, and beside it what goes out with that."""
    beside = by_meaning(inner).keys() & {"media", "hashtags", "first_comment"}
    return bool(beside) and not any(folded(one.key) in BESIDE_MAIN for one in inner)


def _for_accounts(node: Mapping) -> tuple[dict[str, Entry], set[str]]:
    """Return the text that each account of a post gets: its own version, or else the one for all of them."""
    versions, accounts = _maps(node.get("versions")), _maps(node.get("accounts"))
    texts = {_text_at(version, "account_id"): version.get("content") for version in versions}
    for_all = next((version.get("content") for version in versions if _is_yes(version, "is_original")), None)
    platforms: list[Node] = []
    for account in accounts:
        provider, text = account.get("provider"), texts.get(_text_at(account, "id"), for_all)
        if provider and text:
            platforms.append(mapping(account, platform=provider, content=flattened(text)))
    if not platforms or len(platforms) < len(accounts):
        return {}, set()
    return {"platforms": entry("platforms", sequence(platforms, node))}, {"versions", "accounts"}


def _first_comment(node: Mapping) -> tuple[dict[str, Entry], set[str]]:
    """Return the parts of a text without the one that goes below it, and that one as what it is."""
    for one in node:
        parts = _maps(one.value) if meaning(one.key) == "text" else []
        below = [part for part in parts if any(_is_yes(part, key) for key in _OF_FIRST_COMMENTS)]
        comment = text_of(below[0])[0] if below else None
        if comment is not None and len(below) < len(parts):
            rest = sequence([part for part in parts if part not in below], one.value)
            return {"text": entry("text", rest), "first_comment": entry("first_comment", comment)}, {one.key}
    return {}, set()


def _not_yet_out(node: Mapping) -> tuple[dict[str, Entry], set[str]]:
    """Return the networks of a post without "pending", which is no stage of work beside the post's own."""
    platforms = _maps(node.get("platforms")) if node.scalar("status") else []
    if not any(_text_at(one, "status") == "pending" for one in platforms):
        return {}, set()
    items = []
    for one in platforms:
        rest = (e for e in one if e.key != "status" or _text_at(one, "status") != "pending")
        items.append(flattened(replace(one, entries=tuple(rest))))
    return {"platforms": entry("platforms", sequence(items, node))}, {"platforms"}


def _maps(listed: Node | None) -> list[Mapping]:
    items = listed.items if isinstance(listed, Sequence) else ()
    return [item for item in items if isinstance(item, Mapping)]


def _text_at(node: Mapping, key: str) -> str | None:
    found = node.scalar(key)
    return found.text if found else None


def _is_yes(node: Mapping, key: str) -> bool:
    return (_text_at(node, key) or "").lower() in YES


def _stage(node: Mapping) -> Entry | None:
    """Return how far a post has got, where a tool says so in words or under a key that only it uses."""
    status = node.scalar("status")
    state = next((found for key in _STATES if (found := node.scalar(key))), None)
    written = status or state
    if written is None:
        return _ordered(node) if text_of(node)[0] is not None or node.get("value") else None
    if word := _STAGES.get(written.text.lower()):
        return entry("status", worded(written, word))
    return entry("status", written) if not status and status_in(written.text) else None


def _keys_of_order(node: Mapping) -> Iterator[str]:
    return (key for key, word in _ORDERS if (_text_at(node, key) or "").lower() == word)


def _ordered(node: Mapping) -> Entry | None:
    """Return what an order to a tool says is to become of its posts."""
    for (key, word), status in _ORDERS.items():
        written = node.scalar(key)
        if written and (_text_at(node, key) or "").lower() == word:
            return entry("status", worded(written, status))
    return None


def _with_stage_below(node: Mapping) -> Mapping:
    """Return ``node`` with what an order says of all its posts said of each of them."""
    order, posts = _ordered(node), node.get("posts")
    if order is None or not isinstance(posts, Sequence):
        return node
    items = [
        replace(post, entries=(*post.entries, order))
        if isinstance(post, Mapping) and not any(meaning(one.key) == "status" for one in post)
        else post
        for post in posts.items
    ]
    rest = [
        one if one.value is not posts else Entry(one.key, one.key_node, sequence(items, posts))
        for one in node
    ]
    used = set(_keys_of_order(node))
    return replace(node, entries=tuple(one for one in rest if one.key not in used))
