"""Time ``postlint check``, first and second run, beside ``yamllint`` on the same calendars.

Both run as commands, start-up included, as pre-commit and CI run them. Prints a Markdown table: the best wall
time of three runs, its ratio to yamllint's, and the largest resident memory.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.calendars import calendar

SIZES = (100, 1_000, 10_000)
RUNS = 3
POSTLINT = (sys.executable, "-m", "postlint", "check")
YAMLLINT = (sys.executable, "-m", "yamllint", "-d", "{extends: relaxed, rules: {line-length: disable}}")
ALLOWED = {0, 1}
"""Exit codes of a run that did its job: finding something is no failure here."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took: seconds of wall time, and peak memory in MB."""

    seconds: float
    memory: float


def main() -> None:
    """Print the table for every size."""
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, best of {RUNS} runs\n")
    print("| posts | yamllint | check, first run | check, second run | memory: yamllint, first, second |")
    print("|---:|---:|---:|---:|---:|")
    for size in SIZES:
        print(row(size), flush=True)


def row(size: int) -> str:
    """Measure calendars of ``size`` posts and return their row of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "calendar.yaml").write_text(calendar(size), encoding="utf-8")
        peer = best(YAMLLINT, folder, keep_cache=True)
        first = best(POSTLINT, folder, keep_cache=False)
        second = best(POSTLINT, folder, keep_cache=True)
    cells = [f"{size:,}", f"{peer.seconds:.2f} s"]
    cells += [f"{run.seconds:.2f} s (×{run.seconds / peer.seconds:.1f})" for run in (first, second)]
    cells.append(", ".join(f"{run.memory:.0f}" for run in (peer, first, second)) + " MB")
    return "| " + " | ".join(cells) + " |"


def best(command: tuple[str, ...], folder: Path, *, keep_cache: bool) -> Run:
    """Run ``command`` on the calendar in ``folder`` a few times and return the quickest run."""
    cache = folder / "cache"
    runs = []
    for _ in range(RUNS):
        if not keep_cache:
            shutil.rmtree(cache, ignore_errors=True)
        runs.append(run(command, folder, cache))
    return min(runs, key=lambda run: run.seconds)


def run(command: tuple[str, ...], folder: Path, cache: Path) -> Run:
    """Run ``command`` once; end the benchmark where it could not do its job."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [*command, "calendar.yaml"],
        cwd=folder,
        env={**os.environ, "POSTLINT_CACHE_DIR": str(cache)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    errors = process.stderr.read() if process.stderr else b""
    if process.returncode not in ALLOWED:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{errors.decode()}")
    return Run(seconds, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2))


if __name__ == "__main__":
    main()
