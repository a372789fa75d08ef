"""How posts are parted, so that no account is in two parts, and the three things that are done with parts.

Each is a function that a process anywhere may run, and run again: it reads files and writes others, each
under its name when it is whole. What is done stays in the folder of the audit until all is, so that it can go
on later.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc
import pyarrow.parquet

from postlint.auditing.audit import Settings, audit_portions, house_of
from postlint.auditing.columns import Portion
from postlint.auditing.schema import NOTHING, Findings, Problem, problems_table
from postlint.auditing.sources import Part, portions_of
from postlint.records import dataclass

NAME: Final = ".unfinished"


@dataclass(frozen=True, slots=True)
class Work:
    """The folder ``root``, with one folder for each part of each step, which is there when it is whole."""

    root: Path

    @property
    def exists(self) -> bool:
        """Tell whether an audit has begun and not ended here."""
        return self._about.is_file()

    @property
    def _about(self) -> Path:
        return self.root / "audit.json"

    def begin(self, about: dict[str, Any]) -> None:
        """Begin anew with what there is to know of the audit."""
        self.clear()
        self.root.mkdir(parents=True)
        beside = self.root / "audit.json.new"
        beside.write_text(json.dumps(about))
        beside.replace(self._about)

    def about(self) -> dict[str, Any]:
        """Return what was known of the audit when it began; nothing where that cannot be read."""
        try:
            found = json.loads(self._about.read_text())
        except (OSError, ValueError):
            return {}
        is_ours = isinstance(found, dict) and isinstance(found.get("signature"), dict)
        return found if is_ours else {}

    def has(self, step: str, number: int) -> bool:
        """Tell whether a part of a step is done."""
        return self._place(step, number).is_dir()

    def folders(self, step: str) -> list[Path]:
        """Return the folders of all parts of a step that are done, in order."""
        return sorted(path for path in (self.root / step).glob("[0-9]*") if path.is_dir())

    @contextmanager
    def folder(self, step: str, number: int) -> Iterator[Path]:
        """Give a folder to write to, which takes its name when all is written; whoever is first counts."""
        place = self._place(step, number)
        beside = place.with_name(f"new-{place.name}-{os.getpid()}")
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        try:
            yield beside
            if not place.is_dir():
                beside.rename(place)
        finally:
            shutil.rmtree(beside, ignore_errors=True)

    def clear(self) -> None:
        """Remove the folder with all that is in it."""
        shutil.rmtree(self.root, ignore_errors=True)

    def _place(self, step: str, number: int) -> Path:
        return self.root / step / f"{number:07}"


POSTS: Final = 10_000
"""So many posts a partition are aimed at: some ten seconds of work."""
ROOM: Final = 2
"""So many times as many may stand in a part of a file that is judged where it lies."""
GIANT: Final = 5
"""An account with so many times the posts of a partition has one to itself."""
TABLES: Final = ("findings", "mixes", "problems")


@dataclass(frozen=True, slots=True)
class Scheme:
    """How posts are parted: by what hashes to one of ``hashed`` partitions, ``giants`` apart.

    Where the files hold whole accounts already, they are the partitions, and nothing is ``moved``.
    """

    moved: bool
    hashed: int
    giants: tuple[str, ...] = ()

    @property
    def partitions(self) -> int:
        """Return how many partitions there are."""
        return self.hashed + len(self.giants)

    def of(self, units: Iterable[str]) -> list[int]:
        """Return the partition of each unit."""
        alone = {unit: self.hashed + number for number, unit in enumerate(self.giants)}
        return [alone.get(unit, crc32(unit.encode("utf-8", "surrogatepass")) % self.hashed) for unit in units]


def scheme_of(counts: Sequence[Counter[str] | None]) -> Scheme:
    """Return how to part posts, of which ``counts`` has the number by account for each part of a file.

    Where a part could not be counted, nobody knows whose posts it holds, and all are moved.
    """
    counted = [part for part in counts if part is not None]
    total = Counter[str]()
    parts_with = Counter[str]()
    for part in counted:
        total.update(part)
        parts_with.update(part.keys())
    fits = all(sum(part.values()) <= ROOM * POSTS or len(part) == 1 for part in counted)
    if fits and len(counted) == len(counts) and all(number == 1 for number in parts_with.values()):
        return Scheme(moved=False, hashed=len(counted))
    giants = tuple(sorted(unit for unit, posts in total.items() if posts > GIANT * POSTS))
    others = sum(total.values()) - sum(total[unit] for unit in giants)
    return Scheme(moved=True, hashed=max(1, -(-others // POSTS)), giants=giants)


def count(part: Part, settings: Settings) -> Counter[str]:
    """Return how many posts of each account stand in ``part``."""
    house = house_of(settings).config.columns
    found = Counter[str]()
    for portion, _ in portions_of(part, house):
        if portion:
            found.update(portion.units.to_pylist())
    return found


def move(work: Work, number: int, part: Part, scheme: Scheme, settings: Settings) -> None:
    """Write the posts of part number ``number``, those of one partition behind each other."""
    house = house_of(settings).config.columns
    problems: list[Problem] = []
    index: list[tuple[str, list[int]]] = []
    with work.folder("rows", number) as folder:
        for portion, found in portions_of(part, house):
            problems += found
            if portion and portion.table.num_rows:
                index.append((portion.path, _write_sorted(portion, scheme, folder / f"{len(index)}.arrow")))
        (folder / "index.json").write_text(json.dumps(index))
        pyarrow.parquet.write_table(problems_table(problems), folder / "problems.parquet")


def _write_sorted(portion: Portion, scheme: Scheme, path: Path) -> list[int]:
    """Write one batch a partition; return the partitions in their order."""
    partitions = pa.array(scheme.of(portion.units.to_pylist()), pa.int64())
    order = pc.sort_indices(partitions)
    table, placed = portion.table.take(order).combine_chunks(), partitions.take(order)
    runs = pc.run_end_encode(placed)
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        start = 0
        for end in runs.run_ends.to_pylist():
            # More than one batch would be written of more rows than one of a source has.
            (batch,) = table.slice(start, end - start).to_batches()
            writer.write_batch(batch)
            start = end
    return list(runs.values.to_pylist())


def judge(work: Work, number: int, part: Part | None, settings: Settings) -> None:
    """Judge partition number ``number``: what was moved there or, where nothing was, ``part`` of a file."""
    house = house_of(settings)
    problems: list[Problem] = []
    if part is None:
        portions = list(_moved_to(number, work))
    else:
        read = list(portions_of(part, house.config.columns))
        portions = [portion for portion, _ in read if portion]
        problems = [problem for _, found in read for problem in found]
    found = audit_portions(portions, house, problems)
    with work.folder("done", number) as folder:
        for name in TABLES:
            pyarrow.parquet.write_table(getattr(found, name), folder / f"{name}.parquet")


def _moved_to(partition: int, work: Work) -> Iterator[Portion]:
    for folder in work.folders("rows"):
        for number, (path, partitions) in enumerate(json.loads((folder / "index.json").read_text())):
            if partition in partitions:
                with pa.memory_map(str(folder / f"{number}.arrow")) as file:
                    batch = pa.ipc.open_file(file).get_batch(partitions.index(partition))
                    yield Portion(path, pa.Table.from_batches([batch]))


def results(work: Work) -> Iterator[Findings]:
    """Yield what was found, partition by partition, and first what could not be read on the way there."""
    for folder in work.folders("rows"):
        yield replace(NOTHING, problems=_read(folder, "problems"))
    for folder in work.folders("done"):
        yield Findings(*(_read(folder, name) for name in TABLES))


def _read(folder: Path, name: str) -> pa.Table:
    return pyarrow.parquet.read_table(folder / f"{name}.parquet", memory_map=True)
