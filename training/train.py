"""Train the pipeline that ships, and write it where the package looks for it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from postlint.kinds.pipeline import model_path
from training.crossval import held_out_scores, shipped_temperature
from training.data import read_examples
from training.recipe import make

if TYPE_CHECKING:
    from spacy.language import Language

    from postlint.kinds.pipeline.component import PostKinds


def assemble(kinds: PostKinds) -> Language:
    """Return the pipeline around the component."""
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "postlint.PostTokenizer.v1"}}})
    component = nlp.add_pipe("post_kinds")
    vars(component).update(vars(kinds))
    return nlp


def main() -> None:
    """Fit on every labelled post, the temperature on held-out accounts, and save the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds posts-train.jsonl")
    parser.add_argument("--out", type=Path, default=model_path())
    options = parser.parse_args()
    labelled = read_examples(options.data / "posts-train.jsonl")
    scores, _ = held_out_scores(labelled)
    kinds = make(labelled)
    kinds.temperature = shipped_temperature(labelled, scores)
    assemble(kinds).to_disk(options.out)
    print(f"Saved to {options.out}; temperature {kinds.temperature:.2f}.")


if __name__ == "__main__":
    main()
