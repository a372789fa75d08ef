"""Small calendars and verdicts to report on, built by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from postlint.calendars.model import Account, FileRead, Plan, Post, Slot, When
from postlint.checking import Checked
from postlint.config import Config
from postlint.judging.groups import of_kinds
from postlint.judging.mix.bounds import by_kind
from postlint.judging.model import Counted, Finding, Judgement, Link, Mix, Pack, Remedy, Rule, Terms, WindowOf
from postlint.kinds.model import UNKNOWN, Classified, certain
from postlint.source.spans import Located, Source, Span
from postlint.source.tree import Scalar
from postlint.source.yaml.parse import parse


def example(text):
    """Return a calendar as the example of a rule holds it."""
    (document,) = parse(Source("two-way.yaml", text)).documents
    return document


RULE = Rule(
    id="two-way/all-broadcast",
    title="All broadcast",
    severity="error",
    check="share",
    parameters={"of": "engagement", "min": "10%", "window": "28 days"},
    message="…",
    why="A visitor sees only announcements. They leave.",
    how="Ask, answer, credit or share. It takes little.",
    sources=(Link("A talk", "https://example.org/talk"), Link("A book")),
    unless=(),
    groups={"engagement": of_kinds(["reply", "question"])},
    examples={
        "fail": (
            example("posts: [&us {kind: press_release, text: We open.}, *us, *us]"),
            example("{accounts: {parks: , zoo: 3}, posts: [lost, 7]}"),
        ),
        "pass": (example("{accounts: {parks: {followers: 9}}, posts: []}"),),
    },
    span=Span("two-way.yaml", 3, 1, 3, 4),
)
PACK = Pack("two-way", "Both ways", "", (), RULE.groups, (RULE,), "two-way.yaml")


def source(texts, path="june.yaml"):
    return Source(path, "posts:\n" + "".join(f"  - text: {text}\n" for text in texts))


def post(order, text, where, **fields):
    scalar = Scalar(text, text, "plain", where, 0, 0)
    line = order + 2
    when = Located(When(date(2026, 6, 1) + timedelta(days=order)), Span(where.path, line, 1, line, 2))
    absent = ("id", "status", "reply_to", "repost_of", "quote_of", "poll", "kind", "origin")
    nothing = dict.fromkeys((*absent, "translation_of", "urgent"))
    given = {"accounts": ("x:cityparks",), "media": (), "recurring": False, "when": when, **nothing, **fields}
    return Post(order=order, texts=(scalar,), span=Span(where.path, line, 5, line, 11 + len(text)), **given)


def classified(item, kind="press_release", unreadable=None):
    probabilities = certain(kind) if kind else UNKNOWN
    return Classified(item, kind, probabilities, "text", unreadable=unreadable)


def checked(
    texts, *, kinds=None, findings=None, statuses=None, problems=(), plan=None, unreadable=None, **judged
):
    """Return the verdict on one account whose posts have ``texts``; by default one finding over them all."""
    where = source(texts)
    statuses = statuses or [None] * len(texts)
    posts = tuple(post(order, text, where, status=statuses[order]) for order, text in enumerate(texts))
    items = tuple(
        classified(item, kind, None if kind else unreadable)
        for item, kind in zip(posts, kinds or ["press_release"] * len(posts), strict=True)
    )
    account = Account("x:cityparks", "parks", "x", "@cityparks", {}, Span("june.yaml", 1, 1, 1, 2))
    made = {
        "accounts": {account.identity: account},
        "posts": posts,
        "files": (FileRead("june.yaml", "native", len(posts)),),
        "sources": {"june.yaml": where},
        **(plan or {}),
    }
    if findings is None:
        findings = (mix_finding(items),)
    mix = Mix("@cityparks", {"press_release": len(posts)}, identity="x:cityparks")
    judgement = Judgement(findings=findings, mixes=(mix,), **judged)
    return Checked(Plan(**made), items, (PACK,), judgement, tuple(problems), Terms(0.72), Config(Path()))


def counted(item, membership="out"):
    what = by_kind(item).what
    perhaps = f"perhaps {what}" if membership == "doubtful" else what
    return Counted(item, membership if item.kind else "unreadable", perhaps)


def of_teams(items, *teams):
    """Return ``items``, each from one of ``teams``."""
    return tuple(
        replace(item, post=replace(item.post, team=team)) for item, team in zip(items, teams, strict=True)
    )


def mix_finding(items, **changes):
    first, last = items[0].post.when.value.date, items[-1].post.when.value.date
    fields = {
        "rule": RULE.id,
        "severity": "error",
        "may": False,
        "message": f"@cityparks, 1 June: none of {len(items)} posts answer anyone",
        "span": items[-1].post.span,
        "accounts": ("@cityparks",),
        "identities": ("x:cityparks",),
        "fingerprint": "f00d",
        "window": WindowOf("28 days", len(items), first, last, last),
        "counted": tuple(counted(item) for item in items),
        "remedy": Remedy(2, 3),
    }
    return Finding(**{**fields, **changes})


def fault(**changes):
    fields = {
        "rule": "profile/no-avatar",
        "severity": "info",
        "may": False,
        "message": "@cityparks has no avatar",
        "span": Span("june.yaml", 1, 1, 1, 6),
        "accounts": ("@cityparks",),
        "identities": ("x:cityparks",),
        "fingerprint": "beef",
    }
    return Finding(**{**fields, **changes})


def slot(**changes):
    fields = {"account": "x:cityparks", "every": "Mon-Fri 12:00", "minutes": 20, "who": "duty officer"}
    return Slot(**{**fields, "skip": (), "span": Span("june.yaml", 9, 1, 9, 2), **changes})
