"""Front matter is read at its true place in the file."""

from postlint.source.front_matter import split
from postlint.source.spans import Source
from postlint.source.validate import at, plain


def test_front_matter_is_parsed_and_the_body_follows():
    source = Source("post.md", "---\r\ntitle: Trail # new\r\ntags: [a]\r\n---\r\nBody: @here\r\n")
    parsed, body = split(source)
    assert parsed is not None
    assert plain(parsed.documents[0]) == {"title": "Trail", "tags": ["a"]}
    assert source.text[body:] == "Body: @here\r\n"
    assert [comment.text for comment in parsed.comments] == ["# new"]


def test_places_are_those_of_the_file():
    parsed, _ = split(Source("post.md", "---\na: 😀\nb: &x c\nd: *x\n---\n"))
    assert parsed is not None
    assert at(parsed.documents[0], ["b"]).span.line == 3
    assert at(parsed.documents[0], ["b"]).span.column == 7


def test_an_error_in_front_matter_has_its_place_in_the_file():
    parsed, _ = split(Source("post.md", "---\nhandle: @x\n---\n"))
    assert parsed is not None
    assert (parsed.problems[0].span.line, parsed.problems[0].span.column) == (2, 9)


def test_a_file_without_front_matter_is_all_body():
    assert split(Source("post.md", "Hello\n---\n")) == (None, 0)
    assert split(Source("post.md", "----\na: b\n---\n")) == (None, 0)


def test_front_matter_that_never_closes_is_a_problem():
    parsed, body = split(Source("post.md", "---\na: b\n ---\n"))
    assert parsed is not None
    assert "never closes" in parsed.problems[0].message
    assert body == len("---\na: b\n ---\n")


def test_empty_front_matter_holds_no_document():
    parsed, body = split(Source("post.md", "---\n---\nBody"))
    assert parsed is not None
    assert (parsed.documents, parsed.problems, body) == ((), (), 8)


def test_the_body_may_hold_what_yaml_refuses():
    parsed, _ = split(Source("post.md", "---\na: b\n---\n%TAG x\n\t@y: : :\n"))
    assert parsed is not None
    assert parsed.problems == ()
