"""``--baseline`` and ``--update-baseline``: reading, applying and writing the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from postlint.cli.output import say, write_report

if TYPE_CHECKING:
    from postlint.checking import Checked
    from postlint.judging.baseline.known import Baseline
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
    from postlint.judging.baseline.known import Baseline
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
    from postlint.judging.baseline.known import gone, is_of

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
    from postlint.judging.baseline.known import baseline_of, is_of

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
