"""Links of a site to one's profiles: "Follow us on Mastodon" beside an icon is a label, and no post."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.handles import is_status_url, normalise
from postlint.calendars.meanings import by_meaning, date_part, texts_in
from postlint.calendars.value_words import channels_in
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence
from postlint.vocabulary import unaccented

_ADDRESS: Final = re.compile(r"(?:https?://|mailto:|tel:|//)\S+|[/#][^\s#]*")
_PICTOGRAMS: Final = frozenset(
    {
        "icon",
        "icons",
        "icon_class",
        "class",
        "css_class",
        "svg",
        "fa",
        "fa_icon",
        "glyph",
        "logo",
        "color",
        "colour",
    }
    | {"aria_label", "rel", "target", "icono", "icone", "icona", "icoon", "symbol", "pictogram"}
)
"""What a link on a page has beside its label, without accents."""
_PLANNED: Final = frozenset(
    {
        "date",
        "time",
        "status",
        "thread",
        "poll",
        "kind",
        "hashtags",
        "first_comment",
        "approved_by",
        "accounts",
        "channel",
        "media",
    }
)
_PLANNED_FOR: Final = frozenset({"day", "weekday", "week", "week_of"})
"""The parts of a date that nothing but a plan has."""
_MOST_WORDS: Final = 8
"""How many words a label has."""


def are_links(node: Node) -> bool:
    """Tell whether ``node`` is a list, or a map by network, of nothing but links to one's own places."""
    if isinstance(node, Mapping):
        # Beside them, a map may have an address alone.
        items = tuple(one.value for one in node if not _is_token(one.value))
    else:
        items = node.items if isinstance(node, Sequence) else ()
    links = [item for item in items if isinstance(item, Mapping) and _is_link(item)]
    of_profiles = [item for item in links if _is_of_a_profile(item)]
    # Posts have colours and targets, too: beside profiles alone they tell links to other places.
    told = [item for item in links if item in of_profiles or (of_profiles and _has_a_pictogram(item))]
    return 0 < len(items) == len(links) <= len(told) * 2


def _is_token(node: Node) -> bool:
    return isinstance(node, Scalar) and len(node.text.split()) <= 1


def _is_link(item: Mapping) -> bool:
    if not _addresses(item) or any(map(is_status_url, _addresses(item))):
        return False
    texts = [one.value for one in texts_in(item)]
    are_labels = all(isinstance(text, Scalar) and _is_label(text.text.strip()) for text in texts)
    return are_labels and _PLANNED.isdisjoint(by_meaning(item)) and not any(map(_is_for_a_day, item))


def _is_for_a_day(one: Entry) -> bool:
    return date_part(one.key) in _PLANNED_FOR or folded(one.key) in _PLANNED_FOR


def _is_label(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS and "\n" not in text and "#" not in text and "://" not in text


def _addresses(item: Mapping) -> list[str]:
    found = (one.value.text.strip() for one in item if isinstance(one.value, Scalar))
    return [text for text in found if _ADDRESS.fullmatch(text)]


def _has_a_pictogram(item: Mapping) -> bool:
    return any(unaccented(folded(one.key)) in _PICTOGRAMS for one in item)


def _is_of_a_profile(item: Mapping) -> bool:
    """Tell whether a link leads to a profile, or is called by nothing but a network."""
    name = item.text("name") or ""
    called = len(name.split()) == 1 and bool(channels_in(name))
    return called or any("://" in address and normalise(address) is not None for address in _addresses(item))
