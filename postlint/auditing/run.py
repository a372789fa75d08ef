"""An audit of files from end to end: what is to be done, and what is left of it for later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from postlint.auditing.audit import Settings, read_house
from postlint.auditing.dask_engine import Engine, Outcome
from postlint.auditing.partitions import (
    GIANT,
    NAME,
    POSTS,
    Scheme,
    Work,
    count,
    judge,
    move,
    results,
    scheme_of,
)
from postlint.auditing.publish import Form, Summary, publish, written_to
from postlint.auditing.schema import Problem
from postlint.auditing.sources import Part, found_files, parts_of, why_unreadable
from postlint.records import dataclass
from postlint.source.paths import refuse_way_out, shown_as
from postlint.vocabulary import VERSION

Watch = Callable[[Iterable[Any], int, str], Iterable[Any]]
"""Sees what is done: the outcomes, how many there will be, and what is being done."""
Tell = Callable[[str], object]
"""What is told on the way is given to this."""


class AuditError(Exception):
    """Nothing can be audited; the message says why."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be audited, by which settings, and where what is found is to lie, in which form."""

    sources: tuple[str, ...]
    out: Path
    config: Path | None = None
    form: Form = "parquet"
    resume: bool = False


def run(order: Order, engine: Engine, watch: Watch, tell: Tell) -> Summary:
    """Audit all files that ``order`` names by the processes of ``engine``, and write what was found.

    ``watch`` sees the steps while they are done, ``tell`` is given what is to be known before the end.

    Raises:
        AuditError: if there is nothing to audit or nothing to go on with, or the settings cannot be read.
        EngineError: if nobody is there to work any more.
        OSError: if what was found cannot be written.
    """
    if not _can_be_encoded(order.out.absolute()):
        raise AuditError(_NO_NAME.format(out=shown_as(order.out)))
    refuse_way_out(order.out / NAME / "audit.json")
    house = read_house(order.config)
    if house.broken:
        raise AuditError("\n".join(house.broken))
    files, problems = found_files(order.sources, written_to(order.out))
    parts = list(_parts(files, problems))
    if not parts:
        raise AuditError("\n".join(problem.sentence for problem in problems))
    work = Work(order.out.absolute() / NAME)
    settings = Settings(order.config, house.fingerprint)
    signature = _signature(files, settings)
    steps = _Steps(engine, watch, work, settings)
    scheme = _taken_up(order, work, signature) if order.resume else None
    if scheme is None:
        scheme, uncounted = _begun(order, work, signature, steps, parts, tell)
        problems += uncounted
    left = steps.moved(parts, scheme) if scheme.moved else []
    left += steps.judged(None if scheme.moved else parts, scheme)
    summary = publish(order.out, order.form, results(work), [*problems, *left])
    if not left:
        work.clear()
    return summary


_NO_NAME: Final = (
    "Tables cannot be written to {out}: there are bytes on the way there that are no text (UTF-8). Write "
    "them to another folder."
)


def _can_be_encoded(path: Path) -> bool:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _parts(files: Iterable[Path], problems: list[Problem]) -> Iterator[Part]:
    for file in files:
        try:
            yield from parts_of(file)
        except (OSError, pa.ArrowException) as error:  # noqa: PERF203 - one broken file costs no other
            problems.append(why_unreadable(shown_as(file), error))


