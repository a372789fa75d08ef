"""Sections that their neighbours make something else of: pictures, videos, letters, versions of one text."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.readers.sections import replies_comments_hashtags as answers
from postlint.calendars.readers.sections import roles_by_places as places
from postlint.calendars.readers.sections.heading_words import (
    ANGLES,
    BODIES,
    CAPTIONS,
    LENGTHS,
    NO_POSTS,
    ON_PICTURES,
    words_in,
)
from postlint.calendars.readers.sections.headings_of_no_posts import heads_outline, is_for_posts
from postlint.calendars.readers.sections.outline import Section
from postlint.calendars.readers.sections.replies_comments_hashtags import share_hashtags
from postlint.calendars.readers.sections.roles_of_headings import Role, language_of, names_more, text_among
from postlint.calendars.readers.sections.versions_and_options import place_comments
from postlint.calendars.terms.networks_meant import channels_named

_OF_VIDEOS: Final = re.compile(r"\b(?:stor(?:y|ies)|reels?|shorts?|videos?)\b", re.IGNORECASE)
_VIDEO: Final = re.compile(r"(?:story|reel|short|video)\s*#?\d", re.IGNORECASE)
_BEHIND: Final = re.compile(r"\w.*\((?P<place>[^()]*)\)\W*")
_SUBJECT: Final = re.compile(
    r"(?i)\W*(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp)(?: line)?\W*:"
)
"""What a letter is about, in front of what it says."""
_PREVIEWS: Final = re.compile(r"\b(?:previews?|vorschau(?:en)?|aperçus?|vistas? previas?)\b", re.IGNORECASE)
_STORY: Final = re.compile(
    r"(?:story|stories|storys|historias?|histórias?|storie)(?:[ -](?:countdown|poll|quiz|idea|idee|umfrage))?"
)
"""What goes with a post for a day, beside its caption."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_TO_CHOOSE: Final = frozenset({"hook", "idea", "ideas"})
"""What several short texts below one heading may be, of which one begins a post."""
_OF_ALL: Final = frozenset({"date", "time", "status", "hashtags"})
_MOST_WORDS: Final = 5
"""How many words a heading has that says no more than on which network another version goes out."""


def with_neighbours(root: Section) -> Section:
    """Return an outline whose sections are marked or moved as what stands beside them tells."""
    for section in root.all_below():
        for mark in _MARKS:
            mark(section)
    return root


def _mark_threads(section: Section) -> None:
    """Mark "Threads" as the network of that name, and not as several threads, beside other networks."""
    places = [inner for inner in section.sections if inner.label.role == "network"]
    named = {channel for inner in places for channel in inner.label.channels}
    for inner in places if len(named) > 1 else ():
        if inner.label.plain == "threads":
            inner.mark(several=False, named=False, thread=False)


def _mark_pictures(section: Section) -> None:
    """Mark what stands on pictures, or says what they show, as no text: beside a caption, any other does.

    Of one text in several languages, the others are versions. What is said below any of them is of all.
    """
    texts = [inner for inner in section.sections if inner.label.role == "content"]
    has_caption = any(inner.label.plain in CAPTIONS for inner in texts)
    texts = [inner for inner in texts if not inner.label.channels]
    names = [inner.label.whole for inner in texts]
    for inner in texts if has_caption else ():
        if inner.label.plain in ON_PICTURES:
            _make(inner, "aside", section)
    if (chosen := text_among(names)) is None:
        return
    for number, (inner, name) in enumerate(zip(texts, names, strict=True)):
        is_other = number != chosen and language_of(name)
        if is_other and language_of(names[chosen]):
            _make(inner, "option", section)
        elif number != chosen and inner.length < texts[chosen].length:
            _make(inner, "aside", section)


def _make(text: Section, role: Role, around: Section) -> None:
    """Give a text another role; what is said below it is said of what stands ``around`` it."""
    text.mark(role=role)
    around.fields += text.fields
    text.fields.clear()


def _mark_rest(section: Section) -> None:
    """Let a text that names no network go out where no other does: "Caption" beside "Caption (X)".

    What is said behind the last of them, and behind no other, is said of all.
    """
    texts = [inner for inner in section.sections if inner.label.role == "content"]
    named = {channel for inner in texts for channel in inner.label.channels}
    rest = tuple(sorted(_networks_of(section) - named)) if named else ()
    for inner in texts if rest else ():
        if not inner.label.channels:
            inner.mark(channels=rest)
    if named and not any(inner.fields for inner in texts[:-1]):
        section.fields += (one for one in texts[-1].fields if one.name in _OF_ALL)
        texts[-1].fields[:] = (one for one in texts[-1].fields if one.name not in _OF_ALL)


def _mark_lists(section: Section) -> None:
    """Mark lists below labels of a text and what goes with it, of what is for posts, and of outlines."""
    for inner in section.sections:
        kinds = {piece.kind for piece in inner.content} - {"rule"}
        goes_with = inner.label.role == "content" and names_more(inner.label.whole)
        is_list = kinds == {"list"} and (goes_with or is_for_posts(inner.label.plain))
        if is_list or ("list" in kinds <= {"list", "prose"} and heads_outline(inner.label.plain)):
            inner.mark(role="aside")


def _mark_scripts(section: Section) -> None:
    """Mark what stands in front of the only caption of one post as no text, as the script of a video is.

    A story that names no network goes with the post, wherever it stands.
    """
    label = section.label
    if label.several or not (label.role in {"network", "post"} or label.date or label.day):
        return
    captions = [inner for inner in section.sections if inner.label.plain in CAPTIONS]
    for inner in section.sections if len(captions) == 1 else ():
        is_above = inner.label.role == "topic" and inner.start < captions[0].start
        if is_above or (not inner.label.channels and _STORY.fullmatch(inner.label.plain)):
            inner.mark(role="aside")


