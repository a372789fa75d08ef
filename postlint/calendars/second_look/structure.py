"""What the structure of a Markdown file says against what was read of it, and what would settle it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from postlint.calendars.second_look import around_texts, inside_texts, which_texts
from postlint.calendars.second_look.doubt import Doubt, doubt
from postlint.calendars.second_look.layout import Layout
from postlint.calendars.second_look.lost_texts import lost_texts
from postlint.calendars.second_look.remainder import Found, Remainder

_Row: TypeAlias = "tuple[Callable[[Layout], Found], bool, str, str]"
_SIGNS: Final[tuple[_Row, ...]] = (
    (
        which_texts.unread,
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
        which_texts.strangers,
        True,
        "texts much shorter than the others, in places of their own",
        "if they are no posts, take them out of the file",
    ),
    (
        which_texts.numbers,
        True,
        "what is counted otherwise than it was read",
        'write a heading such as "## Post 1" above each post, or take the number out',
    ),
    (
        which_texts.threads,
        True,
        "headings of threads below which several posts were read",
        'if they are one thread, write "1/", "2/" … in front of its parts; if none, take the word out',
    ),
    (
        which_texts.lists,
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
        which_texts.tagged,
        True,
        "texts of which several paragraphs end with hashtags, as several posts do",
        'write a heading such as "### Post 1" above each post',
    ),
    (
        which_texts.apart,
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
        which_texts.still_to_come,
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


def of_structure(look: Remainder) -> Iterator[tuple[Doubt, Found]]:
    """Yield what its structure says against what was read of a Markdown file, with the places."""
    if look.sort != "markdown":
        return
    layout = Layout(look)
    for finder, of_posts, words, remedy in _SIGNS:
        if found := finder(layout):
            yield doubt(found, words, remedy, of_posts=of_posts), found
