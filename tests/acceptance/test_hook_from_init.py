"""What ``postlint init`` prints for pre-commit, pasted as it stands and run."""

import subprocess
import sys
from pathlib import Path

import pytest
from content_repositories import (
    ALSO_ASKS,
    ONLY_TALKS,
    environment,
    installed_path,
    pre_commit,
    repository,
    revision,
    stage,
)

HERE = Path(sys.executable).parent


def run(*words: str, cwd: Path, **extra: str) -> str:
    done = subprocess.run(
        words,
        check=False,
        cwd=cwd,
        env=environment(**extra),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def paste(folder: Path, scripts: Path) -> str:
    """Do what the postlint in SCRIPTS says to do in FOLDER, and return what is pasted."""
    said = run(str(scripts / "postlint"), "init", cwd=folder)
    entry = said.partition(".pre-commit-config.yaml:\n\n")[2].partition("\n\n")[0]
    stage(folder, {".pre-commit-config.yaml": f"{entry}\n"})
    return entry


@pytest.fixture
def folder(tmp_path):
    folder = repository(tmp_path / "content")
    stage(folder, {"plans/june.yaml": ONLY_TALKS})
    return folder


@pytest.fixture(scope="session")
def from_repository(shipped, tmp_path_factory):
    """The scripts of an environment into which postlint was installed from a git repository."""
    place = tmp_path_factory.mktemp("from-repository") / "environment"
    uv = (sys.executable, "-m", "uv", "--quiet")
    run(*uv, "venv", "--python", sys.executable, str(place), cwd=shipped)
    address = f"git+{shipped.as_uri()}"
    run(*uv, "pip", "install", "--python", str(place), address, cwd=shipped)
    return place / HERE.name


def judged(folder: Path, home: Path, **extra: str) -> list[int]:
    """The exit codes of the pasted hook for a calendar that only talks, and for one that also asks."""
    codes = []
    for calendar in (ONLY_TALKS, ALSO_ASKS):
        stage(folder, {"plans/june.yaml": calendar})
        hook = pre_commit(folder, home, "run", "postlint", "--files", "plans/june.yaml", **extra)
        assert "Skipped" not in hook.stdout
        assert ("two-way/all-broadcast" in hook.stdout) is bool(hook.returncode), hook.stdout + hook.stderr
        codes.append(hook.returncode)
    return codes


def test_the_hook_runs_what_is_installed_where_no_repository_is_known(folder, home):
    assert "repo: local" in paste(folder, HERE)
    assert judged(folder, home, PATH=installed_path()) == [1, 0]


def test_the_hook_is_installed_from_the_repository_that_postlint_came_from(
    folder, home, shipped, from_repository
):
    entry = paste(folder, from_repository)
    assert f"repo: {shipped.as_uri()}\n    rev: {revision(shipped)}\n" in entry
    assert judged(folder, home) == [1, 0]
