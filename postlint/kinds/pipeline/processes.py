"""Running the shipped pipeline over many texts."""

from __future__ import annotations

import re
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

import spacy

from postlint.kinds.model import Cue, Prediction
from postlint.kinds.pipeline import model_path
from postlint.kinds.pipeline.component import BATCH
from postlint.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from postlint.kinds.model import Watch


_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@cache
def shipped() -> Language:
    """Load the shipped pipeline, once."""
    nlp = spacy.load(model_path())
    # spaCy's limit guards parsers; this pipeline is linear in the length of a text.
    nlp.max_length = sys.maxsize
    return nlp


def predict_all(texts: Sequence[str], jobs: int, watch: Watch | None) -> list[Prediction]:
    """Return a prediction for each text; more than one process only where there is work for them."""
    processes = max(1, min(jobs, len(texts) // BATCH))
    batches = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
    if processes == 1:
        return _watched(map(_predict_batch, batches), len(texts), watch)
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
