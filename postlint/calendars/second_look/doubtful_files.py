"""Files dropped since which texts in them are posts is in doubt, and what the structure of Markdown tells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from postlint.calendars.files.parse_file import Opened
from postlint.calendars.readers.reader import lines_named
from postlint.calendars.second_look import around_texts, inside_texts, posts_by_structure
from postlint.calendars.second_look.layout import Layout
from postlint.calendars.second_look.lost_texts_and_fields import lost_texts
from postlint.calendars.second_look.remainder import Found, Remainder
from postlint.dates_and_lists_in_words import named_beside
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Source

_LONGEST: Final = 80
_WHY: Final = "which texts in it are posts is in doubt"
_SAID: Final = (
    "Nothing of this file is read, since it may be read wrongly: {}. Else name the file under `calendars:` "
    "in postlint.yaml{}, to have it read as it stands, or `exclude:` it."
)
_Row: TypeAlias = "tuple[Callable[[Layout], Found], bool, str, str]"
_SIGNS: Final[tuple[_Row, ...]] = (
    (
        posts_by_structure.unread,
        True,
        "what stands where the posts of a plan do, and is in none",
        'write a heading such as "## Post 1" above each text that goes out, and "Notes" above what does not',
    ),
    (
        lost_texts,
        True,
        "what reads like posts, and is in none",
        'if these go out, write a heading such as "### Post 1" above each, else take them out',
    ),
    (
        posts_by_structure.strangers,
        True,
        "texts much shorter than the others, in places of their own",
        "if they are no posts, take them out of the file",
    ),
    (
        posts_by_structure.numbers,
        True,
        "what is counted otherwise than it was read",
        'write a heading such as "## Post 1" above each post, or take the number out',
    ),
    (
        posts_by_structure.threads,
        True,
        "headings of threads below which several posts were read",
        'if they are one thread, write "1/", "2/" … in front of its parts; if none, take the word out',
    ),
    (
        posts_by_structure.lists,
        True,
        "texts that count their lines, as threads do",
        'if one is one post, write hyphens for the numbers; if a thread, "1/", "2/" … for them',
    ),
    (
        inside_texts.titled,
        True,
        "texts with titles in them, which may be those of several posts",
        'write a heading such as "### Post 1" above each; or, where they are one, "post" behind the network',
    ),
    (
        posts_by_structure.tagged,
        True,
        "texts of which several paragraphs end with hashtags, as several posts do",
        'write a heading such as "### Post 1" above each post',
    ),
    (
        posts_by_structure.apart,
        True,
        "posts that count on from the one above",
        'if they are one thread, write "thread" into the heading above them; if not, take their numbers out',
    ),
    (
        around_texts.other_texts,
        True,
        "words beside a text that may be the text",
        "write what goes out as a quote (>), and take out what goes out nowhere",
    ),
    (
        around_texts.cells,
        True,
        "cells without quotation marks around the whole, where others have them",
        "write all texts in quotation marks, and leave the cells of the others empty",
    ),
    (
        inside_texts.own_labels,
        True,
        "what looks like labels, in the texts of posts",
        'write names of fields in bold, as in "**Date:**", and "**Text:**" on a line of its own above what '
        "goes out, and nothing else below it; or, where labels go out as well, the whole text as a quote (>)",
    ),
    (
        posts_by_structure.still_to_come,
        False,
        "fewer posts than are counted",
        'if all are there, write a heading such as "## Post 1" above each',
    ),
    (
        around_texts.networks,
        False,
        "headings that name networks which the posts below them do not have",
        'if posts go out there, write "**Platform:** LinkedIn" under their headings',
    ),
    (
        around_texts.values,
        False,
        "labels whose values are in no post",
        'if they say when, write "**Date:** 2026-06-01 09:00" under the headings of the posts, and what goes '
        "out into their texts",
    ),
    (
        around_texts.lines,
        False,
        "words beside or in a text that it does not have",
        "if they go out, write them as words of the text",
    ),
    (
        inside_texts.in_pairs,
        False,
        "what looks like the labels of two parts, in one text",
        'if only one part goes out, write "**Text:**" above it in place of its label',
    ),
    (
        inside_texts.closing_words,
        False,
        "a last paragraph that is about all posts, in the text of the last",
        'if it goes out nowhere, write it below a heading such as "## Notes"',
    ),
)
"""What is looked for, whether it says which texts are posts, how it is said, and what to do."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What may be wrong, where, and what to do; ``of_posts`` tells that it is which texts are posts.

    ``line`` is the first that shows it.
    """

    said: str
    line: int
    of_posts: bool = False


def doubt(found: Found, words: str, remedy: str, *, of_posts: bool = False) -> Doubt:
    """Return what to say of places that were found, with the first of them as an example."""
    places = sorted({line for line, _ in found})
    example = " ".join(found[0][1].split())
    shown = example if len(example) <= _LONGEST else f"{example[:_LONGEST].rstrip()}…"
    advice = remedy.replace("%", shown.strip("[*: ]"))
    return Doubt(f'{words} ("{shown}", {lines_named(places)}): {advice}', places[0], of_posts)


def without_doubtful(opened: Sequence[Opened], doubts: Mapping[str, Collection[Doubt]]) -> list[Opened]:
    """Return the files; of those of which ``doubts``, by their names, put posts in doubt, only a problem."""
    of_posts = {name: [one for one in said if one.of_posts] for name, said in doubts.items()}
    unasked = [
        file.name
        for file in opened
        if file.way and file.way.asked_by is None and not of_posts.get(file.name)
        if file.reader and any(sheet.posts for sheet in file.sheets)
    ]
    return [
        _declined(file, file.source, said, named_beside(unasked))
        if file.source and (said := of_posts.get(file.name))
        else file
        for file in opened
    ]


def _declined(file: Opened, source: Source, doubts: Sequence[Doubt], beside: str) -> Opened:
    start = source.line_start(doubts[0].line)
    said = _SAID.format("; ".join(one.said for one in doubts), beside)
    problem = Diagnostic(source.span(start, start), said, "reading/in-doubt")
    return Opened(
        file.name,
        source,
        problems=(problem,),
        declined=_WHY,
        settled=True,
        opportunistic=file.opportunistic,
        way=file.way,
    )


def of_structure(look: Remainder) -> Iterator[tuple[Doubt, Found]]:
    """Yield what its structure says against what was read of a Markdown file, with the places."""
    if look.sort != "markdown":
        return
    layout = Layout(look)
    for finder, of_posts, words, remedy in _SIGNS:
        if found := finder(layout):
            yield doubt(found, words, remedy, of_posts=of_posts), found
