"""Headings of what stands beside posts, told by how they are put and not by a word alone."""

from __future__ import annotations

import re
from typing import Final

_ORDER: Final = re.compile(
    r"(?:suggested|recommended|proposed|best|planned|posting|publishing|launch)\s+(?:\w+\s+)?(?:order|sequence)\b"
    r"|order of (?:posts|posting|publication)\b|in (?:what|which) order\b"
    r"|ordre (?:suggéré|conseillé|recommandé|de publication|des posts)\b"
    r"|orden (?:sugerido|recomendado|de publicación|de los posts)\b"
    r"|ordine (?:suggerito|consigliato|di pubblicazione|dei post)\b"
    r"|ordem (?:sugerida|recomendada|de publicação|dos posts)(?!\w)",
    re.IGNORECASE,
)
"""Headings of what is said about which post goes out first."""
_MAIL: Final = re.compile(
    r"\W*(?:e-?mails?|mail|courriel|correo)\s+(?:to|for|an|für|à|aux?|a|para|per|ai|agli|alle|aan|naar|voor)\b",
    re.IGNORECASE,
)
"""Headings of letters, and no topics of posts."""
_OF_CAROUSEL: Final = re.compile(
    r"\W*(?:slide|folie|diapo(?:sitiv[ae]|n)?|l[áa]mina)\s*(?:n°|nr\.?)?\s*#?\d{1,2}\b",
    re.IGNORECASE,
)
"""What counts the pictures of one post, whose words are no text of their own."""


def heads_none(plain: str) -> bool:
    """Tell whether a title heads what is said about which post goes first, or a letter."""
    return bool(_ORDER.match(plain) or _MAIL.match(plain))


def counts_slides(text: str) -> bool:
    """Tell whether ``text`` heads one picture of a carousel."""
    return bool(_OF_CAROUSEL.match(text.strip(" *_")))
