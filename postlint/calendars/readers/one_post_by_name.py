"""Whether a file is one post by its name, and on which network by its name, its folder or its title."""

from __future__ import annotations

import re
from collections.abc import Sequence as List
from dataclasses import replace
from pathlib import PurePath, PurePosixPath
from typing import Final

from postlint.calendars.dates.dates_in_file_names import date_in_name
from postlint.calendars.key_meanings import by_meaning, is_post_by_sort
from postlint.calendars.readers.one_post_fields import fields_beside
from postlint.calendars.readers.one_post_headings import text_of_body
from postlint.calendars.readers.reader import About
from postlint.calendars.readers.sections.heading_words import FILLER, NETWORKS
from postlint.calendars.readers.sections.labels import label_of
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.network_names import CHANNEL_NAMES
from postlint.calendars.terms.networks_meant import FORMATS, channel_in_name, channel_meant
from postlint.records import dataclass
from postlint.source.tree import Mapping, Scalar, Sequence, entry, said, scalar, sequence
from postlint.vocabulary import CHANNELS, Channel, in_words

_TITLE: Final = re.compile(r"\s*#[ \t]+(?P<title>[^\n]{0,200}[^\s#])[ \t#]{0,99}(?:\n|\Z)")
_SEGMENT: Final = re.compile(r"(?:(?!\s[—–·|-]+\s|:\s|[()\[\]]).)+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LAST_WORDS: Final = re.compile(r"[^\W\d]+")
_NO_POST: Final = re.compile(
    r"^#{1,6}[ \t]|^[ \t]*\|.*\||^(?:```|~~~)|^[ \t]*[-*+][ \t]+\[[^\]]*\]"
    r"|^[ \t]*(?:[-*_=][ \t]*){3,}$|<!--(?!\s*postlint:)|(?:\A|^[ \t]*\n)(?: {4}|\t)[ \t]*\S",
    re.MULTILINE,
)
"""Headings, tables, code, lists of links or tasks, lines and remarks between texts: no post has any."""
_REMARK: Final = r"<!--(?:[^-]|-(?!->))*-->"
_REMARKS_AT_ENDS: Final = re.compile(rf"\A\s*(?:{_REMARK}\s*)+|(?:\s*{_REMARK})+\s*\Z")
_PARAGRAPH: Final = re.compile(r"(?:[ \t]*\n){2,}")
_LEADING_NUMBER: Final = re.compile(r"\d+[-_. ]+")
"""By what folders are put in order."""
_HASHTAG: Final = re.compile(
    r"(?:^|\s)#(?!(?:include|pragma|define)\b|(?i:(?=ff|[a-f]*\d)[\da-f]{6}(?:[\da-f]{2})?|fff)\b)[^\W\d_]\w+"
)
"""Statements of C and colours are none."""
_ALSO_WORDS: Final = frozenset({"x", "threads"})
"""Networks whose names mostly mean something else."""
SEVERAL: Final = frozenset({"tweets", "toots", "skeets", "tuits"})
"""What files of several posts are called."""
_LONGEST: Final = 3_000
_FEWEST_WORDS: Final = 5
_OF_A_PAGE: Final = frozenset(
    {
        *(
            "title",
            "layout",
            "permalink",
            "categories",
            "category",
            "tags",
            "excerpt",
            "weight",
            "description",
        ),
        *("sidebar", "nav_order", "summary", "published", "canonical_url", "cover_image"),
    }
)
_VISIBLE: Final = frozenset({"public", "unlisted", "private", "direct"})
_WARNINGS: Final = frozenset({"cw", "spoiler_text", "content_warning"})
NOWHERE: Final = (
    "one text, of which nothing says where it goes out. Write its network in front matter, as in "
    "`platform: linkedin` between lines of `---`, or at the end of its name"
)


@dataclass(frozen=True, slots=True)
class Title:
    """The title above a text that names nothing but networks, and perhaps what is new, and where it ends.

    ``is_plain`` tells that it names a network beside something else, and so is hardly about the network.
    """

    channels: tuple[Scalar, ...]
    end: int
    is_plain: bool


def title_of(body: Scalar) -> Title | None:
    """Return the title of a text, if a part of it names networks and nothing else: "v3.0 — LinkedIn"."""
    found = _TITLE.match(body.source.text, body.start, body.end)
    for part in _SEGMENT.finditer(body.source.text, *found.span("title")) if found else ():
        place = scalar(body.source, *part.span())
        words = _WORD.findall(place.text.lower())
        # "Show HN: …" is a title that goes out.
        only = bool(words) and "show" not in words and (FILLER | NETWORKS.keys()).issuperset(words)
        channels = label_of(place).channels if only else ()
        if found and channels:
            says_more = len(_WORD.findall(found["title"])) > len(words)
            is_plain = says_more and not _ALSO_WORDS.issuperset(set(words) - FILLER)
            return Title(tuple(said(place, channel) for channel in channels), found.end(), is_plain)
    return None


def network_of(about: About, *, dated: bool = False) -> Channel | None:
    """Return the network with which the name of a file begins or ends, or else that of its folder.

    The folder says so of files that are ``dated`` or called after a day; several "tweets" are no one post.
    """
    written = _LAST_WORDS.findall(in_words(about.path.stem))
    words = [word for word in written if word not in FILLER]
    ends = {channel_meant(word) for word in (*words[:1], *words[-1:]) if word not in SEVERAL}
    named = channel_in_name(about.path.stem)
    by_folder = channel_meant(about.path.parent.name) if dated or _names_day(about) else None
    found = (named if named in ends else None) if named else by_folder
    if found is None and by_folder is None and about.speaks_of_posts and _names_day(about):
        found = _also_word(written)
    return found if found in CHANNELS and found != "other" else None


def network_by_place(about: About) -> Channel | None:
    """Return the network of a file that is known to be one post: by its name, or the nearest folder's."""
    by_name = network_of(about)
    if by_name:
        return by_name
    path = about.path
    is_below = path.is_relative_to(about.root)
    below = path.relative_to(about.root) if is_below else PurePath(path.parent.name, path.name)
    named = (channel_meant(_LEADING_NUMBER.sub("", folder.name)) for folder in below.parents)
    return next((one for one in named if one in CHANNELS and one != "other"), None)


def _also_word(words: List[str]) -> str | None:
    """Return the last of ``words``, of the name of a post, if it may be a network and no other is named."""
    last = words[-1] if words else ""
    is_only = all(channel_meant(word) in {None, last} for word in words)
    return last if last in _ALSO_WORDS and is_only else None


def is_named_post(front: Mapping | None, body: Scalar, about: About) -> bool:
    """Tell whether a file that nobody asked for is a post by its name or title: it looks like one as well."""
    title = title_of(body)
    text = scalar(body.source, title.end, body.end) if title else body
    network = network_of(about, dated=says_when(front))
    if not (about.speaks_of_posts and (title or network)) and not (title and title.is_plain):
        return False
    whole = text
    if about.speaks_of_posts:
        # Headings of fields and notes behind a text do not make it another.
        text = fields_beside(text_of_body(whole)[0], whole.end, front).text
    if about.lies_elsewhere or not _may_be_post(front, text.text):
        return False
    is_tagged = bool(_HASHTAG.search(text.text))
    if is_tagged or _names_day(about):
        return True
    return about.speaks_of_posts and (says_when(front) or _dated(whole))


def is_toot(front: Mapping | None, body: Scalar) -> bool:
    """Tell whether front matter has a date beside Mastodon's own words, as those who keep toots write it.

    Sites have some of these words, too: so a warning, or what is seen by whom and in which language.
    """
    if front is None or not says_when(front) or _is_of_page(front) or len(body.text) > _LONGEST:
        return False
    said = {folded(one.key): one.value.text.lower() for one in front if isinstance(one.value, Scalar)}
    is_seen = said.get("visibility") in _VISIBLE
    return not _WARNINGS.isdisjoint(said) or (is_seen and not {"language", "sensitive"}.isdisjoint(said))


def goes_out_nowhere(front: Mapping | None, body: Scalar, about: About) -> bool:
    """Tell whether a file looks like one post, but for the network."""
    is_told = says_when(front) or (front is None and _names_day(about) and bool(_HASHTAG.search(body.text)))
    return is_told and about.speaks_of_posts and not _is_of_page(front) and _may_be_post(front, body.text)


def _may_be_post(front: Mapping | None, text: str) -> bool:
    """Tell whether a text is no longer than a post, and made of nothing that other texts are made of."""
    if len(text) > _LONGEST or len(text.split()) < _FEWEST_WORDS:
        return False
    text = _REMARKS_AT_ENDS.sub("", text)
    tagged = sum(_HASHTAG.search(one) is not None for one in _PARAGRAPH.split(text))
    # Where several paragraphs have hashtags, each may be a post.
    is_plain = tagged == 1 or (tagged == 0 and not _is_of_page(front))
    return is_plain and not _NO_POST.search(text)


def _is_of_page(front: Mapping | None) -> bool:
    return any(folded(one.key) in _OF_A_PAGE for one in front or ())


def says_when(front: Mapping | None) -> bool:
    """Tell whether front matter says when a post goes out."""
    return not {"date", "time"}.isdisjoint(by_meaning(front or ()))


def _dated(text: Scalar) -> bool:
    """Tell whether a line above or behind a text says when it goes out."""
    return any(one.key in {"date", "time"} for one in fields_beside(text, text.end).fields)


def _names_day(about: About) -> bool:
    named = date_in_name(PurePath(about.path.name), "", about.date_order)
    return named.when is not None or bool(named.diagnostics)


def names_account_of_network(name: Scalar) -> bool:
    """Tell whether the name of an account begins with a network, as ``mastodon-parks`` does."""
    return name.text.lower().partition("-")[0] in CHANNEL_NAMES


def placed(body: Scalar, front: Mapping, about: About) -> tuple[Scalar, Channel | None, Mapping]:
    """Return a body without a title that only says where it goes out, the network by name, and the fields.

    What front matter says of networks or accounts counts, then the title, and then the name of the file.
    """
    title = title_of(body)
    body = scalar(body.source, title.end, body.end) if title else body
    says_where = by_meaning(front).keys() & {"channel", "account", "accounts"} or account_names(front)
    if says_where or any(map(is_post_by_sort, front)):
        return body, None, front
    by_place = network_by_place(about) if about.reader_forced else network_of(about, dated=says_when(front))
    by_name = None if title else by_place
    network = by_name or ("mastodon" if is_toot(front, body) else None)
    by_words = [scalar(body.source, body.start, body.start, network)] if network else []
    places = title.channels if title else by_words
    where = (entry("channel", sequence(places, places[0])),) if places else ()
    return body, by_name, replace(front, entries=(*front.entries, *where))


def account_names(front: Mapping) -> tuple[Scalar, ...]:
    """Return the names under ``media:``, if they are names of accounts and not of files.

    A name that stands alone is one where a network is in front of it, such as ``mastodon-parks``.
    """
    names = front.scalars("media")
    listed = front.get("media")
    whole = isinstance(listed, Sequence) and len(names) == len(listed.items)
    if isinstance(listed, Scalar):
        whole = names_account_of_network(listed)
    files = any(
        PurePosixPath(name.text).suffix or "/" in name.text or in_words(name.text) in FORMATS
        for name in names
    )
    return names if whole and not files else ()
