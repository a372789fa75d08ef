"""Posts, plans and rules in as few words as tests need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from postlint.calendars.model import Account, Period, Plan, Post, When
from postlint.config import Config
from postlint.judging.judge_plan import judge
from postlint.judging.model import Judgement, Pack, Rule, Terms
from postlint.judging.packs.packs_in_use import load_packs, read_pack
from postlint.kinds.model import UNREAD, Classified, certain
from postlint.source.spans import Located, Source, Span
from postlint.source.tree import Scalar
from postlint.vocabulary import KINDS, Kind, Status

FIRST = date(2026, 6, 1)
SOURCE = Source("calendar.yaml", "x")


def account(key: str = "parks", **facts: object) -> Account:
    located = {name: Located(value, Span("calendar.yaml", 1, 1, 1, 2)) for name, value in facts.items()}
    return Account(key, key, "x", f"@{key}", located, Span("calendar.yaml", 2, 1, 2, 5))


def post(
    kind: Kind | None = "press_release",
    *,
    day: int | None = None,
    order: int = 0,
    text: str = "We opened a depot.",
    status: Status | None = None,
    accounts: tuple[str, ...] = ("parks",),
    engaged: float | None = None,
    **changes: object,
) -> Classified:
    """A post of a certain kind; unreadable where ``kind`` is None; ``engaged``: how likely a mention."""
    line = 10 + order
    when = (
        None
        if day is None
        else Located(When(FIRST + timedelta(days=day)), Span("calendar.yaml", line, 1, line, 2))
    )
    item = Post(
        id=f"post-{order}",
        order=order,
        accounts=accounts,
        texts=(Scalar(text, text, "plain", SOURCE, 0, 1),),
        when=when,
        status=status,
        reply_to=None,
        repost_of=None,
        quote_of=None,
        poll=None,
        media=(),
        kind=None,
        origin=None,
        recurring=False,
        translation_of=None,
        urgent=None,
        span=Span("calendar.yaml", line, 3, line, 9),
    )
    item = replace(item, **changes)  # type: ignore[arg-type]
    if kind is None:
        return Classified(item, None, UNREAD, "text", unreadable="not English")
    probabilities = dict(certain(kind))
    if engaged is not None:
        probabilities = dict.fromkeys(KINDS, 0.0)
        probabilities[kind] += 1 - engaged
        probabilities["mention"] += engaged
    return Classified(item, kind, probabilities, "text")


def period(**changes: object) -> Period:
    """An emergency of the first five days, in which nobody is to be credited."""
    given = {
        "name": "flood",
        "first": FIRST,
        "last": FIRST + timedelta(days=4),
        "mix_off": False,
        "avoid": ("mention",),
        "because": "people are in danger",
        "kind": "emergency",
        "accounts": (),
        "span": Span("calendar.yaml", 5, 1, 5, 2),
    }
    return Period(**{**given, **changes})  # type: ignore[arg-type]


def series(*items: Classified, dated: bool = False) -> list[Classified]:
    """The same posts in reading order, one a day where ``dated``."""
    placed = []
    for order, item in enumerate(items):
        line = 10 + order
        when = Located(When(FIRST + timedelta(days=order)), Span("calendar.yaml", line, 1, line, 2))
        placed.append(
            replace(
                item,
                post=replace(
                    item.post,
                    id=f"post-{order}",
                    order=order,
                    span=Span("calendar.yaml", line, 3, line, 9),
                    when=when if dated else item.post.when,
                ),
            )
        )
    return placed


def plan(items: Sequence[Classified], *accounts: Account, **changes: object) -> Plan:
    known = {each.identity: each for each in accounts or (account(),)}
    made = Plan(accounts=known, posts=tuple(item.post for item in items))
    return replace(made, **changes)  # type: ignore[arg-type]


def shipped() -> tuple[Pack, ...]:
    packs, problems = load_packs(Config(root=Path()))
    assert not problems
    return packs


def pack_of(tmp_path: Path, rules: str, groups: str = "") -> Pack:
    """A pack called house, read the way users' packs are."""
    path = tmp_path / "house.yaml"
    indented = "\n".join(f"  {line}" for line in rules.strip().splitlines())
    path.write_text(f"pack: house\ntitle: House rules\n{groups}\nrules:\n{indented}\n", encoding="utf-8")
    pack, problems = read_pack(path, "house.yaml")
    assert pack, problems
    return pack


def judged(items: Sequence[Classified], packs: Sequence[Pack] | None = None, **changes: object) -> Judgement:
    certainty = changes.pop("certainty", 0.75)
    accounts = changes.pop("accounts", ())
    as_of = changes.pop("as_of", None)
    assert isinstance(accounts, tuple)
    assert isinstance(certainty, float)
    assert as_of is None or isinstance(as_of, date)
    return judge(plan(items, *accounts, **changes), items, packs or shipped(), Terms(certainty, as_of))


def rules_found(judgement: Judgement) -> list[str]:
    return [finding.rule for finding in judgement.findings]


def rule_named(packs: Sequence[Pack], rule_id: str) -> Rule:
    return next(rule for pack in packs for rule in pack.rules if rule.id == rule_id)
