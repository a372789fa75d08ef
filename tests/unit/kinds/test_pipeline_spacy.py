"""The shipped pipeline as spaCy loads it: what it says there is what postlint says."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
import yaml
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.vocab import Vocab

from postlint.kinds.model import Cue, Prediction
from postlint.kinds.pipeline import BATCH, model_path, predict
from postlint.kinds.pipeline.component import PostKinds, PostTokenizer

CORPUS = Path(__file__).parents[3] / "training" / "corpus"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(model_path())


def test_both_doors_say_the_same_to_the_bit(nlp: Language) -> None:
    texts = [
        post["text"]
        for file in sorted(CORPUS.glob("*.yaml"))
        for post in yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    ]
    through_spacy = [
        Prediction(
            doc.cats,
            tuple(Cue(doc.text[start:end], start, end, weight) for start, end, weight in doc._.kind_cues),
        )
        for doc in nlp.pipe(texts, batch_size=BATCH)
    ]
    assert through_spacy == predict(texts)


def test_the_pipeline_loads_with_spacy_alone() -> None:
    script = (
        "import spacy, sys; nlp = spacy.load(sys.argv[1]); doc = nlp('RT @ann: plant trees');"
        "print(doc.text, max(doc.cats, key=doc.cats.get), len(doc._.kind_cues) > 0)"
    )
    said = subprocess.check_output([sys.executable, "-c", script, str(model_path())], text=True)
    assert said.split("\n")[0] == "RT @ann: plant trees retweet True"


def test_a_component_without_weights_says_what_to_do() -> None:
    with pytest.raises(ValueError, match="load a trained pipeline"):
        PostKinds()(spacy.blank("en")("Hello"))


def test_a_doc_of_another_tokenizer_is_classified_alike(nlp: Language) -> None:
    text = "Thank you @ann, what a day!\nMore: https://example.org"
    elsewhere = nlp.get_pipe("post_kinds")(spacy.blank("en")(text))
    assert elsewhere.cats == nlp(text).cats


def test_a_classified_doc_keeps_nothing_but_its_cues(nlp: Language) -> None:
    assert [key[1] for key in nlp("What a day!").user_data] == ["kind_cues"]


def test_a_pipeline_that_is_saved_reads_back_the_same(nlp: Language, tmp_path) -> None:
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path)("What a day!").cats == nlp("What a day!").cats


@given(st.text())
def test_the_tokenizer_keeps_every_character(text: str) -> None:
    assert PostTokenizer(Vocab())(text).text == text


def test_what_the_document_says_of_its_house_counts_as_it_does_elsewhere(nlp: Language) -> None:
    text, own = "Hexley Baths opens its new pool on Monday.", frozenset({"@HexleyBaths"})
    doc = nlp.make_doc(text)
    doc._.own_names = own
    assert nlp(doc).cats == pytest.approx(predict([text], own=own)[0].probabilities)
