"""Running the command line as people do, in an environment that says nothing of this machine."""

import json
import shutil
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from postlint.cli import main

ENVIRONMENT = {"NO_COLOR": "1", "COLUMNS": "80", "LC_ALL": "C.UTF-8"}
UNSET = ("POSTLINT_DEBUG", "FORCE_COLOR", "GITHUB_ACTIONS", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE")


class Ran(NamedTuple):
    """What a command left behind."""

    exit_code: int
    stdout: str
    stderr: str


@pytest.fixture
def scrubbed(monkeypatch):
    """An environment in which output is the same everywhere."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)


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


@pytest.fixture
def posts(run, workplace):
    """Write a file, and return its posts as ``import`` writes them down."""

    def read(text, name="marketing/social-posts.md", *, reader=None):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if reader:
            (workplace / "postlint.yaml").write_text(f"readers: {{{name}: {reader}}}\n")
        return (yaml.safe_load(run("import", ".").stdout) or {}).get("posts", [])

    return read


@pytest.fixture
def check(run, workplace):
    """Write a file, and return the report on it with all notes."""

    def check_file(text, name="june.yaml"):
        (workplace / name).write_text(text, encoding="utf-8")
        return json.loads(run("check", name, "--show", "info", "--format", "json").stdout)

    return check_file
