"""What is ours: talking to ourselves and sharing ourselves is not engagement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from postlint.calendars.accounts import NAMELESS, NOWHERE
from postlint.calendars.handles import normalise
from postlint.calendars.terms.network_names import CHANNEL_NAMES
from postlint.records import dataclass
from postlint.vocabulary import in_words

if TYPE_CHECKING:
    from postlint.calendars.model import Plan, Post


@dataclass(frozen=True, slots=True)
class Ours:
    """Our own handles, in the form of :func:`handles.normalise`, and our own posts by their ids.

    ``posts`` holds the accounts that each goes out on; ``names`` the handle of each account. ``called`` is
    all that texts may call us: handles, names of pages, domains.
    """

    handles: frozenset[str]
    posts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    called: frozenset[str] = frozenset()

    @classmethod
    def of(cls, plan: Plan) -> Ours:
        """Return what is ours in ``plan``."""
        names = {
            identity: name
            for identity, account in plan.accounts.items()
            if account.handle and (name := normalise(account.handle))
        }
        posts: dict[str, tuple[str, ...]] = {}
        for post in plan.posts:
            if post.id:
                posts[post.id] = (*posts.get(post.id, ()), *post.accounts)
        # Without a handle, the key is a name, unless it only says which network it is.
        keys = {account.key for account in plan.accounts.values() if not account.handle}
        keys = {key for key in keys if key not in {NAMELESS, NOWHERE} and in_words(key) not in CHANNEL_NAMES}
        return cls(plan.own, posts, names, plan.own | keys)

    def holds(self, reference: str) -> bool:
        """Tell whether a handle, an address or a post's id is ours. Nobody knows whose a bare number is."""
        return reference.strip() in self.posts or normalise(reference) in self.handles

    def goes_on(self, post: Post) -> bool:
        """Tell whether ``post`` answers a post of one of its own accounts, and so continues a thread."""
        if post.reply_to is None or post.reply_to.value == post.id:
            return False
        accounts = self.posts.get(post.reply_to.value)
        if accounts is not None:
            return not set(accounts).isdisjoint(post.accounts)
        own = {self.names[identity] for identity in post.accounts if identity in self.names}
        return normalise(post.reply_to.value) in own

    def are_talked_to(self, post: Post) -> bool:
        """Tell whether ``post`` answers one of us, be it the same account or another one."""
        return post.reply_to is not None and self.holds(post.reply_to.value)
