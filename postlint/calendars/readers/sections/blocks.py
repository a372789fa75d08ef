"""What one block of a Markdown file says, and which hold no text of a post: lists of things to do, data."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeAlias

from postlint.calendars.readers.markdown_text import Rendered, render
from postlint.calendars.readers.sections.days import hour_in, is_only_when
from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.readers.sections.section import Piece
from postlint.calendars.readers.sections.words import DRAFTS
from postlint.calendars.terms.value_words import channels_in
from postlint.source.spans import Source
from postlint.source.tree import Scalar

Take: TypeAlias = Callable[[Source, int, int], Rendered]
"""How a stretch of a file becomes a text."""
_LINE: Final = re.compile(r"([^\n]*)(\n|\Z)")

_ITEM: Final = re.compile(r"^[ \t]{0,12}(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<said>[^\n]*)", re.MULTILINE)
_COUNTED: Final = re.compile(r"[ \t]{0,12}\d")
_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")
_LINE_AND_LIST: Final = 2
_HASHTAGS: Final = re.compile(r"(?:\s*\\?#\w+)+\s*")
_BOX: Final = re.compile(r"\[[ xX✓✔✅☑~✗✘❌-]\][ \t]+")
_OF_DATA: Final = frozenset({"yaml", "yml", "json", "jsonl"})
_A_TEXT: Final = re.compile(
    r"(?:^[ \t]{0,12}(?:-[ \t]+)?|[{,][ \t]*)[\"']?(?:text|caption|copy|post|body|message|content|tweet|toot)"
    r"[\"']?[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_MEANING: Final = re.compile(r"\S{1,20}\s+(?:=|→)\s")
_SETTING: Final = re.compile(
    r"\s*(?:(?:export\s+|\$env:)?[A-Z][A-Z0-9]*_[A-Z0-9_]*\s*=.*|[#;].*|\.\.\.|…)?\s*"
)
"""A line of settings, a remark in them, or what stands for more of them."""
_NAMED_SETTING: Final = re.compile(r"^\s*(?:export\s+|\$env:)?[A-Z][A-Z0-9]*_[A-Z0-9_]*\s*=", re.MULTILINE)
_COMMAND: Final = re.compile(
    r"\s*(?:\$\s.*|(?:sudo|docker|npm|npx|yarn|pnpm|pip3?|python3?|curl|git|brew|apt(?:-get)?|cargo|poetry"
    r"|systemctl|crontab)\s+\S.*|(?:cd|make)\s+[\w./-]+|(?:go|uv)\s+(?:run|build|install|get|test|pip)\b.*|#.*)?\s*"
)
"""A line of a shell, or a remark in them."""
_ASSIGNED: Final = re.compile(
    r"\s*(?:\[[\w.\"-]+\]|[\w.-]+\s*=\s*(?:[\"'\[{].*|\d\S*|true|false)|[#;].*)?\s*"
)
"""A line of a file of settings."""
_FIGURE: Final = re.compile(
    r"(?:\W{0,3}\s)?(?:\*\*|__)?(?:[^\W_][^:*\n]{0,39})(?:\*\*|__)?\s?:(?:\*\*|__)?\s+"
    r"(?:(?P<figure>[~≈<>≤≥±]?\s?(?:ca\.?|circa|about|approx\.?|env\.?|etwa)?\s?\d[^.!?\n]{0,40})"
    r"|[^.!?:#@\n]{1,40})"
)
"""A label with a short value behind it, such as "Total tweets: 6"."""
_NAMED: Final = re.compile(
    r"(?:\W{1,3}\s)?(?:\*\*|__)?(?P<name>[^:*\n]{1,40}?)(?:\*\*|__)?\s?(?::|\s[—–→-]\s)(?:\*\*|__)?\s*(?P<rest>\S.*)"
)
"""A name, in bold or not, and what stands behind it."""
_ADDRESS: Final = re.compile(
    r"(?:\[[^\[\]]{0,200}\]\()?[<`]?(?:https?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s<>`)]*)?[>`]?\)?"
)
"""A link, as it stands or as Markdown writes it."""
_LONGEST_BULLET: Final = 12
"""How many words the items of a list inside of a text have at most."""
_LEAST_OF_A_TEXT: Final = 4
"""How many words an item has at least that is a text."""


def rendered(block: Piece, source: Source) -> Rendered:
    """Return what a block says: a fence as it stands, anything else as Markdown."""
    return taker(block)(source, *inside(block, source))


def taker(block: Piece) -> Take:
    """Return how stretches of a block become texts."""
    return partial(_verbatim, opening=block.start) if block.kind == "fence" else render


def inside(block: Piece, source: Source) -> tuple[int, int]:
    """Return where the words of a block stand, without the lines that open and close a fence."""
    if block.kind != "fence" or block.token is None:
        return block.start, block.end
    opening = _LINE.match(source.text, block.start)
    start = opening.end() if opening else block.start
    body = source.text[start : block.end].rstrip()
    last = body.rfind("\n") + 1
    closes = body[last:].strip().startswith(block.token.markup)
    return start, start + last if closes else block.end


def _verbatim(source: Source, start: int, end: int, *, opening: int) -> Rendered:
    """Return a text as it stands, line by line, each moved in by as much less as its ``opening`` is."""
    depth = source.moved_in(opening)
    words = source.text[start:end]
    start, end = start + len(words) - len(words.lstrip("\n")), start + len(words.rstrip())
    said, stretches, length = list[str](), list[tuple[int, int]](), 0
    for line in _LINE.finditer(source.text, start, max(start, end)):
        blank = min(depth, len(line[1]) - len(line[1].lstrip(" \t")))
        stretches.append((length, line.start() + blank))
        said.append(line[1][blank:])
        length += len(said[-1]) + 1
        if not line[2]:
            break
    text = "\n".join(said).rstrip()
    return Rendered(Scalar(text, text, "plain", source, start, max(start, end), tuple(stretches)))


def has_box(title: str) -> bool:
    """Tell whether a box to tick stands in front of ``title``."""
    return _BOX.match(title) is not None


def is_hashtags(text: str) -> bool:
    """Tell whether ``text`` is nothing but hashtags."""
    return bool(_HASHTAGS.fullmatch(text))


def is_checklist(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a list in which each item has a box in front of it."""
    items = _items_of(piece, source)
    return bool(items) and all(map(_BOX.match, items))


