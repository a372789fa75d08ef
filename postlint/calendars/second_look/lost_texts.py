"""Paragraphs of a Markdown file that are in no post, and read like posts that a reader passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postlint.calendars.readers.markdown_headings import TRANSLATIONS, VERSIONS
from postlint.calendars.second_look.likeness import likeness
from postlint.calendars.second_look.remainder import Found, Remainder
from postlint.source.lazy_patterns import later

_PARAGRAPH: Final = later(r"(?:^[ \t>]*\S.*(?:\n|\Z))+", re.MULTILINE)
_AROUND: Final = later(
    r"[ \t>]*(?:#|`{3}|~{3}|-{3}|\*\*[^*\n]+\*\*:?\s*$|[*_]{0,2}[^\W\d_][^:\n]{0,40}:[*_]{0,2}\s*$)"
)
"""A heading, a fence, a line across, or a label with nothing behind it."""
_NO_PROSE: Final = later(r"[ \t>]*(?:[-*+•|]|\d{1,3}[.)]|[\"“„«]|[*_(\[]|[^\W\d_][\w ,/()&'’-]{0,30}:\s)")
"""What begins an item, a row, a quotation, a remark in italics or brackets, or a field."""
_OF_OTHER_TEXTS: Final = later(
    r"\b(?:e-?mails?|mail|newsletters?|messages?|mensajes?|nachricht(?:en)?|messaggi[oe]?|mensage(?:m|ns)|berichten"
    r"|dms?|repl(?:y|ies)|answers?|antwort(?:en)?|respuestas?|réponses?|rispost[ae]|respostas?|antwoord(?:en)?|faqs?"
    r"|q ?& ?a|bios?|profile?|about|website|blog|articles?|artikel|press|presse|scripts?|skripte?|guion|guión"
    r"|slides?|banners?|flyers?|ads?|anzeigen?|pitch|tagline|examples?|beispiele?|ejemplos?|exemples?"
    r"|templates?|vorlagen?|plantillas?|archive|published|posted)\b",
    re.IGNORECASE,
)
"""Headings and labels of texts that read like posts, and go out elsewhere, or did."""
_SENTENCE_ENDS: Final = later(r"[.!?…](?:\W|$)")
_SIGNS: Final = (
    later("[\U0001f300-\U0001faff\u2600-\u27bf]"),
    later(r"(?<!\w)#[^\W\d_]\w+"),
    later(r"(?<![\w/.])@\w+"),
    later(r"https?://|\b[a-z\d-]+\.(?:example|com|org|net|io|dev|app|de|fr|es|it|nl|pt)\b"),
    later(r"[!?](?:\s|$)"),
    later(
        r"\b(?:we|our|us|i|my|you|your|wir|unser\w*|uns|ich|ihr|euch|nous|notre|nos|vous|votre|nosotros|nuestr[oa]s?"
        r"|noi|nostr[oa]|nós|noss[oa]s?|wij|onze|ons|jullie)\b",
        re.IGNORECASE,
    ),
)
"""What posts have in them, and notes on posts seldom more than one of."""
_FEWEST_SIGNS: Final = 2
_FEWEST_WORDS: Final = 8
_FEWEST: Final = 2
_SHARE: Final = 4
"""Of so many posts that were read one that was not is too many."""


def lost_texts(look: Remainder) -> Found:
    """Return the paragraphs in no post that read like posts, if they are many beside those that were read."""
    found = list(_like_posts(look)) if look.sort == "markdown" else []
    return found if len(found) >= max(_FEWEST, len(look.seen) / _SHARE) else []


def _like_posts(look: Remainder) -> Iterator[tuple[int, str]]:
    heading = label = ""
    for paragraph in _PARAGRAPH.finditer(look.rest):
        lines, start = paragraph[0].splitlines(keepends=True), paragraph.start()
        while lines and _AROUND.match(lines[0]):
            above = lines.pop(0)
            start += len(above)
            if above.lstrip().startswith("#"):
                heading, label = above, ""
            elif above.strip("`~- \n"):
                label = above
        words, line = "".join(lines).strip(), look.line(start)
        is_of_another = _OF_OTHER_TEXTS.search(heading + label) is not None
        if is_of_another or look.is_said_above(line, (VERSIONS, TRANSLATIONS)):
            continue
        if _is_like_a_post(words):
            yield line, words.partition("\n")[0]


def _is_like_a_post(words: str) -> bool:
    if len(words.split()) < _FEWEST_WORDS or _NO_PROSE.match(words) or not _SENTENCE_ENDS.search(words):
        return False
    signs = sum(sign.search(words) is not None for sign in _SIGNS)
    return signs >= _FEWEST_SIGNS and (likeness(words) or 0) > 0
