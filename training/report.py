"""The tables of the model card, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from postlint.vocabulary import KINDS
from training.metrics import by_kind, confusion, figures, reliability
from training.targets import kind_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from training.data import Example
    from training.metrics import Figures

    Floats = NDArray[np.float64]


def tables(examples: Sequence[Example], probabilities: Floats) -> str:
    """Return every table over ``examples``, each with the probabilities of a pipeline that never saw it."""
    truth, guess = kind_numbers(examples), probabilities.argmax(axis=1)
    parts = [
        ("All together", overall(examples, probabilities)),
        ("By kind", kinds(truth, guess)),
        ("By source", shares("source", [example.source for example in examples], truth, guess)),
        ("By account", shares("account", [example.account for example in examples], truth, guess)),
        ("What was taken for what (rows: labelled, columns: predicted)", mistaken(truth, guess)),
        ("Said and held", confidence(probabilities, truth)),
    ]
    return "\n".join(f"### {title}\n\n{body}" for title, body in parts)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(str(cell) for cell in line) + " |\n" for line in lines)


HEAD = ["posts", "accuracy", "macro-F1", "engaged or not", "mix error", "calibration error"]


def overall(examples: Sequence[Example], probabilities: Floats) -> str:
    """Return the figures over all posts."""
    return table(HEAD, [_figures(examples, probabilities)])


def by_knowledge(examples: Sequence[Example], known: Mapping[str, Floats]) -> str:
    """Return the figures by what is known of the house that posts."""
    rows = [[what, *_figures(examples, found)] for what, found in known.items()]
    return table(["known", *HEAD], rows)


def by_folder(examples: Sequence[Example], probabilities: Floats) -> str:
    """Return the figures over all posts of our own, and over each folder of them."""
    rows = [["all", *_figures(examples, probabilities)]]
    for name in sorted({example.sample for example in examples}):
        chosen = [place for place, example in enumerate(examples) if example.sample == name]
        rows.append([f"`{name}/`", *_figures([examples[place] for place in chosen], probabilities[chosen])])
    return table(["of", *HEAD], rows)


def figures_of(examples: Sequence[Example], probabilities: Floats) -> Figures:
    """Return what ``probabilities`` of ``examples`` are worth."""
    return figures(kind_numbers(examples), probabilities, [example.account for example in examples])


def _figures(examples: Sequence[Example], probabilities: Floats) -> list[str]:
    found = figures_of(examples, probabilities)
    cells = [found.accuracy, found.macro_f1, found.engaged, found.mix_error, found.calibration_error]
    return [str(found.posts), *(f"{cell:.3f}" for cell in cells)]


def kinds(truth: NDArray[np.int64], guess: NDArray[np.int64]) -> str:
    """Return precision, recall and F1 of each kind."""
    rows = [
        [kind, posts, f"{precision:.2f}", f"{recall:.2f}", f"{f1:.2f}"]
        for kind, (precision, recall, f1, posts) in zip(KINDS, by_kind(truth, guess), strict=True)
    ]
    return table(["kind", "posts", "precision", "recall", "F1"], rows)


def shares(title: str, names: Sequence[str], truth: NDArray[np.int64], guess: NDArray[np.int64]) -> str:
    """Return the accuracy for each name that has ten posts or more."""
    of, right = np.array(names), truth == guess
    rows = [
        [name, int((of == name).sum()), f"{right[of == name].mean():.2f}"]
        for name in sorted(set(names))
        if (of == name).sum() >= 10
    ]
    return table([title, "posts", "accuracy"], rows)


def mistaken(truth: NDArray[np.int64], guess: NDArray[np.int64]) -> str:
    """Return the confusion matrix."""
    counts = confusion(truth, guess)
    rows = [[kind, *counts[number]] for number, kind in enumerate(KINDS)]
    return table(["", *KINDS], rows)


def confidence(probabilities: Floats, truth: NDArray[np.int64]) -> str:
    """Return, for each tenth of confidence, how often the pipeline was right."""
    rows = reliability(probabilities.max(axis=1), probabilities.argmax(axis=1) == truth)
    return table(
        ["share of posts", "confidence said", "right"],
        [[f"{share:.1%}", f"{said:.2f}", f"{held:.2f}"] for share, said, held in rows],
    )
