"""The corpus of the fuzzer, and a little more: what was once found is never found again."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutations import mutated
from tests.fuzz.targets import TARGETS, workplace

INPUTS = {name: target.inputs() for name, target in TARGETS.items()}


@pytest.fixture(autouse=True, scope="module")
def _apart(tmp_path_factory):
    with workplace(tmp_path_factory.mktemp("fuzz")):
        yield


@pytest.mark.parametrize(
    ("name", "file"), [(name, file) for name, inputs in INPUTS.items() for file in inputs]
)
def test_an_input_of_the_corpus_does_no_harm(name, file):
    TARGETS[name](INPUTS[name][file])


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=10, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
@given(data=st.data())
def test_inputs_that_are_almost_those_of_the_corpus_do_no_harm(name, data):
    inputs = list(INPUTS[name].values())
    rng = data.draw(st.randoms(use_true_random=False))
    TARGETS[name](mutated(data.draw(st.sampled_from(inputs)), rng, inputs))


def test_every_input_names_a_file_that_its_target_reads():
    unread = [
        f"{TARGETS[name].corpus}/{file}"
        for name in TARGETS
        for file, data in INPUTS[name].items()
        if data.partition(b"\n")[0].decode() not in TARGETS[name].names
    ]
    assert not unread
