"""What an audit of 200,000 posts costs: the function alone, and mapped by Dask over one and two workers.

Times are those of the processor, those of all processes together, since others may use the machine; beside
them stands the clock. The same number of posts always gives the same posts. ``make bench`` gives numpy one
thread, as commands do: its threads wait for each other longer than they work.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet

from benchmarks.calendars import POSTS_AN_ACCOUNT, SEED
from benchmarks.plans import varied

MANY = 200_000
FEWER = 10
"""So many times fewer posts tell how the cost grows."""
GROUP = 10_000
"""So many rows has each group of a file, so that there are parts for several workers."""
MOST_GROWTH, MOST_OVERHEAD, LEAST_GAIN = 1.05, 0.15, 1.7


@dataclass(frozen=True, slots=True)
class Spent:
    """What a run took: seconds of the processor and of the clock, and the memory of its largest process."""

    cpu: float
    clock: float
    memory: int = 0

    def row(self, name: str, posts: int) -> str:
        """Return it as a row of a table."""
        memory = f"{self.memory // 1024} MB" if self.memory else ""
        return (
            f"| {name} | {self.cpu:.1f} s | {posts / self.cpu:,.0f} | {posts / self.clock:,.0f} | {memory} |"
        )


def table(posts: int) -> pa.Table:
    """Return posts of accounts that post once a day, those of each account together."""
    dice = random.Random(SEED)
    owners, days = zip(*(divmod(number, POSTS_AN_ACCOUNT) for number in range(posts)), strict=True)
    return pa.table(
        {
            "id": [f"post-{number}" for number in range(posts)],
            "account": [f"@parks{owner}" for owner in owners],
            "channel": ["x"] * posts,
            "date": [date(2026, 1, 1) + timedelta(days=day) for day in days],
            "text": [varied(dice) for _ in range(posts)],
        }
    )


def mixed(posts: pa.Table) -> pa.Table:
    """Return ``posts`` so that those of no account stand together."""
    order = list(range(len(posts)))
    random.Random(SEED).shuffle(order)
    return posts.take(order)


def spent(work: Callable[[], object]) -> Spent:
    """Return what ``work`` takes, with the processes that it begins and ends."""
    before = _cpu()
    start = time.monotonic()
    work()
    return Spent(_cpu() - before, time.monotonic() - start)


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def audited(source: Path, folder: Path, workers: int) -> Spent:
    """Return what an audit of the file ``source`` takes on so many workers, which begin before it."""
    from postlint.auditing.dask_engine import dask_engine
    from postlint.auditing.run import Order, run

    def work() -> None:
        with dask_engine(None, workers) as engine:
            memory.append(0)
            run(Order((str(source),), folder / f"out-{source.stem}-{workers}"), engine, unwatched, print)
            memory.append(max(engine.client.run(_memory).values()))

    memory: list[int] = []
    taken = spent(work)
    return Spent(taken.cpu, taken.clock, memory[-1])


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def unwatched(items: Iterable[Any], _total: int, _doing: str) -> Iterator[Any]:
    """Pass on ``items`` and show nothing."""
    yield from items


def main(words: Sequence[str]) -> None:
    """Print what the function and the engine take for so many posts, and how that grows."""
    import postlint

    many = int(words[0]) if words else MANY
    few = many // FEWER
    posts = table(many)
    postlint.audit(posts.slice(0, 1))
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}\n")
    print("| what | processor | posts a second of it | posts a second of the clock | memory a worker |")
    print("|---|---:|---:|---:|---:|")
    small = spent(lambda: postlint.audit(posts.slice(0, few)))
    print(small.row(f"the function, {few:,} posts", few), flush=True)
    whole = spent(lambda: postlint.audit(posts))
    print(whole.row(f"the function, {many:,} posts", many), flush=True)
    runs: dict[tuple[str, int], Spent] = {}
    with tempfile.TemporaryDirectory() as name:
        for order, rows in (("together", posts), ("mixed", mixed(posts))):
            source = Path(name, f"{order}.parquet")
            pyarrow.parquet.write_table(rows, source, row_group_size=GROUP)
            for workers in (1, 2):
                runs[order, workers] = audited(source, Path(name), workers)
                print(
                    runs[order, workers].row(f"Dask, {workers} workers, accounts {order}", many), flush=True
                )
    growth = log(whole.cpu / small.cpu) / log(FEWER)
    overhead = runs["together", 1].cpu / whole.cpu - 1
    gain = runs["together", 1].clock / runs["together", 2].clock
    print(f"\nGrowth: posts to the power of {growth:.2f} (at most {MOST_GROWTH}).")
    print(f"Engine beside the function: {overhead:+.0%} of processor time (at most {MOST_OVERHEAD:.0%}).")
    print(f"From one worker to two: {gain:.2f} times as fast by the clock ({LEAST_GAIN} on quiet cores).")


if __name__ == "__main__":
    main(sys.argv[1:])
