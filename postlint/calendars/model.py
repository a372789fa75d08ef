"""What a calendar holds: accounts, posts, slots, periods and inbox items, each with its place."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Final, Literal, TypeAlias

from postlint.calendars.terms.notes_to_team import without_notes
from postlint.config import DEFAULT_CERTAINTY, DEFAULT_PIPELINE, DateOrder, PipelineChoice
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located, Source, Span
from postlint.source.tree import Comment, Scalar
from postlint.vocabulary import PUBLISHED, UNFINISHED, Channel, Kind, Status


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A local date and, where the author gave one, a local time, in the calendar's time zone.

    ``offset`` is the one that is written, such as "+02:00", where there is no zone to convert the time to.
    """

    date: datetime.date
    time: datetime.time | None = None
    offset: str | None = field(default=None, compare=False)

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.time]:
        """Order by date and time; a date without a time comes first on its day."""
        return self.date, self.time or datetime.time.min


@dataclass(frozen=True, slots=True)
class Account:
    """Who posts. ``facts`` holds what the calendar says of the profile; what is absent is unknown.

    ``identity`` is what makes two declarations the same account: channel and handle, else the key.
    ``alias`` is set where several accounts of a plan would go by one label. ``network`` is what a channel is
    called that has no word of its own. ``unreadable`` are facts that are given and not well formed.
    """

    identity: str
    key: str
    channel: Channel | None
    handle: str | None
    facts: Mapping[str, Located[object]]
    span: Span = field(compare=False)
    alias: str | None = None
    network: str | None = field(default=None, compare=False)
    unreadable: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def label(self) -> str:
        """Return the name by which people know the account. It tells nothing apart: ``identity`` does."""
        return self.alias or self.handle or self.key


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, video or document that goes out with a post.

    ``part`` is the number of the part of a thread that it goes out with; None: that of no certain one.
    ``video`` tells that it stands under a key for videos, whatever its file or address ends in.
    """

    file: str | None
    alt: str | None
    span: Span = field(compare=False)
    part: int | None = None
    video: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A text that goes out with a post and is kept apart from it: under the key ``role``."""

    role: str
    text: Scalar

    @property
    def is_spoken(self) -> bool:
        """Tell whether it says as much of what the post does as its text; one word may name a sort."""
        is_word = self.role == "cta" and len(self.text.text.split()) <= 1
        return self.role in SPOKEN and not is_word


SPOKEN: Final = frozenset({"first_comment", "cta"})
"""Texts beside that of a post which tell as much of what it does as its own."""


@dataclass(frozen=True, slots=True)
class Post:
    """One planned item. ``texts`` are the parts of a thread, in order; most posts have one.

    ``beside`` are the texts that go out with them: hashtags, a first comment, the title of a video. ``links``
    are those that a team keeps apart from its texts, under a key such as ``link``.

    ``media`` are those of all parts. ``order`` is the post's place in reading order over all files of a
    configuration. ``accounts`` are account identities. ``author`` and ``approved_by`` are names of people,
    ``team`` is the one that the post comes from, or several in one phrase. ``replaced_by`` holds the
    ``order`` of later copies of the same post. ``own_keys`` is what the post says under keys of the team's
    own, by their folded names: what rules can group posts by. Days in it are local in ``zone``, and
    ``date_order`` is what comes first in those such as 03/04/2026.

    Fields are called as the keys of calendars are, and stand in the order in which ``import`` writes them.
    One that holds a text, with or without its place, or yes and no is read by its type.
    """

    order: int
    span: Span = field(compare=False)
    replaced_by: tuple[int, ...] = ()
    id: str | None = None
    when: Located[When] | None = None
    accounts: tuple[str, ...] = ()
    texts: tuple[Scalar, ...] = ()
    beside: tuple[Beside, ...] = ()
    links: tuple[Scalar, ...] = ()
    reply_to: Located[str] | None = None
    repost_of: Located[str] | None = None
    quote_of: Located[str] | None = None
    poll: Located[tuple[str, ...]] | None = None
    media: tuple[Media, ...] = ()
    kind: Located[Kind] | None = None
    status: Status | None = None
    author: Located[tuple[str, ...]] | None = None
    approved_by: Located[tuple[str, ...]] | None = None
    team: str | None = None
    origin: str | None = None
    recurring: bool = False
    translation_of: Located[str] | None = None
    reports_on: Located[str] | None = None
    urgent: str | None = None
    own_keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    zone: datetime.tzinfo | None = field(default=None, compare=False, repr=False)
    date_order: DateOrder | None = field(default=None, compare=False, repr=False)

    @property
    def name(self) -> str:
        """Return the post's id or, where it has none, the place where it is written."""
        return self.id or self.span.place

    @property
    def changeable(self) -> bool:
        """Tell whether anybody can still change the post."""
        return self.status != PUBLISHED

    @property
    def unfinished(self) -> bool:
        """Tell whether the post is an idea or a draft."""
        return self.status in UNFINISHED

    @property
    def text(self) -> str:
        """Return the whole text: the parts of a thread, a blank line between them."""
        return "\n\n".join(part.text for part in self.texts)

    @property
    def all_texts(self) -> tuple[Scalar, ...]:
        """Return every text that people see."""
        return (*self.texts, *(beside.text for beside in self.beside))

    @property
    def searched(self) -> tuple[Scalar, ...]:
        """Return every text that people see, and the links that go out with them."""
        return (*self.all_texts, *self.links)

    @property
    def spoken(self) -> tuple[Scalar, ...]:
        """Return the texts that say what the post does."""
        return (*self.texts, *(beside.text for beside in self.beside if beside.is_spoken))

    @property
    def written(self) -> str:
        """Return the spoken texts as they stand, a blank line between them."""
        return "\n\n".join(part.text for part in self.spoken)

    @property
    def speech(self) -> str:
        """Return what the post says to its readers: what is ``written``, but for notes to the team."""
        return "\n\n".join(without_notes(part.text) for part in self.spoken)