def is_of_data(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a block of YAML or JSON in which texts of posts stand under their keys."""
    info = piece.token.info.strip().lower() if piece.kind == "fence" and piece.token else ""
    return info in _OF_DATA and _A_TEXT.search(source.text, piece.start, piece.end) is not None


def is_of_settings(piece: Piece, source: Source) -> bool:
    """Tell whether a fence holds the names and values of settings, or commands, and nothing else."""
    if piece.kind != "fence":
        return False
    lines = source.text[slice(*inside(piece, source))].splitlines()
    said = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return bool(said) and any(all(map(form.fullmatch, said)) for form in (_SETTING, _COMMAND, _ASSIGNED))


def is_set_up(content: Sequence[Piece], source: Source) -> bool:
    """Tell whether pieces say how something is set up: the names of settings stand in a fence of theirs."""
    fences = [piece for piece in content if is_of_settings(piece, source)]
    return any(_NAMED_SETTING.search(source.text, piece.start, piece.end) for piece in fences)


def may_be_texts(piece: Piece, source: Source) -> bool:
    """Tell whether the items of a list of nothing but texts may be posts, by their length."""
    return all(len(_BOX.sub("", item).split()) >= _LEAST_OF_A_TEXT for item in _items_of(piece, source))


def is_of_names(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a list of nothing but names or links."""
    items = _items_of(piece, source)
    return bool(items) and all("://" in item or len(item.split()) < _LEAST_OF_A_TEXT for item in items)


def is_of_figures(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a list of nothing but labels with short values, most of them figures."""
    found = [_FIGURE.fullmatch(item.strip()) for item in _items_of(piece, source)]
    counted = sum(bool(one and one["figure"]) for one in found)
    return len(found) > 1 and None not in found and counted * 2 >= len(found)


def is_of_places(piece: Piece, source: Source) -> bool:
    """Tell whether each item of a list is a network, and behind it nothing but a link, or days and hours."""
    found = [_NAMED.fullmatch(item.strip()) for item in _items_of(piece, source)]
    return len(found) > 1 and all(
        one and channels_in(one["name"]) and (_ADDRESS.fullmatch(one["rest"]) or is_only_when(one["rest"]))
        for one in found
    )


def is_about(piece: Piece, source: Source) -> bool:
    """Tell whether a list, alone under a heading of no post, holds figures, links or hours."""
    return is_of_figures(piece, source) or is_of_places(piece, source)


def is_legend(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a list of what signs mean, such as "🟢 = approved"."""
    items = _items_of(piece, source)
    return len(items) > 1 and all(map(_MEANING.match, items))


def is_text_with_list(content: Sequence[Piece], source: Source) -> bool:
    """Tell whether pieces are a text with a list, which no colon, number or hour makes one of posts."""
    *before, last = [piece for piece in content if piece.kind not in {"rule", "aside"}] or (None,)
    if last is None or last.kind != "list" or {piece.kind for piece in before if piece} != {"prose"}:
        return False
    announced = source.text[: last.start].rstrip(" *_\n").endswith((":", "："))
    hours = (hour_in(item) for item in _items_of(last, source))
    is_counted = _COUNTED.match(source.text, last.start) is not None
    return not (announced or is_counted or all(hour and hour.first for hour in hours))


def is_text_around_list(content: Sequence[Piece], source: Source) -> bool:
    """Tell whether pieces are a text that goes on behind its only list, the items of which are short."""
    told = [piece for piece in content if piece.kind not in {"rule", "aside"}]
    lists = [number for number, piece in enumerate(told) if piece.kind == "list"]
    others = {piece.kind for piece in told} - {"list"}
    if others != {"prose"} or len(lists) != 1 or not 0 < lists[0] < len(told) - 1:
        return False
    return all(len(item.split()) <= _LONGEST_BULLET for item in _items_of(told[lists[0]], source))


def has_as_many_items(label: Label, content: Sequence[Piece], source: Source) -> bool:
    """Tell whether a title counts what a list alone holds: "LinkedIn (3)" or "(3 posts)" above three items.

    What is counted otherwise, as slides are, is that of one post, and so is a list behind words.
    """
    told = [piece for piece in content if piece.kind not in {"rule", "aside"}]
    items = _items_of(told[0], source) if len(told) == 1 else []
    return len(items) == label.count and len(items) > 1


def holds_drafts(label: Label, content: Sequence[Piece], source: Source) -> bool:
    """Tell whether a title of drafts stands above a numbered list of paragraphs, behind a line at most."""
    told = [piece for piece in content if piece.kind not in {"rule", "aside"}]
    is_of_drafts = label.role == "network" and not DRAFTS.isdisjoint(label.plain.split())
    return is_of_drafts and 1 <= len(told) <= _LINE_AND_LIST and is_of_paragraphs(told[-1], source)


def is_of_paragraphs(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a numbered list whose items stand apart as paragraphs do."""
    if piece.kind != "list" or not _COUNTED.match(source.text, piece.start):
        return False
    items = _items_of(piece, source)
    apart = len(_EMPTY_LINE.findall(source.text[piece.start : piece.end].rstrip()))
    return len(items) > 1 and apart >= len(items) - 1


def _items_of(piece: Piece, source: Source) -> list[str]:
    if piece.kind != "list":
        return []
    return [item["said"] for item in _ITEM.finditer(source.text, piece.start, piece.end)]
