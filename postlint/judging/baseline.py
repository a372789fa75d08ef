"""The baseline: findings that were there when a team began, counted so that only new ones speak.

It counts findings by rule and accounts, and by file where a finding sits on a post; never by line, so
that it holds while calendars are edited. Where there are more of a sort than it counts, all of that
sort speak, since nobody can tell which is the new one.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeAlias

from postlint.judging.model import Finding, Judgement
from postlint.source.diagnostic import Diagnostic
from postlint.source.names import printable, shown_as
from postlint.source.reading import read_file
from postlint.source.spans import Span

VERSION: Final = 1
_REMAKE: Final = "delete it and make it anew with --update-baseline"


@dataclass(frozen=True, slots=True, order=True)
class Sort:
    """What findings are counted by. ``file`` is None for findings over a mix or an account."""

    rule: str
    accounts: tuple[str, ...]
    file: str | None


Counts: TypeAlias = Mapping[Sort, int]


@dataclass(frozen=True, slots=True)
class Baseline:
    """How many findings of each sort are old. Files are named as seen from ``folder``."""

    folder: Path
    counts: Counts = field(default_factory=dict)


def read_baseline(path: Path) -> Baseline | Diagnostic:
    """Return the baseline in the file at ``path``, or why it is none."""
    source = read_file(path, shown_as(path))
    if isinstance(source, Diagnostic):
        return source
    try:
        document = json.loads(source.text)
        if document["version"] != VERSION:
            raise ValueError
        counts = {
            Sort(_text(entry["rule"]), tuple(map(_text, entry["accounts"])), _file(entry["file"])): _count(
                entry
            )
            for entry in document["findings"]
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        return Diagnostic(
            Span.of_file(source.path),
            f"This is no baseline that postlint can read: {_REMAKE}",
            "reading/settings",
        )
    return Baseline(path.parent, counts)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _file(value: object) -> str | None:
    return None if value is None else _text(value)


def _count(entry: Mapping[str, object]) -> int:
    count = entry["count"]
    if type(count) is not int or count < 1:
        raise ValueError
    return count


def apply_baseline(baseline: Baseline, judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return ``judgements`` with the findings that the baseline counts moved to their ``baselined``."""
    found = _counted((finding for each in judgements for finding in each.findings), baseline.folder)

    def is_old(finding: Finding) -> bool:
        sort = _sort(finding, baseline.folder)
        return found[sort] <= baseline.counts.get(sort, 0)

    return [
        replace(
            each,
            findings=tuple(finding for finding in each.findings if not is_old(finding)),
            baselined=tuple(finding for finding in each.findings if is_old(finding)),
        )
        for each in judgements
    ]


def fixed_since(baseline: Baseline, judgements: Sequence[Judgement]) -> int:
    """Return how many findings the baseline counts that are there no more."""
    every = (finding for each in judgements for finding in (*each.findings, *each.baselined))
    found = _counted(every, baseline.folder)
    return sum(max(0, count - found[sort]) for sort, count in baseline.counts.items())


def baseline_of(judgements: Sequence[Judgement], folder: Path) -> Baseline:
    """Return a baseline, to lie in ``folder``, that counts every finding there is."""
    every = (finding for each in judgements for finding in each.findings)
    return Baseline(folder, _counted(every, folder))


def written(baseline: Baseline) -> str:
    """Return the text of a baseline, in a stable order."""
    entries = [
        {"rule": sort.rule, "accounts": list(sort.accounts), "file": sort.file, "count": count}
        for sort, count in sorted(
            baseline.counts.items(), key=lambda item: (item[0].rule, item[0].accounts, item[0].file or "")
        )
    ]
    return json.dumps({"version": VERSION, "findings": entries}, indent=2) + "\n"


def _counted(findings: Iterable[Finding], folder: Path) -> Counter[Sort]:
    return Counter(_sort(finding, folder) for finding in findings)


def _sort(finding: Finding, folder: Path) -> Sort:
    on_place = finding.post is not None or not finding.accounts
    file = _seen_from(finding.span.path, folder) if on_place else None
    return Sort(finding.rule, finding.accounts, file)


def _seen_from(path: str, folder: Path) -> str:
    """Return ``path``, which is relative to the current folder, as seen from ``folder``."""
    try:
        return printable(Path(os.path.relpath(path, folder)))
    except ValueError:
        # On Windows there is no way from one drive to another.
        return path
