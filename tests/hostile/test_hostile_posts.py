"""One-post files and archives that are made to hurt: each is read or refused, quickly and politely."""

import os
import time
import zipfile
from pathlib import Path

import pytest

from postlint.calendars.load import load
from postlint.config import Config

MARKDOWN = "---\nmedia: [mastodon-parks]\n---\n"
OUTBOX = (
    '{"type": "OrderedCollection", "orderedItems": [{"type": "Create", "to": ["as:Public"], "object": {%s}}]}'
)
GOOD = {"posts/good.md": f"{MARKDOWN}Fine.\n", "tweets/good.tweet": "Fine.\n"}


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in GOOD.items():
        write(name, text)


def write(name, text):
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def read(*paths):
    plan = load(Config(root=Path()), tuple(map(Path, paths or (".",))))
    return plan, [(problem.span.path, problem.span.line, problem.message) for problem in plan.diagnostics]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tweet", "---\n" * 50_000),
        ("a.tweet", "x\n\n---\n\n" * 25_000),
        ("a.tweet", "Which?\n" + "( ) option\n" * 25_000),
        ("a.tweet", "---\nthread-delimiter: '+'\n---\n" + "x\n+\n---\n" * 10_000),
        ("a.tweet", "\n" * 250_000 + "x"),
        ("a.tweet", " " * 250_000 + "x" + "\t" * 250_000),
        ("a.tweet", "retweet: " * 50_000),
        ("posts/a.md", MARKDOWN + "<!-- " * 50_000),
        ("posts/a.md", MARKDOWN + "<!-- postlint: " * 50_000),
        ("posts/a.md", MARKDOWN + "x " + "<a " * 25_000),
        ("posts/a.md", MARKDOWN + "[" * 10_000),
        ("posts/a.md", MARKDOWN + "> " * 25_000),
        ("posts/a.md", "X:\nTX:\n" * 4_000),
        ("posts/a.md", "***\n\n" * 20_000),
        ("outbox.json", OUTBOX % ('"content": "%s"' % ("<p" * 50_000))),
        ("outbox.json", OUTBOX % ('"content": "%s"' % ("&" * 50_000))),
        ("outbox.json", OUTBOX % ('"content": "&#%s;"' % ("9" * 50_000))),
        ("tweets.js", 'window.YTD.tweets.part0 = [{"tweet": {"full_text": "&#%s;"}}]' % ("9" * 50_000)),
    ],
    ids=[
        *("delimiters", "parts", "options", "fronts of parts", "blank lines", "blanks", "fields"),
        *("comments", "suppressions", "tags", "brackets", "quotes", "labels", "rules", "html", "escapes"),
        *("numbers of signs", "numbers of signs in tweets"),
    ],
)
def test_floods_take_linear_time(name, text):
    write(name, text)
    began = time.process_time()
    plan, _ = read()
    assert time.process_time() - began < 10
    assert {post.span.path for post in plan.posts} >= set(GOOD)


@pytest.mark.parametrize(
    ("name", "text", "line", "says"),
    [
        ("tweets/a.tweet", "---\nreply: x\n\nHello\n", 1, "never closes"),
        ("posts/a.md", "---\nmedia: [mastodon-parks]\n\nHello\n", 1, "never closes"),
        ("posts/a.md", "---\nmedia: [mastodon-parks\n---\nHello\n", 2, ""),
        ("posts/a.md", f"{MARKDOWN}caf\xe9".encode("latin-1"), 4, "UTF-8"),
        ("posts.csv", 'Date,Copy\n2026-06-01,"Hello\n', 2, "never"),
        ("posts.csv", "Date,Copy\n2026-06-01,Hello, all\n2026-06-02,Fine\n", 2, "3 cells"),
        ("posts.csv", "Date,Copy\n2026-02-30,Hello\n", 2, "February 2026 has 28 days"),
        ("posts.json", '[{"text": "Hello"},\n{"text": "Hel', 2, "cut off"),
        ("tweets.js", "window.YTD.tweets.part0 = [\n{tweet: evil()}]", 2, "double quotes"),
        ("tweets.js", "window.YTD.tweets.part0 = require('fs')", 1, "never runs a program"),
        ("tweets.js", "window.YTD.tweets.part0 = []\nfetch('x')", 2, "something follows"),
        ("tweets/a.tweet", "---\ndate: 2026-02-30\n---\nHello\n", 2, "February 2026 has 28 days"),
        ("posts/a.md", "---\nmedia: [a-b]\ndate: 2026-02-30\n---\nHello\n", 3, "February 2026 has 28 days"),
    ],
)
def test_what_is_broken_is_said_with_its_place_and_the_rest_is_read(name, text, line, says):
    write(name, text)
    plan, problems = read()
    ((path, found, message),) = problems
    assert (path, found) == (name, line)
    assert says in message
    assert {post.span.path for post in plan.posts} >= set(GOOD)


def test_a_bomb_of_a_zip_is_refused_without_a_look_inside():
    with zipfile.ZipFile("archive.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("data/tweets.js", b"\0" * 50_000_000)
    plan, ((path, _, message),) = read("archive.zip", "tweets")
    assert (path, [post.text for post in plan.posts]) == ("archive.zip", ["Fine."])
    assert "Unpack it yourself" in message
    assert read(".")[1] == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps names of files as text")
def test_names_that_are_no_utf8_are_read_and_can_be_shown():
    folder = b"2026\xe9"
    Path(os.fsdecode(folder)).mkdir()
    for name in (b"caf\xe9-260601.tweet", b"2026-06-01-\xff.tweet"):
        Path(os.fsdecode(folder + b"/" + name)).write_text("Open.")
    plan, problems = read()
    assert not problems
    names = [post.span.path for post in plan.posts]
    assert names[:2] == ["2026\\xe9/2026-06-01-\\xff.tweet", "2026\\xe9/caf\\xe9-260601.tweet"]
    assert "".join(names).encode()
    assert str(plan.posts[0].when.value.date) == "2026-06-01"


def test_thousands_of_one_post_files_are_read_in_linear_time():
    def seconds(count):
        for number in range(count):
            write(f"tweets/2606{number % 28 + 1:02}-{number}.tweet", f"Lane {number} is finished.\n")
        began = time.process_time()
        plan, problems = read()
        assert (len(plan.posts), problems) == (count + len(GOOD), [])
        return time.process_time() - began

    few = seconds(500)
    # Four times the files may take eight times as long, on a machine that does other things as well; sixteen
    # times would be each file held against each.
    assert seconds(2_000) < max(2.0, 8 * few)
