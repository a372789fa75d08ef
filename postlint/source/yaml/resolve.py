"""What a plain scalar means, by the core schema of YAML 1.2."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Final, TypeAlias

Value: TypeAlias = "str | int | float | bool | None"

_WORDS: Final[dict[str, Value]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_DECIMAL: Final = re.compile(r"[-+]?[0-9]+")
_OCTAL: Final = re.compile(r"0o[0-7]+")
_HEX: Final = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NUMBER_STARTS: Final = frozenset("+-.0123456789")
_LONGEST_NUMBER: Final = 400
"""Longer digits are nobody's number, and Python refuses to read some of them."""


def resolve(text: str) -> Value:
    """Return what the plain scalar ``text`` means.

    Numbers that JSON cannot hold (``.inf``, ``.nan``, ``1e999``) stay text: nothing here wants one.
    """
    if text[:1] not in _NUMBER_STARTS:
        return _WORDS.get(text, text)
    if len(text) > _LONGEST_NUMBER:
        return text
    return _number(text)


@lru_cache(maxsize=4096)
def _number(text: str) -> Value:
    if _DECIMAL.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        number = float(text)
        return number if math.isfinite(number) else text
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEX.fullmatch(text):
        return int(text[2:], 16)
    return text
