"""Posts that show by the structure of a text, in whatever markup and language it is written.

That is labels that name networks above texts (headings, bold lines, summaries, properties, titles in
capitals), and lines or rows that begin with when and where something goes out. Names of files help, and
decide nothing: what is said about networks has labels like these, too, but no days, times, quotes or
hashtags beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from postlint.calendars.files.likely.likely_names import NETWORKS
from postlint.calendars.files.likely.likely_where_and_when import (
    CLOCK,
    FEW,
    HASHTAG,
    NAMES,
    WORDS_OF_NETWORKS,
    X,
    is_head,
    is_weekday,
    names_network,
    says_when,
)
from postlint.calendars.key_meanings import meaning
from postlint.records import dataclass

MOST_LINES: Final = 2_000
_LONGEST_LINE_OF_LABEL: Final = 100
_WORDS_OF_A_TEXT: Final = 5
_WORDS_OF_A_CELL: Final = 7
_WITHIN: Final = 16
"""How many lines below a label a text may begin, behind fields, tasks and pictures."""
_BEFORE: Final = 3

_NAMED: Final = re.compile(rf"\b(?:{NETWORKS}|tweet|toot|skeet|X)\b", re.IGNORECASE)
_SEPARATOR: Final = re.compile(r"[ \t]+[·•|→—–>/-]+[ \t]+|:\**[ \t]+|\*\*[ \t]*|[\])][ \t]+|(?<=\w)\.[ \t]+")
_FIELD: Final = re.compile(
    r"^[ \t]*(?:[-*+>][ \t]+)?[*_:]*(?P<key>[^\W\d_]{1,20}(?:[ ][^\W\d_]{1,16})?)"
    r"[*_]*:[*_:]*[ \t]+(?P<value>\S.*)$"
)
_KEYS: Final = frozenset(
    {
        *(
            "where",
            "rede",
            "rede social",
            "red",
            "red social",
            "réseau",
            "reseau",
            "rete",
            "netwerk",
            "kanaal",
        ),
        *("netzwerk", "kanal", "plattform", "canal", "canale", "plataforma", "piattaforma", "plateforme"),
    }
)
"""What fields are called that say where a text goes out, in the languages of calendars."""
_BEGINS_HEADING: Final = re.compile(r"^(?:#{1,6}|={1,6}|\*{1,6})[ \t]+\S|^<summary>", re.IGNORECASE)
_SUMMARY: Final = re.compile(r"<summary>", re.IGNORECASE)
_BEGINS_ITEM: Final = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_BOX: Final = re.compile(r"\[[ xX✓✔-]?\]")
_BEGINS_QUOTE: Final = re.compile(
    r"^[ \t]*(?:>|```\w*$|~~~|____$|----$|\[quote|#\+begin_(?:quote|example))", re.I
)
_UNSAID: Final = re.compile(r"^[ \t]*(?:[-*+•|$<{]|:[A-Z]|\d{1,3}[.)][ \t])")
_WORD: Final = re.compile(r"[(\"'“‘«¿¡]*[^\W\d_][\w'’–-]*[)\"'”’».,;:!?…]*")
_VERSION: Final = re.compile(r"\bv?\d+\.\d+\.\d+\b")
_CELLS: Final = re.compile(r"(?<!\\)\|")
_FIGURE: Final = re.compile(r"\d[\d.,' ]*%?")
MARKUP: Final = " \t#=*_>`~|:-+•–—·"

_OF_SOFTWARE: Final = re.compile(
    r"^(?:#{1,6}|={1,6}|\*\*?)[ \t]*[^\n]*\b(?:install\w*|configur\w*|setup|usage|api|oauth|credentials?"
    r"|authenticat\w*|webhooks?|permissions|environment|deploy\w*|troubleshooting|endpoints?|requirements"
    r"|architecture|attendees|agenda|action items|minutes|next steps|unreleased|changelog|fixed|bug ?fixes"
    r"|dos and don'?ts|tone of voice|voice and tone|best practices?|kpis?|metrics|impressions)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""Headings of texts on software, meetings, changes and manners, networks by their names among them."""
_LISTS_WHO_MET: Final = re.compile(
    r"^[ \t]*[#=*_-]*[ \t]*(?:present|attendees|attending|participants|excused|apologies|action items"
    r"|agenda|anwesend\w*|teilnehmende|teilnehmer\w*|pr[eé]sents|asistentes|presenti|presentes"
    r"|aanwezig)[*_]*[ \t]*(?::|\r?$)",
    re.IGNORECASE | re.MULTILINE,
)
"""Who was there: what follows was said about posts, and is none."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A text with the label above it, or in front of it. ``certain`` tells that more than a name is there."""

    label: str
    certain: bool
    dated: bool
    in_line: bool = False
    in_row: bool = False


def posts_in_prose(text: str, *, named: bool) -> str | None:
    """Return what in ``text`` looks like posts; None where it is hardly any.

    ``named`` tells that a name on the way to the file speaks of posts, so that less will do.
    """
    text = text.replace("\r\n", "\n")
    naming = sorted(_lines_naming(text)) if named or _speaks_of_networks(text) else []
    if len(naming) < FEW:
        return None
    lines = text.split("\n")
    shown = [found for number in naming if (found := _shown(lines, number))]
    in_lines = [one for one in shown if one.in_line and (one.certain if named else one.dated)]
    if sum(one.in_row for one in in_lines) >= FEW:
        # Whether the words are texts, or what those are to be about, nobody has looked.
        return "a table of days or networks with many words beside them"
    if len(in_lines) >= FEW:
        return f"lines that begin with networks, such as {_short(in_lines[0].label)}"
    labelled = [one for one in shown if not one.in_line]
    certain = sum(one.certain for one in labelled)
    enough = certain >= FEW or (named and certain > 0)
    if len(labelled) < FEW or not enough or certain * (3 if named else 2) < len(labelled):
        return None
    if _LISTS_WHO_MET.search(text) or (not named and _OF_SOFTWARE.search(text)):
        return None
    return f"texts under {', '.join(_short(one.label) for one in labelled[:3])}" + (
        " …" if len(labelled) > 3 else ""  # noqa: PLR2004
    )


