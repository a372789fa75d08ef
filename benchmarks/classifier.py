"""Throughput of the text pipeline beside spaCy's blank English pipeline, which only splits texts."""

from __future__ import annotations

import time
from collections.abc import Callable

from benchmarks.calendars import texts

TEXTS = 5_000
RUNS = 3


def main() -> None:
    """Print how many texts a second each reads, in one process, start-up excluded."""
    import spacy

    from postlint.kinds.pipeline import predict

    sample = texts(TEXTS)
    blank = spacy.blank("en")
    predict(sample[:1])
    peer = rate(lambda: list(blank.pipe(sample)))
    ours = rate(lambda: predict(sample))
    print("| pipeline | texts a second |")
    print("|---|---:|")
    print(f"| spaCy, blank English | {peer:,.0f} |")
    print(f"| postlint | {ours:,.0f} (×{ours / peer:.2f}) |")


def rate(work: Callable[[], object]) -> float:
    """Return how many texts a second ``work`` reads, in the best of a few runs."""
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return TEXTS / min(seconds)


if __name__ == "__main__":
    main()
