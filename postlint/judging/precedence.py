"""Which rules fall silent since a stronger one speaks: ``unless:`` in windows and on single facts."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from postlint.judging.mix.account_view import Stream
from postlint.judging.mix.severity import severity_of
from postlint.judging.mix.violations import FailingWindow, Judged, MixViolation
from postlint.judging.mix.windows import Window
from postlint.judging.model import FactViolation, Rule
from postlint.vocabulary import Severity, at_least


def silence(judged: Sequence[Judged]) -> list[Judged]:
    """Return ``judged`` without the windows about which a rule named by ``unless`` speaks as gravely.

    It speaks about a window when one of its own holds all of those posts.
    """
    spoken: dict[tuple[str, bool], list[Judged]] = {}
    for part in judged:
        spoken.setdefault((part.rule.id, part.stream.published), []).append(part)

    def silenced(part: Judged, violation: FailingWindow) -> bool:
        return any(
            at_least(louder.severity, violation.severity)
            for stronger in part.rule.unless
            for other in spoken.get((stronger, part.stream.published), ())
            for louder in _around(violation.evaluated.window, part.stream, other)
        )

    return [
        replace(part, violations=tuple(item for item in part.violations if not silenced(part, item)))
        for part in judged
    ]


def _around(window: Window, stream: Stream, other: Judged) -> Iterator[FailingWindow]:
    """Yield the violations of ``other`` whose windows hold all posts of the ``window`` of ``stream``."""
    if other.stream == stream:
        yield from _enclosing(window, other.violations)
    elif other.stream.name == stream.name or "last" in {other.stream.name, stream.name}:
        wanted = _orders(stream, window)
        for violation in other.violations:
            if wanted and wanted <= _orders(other.stream, violation.evaluated.window):
                yield violation


def _enclosing(window: Window, violations: Sequence[FailingWindow]) -> Iterator[FailingWindow]:
    """Yield the violations of the same stream that enclose ``window``; neither end of those moves back."""
    first = bisect_left(violations, window.stop, key=lambda item: item.evaluated.window.stop)
    for violation in violations[first:]:
        if violation.evaluated.window.start > window.start:
            return
        yield violation


def _orders(stream: Stream, window: Window) -> set[int]:
    return {item.post.order for item in stream.posts[window.start : window.stop]}


def silence_facts(
    faults: Sequence[tuple[Rule, FactViolation]], mix_violations: Iterable[MixViolation]
) -> list[tuple[Rule, FactViolation]]:
    """Return the faults of one account without those of which a rule named by ``unless`` speaks as gravely.

    A rule over a mix speaks of the whole account, any other one of the post, or account, at which its own
    faults sit.
    """
    of_account: defaultdict[str, list[Severity]] = defaultdict(list)
    of_place: defaultdict[tuple[str, int | None], list[Severity]] = defaultdict(list)
    for violation in mix_violations:
        of_account[violation.judged.rule.id].append(violation.reported.severity)
    for rule, fault in faults:
        of_place[rule.id, _place(fault)].append(severity_of(rule, fault))

    def silenced(rule: Rule, fault: FactViolation) -> bool:
        return any(
            at_least(louder, severity_of(rule, fault))
            for stronger in rule.unless
            for louder in (*of_account[stronger], *of_place[stronger, _place(fault)])
        )

    return [(rule, fault) for rule, fault in faults if not silenced(rule, fault)]


def _place(fault: FactViolation) -> int | None:
    return fault.post.order if fault.post else None
