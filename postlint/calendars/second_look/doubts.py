"""What may be wrong with what was read of each file: what is looked for, how it is said, and what to do.

It knows nothing of how a file was read. It takes the posts, blanks their texts, and asks of what is left, and
of the texts themselves, what in them looks like a day, a network or a label. What was told otherwise is not
told again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Mapping as Dict
from typing import Final

from postlint.calendars.build import Assembly
from postlint.calendars.files.parse_file import Opened
from postlint.calendars.model import Post
from postlint.calendars.second_look import (
    inside_texts,
    lost_texts_and_fields,
    says_more_than_our_words,
    unlike_posts,
)
from postlint.calendars.second_look.doubtful_files import Doubt, doubt, of_structure
from postlint.calendars.second_look.remainder import Found, Remainder, Seen
from postlint.source.spans import Source, Span


def of_files(opened: Iterable[Opened], assembly: Assembly) -> dict[str, tuple[Doubt, ...]]:
    """Return what may be wrong with what was read of each file, by its name, where there is anything."""
    posts: defaultdict[Span, list[Post]] = defaultdict(list)
    for post in assembly.posts:
        posts[post.span].append(post)
    told: defaultdict[str, set[int]] = defaultdict(set)
    files = list(opened)
    for one in (*assembly.problems, *(problem for file in files for problem in file.problems)):
        told[one.span.path].update(span.line for span in (one.span, *one.alike))
    for account in assembly.directory.accounts.values():
        # What an account is on is said of its posts by its name.
        told[account.span.path].update(range(account.span.line, account.span.end_line + 1))
    found: dict[str, tuple[Doubt, ...]] = {}
    for file in files:
        nodes = (node for sheet in file.sheets for node in sheet.posts)
        # A post of which nothing could be made stands in no list.
        read = ((node, posts[node.span].pop(0)) for node in nodes if posts[node.span])
        seen = [Seen(post, node, _channels_of(post, assembly)) for node, post in read]
        told[file.name].update(span.line for sheet in file.sheets for span in sheet.likely_dates)
        # Of a post that is not well formed, its error is told.
        for span in (node.span for sheet in file.sheets for node in sheet.left_out):
            told[file.name].update(range(span.line, span.end_line + 1))
        if file.source and seen and says_more_than_our_words(file):
            said = doubts(file.source, seen, told[file.name], file.notes)
            found |= {file.name: said} if said else {}
    return found


def _channels_of(post: Post, assembly: Assembly) -> frozenset[str]:
    channels = (assembly.accounts[account].channel for account in post.accounts)
    return frozenset(channel for channel in channels if channel)


def doubts(
    source: Source, seen: Sequence[Seen], told: Collection[int], notes: Iterable[str]
) -> tuple[Doubt, ...]:
    """Return what may be wrong with what was read of ``source``, each with its lines and what to do.

    ``seen`` are the posts in file order, ``told`` the lines of which something else is said, ``notes`` what
    is said of the file.
    """
    look = Remainder(source, tuple(seen), told, notes)
    said: list[Doubt] = []
    lines: set[int] = set()
    for one, found in of_structure(look):
        said.append(one)
        lines.update(line for line, _ in found)
    for finder, words, remedy, of_posts in _SIGNS:
        if found := [place for place in finder(look) if place[0] not in lines]:
            said.append(doubt(found, words, remedy[look.sort], of_posts=of_posts))
    return tuple(said)


def _confirmed(remedy: str) -> Dict[str, str]:
    """Return what to do about texts that may be none, and what confirms that they are posts."""
    kinds = {
        "markdown": 'write what each does below it, as in "Kind: question"',
        "table": "write what each does in a column called Kind, such as question",
        "data": "write what each does, as in kind: question",
    }
    return {sort: f"{remedy} (if they go out as they stand, {kind})" for sort, kind in kinds.items()}


_SIGNS: Final[tuple[tuple[Callable[[Remainder], Found], str, Dict[str, str], bool], ...]] = (
    (
        lost_texts_and_fields.days,
        "what looks like days, at posts that are undated",
        {
            "markdown": 'if posts go out then, write "**Date:** 2026-06-01" under their headings',
            "table": "if posts go out then, write dates as in 2026-06-01, and call their column Date or name "
            "it in postlint.yaml, as in columns: {Slot: date}",
            "data": "if posts go out then, write dates as in 2026-06-01, and call their key date: or name it "
            "in postlint.yaml, as in columns: {slot: date}",
        },
        False,
    ),
    (
        lost_texts_and_fields.times,
        "what looks like times of day, at posts that have none",
        {"markdown": 'if posts go out then, write them behind the dates, as in "2026-06-01 09:00"'},
        False,
    ),
    (
        unlike_posts.figures,
        "figures, as posts have that went out",
        dict.fromkeys(("markdown", "table", "data"), "if nothing in it is planned, `exclude:` it"),
        False,
    ),
    (
        inside_texts.parts,
        "counted parts of a thread, in one text",
        {
            "markdown": "write each below a heading or line of its own",
            "table": "write each in a row of its own",
            "data": "write them as a list under thread:",
        },
        True,
    ),
    (
        lost_texts_and_fields.networks,
        "what looks like networks, which the posts there do not have",
        {
            "markdown": 'if posts go out there, write "**Platform:** LinkedIn" under their headings',
            "table": "if posts go out there, call their column Platform, or name it in postlint.yaml, as in "
            "columns: {Outlet: channel}",
            "data": "if posts go out there, write channel: at each, or once for all under defaults:; or name "
            "the key that they have for it in postlint.yaml, as in columns: {outlet: channel}",
        },
        False,
    ),
    (
        lost_texts_and_fields.hashtags,
        "hashtags that no post got",
        {
            "markdown": 'if they go out, write "Hashtags: #one #two" below the text that they belong to',
            "table": "if they go out, call their column Hashtags",
            "data": "if they go out, call their key hashtags:, beside the text that they belong to",
        },
        False,
    ),
    (
        inside_texts.labels,
        "what looks like labels, in the texts of posts",
        {
            "markdown": 'if they go out nowhere, write them on lines of their own, as in "**%:**"',
            "table": "if they go out nowhere, give each a column of its own",
            "data": "if they go out nowhere, give each a key of its own",
        },
        False,
    ),
    (
        lost_texts_and_fields.speakers,
        "what people may say in a text, which does not have it",
        {"markdown": "if it goes out, write the whole text as a quote (>)"},
        False,
    ),
    (
        inside_texts.to_team,
        "what may be said to people of the team, in the texts of posts",
        {
            "markdown": 'if so, write "Internal:" in front of it, in a paragraph of its own below the text',
            "table": "if so, write it in a column of its own, called Notes",
            "data": "if so, write it under a key of its own, such as notes:",
        },
        False,
    ),
    (
        inside_texts.joined,
        "posts that count, read as the parts of one thread, since they name no network",
        {
            "markdown": 'if they are posts, write where under each heading, as in "**Platform:** LinkedIn"',
            "table": "if they are posts, write their network in a column called Platform",
            "data": 'if they are posts, write "thread: no" beside each, or their network',
        },
        False,
    ),
    (
        inside_texts.below_lines,
        "what a line across divides from the rest of a text",
        {"markdown": 'if it is not for readers, write "Internal:" in front of it'},
        False,
    ),
    (
        inside_texts.markup,
        "what does not look like words of a post, in the texts of posts",
        dict.fromkeys(("markdown", "table", "data"), "if it goes out nowhere, take it out of the text"),
        False,
    ),
    (
        lost_texts_and_fields.items,
        "items of a list that are posts of their own, below words that are in no post",
        {"markdown": "if they are one post, mark the whole as a quote (>)"},
        False,
    ),
    (
        lost_texts_and_fields.shared,
        "a comment that several posts got",
        {"markdown": "if it belongs to one of them, write it under the heading of that one"},
        False,
    ),
    (
        unlike_posts.unlike,
        "texts that look like notes or topics, and like no post",
        _confirmed("if they go out nowhere, take them out or write them elsewhere"),
        False,
    ),
    (
        unlike_posts.letters,
        "texts that greet somebody whose name is to be filled in",
        _confirmed("if they are letters to copy, take them out or write them elsewhere"),
        False,
    ),
    (
        unlike_posts.sorts,
        "texts that only say what a post is to be",
        _confirmed("write the texts, or leave them empty"),
        False,
    ),
    (
        unlike_posts.fragments,
        "texts of a few words among longer ones",
        _confirmed("if they are no posts, leave them empty or take them out"),
        False,
    ),
)
"""What is looked for, how it is said, for each sort of file what to do, and whether it is of posts.

In what to do, % stands for what was found first.
"""
