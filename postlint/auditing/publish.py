"""From what lies in partitions to the files that people asked for, with a page: all of them, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import field, replace
from heapq import nlargest
from itertools import chain
from pathlib import Path
from typing import IO, Any, Final, Literal, TypeAlias, cast

import pyarrow as pa
import pyarrow.parquet

from postlint.auditing.schema import FINDINGS, MIXES, NOTHING, PROBLEMS, Findings, Problem, problems_table
from postlint.judging.model import Mix
from postlint.records import dataclass
from postlint.report.as_json import line
from postlint.report.bars import Stack, stack
from postlint.report.how_read import said_of_readers
from postlint.report.layout import plural
from postlint.report.page.render import document
from postlint.report.page.to_do import WORDS
from postlint.vocabulary import CHANNEL_TITLES, KINDS, NOTHING_FOUND, SEVERITIES, Channel

Form: TypeAlias = Literal["parquet", "jsonl"]
SCHEMAS: Final[Mapping[str, pa.Schema]] = {"findings": FINDINGS, "mixes": MIXES, "problems": PROBLEMS}
PAGE: Final = "summary.html"
MOST_ACCOUNTS: Final = 50
MOST_PROBLEMS: Final = 20


@dataclass(frozen=True, slots=True)
class AccountSummary:
    """One account in the summary: its mix, and how many findings there are of each severity."""

    mix: Mix
    channel: str | None
    found: Mapping[str, int]

    @property
    def weight(self) -> tuple[int, ...]:
        """Return what puts accounts in order: errors first, then warnings, then posts."""
        return self.found.get("error", 0), self.found.get("warning", 0), self.mix.total


@dataclass(slots=True)
class Summary:
    """What is known of an audit as a whole, however many accounts there are.

    ``rules`` counts findings by rule and severity, ``accounts_of`` the accounts that each rule speaks of, and
    ``readers`` are the pipelines that read, each with why it did where another was to.
    """

    posts: int = 0
    accounts: int = 0
    left_out: int = 0
    unreadable: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    accounts_of: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: list[AccountSummary] = field(default_factory=list)
    readers: dict[tuple[str, str | None], None] = field(default_factory=dict)
    problems: int = 0
    told: list[Problem] = field(default_factory=list)

    def add(self, part: Findings) -> None:
        """Add what one partition gave, which holds whole accounts."""
        by_account: dict[str, Counter[str]] = {}
        seen: set[tuple[str, str, str]] = set()
        columns = (part.findings.column(name).to_pylist() for name in ("rule", "severity", "identities"))
        for rule, severity, identities in zip(*columns, strict=True):
            self.rules[rule, severity] += 1
            for identity in identities:
                by_account.setdefault(identity, Counter())[severity] += 1
                seen.add((rule, severity, identity))
        self.accounts_of.update((rule, severity) for rule, severity, _ in seen)
        accounts = [
            _account(row, by_account.get(row["identity"], Counter())) for row in part.mixes.to_pylist()
        ]
        self.accounts += len(accounts)
        self.readers |= dict.fromkeys(
            zip(
                *(part.mixes.column(name).to_pylist() for name in ("read_by", "instead_because")), strict=True
            )
        )
        self.left_out += sum(part.mixes.column("left_out").to_pylist())
        for account in accounts:
            self.posts += account.mix.total
            self.unreadable += account.mix.unreadable
            self.kinds.update(account.mix.kinds)
        self.first = nlargest(MOST_ACCOUNTS, [*self.first, *accounts], key=lambda account: account.weight)
        self.problems += part.problems.num_rows
        room = MOST_PROBLEMS - len(self.told)
        self.told += [Problem(**row) for row in part.problems.slice(0, max(0, room)).to_pylist()]

    @property
    def mix(self) -> Mix:
        """Return what all posts do."""
        return Mix("all accounts", {kind: self.kinds[kind] for kind in KINDS}, self.unreadable)

    def findings(self, severity: str) -> int:
        """Return how many findings of a severity there are."""
        return sum(number for (_, its), number in self.rules.items() if its == severity)


def _account(row: Mapping[str, Any], found: Mapping[str, int]) -> AccountSummary:
    mix = Mix(
        row["account"], {kind: n for kind, n in row["kinds"].items() if n}, row["unreadable"], row["identity"]
    )
    return AccountSummary(mix, row["channel"], found)


def publish(out: Path, form: Form, parts: Iterable[Findings], problems: Sequence[Problem]) -> Summary:
    """Write all ``parts`` and further ``problems`` to the folder ``out``, with a summary as a page.

    Nothing is under its name before all is written.

    Raises:
        OSError: if something cannot be written.
    """
    summary = Summary()
    first = replace(NOTHING, problems=problems_table(problems))
    said: set[tuple[Any, ...]] = set()
    targets = {name: _table(out, name, form) for name in SCHEMAS}
    out.mkdir(parents=True, exist_ok=True)
    with _together([*targets.values(), out / PAGE]) as beside:
        with ExitStack() as stack:
            writers = {
                name: stack.enter_context(_WRITERS[form](beside[target], SCHEMAS[name]))
                for name, target in targets.items()
            }
            for part in chain([first], parts):
                once = replace(part, problems=_said_once(part.problems, said))
                summary.add(once)
                for name, writer in writers.items():
                    writer.write_table(getattr(once, name))
        beside[out / PAGE].write_text(_page(summary), encoding="utf-8", errors="backslashreplace")
    return summary


def _said_once(problems: pa.Table, said: set[tuple[Any, ...]]) -> pa.Table:
    """Return problems without those of whole files, or of settings, that were said before."""
    kept = []
    for row in problems.to_pylist():
        key = tuple(row.values())
        if row["account"] is None:
            if key in said:
                continue
            said.add(key)
        kept.append(row)
    return pa.Table.from_pylist(kept, schema=PROBLEMS)


@contextmanager
def _together(paths: Sequence[Path]) -> Iterator[dict[Path, Path]]:
    """Give a name to write to for each path; all take their places at the end, or none is left."""
    beside = {path: path.with_name(f".{path.name}.new") for path in paths}
    for new in beside.values():
        # A link that anybody may have put there is not written through.
        new.unlink(missing_ok=True)
    try:
        yield beside
        for path, new in beside.items():
            new.replace(path)
    finally:
        for new in beside.values():
            new.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Writes each row as a line of JSON."""

    file: IO[str]

    def write_table(self, table: pa.Table) -> None:
        """Write the rows of ``table``."""
        self.file.writelines(map(line, table.to_pylist()))


