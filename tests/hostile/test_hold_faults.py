"""Closed streams, full disks, interruptions, killed runs, odd surroundings: a sentence, and a sound state."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals, locales and streams of POSIX")
POSTS = "- {text: Which of the two would you like to have?}\n"
MANY = "posts:\n" + "".join(
    f'- {{text: "Come and see bridge {n} with your friends, it opens in {n % 7} days"}}\n'
    for n in range(4_000)
)


@pytest.fixture(autouse=True)
def _posts(here):
    Path("a.yaml").write_text(POSTS)


def shell(line):
    words = f"{sys.executable} -m postlint"
    return subprocess.run(
        ["sh", "-c", line.replace("postlint", words, 1)], check=False, capture_output=True, timeout=60
    )


def test_closed_standard_input_is_said():
    ran = shell("postlint check - <&-")
    assert ran.returncode == 2
    assert b"standard input, which is closed" in ran.stderr


@pytest.mark.parametrize("words", ["rules", "mix .", "classify .", "import a.yaml", "check --list-files ."])
def test_closed_standard_error_changes_no_exit_code(words):
    assert shell(f"postlint {words} 2>&-").returncode == 0


def test_closed_standard_output_is_said():
    ran = shell("postlint check . >&-")
    assert (ran.returncode, b"it is closed" in ran.stderr) == (2, True)


def test_with_all_streams_closed_no_file_takes_their_place():
    assert shell("postlint check . --output json=r.json <&- >&- 2>&-").returncode == 2
    assert Path("r.json").read_text().startswith("{")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_is_said():
    ran = shell("postlint check . > /dev/full")
    assert (ran.returncode, b"No space left" in ran.stderr) == (2, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("words", ["check .", "rules", "check --nope", "nope", "--help"])
def test_where_nothing_can_be_said_the_exit_code_says_it(words):
    assert shell(f"postlint {words} > /dev/full 2> /dev/full").returncode == 2


BEGIN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from postlint.__main__ import main
print("begun", flush=True)
sys.exit(main())
"""
"""Whoever runs the tests may ignore interruptions, which children inherit; Python starts when it likes."""


