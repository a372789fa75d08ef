"""Why every post is said to do what it does: for people, and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from postlint.kinds.explain import Explained, Reason
from postlint.kinds.model import Classified
from postlint.report.classifications import found, line, record
from postlint.report.layout import Look, columns
from postlint.source import escape
from postlint.vocabulary import KINDS

MOST_NAMED = 3
"""How many reasons of either side people are told; the rest is in the JSON lines."""

LEAST_OTHER = 0.05
"""How likely another kind must be to be named."""

_NEARLY = 0.995
_INDENT = "    "


def text(explained: Iterable[Explained]) -> str:
    """Return a line a post, and below it what speaks for its kind and against it."""
    return "".join(f"{each}\n" for post in explained for each in _lines(post))


def jsonl(explained: Iterable[Explained]) -> str:
    """Return the JSON objects of ``classify``, each with its reasons."""
    records = (
        record(post.classified) | {"explanation": [_reason(reason) for reason in post.reasons]}
        for post in explained
    )
    return "".join(f"{escape.json(json.dumps(each))}\n" for each in records)


def _lines(post: Explained) -> Iterator[str]:
    yield line(post.classified)
    speaking = [reason for reason in post.reasons if reason.change > 0][:MOST_NAMED]
    against = [reason for reason in post.reasons if reason.change < 0][:MOST_NAMED]
    rows = [("for", _quoted(reason), _effect(post.classified, reason)) for reason in speaking]
    rows += [("against", _quoted(reason), _effect(post.classified, reason)) for reason in against]
    if not rows and post.classified.decided_by == "text" and post.classified.kind:
        rows.append(("for", "no word by itself", "all of them together"))
    if rows:
        yield from columns(rows, Look(), _INDENT, wrap=True)
    if others := _others(post.classified):
        yield from columns([("or", others)], Look(), _INDENT, wrap=True)


def _quoted(reason: Reason) -> str:
    detail = reason.evidence.detail
    return f'"{detail}"' if reason.evidence.type in ("words", "marker") else detail


def _effect(classified: Classified, reason: Reason) -> str:
    """Say what the post would be without something: "question 61% without it"."""
    other = reason.without
    if other.kind is None:
        return f"unknown without it: {other.unreadable}"
    same = f"{classified.kind} {_share(reason.probability)} without it"
    return same if other.kind == classified.kind else f"{same}, {other.kind} {_share(other.confidence)}"


def _others(classified: Classified) -> str:
    """Name the other kinds that a post may well be, likeliest first."""
    if classified.kind is None:
        return ""
    likely = [
        kind for kind in KINDS if kind != classified.kind and classified.probabilities[kind] >= LEAST_OTHER
    ]
    likely.sort(key=lambda kind: -classified.probabilities[kind])
    return ", ".join(f"{kind} {_share(classified.probabilities[kind])}" for kind in likely)


def _share(probability: float) -> str:
    """Return a probability in per cent, without rounding a doubt away."""
    if _NEARLY <= probability < 1:
        return "over 99%"
    return "under 1%" if 0 < probability <= 1 - _NEARLY else f"{probability:.0%}"


def _reason(reason: Reason) -> dict[str, object]:
    other = reason.without
    without = {"kind": other.kind, "confidence": round(other.confidence, 4)}
    return {
        **found(reason.evidence),
        "change": round(reason.change, 4),
        "probability_without": round(reason.probability, 4),
        "without": without | ({"unreadable": other.unreadable} if other.unreadable else {}),
    }
