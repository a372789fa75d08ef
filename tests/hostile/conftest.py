"""postlint in a process of its own, since what is tried here may stop one or fill its memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PATIENCE = 60
UNSET = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GITHUB_ACTIONS", "POSTLINT_DEBUG", "FORCE_COLOR")


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """The current folder, in a repository that holds nothing, with a cache of its own."""
    folder = tmp_path / "content"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "cache"))
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def postlint(here):
    """Run ``postlint WORDS…`` as a process; one that hangs fails the test."""

    def run(*words, **options):
        options = {"capture_output": True, "timeout": PATIENCE, **options}
        return subprocess.run([sys.executable, "-m", "postlint", *words], check=False, **options)

    return run
