"""Words of guides, which are not planned to go out: examples, what each post needs, how often they go out."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.dates.spoken_dates import WEEKDAYS, any_of
from postlint.calendars.terms.network_names import CHANNEL_NAMES
from postlint.source.lazy_patterns import later
from postlint.vocabulary import phrases

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
    r"\bhow to\b|\bbest practices\b|\bwriting (?:\w+ )?(?:tweets|toots|posts|captions)\b"
    r"|\bguide(?:lines)?\b|leitfaden|anleitung|richtlinien|comment (?:écrire|rédiger)"
    r"|\bguía\b|cómo escribir"
    r"|\bguida\b|come scrivere|\bguia\b|como escrever|handleiding|richtlijnen"
    r"|\A\W*(?:using (?:the|these|this|our)\b|instructions?\b|c[oó]mo (?:usar|utilizar|publicar)\b"
    r"|comment (?:utiliser|publier)\b|mode d['’]emploi|instrucciones\b|instru[cç][oõ]es\b|istruzioni\b"
    r"|come (?:usare|utilizzare|pubblicare)\b"
    r"|so (?:nutzt|verwende\w*|benutzt)\b|hoe (?:gebruik|plaats)\w*\b)",
    re.IGNORECASE,
)
_SHOULD: Final = re.compile(
    r"\b(?:should|must|needs? to|soll(?:te)?n?|muss|müssen|doit|doivent|debe|deben|deve|devem|devono|moet"
    r"|moeten)\b",
    re.IGNORECASE,
)
_WHEN_OR_HOW: Final = (
    r"(?:this|these|it|as|on|at|after|before|between|first|last|together|separately|only|"
    rf"{any_of(WEEKDAYS)}|in the|\d)"
)
_PICTURE: Final = (
    r"(?:gifs?|images?|photos?|pictures?|screenshots?|charts?|graphics?|videos?|clips?|logos?|carousel"
    r"|alt text)"
)
_TO_TEAM: Final = (
    r"\[!(?:note|tip|important|warning|caution)\]",
    rf"(?:please\s+)?(?:(?:re)?post|publish|schedule|queue|cross-?post)\s+{_WHEN_OR_HOW}\b",
    rf"(?:please\s+)?(?:upload|embed|include|insert|add|use)\s+(?:the|this|that|our|an?)\s+(?:[\w-]+\s+){{0,3}}?{_PICTURE}"
    r"(?!\s+[\w-]+\s+(?:to|and)\b)\b|(?:please\s+)?attach\b",
    r"(?:pin|tag|mention|credit)\s+(?:the|our|this)\s+(?:[\w-]+\s+){0,2}?(?:posts?|tweets?|toots?|threads?|comments?"
    r"|accounts?|handles?|partners?|sponsors?|teams?|speakers?|photographers?|authors?|artists?|company|page)\b|tag\s+@",
    r"(?:put|drop|place|keep)\s+(?:the|all|any)\s+(?:links?|urls?|hashtags?)\b",
    r"(?:(?:a|more|less|slightly|very)\s+)*(?!the\b|this\b|that\b|our\b)[\w-]+\s+(?:tone|register)\s*(?:\Z|,)",
    r"(?:tone|length|audience|format|goal)\s*:",
    r"(?:best|ideal)\s+(?:time|day)(?:\s+(?:to|for)\s+(?:post|publish)\w*|\s*:)",
    r"(?:draft|copy)\s+(?:for|of)\b|(?:to|not)\s+be\s+(?:posted|published)\b",
    r"(?:(?:this|these|das|dies|ceci|c['’]|esto|questa|isto|este|dit)\s*(?:is|are|ist|sind|est|es|è|é)\s+)?"
    r"(?:(?:only|just|still|nur|noch|an?|the|rough|first|eine?r?|une?|una|uma?|een)\s+){0,3}"
    r"(?:drafts?|entw[uü]rfe?|brouillons?|borrador(?:es)?|bozz[ae]|rascunhos?)\s*(?:,|\Z)",
    r"(?:bitte\s+)?(?:als\s+thread|am|um|erst|immer|zusammen)\b.{0,60}\b(?:posten|veröffentlichen|teilen)\b",
    r".{0,60}\b(?:posten|veröffentlichen|anhängen|einfügen|verlinken|taggen|einplanen)\s*\Z",
    r"(?:[àa]\s+)?(?:publier|poster|programmer|joindre|ajouter|insérer|taguer|mentionner|publiez|postez|joignez)\b",
    r"(?:publicar|programar|adjuntar|añadir|etiquetar|incluir|publica(?!\s+una?\b)|publicad|adjunta|etiqueta)\s+"
    r"(?:(?:el|la|los|las|este|esta|esto|como|a|un|una|al|en)\b|\d)",
    r"(?:pubblicare|pubblica(?!\s+una?\b)|programmare|allegare|allega|inserire|taggare|tagga)\s+"
    r"(?:(?:il|la|lo|i|gli|le|questo|come|a|un|una|al|alle)\b|\d|l['’])",
    r"(?:publicar|publique(?!\s+uma?\b)|postar|poste(?!\s+uma?\b)|agendar|anexar|anexe|incluir|marcar)\s+"
    r"(?:(?:o|a|os|as|este|esta|isto|como|na|no|um|uma|às|ao)\b|\d)",
    r"(?:plaats|post|publiceer)\s+(?:dit|deze|als|op|om|eerst|het|de)\b|voeg\b.{0,60}\btoe\b"
    r"|.{0,60}\b(?:plaatsen|bijvoegen|inplannen)\s*\Z",
)
"""How sentences begin, or end, that say to a team what is to be done with a post."""
_SAID_TO_TEAM: Final = re.compile("|".join(_TO_TEAM), re.IGNORECASE)
_TO_READERS: Final = re.compile(
    r"\b(?:your?s?|(?-i:us)|we|friends?|ihr|euch|eure[mnrs]?|dich|dir|deine?[mnrs]?|wir|uns|vous|vos|votre|nous"
    r"|tes|tus?|vuestr[oa]s?|nosotros|tu[oa]|tuoi|tue|vostr[oaie]|noi|você|seus?|suas?|jouw|jullie|wij)\b",
    re.IGNORECASE,
)
"""Words for those who read a post, and for those who write it."""
_SENTENCE_END: Final = re.compile(r"[.!?…]+(?:\s|$)|\n+|;\s")
_OF_READERS: Final = re.compile(r"(?:^|\s)#[^\W\d_]\w+|https?://")
_LONGEST_LINE: Final = 160
_LONGEST_TO_TEAM: Final = 400

_LONGEST_HABIT: Final = 160
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
_USES: Final = later(
    r"\W*(?:(?:just |simply )?(?:re-?)?(?:use|pin|share|quote|boost|post)|repeat|retweet|copy"
    r"|same (?:\w+ )?as|see|nimm|nutze|wiederhole|siehe|wie|reprendre|reprenez|voir|usa|repite|ver|riusa|vedi"
    r"|gebruik|zie)\b"
    r"\W*(?:the |text (?:of|from) |again |den |die |le |la |el |il )?(?P<post>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""What tells somebody to let another post go out again."""
