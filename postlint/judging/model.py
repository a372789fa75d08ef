"""What judging works with and gives: packs, rules, findings, mixes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal, TypeAlias

from postlint.calendars.files.gitignore_and_patterns import Patterns
from postlint.calendars.model import Account, Post
from postlint.dates_and_lists_in_words import dates_in_words
from postlint.judging.groups import Groups
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span
from postlint.vocabulary import STATUSES, Kind, Severity, Status

Parameters: TypeAlias = Mapping[str, object]
"""The parameters of a rule's check, as the check itself reads them."""

Outcome: TypeAlias = Literal["fail", "pass"]
"""What an example of a rule shows."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms on which a plan is judged.

    ``certainty`` is how probable it must be that a post is in a group, or out of it, to count as certain:
    over one half, at most 1. ``as_of`` is the day that counts as today; None where nobody said, since
    the clock is never read. ``statuses`` are those of the posts that count in a mix. Of what lies before
    ``since`` nothing is reported.
    """

    certainty: float
    as_of: date | None = None
    statuses: frozenset[Status] = frozenset(STATUSES)
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A source that a pack or rule rests on: when it was last seen, and what it says, in words of ours."""

    title: str
    url: str | None = None
    seen: str | None = None
    says: str | None = None

    @property
    def about(self) -> str:
        """Return what it says and when it was seen, as a sentence or two; "" where nobody wrote that down."""
        seen = f"Seen {self.seen}." if self.seen else ""
        return " ".join(filter(None, (self.says, seen)))


@dataclass(frozen=True, slots=True)
class OnAccounts:
    """What a configuration makes of a rule on accounts, by their keys or handles, or by ``channels``."""

    names: tuple[str, ...]
    change: Mapping[str, object]
    channels: bool = False


@dataclass(frozen=True, slots=True)
class InFiles:
    """How grave a finding of a rule may be in some files; None where there should be none.

    ``written`` are the patterns of ``files``, as the configuration has them.
    """

    files: Patterns
    ceiling: Severity | None
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack. ``severity`` is None where the configuration switched the rule off.

    ``examples`` are small calendars at which it speaks, and others at which it does not. ``node`` is the
    rule as it is written, for what a configuration changes of it. Of ``on_accounts`` and ``in_files``,
    later ones have the last word. ``channels`` are those on which the rule speaks: all, if none is named.
    ``stops`` marks a rule of reading that cannot be made milder.
    """

    id: str
    title: str
    severity: Severity | None
    check: str
    parameters: Parameters
    message: str
    why: str
    how: str
    sources: tuple[Link, ...]
    unless: tuple[str, ...]
    groups: Groups
    examples: Mapping[Outcome, tuple[tree.Mapping, ...]]
    span: Span = field(compare=False)
    node: tree.Mapping | None = field(default=None, compare=False, repr=False)
    on_accounts: tuple[OnAccounts, ...] = ()
    in_files: tuple[InFiles, ...] = ()
    stops: bool = False
    channels: tuple[str, ...] = ()

    @property
    def pack(self) -> str:
        """Return the name of the pack that the rule belongs to."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Pack:
    """Groups and rules with one purpose and its sources.

    ``origin`` is the installed package that brings it, with its version; ``parsed`` is its file.
    """

    name: str
    title: str
    description: str
    sources: tuple[Link, ...]
    groups: Groups
    rules: tuple[Rule, ...]
    path: str
    origin: str = ""
    parsed: tree.Parsed | None = field(default=None, compare=False, repr=False)


Basis: TypeAlias = Literal["plan", "published", "both"]
"""What a rule over a mix judges: what is planned, what was really published, or each by itself."""

Membership: TypeAlias = Literal["in", "out", "doubtful", "unreadable"]
"""How a post counted: in the group that the rule counts, out of it, or nobody can be sure."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What one post counted as in a finding's window, how it stood to the rule, and why, in words."""

    classified: Classified
    membership: Membership
    what: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """A further place that a finding points at, and what to know of it."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Addition:
    """So many new posts, on a day or before it."""

    posts: int
    day: date


@dataclass(frozen=True, slots=True)
class Clean:
    """What it takes until no other rule says of the same posts what now goes without saying.

    ``severity`` is that of the gravest such rule, ``rules`` are their ids. ``replace`` posts are enough,
    those of ``choice`` for one; ``add`` is None where there is no answer.
    """

    rules: tuple[str, ...]
    severity: Severity
    replace: int
    add: int | None
    choice: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Remedy:
    """How few posts it takes: ``replace`` of the finding's own, or ``add`` new ones; None: no answer.

    ``choice`` is one choice of posts to replace, of which ``outside`` lie outside the posts that the
    finding lists: the trouble goes beyond these. ``by_day`` says until when to add new ones, where windows
    are cut by days. ``nearest`` names up to three posts that are closest to what is asked, and how to get
    them there. ``clean`` is what it takes so that nothing milder is said next. ``of_change`` are posts that
    a change touches and that are enough by themselves.
    """

    replace: int | None
    add: int | None
    choice: tuple[Span, ...] = ()
    nearest: tuple[Related, ...] = ()
    outside: int = 0
    by_day: tuple[Addition, ...] = ()
    clean: Clean | None = None
    of_change: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class WindowOf:
    """The posts that were judged together. ``until``: the last date up to which it goes on."""

    spec: str
    posts: int
    first: date | None
    last: date | None
    until: date | None

    @property
    def label(self) -> str:
        """Return the window in words, such as "1–28 June 2026"."""
        if self.first and self.last:
            return dates_in_words(self.first, self.last)
        return f"its {self.spec}" if self.spec.startswith("last ") else "posts without a date"


Age: TypeAlias = Literal["new", "known", "past"]
"""Whether a finding is news, in the baseline already, or before the day from which plans are judged."""

Days: TypeAlias = tuple[date, date]
"""The first and the last day of something, both included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Diagnostic):
    """What a rule says of what was read. ``may`` marks one that hangs on posts nobody can be sure of.

    ``doubts`` are the places whose kind would settle it, each with the key to write.
    ``accounts`` are labels: more than one where the same posts go out on several accounts; ``identities``
    are what tells these apart. ``post`` names the post that a finding sits on; None for findings over a mix
    or account. ``unread`` marks one that only says what the rule did not judge.

    By ``posts`` a finding is known again: those of all its windows, or the one that it sits on. ``days`` are
    those from the first of it to the last. ``about`` tells findings apart that have no posts.
    """

    severity: Severity
    may: bool
    accounts: tuple[str, ...]
    fingerprint: str
    window: WindowOf | None = None
    counted: tuple[Counted, ...] = ()
    doubts: tuple[Related, ...] = ()
    related: tuple[Related, ...] = ()
    remedy: Remedy | None = None
    post: str | None = None
    unread: bool = False
    identities: tuple[str, ...] = ()
    posts: tuple[Post, ...] = field(default=(), repr=False)
    days: Days | None = None
    about: str = ""
    asked: str = ""
    age: Age = "new"