def _mark_videos(section: Section) -> None:
    """Mark counted stories and reels with marked texts as posts, below a network of which they are told."""
    if section.label.role != "network" or not _OF_VIDEOS.search(section.label.title.text):
        return
    for inner in section.sections:
        is_marked = bool(inner.content) and inner.content[0].kind in {"fence", "quote"}
        if inner.label.role == "aside" and _VIDEO.match(inner.label.plain) and is_marked:
            inner.mark(role="post", named=True)


def _mark_previews(section: Section) -> None:
    """Mark a text for all networks as none of its own, where previews show what goes out on each."""
    shown = [inner.sections for inner in section.sections if _PREVIEWS.search(inner.label.title.text)]
    on_each = any(len(below) > 1 and all(one.label.channels for one in below) for below in shown)
    for inner in section.sections if on_each else ():
        if inner.label.role == "content":
            inner.mark(role="aside")


def _mark_letters(section: Section) -> None:
    """Mark what has a subject and a body, and names no network, as a letter; behind a text, its body."""
    placed = section.label.channels
    for inner in section.sections:
        bodies = [one for one in inner.sections if one.label.plain in BODIES]
        subject = _subject_in(inner) if bodies else None
        if subject is None:
            continue
        if any(piece.kind == "fence" and piece.start < subject for piece in inner.content):
            for body in bodies:
                if body.start > subject:
                    body.mark(role="aside")
        elif inner.label.role in {"topic", "network"} and not (placed or inner.label.channels):
            inner.mark(role="aside")


def _subject_in(section: Section) -> int | None:
    """Return where a field or label of a section begins that says what a letter is about."""
    text = section.label.title.source.text
    starts = [*(one.start for one in section.fields), *(one.start for one in section.sections)]
    return next((start for start in starts if _SUBJECT.match(text, start)), None)


def _mark_alike(section: Section) -> None:
    """Mark texts in fences as posts among others, where their heading may say how they go about it.

    "Comparison hook" heads notes for posts in one file, and among "Launch" and "Feature" a post in another.
    Several below one heading are posts each, or hooks and ideas to choose from.
    """
    if section.label.role != "network":
        return
    alike = [inner for inner in section.sections if _fences_in(inner)]
    posts = [inner for inner in alike if inner.label.role in {"network", "post", "topic"}]
    # Of a heading of posts, one of them says as much as two do of the name of a network alone.
    for inner in alike if len(posts) > (not section.label.several) else ():
        label, is_one = inner.label, _fences_in(inner) == 1
        angles = ANGLES if is_one else ANGLES - _TO_CHOOSE
        if label.role == "aside" and NO_POSTS.intersection(words_in(label.plain)) <= angles:
            inner.mark(role="topic", several=label.several or not is_one)


def _fences_in(section: Section) -> int:
    """Return how many texts stand in fences in a section, if it holds nothing else."""
    kinds = [piece.kind for piece in section.pieces if piece.kind != "rule"]
    return len(kinds) if {*kinds} == {"fence"} and not section.sections else 0


def _mark_versions(section: Section) -> None:
    """Mark sections side by side that hold one text in several lengths: a "Short" alone is a video."""
    lengths = [inner for inner in section.sections if inner.label.whole in LENGTHS]
    for inner in lengths if len(lengths) > 1 else ():
        inner.mark(role="option", several=False)
    # Where posts are called versions, and others kept, "Short version" is a post as well.
    posts = [one for one in section.sections if words_in(one.label.plain)[-1:] == ["version"]]
    if section.label.several and any(one.label.role == "network" for one in posts):
        for inner in posts:
            inner.mark(role="network")
    above = set[str]()
    for inner in section.sections:
        if inner.label.role == "content" and not inner.label.channels:
            remark = _BEHIND.fullmatch(inner.label.whole)
            how = remark["place"].removesuffix(" version").removesuffix("er") if remark else ""
            if how in LENGTHS and inner.label.plain in above:
                _make(inner, "option", section)
            above.add(inner.label.plain)


def _mark_elsewhere(section: Section) -> None:
    """Mark what a heading names another network of, below a text for one, as what goes out there."""
    on = _networks_of(section)
    for inner in section.sections if on and section.content else ():
        label = inner.label
        is_place = label.role in {"topic", "option"} and label.channels
        is_short = len(_WORD.findall(label.title.text)) <= _MOST_WORDS
        if is_place and is_short and on.isdisjoint(label.channels):
            inner.mark(role="network")


def _networks_of(section: Section) -> set[str]:
    """Return the networks that the heading of a section names, or else its fields."""
    fields = (piece.value.text for piece in section.fields if piece.name == "channel" and piece.value)
    return set(section.label.channels) or {channel for text in fields for channel in channels_named(text)}


_MARKS: Final = (
    _mark_threads,
    answers.mark_text,
    _mark_versions,
    places.mark_brackets,
    places.mark_groups,
    places.mark_ends,
    _mark_elsewhere,
    _mark_pictures,
    _mark_rest,
    share_hashtags,
    _mark_lists,
    _mark_scripts,
    _mark_videos,
    _mark_letters,
    _mark_previews,
    _mark_alike,
    place_comments,
    answers.put_below_posts,
)
"""In this order: some look at what others have marked."""
