"""``python -m tests.fuzz SECONDS [TARGET…]``: fuzz each target for so long, one after the other.

Seconds are of the processor, so that a machine with other work to do tries as many inputs, only later.
With atheris, a third of the time goes by coverage: what reaches new lines is kept in ``.fuzz``, and changed
further. That takes twice as long for each input, so the rest goes at random over all that was kept. Without
atheris, all goes at random. What is found is made smaller, and written to ``.fuzz/found``: copy it into the
corpus together with the mend.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import AbstractContextManager, nullcontext, suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Final, Protocol

HOME: Final = Path(".fuzz").resolve()
_IN_MEMORY: Final = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Where inputs are written, since disks are slow."""
_ENVIRONMENT: Final = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
"""As of commands: numpy's threads would spend most of the processor's seconds waiting for each other."""
_HEADROOM: Final = 1 << 30
"""How many bytes of memory an input may take beside what there is already."""
_SHRINKING: Final = 20.0
_ENOUGH: Final = 20
"""Of how many faults of a target each is kept; with more, one hides behind all others."""
_BY_COVERAGE: Final = 1 / 3
_TIMES: Final = 3
"""How often the time of an input is taken, since others may take the processor meanwhile."""


class Target(Protocol):
    """What is done with inputs."""

    def takes(self, data: bytes) -> bool:
        """Tell whether an input is one of it."""

    def inputs(self) -> dict[str, bytes]:
        """Return what it begins with."""

    def __call__(self, data: bytes) -> None:
        """Do it."""


def _limited_memory() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + _HEADROOM,) * 2)


class Trial:
    """Tries inputs of one target, counts them, and keeps one small input of each fault."""

    def __init__(self, name: str, target: Target) -> None:
        self.name = name
        self.target = target
        self.found: dict[str, Path] = {}
        self._tried: set[bytes] = set()

    @property
    def executions(self) -> int:
        """Return how many inputs were tried."""
        return len(self._tried)

    def __call__(self, data: bytes) -> None:
        """Try ``data``, unless it was tried before, or names no file that the target reads."""
        short = sha256(data).digest()[:12]
        if short in self._tried or not self.target.takes(data):
            return
        self._tried.add(short)
        fault = self.fault(data)
        if fault is None or fault in self.found or len(self.found) >= _ENOUGH:
            return
        small = self._smaller(data, fault)
        file = HOME / "found" / f"{self.name}-{sha256(fault.encode()).hexdigest()[:8]}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(small)
        self.found[fault] = file
        print(f"\n{self.name}: {fault}\n  {file}\n  {self._said(small)}", flush=True)

    def fault(self, data: bytes) -> str | None:
        """Return where and how ``data`` fails, without what hangs on its words; None where it does not."""
        try:
            self.target(data)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            ours = [frame for frame in frames if "postlint" in frame.filename or "fuzz" in frame.filename]
            last = ours[-1] if ours else frames[-1]
            return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}, {str(error)[:24]}"
        return None

    def seconds(self, data: bytes) -> float:
        """Return how long ``data`` takes at least: the clock of the processor would be too coarse."""
        taken = []
        for _ in range(_TIMES):
            began = time.perf_counter()
            self.fault(data)
            taken.append(time.perf_counter() - began)
        return min(taken)

    def _said(self, data: bytes) -> str:
        try:
            self.target(data)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return "gone when it was tried again: it hangs on what was tried before"

    def _smaller(self, data: bytes, fault: str) -> bytes:
        """Return ``data`` without all that its fault does not need, as far as some seconds go."""
        name, _, body = data.partition(b"\n")
        until = time.process_time() + _SHRINKING
        for separator in (b"\n", b""):
            parts = body.split(separator) if separator else [bytes([byte]) for byte in body]
            size = max(1, len(parts) // 2)
            while size and time.process_time() < until:
                place = 0
                while place < len(parts) and time.process_time() < until:
                    less = separator.join(parts[:place] + parts[place + size :])
                    if self.fault(name + b"\n" + less) == fault:
                        del parts[place : place + size]
                    else:
                        place += size
                size //= 2
            body = separator.join(parts)
        return name + b"\n" + body


def _fuzz(name: str, seconds: float, seed: int, folder: Path, *, guided: bool) -> int:
    """Fuzz one target in this process, working in ``folder``, and return how many faults were found."""
    instrumented: AbstractContextManager[object] = nullcontext()
    if guided:
        import atheris

        instrumented = atheris.instrument_imports(include=["postlint"])
    with instrumented:
        from tests.fuzz.mutations import mutated
        from tests.fuzz.targets import TARGETS, workplace

        target = TARGETS[name]
        written = list(target.inputs().values())
        trial = Trial(name, target)
        until = time.process_time() + seconds
        with workplace(folder):
            # Most of postlint is imported when it is needed. libFuzzer tries the corpus itself: what counted
            # as tried by then would reach nothing, and not be kept.
            for data in written:
                (trial.fault if guided else trial)(data)
    seeds = [*written, *(path.read_bytes() for path in sorted(_interesting(name).iterdir()))]
    print(
        f"{name}: for {seconds:.0f} seconds, {'by coverage' if guided else 'at random'}, seed {seed}",
        flush=True,
    )
    with workplace(folder):
        _limited_memory()
        if guided:
            _by_coverage(atheris, trial, until, seed, lambda data, rng: mutated(data, rng, seeds))
        _at_random(trial, until, Random(seed), written, seeds)
    return _told(trial)


def _at_random(trial: Trial, until: float, rng: Random, written: list[bytes], seeds: list[bytes]) -> None:
    """Change what was ``written``, or any of ``seeds``, among which are those that were kept."""
    from tests.fuzz.mutations import mutated

    # What takes ten times as long is changed a tenth as often: it would take most of the time.
    often = [1 / trial.seconds(data) for data in written]
    while time.process_time() < until:
        # What is kept are mostly errors, which would leave little to whole calendars.
        is_kept = len(seeds) > len(written) and rng.random() < 0.5
        begun = rng.choice(seeds) if is_kept else rng.choices(written, often)[0]
        trial(mutated(begun, rng, seeds))


def _interesting(name: str) -> Path:
    folder = HOME / name / "interesting"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _by_coverage(atheris, trial: Trial, until: float, seed: int, change) -> None:
    """Let libFuzzer choose what to change. It never returns, so the end is told from here."""
    folder = _interesting(trial.name)
    for data in trial.target.inputs().values():
        (folder / sha256(data).hexdigest()[:16]).write_bytes(data)

    def one(data: bytes) -> None:
        trial(data)
        if time.process_time() > until:
            code = _told(trial)
            sys.stdout.flush()
            os._exit(min(code, 1))

    def mutate(data: bytes, most: int, number: int) -> bytes:
        return change(data, Random(number))[:most]

    options = [
        f"-seed={seed}",
        "-max_len=24000",
        "-timeout=600",
        "-rss_limit_mb=0",
        "-print_final_stats=0",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *options, str(folder)], one, custom_mutator=mutate)
    atheris.Fuzz()


