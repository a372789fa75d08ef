"""The mix as a page of its own, made as the page of the report is: it runs nothing and needs no network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from postlint.report.bars import By
from postlint.report.layout import Look
from postlint.report.mix import Mirrored
from postlint.report.mix.svg import drawn
from postlint.report.page.render import document

_FOLDER: Final = Path(__file__).parent


def render(plans: Sequence[Mirrored], _look: Look, by: By | None = None) -> str:
    """Return the page, with the bars of accounts of ``plans`` and of their weeks; it has no look."""
    gallery = drawn(plans, by)
    return document("mix.html", gallery.headline, _FOLDER, gallery=gallery)
