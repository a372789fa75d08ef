"""The parts of a thread that are counted: "1/3", "Tweet 1:", "1." or "(1/3)", and "3/6" where it is a day."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import Final

from postlint.calendars.dates.spoken_dates import WEEKDAYS, any_of, may_be_tuesday, tuesdays_beside
from postlint.calendars.guides import speaks_to_team
from postlint.calendars.readers.markdown_text import Rendered, render
from postlint.calendars.readers.sections.heading_words import QUOTATION
from postlint.calendars.readers.sections.labels import Label, label_of
from postlint.calendars.readers.sections.outline import PLAIN, Piece
from postlint.calendars.readers.sections.quotes_and_fences import Take
from postlint.calendars.terms.network_names import names_networks_alone
from postlint.calendars.terms.notes_to_team import is_to_team
from postlint.source.spans import Source
from postlint.source.tree import cut, scalar
from postlint.vocabulary import SIGN_IN_FRONT

PART_MARK: Final = re.compile(
    rf"(?m)^[ \t]{{0,4}}(?:>[ \t]?)?(?:\*\*)?{SIGN_IN_FRONT}(?:\*\*)?"
    r"(?P<number>\d{1,2})/(?:(?P<of>\d{1,2})|n)?(?:\*\*)?(?=[\s.:)])(?P<alone>[ \t]*$)?"
)
"""The number of a part in front of it, and of how many; a sign may stand before both."""
_BEHIND: Final = re.compile(r"[(\[](?P<number>\d{1,2})/(?P<of>\d{1,2})[)\]][ \t]*$", re.MULTILINE)
"""The number of a part behind it."""
_OPENS: Final = re.compile(r"🧵\s+(?!\W*thread\b)(?:\S+\s+){4}\S", re.IGNORECASE)
"""A sentence behind the sign of a thread, with which one begins however its parts are counted."""
_OPENING: Final = re.compile(
    r"(?i)\A[^\n]*\b(?:starter|opener|opening|opens|hook|intro|lead|einstieg|auftakt|aufhänger|accroche|ouverture"
    r"|gancho|apertura|abertura)\b|🧵"
)
"""A heading of the first part of a thread, whose others count from 1 on, or the sign of one in its text."""
_ON_NETWORK: Final = re.compile(r"[ \t]*(?:\*\*|__)(?P<name>[^*_\n]{1,60})(?:\*\*|__)[ \t]+[—–-]+[ \t]")
_ANNOUNCES: Final = re.compile(
    r"(?i)[^\n🧵]{0,60}\b(?:thread|hilo|fil|draadje|tweetstorm)\b[^\n🧵]{0,80}[:：]\W*"
)
"""A line between parts of a thread that tells of those below it, as "Thread — one post per paper:" does."""
NAMED_PART: Final = re.compile(
    r"(?im)^(?:>[ \t]?)?(?:\*\*)?(?P<name>tweet|tuit|toot|skeet|post|part|teil|parte|partie|beitrag)[ \t]*#?"
    r"(?P<number>\d{1,2})(?:[ \t]*(?:/|of|von|de|di|sur|van)[ \t]*\d{1,2})?(?:[ \t]*\([^()\n]{1,40}\))?"
    r"[ \t]*(?::\*\*|\*\*:|:|[—–-](?=[ \t])|(?=[ \t]*$))[ \t]*(?P<alone>)"
)
"""What a part is called in the text itself, which is none of it."""
COUNTED: Final = re.compile(
    r"(?m)^(?:>[ \t]?)?(?:\*\*)?(?P<number>\d{1,2})[.)](?:\*\*)?[ \t]+(?P<alone>)(?=\S)"
)
"""The number of a part that a list counts, below whose first line more may stand."""
_TWO_NUMBERS: Final = re.compile(
    rf"(?i)[\W_]{{0,9}}(?P<weekday>(?:{any_of(WEEKDAYS)})\b[.,]{{0,2}}\s{{1,9}})?"
    r"(?P<both>(?P<number>\d{1,2})/(?P<of>\d{1,2}))(?![\w/]|\.\d)"
)
_PLACE: Final = re.compile(r"(?P<number>\d{1,2})\s*(?:/|of)\s*(?P<of>\d{1,2})(?!\d)")
_TEXTS: Final = frozenset({"prose", "quote", "fence", "aside"})


def split(within: tuple[int, int], source: Source, mark: re.Pattern[str], take: Take) -> tuple[Rendered, ...]:
    """Return the parts that ``mark`` counts from 1 on, if that is how a text is made up."""
    marks = list(mark.finditer(source.text, *within))
    if not count_from_one([int(found["number"]) for found in marks]):
        return ()
    ends = [*(found.start() for found in marks[1:]), within[1]]
    return tuple(_part(found, source, end, take) for found, end in zip(marks, ends, strict=True))


def count_on(starts: Iterable[int], source: Source) -> bool:
    """Tell whether the texts that begin at ``starts`` count parts of a thread, from 1 or 2 on."""
    marks = [PART_MARK.match(source.text, start) for start in starts]
    numbers = [int(mark["number"]) if mark else 0 for mark in marks]
    return numbers[0] in {1, 2} and numbers == [*range(numbers[0], numbers[0] + len(numbers))]


def goes_on(parts: Sequence[Rendered], above: str) -> bool:
    """Tell whether ``parts`` go on from what stands ``above``: they begin with 2/, or it opens a thread.

    From 1/3 to 3/3, they are all.
    """
    mark = PART_MARK.match(parts[0].text.text) if len(parts) > 1 else None
    if mark is None or int(mark["number"]) > 1:
        return mark is not None and mark["number"] == "2"
    return mark["of"] != str(len(parts)) and _OPENING.search(above) is not None


def with_opening(
    parts: tuple[Rendered, ...], begins: Sequence[int], source: Source, take: Take
) -> tuple[Rendered, ...]:
    """Return ``parts`` with what stands above the first, from the last of ``begins`` on, if it may open them.

    It ends as a sentence does, or with a sign, or begins with that of a thread; what announces them, what is
    said to the team, and what is one more than their numbers say without that sign is none.
    """
    start = max((one for one in begins if one <= parts[0].text.start), default=parts[0].text.start)
    mark = PART_MARK.search(source.text, start)
    words = source.text[start : mark.start()].strip(" >*_\n") if mark else ""
    is_sure = _OPENS.match(words) is not None
    is_remark = words[:1] in {"(", "["} and words[-1] in ")]"
    ends = words[-1:] in set(".!?)") or not (words.isascii() or words[-1].isalnum())
    opens = is_sure or (ends and mark is not None and not mark["of"])
    if not words or mark is None or is_remark or not opens:
        return parts
    if is_to_team(words, alone=True, first=False) or speaks_to_team(words):
        return parts
    return take(source, start, mark.start()), *parts


def _part(mark: re.Match[str], source: Source, end: int, take: Take) -> Rendered:
    """Return the part of a text behind ``mark``, or with it where it is a part of the text."""
    if mark["alone"] is None:
        return take(source, mark.start(), end)
    if not mark[0].lstrip().startswith(">"):
        return take(source, mark.end(), end)
    # The lines of a quote are one only as long as each has its sign.
    whole, called = take(source, mark.start(), end), take(source, *mark.span()).text.text.strip()
    if not whole.text.text.startswith(called):
        return take(source, mark.end(), end)
    rest = whole.text.text[len(called) :].lstrip()
    length = len(whole.text.text)
    return Rendered(cut(whole.text, length - len(rest), length), whole.images)


def counted(runs: Sequence[Sequence[Piece]], source: Source) -> tuple[Rendered, ...]:
    """Return the texts that numbers in front of them count, behind a paragraph at most that tells of them."""
    first, *others = [piece for run in runs for piece in run]
    if others and _is_of_another(others[-1], source):
        others.pop()
    told = first.kind == "prose" and not COUNTED.match(source.text, first.start)
    if told and not others:
        return ()
    within = (others[0] if told else first).start, (others or [first])[-1].end
    begins = {within[0], *(run[0].start for run in runs if run[0] is not first)}
    # A list in one of several texts counts what that is about.
    if not all(COUNTED.match(source.text, start) for start in begins):
        return ()
    parts = split(within, source, COUNTED, render)
    return without_quotes(parts) if all(len(part.text.text.split()) > 2 for part in parts) else ()  # noqa: PLR2004


def _is_of_another(piece: Piece, source: Source) -> bool:
    """Tell whether words behind counted parts say what of them goes out on a network, in bold in front."""
    said = _ON_NETWORK.match(source.text, piece.start) if piece.kind == "prose" else None
    return said is not None and names_networks_alone(said["name"])


def announces_parts(text: str) -> bool:
    """Tell whether what stands between the parts of a thread is no part, but says what those below it are."""
    return _ANNOUNCES.fullmatch(text.strip()) is not None


def without_quotes(texts: tuple[Rendered, ...]) -> tuple[Rendered, ...]:
    """Return ``texts`` without quotation marks, where each is wholly in them."""
    if not all(map(_is_quoted, texts)):
        return texts
    return tuple(Rendered(cut(one.text, 1, len(one.text.text) - 1), one.images) for one in texts)


def _is_quoted(one: Rendered) -> bool:
    said = one.text.text
    return len(said) > 1 and QUOTATION.get(said[0]) == said[-1] and said[0] not in said[1:-1]


def split_behind(within: tuple[int, int], source: Source) -> tuple[Rendered, ...]:
    """Return the parts of a text whose numbers, up to the last, stand behind them."""
    marks = list(_BEHIND.finditer(source.text, *within))
    is_whole = count_from_one([int(found["number"]) for found in marks])
    if not is_whole or {int(found["of"]) for found in marks} != {len(marks)}:
        return ()
    if source.text[marks[-1].end() : within[1]].strip():
        return ()
    starts = [within[0], *(found.end() for found in marks[:-1])]
    return tuple(render(source, start, found.end()) for start, found in zip(starts, marks, strict=True))


def with_words(parts: Iterable[Rendered]) -> tuple[Rendered, ...]:
    """Return the parts of a thread; a picture alone goes with the part beside it."""
    found: list[Rendered] = []
    for part in parts:
        if found and not (part.text.text and found[-1].text.text):
            words = part.text if part.text.text else found[-1].text
            found[-1] = Rendered(words, (*found[-1].images, *part.images))
        else:
            found.append(part)
    return tuple(found)


def count_from_one(numbers: Sequence[int]) -> bool:
    """Tell whether several numbers count on from 1."""
    return len(numbers) > 1 and list(numbers) == [*range(1, len(numbers) + 1)]


def with_days(pieces: Iterable[Piece]) -> list[Piece]:
    """Return ``pieces``; those that would be parts of a thread, but cannot be, are labels with a date."""
    found = list(pieces)
    groups: dict[tuple[int, int], list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for at, piece in enumerate(found):
        both = _TWO_NUMBERS.match(piece.label.title.text) if piece.label else None
        if both:
            groups[piece.level, int(both["of"])].append((at, both))
    headed = Counter(piece.level for piece in found if piece.label and piece.label.date)
    for (level, last), group in groups.items():
        dated = [(at, _dated(found[at], both)) for at, both in group]
        networks = {piece.label.channels for _, piece in dated if piece.label and piece.label.channels}
        numbers = [int(both["number"]) for _, both in group]
        # Parts of a thread leave none out, as "1/6" and "3/6" do, and count to the last.
        skips = any(later - before > 1 for before, later in pairwise(numbers)) and max(numbers) < last
        # "4/12 – Facebook" is a day, as other headings are.
        is_day = headed[level] > 1 and bool(networks) and numbers[:2] != [1, 2]
        has_weekday = any(both["weekday"] for _, both in group)
        if max(numbers) > last or skips or is_day or len(networks) > 1 or has_weekday:
            for at, piece in dated:
                found[at] = piece
    return _with_tuesdays(found)


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
