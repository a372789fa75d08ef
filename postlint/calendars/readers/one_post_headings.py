"""Headings in a file that may be one post: below which several stand, and which part is the text of its."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Dict
from typing import Final

from postlint.calendars.readers.reader import lines_named
from postlint.calendars.readers.sections.fields import field_named
from postlint.calendars.readers.sections.heading_words import CAPTIONS, LOGS, META, TEXTS, TO_DO
from postlint.calendars.terms.network_names import CHANNEL_NAMES
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.spans import with_plain_line_ends
from postlint.source.tree import Scalar, scalar

_FENCED: Final = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_HEADING: Final = re.compile(
    r"^(?:#{1,6}[ \t]+(?P<hashes>.{1,120}?)[ \t#]*"
    r"|\*\*(?P<bold>[^*\n]{1,80})\*\*:?[ \t]*"
    r"|(?P<line>(?:tweet|toot|skeet)[ \t]+\d[\d/]{0,5}:?)[ \t]*"
    r"|(?<=\n\n)(?P<underlined>(?![-*+>#|])\S.{1,120}?)[ \t]*\n(?:={3,}|-{4,})[ \t]*)$",
    re.MULTILINE | re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"(?<!blog )\b(?:posts?|tweet|toot|skeet|caption)\s*(?:#|no\.?)?\s*\d{1,3}\b(?!\s*[:.]\d)", re.IGNORECASE
)
_AT_A_TIME: Final = re.compile(r"\W*(?:[01]?\d|2[0-3]):[0-5]\d\b")
"""The time of day in front of a heading, which says that something goes out at that time."""
_OF_A_DAY: Final = re.compile(r"(?:day|week)\s+\d{1,3}\b", re.IGNORECASE)
_OF_A_THREAD: Final = re.compile(r"\d{1,2}(?:-\d)?/(?:\d{1,2})?(?=[ \t]|$)")
_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\br/\w+")
_FIELD: Final = re.compile(
    r"^(?:[-*+>][ \t]+)?(?:#{1,6}[ \t]+|\*\*)?(?:platforms?|channels?|networks?)(?:[ \t]*:?\*\*:?|[ \t]*:)?"
    r"(?:[ \t]+|[ \t]*\n\s*)(?P<names>[^\n]{1,80})$",
    re.MULTILINE | re.IGNORECASE,
)
_POST_WORDS: Final = frozenset(
    {
        *("post", "posts", "thread", "tweet", "tweets", "toot", "toots", "caption", "captions", "copy"),
        *("script", "reel", "reels", "carousel", "short", "shorts", "article", "video", "story", "stories"),
    }
)
_FILLER: Final = _POST_WORDS | frozenset(
    {
        *("launch", "announcement", "version", "text", "draft", "drafts", "content", "status", "update"),
        *("page", "profile", "group", "feed", "teaser", "main", "primary", "alternative", "long", "longer"),
        *("single", "standalone", "format", "option", "variant", "a", "the", "for", "and", "or", "on"),
    }
)
"""What may stand beside the name of a network in a heading under which a post follows."""
_ELSEWHERE: Final = frozenset({"hacker", "news", "product", "hunt", "discord", "medium", "zalo", "hn"})
"""Words for places that are no networks of ours, and stand beside them where posts are written down."""
_NAMED: Final = 3
_LINKS: Final = (
    r"(?:(?:[-*+][ \t]+)?(?:\**\w[\w ]{0,29}:\**[ \t]+)?[`<]?"
    r"(?:https?://\S+|\[[^\[\]\n]*\]\([./][^()\n]*\)[`>]?)[ \t]*(?:\n\s*|\Z))+"
)
"""Lines with nothing but links and what they are called, such as those that count who comes from where."""
_ONLY_LINKS: Final = later(rf"\s*{_LINKS}")
_ABOVE_LINKS: Final = later(rf"^#{{1,6}}[ \t][^\n]*\n\s*{_LINKS}(?=#|\Z)", re.MULTILINE)

_PART_HEADING: Final = re.compile(r"^(?P<mark>#{1,6})[ \t]+(?P<title>[^\n#]*[^\s#])[^\n]*", re.MULTILINE)
_WORDED: Final = re.compile(r"[^\W_]")
_BESIDE_TITLE: Final = later(
    r"\A[^\w\s]+[ \t]+"
    r"|[ \t]*[(\[]\W*\d[\d.,]*(?:[ \t]*/[ \t]*\d[\d.,]*)?[ \t]*[^\W\d]+\.?[)\]]\Z"
)
"""A sign in front of a heading, and behind it how long the text is: "Tweet (103/280 characters)"."""
_OF_TEXTS: Final = (
    TEXTS | CAPTIONS | {"draft", "entwurf", "brouillon", "borrador", "bozza", "rascunho", "concept"}
)
_MAYBE_OF_TEXTS: Final = frozenset({"concept"})
"""A draft in one language, and what a post is about in another: that is, wherever a text stands before it."""
OF_NONE: Final = frozenset(
    {
        *("notes", "note", "notizen", "notas", "nota", "appunti", "aantekeningen", "internal notes"),
        *("remarks", "remarques", "remarque", "hinweise", "hinweis", "anmerkungen", "bemerkungen"),
        *("opmerkingen", "osservazioni", "observaciones", "observações", "image prompt", "design notes"),
        *("links", "sources", "references", "related", "quellen", "liens", "ideas", "feedback", "research"),
        *(TO_DO | LOGS | META),
    }
)
"""Headings of what stands beside a text, and is said to the team alone."""
OF_FIELDS: Final[Dict[str, str]] = {
    **{key: key for key in ("hashtags", "first_comment", "alt", "status", "date", "time")},
    "media": "image",
}
"""Fields that stand behind a text under headings of their own, each with the key of a post for it."""
BESIDE: Final = "words that belong to no post"
NO_POSTS: Final = "sections that are no posts by their headings"
VERSIONS: Final = "other versions of posts, of which the first counts"
UNCHOSEN: Final = "other versions of posts, of which the one marked as chosen counts"
TRANSLATIONS: Final = "posts in other languages, of which those in English count"


@dataclass(frozen=True, slots=True)
class PostHeadings:
    """The headings of posts in a text, as they are written.

    ``numbered`` count posts or say at what time they go out, ``networks`` name nothing but a network, by
    the channel that it is. ``fields`` say of a post where it goes out, ``days`` count days or weeks, which
    may be of anything.
    """

    numbered: tuple[str, ...] = ()
    networks: tuple[tuple[str, str], ...] = ()
    fields: tuple[str, ...] = ()
    days: tuple[str, ...] = ()

    @property
    def several(self) -> bool:
        """Tell whether more than one post stands under them."""
        return len(self.numbered) > 1 or len({channel for channel, _ in self.networks}) > 1

    @property
    def speak_of_posts(self) -> bool:
        """Tell whether one of them says that a post follows, and not only what a network is called."""
        return bool(self.numbered) or any(
            _POST_WORDS.intersection(_words(written)) for _, written in self.networks
        )

    @property
    def named(self) -> tuple[str, ...]:
        """Return the headings of posts, each once."""
        by_network = (written for _, written in self.networks)
        return tuple(dict.fromkeys((*self.numbered, *by_network, *self.days)))

    @property
    def in_short(self) -> str:
        """Return the first of the headings."""
        named = self.named or self.fields
        return ", ".join(named[:_NAMED]) + (" …" if len(named) > _NAMED else "")


def post_headings(text: str) -> PostHeadings:
    """Return the headings of posts in ``text``, which is Markdown; what is fenced off holds none."""
    text = _ABOVE_LINKS.sub("", f"\n\n{_FENCED.sub('', with_plain_line_ends(text))}")
    numbered, networks, days = [], [], []
    for heading in _headings(text):
        if _NUMBERED.search(heading) or _OF_A_THREAD.match(heading):
            numbered.append(heading)
        elif _OF_A_DAY.match(heading):
            days.append(heading)
        elif channel := _network(_words(heading)):
            networks.append((channel, heading))
            numbered += [heading] if _AT_A_TIME.match(heading) else []
    fields = tuple(
        match["names"].strip() for match in _FIELD.finditer(text) if _names_networks(match["names"])
    )
    return PostHeadings(tuple(numbered), tuple(networks), fields, tuple(days))


def are_links(text: str) -> bool:
    """Tell whether Markdown is nothing but links and what they are called."""
    return _ONLY_LINKS.fullmatch(text) is not None


def _headings(text: str) -> Iterator[str]:
    for match in _HEADING.finditer(text):
        title = match["hashes"] or match["bold"] or match["line"] or match["underlined"]
        yield title.strip().strip("*_: ")


def _words(heading: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", _ASIDE.sub(" ", heading).lower())


def _network(words: list[str]) -> str | None:
    """Return the channel that ``words`` name, if they name nothing else."""
    # "Threads" is a network by itself, and what a post on another one may be called.
    rest = [word for word in words if word not in _FILLER]
    named = [CHANNEL_NAMES[word] for word in rest if word in CHANNEL_NAMES and word != "other"]
    if not named or any(word not in CHANNEL_NAMES and word not in _ELSEWHERE for word in rest):
        return None
    return named[0]


def _names_networks(text: str) -> bool:
    return _network(_words(text.replace("*", " "))) is not None


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a body: its heading, in small letters, with its level, and what stands below it."""

    title: str
    level: int
    start: int
    below: int
    end: int


