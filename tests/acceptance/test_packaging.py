"""What the wheel and the sdist hold, and that the wheel works wherever somebody installs it."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = {
    "postlint/cli/__init__.py",
    "postlint/py.typed",
    "postlint/calendars/calendar.schema.json",
    "postlint/packs/two-way.yaml",
    "postlint/packs/profile.yaml",
}
MODEL = "postlint/kinds/pipeline/model/"


def python(*words: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        check=False,
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def build(kind: str, source: Path, folder: Path) -> Path:
    built = python("-m", "build", "--no-isolation", kind, "--outdir", str(folder), cwd=source)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("postlint-*"))


@pytest.fixture(scope="session")
def sdist(tmp_path_factory):
    return build("--sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="session")
def wheel(sdist, tmp_path_factory):
    """The wheel that somebody gets who builds from the sdist: whatever the sdist lacks, it lacks."""
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(unpacked, filter="data")
    return build("--wheel", next(unpacked.iterdir()), tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """A folder that holds the wheel's content and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    found = python("-c", "import postlint; print(postlint.__file__)", cwd=folder, PYTHONPATH=str(folder))
    assert found.stdout.startswith(str(folder))
    return folder


def test_the_wheel_holds_packs_schema_and_model(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert names >= NEEDED
    assert any(name.startswith(MODEL) for name in names)
    assert not [name for name in names if not name.startswith(("postlint/", "postlint-"))]


def test_the_sdist_holds_what_tests_examples_and_docs_need(sdist):
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    folders = {name.partition("/")[0] for name in names}
    assert folders >= {"postlint", "rules", "tests", "examples", "docs", "training", "benchmarks", "ci"}
    assert names >= {"README.md", "LICENSE", "CHANGELOG.md", "Makefile", "action.yml", ".dockerignore"}
    assert names >= {".pre-commit-hooks.yaml", ".ci/run"}


@pytest.mark.parametrize("words", [["rules"], ["schema"], ["explain", "two-way/all-broadcast"]], ids=" ".join)
def test_the_installed_command_finds_its_packs_and_schema(installed, tmp_path, words):
    done = python("-m", "postlint", *words, cwd=tmp_path, PYTHONPATH=str(installed))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout) > 200


EXAMPLES = sorted(folder.name for folder in (ROOT / "examples").iterdir() if folder.is_dir())
PACKS = sorted(path.stem for path in (ROOT / "rules").glob("*.yaml"))
EVERYTHING = f"""
from postlint.cli import main
for name in {EXAMPLES}:
    print(name, main(["check", name]), flush=True)
print("test", main(["test", *{PACKS}]), flush=True)
"""
"""Checks all examples and tries all packs in one process: importing spaCy takes longer than all the rest."""
ENDS = ["charity 0", "company 2", "museum 0", "parks-department 1", "test 0"]


def done(words: list[str], cwd: Path, **env: str) -> str:
    ran = subprocess.run(
        words,
        check=False,
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "80", **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


def said_by(interpreter: Path | str, folder: Path, **env: str) -> str:
    """What the postlint of INTERPRETER says to a copy of the examples in FOLDER."""
    shutil.copytree(ROOT / "examples", folder, dirs_exist_ok=True)
    cache = str(folder.parent / "cache")
    return done([str(interpreter), "-c", EVERYTHING], folder, POSTLINT_CACHE_DIR=cache, **env)


@pytest.fixture(scope="session")
def expected(tmp_path_factory):
    """What postlint says here."""
    folder = tmp_path_factory.mktemp("here") / "examples"
    said = said_by(sys.executable, folder, PYTHONPATH=str(ROOT))
    assert [end for end in ENDS if end not in said.splitlines()] == []
    assert "internal error" not in said
    return said


def by_virtualenv(wheel: Path, place: Path) -> None:
    words = [sys.executable, "-m", "virtualenv", "--quiet", "--no-setuptools", str(place)]
    done(words, wheel.parent)
    done(
        [str(interpreter_of(place)), "-m", "pip", "install", "--quiet", "--no-compile", str(wheel)],
        wheel.parent,
    )


def by_uv_with_lowest(wheel: Path, place: Path, python: str = sys.executable) -> None:
    uv = [sys.executable, "-m", "uv", "--quiet"]
    done([*uv, "venv", "--python", python, str(place)], wheel.parent)
    lowest = ["--resolution", "lowest-direct", "--python", str(interpreter_of(place)), str(wheel)]
    done([*uv, "pip", "install", *lowest], wheel.parent)


def with_another_python(wheel: Path, place: Path) -> None:
    names = [f"python3.{minor}" for minor in (14, 13, 12, 11, 10) if minor != sys.version_info.minor]
    found = next((name for name in names if shutil.which(name) and runs(name)), None)
    if found is None:
        pytest.skip("there is no other Python from 3.10 on here")
    by_uv_with_lowest(wheel, place, found)


def runs(interpreter: str) -> bool:
    return subprocess.run([interpreter, "-c", ""], check=False, capture_output=True).returncode == 0


def interpreter_of(place: Path) -> Path:
    return place / Path(sys.executable).parent.name / Path(sys.executable).name


@pytest.mark.parametrize("install", [by_virtualenv, by_uv_with_lowest, with_another_python])
def test_a_fresh_installation_says_the_same_of_every_example_and_pack(wheel, expected, tmp_path, install):
    install(wheel, tmp_path / "environment")
    assert said_by(interpreter_of(tmp_path / "environment"), tmp_path / "examples") == expected


def test_the_page_on_ci_names_the_wheel_as_it_is_called(wheel):
    assert f"pip install ./{wheel.name}\n" in (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
