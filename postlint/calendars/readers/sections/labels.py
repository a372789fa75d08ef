"""What a heading or label says of what stands under it: where it goes out, or that it is no post."""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

from postlint.calendars.dates.weeks import week_named
from postlint.calendars.readers.sections.days import (
    beginning,
    date_in,
    hour_in,
    is_only_time,
    names_day,
    without_day,
)
from postlint.calendars.readers.sections.fields import field_named
from postlint.calendars.readers.sections.no_posts import counts_slides, heads_none, is_internal
from postlint.calendars.readers.sections.words import (
    BESIDE,
    CAPTIONS,
    FILLER,
    LANGUAGES,
    LOGS,
    META,
    NETWORKS,
    NETWORKS_IN_WORDS,
    NO_POSTS,
    ONE_POST,
    POSTS_OF,
    SEVERAL_POSTS,
    TEXTS,
    TOPICS,
)
from postlint.calendars.value_words import is_everywhere, status_in, with_reels
from postlint.records import dataclass
from postlint.source.expressions import later
from postlint.source.tree import Scalar, said, scalar

Role: TypeAlias = Literal["network", "post", "part", "option", "content", "field", "aside", "topic"]

_ASIDE: Final = later(r"\([^()]*\)|\[[^\[\]]*\]")
_SUBREDDIT: Final = later(r"(?<![\w/])/?r/\w+")
_MARKS: Final = later(r"[*_`~]+")
_CHOICE: Final = later(r"\b(?:use|post) both\b|\bpick (?:one|any)\b|\bchoose (?:one|any)\b", re.IGNORECASE)
_NUMBER_BEFORE: Final = later(r"^\W*(?:\d{1,3}[.)]\s+)?")
_HEAD_END: Final = later(r"\s[—–·|-]+\s|:\s|:$|\s{0,20}[—–]\s{0,20}")
_PART: Final = later(
    r"(?:(?:tweet|tuit|toot|skeet|part|teil|parte|partie)\s*#?\s*(?P<number>\d{1,3})(?:\s*(?:/|of)\s*(?P<of>\d{1,3}))?"
    r"|(?:reply|antwort|respuesta|réponse|risposta|resposta|antwoord)\s*#?\s*(?P<reply>\d{1,2})(?=\s*(?:\W|$))"
    r"|post\s*(?P<post>\d{1,3})\s*(?:/|of|von|sur|de|di|van)\s*\d{1,3}"
    r"|(?P<bare>\d{1,2})\s*/\s*(?:\d{1,2}|n)?(?=\s|$|\W))(?![\w./])",
    re.IGNORECASE,
)
_PART_BEHIND: Final = later(
    r"[(\[]\s*(?P<said>(?:tweet|toot|skeet|part|post)\s*)?(?P<number>\d{1,2})\s*(?:/|of|von|sur|de|di|van)\s*\d{1,2}\s*[)\]]",
    re.IGNORECASE,
)
"""The number of a part in brackets behind what a thread is called."""
_OPTION: Final = later(
    r"\b(?:options?|variants?|variante?n?|variations?|alternat\w+|optional\w*(?!.{0,9}\bfollow)"
    r"|(?:versions?|versão|versao|versión|versione|versie|fassung|opción|opção|opzione)\s+[A-Z\d])\b"
    r"|\b(?:single|short\w*|long\w*)\b.*\bversion\b",
    re.IGNORECASE,
)
_POST: Final = later(
    r"\b(?<!blog )(?:posts?|beitrag|publicaci[oó]n|publica[cç][aã]o|publication|pubblicazione|bericht"
    r"|caption|thread|carousel|update|day|tag|día|jour)\b\s*(?:#|no\.?\s|nr\.?\s|n°\s?)?\s*"
    r"(?:(?-i:[A-Z]{0,2})\d{1,3}|(?-i:[A-Z]))\b(?!\s*of\b)",
    re.IGNORECASE,
)
_HANDLE: Final = later(r"(?<![\w@/.])@[\w.-]*\w(?:@[\w.-]*\w)?")
_THREAD: Final = later(
    r"\bthread\b|🧵|\bhilo\b|\btweetstorm\b|\b(?:fil|fio|draadje)\b(?=.{0,9}\b(?:twitter|x|mastodon|bluesky)\b)",
    re.IGNORECASE,
)
_APART: Final = later(
    r"\b(?:not|no|kein|keine|nicht|pas|non|não|niet|outside)\b.{0,12}\bthread\b|\bthread\b.{0,12}\bseparat",
    re.IGNORECASE,
)
"""What says that posts are in no thread."""
_WORD: Final = later(r"[^\W\d_]+")
_ALT: Final = later(
    r"(?:alt(?:ernative?)?[ -]?texts?|image descriptions?|alternativtexte?|bildbeschreibung(?:en)?"
    r"|textes? alternatifs?|textos? alternativos?|testi? alternativ[oi]|alt[ -]?teksten?)\b",
    re.IGNORECASE,
)
_SLIDE: Final = later(r"\W*(?:slide|folie|reel|short|video|frame|scene|story)\s*#?\d", re.IGNORECASE)
_ALSO_TOPICS: Final = frozenset({"date", "media"})
"""Keys of fields whose names, such as "Go live" or "Video", may head what posts are about."""
_SEVERAL: Final = SEVERAL_POSTS | {"tweets", "toots", "skeets"}
_TO_PIN: Final = later(
    r"\bpin(?:ned)?\b(?=\s+(?:it|this|that|to|the|on|as|comment|post|tweet|after|first)\b)", re.I
)
"""What is done to a post, and no short name of a network."""
_WHAT_FOR: Final = frozenset(
    {
        "engagement",
        "outreach",
        "comparison",
        "tips",
        "summary",
        "recap",
        "newsletter",
        "reminders",
        "background",
    }
)
_ELSEWHERE: Final = frozenset(
    {
        "blog",
        "blog post",
        "blogpost",
        "newsletter",
        "email",
        "e-mail",
        "podcast",
        "article",
        "press release",
        "webinar",
    }
)
"""What goes out on a day, and on no network: "Day 3 — Blog: Why we draw"."""
_COUNTED_DAY: Final = later(r"\W*(?:day|tag|d[ií]a|jour|giorno|dag)\s*\d", re.IGNORECASE)
"""A day in front of it; a post that is counted may be about it."""
_OTHER_WORDS: Final = 4
"""How many other words may stand behind the name of a network that a heading begins with."""


