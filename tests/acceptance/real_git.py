"""Real repositories, and real commits whose hook is a shell script that calls postlint."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

SETTINGS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
ONLY_TALKS = "".join(
    f"- {{date: 2026-06-{day:02}, text: Lane {day} of the baths is finished, kind: press_release}}\n"
    for day in range(1, 15)
)
ASKS = "- {date: 2026-06-01, text: Which lane shall we open first?, kind: question}\n"
HOOK = "check --allow-empty --tracked-only"


def git(folder: Path, *words: str, check: bool = True, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run git as people do, but with none of their settings and nothing of a hook that runs these tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(
        ["git", *words],
        check=check,
        cwd=folder,
        env={**kept, **SETTINGS, **extra},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def repository(folder: Path, **files: str) -> Path:
    """Make a repository in ``folder``, with ``files`` added; ``__`` in their names is a slash."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", "Ada Planner")
    git(folder, "config", "user.email", "ada@content.example")
    for name, text in files.items():
        write(folder, name, text)
    git(folder, "add", "--all")
    return folder


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file; in its name ``__`` is a slash, and the last ``_`` the dot."""
    stem, _, suffix = name.rpartition("_")
    path = folder / f"{stem.replace('__', '/')}.{suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def with_hook(folder: Path, words: str = HOOK) -> Path:
    """Let every commit in ``folder``, and in the worktrees that belong to it, run postlint first."""
    hook = folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\nexec {shlex.quote(sys.executable)} -m postlint {words}\n", encoding="utf-8")
    hook.chmod(0o755)
    return folder


def commit(folder: Path, *words: str) -> tuple[bool, str]:
    """Commit, and return whether that went through and what was said."""
    done = git(folder, "commit", "--quiet", "--message=Plan June", *words, check=False)
    return done.returncode == 0, done.stdout + done.stderr