_IN_ANOTHER: Final = later(
    r"(?i)(?:use|take|see|siehe|verwende|nimm|utiliser|reprendre|voir|usar|ver|usa|usare|vedi|zie|gebruik)\b"
    r"[^!?\n]{0,60}(?:\b(?:section|part|abschnitt|teil|partie|sección|parte|sezione|seção|sectie|deel)\s+\d"
    r"|\w\.(?:md|txt|docx?|odt|pdf)\b)[^!?\n]{0,40}"
)
"""What says in which other place a text is to be found."""
_OF_ANOTHER: Final = later(
    r"(?i)(?:an? )?(?:(?:short|long|condensed|trimmed|adapted|edited|shortened|tighter|same|shorter|longer) "
    r"(?:version|cut|edit|text|copy|post)|(?:kurz|lang)(?:fassung|version)|version (?:courte|longue)"
    r"|versión (?:corta|larga)|versione (?:breve|lunga)|versão (?:curta|longa)|korte versie) "
    r"(?:of|as|from|des|vom|der|du|de la|del?|della|do|da|van)\b(?P<which>[^.;!?\n]{1,40})"
    r"|(?:same as|wie|comme|igual que|come|zoals)\b(?P<alike>[^.;!?\n]{1,30})"
    r"|(?:re-?use|adapt|shorten|trim|condense|mirror|recycle)\b(?P<other>[^.;!?\n]{1,40})"
)
"""A first sentence that says of which other text this one is to be made."""
_TEXTS: Final = phrases(
    "text, post, copy, thread, version, caption, draft, beitrag, beitrags, texte, texto, testo, tekst, above"
)
_PLACES: Final = frozenset({"hn", "hackernews", "above", "oben"})
_LONGEST_ORDER: Final = 200
_MOST_WORDS_OF_ORDER: Final = 15


def stands_elsewhere(text: str) -> bool:
    """Tell whether what stands for a text says where that is, or of which one on a network it is made."""
    if _IN_ANOTHER.fullmatch(text):
        return True
    found = _OF_ANOTHER.match(text) if len(text) <= _LONGEST_ORDER and "#" not in text else None
    said = found["which"] or found["alike"] or found["other"] if found else ""
    words = {"".join(filter(str.isalpha, word)) for word in said.lower().replace("-", " ").split()}
    is_named = not words.isdisjoint({*CHANNEL_NAMES, *_PLACES})
    return is_named and (bool(found and found["alike"]) or not words.isdisjoint(_TEXTS))


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


def speaks_to_team(text: str) -> bool:
    """Tell whether ``text`` says what is to be done with a post, as its first sentence or half of them do."""
    if len(text) > _LONGEST_TO_TEAM or _OF_READERS.search(text):
        return False
    said = [one.strip(" *_()") for one in _SENTENCE_END.split(text) if one.strip(" *_()")]
    told = [bool(_SAID_TO_TEAM.match(one)) and not _TO_READERS.search(one) for one in said]
    return bool(told) and (told[0] or sum(told) * 2 >= len(told))


def is_title_of_guide(title: str) -> bool:
    """Tell whether ``title`` is that of a text about how something is done."""
    return bool(_GUIDE.search(title))


def says_how_often(text: str) -> bool:
    """Tell whether ``text`` says how often something goes out, and perhaps when, and no more."""
    if len(text) > _LONGEST_HABIT or not _HOW_OFTEN.search(text):
        return False
    return not _LETTERS.search(_WHEN.sub(" ", _HOW_OFTEN.sub(" ", text)))


def post_to_use(text: str) -> str:
    """Return what an order to let another post go out again names first; nothing of other texts."""
    order = _USES.match(text) if len(text.split()) <= _MOST_WORDS_OF_ORDER else None
    return order["post"] if order else ""
