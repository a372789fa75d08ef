"""What is drawn of an account's mix, on a page and in a picture alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from postlint.judging.mix.account_view import AccountView
from postlint.report.layout import plural
from postlint.report.mix import Mirrored, shown_views
from postlint.report.mix.text import reserved
from postlint.report.page.stacks import Stack, stack, weeks
from postlint.vocabulary import CHANNEL_TITLES


@dataclass(frozen=True, slots=True)
class Drawn:
    """An account: a bar for all posts of its mix and one for each week, and what to know of it in words."""

    name: str
    channel: str
    mix: Stack
    weeks: tuple[Stack, ...]
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
        return " ".join([whole, *(f"{week.label}: {week.words}." for week in self.weeks), *self.notes])


def drawn(plans: Sequence[Mirrored]) -> list[Drawn]:
    """Return what is drawn of each account of ``plans``."""
    return [_drawn(view) for view in shown_views(plans)]


def headline(accounts: Sequence[Drawn]) -> str:
    """Return what a page or picture of ``accounts`` is called."""
    return f"The mix of {plural(sum(account.mix.total for account in accounts), 'post')}"


def _drawn(view: AccountView) -> Drawn:
    account = view.account
    return Drawn(
        name=account.label,
        channel=CHANNEL_TITLES[account.channel] if account.channel else "",
        mix=stack(view.mix),
        weeks=tuple(weeks(view, view.counted, most=None)),
        notes=tuple(f"{note.message}." for note in view.notes),
        reserved=reserved(view.slots),
    )
