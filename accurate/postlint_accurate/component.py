"""The second opinion as a component of spaCy, ``post_kinds_accurate``, beside ``post_kinds``.

Its weights come with the package, so it saves none and reads none:

>>> import spacy
>>> tokenizer = {"@tokenizers": "postlint.PostTokenizer.v1"}
>>> nlp = spacy.blank("en", config={"nlp": {"tokenizer": tokenizer}})
>>> kinds = nlp.add_pipe("post_kinds_accurate")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from postlint.kinds.pipeline.component import PostKinds
from postlint_accurate import second_opinion

if TYPE_CHECKING:
    from pathlib import Path

    from postlint.kinds.pipeline.ensemble import Classifier


@Language.factory("post_kinds_accurate")
def make_post_kinds_accurate(nlp: Language, name: str) -> AccurateKinds:  # noqa: ARG001 (as spaCy calls it)
    """Return the component that names kinds, weights and all."""
    return AccurateKinds()


class AccurateKinds(PostKinds):
    """Says of each Doc what the pipeline that ships and the encoder say together."""

    def _classifier(self) -> Classifier:
        return second_opinion()

    def to_disk(self, path: Path | str, **_: object) -> None:
        """Write nothing: the weights come with the package."""

    def from_disk(self, path: Path | str, **_: object) -> AccurateKinds:  # noqa: ARG002
        """Read nothing."""
        return self
