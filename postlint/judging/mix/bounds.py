"""What a window owes a rule, and what is known of it: bounds under uncertainty.

Every check over kinds is one inequality. A post scores a whole number for what it does, and a window
satisfies the rule when ``base`` plus its posts' scores is at least 0: "engagement at least 10 %" is
9 for a post that engages and -1 for one that does not. Where nobody can be sure what a post does it
has two scores, and a window a lower and an upper bound.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final, Literal, TypeAlias

from postlint.judging.groups import Group, asks_kinds, said_of
from postlint.judging.mix.windows import Window, WindowSpec
from postlint.judging.model import Basis, Membership
from postlint.kinds.model import UNKNOWN, Classified, Evidence
from postlint.records import dataclass
from postlint.vocabulary import KINDS, Kind

Verdict: TypeAlias = Literal["passes", "may", "fails", "unread"]
"""``may``: fails only where every doubtful post counts against it. ``unread``: too much to guess."""

_UNREAD_OF_TEN: Final = 3
"""How many of ten posts may be unreadable before a rule says nothing of them."""


MOST_WORDS: Final = 2
"""How many of the words that weighed most are named."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one post counts as, and what says so; ``because`` is empty where there is nothing to name."""

    what: str
    because: str = ""


def by_kind(item: Classified) -> Reading:
    """Return the kind of a post, with the field, the author's word, the marker or the words that say so.

    A kind that is a guess is only perhaps one, be there doubt about the rule's group or not.
    """
    if item.kind is None:
        return Reading(item.unreadable or "cannot be read")
    said = dict.fromkeys(_SAID[evidence.type](evidence) for evidence in item.telling)
    return Reading(item.called, ", ".join(list(said)[:MOST_WORDS]))


_SAID: Final[Mapping[str, Callable[[Evidence], str]]] = {
    "field": lambda evidence: f"its {evidence.detail.partition(':')[0]}",
    "declared": lambda _evidence: "declared",
    "marker": lambda evidence: evidence.detail,
    "words": lambda evidence: f"“{evidence.detail}”",
}


@dataclass(frozen=True, slots=True)
class Score:
    """The least and the most that a post can score, and how it stands to the rule's group."""

    low: int
    high: int
    membership: Membership


@dataclass(frozen=True, slots=True)
class Constraint:
    """What a check asks of each window.

    ``gain`` is what a post scores once it is certainly in the group that is ``wanted``. ``undated_window``
    cuts the posts that have no date. ``longest`` is set for runs alone: the longest run that the rule
    allows. ``basis`` tells which posts are judged. ``eased`` rules are milder where somebody reserves time
    to listen. ``asked`` says in words what a window of so many posts must have, and ``reading`` what each
    post counts as, and why. Posts are judged that are ``among`` some, and those that say one thing under the
    key ``per`` apart from those that say another.
    """

    base: int
    gain: int
    score: Callable[[Classified], Score]
    wanted: Group
    window: WindowSpec
    undated_window: WindowSpec
    asked: Callable[[int], str]
    min_posts: int = 1
    full_only: bool = False
    complaint: Literal["too few", "too many", "too long"] = "too few"
    longest: int | None = None
    basis: Basis = "plan"
    eased: bool = False
    reading: Callable[[Classified], Reading] = by_kind
    among: Callable[[Classified], bool] | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A window, its bounds (below 0: not satisfied) and the verdict that follows."""

    window: Window
    low: int
    high: int
    verdict: Verdict


def membership(classified: Classified, group: Collection[Kind], certainty: float) -> Membership:
    """Return how a post stands to ``group``, at ``certainty`` (over one half, at most 1)."""
    if len(group) == len(KINDS):
        # Whatever a post does, it is in the group of all kinds or of none, and need not be read for it.
        return "in"
    if not group:
        return "out"
    return "unreadable" if classified.unreadable else _likely(classified, group, certainty)


def _likely(classified: Classified, group: Collection[Kind], certainty: float) -> Membership:
    probability = classified.group_probability(group)
    if probability >= certainty:
        return "in"
    return "out" if probability <= 1 - certainty else "doubtful"


def standing(classified: Classified, group: Group, certainty: float) -> Membership:
    """Return how a post stands to a group: what it says is certain, so only its kind can leave a doubt."""
    return membership(classified, group.kinds_of(classified), certainty)


def reading_for(*groups: Group) -> Callable[[Classified], Reading]:
    """Return what tells what posts count as where a rule asks for these groups: what they do, or say."""
    asked = [group for group in groups if any(group.tests())]
    if not asked:
        return by_kind
    of_kinds = any(map(asks_kinds, groups))

    def read(item: Classified) -> Reading:
        said = ", ".join(dict.fromkeys(said_of(item, group) for group in asked))
        kind = by_kind(item) if of_kinds else Reading("")
        return Reading(f"{kind.what}, {said}" if kind.what else said, kind.because)

    return read


def two_valued(group: Group, certainty: float, *, inside: int, outside: int) -> Callable[[Classified], Score]:
    """Return the scoring that gives ``inside`` to posts in ``group`` and ``outside`` to the others.

    What cannot be read scores by what such posts mostly do, and is in doubt where that is or nobody knows it.
    """
    least, most = min(inside, outside), max(inside, outside)
    scores: dict[Membership, Score] = {
        "in": Score(inside, inside, "in"),
        "out": Score(outside, outside, "out"),
        "doubtful": Score(least, most, "doubtful"),
    }

    def score(classified: Classified) -> Score:
        kinds = group.kinds_of(classified)
        stands = membership(classified, kinds, certainty)
        if stands != "unreadable":
            return scores[stands]
        known = classified.probabilities != UNKNOWN
        return replace(
            scores[_likely(classified, kinds, certainty) if known else "doubtful"], membership=stands
        )

    return score


def evaluate(constraint: Constraint, scores: Sequence[Score], cuts: Iterable[Window]) -> list[Evaluated]:
    """Return the windows that the demand applies to, each with its bounds and verdict."""
    lows = [0, *accumulate(score.low for score in scores)]
    highs = [0, *accumulate(score.high for score in scores)]
    unread = [0, *accumulate(score.membership == "unreadable" for score in scores)]
    evaluated = []
    for window in cuts:
        if len(window) < constraint.min_posts or (constraint.full_only and not window.full):
            continue
        low = constraint.base + lows[window.stop] - lows[window.start]
        high = constraint.base + highs[window.stop] - highs[window.start]
        unreadable = unread[window.stop] - unread[window.start]
        evaluated.append(Evaluated(window, low, high, _verdict(low, high, unreadable, len(window))))
    return evaluated


def too_many_unread(unread: int, posts: int) -> bool:
    """Tell whether of so many ``posts`` too many are ``unread`` to say anything of their mix."""
    return 10 * unread > _UNREAD_OF_TEN * posts


def _verdict(low: int, high: int, unreadable: int, posts: int) -> Verdict:
    if low >= 0:
        return "passes"
    if too_many_unread(unreadable, posts):
        return "unread"
    return "fails" if high < 0 else "may"
