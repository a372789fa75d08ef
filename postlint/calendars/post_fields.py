"""The fields of posts, slots and inbox items: what each says, read from nodes of the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import field, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Final, cast

from postlint.calendars.dates.date_problems import read_date_of_post, read_day, read_when
from postlint.calendars.model import Account, Beside, InboxItem, Media, Post, Slot
from postlint.calendars.own_keys import OWN_KEYS, links_in
from postlint.calendars.terms.network_names import VIDEO_CHANNELS, shows_titles
from postlint.calendars.terms.team_words import TeamWords
from postlint.calendars.texts_and_media import goes_out_as_video, media_of, once_each, read_media, texts_of
from postlint.config import DateOrder
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located
from postlint.source.suggest import did_you_mean, named_in_short, near_miss
from postlint.source.tree import Mapping, Node, Scalar, Sequence, items_of, said, scalars_of
from postlint.vocabulary import KIND_NAMES, KINDS, Kind, Status, in_words, kind_named

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Context:
    """What reading takes besides the parts of a calendar: its time zone, and what the house says.

    ``words`` are its own words, ``date_order`` is what comes first in dates such as 03/04/2026.
    ``undated`` gathers why dates of posts cannot be read: such posts are judged as far as they can be.
    """

    zone: ZoneInfo | None
    words: TeamWords
    date_order: DateOrder | None = None
    undated: list[Diagnostic] = field(default_factory=list)


def read_post(
    node: Mapping, order: int, accounts: tuple[Account, ...], context: Context
) -> Post | tuple[Diagnostic, ...]:
    """Return the post that ``node`` describes, or every reason why it is none."""
    kind = read_kind(node.scalar("kind"), context.words)
    if isinstance(kind, Diagnostic):
        return (kind,)
    media = tuple(read_media(node))
    return Post(
        order=order,
        span=node.span,
        accounts=tuple(account.identity for account in accounts),
        texts=tuple(map(_apart, texts_of(node))),
        beside=tuple(_read_beside(node, media, titled=any(map(_shows_titles, accounts)))),
        links=tuple(link for one in node.mapping(OWN_KEYS) or () for link in links_in(one)),
        when=read_date_of_post(node, context.zone, context.date_order, context.undated),
        status=cast("Status | None", node.text("status")),
        poll=_read_poll(node.get("poll")),
        media=tuple(once_each(media)),
        kind=kind,
        urgent=_read_urgent(node),
        author=_read_people(node.get("author")),
        approved_by=_read_people(node.get("approved_by")),
        team=_read_team(node),
        own_keys=_read_own_keys(node),
        zone=context.zone,
        date_order=context.date_order,
        **_read_plain(node),
    )


def _apart(text: Scalar) -> Scalar:
    """Return a copy of ``text``: one that stood among what else was read would hold its memory."""
    return Scalar(text.text, text.value, text.style, text.source, text.start, text.end, text.stretches)


_BY_TYPE: Final[Dict[object, Callable[[Mapping, str], object]]] = {
    "str | None": Mapping.text,
    "Located[str] | None": Mapping.located,
    "bool": Mapping.flag,
}
"""How the value of a key is read, by what its field in the model holds."""
_PLAIN: Final = {
    one.name: _BY_TYPE[one.type]
    for one in fields(Post)
    if one.type in _BY_TYPE and one.name not in {"team", "urgent"}
}


def _read_plain(node: Mapping) -> dict[str, Any]:
    """Read the keys of a post for which the types of their fields say all."""
    return {one.key: _PLAIN[one.key](node, one.key) for one in node if one.key in _PLAIN}


def read_kind(node: Scalar | None, words: TeamWords) -> Located[Kind] | Diagnostic | None:
    """Read a kind: one of ours under any of its names, or the house's own word for one."""
    if node is None:
        return None
    if node.text in KINDS:
        return Located(node.text, node.span)
    kind = words.kind_of.get(in_words(node.text)) or kind_named(node.text)
    if kind:
        return Located(kind, node.span)
    near = filter(None, (words.near_kinds.meant_by(node.text), near_miss(node.text, KIND_NAMES)))
    known = ", ".join(KIND_NAMES) + (f", {named_in_short(words.kinds)}" if words.kinds else "")
    suggestion = did_you_mean(node.text, near) or f" Kinds are {known}."
    return Diagnostic(
        node.span,
        f'Unknown kind "{node.text}".{suggestion} Words of your own go under kinds: in postlint.yaml.',
        "reading/unknown-kind",
    )


