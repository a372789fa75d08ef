"""The second opinion itself, where ONNX Runtime is there; what finds it is tested with a tiny one."""

import hashlib
import importlib
import json
import sys
from pathlib import Path

import pytest

from postlint.kinds.pipeline import UnusablePipelineError, fingerprint, model_path, predict
from postlint.kinds.pipeline.network import Pieces
from postlint.kinds.pipeline.tokenise import read
from postlint.vocabulary import KINDS, VERSION

ACCURATE = Path(__file__).parents[2] / "accurate"
PLAIN = {
    "@ann Sorry to hear that. Could you send us your order number so that we can look into it?": "reply",
    "We are delighted to announce the appointment of Dr Mia Okafor as our new director.": "press_release",
    "Register now for our free workshop on Saturday: https://example.org/book": "call_to_action",
    "Have a lovely weekend everyone!": "conversation",
}
HOSTILE = ["", " \n", "\x00", "\ud800 half", "😀" * 300, "a" * 5_000, "\ue000\ue005"]


@pytest.fixture
def package(monkeypatch):
    """The package as Python finds it in this checkout, though nobody installed it."""
    monkeypatch.syspath_prepend(str(ACCURATE))
    yield importlib.import_module("postlint_accurate")
    for name in [name for name in sys.modules if name.partition(".")[0] == "postlint_accurate"]:
        del sys.modules[name]


@pytest.fixture
def weighed(package):
    if not (package.MODEL / package.FACTS).is_file():
        pytest.skip("an sdist of postlint holds no weights of the second opinion")
    return package


@pytest.fixture
def opinion(weighed):
    pytest.importorskip("onnxruntime", reason="the second opinion needs onnxruntime, which tests do without")
    return weighed.pipeline()


@pytest.fixture
def numbers(package):
    pieces = Pieces.load(model_path() / "post_kinds" / "pieces.txt")
    of = importlib.import_module("postlint_accurate.reading").numbers
    return lambda text: [pieces.known[number] for number in of(pieces, read(text))]


def test_its_version_is_that_of_postlint():
    text = (ACCURATE / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{VERSION}"' in text
    assert f'"postlint=={VERSION}"' in text
    assert f"postlint-accurate=={VERSION}" in (ACCURATE.parent / "pyproject.toml").read_text(encoding="utf-8")


def test_links_and_handles_are_words_that_it_knows(numbers):
    assert numbers("Thanks @ann! https://example.org/a 🎉") == [
        *("[CLS]", "thanks", "@", "user", "!", "link", "[UNK]", "[SEP]")
    ]


def test_the_middle_of_a_long_text_is_left_out(numbers):
    found = numbers("start " + "park " * 500 + "end")
    assert len(found) == 128
    assert (found[1], found[-2]) == ("start", "end")


def test_nothing_is_left_of_an_empty_text_and_that_is_no_error(numbers):
    assert numbers("") == ["[CLS]", "[SEP]"]


def test_the_weights_are_those_that_were_made(weighed):
    for name, made in weighed.facts()["files"].items():
        assert hashlib.sha256((weighed.MODEL / name).read_bytes()).hexdigest() == made


def test_the_weights_are_no_larger_than_was_asked(weighed):
    assert sum(file.stat().st_size for file in weighed.MODEL.iterdir()) < 24_000_000


def test_its_answers_are_kept_apart_from_those_of_the_pipeline_that_ships(weighed):
    assert weighed.pipeline().fingerprint != fingerprint()


def test_damaged_weights_read_nothing_and_say_so(package, tmp_path, monkeypatch):
    (tmp_path / "layers.onnx").write_bytes(b"half of it")
    made = {"files": {"layers.onnx": "0" * 64}, "shares": {}, "offsets": {}}
    (tmp_path / "facts.json").write_text(json.dumps(made))
    monkeypatch.setattr(package, "MODEL", tmp_path)
    opinion = package.pipeline()
    with pytest.raises(UnusablePipelineError, match=r"layers\.onnx is damaged"):
        opinion.read(["Plant trees"], frozenset())


def test_plain_posts_get_the_kind_that_a_person_would_give(opinion):
    said = predict(list(PLAIN), pipeline=opinion)
    assert [max(KINDS, key=one.probabilities.__getitem__) for one in said] == list(PLAIN.values())


def test_a_text_gets_the_same_alone_and_among_others(opinion):
    together = predict(list(PLAIN), pipeline=opinion)
    for text, one in zip(PLAIN, together, strict=True):
        alone = predict([text], pipeline=opinion)[0]
        assert list(alone.probabilities.values()) == pytest.approx(list(one.probabilities.values()), abs=1e-5)


def test_words_are_named_by_the_pipeline_that_ships(opinion):
    for text, one in zip(PLAIN, predict(list(PLAIN), pipeline=opinion), strict=True):
        assert one.cues
        assert all(text[cue.start : cue.end] == cue.words for cue in one.cues)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_texts_get_honest_probabilities(opinion, text):
    (one,) = predict([text], pipeline=opinion)
    assert sum(one.probabilities.values()) == pytest.approx(1)


def test_it_is_a_component_of_spacy(opinion):
    import spacy

    importlib.import_module("postlint_accurate.component")
    tokenizer = {"@tokenizers": "postlint.PostTokenizer.v1"}
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": tokenizer}})
    nlp.add_pipe("post_kinds_accurate")
    for text, one in zip(PLAIN, predict(list(PLAIN), pipeline=opinion), strict=True):
        assert nlp(text).cats == pytest.approx(one.probabilities)
