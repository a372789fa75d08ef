"""Time ``postlint check``, first and second run, beside ``yamllint`` on as many posts.

Both run as commands, start-up included, as pre-commit and CI run them: on the same calendar, and on folders
of one-post files, ``.tweet`` for the one and YAML for the other. Prints Markdown tables: the best wall time
of three runs, its ratio to yamllint's, and the largest resident memory.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.calendars import calendar, texts

SIZES = (100, 1_000, 10_000)
FILES = (1_000, 10_000)
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
    """Print the tables."""
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, best of {RUNS} runs")
    columns = "yamllint | check, first run | check, second run | memory: yamllint, first, second"
    for unit, sizes, write in (("posts", SIZES, one_calendar), ("one-post files", FILES, one_post_files)):
        print(f"\n| {unit} | {columns} |")
        print("|---:|---:|---:|---:|---:|")
        for size in sizes:
            print(row(size, write), flush=True)


def one_calendar(size: int, folder: Path) -> tuple[str, str]:
    """Write a calendar of ``size`` posts; return what yamllint is to check, and what postlint is."""
    (folder / "calendar.yaml").write_text(calendar(size), encoding="utf-8")
    return "calendar.yaml", "calendar.yaml"


def one_post_files(size: int, folder: Path) -> tuple[str, str]:
    """Write ``size`` files of one post each, as YAML and as ``.tweet``; return both folders."""
    for name in ("yaml", "tweet"):
        (folder / name).mkdir()
    for number, text in enumerate(texts(size)):
        (folder / "tweet" / f"{number:06}.tweet").write_text(f"{text}\n", encoding="utf-8")
        post = f"---\nposts:\n  - text: >-\n      {text}\n"
        (folder / "yaml" / f"{number:06}.yaml").write_text(post, encoding="utf-8")
    return "yaml", "tweet"


def row(size: int, write: Callable[[int, Path], tuple[str, str]]) -> str:
    """Measure what ``write`` writes for ``size`` posts and return their row of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yaml, posts = write(size, folder)
        peer = best((*YAMLLINT, yaml), folder, keep_cache=True)
        first = best((*POSTLINT, posts), folder, keep_cache=False)
        second = best((*POSTLINT, posts), folder, keep_cache=True)
    cells = [f"{size:,}", f"{peer.seconds:.2f} s"]
    cells += [f"{run.seconds:.2f} s (×{run.seconds / peer.seconds:.1f})" for run in (first, second)]
    cells.append(", ".join(f"{run.memory:.0f}" for run in (peer, first, second)) + " MB")
    return "| " + " | ".join(cells) + " |"


def best(command: tuple[str, ...], folder: Path, *, keep_cache: bool) -> Run:
    """Run ``command`` in ``folder`` a few times and return the quickest run."""
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
        command,
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
