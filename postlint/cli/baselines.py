"""``--baseline`` and ``--update-baseline``: reading, applying and writing the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint.cli.output import write_report
from postlint.report.layout import plural

if TYPE_CHECKING:
    from postlint.checking import Checked
    from postlint.judging.baseline import Baseline


def opened(path: Path | None, *, update: bool, narrowed: bool) -> Baseline | None:
    """Return the baseline at ``path``, an empty one where it is still to be made; None where none is named.

    Raises:
        click.ClickException: if it cannot be read, or an update would lose what it says of other rules.
    """
    from postlint.judging.baseline import Baseline, read_baseline
    from postlint.source.diagnostic import Diagnostic

    if path is None:
        if update:
            raise click.UsageError("--update-baseline needs to know which: --baseline FILE.")
        return None
    if update and narrowed:
        raise click.UsageError("A baseline counts all rules: leave out --select and --ignore to update it.")
    if not path.exists():
        if update:
            return Baseline(path.parent)
        raise click.UsageError(f"There is no baseline {path}. Make it with --update-baseline.")
    read = read_baseline(path)
    if isinstance(read, Diagnostic):
        raise click.ClickException(f"{read.span.path}: {read.message}")
    return read


def applied(old: Baseline, path: Path, results: Sequence[Checked], *, update: bool) -> tuple[Checked, ...]:
    """Return ``results`` without the findings that the baseline counts; with ``update``, write it first.

    Where something could not be read the baseline stays as it is: half a verdict would be written down.
    """
    from postlint.judging.baseline import apply_baseline, baseline_of, fixed_since, written

    judgements = [result.judgement for result in results]
    if update and any(result.incomplete for result in results):
        click.echo(f"postlint: {path} stays as it is, since not everything could be read.", err=True)
    elif update:
        old = baseline_of(judgements, path.parent)
        write_report(path, written(old))
        old_ones = plural(sum(old.counts.values()), "finding")
        click.echo(f"postlint: wrote {path}: {old_ones}, silent from now on.", err=True)
    else:
        fixed = fixed_since(old, judgements)
        if fixed:
            said = f"{plural(fixed, 'finding')} of {path} no longer there: --update-baseline takes them off."
            click.echo(f"postlint: {said}", err=True)
    judged = apply_baseline(old, judgements)
    return tuple(
        replace(result, judgement=judgement) for result, judgement in zip(results, judged, strict=True)
    )