def _shows_titles(account: Account) -> bool:
    """Tell whether what goes out on an account has a title above it, as videos have, and posts on Reddit."""
    named = account.network or account.key
    return account.channel in VIDEO_CHANNELS or (account.channel in {None, "other"} and shows_titles(named))


def _read_beside(node: Mapping, shown: Iterable[Media], *, titled: bool) -> Iterator[Beside]:
    """Yield the texts that go out with that of a post, with its title where that is ``titled``."""
    for tag in node.scalars("hashtags"):
        marked = tag.text.lstrip().startswith("#")
        yield Beside("hashtags", tag if marked else said(tag, f"#{tag.text.strip()}"))
    titles = ("title", "description") if titled or goes_out_as_video(node, shown) else ()
    for role in ("first_comment", "cta", *titles):
        yield from (Beside(role, text) for text in node.scalars(role))


def _read_poll(node: Node | None) -> Located[tuple[str, ...]] | None:
    if not isinstance(node, Sequence):
        return None
    return Located(tuple(item.text for item in node.items if isinstance(item, Scalar)), node.span)


def _read_people(node: Node | None) -> Located[tuple[str, ...]] | None:
    """Read one name or several; of front matter's ``{name: …, email: …}`` the name. True is no name."""
    named = (item.get("name") if isinstance(item, Mapping) else item for item in items_of(node))
    people = tuple(
        name.text.strip() for name in named if isinstance(name, Scalar) and isinstance(name.value, str)
    )
    return Located(people, node.span) if node and any(people) else None


def _read_team(node: Mapping) -> str | None:
    """Read the team that a post comes from; a post of several is the part of them together."""
    teams = dict.fromkeys(" ".join(name.text.split()) for name in node.scalars("team"))
    return " and ".join(team for team in teams if team) or None


def _read_own_keys(node: Mapping) -> dict[str, tuple[str, ...]]:
    """Read what a post and its media say under keys of the team's own; of several of one name, all of it."""
    said: dict[str, tuple[str, ...]] = {}
    holders = (node, *(medium for _, _, medium in media_of(node) if isinstance(medium, Mapping)))
    for one in (one for holder in holders for one in holder.mapping(OWN_KEYS) or ()):
        said[one.key] = (*said.get(one.key, ()), *(word.text for word in scalars_of(one.value)))
    return said


def _read_urgent(node: Mapping) -> str | None:
    value = node.scalar("urgent")
    if value is None or value.value is False:
        return None
    return "urgent" if value.value is True else value.text


def read_slot(
    node: Mapping, accounts: tuple[Account, ...], context: Context
) -> tuple[Slot, ...] | tuple[Diagnostic, ...]:
    """Return a slot for each of ``accounts``, or every reason why ``node`` is none."""
    days = [read_day(day, context.date_order) for day in node.scalars("skip")]
    problems = tuple(day for day in days if isinstance(day, Diagnostic))
    minutes = node.scalar("minutes")
    if problems or minutes is None:
        return problems
    return tuple(
        Slot(
            account=account.identity,
            every=node.text("every") or "",
            minutes=int(cast("float", minutes.value)),
            who=node.text("who"),
            skip=tuple(day for day in days if isinstance(day, date)),
            span=node.span,
        )
        for account in accounts
    )


def read_inbox_item(
    node: Mapping, accounts: tuple[Account, ...], context: Context
) -> tuple[InboxItem, ...] | tuple[Diagnostic, ...]:
    """Return the item for each of ``accounts``, or every reason why ``node`` is none."""
    date = node.scalar("date")
    when = read_when(date, context.zone, context.date_order) if date else None
    if isinstance(when, Diagnostic):
        return (when,)
    return tuple(
        InboxItem(
            id=node.text("id") or "",
            account=account.identity,
            when=when,
            type=node.text("type"),
            url=node.text("url"),
            answered_by=node.located("answered_by"),
            no_answer=node.text("no_answer"),
            span=node.span,
        )
        for account in accounts
    )
