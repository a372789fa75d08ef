"""A file that no reader takes, cut into texts and their labels, whatever its markup.

Around a text of the length of a post stand the headings, labels and fields of prose, the other cells of its
row and the name of its column, or the keys and values of its entry. What these say of the text is weighed in
``likely_evidence``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from postlint.calendars.files.likely.likely_prose import MARKUP, MOST_LINES, is_prose
from postlint.calendars.readers.loose.topics_and_figures import is_report
from postlint.calendars.readers.tables.table_model import rows_of
from postlint.records import dataclass
from postlint.source import csv_parser
from postlint.source.spans import Source, with_plain_line_ends

_LONGEST_PIECE: Final = 700
"""How many characters a text may have that is taken for one post."""
_FEWEST_WORDS: Final = 6
"""How many words it has at least."""
_LONGEST_LABEL: Final = 80
_WORDS_OF_A_LABEL: Final = 9
_MOST_ROWS: Final = 200
_MOST_AROUND: Final = 12

_WHOLE_FRONT: Final = re.compile(
    r"\A\s*(?P<mark>---|~~~(?=\n[\w-]+:))[ \t]*\n.*?^(?P=mark)[ \t]*$", re.DOTALL | re.MULTILINE
)
_FENCE: Final = re.compile(
    r"^[ \t]*(?:(?P<mark>`{3,}|~{3,})[ \t]*(?P<language>\w*)|(?:_{4}|-{4}|\[quote\]"
    r"|#\+(?:begin|end)_(?:quote|example))[ \t]*$)",
    re.IGNORECASE,
)
_WORDS_IN_FENCES: Final = frozenset({"", "text", "txt", "plaintext"})
"""Blocks of Markdown in Markdown show how a file looks."""
_RULE: Final = re.compile(r"^[ \t]*(?:[=~^*_-][ \t]*){3,}$")
_HEADING: Final = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|={1,6}[ \t]+|\*{1,6}[ \t]+(?=\S+$))(?P<said>\S.*)$")
_LISTED: Final = re.compile(r"^(?P<indent>[ \t]*)(?:[-*+•▪]|\d{1,3}[.)])[ \t]+(?P<said>\S.*)$")
_QUOTED: Final = re.compile(r"^[ \t]*>[ \t]?")
_SPLIT: Final = re.compile(r":[*_]*[ \t]+|[ \t]+[·•|→—–-]+[ \t]+|\*\*[ \t]*[—–:-]?[ \t]*")
_BOLD_END: Final = re.compile(r":(?:\*\*|__)|(?:\*\*|__)[ \t]*:")
"""The end of a name in bold, which is never the first half of a sentence."""
_BEHIND: Final = re.compile(
    r"[ \t]*(?:[(\[](?P<said>[^()\[\]]{2,60})[)\]]|[—–][ \t]*(?P<loose>[^.!?—–]{2,40}))[ \t*_]*$"
)
_TARGET: Final = re.compile(r"\]\([^()\s]*\)")
"""Where a link leads, which says nothing of the text."""
_WHOLE_QUOTE: Final = re.compile(r"^[\"“„«‚‘'»].*[\"”“»‘’'«][ \t]*$", re.DOTALL)
_BREAK: Final = re.compile(r"(?:<br[ \t]*/?>)+", re.IGNORECASE)
_KEY_OF_YAML: Final = re.compile(
    r"[ \t]*(?:-[ \t]+)?[\"']?(?P<key>[^\W\d][\w /().-]{0,40}?)[\"']?[ \t]*:(?:[ \t]|$)"
)
_STRING: Final = re.compile(r"\"(?P<said>(?:[^\"\\\n]+|\\.)*)(?P<end>\"?)", re.DOTALL)
"""A string, or one without an end, so that none is looked for inside of it."""
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d(?:[ T].*)?|\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}")
_ANSWERS: Final = re.compile(r"(?:\S+[ \t]+){2}(?!\s).*\?")
"""A question as the name of a column: what people say below it, they said to somebody."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of the length of a post, with what stands ``around`` it, ``quoted`` or ``fenced`` off."""

    text: str
    around: tuple[str, ...]
    quoted: bool = False
    fenced: bool = False


def in_prose(text: str) -> Iterator[Piece]:
    """Yield the texts of Markdown and other markups, with the headings, labels and fields of each."""
    yield from _Prose().pieces(_WHOLE_FRONT.sub("", with_plain_line_ends(text)))


