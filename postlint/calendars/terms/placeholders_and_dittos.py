"""What stands in place of a text: none, one that stands elsewhere (ditto, same as …), one still to come."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.network_names import CHANNEL_NAMES
from postlint.calendars.terms.networks_meant import NO, is_nothing
from postlint.source.lazy_patterns import later
from postlint.vocabulary import in_few_words, in_words

Text = TypeVar("Text")
_NONE: Final = frozenset(
    {
        *("n a", "na", "none", "nil", "nothing", "no post", "not needed", "not applicable", "skip", "keine"),
        *("entfällt", "ninguno", "no aplica", "aucun", "néant", "nessuno", "nenhum", "geen"),
    }
)
"""What says that there is no text."""
_NO_TEXTS: Final = _NONE | {
    *("tbc", "tbd", "tba", "todo", "to do", "to follow", "coming", "later", "folgt"),
}
"""What says that there is no text, or none yet."""
_NOBODY: Final = frozenset(
    {
        *("nobody", "no one", "noone", "unassigned", "open", "waiting", "awaiting", "missing", "niemand"),
        *("noch niemand", "offen", "ausstehend", "fehlt", "nadie", "pendiente", "personne", "en attente"),
        *("nessuno", "in attesa", "ninguém", "pendente", "openstaand"),
    }
)
"""What stands in place of the name of a person, when there is none yet."""
_NO_NETWORKS: Final = frozenset(
    {
        *("n a", "na", "none", "nil", "no", "nothing", "not applicable", "no post", "k a", "kein", "keine"),
        *("keiner", "entfällt", "aucun", "aucune", "ninguna", "ninguno", "no aplica", "nessuno", "nessuna"),
        *("nenhum", "nenhuma", "geen", "nvt", "n v t"),
        *("internal", "intern", "interne", "interno", "offline", "office", "team"),
    }
)
"""What stands in place of a network where a line says what a team is to do, or that nothing goes out."""
_REFERS: Final = later(
    r"(?i)[(\s]*(?:=|(?:(?:the )?same(?: (?:text|copy|post|caption))?(?: as)?(?: (?:for|on|in|the))?"
    r"|see|copy(?: of| from)?|use|as (?:for|on|in|per)|like|repeat|ditto|dito|idem|wie(?: bei| auf)?|siehe"
    r"|gleich wie|igual que(?: en)?|como(?: en)?|ver|comme(?: sur)?|voir|come(?: su)?|vedi"
    r"|zie|zelfde als)\b)[\s:]*"
    r"(?P<where>[\w/. ()]{0,30}?)(?: (?:text|copy|post|caption|column))?[\s).]*"
)
_DITTO_MARKS: Final = frozenset({'"', "''", "〃", "″"})
_ABOVE: Final = frozenset(
    {
        *("as above", "above", "see above", "same as above", "ditto", "dito", "same", "idem", "s o"),
        *("siehe oben", "wie oben", "ver arriba", "igual que arriba", "voir ci dessus", "come sopra"),
        *("como acima", "ver acima", "zie boven", "als boven", "gleich", "igual", "uguale", "hetzelfde"),
    }
)
_ELSEWHERE: Final = _ABOVE | {"as left", "see left", "same as left", "see below"}
_MOST_WORDS: Final = 8
_SAYS_SAME_WORDS: Final = """
    as same like see ditto idem wie gleich dito siehe igual como ver comme voir même come uguale vedi
    stesso mesmo als zie zelfde version versione versión versão versie fassung
"""
_SAYS_SAME: Final = frozenset(_SAYS_SAME_WORDS.split())
_CHANGED_WORDS: Final = """
    cut short shorter shortened long longer trim trimmed adapt adapted edited tweaked reworded simplified
    kurz kürzer gekürzt länger angepasst corto más recortado acortado adaptado court raccourci plus adapté
    breve più accorciato adattato curto mais encurtado korter kort ingekort aangepast without no ohne sin
    sans senza sem zonder minus
