"""The cache: what it keeps, what it survives, and that it spares numpy."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import postlint
from postlint.kinds import cache as cache_module
from postlint.kinds import pipeline
from postlint.kinds.cache import Cache, cache_files, predict_cached
from postlint.kinds.model import Cue, Prediction, certain

TEXTS = ["Our new library opens on Monday.", "Which park should we plant first?", "", "😀 &#x1F600; \t\n"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(cache_module, "_warned", set())
    return tmp_path / "cache"


def prediction(text: str) -> Prediction:
    cues = (Cue(text[:3], 0, 3, 0.5),) if len(text) > 3 else ()
    return Prediction(certain("reply"), cues)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Stand in for the pipeline and note what it was asked."""
    calls: list[list[str]] = []

    def predict(texts: list[str], **_: object) -> list[Prediction]:
        calls.append(list(texts))
        return [prediction(text) for text in texts]

    monkeypatch.setattr(pipeline, "predict", predict)
    return calls


def test_a_cached_prediction_equals_the_fresh_one_to_the_last_bit() -> None:
    assert predict_cached(TEXTS) == predict_cached(TEXTS) == predict_cached(TEXTS, cache=False)


def test_only_new_texts_are_asked_again_and_each_once(asked: list[list[str]]) -> None:
    predict_cached(["one", "two"])
    assert predict_cached(["two", "three", "three"]) == [
        prediction(text) for text in ("two", "three", "three")
    ]
    assert asked == [["one", "two"], ["three"]]


def test_a_text_of_another_house_is_another_question(asked: list[list[str]]) -> None:
    for own in (frozenset(), frozenset({"@hexley"}), frozenset({"@hexley", "boats"}), frozenset({"@hexley"})):
        predict_cached(["Hexley opens."], own=own)
    assert len(asked) == 3


def test_without_the_cache_nothing_is_written(asked: list[list[str]], folder: Path) -> None:
    predict_cached(["one"], cache=False)
    predict_cached(["one"], cache=False)
    assert len(asked) == 2
    assert not folder.exists()


def test_another_pipeline_has_a_cache_of_its_own(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    predict_cached(["one"])
    monkeypatch.setattr(pipeline, "fingerprint", lambda: "another")
    predict_cached(["one"])
    assert asked == [["one"], ["one"]]
    assert len(cache_files()) == 2


def test_the_texts_themselves_are_not_kept(asked: list[list[str]]) -> None:
    predict_cached(["The mayor resigns tomorrow"])
    assert b"mayor" not in cache_files()[0].read_bytes()


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\x00\xff\xfe" * 100,
        b"{key} [[1,0,0,0,0,0,0,0],[[0,99,0.1]]]\n",
        b"{key} [[9,0,0,0,0,0,0,0],[]]\n",
        b"{key} [[1,0],[]]\n",
        b"{key} [[1,0,0,0,",
        b"{key} null\n",
        b"{key} " + b"[" * 100_000 + b"\n",
        b"{key} [[NaN,0,0,0,0,0,0,0],[]]\n",
        b'{key} [["a","b","c","d","e","f","g","h"],[]]\n',
        b"{key} [[1,0,0,0,0,0,0,0],[[0,1,NaN]]]\n",
        b"{key} [[1,0,0,0,0,0,0,0],[[0,1," + b"9" * 400 + b"]]]\n",
        b"{key} [[1,0,0,0,0,0,0," + b"9" * 400 + b"],[]]\n",
        b'{"k": [1',
    ],
)
def test_a_damaged_cache_is_made_anew_and_says_so_once(
    damage: bytes, asked: list[list[str]], caplog: pytest.LogCaptureFixture
) -> None:
    predict_cached(["once"])
    file = cache_files()[0]
    key = file.read_bytes().split(b" ")[0]
    file.write_bytes(damage.replace(b"{key}", key))
    assert predict_cached(["once"]) == [prediction("once")]
    assert predict_cached(["once"]) == [prediction("once")]
    assert asked == [["once"], ["once"]]
    assert ["is damaged" in record.getMessage() for record in caplog.records] == [True]


