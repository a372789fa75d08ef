"""Findings: violations put into words, with places, remedies and fingerprints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from postlint.calendars.model import Account, Post
from postlint.dates_and_lists_in_words import listed
from postlint.judging.messages import (
    doubt,
    fill,
    in_view_of_slots,
    misreadable,
    mix_values,
    uncertain,
    unfinished,
    unread_message,
)
from postlint.judging.mix.account_view import AccountView, day_of
from postlint.judging.mix.bounds import Constraint, Score
from postlint.judging.mix.severity import severity_of
from postlint.judging.mix.violations import Judged, MixViolation, spec_of
from postlint.judging.mix.windows import Window
from postlint.judging.model import Age, Counted, Days, FactViolation, Finding, Related, Rule, WindowOf
from postlint.kinds.model import Classified
from postlint.source.hashes import sha256
from postlint.source.spans import Span


def of_mix(
    violation: MixViolation, accounts: Sequence[Account], age: Age, touched: Collection[int] = ()
) -> Finding:
    """Return the finding for a trouble that ``accounts`` share.

    ``touched`` holds the order of each post that a change touches.
    """
    from postlint.judging.mix.remedy import remedy_of

    judged, evaluated = violation.judged, violation.reported.evaluated
    items, scores = _within(judged, evaluated.window)
    changeable = [(item, score) for item, score in zip(items, scores, strict=True) if item.post.changeable]
    window = window_of(judged, evaluated.window, violation.violations[-1].evaluated.window)
    values = mix_values(_labels(accounts), window, items, scores, judged.constraint, judged.stream.value)
    posts = _posts(judged, [violation.evaluated.window for violation in violation.violations])
    days = _days(posts, violation.violations[0].evaluated.window, violation.violations[-1].evaluated.window)
    return Finding(
        rule=judged.rule.id,
        severity=violation.reported.severity,
        may=evaluated.verdict == "may",
        message=_message(violation, fill(judged.rule.message, values), scores),
        span=_primary(_to_blame(judged.constraint, changeable), accounts[0]),
        accounts=tuple(account.label for account in accounts),
        fingerprint=fingerprint(
            judged.rule.id,
            accounts,
            *_anchor(posts, days),
            "published" if judged.stream.published else "",
            judged.stream.value,
        ),
        window=window,
        counted=_counted(judged.constraint, items, scores),
        doubts=tuple(doubt(item, judged.constraint.wanted) for item, score in changeable if _in_doubt(score)),
        related=tuple(
            Related(item.post.span, f"counts as {judged.constraint.reading(item).what}")
            for item, _ in changeable
        ),
        remedy=None if judged.stream.published else remedy_of(violation, touched),
        identities=tuple(account.identity for account in accounts),
        posts=posts,
        days=days,
        asked=_asked(judged, window),
        age=age,
    )


def _message(violation: MixViolation, said: str, scores: Sequence[Score]) -> str:
    """Return what the rule has ``said``, with what makes it milder."""
    reported = violation.reported
    if reported.evaluated.verdict == "may":
        said = uncertain(said, violation.judged.constraint, sum(map(_in_doubt, scores)))
    if reported.eased:
        said = in_view_of_slots(said)
    return unfinished(said) if reported.unfinished else said


def of_unread(parts: Sequence[Judged], view: AccountView, age: Age) -> Finding | None:
    """Return one finding for all windows of an account that rules did not judge, since too much is unread."""
    unread = [(part, evaluated) for part in parts for evaluated in part.unread]
    if not unread:
        return None
    part, evaluated = max(unread, key=lambda pair: len(pair[1].window))
    items, scores = _within(part, evaluated.window)
    window = window_of(part, evaluated.window, part.unread[-1].window)
    silent = list(dict.fromkeys(other.rule.id for other, _ in unread))
    changeable = [(item, score) for item, score in zip(items, scores, strict=True) if item.post.changeable]
    account = view.account
    held = (_posts(other, [evaluated.window]) for other, evaluated in unread)
    posts = tuple({post.order: post for posts in held for post in posts}.values())
    days = _days(posts)
    return Finding(
        rule=silent[0],
        severity="info",
        may=True,
        message=unread_message(account.label, window, items, silent),
        span=_primary(changeable, account),
        accounts=(account.label,),
        fingerprint=fingerprint(silent[0], [account], *_anchor(posts, days), "unread"),
        window=window,
        counted=_counted(part.constraint, items, scores),
        doubts=tuple(doubt(item, part.constraint.wanted) for item, _ in changeable if item.unreadable),
        unread=True,
        identities=(account.identity,),
        posts=posts,
        days=days,
        age=age,
    )


def of_fact(rule: Rule, fault: FactViolation, accounts: Sequence[Account], age: Age) -> Finding:
    """Return the finding for a fact that breaks a rule, on a post of ``accounts`` or on one of them."""
    message = fill(rule.message, {"account": _labels(accounts), **fault.values})
    return Finding(
        rule=rule.id,
        severity=severity_of(rule, fault),
        may=fault.may,
        message=misreadable(message) if fault.may else message,
        span=fault.span,
        accounts=tuple(account.label for account in accounts),
        fingerprint=fingerprint(rule.id, accounts, _said(fault.post) if fault.post else fault.about),
        doubts=fault.doubts,
        related=fault.related,
        remedy=fault.remedy,
        post=fault.post.name if fault.post else None,
        identities=tuple(account.identity for account in accounts),
        posts=(fault.post,) if fault.post else (),
        days=fault.days or (_days((fault.post,)) if fault.post else None),
        about=fault.about,
        age=age,
    )


def fingerprint(rule: str, accounts: Iterable[Account], *about: str) -> str:
    """Return what stays the same about a finding when lines move: rule, accounts, what it is about."""
    parts = [rule, *sorted(account.identity for account in accounts), *filter(None, about)]
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def distinct(found: Iterable[Finding]) -> list[Finding]:
    """Return ``found``, so that no two have one fingerprint: a post may have the same fault twice."""
    seen: Counter[str] = Counter()
    result = []
    for finding in found:
        seen[finding.fingerprint] += 1
        again = seen[finding.fingerprint]
        result.append(
            finding
            if again == 1
            else replace(finding, fingerprint=fingerprint(finding.fingerprint, (), str(again)))
        )
    return result


def _posts(judged: Judged, windows: Sequence[Window]) -> tuple[Post, ...]:
    return tuple(item.post for item in judged.stream.posts[windows[0].start : windows[-1].stop])


def _days(posts: Iterable[Post], *windows: Window) -> Days | None:
    """Return the first and the last day of posts and windows; None where none of them has a date."""
    days = [post.when.value.date for post in posts if post.when]
    days += [day for window in windows for day in (window.first, window.last) if day]
    return (min(days), max(days)) if days else None


def _anchor(posts: Sequence[Post], days: Days | None) -> tuple[str, ...]:
    """Return what tells the windows of a finding from others: the day they begin on, else the first post."""
    return (days[0].isoformat(),) if days else (_said(posts[0]),) if posts else ()


def _said(post: Post) -> str:
    return post.id or post.text


def _within(judged: Judged, window: Window) -> tuple[tuple[Classified, ...], tuple[Score, ...]]:
    where = slice(window.start, window.stop)
    return judged.stream.posts[where], judged.scores[where]


def _counted(
    constraint: Constraint, items: Iterable[Classified], scores: Iterable[Score]
) -> tuple[Counted, ...]:
    """Return what each post counted as, and why; where nobody can be sure, only perhaps."""
    counted = []
    for item, score in zip(items, scores, strict=True):
        reading = constraint.reading(item)
        unsaid = score.membership == "doubtful" and not item.perhaps
        what = f"perhaps {reading.what}" if unsaid else reading.what
        counted.append(Counted(item, score.membership, what, reading.because))
    return tuple(counted)


def window_of(judged: Judged, reported: Window, last: Window) -> WindowOf:
    """Return what to say of the window that is reported; the trouble goes on up to the end of ``last``."""
    posts = judged.stream.posts
    within = posts[reported.start : reported.stop]
    dated = [day for item in within if (day := day_of(item)) is not None]
    mixed = len(dated) < len(within)
    return WindowOf(
        spec=str(spec_of(judged)) if judged.stream.name != "last" else f"last {len(within)} posts",
        posts=len(within),
        first=None if mixed else reported.first or dated[0],
        last=None if mixed else reported.last or dated[-1],
        until=last.last or (day_of(posts[last.stop - 1]) if last.stop else None),
    )


def _asked(judged: Judged, window: WindowOf) -> str:
    asked = judged.constraint.asked(window.posts)
    return asked if judged.constraint.longest else f"{asked} {spec_of(judged).in_words}"


def _to_blame(
    constraint: Constraint, changeable: Sequence[tuple[Classified, Score]]
) -> Sequence[tuple[Classified, Score]]:
    """Return the posts at which a finding may stand: where there are too many of a group, those of it."""
    if constraint.complaint == "too few":
        return changeable
    return [one for one in changeable if one[1].membership != "out"] or changeable


def _primary(changeable: Sequence[tuple[Classified, Score]], account: Account) -> Span:
    return changeable[-1][0].post.span if changeable else account.span


def _labels(accounts: Iterable[Account]) -> str:
    return listed(account.label for account in accounts)


def _in_doubt(score: Score) -> bool:
    return score.membership in ("doubtful", "unreadable")
