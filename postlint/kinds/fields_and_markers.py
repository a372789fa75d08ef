"""What a post is by its form: its fields, the word of its author, markers in its text, thanks to nobody.

Thanks to everybody, to one's own people or one's own public look like credit to others and are none: the
guide calls them small talk, or a post about us. So is praise of a sponsor inside of an advertisement. Whoever
is named, by a handle or a name, was thanked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from postlint.calendars.handles import is_status_url, mentions
from postlint.calendars.model import Post
from postlint.kinds.model import Evidence, Settled
from postlint.kinds.own_accounts import Ours
from postlint.source.lazy_patterns import later
from postlint.vocabulary import Kind

if TYPE_CHECKING:
    from postlint.source.spans import Span
    from postlint.source.tree import Scalar


def by_fields(post: Post, ours: Ours) -> Settled | None:
    """Return the kind that ``reply_to``, ``repost_of``, ``quote_of`` or ``poll`` gives, or None.

    A repost of our own is our own news again. What a quote of our own or a reply to it does is for
    the author or the text to say.
    """
    if post.reply_to and not ours.are_talked_to(post):
        return _settled("reply", "reply_to", post.reply_to.value, post.reply_to.span)
    if post.repost_of:
        kind: Kind = "press_release" if ours.holds(post.repost_of.value) else "retweet"
        return _settled(kind, "repost_of", post.repost_of.value, post.repost_of.span)
    if post.quote_of and not ours.holds(post.quote_of.value):
        return _settled("retweet", "quote_of", post.quote_of.value, post.quote_of.span)
    if post.poll:
        return _settled("question", "poll", ", ".join(post.poll.value), post.poll.span)
    return None


def continues(post: Post, ours: Ours) -> Evidence | None:
    """Return the ``reply_to`` with which ``post`` goes on from a post of the same account, or None."""
    if post.reply_to is None or not ours.goes_on(post):
        return None
    return Evidence("field", f"reply_to: {post.reply_to.value}", post.reply_to.span)


def by_declaration(post: Post, ours: Ours) -> Settled | None:
    """Return the kind that the author gave the post, or None.

    Who answers one of us answers nobody, whatever the author calls it.
    """
    if post.kind is None or (post.kind.value == "reply" and ours.are_talked_to(post)):
        return None
    return Settled(
        post.kind.value, "declared", Evidence("declared", f"kind: {post.kind.value}", post.kind.span)
    )


def _settled(kind: Kind, field: str, value: str, span: Span) -> Settled:
    return Settled(kind, "fields", Evidence("field", f"{field}: {value}", span))


_RT_POST = re.compile(r"\s*(RT:?\s+(\S+))\s*")
# "Please RT @x" asks others to share; every other RT, MT or QT before a handle passes it on.
_RT_BEFORE_HANDLE = re.compile(r"(?<!\w)(?<![Pp]lease )(?<![Pp]ls )(?:RT|MT|QT):? ?(?=@)")


class _Mark(NamedTuple):
    whose: str
    start: int
    end: int


def by_markers(texts: tuple[Scalar, ...], ours: Ours) -> Settled | None:
    """Return the kind that a marker in the text gives, or None.

    Only the first part of a thread is looked at: what a thread shares it says first. A link to somebody's
    post behind words is no certain share, since people also invite to what was posted: the text decides.
    """
    if not texts:
        return None
    text = texts[0].text
    mark = _shared(text, ours)
    return _by_mark(mark, texts[0], own=ours.holds(mark.whose)) if mark else None


def _shared(text: str, ours: Ours) -> _Mark | None:
    """Find what says that the whole post passes something on."""
    if is_status_url(text):
        start = len(text) - len(text.lstrip())
        return _Mark(text.strip(), start, len(text.rstrip()))
    post = _RT_POST.fullmatch(text)
    if post and (post[2].isdigit() or is_status_url(post[2])):
        return _Mark(post[2], *post.span(1))
    named = {mention.start: mention for mention in mentions(text, ours.handles)}
    shares = (found for found in _RT_BEFORE_HANDLE.finditer(text) if found.end() in named)
    share = next(shares, None)
    if share is None:
        return None
    mention = named[share.end()]
    return _Mark(text[mention.start : mention.end], share.start(), mention.end)


def _by_mark(mark: _Mark, text: Scalar, *, own: bool) -> Settled:
    found = text.text[mark.start : mark.end]
    evidence = Evidence("marker", found, text.span_of(mark.start, mark.end))
    return Settled("press_release" if own else "retweet", "markers", evidence)


_THANKS: Final = (
    r"(?:thank(?:s|\s+you|ing)?|grateful|kudos|hats\s+off|shout-?outs?|well\s+done|congrat(?:s|ulations))"
)
_KIND_WORDS: Final = (
    r"(?:(?:amazing|wonderful|fantastic|incredible|brilliant|great|lovely|dear|hard-?working|dedicated|loyal"
    r"|whole|entire|own|many|local)\s+){0,3}"
)
_EVERYBODY: Final = r"(?:everyone|everybody|(?:you\s+all|all\s+of\s+you|each\s+and\s+every\s+one)\b)"
_STAFF: Final = r"(?:staff|teams?|colleagues?|crews?|employees|workforce|board|management)"
_PUBLIC: Final = (
    r"(?:followers?|fans?|community|customers?|residents?|readers?|visitors?|subscribers?|viewers?|listeners?"
    r"|citizens|audience|guests)"
)
_WHOM: Final[tuple[tuple[str, Kind, str], ...]] = (
    (_EVERYBODY, "conversation", "thanks everybody"),
    (rf"(?:our|all\s+our)\s+{_KIND_WORDS}{_STAFF}", "press_release", "praises your own people"),
    (rf"(?:our|all\s+our)\s+{_KIND_WORDS}{_PUBLIC}", "conversation", "thanks your own public"),
)
"""Whom thanks can be to that credit nobody, what such a post does, and why."""
_THANKING: Final = re.compile(_THANKS)
"""In small letters alone, since an expression that takes capitals for them looks at each letter of a text."""
_REASONS: Final = tuple(
    (later(rf"\b{_THANKS}\b[^.!?\n]{{0,25}}?\b{whom}\b", re.IGNORECASE), kind, why)
    for whom, kind, why in _WHOM
)
_NAME: Final = later(r"(?<=[a-z,;:] )(?!I\b|I['’])[A-Z][\w'’&-]*[a-z]")
_A_DAY: Final = later(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Christmas|Easter"
)
_TAGGED: Final = later(r"(?<!\S)#(?:ad|advert|advertisement|anzeige|werbung|sponsored)\b", re.IGNORECASE)
_HEADED: Final = re.compile(r"\W*(?:ad|advertisement|anzeige)\b\s*[:|–-]", re.IGNORECASE)
"""How an advertisement says that it is one: by a hashtag, or in front of its text."""
_SPONSOR: Final = later(r"\b(?:sponsors?|partners?)\b", re.IGNORECASE)


CreditsNobody: TypeAlias = tuple[Kind, str]
"""What a post does whose thanks credit nobody, and why."""


def credits_nobody(post: Post, ours: Ours) -> CreditsNobody | None:
    """Return what a post does whose thanks credit nobody in particular, and why; None for any other."""
    text = post.speech
    if _is_advertisement(post, text) and _SPONSOR.search(text):
        return "press_release", "praises a sponsor inside of an advertisement"
    for pattern, kind, why in _REASONS if _THANKING.search(text.casefold()) else ():
        found = pattern.search(text)
        if found:
            named = any(one.handle not in ours.handles for one in mentions(text, ours.handles))
            return None if named or _names_somebody(text, found.end()) else (kind, why)
    return None


def _is_advertisement(post: Post, text: str) -> bool:
    marked = any(value.strip().lower() in ("true", "yes") for value in post.own_keys.get("paid", ()))
    tagged = "#" in text and _TAGGED.search(text) is not None
    return marked or tagged or _HEADED.match(text) is not None


def _names_somebody(text: str, start: int) -> bool:
    """Tell whether the sentence goes on to a name, which is then thanked as well."""
    sentence = re.split(r"[.!?\n]", text[start:], maxsplit=1)[0]
    return any(not _A_DAY.match(name[0]) for name in _NAME.finditer(sentence))
