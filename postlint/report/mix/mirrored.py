"""What every form of the mix is made from: plans whose posts are read, and the accounts to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from postlint.calendars.model import Plan
from postlint.judging.mix.account_view import AccountView, account_views
from postlint.kinds.model import Classified

Mirrored: TypeAlias = tuple[Plan, Iterable[Classified]]
"""A plan, and what each of its posts does."""


def shown_views(plans: Iterable[Mirrored]) -> list[AccountView]:
    """Return the accounts of ``plans`` that have posts, be it that all of them are left out of the mix."""
    return [
        view
        for plan, classified in plans
        for view in account_views(plan, classified)
        if view.counted or view.notes
    ]