def text_of_body(body: Scalar) -> tuple[Scalar, tuple[str, ...]]:
    """Return the text of the post in ``body``, and what there is to say of what is not in it.

    That is what stands under the only heading that says so, such as "Draft" or "Caption"; without one, what
    stands before headings such as "Notes" or "Status history" at the end. Fields are told elsewhere.
    """
    parts = list(_parts(body))
    lead = _lead(body, parts)
    of_texts, of_none = (
        (_OF_TEXTS - _MAYBE_OF_TEXTS, OF_NONE | _MAYBE_OF_TEXTS) if lead else (_OF_TEXTS, OF_NONE)
    )
    texts = [part for part in parts if part.title in of_texts]
    first, last = body.start, body.end
    if len(texts) == 1:
        first, last = texts[0].below, texts[0].end
    else:
        for part in reversed(parts):
            if part.title not in of_none:
                break
            last = part.start
    if (first, last) == (body.start, body.end):
        return body, ()
    left = [
        part
        for part in parts
        if not first <= part.below <= last
        and field_named(part.title) not in OF_FIELDS
        and _says_more(body, part)
    ]
    lines = [body.source.position(part.start)[0] for part in left]
    notes = [f"{NO_POSTS} ({lines_named(lines)})"] if lines else []
    if lead and lead.start() < first:
        line = body.source.position(lead.start())[0]
        notes.insert(0, f"what stands above the heading of the text ({lines_named([line])})")
    return scalar(body.source, first, last), tuple(notes)


