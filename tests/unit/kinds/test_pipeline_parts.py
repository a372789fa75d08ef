"""The two parts behind a prediction: sums over words, the same in any company."""

import numpy as np
import pytest

from postlint.kinds.pipeline import shipped
from postlint.kinds.pipeline.ensemble import PARTS, Ensemble, Part
from postlint.kinds.pipeline.network import Pieces
from postlint.kinds.pipeline.tokenise import read

TEXTS = ["Thanks @ann for #Parks!\n\nSee https://x.com/a/status/12", "", "😀", "Which one? One two three."]


@pytest.fixture(params=sorted(PARTS))
def part(request: pytest.FixtureRequest) -> Part:
    return shipped().parts[request.param]


def test_every_part_ships() -> None:
    assert set(shipped().parts) == set(shipped().shares) == set(PARTS)


def test_a_text_scores_the_same_alone_and_in_a_batch(part: Part) -> None:
    together = part.scores(part.look([read(text) for text in TEXTS]))
    alone = np.concatenate([part.scores(part.look([read(text)])) for text in TEXTS])
    assert together == pytest.approx(alone, abs=1e-4)


def test_a_part_reads_back_what_it_saved(part: Part, tmp_path) -> None:
    part.save(tmp_path)
    seen = [read(text) for text in TEXTS]
    again = type(part).load(tmp_path)
    assert (again.scores(again.look(seen)) == part.scores(part.look(seen))).all()


def test_arrays_that_are_not_those_that_were_saved_are_refused(tmp_path) -> None:
    shipped().save(tmp_path)
    assert Ensemble.load(tmp_path).shares == shipped().shares
    with (tmp_path / "network.npz").open("ab") as arrays:
        arrays.write(b"more")
    with pytest.raises(ValueError, match=r"network\.npz is damaged"):
        Ensemble.load(tmp_path)


def test_the_network_scores_exactly_the_sum_of_its_words() -> None:
    network = shipped().parts["network"]
    seen = network.look([read(text) for text in TEXTS])
    for kind in range(8):
        direction = np.tile(np.eye(8, dtype=np.float32)[kind], (len(TEXTS), 1))
        words = np.bincount(seen.text, network.word_weights(seen, direction), minlength=len(TEXTS))
        nothing = network.scores(network.look([read("")]))[0, kind]
        assert words + nothing == pytest.approx(network.scores(seen)[:, kind], abs=1e-3)


def test_words_are_cut_into_the_longest_pieces_known() -> None:
    pieces = Pieces(["#", "park", "##land", "##s"])
    cut = {norm: pieces.of(norm) for norm in ("Parks", "#parkland", "PÀRK", "zoo")}
    assert cut["Parks"] == (1, 3)
    assert cut["#parkland"] == (0, 1, 2)
    assert cut["PÀRK"] == (1,)
    assert len(cut["zoo"]) == 1
    assert len(pieces.known) <= cut["zoo"][0] < len(pieces)


def test_a_wall_of_letters_is_cut_into_few_pieces() -> None:
    assert len(Pieces(["a", "##a"]).of("a" * 100_000)) <= 6
