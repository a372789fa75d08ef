"""What a title heads, and which part of a thread or which field it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from postlint.calendars.readers.sections.fields import field_named
from postlint.calendars.readers.sections.heading_words import (
    ANGLES,
    BESIDE,
    CAPTIONS,
    ENGLISH,
    FILLER,
    FINALS,
    LANGUAGES,
    LOGS,
    META,
    NETWORKS,
    NO_POSTS,
    ONE_POST,
    POSTS_OF,
    SEVERAL_POSTS,
    TEXTS,
    TOPICS,
    words_in,
)
from postlint.calendars.readers.sections.headings_of_no_posts import counts_slides, heads_none, on_networks
from postlint.calendars.readers.sections.notes_to_team import is_internal
from postlint.calendars.terms.field_names import is_language, without_language
from postlint.calendars.terms.networks_meant import channels_in
from postlint.source.lazy_patterns import later
from postlint.vocabulary import phrases

Role: TypeAlias = Literal["network", "post", "part", "option", "content", "field", "aside", "topic", "file"]
HEAD_END: Final = later(r"\s[—–·|-]+\s|:\s|：|:$|\s{0,20}[—–]\s{0,20}")
THREAD: Final = later(
    r"(?i)\bthread\b|🧵|\bhilo\b|\btweetstorm\b|\b(?:fil|fio|draadje)\b(?=.{0,9}\b(?:twitter|x|mastodon|bluesky)\b)"
    r"|\b(?:twitter|x|mastodon|bluesky)[ -](?:fil|fio|draadje)\b|スレッド|\bтред\b"
)
SEVERAL: Final = SEVERAL_POSTS | {"tweets", "toots", "skeets"}
_PART: Final = later(
    r"(?i)(?:(?:thread\s+)?(?:tweet|tuit|toot|skeet|part|teil|parte|partie)\s*#?\s*(?P<number>\d{1,3})"
    r"(?:\s*(?:/|of)\s*\d{1,3})?"
    r"|(?:(?:thread[ -]+)?(?:reply|antwort|respuesta|réponse|risposta|resposta|antwoord|continuation)"
    r"(?:[ -]+(?:tweet|toot|skeet))?|follow[ -]?up[ -]+(?:tweet|toot|skeet))"
    r"\s*#?\s*(?P<reply>\d{1,2})(?:\s*/\s*\d{1,2})?(?=\s*(?:\W|$))"
    r"|post\s*(?P<post>\d{1,3})\s*(?:/|of|von|sur|de|di|van)\s*\d{1,3}"
    r"|(?P<bare>\d{1,2})\s*/\s*(?:\d{1,2}|n)?(?=\s|$|\W))(?![\w./])"
)
_PART_BEHIND: Final = later(
    r"(?i)[(\[]\s*(?P<said>(?:tweet|toot|skeet|part|post)\s*)?(?P<number>\d{1,2})\s*(?:/|of|von|sur|de|di|van)\s*\d{1,2}\s*[)\]]"
)
"""The number of a part in brackets behind what a thread is called."""
_OPTION: Final = later(
    r"(?i)\b(?:options?|variants?|variante?n?|variations?|alternat\w+|optional\w*(?!.{0,9}\bfollow)"
    r"|(?:versions?|versão|versao|versión|versione|versie|fassung|opción|opção|opzione)\s+[A-Z\d])\b"
    r"|\b(?:single|short\w*|long\w*)\b.*\bversion\b"
)
_OPTIONS_OF: Final = later(
    r"(?i)(?P<of>\S.*?)[ -](?:options|variants|variations|alternatives|varianten|alternativen|variantes"
    r"|opciones|alternativas|opções|varianti|opzioni|opties)(?:\W.*)?"
)
_NOT_OF_POSTS: Final = phrases(
    """
    description, descriptions, name, names, domain, logo, image, images, picture, pictures, thumbnail, banner,
    colour, color, slogan, headline, title, titles, line, lines, keyword, keywords, url, price, pricing, repo
    """
)
"""What there are options of that are no versions of a post."""
_POST: Final = later(
    r"(?i)\b(?<!blog )(?:posts?|beitrag|publicaci[oó]n|publica[cç][aã]o|publication|pubblicazione|bericht"
    r"|caption|thread|carousel|update|day|tag|día|jour)\b\s*(?:#|no\.?\s|nr\.?\s|n°\s?)?\s*"
    r"(?:(?-i:[A-Z]{0,2})\d{1,3}|(?-i:[A-Z]))\b(?!\s*of\b)"
)
_ALT: Final = later(
    r"(?i)(?:alt(?:ernative?)?[ -]?texts?|image descriptions?|alternativtexte?|bildbeschreibung(?:en)?"
    r"|textes? alternatifs?|textos? alternativos?|testi? alternativ[oi]|alt[ -]?teksten?)\b"
)
_SLIDE: Final = later(r"\W*(?:slide|folie|reel|short|video|frame|scene|story)\s*#?\d", re.IGNORECASE)
_WHAT_FOR: Final = phrases(
    """
    engagement, outreach, comparison, tips, summary, recap, newsletter, reminders, background
    """
)
_ELSEWHERE: Final = phrases(
    """
    blog, blog post, blogpost, newsletter, email, e-mail, podcast, article, press release, webinar
    """
)
"""What goes out on a day, and on no network: "Day 3 — Blog: Why we draw"."""
_AND: Final = later(r"\s*[/+&]\s*|\s+(?:and|und|et|y|e|en)\s+")
_BESIDE_TEXTS: Final = phrases(
    """
    sticker, stickers, overlay, text overlay, on-screen text, on screen text, voiceover, visual, visuals,
    video, audio, script, poll, umfrage, sondage, encuesta, sondaggio, enquete, bild, image, imagen,
    immagine, imagem, slide, slides
    """
)
"""What goes with a text and is none; below a label that names both, a list is that."""
_BEHIND_TOPIC: Final = later(r"\s+[/／]\s*|／")
"""What parts a topic from where its post goes out, as in "The bench / LinkedIn"."""
_IN_BRACKETS: Final = later(r"\s*[(\[](?P<said>[^()\[\]]+)[)\]]\Z")
_OF_WHOLES: Final = phrases(
    """
    post, content, message, contenido, contenu, contenuto, conteúdo, inhalt, inhoud, beitrag, mensaje,
    mensagem, messaggio, publicación, publication, bericht
    """
)
"""What also names a post with its picture, beside a label that names its text."""
_NO_LETTERS: Final = "\u2e80"
"""Where the scripts of China, Japan and Korea begin, among which one letter X can only be the network."""
_COUNTED_DAY: Final = later(r"\W*(?:day|tag|d[ií]a|jour|giorno|dag)\s*\d", re.IGNORECASE)
"""A day in front of it; a post that is counted may be about it."""
_OWNED: Final = later(
    r"(?i)\W*(?:(?:our|the|my|company|personal|team|unser\w*|notre|nuestr[oa]|il nostro|ons)\s+)?"
    r"(?:[^\W_]+(?:['’]s|s['’])\s+)?[^\W_]+\W*\Z"
)
"""A network with whose it is in front of it, as in "Our LinkedIn" or "Spinners' Discord"."""
_IN_A_CHAT: Final = later(r"(?i)\b(?:discord|slack)(?: server| workspace)?[\s—–:,/|>(-]*#[\w-]")
"""Where a heading names a channel of a server, as in "Rust Discord — #show-and-tell"."""
_OTHER_WORDS_OF_ONE: Final = 2
"""How many other words may stand in front of what one post is called."""
_WHO_POST: Final = phrases(
    """
    we, i, you, they, to, not, who, before, after, when, je, jullie, u, du, wir, ihr, sie, avant, après,
    voor, na, vor, nach
    """
)
"""Words in front of "post" that make it what people do."""
_OTHER_WORDS: Final = 4
"""How many other words may stand behind the name of a network that a heading begins with."""


def is_final(plain: str) -> bool:
    """Tell whether a title says that what it heads goes out in the end, as "Final post" does."""
    return " ".join(word for word in words_in(plain) if word not in NETWORKS) in FINALS


def options_of(plain: str) -> list[str]:
    """Return the words of a title that tell what it heads options of, besides posts and networks."""
    named = _OPTIONS_OF.fullmatch(plain)
    words = words_in(named["of"]) if named else []
    return [word for word in words if not (word in NETWORKS or word in FILLER or word in BESIDE)]


def part_behind(text: str) -> tuple[Role, int, str] | None:
    """Return that a title such as "Thread (Post 1 of 5)" heads a part; "(1/5)" alone may begin the whole."""
    part = _PART_BEHIND.search(text) if THREAD.search(text) else None
    is_one = part is not None and (part["said"] or int(part["number"]) > 1)
    return ("part", int(part["number"]), "") if part and is_one else None


def role_of(plain: str, channels: tuple[str, ...]) -> tuple[Role, int | None, str]:
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
    head, *others = HEAD_END.split(plain)
    head = on_networks(head) if channels else head
    if not channels and others and others[0].strip().lower() in _ELSEWHERE and _COUNTED_DAY.match(head):
        return "aside", None, ""
    named = [name.strip() for name in _AND.split(whole)]
    of_text = len(named) > 1 and not TEXTS.isdisjoint(named)
    of_others = not (NO_POSTS | _NOT_OF_POSTS).isdisjoint(options_of(plain)[-1:])
    no_post = bool(NO_POSTS.intersection(_beside_posts(head))) and not _is_of_topic(plain, head, channels)
    no_post = no_post or of_others
    roles: dict[Role, bool] = {
        "content": whole in TEXTS
        or named[0] in CAPTIONS
        or names_more(whole)
        or (of_text and all(name in TEXTS or field_named(name) is not None for name in named)),
        "aside": bool(_SLIDE.match(plain) or _ALT.match(plain)) or counts_slides(plain),
        "option": (bool(_OPTION.search(plain)) and not of_others) or whole in LANGUAGES,
        "post": bool(_POST.search(head)) and not no_post,
        "network": not no_post and _is_of_network(plain, head, channels),
    }
    return next((role for role, fits in roles.items() if fits), "aside" if no_post else "topic"), None, ""


def language_of(name: str) -> str:
    """Return the language that the name of a text ends in, as "caption (de)" and "copy en" do, or nothing."""
    bare = without_language(name)
    remark = _IN_BRACKETS.search(name) if bare == name else None
    bare = name[: remark.start()] if remark else bare
    language = name[len(bare) :].strip(" _()[]-")
    is_one = bare in TEXTS and (language in LANGUAGES or language == "eng" or is_language(language))
    return ("en" if language == "eng" else language) if is_one else ""


def text_among(names: Sequence[str]) -> int | None:
    """Return which label of some side by side names the text that goes out; None if that is in doubt.

    A caption does, whatever else there is, and "copy" beside "post", which says then what a picture shows.
    Of one text in several languages, the one in English counts, which can be judged, or else the first.
    """
    ranks: dict[int, tuple[int, int]] = {}
    for number, name in enumerate(names):
        language, remark = language_of(name), _IN_BRACKETS.search(name)
        # A network in brackets says where a text goes out.
        is_remark = remark is not None and not channels_in(remark["said"])
        plain = _IN_BRACKETS.sub("", name) if is_remark else without_language(name) if language else name
        if plain in TEXTS:
            rank = 0 if plain in CAPTIONS else 2 if plain in _OF_WHOLES else 1
            ranks[number] = (rank, 0 if language in ENGLISH else 2 if language else 1)
    best = min(ranks.values(), default=None)
    first = [number for number, rank in ranks.items() if rank == best]
    # Two captions in one language are those of two posts.
    languages = {language_of(names[number]) for number in first} - {""}
    return first[0] if first and len(first) in {1, len(languages)} else None


def names_more(whole: str) -> bool:
    """Tell whether a title names a text and what goes with it, as in "Caption/Sticker"."""
    named = {name.strip() for name in _AND.split(whole)}
    return not (named.isdisjoint(TEXTS) or named.isdisjoint(_BESIDE_TEXTS))


def _beside_posts(head: str) -> list[str]:
    """Return the words of a title without those that tell what posts are for, as in "Engagement tweets".

    What stands beside a text is named in the title of both, as in "Caption & script".
    """
    words = words_in(head)
    named = [words_in(name)[-1:] for name in _AND.split(head)]
    told = _WHAT_FOR if words and words[-1] in SEVERAL | ONE_POST else frozenset[str]()
    told |= _BESIDE_TEXTS if len(named) > 1 and not all(map(CAPTIONS.isdisjoint, named)) else set()
    return [word for word in words if word not in told]


def opens_posts(plain: str, channels: tuple[str, ...]) -> bool:
    """Tell whether a title with a word of headings that have no posts may be about what posts are about."""
    words = set(words_in(plain)) & NO_POSTS
    if heads_none(plain):
        return False
    return bool(words) and not channels and (words <= TOPICS or bool(_topic_in(plain)))


def says_how(plain: str) -> bool:
    """Tell whether a title with a word of headings that have no posts may say how posts go about a topic."""
    words = NO_POSTS.intersection(words_in(plain))
    return bool(words) and words <= ANGLES and not heads_none(plain)


def _is_of_topic(plain: str, head: str, channels: tuple[str, ...]) -> bool:
    """Tell whether a title says what is announced, as in "Blog: the bench" or "Newsletter sign-up"."""
    return not channels and NO_POSTS.intersection(words_in(head)) <= TOPICS and bool(_topic_in(plain))


def _topic_in(plain: str) -> list[str]:
    return [word for word in words_in(plain) if word not in NO_POSTS | FILLER | BESIDE]


def _is_of_network(plain: str, head: str, channels: tuple[str, ...]) -> bool:
    """Tell whether the head of a title names a network, or what posts are called, with few words more."""
    words = words_in(head)
    rest = [word for word in words if word not in NETWORKS and word not in FILLER]
    if not words:
        return False
    if not channels:
        # "Posts" alone heads a file, "Standalone tweets", "Long-form post" and "Product launch post" posts.
        is_one = (
            len(rest) <= _OTHER_WORDS_OF_ONE and words[-1] in ONE_POST and _WHO_POST.isdisjoint(words[-2:-1])
        )
        return (not rest or is_one) and bool(
            (ONE_POST | POSTS_OF.keys() | {"standalone"}).intersection(words)
        )
    if not rest:
        return True
    *before, last = _BEHIND_TOPIC.split(plain)
    if before and is_a_place(last):
        return True
    if (words[-1] in NETWORKS and _OWNED.match(head)) or _IN_A_CHAT.search(plain):
        return True
    begins = words[0] in NETWORKS and (words[0] != "x" or words[1] >= _NO_LETTERS or words[1] in NETWORKS)
    said = set(words_in(plain)) - ({"threads"} if channels[1:] and "threads" in channels else set())
    says_so = not said.isdisjoint(ONE_POST | SEVERAL_POSTS | POSTS_OF.keys())
    return (begins or says_so) and len(rest) <= _OTHER_WORDS


def is_a_place(text: str) -> bool:
    """Tell whether words are where a post goes out, and nothing else."""
    words = words_in(text)
    return not NETWORKS.keys().isdisjoint(words) and all(word in NETWORKS or word in FILLER for word in words)


def is_place_of_one(aside: str) -> bool:
    """Tell whether brackets name networks and a sort of post, as "(X / Bluesky thread, with video)" do."""
    place = aside.partition(",")[0]
    return is_a_place(place) and not ONE_POST.isdisjoint(words_in(place))
