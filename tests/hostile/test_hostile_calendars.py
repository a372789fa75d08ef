"""Whatever is in a folder: every file gets its error, and the good one is read."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postlint.calendars.load import load
from postlint.config import Config, find_config

GOOD = "posts: [{id: good, text: Fine}]"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("good.yaml").write_text(GOOD)


def problems_beside_the_good_one():
    plan = load(Config(root=Path()), (Path(),))
    assert [post.id for post in plan.posts] == ["good"]
    return [(problem.span.path, problem.span.line, problem.message) for problem in plan.problems]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"posts:\n- text: caf\xe9\n", 2),
        (b'posts:\n- text: "a\0b"\n', 2),
        ("posts: [{text: A}]".encode("utf-16"), 0),
        (b"[" * 25_000, 1),
        (b"posts:\n" + b"- " * 50_000, 2),
        (BOMB.encode(), None),
        (b"posts:\n- text: @parks hello\n", 2),
        (b"posts:\n- text: Join us: today\n", 2),
        (b"posts: [\n", None),
        (b"%TAG ! tag:example.org:\n--- {posts: []}\n", 1),
    ],
    ids=["latin-1", "nul", "utf-16", "deep flow", "deep block", "bomb", "at sign", "colon", "open", "tag"],
)
def test_bytes_that_are_no_calendar_get_one_error_each(data, line):
    Path("bad.yaml").write_bytes(data)
    ((path, found, _),) = problems_beside_the_good_one()
    assert path == "bad.yaml"
    assert line in {None, found}


def test_a_file_that_is_too_big_is_an_error():
    with Path("big.yaml").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    ((path, _, message),) = problems_beside_the_good_one()
    assert path == "big.yaml"
    assert "MB" in message


def test_a_link_to_itself_is_an_error():
    Path("loop.yaml").symlink_to("loop.yaml")
    assert [path for path, _, _ in problems_beside_the_good_one()] == ["loop.yaml"]


def test_a_link_to_nothing_is_an_error():
    Path("gone.yaml").symlink_to("nowhere.yaml")
    assert [path for path, _, _ in problems_beside_the_good_one()] == ["gone.yaml"]


def test_a_folder_that_links_back_to_one_that_holds_it_is_an_error():
    Path("a/b").mkdir(parents=True)
    Path("a/b/up").symlink_to("../..")
    ((path, _, message),) = problems_beside_the_good_one()
    assert path == "a/b/up"
    assert "leads back" in message


def test_a_pipe_is_an_error_and_is_not_waited_for():
    os.mkfifo("pipe.yaml")
    assert [path for path, _, _ in problems_beside_the_good_one()] == ["pipe.yaml"]


def test_names_that_are_no_utf8_can_be_shown():
    Path(os.fsdecode(b"caf\xe9.yaml")).write_text("posts: 5")
    ((path, _, _),) = problems_beside_the_good_one()
    assert path.encode() == rb"caf\xe9.yaml"


def test_a_gitignore_of_anything_breaks_nothing():
    Path(".gitignore").write_bytes(b"!\n\\\n[\n/\n\xff\n(a|a)*\n")
    assert problems_beside_the_good_one() == []


@pytest.mark.parametrize(
    "text",
    [
        "posts: {a: b}",
        "posts: text",
        "posts: [[{text: A}], null, 5, {}]",
        "accounts: [a, b]\nposts: []",
        'accounts: {"": {channel: x}}\nposts: []',
        "accounts: {a: 5}\nposts: [{text: A, account: a}]",
        "posts: [{text: A, account: [a], date: [1], poll: {a: b}, media: 5, urgent: {}}]",
        "posts: [{text: {a: b}, thread: {}, kind: [], reply_to: 5, id: {}}]",
        "posts: [{text: A, date: 99999999999999999999}]",
        "accounts: {a: {followers: -1, avatar: yes please}}\nposts: []",
        "slots: [5]\nperiods: [{}]\ninbox: [x]\nposts: []",
        "posts: []\n---\n5\n",
    ],
)
def test_wrong_shapes_are_errors_with_a_place(text):
    Path("bad.yaml").write_text(text)
    plan = load(Config(root=Path()), (Path("bad.yaml"),))
    assert plan.diagnostics
    assert all(found.span.path == "bad.yaml" and found.span.line for found in plan.diagnostics)


KEYS = st.sampled_from(
    ["posts", "accounts", "text", "date", "account", "thread", "media", "poll", "kind", "id", "slots"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_no_tree_breaks_the_run(tree):
    import json

    data = json.dumps(tree).encode()
    plan = load(Config(root=Path()), (), stdin=("any.json", data))
    assert [file.path for file in plan.files] == ["any.json"]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_no_bytes_break_the_run(data):
    plan = load(Config(root=Path()), (), stdin=("any.yaml", data))
    assert plan.posts or plan.problems or plan.files[0].posts == 0


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=100))
def test_no_settings_break_the_run(data):
    Path("postlint.yaml").write_bytes(data)
    config, _ = find_config(Path())
    assert config.root.samefile(".")
