"""What in the text of a post one of a team says to another, plainly or perhaps: lines, and notes in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final

from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.spans import Located
from postlint.source.tree import Scalar

_REMEMBERED: Final = 4_096
"""How many texts: whatever is asked of what a post says asks for its notes first."""
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

_OK: Final = (
    r"(?:(?:is|are|ist|sind|est|è|é|es)\s+(?:this|that|these|it|das|so|ça|questo)\s+)?(?:still\s+|now\s+|noch\s+|so\s+)?"
    r"(?:ok(?:ay)?|right|correct|true|fine|agreed?|thoughts|approved|einverstanden|richtig|korrekt|bien|d['’]accord"
    r"|correcto|giusto|certo|akkoord|klopt(?: dit)?|passt(?: das)?|stimmt(?: das)?|ça va)"
    r"(?:\s+(?:like this|for you|with you|so))?\s*\?+"
)
"""What somebody asks who wants a text looked at."""
_MAY_WE: Final = (
    r"(?:(?:can|may|could|should) (?:we|i)|(?:dürfen|können|sollen) wir|do we|haben wir|have we|are we)\b"
    r"[^()\[\]\n]{0,120}\?+"
)
_ON: Final = r"(?!\s+(?:your|our|out)\b)[^.!?\n]{0,200}[.!?]*"
_NO_NAME: Final = (
    r"(?!(?:photo|foto|image|picture|bild|video|credit|source|quelle|via|link|update|edit|spoiler|hint|question|quiz|answer"
    r"|tip|fun|trivia|riddle|bonus|poll|psst|frage|antwort|tipp|pregunta|respuesta|pista|indice|domanda|risposta|vraag"
    r"|me|you|he|she|him|her|them|everyone|nobody|mom|mum|dad|gran(?:dma|dpa|ny)?|oma|opa|mam[aá]|papa|kids?|customer"
    r"|narrator|ich|du|moi|toi|yo|tú|io|tu)\b)"
)
_IN_BRACKETS: Final = later(
    rf"[(\[][ ]?(?:{_NO_NAME}(?:@[\w.-]+|{_NAME}|{_ROLE})"
    rf"(?:[ ]?[:,–—-][ ]?(?:(?:{_ASKS})?{_WORK}(?!\s+(?:your|our|out)\b)[^()\[\]\n]{{0,120}}|{_OK}|{_MAY_WE})"
    rf"|[ ]?:[ ]?[^()\[\]\n]{{0,120}}\?+|\s+{_OK}|\s+(?:to\s+|{_ASKS}){_WORK}[^()\[\]\n]{{0,120}})"
    rf"|(?:{_ASKS}){_WORK}|{_WORK}\s+with\s+{_ROLE}|{_MAY_WE})[ ]?[)\]]",
    re.IGNORECASE,
)
"""A colleague or a role who is asked something, and what only they can be asked."""
_OF_WORK: Final = (
    r"(?:say(?! (?:hello|hi|bye|goodbye|thank))|word|phrase|publish|quote|credit|tag|mention|drop|cut|shorten"
    r"|(?:use|move|change|swap|replace|postpone|delay|remove|run|send) (?:this|that|it|her|his|their)"
    r"|(?<!take )(?<!take a )(?:photos?|pictures?|images?|videos?|clips?)|logos?|alt|headlines?"
    r"|hashtags?|emojis?|cop(?:y|ies)|drafts?|captions?|texts?|wording|links?|urls?|figures?|numbers?|sources?|quotes?"
    r"|permission|consent|approval|sign-?off|legal|typos?|versions?|options?|posts?|tweets?|threads?|ok(?:ay)?"
    r"|sagen|schreiben|nennen|zitieren|bild(?:er)?|fotos?|zahl(?:en)?|quellen?|zitat|freigabe|erlaubnis)"
)
"""What colleagues ask about who work on a post, and guests hardly."""
_THING: Final = (
    r"(?:the|a|an|this|that|den|die|das|le|la|el|il|o|de|het|l['’])\s*(?:right |correct |final |new |alt )?"
    r"(?:links?|urls?|photos?|pictures?|images?|logos?|text|captions?|quotes?|figures?|hashtags?|bild(?:er)?|fotos?|zahl(?:en)?"
    r"|lien|enlace|foto|image|imagen|immagine|imagem|afbeelding)(?!\w)"
)
_PUTS: Final = (
    r"(?:add|insert|put|paste|swap|replace|update|fill in|send me|ergänz\w*|einfüg\w*|ajoute[rz]?|añad\w*"
    rf"|aggiung\w*|adicion\w*|toevoegen)\s+(?:in\s+)?{_THING}"
    rf"|{_THING}\s+(?:hier\s+)?(?:ergänzen|einfügen|tauschen|ersetzen|toevoegen)"
)
"""What only somebody can do who works on the text."""
_IN_SENTENCE: Final = later(
    rf"(?:(?<=[.!?…:)]\s)|(?<=\n))@(?:(?:{_ROLE}|{_NAME})(?!\w)[,:]?\s+"
    rf"(?:(?:{_ASKS})?{_WORK}{_ON}|{_ASKS}(?:{_PUTS}){_ON}|{_OK}|{_MAY_WE})|[a-z]{{2,8}}(?!\w)[,:]?\s+{_ASKS}{_WORK}{_ON})",
    re.IGNORECASE,
)
"""The same behind a sentence; a handle in small letters may be anybody's: who has it is asked to check."""
_NOT_YET: Final = (
    r"(?:(?:please\s+)?(?:do not|don['’]t|not to be)\s+(?:post|publish|schedule)(?:ed)?(?:\s+(?:this|it))?"
    r"\s+(?:yet|before|until|till|unless|without)(?![^()\[\]\n]*\byou)"
    r"|(?:bitte\s+)?(?:noch\s+nicht\s+(?:posten|veröffentlichen)|nicht\s+(?:posten|veröffentlichen)\s*,?\s+(?:bevor|vor|bis|ohne))"
    r"|(?:erst|nicht vor)\s[^()\[\]\n]{1,60}\s(?:posten|veröffentlichen)"
    r"|ne pas (?:publier|poster)\s+(?:avant|sans|encore)|no publicar\s+(?:antes|hasta|todavía|sin)"
    r"|non pubblicare\s+(?:prima|ancora|senza)|não publicar\s+(?:antes|ainda|sem)"
    r"|(?:nog )?niet (?:plaatsen|posten)(?:\s+voor\w*)?"
    r")(?!\w)[^()\[\]\n]{0,120}"
)
_AWAITED: Final = (
    rf"(?:still\s+)?(?:waiting (?:for|on)|awaiting|needs?|warten auf|wartet auf|en attente d[eu]|wacht op)\s+"
    rf"(?:{_ROLE}|{_NAME})(?:['’]?s)?\s+"
    r"(?:ok(?:ay)?|sign[- ]?off|go[- ]?ahead|freigabe|feedback|akkoord)[.!]?"
)
_NOT_BEFORE: Final = r"\b(?:not (?:before|until)|nicht vor|pas avant|no antes|non prima|niet voor)\b"
_NO_READERS: Final = r"(?!(?:to\s+)?@?(?:self|myself|us|ourselves|santa|congress)\b)"
"""To whom notes in brackets are a joke that readers share."""
_NOTED_WITHIN: Final = later(
    rf"\[[ ]?{_NOTE}{_NO_READERS}@?(?:{_ROLE}|{_NAME})[ ]?:[^\[\]\n]{{1,200}}\]"
    rf"|\([ ]?{_NOTE}{_NO_READERS}@?(?:{_ROLE}|{_NAME}(?=[^()\n]*(?:\b{_OF_WORK}\b|{_NOT_BEFORE})))"
    r"[ ]?:[^()\n]{1,200}\)"
    rf"|[(\[][ ]?(?:{_NOT_YET}|{_AWAITED})[ ]?[)\]]",
    re.IGNORECASE,
)
"""Notes in brackets that say whom they are to, and what only concerns those who publish a text."""
_BETWEEN_SIGNS: Final = later(
    r"(?:(?<!>)>{2,}(?!>)|(?<!\*)\*{3,}(?!\*)|(?<!=)={3,}(?!=)|(?<!/)/{2,}(?!/))"
    rf"[ ]?{_NO_NAME}(?:@[\w.-]+|{_NAME}|{_ROLE})"
    rf"(?:[ ]?[:,][ ]?(?:(?:{_ASKS})?{_WORK}[^<>*=/\n]{{0,80}}|{_OK}|{_MAY_WE})"
    rf"|\s+(?:to\s+|{_ASKS}){_WORK}[^<>*=/\n]{{0,80}})"
    r"[ ]?(?:<{2,}|\*{3,}|={3,}|/{2,})"
    rf"|(?<=\s)//[ ]?{_WORK}\s+with\s+(?:{_NAME}|{_ROLE})[.!?]*(?=\s*\Z)",
    re.IGNORECASE,
)
_PERHAPS_WITHIN: Final = later(
    rf"\([ ]?{_NOTE}@?{_NAME}[ ]?:[^()\n]{{1,200}}\)|[(\[][ ]?{_WORK}\s+with\s+{_NAME}[ ]?[)\]]"
    rf"|(?<=[.!?…)]\s){_NO_NAME}{_NAME},\s+{_ASKS}{_WORK}(?!\s+(?:your|our|out)\b)[.!?]*\s*\Z",
    re.IGNORECASE | re.MULTILINE,
)
"""What a post may say to its readers as well."""
_AT_THE_END: Final = later(
    rf"(?<=\n)[ \t]*{_NO_NAME}@?(?:(?:{_NAME}|{_ROLE})[ ]?[:,–—-][ ]?{_OK}"
    rf"|(?:{_ROLE}|{_NAME}(?=[^\n]*\b{_OF_WORK}\b))[ ]?:[ ]?{_MAY_WE})\s*\Z",
    re.IGNORECASE,
)
_SPOKEN: Final = later(rf"[ \t]*{_NO_NAME}@?{_NAME}[ ]?:[ ]?{_MAY_WE}\s*\Z", re.IGNORECASE)
"""What somebody asks who may be of the team, or of whom a post tells: "Ola: can we come back?"."""
_SPEAKER: Final = later(rf"[ \t]*{_NAME}s?[ ]?:[ ]?\S")
"""Who says a line of a talk, the last of which is no note."""
_EXPRESSIONS: Final = (
    (re.compile(r"[(\[]"), (_IN_BRACKETS, _NOTED_WITHIN)),
    (re.compile(r">>|\*{3}|={3}| //"), (_BETWEEN_SIGNS,)),
    (re.compile(r"[.!?…:)\n]\s?@"), (_IN_SENTENCE,)),
    (re.compile(r"\n"), (_AT_THE_END,)),
)
"""What a text holds in which some of them may be found, which is asked first, and takes no time."""


