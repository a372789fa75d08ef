"""What to do about YAML that cannot be parsed: the C library's messages turned into advice.

The messages are those of libyaml's scanner.c and parser.c. One that the table does not know is
passed on as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.records import dataclass
from postlint.source.budgets import TOO_DEEP
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.suggest import advice_on_line
from postlint.source.yaml.slips import slip_in

if TYPE_CHECKING:
    from collections.abc import Callable

    import yaml

    from postlint.source.spans import Source

_LONGEST_EXAMPLE: Final = 60
_VALUE: Final = later(r"\s*(?:- +)*(?P<key>[\w.-]+: +)?(?P<value>\S(?:.*\S)?)\s*$")
_LISTS_AND_MAPPINGS: Final = ("[", "{")


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Where parsing stopped: ``offset``, in the construct that began at ``opened``."""

    source: Source
    offset: int
    opened: int

    @property
    def character(self) -> str:
        """The character at which parsing stopped; "" at the end of the file."""
        return self.source.text[self.offset : self.offset + 1]

    @property
    def opening(self) -> str:
        """The character with which the construct began."""
        return self.source.text[self.opened : self.opened + 1]

    @property
    def line(self) -> str:
        """The line on which parsing stopped."""
        return self.source.line(self.source.position(self.offset)[0])

    @property
    def column(self) -> int:
        """The column at which the construct began."""
        return self.source.position(self.opened)[1]

    @property
    def value(self) -> re.Match[str] | None:
        """The value of this line, if parsing stopped in it and not before it."""
        found = _VALUE.match(self.line)
        here = self.source.position(self.offset)[1] - 1
        return found if found and here >= found.start("value") else None


def explain(error: yaml.MarkedYAMLError, source: Source, offset: int) -> Diagnostic:
    """Return the problem that ``error`` means, at its place; ``offset`` is where parsing began."""
    opened, stopped = _places(error, source, offset)
    message = str(error.problem or error.context)
    if found := slip_in(message, source, opened, stopped):
        return found
    trouble = _Trouble(source, stopped, opened)
    say = _ADVICE.get(str(error.context)) or _ADVICE.get(message)
    where = opened if message in _SHOWN_AT_OPENING else stopped
    advice = say(trouble) if say else f"This is not YAML: {message}. Check this line; put text in quotes."
    return Diagnostic(source.span(where, min(where + 1, len(source.text))), advice, "reading/yaml")


def lookalike(error: yaml.MarkedYAMLError, source: Source, offset: int) -> Diagnostic | None:
    """Return what is wrong where a line only seems to be indented: the parser notices on it or below."""
    opened, stopped = _places(error, source, offset)
    line = source.position(stopped)[0]
    for number in dict.fromkeys((line, source.position(opened)[0], max(line - 1, 1))):
        if found := advice_on_line(source.line(number)):
            column, advice = found
            place = source.line_start(number) + column
            return Diagnostic(source.span(place, place + 1), advice, "reading/yaml")
    return None


def _places(error: yaml.MarkedYAMLError, source: Source, offset: int) -> tuple[int, int]:
    """Return where the construct began that could not be finished, and where parsing stopped."""
    mark = error.problem_mark or error.context_mark
    stopped = min(offset + (mark.index if mark else 0), len(source.text))
    return offset + error.context_mark.index if error.context_mark else stopped, stopped


def _bad_start(trouble: _Trouble) -> str:
    if trouble.character == "\t":
        return _tab(trouble)
    return f"A value cannot start with {trouble.character}. {_quote(trouble)}"


def _tab(_trouble: _Trouble) -> str:
    return "This line is indented with a tab. YAML wants spaces: replace each tab with two."


def _colon(trouble: _Trouble) -> str:
    if ": " in trouble.line[: trouble.source.position(trouble.offset)[1] - 1]:
        return f"A colon before a space starts a new key, but this line has one already. {_quote(trouble)}"
    return (
        "This key cannot stand here. Indent it like the other keys; "
        "or, if it belongs to the text above, write that text as a block after a | sign."
    )


def _no_key(trouble: _Trouble) -> str:
    found = trouble.value
    first = found["value"][0] if found else ""
    if first in {'"', "'"}:
        twice = '\\"' if first == '"' else "''"
        return f"The quoted text ends before this. Write a {first} inside of it as {twice}."
    if found and first in {"[", "{", "*", "&", "!"}:
        return f"The {first} gives this value a meaning in YAML that ends before this. {_quote(trouble)}"
    return (
        f'Here should be a "key: value" of the mapping that began at column {trouble.column}, with the same '
        "indentation. Check the indentation of this line and of the one before."
    )


