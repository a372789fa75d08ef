"""Slips of the pen in YAML that the parser notices too late, or for what they are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from postlint.source.spans import Source

_LONGEST_SHOWN: Final = 40
_NO_STARTS: Final = frozenset("@`%&*!|>")
"""What no value can begin with, unless it stands in quotes."""
_NO_SPACE: Final = later(r"\s*(?:- +)*(?P<key>[^\W\d][\w-]*):(?P<value>[^\s/].*)")
_NEXT_KEY: Final = later(r"\s+[\w-]+:(?:\s|$)")
_BEGINS_VALUE: Final = later(r"(?:(?:^\s*(?:-\s+)*|[{,]\s*)[\w-]+:\s+|^\s*(?:-\s+)+|[\[{]\s*)$")
"""What stands on a line before the mark that opens a quoted value."""
_QUOTED: Final = later(r"""(?:(?<=[\[{,])|(?<=[:,-] ))(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""", re.DOTALL)
_SAYS_SOMETHING: Final = later(r"\s*[^\s#]")
_EMPTY_LIST: Final = later(r"\s*(?P<key>[\w-]+):\s+(?P<list>\[\s*\])\s*(?:#.*)?")
_FILE: Final = later(r"[^\s,\[\]{}#:'\"]+\.[a-zA-Z]\w{1,4}")
_CURLY: Final = later(r"(?:: +|[\[{,] *|^\s*(?:- +)+)(?P<mark>[“”„‟‘’‚«»])")

_IN_CURLY: Final = later(r"[“”„«»][^“”„«»]*[“”«»]")


def stands_twice(earlier: Entry, second: Node) -> str:
    """Return what to do where a mapping has the key of ``earlier`` again, with ``second``."""
    key, first, line = earlier.key, earlier.value, earlier.key_node.span.line
    todo = "Keep one of the two, or rename it."
    if isinstance(first, Sequence) and isinstance(second, Sequence):
        is_empty = not (first.items and second.items)
        todo = f"Take out {key}: [], which holds nothing." if is_empty else "Put both into one list."
    elif isinstance(first, Scalar) and isinstance(second, Scalar):
        files = [one.text for one in (first, second) if _FILE.fullmatch(one.text)]
        if len(files) > 1:
            todo = f"Put both into one list: {key}: [{', '.join(files)}]"
        elif _begins_entry(earlier, second):
            todo = f'If another entry begins here, write "- {key}:"; else k{todo[1:]}'
    return f'The key "{key}" stands here twice, first in line {line}. {todo}'


def _begins_entry(earlier: Entry, second: Scalar) -> bool:
    """Tell whether a key is the first of an entry of a list, with ``second`` on a line further down."""
    place = earlier.key_node
    before = place.source.text[: place.start].rpartition("\n")[2]
    return before.rstrip().endswith("-") and second.span.line > place.span.line


def slip_in(message: str, source: Source, opened: int, stopped: int) -> Diagnostic | None:
    """Return the slip for which parsing stopped at ``stopped`` with ``message``, or None.

    ``opened`` is where the construct began that could not be finished.
    """
    looks = _LOOKS.get(message, ())
    return next((found for look in looks if (found := look(source, opened, stopped))), None)


def no_space(key: str, value: str) -> str:
    """Return what to do where ``value`` stands right behind the colon of ``key``."""
    shown = " ".join(value.split())
    shown = f"{shown[:_LONGEST_SHOWN].rstrip()}…" if len(shown) > _LONGEST_SHOWN else shown
    shown = f'"{shown}"' if shown[:1] in _NO_STARTS else shown
    stop = "" if shown.strip('"').endswith((".", "!", "?", "…")) else "."
    return f"A space is missing behind the colon: write {key}: {shown}{stop}"


def _no_space_here(source: Source, opened: int, _stopped: int) -> Diagnostic | None:
    return _no_space_on(source, source.position(opened)[0])


def _no_space_above(source: Source, _opened: int, stopped: int) -> Diagnostic | None:
    line, column = source.position(stopped)
    has_key = ": " in source.line(line)[: column - 1]
    return None if has_key else _no_space_on(source, line - 1)


def _no_space_on(source: Source, line: int) -> Diagnostic | None:
    found = _NO_SPACE.match(source.line(line)) if line else None
    if not found:
        return None
    start = source.line_start(line)
    span = source.span(start + found.start("key"), start + found.start("value"))
    return Diagnostic(span, no_space(found["key"], found["value"]), "reading/yaml")


def _inner_mark(source: Source, opened: int, stopped: int) -> Diagnostic | None:
    """Tell of a quotation mark that ends the text, though the text goes on to another one."""
    line, column = source.position(stopped)
    before, after = source.line(line)[: column - 1], source.line(line)[column - 1 :]
    mark = before.rstrip()[-1:]
    place = len(before.rstrip()) - 1
    is_end = _NEXT_KEY.match(before[place + 1 :] + after) or (after[:1] == mark and before[-1:] != mark)
    if mark not in {'"', "'"} or is_end or mark not in after:
        return None
    start = source.line_start(line) + place
    if found := _left_open(source, opened, start):
        return found
    return Diagnostic(source.span(start, start + 1), _INNER[mark], "reading/yaml")


def _left_open(source: Source, opened: int, closing: int) -> Diagnostic | None:
    """Tell where the text was opened that goes on to ``closing``, where a text on a later line begins."""
    line, column = source.position(closing)
    mark = source.text[closing]
    if not _BEGINS_VALUE.search(source.line(line)[: column - 1]):
        return None
    quoted = (found for found in _QUOTED.finditer(source.text, opened) if found.end() > closing)
    text = next(quoted, None)
    if text is None or text.end() != closing + 1 or source.position(text.start())[0] == line:
        return None
    goes_on = f"The quoted text that opens here goes on up to line {line}, where another begins"
    place = source.span(text.start(), text.start() + 1)
    return Diagnostic(place, f"{goes_on}. Close it with {mark}.", "reading/yaml")


def _below_empty_list(source: Source, _opened: int, stopped: int) -> Diagnostic | None:
    """Tell of items below a key whose value is a list already, and an empty one."""
    line, column = source.position(stopped)
    above = next(
        (number for number in range(line - 1, 0, -1) if _SAYS_SOMETHING.match(source.line(number))), 0
    )
    found = _EMPTY_LIST.fullmatch(source.line(above)) if above else None
    if not (found and source.line(line)[column - 1 :].startswith("- ")):
        return None
    start = source.line_start(above) + found.start("list")
    advice = (
        f"This [] is an empty list, and what stands below belongs to no key: write {found['key']}: alone."
    )
    return Diagnostic(source.span(start, start + len(found["list"])), advice, "reading/yaml")


def _curly_mark(source: Source, _opened: int, stopped: int) -> Diagnostic | None:
    """Tell of a word processor's quotation marks around a value: to YAML they are letters."""
    line, column = source.position(stopped)
    marks = list(_CURLY.finditer(source.line(line)[: column - 1]))
    if not marks:
        return None
    mark, start = marks[-1]["mark"], source.line_start(line) + marks[-1].start("mark")
    advice = (
        f"{mark} is a quotation mark of word processors, which YAML takes for a letter. "
        "Put straight ones around the text: \" or '."
    )
    return Diagnostic(source.span(start, start + 1), advice, "reading/yaml")


def published_quotes(texts: Iterable[Scalar]) -> Iterator[Diagnostic]:
    """Yield what to say of the ``texts`` of a file that stand in quotes which are letters to YAML."""
    found = [text for text in texts if text.style == "plain" and _IN_CURLY.fullmatch(text.text)]
    found = [text for text in found if text.source.path.endswith((".yaml", ".yml"))]
    if found:
        first, *others = found
        more = f" So are those around {len(others)} more in this file." if others else ""
        yield Diagnostic(
            first.span,
            f"The quotation marks around this text are a word processor's and go out with it.{more} "
            "Write straight ones, or nothing; to keep them, put the whole in straight ones.",
            "reading/curly-quotes",
            tuple(text.span for text in others),
        )


_INNER: Final = {
    '"': (
        'This quotation mark ends the quoted text that it stands in. Write \\" for each that belongs to the '
        "text, or put the whole text in single quotes."
    ),
    "'": (
        "This quotation mark ends the quoted text that it stands in. Write '' for each that belongs to the "
        "text, or put the whole text in double quotes."
    ),
}
_LOOKS: Final[dict[str, tuple[Callable[[Source, int, int], Diagnostic | None], ...]]] = {
    "could not find expected ':'": (_no_space_here,),
    "mapping values are not allowed in this context": (_no_space_above, _curly_mark),
    "did not find expected key": (_inner_mark, _below_empty_list),
    "did not find expected '-' indicator": (_inner_mark,),
    "did not find expected ',' or ']'": (_inner_mark, _curly_mark),
    "did not find expected ',' or '}'": (_inner_mark, _curly_mark),
}
"""What may be behind each message of the parser."""