"""
_CHANGED: Final = frozenset(_CHANGED_WORDS.split())
_SMALL_WORDS: Final = """
    the a of on for from in but and with text copy post caption emoji emojis hashtag hashtags tags link
    links aber und der die bei auf texto texte testo tekst de del du en pero y mais et sur di su ma e que
    mas no van op maar che la le el il o von per so it down up bit slightly
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())
"""Words of which nothing but a pointer to another text is made."""
_LEADS_TO: Final = frozenset(
    {*("from", "in", "see", "aus", "siehe", "de", "voir", "da", "uit", "zie", "ver", "vedi")}
)
_PARTS: Final = _LEADS_TO | {
    *(
        "block",
        "section",
        "part",
        "paragraph",
        "file",
        "tweet",
        "abschnitt",
        "absatz",
        "teil",
        "bloc",
        "partie",
    ),
    *("bloque", "sección", "parte", "blocco", "sezione", "bloco", "seção", "blok", "deel"),
}
"""What the part of a file is called in which a text stands."""
_THE_TEXT: Final = (
    r"(?:(?:the|der|die|le|la|el|il|o|de|het)\s+)?(?:copy|text|caption|content|post|words|wording|beitrag|inhalt"
    r"|texte|contenu|légende|texto|contenido|testo|contenuto|conteúdo|legenda|tekst|bericht|bijschrift|inhoud)"
)
_COMES_LATER: Final = (
    r"tb[acd]|t\.b\.[acd]\.?|to[\s-]?do|fixme|to\s+(?:follow|come)|placeholder|coming\s+later|lorem\s+ipsum\b.*",
    r"(?:(?:still|yet)\s+)?to\s+be\s+(?:confirmed|decided|announced|written|added|drafted|supplied|provided)",
    r"not\s+(?:yet\s+)?(?:written|drafted)(?:\s+yet)?|(?<=\w\s)(?:here|coming(?:\s+soon)?)|noch\s+offen",
    r"(?:folgt|kommt)(?:\s+(?:noch|später))?|wird\s+(?:noch\s+)?(?:von\s+\w+\s+)?(?:nachgereicht|ergänzt|geliefert|geschrieben)",
    r"noch\s+zu\s+(?:schreiben|ergänzen|liefern|texten|klären)|platzhalter|(?<=\w\s)fehlt(?:\s+noch)?",
    r"(?:encore\s+)?[àa]\s+(?:venir|d[ée]finir|compl[ée]ter|r[ée]diger|pr[ée]ciser|[ée]crire|fournir)",
    r"por\s+(?:definir|confirmar|escribir|redactar|completar)|(?<=\w\s)pendiente",
    r"da\s+(?:definire|scrivere|completare|confermare|inserire)|(?<=\w\s)in\s+arrivo",
    r"a\s+(?:definir|confirmar|escrever|redigir|preencher)|(?<=\w\s)(?:em\s+falta|pendente)",
    r"volgt(?:\s+(?:nog|later))?|(?:komt\s+)?nog\s+(?:te\s+)?(?:bepalen|schrijven|leveren|maken)|komt\s+nog|ntb",
    r"nog\s+(?:in\s+te\s+vullen|invullen|aan\s+te\s+(?:vullen|leveren))|n\.t\.b\.",
)
"""What says in each language that a text is still to come."""
_A_NAME: Final = r"[\w&.'-]+(?:\s+[\w&.'-]+){0,3}"
_BY: Final = rf"(?:from|by|via|von|durch|de|van|door|par|por|da|do)\s+{_A_NAME}"
_PAPERS: Final = (
    r"brief(?:ing)?|(?:google\s+|word\s+)?docs?|document|spread\s?sheet|sheet|deck|ticket|drive|dropbox|asana|trello"
    r"|notion|e-?mail|attach(?:ed|ment)|dokument|anhang|anlage|mail|pièce\s+jointe|adjunto|documento|allegato|anexo"
    r"|bijlage"
)
"""Where else teams keep what they write."""
_PLACEHOLDER: Final = later(
    rf"[\W_]*(?:(?:{_THE_TEXT}\W+(?:goes\s+)?)?(?:{'|'.join(_COMES_LATER)})(?:\s+{_BY})?"
    rf"|{_THE_TEXT}\W+(?:to\s+(?:come|follow)|tb[acd]|pending|coming|due|needed|expected|folgt|kommt|[àa]\s+venir"
    rf"|volgt|pendiente)\s+{_BY}"
    rf"|(?:see|siehe|voir|ver|vedi|zie|{_THE_TEXT}\W+(?:(?:is|steht|est|está|è|staat)\s+)?in)\s+(?:(?:the|our|im|le|la|el|il|o|de|het)\s+)?"
    rf"(?:{_PAPERS})"
    r"|(?:awaiting|waiting\s+(?:for|on)|warten\s+auf|en\s+attente\s+d[eu]|in\s+attesa\s+di)\s+"
    rf"{_THE_TEXT}(?:\s+(?:from|von|de|di|van)\s+{_A_NAME})?)[\W_]*",
    re.IGNORECASE | re.DOTALL,
)
_SKIP: Final = (
    r"skip|omit|leave out|nothing(?: on| for)|no(?: post)?(?: on| for)?",
    r"(?:don['’]t|do not) post(?: this)? (?:on|to)",
    r"kein(?:e|en)?(?: post| beitrag)?(?: auf| für)?|nicht(?: auf| für)|pas de|rien sur|sans|nada en",
    r"no publicar en|niente su|non pubblicare su|nada no|não publicar no|niets op|niet op|geen",
)
_SKIPS: Final = later(
    rf"(?i)\W*(?:{'|'.join(_SKIP)})\s+(?P<where>[\w/]+(?: [\w/]+)??)"
    r"(?:[\s.]*|(?: (?:(?:for|on|with) )?(?:this|the) (?:one|post|time|week|day)| here| today)\b\s*"
    r"(?:[—–.:;,(-].*)?)",
    re.DOTALL,
)
"""What says that a post does not go out on a network, and perhaps why: "Skip LinkedIn for this one: …"."""
_STILL_TO_COME: Final = later(
    r"\W*(?:tb[acd]|t\.b\.[acd]\.?|(?-i:TODO)|placeholder|to\s+be\s+(?:confirmed|decided|written|added|drafted)|noch\s+offen"
    r"|platzhalter|[àa]\s+(?:d[ée]finir|compl[ée]ter|r[ée]diger|pr[ée]ciser)|por\s+(?:definir|confirmar|escribir|redactar)"
    r"|da\s+(?:definire|scrivere|confermare)|a\s+(?:definir|confirmar|escrever|redigir)|nog\s+te\s+(?:bepalen|schrijven)"
    r"|n\.?t\.?b\.?)\s*[-–—:,;/(\[]\s*[^.!?\r\n]{1,60}",
    re.IGNORECASE,
)
"""What says that a text is still to come, and what it is to be about: "tbc - the slipway"."""
_LONGEST: Final = 200
_WORD: Final = later(r"[^\W_]+")

