"""Front matter in TOML, between lines of three plus signs, as Hugo has it."""

import json
import sys

import pytest
import yaml

pytestmark = pytest.mark.skipif(sys.version_info < (3, 11), reason="Python reads TOML from 3.11 on")

_FRONT = """\
+++
title = "A new gate"
date = 2026-06-01T09:00:00Z
tags = [
  "gate",
]
tweet = "The gate is open for TBD of you."

[social]
linkedin = \"\"\"
We opened the gate this morning.
Thank you to TBD of the school.\"\"\"
mastodon = 'The gate is open, and the lawn is wet.' # said twice

[social.bluesky]
text = "The gate is \\"open\\" for all of you."

[[announcements]]
platform = "facebook"
text = "The gate is open for everyone now."
+++

An article about a gate.
"""


@pytest.fixture
def article(workplace):
    path = workplace / "content" / "posts" / "gate.md"
    path.parent.mkdir(parents=True)
    return path


def test_what_is_said_of_an_article_is_read(run, article):
    article.write_text(_FRONT)
    posts = {post["account"]: post["text"] for post in yaml.safe_load(run("import", ".").stdout)["posts"]}
    assert posts == {
        "x": "The gate is open for TBD of you.",
        "linkedin": "We opened the gate this morning.\nThank you to TBD of the school.",
        "mastodon": "The gate is open, and the lawn is wet.",
        "bluesky": 'The gate is "open" for all of you.',
        "facebook": "The gate is open for everyone now.",
    }


@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
def test_findings_stand_at_their_own_lines(run, article, breaks):
    article.write_bytes(_FRONT.replace("\n", breaks).encode())
    (article.parents[2] / "postlint.yaml").write_text("packs: [hygiene]\n")
    found = json.loads(run("check", "--format", "json").stdout)["findings"]
    assert [(it["line"], it["column"]) for it in found if it["rule"] == "hygiene/placeholder"] == [
        (7, 31),
        (12, 14),
    ]


def test_a_post_a_file_may_have_it_too(run, workplace):
    (workplace / "posts").mkdir()
    (workplace / "posts" / "gate.md").write_text(
        '+++\nplatform = "mastodon"\ndate = 2026-06-01\nstatus = "draft"\n+++\nThe gate is open for all.\n'
    )
    (post,) = yaml.safe_load(run("import", ".").stdout)["posts"]
    assert (post["text"].strip(), str(post["date"]), post["status"]) == (
        "The gate is open for all.",
        "2026-06-01",
        "draft",
    )


@pytest.mark.parametrize(
    ("front", "line", "says"),
    [
        ('title = "A gate\ntweet = "x"\n', 2, "is no TOML"),
        ("title = 1\ntitle = 2\n", 3, "is no TOML"),
        ("[social]\nx = [1,\n", 4, "is no TOML"),
    ],
)
def test_what_is_no_toml_is_told_at_its_line(run, article, front, line, says):
    article.write_text(f"+++\n{front}+++\nAn article.\n")
    ran = run("check", "content/posts/gate.md")
    assert f"content/posts/gate.md:{line}:" in ran.stdout
    assert says in " ".join(ran.stdout.split())


def test_what_never_closes_is_told(run, article):
    article.write_text('+++\ntitle = "A gate"\n')
    assert "End it with a line of three plus signs: +++" in " ".join(
        run("check", "content/posts/gate.md").stdout.split()
    )


def test_a_value_of_many_lines_takes_no_time(run, article):
    lines = '  ["a", "]"],\n' * 20_000
    article.write_text(f"+++\nrows = [\n{lines}]\n+++\nAn article.\n")
    assert "too many lines" in " ".join(run("check", "content/posts/gate.md").stdout.split())


def test_nothing_is_written_into_it(run, article):
    article.write_text(_FRONT)
    run("ask", "--format", "json")
    assert article.read_text() == _FRONT


@pytest.mark.parametrize(
    "front",
    [
        f"{'z.' * 900}z = 1",
        f"[{'z.' * 900}z]",
        "a = [\n" + ('"]",' * 100 + "\n") * 499 + "]",
        f"a = [0x{'f' * 9_000}]",
    ],
    ids=["deep key", "deep head", "a value of many ends", "a number without an end"],
)
def test_front_matter_that_is_meant_to_break_the_reader_is_refused_in_a_sentence(workplace, run, front):
    (workplace / "gate.md").write_text(f"+++\n{front}\n+++\nThe gate is open.\n")
    ran = run("check", "gate.md")
    assert (ran.exit_code, "is no TOML" in " ".join(ran.stdout.split())) == (2, True)


def test_what_stands_in_it_is_not_told_to_be_words_of_the_posts(run, article):
    article.write_text(_FRONT)
    assert "may be read wrongly" not in run("check", "--show", "info").stdout