@dataclass(frozen=True, slots=True)
class Label:
    """A heading or label and what it says.

    ``channels`` are the networks that it names, ``named`` tells that it also says that posts follow, and
    ``several`` that they are more than one; ``number`` is that of a part of a thread, and ``day`` tells that
    it says when they go out, in words that are no date; ``week`` is the title of a week of the year.
    ``opens`` tells that posts may stand below it all the same, where it uses words that head none.
    """

    title: Scalar
    role: Role
    channels: tuple[str, ...] = ()
    named: bool = False
    several: bool = False
    thread: bool = False
    number: int | None = None
    field: str = ""
    handle: Scalar | None = None
    date: Scalar | None = None
    clock: Scalar | None = None
    status: Scalar | None = None
    day: bool = False
    week: Scalar | None = None
    opens: bool = False

    @property
    def is_date(self) -> bool:
        """Tell whether it is a date and nothing else."""
        return self.date is not None and not re.search(r"\w", self.besides)

    @property
    def is_time(self) -> bool:
        """Tell whether it is a time of day and nothing else."""
        return self.role == "topic" and is_only_time(_MARKS.sub("", self.title.text))

    @property
    def is_of_one(self) -> bool:
        """Tell whether it may head one post: it promises no more, and is no stretch of time."""
        return not self.several and (self.date is not None or not self.day)

    @property
    def besides(self) -> str:
        """Return what it says besides a date and a day of the week."""
        return without_day(_MARKS.sub("", self.title.text))

    @property
    def whole(self) -> str:
        """Return what it says, in small letters and without what stands around the words."""
        return _NUMBER_BEFORE.sub("", _MARKS.sub("", self.title.text)).strip(" :").lower()

    @property
    def plain(self) -> str:
        """Return what it says, in small letters and without what stands in brackets."""
        return _ASIDE.sub(" ", self.whole).strip(" :")


