"""A spaCy tokenizer that splits posts into the words that the classifier reads.

spaCy's own tokenizer peels affixes off one at a time, which a wall of brackets makes quadratic; this
one is linear in the length of any text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry

from postlint.kinds.pipeline.tokenise import read_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.vocab import Vocab

    from postlint.kinds.pipeline.tokenise import Word


WORDS: Final = "postlint_words"
"""Where a Doc of ours keeps its words until they are classified, so that no text is read twice."""


class PostTokenizer(DummyTokenizer):
    """Makes a Doc of a post, every character kept. It has no settings, so nothing is saved of it."""

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


def words_of(doc: Doc) -> list[Word]:
    """Return the words of ``doc`` and let it forget them: they would only make it heavy to pass on."""
    found: list[Word] | None = doc.user_data.pop(WORDS, None)
    return read_words(doc.text) if found is None else found


@registry.tokenizers("postlint.PostTokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], PostTokenizer]:
    """Return what spaCy calls to make the tokenizer of a pipeline."""
    return lambda nlp: PostTokenizer(nlp.vocab)
