"""What classifying costs beside spaCy's blank English pipeline, which only splits texts into words.

Both read the same texts, those of ``training/corpus`` over and over, in turns and in one process, start-up
excluded. Times are those of the processor, so that what else the machine does counts little.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import yaml

CORPUS = Path(__file__).parents[1] / "training" / "corpus"
TEXTS = 10_000
RUNS = 3
MOST = 20
"""How many times the cost of the blank pipeline classifying may have."""


def main() -> None:
    """Print what each costs for the same texts, and end badly where classifying costs too much."""
    import spacy

    from postlint.kinds.pipeline import predict

    sample = texts(TEXTS)
    blank = spacy.blank("en")
    predict(sample[:1])
    peer, ours = best(lambda: list(blank.pipe(sample)), lambda: predict(sample))
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, best of {RUNS} runs\n")
    print(f"| {TEXTS:,} posts | seconds | times the blank pipeline |")
    print("|---|---:|---:|")
    print(f"| spaCy, blank English | {peer:.2f} | 1 |")
    print(f"| postlint | {ours:.2f} | {ours / peer:.1f} |")
    if ours > MOST * peer:
        sys.exit(f"\nClassifying costs more than {MOST} times what the blank pipeline costs.")


def texts(count: int) -> list[str]:
    """Return ``count`` posts of our own corpus, from the start again where it ends."""
    own = [
        post["text"]
        for file in sorted(CORPUS.rglob("*.yaml"))
        for post in yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    ]
    return list(islice(cycle(own), count))


def best(*works: Callable[[], object]) -> list[float]:
    """Return how many seconds of the processor each of ``works`` takes, in the best of a few turns."""
    least = [float("inf")] * len(works)
    for _ in range(RUNS):
        for number, work in enumerate(works):
            start = time.process_time()
            work()
            least[number] = min(least[number], time.process_time() - start)
    return least


if __name__ == "__main__":
    main()
