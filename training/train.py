"""Train the pipeline that ships, and write it where the package looks for it."""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy

from postlint.kinds.pipeline import component, model_path
from training.data import read_examples
from training.linear import features, fit, pack
from training.targets import soft_targets


def main() -> None:
    """Fit on every labelled post and save the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds posts-train.jsonl")
    parser.add_argument("--out", type=Path, default=model_path())
    options = parser.parse_args()
    labelled = read_examples(options.data / "posts-train.jsonl")
    counted = features([example.text for example in labelled])
    weights, bias = fit(counted.matrix, soft_targets(labelled))
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "postlint.PostTokenizer.v1"}}})
    kinds = nlp.add_pipe("post_kinds")
    assert isinstance(kinds, component.PostKinds)
    kinds.linear = pack(weights, bias, counted.idf)
    nlp.to_disk(options.out)


if __name__ == "__main__":
    main()
