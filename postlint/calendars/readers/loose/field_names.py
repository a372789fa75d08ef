"""What people and tools call networks and stages of work, in the words that calendars have for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as Dict
from functools import cache, lru_cache
from typing import Final

from postlint.calendars.schema import known_keys, other_names
from postlint.source import tree
from postlint.source.suggest import near_miss
from postlint.vocabulary import CHANNELS, STATUSES, Status

CHANNEL_NAMES: Final[Dict[str, str]] = {
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

STATUS_WORDS: Final[Dict[str, Status]] = {
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

FIELD_WORDS: Final[Dict[str, str]] = {
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


FLAGS: Final[Dict[str, Status]] = {
    **dict.fromkeys(("posted", "published", "done", "sent", "tweeted", "tooted", "live"), "published"),
    **dict.fromkeys(("is_posted", "is_published", "was_posted", "already_posted"), "published"),
    **dict.fromkeys(("posted_at", "posted_on", "posted_date", "sent_at", "tweeted_at"), "published"),
    **dict.fromkeys(("scheduled", "is_scheduled", "queued"), "scheduled"),
    **dict.fromkeys(("draft", "is_draft"), "draft"),
}
"""Keys that say yes or no, or since when: each with the status that a yes stands for."""

WEEK_STARTS: Final = ("week_start", "week_of", "week_starting", "week_beginning", "start_date")
"""Keys for the first day of a week."""
DATE_PARTS: Final = frozenset({"day", "weekday", "month", "year", "hour", "minute", *WEEK_STARTS})

_TEXTS: Final = (
    "post_text",
    "full_text",
    "tweet_text",
    "text",
    "post",
    "tweet",
    "toot",
    "skeet",
    "status_text",
)
_TEXTS_BESIDE: Final = (
    "caption",
    "post_copy",
    "social_copy",
    "post_content",
    "copy",
    "message",
    "content",
    "body",
)
_SPOKEN: Final[Dict[str, str]] = {
    **dict.fromkeys((*_TEXTS, *_TEXTS_BESIDE), "text"),
    **dict.fromkeys(("thread", "tweets", "parts", "thread_posts", "thread_tweets"), "thread"),
    **FIELD_WORDS,
    **dict.fromkeys(("scheduled_time", "schedule_time", "publish_time", "slot"), "time"),
    **dict.fromkeys(("date_time", "scheduled_datetime", "publish_datetime"), "date"),
    **dict.fromkeys(("post_at", "send_at", "run_at", "due_at", "schedule", "timestamp"), "date"),
    **dict.fromkeys(("image_url", "image_path", "image_file", "image_filename", "asset"), "media"),
    **dict.fromkeys(("media_url", "media_urls", "media_files", "video_url"), "media"),
    "target_platforms": "channel",
    "in_reply_to_id": "reply_to",
}
_TEXT_KEYS: Final = frozenset({"text", "thread"})
_REMEMBERED: Final = 32_768
"""How many keys are remembered with what they mean: files of another sort have keys by the thousand."""
_TEXT_WORDS: Final = "text|post|caption|copy|content|message|body|thread|version|variant|tweet"
_STATUS: Final = "status"
_A_FEW_WORDS: Final = 3
_FILLER: Final = re.compile(r"[\W_]+")


@lru_cache(maxsize=_REMEMBERED)
def folded(key: str) -> str:
    """Return ``key`` in small letters and with underscores, so that "scheduledFor" is "Scheduled for"."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[\s-]+", "_", key.strip().strip(":")).lower()


@lru_cache(maxsize=_REMEMBERED)
def meaning(key: str) -> str | None:
    """Return the key of calendars that ``key`` is a word for, or None for somebody's own."""
    return _meanings().get(folded(key))


@lru_cache(maxsize=_REMEMBERED)
def channel_of(key: str) -> str | None:
    """Return the channel whose text a key holds, such as "x", "linkedin_post" or "captionInstagram"."""
    found = _channel_keys().fullmatch(_FILLER.sub("", key).lower())
    return _names()[found["name"]] if found else None


def all_meaning(entries: Iterable[tree.Entry], key: str) -> list[tree.Entry]:
    """Return the entries with a value that mean ``key``, the plainest word first."""
    found = [entry for entry in entries if meaning(entry.key) == key and not is_blank(entry.value)]
    return sorted(found, key=lambda entry: _order()[folded(entry.key)])


def texts_in(post: tree.Mapping) -> list[tree.Entry]:
    """Return the entries that may hold the text of ``post``: threads first, then the plainest words."""
    named = [entry for entry in post if meaning(entry.key) in _TEXT_KEYS and not is_blank(entry.value)]
    if not any(meaning(entry.key) in _TEXT_KEYS for entry in post):
        named = [entry for entry in post if _is_a_toot(entry)]
    return sorted(named, key=lambda entry: (meaning(entry.key) == "text", _order()[folded(entry.key)]))


def is_toot(post: tree.Mapping) -> bool:
    """Tell whether ``post`` has its text as Mastodon has it."""
    return any(folded(entry.key) == _STATUS for entry in texts_in(post))


def _is_a_toot(entry: tree.Entry) -> bool:
    """Tell whether ``entry`` is what Mastodon calls a status, and not how far a post has got.

    Source: docs.joinmastodon.org/methods/statuses, of which ``status`` is the text.
    """
    if folded(entry.key) != _STATUS or not isinstance(entry.value, tree.Scalar):
        return False
    words = entry.value.text.split()
    return len(words) > _A_FEW_WORDS and status_in(entry.value.text) is None


def by_meaning(entries: Iterable[tree.Entry]) -> dict[str, tree.Entry]:
    """Return the entries that mean something to postlint by real key; of several, the plainest word wins."""
    chosen: dict[str, tree.Entry] = {}
    for entry in entries:
        key = None if is_blank(entry.value) else meaning(entry.key)
        if key and (key not in chosen or _order()[folded(entry.key)] < _order()[folded(chosen[key].key)]):
            chosen[key] = entry
    return chosen


def is_blank(node: tree.Node) -> bool:
    """Tell whether somebody wrote a key and nothing under it."""
    return isinstance(node, tree.Scalar) and (node.value is None or not node.text.strip())


@cache
def _meanings() -> Dict[str, str]:
    real = {key: key for key in known_keys("post")}
    aliases = {folded(name): key for name, key in other_names("post").items()}
    return {**{name: key for name, key in _SPOKEN.items() if key == "text"}, **real, **aliases, **_SPOKEN}


@cache
def _order() -> Dict[str, int]:
    return {name: place for place, name in enumerate(_meanings())}


@cache
def _names() -> Dict[str, str]:
    names = {_FILLER.sub("", name): channel for name, channel in CHANNEL_NAMES.items()}
    return {name: channel for name, channel in names.items() if name != "other"}


@cache
def _channel_keys() -> re.Pattern[str]:
    names = "|".join(sorted(_names(), key=len, reverse=True))
    return re.compile(rf"(?:{_TEXT_WORDS})?(?P<name>{names})(?:{_TEXT_WORDS})?s?")
