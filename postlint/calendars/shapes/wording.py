"""What people and tools call networks and stages of work, in the words that calendars have for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from postlint.source.suggest import near_miss
from postlint.vocabulary import CHANNELS, STATUSES, Status

CHANNEL_NAMES: Final[Mapping[str, str]] = {
    **{name: name for name in CHANNELS},
    "twitter": "x",
    "twitter/x": "x",
    "x/twitter": "x",
    "x (twitter)": "x",
    "fb": "facebook",
    "facebook page": "facebook",
    "facebook group": "facebook",
    "ig": "instagram",
    "insta": "instagram",
    "li": "linkedin",
    "linkedin page": "linkedin",
    "linkedin profile": "linkedin",
    "yt": "youtube",
    "bsky": "bluesky",
    **dict.fromkeys(
        ("gbp", "gmb", "google business", "pinterest", "reddit", "telegram", "snapchat", "whatsapp"), "other"
    ),
}
"""The networks, by what tools and people call them."""

STATUS_WORDS: Final[Mapping[str, Status]] = {
    **{status: status for status in STATUSES},
    **dict.fromkeys(("posted", "done", "live", "sent"), "published"),
    **dict.fromkeys(("ready", "ok", "final"), "approved"),
    **dict.fromkeys(("queued", "booked"), "scheduled"),
    **dict.fromkeys(("to do", "todo", "planned", "pending", "in progress", "wip"), "draft"),
    **dict.fromkeys(("in review", "review", "needs review", "drafted", "proposed"), "draft"),
    **dict.fromkeys(("entwurf", "borrador", "brouillon", "bozza", "rascunho", "concept"), "draft"),
    **dict.fromkeys(
        ("geplant", "programado", "programmé", "programmato", "agendado", "gepland"), "scheduled"
    ),
    **dict.fromkeys(("veröffentlicht", "publicado", "publié", "pubblicato", "gepubliceerd"), "published"),
    **dict.fromkeys(("freigegeben", "aprobado", "approuvé", "approvato", "aprovado"), "approved"),
    "ideas": "idea",
    "drafts": "draft",
}
"""How far a post has got, by what tools and people call it."""

FIELD_WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("post", "post_copy", "social_copy"), "text"),
    **dict.fromkeys(("post_date", "posting_date", "publishing_date", "schedule_date"), "date"),
    **dict.fromkeys(("go_live", "go_live_date"), "date"),
    **dict.fromkeys(("post_time", "posting_time", "publishing_time", "time_of_day"), "time"),
    **dict.fromkeys(("social_network", "social_channel"), "channel"),
    **dict.fromkeys(("beitrag", "beitragstext", "texto", "contenido", "mensaje", "texte", "contenu"), "text"),
    **dict.fromkeys(("légende", "testo", "didascalia", "conteúdo", "legenda", "tekst", "bericht"), "text"),
    **dict.fromkeys(("datum", "fecha"), "date"),
    **dict.fromkeys(("uhrzeit", "hora", "heure", "tijd"), "time"),
    **dict.fromkeys(("kanal", "netzwerk", "plattform", "canal", "plataforma", "réseau"), "channel"),
    **dict.fromkeys(("plateforme", "canale", "piattaforma", "kanaal"), "channel"),
    **dict.fromkeys(("estado", "statut", "stato"), "status"),
}
"""The fields of a post as teams call them in files and tables: in English beside the names that calendars
have for them, then in German, Spanish, French, Italian, Portuguese and Dutch."""

NEVER: Final = frozenset(
    {"rejected", "cancelled", "canceled", "skipped", "skip", "deleted", "dropped", "discarded", "abandoned"}
)
"""What is said of posts that will not go out."""

_NO_CHANNELS: Final = frozenset({"all", "any", "both", "multi", "multiple", "various", "social", "tbd"})
"""What stands in place of a channel and names none."""

YES: Final = frozenset({"true", "yes", "y", "x", "1", "✓", "✔", "✅", "on", "done"})
NO: Final = frozenset({"false", "no", "n", "0", "-", "off", "", "null", "none", "pending"})


def channels_in(text: str) -> tuple[str, ...]:
    """Return the channels that ``text`` names, as in "IG + FB", "x-twitter" or "Instagram reel"."""
    words = re.findall(r"[^\W_]+", text.lower())
    whole = CHANNEL_NAMES.get(" ".join(words))
    named = (whole,) if whole else (CHANNEL_NAMES[word] for word in words if word in CHANNEL_NAMES)
    return tuple(dict.fromkeys(named))


def channels_named(text: str) -> tuple[str, ...]:
    """Return the channels that a field of nothing else names: ``other`` for networks that have no name here.

    A slip is left for whoever checks the form.
    """
    written = text.strip()
    found = channels_in(written)
    if found or not written or written.lower() in _NO_CHANNELS:
        return found
    return (written,) if near_miss(written, CHANNELS) else ("other",)


def status_in(text: str) -> Status | None:
    """Return the status that ``text`` is a word for, or None."""
    return STATUS_WORDS.get(" ".join(text.lower().replace("_", " ").replace("-", " ").split()))
