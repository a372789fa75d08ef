"""Lines that head posts, in bold, in italics or plain: nothing in them says so, but where they stand does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from postlint.calendars.readers.sections.counted_headings import counted_by_name
from postlint.calendars.readers.sections.habits import NUMBERED, Habits
from postlint.calendars.readers.sections.heading_words import NETWORKS, PARTS, SAYS_SO, words_in
from postlint.calendars.readers.sections.headings_of_no_posts import (
    counts_slides,
    heads_checks,
    heads_habits,
    heads_mail,
)
from postlint.calendars.readers.sections.labels import Label, label_of
from postlint.calendars.readers.sections.lists import is_checklist
from postlint.calendars.readers.sections.notes_to_team import is_internal
from postlint.calendars.readers.sections.outline import BLOCK, BOLD, PLAIN, WORDS, Kind, Piece
from postlint.calendars.readers.sections.quotes_and_fences import is_marked, is_of_settings
from postlint.calendars.readers.sections.roles_of_headings import Role, is_final, says_how
from postlint.source.spans import Source
from postlint.source.tree import scalar

_IN_ITALICS: Final = re.compile(r"[ \t]*(?P<mark>[*_])(?P<name>[^*_\n]{2,60}?):?(?P=mark):?[ \t]*(?:\n|\Z)")
_PLAIN: Final = re.compile(r"[ \t]*(?P<name>[^\W_][^\n]{1,50}?)[ \t]*(?::[ \t]*)?(?:\n|\Z)")
_MOST_WORDS: Final = 6
_MARKED: Final = frozenset({"quote", "fence"})
_FEWEST: Final = 2
_SHORT: Final = 3
"""How many words a bold label has that heads something else than a post: a longer one is a sentence."""
_NAMED: Final = re.compile(r"(?:[ \t]*[^\W\d_][\w /-]{0,24}[:：][^\n]*(?:\n|\Z))+\s*")
"""Lines that each begin with a name and a colon."""
_NEAR: Final = 8
"""How far below bold words the fence or quote begins that they head, with what is said of it in between."""
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”“»’')]*\s*\Z")


def settled(found: Sequence[Piece], habits: Habits, source: Source) -> Iterator[Piece]:
    """Yield the pieces; bold words are a label only where they say so or a text in marks follows."""
    dates = sum(piece.level == BOLD and piece.label is not None and piece.label.is_date for piece in found)
    titles = dict(_titles_of_posts(found))
    among, head = False, None
    for number, piece in enumerate(found):
        near = (one for one in found[number + 1 : number + 4] if one.kind != "rule")
        # Code is a part of the words around it.
        following = next(("prose" if _is_code(one, source) else one.kind for one in near), None)
        label = _bold(piece)
        if piece.kind == "rule" or (piece.label is not None and piece.level < BOLD):
            among = False
        head = piece.label if piece.label is not None and piece.level < BOLD else head
        is_told = among and label is not None and label.role == "aside" and says_how(label.plain)
        if is_told or (_heads_one(head) and _is_point(label) and following not in _MARKED):
            yield Piece("prose", piece.start, piece.end)
        elif label is None or _heads_labels(label, habits, dated=dates > 0):
            # What stands below the time or the number of a post is labelled in bold as well.
            yield replace(piece, level=BLOCK) if label else piece
        elif number in titles:
            role = titles[number]
            yield replace(piece, label=replace(label, role=role, named=role == "post"))
        elif label.field == "meta" and following == "field":
            # Its fields are those of the post around it, whose text may stand right below them.
            yield Piece("field", piece.start, piece.end)
        elif (
            _is_label(piece, following, habits, dated=dates > 1)
            or _heads_marks(found, number)
            or _heads_fields(found, number)
        ):
            yield piece
        elif _heads_what_is_left_out(found, number, source):
            yield Piece("aside", piece.start, piece.end)
        else:
            # Where a text has titles in bold, one such as "Comparison:" is one more.
            among = True
            yield Piece("prose", piece.start, piece.end)


def _heads_what_is_left_out(found: Sequence[Piece], number: int, source: Source) -> bool:
    """Tell whether bold words say what a table or a list with boxes is that stands amid no text."""
    below = next(iter(found[number + 1 : number + 2]), None)
    beside = {one.kind for one in (*found[max(0, number - 1) : number], *found[number + 2 : number + 3])}
    is_left_out = below is not None and (below.kind == "table" or is_checklist(below, source))
    return is_left_out and WORDS.isdisjoint(beside)


def _heads_one(head: Label | None) -> bool:
    """Tell whether one post stands below a heading: it names a network and a day, or says *final*."""
    if head is None or head.several or head.thread:
        return False
    return bool(head.channels and head.date) or is_final(head.plain)


def _is_point(label: Label | None) -> bool:
    """Tell whether bold words count what a text is about."""
    return label is not None and label.role == "topic" and NUMBERED.match(label.title.text) is not None


def _is_code(piece: Piece, source: Source) -> bool:
    """Tell whether a fence holds commands or settings, or says in which language of programs it is."""
    info = piece.token.info.strip().lower() if piece.token else ""
    is_named = piece.kind == "fence" and not is_marked(piece) and info not in NETWORKS
    return is_named or is_of_settings(piece, source)


def _heads_labels(label: Label, habits: Habits, *, dated: bool) -> bool:
    """Tell whether a bold label heads others: a time, without days beside it, or the number of a post."""
    counts = habits.numbered and NUMBERED.match(label.title.text) is not None
    return (label.is_time and not dated) or counts


def _heads_fields(found: Sequence[Piece], number: int) -> bool:
    """Tell whether bold words stand right above fields, of which one is a field that only posts have."""
    below = list(takewhile(lambda one: one.kind == "field", found[number + 1 : number + _NEAR]))
    return len(below) >= _FEWEST and not SAYS_SO.isdisjoint(one.name for one in below)


def _heads_marks(found: Sequence[Piece], number: int) -> bool:
    """Tell whether bold words stand above a fence or quote and what is said of it, as no words of a text do.

    They name a letter, or stand behind another fence.
    """
    label = found[number].label
    source = label.title.source if label else Source("", "")
    near = found[number + 1 : number + _NEAR]
    below = next((one.kind for one in near if not _is_said_of_text(one, source)), None)
    before = [one.kind for one in found[max(0, number - 2) : number] if one.kind != "rule"]
    is_apart = label is not None and (heads_mail(label.plain) or before[-1:] == ["fence"])
    return is_apart and below in _MARKED


def _is_said_of_text(piece: Piece, source: Source) -> bool:
    """Tell whether a piece says something of the text that follows, or that it does."""
    has_names = piece.kind == "prose" and bool(_NAMED.fullmatch(source.text, piece.start, piece.end))
    return (
        piece.kind in {"rule", "field"}
        or has_names
        or (piece.label is not None and piece.level > BLOCK and piece.label.role == "content")
    )


def _is_label(piece: Piece, following: Kind | None, habits: Habits, *, dated: bool) -> bool:
    label = piece.label
    if label is None or label.role in {"network", "post", "part", "option", "content", "field"}:
        return True
    words = label.title.text.split()
    if (habits.numbered and words[0][:1].isdigit()) or (habits.in_parts and label.whole in PARTS):
        return True
    if (dated and label.is_date) or (label.thread and not piece.bare and len(words) <= _SHORT):
        return True
    if label.date is not None and following == "field":
        return True
    if label.role == "aside":
        title = label.title.text
        return (not piece.bare and len(label.plain.split()) <= _SHORT) or any(
            told(title) for told in (is_internal, counts_slides, heads_checks, heads_habits)
        )
    return len("".join(words).strip(":.")) <= 2 or following in _MARKED  # noqa: PLR2004


def _titles_of_posts(found: Sequence[Piece]) -> Iterator[tuple[int, Role]]:
    """Yield the bold lines that head posts: below the name of a network, each stretch begins with one.

    Lines divide stretches; on X, where nothing is bold, each bold line begins one. Where a heading counts as
    many posts as there are bold lines below it, each heads one. Below others, "Tip 1" and "Tip 2" are labels
    of what may be anything.
    """
    stretches: list[list[int]] = []
    head: Label | None = None
    bold: list[int] = []
    for number, piece in enumerate([*found, Piece("label", 0, 0)]):
        is_bold = piece.label is not None and piece.level == BOLD
        if piece.kind == "label" and not is_bold:
            if head and len(bold) > 1 and len(bold) == head.count:
                yield from ((one, "post") for one in bold if _is_topic(found[one].label))
            elif head and head.role == "network" and len(stretches) > 1:
                yield from ((one, "post") for one in _first_if_bold(found, [one for one in stretches if one]))
            elif head and head.role in {"topic", "aside"}:
                firsts = [one[0] for one in stretches if one]
                if [*range(len(firsts))] in counted_by_name([_bold(found[one]) for one in firsts]):
                    yield from ((one, "topic") for one in firsts)
            head, stretches, bold = piece.label, [[]], []
        elif piece.kind == "rule" or (is_bold and head and head.channels == ("x",) and not head.thread):
            stretches.append([] if piece.kind == "rule" else [number])
        elif stretches:
            stretches[-1].append(number)
        if is_bold:
            bold.append(number)


def _bold(piece: Piece) -> Label | None:
    return piece.label if piece.level == BOLD else None


def _first_if_bold(found: Sequence[Piece], stretches: list[list[int]]) -> Iterator[int]:
    """Yield where stretches begin if each does with a bold title and words below it.

    One of them says what it is a title of, as in "Feature: lockers": bold beginnings of texts do not.
    """
    firsts = [(found[one[0]], found[one[1]].kind if one[1:] else "") for one in stretches]
    names = any(first.label and ":" in first.label.title.text for first, _ in firsts)
    if names and len(firsts) > 1 and all(_is_title(first) and below == "prose" for first, below in firsts):
        yield from (
            one[0] for one, (first, _) in zip(stretches, firsts, strict=True) if _is_topic(first.label)
        )


def _is_title(piece: Piece) -> bool:
    """Tell whether a bold line may be a title: the first sentence of a text ends as sentences do."""
    label = _bold(piece)
    return label is not None and _SENTENCE_END.search(label.title.text) is None


def _is_topic(label: Label | None) -> bool:
    return label is not None and label.role == "topic" and not label.is_time


def with_heads(found: Sequence[Piece], source: Source) -> list[Piece]:
    """Return the pieces, with labels for lines below a network that head its posts.

    Such a line stands above each quote or fence there, or it is in italics, as is the first line of all; or
    it is the name of a network and nothing else, in any such place.
    """
    starts = [number for number, piece in enumerate(found) if piece.label is not None]
    below = [(found[start].label, range(start + 1, end)) for start, end in pairwise((*starts, len(found)))]
    below = [(label, numbers) for label, numbers in below if label and not label.thread]
    heads: dict[int, re.Match[str]] = {}
    for label, numbers in below:
        if label and label.role == "network":
            heads |= _heads_below(found, numbers, source)
    places = dict(
        one
        for label, numbers in below
        if label and label.role in {"network", "post"}
        for one in _networks_below(found, numbers, source)
    )
    heads |= places if len(places) > 1 else {}
    return [one for number, piece in enumerate(found) for one in _headed(piece, heads.get(number), source)]


def _heads_below(found: Sequence[Piece], numbers: range, source: Source) -> dict[int, re.Match[str]]:
    told = [number for number in numbers if found[number].kind not in {"rule", "field"}]
    italic = {number: line for number in told if (line := _line(found[number], source, _IN_ITALICS))}
    marked = {number for number in told if found[number].kind in _MARKED}
    above = {
        number: line
        for number, following in pairwise(told)
        if following in marked
        and (line := italic.get(number) or _line(found[number], source, _PLAIN))
        and line.end() == found[number].end
    }
    if len(marked) == len(above) >= _FEWEST:
        return above
    return italic if len(italic) >= _FEWEST and not marked and told[0] in italic else {}


def _networks_below(
    found: Sequence[Piece], numbers: range, source: Source
) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the lines that name a network and nothing else, if the first below a label is one."""
    told = [number for number in numbers if found[number].kind != "rule"]
    lines = {
        number: _line(found[number], source, _IN_ITALICS) or _line(found[number], source, _PLAIN)
        for number in told
    }
    places = {number: line for number, line in lines.items() if line and words_in(line["name"])}
    named = [(at, line) for at, line in places.items() if NETWORKS.keys() >= {*words_in(line["name"])}]
    yield from named if named and named[0][0] == told[0] else ()


def _line(piece: Piece, source: Source, form: re.Pattern[str]) -> re.Match[str] | None:
    """Return the first line of a piece of words, if it is a few of them and no sentence."""
    line = form.match(source.text, piece.start, piece.end) if piece.kind in {"prose", "field"} else None
    is_title = line and len(line["name"].split()) <= _MOST_WORDS and not _SENTENCE_END.search(line["name"])
    return line if is_title else None


def _headed(piece: Piece, line: re.Match[str] | None, source: Source) -> Iterator[Piece]:
    """Yield a piece, or the label that its first line is with what stands below that."""
    if line is None:
        yield piece
        return
    yield Piece("label", piece.start, line.end(), label_of(scalar(source, *line.span("name"))), PLAIN)
    if line.end() < piece.end:
        yield Piece("prose", line.end(), piece.end)