def begun(*words):
    run = subprocess.Popen(
        [sys.executable, "-c", BEGIN, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    run.stdout.readline()
    return run


@pytest.mark.parametrize(("after", "jobs"), [(0.0, "1"), (0.1, "1"), (0.4, "1"), (1.5, "2")])
def test_an_interruption_is_one_line_and_130(after, jobs):
    Path("a.yaml").write_text(MANY)
    run = begun("check", "--no-cache", "--jobs", jobs, "a.yaml")
    time.sleep(after)
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert said.strip() in {b"postlint: interrupted.", b""}


def test_a_killed_run_leaves_no_process():
    Path("a.yaml").write_text(MANY)
    run = begun("check", "--no-cache", "--jobs", "2", "a.yaml")
    time.sleep(2)
    run.kill()
    # Workers hold the pipes, too: these end only when the last of them has.
    run.communicate(timeout=60)


def test_what_a_killed_run_left_in_the_cache_is_removed_by_the_next(postlint, tmp_path):
    assert postlint("check", ".").returncode == 0
    (kept,) = (tmp_path / "cache").iterdir()
    left = kept.with_name(f".{kept.name[:40]}.postlint-abcdefgh")
    for path in (left, kept.with_name(".others")):
        path.write_text("half")
        os.utime(path, (0, 0))
    Path("b.yaml").write_text("- {text: What would you like to read about next week?}\n")
    assert postlint("check", ".").returncode == 0
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == sorted([kept.name, ".others"])


def test_the_cache_of_somebody_else_is_not_believed(postlint, tmp_path):
    assert postlint("check", ".").returncode == 0
    (kept,) = (tmp_path / "cache").iterdir()
    kept.chmod(0o666)
    ran = postlint("check", ".")
    assert ran.returncode == 0
    assert b"anybody may write it; every post is read anew" in ran.stderr


def test_the_cache_is_believed_where_the_umask_is_0(postlint):
    before = os.umask(0)
    try:
        assert postlint("check", ".").returncode == 0
    finally:
        os.umask(before)
    assert b"cache" not in postlint("check", ".").stderr


def test_eight_runs_at_once_say_the_same_and_leave_one_whole_report(tmp_path):
    runs = [begun("check", "--output", "json=report", ".") for _ in range(8)]
    outputs = {run.communicate(timeout=120) for run in runs}
    assert len(outputs) == 1
    assert {run.returncode for run in runs} == {0}
    assert json.loads(Path("report").read_text())["findings"] == []
    assert sorted(path.name for path in Path().iterdir()) == [".git", "a.yaml", "report"]
    assert len([*(tmp_path / "cache").iterdir()]) == 1


ORDINARY = {"LC_ALL": "C.UTF-8", "TZ": "UTC"}
GONE = dict.fromkeys(
    ("HOME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "TERM", "USER", "XDG_CACHE_HOME")
)


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    """A folder with a calendar, and what is said of it in ordinary surroundings."""
    folder = tmp_path_factory.mktemp("here") / "plan"
    folder.mkdir()
    (folder / ".git").mkdir()
    (folder / "plan.yaml").write_text(
        "timezone: Europe/London\nposts:\n"
        "- {date: 2026-06-01 23:30, channel: x, text: Wünscht ihr euch das, alt: ü}\n"
        "- {date: 2026-03-29 01:30, channel: x, text: Which of the two would you like?}\n",
        encoding="utf-8",
    )
    return folder, said_in(folder, ORDINARY)


def said_in(folder, surroundings):
    env = {**os.environ, "POSTLINT_CACHE_DIR": str(folder.parent / "cache"), **surroundings}
    ran = subprocess.run(
        [sys.executable, "-m", "postlint", "check", "--format", "json", "."],
        env={name: value for name, value in env.items() if value is not None},
        cwd=folder,
        check=False,
        capture_output=True,
    )
    return ran.returncode, ran.stdout, ran.stderr


@pytest.mark.parametrize(
    "surroundings",
    [
        GONE,
        {"LC_ALL": "xx_YY.nothing", "LANG": "\udcff"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
        {"TZ": ""},
        {"TZ": ":/etc/passwd"},
        {"TZ": "\udcff" * 300},
        {"TZ": "Pacific/Kiritimati"},
        {"TMPDIR": "/nowhere/at/all", "HOME": "\udcff"},
    ],
    ids=[
        "nothing",
        "no such locale",
        "ascii",
        "no zone",
        "no zone but a file",
        "bytes",
        "tomorrow",
        "no room",
    ],
)
def test_surroundings_change_no_byte_of_a_report(plan, surroundings):
    folder, ordinary = plan
    assert said_in(folder, surroundings) == ordinary


@pytest.mark.parametrize(
    "surroundings",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"TZ": "Mars/Olympus:::9"},
        {"PATH": ""},
        {"HOME": "/nowhere/at/all", "XDG_CACHE_HOME": "", "POSTLINT_CACHE_DIR": ""},
        {"COLUMNS": "-5", "LINES": "x", "TERM": "nonsense"},
        {"POSTLINT_CACHE_DIR": "/dev/null/cache"},
    ],
    ids=["ascii", "zone", "no git", "no home", "terminal", "no cache"],
)
def test_odd_surroundings_change_no_verdict(postlint, surroundings):
    Path("ü.yaml").write_text("- {text: Wünscht ihr euch das eine oder das andere?}\n", encoding="utf-8")
    Path("postlint.yaml").write_text("packs: [ü-pack.yaml]\n", encoding="utf-8")
    ran = postlint("check", ".", env={**os.environ, **surroundings})
    assert ran.returncode == 2
    assert b"internal error" not in ran.stderr
    assert b"pack.yaml" in ran.stdout


def test_a_file_that_vanishes_is_said(here, monkeypatch, capsys):
    from postlint.cli import main

    opened = os.open

    def vanish(path, *args, **options):
        if str(path).endswith("a.yaml"):
            Path("a.yaml").unlink(missing_ok=True)
        return opened(path, *args, **options)

    monkeypatch.setattr(os, "open", vanish)
    assert main(["check", "."]) == 2
    assert "a.yaml: error: There is no such file." in capsys.readouterr().out


def test_a_clock_that_jumps_changes_nothing(here, monkeypatch, capsys):
    from postlint.cli import main

    monkeypatch.setattr(time, "monotonic", iter(range(10**9, 0, -1000)).__next__)
    monkeypatch.setattr(time, "time", lambda: -1.0)
    assert main(["check", "."]) == 0