def in_table(rows: Sequence[Sequence[str]]) -> Iterator[Piece]:
    """Yield the texts of a table, with the other cells of their rows and the names of their columns."""
    header = next((row for row in rows if sum(map(bool, row)) > 1), ())
    if is_report(header, [row for row in rows if row is not header and sum(map(bool, row)) > 1]):
        return
    if any(map(_is_text, header)) and any(map(_DATE.fullmatch, header)):
        # A row of a table without a header.
        header = ()
    for row in rows[:_MOST_ROWS]:
        if row is header:
            continue
        short = [(at, one) for at, one in enumerate(row) if one and not _is_text(one)]
        for number, cell in enumerate(row):
            label, said = _divided(_BREAK.sub(" ", cell).strip())
            if _is_text(said):
                name = header[number] if number < len(header) else ""
                if _ANSWERS.fullmatch(name):
                    continue
                others = (one for at, one in short if at != number)
                around = filter(None, chain((name, label), others))
                yield Piece(said, tuple(islice(around, _MOST_AROUND)))


def rows_in(text: str) -> list[list[str]]:
    """Return the cells of CSV or TSV."""
    documents = csv_parser.parse(Source("", text)).documents
    return [[cell.text.strip() for cell in row] for one in documents for row in rows_of(one) or ()]


def in_json(text: str) -> Iterator[Piece]:
    """Yield the texts of JSON, with the keys and values of the object around each."""
    for part in text.split("}"):
        strings = [found["said"] for found in _STRING.finditer(part) if found["end"]]
        short = [one for one in dict.fromkeys(strings) if not _is_text(one)]
        for before, said in zip(["", *strings], strings, strict=False):
            if _is_text(said):
                others = (one for one in short if one != before)
                yield Piece(said, (before, *islice(others, _MOST_AROUND - 1)))


def in_yaml(text: str) -> Iterator[Piece]:
    """Yield the texts of YAML, with the keys above each, and the fields of its entry."""
    lines = with_plain_line_ends(text).split("\n")[:MOST_LINES]
    for number, line in enumerate(lines):
        found = _KEY_OF_YAML.match(line)
        said = line[found.end() :] if found else line.strip().removeprefix("- ")
        said = _below(lines, number) if said.strip() in {"|", ">", "|-", ">-", "|+", ">+"} else said
        said = said.strip(" \t\"'")
        if _is_text(said):
            yield Piece(said, (found["key"] if found else "", *_beside(lines, number)))


def _below(lines: Sequence[str], number: int) -> str:
    """Return the text of a block of YAML whose key stands in the line of this number."""
    depth, said = _depth(lines[number]), []
    for line in lines[number + 1 : number + 1 + _MOST_AROUND]:
        if line.strip() and _depth(line) <= depth:
            break
        said.append(line.strip())
    return " ".join(said)


def _beside(lines: Sequence[str], number: int) -> list[str]:
    """Return the lines of the entry in which a line stands, and the keys above it."""
    depth, found, at = _depth(lines[number]), [], number
    starts = lines[number].lstrip().startswith("- ") and ":" in lines[number]
    for at in range(number - 1, max(-1, number - 3 * _MOST_AROUND), -1):
        line, here = lines[at], _depth(lines[at])
        if starts or here < depth:
            if not line.strip() or here >= depth:
                continue
            depth, starts = here, False
        elif here > depth:
            continue
        found.append(line.strip(" \t-\"'"))
        if line.lstrip().startswith("- "):
            depth -= 2
    depth = _depth(lines[number]) + (2 if lines[number].lstrip().startswith("- ") else 0)
    for line in lines[number + 1 : number + 1 + _MOST_AROUND]:
        if (
            line.strip()
            and (_depth(line) < depth or line.lstrip().startswith("- "))
            and _depth(line) <= depth
        ):
            break
        found.append(line.strip(" \t-\"'"))
    return [one for one in found if one and len(one) <= _LONGEST_LABEL][:_MOST_AROUND]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_text(said: str) -> bool:
    return len(said) <= _LONGEST_PIECE and is_prose(said, _FEWEST_WORDS)


def _divided(said: str) -> tuple[str, str]:
    """Return the label in front of a text, if there is one, and the text."""
    is_bold = said.startswith(("**", "__"))
    said = said.lstrip("*_ ")
    found = _SPLIT.search(said, 0, _LONGEST_LABEL)
    if is_bold and found and _BOLD_END.search(said, 0, found.end()) and _is_label(said[: found.start()]):
        return said[: found.start()].strip(MARKUP), said[found.end() :].strip()
    in_code = found and said.count("`", found.start()) % 2
    if found and not in_code and found.start() > 0 and _is_label(said[: found.start()]):
        label, rest = said[: found.start()].strip(MARKUP), said[found.end() :].strip()
        # What looks like a label may be the first half of a sentence.
        return (label, rest) if _is_text(rest) or not _is_text(said) else ("", said)
    return "", said


