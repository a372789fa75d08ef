"""No program runs for what a repository holds: only our own git, and none at all with --no-git."""

import ast
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import postlint
from postlint.cli import main

SOURCES = Path(postlint.__file__).parent
RUNNING = {"subprocess", "pty", "runpy", "ctypes", "webbrowser", "code"}
ALLOWED = {("source/git.py", "subprocess"), ("cli/output.py", "webbrowser")}
"""Git is asked there, and a browser is opened where somebody says --open."""


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_one_module_runs_git_and_none_runs_anything_else():
    found = {
        (path.relative_to(SOURCES).as_posix(), name)
        for path in SOURCES.rglob("*.py")
        for name in imported(path)
        if name in RUNNING
    }
    assert found == ALLOWED


def test_nothing_is_evaluated():
    # What makes dataclasses writes code as the standard library does, with numbers for names.
    for path in set(SOURCES.rglob("*.py")) - {SOURCES / "records.py"}:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"eval", "exec", "__import__"}, path


@pytest.fixture
def no_program(monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("a program was run")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    monkeypatch.setattr(os, "system", refuse)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("check", "--tracked-only", "."), "Git cannot say which files it tracks here: git is not run"),
        (("check", "."), "Git cannot say when files were added: git is not run"),
        (("check", "--since-rev", "HEAD", "."), "git is not run at all with --no-git"),
        (("compare", "HEAD"), "git is not run at all with --no-git"),
        (("mix", "."), ""),
        (("classify", "."), ""),
        (("import", "a.yaml"), ""),
        (("ask", "--dry-run", "."), ""),
        (("init",), ""),
    ],
)
def test_without_git_no_program_runs_and_what_is_not_known_is_said(here, no_program, capsys, words, says):
    Path("a.yaml").write_text("- {text: Which of the two?}\n")
    Path("postlint.yaml").write_text("dates: {from_git: true}\n")
    code = main([words[0], "--no-git", *words[1:]])
    out, err = capsys.readouterr()
    assert says in " ".join((out + err).split())
    assert code == 2 or not says


@pytest.mark.parametrize(
    "words",
    [
        ("check", "a.yaml"),
        pytest.param(
            ("audit", "posts.csv", "-o", "found"),
            marks=[
                pytest.mark.skipif(sys.version_info < (3, 11), reason="Python 3.10 knows no PYTHONSAFEPATH"),
                pytest.mark.skipif(not find_spec("distributed"), reason="postlint[audit] is not installed"),
            ],
        ),
    ],
    ids=["check", "audit"],
)
def test_no_module_of_the_current_folder_is_imported(postlint, words):
    names = ("click", "yaml", "jsonschema_rs", "re2", "numpy", "typing", "signal", "socket", "distributed")
    for name in names:
        Path(f"{name}.py").write_text("open('PROOF', 'w')\n")
    Path("a.yaml").write_text("- {text: Which of the two?}\n")
    Path("posts.csv").write_text("account,text\n@parks,Which of the two?\n")
    assert postlint(*words).returncode == 0
    assert not Path("PROOF").exists()
