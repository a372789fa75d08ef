"""CSV text to located rows of cells, whatever divides them.

The standard library's reader says where no cell stands, and its Sniffer takes quoted texts with commas
for columns; so cells are found here, by the same rules (RFC 4180, and what spreadsheets make of it).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from postlint.source.budgets import MAX_NODES
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.spans import Source
from postlint.source.tree import Node, Parsed, Scalar, Sequence

DELIMITERS: Final = (",", ";", "\t", "|")

_SAMPLE: Final = 50
"""How many rows tell by what the cells are divided."""
_SAID: Final = re.compile(r"sep=(.)(?:\r\n|\r|\n)")
"""The line at the head of a file by which spreadsheets tell each other the delimiter."""
_QUOTED: Final = re.compile(r' *"([^"]*(?:""[^"]*)*)(")?')
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_ESCAPED_BREAK: Final = later(
    r"(?<!\\)(?:\\r)?\\n(?!.*\.(?:png|jpe?g|gif|webp|heic|mp4|mov|pdf)\s*\Z)", re.IGNORECASE
)
"""How a text breaks its line where tabs divide the cells: what databases write is hardly ever quoted.

In front of the name of a file it is a folder, ``June pictures\\new.png``.
"""


def parse(source: Source) -> Parsed:
    """Parse ``source`` as one document: a list of rows, each a list of cells; empty rows are left out.

    A quote that never closes ends the reading with a problem; what stands before it is read.
    """
    start, delimiter = dividing(source)
    rows: list[Node] = []
    problems = [_not_utf8(source)] if source.encoding != "utf-8" else []
    seen = 0
    guessed: list[Scalar] = []
    for row in rows_from(source, start, delimiter):
        if isinstance(row, Diagnostic):
            problems.append(row)
            break
        seen += len(row)
        if seen > MAX_NODES:
            problems.append(
                Diagnostic(
                    row[0].span,
                    f"This file holds more than {MAX_NODES:,} cells. Split it.",
                    "reading/too-much",
                )
            )
            break
        if any(cell.text.strip() for cell in row):
            rows.append(Sequence(tuple(row), source, row[0].start, row[-1].end))
            guessed += filter(_holds_bare_quotes, row)
    problems += _bare_quotes(guessed)
    document = Sequence(tuple(rows), source, start, len(source.text))
    return Parsed(source, (document,) if rows else (), problems=tuple(problems))


def _holds_bare_quotes(cell: Scalar) -> bool:
    """Tell whether quotes stand in a quoted cell that are not written twice, or words behind its quotes."""
    if cell.style != "double":
        return False
    written = cell.source.text[cell.start : cell.end].rstrip()
    return written[-1:] != '"' or ('"' in cell.text and '"' in written[1:-1].replace('""', ""))


def _bare_quotes(cells: list[Scalar]) -> Iterator[Diagnostic]:
    if cells:
        more = f" So does that of {len(cells) - 1} more in this file." if len(cells) > 1 else ""
        yield Diagnostic(
            cells[0].span,
            "Where this cell ends is a guess: quotes inside of one in quotes are written twice, as in "
            f'"a ""short"" text".{more}',
            "reading/bare-quotes",
        )


def _not_utf8(source: Source) -> Diagnostic:
    start = next(offset for offset, letter in enumerate(source.text) if not letter.isascii())
    return Diagnostic(
        source.span(start, start + 1),
        f'This table is not UTF-8 and was read as Windows-1252, so that this is "{source.text[start]}". '
        "To settle it, save it as CSV UTF-8.",
        "reading/windows-1252",
    )


def dividing(source: Source) -> tuple[int, str]:
    """Return where the rows of ``source`` begin, and what divides their cells."""
    said = _SAID.match(source.text)
    return (said.end(), said[1]) if said else (0, _delimiter(source))


def _delimiter(source: Source) -> str:
    """Return what divides the cells: that by which most rows have the same number, and more than one."""

    def fit(delimiter: str) -> tuple[int, int]:
        sample = islice(rows_from(source, 0, delimiter), _SAMPLE)
        widths = Counter(len(row) for row in sample if not isinstance(row, Diagnostic) and len(row) > 1)
        return max(((rows, width) for width, rows in widths.items()), default=(0, 0))

    return max(DELIMITERS, key=fit)


def rows_from(source: Source, start: int, delimiter: str) -> Iterator[list[Scalar] | Diagnostic]:
    """Yield the rows from offset ``start`` on, empty ones too, or at last the problem of an open quote."""
    text, at = source.text, start
    row: list[Scalar] = []
    while at < len(text) or row:
        # Spreadsheets may write out a million rows in which nothing stands.
        if not row and (blank := _blank(delimiter).match(text, at)):
            at = blank.end()
            continue
        cell = _cell(source, at, delimiter)
        if isinstance(cell, Diagnostic):
            yield cell
            return
        row.append(cell)
        at = cell.end
        if text[at : at + 1] == delimiter:
            at += 1
            continue
        yield row
        row = []
        line_break = _LINE_BREAK.match(text, at)
        at = line_break.end() if line_break else len(text)


def _cell(source: Source, start: int, delimiter: str) -> Scalar | Diagnostic:
    quoted = _QUOTED.match(source.text, start)
    if not quoted:
        end = _end(source, start, delimiter)
        cell = source.text[start:end]
        if delimiter == "\t" and " " in cell:
            cell = _ESCAPED_BREAK.sub("\n", cell)
        return Scalar(cell, cell, "plain", source, start, end)
    if quoted[2] is None or _opens_another(quoted, delimiter):
        place = source.span(quoted.start(1) - 1, quoted.start(1))
        how = (
            f"goes on up to line {source.position(quoted.end())[0]}, where another opens"
            if quoted[2]
            else "never closes"
        )
        return Diagnostic(
            place, f"The quote that opens here {how}, so the rest of the file cannot be read.", "reading/csv"
        )
    end = _end(source, quoted.end(), delimiter)
    rest = source.text[quoted.end() : end]
    inner = quoted[1]
    if rest.rstrip().endswith('"'):
        # Quotes that are not written twice belong to the text, if it begins and ends with those of the cell.
        inner, rest = f'{inner}"{rest.rstrip()[:-1]}', ""
    cell = inner.replace('""', '"') + rest
    # A line of a text ends in one way, however the lines of its file do.
    cell = _LINE_BREAK.sub("\n", cell)
    return Scalar(cell, cell, "double", source, quoted.start(1) - 1, end)


def _opens_another(quoted: re.Match[str], delimiter: str) -> bool:
    """Tell whether the mark that closes a text of several lines rather opens that of a later cell."""
    said, behind = quoted[1], quoted.string[quoted.end() : quoted.end() + 1]
    begins = said.endswith((delimiter, "\r", "\n")) and behind.isalnum()
    return begins and _LINE_BREAK.search(said) is not None


def _end(source: Source, start: int, delimiter: str) -> int:
    found = _plain(delimiter).match(source.text, start)
    return found.end() if found else start


@cache
def _blank(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[{re.escape(delimiter)} \t]*(?:\r\n|\r|\n))+")


@cache
def _plain(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
