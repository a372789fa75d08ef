"""Which posts of an account enter a mix, in which order, and which stay out and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final, Literal, TypeAlias, TypeVar

from postlint.calendars.accounts import NOWHERE
from postlint.calendars.model import Account, InboxItem, Period, Plan, Post, Slot
from postlint.judging.model import Mix, Note
from postlint.kinds.model import PLACEHOLDER, Classified
from postlint.kinds.own_accounts import Ours
from postlint.records import dataclass
from postlint.vocabulary import KINDS, STATUSES, Kind, Status

StreamName: TypeAlias = Literal["dated", "undated", "last"]
Belonging = TypeVar("Belonging", Slot, InboxItem)

LAST_POSTS: Final = 20
"""How many posts an account is judged on whose windows never hold enough."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Posts of one account in their order: those of its mix, or only those ``published`` of them.

    Where a rule judges what posts say under a key apart, they are those that say ``value``.
    """

    name: StreamName
    posts: tuple[Classified, ...]
    published: bool = False
    value: str = ""

    @property
    def days(self) -> list[date | None]:
        """Return the local date of each post."""
        return [*map(day_of, self.posts)]


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account of a plan and the posts of its mix; ``notes`` say what stayed out of it.

    ``all_posts`` are the account's posts in reading order, those outside the mix included; ``slots``,
    ``inbox`` and ``periods`` are those of the plan that concern the account, ``ours`` what is ours in it.
    """

    plan: Plan
    ours: Ours
    account: Account
    dated: Stream
    undated: Stream
    all_posts: tuple[Classified, ...]
    slots: tuple[Slot, ...]
    inbox: tuple[InboxItem, ...]
    periods: tuple[Period, ...]
    notes: tuple[Note, ...]

    @property
    def counted(self) -> tuple[Classified, ...]:
        """Return every post of the mix, undated ones last."""
        return self.dated.posts + self.undated.posts

    @property
    def is_asked_for(self) -> bool:
        """Tell whether a post of the account stands in a file that is to be shown."""
        shown = self.plan.shown
        return shown is None or any(item.post.span.path in shown for item in self.all_posts)

    @property
    def plans_to_answer(self) -> bool:
        """Tell whether the calendar says anything of answering people on this account, but for its hours."""
        return bool(self.slots or self.inbox)

    @property
    def is_archive(self) -> bool:
        """Tell whether the account's posts are all published: nothing is planned, only looked back on."""
        return bool(self.all_posts) and not any(item.post.changeable for item in self.all_posts)

    def streams(self, *, published: bool) -> tuple[Stream, Stream]:
        """Return the dated and the undated posts, or those of them that are published."""
        if not published:
            return self.dated, self.undated
        dated, undated = (
            Stream(
                stream.name, tuple(item for item in stream.posts if not item.post.changeable), published=True
            )
            for stream in (self.dated, self.undated)
        )
        return dated, undated

    @property
    def mix(self) -> Mix:
        """Return how many posts do what."""
        kinds = Counter(item.kind for item in self.counted if item.kind is not None)
        return Mix(
            account=self.account.label,
            kinds={kind: kinds[kind] for kind in KINDS if kinds[kind]},
            unreadable=sum(item.kind is None for item in self.counted),
            identity=self.account.identity,
        )


def account_views(
    plan: Plan, classified: Iterable[Classified], statuses: Collection[Status] = STATUSES
) -> list[AccountView]:
    """Return the population of every account of ``plan``, in the order of its accounts.

    Posts count that have one of the ``statuses``, or none.
    """
    by_account: dict[str, list[Classified]] = {identity: [] for identity in plan.accounts}
    for item in classified:
        for identity in item.post.accounts:
            by_account[identity].append(item)
    ours = Ours.of(plan)
    slots, inbox = _by_account(plan.slots), _by_account(plan.inbox)
    return [
        _population(plan, ours, plan.accounts[identity], items, slots[identity], inbox[identity], statuses)
        for identity, items in by_account.items()
    ]


def _by_account(parts: Iterable[Belonging]) -> defaultdict[str, list[Belonging]]:
    grouped: defaultdict[str, list[Belonging]] = defaultdict(list)
    for part in parts:
        grouped[part.account].append(part)
    return grouped


def _population(
    plan: Plan,
    ours: Ours,
    account: Account,
    items: Sequence[Classified],
    slots: Iterable[Slot],
    inbox: Iterable[InboxItem],
    statuses: Collection[Status],
) -> AccountView:
    ids = {item.post.id for item in items if item.post.id}
    periods = tuple(
        period for period in plan.periods if not period.accounts or account.identity in period.accounts
    )
    orders = {item.post.order for item in items}
    reasons = {
        id(item): _unplaced(account)
        or _left_out(item, ids, periods, statuses)
        or _unwritten(item)
        or _replaced(item.post, orders)
        for item in items
    }
    counted = [item for item in items if reasons[id(item)] is None]
    dated = sorted((item for item in counted if item.post.when), key=_by_date)
    undated = sorted((item for item in counted if not item.post.when), key=lambda item: item.post.order)
    left_out = Counter(reason for reason in reasons.values() if reason)
    return AccountView(
        plan,
        ours,
        account,
        Stream("dated", tuple(dated)),
        Stream("undated", tuple(undated)),
        tuple(items),
        tuple(slots),
        tuple(inbox),
        periods,
        tuple(Note.on(account, _left_out_note(count, reason)) for reason, count in left_out.items()),
    )


def day_of(item: Classified) -> date | None:
    """Return the local date of a post, or None where it has none."""
    return item.post.when.value.date if item.post.when else None


def _by_date(item: Classified) -> tuple[object, ...]:
    when = item.post.when
    return (*when.value.sort_key, item.post.order) if when else ()


def _left_out(
    item: Classified, ids: set[str], periods: Iterable[Period], statuses: Collection[Status]
) -> str | None:
    """Return why a post stays out of the account's mix, or None where it counts."""
    post = item.post
    if post.urgent is not None:
        return f"urgent: {post.urgent}"
    if post.status is not None and post.status not in statuses:
        return f"status {post.status} does not count here"
    if item.continues:
        return "they continue a thread of our own"
    if post.translation_of and post.translation_of.value in ids:
        return "translations count once, with their original"
    period = _switched_off_by(post, periods)
    if period:
        return f"mix is off in “{period.name}”" + (f", {period.because}" if period.because else "")
    return None


def _unplaced(account: Account) -> str | None:
    return "they name no network, where others of their file do" if account.identity == NOWHERE else None


def _unwritten(item: Classified) -> str | None:
    return "placeholders in place of a text" if item.unreadable == PLACEHOLDER else None


def _replaced(post: Post, orders: set[int]) -> str | None:
    return None if orders.isdisjoint(post.replaced_by) else "copies of a post count once"


def _switched_off_by(post: Post, periods: Iterable[Period]) -> Period | None:
    if not post.when:
        return None
    day = post.when.value.date
    return next((period for period in periods if period.mix_off and period.covers(day)), None)


def _left_out_note(count: int, reason: str) -> str:
    return f"{count} post{'s' if count > 1 else ''} left out of the mix ({reason})"


def breakdown(items: Iterable[Classified]) -> list[tuple[Kind | None, int]]:
    """Return how many of ``items`` are of each kind, most frequent first; None for those nobody read."""
    counts = Counter(item.kind for item in items)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0] or ""))
