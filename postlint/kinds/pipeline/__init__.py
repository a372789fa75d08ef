"""The text pipeline: a text goes in, the probability of every kind comes out, and why.

Two doors lead to one :class:`~postlint.kinds.pipeline.ensemble.Ensemble`: ``spacy.load`` of
:func:`model_path`, and :func:`predict`, which does without spaCy: importing that takes longer than all else
that a commit waits for. numpy, too, is imported only when :func:`predict` is called.

The pipeline that ships is the default one; :mod:`~postlint.kinds.pipeline.choose` knows the others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import chain
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Final, TypeAlias

from postlint.config import DEFAULT_PIPELINE
from postlint.kinds.model import Cue, Prediction
from postlint.records import dataclass
from postlint.source.hashes import sha256
from postlint.source.lazy_patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from postlint.kinds.model import Watch
    from postlint.kinds.pipeline.ensemble import Classifier, Ensemble, Weighed
    from postlint.vocabulary import Kind

COMPONENT: Final = "post_kinds"
"""The component that names kinds, and the folder that its weights are in."""
BATCH: Final = 256
"""So many texts are read at once."""
_CHARACTERS: Final = 64_000
"""So many characters are, too, or one text that has more: memory goes by the words of a batch."""
_SURROGATE: Final = later("[\ud800-\udfff]")

Read: TypeAlias = Callable[[Sequence[str], frozenset[str]], list[Prediction]]
"""Says of each text of a batch what it does, for the house that goes by some names."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Somebody who reads texts.

    ``called`` is what reports call it. Two pipelines with the same ``fingerprint`` say the same of every
    text. ``read`` loads what it needs when it is first called, in each process anew.
    """

    called: str
    fingerprint: str
    read: Read


class UnusablePipelineError(ValueError):
    """A pipeline that was asked for cannot read; the message says why, and what to do."""


def model_path() -> Path:
    """Return the folder of the shipped pipeline, which ``spacy.load`` understands."""
    return Path(__file__).parent / "model"


@cache
def fingerprint() -> str:
    """Return a short hash of the shipped pipeline: its weights, and the code and words that it reads with.

    Two pipelines with the same fingerprint say the same of every text. Of the arrays it covers the hashes
    that stand in ``kinds.json``, which are held against them when they are loaded.
    """
    here, room, weights = Path(__file__).parent, Path(__file__).parents[1], model_path() / COMPONENT
    of_model = (weights / name for name in ("kinds.json", "pieces.txt"))
    files = [room / "telling_words.py", *here.glob("*.py"), *of_model, *(room / "words").glob("*.txt")]
    digest = sha256()
    for file in sorted(files):
        digest.update(file.name.encode())
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


@cache
def shipped() -> Ensemble:
    """Load the shipped pipeline, once."""
    from postlint.kinds.pipeline.ensemble import Ensemble

    return Ensemble.load(model_path() / COMPONENT)


def default() -> Pipeline:
    """Return the pipeline that ships."""
    return Pipeline(DEFAULT_PIPELINE, fingerprint(), _read)


def predict(
    texts: Sequence[str],
    *,
    pipeline: Pipeline | None = None,
    own: frozenset[str] = frozenset(),
    jobs: int = 1,
    watch: Watch | None = None,
) -> list[Prediction]:
    """Classify ``texts`` with up to ``jobs`` processes; one prediction for each, in their order.

    Without a ``pipeline`` the one that ships does. ``own`` are names of the house that speaks, in any form.
    More than one process works only where there is work for them. ``watch`` sees the predictions while they
    are made.

    Raises:
        UnusablePipelineError: if ``pipeline`` cannot be loaded, or names other kinds than we do.
    """
    classify = partial(_batch, pipeline.read if pipeline else _read, own)
    processes = max(1, min(jobs, len(texts) // BATCH))
    batches = _batches(texts)
    if processes == 1:
        return _watched(map(classify, batches), len(texts), watch)
    from concurrent.futures import ProcessPoolExecutor

    # Not spaCy's own processes: those hand back whole documents, which takes longer than classifying.
    with ProcessPoolExecutor(processes, initializer=_end_with_parent) as pool:
        return _watched(pool.map(classify, batches), len(texts), watch)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield texts in their order, as many at once as memory should hold."""
    batch, held = list[str](), 0
    for text in texts:
        if len(batch) == BATCH or (batch and held + len(text) > _CHARACTERS):
            yield batch
            batch, held = [], 0
        batch.append(text)
        held += len(text)
    if batch:
        yield batch


def _end_with_parent() -> None:
    """Let this process end when the one that began it does, which alone is interrupted."""
    import os
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    def wait() -> None:
        if parent := parent_process():
            parent.join()
        os._exit(1)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=wait, daemon=True).start()


def _watched(found: Iterable[list[Prediction]], total: int, watch: Watch | None) -> list[Prediction]:
    predictions = chain.from_iterable(found)
    return list(watch(predictions, total) if watch else predictions)


def _batch(read: Read, own: frozenset[str], texts: Sequence[str]) -> list[Prediction]:
    return read(texts, own)


def _read(texts: Sequence[str], own: frozenset[str]) -> list[Prediction]:
    return said_by(shipped(), texts, own)


def readable(text: str) -> str:
    """Return ``text`` without lone surrogates.

    They are no characters, and spaCy refuses them; their stand-in keeps every offset.
    """
    return _SURROGATE.sub("\ufffd", text)


def said_by(classifier: Classifier, texts: Sequence[str], own: frozenset[str]) -> list[Prediction]:
    """Return what ``classifier`` says of each text of the house that goes by the names ``own``."""
    from postlint.kinds.pipeline.own_names import read_for

    said = classifier.classify([read_for(own, readable(text)) for text in texts])
    return [_prediction(text, cats, cues) for text, (cats, cues) in zip(texts, said, strict=True)]


def _prediction(text: str, probabilities: Mapping[Kind, float], words: Iterable[Weighed]) -> Prediction:
    return Prediction(
        probabilities, tuple(Cue(intern(text[start:end]), start, end, weight) for start, end, weight in words)
    )