def label_of(title: Scalar) -> Label:
    """Return what ``title`` says."""
    title = beginning(title)
    text = _MARKS.sub("", title.text).strip()
    text = _SUBREDDIT.sub("Reddit", text)
    text_said, hour = text, hour_in(text)
    text = hour.rest if hour and re.search(r"\w", hour.rest) else text
    text = text[_NUMBER_BEFORE.match(text).end() :] if not re.match(r"\W*\d+/", text) else text.lstrip("#* ")  # type: ignore[union-attr]
    plain = _ASIDE.sub(" ", text).strip(" :")
    dated = date_in(title)
    without = without_day(plain)
    plain = without or plain
    first, *others = _HEAD_END.split(plain, maxsplit=1)
    if others and status_in(first):
        plain = others[0]
    words = _words(plain)
    channels, handle = (
        _channels(plain) or _channels(" ".join(_ASIDE.findall(text)), listed=True),
        _handle(title),
    )
    common = {
        "handle": handle,
        "date": dated,
        "thread": bool(_THREAD.search(text)) and not _APART.search(text),
        "status": _status(title),
    }
    common["week"] = title if dated is None and week_named(title.text) else None
    common["day"] = bool(common["week"]) or names_day(text, NETWORKS.keys() | FILLER)
    role, number, key = _part_behind(text) or _role(plain, channels)
    if field_named(text) == "first_comment":
        # What stands in brackets behind a call may say that it goes there.
        role, key = "field", "first_comment"
    if channels and role == "topic" and _says_little(without, is_dated=dated is not None):
        # A day, and in brackets or beside it where its post goes out.
        role = "network"
    if role == "post" and not channels:
        channels = _everywhere(text)
    if is_only_time(text_said) and role == "topic":
        common["clock"] = said(title, hour.clock) if hour else None
    elif hour and (hour.first or role in {"network", "post", "part"} or (dated and ":" not in dated.text)):
        common["clock"] = said(title, hour.clock)
    if "threads" in channels and (dated or hour or channels[1:]):
        words = [word for word in words if word != "threads"]
    several = bool(_CHOICE.search(text)) or not _SEVERAL.isdisjoint(words)
    named = several or bool((ONE_POST | POSTS_OF.keys()).intersection(words)) or role in {"post", "part"}
    return Label(
        title,
        role,
        channels,
        named=named,
        several=several,
        number=number,
        field=key,
        opens=(role == "field" and key in _ALSO_TOPICS) or (role == "aside" and _opens(plain, channels)),
        **common,  # type: ignore[arg-type]
    )


def _says_little(without: str, *, is_dated: bool) -> bool:
    """Tell whether nothing is left of a title ``without`` its day; beside a date, one short word may be."""
    others = "".join(word for word in _words(without) if word not in NETWORKS and word not in FILLER)
    return not re.search(r"\w", without) or (is_dated and len(others) <= 3)  # noqa: PLR2004


def _part_behind(text: str) -> tuple[Role, int, str] | None:
    """Return that a title such as "Thread (Post 1 of 5)" heads a part; "(1/5)" alone may begin the whole."""
    part = _PART_BEHIND.search(text) if _THREAD.search(text) else None
    is_one = part is not None and (part["said"] or int(part["number"]) > 1)
    return ("part", int(part["number"]), "") if part and is_one else None


def _role(plain: str, channels: tuple[str, ...]) -> tuple[Role, int | None, str]:
    """Return what a title heads, the number of a part of a thread, and the key of a field."""
    whole = plain.lower().strip()
    if part := _PART.match(plain):
        number = part["number"] or part["post"] or part["bare"]
        # What answers a post is the part behind the first.
        return "part", int(number) if number else int(part["reply"]) + 1, ""
    if whole in META:
        return "aside", None, "meta"
    if is_internal(plain) or heads_none(plain) or whole in LOGS:
        return "aside", None, ""
    if whole not in TEXTS and (field := field_named(whole)) is not None:
        return "field", None, field
    head, *others = _HEAD_END.split(plain)
    if not channels and others and others[0].strip().lower() in _ELSEWHERE and _COUNTED_DAY.match(head):
        return "aside", None, ""
    no_post = bool(NO_POSTS.intersection(_beside_posts(head))) and not _is_of_topic(plain, head, channels)
    roles: dict[Role, bool] = {
        "content": whole in TEXTS or whole.partition("/")[0].strip() in CAPTIONS,
        "aside": bool(_SLIDE.match(plain) or _ALT.match(plain)) or counts_slides(plain),
        "option": bool(_OPTION.search(plain)) or whole in LANGUAGES,
        "post": bool(_POST.search(head)) and not no_post,
        "network": not no_post and _is_of_network(plain, head, channels),
    }
    return next((role for role, fits in roles.items() if fits), "aside" if no_post else "topic"), None, ""


