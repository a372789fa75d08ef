"""Numbers in titles: parts of a thread or days, where a thread ends, slides, and headings that count."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import Final

from postlint.calendars.dates.spoken_dates import WEEKDAYS, any_of, may_be_tuesday, tuesdays_beside
from postlint.calendars.guides import instructs, is_title_of_guide
from postlint.calendars.readers.sections.labels import Label, label_of
from postlint.calendars.readers.sections.no_posts import counts_slides
from postlint.calendars.readers.sections.roles import says_how
from postlint.calendars.readers.sections.section import PLAIN, Piece, Section
from postlint.calendars.readers.sections.thread_titles import counted_by_name, mark_counted_below
from postlint.source.spans import Source
from postlint.source.tree import scalar

_TWO_NUMBERS: Final = re.compile(
    rf"[\W_]{{0,9}}(?P<weekday>(?:{any_of(WEEKDAYS)})\b[.,]{{0,2}}\s{{1,9}})?"
    r"(?P<both>(?P<number>\d{1,2})/(?P<of>\d{1,2}))(?![\w/]|\.\d)",
    re.IGNORECASE,
)

_PLACE: Final = re.compile(r"(?P<number>\d{1,2})\s*(?:/|of)\s*(?P<of>\d{1,2})(?!\d)")
_TEXTS: Final = frozenset({"prose", "quote", "fence", "aside"})

_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")

_NUMBER: Final = re.compile(r"(\d{1,2})[.)][ \t]+\S")
_GOES_OUT: Final = re.compile(
    r"(?:^|\s)#[^\W\d_]\w+|https?://\S|\[(?:link|url)\]|^(?:>|```|~~~)", re.I | re.M
)
"""What most posts have, and what is said about posts mostly has not."""
_ENDS_WITH_TAG: Final = re.compile(r"(?:^|\s)#[^\W\d_]\w+[ \t]*$", re.MULTILINE)
_FEWEST_IN_A_FILE_OF_POSTS: Final = 2
_FEWEST_BELOW_A_TITLE: Final = 3


def with_days(pieces: Iterable[Piece]) -> list[Piece]:
    """Return ``pieces``; those that would be parts of a thread, but cannot be, are labels with a date."""
    found = list(pieces)
    groups: dict[tuple[int, int], list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for at, piece in enumerate(found):
        both = _TWO_NUMBERS.match(piece.label.title.text) if piece.label else None
        if both:
            groups[piece.level, int(both["of"])].append((at, both))
    headed = Counter(piece.level for piece in found if piece.label and piece.label.date)
    for (level, _), group in groups.items():
        dated = [(at, both, _dated(found[at], both)) for at, both in group]
        networks = {piece.label.channels for *_, piece in dated if piece.label and piece.label.channels}
        past_the_last = any(int(both["number"]) > int(both["of"]) for _, both in group)
        is_dated = past_the_last or _skips([(int(both["number"]), int(both["of"])) for _, both in group])
        is_dated = is_dated or _is_a_day([int(both["number"]) for _, both in group], networks, headed[level])
        if is_dated or len(networks) > 1 or any(both["weekday"] for _, both in group):
            for at, _, piece in dated:
                found[at] = piece
    return _with_tuesdays(found)


def _skips(counted: Sequence[tuple[int, int]]) -> bool:
    """Tell whether numbers leave some out that parts of a thread would have: "1/6" and "3/6" are days."""
    steps = (later - before for (before, _), (later, _) in pairwise(counted))
    return any(step > 1 for step in steps) and all(number < last for number, last in counted)


def _is_a_day(numbers: Sequence[int], networks: Collection[object], dated: int) -> bool:
    """Tell whether "4/12 – Facebook" is a day, as ``dated`` other headings are, and no part of a thread."""
    return dated > 1 and bool(networks) and list(numbers[:2]) != [1, 2]


def _with_tuesdays(found: list[Piece]) -> list[Piece]:
    """Return the pieces; "mar 8" beside "gio 10" is a day of the week, and none of March."""
    if not tuesdays_beside(piece.label.title.text for piece in found if piece.label):
        return found
    return [
        replace(piece, label=replace(piece.label, date=None, day=True))
        if piece.label and piece.label.date and may_be_tuesday(piece.label.date.text)
        else piece
        for piece in found
    ]


def _dated(piece: Piece, both: re.Match[str]) -> Piece:
    """Return a piece with the label that it has when its two numbers are a date."""
    if piece.label is None:
        return piece
    title = piece.label.title
    said = label_of(scalar(title.source, title.start + both.end(), title.end))
    day = scalar(title.source, title.start + both.start("both"), title.start + both.end("both"))
    return replace(piece, label=replace(said, title=title, date=day))


def with_ends(pieces: Sequence[Piece], source: Source, *, headed: bool) -> Iterator[Piece]:
    """Yield the pieces, with an end before a line that stands behind the last of counted parts.

    Where front matter says where all goes out, as ``headed`` tells, each text behind such lines is a post.
    """
    last: Label | None = None
    is_past = False
    for piece, following in zip_longest(pieces, pieces[1:]):
        if piece.label is not None:
            last, is_past = piece.label, False
        if piece.kind == "rule" and last is not None and _is_last(last):
            yield Piece("end", piece.start, piece.start, level=PLAIN)
            last, is_past = None, headed
        yield piece
        if is_past and piece.kind == "rule" and following is not None and following.kind in _TEXTS:
            place = scalar(source, following.start, following.start)
            yield Piece("label", place.start, place.start, Label(place, "post", named=True), PLAIN)


def _is_last(label: Label) -> bool:
    place = _PLACE.search(label.title.text) if label.role == "part" else None
    return place is not None and place["number"] == place["of"] != "1"


def without_slides(found: Sequence[Piece], source: Source) -> list[Piece]:
    """Return the pieces; lines that count slides below words of a text are beside it, and end it no more.

    What stands between two of them, and under the last one without an empty line, is on the slides as well.
    """
    kept: list[Piece] = []
    number = 0
    while number < len(found):
        if kept and kept[-1].kind == "prose" and _is_slide(found[number]):
            end = _end_of_slides(found, number, source)
            kept += (Piece("aside", piece.start, piece.end) for piece in found[number:end] if not piece.label)
            number = end
        else:
            kept.append(found[number])
            number += 1
    return kept


def _is_slide(piece: Piece) -> bool:
    return piece.label is not None and piece.level == PLAIN and counts_slides(piece.label.title.text)


def _end_of_slides(found: Sequence[Piece], start: int, source: Source) -> int:
    """Return the number of the first piece behind the last slide of the text in whose midst ``start`` is."""
    last = at = start
    while at < len(found) and (_is_slide(found[at]) or found[at].kind == "prose"):
        last = at if _is_slide(found[at]) else last
        at += 1
    end = last + 1
    while end < at and not _EMPTY_LINE.search(source.text, found[last].start, found[end].start):
        end += 1
    return end


def mark_counted(root: Section, source: Source, *, of_posts: bool, of_one: bool) -> None:
    """Let sections count as posts whose headings are counted from 1 on, and most of which look like one.

    They stand in a file of which its name says that it is ``of_posts``, or below a title of several posts.
    A name with a number, such as "Tip 1", heads one where the file is ``of_one`` network besides.
    """
    for above in root.all_below():
        if is_title_of_guide(above.label.title.text):
            continue
        counted = [inner for inner in above.sections if _number(inner) is not None]
        mark_counted_below(above)
        if of_posts and of_one:
            _mark_named(above, source)
        if list(map(_number, counted)) != list(range(1, len(counted) + 1)):
            continue
        are_posts = (of_posts and _go_out(counted, source)) or _end_as_posts(above, counted, source)
        if are_posts or (len(counted) > 1 and all(map(_says_text, counted))):
            for inner in counted:
                if inner.label.role in {"topic", "aside", "field"}:
                    # "Both games, one thread" is one post as the others are, where it is no longer.
                    thread = inner.label.thread and _length(inner) > max(
                        (_length(one) for one in counted if one is not inner), default=0
                    )
                    inner.mark(role="post", named=True, field="", thread=thread)


def _mark_named(above: Section, source: Source) -> None:
    """Let "Tip 1" and "Tip 2" head a post each, as "Post: the wheel" does.

    Below a heading of no posts they do where it counts them, or most look like one: a guide gives tips, too.
    """
    label = above.label
    opens = label.role == "aside" and says_how(label.plain)
    is_of_one = label.thread or (label.named and not label.several)
    if is_of_one or not (opens or label.role in {"topic", "network", "file"}):
        return
    called = [inner for inner in above.sections if _is_called_post(inner.label)]
    for numbers in counted_by_name([inner.label for inner in above.sections]):
        named = [above.sections[number] for number in numbers]
        is_sure = not opens or label.count == len(named) or _go_out(named, source)
        called += named if is_sure and _hold_texts(named, source) else []
    for inner in called:
        if inner.label.role == "topic":
            inner.mark(role="post", named=True)
    if opens and called:
        above.mark(role="topic")


def _is_called_post(label: Label) -> bool:
    return label.role in {"post", "network"} and label.named and not label.channels


def _says_text(section: Section) -> bool:
    """Tell whether a label in a section says what the text of a post is."""
    labels = (inner.label for inner in section.sections)
    return any(piece.name == "text" for piece in section.content) or any(
        label.role == "content" for label in labels
    )


def _length(section: Section) -> int:
    return sum(piece.end - piece.start for piece in section.content)


def _number(section: Section) -> int | None:
    found = _NUMBER.match(section.label.title.text)
    return int(found[1]) if found else None


def _go_out(sections: Sequence[Section], source: Source) -> bool:
    """Tell whether most of ``sections`` have what posts have, and all have a text and nothing below it."""
    if len(sections) < _FEWEST_IN_A_FILE_OF_POSTS or not _hold_texts(sections, source):
        return False
    return sum(bool(_GOES_OUT.search(_text(one, source))) for one in sections) * 2 > len(sections)


def _hold_texts(sections: Sequence[Section], source: Source) -> bool:
    """Tell whether all ``sections`` have a text that says to nobody what to do, and nothing below it."""
    return all(one.content and not one.sections and not instructs(_text(one, source)) for one in sections)


def _text(section: Section, source: Source) -> str:
    return source.text[section.content[0].start : section.end]


def _end_as_posts(above: Section, sections: Sequence[Section], source: Source) -> bool:
    """Tell whether ``sections`` stand below a title of posts, and most end with a line or hashtags."""
    if not above.label.several or len(sections) < _FEWEST_BELOW_A_TITLE:
        return False
    lasts = [section.content[-1] for section in sections if section.content]
    ended = [
        last.kind == "rule" or bool(_ENDS_WITH_TAG.search(source.text, last.start, last.end))
        for last in lasts
    ]
    return sum(ended) * 2 >= len(sections)
