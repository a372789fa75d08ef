"""The table of formats of `postlint mix`, and what all of them are made from.

To add one: write its module here, and its name below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeAlias, cast

if TYPE_CHECKING:
    from postlint.calendars.model import Plan
    from postlint.judging.mix.account_view import AccountView
    from postlint.kinds.model import Classified
    from postlint.report.layout import Look

Mirrored: TypeAlias = "tuple[Plan, Iterable[Classified]]"
"""A plan, and what each of its posts does."""

FORMATS: Final = ("text", "html", "markdown", "csv", "svg", "json")
"""Each is the ``render`` of the module of its name, which is imported when it is used."""


def render(form: str, plans: Sequence[Mirrored], look: Look, key: str | None = None) -> str:
    """Return the mix of ``plans``, each with what its posts do, in one of the ``FORMATS``.

    With a ``key``, posts are counted by what they say under it instead of by their kinds.
    """
    from postlint.report.bars import By

    plans = [(plan, tuple(classified)) for plan, classified in plans]
    by = By.of(key, [item for _, classified in plans for item in classified]) if key else None
    return cast("str", import_module(f"{__name__}.{form}").render(plans, look, by))


def shown_views(plans: Iterable[Mirrored]) -> list[AccountView]:
    """Return the accounts of ``plans`` with posts in what was asked for, be they all left out of the mix."""
    from postlint.judging.mix.account_view import account_views

    return [
        view
        for plan, classified in plans
        for view in account_views(plan, classified)
        if (view.counted or view.notes) and view.is_asked_for
    ]