def _no_colon(_trouble: _Trouble) -> str:
    return (
        'This line is no "key: value". Put a colon and a space after the key; '
        "or, if it goes on with the text above, indent it deeper than the key of that text."
    )


def _unclosed_quote(trouble: _Trouble) -> str:
    return f"The quoted text that opens here never ends. Close it with {trouble.opening}."


def _unclosed(close: str) -> Callable[[_Trouble], str]:
    def say(trouble: _Trouble) -> str:
        return (
            f"The {trouble.opening} that opens here is not closed with {close}, or a comma is missing "
            f"between its items. If the {trouble.opening} belongs to the text, put the whole value in quotes."
        )

    return say


def _no_item(trouble: _Trouble) -> str:
    return f'This belongs to a list, so it should begin with "- " at column {trouble.column}.'


def _hyphen(trouble: _Trouble) -> str:
    return f'A list begins on a line of its own. If the "-" belongs to the text: {_lower(_quote(trouble))}'


def _block_head(trouble: _Trouble) -> str:
    return (
        f"After {trouble.opening} the text begins on the next line, indented. "
        f"If the {trouble.opening} belongs to the text: {_lower(_quote(trouble))}"
    )


def _escape(trouble: _Trouble) -> str:
    escape = trouble.source.text[trouble.offset : trouble.offset + 2]
    return f"{escape} means nothing in double quotes. Write \\\\ for a backslash, or use single quotes."


def _directive(_trouble: _Trouble) -> str:
    return "A line that starts with % is an instruction to YAML, and an unknown one. Remove it or indent it."


def _tag(_trouble: _Trouble) -> str:
    return "YAML tags (!) are not allowed here. If the ! belongs to the text, put the whole value in quotes."


def _leftover(_trouble: _Trouble) -> str:
    return "The document has ended before this. Put text in quotes, or a line with --- before a new document."


def _quote(trouble: _Trouble) -> str:
    """Tell to put the value in quotes, and show it where it stands on this line alone."""
    found = trouble.value
    if not found or (found["value"].startswith(_LISTS_AND_MAPPINGS) and trouble.character in "@`%*&"):
        return "Put the whole value in quotes."
    value = found["value"][:_LONGEST_EXAMPLE]
    cut = "…" if len(found["value"]) > _LONGEST_EXAMPLE else ""
    quoted = f'"{value}{cut}"' if not set('"\\') & set(value) else "'" + value.replace("'", "''") + cut + "'"
    return f"Put the whole value in quotes: {found['key'] or ''}{quoted}"


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


_ADVICE: Final[dict[str, Callable[[_Trouble], str]]] = {
    "found character that cannot start any token": _bad_start,
    "did not find expected node content": _bad_start,
    "mapping keys are not allowed in this context": _bad_start,
    "did not find expected alphabetic or numeric character": lambda trouble: (
        f"A value cannot start with {trouble.opening}. {_quote(trouble)}"
    ),
    "mapping values are not allowed in this context": _colon,
    "found unexpected ':'": lambda _trouble: "Put a space after this colon, or put the text in quotes.",
    "did not find expected key": _no_key,
    "could not find expected ':'": _no_colon,
    "found unexpected end of stream": _unclosed_quote,
    "found unexpected document indicator": _unclosed_quote,
    "did not find expected ',' or ']'": _unclosed("]"),
    "did not find expected ',' or '}'": _unclosed("}"),
    "did not find expected '-' indicator": _no_item,
    "block sequence entries are not allowed in this context": _hyphen,
    "did not find expected comment or line break": _block_head,
    "found unknown escape character": _escape,
    "found a tab character that violates indentation": _tab,
    "found a tab character where an indentation space is expected": _tab,
    "while scanning a directive": _directive,
    "while scanning a %YAML directive": _directive,
    "found incompatible YAML document": _directive,
    "while scanning a tag": _tag,
    "while parsing a tag": _tag,
    "found undefined tag handle": _tag,
    "did not find expected <document start>": _leftover,
    # libyaml 0.2.6 and later have a limit of their own, which their scanner, running ahead, may meet first.
    "exceeded maximum nesting depth": lambda _trouble: TOO_DEEP,
}
_SHOWN_AT_OPENING: Final = frozenset(
    {
        "did not find expected alphabetic or numeric character",
        "could not find expected ':'",
        "found unexpected end of stream",
        "found unexpected document indicator",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
        "did not find expected comment or line break",
    }
)
