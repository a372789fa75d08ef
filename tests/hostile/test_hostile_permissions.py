"""Files and folders that may not be read: each gets its error, and all others are judged."""

import ctypes
import os
import sys
from pathlib import Path

import pytest

from postlint.cli import main

GOOD = 'posts: [{text: "Which of the two?", poll: [This, That]}]'

CAPABILITY_VERSION_3 = 0x20080522
READ_ANYTHING = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of Linux's capabilities(7)."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Powers(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@pytest.fixture(autouse=True)
def _without_the_powers_of_root():
    """Let permissions hold for root too, as whom containers run tests."""
    if os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("root may read everything")
    libc = ctypes.CDLL(None, use_errno=True)
    header, powers = _Header(CAPABILITY_VERSION_3, 0), (_Powers * 2)()
    assert libc.capget(ctypes.byref(header), powers) == 0
    before = powers[0].effective
    powers[0].effective &= ~READ_ANYTHING
    assert libc.capset(ctypes.byref(header), powers) == 0
    yield
    powers[0].effective = before
    assert libc.capset(ctypes.byref(header), powers) == 0


@pytest.fixture
def plans(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "cache"))
    Path("plans").mkdir()
    Path("plans/good.yaml").write_text(GOOD)
    yield Path("plans")
    for closed in ("plans/closed", "plans"):
        if Path(closed).exists():
            Path(closed).chmod(0o700)


def closed_file(path):
    path.write_text(GOOD)
    path.chmod(0)


def closed_folder(path, **files):
    path.mkdir()
    for name, text in files.items():
        (path / f"{name}.yaml").write_text(text)
    path.chmod(0)


def check(capsys, *args):
    assert main(["check", *args]) == 2
    captured = capsys.readouterr()
    assert captured.err == ""
    assert "Checked 1 calendar, 1 post" in captured.out
    return captured.out


def test_a_file_in_a_folder(plans, capsys):
    closed_file(plans / "secret.yaml")
    assert "plans/secret.yaml: error: This file cannot be read: permission denied" in check(capsys, "plans")


def test_a_file_that_was_named(plans, capsys):
    closed_file(plans / "secret.yaml")
    out = check(capsys, "plans/secret.yaml", "plans/good.yaml")
    assert "plans/secret.yaml: error: This file cannot be read: permission denied" in out


def test_a_folder_in_a_folder(plans, capsys):
    closed_folder(plans / "closed", july=GOOD)
    assert "plans/closed: error: This folder cannot be read: permission denied" in check(capsys, "plans")


def test_a_folder_that_was_named(plans, capsys):
    closed_folder(plans / "closed", july=GOOD)
    out = check(capsys, "plans/closed", "plans/good.yaml")
    assert "plans/closed: error: This folder cannot be read: permission denied" in out


def test_a_file_that_was_named_in_a_closed_folder(plans, capsys):
    closed_folder(plans / "closed", july=GOOD)
    out = check(capsys, "plans/closed/july.yaml", "plans/good.yaml")
    assert "plans/closed/july.yaml: error: This file cannot be read: permission denied" in out


def test_a_closed_folder_among_calendars_that_the_settings_name(plans, capsys):
    closed_folder(plans / "closed", july=GOOD)
    Path("postlint.yaml").write_text("calendars: [plans/**]")
    out = check(capsys, "plans/closed/july.yaml", "plans/good.yaml")
    assert "plans/closed: error: This folder cannot be read: permission denied" in out
    assert "plans/closed/july.yaml: error: This file is none of the calendars" in out


def test_settings_that_may_not_be_read(plans, capsys):
    closed_file(Path("postlint.yaml"))
    assert "postlint.yaml: error: This file cannot be read: permission denied" in check(capsys, "plans")
