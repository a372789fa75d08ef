"""Lines as in .gitignore: which of them fit a path, and what the last word on it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final, TypeAlias, TypeVar

from postlint.records import dataclass
from postlint.source.budgets import MAX_PATTERN
from postlint.source.lazy_patterns import later
from postlint.source.paths import printable

_MAX_MEMORY: Final = 64 * 1024 * 1024
_Meant = TypeVar("_Meant")


@dataclass(frozen=True, slots=True)
class Glob:
    """One line. ``spares`` tells that it takes back what others say (``!``); ``fits`` is for RE2."""

    fits: str
    spares: bool
    only_folders: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that fits a path, by its number; ``below`` tells that it fits a folder which holds the path."""

    line: int
    below: bool


@dataclass(frozen=True)
class Globs:
    """Lines, in order. Those that are none, such as comments, stay for their numbers, and fit nothing."""

    lines: tuple[Glob | None, ...]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Globs:
        """Return what ``lines`` say, as in .gitignore."""
        return cls(tuple(map(glob_of, lines)))

    def hits(self, path: str, *, is_folder: bool = False) -> list[Hit]:
        """Return the lines that fit ``path``, which is relative and written with ``/``, in order."""
        text = f"{path}/" if is_folder else path
        found = [hits[number] for fitting, hits in self._sets for number in fitting.Match(text) or ()]
        return sorted(found, key=lambda hit: (hit.line, not hit.below)) if found else found

    def says(self, path: str, *, is_folder: bool = False) -> bool | None:
        """Return the last word on ``path``: True where it fits, False where it is spared, else None."""
        said, itself = None, False
        for hit in self.hits(path, is_folder=is_folder):
            glob = self.lines[hit.line]
            # A folder that is spared brings back nothing in it of which a line spoke before.
            if glob and not (glob.spares and hit.below and itself):
                said, itself = not glob.spares, not hit.below
        return said

    @cached_property
    def _sets(self) -> tuple[tuple[Any, Sequence[Hit]], ...]:
        return tuple(
            sets_of([row for number, glob in enumerate(self.lines) if glob for row in _rows(number, glob)])
        )


def glob_of(line: str, *, strict: bool = False) -> Glob | None:
    """Return the pattern in ``line``, or None where it holds none or one that can fit no path.

    ``strict`` also refuses what is a slip, though git takes it.
    """
    text = _without_spaces(line)
    if not text or text.startswith("#") or len(text) > MAX_PATTERN:
        return None
    spares = text.startswith("!")
    text = text[spares:]
    only_folders = text.endswith("/")
    text = text[: len(text) - only_folders]
    anywhere = "" if "/" in text else "(?:.*/)?"
    fits = expression(text.removeprefix("/"), strict=strict)
    return Glob(anywhere + fits, spares, only_folders) if fits else None


def _without_spaces(line: str) -> str:
    bare = line.rstrip(" ")
    escapes = len(bare) - len(bare.rstrip("\\"))
    return bare + " " if escapes % 2 and len(bare) < len(line) else bare


def _rows(number: int, glob: Glob) -> Iterator[tuple[str | bytes, Hit]]:
    yield f"{glob.fits}/" if glob.only_folders else f"{glob.fits}/?", Hit(number, below=False)
    yield f"{glob.fits}/.+", Hit(number, below=True)


def sets_of(
    rows: Sequence[tuple[str | bytes, _Meant]], *, anywhere: bool = False
) -> Iterator[tuple[Any, Sequence[_Meant]]]:
    """Yield sets of expressions for RE2, each with what its members stand for; all are looked up at once.

    That is one set, or more where it gets too big. Members fit a whole text or, ``anywhere``, a part of it,
    which costs a fraction where many begin with what stands for any text.
    """
    if not rows:
        return
    import re2

    fitting = (re2.Set.SearchSet if anywhere else re2.Set.FullMatchSet)(_options())
    try:
        for fits, _ in rows:
            fitting.Add(fits)
        fitting.Compile()
        yield fitting, [meant for _, meant in rows]
    except re2.error:
        if len(rows) > 1:
            yield from sets_of(rows[: len(rows) // 2], anywhere=anywhere)
            yield from sets_of(rows[len(rows) // 2 :], anywhere=anywhere)


def _options() -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    options.never_capture = True
    options.dot_nl = True
    options.max_mem = _MAX_MEMORY
    return options


_Ranges: TypeAlias = "list[tuple[str, str]]"

_TOKEN: Final = later(
    r"(?P<deep>(?:^|(?<=/))\*\*+(?:/|$))|(?P<stars>\*+)|(?P<one>\?)|(?P<set>\[)|\\?(?P<plain>[^\\]|(?<=\\).)",
    re.DOTALL,
)
_CLASS: Final = later(r"\[:([^\]]*):\]")
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