def _lead(body: Scalar, parts: list[_Part]) -> re.Match[str] | None:
    """Return where words stand before the first heading, or between a title and the first one below it."""
    titled = bool(parts) and parts[0].level == 1 and parts[0].title not in _OF_TEXTS | OF_NONE
    ends = [part.start for part in parts] or [body.end]
    first = _WORDED.search(body.source.text, body.start, ends[0])
    if first or not titled:
        return first
    return _WORDED.search(body.source.text, parts[0].below, ends[1] if len(ends) > 1 else body.end)


def _says_more(body: Scalar, part: _Part) -> bool:
    return _WORDED.search(body.source.text, part.below, part.end) is not None


def _parts(body: Scalar) -> Iterator[_Part]:
    """Yield the parts that headings open, each up to the next heading that is no lower."""
    text = body.source.text
    fences = [found.span() for found in _FENCED.finditer(text, body.start, body.end)]
    found = [
        one
        for one in _PART_HEADING.finditer(text, body.start, body.end)
        if not any(start < one.start() < end for start, end in fences)
    ]
    for number, one in enumerate(found):
        level = len(one["mark"])
        end = next((other.start() for other in found[number + 1 :] if len(other["mark"]) <= level), body.end)
        yield _Part(_plain(one["title"]), level, one.start(), one.end(), end)


def _plain(title: str) -> str:
    """Return a title in small letters, without a sign in front of it and how long its text is behind."""
    return _BESIDE_TITLE.sub("", title.strip(" *_:")).lower()
