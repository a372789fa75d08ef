"""From well-formed sheets to what a plan holds: every part read, and given to its accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import field
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from postlint.calendars.accounts import Directory
from postlint.calendars.accounts_of_posts import (
    Everywhere,
    NoAccountError,
    accounts_of,
    apart_from_named,
    names_account,
    undeclared_names,
)
from postlint.calendars.dates.date_problems import likely_dates, other_weekday, undated_posts
from postlint.calendars.dates.parse_dates import order_of
from postlint.calendars.dates.time_zones import read_zone, skipped_time
from postlint.calendars.last_lines import perhaps_published
from postlint.calendars.model import Account, InboxItem, Period, Post, Slot
from postlint.calendars.periods import read_period
from postlint.calendars.post_fields import Context, read_inbox_item, read_post, read_slot
from postlint.calendars.terms.notes_to_team import published_notes
from postlint.calendars.terms.team_words import OwnWord, TeamWords
from postlint.calendars.validate_calendar import Sheet
from postlint.config import DateOrder
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span
from postlint.source.tree import Mapping, Node, Scalar
from postlint.source.yaml.slips import published_quotes
from postlint.vocabulary import CHANNELS

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Item = TypeVar("Item", Slot, Period, InboxItem)
Reader: TypeAlias = Callable[[Mapping, tuple[Account, ...]], "tuple[Item, ...] | tuple[Diagnostic, ...]"]

UNKNOWN = ""
"""The account of posts of which it cannot be told whose they are."""


@dataclass(slots=True)
class Assembly:
    """What has been read so far, over all sheets. ``accounts`` grows by those that nobody declared.

    ``words`` and ``date_order`` are what the house says, ``common_zone`` is that of archives: they give
    times in UTC, and come to lie on the clock of the plan. ``own_words`` are names of undeclared accounts,
    ``zones`` the time zones of all that is dated, ``files_of_named`` files most of whose posts say where.
    """

    directory: Directory
    words: TeamWords
    date_order: DateOrder | None = None
    common_zone: Scalar | None = None
    accounts: dict[str, Account] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    inbox: list[InboxItem] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    own_words: list[OwnWord] = field(default_factory=list)
    zones: set[str | None] = field(default_factory=set)
    everywhere: Everywhere = field(default_factory=lambda: Everywhere({}))
    files_of_named: frozenset[str] = frozenset()

    def take(self, sheet: Sheet, number: int) -> int:
        """Read all parts of ``sheet``, number ``number`` of all; return how many posts it gave."""
        before = len(self.posts)
        order = self.date_order or order_of(post.text("date") or "" for post in sheet.posts)
        zone = self._zone(sheet)
        if sheet.posts or sheet.inbox:
            self.zones.add(zone.key if zone else None)
        self.everywhere = Everywhere.of(sheet.posts, self.directory, number)
        context = Context(zone, self.words, order)
        complained_of = {problem.span for problem in sheet.problems}
        for node in sheet.posts:
            self._take_post(node, number, context)
        for broken in sheet.left_out:
            self._leave_out(broken, number, context, complained_of)
        self.problems += undated_posts(context.undated)
        self.problems += published_quotes(
            text for post in self.posts[before:] if post.changeable for text in post.texts
        )
        undated = {post.span for post in self.posts[before:] if post.when is None}
        self.problems += likely_dates([key for place, key in sheet.likely_dates.items() if place in undated])
        self.slots += self._read(sheet.slots, number, lambda node, of: read_slot(node, of, context))
        self.inbox += self._read(sheet.inbox, number, lambda node, of: read_inbox_item(node, of, context))
        self.periods += self._read(
            sheet.periods, number, lambda node, of: read_period(node, of, context), for_all=True
        )
        return len(self.posts) - before

    def _zone(self, sheet: Sheet) -> ZoneInfo | None:
        name = sheet.top.scalar("timezone") or (self.common_zone if _is_archive(sheet) else None)
        zone = read_zone(name) if name else None
        if isinstance(zone, Diagnostic):
            self.problems.append(zone)
            return None
        return zone

    def _take_post(self, node: Mapping, number: int, context: Context) -> None:
        accounts, problems = self._address(node, number, is_post=True)
        read = read_post(node, len(self.posts), accounts, context)
        if isinstance(read, Post) and accounts:
            self.posts.append(read)
            weekday = other_weekday(node.scalar("date"), context.date_order)
            self.problems.extend(filter(None, (weekday, skipped_time(read.when, context.zone))))
            if read.changeable:
                team = read.author, read.approved_by
                self.problems += published_notes(read.all_texts, team, in_draft=read.unfinished)
                self.problems += () if read.unfinished else perhaps_published(read.all_texts)
            return
        self.problems.extend((*problems, *(() if isinstance(read, Post) else read)))
        self._count_left_out(accounts)

    def _leave_out(self, node: Node, number: int, context: Context, complained_of: Collection[Span]) -> None:
        """Count a post that is not well formed where it belongs, as far as that can be told.

        It is read all the same, so that everything that is wrong with it is said at once.
        """
        if not isinstance(node, Mapping):
            self._count_left_out(())
            return
        accounts, problems = self._address(node, number, is_post=True)
        read = read_post(node, len(self.posts), accounts, context)
        found = (*problems, *(() if isinstance(read, Post) else read))
        self.problems.extend(problem for problem in found if problem.span not in complained_of)
        self._count_left_out(accounts)

    def _count_left_out(self, accounts: Iterable[Account]) -> None:
        self.left_out.update([account.identity for account in accounts] or [UNKNOWN])

    def _read(
        self, nodes: Iterable[Mapping], number: int, read: Reader[Item], *, for_all: bool = False
    ) -> Iterator[Item]:
        """Read parts that belong to accounts; with ``for_all``, those that name none belong to all."""
        for node in nodes:
            everyone = for_all and not names_account(node)
            accounts, problems = ((), ()) if everyone else self._address(node, number)
            self.problems.extend(problems)
            for item in read(node, accounts) if accounts or everyone else ():
                if isinstance(item, Diagnostic):
                    self.problems.append(item)
                else:
                    yield item

    def _address(
        self, node: Mapping, number: int, *, is_post: bool = False
    ) -> tuple[tuple[Account, ...], tuple[Diagnostic, ...]]:
        """Return the accounts of a part, or why they cannot be told; and know those that nobody declared."""
        node, unknown = self.everywhere.settled(node, self.directory)
        self.own_words += unknown
        try:
            found = accounts_of(node, number, self.directory)
        except NoAccountError as error:
            return (), (error.problem,)
        self.own_words += undeclared_names(node, number, self.directory)
        if is_post and node.source.path in self.files_of_named:
            found = tuple(map(apart_from_named, found))
        # A channel that is none is complained of elsewhere, and makes no account.
        accounts = tuple(account for account in found if account.channel in {None, *CHANNELS})
        for account in accounts:
            self.accounts.setdefault(account.identity, account)
        return accounts, ()


def _is_archive(sheet: Sheet) -> bool:
    accounts = (entry.value for entry in sheet.accounts)
    return any(isinstance(about, Mapping) and about.flag("archive") for about in accounts)


def common_zone(sheets: Iterable[Sheet]) -> Scalar | None:
    """Return the time zone on which all sheets that name one agree."""
    named = [zone for sheet in sheets if (zone := sheet.top.scalar("timezone"))]
    return named[0] if len({zone.text for zone in named}) == 1 else None
