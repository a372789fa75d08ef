"""Input that is made to hurt is refused, quickly and politely."""

import time

import pytest

from postlint.source.budgets import MAX_BYTES
from postlint.source.decode import decode, read_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Source
from postlint.source.tree import Mapping, Parsed
from postlint.source.validate import plain, validate
from postlint.source.yaml.parse import parse


def parsed(text: str, within: float = 10.0) -> Parsed:
    source = decode(text.encode(), "hostile.yaml")
    assert isinstance(source, Source)
    began = time.process_time()
    found = parse(source)
    assert time.process_time() - began < within
    return found


def only_problem(text: str) -> str:
    found = parsed(text)
    assert found.documents == ()
    (problem,) = found.problems
    return problem.message


@pytest.mark.parametrize(
    "text",
    ["[" * 25_000 + "]" * 25_000, "[" * 50_000, "{" * 50_000, "{a: " * 50_000, "- " * 50_000, "? " * 50_000],
    ids=["nested", "open lists", "open maps", "flow maps", "block lists", "complex keys"],
)
def test_deep_nesting_is_refused(text):
    assert "nested more than 64 levels deep" in only_problem(text)


def test_sixty_four_levels_are_allowed():
    assert parsed("[" * 64 + "]" * 64).problems == ()
    assert only_problem("[" * 65 + "]" * 65)


def bomb(line: str) -> str:
    return "a0: &a0 {k: v}\n" + "".join(
        line.format(n=n, of=", ".join([f"*a{n - 1}"] * 9)) for n in range(1, 40)
    )


@pytest.mark.parametrize(
    "line", ["a{n}: &a{n} [{of}]\n", "a{n}: &a{n}\n  <<: [{of}]\n"], ids=["lists", "merges"]
)
def test_an_alias_bomb_is_refused(line):
    assert "repeat more than 100,000 values" in only_problem(bomb(line))


def test_aliases_cannot_nest_deeper_than_brackets():
    levels = "".join(f"a{n}: &a{n} {'[' * 50}*a{n - 1}{']' * 50}\n" for n in range(1, 50))
    assert "nested more than 64 levels deep" in only_problem("a0: &a0 x\n" + levels)


@pytest.mark.parametrize("text", ["&a [*a]", "&a {b: *a}", "x: &a\n  - &b [*a, *b]\n"])
def test_an_alias_to_its_own_parent_is_refused(text):
    found = parsed(text)
    assert "repeats itself without end" in found.problems[0].message
    plain(found.documents[0])


def test_a_flood_of_tag_directives_is_refused():
    assert only_problem("%TAG !a! tag:b,2000:\n" * 80_000 + "---\na: b\n").startswith("%TAG is not allowed")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_tag_directive_is_found_behind_any_line_end(newline):
    assert only_problem(f"a: b{newline}...{newline}%TAG !a! b{newline}---{newline}").startswith("%TAG")


@pytest.mark.parametrize("line", ["%YAML 1.1\n", "%FOO bar\n", "#\n", "\n", "--- # x\n"])
def test_floods_of_empty_lines_take_linear_time(line):
    parsed(line * 50_000, within=3.0)


@pytest.mark.parametrize(
    "text",
    [
        "a: b" + " " * 500_000 + "\n" + "#\n" * 100_000,
        "a: |\n" + " # x\n" * 200_000,
        "a: &a\n" + "# x\n" * 100_000 + "  b\n",
        "a: " + "#x" * 500_000,
        'a: "' + "# " * 500_000,
        "a:" * 100_000,
        "&a " * 100_000,
        "a: &a" + " " * 1_000_000 + "\nb: c",
    ],
    ids=["blanks", "block", "anchor", "plain", "quoted", "colons", "anchors", "spaces"],
)
def test_hashes_and_blanks_take_linear_time(text):
    parsed(text, within=3.0)


def test_a_flood_of_comments_is_refused():
    assert only_problem("#\n" * 400_000).startswith("This file holds more than 300,000 comments.")


def test_a_map_of_many_keys_is_quick():
    found = parsed("".join(f"key{n}: value\n" for n in range(50_000)), within=4.0)
    (document,) = found.documents
    assert isinstance(document, Mapping)
    assert len(document.entries) == 50_000


def test_errors_in_a_map_of_many_keys_are_quick():
    found = parsed("".join(f"key{n}: value\n" for n in range(20_000)), within=3.0)
    began = time.process_time()
    assert len(validate(found.documents[0], {"additionalProperties": {"type": "integer"}})) == 1001
    assert len(validate(found.documents[0], {"properties": {"a": {}}, "additionalProperties": False})) == 1001
    assert time.process_time() - began < 10


def test_a_file_over_the_cap_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    found = read_file(path, "big.yaml")
    assert isinstance(found, Diagnostic)
    assert found.message.startswith("This file has 50 MB; postlint reads up to 32 MB.")


def test_bytes_over_the_cap_are_refused():
    found = decode(b" " * (MAX_BYTES + 1), "stdin")
    assert isinstance(found, Diagnostic)
    assert "32 MB" in found.message


def test_a_device_is_refused(tmp_path):
    from pathlib import Path

    found = read_file(Path("/dev/zero"), "/dev/zero")
    assert isinstance(found, Diagnostic)
    assert "device" in found.message


def test_a_path_with_a_nul_is_a_problem():
    from pathlib import Path

    assert isinstance(read_file(Path("a\0b"), "a"), Diagnostic)


def test_code_in_tags_never_runs(tmp_path):
    trace = tmp_path / "trace"
    found = parsed(f"!!python/object/apply:os.system ['touch {trace}']\n")
    assert found.problems
    assert not trace.exists()
