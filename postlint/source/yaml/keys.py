"""The keys of YAML without its tree: a third of the work, which is enough for files of another sort."""

from __future__ import annotations

import re
from typing import Final

import yaml

from postlint.source.budgets import MAX_COMMENTS, MAX_DEPTH, MAX_NODES, MAX_PROBLEMS
from postlint.source.suggest import LOOKALIKES

_ODD: Final = re.compile(f"%TAG|[\x85\u2028\u2029{LOOKALIKES}]")
"""What is refused, what the C library reads in another way, and what looks like a space and is none."""
_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})


def keys_in(text: str) -> frozenset[str] | None:
    """Return the keys of all mappings in ``text``, if it is YAML that is surely read, with a value in it.

    None stands for all else, and for what few files have, such as aliases or a key that stands twice: whether
    anything is wrong with it, only reading it can tell.
    """
    is_long = len(text) > MAX_NODES or text.count("#") > MAX_COMMENTS
    if is_long or not yaml.__with_libyaml__ or _ODD.search(text):
        return None
    try:
        return _keys(text)
    except yaml.YAMLError:
        return None


def _keys(text: str) -> frozenset[str] | None:
    keys: set[str] = set()
    # Of each collection that is open, its own keys: a sequence has none.
    around: list[set[str] | None] = []
    own: set[str] | None = None
    is_key = says_something = False
    tags = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            tags += event.tag is not None
            if is_key and own is not None:
                if event.value in own:
                    return None
                own.add(event.value)
                is_key = False
            else:
                is_key = own is not None
                says_something = says_something or event.value not in _NOTHING
        elif isinstance(event, yaml.CollectionStartEvent):
            if is_key or len(around) == MAX_DEPTH:
                return None
            tags += event.tag is not None
            around.append(own)
            is_key = isinstance(event, yaml.MappingStartEvent)
            own = set() if is_key else None
            says_something = says_something or not is_key
        elif isinstance(event, yaml.CollectionEndEvent):
            keys.update(own or ())
            own = around.pop()
            is_key = own is not None
        elif isinstance(event, yaml.AliasEvent):
            return None
    return frozenset(keys) if says_something and tags < MAX_PROBLEMS and "<<" not in keys else None
