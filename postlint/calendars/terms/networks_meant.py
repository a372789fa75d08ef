"""Which networks a text means; and words for formats, for yes and no, and for nothing, as people use them.

Words are compared in small letters, without the emoji and punctuation around them. To know one more word,
add it to its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from postlint.calendars.terms.network_names import CHANNEL_NAMES, NO_NETWORKS, POSTS_ON, slips_beside
from postlint.source.lazy_patterns import later
from postlint.source.suggest import one_slip_from
from postlint.vocabulary import CHANNELS, in_words, unaccented

FORMATS: Final = frozenset(
    {
        *("carousel", "reel", "reels", "story", "stories", "post", "posts", "video", "videos", "image"),
        *("images", "photo", "photos", "static", "text", "thread", "short", "shorts", "live", "gif", "link"),
        *("infographic", "graphic", "picture", "article", "document", "pdf", "poll", "album", "single"),
        *("slideshow", "podcast", "meme", "feed", "grid", "quote"),
    }
)
"""What posts look like, which says nothing of what they do."""

PICTURE: Final = "image"
VIDEO: Final = "video"
"""Words for what is to be shown that stand in place of a file of which nothing is known."""

_NO_CHANNELS: Final = frozenset({"any", "multi", "multiple", "various", "social", "tbd"})
"""What stands in place of a channel and names none."""

YES: Final = frozenset(
    {"true", "yes", "y", "x", "1", "✓", "✔", "✅", "on", "done", "ja", "sí", "oui", "sim", "si", "sì"}
)
NO: Final = frozenset(
    {
        *("false", "no", "n", "0", "-", "off", "", "null", "~", "none", "pending", "nein", "non", "nee"),
        *("não", "nao", "✗", "✘", "❌"),
    }
)
UNSAID: Final = frozenset({"", "-", "none"})
"""Answers among them that may as well say that there is none."""

_A_VIDEO: Final = later(
    r".*\.(?:mp4|mov|m4v|webm|avi|mkv)(?:\?.*)?$|https?://(?:www\.)?youtu\.?be.*", re.IGNORECASE
)


def is_video(file: str) -> bool:
    """Tell whether the name or address of a file is that of a video."""
    return _A_VIDEO.match(file) is not None


_EXCLUDES: Final = later(
    r"(?i)\b(?P<listing>but(?: not)?|except(?:ing)?(?: for)?|excluding|excl\.?|apart from|other than|minus"
    r"|without|außer|ausser|ohne|excepto|menos|sauf|tranne|eccetto|exceto|behalve|zonder)\b"
    r"|\b(?:no|not|nicht|kein|pas|niet|geen)\b"
)
"""Words before what does not count."""
_A_NETWORK: Final = (
    rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in sorted(CHANNEL_NAMES, key=len, reverse=True))})(?!\w)"
)
_ALL: Final = (
    r"(?:all|every\w*|any\w*|alle[sn]?|überall|tod[ao]s|tou\w+|partout|tutt\w+|overal)\b(?:[ \w]*\w)??\s*"
)
_EXCLUDED: Final = later(
    rf"(?i)(?:{_ALL})?(?:{_EXCLUDES.pattern[4:]})\s*(?:(?:on|for|to|auf|en|sur|su|op|the)\s+)?{_A_NETWORK}"
    rf"(?:\s*(?(listing),?|)\s*(?:[/&+]|and|or|nor|und|oder|et|ou|y|o|e|en|of)?\s*{_A_NETWORK})*"
)
"""Networks that a text names to say that something does not go there, with the "all" that they limit."""
_BUT_THESE: Final = later(r"[\W_]*(?:all|everything|everywhere|posts?|on|it)?[\W_]*", re.IGNORECASE)


@lru_cache(maxsize=4096)
def all_but(text: str) -> frozenset[str] | None:
    """Return the channels that ``text`` excludes from all, as in "all but LinkedIn", or None."""
    if not _EXCLUDES.search(text) or not _BUT_THESE.fullmatch(_EXCLUDED.sub("", text)):
        return None
    excluded = " ".join(found[0] for found in _EXCLUDED.finditer(text))
    return frozenset(CHANNEL_NAMES[name] for name in re.findall(_A_NETWORK, excluded.lower())) or None


COUNTED: Final[Mapping[str, int]] = {
    **dict.fromkeys(("both", "beide", "ambos", "ambas", "les deux", "entrambi", "entrambe"), 2),
    **dict.fromkeys(("all three", "all 3", "alle drei", "alle drie", "los tres", "las tres", "os tres"), 3),
    **dict.fromkeys(("as tres", "les trois", "tous les trois", "tutti e tre", "tutte e tre"), 3),
    **dict.fromkeys(("all four", "all 4", "alle vier", "los cuatro", "las cuatro", "os quatro"), 4),
    **dict.fromkeys(("as quatro", "les quatre", "tous les quatre", "tutti e quattro"), 4),
}
"""Words for all networks that say how many these are, with their number."""
_EVERYWHERE: Final = frozenset(
    {
        *("all", "all channels", "all platforms", "all networks", "all social", "all socials", "everywhere"),
        *("all accounts", "every channel", "every platform", "every network", "cross post", "crosspost"),
        *("alle", "alle kanale", "alle kanalen", "uberall", "overal", "todas", "todos", "todas las redes"),
        *("todos os canais", "tous", "toutes", "tous les reseaux", "partout", "tutti", "tutte"),
        *("tutti i canali", *COUNTED),
    }
)


def is_everywhere(text: str) -> bool:
    """Tell whether ``text`` speaks of all networks, or of all but some, without naming those."""
    return unaccented(in_words(text)) in _EVERYWHERE or all_but(text) is not None


def meant_by_all(text: str, networks: Mapping[str, str]) -> Iterator[str]:
    """Yield those of ``networks``, the channels by their names, that ``text`` means, which speaks of all.

    Where it counts them, and there are more or fewer, it is not plain which are meant.
    """
    but = all_but(text) or frozenset()
    if COUNTED.get(unaccented(in_words(text)), len(networks)) == len(networks):
        yield from (name for name, channel in networks.items() if but.isdisjoint({name, channel}))


@lru_cache(maxsize=4096)
def channels_in(text: str) -> tuple[str, ...]:
    """Return the channels that ``text`` names, as in "IG + FB", "x-twitter" or "Instagram reel".

    Those that it excludes, as in "all but LinkedIn" or "IG (no X)", are not among them, nor those with an
    empty box at them where others are ticked.
    """
    text = _ticked(text)
    words = in_words(_EXCLUDED.sub(" ", text) if _EXCLUDES.search(text) else text)
    whole = CHANNEL_NAMES.get(words)
    named = (whole,) if whole else (CHANNEL_NAMES[word] for word in words.split() if word in CHANNEL_NAMES)
    return with_reels(text, tuple(dict.fromkeys(named)))


_BOX: Final = later(r"(?:\[(?P<x>[ xX✓✔]?)\](?!\()|(?P<full>[☑☒✅✔✓])|[☐⬜▢□◻❌✗✘])\ufe0f?")


def _ticked(text: str) -> str:
    """Return what stands behind the ticked boxes of a text that begins with one, as "[x] IG [ ] FB" does.

    Of one that ends with a box, it is what stands in front of them. Where none is ticked, nobody has chosen
    yet, and all count.
    """
    text = text.strip()
    if text[:1].isalnum() and text[-1:].isalnum():
        return text
    boxes = list(_BOX.finditer(text))
    if not boxes or (boxes[0].start() and boxes[-1].end() < len(text)):
        return text
    if boxes[0].start():
        stretches = zip((0, *(box.end() for box in boxes)), (box.start() for box in boxes), strict=False)
    else:
        ends = (*(box.start() for box in boxes[1:]), len(text))
        stretches = zip((box.end() for box in boxes), ends, strict=True)
    words = [text[start:end] for start, end in stretches]
    ticked = [said for box, said in zip(boxes, words, strict=True) if (box["x"] or "").strip() or box["full"]]
    return ", ".join(ticked or words)


_REELS: Final = later(r"(?i)[/+&,|]\s{0,3}reels?\b|\breels?\s{0,3}[/+&,|]")


def with_reels(text: str, channels: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ``channels`` that ``text`` names, with that of "Reels" beside a network without any."""
    has_reels = not channels or not {"instagram", "facebook"}.isdisjoint(channels)
    return channels if has_reels or not _REELS.search(text) else (*channels, "instagram")


