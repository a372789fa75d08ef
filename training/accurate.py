"""Put the second opinion together, measure it on accounts that it has not seen, and write its package."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.opinion import speeds
from postlint_accurate import FACTS, MODEL
from postlint_accurate.encoder import LAYERS, VECTORS, Encoder
from postlint_accurate.opinion import averaged
from training import recipe
from training.card import write_card
from training.crossval import HeldOut, held_out, natural_blend, natural_ones
from training.data import ALL, encoder_folder, read_posts
from training.evaluate import measured
from training.goals import accurate_rows, default_rows, goals_table, speed_rows
from training.said import said_of
from training.targets import kind_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from postlint.kinds.pipeline.tokenise import ReadText
    from training.crossval import Blend, Scores
    from training.data import Example, Posts

    Floats = NDArray[np.float64]

CARD = MODEL.parents[1] / "MODEL_CARD.md"
ENCODER = "encoder"
TEMPERATURES = [hundredths / 100 for hundredths in range(50, 141, 2)]


@dataclass(frozen=True, slots=True)
class EncoderPart:
    """An encoder as a part: what it saw are its scores."""

    encoder: Encoder

    def look(self, texts: Sequence[ReadText]) -> Any:
        """Return a score for each text and kind."""
        return self.encoder.scores(texts)

    def scores(self, seen: Any) -> Any:
        """Return what was seen."""
        return seen


def make(posts: Posts, work: Path, fold: str) -> Mapping[str, Any]:
    """Return the parts that know nothing of ``fold``: those of the pipeline that ships, and the encoder."""
    encoder = Encoder.load(encoder_folder(work, fold))
    return {**recipe.make(posts, work, fold), ENCODER: EncoderPart(encoder)}


@dataclass(frozen=True, slots=True)
class Average:
    """How the pipeline that ships, as a blend of its parts, and the encoder are put together."""

    ships: Blend
    temperature: float

    def probabilities(self, scores: Scores) -> Floats:
        """Return probabilities from the scores of all parts."""
        said = self.ships.probabilities(_shipped(scores))
        return averaged(said, scores[ENCODER], self.temperature)  # type: ignore[arg-type, return-value]


def _shipped(scores: Scores) -> dict[str, Floats]:
    return {name: found for name, found in scores.items() if name != ENCODER}


def natural_average(
    judged: Sequence[Example], scores: Scores, chosen: NDArray[np.bool_] | None = None
) -> Average:
    """Return the average with the temperature under which the labels of natural posts are likeliest."""
    ships = natural_blend(judged, _shipped(scores), chosen)
    natural = natural_ones(judged, chosen)
    truth = kind_numbers(judged)[natural]
    held = {name: found[natural] for name, found in scores.items()}

    def likelihood(temperature: float) -> float:
        said = Average(ships, temperature).probabilities(held)
        return float(np.log(said[np.arange(len(truth)), truth]).mean())

    return Average(ships, max(TEMPERATURES, key=likelihood))


def without_encoder(found: HeldOut) -> HeldOut:
    """Return what the parts of the pipeline that ships said, without the encoder."""
    known = {what: _shipped(scores) for what, scores in found.known.items()}
    return HeldOut(found.folds, _shipped(found.scores), known, _shipped(found.tests))


def write_package(encoder: Path, temperature: float) -> None:
    """Copy the weights in the folder ``encoder`` into the package, and say there what belongs to them."""
    files = {name: (encoder / name).read_bytes() for name in (LAYERS, VECTORS)}
    for name, content in files.items():
        (MODEL / name).write_bytes(content)
    hashes = {name: sha256(content).hexdigest() for name, content in files.items()}
    facts = json.dumps({"temperature": temperature, "files": hashes}, indent=2)
    (MODEL / FACTS).write_text(f"{facts}\n", encoding="utf-8")


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
    said = said_of(posts, found, natural_average)
    rows = [
        *default_rows(said_of(posts, without_encoder(found))),
        *accurate_rows(said),
        *speed_rows(*speeds()),
    ]
    text = "\n".join([goals_table(rows), *measured(said)])
    print(text)
    write_card(CARD, text)
    temperature = natural_average(posts.judged, found.scores).temperature
    write_package(encoder_folder(options.work, ALL), temperature)


if __name__ == "__main__":
    main()
