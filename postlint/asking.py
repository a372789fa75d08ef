"""Asking the author what posts do: what to ask, where the answers go, and writing them there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import unified_diff
from io import StringIO
from pathlib import Path
from typing import Final

from postlint.calendars.edits.not_writable import Shut
from postlint.calendars.edits.write_kinds import Answer, Page, open_page, shut_for
from postlint.checking import Checked
from postlint.judging.model import Finding
from postlint.kinds.model import PLACEHOLDER, Classified
from postlint.records import dataclass
from postlint.source.spans import Span
from postlint.vocabulary import ENGAGING, SEVERITIES, Kind, one_level_lower


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
    """Return what to ask: of posts on which an error hangs first, since these tell whether a plan passes.

    Then of those that may or may not engage, the nearest to even odds first, so that few answers get mixes
    right; then of those that may move another finding, and of those whose kind is least sure.

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
    return tuple(sorted(asked, key=lambda question: _rank(question, certainty)))


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


def _rank(question: Question, certainty: float) -> tuple[bool, float, int, int, int, float, int]:
    hanging, counting = _gravest(question.decides), _gravest(question.counts)
    item = question.item
    # The last digits hang on what else was read in a batch.
    engaging = item.nearness(ENGAGING)
    sure = round(max(engaging, 1 - engaging), 3)
    in_doubt = sure if sure < certainty else 1.0
    confidence = round(item.confidence, 3)
    matters = -hanging, -counting, -len(question.matters)
    return hanging < _PERHAPS_AN_ERROR, in_doubt, *matters, confidence, item.post.order


_PERHAPS_AN_ERROR: Final = SEVERITIES.index(one_level_lower("error"))
"""How grave a finding is that may be an error: doubt makes it milder."""


def _gravest(findings: Iterable[Finding]) -> int:
    return max((SEVERITIES.index(finding.severity) for finding in findings), default=-1)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: a post, the other posts that its answer is for, and where the answer goes.

    ``page`` is why it cannot be written, where it cannot; ``holder`` is the place in it, else.
    """

    question: Question
    page: Page | Shut
    holder: int | None = None
    beside: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """Return where the post is written."""
        return self.question.item.post.span


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered; ``shut`` says why it cannot be written, where it cannot."""

    asked: Asked
    kind: Kind
    answer: Answer | None = None
    shut: Shut | None = None


def ask(results: Iterable[Checked], paths: Sequence[Path], *, from_stdin: bool = False) -> list[Asked]:
    """Return what to ask of all ``results``; ``paths`` are what somebody named.

    Posts that stand at one place are one question. Nothing is written into what comes from standard input.
    """
    return [one for result in results for one in _asked(result, paths, from_stdin=from_stdin)]


def _asked(result: Checked, paths: Sequence[Path], *, from_stdin: bool) -> Iterator[Asked]:
    plan = result.plan
    folders = [result.settings.root, *(paths or (Path(),))]
    files = {file.path: file for file in plan.files if file.reader}
    pages: dict[str, Page | Shut] = {}
    seen: set[tuple[str, int]] = set()
    for question in questions(result.classified, result.judgement.findings, result.terms.certainty):
        path = question.item.post.span.path
        if plan.shown is not None and path not in plan.shown:
            continue
        if path not in pages and path in files:
            source = plan.sources[path]
            pages[path] = _STDIN if from_stdin else open_page(files[path], source, result.settings, folders)
        one = _placed(question, pages.get(path, _NOWHERE))
        if one.holder is None or (path, one.holder) not in seen:
            yield one
        if one.holder is not None:
            seen.add((path, one.holder))


_STDIN = Shut("standard input cannot be written into", "write `kind: {kind}` where it comes from")
_NOWHERE = Shut("postlint cannot write there")


def _placed(question: Question, page: Page | Shut) -> Asked:
    span = question.item.post.span
    if isinstance(page, Shut):
        return Asked(question, page)
    holder = page.holder_of(span)
    if holder is None or not page.takes_kind(holder):
        return Asked(question, shut_for(page, span))
    return Asked(question, page, holder, tuple(sorted(page.standing_at(holder) - {span})))


def answer(asked: Asked, kind: Kind, given: Sequence[Given]) -> Given:
    """Return the answer ``kind``, beside what was ``given``, with the place where it goes if it has one."""
    if isinstance(asked.page, Shut) or asked.holder is None:
        return Given(asked, kind, shut=asked.page if isinstance(asked.page, Shut) else _NOWHERE)
    written = asked.page.answer(asked.holder, kind, _answers(asked.page, given))
    shut = None if written else shut_for(asked.page, asked.span)
    return Given(asked, kind, written, shut)


def write(given: Sequence[Given]) -> list[Given]:
    """Write what was answered, each file whole, and return it, with why where it could not be written."""
    why = {id(page): page.write(_answers(page, given)) for page in _pages(given)}
    return [
        replace(one, answer=None, shut=shut) if (shut := why.get(id(one.asked.page))) and one.answer else one
        for one in given
    ]


def differences(given: Sequence[Given]) -> str:
    """Return what writing what was answered would change, as a patch."""
    return "".join(line for page in _pages(given) for line in _difference(page, _answers(page, given)))


def _difference(page: Page, answers: Sequence[Answer]) -> Iterator[str]:
    old, new = page.written, page.text_with(answers) or ""
    # Not splitlines(), which takes more for line breaks than any other reader of files does.
    before, after = (list(StringIO(text, newline="")) for text in (old.text, new))
    for line in unified_diff(before, after, f"a/{old.path}", f"b/{old.path}"):
        yield line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"


def _answers(page: Page, given: Iterable[Given]) -> tuple[Answer, ...]:
    return tuple(one.answer for one in given if one.asked.page is page and one.answer)


def _pages(given: Iterable[Given]) -> list[Page]:
    """Return the files into which something is to be written, each once."""
    pages = {
        id(one.asked.page): one.asked.page for one in given if one.answer and isinstance(one.asked.page, Page)
    }
    return list(pages.values())
