"""Lines as in .gitignore, held against git itself."""

import os
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.source.budgets import MAX_PATTERN
from postlint.source.globs import Globs, glob_of

PIECES = (
    *("a", "b", "c", "1", "-", "[", "]", "*", "?", "/", "!", "^", "#", " ", "\\", "**/", "/**"),
    *("[a-c]", "[!a]", "[^b-]", "[]a]", "[c-a]", "[--0]", "[a/b]", "[\\]]", "x[", "[a-[:digit:]]"),
    *("[[:digit:]]", "[[:upper:]a]", "[![:alpha:]]", "[[:nope:]]", "[:alpha:]"),
)
NAMES = ("a", "b", "ab", "abc", "c", "1", "a1", "-", "[", "]", "^", "!", "#a", "a b", "x[", "]]", "b]", ".a")


def no_oddity(line):
    """Git has no rule for two stars beside a name, and what it does depends on what stands before them."""
    return not any(part.strip("*") and "**" in part for part in line.split("/"))


lines = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join).filter(no_oddity)
paths = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map("/".join)


@pytest.fixture(scope="module")
def ignored_by_git(tmp_path_factory):
    folder = tmp_path_factory.mktemp("repository")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}

    def git(*words, said=""):
        return subprocess.run(
            ["git", *words],
            cwd=folder,
            env=kept,
            input=said,
            capture_output=True,
            encoding="utf-8",
            check=False,
        ).stdout

    git("init", "--quiet")

    def ignored(written, names):
        (folder / ".gitignore").write_text("\n".join(written) + "\n", encoding="utf-8")
        said = git("check-ignore", "--no-index", "--stdin", "-z", said="\0".join(names))
        return {name for name in said.split("\0") if name}

    return ignored


def is_ignored(globs, path):
    """Walk down to ``path``: what is in a folder that is ignored is not looked at."""
    parts = path.split("/")
    above = ("/".join(parts[:end]) for end in range(1, len(parts)))
    return any(globs.says(folder, is_folder=True) for folder in above) or bool(globs.says(path))


@given(st.lists(lines, min_size=1, max_size=3), st.lists(paths, min_size=1, max_size=30))
def test_the_same_is_ignored_as_git_ignores(ignored_by_git, written, names):
    # Git takes what is a folder of other names for a folder.
    files = [name for name in names if not any(other.startswith(f"{name}/") for other in names)]
    globs = Globs.of(written)
    assert {name for name in files if is_ignored(globs, name)} == ignored_by_git(written, files)


@given(st.text(max_size=40), st.text(min_size=1, max_size=20))
def test_any_line_and_any_path_will_do(line, path):
    assert Globs.of([line]).says(path) in {True, False, None}


@pytest.mark.parametrize(
    "line", ["", "   ", "# note", "!", "/", "a\\", "a[", "[[:nope:]]", "?" * (MAX_PATTERN + 1)]
)
def test_some_lines_fit_nothing(line):
    assert glob_of(line) is None


def test_only_the_strict_refuse_a_range_that_runs_backwards():
    assert (glob_of("[z-a]", strict=True), bool(glob_of("[z-a]"))) == (None, True)
    assert glob_of("[a-z]", strict=True)


def test_a_file_that_is_spared_stays_so_in_a_folder_that_a_line_names():
    globs = Globs.of(["posts/", "!posts/june.md"])
    assert (globs.says("posts/june.md"), globs.says("posts/july.md")) == (False, True)


def test_the_lines_that_fit_are_told_by_their_numbers():
    hits = Globs.of(["a/", "# note", "*.md", "b/*"]).hits("a/june.md")
    assert [(hit.line, hit.below) for hit in hits] == [(0, True), (2, False)]


def test_more_lines_than_fit_into_one_set_are_still_read():
    globs = Globs.of([*("?" * (3_000 + number) for number in range(40)), "*.md"])
    assert (globs.says("june.md"), globs.says("?" * 3_005), globs.says("june.yaml")) == (True, True, None)
