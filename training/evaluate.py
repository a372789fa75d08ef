"""Measure the pipeline on accounts that it has not seen, and write the figures into the model card."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from training.card import write_card
from training.crossval import held_out_probabilities, held_out_scores
from training.data import read_examples
from training.report import tables

CARD = Path(__file__).parent / "MODEL_CARD.md"


def main() -> None:
    """Cross-validate, print the tables, and put them into the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds posts-train.jsonl")
    parser.add_argument(
        "--work", type=Path, default=Path(__file__).parent / "work", help="where the students are"
    )
    options = parser.parse_args()
    labelled = read_examples(options.data / "posts-train.jsonl")
    scores, folds = held_out_scores(labelled, options.work)
    probabilities = held_out_probabilities(labelled, scores, folds)
    natural = np.array([example.natural for example in labelled])
    measured = tables([example for example in labelled if example.natural], probabilities[natural])
    print(measured)
    write_card(CARD, measured)


if __name__ == "__main__":
    main()
