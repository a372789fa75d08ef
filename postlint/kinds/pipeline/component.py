"""What spaCy knows postlint's pipeline by: a tokenizer for posts, and the component that names their kinds.

``doc.cats`` holds the calibrated probability of every kind, ``doc._.kind_cues`` the words that
weighed most for and against the likeliest one: start, end and weight of each, strongest first. Whoever knows
what the house that speaks calls itself says so before, in ``doc._.own_names``, a frozen set.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, minibatch, registry

from postlint.kinds.pipeline import BATCH
from postlint.kinds.pipeline.ensemble import Ensemble
from postlint.kinds.pipeline.own_names import with_own
from postlint.kinds.pipeline.tokenise import marked, read_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.vocab import Vocab

    from postlint.kinds.pipeline.ensemble import Classifier
    from postlint.kinds.pipeline.tokenise import Word

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
    words = read_words(doc.text) if found is None else found
    own: frozenset[str] = doc._.own_names
    return with_own(doc.text, words, own) if own else words


@registry.tokenizers("postlint.PostTokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], PostTokenizer]:
    """Return what spaCy calls to make the tokenizer of a pipeline."""
    return lambda nlp: PostTokenizer(nlp.vocab)


if not Doc.has_extension("kind_cues"):
    Doc.set_extension("kind_cues", default=())
if not Doc.has_extension("own_names"):
    Doc.set_extension("own_names", default=frozenset())


@Language.factory("post_kinds")
def make_post_kinds(nlp: Language, name: str) -> PostKinds:  # noqa: ARG001 (as spaCy calls it)
    """Return the component that names kinds; its weights come from disk."""
    return PostKinds()


class PostKinds:
    """Says of each Doc what an :class:`Ensemble` says of its text."""

    def __init__(self, ensemble: Ensemble | None = None) -> None:
        self.ensemble = ensemble

    def __call__(self, doc: Doc) -> Doc:
        """Classify one post."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """Classify posts, a batch at a time."""
        classifier = self._classifier()
        for docs in minibatch(stream, size=batch_size):  # type: ignore[no-untyped-call]
            readings = [marked(_words_of(doc)) for doc in docs]
            for doc, (cats, cues) in zip(docs, classifier.classify(readings), strict=True):
                doc.cats = cats
                doc._.kind_cues = cues
                yield doc

    def _classifier(self) -> Classifier:
        return self._trained()

    def _trained(self) -> Ensemble:
        if self.ensemble is None:
            raise ValueError(
                "post_kinds has no weights: train it, or load a trained pipeline with spacy.load."
            )
        return self.ensemble

    def to_disk(self, path: Path | str, **_: object) -> None:
        """Write the weights into the folder ``path``."""
        self._trained().save(Path(path))

    def from_disk(self, path: Path | str, **_: object) -> PostKinds:
        """Read the weights from the folder ``path``."""
        self.ensemble = Ensemble.load(Path(path))
        return self
