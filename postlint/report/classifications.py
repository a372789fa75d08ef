"""What every post does, a line a post: for people, and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postlint.kinds.explain import Explained, Reason
from postlint.kinds.model import Classified, Evidence
from postlint.kinds.telling_words import tells
from postlint.report import as_json
from postlint.report.layout import Look, columns
from postlint.source import escape
from postlint.vocabulary import KINDS, in_words, kind_title

MOST_CUES = 3
"""How many words a line for people names; the rest is in the JSON lines."""
BEGINNING = 60
"""How many characters of a text a line for people has."""


def text(classified: Iterable[Classified]) -> str:
    """Return one line a post: where it is, what it does, how sure that is, and why."""
    return "".join(f"{line(post)}\n" for post in classified)


def jsonl(classified: Iterable[Classified]) -> str:
    """Return one JSON object a post and line, in ASCII, so that no control character gets through."""
    return "".join(as_json.line(record(post)) for post in classified)


def line(classified: Classified) -> str:
    """Return what one post does, as a line for people."""
    post = classified.post
    place = post.span.place
    name = f" {post.id}" if post.id else ""
    goes_on = " (continues a post of ours)" if classified.continues else ""
    begins = beginning(post.text)
    text = f" | {begins}" if begins else ""
    return escape.terminal(f"{place}:{name} {_verdict(classified)}{goes_on}{text}")


def beginning(text: str) -> str:
    """Return the first words of a text, as one line."""
    line = " ".join(text[: 4 * BEGINNING].split())
    if len(line) <= BEGINNING:
        return line
    kept, space, _ = line[:BEGINNING].rpartition(" ")
    return f"{kept if space else line[:BEGINNING]} …"


def _verdict(classified: Classified) -> str:
    if classified.kind is None:
        return f"unknown: {classified.unreadable}"
    kind = _called(classified)
    if classified.decided_by == "declared":
        return f"{kind} (declared)"
    if classified.decided_by != "text":
        return f"{kind} ({classified.evidence[-1].detail})"
    speaking = [f'"{cue.detail}"' for cue in classified.telling][:MOST_CUES]
    words = f": {', '.join(speaking)}" if speaking else ""
    doubt = f"; {classified.doubt}" if classified.doubt else ""
    learnt = (
        "" if words else "".join(f"; {one.detail}" for one in classified.evidence if one.type == "learnt")
    )
    return f"{kind} {classified.confidence:.0%} (its words{words}{learnt}{doubt})"


def _called(classified: Classified) -> str:
    """Return the key to write for a kind and, where that is another word, what reports call it."""
    key, perhaps = classified.kind or "", "perhaps " if classified.perhaps else ""
    same = in_words(kind_title(classified.kind)) == in_words(key)
    return f"{perhaps}{key}" if same else f"{key}, {classified.called}"


def record(classified: Classified) -> dict[str, object]:
    """Return what is known of one post, as JSON has it."""
    post = classified.post
    result: dict[str, object] = {
        "id": post.id,
        "path": post.span.path,
        "line": post.span.line,
        "kind": classified.kind,
        "perhaps": classified.perhaps,
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


MOST_NAMED = 3
"""How many reasons of either side people are told; the rest is in the JSON lines."""

LEAST_OTHER = 0.05
"""How likely another kind must be to be named."""

_NEARLY = 0.995
_INDENT = "    "


def explained_text(explained: Iterable[Explained]) -> str:
    """Return a line a post, and below it what speaks for its kind and against it."""
    return "".join(f"{each}\n" for post in explained for each in _lines(post))


def explained_jsonl(explained: Iterable[Explained]) -> str:
    """Return the JSON objects of ``classify``, each with its reasons."""
    records = (
        record(post.classified) | {"explanation": [_reason(reason) for reason in post.reasons]}
        for post in explained
    )
    return "".join(map(as_json.line, records))


def _lines(post: Explained) -> Iterator[str]:
    yield line(post.classified)
    told = [reason for reason in post.reasons if _tells(reason, post.classified)]
    speaking = [reason for reason in told if reason.change > 0][:MOST_NAMED]
    against = [reason for reason in told if reason.change < 0][:MOST_NAMED]
    rows = [("for", _quoted(reason), _effect(post.classified, reason)) for reason in speaking]
    rows += [("against", _quoted(reason), _effect(post.classified, reason)) for reason in against]
    if not rows and post.classified.decided_by == "text" and post.classified.kind:
        rows.append(("for", "no word by itself", "all of them together"))
    if rows:
        yield from columns(rows, Look(), _INDENT, wrap=True)
    if others := _others(post.classified):
        yield from columns([("or", others)], Look(), _INDENT, wrap=True)


def _tells(reason: Reason, classified: Classified) -> bool:
    """Tell whether a person would give a reason; against a kind speaks what tells of the one in its place."""
    if reason.evidence.type != "words":
        return True
    return tells(reason.evidence.detail, classified.kind if reason.change > 0 else reason.without.kind)


def _quoted(reason: Reason) -> str:
    detail = reason.evidence.detail
    return f'"{detail}"' if reason.evidence.type in ("words", "marker") else detail


def _effect(classified: Classified, reason: Reason) -> str:
    """Say what the post would be without something: "question 61% without it"."""
    other = reason.without
    if other.kind is None:
        return f"unknown without it: {other.unreadable}"
    without = "without them" if reason.evidence.type == "learnt" else "without it"
    same = f"{classified.kind} {_share(reason.probability)} {without}"
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
