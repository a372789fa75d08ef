"""What rules alone cost, all that ship, and how that grows from 10,000 posts to 100,000.

The posts are classified already. Some plans are what people have, others make a rule work as hard as it can.
Times are those of the processor.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from math import log

from benchmarks.plans import SHAPES, Shape, plan
from postlint.calendars.model import Plan
from postlint.judging.checks import CHECKS
from postlint.judging.judge_plan import judge
from postlint.judging.model import Pack, Terms
from postlint.judging.packs.packs_in_use import packs_named, shipped_names
from postlint.kinds.model import Classified

FEW, MANY = 10_000, 100_000
N_LOG_N = MANY * log(MANY) / (FEW * log(FEW))
MOST = 1.6 * N_LOG_N
"""By how much the cost may grow: a cache that is too small costs something, the square costs 100 times."""
TERMS = Terms(0.75)
HEAD = f"{FEW:,} posts | {MANY:,} posts | times"


def main(names: Sequence[str]) -> None:
    """Print what all rules cost in plans of each shape, and what each check does in the first."""
    packs, _ = packs_named(shipped_names())
    rules = sum(len(pack.rules) for pack in packs)
    print(
        f"{os.cpu_count()} cores, Python {sys.version.split()[0]}; all {rules} rules of {len(packs)} packs\n"
    )
    print(f"| plan | {HEAD} |")
    print("|---|---:|---:|---:|")
    growth = [row(shape.name, shape, packs) for shape in SHAPES if not names or shape.name in names]
    if not names:
        print(f"\nOf “{SHAPES[0].name}”, by check:\n\n| check | rules | {HEAD} |")
        print("|---|---:|---:|---:|---:|")
        for check in CHECKS:
            using = only(packs, check)
            rules = sum(len(pack.rules) for pack in using)
            if rules:
                growth.append(row(f"{check} | {rules}", SHAPES[0], using))
    if max(growth) > MOST:
        sys.exit(f"\nSomething grows by more than {MOST:.0f} times, and n log n by {N_LOG_N:.1f}.")


def only(packs: Sequence[Pack], check: str) -> list[Pack]:
    """Return the packs with no other rules than those that use ``check``."""
    return [replace(pack, rules=tuple(rule for rule in pack.rules if rule.check == check)) for pack in packs]


def row(name: str, shape: Shape, packs: Sequence[Pack]) -> float:
    """Print a row of a table, and return by how much the cost grows."""
    few, many = (seconds(*plan(shape, count), packs) for count in (FEW, MANY))
    print(f"| {name} | {few:.2f} s | {many:.2f} s | {many / few:.1f} |", flush=True)
    return many / few


def seconds(whole: Plan, classified: Sequence[Classified], packs: Sequence[Pack]) -> float:
    """Return how long the processor takes to judge a plan."""
    gc.collect()
    gc.freeze()
    start = time.process_time()
    judge(whole, classified, packs, TERMS)
    spent = time.process_time() - start
    gc.unfreeze()
    return spent


if __name__ == "__main__":
    main(sys.argv[1:])
