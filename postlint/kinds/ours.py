"""What is ours: talking to ourselves and sharing ourselves is not engagement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from postlint.calendars.handles import normalise

if TYPE_CHECKING:
    from postlint.calendars.model import Plan


@dataclass(frozen=True, slots=True)
class Ours:
    """Our own handles, in the form of :func:`handles.normalise`, and the ids of our own posts."""

    handles: frozenset[str]
    posts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, plan: Plan) -> Ours:
        """Return what is ours in ``plan``: what it says, and the accounts that it is for."""
        accounts = {normalise(account.handle) for account in plan.accounts.values() if account.handle}
        ids = {post.id for post in plan.posts if post.id}
        return cls(plan.own | {handle for handle in accounts if handle}, frozenset(ids))

    def holds(self, reference: str) -> bool:
        """Tell whether a handle, an address or a post's id is ours. Nobody knows whose a bare number is."""
        return reference.strip() in self.posts or normalise(reference) in self.handles
