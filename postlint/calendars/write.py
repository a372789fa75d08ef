"""A plan, whatever shapes it was read from, as one calendar in postlint's own shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from textwrap import indent
from typing import TYPE_CHECKING, Final, cast

from postlint.calendars.accounts import NAMELESS
from postlint.calendars.comments import bound_comments
from postlint.calendars.handles import normalise
from postlint.calendars.model import Account, Post
from postlint.calendars.post_ids_and_copies import with_ids_apart
from postlint.calendars.terms.networks_meant import PICTURE, VIDEO
from postlint.calendars.validate_calendar import is_a_post
from postlint.source.escape import terminal
from postlint.source.spans import Located
from postlint.source.yaml.emit import yaml_text

if TYPE_CHECKING:
    from postlint.calendars.model import InboxItem, Period, Plan, Slot, When
    from postlint.source.tree import Plain
_MOST_NAMES: Final = 5
_PLAIN_FACTS: Final = (str, int, float, bool)


def render(plan: Plan) -> str:
    """Return ``plan`` as the text of one calendar, which reads back as the same plan."""
    plan = with_ids_apart(plan)
    keys = _keys(plan)
    comments = _comments(plan)
    head = [f"# Made by `postlint import` from {_few(_origins(plan))}.", *comments.get(None, ())]
    parts = (
        yaml_text({"timezone": zone}) if (zone := _zone(plan)) else "",
        _own(plan),
        _accounts(plan, keys, comments),
        _listed(
            "posts",
            ((_post(post, goes_to, keys), comments.get(id(post), ())) for post, goes_to in _counted(plan)),
        ),
        _listed("slots", ((_slot(slot, keys), comments.get(id(slot), ())) for slot in plan.slots)),
        _listed(
            "periods", ((_period(period, keys), comments.get(id(period), ())) for period in plan.periods)
        ),
        _listed("inbox", ((_inbox_item(item, keys), comments.get(id(item), ())) for item in plan.inbox)),
    )
    return "\n".join(head) + "\n" + "".join(part for part in parts if part)


def not_carried_over(plan: Plan) -> Iterator[str]:
    """Say what the calendar of ``plan`` does not hold though it was read, one sentence each."""
    if len(plan.zones) > 1:
        named = ", ".join(sorted(zone or "none" for zone in plan.zones))
        yield f"Left out the time zones, in which the files differ: {named}."
    if plan.extra_keys:
        yield f"Left out keys of your own: {', '.join(key.value for key in plan.extra_keys)}."
    if len(_origins(plan)) > 1:
        whole = [bound.comment for bound in bound_comments(plan) if isinstance(bound.target, str)]
        for comment in whole:
            where = f"{comment.span.path}:{comment.span.line}"
            yield f"{where}: left out, as it speaks of a file that is now a part of one: {comment.text}"


def _counted(plan: Plan) -> Iterator[tuple[Post, tuple[str, ...]]]:
    """Yield the posts, each with those of its accounts on which no later copy of it goes out."""
    on = {post.order: post.accounts for post in plan.posts}
    for post in plan.posts:
        replaced_on = {account for order in post.replaced_by for account in on[order]}
        goes_to = tuple(account for account in post.accounts if account not in replaced_on)
        if goes_to:
            yield post, goes_to


def _few(names: Sequence[str]) -> str:
    """Return the names of files as safe words for one line, the first ones where there are many."""
    more = f" and {len(names) - _MOST_NAMES:,} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(terminal(name) for name in names[:_MOST_NAMES]) + more


def _origins(plan: Plan) -> list[str]:
    return [file.path for file in plan.files if file.reader]


def _keys(plan: Plan) -> Mapping[str, str | None]:
    """Return what posts call each account; None for the only one, where nobody has named it."""
    if list(plan.accounts) == [NAMELESS]:
        return {NAMELESS: None}
    # What one account is called may be what makes another one itself, which it then keeps.
    taken = {identity: identity for identity in plan.accounts}
    for identity, account in plan.accounts.items():
        taken.setdefault(account.key, identity)
    return {
        identity: account.key if taken[account.key] == identity else identity
        for identity, account in plan.accounts.items()
    }


def _comments(plan: Plan) -> Mapping[int | None, list[str]]:
    """Return the suppressions by what they bind to; under None, those of the only file, and of nothing."""
    found: dict[int | None, list[str]] = {}
    origins = _origins(plan)
    for bound in bound_comments(plan):
        if isinstance(bound.target, str) and len(origins) > 1:
            continue
        if bound.target is None and bound.comment.span.path not in origins:
            continue
        place = None if bound.target is None or isinstance(bound.target, str) else id(bound.target)
        found.setdefault(place, []).append(_one_line(bound.comment.text))
    return found


def _one_line(comment: str) -> str:
    """Return a comment as YAML has it: a second line, which Markdown allows, would be no comment any more."""
    return terminal(" ".join(comment.split()))


def _zone(plan: Plan) -> str | None:
    """Return the time zone in which all dates are, if they are in one."""
    return next(iter(plan.zones)) if len(plan.zones) == 1 else None


def _own(plan: Plan) -> str:
    known = {normalise(account.handle) for account in plan.accounts.values() if account.handle}
    others = [f"@{name}" for name in sorted(plan.own - known)]
    return yaml_text({"own": _list(others)}) if others else ""


def _accounts(
    plan: Plan, keys: Mapping[str, str | None], comments: Mapping[int | None, Iterable[str]]
) -> str:
    written = [
        indent(_below(comments.get(id(account), ()), yaml_text({key: _about(account)})), "  ")
        for identity, account in plan.accounts.items()
        if (key := keys[identity]) is not None
    ]
    return "accounts:\n" + "".join(written) if written else ""


def _about(account: Account) -> dict[str, Plain]:
    facts = {key: _fact(fact.value) for key, fact in account.facts.items()}
    return _given({"channel": account.channel, "handle": account.handle, **facts})


def _fact(value: object) -> Plain:
    if isinstance(value, list):
        return [_fact(item) for item in value]
    return value if isinstance(value, _PLAIN_FACTS) else str(value)


def _listed(name: str, items: Iterable[tuple[dict[str, Plain], Iterable[str]]]) -> str:
    written = [_below(comments, yaml_text([item])) for item, comments in items]
    return f"{name}:\n{''.join(written)}" if written else ""


def _below(comments: Iterable[str], text: str) -> str:
    return "".join(f"{comment}\n" for comment in comments) + text


def _post(post: Post, goes_to: tuple[str, ...], keys: Mapping[str, str | None]) -> dict[str, Plain]:
    threaded = len(post.texts) > 1 or any(medium.part for medium in post.media)
    otherwise: dict[str, dict[str, Plain]] = {
        "order": {},
        "span": {},
        "replaced_by": {},
        "when": {"date": _when(post.when)},
        "accounts": _named(goes_to, keys),
        "texts": {
            "text": post.texts[0].text if post.texts and not threaded else None,
            "thread": [_part(post, number) for number in range(len(post.texts))] if threaded else None,
        },
        "beside": _beside(post),
        "links": {"link": _list(tuple(link.text for link in post.links)) if post.links else None},
        "media": _media(post, None),
        "own_keys": {},
        "zone": {},
        "date_order": {},
    }
    written: dict[str, Plain] = {}
    for name in (one.name for one in fields(post)):
        written |= otherwise[name] if name in otherwise else {name: _plain(getattr(post, name))}
    given = _given(written)
    # The word is not kept that only says what is to be shown, such as "Image", and nothing would be no post.
    goes_out = post.media or is_a_post(given, given.get("status"))
    return given if goes_out else {**given, "media": "post"}


def _plain(value: object) -> Plain:
    """Return the value of a field as a calendar has it; nothing where it says no."""
    if isinstance(value, Located):
        return _plain(value.value)
    if isinstance(value, tuple):
        return list(value)
    return None if value is False else cast("Plain", value)


def _beside(post: Post) -> dict[str, Plain]:
    """Return the texts that go out with that of a post, by their keys."""
    texts: dict[str, list[str]] = {}
    for one in post.beside:
        texts.setdefault(one.role, []).append(one.text.text)
    return {role: said[0] if len(said) == 1 else _list(tuple(said)) for role, said in texts.items()}


def _part(post: Post, number: int) -> Plain:
    """Return part ``number`` of a thread: its text, and the media of its own where it has any."""
    text, media = post.texts[number].text, _media(post, number + 1)
    return {**_given({"text": text or None}), **media} if media else text


def _media(post: Post, part: int | None) -> dict[str, Plain]:
    """Return the media of a part. One of which nothing is known is one, too, which a word stands in for."""
    media = [item for item in post.media if item.part == part]
    # Beside pictures, the key of its file says of one that it is a video.
    key = "video" if media and all(item.video for item in media) else "media"
    written = [
        _given({"video" if item.video and key == "media" else "file": item.file, "alt": item.alt})
        or {"file": VIDEO if item.video else PICTURE}
        for item in media
    ]
    return {key: _list(written)} if media else {}


def _slot(slot: Slot, keys: Mapping[str, str | None]) -> dict[str, Plain]:
    skipped: list[Plain] = [day.isoformat() for day in slot.skip]
    return _given(
        {
            **_named((slot.account,), keys),
            "every": slot.every,
            "minutes": slot.minutes,
            "who": slot.who,
            "skip": skipped or None,
        }
    )


def _period(period: Period, keys: Mapping[str, str | None]) -> dict[str, Plain]:
    return _given(
        {
            "name": period.name,
            "from": period.first.isoformat(),
            "to": period.last.isoformat(),
            "mix": "off" if period.mix_off else None,
            "avoid": _list(period.avoid) or None,
            "because": period.because,
            "kind": period.kind,
            **_named(period.accounts, keys),
        }
    )


def _inbox_item(item: InboxItem, keys: Mapping[str, str | None]) -> dict[str, Plain]:
    return _given(
        {
            "id": item.id,
            **_named((item.account,), keys),
            "date": _when(item.when),
            "type": item.type,
            "url": item.url,
            "answered_by": item.answered_by.value if item.answered_by else None,
            "no_answer": item.no_answer,
        }
    )


def _named(accounts: tuple[str, ...], keys: Mapping[str, str | None]) -> dict[str, Plain]:
    names: list[Plain] = [key for identity in accounts if (key := keys[identity]) is not None]
    if len(names) > 1:
        return {"accounts": names}
    return {"account": names[0]} if names else {}


def _when(when: Located[When] | None) -> str | None:
    if when is None:
        return None
    day, clock = when.value.date, when.value.time
    if clock is None:
        return day.isoformat()
    exact = clock.second or clock.microsecond
    return f"{day} {clock.isoformat() if exact else clock.isoformat('minutes')}{when.value.offset or ''}"


def _list(values: Iterable[Plain]) -> list[Plain]:
    return list(values)


def _given(values: Mapping[str, Plain]) -> dict[str, Plain]:
    return {key: value for key, value in values.items() if value is not None}