def is_noted(line: str) -> bool:
    """Tell whether a line begins with a note to somebody: of the team or, where it is all, of the readers."""
    return _NOTED.match(line) is not None


def is_asked_of_one(text: str) -> bool:
    """Tell whether ``text`` is a line in which one of the team is asked something, and nothing else."""
    return _AT_THE_END.match(f"\n{text}", 1) is not None


def is_asked_perhaps(text: str) -> bool:
    """Tell whether ``text`` is a line in which somebody asks something, of the team or told of by a post."""
    return _SPOKEN.match(text) is not None


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


@lru_cache(maxsize=_REMEMBERED)
def notes_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where in ``text`` notes to people of the team begin and end, which nobody means to publish."""
    found = [
        one.span()
        for sign, expressions in _EXPRESSIONS
        if sign.search(text)
        for expression in expressions
        for one in expression.finditer(text)
        if expression is not _AT_THE_END or not _is_of_talk(text, one.start())
    ]
    return tuple(sorted({*found, *_lines_to_team(text)}))


def _is_of_talk(text: str, end: int) -> bool:
    """Tell whether a line above ``end`` is what somebody says, as those of a conversation are."""
    return any(map(_SPEAKER.match, text[:end].splitlines()))


def _lines_to_team(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines below the first that are plainly said to the team."""
    lines = text.splitlines(keepends=True)
    at = len(lines[0]) if lines else 0
    for above, line, below in zip(lines, lines[1:], [*lines[2:], ""], strict=False):
        said = line.strip()
        alone = not above.strip() and not below.strip()
        if (": " in said or "@" in said) and is_to_team(said, alone=alone, first=False):
            start = at + line.index(said)
            yield start, start + len(said)
        at += len(line)


