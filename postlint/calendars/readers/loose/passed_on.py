"""Posts that pass others on, as programs say it: what is done in one key, and to which post in another."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.handles import is_status_url
from postlint.calendars.readers.loose.versions import text_of
from postlint.calendars.value_words import SORT_KEYS
from postlint.source.tree import Entry, Mapping, Node, Scalar, entry
from postlint.vocabulary import in_words

_DONE: Final[Dict[str, str]] = {
    **dict.fromkeys(("repost", "retweet", "boost", "reblog", "reshare", "share"), "repost_of"),
    **dict.fromkeys(("quote", "quote post", "quote tweet"), "quote_of"),
}
"""What is done to a post of somebody's, with the key of calendars for which."""
_SAID_UNDER: Final = SORT_KEYS | {"action", "op", "operation"}
_WHICH: Final = ("subject", "target", "of", "uri", "url", "link", "post", "source", "ref", "original")
_ADDRESSES: Final = ("uri", "url", "link")


def passed_on(node: Mapping) -> tuple[dict[str, Entry], set[str]]:
    """Return which post ``node`` passes on in the words of calendars, and the keys that said so.

    ``{"type": "repost", "subject": "at://…"}`` is one; whatever has no address says nothing here.
    """
    done = next((one for one in node if folded(one.key) in _SAID_UNDER and _word(one) in _DONE), None)
    if done is None or any(folded(one.key) in _DONE.values() for one in node):
        return {}, set()
    named = {folded(one.key): one for one in node}
    which = next(
        ((named[key], place) for key in _WHICH if key in named and (place := _address(named[key].value))),
        None,
    )
    if which is None or (text_of(node)[0] is not None and not _is_of_a_post(which[1].text)):
        # Beside a text of its own, "share" and "quote" are also what a post looks like.
        return {}, set()
    key = _DONE[_word(done)]
    return {key: entry(key, which[1])}, {done.key, which[0].key}


def _word(one: Entry) -> str:
    return in_words(one.value.text) if isinstance(one.value, Scalar) else ""


def _is_of_a_post(address: str) -> bool:
    return address.strip().startswith("at://") or is_status_url(address)


def _address(value: Node) -> Scalar | None:
    if isinstance(value, Mapping):
        return next((found for key in _ADDRESSES if (found := value.scalar(key))), None)
    is_one = isinstance(value, Scalar) and ("://" in value.text or value.text.strip().startswith("@"))
    return value if is_one and isinstance(value, Scalar) else None
