"""Who does the work of an audit: Dask, by processes of this machine or of many."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any, Final, Protocol

from postlint.records import dataclass

_DIED: Final = "its process died, perhaps for want of memory"
_WAIT: Final = "10s"
"""So long a scheduler may take to answer."""


class EngineError(Exception):
    """Nobody is there to do the work; the message says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: what it returned or, where it failed twice, why."""

    number: int
    value: Any = None
    error: str | None = None


class Engine(Protocol):
    """Runs tasks, each a second time where it fails."""

    def run(self, function: Callable[..., Any], tasks: Sequence[tuple[Any, ...]]) -> Iterator[Outcome]:
        """Call ``function`` with each of ``tasks``; yield their outcomes as they come, by their numbers."""


@dataclass(frozen=True, slots=True)
class OnDask:
    """Runs tasks on the workers of a Dask client."""

    client: Any

    def run(self, function: Callable[..., Any], tasks: Sequence[tuple[Any, ...]]) -> Iterator[Outcome]:
        """Do as :class:`Engine` says.

        Raises:
            EngineError: if the scheduler goes away.
        """
        suspects = []
        for outcome in self._outcomes(function, dict(enumerate(tasks))):
            if outcome.error == _DIED:
                suspects.append(outcome.number)
            else:
                yield outcome
        # A task that only waited behind the one that killed its process is not to blame: each again, alone.
        for number in suspects:
            yield from self._outcomes(function, {number: tasks[number]})

    def _outcomes(
        self, function: Callable[..., Any], tasks: Mapping[int, tuple[Any, ...]]
    ) -> Iterator[Outcome]:
        from distributed import as_completed

        futures = {
            number: self.client.submit(function, *task, retries=1, pure=False)
            for number, task in tasks.items()
        }
        numbers = {future.key: number for number, future in futures.items()}
        for future in as_completed(futures.values()):
            if future.status in {"cancelled", "lost"} or self.client.status != "running":
                raise EngineError("The scheduler went away.")
            number = numbers[future.key]
            if future.status == "error":
                yield Outcome(number, error=said(future.exception()))
            else:
                yield Outcome(number, future.result())
            future.release()


@contextmanager
def dask_engine(address: str | None, workers: int | None = None) -> Iterator[OnDask]:
    """Give the workers of the scheduler at ``address`` or, without one, a process for each core here.

    Raises:
        EngineError: if nobody answers at ``address``.
    """
    import dask
    from distributed import Client, LocalCluster

    # What fails is said in our words, and what waits, waits for whoever is free.
    settings = {
        "distributed.scheduler.allowed-failures": 0,
        "distributed.scheduler.worker-saturation": 1.0,
        "distributed.comm.timeouts.connect": _WAIT,
        # Nobody reads its profiles; and memory given back after each text is asked for again at once.
        "distributed.worker.profile.enabled": False,
        "distributed.nanny.pre-spawn-environ": {"OPENBLAS_NUM_THREADS": 1},
    }
    for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with dask.config.set(settings):
        if address is not None:
            with _connected(address) as client:
                yield OnDask(client)
            return
        with TemporaryDirectory(prefix="postlint-audit-", ignore_cleanup_errors=True) as room:
            cluster = LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                dashboard_address=":0",
                silence_logs=logging.CRITICAL,
                local_directory=room,
            )
            with cluster, Client(cluster) as client:
                yield OnDask(client)


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    from distributed import Client

    try:
        client = Client(address, timeout=_WAIT)
    except (OSError, ValueError, TypeError) as error:
        message = f"No Dask scheduler answers at {address} ({error}). Start one with `dask scheduler`."
        raise EngineError(message) from error
    try:
        yield client
    finally:
        client.close(timeout=1)


def said(error: BaseException) -> str:
    """Return why a task failed, in a line."""
    if type(error).__name__ == "KilledWorker":
        return _DIED
    first = str(error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {first}" if first else type(error).__name__
