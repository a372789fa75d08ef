"""``postlint ask``: what posts do, from those who wrote them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from postlint.cli import FAILED, options
from postlint.cli.output import complain, emit, look_of_terminal
from postlint.vocabulary import KINDS, kind_title

if TYPE_CHECKING:
    from postlint.asking import Asked, Given
    from postlint.checking import Checked
    from postlint.report.layout import Look

_STDIN: Final = "-"
_YES: Final = "y"
_STOP: Final = frozenset("q\x04\x1b")


@click.command()
@options.inputs
@options.text_or_json
@options.colour
@click.option("--dry-run", is_flag=True, help="Write nothing: show what would change, as a patch.")
def command(inputs: options.Inputs, form: str, colour: str, dry_run: bool) -> int:
    """Ask what posts do where that matters, and write the answers into their files.

    The posts on which an error hangs come first. Then come those that may or may not answer, ask, credit or
    share, the least sure ones first; then those on which another finding hangs, and those whose kind is least
    sure. One key answers, without Enter: y for the guess, a number for what the post is, s to skip it, u to
    go back, q to stop. Any other key answers nothing. What was answered is written when you stop, as kind: at
    its post; all else in the files stays as it is, to the byte.

    PATHs are files and folders; without one, the current folder is read. Without a terminal, with -, or
    with --format json, what would be asked is listed, and nothing is written. The exit code is 2 if
    something could not be read or an answer could not be written; what to write where is then said.
    """
    from postlint.asking import ask
    from postlint.checking import check

    results = check(*inputs.paths, **inputs.reading, **inputs.pipeline)
    from_stdin = inputs.reading["stdin"] is not None
    asked = ask(results, inputs.paths, from_stdin=from_stdin)
    look = look_of_terminal(colour)
    if form == "json" or from_stdin or not _somebody_answers():
        return _listed(asked, results, form, look)
    return max(_talked(asked, look, dry_run=dry_run), _complained(results))


def _somebody_answers() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _listed(asked: Sequence[Asked], results: Sequence[Checked], form: str, look: Look) -> int:
    from postlint.report import questions

    if form == "json":
        problems = [problem for result in results for problem in result.problems]
        emit(questions.json(asked, problems))
    else:
        emit(questions.text(asked, look))
    return _complained(results)


def _complained(results: Sequence[Checked]) -> int:
    return FAILED if sum(complain(result.problems, result.plan.sources) for result in results) else 0


def _talked(asked: Sequence[Asked], look: Look, *, dry_run: bool) -> int:
    """Ask one question after the other, and write what was answered, also where somebody breaks off.

    Raises:
        click.Abort: if somebody does, once that is written.
    """
    from postlint.report import questions

    open_ones = questions.askable(asked)
    emit("".join(f"{line}\n" for line in questions.not_asked(asked, look)))
    if not open_ones:
        emit(f"{questions.NOTHING}\n")
        return 0
    emit(questions.opening(open_ones, look))
    given: list[Given] = []
    broken_off = False
    try:
        _answers(open_ones, given, look, stops="show what would change" if dry_run else "write and stop")
    except KeyboardInterrupt:
        broken_off = True
        emit("\n")
    failed = _finished(given, look, dry_run=dry_run)
    if broken_off:
        raise click.Abort
    return failed


def _answers(asked: Sequence[Asked], given: list[Given], look: Look, *, stops: str) -> None:
    """Gather answers in ``given``, up to the last question or until somebody stops."""
    from postlint.asking import answer
    from postlint.report import questions

    history: list[int] = []
    number = 0
    while number < len(asked):
        one = asked[number]
        emit(questions.question(one, number + 1, len(asked), look, stops=stops))
        key = _key(one, look, stops)
        if key in _STOP:
            return
        if key == "u":
            number = history.pop() if history else number
            given[:] = [other for other in given if other.asked is not asked[number]]
            continue
        history.append(number)
        number += 1
        if key == "s":
            continue
        kind = one.question.item.kind if key == _YES else KINDS[int(key) - 1]
        if kind:
            given.append(answer(one, kind, given))
            emit(f"→ {kind_title(kind)}\n")
            emit("".join(f"{line}\n" for line in questions.refusal(given[-1], look)))


def _key(one: Asked, look: Look, stops: str) -> str:
    """Wait for a key that means something here; at any other, say again which ones do."""
    from postlint.report import questions

    agrees = (_YES,) if one.question.item.kind else ()
    meant = {"s", "u", *_STOP, *map(str, range(1, len(KINDS) + 1)), *agrees}
    while True:
        try:
            key = click.getchar().lower()
        except EOFError:
            return "q"
        if key in meant:
            return key
        emit("".join(f"{line}\n" for line in questions.keys(one, look, stops=stops)))


def _finished(given: Sequence[Given], look: Look, *, dry_run: bool) -> int:
    from postlint.asking import differences, write
    from postlint.report import questions
    from postlint.source.escape import terminal

    if dry_run:
        changes = differences(given).splitlines()
        emit("".join(f"{terminal(line)}\n" for line in changes) or "Nothing would change.\n")
        return FAILED if any(one.shut for one in given) else 0
    written = write(given)
    emit(questions.outcome(written, look))
    return FAILED if any(one.shut for one in written) else 0
