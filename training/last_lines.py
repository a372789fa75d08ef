"""Fit and measure what tells notes to the team in last lines: ``python -m training.last_lines``.

The lines are those of ``last_lines/``, by who wrote them, and the last ones of our other posts. Every
writer's are judged by weights that never saw them, and those that ship have seen all. Real posts need no part
in it; with ``--data`` it is counted how many of their last lines would be named.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import yaml

from postlint.calendars.last_lines import WEIGHTS, as_learnt, is_asked, last_line
from postlint.calendars.post_likeness import likeness
from training.data import HERE, corpus
from training.likeness import Example, fitted, held_out

SHARE: Final = 1
FURTHER: Final = 6000
"""How many last lines of our other posts are shown, of which there are many more."""
CUTS: Final = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0)
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")


def read() -> list[Example]:
    """Return all lines that would be asked about."""
    folder = HERE / "last_lines"
    found = [
        Example(writer, as_learnt(line), is_note)
        for name, is_note in (("notes", True), ("public", False))
        for writer, lines in yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8")).items()
        for line in lines
        if is_asked(line)
    ]
    further = sorted({line for post in corpus() if is_asked(line := _end(post.text))})
    random.Random(0).shuffle(further)
    return [*found, *(Example("", as_learnt(line), is_one=False) for line in further[:FURTHER])]


def _end(text: str) -> str:
    """Return the last line of a text or, where it has but one, its last sentence."""
    found = last_line(text)
    return text[slice(*found)] if found else _SENTENCE.split(text.strip())[-1]


def real(data: Path) -> Iterator[str]:
    """Yield the last lines of real posts."""
    for name in ("posts-train.jsonl", "posts-unlabelled.jsonl"):
        for row in (data / name).read_text(encoding="utf-8").splitlines():
            text = json.loads(row)["text"]
            if found := last_line(text):
                yield text[slice(*found)]


def main() -> None:
    """Print what is found at some cuts, and write the weights."""
    options = argparse.ArgumentParser()
    options.add_argument("--data", type=Path)
    data = options.parse_args().data
    examples = read()
    notes, others = map(np.array, held_out(examples, SHARE))
    weights = fitted(examples, SHARE)
    lines = list(real(data)) if data else []
    odds = np.array([likeness(as_learnt(line), weights) or 0.0 for line in lines if is_asked(line)])
    print(f"{len(notes)} notes, {len(others)} lines for readers; {len(odds)} of {len(lines)} real ones asked")
    print("| log-odds above | notes | for readers | real posts |\n| --- | --- | --- | --- |")
    for cut in CUTS:
        share = f"{np.sum(odds > cut) / len(lines):.2%}" if lines else "–"
        print(f"| {cut} | {np.mean(notes > cut):.1%} | {np.mean(others > cut):.1%} | {share} |")
    WEIGHTS.write_bytes(weights)


if __name__ == "__main__":
    main()
