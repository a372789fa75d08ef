"""What the shipped pipeline says, and that nothing makes it stumble."""

import math
import os
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.kinds.model import Prediction
from postlint.kinds.pipeline import fingerprint, model_path, predict
from postlint.vocabulary import KINDS

PLAIN = {
    "@ann Sorry to hear that. Could you send us your order number so that we can look into it?": "reply",
    "RT @riverstrust: The otters are back on the Lea!": "retweet",
    "We are delighted to announce the appointment of Dr Mia Okafor as our new director.": "press_release",
    "Register now for our free workshop on Saturday: https://example.org/book": "call_to_action",
    "Have a lovely weekend everyone!": "conversation",
    "Congratulations to @hilltop_school on winning the regional garden prize!": "mention",
}
HOSTILE = [
    "",
    " \n\t\r ",
    "\x00\x07",
    "😀🎉👩‍👩‍👧‍👦🏳️‍🌈",
    "\ud800 half a character",
    "e\u0301" * 50 + "\u202e reversed \u2066",
    "\ue000\ue001\ue002",
    "שלום 你好 नमस्ते ⴰⵣⵓⵍ",
    "a" * 5_000,
]


def likeliest(prediction: Prediction) -> str:
    return max(KINDS, key=prediction.probabilities.__getitem__)


def log_odds(text: str, kind: str) -> float:
    probability = predict([text])[0].probabilities[kind]
    return math.log(probability / (1 - probability))


def test_plain_posts_get_the_kind_that_a_person_would_give() -> None:
    assert [likeliest(prediction) for prediction in predict(list(PLAIN))] == list(PLAIN.values())


def test_names_that_no_text_holds_change_nothing() -> None:
    assert predict(list(PLAIN), own=frozenset({"@hexley"})) == predict(list(PLAIN))


def test_a_house_that_is_named_is_another_one_to_whoever_knows_whose_the_text_is() -> None:
    text = "Hexley Baths opens its new pool on Monday."
    (known,), (unknown,) = predict([text], own=frozenset({"@HexleyBaths"})), predict([text])
    assert known.probabilities != unknown.probabilities
    assert likeliest(known) == "press_release"


def test_no_cue_is_a_sign_or_a_word_that_stands_in_every_text() -> None:
    predictions = predict([*PLAIN, "The day. A day, and a day: we opened on a Monday - at 10."])
    words = {cue.words.casefold() for prediction in predictions for cue in prediction.cues}
    assert words
    assert words.isdisjoint({"day", ".", ",", ":", "-", "a", "the", "at", "10", "monday", "!"})


def test_no_texts_give_no_predictions() -> None:
    assert predict([]) == []


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_texts_get_honest_probabilities(text: str) -> None:
    (prediction,) = predict([text])
    assert set(prediction.probabilities) == set(KINDS)
    assert sum(prediction.probabilities.values()) == pytest.approx(1)
    assert all(0 <= share <= 1 for share in prediction.probabilities.values())


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(), max_size=4))
def test_a_text_gets_the_same_alone_and_among_others(texts: list[str]) -> None:
    together = predict(texts)
    for text, prediction in zip(texts, together, strict=True):
        alone = predict([text])[0]
        assert list(alone.probabilities.values()) == pytest.approx(
            list(prediction.probabilities.values()), abs=1e-5
        )


def test_order_is_kept_over_batches_and_processes() -> None:
    texts = [f"{text} ({number})" for number in range(100) for text in PLAIN]
    assert predict(texts, jobs=2) == predict(texts)


def test_cues_stand_in_the_text_strongest_first() -> None:
    for text in PLAIN:
        cues = predict([text])[0].cues
        assert 1 <= len(cues) <= 6
        assert all(text[cue.start : cue.end] == cue.words for cue in cues)
        assert [abs(cue.weight) for cue in cues] == sorted((abs(cue.weight) for cue in cues), reverse=True)


def test_cues_are_in_code_points_also_after_emoji() -> None:
    text = "👍🏽🎉 RT @ann: plant trees"
    assert all(text[cue.start : cue.end] == cue.words for cue in predict([text])[0].cues)


@pytest.mark.parametrize("text", list(PLAIN))
def test_without_its_strongest_cue_a_post_moves_the_way_the_cue_says(text: str) -> None:
    (prediction,) = predict([text])
    kind, cue = likeliest(prediction), prediction.cues[0]
    without = text[: cue.start] + text[cue.end :]
    assert (log_odds(without, kind) - log_odds(text, kind)) * cue.weight < 0


@pytest.mark.parametrize(
    "unit", ["(", "a ", "ab", "😀", "@a.", "1.", "a'", "http://", "#a ", "? ", "\n"], ids=ascii
)
def test_time_grows_with_the_length_of_a_text_and_no_faster(unit: str) -> None:
    predict(["warm up"])
    started = time.process_time()
    predict([unit * (25_000 // len(unit))])
    # Seconds on the slowest machine; what grew with the square would take minutes.
    assert time.process_time() - started < 15


def test_the_model_is_small() -> None:
    assert sum(file.stat().st_size for file in model_path().rglob("*") if file.is_file()) < 8_000_000


def test_the_fingerprint_is_the_same_in_every_process_and_needs_no_numpy() -> None:
    script = (
        "import sys; from postlint.kinds.pipeline import fingerprint; print(fingerprint());"
        "print(sorted({'spacy', 'numpy', 'thinc'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    said = subprocess.check_output([sys.executable, "-c", script], text=True, env=environment)
    assert said.split("\n")[:2] == [fingerprint(), "[]"]


def test_predicting_does_without_spacy() -> None:
    script = (
        "import sys; from postlint.kinds.pipeline import predict; predict(['Plant trees']);"
        "print(sorted({'spacy', 'thinc'} & set(sys.modules)))"
    )
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "[]"
