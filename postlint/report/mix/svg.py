"""The mix as one picture: the bars of the page, as a file of SVG that needs nothing else and runs nothing.

What is :func:`drawn` of an account is the same on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from postlint.judging.mix.account_view import AccountView
from postlint.records import dataclass
from postlint.report.bars import By, Stack, Weeks, mix_of, stack, weeks, weeks_each
from postlint.report.layout import Look, plural, shorten
from postlint.report.mix import Mirrored, shown_views
from postlint.report.mix.text import reserved
from postlint.report.page.render import style_of, templates
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


_FOLDER: Final = Path(__file__).parent
_WIDEST_NAME: Final = 60
_WIDEST_NOTE: Final = 90
_HEADING: Final = 96
"""From the top of an account to the end of the bar of all its posts."""
_LINE: Final = 26
_GAP: Final = 20


@dataclass(frozen=True, slots=True)
class Block:
    """An ``account`` in the picture, ``top`` below its upper edge; the other heights are from there."""

    top: int
    account: Drawn

    @property
    def name(self) -> str:
        """Return the heading, as much of it as there is room for."""
        return f"{shorten(self.account.name, _WIDEST_NAME)}: {self.account.posts}"

    @property
    def notes(self) -> list[str]:
        """Return what was left out, as much of each note as there is room for."""
        return [shorten(note, _WIDEST_NOTE) for note in self.account.notes]

    @property
    def legend_top(self) -> int:
        """Return where the lines begin that say what the parts of the bar are."""
        return _HEADING + _GAP // 2

    @property
    def weeks_top(self) -> int:
        """Return where the bars of the weeks begin."""
        return (
            self.legend_top
            + _LINE * len(self.account.mix.segments)
            + (_GAP if self.account.weeks.bars else 0)
        )

    @property
    def notes_top(self) -> int:
        """Return where the lines on what was left out begin."""
        return self.weeks_top + _LINE * len(self.account.weeks.bars) + (_GAP if self.notes else 0)

    @property
    def bottom(self) -> int:
        """Return where the next account may begin, from the upper edge of the picture."""
        return self.top + self.notes_top + _LINE * len(self.notes) + _GAP


def render(plans: Sequence[Mirrored], _look: Look, by: By | None = None) -> str:
    """Return the picture, with bars of accounts of ``plans`` and of their weeks; it has no look."""
    gallery = drawn(plans, by)
    blocks: list[Block] = []
    for account in gallery.accounts:
        blocks.append(Block(blocks[-1].bottom if blocks else 0, account))
    bottom = blocks[-1].bottom if blocks else _HEADING
    template = templates(_FOLDER).get_template("mix.svg")
    return template.render(
        title=gallery.headline,
        blocks=blocks,
        left_out=gallery.left_out,
        bottom=bottom,
        height=bottom + (_LINE + _GAP if gallery.left_out else 0),
        line=_LINE,
        style=style_of("bars.css", "mix.css", folder=_FOLDER),
    )
