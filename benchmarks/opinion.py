"""What the second opinion costs beside the pipeline that ships: texts a second, and the first look at posts.

Needs ``accurate/`` on the path, and what it needs. Texts are those of ``training/corpus``, read in one
process; a look is a run of ``postlint check``, start-up included. Times are those of the processor.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.check import POSTLINT, one_calendar, run
from benchmarks.classifier import best, texts

ROOT = Path(__file__).parents[1]
PATHS = os.pathsep.join(map(str, (ROOT, ROOT / "accurate")))
TEXTS = 1_000
POSTS, TURNS = 100, 5
LEAST, MOST = 200, 4
"""So many texts a second it must read, and so many times as long its first look may take."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Texts a second and core, and the seconds that the first look at ``POSTS`` posts takes."""

    texts: float
    look: float


def speeds() -> tuple[Speed, Speed]:
    """Return the speed of the pipeline that ships, and that of the second opinion."""
    from postlint.kinds.pipeline import predict
    from postlint_accurate import read

    sample = texts(TEXTS)
    for reader in (predict, lambda some: read(some, frozenset())):
        reader(sample[:1])
    ships, accurate = best(lambda: predict(sample), lambda: read(sample, frozenset()))
    return Speed(TEXTS / ships, first_look("default")), Speed(TEXTS / accurate, first_look("accurate"))


def first_look(pipeline: str) -> float:
    """Return how long ``pipeline`` takes for a calendar of which it has read nothing."""
    taken = []
    for _ in range(TURNS):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            one_calendar(POSTS, folder)
            (folder / "postlint.yaml").write_text(f"pipeline: {pipeline}\n", encoding="utf-8")
            taken.append(run((*POSTLINT, "calendar.yaml"), folder, PYTHONPATH=PATHS).seconds)
    return median(taken)


def main() -> None:
    """Print both speeds, and end badly where the second opinion is slower than it may be."""
    ships, accurate = speeds()
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, processor time\n")
    print(f"| | texts a second and core | first look at {POSTS} posts |\n|---|---:|---:|")
    for name, speed in (("the pipeline that ships", ships), ("the second opinion", accurate)):
        print(f"| {name} | {speed.texts:,.0f} | {speed.look:.2f} s (×{speed.look / ships.look:.2f}) |")
    if accurate.texts < LEAST or accurate.look > MOST * ships.look:
        sys.exit(f"\nIt must read {LEAST} texts a second, and look no longer than {MOST} times as long.")


if __name__ == "__main__":
    main()
