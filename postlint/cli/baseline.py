"""What a check leaves out as older: ``--baseline``, ``--update-baseline`` and ``--since-rev``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from postlint.cli.output import say, write_report

if TYPE_CHECKING:
    from postlint.checking import Checked
    from postlint.cli.options import Inputs
    from postlint.judging.baseline.known_findings import Baseline
    from postlint.judging.model import Judgement


Check: TypeAlias = "Callable[[Baseline | None], tuple[Checked, ...]]"
"""Judges everything, but for what a baseline knows."""


def opened(path: Path | None, *, update: bool, narrowed: bool) -> Baseline | None:
    """Return the baseline at ``path``, an empty one where it is still to be made; None where none is named.

    Raises:
        click.ClickException: if it cannot be read, or an update would lose what it says of other rules.
    """
    if path is None:
        if update:
            raise click.UsageError("--update-baseline needs to know which: --baseline FILE.")
        return None
    from postlint.judging.baseline.baseline_file import read_baseline
    from postlint.judging.baseline.known_findings import Baseline
    from postlint.source.diagnostic import Diagnostic

    if update and narrowed:
        raise click.UsageError(
            "A baseline holds what all rules say of all days: leave out --select, --ignore and --since-date "
            "to update it."
        )
    if not path.exists():
        if update:
            return Baseline(path.parent)
        raise click.UsageError(f"There is no baseline {path}. Make it with --update-baseline.")
    read = read_baseline(path, update=update)
    if isinstance(read, Diagnostic):
        raise click.ClickException(f"{read.span.path}: {read.message}")
    return read


def compared(old: Baseline, path: Path, check: Check, *, narrowed: bool) -> tuple[Checked, ...]:
    """Return what ``check`` finds that the baseline does not know, and say what it knows for nothing.

    ``narrowed``: not all rules may speak, so that nobody can tell what of the baseline is mended.
    """
    from postlint.judging.baseline.known_findings import gone, is_of

    results = check(old)
    if not is_of(old, [result.plan for result in results]):
        say(f"{path} knows nothing of these calendars: is it the baseline of others?")
        return check(None)
    lost = 0 if narrowed else gone(old, [result.judgement for result in results])
    if lost:
        say(f"{_findings(lost)} of {path} no longer there: --update-baseline takes them off.")
    return results


def updated(old: Baseline, path: Path, check: Check) -> tuple[Checked, ...]:
    """Write all that ``check`` finds to the baseline, and return it as old.

    Where something could not be read the baseline stays as it is: half a verdict would be written down.

    Raises:
        click.ClickException: if it cannot be written, or is that of other calendars.
    """
    from postlint.judging.baseline.baseline_file import written
    from postlint.judging.baseline.known_findings import baseline_of, is_of

    results = check(None)
    if any(result.incomplete for result in results):
        say(f"{path} stays as it is, since not everything could be read.")
        return check(old)
    if not is_of(old, [result.plan for result in results]):
        raise click.ClickException(
            f"{path} knows nothing of these calendars: if it is not the baseline of others, delete it first"
        )
    new = baseline_of([result.judgement for result in results], path.parent)
    write_report(path, written(new))
    say(f"wrote {path}: {_findings(len(new.entries))}, silent from now on.")
    return tuple(replace(result, judgement=_all_known(result)) for result in results)


def _all_known(result: Checked) -> Judgement:
    return replace(result.judgement, findings=(), baselined=result.judgement.findings)


def _findings(number: int) -> str:
    from postlint.report.layout import plural

    return plural(number, "finding")


def only_since(name: str, inputs: Inputs, check: Callable[[], tuple[Checked, ...]]) -> tuple[Checked, ...]:
    """Return what ``check`` finds of ``inputs`` that a change since the revision ``name`` causes or touches.

    Where the revision cannot be read as a whole, nobody can tell: that is said, and all is returned.

    Raises:
        click.ClickException: if there is no such revision, or git does not give what is needed.
        click.UsageError: if what is read is no file that a revision could have.
    """
    from postlint.checking import check as read
    from postlint.comparing.compare import only_news
    from postlint.comparing.sides import SideError, named_revision, of_revision
    from postlint.report.layout import place

    if inputs.reading["stdin"]:
        raise click.UsageError("--since-rev looks at files that git knows, and standard input is none.")
    before = partial(read, **inputs.pipeline, allow_empty=True)
    try:
        revision = named_revision(name)
        results = check()
        with of_revision(revision, before, inputs.reading["config"], inputs.paths) as base:
            if base.incomplete:
                first = next((f" ({place(one.span)}: {one.message})" for one in base.problems), "")
                why = f"{name} could not be read as a whole{first}."
                say(f"{why} So nobody can tell what is older: all is listed.")
            for note in base.notes:
                say(f"{note}.")
            return only_news(base, results)
    except SideError as error:
        raise click.ClickException(str(error)) from error
