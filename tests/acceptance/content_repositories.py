"""Content repositories to try hooks in, and a repository as a clone of this project would be."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
OF_OTHERS = ("GIT_", "PRE_COMMIT", "PYTHONDONTWRITEBYTECODE")
# Most of what is installed is never imported: "0" tells pip to leave compiling to the first import.
SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "NO_COLOR": "1",
    "PIP_NO_COMPILE": "0",
}
SHIPPED = ["pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "postlint", "rules"]

ANNOUNCEMENT = """\
  - date: 2026-06-{day:02}
    account: baths
    kind: press_release
    text: "Lane {day} of the new baths is finished."
"""
QUESTION = """\
  - date: 2026-06-{day:02}
    account: baths
    kind: question
    text: "Which lane shall we open first: {day} or one?"
"""
HEAD = """\
accounts:
  baths: {channel: x, handle: "@citybaths"}
posts:
"""
ONLY_TALKS = HEAD + "".join(ANNOUNCEMENT.format(day=day) for day in range(1, 15))
ALSO_ASKS = HEAD + "".join(
    (QUESTION if day % 3 == 0 else ANNOUNCEMENT).format(day=day) for day in range(1, 15)
)
BROKEN = ONLY_TALKS.replace("date: 2026-06-05", "date: 2026-06-55")


def environment(**extra: str) -> dict[str, str]:
    """Keep the reader's git settings, and a hook that may be running these tests, out of the way."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OF_OTHERS)}
    return {**kept, **SETTINGS, **extra}


def git(folder: Path, *words: str, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *words],
        check=False,
        cwd=folder,
        env=environment(**extra),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def repository(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["config", "user.name", "Ada Planner"],
        ["config", "user.email", "ada@content.example"],
    ):
        assert git(folder, *words).returncode == 0
    return folder


def installed_path(scripts: Path = Path(sys.executable).parent) -> str:
    """PATH for somebody who has the postlint in SCRIPTS at hand, that of these tests by default."""
    return os.pathsep.join((str(scripts), os.environ["PATH"]))


def pre_commit(folder: Path, home: Path, *words: str, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *words],
        check=False,
        cwd=folder,
        env=environment(PRE_COMMIT_HOME=str(home), **extra),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def ship(folder: Path) -> Path:
    """Put what a clone of this project holds into FOLDER, uncommitted work included, and commit it."""
    repository(folder)
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    git(folder, "add", "--all")
    assert git(folder, "commit", "--quiet", "--message=Ship").returncode == 0
    return folder


def stage(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", *files)


def revision(folder: Path) -> str:
    return git(folder, "rev-parse", "HEAD").stdout.strip()