@dataclass(frozen=True, slots=True)
class Slot:
    """Time reserved for answering people. ``every`` keeps the author's words ("Mon-Fri 12:00")."""

    account: str
    every: str
    minutes: int
    who: str | None
    skip: tuple[date, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of dates, both ends included, with rules of its own."""

    name: str
    first: date
    last: date
    mix_off: bool
    avoid: tuple[Kind, ...]
    because: str | None
    kind: str | None
    accounts: tuple[str, ...]
    span: Span = field(compare=False)

    def covers(self, day: date) -> bool:
        """Tell whether ``day`` lies in the period."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class InboxItem:
    """Something that somebody said to an account and that waits for an answer."""

    id: str
    account: str
    when: Located[When] | None
    type: str | None
    url: str | None
    answered_by: Located[str] | None
    no_answer: str | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Way:
    """How a file was come by: where it lies, who says that it is a calendar, and whose choice its reader is.

    ``chosen`` is the name of the reader that ``readers:`` in the configuration chooses for it.
    """

    path: Path
    asked_by: Literal["command line", "configuration"] | None
    chosen: str | None = None

    @property
    def is_met(self) -> bool:
        """Tell whether it was met on the way, and nobody says what it is."""
        return self.asked_by is None and self.chosen is None


@dataclass(frozen=True, slots=True)
class FileRead:
    """What became of one file: which reader took it and how many posts it gave, or why none.

    ``incidental`` files were met on the way, and nobody would have taken them for calendars.
    ``notes`` say what in a file that was read is rightly no post, ``remarks`` what else there is to know of
    what was read, ``doubts`` what in it may have been read otherwise than it is meant, and ``network`` is the
    one that its name gave to posts that name none. Of ``doubtful`` files nothing says that the texts in them
    are posts. ``found`` tells how it was come by, for whoever
    reads it again.
    """

    path: str
    reader: str | None
    posts: int
    declined: str | None = None
    incidental: bool = False
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    network: Channel | None = None
    doubtful: bool = False
    found: Way | None = field(default=None, compare=False, repr=False)


LikelySort: TypeAlias = Literal[
    "calendar",
    "post",
    "markdown",
    "sections",
    "layout",
    "block",
    "toml",
    "prose",
    "text",
    "data",
    "document",
    "table",
    "yaml",
    "json",
    "lines",
    "words",
    "lacking",
    "workbook",
    "renamed",
    "misspelt",
]
"""What sort of file posts may lie in unread: a ``calendar`` lies beside those that are named, ``sections``
are several posts in one Markdown file, a ``layout`` is one of several posts that no reader takes,
``block`` is one of data in Markdown, ``toml`` front matter in which posts are kept, ``prose`` is text in
another markup, ``text`` one post in a plain file, ``data`` TOML, and ``document`` one of a word
processor. ``words`` and ``lacking`` were declined: their texts stand under a key that nothing is known
of, or something else is missing. ``renamed`` has a second ending, and ``misspelt`` a slip in its own."""


@dataclass(frozen=True, slots=True, order=True)
class LikelyPosts:
    """A file that looks like posts and that nobody reads. ``because`` says what makes it look so."""

    path: str
    sort: LikelySort
    because: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is judged together: everything that the calendars of one configuration hold.

    ``left_out`` maps account identities to the number of their posts that could not be read: their
    mix is incomplete. ``own`` holds our own handles, in the form of :func:`handles.normalise`.
    ``extra_keys`` are keys that are somebody's own, with the place of the first of each. ``notes`` say which
    words nobody gave a meaning, and which posts stand in two files. ``shown``
    names the files whose findings were asked for; None means all. ``nested`` are folders below that have
    settings of their own and are no part of this plan. ``other_sorts`` counts the files met that no reader
    reads, by the endings of their names. ``diagnostics`` say what was wrong with what was read. ``likely``
    are files that look like posts and are not read. ``unjudged`` says what else is no part of it, though it
    holds calendars. ``zones`` are the time zones of its calendars, None of those that name none.
    ``certainty`` is from which probability on a guess counts as certain here; ``learn`` tells that kinds
    which authors declared teach what their other posts do. ``groups`` are those of rules, in their places.
    ``pipeline`` is to read the texts; once they are read, ``read_by`` is what the one that did is called, and
    ``instead_because`` why no other did.
    """

    accounts: Mapping[str, Account]
    posts: tuple[Post, ...]
    slots: tuple[Slot, ...] = ()
    periods: tuple[Period, ...] = ()
    inbox: tuple[InboxItem, ...] = ()
    own: frozenset[str] = frozenset()
    files: tuple[FileRead, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    extra_keys: tuple[Located[str], ...] = ()
    notes: tuple[str, ...] = ()
    comments: Mapping[str, tuple[Comment, ...]] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    shown: frozenset[str] | None = None
    nested: tuple[Path, ...] = ()
    other_sorts: Mapping[str, int] = field(default_factory=dict)
    likely: tuple[LikelyPosts, ...] = ()
    unjudged: tuple[str, ...] = ()
    zones: frozenset[str | None] = frozenset()
    certainty: float = DEFAULT_CERTAINTY
    learn: bool = True
    groups: tuple[Located[str], ...] = ()
    pipeline: PipelineChoice | None = None
    read_by: str = DEFAULT_PIPELINE
    instead_because: str = ""

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Return those of the diagnostics that keep something from being judged."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.stops)
