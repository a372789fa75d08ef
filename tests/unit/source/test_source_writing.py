"""Writing files whole."""

import os

import pytest

from postlint.source.paths import write_together, write_whole


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path):
    file = tmp_path / "report.json"
    file.write_bytes(b"old")
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_is_replaced_and_not_followed(tmp_path):
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to("target")
    write_whole(tmp_path / "link", b"new")
    assert not (tmp_path / "link").is_symlink()
    assert [(tmp_path / name).read_bytes() for name in ("link", "target")] == [b"new", b"old"]


def test_a_link_to_a_device_is_followed(tmp_path):
    (tmp_path / "link").symlink_to(os.devnull)
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()


def test_a_failed_replacement_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "report.json", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"new")
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_very_long_name_can_be_written(tmp_path):
    file = tmp_path / ("n" * 250)
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"


def test_of_several_files_none_is_there_if_one_cannot_be_written(tmp_path):
    (tmp_path / "one").write_bytes(b"old")
    files = [(tmp_path / "one", b"new"), (tmp_path / "missing" / "two", b"new")]
    with pytest.raises(FileNotFoundError):
        write_together(files)
    assert (tmp_path / "one").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["one"]
