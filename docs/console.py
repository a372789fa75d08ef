"""Run the console blocks of a page, so that what it shows is what the commands print.

A ``yaml`` block that begins with ``# calendar.yaml`` writes that file, one that begins with
``# at the end of calendar.yaml`` adds to it, and ``console`` blocks run ``postlint`` beside it and the
examples, in the order of the page. ``git init -q NAME && cd NAME`` begins a repository, for its block.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(console|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BEGIN = re.compile(r"\$ git init -q (\w+) && cd \1")
WRITE, APPEND = "# calendar.yaml\n", "# at the end of calendar.yaml\n"


def refreshed(page: str) -> str:
    """Return ``page`` with every console block as it should be."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ".git").mkdir()
        shutil.copytree(ROOT / "examples", folder / "examples")
        return BLOCK.sub(lambda block: _done(block[1], block[2], folder), page)


def _done(language: str, text: str, folder: Path) -> str:
    """Do what one block asks for, and return the block."""
    calendar = folder / "calendar.yaml"
    if language == "console":
        text = _said(text, folder)
    elif text.startswith(WRITE):
        calendar.write_text(text.removeprefix(WRITE), encoding="utf-8")
    elif text.startswith(APPEND):
        with calendar.open("a", encoding="utf-8") as stream:
            stream.write(text.removeprefix(APPEND))
    return f"```{language}\n{text}```"


def _said(block: str, folder: Path) -> str:
    """Run the commands of a console block and return it with what they print."""
    lines, code = [], 0
    for line in block.splitlines():
        if line == "$ echo $?":
            lines += [line, str(code)]
        elif begun := BEGIN.fullmatch(line):
            folder /= begun[1]
            (folder / ".git").mkdir(parents=True)
            lines.append(line)
        elif line.startswith("$ postlint "):
            ran = _run(line.removeprefix("$ "), folder)
            code = ran.returncode
            lines += [line, *(ran.stdout + ran.stderr).splitlines()]
    return "\n".join(lines) + "\n"


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    surroundings = {"PYTHONPATH": str(ROOT), "POSTLINT_CACHE_DIR": str(folder / "cache"), "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        check=False,
        cwd=folder,
        env={**os.environ, **surroundings},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
