"""Do what a page says, so that what it shows is what the commands print.

A ``yaml`` block that begins with ``# calendar.yaml`` writes that file, comment and all, as it is when
somebody copies the block; one that begins with ``# at the end of calendar.yaml`` adds to it. Behind the words
``in place of line 9:`` or ``below line 9:`` a block changes it there. ``console`` blocks run ``postlint`` and
``git`` beside it and the examples, in the order of the page; ``| head -9`` shows that many lines.
``git init -q NAME && cd NAME`` begins a repository, for its block.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(
    r"(?:(?P<how>in place of|below) line (?P<line>\d+):\n\n)?"
    r"^```(?P<language>console|yaml)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
BEGIN = re.compile(r"\$ git init -q (\w+) && cd \1")
OPENED = re.compile(r"(?<=browser: )/\S+/postlint-\w+")
WRITE, APPEND = "# calendar.yaml\n", "# at the end of calendar.yaml\n"
AUTHOR = {"NAME": "Ada Planner", "EMAIL": "ada@content.example"}


def refreshed(page: str) -> str:
    """Return ``page`` with every console block as it should be."""
    with _place(page) as place:
        return BLOCK.sub(place.do, page)


def report_at(page: str, words: str, checked: str) -> str:
    """Return the report on ``checked`` as HTML, as it is where ``page`` has got to ``words``."""
    with _place(page) as place:
        for block in BLOCK.finditer(page.partition(words)[0]):
            if block["language"] == "yaml":
                place.do(block)
        return place.run(["postlint", "check", checked, "--format", "html"], place.folder).stdout


@dataclass(frozen=True)
class _Place:
    """Where a page is followed: ``folder`` is what its reader sees, ``aside`` what programs keep."""

    folder: Path
    aside: Path

    def do(self, block: re.Match[str]) -> str:
        """Do what one block asks for, and return it as it should be."""
        if block["language"] == "yaml":
            self._write(block)
            return block[0]
        # The text of a block stands once in it, at its end.
        return block[0].removesuffix(f"{block['text']}```") + f"{self._said(block['text'])}```"

    def _write(self, block: re.Match[str]) -> None:
        calendar, text = self.folder / "calendar.yaml", block["text"]
        if text.startswith(WRITE):
            calendar.write_text(text, encoding="utf-8")
        elif text.startswith(APPEND):
            with calendar.open("a", encoding="utf-8") as stream:
                stream.write(text)
        elif block["how"]:
            lines = calendar.read_text(encoding="utf-8").splitlines(keepends=True)
            line = int(block["line"])
            lines[line - (block["how"] == "in place of") : line] = [text]
            calendar.write_text("".join(lines), encoding="utf-8")

    def _said(self, block: str) -> str:
        """Run the commands of a console block and return it with what they print."""
        lines, code, folder = [], 0, self.folder
        for line in block.splitlines():
            if line == "$ echo $?":
                lines += [line, str(code)]
            elif begun := BEGIN.fullmatch(line):
                folder /= begun[1]
                (folder / ".git").mkdir(parents=True)
                lines.append(line)
            elif line.startswith(("$ postlint ", "$ git ")):
                command, _, most = line.removeprefix("$ ").partition(" | head -")
                ran = self.run(shlex.split(command), folder)
                code = ran.returncode
                printed = OPENED.sub("…/postlint-june", ran.stdout + ran.stderr).splitlines()
                lines += [line, *printed[: int(most) if most else None]]
        return "\n".join(lines) + "\n"

    def run(self, words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
        """Run a command that knows nothing of this machine, and opens no browser."""
        surroundings = {
            "PYTHONPATH": str(ROOT),
            "POSTLINT_CACHE_DIR": str(self.aside),
            "TMPDIR": str(self.aside),
            "NO_COLOR": "1",
            "BROWSER": "true",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_{key}": value for who in ("AUTHOR", "COMMITTER") for key, value in AUTHOR.items()},
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        return subprocess.run(
            [sys.executable, "-m", *words] if words[0] == "postlint" else words,
            check=False,
            cwd=folder,
            env={**kept, **surroundings},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )


@contextmanager
def _place(page: str) -> Iterator[_Place]:
    """Yield an empty place, with the examples where the page speaks of them."""
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as aside:
        folder = Path(name)
        (folder / ".git").mkdir()
        if "$ postlint check examples/" in page:
            shutil.copytree(ROOT / "examples", folder / "examples")
        yield _Place(folder, Path(aside))
