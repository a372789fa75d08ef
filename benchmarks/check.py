"""Time ``postlint check`` beside ``yamllint`` on as many posts: as a hook runs it, and from the start.

Both run as commands, start-up included, as pre-commit and CI run them: on the same calendar, and on folders
of one-post files, ``.tweet`` for the one and YAML for the other. postlint is laid out as it is installed,
since a checkout looks for faults in the packs that ship. They take turns, and what counts is the time of
the processor, since other work on the machine makes a clock say what it likes. Prints Markdown tables:
medians of several turns, medians of the ratios to yamllint's time, and the largest resident memory.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.calendars import calendar, texts

TURNS: Mapping[int, int] = {100: 9, 1_000: 5, 10_000: 3}
"""How often each command runs, by the number of posts."""
ROOT = Path(__file__).parents[1]
FILES = (1_000, 10_000)
POSTLINT = (sys.executable, "-m", "postlint", "check")
YAMLLINT = (sys.executable, "-m", "yamllint", "-d", "{extends: relaxed, rules: {line-length: disable}}")
ALLOWED = {0, 1}
"""Exit codes of a run that did its job: finding something is no failure here."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took: seconds of the processor, and peak memory in MB."""

    seconds: float
    memory: float


def main() -> None:
    """Print the tables."""
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, processor time, medians of turns")
    with tempfile.TemporaryDirectory() as home:
        install(Path(home))
        print_tables(home)


def install(home: Path) -> None:
    """Lay postlint out in ``home`` as its wheel does."""
    package = home / "postlint"
    shutil.copytree(ROOT / "postlint", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "rules", package / "packs")
    compileall.compile_dir(package, quiet=1)


def print_tables(home: str) -> None:
    """Print how long the postlint that lies in ``home`` takes, and yamllint."""
    columns = "yamllint | nothing read before | nothing new | one new text | memory in the same order"
    for unit, sizes, write in (("posts", TURNS, one_calendar), ("one-post files", FILES, one_post_files)):
        print(f"\n| {unit} | {columns} |")
        print("|---:|---:|---:|---:|---:|---:|")
        for size in sizes:
            print(row(size, write, home), flush=True)


def one_calendar(size: int, folder: Path) -> tuple[str, str, Path]:
    """Write a calendar of ``size`` posts; return what yamllint and postlint check, and what changes."""
    path = folder / "calendar.yaml"
    path.write_text(calendar(size), encoding="utf-8")
    return path.name, path.name, path


def one_post_files(size: int, folder: Path) -> tuple[str, str, Path]:
    """Write ``size`` files of one post each, as YAML and as ``.tweet``; return the same of them."""
    for name in ("yaml", "tweet"):
        (folder / name).mkdir()
    for number, text in enumerate(texts(size)):
        (folder / "tweet" / f"{number:06}.tweet").write_text(f"{text}\n", encoding="utf-8")
        post = f"---\nposts:\n  - text: >-\n      {text}\n"
        (folder / "yaml" / f"{number:06}.yaml").write_text(post, encoding="utf-8")
    return "yaml", "tweet", folder / "tweet" / "000000.tweet"


def row(size: int, write: Callable[[int, Path], tuple[str, str, Path]], home: str) -> str:
    """Measure the postlint in ``home`` on what ``write`` writes for ``size`` posts; return their row."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yaml, posts, changing = write(size, folder)
        written = changing.read_text(encoding="utf-8")
        taken: list[Sequence[Run]] = []
        for turn in range(TURNS[size]):
            changing.write_text(written, encoding="utf-8")
            peer = run((*YAMLLINT, yaml), folder)
            shutil.rmtree(folder / "cache", ignore_errors=True)
            cold, warm = (run((*POSTLINT, posts), folder, PYTHONPATH=home) for _ in range(2))
            changing.write_text(with_new_text(written, turn), encoding="utf-8")
            taken.append((peer, cold, warm, run((*POSTLINT, posts), folder, PYTHONPATH=home)))
    peers, *others = zip(*taken, strict=True)
    cells = [f"{size:,}", f"{median(run.seconds for run in peers):.2f} s"]
    for runs in others:
        ratio = median(run.seconds / peer.seconds for run, peer in zip(runs, peers, strict=True))
        cells.append(f"{median(run.seconds for run in runs):.2f} s (×{ratio:.2f})")
    memory = (max(run.memory for run in runs) for runs in (peers, *others))
    return f"| {' | '.join(cells)} | {', '.join(f'{most:.0f}' for most in memory)} MB |"


def with_new_text(written: str, turn: int) -> str:
    """Return a file with one text in it that was never read, the last one of a calendar."""
    head, key, _ = written.rpartition("    text: ")
    new = f"The orchard has room for {turn + 2} more people on Sunday."
    return f'{head}{key}"{new}"\n' if key else f"{new}\n"


def run(command: tuple[str, ...], folder: Path, **variables: str) -> Run:
    """Run ``command`` once, with ``variables`` set; end the benchmark where it could not do its job."""
    environment = {**os.environ, **variables, "POSTLINT_CACHE_DIR": str(folder / "cache")}
    # Installed packages are compiled, and so is what is measured here.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    errors = process.stderr.read().decode() if process.stderr else ""
    if process.returncode not in ALLOWED or "No module named" in errors:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{errors}")
    return Run(
        usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    )


if __name__ == "__main__":
    main()
