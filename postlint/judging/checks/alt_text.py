"""``alt_text``: every picture, video and document is described for those who cannot see it.

Pictures, videos and documents need words for those who cannot see them. A description that is absent,
empty, the name of a file, or only a word for a picture (“image”, “logo”) is a finding, and so is one that
is longer than the channel takes. With ``min``, one that is shorter is a finding, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postlint.calendars.model import Media, Post
from postlint.judging.checks import Check, Inspection, on_group
from postlint.judging.checks import parameters as read
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, Related, Rule, Terms
from postlint.judging.text_length import count, length_over, limits
from postlint.records import dataclass

SAYS_NOTHING: Final = frozenset(
    """alt, alternative text, attachment, cover, description, document, file, gif, graphic, icon, image, img,
    infographic, logo, n/a, na, none, null, pdf, photo, photograph, pic, picture, placeholder, poster,
    screenshot, tba, tbc, tbd, text, thumbnail, todo, undefined, untitled, video""".replace("\n", " ").split(
        ", "
    )
)
"""Words that say of a picture no more than that it is one."""

_FILE_NAME: Final = re.compile(
    r"[^\s/]+\.(?:jpe?g|png|gif|webp|heic|avif|svg|mp4|mov|webm|pdf)", re.IGNORECASE
)
_CAMERA_NAME: Final = re.compile(r"(?:img|dsc[nf]?|pxl|screen ?shot)[\W_]*\d[\d\W_]*", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"\A(?:an?|the) ")
_COUNTED_AS: Final = "graphemes"


@dataclass(frozen=True, slots=True)
class _Bounds:
    """How short and how long an alternative text may be; whose channel ``takes`` no more, if one does."""

    least: int
    most: int | None
    takes: str


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at the alternative text of every medium: one fault a post, at its first medium."""

    def inspect(view: AccountView) -> Iterator[FactViolation]:
        channel = view.account.channel
        known, most = limits().get(channel or ""), read.longest(rule, channel)
        bounds = _Bounds(
            read.whole(rule, "min") or 0,
            (known.alt if known else None) if most is None else most,
            known.title if known and most is None else "",
        )
        for item in view.all_posts:
            yield from _fault(item.post, bounds)

    return on_group(inspect, read.group(rule, "of"), terms)


def _fault(post: Post, bounds: _Bounds) -> Iterator[FactViolation]:
    found = [(medium, violation) for medium in post.media if (violation := _trouble(medium, bounds))]
    if not found:
        return
    (first, violation), *more = found
    yield FactViolation(
        first.span,
        {"post": post.name, "file": _name(first, post), "trouble": violation, "count": str(len(found))},
        post=post,
        related=tuple(Related(medium.span, f"{_name(medium, post)} {other}, too") for medium, other in more),
    )


def _trouble(medium: Media, bounds: _Bounds) -> str | None:
    """Return what is wrong with the description of a medium, or None."""
    alt = (medium.alt or "").strip()
    if not alt:
        return "has no alternative text"
    if says_nothing(alt):
        return f"is described as no more than “{alt}”"
    most, short = bounds.most, count(alt) if bounds.least else 0
    characters = length_over(most, alt, _COUNTED_AS) if most is not None else None
    if characters is not None:
        allowed = f"and {bounds.takes} takes" if bounds.takes else "of at most"
        return f"has an alternative text of {characters:,} characters, {allowed} {most:,}"
    if short < bounds.least:
        return f"has an alternative text of {short:,} characters, of at least {bounds.least:,}"
    return None


def says_nothing(alt: str) -> bool:
    """Tell whether an alternative text is only a word for a picture, a name of a file, or signs."""
    if (
        not any(letter.isalnum() for letter in alt)
        or _FILE_NAME.fullmatch(alt)
        or _CAMERA_NAME.fullmatch(alt)
    ):
        return True
    words = _ARTICLE.sub("", " ".join(alt.casefold().split()), count=1)
    # Pictures are counted: "image 2".
    end = next((end for end in range(len(words), 0, -1) if words[end - 1].isalpha()), 0)
    return words[:end] in SAYS_NOTHING


def _name(medium: Media, post: Post) -> str:
    if medium.file:
        return medium.file
    beside = [other for other in post.media if other.part == medium.part]
    number = next(number for number, other in enumerate(beside, start=1) if other is medium)
    return f"medium {number}" + (f" of part {medium.part}" if medium.part else "")


CHECK: Final = Check(
    name="alt_text",
    summary="every picture, video and document has an alternative text that says what it shows",
    parameters={"limits": read.LIMITS, "min": read.SHORTEST, "max": read.LONGEST, "of": read.OF},
    required=(),
    bounds=(),
    groups=("of",),
    ask=inspection,
    values=("post", "file", "trouble", "count"),
    problems=read.bounds_in_order,
)