def _speaks_of_networks(text: str) -> bool:
    """Tell whether networks are named more than once, which in most texts they are not: that is quick."""
    lowered = text.lower()
    named = sum(map(lowered.count, WORDS_OF_NETWORKS))
    return named >= FEW or (named > 0 and X.search(text) is not None)


def is_prose(text: str, words: int = _WORDS_OF_A_TEXT) -> bool:
    """Tell whether ``text`` reads like a sentence of at least so many words, and not like code."""
    tokens = text.split()
    return len(tokens) >= words and sum(map(bool, map(_WORD.fullmatch, tokens))) * 10 >= len(tokens) * 6


def _lines_naming(text: str) -> set[int]:
    """Return the numbers of the lines that name a network where they begin, or are rows of a table."""
    found: set[int] = set()
    number = start = 0
    for name in sorted([*NAMES.finditer(text), *X.finditer(text)], key=re.Match.start):
        place = name.start()
        number += text.count("\n", start, place)
        start = place
        begins = text.rfind("\n", 0, place) + 1
        if place - begins <= _LONGEST_LINE_OF_LABEL or text[begins : begins + 1] == "|":
            found.add(number)
        if number > MOST_LINES:
            break
    return found


def _short(label: str) -> str:
    return f'"{" ".join(label.strip(MARKUP).split())[:40]}"'


def _shown(lines: Sequence[str], number: int) -> _Shown | None:
    line = lines[number]
    return _row(line) if line.lstrip().startswith("|") else _entry(line) or _label(lines, number)


def _row(line: str) -> _Shown | None:
    cells = [cell.strip(" \t*_`") for cell in _CELLS.split(line.strip().strip("|"))]
    where = next((cell for cell in cells if names_network(cell) and is_head(cell)), None)
    is_of_report = sum(map(bool, map(_FIGURE.fullmatch, cells))) >= FEW
    if (
        where is None
        or is_of_report
        or not any(cell is not where and is_prose(cell, _WORDS_OF_A_CELL) for cell in cells)
    ):
        return None
    dated = any(says_when(cell) or is_weekday(cell) for cell in cells)
    return _Shown(where, certain=True, dated=dated, in_line=True, in_row=True)


def _entry(line: str) -> _Shown | None:
    """Return the text of a line that says first where, and when, it goes out."""
    body = _BEGINS_ITEM.sub("", line)
    for found in _SEPARATOR.finditer(body):
        head, rest = body[: found.start()], body[found.end() :].lstrip(MARKUP)
        if found.start() > _LONGEST_LINE_OF_LABEL or not is_head(head):
            return None
        if names_network(head) and is_prose(rest) and not _repeats(head, rest):
            bound = _BOX.match(body) is not None
            dated = says_when(head)
            bold = body.lstrip().startswith("**")
            return _Shown(head, certain=dated or bound or bold, dated=dated, in_line=True)
    return None


def _label(lines: Sequence[str], number: int) -> _Shown | None:
    line = lines[number]
    said = _where_said(line)
    if said is None:
        return None
    below = _text_below(lines, number)
    if below is None or _repeats(said, lines[below]):
        return None
    around = [
        one
        for one in lines[max(0, number - _BEFORE) : below]
        if not _VERSION.search(one) and (not is_prose(one) or _BEGINS_HEADING.match(one))
    ]
    dated = any(map(says_when, around)) or bool(CLOCK.search(line))
    quoted = any(_BEGINS_QUOTE.match(one) for one in lines[number + 1 : below + 1])
    tagged = any(HASHTAG.search(one) for one in lines[below : below + 6] if not _BEGINS_HEADING.match(one))
    certain = dated or quoted or tagged or bool(_SUMMARY.search(line))
    return _Shown(said, certain=certain, dated=dated)


def _where_said(line: str) -> str | None:
    """Return what ``line`` says of where something goes out, if it says no more than that and when."""
    if len(line) > _LONGEST_LINE_OF_LABEL:
        return None
    field = _FIELD.match(line)
    if field and _is_of_networks(field["key"]) and is_head(field["value"]):
        return field["value"]
    if _BEGINS_ITEM.match(line) and not line.lstrip().startswith("**") and not re.match(r"\*+[ \t]", line):
        return None
    plain = re.sub(r"</?\w+>", " ", line)
    return plain if is_head(plain) else None


def _is_of_networks(key: str) -> bool:
    return key.lower() in _KEYS or meaning(key) == "channel"


def _text_below(lines: Sequence[str], number: int) -> int | None:
    for at in range(number + 1, min(number + 1 + _WITHIN, len(lines))):
        line = lines[at]
        if _BEGINS_HEADING.match(line) and not line.startswith("*"):
            return None
        if names_network(line) and _where_said(line):
            return None
        said = line.strip().lstrip(">").strip(' \t*_"“„«')
        if _UNSAID.match(line.strip()) or (_FIELD.match(line) and len(line) < _LONGEST_LINE_OF_LABEL // 2):
            continue
        if is_prose(said):
            return at
    return None


def _repeats(label: str, text: str) -> bool:
    """Tell whether a text speaks of the network above it, as those do that are about networks."""
    named = {name.lower() for name in _NAMED.findall(label)}
    return bool(named & {name.lower() for name in _NAMED.findall(text)})
