"""Patterns as git matches them against paths, as expressions for RE2, which takes linear time.

``*`` and ``?`` stop at slashes, ``**`` goes over them, ``[…]`` is a set with ranges and POSIX classes, and a
backslash takes the next character as it is.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from postlint.source.names import printable

_Ranges: TypeAlias = "list[tuple[str, str]]"

_TOKEN: Final = re.compile(
    r"(?P<deep>(?:^|(?<=/))\*\*+(?:/|$))|(?P<stars>\*+)|(?P<one>\?)|(?P<set>\[)|\\?(?P<plain>[^\\]|(?<=\\).)",
    re.DOTALL,
)
_CLASS: Final = re.compile(r"\[:([^\]]*):\]")
_CLASSES: Final[dict[str, _Ranges]] = {
    "alnum": [("0", "9"), ("A", "Z"), ("a", "z")],
    "alpha": [("A", "Z"), ("a", "z")],
    "blank": [("\t", "\t"), (" ", " ")],
    "cntrl": [("\0", "\x1f"), ("\x7f", "\x7f")],
    "digit": [("0", "9")],
    "graph": [("!", "~")],
    "lower": [("a", "z")],
    "print": [(" ", "~")],
    "punct": [("!", "/"), (":", "@"), ("[", "`"), ("{", "~")],
    "space": [("\t", "\r"), (" ", " ")],
    "upper": [("A", "Z")],
    "xdigit": [("0", "9"), ("A", "F"), ("a", "f")],
}


def expression(glob: str, *, strict: bool = False) -> str | None:
    """Return an expression that fits the paths which ``glob`` fits, or None where those are none at all.

    ``strict`` also refuses ranges that run backwards, which git takes and nothing is in.
    """
    parts: list[str] = []
    at = 0
    while at < len(glob):
        token = _TOKEN.match(glob, at)
        if not token:
            # A backslash at the end takes nothing as it is.
            return None
        at = token.end()
        if token["set"]:
            found = _set(glob, at, strict=strict)
            if not found:
                return None
            part, at = found
        elif token["deep"]:
            part = "(?:.*/)?" if token["deep"].endswith("/") else ".+"
        else:
            part = "[^/]*" if token["stars"] else "[^/]" if token["one"] else _literal(token["plain"])
        parts.append(part)
    return "".join(parts)


def _literal(character: str) -> str:
    return re.escape(printable(character))


def _set(glob: str, at: int, *, strict: bool) -> tuple[str, int] | None:
    """Read the set whose bracket opens before ``at``; return it and where it ends. None: it fits nothing."""
    negated = glob[at : at + 1] in {"!", "^"}
    at += negated
    ranges: _Ranges = []
    begun: str | None = None
    start = at
    while at < len(glob) and (glob[at] != "]" or at == start):
        if named := _CLASS.match(glob, at):
            if named[1] not in _CLASSES:
                return None
            ranges += _CLASSES[named[1]]
            begun, at = None, named.end()
        elif glob[at] == "-" and begun and glob[at + 1 : at + 2] not in {"", "]"}:
            last, at = _member(glob, at + 1)
            if strict and last < begun:
                return None
            ranges.append((begun, last))
            begun = None
        else:
            begun, at = _member(glob, at)
            ranges.append((begun, begun))
    written = _written(ranges, negated=negated) if at < len(glob) else None
    return (written, at + 1) if written else None


def _member(glob: str, at: int) -> tuple[str, int]:
    at += glob[at] == "\\"
    return glob[at : at + 1], at + 1


def _written(ranges: _Ranges, *, negated: bool) -> str | None:
    """Return a set for RE2 that holds ``ranges``, but never the slash; None where nothing is in it."""
    if negated:
        ranges = [*ranges, ("/", "/")]
    else:
        ranges = [
            part for first, last in ranges for part in ((first, min(last, ".")), (max(first, "0"), last))
        ]
    inside = {f"\\x{{{ord(first):x}}}-\\x{{{ord(last):x}}}" for first, last in ranges if first <= last}
    return f"[{'^' * negated}{''.join(sorted(inside))}]" if inside else None
