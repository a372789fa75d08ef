"""The mix as one picture: the bars of the page, as a file of SVG that needs nothing else and runs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from postlint.judging.mix.account_view import AccountView
from postlint.report.layout import Look, plural, shorten
from postlint.report.mix.mirrored import Mirrored, shown_views
from postlint.report.page.render import style_of, templates
from postlint.report.page.stacks import Stack, stack, weeks

_FOLDER: Final = Path(__file__).parent
_WIDEST_NAME: Final = 60
_WIDEST_NOTE: Final = 90
_EDGE: Final = 24
_HEADING: Final = 96
"""From the top of an account to the end of the bar of all its posts."""
_LINE: Final = 26
_GAP: Final = 20


@dataclass(frozen=True, slots=True)
class Block:
    """An account in the picture, ``top`` below its upper edge; the other heights are from there.

    ``words`` say all that the bars show.
    """

    top: int
    name: str
    words: str
    mix: Stack
    weeks: tuple[Stack, ...]
    notes: tuple[str, ...]

    @property
    def legend_top(self) -> int:
        """Return where the lines begin that say what the parts of the bar are."""
        return _HEADING + _GAP // 2

    @property
    def weeks_top(self) -> int:
        """Return where the bars of the weeks begin."""
        return self.legend_top + _LINE * len(self.mix.segments) + (_GAP if self.weeks else 0)

    @property
    def notes_top(self) -> int:
        """Return where the lines on what was left out begin."""
        return self.weeks_top + _LINE * len(self.weeks) + (_GAP if self.notes else 0)

    @property
    def bottom(self) -> int:
        """Return where the next account may begin, from the upper edge of the picture."""
        return self.top + self.notes_top + _LINE * len(self.notes) + _GAP


def render(plans: Sequence[Mirrored], _look: Look) -> str:
    """Return the picture, with a bar for each account and each of its weeks; it has no look."""
    blocks: list[Block] = []
    for view in shown_views(plans):
        blocks.append(_block(view, blocks[-1].bottom if blocks else 0))
    posts = sum(block.mix.total for block in blocks)
    return (
        templates(_FOLDER)
        .get_template("mix.svg")
        .render(
            title=f"The mix of {plural(posts, 'post')}",
            blocks=blocks,
            height=blocks[-1].bottom if blocks else 2 * _EDGE,
            line=_LINE,
            style=style_of("bars.css", "mix.css", folder=_FOLDER),
        )
    )


def _block(view: AccountView, top: int) -> Block:
    mix = stack(view.mix)
    by_week = tuple(weeks(view, view.counted, most=None))
    label = view.account.label
    notes = [f"{note.message}." for note in view.notes]
    told = [f"{label}, {plural(mix.total, 'post')}: {mix.words or 'none in the mix'}."]
    told += [f"{week.label}: {week.words}." for week in by_week]
    return Block(
        top=top,
        name=f"{shorten(label, _WIDEST_NAME)}: {plural(mix.total, 'post')}",
        words=" ".join([*told, *notes]),
        mix=mix,
        weeks=by_week,
        notes=tuple(shorten(note, _WIDEST_NOTE) for note in notes),
    )
