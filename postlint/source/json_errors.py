"""What is wrong where a text is no JSON, and what to do: what its parser met, in words for people."""

from __future__ import annotations

import re
from collections.abc import Sequence as List
from json import JSONDecodeError
from typing import Final

from postlint.source.suggest import LOOKALIKES, named
from postlint.source.tree import Entry, Sequence

_MOST_TOLD: Final = 3
_UNESCAPED: Final = (
    'This double quote ends the text, and words follow. Write \\" for a double quote inside of a text.'
)
_NEVER_CLOSED: Final = (
    "The text that begins here does not end on its line. Close it with a double quote; "
    "for a line break in the text, write \\n."
)


def unexpected(text: str, at: int, wanted: str) -> tuple[int, str]:
    """Return what to say where something else stands in ``text`` than is ``wanted``, and at which offset."""
    sign = text[at]
    if re.match(f"[{LOOKALIKES}]", sign):
        return at, f"This is not JSON: {named(sign)} stands here. Write a space."
    if sign in "]}" and (before := text[:at].rstrip(" \t\r\n")).endswith(","):
        return len(before) - 1, f"This is not JSON, in which no comma stands before {sign}. Delete it."
    if sign.isalnum() and text[at - 1 : at] == '"':
        return at - 1, _UNESCAPED
    if text.startswith(("//", "/*", "#"), at):
        return at, "This is not JSON, which has no comments. Delete this one."
    return at, f"This is not JSON: {wanted} should stand here."


def broken_string(text: str, start: int, error: JSONDecodeError) -> tuple[int, str]:
    """Return what is wrong with the string of ``text`` that begins at ``start``, and at which offset."""
    if text[error.pos] in "\r\n":
        return start, _NEVER_CLOSED
    if error.msg.startswith("Unterminated"):
        said = "The text that begins here never ends: the file was cut off, or a double quote is missing."
        return error.pos, said
    return error.pos, f"This is not JSON: {error.msg[:1].lower()}{error.msg[1:]} in this text."


def repeated(key: str, places: List[tuple[Entry, bool]]) -> str:
    """Return what is left out of a ``key`` that stands twice in its mappings.

    ``places`` are the entries that are, each with whether it is the later one of its two.
    """
    told = places if len(places) <= _MOST_TOLD else places[:1]
    names = ("an earlier one", "a later one") if len(told) > 1 else ("the first of two", "the second of two")
    said = ", ".join(
        f"{names[is_later]}{_held(lost, is_later)} (line {lost.key_node.span.line})"
        for lost, is_later in told
    )
    others = len(places) - len(told)
    return f'of the key "{key}" {said}{f", and in {others} more places" if others else ""}'


def _held(lost: Entry, is_later: bool) -> str:
    held = len(lost.value.items) if isinstance(lost.value, Sequence) else 0
    return ", which is empty" if is_later else f", a list of {held}" if held > 1 else ""
