"""Running the command line as people do, in an environment that says nothing of this machine."""

import shutil
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest
from content_repositories import ship

from postlint.cli import main

ENVIRONMENT = {"NO_COLOR": "1", "COLUMNS": "80", "LC_ALL": "C.UTF-8"}
UNSET = ("POSTLINT_DEBUG", "FORCE_COLOR", "GITHUB_ACTIONS", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE")


class Ran(NamedTuple):
    """What a command left behind."""

    exit_code: int
    stdout: str
    stderr: str


@pytest.fixture
def scrubbed(tmp_path_factory, monkeypatch):
    """An environment in which output is the same everywhere, and caches stay here."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def workplace(tmp_path, monkeypatch, scrubbed) -> Path:
    """An empty current folder, which no configuration above reaches."""
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(workplace, capfd, monkeypatch) -> Callable[..., Ran]:
    """Run ``postlint ARGS…`` in the current folder, after copying ``folder`` to it."""

    def run_postlint(*args: str, folder: Path | None = None, stdin: bytes | None = None) -> Ran:
        if folder:
            shutil.copytree(folder, workplace, dirs_exist_ok=True)
        if stdin is not None:
            monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(stdin), encoding="utf-8"))
        capfd.readouterr()
        exit_code = main(args)
        return Ran(exit_code, *capfd.readouterr())

    return run_postlint


@pytest.fixture(scope="session")
def shipped(tmp_path_factory) -> Path:
    """A repository that holds what a clone of this project would."""
    return ship(tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def home(tmp_path_factory) -> Path:
    """Where pre-commit keeps the one hook environment that all these tests share."""
    return tmp_path_factory.mktemp("pre-commit-home")
