"""Bytes on disk become text, or a problem that says what to do."""

import pytest

from postlint.source.decode import decode, read_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Source


def problem(data: bytes) -> Diagnostic:
    outcome = decode(data, "plan.yaml")
    assert isinstance(outcome, Diagnostic)
    return outcome


def text(data: bytes) -> str:
    outcome = decode(data, "plan.yaml")
    assert isinstance(outcome, Source)
    return outcome.text


def test_utf8_is_read_as_it_is():
    assert text("text: Grüße 😀\n".encode()) == "text: Grüße 😀\n"


def test_a_line_feed_ends_each_line_however_lines_of_the_file_end():
    assert text(b"a: 1\r\nb: 2\rc: 3\n\r") == "a: 1\nb: 2\nc: 3\n\n"


def test_a_byte_order_mark_is_dropped():
    assert text(b"\xef\xbb\xbfposts: []\n") == "posts: []\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-32-be"])
def test_other_unicode_encodings_are_refused_with_advice(encoding):
    mark = "" if encoding in {"utf-16", "utf-32"} else "\ufeff"
    found = problem((mark + "posts: []").encode(encoding))
    assert found.span.is_file
    assert f"This file is {encoding[:6].upper()}. Save it as UTF-8" in found.message


def test_a_latin_1_byte_is_shown_in_hex_at_its_line_and_column():
    found = problem("a: 😀\r\nb: é".encode() + b" caf\xe9\n")
    assert (found.span.line, found.span.column) == (2, 9)
    assert "0xE9" in found.message


def test_a_bad_byte_after_a_byte_order_mark_has_the_right_column():
    found = problem(b"\xef\xbb\xbfab\xff")
    assert (found.span.line, found.span.column) == (1, 3)


@pytest.mark.parametrize(
    ("character", "name"),
    [("\x00", "NUL"), ("\x1b", "terminal escape"), ("\x07", "control"), ("\x9b", "control")],
)
def test_control_characters_are_refused_at_their_place(character, name):
    found = problem(f"a: b\nc: d{character}e\n".encode())
    assert (found.span.line, found.span.column) == (2, 5)
    assert name in found.message


def test_tabs_and_line_breaks_are_no_control_characters():
    assert text("a:\tb\r\nc: d\x85e\n".encode()) == "a:\tb\nc: d\x85e\n"


def test_a_missing_file_is_a_problem(tmp_path):
    found = read_file(tmp_path / "none.yaml", "none.yaml")
    assert isinstance(found, Diagnostic)
    assert found.message == "There is no such file."
    assert found.span.path == "none.yaml"


def test_a_folder_is_a_problem(tmp_path):
    found = read_file(tmp_path, "plans")
    assert isinstance(found, Diagnostic)
    assert found.message == "This is a folder, not a file."


def test_a_loop_of_links_is_a_problem(tmp_path):
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    found = read_file(tmp_path / "a.yaml", "a.yaml")
    assert isinstance(found, Diagnostic)
    assert "circle" in found.message


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path, monkeypatch):
    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "plan.yaml"
    path.write_text("posts: []")
    monkeypatch.setattr("os.open", refuse)
    found = read_file(path, "plan.yaml")
    assert isinstance(found, Diagnostic)
    assert "permission denied" in found.message


def test_a_path_that_goes_through_a_file_is_a_problem(tmp_path):
    (tmp_path / "plan.yaml").write_text("posts: []")
    found = read_file(tmp_path / "plan.yaml" / "posts.yaml", "x")
    assert isinstance(found, Diagnostic)
    assert "not a folder" in found.message


def test_a_file_is_read_under_the_name_that_people_know(tmp_path):
    (tmp_path / "plan.yaml").write_text("posts: []")
    found = read_file(tmp_path / "plan.yaml", "content/plan.yaml")
    assert isinstance(found, Source)
    assert (found.path, found.text) == ("content/plan.yaml", "posts: []")
