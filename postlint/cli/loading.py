"""Calendars as commands read them: where there are none, that is an error and no empty report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postlint.calendars.model import Plan
    from postlint.cli.options import Inputs
    from postlint.source.spans import Problem


def loaded(inputs: Inputs, *, allow_empty: bool = False) -> tuple[Plan, ...]:
    """Return the plans that ``inputs`` name; with a problem if nothing is read, unless ``allow_empty``."""
    import postlint

    plans = postlint.load(*inputs.paths, **inputs.reading)
    if allow_empty or any(plan.problems or any(file.reader for file in plan.files) for plan in plans):
        return plans
    return (replace(plans[0], problems=(no_calendar(inputs.paths),)), *plans[1:])


def no_calendar(paths: Sequence[Path]) -> Problem:
    """Say that there was nothing to check: a mistyped path must not pass for a clean calendar."""
    from postlint.source.spans import Problem, Span

    where = ", ".join(path.as_posix() for path in paths) or "."
    return Problem(
        Span.of_file(where),
        "No calendar found. A YAML file is one when it has a `posts:` key or is a list of posts; "
        ".tweet and .toot files and Markdown posts are, too. Name CSV files and archives, or "
        "say under `calendars:` in postlint.yaml where yours are.",
    )
