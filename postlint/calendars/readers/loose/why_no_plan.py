"""Why lists of texts are nobody's plan: cards, quizzes, templates, what others said, logs, words of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from collections.abc import Sequence as List
from typing import Final

from postlint.calendars.handles import is_status_url
from postlint.calendars.key_meanings import by_meaning, key_of
from postlint.calendars.readers.loose.links_and_logs import are_links, why_log
from postlint.calendars.readers.loose.texts_for_networks import holds_text, text_of, versions_of
from postlint.calendars.readers.loose.topics_and_figures import (
    ANALYTICS,
    is_of_metrics,
    is_of_others,
    maps_in_lists,
)
from postlint.calendars.readers.loose.which_entries_are_posts import find
from postlint.calendars.readers.native_and_lists import folder_of_translations
from postlint.calendars.readers.reader import About
from postlint.calendars.terms.field_names import folded, is_of_other_texts
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, items_of

_SLOT: Final = re.compile(r"\{\{[^{}]+\}\}")
_PRAISE: Final = later(
    r"(?<![a-z])(?:testimonials?|reviews?|endorsements?|praise|kudos|quotes|wall[-_ ]of[-_ ]love)(?![a-z])",
    re.IGNORECASE,
)
_WRITERS: Final = frozenset({"user", "username", "user_name", "screen_name", "handle"})
"""Keys for whose account a text stands in."""
_NAMED: Final = _WRITERS | {"author", "by", "name", "attribution", "person", "reviewer", "source", "role"}
"""Keys for who said something; in plans, ``author`` may be who writes the post."""
_NAMES: Final = ("handle", "screen_name", "username", "name")
_PLANNED: Final = frozenset({"status", "channel", "approved_by", "accounts"})
_CHOICES: Final = frozenset({"options", "choices", "answers"})
_SOLVED: Final = frozenset(
    {"answer", "answer_index", "correct", "correct_index", "correct_answer", "solution"}
)
_ON_CARDS: Final = frozenset(
    {"headline", "eyebrow", "kicker", "stat", "badges", "figure", "overlay", "subheadline"}
)
_LABELS: Final = frozenset({"label", "sentiment", "polarity", "emotion", "completion"})

_OTHERS: Final = (
    "what others said, each entry with a name of its own ({}), so it is no plan of posts. If these are posts "
    "of your own accounts, name the file under readers: in postlint.yaml, with planner as its reader"
)
_SCHEMA: Final = "a JSON schema: its texts are examples, and nobody plans them"
_ADDRESSES: Final = (
    "a list of addresses of posts, without their texts, so there is nothing to judge. "
    "Name the file in which the texts stand"
)
_LINKS: Final = (
    "links to profiles, with a label each, as sites show them, and no posts. Name the file in which the "
    "posts stand"
)
_QUIZ: Final = (
    "questions with their answers ({}), as for a quiz, and no posts. If each is to go out as a poll, write "
    "the question as text: and the choices as poll:"
)
_CARDS: Final = (
    "texts to be drawn on pictures ({}), without the texts of posts, so there is nothing to judge. "
    "Write what goes out with each picture under text:"
)
_TEMPLATES: Final = (
    "templates: each text has slots to be filled in ({}), so none is a post yet. "
    "Name the file in which the filled ones are kept"
)
_WORDS_OF_A_PAGE: Final = (
    "words of a page or a program in one language, as the folder {}/ says, and no plan of posts. If they are "
    "posts, name the file under readers: in postlint.yaml, with planner as its reader"
)
_BOARD: Final = (
    "a board of cards, {} of them with a text under {}, as tools for tasks export it, which is not read. "
    "Export the board as CSV, or write each card as a post with its text: under posts:"
)
_ON_A_CARD: Final = ("desc", "description")
_DATA_SET: Final = "a data set of texts with labels ({}), and no plan of posts"
_NO_TEXTS: Final = (
    "a list of dates or ids ({}) without texts: they stand elsewhere, so there is nothing to judge here. "
    "Name the files in which the texts are, or write them under text:"
)
_UNKNOWN_TEXT: Final = (
    "texts seem to stand under {0}:, which is no name for the text of a post. If they are what goes out, "
    "write text: in place of {0}:, or say columns: {{{0}: text}} in postlint.yaml"
)
_INDEX: Final = (
    "an index of files, named under {0}:, in which the texts stand, so there is nothing to judge here. Let "
    "postlint read those files, and `exclude:` this one"
)
_RECORD: Final = (
    "a record of what several people have posted, with what became of it, and nothing planned. If these are "
    "posts to come, name the file under readers: in postlint.yaml, with planner as its reader"
)
_PASSES_ON: Final = frozenset({"repost_of", "quote_of"})
_LEAST_WORDS: Final = 4
"""How many words a text has at least; fewer are a name or a title."""


def why_no_plan(document: Node, about: About) -> str | None:
    """Return what ``document`` is, where its entries are anything but posts that somebody plans."""
    listed = list(maps_in_lists(document))
    looks: List[Callable[[], str | None]] = (
        lambda: _SCHEMA if _is_schema(document) else None,
        lambda: _translations(about),
        lambda: _addresses(document),
        lambda: _LINKS if not about.is_said_to_hold_posts and are_links(document) else None,
        lambda: why_log(document),
        lambda: _board(document),
        lambda: _others(document, listed, about),
        lambda: _templates(document, about),
        lambda: _named_by(_QUIZ, listed, _is_question),
        lambda: _cards(listed),
        lambda: ANALYTICS if _mostly(listed, _is_metric) else None,
        lambda: _RECORD if is_of_others([_said_of(node) for node in listed]) else None,
        lambda: _named_by(_DATA_SET, listed, _is_labelled),
    )
    return next((said for look in looks if (said := look())), None)


def why_no_texts(document: Node) -> str | None:
    """Return why a file named like a plan holds none: its entries have nothing but ids, dates and flags."""
    listed = list(maps_in_lists(document))
    if len(listed) < 2 or any(holds_text(node) or _shows_something(node) for node in listed):  # noqa: PLR2004
        return None
    says_when = [
        node for node in listed if _keys(node) & {"id", "slug", "file"} or "date" in by_meaning(node)
    ]
    if index := _key_of_pages(listed):
        return _INDEX.format(index)
    if unknown := _unknown_text(listed):
        return _UNKNOWN_TEXT.format(unknown)
    return _NO_TEXTS.format(_keys_of(says_when[0], None)) if len(says_when) == len(listed) else None


def _shows_something(node: Mapping) -> bool:
    """Tell whether an entry without a text is a post all the same: it passes one on, or has a picture."""
    meant = by_meaning(node).keys()
    return bool(_PASSES_ON & meant) or {"media", "channel"} <= meant


def _key_of_pages(listed: List[Mapping]) -> str | None:
    """Return the key under which each entry names a page of text."""
    named = Counter(
        one.key
        for node in listed
        for one in node
        if isinstance(one.value, Scalar) and one.value.text.endswith((".md", ".markdown", ".txt"))
    )
    return next((key for key, times in named.items() if times == len(listed)), None)


def _unknown_text(listed: List[Mapping]) -> str | None:
    """Return the only key that means nothing here and has a text in most entries that say when or where."""
    planned = [node for node in listed if {"date", "time", "channel", "status"} & by_meaning(node).keys()]
    wordy = Counter(one.key for node in planned for one in node if _may_be_text(one))
    often = [key for key, times in wordy.items() if times * 2 > len(listed)]
    return often[0] if len(often) == 1 else None


def _may_be_text(one: Entry) -> bool:
    """Tell whether a key that means nothing here has some words, and is none for those to the team."""
    if key_of(one) is not None or is_of_other_texts(one.key):
        return False
    return isinstance(one.value, Scalar) and len(one.value.text.split()) >= _LEAST_WORDS


def _mostly(listed: List[Mapping], test: Callable[[Mapping], object]) -> bool:
    return len(listed) > 1 and sum(bool(test(node)) for node in listed) * 2 > len(listed)


def _named_by(reason: str, listed: List[Mapping], test: Callable[[Mapping], frozenset[str]]) -> str | None:
    first = next((keys for node in listed if (keys := test(node))), None)
    return reason.format(_keys_in_words(first)) if first and _mostly(listed, test) else None


def _keys(node: Mapping) -> frozenset[str]:
    return frozenset(folded(one.key) for one in node)


def _keys_in_words(keys: frozenset[str]) -> str:
    return ", ".join(f"{key}:" for key in sorted(keys))


def _keys_of(node: Mapping, among: frozenset[str] | None) -> str:
    named = [f"{one.key}:" for one in node if among is None or folded(one.key) in among]
    return ", ".join(named[:3])


def _texts(node: Node) -> Iterator[Node]:
    if isinstance(node, Sequence):
        yield from node.items
    elif isinstance(node, Mapping):
        for one in node:
            yield from _texts(one.value) if isinstance(one.value, Sequence | Mapping) else (one.value,)
    else:
        yield node


def _is_schema(document: Node) -> bool:
    """Tell whether a document says what others look like, as JSON Schema does."""
    named = document.get("$schema") if isinstance(document, Mapping) else None
    return isinstance(named, Scalar) and "json-schema.org/" in named.text


def _translations(about: About) -> str | None:
    folder = folder_of_translations(about)
    return _WORDS_OF_A_PAGE.format(folder) if folder and not about.said_to_be_one else None


def _addresses(document: Node) -> str | None:
    texts = list(_texts(document))
    is_wall = len(texts) > 1 and all(isinstance(text, Scalar) and is_status_url(text.text) for text in texts)
    return _ADDRESSES if is_wall else None


def _board(document: Node) -> str | None:
    cards = document.get("cards") if isinstance(document, Mapping) else None
    items = [item for item in items_of(cards) if isinstance(item, Mapping)]
    texts = [
        (key, card)
        for card in items
        for key in _ON_A_CARD
        if (said := card.scalar(key)) and said.text.strip()
    ]
    return _BOARD.format(len(texts), f"{texts[0][0]}:") if texts else None


def _others(document: Node, listed: List[Mapping], about: About) -> str | None:
    """Tell what others said: under a name that says so, or by accounts of which hardly one speaks twice."""
    spoken = [node for node in listed if holds_text(node)]
    if len(spoken) < 2 or any(_PLANNED & by_meaning(node).keys() for node in spoken):  # noqa: PLR2004
        return None
    called_so = about.is_named(_PRAISE) or (
        isinstance(document, Mapping) and any(_PRAISE.fullmatch(one.key) for one in document)
    )
    if called_so and all(_keys(node) & _NAMED for node in spoken):
        return _OTHERS.format(_keys_of(spoken[0], _NAMED))
    dated = any("date" in by_meaning(node) for node in spoken)
    keys = _WRITERS if dated else _WRITERS | {"author"}
    names = [_writer(node, keys) for node in spoken]
    several = None not in names and len(set(names)) * 2 > len(names) and len(set(names)) > 1
    return _OTHERS.format(_keys_of(spoken[0], keys)) if several else None


def _writer(node: Mapping, keys: frozenset[str]) -> str | None:
    for one in node:
        value = one.value
        if folded(one.key) in keys:
            names = [value.get(name) for name in _NAMES] if isinstance(value, Mapping) else [value]
            inner = next(filter(None, names), None)
            return inner.text if isinstance(inner, Scalar) and inner.text.strip() else None
    return None


def _templates(document: Node, about: About) -> str | None:
    if about.said_to_be_one:
        return None
    posts = [found.post for found in find(document) if isinstance(found.post, Mapping)]
    texts = [
        text for post in posts for text in (text_of(post)[0], *(v.text for v in versions_of(post))) if text
    ]
    slots = [_SLOT.search(text.text) if isinstance(text, Scalar) else None for text in texts]
    first = slots[0] if slots else None
    return _TEMPLATES.format(first[0]) if first and len(slots) > 1 and all(slots) else None


def _is_question(node: Mapping) -> frozenset[str]:
    keys = _keys(node)
    is_one = "question" in keys and keys & _CHOICES and keys & _SOLVED
    return frozenset({"question"}) | (keys & (_CHOICES | _SOLVED)) if is_one else frozenset()


def _cards(listed: List[Mapping]) -> str | None:
    drawn = [node for node in listed if _keys(node) & _ON_CARDS and not versions_of(node)]
    without = [node for node in drawn if not holds_text(node)]
    if len(listed) < 2 or len(drawn) * 2 <= len(listed) or len(without) * 2 <= len(drawn):  # noqa: PLR2004
        return None
    return _CARDS.format(_keys_of(without[0], _ON_CARDS))


def _is_metric(node: Mapping) -> bool:
    return not _PLANNED & by_meaning(node).keys() and is_of_metrics([one.key for one in node])


def _said_of(node: Mapping) -> dict[str, str]:
    return {one.key: one.value.text for one in node if isinstance(one.value, Scalar)}


def _is_labelled(node: Mapping) -> frozenset[str]:
    keys = _keys(node) & _LABELS
    return keys if keys and ({"text", "tweet", "prompt"} & _keys(node)) and not _plans(node) else frozenset()


def _plans(node: Mapping) -> bool:
    return bool((_PLANNED | {"date"}) & by_meaning(node).keys())
