"""What spaCy knows postlint's pipeline by: a tokenizer for posts, and the component that names their kinds.

``doc.cats`` holds the calibrated probability of every kind, ``doc._.kind_cues`` the words that
weighed most for and against the likeliest one: start, end and weight of each, strongest first.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, minibatch, registry

from postlint.kinds.pipeline import BATCH
from postlint.kinds.pipeline.linear import Linear
from postlint.kinds.pipeline.network import Network
from postlint.kinds.pipeline.tokenise import BREAK, ReadText, marked, read_words
from postlint.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from spacy.vocab import Vocab

    from postlint.kinds.pipeline.linear import Floats
    from postlint.kinds.pipeline.tokenise import Word

CUES: Final = 6
FAINTEST: Final = 0.05
"""Words that moved the log-odds less than this are no cues."""


WORDS: Final = "postlint_words"
"""Where a Doc of ours keeps its words until they are classified, so that no text is read twice."""


class PostTokenizer(DummyTokenizer):
    """Makes a Doc of a post, every character kept. It has no settings, so nothing is saved of it.

    spaCy's own tokenizer peels affixes off one at a time, which a wall of brackets makes quadratic; this
    one is linear in the length of any text.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return ``text`` as a Doc; what stands between words becomes a space or a token of its own."""
        words: list[str] = []
        spaces: list[bool] = []
        last = 0
        read = read_words(text)
        for _, start, end in (*read, ("", len(text), len(text))):
            gap = text[last:start]
            if words and gap.startswith(" "):
                spaces[-1] = True
                gap = gap[1:]
            for piece in (gap, text[start:end]):
                if piece:
                    words.append(piece)
                    spaces.append(False)
            last = end
        return Doc(self.vocab, words=words, spaces=spaces, user_data={WORDS: read})


def _words_of(doc: Doc) -> list[Word]:
    """Return the words of ``doc`` and let it forget them: they would only make it heavy to pass on."""
    found: list[Word] | None = doc.user_data.pop(WORDS, None)
    return read_words(doc.text) if found is None else found


@registry.tokenizers("postlint.PostTokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], PostTokenizer]:
    """Return what spaCy calls to make the tokenizer of a pipeline."""
    return lambda nlp: PostTokenizer(nlp.vocab)


class Part(Protocol):
    """A classifier that can tell what each word contributed to its scores."""

    def look(self, texts: Sequence[ReadText], /) -> Any: ...  # noqa: D102
    def scores(self, seen: Any, /) -> Floats: ...  # noqa: D102
    def word_weights(self, seen: Any, direction: Floats, /) -> Floats: ...  # noqa: D102
    def save(self, folder: Path, /) -> None: ...  # noqa: D102
    @classmethod
    def load(cls, folder: Path, /) -> Part: ...  # noqa: D102


Weighed: TypeAlias = tuple[int, int, float]
"""Where a word starts and ends in the text, and how far it moved the log-odds."""

PARTS: Final[Mapping[str, type[Part]]] = {"linear": Linear, "network": Network}

if not Doc.has_extension("kind_cues"):
    Doc.set_extension("kind_cues", default=())


@Language.factory("post_kinds")
def make_post_kinds(nlp: Language, name: str) -> PostKinds:  # noqa: ARG001 (as spaCy calls it)
    """Return the component that names kinds; its weights come from disk."""
    return PostKinds()


class PostKinds:
    """Says of each post how likely every kind is, and which words weighed most.

    Its ``parts`` each score every kind; ``shares`` says how much the scores of each part count, so
    that the probabilities are calibrated, and ``offsets`` what is added to the score of a kind.
    """

    def __init__(
        self,
        parts: Mapping[str, Part] | None = None,
        shares: Mapping[str, float] | None = None,
        offsets: Mapping[str, float] | None = None,
    ) -> None:
        self.parts = dict(parts or {})
        self.shares = dict(shares or {})
        self.offsets = dict(offsets or {})

    def __call__(self, doc: Doc) -> Doc:
        """Classify one post."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """Classify posts, a batch at a time."""
        for docs in minibatch(stream, size=batch_size):  # type: ignore[no-untyped-call]
            readings = [marked(_words_of(doc)) for doc in docs]
            for doc, (cats, cues) in zip(docs, self._classify(readings), strict=True):
                doc.cats = cats
                doc._.kind_cues = cues
                yield doc

    def _classify(self, readings: Sequence[ReadText]) -> Iterator[tuple[dict[str, float], list[Weighed]]]:
        """Yield for each text the probability of every kind, and the cues."""
        if not self.parts:
            raise ValueError(
                "post_kinds has no weights: train it, or load a trained pipeline with spacy.load."
            )
        seen = {name: part.look(readings) for name, part in self.parts.items()}
        scores = self._summed((name, self.parts[name].scores(seen[name])) for name in seen)
        probabilities = softmax(scores + np.array([self.offsets.get(kind, 0) for kind in KINDS], np.float32))
        towards = towards_likeliest(probabilities)
        weights = self._summed((name, self.parts[name].word_weights(seen[name], towards)) for name in seen)
        first = 0
        for reading, row in zip(readings, probabilities.tolist(), strict=True):
            stop = first + len(reading.words)
            yield dict(zip(KINDS, row, strict=True)), strongest_words(reading, weights[first:stop])
            first = stop

    def _summed(self, said: Iterable[tuple[str, Floats]]) -> Floats:
        """Return what the parts said, each of shape (T, K) or (W,), added up by their shares."""
        total: Floats = np.sum([values * np.float32(self.shares[name]) for name, values in said], axis=0)
        return total

    def to_disk(self, path: Path | str, **_: object) -> None:
        """Write the weights into the folder ``path``."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for part in self.parts.values():
            part.save(folder)
        facts = {"kinds": KINDS, "shares": self.shares, "offsets": self.offsets}
        (folder / "kinds.json").write_text(json.dumps(facts) + "\n")

    def from_disk(self, path: Path | str, **_: object) -> PostKinds:
        """Read the weights from the folder ``path``."""
        folder = Path(path)
        facts = json.loads((folder / "kinds.json").read_text())
        if tuple(facts["kinds"]) != KINDS:
            raise ValueError(f"The pipeline in {folder} knows other kinds: {', '.join(facts['kinds'])}.")
        self.shares, self.offsets = facts["shares"], facts["offsets"]
        self.parts = {name: PARTS[name].load(folder) for name in self.shares}
        return self


def softmax(scores: Floats) -> Floats:
    """Return scores, (T, K), as probabilities that sum to 1 in each row."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Floats = odds / odds.sum(axis=1, keepdims=True)
    return result


def towards_likeliest(probabilities: Floats) -> Floats:
    """Return, for each row of (T, K), how each score moves the log-odds of the likeliest kind: (T, K).

    The likeliest kind's own score counts whole; the others count against it, each by its share of
    what the likeliest leaves. That is the derivative of ``log(p / (1 - p))``.
    """
    rows, best = np.arange(len(probabilities)), probabilities.argmax(axis=1)
    others = probabilities.copy()
    others[rows, best] = 0
    direction: Floats = -others / np.maximum(others.sum(axis=1, keepdims=True), 1e-9)
    direction[rows, best] = 1
    return direction


def strongest_words(reading: ReadText, weights: Floats) -> list[Weighed]:
    """Return start, end and weight of the words of a text that weighed most, strongest first."""
    cues = []
    for place in np.argsort(-np.abs(weights), kind="stable")[:CUES].tolist():
        word, weight = reading.words[place], float(weights[place])
        if abs(weight) >= FAINTEST and word.norm != BREAK:
            cues.append((word.start, word.end, round(weight, 4)))
    return cues
