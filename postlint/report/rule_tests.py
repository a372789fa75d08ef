"""How the examples of rules fared: for people, as JUnit XML, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from junitparser import TestCase

from postlint.judging.model import Pack
from postlint.judging.rule_tests import Traits, Trial
from postlint.report.as_json import VERSION, Json, problem_fields, start_fields
from postlint.report.as_json import document as json_document
from postlint.report.finding_text import INDENT, problem_block
from postlint.report.formats.junit import case, document, failed
from postlint.report.layout import Look, columns, excerpt, paragraph, place, plural
from postlint.report.rules import plainly
from postlint.source.diagnostic import Diagnostic
from postlint.source.escape import terminal
from postlint.vocabulary import DecidedBy

_MOST_WINDOWS: Final = 5
_SHOULD: Final = {
    ("fail", False): "says nothing of {example}, which it should find fault with",
    ("pass", True): "finds fault with {example}, which should pass",
}
_ELSE: Final = "finds something else in {example} than it expects"
_UNTRIED: Final = "cannot be tried on {example}"

_BECAUSE: Final[Mapping[DecidedBy, str]] = {
    "fields": "its fields",
    "declared": "declared",
    "markers": "its text",
    "text": "guessed",
}
"""What says what a post of an example does."""


def text(packs: Sequence[Pack], trials: Sequence[Trial], look: Look) -> str:
    """Return what each example that is not as shown did instead, and a line that counts."""
    blocks = [_block(trial, look) for trial in trials if not trial.as_shown]
    blocks.append(_tally(packs, trials, look))
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def junit(packs: Sequence[Pack], trials: Sequence[Trial]) -> str:
    """Return one test suite a pack and one test case an example, in the form that CI services read."""
    return document(
        "postlint test",
        [(pack.name, [_case(trial) for trial in trials if trial.rule.pack == pack.name]) for pack in packs],
    )


def as_json(packs: Sequence[Pack], trials: Sequence[Trial], problems: Iterable[Diagnostic] = ()) -> str:
    """Return every example, what it did and what it should have done, and the numbers of the last line."""
    return json_document(
        {
            "version": VERSION,
            "examples": [_example_fields(trial) for trial in trials],
            "summary": {
                "packs": [pack.name for pack in packs],
                "rules": sum(len(pack.rules) for pack in packs),
                "examples": len(trials),
                "not_as_shown": sum(not trial.as_shown for trial in trials),
                "without_examples": _untried(packs),
            },
            "errors": [problem_fields(problem) for problem in problems],
        }
    )


def _example_fields(trial: Trial) -> Json:
    return {
        "rule": trial.rule.id,
        "outcome": trial.outcome,
        "number": trial.number,
        "title": trial.title,
        **start_fields(trial.calendar.span),
        "as_shown": trial.as_shown,
        "message": None if trial.as_shown else _headline(trial),
        "findings": [
            {"rule": finding.rule, "severity": finding.severity, "message": finding.message}
            for finding in trial.judgement.findings
        ],
        "differences": [
            {"rule": one.rule, "expected": one.expected, "came": one.came} for one in trial.differences
        ],
        "posts": [
            {"kind": item.kind, "decided_by": item.decided_by, "text": item.post.text} for item in trial.posts
        ],
        "observations": [*_observations(trial), *_advice(trial)],
        "errors": [problem_fields(problem) for problem in trial.problems],
    }


def _case(trial: Trial) -> TestCase:
    name = f"{trial.outcome} {trial.number}"
    made = case(trial.rule.id, f"{name}: {trial.title}" if trial.title else name)
    return made if trial.as_shown else failed(made, _headline(trial), _block(trial, Look()))


def _block(trial: Trial, look: Look) -> list[str]:
    span = trial.calendar.span
    head = f"{look.paint(terminal(place(span)), bold=True)}: {look.paint('error', 'red', bold=True)}: "
    lines = [head + terminal(_headline(trial)), *excerpt(trial.calendar.source, span, look)]
    for said in _difference(trial):
        lines += paragraph(said, look, INDENT, INDENT * 3)
    lines += _posts(trial, look)
    for said in (*_observations(trial), *_advice(trial)):
        lines += paragraph(said, look, INDENT, INDENT * 2)
    for problem in trial.problems:
        sources = {trial.calendar.source.path: trial.calendar.source}
        lines += [INDENT + line for line in problem_block(problem, sources, look)]
    return lines


def _difference(trial: Trial) -> Iterator[str]:
    """Say what the example should bring about and does not (-), and what it does bring about (+)."""
    own = trial.rule.id
    if not trial.speaks_rightly and not any(one.rule == own for one in trial.differences):
        yield f"- expected: {'a finding of' if trial.outcome == 'fail' else 'nothing from'} {own}"
        found = [f"{one.severity}: {one.message} [{one.rule}]" for one in trial.judgement.findings]
        yield from (f"+ got: {one}" for one in found or ["nothing"])
    for one in trial.differences:
        yield f"- expected: {_in_words(one.expected, 'nothing more')} [{one.rule}]"
        yield f"+ got: {_in_words(one.came and _asked(one.came, one.expected), 'nothing')} [{one.rule}]"


def _asked(came: Traits, expected: Traits | None) -> Traits:
    """Return of a finding what somebody expected something of; all of it, where nobody did."""
    return {key: came[key] for key in expected or came}


def _in_words(traits: Traits | None, nothing: str) -> str:
    """Return what is known of a finding as people write it under ``expect:``."""
    if traits is None:
        return nothing
    return f"{{{', '.join(f'{key}: {_value(value)}' for key, value in traits.items())}}}"


def _value(value: object) -> str:
    """Return one value; a tuple are names of a post, of which each will do."""
    if isinstance(value, tuple):
        return " or ".join(map(_value, value)) or "none"
    return f'"{value}"' if isinstance(value, str) and " " in value else plainly(value)


def _posts(trial: Trial, look: Look) -> list[str]:
    """Return the posts of an example: what each does, what says so, and its text; alike ones together."""
    rows = [(item.kind or "unknown", _BECAUSE[item.decided_by], item.post.text) for item in trial.posts]
    alike = []
    for row, same in groupby(enumerate(rows, 1), key=lambda numbered: numbered[1]):
        numbers = [number for number, _ in same]
        alike.append((f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else str(numbers[0]), *row))
    return [*paragraph("The posts:", look, INDENT), *columns(alike, look, INDENT * 2)] if alike else []


def _advice(trial: Trial) -> Iterator[str]:
    """Say what makes an example hang on something else than its rule."""
    if any(item.decided_by == "text" for item in trial.posts):
        yield "Write `kind: …` on each post: an example should not hang on what postlint reads in a text."


def _headline(trial: Trial) -> str:
    otherwise = _ELSE if trial.differences else _UNTRIED
    said = _SHOULD.get((trial.outcome, trial.spoke), otherwise)
    return f"{trial.rule.id} {said.format(example=f'“{trial.title}”' if trial.title else 'this example')}"


def _observations(trial: Trial) -> Iterator[str]:
    """Say what may explain it: what the windows held, and what was not judged."""
    yield from trial.windows[:_MOST_WINDOWS]
    if len(trial.windows) > _MOST_WINDOWS:
        yield f"and {plural(len(trial.windows) - _MOST_WINDOWS, 'more window')}"
    for note in trial.judgement.notes:
        yield f"{note.account}: {note.message}" if note.account else note.message


def _tally(packs: Sequence[Pack], trials: Sequence[Trial], look: Look) -> list[str]:
    failed = sum(not trial.as_shown for trial in trials)
    untried = _untried(packs)
    rules = sum(len(pack.rules) for pack in packs)
    tried = f"{plural(len(trials), 'example')} of {plural(rules, 'rule')} in {plural(len(packs), 'pack')}"
    verdict = (
        f"{failed} not as shown" if failed else "all do what they show" if trials else "nothing was tried"
    )
    lines = paragraph(f"Tried {tried}: {verdict}.", look)
    if untried:
        lines += paragraph(f"Without examples: {', '.join(untried)}.", look, hanging=INDENT)
    return lines


def _untried(packs: Sequence[Pack]) -> list[str]:
    return [rule.id for pack in packs for rule in pack.rules if not any(rule.examples.values())]
