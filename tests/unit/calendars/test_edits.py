"""Kinds written into calendars of every form: the same posts plus the answers, and nothing else changed."""

import csv
import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from postlint.calendars.edits.write_kinds import Page
from postlint.calendars.files.found import Found
from postlint.calendars.load import load
from postlint.config import Config
from postlint.source.decode import decode
from postlint.source.yaml.emit import yaml_text
from postlint.vocabulary import KINDS

WORDS = st.sampled_from(
    ["We", "open:", "the", "#gate", "today", "“soon”", "it's", "a, b", "{x}", "@ann", "é", "🌳"]
)
LINES = st.lists(WORDS, min_size=3, max_size=6).map(" ".join)
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
POSTS = st.lists(
    st.fixed_dictionaries(
        {"text": TEXTS},
        optional={
            "channel": st.just("x"),
            "date": st.just("2026-06-01"),
            "media": st.just([{"file": "a.jpg", "alt": "A gate"}]),
            "status": st.sampled_from(["draft", "approved"]),
        },
    ),
    min_size=1,
    max_size=4,
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r"])
MARKS = st.sampled_from(["", "\ufeff"])


def block(posts):
    return "# ours\n" + yaml_text({"posts": posts})


def listed(posts):
    return "\n\n".join(yaml_text([post]) + "  recurring: true  # a remark" for post in posts)


def literal(posts):
    return "".join(
        f"- status: draft\n  text: |{chomp}\n"
        + "".join(f"      {line}\n" for line in post["text"].split("\n"))
        + "\n"
        for post, chomp in zip(posts, ("", "-", "+", ""), strict=False)
    )


def flow(posts):
    written = [
        ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in post.items())
        for post in posts
    ]
    return "posts: [" + ",\n  ".join(f"{{ {entries} }}" for entries in written) + "]\n"


def table(posts, **how):
    columns = ["date", "text", "channel", *how.pop("extra", ())]
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, columns, extrasaction="ignore", lineterminator="\n", **how)
    writer.writeheader()
    writer.writerows(posts)
    return made.getvalue()


FORMS = {
    "block.yaml": block,
    "list.yaml": listed,
    "literal.yaml": literal,
    "flow.yaml": flow,
    "compact.json": lambda posts: json.dumps(posts, separators=(",", ":")),
    "wide.json": lambda posts: json.dumps({"posts": posts}, indent="\t", ensure_ascii=False),
    "lines.jsonl": lambda posts: "\n".join(map(json.dumps, posts)),
    "plain.csv": table,
    "kinds.csv": lambda posts: table(posts, extra=["kind", "notes"]),
    "quoted.csv": lambda posts: table(posts, quoting=csv.QUOTE_ALL, delimiter=";"),
    "plan.tsv": lambda posts: table(posts, delimiter="\t"),
    "one.tweet": lambda posts: posts[0]["text"],
    "front.toot": lambda posts: f"---\nmedia: [a.jpg]\n---\n\n{posts[0]['text']}\n",
    "page.md": lambda posts: f"---\nchannel: x\n# ours\n---\n{posts[0]['text']}",
}


def plan(name, data):
    return load(Config(Path()), (), stdin=(name, data))


def told(posts):
    return [(post.text, post.when, post.accounts, post.media, post.status, post.kind) for post in posts]


@pytest.mark.parametrize("name", FORMS)
@given(
    posts=POSTS, line_break=BREAKS, mark=MARKS, answers=st.lists(st.sampled_from((None, *KINDS)), min_size=4)
)
def test_a_file_with_answers_reads_as_before_plus_the_answers(name, posts, line_break, mark, answers):
    text = FORMS[name](posts).replace("\n", line_break)
    data = (mark + text).encode()
    before = plan(name, data)
    # Some texts look like no table to anybody.
    assume(before.posts)
    source = decode(data, name)
    page = Page(Found(Path(name).absolute(), "command line"), Config(Path()), data, source)
    wanted, given_answers = {}, []
    for number, (post, kind) in enumerate(zip(before.posts, answers, strict=False)):
        if kind:
            answer = page.answer(page.holder_of(post.span), kind, given_answers)
            assert answer is not None
            given_answers.append(answer)
            wanted[number] = kind
    written = page.text_with(given_answers)
    after = plan(name, (mark + written).encode())
    assert [post.kind and post.kind.value for post in after.posts] == [
        wanted.get(number) for number in range(len(before.posts))
    ]
    assert [one[:-1] for one in told(after.posts)] == [one[:-1] for one in told(before.posts)]
    assert [comment.text for comment in after.comments.get(name, ())] == [
        comment.text for comment in before.comments.get(name, ())
    ]
    assert without_pieces(page, given_answers, written) == text


def without_pieces(page, answers, written):
    """The written text without what was put in, which is found from its end on."""
    for piece in sorted(page.pieces(answers), key=lambda piece: -piece.at):
        before = sum(len(other.piece) for other in page.pieces(answers) if other.at < piece.at)
        at = piece.at + before
        assert written[at : at + len(piece.piece)] == piece.piece
        written = written[:at] + written[at + len(piece.piece) :]
    return written


def test_answers_in_any_order_give_the_same_file():
    data = b"posts:\n- text: We open the gate\n- {text: We close the gate}\n"
    source = decode(data, "a.yaml")
    page = Page(Found(Path("a.yaml").absolute(), "command line"), Config(Path()), data, source)
    first, second = (page.answer(page.holder_of(post.span), "reply") for post in plan("a.yaml", data).posts)
    assert page.text_with((first, second)) == page.text_with((second, first))


def test_what_stands_at_a_place_is_told_of_many_posts_in_linear_time(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text("date,text\n" + "2026-06-01,Ten tonnes and one spaniel.\n" * 5_000, encoding="utf-8")
    plan = load(Config(root=tmp_path), (path,))
    source = plan.sources[plan.files[0].path]
    page = Page(Found(path, "command line"), Config(root=tmp_path), path.read_bytes(), source)
    began = time.process_time()
    assert all(len(page.standing_at(page.holder_of(post.span))) == 1 for post in plan.posts)
    # Looking at all posts for each would take half a minute.
    assert time.process_time() - began < 8