def _signature(files: Iterable[Path], settings: Settings) -> dict[str, Any]:
    """Return what must be the same for an audit to go on: files, settings, and postlint itself."""
    known = [(str(file.absolute()), file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return {
        "postlint": VERSION,
        "files": sha256(repr(known).encode("utf-8", "surrogateescape")).hexdigest(),
        "settings": settings.fingerprint,
    }


def _taken_up(order: Order, work: Work, signature: dict[str, Any]) -> Scheme:
    if not work.exists:
        raise AuditError(f"{order.out} holds no audit that did not end: leave --resume out.")
    about = work.about()
    changed = [name for name, now in signature.items() if about.get("signature", {}).get(name) != now]
    if changed:
        raise AuditError(
            f"{' and '.join(changed)} changed since this audit began, so it cannot go on. Remove "
            f"{work.root}, and leave --resume out."
        )
    scheme = about["scheme"]
    return Scheme(scheme["moved"], scheme["hashed"], tuple(scheme["giants"]))


def _begun(
    order: Order, work: Work, signature: dict[str, Any], steps: _Steps, parts: Sequence[Part], tell: Tell
) -> tuple[Scheme, list[Problem]]:
    if work.exists:
        raise AuditError(
            f"{order.out} holds an audit that did not end. Go on with --resume, or remove {work.root}."
        )
    counts, problems = steps.counted(parts)
    scheme = scheme_of(counts)
    total = sum(filter(None, counts), Counter[str]())
    for unit in scheme.giants:
        tell(_GIANT.format(account=unit, posts=total[unit], most=GIANT * POSTS))
    work.begin({"signature": signature, "scheme": asdict(scheme)})
    return scheme, problems


_GIANT: Final = (
    "{account} has {posts:,} posts, and over {most:,} an account has a partition to itself: one process "
    "judges it alone, and needs memory for all of it."
)
_UNCOUNTED: Final = (
    "Counting the posts of part {number} failed twice: {error}. All posts are therefore parted by account, "
    "in partitions that may be larger than is aimed at."
)
_UNJUDGED: Final = (
    "Partition {number} failed twice, so that none of its accounts was judged: {error}. --resume tries it "
    "again."
)
_UNMOVED: Final = (
    "Reading part {number} failed twice, so that its posts are in no mix: {error}. --resume tries it again."
)


@dataclass(slots=True)
class _Steps:
    """The steps of one audit."""

    engine: Engine
    watch: Watch
    work: Work
    settings: Settings

    def counted(self, parts: Sequence[Part]) -> tuple[list[Counter[str] | None], list[Problem]]:
        """Return how many posts of each account each part has, None where that failed, and what failed."""
        counts: list[Counter[str] | None] = [None for _ in parts]
        problems: list[Problem] = []
        for outcome in self._run(count, [(part, self.settings) for part in parts], "Counting posts"):
            counts[outcome.number] = outcome.value
            if outcome.error:
                message = _UNCOUNTED.format(number=outcome.number + 1, error=outcome.error)
                problems.append(Problem(parts[outcome.number].shown, message, "reading/unreadable"))
        return counts, problems

    def moved(self, parts: Sequence[Part], scheme: Scheme) -> list[Problem]:
        """Move posts to their partitions, unless that is done; return what failed."""
        left = [number for number in range(len(parts)) if not self.work.has("rows", number)]
        tasks = [(self.work, number, parts[number], scheme, self.settings) for number in left]
        return [
            Problem(
                parts[left[outcome.number]].shown,
                _UNMOVED.format(number=left[outcome.number] + 1, error=outcome.error),
                "reading/unreadable",
            )
            for outcome in self._run(move, tasks, "Parting posts")
            if outcome.error
        ]

    def judged(self, parts: Sequence[Part] | None, scheme: Scheme) -> list[Problem]:
        """Judge partitions, unless that is done; return what failed."""
        left = [number for number in range(scheme.partitions) if not self.work.has("done", number)]
        tasks = [(self.work, number, parts[number] if parts else None, self.settings) for number in left]
        return [
            Problem(
                parts[left[outcome.number]].shown if parts else "all files",
                _UNJUDGED.format(number=left[outcome.number] + 1, error=outcome.error),
                "reading/unreadable",
            )
            for outcome in self._run(judge, tasks, "Judging posts")
            if outcome.error
        ]

    def _run(
        self, function: Callable[..., Any], tasks: Sequence[tuple[Any, ...]], doing: str
    ) -> Iterable[Outcome]:
        return self.watch(self.engine.run(function, tasks), len(tasks), doing)
