"""What every post does, a line a post: for people, and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from postlint.kinds.model import Classified, Evidence
from postlint.source import escape

MOST_CUES = 3
"""How many words a line for people names; the rest is in the JSON lines."""


def text(classified: Iterable[Classified]) -> str:
    """Return one line a post: where it is, what it does, how sure that is, and why."""
    return "".join(f"{line(post)}\n" for post in classified)


def jsonl(classified: Iterable[Classified]) -> str:
    """Return one JSON object a post and line, in ASCII, so that no control character gets through."""
    return "".join(f"{escape.json(json.dumps(record(post)))}\n" for post in classified)


def line(classified: Classified) -> str:
    """Return what one post does, as a line for people."""
    post = classified.post
    place = f"{post.span.path}:{post.span.line}"
    name = f" {post.id}" if post.id else ""
    goes_on = " (continues a post of ours)" if classified.continues else ""
    return escape.terminal(f"{place}:{name} {_verdict(classified)}{goes_on}")


def _verdict(classified: Classified) -> str:
    if classified.kind is None:
        return f"unknown: {classified.unreadable}"
    if classified.decided_by == "declared":
        return f"{classified.kind} (declared)"
    if classified.decided_by != "text":
        return f"{classified.kind} ({classified.evidence[-1].detail})"
    speaking = [f'"{cue.detail}"' for cue in classified.evidence if (cue.weight or 0) > 0][:MOST_CUES]
    words = f": {', '.join(speaking)}" if speaking else ""
    doubt = f"; {classified.doubt}" if classified.doubt else ""
    return f"{classified.kind} {classified.confidence:.0%} (its words{words}{doubt})"


def record(classified: Classified) -> dict[str, object]:
    """Return what is known of one post, as JSON has it."""
    post = classified.post
    result: dict[str, object] = {
        "id": post.id,
        "path": post.span.path,
        "line": post.span.line,
        "kind": classified.kind,
        "confidence": round(classified.confidence, 4),
        "probabilities": {kind: round(value, 4) for kind, value in classified.probabilities.items()},
        "decided_by": classified.decided_by,
        "evidence": [found(evidence) for evidence in classified.evidence],
    }
    told = {"origin": post.origin, "unreadable": classified.unreadable, "doubt": classified.doubt}
    return result | {name: said for name, said in told.items() if said is not None}


def found(evidence: Evidence) -> dict[str, object]:
    """Return one piece of evidence and its place, as JSON has it."""
    span = evidence.span
    weight = {} if evidence.weight is None else {"weight": round(evidence.weight, 4)}
    return {
        "type": evidence.type,
        "detail": evidence.detail,
        **weight,
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
