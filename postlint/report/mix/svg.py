"""The mix as one picture: the bars of the page, as a file of SVG that needs nothing else and runs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from postlint.records import dataclass
from postlint.report.bars import By
from postlint.report.layout import Look, shorten
from postlint.report.mix import Mirrored
from postlint.report.mix.drawn import Drawn, drawn
from postlint.report.page.render import style_of, templates

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
