"""The posts to learn from, and folds that never split an account."""

from __future__ import annotations

import csv
import json
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLDS = 5
ALL = "all"
"""Names what learns from everything; the rest is named after the fold that it never saw."""
ENCODER_GROUPS = ("01", "234")
"""Folds that the same encoder does not see: one for each would take longer than the difference is worth."""
HERE = Path(__file__).parent
OUR_OWN = "our own"
"""The source of the posts in ``corpus/``."""
TESTED = 3
"""Every so manieth post of the corpus is kept apart to test with."""


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled post. ``second`` is "" where one kind is clear; ``own`` is what its house calls itself."""

    id: str
    source: str
    account: str
    sample: str
    kind: str
    second: str
    text: str
    own: frozenset[str] = frozenset()

    @property
    def natural(self) -> bool:
        """Tell whether the post was drawn to look like real feeds, so that it may score."""
        return self.sample == "natural"


@dataclass(frozen=True, slots=True)
class Posts:
    """All posts: those that may score (``judged``), those that only teach, and our own that only test."""

    judged: tuple[Example, ...]
    further: tuple[Example, ...]
    tests: tuple[Example, ...]

    def without(self, fold: str) -> list[Example]:
        """Return what may be learnt from when the accounts of ``fold`` are to be new."""
        folds = fold_of_accounts(self.judged)
        return [post for post in (*self.judged, *self.further) if str(folds.get(post.account)) != fold]


def read_posts(data: Path) -> Posts:
    """Read the labelled posts in the folder ``data``, the further ones with our labels, and our corpus."""
    own = yaml.safe_load((HERE / "own_names.yaml").read_text(encoding="utf-8"))
    labels = {row["id"]: row for row in csv.DictReader((HERE / "labels.csv").open(encoding="utf-8"))}
    ours = list(corpus())
    return Posts(
        judged=tuple(_examples(data / "posts-train.jsonl", {}, own)),
        further=(
            *_examples(data / "posts-unlabelled.jsonl", labels, own),
            *(post for post in ours if not _tests(post)),
        ),
        tests=tuple(post for post in ours if _tests(post)),
    )


def _examples(path: Path, labels: dict[str, dict[str, str]], own: dict[str, list[str]]) -> Iterator[Example]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        label = labels.get(row["id"], row)
        account = f"{row['source']}/{row['group']}"
        yield Example(
            id=row["id"],
            source=row["source"],
            account=account,
            sample=row.get("sample", ""),
            kind=label["kind"],
            second=label.get("second") or "",
            text=row["text"],
            own=frozenset(own.get(account, ())),
        )


def corpus() -> Iterator[Example]:
    """Yield the posts that we wrote ourselves."""
    for path in sorted((HERE / "corpus").rglob("*.yaml")):
        for row in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            account = f"{OUR_OWN}/{row['sector']}"
            second, own = row.get("second") or "", frozenset(row.get("own") or ())
            yield Example(row["id"], OUR_OWN, account, path.parent.name, path.stem, second, row["text"], own)


def _tests(post: Example) -> bool:
    return zlib.crc32(post.id.encode()) % TESTED == 0


def fold_of_accounts(examples: Sequence[Example], folds: int = FOLDS) -> dict[str, int]:
    """Deal whole accounts to ``folds`` folds of like size: the largest first, each to the emptiest fold."""
    sizes: dict[str, int] = defaultdict(int)
    for example in examples:
        sizes[example.account] += 1
    filled = [0] * folds
    dealt = {}
    for account in sorted(sizes, key=lambda name: (-sizes[name], name)):
        emptiest = filled.index(min(filled))
        dealt[account] = emptiest
        filled[emptiest] += sizes[account]
    return dealt


def network_folder(work: Path, fold: str) -> Path:
    """Return where the network that never saw ``fold`` is kept between the steps of training."""
    return work / f"network-{fold}"


def encoder_folder(work: Path, fold: str) -> Path:
    """Return where the encoder is kept that never saw ``fold``, or the folds of a group."""
    group = next((group for group in ENCODER_GROUPS if fold in group), fold)
    return work / f"encoder-{group}"
