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
    spoken = _Spoken(judged)

    def silenced(part: Judged, violation: FailingWindow) -> bool:
        return any(
            at_least(louder.severity, violation.severity)
            for stronger in part.rule.unless
            for louder in spoken.around(violation.evaluated.window, part.stream, stronger)
        )

    return [
        replace(part, violations=tuple(item for item in part.violations if not silenced(part, item)))
        if part.violations and part.rule.unless
        else part
        for part in judged
    ]


class _Spoken:
    """What rules say; of posts that are judged apart, one for each value, by each post."""

    def __init__(self, judged: Iterable[Judged]) -> None:
        self.whole: defaultdict[tuple[str, bool], list[Judged]] = defaultdict(list)
        self.apart: defaultdict[tuple[str, bool, int | None], list[Judged]] = defaultdict(list)
        self.places: dict[int, dict[int, int]] = {}
        for part in judged:
            if not part.stream.value:
                self.whole[part.rule.id, part.stream.published].append(part)
            elif part.violations:
                for order in _orders(part.stream) or (None,):
                    self.apart[part.rule.id, part.stream.published, order].append(part)

    def around(self, window: Window, stream: Stream, rule: str) -> Iterator[FailingWindow]:
        """Yield the violations of ``rule`` whose windows hold all posts of the ``window`` of ``stream``."""
        wanted = _orders(stream, window.start, window.stop)
        first = next(iter(wanted or _orders(stream, 0, 1)), None)
        whole = self.whole.get((rule, stream.published), ())
        for other in (*whole, *self.apart.get((rule, stream.published, first), ())):
            if other.stream == stream:
                yield from _enclosing(window.start, window.stop, other.violations)
            elif wanted and (other.stream.name == stream.name or "last" in {other.stream.name, stream.name}):
                places = self._places_in(other)
                if all(order in places for order in wanted):
                    there = [places[order] for order in wanted]
                    yield from _enclosing(min(there), max(there) + 1, other.violations)

    def _places_in(self, part: Judged) -> dict[int, int]:
        if id(part) not in self.places:
            self.places[id(part)] = {order: place for place, order in enumerate(_orders(part.stream))}
        return self.places[id(part)]


def _enclosing(start: int, stop: int, violations: Sequence[FailingWindow]) -> Iterator[FailingWindow]:
    """Yield the violations whose windows enclose these places of their stream; no end of those moves back."""
    first = bisect_left(violations, stop, key=lambda item: item.evaluated.window.stop)
    for violation in violations[first:]:
        if violation.evaluated.window.start > start:
            return
        yield violation


def _orders(stream: Stream, start: int = 0, stop: int | None = None) -> list[int]:
    return [item.post.order for item in stream.posts[start:stop]]


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
