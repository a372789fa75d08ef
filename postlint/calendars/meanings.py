"""What an entry of a calendar is about: the real key that its name stands for, where its value fits."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as Dict
from functools import lru_cache
from typing import Final

from postlint.calendars.date_words import day_named
from postlint.calendars.field_names import Part, folded, names_of, risky_names_of
from postlint.calendars.schema import known_keys
from postlint.calendars.value_words import CHANNEL_NAMES, in_words, is_nothing, status_in
from postlint.source.tree import Entry, Mapping, Node, Scalar, scalars_of

_REMEMBERED: Final = 32_768
_A_DAY: Final = re.compile(r"\d{1,4}(?:\W[^\W\d]{0,9}\W?|[^\W\d]{1,9}\W?)\d{1,4}(?!\d)|\d{8}(?!\d)")


@lru_cache(maxsize=_REMEMBERED)
def meaning(name: str, part: Part = "post") -> str | None:
    """Return the key of ``part`` that ``name`` always stands for, or None."""
    plain = folded(name)
    return names_of(part).get(plain) or (plain if plain in known_keys(part) else None)


def key_of(entry: Entry, part: Part = "post") -> str | None:
    """Return the key of ``part`` that ``entry`` stands for, or None for one of somebody's own."""
    key = meaning(entry.key, part)
    if key is None and (risky := risky_names_of(part).get(folded(entry.key))):
        return risky if _fits(risky, entry.value) else None
    return key


def is_given(value: Node) -> bool:
    """Tell whether ``value`` says anything: a place that is kept free does not."""
    if isinstance(value, Scalar):
        return value.value is not None and not is_nothing(value.text)
    return bool(value.entries) if isinstance(value, Mapping) else any(map(is_given, value.items))


def _fits(key: str, value: Node) -> bool:
    texts = [item.text for item in scalars_of(value) if isinstance(item.value, str)]
    return bool(texts) and all(map(_FITTING.get(key, _any), texts))


def _any(_text: str) -> bool:
    return True


def _has_words(text: str) -> bool:
    return len(text.split()) > 1


_FITTING: Final[Dict[str, Callable[[str], bool]]] = {
    "text": _has_words,
    "date": lambda text: _A_DAY.match(text.strip()) is not None or day_named(text.strip()) is not None,
    "channel": lambda text: in_words(text) in CHANNEL_NAMES,
    "status": lambda text: status_in(text) is not None,
}
"""What a value looks like that a name of many meanings may have."""