_A_NAME_OF_A_FILE: Final = r"[\w.+~@%&-]+"
_ENDINGS: Final = (
    "txt|text|md|mdx|markdown|rst|adoc|html?|docx?|odt|rtf|pdf|pages"
    "|json|ya?ml|toml|png|jpe?g|gif|webp|svg|mp4|mov"
)
_PATH: Final = later(
    r"(?:(?:see|in|from|read|file|siehe|aus|datei|voir|dans|fichier|ver|en|archivo|vedi|arquivo|zie|bestand)[\s:]+)?"
    r"""[`'"<(@]*(?:\[[^\[\]]{0,80}\]\()?(?:file:(?://)?)?(?:\.{0,2}[/\\])?"""
    rf"(?:(?:{_A_NAME_OF_A_FILE}[/\\])*{_A_NAME_OF_A_FILE}\.(?:{_ENDINGS})|(?-i:[a-z][a-z0-9_-]{{2,}}(?:/[a-z0-9_-]{{3,}})+))"
    r"""(?:\#[\w-]+)?[`'">)]*""",
    re.IGNORECASE,
)
"""The path of a file with an ending, or of small letters with slashes, and what people put around it."""


def is_placeholder(written: str) -> bool:
    """Tell whether ``written`` only keeps the place of a text that is still to be written."""
    said = written[:_LONGEST]
    return any(form.fullmatch(said) for form in (_PLACEHOLDER, _STILL_TO_COME))


