"""Lines in the text of a post by which one of a team speaks to another, plainly or perhaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postlint.source.lazy_patterns import later

_ROLE: Final = (
    r"(?:(?:the|our|das|die|den|l['’]|la|el|il|het|de)\s*)?"
    r"(?:team|self|myself|us|ourselves|designers?|design|editors?|legal|reviewers?|approvers?|translators?|copywriters?|comms|marketing"
    r"|social media(?: team| manager)?|social team|redaktion|grafik(?:er|erin)?|lektorat|équipe|graphiste"
    r"|rédaction|equipo|redacción|redazione|grafic[oa]|equipe|redação|redactie|vormgever)"
)
"""Those who work on posts; others of their trade may read them."""
_NAME: Final = r"(?-i:[A-ZÄÖÜÉÈÁÓ])[^\W\d_]{1,13}(?<!s)"
"""A first name; plurals are whole groups of readers."""
_TO: Final = r"(?:to|for|an|für|à|pour|a|al|para|per|aan|voor)"
_NOTE: Final = (
    r"(?:(?:notes?|fyi|heads[- ]up|question|notiz|hinweis|anmerkung|frage|info|nota|remarque|opmerking|vraag)"
    rf"\s+(?:{_TO}\s+)?"
    rf"|(?:comments?|kommentar|commentaire|comentario|commento|comentário|reactie)\s+{_TO}\s+)"
)
_ASKS: Final = (
    r"(?:please|pls|plz|can you|could you|would you|bitte|kannst du|könnt(?:est)? (?:du|ihr)"
    r"|s['’]il te plaît|stp|peux-tu|por favor|puedes|per favore|puoi|podes|graag|kun je)\s+"
)
_WORK: Final = (
    r"(?:please\s+|bitte\s+|das\s+|den\s+|die\s+|it\s+)*"
    r"(?:check|review|approve|confirm|proof-?read|sign off|verify|fact-?check|look (?:at|over)|prüf\w*"
    r"|gegenles\w*|gegencheck\w*|freigeb\w*|vérifi\w*|reli(?:re|s)|valide[rz]?|revis\w*|comprueb\w*|aprueb\w*"
    r"|controll\w*|confir\w*|nakijken|controleren)(?!\w)"
)
_PERSON: Final = r"@?[^\W\d_][\w.'’-]*"
_NOTED: Final = later(rf"[\W_]{{0,6}}{_NOTE}@?{_ROLE}\s*:\s*\S", re.IGNORECASE)
_TEAM_ASKED: Final = later(rf"[\W_]{{0,6}}@{_ROLE}[,:]?\s+(?:{_ASKS})?{_WORK}", re.IGNORECASE)
_IN_CHARGE: Final = later(
    r"[\W_]{0,6}(?:owners?|reviewers?|reviewed by|assignee|assigned to|approver|approved by|in charge"
    r"|responsible|zuständig|verantwortlich|responsable|responsabile|responsável|verantwoordelijk)\s*:\s*"
    rf"{_PERSON}(?:[ ,&+/]+(?:(?:and|und|et|y|e|en)\s+)?{_PERSON}){{0,2}}\s*",
    re.IGNORECASE,
)
"""Who of a team has to do with a post, and no sentence."""
_PERHAPS: Final = later(
    rf"[\W_]{{0,6}}(?:(?:{_TO}\s+{_ROLE}|{_NOTE}@?{_NAME})\s*:\s*\S"
    rf"|(?:@[\w.-]+|{_NAME}|{_ROLE})[,:]?\s+{_ASKS}{_WORK})",
    re.IGNORECASE,
)

_SET_APART: Final = later(
    r"[\W_]{0,6}(?-i:TODO|TO-DO|FIXME)\b|\s*[\[(](?!(?:photo|foto|image|picture|bild|video|credit|source|quelle|via|link|update|edit|spoiler)\b)"
    rf"{_NAME}(?:[:,]\s|\s+to\s)[^\n]*[\])]\s*\Z",
    re.IGNORECASE,
)
"""What is to be done, or is in brackets as a whole and begins with a name."""
_OPENS: Final = later(
    r"[\W_]{0,6}(?:notes?|notiz|hinweis|anmerkung|remarque|opmerking)[ \t]*:[ \t]*\S[^\n]*\n\s*\S",
    re.IGNORECASE,
)
"""A note to nobody by name above a text; below it, or alone, it is to readers."""


def is_noted(line: str) -> bool:
    """Tell whether a line begins with a note to somebody: of the team or, where it is all, of the readers."""
    return _NOTED.match(line) is not None


def is_to_team(line: str, *, alone: bool, first: bool) -> bool:
    """Tell whether a line is plainly said to people of the team.

    ``alone`` in its paragraph it may say who they are. Where it is the ``first`` of a text, a note may be the
    text itself: "Note to Santa: …".
    """
    return (
        _TEAM_ASKED.match(line) is not None
        or (not first and is_noted(line))
        or (alone and _IN_CHARGE.fullmatch(line) is not None)
    )


def to_team_perhaps(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of ``text`` that may be said to somebody of the team, each with its place."""
    at = 0
    for line in text.splitlines(keepends=True):
        begins = any(found.match(line) for found in (_NOTED, _TEAM_ASKED, _PERHAPS, _SET_APART))
        opens = at == 0 and _OPENS.match(text)
        if begins or opens or _IN_CHARGE.fullmatch(line):
            yield at, line.strip()
        at += len(line)
