"""The second opinion of ``postlint[accurate]``: a fine-tuned MiniLM beside the pipeline that ships.

postlint finds :func:`pipeline` by its entry point. Nothing is loaded before the first new text is read: which
answers are kept for which pipeline hangs on ``facts.json``, where the weights stand with their hashes.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from postlint.config import ACCURATE
from postlint.kinds.model import Prediction
from postlint.kinds.pipeline import Pipeline, UnusablePipelineError, fingerprint, said_by
from postlint.vocabulary import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint_accurate.opinion import Opinion

MODEL: Final = Path(__file__).parent / "model"
FACTS: Final = "facts.json"


def pipeline() -> Pipeline:
    """Return the second opinion; raises OSError or ValueError where ``facts.json`` is missing or broken."""
    facts()
    digest = sha256(fingerprint().encode())
    for file in (*sorted(Path(__file__).parent.glob("*.py")), MODEL / FACTS):
        digest.update(sha256(file.read_bytes()).digest())
    return Pipeline(f"{ACCURATE} {VERSION}", digest.hexdigest()[:16], read)


def read(texts: Sequence[str], own: frozenset[str]) -> list[Prediction]:
    """Say what each text does; raises UnusablePipelineError where the weights are not as they were made."""
    return said_by(second_opinion(), texts, own)


@cache
def facts() -> dict[str, Any]:
    """Return the temperature of the average, and the hashes of the weights."""
    found: dict[str, Any] = json.loads((MODEL / FACTS).read_text(encoding="utf-8"))
    return found


@cache
def second_opinion() -> Opinion:
    """Return the pipeline that ships and the encoder, put together; loaded once."""
    try:
        _check()
        from postlint_accurate.opinion import Opinion

        return Opinion.load(MODEL, facts()["temperature"])
    except Exception as error:
        raise UnusablePipelineError(
            f"The weights of postlint-accurate {VERSION} cannot be used ({error}). Install it anew."
        ) from error


def _check() -> None:
    for name, made in facts()["files"].items():
        if sha256((MODEL / name).read_bytes()).hexdigest() != made:
            raise ValueError(f"{name} is damaged")