def test_several_damaged_entries_are_one_warning(
    asked: list[list[str]], caplog: pytest.LogCaptureFixture
) -> None:
    predict_cached(["one", "two"])
    file = cache_files()[0]
    file.write_bytes(file.read_bytes().replace(b"[[", b"[?"))
    predict_cached(["one", "two"])
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_what_fails_leaves_nothing_behind_and_is_said_plainly(
    asked: list[list[str]], caplog: pytest.LogCaptureFixture, folder: Path
) -> None:
    predict_cached(["one"])
    file = cache_files()[0]
    file.unlink()
    file.mkdir()
    assert predict_cached(["one"]) == [prediction("one")]
    assert list(folder.iterdir()) == [file]
    assert "Errno" not in caplog.text


def test_a_warning_is_no_command_to_a_terminal(
    asked: list[list[str]],
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "\x1b[31m"))
    predict_cached(["one"])
    cache_files()[0].write_bytes(b"")
    predict_cached(["one"])
    assert "damaged" in caplog.text
    assert "\x1b" not in caplog.text


def test_a_folder_that_cannot_be_written_warns_and_carries_on(
    asked: list[list[str]], caplog: pytest.LogCaptureFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert predict_cached(["one"]) == [prediction("one")]
    assert "could not be" in caplog.text


def test_runs_side_by_side_keep_each_others_entries(folder: Path) -> None:
    first, second = Cache(folder, "x"), Cache(folder, "x")
    assert first.get_many(["one"]) == second.get_many(["two"]) == [None]
    first.put_many([("one", prediction("one"))])
    second.put_many([("two", prediction("two"))])
    assert None not in Cache(folder, "x").get_many(["one", "two"])
    assert [path.name for path in folder.iterdir()] == ["kinds-x.jsonl"]


def test_the_oldest_entries_are_forgotten_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "MAX_CACHED", 2)
    for text in ("one", "two", "three"):
        Cache(folder, "x").put_many([(text, prediction(text))])
    kept = Cache(folder, "x").get_many(["one", "two", "three"])
    assert [entry is None for entry in kept] == [True, False, False]


def test_a_second_run_does_not_import_numpy(folder: Path) -> None:
    script = (
        "import sys, json\n"
        "from postlint.kinds.cache import predict_cached\n"
        f"said = predict_cached({TEXTS!r})\n"
        "print(json.dumps([sorted({'spacy', 'numpy', 'thinc'} & set(sys.modules)), repr(said)]))"
    )
    command = [sys.executable, "-c", script]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    runs = [json.loads(subprocess.check_output(command, env=environment)) for _ in range(2)]
    assert runs[0][0] == ["numpy"]
    assert runs[1][0] == []
    assert runs[0][1] == runs[1][1]


def test_another_checkout_of_the_same_calendar_asks_nothing_again(
    asked: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "june.yaml").write_text("- {text: Which park should we plant first?}\n")
    postlint.check(tmp_path / "one")
    monkeypatch.chdir(tmp_path / "two")
    postlint.check("june.yaml")
    assert asked == [["Which park should we plant first?"]]


def test_processes_that_start_together_leave_a_sound_cache(folder: Path) -> None:
    script = (
        "import sys; from postlint.kinds.cache import predict_cached\n"
        "for number in range(20): predict_cached([f'{sys.argv[1]} {number}'])"
    )
    command = [sys.executable, "-c", script]
    runs = [subprocess.Popen([*command, name], stderr=subprocess.PIPE) for name in ("left", "right")]
    said = [run.communicate()[1] for run in runs]
    assert [(run.returncode, error) for run, error in zip(runs, said, strict=True)] == [(0, b"")] * 2
    (file,) = cache_files()
    texts = [f"{name} {number}" for name in ("left", "right") for number in range(20)]
    kept = Cache(folder, pipeline.fingerprint()).get_many(texts)
    assert list(folder.iterdir()) == [file]
    assert len(file.read_bytes().splitlines()) == sum(entry is not None for entry in kept) > 0
