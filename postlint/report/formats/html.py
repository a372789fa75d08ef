"""A page for people who look rather than read: one file, without scripts, that needs no network."""

from __future__ import annotations

from collections.abc import Sequence

from postlint.checking import Checked
from postlint.report.layout import Look
from postlint.report.page.contents import page_of
from postlint.report.page.render import rendered


def render(results: Sequence[Checked], _look: Look) -> str:
    """Return the page: for each account what to do first, its mix, and its calendar; it has no look."""
    return rendered(page_of(results))
