"""What is drawn of an account's mix, on a page and in a picture alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from postlint.judging.mix.account_view import AccountView
from postlint.records import dataclass
from postlint.report.bars import By, mix_of
from postlint.report.layout import plural
from postlint.report.mix import Mirrored, shown_views
from postlint.report.mix.text import reserved
from postlint.report.page.stacks import Stack, Weeks, stack, weeks, weeks_each
from postlint.vocabulary import CHANNEL_TITLES

MOST_ACCOUNTS: Final = 30


@dataclass(frozen=True, slots=True)
class Drawn:
    """An account: a bar for all posts of its mix and one for each week, and what to know of it in words."""

    name: str
    channel: str
    mix: Stack
    weeks: Weeks
    notes: tuple[str, ...]
    reserved: str

    @property
    def posts(self) -> str:
        """Return the number of posts in words."""
        return plural(self.mix.total, "post")

    @property
    def words(self) -> str:
        """Return all that the bars show, and what was left out, as sentences."""
        whole = f"{self.name}, {self.posts}: {self.mix.words or 'none in the mix'}."
        return " ".join([whole, *(f"{week.label}: {week.words}." for week in self.weeks.bars), *self.notes])


@dataclass(frozen=True, slots=True)
class Gallery:
    """The accounts that are drawn, and what a page or picture of them is called; ``more`` are not drawn."""

    headline: str
    accounts: tuple[Drawn, ...]
    more: int

    @property
    def left_out(self) -> str:
        """Say how many accounts are not drawn; empty where all are."""
        if not self.more:
            return ""
        verb = "is" if self.more == 1 else "are"
        return f"{plural(self.more, 'more account')} {verb} not drawn: --format csv and json have all."


def drawn(plans: Sequence[Mirrored], by: By | None = None) -> Gallery:
    """Return what is drawn of the first accounts of ``plans``."""
    views = shown_views(plans)
    posts = sum(view.mix.total for view in views)
    shown = views[:MOST_ACCOUNTS]
    most = weeks_each(len(shown))
    accounts = tuple(_drawn(view, most, by) for view in shown)
    named = f" by {by.key}" if by else ""
    return Gallery(f"The mix of {plural(posts, 'post')}{named}", accounts, len(views) - len(shown))


def _drawn(view: AccountView, most: int, by: By | None) -> Drawn:
    account = view.account
    shown = weeks(view, view.counted, most, by)
    left_out = [shown.left_out] if shown.left_out else []
    return Drawn(
        name=account.label,
        channel=CHANNEL_TITLES[account.channel] if account.channel else "",
        mix=stack(mix_of(view.counted, by)),
        weeks=shown,
        notes=(*left_out, *(f"{note.message}." for note in view.notes)),
        reserved=reserved(view.slots),
    )