def channel_meant(text: str) -> str | None:
    """Return the one channel that ``text`` is a word for, be it for its posts, or None."""
    words = in_words(text)
    return CHANNEL_NAMES.get(words) or POSTS_ON.get(words)


_BEFORE_NETWORKS: Final = ("where", "donde", "destinations", "publish_to", "post_to")
"""Keys that mean networks only where one stands behind them."""


def slip_before_network(key: str, value: str) -> str | None:
    """Return what ``key`` is a slip of where ``value`` is a network: "where" for "wher"."""
    is_one = channel_meant(value) is not None and in_words(key) != "done"
    return one_slip_from(key, _BEFORE_NETWORKS, shortest=4) if is_one else None


OF_POSTS: Final = frozenset(
    {
        *("post", "posts", "posting", "postings", "content", "calendar", "plan", "planner", "schedule"),
        *("queue", "drafts", "thread", "threads", "week", "month", "q1", "q2", "q3", "q4", "kw"),
    }
)
"""Words in the names of files of posts that say no more than that."""


@lru_cache(maxsize=4096)
def channel_in_name(name: str) -> str | None:
    """Return the only channel that the name of a file or folder speaks of, such as "gate-linkedin".

    The letter X beside other words, as in "project-x", names none.
    """
    words = in_words(name).split()
    named = {*channels_in(" ".join(words)), *(POSTS_ON[word] for word in words if word in POSTS_ON)}
    if "x" in words and not all(word == "x" or word in OF_POSTS or word.isdecimal() for word in words):
        return None
    return named.pop() if len(named) == 1 else None


