"""Headings of what stands beside posts, told by how they are put and not by a word alone."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.readers.sections.heading_words import NETWORKS, words_in
from postlint.source.lazy_patterns import later
from postlint.vocabulary import phrases

_ON_NONE: Final = phrases("product, produkt, produit, hunt, blog, newsletter, email, press, presse")
"""Words for where something goes out that is on no network."""
_ORDER: Final = later(
    r"(?i)(?:suggested|recommended|proposed|best|planned|posting|publishing|launch)\s+(?:\w+\s+)?(?:order|sequence)\b"
    r"|order of (?:posts|posting|publication)\b|in (?:what|which) order\b"
    r"|ordre (?:suggéré|conseillé|recommandé|de publication|des posts)\b"
    r"|orden (?:sugerido|recomendado|de publicación|de los posts)\b"
    r"|ordine (?:suggerito|consigliato|di pubblicazione|dei post)\b"
    r"|ordem (?:sugerida|recomendada|de publicação|dos posts)(?!\w)"
)
"""Headings of what is said about which post goes out first."""
_HABITS: Final = later(
    r"(?i)(?:recommended |suggested |ideal |optimal )?(?:(?:post(?:ing)?|publishing|content) )?"
    r"frequenc(?:y|ies)|(?:best|ideal|optimal|peak) (?:posting )?times(?: to post| for posting)?"
    r"|(?:posting|publishing) times|frecuencia(?: de (?:publicación|posteo|los posts))?"
    r"|frequência(?: de (?:publicação|postagens?))?|fréquence(?: de publication| des posts)?"
    r"|frequenza(?: di pubblicazione| dei post)?|(?:post)?frequentie"
    r"|(?:posting-?|veröffentlichungs)?(?:frequenz|häufigkeit|rhythmus)|beste (?:posting-?)?(?:zeiten|tijden)"
    r"|(?:(?:mejores|melhores) (?:horas|horarios|horários)|migliori orari"
    r"|meilleure?s (?:heures|horaires|moments|créneaux))(?: (?:para|de|per|pour|sur|en|no))?(?: \w+)?"
)
"""Headings of what is said about how often, or at what times, posts go out."""
_QUESTIONS: Final = later(
    r"(?i)(?:likely|probable|possible|expected|common|frequent(?:ly asked)?) questions"
    r"|questions (?:probables|possibles|attendues|fréquentes)|(?:wahrscheinliche|mögliche|häufige) fragen"
    r"|preguntas (?:probables|posibles|frecuentes)|domande (?:probabili|possibili|frequenti)"
    r"|perguntas (?:prováveis|possíveis|frequentes)|(?:waarschijnlijke|mogelijke|veelgestelde) vragen"
)
"""Headings of what people may ask below a post."""
_EDGES: Final = later(r"\A[\W_]+|[\W_]+\Z")
_MAIL: Final = later(
    r"(?i)\W*(?:e-?mails?|mail|courriel|correo)\s+(?:to|for|an|für|à|aux?|a|para|per|ai|agli|alle|aan|naar|voor)\b"
    r"|\W*(?:(?!(?:an?|the|no|every|each|our|your|my|more|new|by|via|of|to|and|or)\b)[\w/'’-]+\s+){0,3}(?:[\w/]+-)?"
    r"(?:e-?mails?|(?<=-)mails?|courriels?|correos?)"
    r"(?:[ -](?:newsletters?|campaigns?|blasts?|sequences?|announcements?|subject(?: lines?)?"
    r"|preview(?: text)?))?(?:\s*#?\d{1,2}(?=\W*\Z|\s?[:—–])|\W*\Z)"
)
"""Headings of letters, by whom they go to or what they are called, and no topics of posts."""
_MESSAGE: Final = (
    r"(?:(?:cold|outreach)[ -])?(?:dms?|(?:direct|private) messages?|(?:direkt|privat)nachricht(?:en)?"
    r"|messages? (?:directs?|privés?)|mensajes? (?:directos?|privados?)"
    r"|mensage(?:m|ns) (?:diretas?|privadas?)"
    r"|messagg[io]o? (?:dirett[io]|privat[io])|privébericht(?:en)?|e-?mails?|courriels?|correos?)"
)
_TO_COPY: Final = (
    r"(?:templates?|scripts?|vorlagen?|muster|mod[eèé]les?|plantillas?|modelos?|modell[io]|sjablo(?:on|nen)|guion(?:es)?"
    r"|guión|roteiros?)"
)
_MESSAGE_TO_COPY: Final = later(
    rf"(?i)\W*(?:{_TO_COPY}\s+(?:(?:for|of|für|de|d['’]|pour|para|per|di|van|voor)\b\s*(?:\w{{1,3}}\s+)?)?{_MESSAGE}"
    rf"|(?:\w{{1,20}}[\s-]+)?{_MESSAGE}[\s-]*{_TO_COPY}"
    rf"|{_MESSAGE} (?:to|zum|à|a|para|da|per|om te) (?:send|copy|(?:ver)?senden|verschicken|kopieren|envoyer"
    r"|copier|enviar|mandar|copiar|inviare|mandare|copiare|sturen|versturen|kopiëren))(?!\w)"
    r"|\W*(?:(?:messages?|mensajes?|mensage(?:m|ns)) (?:de )?)?"
    r"(?:outreach|kaltakquise|akquise|prospección|prospecção|prospection)(?:[\s-]*(?:messages?|nachricht(?:en)?))?\W*\Z"
)
"""Headings of what is sent to one person after the other, in English and its neighbours."""
_COMMENTS: Final = later(
    r"(?i)\W*(?:boost|mention|repost|tag)\s+(?:candidates?|lists?|targets?)\b"
    r"|\W*comment threads?\b|\W*comments? (?:content|replies|strategy|plan)\b"
)
_TO_TAG: Final = later(
    r"(?i)(?:[\w'’-]+\s+){0,4}?(?:people|persons?|accounts?|handles?|profiles?|partners?|folks|members|who|whom|wen|wem"
    r"|qui|a quién|chi|quem|wie|personas|personnes|comptes|cuentas|personen|konten)"
    r"\s+(?:wir\s+|we\s+)?(?:to|à|a|da|zu|te)?\s*"
    r"(?:(?:tag|mention|engage|notify|ping|contact|credit|thank)(?:\s*(?:/|,|or|and|&)\s*\w+)*(?:\s+with)?"
    r"|taggen|markieren|erwähnen|identifier|mentionner|taguer|etiquetar|mencionar|arrobar|taggare|menzionare|marcar"
    r"|citar|vermelden)(?:\W.{0,40})?"
    r"|(?:suggested |possible )?(?:tags?|mentions?|tagging)(?: (?:list|suggestions?|on .{1,20}|for .{1,30}))?"
)
"""Headings of whom to tag or mention in a post."""
_OF_CAROUSEL: Final = later(
    r"(?i)\W*(?:slide|folie|diapo(?:sitiv[ae]|n)?|l[áa]mina)\s*(?:n°|nr\.?)?\s*#?\d{1,2}\b"
)
"""What counts the pictures of one post, whose words are no text of their own."""
_TITLES: Final = later(
    r"(?i)\W*(?:[\w/-]+\s+){0,3}(?:titles?|headlines?|hooks?)\s+(?:options?|ideas?|variants?|alternatives?|suggestions?)"
    r"(?:\s+(?:for|of)\s+.{1,30})?|\W*(?:[\w/-]+\s+){1,3}titles"
    r"|\W*(?:optional|spare|extra|backup)\s+(?:lines?|sentences?|phrases?|endings?|openers?|closers?)\W*"
)
"""Headings of titles or sentences to choose from, which are no texts."""
_OF_POSTS: Final = (
    r"(?:this|these|them|it|all|each|posts?|threads?|tweets?|toots?|captions?|texts?|cop(?:y|ies)|files?|documents?"
    r"|templates?|kit|calendar|page|diese[snmr]?|datei|beitr[aä]ge?n?|vorlagen?|ce|ces|cet|cette|fichier"
    r"|publications?|textes?|légendes?|est[eao]s?|hilos?|publicaci[oó]n(?:es)?|archivo|textos?|quest[oiae]"
    r"|pubblicazion[ei]|testi?|arquivo|publicaç(?:ão|ões)|legendas?|deze|dit|bestand|berichten?|teksten?|draad)"
)
"""What a team calls its posts, and the file in which they stand."""
_STATISTICS: Final = (
    r"(?:statistics|stats|metrics|statistik(?:en)?|kennzahlen|statistiques|estad[ií]sticas?|statistiche"
    r"|estat[ií]sticas?|statistieken|(?:character|word) counts?)"
)
_FIGURES: Final = later(
    rf"(?i)(?:[\w/]+\s+){{0,2}}{_STATISTICS}(?:\s+(?:of|for|on|about|zum|zur|zu|für|du|des|de|del|della|dei|sul"
    r"|do|da|dos|van|over)\b.{1,30})?"
)
"""Headings of figures about posts, such as how many there are."""
_BEFORE: Final = later(
    r"(?:(?:(?:please )?(?:read|check|do|note)(?: (?:this|these))?|checks?|checklist|to-?do|important|wichtig"
    r"|à lire|à vérifier|importante?|da leggere|let op|belangrijk)[ :,–—-]+)?"
    r"(?:before (?:(?:you|we) )?(?:(?:post|publish|shar|schedul)(?:e|ing)?|go(?:ing)? live)"
    r"|bevor (?:du|ihr|sie|wir|man) (?:\w+ ){0,2}(?:post\w*|veröffentlich\w*|teil\w*|einplan\w*)"
    r"|vor (?:dem|der) (?:posten|veröffentlich(?:en|ung)|einplanen|teilen)"
    r"|avant (?:(?:de|la|toute) )?(?:publi(?:er|cation)|poster|partager|programmer|mise en ligne)"
    r"|antes de (?:publicar|postear|postar|compartir|compartilhar|partilhar|programar|la publicación|agendar)"
    r"|prima (?:di|della) (?:pubblica(?:re|zione)|postare|condividere|programmare)"
    r"|voor(?:dat)? (?:je|jullie|we|u) (?:\w+ ){0,2}(?:post(?:en)?|plaatst?|plaatsen|publice\w+|deelt?|delen)"
    r"|voor het (?:posten|plaatsen|publiceren|delen))"
    rf"(?: (?:anything|etwas|iets|algo|qualcosa))?(?:\W*{_OF_POSTS}\b.{{0,60}})?",
    re.IGNORECASE,
)
"""Headings of what is to be seen to before posts go out."""
_USE: Final = later(
    r"(?i)(?:how (?:to|you)|so|comment|c[oó]mo|come|hoe)\s+(?:te\s+)?"
    r"(?:use|post|publish|copy|read|(?:be)?nutz\w*|verwend\w*|veröffentlich\w*|postet?|utiliser|publier|poster"
    r"|usar|utilizar|publicar|postear|usare|pubblicare|postar|gebruik\w*|plaats\w*)"
    rf"(?:\s+(?:ihr|du|man|wir|je|we)\b)?(?:\s+(?:the|die|das|den|les?|la|l['’]|los|las|el|gli|i|le|il|os?|as?|de|het)\b)?"
    rf"(?:\W*{_OF_POSTS}\b.{{0,60}})?"
    rf"|using\s+(?:the\s+)?{_OF_POSTS}\b.{{0,60}}|gebrauchs(?:anweisung|anleitung)|verwendung|benutzung"
    r"|mode d['’]emploi|modo de (?:uso|usar)|modo d['’]uso|instrucciones(?: de uso)?|instruções(?: de uso)?"
    r"|istruzioni(?: per l['’]uso)?|gebruiksaanwijzing|remember|merke|nicht vergessen|[àa] retenir"
    r"|recuerda|ricorda|lembre-se|onthoud|zo gebruik je (?:dit|deze|het|de)\b.{0,60}"
)
"""Headings of what is to be done with posts."""
_FOR_POSTS: Final = later(
    r"(?i)(?:for|für|pour|para|per|voor)\s+(?:[\w/&'’-]+\s+){1,4}"
    r"(?:posts|stories|reels|threads|captions|tweets|beiträge|publications|publicaciones|publicações|berichten)"
)
"""A heading of what is to be done for posts, where a list stands below it."""
_CARD: Final = later(
    r"(?i)(?:(?:twitter|x|linkedin|facebook|slack|social|sharing) )?"
    r"(?:(?:link|url|site|og|open[ -]?graph)[ -](?:unfurl(?:ing)?|share|card|image)?[ -]?"
    r"(?:previews?|unfurl(?:ing|s)?|cards?|meta(?:data|[ -]tags)?)"
    r"|unfurl(?:ing)? (?:previews?|cards?)|og[ -](?:tags|image))"
    r"|(?:twitter|x|facebook|linkedin|social|sharing) cards?(?: (?:previews?|tags))?"
    r"|link-?(?:vorschau|voorbeeld)|aperçus? (?:du|des) liens?|vista previa del? (?:enlace|link)"
    r"|anteprima del (?:link|collegamento)|(?:prévia|pré-visualização) do link"
)
"""Headings of what networks show of a link, which its page says."""
_PLACE: Final = (
    r"(?:art[ií][ckg]|blog|podcast|v[ií]d[eé]o|newsletter|webinar|talk|vortrag|pr[eä]sentation|demo)"
)
_POINTS: Final = (
    r"(?:outlines?|structure|agenda|talking points|table of contents|rundown|run of show|trame|scaletta"
    r"|opzet|\w*(?:gliederung|struktur|aufbau|ablauf)|stichpunkte|sommaire|esquema|est?ruc?tura|struttura|opbouw)"
)
_OUTLINE: Final = later(
    rf"(?i)(?:[\w./&+'’-]+:?\s+){{0,4}}{_POINTS}(?:\s*[:—–-].*|\s+(?:for|für|pour|para|per|voor)\s.*)?"
    rf"|(?:{_POINTS}|plan|índice|indice)\s.*?{_PLACE}.*"
)
"""Headings of what something is to say, point by point, such as an article elsewhere."""
_ELSEWHERE: Final = later(
    r"(?i)(?:(?:our|the|my)\s+)?(?:medium\s+(?:article|essay)"
    r"|(?:dev\.?to|hashnode|substack|wordpress)\s+(?:article|(?:blog ?)?post|essay))s?(?:\s*[:—–-].*)?"
)
"""Headings of what is published where there are no posts of ours."""
_WORD: Final = later(r"[^\W\d_]+")
_SAYS_WHO: Final = phrases(
    """
    about, bio, bios, biography, biographie, biografie, biografía, biografia, seitenbeschreibung,
    profilbeschreibung, profiltext, kanalbeschreibung, steckbrief
    """
)
"""What a profile says of an account."""
_AT_THE_TOP: Final = frozenset({"cover", "header", "banner", "avatar", "titelbild", "bannière", "cabecera"})
_DESCRIPTION: Final = frozenset(
    {"description", "descriptions", "beschreibung", "descripción", "descrizione", "descrição", "beschrijving"}
)
"""What people read of an account only beside the word for it: videos are described, too."""
_OF_AN_ACCOUNT: Final = phrases(
    """
    page, profile, account, channel, group, company, business, organisation, organization, seite, profil,
    kanal, konto, compte, chaîne, página, pagina, perfil, cuenta, canal, profilo, canale, conta, profiel,
    kanaal
    """
)
_PROFILES: Final = frozenset({"profile", "profil", "perfil", "profilo", "profiel"})
"""What heads an account alone; beside a network it says where posts go out."""
_BESIDE: Final = phrases(
    """
    the, our, us, for, of, and, on, de, du, la, del, di, da, do, van, text, texts, section, photo, image,
    picture, copy, line, short, long, x
    """
)
_ACCOUNTS: Final = later(
    r"(?i)(?<![^\W\d_])(?:accounts?|profiles?|handles?|channels|konten|kan[äa]le|profile|comptes?|profils?|canaux"
    r"|cuentas?|perfiles|canales|profili|canali|contas?|perfis|canais|profielen|kanalen)(?![^\W\d_])"
)
_OURS: Final = r"(?:our|unsere?|notre|nos|nuestr[ao]s?|nostr[aoei]|noss[ao]s?|ons|onze)"
_ACCOUNT: Final = (
    r"(?:handles?|accounts?|pages?|profiles?|channels?|server|konto|seite|profil|kanal|compte|cha[iî]ne|cuenta"
    r"|p[áa]gina|perfil|canal|profilo|canale|conta|profiel|kanaal)"
)
_DESCRIBES: Final = later(
    rf"(?i)\A\W*here (?:is|are)\W+(?:our|the) (?:[\w-]+\s+){{0,3}}{_ACCOUNT}\b"
    r"|\A\W*(?:(?:you (?:can )?)?find us (?:on|at|under)|wir sind auf)\W+(?:https?:|(?<=@)\w)"
    rf"|\A\W*{_OURS}\s+(?:[\w-]+\s+){{0,3}}{_ACCOUNT}\s*(?::|\b(?:is|are|ist|sind|est|es|è|é)\b)"
    r"|\A\W*(?:handle|user ?name|url|profile|page|account)\s*:"
    rf"|\A\W*@[\w.@-]+\W*(?:\Z|\(?(?:{_OURS}|the) (?:[\w-]+ ){{0,3}}{_ACCOUNT}\b)|\A\W*https?://\S+\W*\Z"
    r"|\bwe (?:do not|don['’]t|no longer|rarely|hardly|only) "
    r"(?:use it|have it|have an account|post (?:here|there))\b"
    rf"|(?:\A\W*|\b{_ACCOUNT} (?:is )?)(?:not|no longer) (?:in use|used|active|maintained)\b"
    rf"|(?:\A\W*|\b{_ACCOUNT} (?:is |are )?)"
    r"(?:managed|run|monitored|watched|looked after|maintained|owned) by\b"
    r"|\b(?:nobody|no one) (?:watches|monitors|runs) (?:it|this)\b|\bask .{1,40}\badmins?\b"
    rf"|\bhow to access\b.{{0,40}}\b{_ACCOUNT}\b|\A\W*(?:betreut|gepflegt) von\b"
    r"|\bnutzen wir (?:nicht|kaum)\b|\A\W*(?:g[ée]r[ée]e? par|gestionad[ao] por)\b"
)
_TAGGED: Final = later(r"(?:^|\s)#[^\W\d_]\w+")
_LONGEST_OF_ACCOUNT: Final = 600
"""How many characters a text has at most that only describes an account."""


def heads_none(plain: str) -> bool:
    """Tell whether a title heads order, habits, a letter, figures, questions, titles, a profile or card."""
    begins = any(heads.match(plain) for heads in (_ORDER, _MESSAGE_TO_COPY, _COMMENTS))
    whole = _EDGES.sub("", plain)
    told = any(heads.fullmatch(whole) for heads in (_QUESTIONS, _FIGURES, _USE, _CARD, _TO_TAG))
    named = heads_mail(plain) or heads_habits(plain) or heads_checks(plain) or _is_of_profile(plain)
    return begins or told or named or any(heads.fullmatch(plain) for heads in (_TITLES, _ELSEWHERE))


def on_networks(head: str) -> str:
    """Return what a title says without places of no network beside a slash, as in "Blog/LinkedIn teaser"."""
    kept = [one for one in head.split("/") if not _ON_NONE.issuperset(words_in(one))]
    return "/".join(kept) or head


def heads_mail(title: str) -> bool:
    """Tell whether a title names a letter and nothing else."""
    return _MAIL.match(title) is not None


def heads_outline(title: str) -> bool:
    """Tell whether a title may head what something is to say, point by point, if a list stands below it."""
    return _OUTLINE.fullmatch(_EDGES.sub("", title)) is not None


def is_for_posts(title: str) -> bool:
    """Tell whether a title says for which posts a list is that stands below it."""
    return _FOR_POSTS.fullmatch(title) is not None


def heads_habits(title: str) -> bool:
    """Tell whether a title heads what is said of how often, or at what times, posts go out."""
    return _HABITS.fullmatch(_EDGES.sub("", title)) is not None


def heads_checks(title: str) -> bool:
    """Tell whether a title heads what is to be seen to before posts go out."""
    return _BEFORE.fullmatch(_EDGES.sub("", title)) is not None


def _is_of_profile(plain: str) -> bool:
    """Tell whether a title heads what a profile shows, such as "LinkedIn page description" or "Header"."""
    if _EDGES.sub("", plain).lower() in _PROFILES:
        return True
    words = {word for word in _WORD.findall(plain.lower()) if word not in NETWORKS}
    shown = words & (_SAYS_WHO | _AT_THE_TOP)
    described = words & _DESCRIPTION and words & _OF_AN_ACCOUNT
    return bool(shown or described) and words <= (
        _SAYS_WHO | _AT_THE_TOP | _DESCRIPTION | _OF_AN_ACCOUNT | _BESIDE
    )


def counts_slides(text: str) -> bool:
    """Tell whether ``text`` heads one picture of a carousel."""
    return bool(_OF_CAROUSEL.match(text.strip(" *_")))


def heads_accounts(title: str) -> bool:
    """Tell whether a title speaks of accounts."""
    return _ACCOUNTS.search(title) is not None


def describes_account(text: str) -> bool:
    """Tell whether a text only says what an account is, or who looks after it."""
    return len(text) <= _LONGEST_OF_ACCOUNT and not _TAGGED.search(text) and bool(_DESCRIBES.search(text))
