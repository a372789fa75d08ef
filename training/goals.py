"""What was asked of the pipelines (issue 13), beside what they reach.

Points are on the card of the pipeline that shipped when this was asked: accuracy 0.796, macro-F1 0.711, and
0.778 of our own posts that were kept apart, those in ``corpus/`` and ``corpus/feeds/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.opinion import LEAST, MOST
from training.answered import answered
from training.report import figures_of, table
from training.verdicts import verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from benchmarks.opinion import Speed
    from training.said import Said

ACCURACY, MACRO_F1, ENGAGED_OR_NOT = "accuracy", "macro-F1", "engaged or not"
OWN_POSTS = "our own posts kept apart, without `hard/`"
MIX, CALIBRATION = "mix error", "calibration error"
NOBODY, FOUND, FIFTH = "no engagement: error", "no engagement: any finding", "a fifth engages: error"
TEXTS, LOOK = "texts a second and core", "first look at 100 posts, in times of the pipeline that ships"
TIME = "time a post, in times of the pipeline before"
HEAD = ["of", "figure", "asked for", "reached", "enough", "by"]
EVALUATE = "`make evaluate`"
SHIPS, SECOND_OPINION = "the pipeline that ships", "the second opinion"
LATER = "hard"
"""Our own posts that had not been written when this was asked."""
ANSWERED = 0.05


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that is to be so high, or, where ``most`` says so, so low."""

    figure: str
    asked: float
    most: bool = False
    digits: int = 3

    def row(self, reached: float) -> tuple[str, ...]:
        """Return the cells of a table: what was asked for, what was reached, and whether that is enough."""
        value = round(reached, self.digits)
        met = value <= self.asked if self.most else value >= self.asked
        asked, said = (f"{number:.{self.digits}f}" for number in (self.asked, value))
        return self.figure, f"{'≤' if self.most else '≥'} {asked}", said, "yes" if met else "**no**"


_MIX_AND_SURE = (Goal(MIX, 0.024, most=True), Goal(CALIBRATION, 0.02, most=True))
_FIFTH = Goal(FIFTH, 0.01, most=True)
DEFAULT = (
    Goal(ACCURACY, 0.811),
    Goal(MACRO_F1, 0.731),
    Goal(ENGAGED_OR_NOT, 0.950),
    Goal(OWN_POSTS, 0.798),
    *_MIX_AND_SURE,
    Goal(NOBODY, 0.6),
    Goal(FOUND, 0.97),
    _FIFTH,
)
DEFAULT_ANSWERED = (Goal(ENGAGED_OR_NOT, 0.965), Goal(NOBODY, 0.75), Goal(FOUND, 0.97), _FIFTH)
ACCURATE = (
    Goal(ACCURACY, 0.841),
    Goal(MACRO_F1, 0.761),
    Goal(ENGAGED_OR_NOT, 0.956),
    Goal(OWN_POSTS, 0.828),
    *_MIX_AND_SURE,
    Goal(NOBODY, 0.7),
    Goal(FOUND, 0.97),
    _FIFTH,
)
NO_SLOWER = (Goal(TIME, 1, most=True, digits=2),)
TAKEN = 1.06
"""Measured by hand, three times in turns, since the pipeline before is only in the history, at f4ccdde^."""
SPEED = (Goal(TEXTS, LEAST, digits=0), Goal(LOOK, MOST, most=True, digits=2))


def default_rows(said: Said) -> Iterator[tuple[str, ...]]:
    """Yield a row for each goal of the pipeline that ships, alone and with answers."""
    yield from _rows(SHIPS, EVALUATE, DEFAULT, _reached(said))
    yield from _rows(SHIPS, "`python -m benchmarks.classifier`, then and now", NO_SLOWER, {TIME: TAKEN})
    yield from _rows("with 5 % of posts answered", EVALUATE, DEFAULT_ANSWERED, _with_answers(said))


def accurate_rows(said: Said) -> Iterator[tuple[str, ...]]:
    """Yield a row for each goal of the second opinion."""
    yield from _rows(SECOND_OPINION, "`make accurate`", ACCURATE, _reached(said))


def speed_rows(ships: Speed, accurate: Speed) -> Iterator[tuple[str, ...]]:
    """Yield a row for each goal of its speed."""
    reached = {TEXTS: accurate.texts, LOOK: accurate.look / ships.look}
    yield from _rows(SECOND_OPINION, "`python -m benchmarks.opinion`", SPEED, reached)


def goals_table(rows: Iterable[tuple[str, ...]]) -> str:
    """Return the section of a card that holds ``rows``."""
    return f"### What was asked for, and what is reached\n\n{table(HEAD, rows)}"


def _rows(of: str, by: str, goals: Sequence[Goal], reached: Mapping[str, float]) -> Iterator[tuple[str, ...]]:
    for goal in goals:
        yield of, *goal.row(reached[goal.figure]), by


def _reached(said: Said) -> dict[str, float]:
    """Return every figure of which something was asked."""
    found = figures_of(said.examples, said.probabilities)
    own = [place for place, example in enumerate(said.tests) if example.sample != LATER]
    rows = {row[0]: row for row in verdicts(said.examples, said.probabilities)}
    return {
        ACCURACY: found.accuracy,
        MACRO_F1: found.macro_f1,
        ENGAGED_OR_NOT: found.engaged,
        OWN_POSTS: figures_of([said.tests[place] for place in own], said.of_tests[own]).accuracy,
        MIX: found.mix_error,
        CALIBRATION: found.calibration_error,
        NOBODY: float(rows["0%"][1]),
        FOUND: float(rows["0%"][3]),
        FIFTH: float(rows["20%"][1]),
    }


def _with_answers(said: Said) -> dict[str, float]:
    ((_, _, *cells),) = answered(said.examples, said.probabilities, (ANSWERED,))
    return dict(zip((ENGAGED_OR_NOT, NOBODY, FOUND, FIFTH), map(float, cells), strict=True))
