"""Put the second opinion together, measure it on accounts that it has not seen, and write its package."""

from __future__ import annotations

import argparse
import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from postlint_accurate import ENCODER, FACTS, MODEL
from postlint_accurate.encoder import LAYERS, VECTORS, Encoder
from training import recipe
from training.card import write_card
from training.crossval import held_out, natural_blend
from training.data import ALL, encoder_folder, read_posts
from training.evaluate import measured

if TYPE_CHECKING:
    from collections.abc import Mapping

    from postlint.kinds.pipeline.ensemble import Part
    from training.crossval import Blend
    from training.data import Posts

CARD = MODEL.parents[1] / "MODEL_CARD.md"


def make(posts: Posts, work: Path, fold: str) -> Mapping[str, Part]:
    """Return the parts that know nothing of ``fold``: those of the pipeline that ships, and the encoder."""
    return {**recipe.make(posts, work, fold), ENCODER: Encoder.load(encoder_folder(work, fold))}


def write_package(encoder: Path, blend: Blend) -> None:
    """Copy the weights in the folder ``encoder`` into the package, and say there what belongs to them."""
    files = {name: (encoder / name).read_bytes() for name in (LAYERS, VECTORS)}
    for name, content in files.items():
        (MODEL / name).write_bytes(content)
    facts = {
        "shares": blend.shares,
        "offsets": blend.offsets,
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
    }
    (MODEL / FACTS).write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Cross-validate, put the tables into the card, and the encoder that learnt from all into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds posts-train.jsonl")
    parser.add_argument(
        "--work", type=Path, default=Path(__file__).parent / "work", help="where networks and encoders are"
    )
    options = parser.parse_args()
    posts = read_posts(options.data)
    found = held_out(posts, options.work, make)
    text = "\n".join(measured(posts, found))
    print(text)
    write_card(CARD, text)
    write_package(encoder_folder(options.work, ALL), natural_blend(posts.judged, found.scores))


if __name__ == "__main__":
    main()