def says_no_text(written: str) -> bool:
    """Tell whether ``written`` keeps the place of a text free: "n/a", "TBC", a dash."""
    return is_nothing(written) or in_few_words(written, _MOST_WORDS) in _NO_TEXTS or is_placeholder(written)


def says_none(written: str) -> bool:
    """Tell whether ``written`` says that there is nothing, and promises nothing: "n/a", "none", a dash."""
    return is_nothing(written) or in_few_words(written, _MOST_WORDS) in _NONE


def says_nobody(written: str) -> bool:
    """Tell whether ``written`` stands in place of a name: "nobody", "TBD", "pending", or mere marks."""
    words = in_words(written)
    return says_no_text(written) or not words or words in _NOBODY or words in NO


def skips_network(written: str, channel: str | None) -> bool:
    """Tell whether ``written`` says that nothing goes out on ``channel``: "Skip LinkedIn for this one".

    On another network, that is a text like any other.
    """
    found = _SKIPS.fullmatch(written) if len(written) <= _LONGEST else None
    return found is not None and CHANNEL_NAMES.get(in_words(found["where"]), "") == channel


_TAKE: Final = (
    r"(?:(?:please|bitte)\s+)?(?:use|re-?use|take|adapt|shorten|trim|paste|copy|verwende\w*|nimm|nutze\w*|übernimm|kürze\w*"
    r"|utilise[rz]?|reprend(?:re|s)|reprenez|adapte[rz]?|utiliza\w*|usa\w*|adapta\w*|reutiliza\w*|utilizza\w*"
    r"|riprend\w+|adatta\w*|utilize|adapte|reutilize|gebruik|neem|hergebruik)"
)
_A_DRAFT: Final = (
    r"(?:drafts?|post|version|text|copy|caption|article|write-?up|thread|announcement|tweet|entwurf|beitrag|fassung|artikel"
    r"|brouillon|publication|texte|borrador|texto|publicación|artículo|versión|bozza|testo|articolo|versione|rascunho"
    r"|publicação|artigo|versão|concept|bericht|tekst|versie)"
)
_WHERE: Final = (
    r"(?:above|below|earlier|(?:von\s+)?(?:oben|unten)|ci[- ]dess(?:us|ous)|plus\s+haut"
    r"|(?:de\s+|más\s+)?(?:arriba|abajo)|(?:qui\s+)?sopra|sotto|acima|abaixo|(?:hier)?boven|hieronder)"
)
_TO_READERS: Final = (
    r"[#@!?]|https?:|\b(?:you|your|euch|euer|eure|vous|votre|vos|tu|tus|voi|vostr[aeio]|jullie|você|sua)\b"
)
"""What says behind such an order that it is none, but begins a text."""
_ORDERED: Final = later(
    rf"\W*(?:{_TAKE}\s+(?:[\w./’'-]+\s+){{0,4}}{_A_DRAFT}\s+(?:[\w.-]+\s+){{0,2}}{_WHERE}\b"
    r"|(?:skip|auslassen|weglassen|überspringen|sauter|passer|saltar|omitir|saltare|pular|overslaan)"
    r"(?:\s+(?:it|this(?:\s+one)?|here|for\s+now))?\s*\.(?!\w))"
    rf"(?!.*(?:{_TO_READERS}))\S*(?:[^\S\n]+\S+){{0,12}}\W*",
    re.IGNORECASE,
)


