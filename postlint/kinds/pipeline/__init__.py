"""The text pipeline: a text goes in, the probability of every kind comes out, and why.

spaCy and numpy, which take long to import, are imported when :func:`predict` is called.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from postlint.kinds.model import Cue, Prediction
from postlint.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from postlint.kinds.model import Watch

BATCH: Final = 256
"""So many texts are read at once."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


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


@cache
def shipped() -> Language:
    """Load the shipped pipeline, once."""
    import spacy

    # Imported for what it registers: entry points may not be installed.
    import postlint.kinds.pipeline.component  # noqa: F401

    nlp = spacy.load(model_path())
    # spaCy's limit guards parsers; this pipeline is linear in the length of a text.
    nlp.max_length = sys.maxsize
    return nlp


def predict(texts: Sequence[str], *, jobs: int = 1, watch: Watch | None = None) -> list[Prediction]:
    """Classify ``texts`` with up to ``jobs`` processes; one prediction for each, in their order.

    More than one process works only where there is work for them. ``watch`` sees the predictions while
    they are made.
    """
    processes = max(1, min(jobs, len(texts) // BATCH))
    batches = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
    if processes == 1:
        return _watched(map(_predict_batch, batches), len(texts), watch)
    from concurrent.futures import ProcessPoolExecutor

    # Not spaCy's own processes: those hand back whole documents, which takes longer than classifying.
    with ProcessPoolExecutor(processes) as pool:
        return _watched(pool.map(_predict_batch, batches), len(texts), watch)


def _watched(found: Iterable[list[Prediction]], total: int, watch: Watch | None) -> list[Prediction]:
    predictions = chain.from_iterable(found)
    return list(watch(predictions, total) if watch else predictions)


def _predict_batch(texts: Sequence[str]) -> list[Prediction]:
    # A lone surrogate is no character, and spaCy refuses it; its stand-in keeps every offset.
    sound = [_SURROGATE.sub("\ufffd", text) for text in texts]
    docs = shipped().pipe(sound, batch_size=BATCH)
    return [_prediction(doc, text) for doc, text in zip(docs, texts, strict=True)]


def _prediction(doc: Doc, text: str) -> Prediction:
    cues = tuple(Cue(text[start:end], start, end, weight) for start, end, weight in doc._.kind_cues)
    return Prediction({kind: doc.cats[kind] for kind in KINDS}, cues)
