"""What says how often, or at which times, posts go out, and is no post itself."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.dates.spoken_dates import WEEKDAYS, any_of

_LONGEST: Final = 160
_UNITS: Final = (
    r"(?:days?|weeks?|months?|weekdays?|weekends?|tag|woche|monat|jours?|semaines?|mois|d[ií]as?|semanas?"
    r"|mes|m[eê]s|giorni|giorno|settiman[ae]|mese|dag|weken|week|maand)"
)
_TIMES: Final = (
    r"(?:times|veces|vez|fois|volte|volta|vezes|keer|mal|posts?|publicaciones|beiträge|pubblicazioni)"
)
_PER: Final = r"(?:per|an?|por|par|pro|al|alla|à la|a la|ao|à|/|in der|am|im|each|every)"
_HOW_OFTEN: Final = re.compile(
    rf"\d+(?:\s*[-–—]\s*\d+)?\s*(?:[x×]|{_TIMES})?\s*{_PER}\s*{_UNITS}\b|\d+\s*[x×]\s*/?\s*{_UNITS}\b"
    rf"|\b(?:once|twice|einmal|zweimal)\s+{_PER}\s+{_UNITS}\b"
    rf"|\b(?:every|each|cada|jeden|jede|chaque|ogni|elke)\s+(?:\d+\s+)?{_UNITS}\b"
    r"|\b(?:daily|weekly|biweekly|monthly|täglich|wöchentlich|quotidien|hebdomadaire|diario|diariamente"
    r"|semanalmente|dagelijks|wekelijks|quotidiano|giornaliero|settimanale)\b",
    re.IGNORECASE,
)
"""How many times in which stretch of time."""
_WHEN: Final = re.compile(
    rf"\b(?:{any_of(WEEKDAYS)})\b|\b\d{{1,2}}(?:[:.h]\d\d)?\s*(?:am|pm|uhr|h)?\b|\b(?:utc|gmt|[cpem][es]?t)\b"
    r"|\b(?:best|ideal|peak|optimal|mejor(?:es)?|melhor(?:es)?|miglior[ei]|meilleure?s?|beste[nr]?)\b"
    r"|\b(?:times?|hours?|horas?|horarios?|horários?|zeiten|uhrzeiten?|heures?|horaires?|orari|ore|tijden)\b"
    r"|\b(?:mornings?|noon|lunch(?:time)?|afternoons?|evenings?|mañanas?|tardes?|noches?|morgens|mittags|abends)\b"
    r"|\b(?:at|least|max|min|about|ca|around|between|from|to|and|or|on|in|the|y|e|et|und|o|oder|ou|a|de|las"
    r"|los|la|el|às|um|die|von|bis|zwischen|entre|alle|tra|à|le|les|posts?|x)\b",
    re.IGNORECASE,
)
"""What else is said of times."""
_LETTERS: Final = re.compile(r"[^\W_]")


def says_how_often(text: str) -> bool:
    """Tell whether ``text`` says how often something goes out, and perhaps when, and no more."""
    if len(text) > _LONGEST or not _HOW_OFTEN.search(text):
        return False
    return not _LETTERS.search(_WHEN.sub(" ", _HOW_OFTEN.sub(" ", text)))