SORT_KEYS: Final = frozenset({"kind", "type", "post_type", "content_type", "format", "post_format"})
"""Keys for the sort of a post."""


ANSWERS: Final = ("options", "choices", "answers")
"""What the answers of a poll are called in a map of it."""


@lru_cache(maxsize=4096)
def channel_of_sort(sort: str) -> str | None:
    """Return the channel that a word for a sort of post tells, as "toot" and "LinkedIn carousel" do."""
    if in_words(sort) in NO_NETWORKS:
        return CHANNEL_NAMES[in_words(sort)]
    words = in_words(sort).split()
    found = {CHANNEL_NAMES.get(word) or POSTS_ON.get(word) for word in words if word not in FORMATS}
    channel = next(iter(found), None) if len(found) == 1 else None
    return channel if channel in CHANNELS and channel != "other" and words != ["threads"] else None


def is_post_on_one(sort: str) -> bool:
    """Tell whether ``sort`` is what posts on one network alone are called, such as "toot"."""
    return in_words(sort) in POSTS_ON


def channels_named(text: str) -> tuple[str, ...]:
    """Return the channels that a field of nothing else names; one that has no name here keeps its own.

    A slip is left for whoever checks the form, beside others, too: of "IG + Twiter" it is "Twiter". So does a
    network without a name here keep its own beside others, as in "LinkedIn + Intranet".
    """
    written = " ".join(text.split())
    found = channels_in(written) or tuple(filter(None, [POSTS_ON.get(in_words(written))]))
    found += (*slips_beside(written), *_others_beside(text)) if found else ()
    return found if found or in_words(written) in _NO_CHANNELS or is_nothing(written) else (written,)


_JOIN: Final = later(r"\s*[,;&+/|\n]\s*|\s+(?:and|und|et|en|y|e)\s+", re.IGNORECASE)
_BRACKETED: Final = later(r"\([^()]{0,80}\)")
_MAY_BE_ONE: Final = later(r"[^\W\d_]{2,}(?:[ -][^\W\d_]{2,}){0,2}")
_ALSO: Final = frozenset(
    {"more", "others", "other", "page", "pages", "company", "personal", "account", "profile"}
)
"""Words beside a network that name no other."""


def _others_beside(text: str) -> tuple[str, ...]:
    """Return what is joined to networks in ``text`` as another one would be, and has no name here."""
    parts = _JOIN.split(_BRACKETED.sub("", text)) if not _EXCLUDES.search(text) else []
    return tuple(part for part in parts if len(parts) > 1 and _is_one_more(part.strip()))


def _is_one_more(part: str) -> bool:
    words = {*in_words(part).split(), in_words(part)}
    known = words & (FORMATS | _NO_CHANNELS | _ALSO | NO | YES | CHANNEL_NAMES.keys() | POSTS_ON.keys())
    return not known and _MAY_BE_ONE.fullmatch(part) is not None and not slips_beside(part)


_OF_PROGRAMS: Final = frozenset({"nan", "NaN", "NaT", "<NA>", "None", "null", "NULL", "(null)", "undefined"})


def is_left_by_program(text: str) -> bool:
    """Tell whether ``text`` is what programs write where they have no value, as in "nan" and "None"."""
    return text.strip() in _OF_PROGRAMS


def is_nothing(text: str) -> bool:
    """Tell whether ``text`` only keeps a place free: nothing, what divides, or a program's word."""
    said = text.strip()
    return not said.strip("-–—;| \t") or said in _OF_PROGRAMS
