"""What is said about the accounts of a team: what they are called, and who looks after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from postlint.calendars.readers.sections.draft import Draft
from postlint.calendars.readers.sections.outline import Section

_HEADS: Final = re.compile(
    r"(?<![^\W\d_])(?:accounts?|profiles?|handles?|channels|konten|kan[äa]le|profile|comptes?|profils?|canaux"
    r"|cuentas?|perfiles|canales|profili|canali|contas?|perfis|canais|profielen|kanalen)(?![^\W\d_])",
    re.IGNORECASE,
)
_OURS: Final = r"(?:our|unsere?|notre|nos|nuestr[ao]s?|nostr[aoei]|noss[ao]s?|ons|onze)"
_ACCOUNT: Final = (
    r"(?:handles?|accounts?|pages?|profiles?|channels?|server|konto|seite|profil|kanal|compte|cha[iî]ne|cuenta"
    r"|p[áa]gina|perfil|canal|profilo|canale|conta|profiel|kanaal)"
)
_DESCRIBES: Final = re.compile(
    rf"\A\W*here (?:is|are)\W+(?:our|the) (?:[\w-]+\s+){{0,3}}{_ACCOUNT}\b"
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
    r"|\bnutzen wir (?:nicht|kaum)\b|\A\W*(?:g[ée]r[ée]e? par|gestionad[ao] por)\b",
    re.IGNORECASE,
)
_TAGGED: Final = re.compile(r"(?:^|\s)#[^\W\d_]\w+")
_LONGEST: Final = 600
"""How many characters a text has at most that only describes an account."""


def without_accounts(found: Sequence[Draft], root: Section) -> list[Draft]:
    """Return the posts of ``found`` without texts that only describe an account, as lists of accounts do.

    Beside posts, and below no heading that speaks of accounts, such a text may be one.
    """
    described = [draft for draft in found if _describes_account(draft)]
    labels = (section.label for section in root.all_below())
    is_list = any(label and _HEADS.search(label.title.text) for label in labels)
    if not described or not (is_list or len(described) * 2 >= len(found)):
        return list(found)
    return [draft for draft in found if draft not in described]


def _describes_account(draft: Draft) -> bool:
    around = draft.around
    if draft.marked or around.date or around.day or around.strong or around.counted or len(draft.parts) != 1:
        return False
    text = draft.parts[0].text.text
    return len(text) <= _LONGEST and not _TAGGED.search(text) and bool(_DESCRIBES.search(text))
