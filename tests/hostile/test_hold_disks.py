"""Disks that are full, files that grow or are gone, names of any bytes, leftovers, and very many files."""

import errno
import os
import re
import shutil
import subprocess
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from postlint.cli import main
from postlint.report.formats import FORMATS
from postlint.source.opening import read_bytes
from postlint.source.paths import hold

pytestmark = pytest.mark.skipif(os.name == "nt", reason="names, disks and processes of POSIX")
POSTS = "- {text: Which of the two would you like to have?}\n"
OLD = "what stood here before"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@pytest.fixture(autouse=True)
def _posts(here):
    Path("a.yaml").write_text(POSTS)


@pytest.fixture
def full(monkeypatch):
    """A disk on which half of a file has room."""
    written = Path.write_bytes

    def write_half(path, data):
        written(path, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", write_half)


def names(folder="."):
    return sorted(path.name for path in Path(folder).iterdir())


@pytest.mark.parametrize(
    "words",
    [
        *(("check", "--output", f"{form}=report", ".") for form in FORMATS),
        ("check", "--baseline", "report", "--update-baseline", "."),
        ("import", "--output", "report", "a.yaml"),
    ],
    ids=lambda words: "-".join(words[:3:2]),
)
def test_a_report_on_a_full_disk_is_said_and_the_old_one_stays(full, capsys, words):
    if words[0] == "check" and "--baseline" not in words:
        Path("report").write_text(OLD)
    before = names()
    assert main(list(words)) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "report: No space left on device" in said
    assert names() == before
    assert "report" not in before or Path("report").read_text() == OLD


@pytest.fixture
def no_room():
    """What makes a process find that nothing has room on any disk."""
    resource = pytest.importorskip("resource")
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_a_cache_without_room_is_said_and_changes_no_verdict(postlint, no_room, tmp_path):
    ran = postlint("check", ".", preexec_fn=no_room)
    assert ran.returncode == 0
    assert b"could not be written (File too large)" in b" ".join(ran.stderr.split())
    assert names(tmp_path / "cache") == []


def test_a_report_without_room_is_said(postlint, no_room):
    ran = postlint("check", "--no-cache", "--output", "json=report", ".", preexec_fn=no_room)
    assert ran.returncode == 2
    assert b"report: File too large" in b" ".join(ran.stderr.split())
    assert names() == [".git", "a.yaml"]


def test_a_file_that_grows_while_it_is_read_is_read_up_to_what_is_asked_for(here, monkeypatch):
    opened = os.open

    def grow(path, *args, **options):
        with Path("a.yaml").open("ab") as file:
            file.write(b"#" * 1_000)
        return opened(path, *args, **options)

    monkeypatch.setattr(os, "open", grow)
    assert len(read_bytes(Path("a.yaml"), 100)) == 101
    assert len(read_bytes(Path("a.yaml"), 10_000)) == len(POSTS) + 2_000


def test_a_file_that_outgrows_its_budget_while_it_is_read_is_refused(here, monkeypatch, capsys):
    opened = os.open

    def grow(path, *args, **options):
        if str(path).endswith("a.yaml"):
            os.truncate("a.yaml", 33 * 1024 * 1024)
        return opened(path, *args, **options)

    monkeypatch.setattr(os, "open", grow)
    assert main(["check", "."]) == 2
    assert "a.yaml: error: This file has more than 32 MB" in " ".join(capsys.readouterr().out.split())


def test_a_file_that_is_cut_off_while_it_is_read_is_read_as_far_as_it_goes(here, monkeypatch, capsys):
    opened = os.open

    def shrink(path, *args, **options):
        if str(path).endswith("a.yaml"):
            os.truncate("a.yaml", 9)
        return opened(path, *args, **options)

    monkeypatch.setattr(os, "open", shrink)
    assert main(["check", "."]) == 2
    assert "a.yaml:" in capsys.readouterr().out


@pytest.mark.parametrize(("what", "code"), [("june", 0), (".", 2)])
def test_what_vanishes_while_folders_are_walked_was_never_there(here, monkeypatch, capsys, what, code):
    Path("june").mkdir()
    Path("june/b.yaml").write_text(POSTS)
    scanned = os.scandir

    def vanish(folder):
        found = list(scanned(folder))
        with monkeypatch.context() as patched:
            patched.setattr(os, "scandir", scanned)
            shutil.rmtree(what, ignore_errors=True)
        return nullcontext(found)

    monkeypatch.setattr(os, "scandir", vanish)
    assert main(["check", "."]) == code
    assert "internal error" not in capsys.readouterr().err


def test_files_of_any_day_give_the_same_verdict(here, tmp_path, capsys):
    said = set()
    for when in (-(2**31), 0, 2**33):
        for path in (Path("a.yaml"), *(tmp_path / "cache").glob("*")):
            os.utime(path, (when, when))
        assert main(["check", "."]) == 0
        said.add(capsys.readouterr())
    assert len(said) == 1


def test_every_byte_that_a_name_may_hold_can_be_read_and_shown_in_every_format(here, capsys):
    bytes_of_names = [bytes([byte]) for byte in range(1, 256) if byte not in b"/"]
    for byte in bytes_of_names:
        folder = Path(os.fsdecode(b"d" + byte))
        folder.mkdir()
        (folder / os.fsdecode(b"n" + byte + b".tweet")).write_text("Which of the two would you like?\n")
    code = main(["check", ".", "--format", "json"])
    assert f'"posts": {len(bytes_of_names) + 1}' in capsys.readouterr().out
    for form in FORMATS:
        assert main(["check", ".", "--show", "info", "--show", "posts", "--format", form]) == code
        out, err = capsys.readouterr()
        assert not CONTROL.search(out + err)


def test_what_killed_runs_left_of_a_report_is_removed_by_the_next(here):
    old, new, other = (
        Path(name) for name in (".report.postlint-abcdefgh", ".report.postlint-now", ".report.abcdefgh")
    )
    for path in (old, new, other):
        path.write_text("half")
    for path in (old, other):
        os.utime(path, (0, 0))
    assert main(["check", "--output", "json=report", "."]) == 0
    assert names() == [".git", other.name, new.name, "a.yaml", "report"]


def test_what_killed_runs_left_of_a_revision_is_removed_by_the_next(here, tmp_path, monkeypatch):
    (tmp_path / "room").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "room"))
    old, left, held, new = (
        tmp_path / "room" / f"postlint-revision-{name}" for name in ("old", "left", "held", "new")
    )
    ages = {old: 25 * 3_600, left: 120, held: 120, new: 0}
    for folder, age in ages.items():
        (folder / "june").mkdir(parents=True)
        (folder / "june" / "a.yaml").write_text(POSTS)
        os.utime(folder, (time.time() - age,) * 2)
    Path(".git").rmdir()
    for words in (("init", "-q"), ("add", "a.yaml"), ("commit", "-qm", "June")):
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b.org", *words], check=True)
    with hold(held):
        assert main(["check", "--since-rev", "HEAD", "."]) == 0
        assert names(tmp_path / "room") == [held.name, new.name]


def test_twenty_thousand_files_are_read_in_time(here, capsys):
    Path("a.yaml").rename("a.tweet")
    for number in range(1, 20_000):
        if number % 1_000 == 1:
            folder = Path(f"d{number}")
            folder.mkdir()
        os.link("a.tweet", folder / f"{number}.tweet")
    began = time.process_time()
    assert main(["check", "."]) == 0
    assert "Checked 20,000 calendars, 20,000 posts" in " ".join(capsys.readouterr().out.split())
    assert time.process_time() - began < 60
