"""Words at the end of the last text of a Markdown file that are about all its posts, and go out in none."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.second_look.layout import Layout
from postlint.calendars.second_look.remainder import Found

_ALL: Final = (
    r"(?:each|every|all(?: of)?(?: the| these| our)?|these|jede[rsn]?|alle|diese|chaque"
    r"|(?:toutes|tous) (?:les|ces|nos)|ces|cada|tod[oa]s (?:[oa]s|los|las|nuestr[oa]s)|est[aeo]s"
    r"|ogni|tutt[ie] (?:i|gli|le)|quest[ie]|elke?|deze)"
)
_POSTS: Final = (
    r"(?:posts?|drafts?|captions?|tweets?|toots?|threads?|versions?|beitr[aä]ge?n?|entw[uü]rfe?"
    r"|publications?|l[eé]gendes?|brouillons?|publicaci[oó]n(?:es)?|borrador(?:es)?"
    r"|publica(?:ção|ções)|rascunhos?|pubblicazion[ei]|bozz[ae]"
    r"|bericht(?:en)?)"
)
_DUTY: Final = (
    r"(?:should|must|needs?|has to|have to|(?:is|are) to|muss|müssen|sollte?n?|braucht|brauchen"
    r"|doi(?:t|vent)|deben?|necesitan?|deve(?:m|no)?|precisam?|moet(?:en)?)"
)
_TASK: Final = (
    r"(?:adapt|check|replace|post|schedule|publish|review|tailor|attach|add|keep|adjust|update|proofread)"
)
_OF_ALL: Final = re.compile(
    rf"\b{_ALL}\s+{_POSTS}\b[^.!?]{{0,60}}?\b{_DUTY}(?!\w)"
    rf"|\A\W*{_TASK}\b[^.!?]{{0,60}}?\b{_ALL}\s+{_POSTS}(?!\w)",
    re.IGNORECASE,
)
"""What is to be done with posts, or what they have to do."""


def closing_words(layout: Layout) -> Found:
    """Return the last paragraph of the last of several posts, if it is about them all."""
    numbers = layout.of_posts[-1] if len(layout.seen) > 1 else ()
    last = layout.blocks[numbers[-1]] if len(numbers) > 1 else None
    is_one = last is not None and last.kind == "paragraph" and _OF_ALL.search(last.words)
    return [(layout.line(last), last.words)] if last and is_one else []
