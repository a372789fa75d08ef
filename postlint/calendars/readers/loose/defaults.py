"""What a file says under ``defaults:`` for all of its posts that say nothing else of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from postlint.calendars.key_meanings import by_meaning
from postlint.calendars.readers.reader import lines_named
from postlint.calendars.terms.field_names import folded
from postlint.dates_and_lists_in_words import names_of
from postlint.source.tree import Entry, Mapping, Node, Sequence, holds_values_alone

DEFAULTS: Final = frozenset({"defaults", "post_defaults", "defaults_for_posts", "default_values"})
_KEYS: Final = frozenset(
    {
        *("channel", "account", "accounts", "status", "time", "hashtags"),
        *("author", "approved_by", "team"),
    }
)
"""What may hold for several posts; a day or text is that of one."""


def said_by_default(around: Node) -> Iterator[Entry]:
    """Yield what a map says for all posts below it that say nothing else."""
    for one in around if isinstance(around, Mapping) else ():
        if folded(one.key) in DEFAULTS and isinstance(one.value, Mapping):
            meant = by_meaning(one.value)
            yield from (
                entry for key, entry in meant.items() if key in _KEYS and holds_values_alone(entry.value)
            )


def remark_on_defaults(document: Node) -> Iterator[str]:
    """Say once what posts take from there, and what they do not."""
    said = list(_all_said(document))
    if said:
        keys = names_of(list(dict.fromkeys(f"{one.key}:" for one in said)))
        lines = lines_named(sorted({one.key_node.span.line for one in said}))
        yield f"posts that do not say it themselves take {keys} from defaults, and nothing else ({lines})"


def _all_said(node: Node) -> Iterator[Entry]:
    """Yield what maps say by default that stand around posts or lists of them."""
    yield from said_by_default(node)
    for one in node if isinstance(node, Mapping) else ():
        for inner in one.value.items if isinstance(one.value, Sequence) else (one.value,):
            yield from _all_said(inner)