def _beside_posts(head: str) -> list[str]:
    """Return the words of a title without those that tell what posts are for, as in "Engagement tweets"."""
    words = _words(head)
    names_posts = bool(words) and words[-1] in _SEVERAL | ONE_POST
    return [word for word in words if not (names_posts and word in _WHAT_FOR)]


def _opens(plain: str, channels: tuple[str, ...]) -> bool:
    """Tell whether a title with a word of headings that have no posts may be about what posts are about."""
    words = set(_words(plain)) & NO_POSTS
    if heads_none(plain):
        return False
    return bool(words) and not channels and (words <= TOPICS or bool(_topic_in(plain)))


def _is_of_topic(plain: str, head: str, channels: tuple[str, ...]) -> bool:
    """Tell whether a title says what is announced, as in "Blog: the bench" or "Newsletter sign-up"."""
    return not channels and NO_POSTS.intersection(_words(head)) <= TOPICS and bool(_topic_in(plain))


def _topic_in(plain: str) -> list[str]:
    return [word for word in _words(plain) if word not in NO_POSTS | FILLER | BESIDE]


def _is_of_network(plain: str, head: str, channels: tuple[str, ...]) -> bool:
    """Tell whether the head of a title names a network, or what posts are called, with few words more."""
    words = _words(head)
    rest = [word for word in words if word not in NETWORKS and word not in FILLER]
    if not words:
        return False
    if not channels:
        # "Posts" alone heads a file, "Standalone tweets" and "Long-form post" posts.
        return not rest and bool((ONE_POST | POSTS_OF.keys() | {"standalone"}).intersection(words))
    if not rest:
        return True
    begins = words[0] in NETWORKS and words[0] != "x"
    says_so = bool((ONE_POST | SEVERAL_POSTS | POSTS_OF.keys()).intersection(_words(plain)))
    return (begins or says_so) and len(rest) <= _OTHER_WORDS


def _status(title: Scalar) -> Scalar | None:
    """Return how far a post has got, where a title says so in brackets."""
    asides = [found[0].strip("()[]* ") for found in _ASIDE.finditer(title.text)]
    asides.append(_HEAD_END.split(_MARKS.sub("", title.text), maxsplit=1)[0])
    asides.append(_NUMBER_BEFORE.sub("", _MARKS.sub("", title.text)).strip(" :"))
    return next((said(title, aside) for aside in asides if status_in(aside)), None)


def _words(text: str) -> list[str]:
    lowered = " ".join(_WORD.findall(text.lower()))
    for names, word in NETWORKS_IN_WORDS.items():
        lowered = lowered.replace(names, word)
    return lowered.split()


_AND: Final = frozenset({"and", "und", "y", "e", "et", "en"})
_WITH_THREADS: Final = later(
    r"(?i)\bthreads\s*(?:[+/&,|·]|(?:and|und|y|e|et|en)\b)|(?:[+/&,|·]|\b(?:and|und|y|e|et|en))\s*threads\b"
)
"""Threads among other networks, and not the threads of one of them."""


def _channels(plain: str, *, listed: bool = False) -> tuple[str, ...]:
    """Return the channels that a title names; what "threads" are of another network are none."""
    words = _words(_TO_PIN.sub(" ", plain))
    if "X" not in _WORD.findall(plain):
        words = [word for word in words if word != "x"]
    if _WITH_THREADS.search(plain) and all(word in NETWORKS or word in _AND for word in words):
        return tuple(dict.fromkeys(NETWORKS[word] for word in words if word in NETWORKS))
    named = [
        NETWORKS[word] for word in words if word in NETWORKS and word not in {"threads", "li", "yt", "vk"}
    ]
    named += [POSTS_OF[word] for word in words if word in POSTS_OF and not named]
    if "threads" in words and (listed or not named):
        named.append("threads")
    return with_reels(plain, tuple(dict.fromkeys(named)))


def _everywhere(text: str) -> tuple[str, ...]:
    """Return the words with which a title says that a post goes out on all networks, if it does."""
    said = (*_ASIDE.findall(text), *_HEAD_END.split(_ASIDE.sub(" ", text))[1:])
    words = (one.strip(" ()[]:") for one in said)
    return tuple(one for one in words if is_everywhere(one))[:1]


def _handle(title: Scalar) -> Scalar | None:
    found = _HANDLE.findall(title.text)
    if len(found) != 1 or found[0][1:].lower() in NETWORKS:
        # "@mastodon" says where something goes out, and is nobody's name there.
        return None
    at = title.start + title.text.index(found[0])
    return scalar(title.source, at, at + len(found[0]))
