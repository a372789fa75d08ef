"""The audit itself: a table of posts in, findings, mixes and problems out; nothing is kept or written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa

from postlint.auditing.columns import NoPostsError, Portion, portion_of
from postlint.auditing.plans import Declared, plan_of, rows_by_unit
from postlint.auditing.schema import Findings, Problem
from postlint.calendars.model import Plan
from postlint.checking import Checked
from postlint.config import Config, PipelineChoice, find_config
from postlint.judging.empty_groups import said_once, with_empty_groups
from postlint.judging.judge_plan import judge
from postlint.judging.model import Pack, Terms
from postlint.judging.packs.packs_in_use import load_packs
from postlint.kinds.classify import read_texts
from postlint.records import dataclass
from postlint.report.formats.json import finding_fields
from postlint.report.layout import place
from postlint.source.diagnostic import Diagnostic
from postlint.vocabulary import KINDS

TABLE = "table"
"""What a table in memory is called in messages."""


@dataclass(frozen=True, slots=True)
class House:
    """What posts are judged by. ``broken`` says why nothing can be, where the settings cannot be read."""

    config: Config
    declared: Declared
    packs: tuple[Pack, ...]
    terms: Terms
    problems: tuple[Problem, ...]
    packs_complete: bool
    broken: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """Return a hash of all that was read for the settings, and of the pipeline that is to read texts."""
        packs = (pack.parsed.source for pack in self.packs if pack.parsed)
        sources = (*self.config.sources, *packs)
        said = (
            *(source.text for source in sources),
            *(problem.sentence for problem in self.problems),
            _pipeline(self.config.pipeline),
        )
        return sha256(repr(said).encode("utf-8", "surrogateescape")).hexdigest()


def _pipeline(choice: PipelineChoice | None) -> str:
    """Return the fingerprint of the pipeline of ``choice``, or why it has none."""
    from postlint.kinds.pipeline import UnusablePipelineError
    from postlint.kinds.pipeline.choose import pipeline_for

    try:
        return pipeline_for(choice).fingerprint
    except UnusablePipelineError as error:
        return str(error)


@dataclass(frozen=True, slots=True)
class Settings:
    """The file of settings, and the fingerprint of what was read for it: processes may outlive both."""

    path: Path | None
    fingerprint: str


def audit(table: pa.Table | pa.RecordBatch, *, config: str | Path | None = None) -> Findings:
    """Judge the posts of ``table``, those of each account by themselves, as those of a calendar.

    Args:
        table: posts in columns, by :data:`postlint.auditing.schema.POSTS` or under other names that CSV
            files may have. All posts of an account belong in one table.
        config: the ``postlint.yaml`` to judge by; without one, all is at its default.

    Returns:
        What was found, the mix of each account, and whatever could not be read: nothing is raised for that.
        The same table always gives the same, in the same order, however accounts are parted over tables.

    Raises:
        TypeError: if ``table`` is none.
    """
    if isinstance(table, pa.RecordBatch):
        table = pa.Table.from_batches([table])
    if not isinstance(table, pa.Table):
        message = f"postlint.audit takes a pyarrow.Table or RecordBatch, not {type(table).__name__}."
        raise TypeError(message)
    house = house_at(config)
    try:
        portion, problems = portion_of(table, TABLE, house.config.columns)
    except NoPostsError as error:
        return Findings.of_rows(problems=[*house.problems, error.problem])
    return audit_portions([portion], house, problems)


def house_at(config: str | Path | None) -> House:
    """Return what the settings in the file ``config`` say, read once a process while the file stays."""
    if config is None:
        return _house(None, b"")
    path = Path(config)
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    return _house(path, content)


def house_of(settings: Settings) -> House:
    """Return what ``settings`` say, read once a process for each fingerprint."""
    return _house(settings.path, settings.fingerprint.encode())


@lru_cache(maxsize=4)
def _house(path: Path | None, _content: bytes) -> House:
    return read_house(path)


def read_house(path: Path | None) -> House:
    """Read the settings in the file at ``path``; without one, all is at its default."""
    config, unread = find_config(Path(), path) if path else (Config(root=Path()), ())
    packs, misread = load_packs(config)
    return House(
        config=config,
        declared=Declared(config),
        packs=packs,
        terms=Terms(config.certainty, None, config.statuses, config.since),
        problems=tuple(_problem(diagnostic, {}) for diagnostic in (*unread, *misread)),
        packs_complete=not misread,
        broken=tuple(f"{place(diagnostic.span)}: {diagnostic.message}" for diagnostic in unread),
    )


def audit_portions(portions: Iterable[Portion], house: House, problems: Iterable[Problem] = ()) -> Findings:
    """Judge the posts of ``portions``, which hold whole accounts; ``problems`` were met before."""
    if house.broken:
        # Whoever names settings wants nothing judged without them.
        return Findings.of_rows(problems=[*house.problems, *problems])
    portions = list(portions)
    names = {portion.path: portion.names for portion in portions}
    findings: list[Mapping[str, Any]] = []
    mixes: list[Mapping[str, Any]] = []
    found = [*house.problems, *problems]
    for unit, files in rows_by_unit(portions):
        config = house.declared.of(unit)
        plan, too_large = plan_of(files, config)
        checked = _checked(plan, config, house)
        findings += map(finding_fields, checked.findings)
        mixes += _mixes(checked)
        found += too_large
        found += (_problem(diagnostic, names, checked) for diagnostic in checked.problems)
    return Findings.of_rows(findings, mixes, dict.fromkeys(found))


def _checked(plan: Plan, config: Config, house: House) -> Checked:
    plan, classified = read_texts(plan, cache=False)
    plan = with_empty_groups(plan, classified, house.packs)
    judgement = judge(plan, classified, house.packs, house.terms, packs_complete=house.packs_complete)
    judgement = said_once(judgement, house.packs)
    problems = tuple(sorted({*plan.problems, *judgement.problems}))
    return Checked(
        plan, classified, house.packs, judgement, problems, house.terms, config, house.packs_complete
    )


def _mixes(checked: Checked) -> Iterator[Mapping[str, Any]]:
    plan = checked.plan
    for mix in checked.judgement.mixes:
        yield {
            "account": mix.account,
            "identity": mix.identity,
            "channel": plan.accounts[mix.identity].channel,
            "posts": mix.total,
            "kinds": {kind: mix.kinds.get(kind, 0) for kind in KINDS},
            "unreadable": mix.unreadable,
            "left_out": plan.left_out.get(mix.identity, 0),
            "read_by": plan.read_by,
            "instead_because": plan.instead_because or None,
            "notes": [note.message for note in checked.notes if note.identity in {None, mix.identity}],
        }


def _problem(
    diagnostic: Diagnostic, names: Mapping[str, list[str]], checked: Checked | None = None
) -> Problem:
    span = diagnostic.span
    columns = names.get(span.path)
    if columns is None or checked is None:
        return Problem(span.path, diagnostic.message, diagnostic.rule, span.line)
    field = columns[span.column - 1] if span.line else None
    account = next((account.label for account in checked.plan.accounts.values()), None)
    return Problem(span.path, diagnostic.message, diagnostic.rule, span.line, field, account)