def _is_label(said: str) -> bool:
    return len(said) <= _LONGEST_LABEL and len(said.split()) <= _WORDS_OF_A_LABEL


class _Prose:
    """Goes through the lines of a text: labels belong to what follows, fields to what precedes."""

    def __init__(self) -> None:
        self.heading = ""
        self.labels: list[str] = []
        self.text: list[str] = []
        self.depth = 0
        self.behind: list[str] = []
        self.quoted = False
        self.paused = False
        self.fenced: str | None = None
        self.fence = ""
        self.done: list[Piece] = []

    def pieces(self, text: str) -> list[Piece]:
        table: list[list[str]] = []
        for line in text.split("\n")[:MOST_LINES]:
            if line.lstrip().startswith("|"):
                table.append([cell.strip(" \t*_`") for cell in line.strip().strip("|").split("|")])
                continue
            if table:
                self._close()
                self.done += in_table([row for row in table if any(cell.strip("-: ") for cell in row)])
                table = []
            self._take(line)
        self._close()
        self.done += in_table([row for row in table if any(cell.strip("-: ") for cell in row)])
        return self.done

    def _take(self, line: str) -> None:
        fence = _FENCE.match(line)
        if fence and (self.fenced is None or (fence["mark"] or "").startswith(self.fence)):
            self._pause()
            if self.fenced is not None:
                self._close()
            self.fenced = None if self.fenced is not None else (fence["language"] or "").lower()
            self.fence = fence["mark"] or ""
        elif self.fenced is not None and (self.fenced not in _WORDS_IN_FENCES or _HEADING.match(line)):
            # With headings in it, a block shows how a file looks.
            self.fenced = "markdown"
        elif not line.strip():
            self._pause()
        elif _RULE.match(line):
            self._end_section()
        elif (found := _HEADING.match(line)) and self.fenced is None:
            self._close()
            self.heading, self.labels = found["said"].strip(MARKUP), []
        else:
            self._say(line)

    def _say(self, line: str) -> None:
        if "](" in line:
            line = _TARGET.sub("]", line)
        listed, quoted = _LISTED.match(line), _QUOTED.match(line)
        said = listed["said"] if listed else line[quoted.end() :] if quoted else line
        label, rest = _divided(said.strip())
        depth = len(line) - len(line.lstrip()) + (1 if listed else 0)
        paused, self.paused = self.paused, False
        if _is_text(rest) and (label or listed or paused or not self.text):
            self._close()
            self.quoted = bool(quoted)
            if listed and not listed["indent"]:
                self.labels = []
            self.text, self.behind, self.depth = [rest], [label] if label else [], depth
        elif self.text and (quoted or not _is_label(said)) and not listed:
            self.text.append(said.strip())
        elif (
            self.text
            and not (listed and depth <= max(1, self.depth))
            and ((label and (rest or not paused)) or listed or said.lstrip().startswith(("#", "(", "[", "{")))
        ):
            self.behind.append(said.strip(MARKUP.replace("#", "")))
        elif _is_label(said):
            self._close()
            outer = not line[0].isspace()
            self.labels = ([] if outer and listed else self.labels[-2:]) + [said.strip(MARKUP)]

    def _pause(self) -> None:
        """Come to a blank line: what follows may still be fields of the text above."""
        self.paused = True

    def _end_section(self) -> None:
        self._close()
        self.labels = self.labels[-1:]

    def _close(self) -> None:
        """Keep the text that was said, with what stands around it."""
        said = " ".join(self.text)
        if self.text and len(said) <= _LONGEST_PIECE:
            behind = _BEHIND.search(said, 1)
            more = [behind["said"] or behind["loose"]] if behind else []
            whole = said[: behind.start()] if behind else said
            quoted = self.quoted or bool(_WHOLE_QUOTE.match(whole.strip()))
            around = [self.heading, *self.labels, *self.behind, *more]
            self.done.append(
                Piece(said, tuple(one for one in around if one), quoted, self.fenced is not None)
            )
            self.labels = self.labels[-1:]
        self.text, self.behind, self.quoted = [], [], False
