"""Fences in a fence, which end it too early by the rules of Markdown, so that texts and words change places.

Which ones are meant is told by the lines around them: words stand right below a fence that begins, and an
empty line or a label above it; one that ends has words right above it, and an empty line below.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final, Literal, TypeAlias

from postlint.source.lazy_patterns import later

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
