"""Which fences and bold names amid a text are words of it, and which fences end another one too early.

By the rules of Markdown, a fence in a fence ends it, so that texts and words change places. Which ones are
meant is told by the lines around them: words stand right below a fence that begins, and an empty line or a
label above it; one that ends has words right above it, and an empty line below.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal, TypeAlias

from postlint.calendars.guides import speaks_to_team
from postlint.calendars.readers.sections.outline import BOLD, Piece
from postlint.calendars.readers.sections.quotes_and_fences import is_of_data, is_of_settings, is_worded
from postlint.source.lazy_patterns import later
from postlint.source.spans import Source
from postlint.source.tree import scalar
from postlint.vocabulary import phrases

_LIGHT: Final = 3
"""How many times as long as the fences in it the paragraphs of a running text are at least."""
_WORDS: Final = frozenset({"prose", "list"})
_ENDS: Final = frozenset({"rule", "label", "end", "table"})
_IN_TEXTS: Final = frozenset({"topic", "aside"})
"""What bold lines of a text seem to head; those that head anything else are labels."""
_BOLD: Final = re.compile(
    r"[ \t]*(?:\*\*|__)(?P<name>[^*_:：\n]{2,40}?)[ \t]*(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]*[:：])"
)
_SPEECH: Final = phrases(
    """
    note, please note, remember, why, hinweis, merke, nicht vergessen, warum, remarque, à retenir, pourquoi,
    nota, recuerda, ricorda, lembre-se, perché, onthoud, opmerking, waarom
    """
)
"""What a text says to its readers in front of a colon, and a team calls a field."""
_SENTENCE: Final = re.compile(r"(?:\S+\s+){7}[^\n]*[.!?…][\"”»’)]*\s*\Z")
"""What is whole and long enough to be a paragraph."""
_BLANK: Final = re.compile(r"\n[ \t]*\n[ \t]*\Z")
_FENCE: Final = later(r"^ {0,3}(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*?)[ \t\r]*$", re.MULTILINE)
_LABEL: Final = later(r"#{1,6}\s.*|.*[:：][*_]*|(\*\*|__)[^*_]+\1")
_DRAWN: Final = later(
    r"\s*[{.]*(?:dall[-_]?e|midjourney|mj|stable[-_]?diffusion|sdxl?|flux|imagen|firefly|ideogram|gpt[-_]?image"
    r"|leonardo|comfyui|sora|veo|runway|pika|kling|(?:\w+[-_])?prompts?"
    r"|(?:ai[-_])?(?:image|img|picture|photo|visual|video|bild|foto|illustration|graphic|artwork)(?:[-_]\w+)?)"
    r"(?:[-_.]?v?\d[\w.]*)?(?![\w-])",
    re.IGNORECASE,
)
"""What stands behind the mark of a fence for a tool that makes pictures, or for the picture wanted."""
_LINE: Final = re.compile(r"[^\n]*")
_Fence: TypeAlias = re.Match[str]


def with_words_in_bold(found: Sequence[Piece], source: Source) -> list[Piece]:
    """Return the pieces; a sentence behind a name in bold, between two paragraphs of a text, is no field.

    Behind words of speech, as in "**Remember:** …", it is one of the text. Behind other names it is left out,
    and named.
    """
    kept = list(found)
    for at in range(1, len(found) - 1):
        before, piece, after = found[at - 1 : at + 2]
        name = (
            _BOLD.match(source.text, piece.start, piece.end)
            if piece.kind == "field" and not piece.name
            else None
        )
        if name is None or piece.value is None or not _is_amid(before, piece, after, source):
            continue
        if _SENTENCE.match(piece.value.text) and not speaks_to_team(piece.value.text):
            is_speech = name["name"].lower() in _SPEECH
            own = piece.own or scalar(source, *name.span("name"))
            kept[at] = Piece("prose", piece.start, piece.end) if is_speech else replace(piece, own=own)
    return kept


def _is_amid(before: Piece, piece: Piece, after: Piece, source: Source) -> bool:
    """Tell whether a piece is a paragraph of its own between two of a text, the last of which may be bold."""
    is_bold = after.label is not None and after.bare and after.level == BOLD and after.label.role in _IN_TEXTS
    is_apart = _BLANK.search(source.text, before.start, piece.start) and _BLANK.search(
        source.text, piece.start, after.start
    )
    return before.kind in _WORDS and (is_bold or after.kind in _WORDS) and is_apart is not None


def with_fences_in_texts(found: Sequence[Piece], source: Source) -> list[Piece]:
    """Return the pieces, as words those fences that stand amid a running text.

    A file that keeps texts in fences, as two with sentences in them tell, has no such ones.
    """
    if sum(is_worded(one, source) for one in found) > 1:
        return list(found)
    runs = _runs(found)
    amid = {one.start for run, told in runs for one in _fences_amid(run, source, is_text=told)}
    return [replace(one, kind="prose") if one.kind == "fence" and one.start in amid else one for one in found]


def _runs(found: Sequence[Piece]) -> Iterator[tuple[list[Piece], bool]]:
    """Yield what stands between headings, labels and lines across: words, fences and bold lines.

    Beside it stands whether the label right above calls it the text.
    """
    run: list[Piece] = []
    is_text = False
    for piece in found:
        is_bold = piece.label is not None and piece.level == BOLD and piece.label.role in _IN_TEXTS
        if is_bold or piece.kind in _WORDS or piece.kind == "fence":
            run.append(piece)
        elif piece.kind in _ENDS:
            yield run, is_text
            run, is_text = [], piece.label is not None and piece.label.role == "content"
    yield run, is_text


def _fences_amid(run: Sequence[Piece], source: Source, *, is_text: bool) -> list[Piece]:
    """Return the fences of code around which a text runs on that begins and ends a run, and is longer.

    What ``is_text`` by its label may be shorter than they are, and hold settings.
    """
    others = (is_of_data,) if is_text else (is_of_data, is_of_settings)
    fences = [one for one in run if one.kind == "fence" and not any(tell(one, source) for tell in others)]
    length = sum(one.end - one.start for one in run if one.kind in _WORDS)
    is_around = bool(fences) and run[0].kind != "fence" and run[-1].kind in _WORDS
    is_long = is_text or length >= _LIGHT * sum(one.end - one.start for one in fences)
    return fences if is_around and is_long and not any(is_worded(one, source) for one in fences) else []


def with_inner_hidden(text: str) -> str:
    """Return Markdown in which no fence ends another one too early, with each character at its place.

    What reads well by the rules stays as it is, and so does what cannot be put right.
    """
    fences = list(_FENCE.finditer(text))
    if not out_of_step(text, fences):
        return text
    inner = {one.start() for one in fences if one["info"] or _looks_like(one, text) == "start"}
    groups, is_closed = _grouped(fences, inner)
    if not is_closed or out_of_step(text, fences, inner):
        return text
    hidden = {one.start() for group in groups for one in group[1:-1]}
    return _FENCE.sub(
        lambda one: one[0].replace(one["marks"][0], ".") if one.start() in hidden else one[0], text
    )


def is_of_picture(info: str) -> bool:
    """Tell whether a fence with ``info`` behind its mark tells a tool which picture to make."""
    return _DRAWN.match(info) is not None


def out_of_step(text: str, fences: Sequence[_Fence] | None = None, inner: Collection[int] = ()) -> list[int]:
    """Return where fences begin that look like the end of one; ``inner`` ones begin in another."""
    groups, _ = _grouped(list(_FENCE.finditer(text)) if fences is None else fences, inner)
    return [group[0].start() for group in groups if _looks_like(group[0], text) == "end"]


def without_fences(text: str) -> str:
    """Return Markdown with spaces in place of its fences, so that all else keeps its place."""
    text = with_inner_hidden(text)
    kept, at = list[str](), 0
    for group in _grouped(list(_FENCE.finditer(text)), ())[0]:
        start, end = group[0].start(), group[-1].end() if group[1:] else len(text)
        kept += [text[at:start], " " * (end - start)]
        at = end
    return "".join((*kept, text[at:]))


def _grouped(fences: Sequence[_Fence], inner: Collection[int]) -> tuple[list[list[_Fence]], bool]:
    """Return the fences that stand in no other, each with those in it and its end, and if all end."""
    groups: list[list[_Fence]] = []
    depth = 0
    for one in fences:
        if not depth:
            groups.append([one])
            depth = 1
        elif one["marks"].startswith(groups[-1][0]["marks"]):
            depth += 1 if one.start() in inner else 0 if one["info"] else -1
            groups[-1].append(one)
    return groups, not depth


def _looks_like(fence: _Fence, text: str) -> Literal["start", "end", ""]:
    """Return what a fence looks like by the lines above and below it, which need not be what it is."""
    above = text[text.rfind("\n", 0, max(0, fence.start() - 1)) + 1 : fence.start()]
    below = _LINE.match(text, fence.end() + 1)
    heads = not above.strip() or _LABEL.fullmatch(above.strip()) is not None
    if below is not None and below[0].strip():
        return "start" if heads else ""
    return "" if heads or fence["info"] else "end"
