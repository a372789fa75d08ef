"""Comments that go out with a post: which one each goes with, and which one is the post itself."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import Final

from postlint.calendars.readers.sections.outline import WORDS, Piece, Section
from postlint.source.tree import scalar

_COMMENT: Final = re.compile(r"(?:(?:first|maker|author|founder)(?:['’]?s)?[ -])?comment\b")
"""What the author of a title with a link says of it."""
_STORY: Final = re.compile(r"\W{0,9}(?:\w{1,20}\n)?(?P<title>(?:Show|Ask|Tell|Launch) HN\b[^\n]*\w)\W*")
"""The title of a story, with the marks around it."""
_CALLED: Final = re.compile(r"(?i)\W{0,9}(?:[\w-]{1,20} ){0,3}title ?:\s*")


def mark_text(section: Section) -> None:
    """Let the comment below a title be the text on Hacker News, where nothing else is."""
    if section.label.channels != ("Hacker News",):
        return
    comments, others = list[Section](), [section]
    for inner in section.sections:
        (comments if inner.content and _COMMENT.match(inner.label.whole) else others).append(inner)
    texts = (other for other in others if other.label.field not in {"titled", "first_comment"})
    pieces = (piece for other in texts for piece in other.content if piece.kind in WORDS)
    source = section.label.title.source
    words = [piece for piece in pieces if not _CALLED.fullmatch(source.text, piece.start, piece.end)]
    title = _title_of(words[0], section) if len(words) == 1 else None
    if comments and (title or not words):
        comments[0].mark(role="content", field="")
        section.content[:] = [piece for piece in section.content if piece not in words]
        section.fields += [title] if title else []


def _title_of(piece: Piece, section: Section) -> Piece | None:
    """Return a text right below the heading of a story as its title, if it is called as such are."""
    source = section.label.title.source
    found = _STORY.fullmatch(source.text, piece.start, piece.end)
    if found is None or piece not in section.content:
        return None
    return Piece("field", piece.start, piece.end, name="titled", value=scalar(source, *found.span("title")))


def put_below_posts(section: Section) -> None:
    """Put what is said below a post into the section of that post, where it stands beside it.

    That is the last one before it, on the same network if the comment names one. Where posts stand only
    behind it, it is of none of them.
    """
    inside = tuple(section.sections)
    last = max((at for at, inner in enumerate(inside) if _heads_posts(inner)), default=-1)
    posts: dict[str, tuple[int, Section]] = {}
    section.sections.clear()
    for at, inner in enumerate(inside):
        is_comment = inner.label.role == "field" and inner.label.field == "first_comment" and inner.content
        before = [posts[network] for network in inner.label.channels or ("",) if network in posts]
        if is_comment and before:
            max(before, key=itemgetter(0))[1].sections.append(inner)
            continue
        section.sections.append(inner)
        if is_comment and at <= last:
            inner.mark(role="aside", field="")
        elif _holds_posts(inner, section):
            networks = {network for one in inner.all_below() for network in one.label.channels}
            posts |= dict.fromkeys({"", *networks}, (at, _last_post_in(inner)))


def _last_post_in(section: Section) -> Section:
    """Return the last section in a section that heads a post, or itself."""
    last = next((one for one in reversed(section.sections) if _holds_posts(one, section)), None)
    return section if last is None else _last_post_in(last)


def _holds_posts(section: Section, parent: Section) -> bool:
    return (parent.label.several and section.label.role == "topic") or _heads_posts(section)


def _heads_posts(section: Section) -> bool:
    return any(one.label.role in {"network", "post"} for one in section.all_below())
