"""Which posts their author should be asked about, the one whose answer matters most first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from postlint.judging.model import Finding
from postlint.kinds.language import PLACEHOLDER
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.vocabulary import SEVERITIES


@dataclass(frozen=True, slots=True)
class Question:
    """A post of which postlint is not sure.

    The findings of ``decides`` hang on it, those of ``counts`` stand whatever it is, but it takes more or
    less to mend them. The gravest come first.
    """

    item: Classified
    decides: tuple[Finding, ...] = ()
    counts: tuple[Finding, ...] = ()

    @property
    def matters(self) -> tuple[Finding, ...]:
        """Return the findings that its answer may change."""
        return (*self.decides, *self.counts)


def questions(
    classified: Iterable[Classified], findings: Iterable[Finding], certainty: float
) -> tuple[Question, ...]:
    """Return what to ask: of posts that may move a finding first, then of those that are least sure.

    What a field, the author or a marker settles is not asked, nor what is at least as sure as ``certainty``
    and moves nothing; of what is out already, only what moves a finding. Nobody knows yet what will stand
    in the place of a placeholder.
    """
    hanging = _hanging(findings)
    asked = [
        _question(item, hanging[item.post.order])
        for item in classified
        if item.decided_by == "text"
        and not (item.continues or item.post.replaced_by or item.unreadable == PLACEHOLDER)
    ]
    asked = [one for one in asked if one.matters or _is_unsure(one.item, certainty)]
    return tuple(sorted(asked, key=_rank))


def _question(item: Classified, findings: Iterable[Finding]) -> Question:
    gravest = sorted(findings, key=_gravity)
    return Question(
        item,
        tuple(finding for finding in gravest if _hangs(finding)),
        tuple(finding for finding in gravest if not _hangs(finding)),
    )


def _hangs(finding: Finding) -> bool:
    return finding.may or finding.unread


def _is_unsure(item: Classified, certainty: float) -> bool:
    return item.post.changeable and item.confidence < certainty


def _hanging(findings: Iterable[Finding]) -> dict[int, list[Finding]]:
    """Return the findings that hang on posts, by the order of each post."""
    hanging: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        for order in set(_unsure_of(finding)):
            hanging[order].append(finding)
    return hanging


def _unsure_of(finding: Finding) -> Iterator[int]:
    """Yield the posts of a finding that nobody can be sure of."""
    for counted in finding.counted:
        if counted.membership in ("doubtful", "unreadable"):
            yield counted.classified.post.order
    doubted = {doubt.span for doubt in finding.doubts}
    for post in finding.posts:
        if post.span in doubted:
            yield post.order


def _gravity(finding: Finding) -> tuple[int, str]:
    return -SEVERITIES.index(finding.severity), finding.rule


def _rank(question: Question) -> tuple[int, int, int, float, int]:
    hanging, counting = _gravest(question.decides), _gravest(question.counts)
    item = question.item
    return -hanging, -counting, -len(question.matters), item.confidence, item.post.order


def _gravest(findings: Iterable[Finding]) -> int:
    return max((SEVERITIES.index(finding.severity) for finding in findings), default=-1)