def written_to(out: Path) -> list[Path]:
    """Return the tables that audits may have written to the folder ``out``."""
    return [_table(out, name, form) for name in SCHEMAS for form in _WRITERS]


def _table(out: Path, name: str, form: Form) -> Path:
    return out / f"{name}.{form}"


@contextmanager
def _json_lines(path: Path, _schema: pa.Schema) -> Iterator[_Lines]:
    with path.open("w", encoding="ascii") as file:
        yield _Lines(file)


_WRITERS: Final[Mapping[Form, Callable[[Path, pa.Schema], AbstractContextManager[Any]]]] = {
    "parquet": pyarrow.parquet.ParquetWriter,
    "jsonl": _json_lines,
}


_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class _Drawn:
    """An account: its mix as a bar, and what was found of it in words."""

    name: str
    channel: str
    mix: Stack
    found: str


def _page(summary: Summary) -> str:
    """Return the page: all posts, findings by rule, and the accounts with most of them."""
    return document(
        "audit.html",
        f"{plural(summary.posts, 'post')} of {plural(summary.accounts, 'account')}",
        _FOLDER,
        mix=stack(summary.mix),
        found=_found({severity: summary.findings(severity) for severity in SEVERITIES}),
        rules=list(_rules(summary)),
        accounts=[_drawn(account) for account in summary.first],
        more=max(0, summary.accounts - len(summary.first)),
        readers=list(said_of_readers(summary.readers)),
        problems=[problem.sentence for problem in summary.told],
        problems_more=summary.problems - len(summary.told),
        words=WORDS,
    )


def _rules(summary: Summary) -> Iterator[tuple[str, str, int, int]]:
    """Yield each rule with its severity, its findings and their accounts; the gravest and commonest first."""
    order = sorted(summary.rules, key=lambda key: (-SEVERITIES.index(key[1]), -summary.rules[key], key))
    for rule, severity in order:
        yield rule, severity, summary.rules[rule, severity], summary.accounts_of[rule, severity]


def _drawn(account: AccountSummary) -> _Drawn:
    channel = CHANNEL_TITLES[cast("Channel", account.channel)] if account.channel else ""
    return _Drawn(account.mix.account, channel, stack(account.mix), _found(account.found))


def _found(numbers: Mapping[str, int]) -> str:
    named = [plural(numbers[s], WORDS[s].lower()) for s in reversed(SEVERITIES) if numbers.get(s)]
    return ", ".join(named) or NOTHING_FOUND
