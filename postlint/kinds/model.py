"""What classifying a post gives: its kind, how sure that is, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, TypeAlias

from postlint.calendars.model import Post
from postlint.config import DEFAULT_CERTAINTY
from postlint.records import dataclass
from postlint.source.spans import Span
from postlint.source.tree import Scalar
from postlint.vocabulary import KINDS, DecidedBy, Kind, kind_title

SEPARATOR = len("\n\n")
"""What :attr:`Post.speech` puts between the texts of a post."""

Probabilities: TypeAlias = Mapping[Kind, float]
"""A calibrated probability for every kind; they sum to 1."""


def _rates(**posts: int) -> Probabilities:
    """Return the shares of kinds among so many posts, as if there had been half a post more of each."""
    total = sum(posts.values()) + len(KINDS) / 2
    return {kind: (posts.get(kind, 0) + 0.5) / total for kind in KINDS}


NOT_ENGLISH = "not English"
"""Why texts in other languages are not read; more may follow it."""

PLACEHOLDER = "only a placeholder"
"""Why texts that are still to be written are not read."""

UNKNOWN: Probabilities = {kind: 1 / len(KINDS) for kind in KINDS}
"""What is known of a post that is like none that anybody labelled: nothing."""

UNREAD: Probabilities = _rates(
    press_release=44, call_to_action=11, information=7, conversation=5, retweet=4, mention=2
)
"""What posts do that are in another language, or nothing but links or hashtags: the labelled ones did."""

UNREAD_TO_SOMEBODY: Probabilities = _rates(reply=13, press_release=2, retweet=1)
"""The same of those that begin with a handle."""


def likeliest(probabilities: Probabilities) -> Kind:
    """Return the kind of the highest probability, the first of several."""
    return max(KINDS, key=probabilities.__getitem__)


def certain(kind: Kind) -> Probabilities:
    """Return the probabilities of a post whose kind is no guess."""
    return {other: float(other == kind) for other in KINDS}


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of a text that spoke for (weight > 0) or against (weight < 0) the chosen kind.

    ``start`` and ``end`` are code-point offsets in the text; ``weight`` is in log-odds.
    """

    words: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the text pipeline says of one text, with the cues that weighed most, strongest first."""

    probabilities: Probabilities
    cues: tuple[Cue, ...] = ()


Watch: TypeAlias = Callable[[Iterable[Prediction], int], Iterable[Prediction]]
"""Passes predictions on as they are made, and is told how many there will be."""


def without_reply(prediction: Prediction) -> Prediction:
    """Return what the text says of a post that answers one of us: anything but that it is a reply.

    What spoke for a reply explains none of the other kinds, so those cues go with it.
    """
    probabilities = prediction.probabilities
    total = 1 - probabilities["reply"]
    shares: Probabilities = {
        kind: share / total if total > 0 else 1 / (len(probabilities) - 1)
        for kind, share in probabilities.items()
    }
    answers = likeliest(probabilities) == "reply"
    return Prediction({**shares, "reply": 0.0}, () if answers else prediction.cues)


def turned(prediction: Prediction, kind: Kind, into: Kind) -> Prediction:
    """Return what is known of a text whose signs of one ``kind`` speak for another.

    The cues were signs of that kind, so they go with it where it was the likeliest.
    """
    probabilities = dict(prediction.probabilities)
    likeliest = max(probabilities, key=probabilities.__getitem__)
    probabilities[into] += probabilities[kind]
    probabilities[kind] = 0.0
    return Prediction(probabilities, () if likeliest == kind else prediction.cues)


def trusted(prediction: Prediction, share: float) -> Prediction:
    """Return what is known where only ``share`` of a prediction can be relied on, and nothing beyond it."""
    probabilities: Probabilities = {
        kind: share * probability + (1 - share) * UNKNOWN[kind]
        for kind, probability in prediction.probabilities.items()
    }
    return Prediction(probabilities, prediction.cues)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a post got its kind: a field, the declared kind, a marker, words of its text, or habit.

    ``detail`` is what was found, as written, or what was learnt from; ``weight`` is in log-odds, and fields,
    declared kinds and markers have none.
    """

    type: Literal["field", "declared", "marker", "words", "learnt"]
    detail: str
    span: Span
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Classified:
    """A post and what it does. ``kind`` is None where the post cannot be read.

    ``unreadable`` then says why ("not English", "no text"); ``doubt`` says why the text was trusted
    less than its words alone would have it. ``signs`` are all :attr:`evidence` but words of the text, which
    is made from ``cues`` when it is asked for. ``continues`` marks a reply to a
    post of the same account: it belongs to the thread before it and is not a post of its own in any count.
    ``credits_nobody`` says why a post that thanks counts as no credit to others.
    ``prediction`` is what the text alone says, where the text was looked at. ``certainty`` is from which
    probability on a guess counts as certain.
    """

    post: Post
    kind: Kind | None
    probabilities: Probabilities
    decided_by: DecidedBy
    signs: tuple[Evidence, ...] = ()
    unreadable: str | None = None
    doubt: str | None = None
    continues: bool = False
    prediction: Prediction | None = None
    credits_nobody: str | None = None
    certainty: float = DEFAULT_CERTAINTY
    cues: tuple[Cue, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return why the post got its kind: what is no word first, and what was learnt last."""
        learnt = tuple(one for one in self.signs if one.type == "learnt")
        signs = self.signs[: len(self.signs) - len(learnt)]
        return (*signs, *(_of_words(self.post, cue) for cue in self.cues), *learnt)

    @property
    def perhaps(self) -> bool:
        """Tell whether the kind is a guess that nobody should rely on."""
        return self.kind is not None and self.decided_by == "text" and self.confidence < self.certainty

    @property
    def called(self) -> str:
        """Return the kind in the words of reports, with "perhaps" where that is not certain."""
        return f"{'perhaps ' if self.perhaps else ''}{kind_title(self.kind)}"

    @property
    def telling(self) -> tuple[Evidence, ...]:
        """Return the evidence that a person would give for the kind, strongest first."""
        if self.decided_by != "text":
            return self.signs[-1:]
        # What a run says of a few posts need not be known to all.
        from postlint.kinds.telling_words import tells

        words = (cue for cue in self.evidence if cue.type == "words" and (cue.weight or 0) > 0)
        return tuple(cue for cue in words if tells(cue.detail, self.kind))

    @property
    def confidence(self) -> float:
        """Return the probability of the chosen kind, 0 where there is none."""
        return self.probabilities[self.kind] if self.kind else 0.0

    def group_probability(self, kinds: Iterable[Kind]) -> float:
        """Return the probability that the post's kind is one of ``kinds``."""
        return min(1.0, sum(map(self.probabilities.__getitem__, kinds)))

    def nearness(self, kinds: Iterable[Kind]) -> float:
        """Return how near the post is to being of ``kinds``, to choose between posts by.

        That is without the last digits of their probability, which hang on what else was read in a batch.
        """
        return round(self.group_probability(kinds), 3)


def _of_words(post: Post, cue: Cue) -> Evidence:
    return Evidence("words", cue.words, _place(post.spoken, cue.start, cue.end), cue.weight)


def _place(parts: tuple[Scalar, ...], start: int, end: int) -> Span:
    """Return where the stretch of a thread's whole text stands, up to the end of the part it starts in."""
    for part in parts[:-1]:
        if start < len(part.text):
            return part.span_of(start, min(end, len(part.text)))
        start -= len(part.text) + SEPARATOR
        end -= len(part.text) + SEPARATOR
    return parts[-1].span_of(max(start, 0), end)


@dataclass(frozen=True, slots=True)
class Settled:
    """A kind that is no guess: a field, the author or a marker says it."""

    kind: Kind
    decided_by: DecidedBy
    evidence: Evidence
