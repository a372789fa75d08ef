"""What the wheel and the sdist hold, and that the wheel's command works away from this checkout."""

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
    assert folders >= {"postlint", "rules", "tests", "examples", "docs", "training", "benchmarks"}
    assert names >= {"README.md", "LICENSE", "CHANGELOG.md", "Makefile", ".pre-commit-hooks.yaml", ".ci/run"}


@pytest.mark.parametrize("words", [["rules"], ["schema"], ["explain", "two-way/all-broadcast"]], ids=" ".join)
def test_the_installed_command_finds_its_packs_and_schema(installed, tmp_path, words):
    done = python("-m", "postlint", *words, cwd=tmp_path, PYTHONPATH=str(installed))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout) > 200


def test_the_installed_command_classifies_with_the_model_in_the_wheel(installed, tmp_path):
    shutil.copy(ROOT / "examples" / "charity" / "calendar.yaml", tmp_path)
    places = {"PYTHONPATH": str(installed), "POSTLINT_CACHE_DIR": str(tmp_path / "cache")}
    done = python("-m", "postlint", "classify", "calendar.yaml", cwd=tmp_path, **places)
    assert done.returncode == 0, done.stderr
    assert "press_release" in done.stdout
