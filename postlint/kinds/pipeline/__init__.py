"""The text pipeline: a text goes in, the probability of every kind comes out, and why.

Importing this package costs nothing: spaCy and numpy are imported when :func:`predict` is called.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.kinds.model import Prediction, Watch


def model_path() -> Path:
    """Return the folder of the shipped pipeline, which ``spacy.load`` understands."""
    return Path(__file__).parent / "model"


@cache
def fingerprint() -> str:
    """Return a short hash of the shipped pipeline: its weights and the code that reads them.

    Two pipelines with the same fingerprint say the same of every text.
    """
    files = [*Path(__file__).parent.glob("*.py"), *model_path().rglob("*")]
    digest = sha256()
    for file in sorted(path for path in files if path.is_file()):
        digest.update(file.name.encode())
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def predict(texts: Sequence[str], *, jobs: int = 1, watch: Watch | None = None) -> list[Prediction]:
    """Classify ``texts`` with up to ``jobs`` processes; one prediction for each, in their order.

    ``watch`` sees the predictions while they are made.
    """
    from postlint.kinds.pipeline.processes import predict_all

    return predict_all(texts, jobs, watch)
