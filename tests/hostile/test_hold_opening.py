"""Only regular files are opened, and nothing waits for one."""

import ast
import os
import signal
import socket
from pathlib import Path

import pytest

import postlint
from postlint.cli import main
from postlint.source.opening import NotAFileError, read_bytes

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")

SOURCES = Path(postlint.__file__).parent
OURS = {
    *(
        "calendars/schema.py",
        "calendars/last_lines.py",
        "calendars/post_likeness.py",
        "config.py",
        "judging/text_length.py",
        "report/page/render.py",
    ),
    *("kinds/language.py", "kinds/pipeline/__init__.py", "kinds/pipeline/component.py"),
    *("kinds/pipeline/ensemble.py", "kinds/pipeline/network.py"),
}
"""They read files that come with postlint."""
OF_AUDITS = {f"auditing/{name}.py" for name in ("audit", "partitions", "publish", "sources")}
"""They read what was named on the command line, of any size, and what they wrote themselves."""


@pytest.fixture(autouse=True)
def _nothing_waits():
    def late(*_args):
        raise AssertionError("something waits for a file")

    signal.signal(signal.SIGALRM, late)
    signal.alarm(30)
    yield
    signal.alarm(0)


OF_OURS = {"_recorded", "emit"}
"""Functions that read how postlint was installed, and write to where nobody looks."""


def _but(tree, names):
    for node in ast.iter_child_nodes(tree):
        if getattr(node, "name", "") not in names:
            yield node
            yield from _but(node, names)


def test_one_module_opens_files():
    def opens(node):
        named = isinstance(node, ast.Attribute) and node.attr in {"read_bytes", "read_text", "open"}
        return named and not (isinstance(node.value, ast.Name) and node.value.id in {"webbrowser", "opening"})

    found = {
        path.relative_to(SOURCES).as_posix()
        for path in SOURCES.rglob("*.py")
        if any(map(opens, _but(ast.parse(path.read_text(encoding="utf-8")), OF_OURS)))
    }
    written = {"calendars/files/snapshot.py", "cli/__init__.py"}
    locked = {"source/paths.py"}
    assert found - OURS - OF_AUDITS - written - locked == {"source/opening.py"}


@pytest.mark.parametrize(
    "name",
    [
        *("a.yaml", "a.json", "a.csv", "a.tweet", "social-posts.md", "plan.xlsx", "tweets.js"),
        *("postlint.yaml", "house.yaml", ".gitignore", ".gitmodules", ".pre-commit-config.yaml"),
    ],
)
@pytest.mark.parametrize("kind", ["pipe", "device", "socket"])
def test_what_is_no_file_is_not_waited_for(here, capsys, name, kind):
    if name == "house.yaml":
        Path("postlint.yaml").write_text("packs: [house.yaml]\n")
    if kind == "pipe":
        os.mkfifo(name)
    elif kind == "device":
        Path(name).symlink_to("/dev/zero")
    else:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(name)
    Path("good.yaml").write_text("- {text: Which of the two?}\n")
    for words in (["check", "."], ["check", "good.yaml", name], ["init"]):
        assert main(words) in {0, 2}
    assert "internal error" not in capsys.readouterr().err


def test_the_cache_may_be_a_pipe(here, tmp_path, capsys):
    Path("a.yaml").write_text("- {text: Which of the two would you like to have?}\n")
    assert main(["check", "a.yaml"]) == 0
    (kept,) = (tmp_path / "cache").iterdir()
    kept.unlink()
    os.mkfifo(kept)
    assert main(["check", "a.yaml"]) == 0


def test_a_baseline_may_be_a_pipe(here, capsys):
    os.mkfifo("b.json")
    assert main(["check", "--allow-empty", "--baseline", "b.json"]) == 2
    assert "This is a pipe, socket or device, not a file." in capsys.readouterr().err


def test_reading_stops_after_what_is_asked_for(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert len(read_bytes(tmp_path / "a", 10)) == 11


def test_a_link_is_followed_only_where_links_are(tmp_path):
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "b").symlink_to("a")
    assert read_bytes(tmp_path / "b", 10) == b"x"
    with pytest.raises(NotAFileError):
        read_bytes(tmp_path / "b", 10, links=False)


@pytest.mark.parametrize(
    "name", ["a\0b.yaml", "\ud800.yaml", "x\0/y.yaml", "a" * 5000 + ".yaml", "x/" * 2500]
)
def test_a_name_that_no_file_can_have_is_a_problem(here, name):
    checked = postlint.check(name)
    assert checked[0].problems
    assert postlint.check(config=Path(name))[0].problems
    Path("postlint.yaml").write_text('packs: ["a\\0b.yaml"]\n')
    assert postlint.check()[0].problems