def _told(trial: Trial) -> int:
    from tests.fuzz.oracles import MET

    met = ", ".join(f"{what} {times:,}" for what, times in sorted(MET.items()))
    print(
        f"{trial.name}: {trial.executions:,} executions, {len(trial.found)} faults; held: {met}", flush=True
    )
    return len(trial.found)


def main(args: list[str]) -> int:
    """Fuzz the targets that are named, else all, each by itself; return 1 if one has a fault."""
    if args[:1] == ["--one"]:
        _, way, name, some, seed, folder = args
        return min(_fuzz(name, float(some), int(seed), Path(folder), guided=way == "coverage"), 1)
    seconds, *names = args or ["60"]
    if not names:
        from tests.fuzz.targets import TARGETS

        names = list(TARGETS)
    by_coverage = float(seconds) * _BY_COVERAGE if find_spec("atheris") else 0.0
    ways = {"coverage": by_coverage, "random": float(seconds) - by_coverage}
    codes = [_in_a_process(way, name, some) for name in names for way, some in ways.items() if some]
    return int(any(codes))


def _in_a_process(way: str, name: str, seconds: float) -> int:
    """Fuzz a target in a process of its own, which a fault in C would end; keep what atheris says."""
    HOME.mkdir(exist_ok=True)
    log = HOME / f"{name}.log"
    seed = str(time.time_ns() % 2**31)
    with log.open("wb") as file, tempfile.TemporaryDirectory(dir=_IN_MEMORY) as folder:
        command = [sys.executable, "-m", "tests.fuzz", "--one", way, name, str(seconds), seed, folder]
        code = subprocess.run(command, check=False, stderr=file, env=_ENVIRONMENT).returncode
    if code not in {0, 1}:
        print(f"{name}: ended with {code}, see {log}", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
