"""Train the pipeline that ships, and write it where the package looks for it."""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy

from postlint.kinds.pipeline import COMPONENT, component, model_path
from postlint.kinds.pipeline.ensemble import Ensemble
from training.crossval import held_out, natural_blend
from training.data import ALL, read_posts
from training.recipe import make


def main() -> None:
    """Fit on every labelled post, the blend of the parts on held-out accounts, and save the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds posts-train.jsonl")
    parser.add_argument(
        "--work", type=Path, default=Path(__file__).parent / "work", help="where the networks are"
    )
    parser.add_argument("--out", type=Path, default=model_path())
    options = parser.parse_args()
    posts = read_posts(options.data)
    blend = natural_blend(posts.judged, held_out(posts, options.work).scores)
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "postlint.PostTokenizer.v1"}}})
    kinds = nlp.add_pipe(COMPONENT)
    if not isinstance(kinds, component.PostKinds):
        raise TypeError(f"The factory {COMPONENT} gave a {type(kinds).__name__}.")
    kinds.ensemble = Ensemble(make(posts, options.work, ALL), blend.shares, blend.offsets)
    nlp.to_disk(options.out)
    print(f"Saved to {options.out}; {blend}.")


if __name__ == "__main__":
    main()
