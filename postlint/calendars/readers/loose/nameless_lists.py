"""Lists of posts under keys that nothing is known of: those of several people count as one account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from postlint.calendars.key_meanings import LISTS_OF_POSTS
from postlint.calendars.readers.loose.locate import Found
from postlint.calendars.readers.loose.moments import names_a_time
from postlint.calendars.terms.field_names import folded
from postlint.dates_and_lists_in_words import names_of
from postlint.source.tree import Entry, Mapping, Node, Sequence
from postlint.vocabulary import phrases

_AGAIN: Final = phrases(
    """
    hourly, daily, weekly, biweekly, fortnightly, monthly, quarterly, yearly, annually, täglich, wöchentlich,
    monatlich, jährlich, quotidien, hebdomadaire, mensuel, diario, semanal, mensual, mensal, giornaliero,
    settimanale, mensile, dagelijks, wekelijks, maandelijks
    """
)
"""How often posts go out."""
_SAYS_WHOSE: Final = ("account", "accounts", "channel")


def remarks_on(document: Node, found: Iterable[Found], calendar: Mapping | None) -> Iterator[str]:
    """Say once under which keys of ``document`` lists stand of whose posts ``calendar`` tells no account.

    ``found`` are those posts as they are written.
    """
    told = (calendar, *calendar.mappings("posts")) if calendar else ()
    above = {id(one.group): {entry.value.start for entry in one.above} for one in found if one.group}
    lists = [(key, above[id(listed)]) for key, listed in _lists(document) if id(listed) in above]
    often = dict.fromkeys(key.key for key, _ in lists if folded(key.key) in _AGAIN)
    if often and not any(one.get("recurring") for one in told):
        quoted = names_of([f'"{name}"' for name in often])
        yield f"that the posts under {quoted} come again is not kept: write recurring: true in each that does"
    if any(one.get(key) for one in told for key in _SAYS_WHOSE):
        return
    # What a key says holds for the posts below it, and weeks are counted in their order.
    silent = (key.key for key, said in lists if key.key_node.start not in said)
    silent = (name for name in silent if folded(name) not in _AGAIN | {"once"})
    names = list(dict.fromkeys(name for name in silent if not names_a_time(name)))
    if len(names) > 1:
        quoted = names_of([f'"{name}"' for name in names])
        yield (
            f"the posts under {quoted} count as those of one account: where each is an account of its own, "
            f'write it as "@{names[0]}", or as account: in its posts'
        )


def _lists(node: Node, around: Entry | None = None) -> Iterator[tuple[Entry, Sequence]]:
    """Yield the lists below ``node``, each with its key, or the one around that where it says only posts."""
    for one in node if isinstance(node, Mapping) else ():
        key = around if LISTS_OF_POSTS.fullmatch(folded(one.key)) else one
        if isinstance(one.value, Sequence) and key:
            yield key, one.value
        yield from _lists(one.value, one)