def is_order(written: str) -> bool:
    """Tell whether ``written`` says to colleagues which text to take, or to take none.

    So do "Use the LinkedIn draft above, trimmed" and "Skip. They are not for us".
    """
    return len(written) <= _LONGEST and _ORDERED.fullmatch(written) is not None


def says_no_network(written: str) -> bool:
    """Tell whether ``written`` says on purpose that something goes out nowhere: a dash, "n/a", "internal"."""
    words = in_words(written)
    return bool(written.strip()) and (is_nothing(written) or not words or words in _NO_NETWORKS)


def refers_elsewhere(written: str) -> bool:
    """Tell whether ``written`` is no text, but says where one stands: "same as X", "ditto"."""
    return (
        is_ditto(written)
        or _only_refers(written)
        or in_few_words(written, _MOST_WORDS) in _ELSEWHERE
        or network_meant(written) is not None
    )


def _only_refers(written: str) -> bool:
    """Tell whether ``written`` is nothing but a network and words for what its text is to become here."""
    words = in_few_words(written, _MOST_WORDS).split()
    if not 1 < len(words) <= _MOST_WORDS:
        return False
    named = [word for word in words if word in CHANNEL_NAMES]
    rest = set(words) - set(named)
    says_so = rest & _SAYS_SAME if not named else rest & (_SAYS_SAME | _CHANGED)
    return bool(says_so) and rest <= _SAYS_SAME | _CHANGED | _SMALL


def is_ditto(written: str) -> bool:
    """Tell whether ``written`` says that something is as it was: a ditto mark, "as above"."""
    return in_few_words(written, _MOST_WORDS) in _ABOVE or written.strip() in _DITTO_MARKS


def network_meant(written: str) -> str | None:
    """Return the network whose text is to be taken, as in "same as X", or None."""
    found = _REFERS.fullmatch(written)
    return CHANNEL_NAMES.get(in_words(found["where"])) if found else None


def text_meant(written: str, texts: Mapping[str, Text]) -> Text | None:
    """Return which of ``texts``, by network, ``written`` refers to; None where it is not plain."""
    network = network_meant(written)
    if network is None and is_ditto(written) and len(texts) == 1:
        return next(iter(texts.values()))
    return texts.get(network or "")


def is_path(written: str) -> bool:
    """Tell whether ``written`` is nothing but the path of a file, or names a part of one.

    So do "threads/moon.txt", "see posts/gate.md" and "LinkedIn block from caption.md".
    """
    words, _, path = written.strip().rpartition(" ")
    if len(written) > _LONGEST:
        return False
    return _PATH.fullmatch(written.strip()) is not None or (
        "." in path and _PATH.fullmatch(path) is not None and _points(_WORD.findall(words.lower()))
    )


def _points(words: Sequence[str]) -> bool:
    """Tell whether ``words`` lead to a file and say no more than which text in it is meant."""
    known = _SAYS_SAME | _CHANGED | _SMALL | _PARTS | CHANNEL_NAMES.keys()
    return bool(words) and words[-1] in _LEADS_TO and known.issuperset(words)


_SHOWN: Final = frozenset(
    {"image", "img", "photo", "picture", "pic", "video", "media", "visual", "graphic", "bild", "foto"}
)
_GAPS: Final = frozenset({"placeholder", "todo", "tbd", "tba", "platzhalter", "segnaposto"})


def is_gap_of_media(name: str) -> bool:
    """Tell whether a field is called what stands for a picture that is to come, as "image_placeholder"."""
    words = set(in_words(folded(name)).split())
    return bool(words & _SHOWN and words & _GAPS and words <= _SHOWN | _GAPS)
