"""Lists beside posts that are none: of names, figures, links, groups and pages, hours, or what signs mean."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from postlint.calendars.readers.sections.days_and_times import is_only_when
from postlint.calendars.readers.sections.lists import LEAST_OF_A_TEXT, said_in, told_in
from postlint.calendars.readers.sections.outline import Piece, Section
from postlint.calendars.terms.networks_meant import channels_in
from postlint.source.lazy_patterns import later
from postlint.source.spans import Source

_MEANING: Final = re.compile(r"\S{1,20}\s+(?:=|→)\s")
_FIGURE: Final = re.compile(
    r"(?:\W{0,3}\s)?(?:\*\*|__)?(?:[^\W_][^:*\n]{0,39})(?:\*\*|__)?\s?:(?:\*\*|__)?\s+"
    r"(?:(?P<figure>[~≈<>≤≥±]?\s?(?:ca\.?|circa|about|approx\.?|env\.?|etwa)?\s?\d[^.!?\n]{0,40})"
    r"|[^.!?:#@\n]{1,40})"
)
"""A label with a short value behind it, such as "Total tweets: 6"."""
_NAMED: Final = re.compile(
    r"(?:\W{1,3}\s)?(?:\*\*|__)?(?P<name>[^:*\n]{1,40}?)(?:\*\*|__)?\s?(?::|\s[—–→-]\s)(?:\*\*|__)?\s*(?P<rest>\S.*)"
)
"""A name, in bold or not, and what stands behind it."""
_ADDRESS: Final = re.compile(
    r"(?:\[[^\[\]]{0,200}\]\()?[<`]?(?:https?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s<>`)]*)?[>`]?\)?"
)
"""A link, as it stands or as Markdown writes it."""
_PAGE: Final = later(
    r"(?<![\w./@-])(?:https?://)?(?P<host>[\w-]+(?:\.[\w-]+)+)/"
    r"(?:(?:groups?|r|c|company|in|school|showcase|channel|invite|join|u|user|pages)/)?@?[\w.-]+/?(?![\w/?.-])"
)
"""The address of a page, group or person, as networks write it: what is posted there has a longer one."""
_ENDS_SENTENCE: Final = later(r"[.!?…]")
_LONGEST_NAME: Final = 8
"""How many words the name of a group or page has at most, with signs between them."""


def is_of_names(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a list of nothing but names or links."""
    items = said_in(piece, source)
    return bool(items) and all("://" in item or len(item.split()) < LEAST_OF_A_TEXT for item in items)


def _is_of_figures(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a list of nothing but labels with short values, most of them figures."""
    found = [_FIGURE.fullmatch(item.strip()) for item in said_in(piece, source)]
    counted = sum(bool(one and one["figure"]) for one in found)
    return len(found) > 1 and None not in found and counted * 2 >= len(found)


def is_of_places(piece: Piece, source: Source) -> bool:
    """Tell whether each item of a list is a network, and behind it nothing but a link, or days and hours."""
    found = [_NAMED.fullmatch(item.strip()) for item in said_in(piece, source)]
    return len(found) > 1 and all(
        one and channels_in(one["name"]) and (_ADDRESS.fullmatch(one["rest"]) or is_only_when(one["rest"]))
        for one in found
    )


def _is_of_pages(piece: Piece, source: Source) -> bool:
    """Tell whether items of a list are groups or pages, half of them at least with an address there."""
    items = said_in(piece, source)
    others = [item for item in items if not _is_page(item)]
    are_names = all(
        len(item.split()) < LEAST_OF_A_TEXT and not _ENDS_SENTENCE.search(item) for item in others
    )
    return len(items) > 1 and are_names and len(others) * 2 <= len(items)


def _is_page(item: str) -> bool:
    """Tell whether an item is a name and an address at a network, as "Bakers — facebook.com/groups/b" is."""
    address = _PAGE.search(item)
    if address is None or not channels_in(address["host"]):
        return False
    name = f"{item[: address.start()]} {item[address.end() :]}"
    is_short = len(name.split()) <= _LONGEST_NAME and not _ENDS_SENTENCE.search(name)
    return is_short and any(map(str.isalnum, name))


def tells_where(section: Section, source: Source) -> bool:
    """Tell whether a section holds lists of groups or pages, lines that announce them, and no more."""
    told = told_in(section.content)
    listed = [piece for piece in told if piece.kind == "list"]
    others = (source.text[piece.start : piece.end] for piece in told if piece.kind != "list")
    is_of_post = section.label.role in {"post", "content"} or (
        section.label.role == "network" and section.label.named
    )
    announced = all(one.rstrip(" *_\n").endswith((":", "：")) for one in others)
    return bool(listed) and not is_of_post and announced and all(_is_of_pages(one, source) for one in listed)


def is_about(piece: Piece, section: Section, source: Source) -> bool:
    """Tell whether a list holds what signs mean, or, alone under a topic, figures, links or hours."""
    # Of thousands of pieces, the first two tell.
    others = islice((one for one in section.content if one.kind != "rule"), 2)
    may_be_about = section.label.role == "topic" and len(list(others)) == 1
    told = may_be_about and (_is_of_figures(piece, source) or is_of_places(piece, source))
    return told or _is_legend(piece, source)


def _is_legend(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a list of what signs mean, such as "🟢 = approved"."""
    items = said_in(piece, source)
    return len(items) > 1 and all(map(_MEANING.match, items))
