"""What quotes and fences hold: a text, what tells a team what to do, code, settings or data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, TypeAlias

from postlint.calendars.guides import speaks_to_team
from postlint.calendars.readers.markdown_text import Rendered, render
from postlint.calendars.readers.sections.fields import field_named
from postlint.calendars.readers.sections.outline import LINE, TAG, Piece
from postlint.calendars.terms.notes_to_team import is_asked_of_one, is_asked_perhaps
from postlint.source.lazy_patterns import later
from postlint.source.spans import Source
from postlint.source.tree import Scalar

Take: TypeAlias = Callable[[Source, int, int], Rendered]
"""How a stretch of a file becomes a text."""
_HASHTAGS: Final = re.compile(r"(?:\s*\\?#\w+)+\s*")
_OF_DATA: Final = frozenset({"yaml", "yml", "json", "jsonl"})
_A_TEXT: Final = re.compile(
    r"(?im)(?:^[ \t]{0,12}(?:-[ \t]+)?|[{,][ \t]*)[\"']?(?:text|caption|copy|post|body|message|content|tweet"
    r"|toot)[\"']?[ \t]*:"
)
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
_FEW: Final = r"(?:[ \t]+(?!\S*//)\S+){0,15}"
_NAME: Final = (
    rf"[ \t]*(?:(\*\*|__)[^*_:：\n]{{2,40}}(?:[:：]\1|\1[ \t]*[:：]){_FEW}"
    rf"|[^\W\d_][^*_:：\n]{{1,24}}[:：]{_FEW}(?<![.!?…]))[ \t]*"
)
_NAMED: Final = later(_NAME)
"""A name with a colon, and a few words behind it at most: no link and, without marks, no sentence."""
_NAMED_OR_LISTED: Final = later(
    rf"{_NAME}|[ \t]*(?:[-*+•]|\d{{1,2}}[.)])[ \t][^\n]*|[ \t]*(\*\*|__)[^*\n]{{2,80}}\2[ \t]*"
)
_NOTE: Final = re.compile(
    r"(?i)>\s*[*_]*(?:notes?|n\.?b\.?|nota|hinweis|anmerkung|remarque|opmerking|let op|attention|achtung"
    r"|attenzione|atención|atenção|reminder|to[- ]?do)\b[^:\n]{0,20}:"
)
"""What begins a quote that no post is."""
_TO_EACH: Final = 2
"""How many sections without a quote there are at least to each that has one, where posts are paragraphs."""
_MARKS: Final = frozenset({"quote", "fence"})
_PLAIN_FENCES: Final = frozenset({"", "text", "txt", "md", "markdown", "plain", "plaintext", "tweet", "post"})
_SENTENCE: Final = re.compile(r"[^\W\d_]{2,}[,;]?[ \n][^\W\d_]{2,}[.!?…](?:\s|$)")
_FIELD: Final = re.compile(r">[ \t]*(\*{2}|__)(?P<name>[^*_:\n]{2,30})(?::\1|\1:)[ \t]+[^\n]+")
"""A quote of one line, with a name in bold in front."""


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
    opening = LINE.match(source.text, block.start)
    # The caption in a fence of slides begins below them.
    opens = opening is not None and opening[1].strip().startswith(block.token.markup)
    start = opening.end() if opening and opens else block.start
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
    for line in LINE.finditer(source.text, start, max(start, end)):
        blank = min(depth, len(line[1]) - len(line[1].lstrip(" \t")))
        stretches.append((length, line.start() + blank))
        said.append(line[1][blank:])
        length += len(said[-1]) + 1
        if not line[2]:
            break
    text = "\n".join(said).rstrip()
    return Rendered(Scalar(text, text, "plain", source, start, max(start, end), tuple(stretches)))


def is_hashtags(text: str) -> bool:
    """Tell whether ``text`` is nothing but hashtags."""
    return bool(_HASHTAGS.fullmatch(text))


def says_only_names(text: str) -> bool:
    """Tell whether a stretch of Markdown is only names with a colon, each with a list or a few words."""
    lines = [line for line in text.splitlines() if line.strip()]
    is_named = bool(lines) and _NAMED.fullmatch(lines[0]) is not None
    is_sure = len(lines) > 1 or (is_named and lines[0].lstrip().startswith(("**", "__")))
    return is_named and is_sure and all(map(_NAMED_OR_LISTED.fullmatch, lines))


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


def without_orders(told: Sequence[Piece], source: Source) -> list[Piece]:
    """Return the pieces without quotes that tell a team what to do, unless nothing would be left.

    One in which somebody asks something who may be anybody is part of the words above it.
    """
    kept = [piece for piece in told if not _is_to_team(piece, source)]
    kept = [*kept[:1], *(_as_words(piece, source) for piece in kept[1:])]
    return kept if any(piece.kind != "rule" for piece in kept) else list(told)


def _is_to_team(piece: Piece, source: Source) -> bool:
    """Tell whether a quote says something to the team, and nothing to readers of a post."""
    if piece.kind != "quote":
        return False
    if _NOTE.match(source.text, piece.start, piece.end) or _is_of_picture(piece, source):
        return True
    said = render(source, piece.start, piece.end).text.text
    return speaks_to_team(said) or is_asked_of_one(said)


def _as_words(piece: Piece, source: Source) -> Piece:
    said = render(source, piece.start, piece.end).text.text if piece.kind == "quote" else ""
    return replace(piece, kind="prose") if is_asked_perhaps(said) else piece


def _is_of_picture(piece: Piece, source: Source) -> bool:
    """Tell whether a quote is a line that says which picture goes out with a post."""
    line = _FIELD.fullmatch(source.text[piece.start : piece.end].strip())
    return line is not None and field_named(line["name"]) == "media"


def outweighed(blocks: Sequence[Piece], worded: Sequence[Piece]) -> float:
    """Return how many times as long as a lone quote the paragraphs below it are; 0 for other blocks."""
    if len(blocks) != 1 or blocks[0].kind != "quote" or worded[0] is not blocks[0]:
        return 0
    length = blocks[0].end - blocks[0].start
    return sum(piece.end - piece.start for piece in worded if piece.kind == "prose") / max(1, length)


def keeps_in_quotes(sections: Iterable[Sequence[Piece]], source: Source) -> bool:
    """Tell whether a file keeps a post in a quote: one section begins with it, and has little else."""
    for content in sections:
        worded = [piece for piece in content if piece.kind not in {"rule", "aside", "table"}]
        lone = worded[:1] if worded and worded[0].kind == "quote" else []
        if lone and not _is_to_team(lone[0], source) and outweighed(lone, worded) <= 1:
            return True
    return False


def keeps_in_paragraphs(sections: Iterable[Sequence[Piece]], source: Source) -> bool:
    """Tell whether a file keeps its posts in paragraphs: few sections have marks in them, and most none."""
    said = [{piece.kind for piece in content if not _is_to_team(piece, source)} for content in sections]
    marking = sum(not kinds.isdisjoint(_MARKS) for kinds in said)
    plain = sum("prose" in kinds and kinds.isdisjoint(_MARKS) for kinds in said)
    return plain >= _TO_EACH * marking > 0


def shows_code(blocks: Sequence[Piece], worded: Sequence[Piece], source: Source) -> bool:
    """Tell whether fences hold code, and paragraphs beside them speak of it, so that both may be one text."""
    has_words = any(piece.kind == "prose" for piece in worded)
    return has_words and not any(block.kind == "quote" or is_worded(block, source) for block in blocks)


def keeps_in_fences(sections: Iterable[Sequence[Piece]], source: Source) -> bool:
    """Tell whether a file keeps its posts in fences: two sections have one, with words and no code in it."""
    alone = (fences for pieces in sections if len(fences := [one for one in pieces if _is_fence(one)]) == 1)
    return sum(is_worded(one, source) for (one,) in alone) > 1


def is_worded(piece: Piece, source: Source) -> bool:
    """Tell whether a fence holds words to publish, and no code or list of hashtags."""
    text = source.text[slice(*inside(piece, source))]
    return _is_fence(piece) and bool(
        _SENTENCE.search(text) or (TAG.search(text) and not is_hashtags(text.strip()))
    )


def _is_fence(piece: Piece) -> bool:
    return piece.kind == "fence" and is_marked(piece)


def is_marked(piece: Piece) -> bool:
    """Tell whether a piece is a quote, or a fence that names no language of code."""
    if piece.kind == "quote":
        return True
    info = piece.token.info.strip().lower() if piece.token else ""
    return piece.kind == "fence" and info in _PLAIN_FENCES