def without_notes(text: str) -> str:
    """Return ``text`` with spaces in place of its notes to the team, so that all else keeps its place."""
    for start, end in notes_in(text):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def published_notes(
    texts: Iterable[Scalar], team: Iterable[Located[tuple[str, ...]] | None], *, in_draft: bool
) -> Iterator[Diagnostic]:
    """Yield a problem for each note to the team in ``texts``, which are to go out or those of a draft.

    ``team`` are names of people who work on the post, of whom one may ask anything.
    """
    rule = "reading/note-in-draft" if in_draft else "reading/note-to-team"
    names = [word for named in team if named for name in named.value for word in name.lower().split()]
    for text in texts:
        for start, end in sorted({*notes_in(text.text), *_asked_by(names, text.text)}):
            said = " ".join(text.text[start:end].split())
            yield Diagnostic(
                text.span_of(start, end),
                f'A note to the team would be published: "{said}". Take it out of the text.',
                rule,
            )


def _asked_by(names: Collection[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the last line of ``text`` if one of ``names`` asks something in it."""
    end = len(text.rstrip())
    start = text.rfind("\n", 0, end) + 1
    asks = text[start:end].partition(":")[0].strip(" \t@").lower() in names and _SPOKEN.match(text, start)
    if start and asks and not _is_of_talk(text, start):
        yield start, end


def to_team_perhaps(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of ``text`` that may be said to somebody of the team, each with its place.

    What is plainly a note is none of them: it is told where it stands.
    """
    at = 0
    text = without_notes(text)
    for within in _PERHAPS_WITHIN.finditer(text):
        yield within.start(), within[0].strip()
    for line in text.splitlines(keepends=True):
        begins = any(found.match(line) for found in (_NOTED, _TEAM_ASKED, _PERHAPS, _SET_APART))
        opens = at == 0 and _OPENS.match(text)
        spoken = at > 0 and _SPOKEN.match(text, at) and not _is_of_talk(text, at)
        if begins or opens or spoken or _IN_CHARGE.fullmatch(line):
            yield at, line.strip()
        at += len(line)
