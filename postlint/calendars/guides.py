"""Words of guides: what shows an example, or says what each post needs, is not planned to go out."""

from __future__ import annotations

import re
from typing import Final

OF_EXAMPLES: Final = re.compile(
    r"(?<![^\W\d_])(?:examples?|e\.g|samples?|beispiele?|exemples?|ejemplos?|esemp(?:io|i)|exemplos?"
    r"|voorbeeld(?:en)?)(?![^\W\d_])",
    re.IGNORECASE,
)
"""What shows how something looks, as manuals do."""
_EXAMPLE_POST: Final = re.compile(r"(?:beispiel|voorbeeld)-?(?:tweet|post|beitrag|bericht)", re.IGNORECASE)
_POSTS: Final = (
    r"(?:tweet|tuit|toot|post|caption|beitr[aä]g|publication|publicaci[oó]n|pubblicazion|publicaç[aã]o"
    r"|bericht)"
)
_NEEDS: Final = re.compile(
    r"\b(?:each|every|all|jede[rs]?|alle|chaque|tou(?:s|tes) les|cada|tod[oa]s l?[oa]s|ogni|tutti i"
    r"|elke?|iedere?)\b"
    rf"[^.:!?\n]{{0,40}}{_POSTS}[^.:!?\n]{{0,30}}\s"
    r"(?:needs?|must|should|ha(?:s|ve) to|braucht|brauchen|muss|müssen|soll(?:te)?n?|doit|doivent"
    r"|debe|deben|necesitan?|deve|devem|devono|precisam?|moet|moeten)\b",
    re.IGNORECASE,
)
_GUIDE: Final = re.compile(
    r"\bhow to\b|\bguide(?:lines)?\b|leitfaden|anleitung|richtlinien|comment (?:écrire|rédiger)"
    r"|\bguía\b|cómo escribir"
    r"|\bguida\b|come scrivere|\bguia\b|como escrever|handleiding|richtlijnen",
    re.IGNORECASE,
)
_SHOULD: Final = re.compile(
    r"\b(?:should|must|needs? to|soll(?:te)?n?|muss|müssen|doit|doivent|debe|deben|deve|devem|devono|moet"
    r"|moeten)\b",
    re.IGNORECASE,
)
_LONGEST_LINE: Final = 160


def shows_example(paragraph: str) -> bool:
    """Tell whether the last line of ``paragraph`` says that what follows is an example."""
    line = paragraph.rstrip(" *_\r\n").rpartition("\n")[2]
    announces = line.endswith(":") and len(line) <= _LONGEST_LINE
    return announces and bool(OF_EXAMPLES.search(line) or _EXAMPLE_POST.search(line))


def says_what_posts_need(text: str) -> bool:
    """Tell whether ``text`` says what each post needs, and so speaks to whoever writes them."""
    return bool(_NEEDS.search(text))


def instructs(text: str) -> bool:
    """Tell whether ``text`` is one line that says what should be done."""
    return len(text) <= _LONGEST_LINE and "\n" not in text.strip() and bool(_SHOULD.search(text))


def is_title_of_guide(title: str) -> bool:
    """Tell whether ``title`` is that of a text about how something is done."""
    return bool(_GUIDE.search(title))
