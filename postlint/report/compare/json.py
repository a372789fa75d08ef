"""What a change does, for programs. ``docs/json-of-commands.md`` describes every field."""

from __future__ import annotations

from postlint.calendars.model import Post
from postlint.comparing.changed_posts import Changed
from postlint.comparing.compare import Comparison
from postlint.comparing.sides import Side
from postlint.judging.model import Finding, Mix
from postlint.kinds.model import Classified
from postlint.report.as_json import VERSION, Json, document, problem_fields, start_fields
from postlint.report.compare.change_in_words import asides, verdict
from postlint.report.formats.json import finding_fields
from postlint.report.layout import Look


def render(comparison: Comparison, _look: Look) -> str:
    """Return one JSON document, in ASCII and in a stable order; it has no look."""
    posts, settings = comparison.posts, comparison.by_settings
    return document(
        {
            "version": VERSION,
            "base": _side(comparison.base),
            "head": _side(comparison.head),
            "verdict": verdict(comparison),
            "accounts": [
                {
                    "account": change.account,
                    "identity": change.identity,
                    "before": change.before and _mix(change.before),
                    "after": change.after and _mix(change.after),
                }
                for change in comparison.mixes
            ],
            "caused": [_with_remedy(finding) for finding in comparison.caused],
            "mended": [finding_fields(finding) for finding in comparison.mended],
            "silenced": [finding_fields(finding) for finding in comparison.silenced],
            "left": [
                {**_with_remedy(left.finding), "before": left.before and _before(left.before)}
                for left in comparison.left
            ],
            "undecided": [_with_remedy(finding) for finding in comparison.undecided],
            "settings": {
                "brought": [finding_fields(finding) for finding in settings.brought],
                "dropped": [finding_fields(finding) for finding in settings.dropped],
                "regraded": [
                    {**finding_fields(finding), "before": severity} for severity, finding in settings.regraded
                ],
            },
            "posts": posts
            and {
                "added": [_item(item) for item in posts.added],
                "changed": [_changed(one) for one in posts.changed],
                "removed": [_item(item) for item in posts.removed],
            },
            "remarks": list(asides(comparison)),
            "errors": [
                problem_fields(problem) for part in comparison.head.checked for problem in part.problems
            ],
        }
    )


def _side(side: Side) -> Json:
    return {
        "name": side.name,
        "calendars": sum(file.reader is not None for part in side.checked for file in part.plan.files),
        "posts": sum(len(part.plan.posts) for part in side.checked),
        "incomplete": side.incomplete,
        "errors": [problem_fields(problem) for problem in side.problems],
    }


def _mix(mix: Mix) -> Json:
    return {"posts": mix.total, "kinds": dict(mix.kinds), "unreadable": mix.unreadable}


def _with_remedy(finding: Finding) -> Json:
    spans = finding.remedy.of_change if finding.remedy else ()
    return {**finding_fields(finding), "enough": [start_fields(span) for span in spans]}


def _before(finding: Finding) -> Json:
    return {"severity": finding.severity, "message": finding.message, **start_fields(finding.span)}


def _item(item: Classified) -> Json:
    post = item.post
    return {
        **start_fields(post.span),
        "post": post.id,
        "accounts": list(post.accounts),
        "date": _date(post),
        "kind": item.kind,
        "text": post.text,
    }


def _changed(one: Changed) -> Json:
    before = {**start_fields(one.before.post.span), "date": _date(one.before.post), "kind": one.before.kind}
    return {**_item(one.after), "moved": one.moved, "changes": list(one.keys), "before": before}


def _date(post: Post) -> str | None:
    when = post.when.value if post.when else None
    if when is None:
        return None
    return f"{when.date.isoformat()}T{when.time:%H:%M}" if when.time else when.date.isoformat()