@dataclass(frozen=True, slots=True)
class FactViolation:
    """A fact that breaks a rule: where it is written, and the values that the rule's message names.

    ``post`` is set where it sits on a post rather than on the account. ``may`` marks one that
    hangs on what a post does, which nobody can be sure of; ``doubts`` then say what would settle it.
    ``unfinished`` marks one that also hangs on ideas or drafts, and ``remedy`` says how few posts mend it.
    Drafts make a fault milder if it can be ``excused`` by them: not where just that is the fault.
    ``about`` tells several of an account apart, and ``days`` are those that one takes up: where it is
    their number that is wrong, ``most`` says how many there may be.
    """

    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    post: Post | None = None
    may: bool = False
    doubts: tuple[Related, ...] = ()
    related: tuple[Related, ...] = ()
    unfinished: bool = False
    excused: bool = True
    remedy: Remedy | None = None
    about: str = ""
    days: Days | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class NotGiven:
    """A fact that the calendar does not give, so that the rule could not be checked."""

    fact: str


@dataclass(frozen=True, slots=True)
class Mix:
    """How many posts of one account do what. ``unreadable`` posts have no kind.

    ``account`` is the label of the account, ``identity`` what tells it from others. ``values`` takes the
    place of kinds where somebody asked what posts say under a key, those that most posts have first.
    """

    account: str
    kinds: Mapping[Kind, int]
    unreadable: int = 0
    identity: str = ""
    values: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return the number of posts in the mix."""
        return sum(self.kinds.values()) + self.unreadable + sum(self.values.values())


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was not judged, or left out of a count, and why: for the footer.

    ``account`` is the label of the account, ``identity`` what tells it from others. What is ``meant`` was
    left out since somebody said so, and is no news by itself.
    """

    account: str | None
    message: str
    identity: str | None = None
    meant: bool = False

    @classmethod
    def on(cls, account: Account, message: str) -> Note:
        """Return a note on ``account``."""
        return cls(account.label, message, account.identity)


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that judging a plan gives.

    ``suppressed`` findings were silenced with a reason, ``baselined`` ones are older than a baseline, and
    ``past`` ones lie before the day from which plans are judged: nobody reports them. ``idle`` says why no
    rule judged any post, and of how many that is so (0 where it is so of accounts); it is empty where one
    did. ``idle_accounts`` says it of each account of which none did, by identity.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    baselined: tuple[Finding, ...] = ()
    past: tuple[Finding, ...] = ()
    mixes: tuple[Mix, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    idle: Mapping[str, int] = field(default_factory=dict)
    idle_accounts: Mapping[str, str] = field(default_factory=dict)
