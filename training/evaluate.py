"""Measure the pipeline on accounts that it has not seen, and write the figures into the model card."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from training.answered import answered
from training.card import write_card
from training.crossval import held_out
from training.curve import learning_curve
from training.data import read_posts
from training.declared import declared
from training.goals import default_rows, goals_table
from training.report import by_folder, by_knowledge, table, tables
from training.said import said_of
from training.verdicts import verdicts

if TYPE_CHECKING:
    from training.said import Said

VERDICT_HEAD = ["share that engages", "error", "may", "any finding of two-way"]
DECLARED_HEAD = ["declared posts", "accuracy", "with them", "engaged or not", "with them"]
ANSWERED_HEAD = [
    "posts answered",
    "accuracy",
    "engaged or not",
    "no engagement: error",
    "no engagement: any finding",
    "a fifth engages: error",
]
CURVE_HEAD = ["part of the accounts' posts", "posts", "accuracy of the linear part", "macro-F1"]
CARD = Path(__file__).parent / "MODEL_CARD.md"


def measured(said: Said) -> list[str]:
    """Return the tables of what was ``said`` of posts of new accounts."""
    examples, judged = said.examples, said.probabilities
    return [
        tables(examples, judged),
        f"### What is known of the house that posts\n\n{by_knowledge(examples, said.known)}",
        f"### What declared posts teach\n\n{table(DECLARED_HEAD, declared(examples, judged))}",
        f"### From labels to verdicts\n\n{table(VERDICT_HEAD, verdicts(examples, judged))}",
        f"### What answers bring\n\n{table(ANSWERED_HEAD, answered(examples, judged))}",
        f"### Our own posts that were kept apart\n\n{by_folder(said.tests, said.of_tests)}",
    ]


def main() -> None:
    """Cross-validate, print the tables, and put them into the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds posts-train.jsonl")
    parser.add_argument(
        "--work", type=Path, default=Path(__file__).parent / "work", help="where the networks are"
    )
    options = parser.parse_args()
    posts = read_posts(options.data)
    said = said_of(posts, held_out(posts, options.work))
    parts = [goals_table(default_rows(said)), *measured(said)]
    parts.append(f"### What more labels bring\n\n{table(CURVE_HEAD, learning_curve(posts))}")
    text = "\n".join(parts)
    print(text)
    write_card(CARD, text)


if __name__ == "__main__":
    main()
