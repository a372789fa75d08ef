"""Every console block of the README is what the commands in it print, in the order of the page."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(console|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WRITE, APPEND = "# calendar.yaml\n", "# at the end of calendar.yaml\n"


def postlint(folder: Path, cache: Path, command: str) -> tuple[str, int]:
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "POSTLINT_CACHE_DIR": str(cache), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout + done.stderr, done.returncode


def said(folder: Path, cache: Path, block: str) -> str:
    """Run the commands of a console block and return the block as it should be."""
    lines, code = [], 0
    for line in block.splitlines():
        if line == "$ echo $?":
            lines += [line, str(code)]
        elif line.startswith("$ postlint "):
            output, code = postlint(folder, cache, line.removeprefix("$ "))
            lines += [line, *output.splitlines()]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("page", ["README.md"])
def test_a_reader_who_follows_the_page_sees_what_it_shows(page, tmp_path):
    folder = tmp_path / "clone"
    shutil.copytree(ROOT / "examples", folder / "examples")
    calendar = folder / "calendar.yaml"
    blocks = BLOCK.findall((ROOT / page).read_text(encoding="utf-8"))
    shown = [text for language, text in blocks if language == "console"]
    seen = []
    for language, text in blocks:
        if language == "console":
            seen.append(said(folder, tmp_path / "cache", text))
        elif text.startswith(WRITE):
            calendar.write_text(text.removeprefix(WRITE), encoding="utf-8")
        elif text.startswith(APPEND):
            calendar.write_text(
                calendar.read_text(encoding="utf-8") + text.removeprefix(APPEND), encoding="utf-8"
            )
    assert len(shown) >= 3
    assert seen == shown
