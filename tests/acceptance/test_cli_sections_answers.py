"""Answers to others in a file of posts: "Context: …" says what is answered, "Comment: …" is the text."""

import pytest
import yaml

PACK = """\
# Social content pack

## LinkedIn post

The lock opens at six from Monday. #canal

{}
"""
ANSWER = "Grease the paddles in October, and the gate turns with two fingers in March."
ON_REDDIT = {
    "plain lines": "## REDDIT\n\n### {0} 1: r/canals (Wednesday Week 1)\n\nContext: Someone asks\n\n"
    "Comment:\n{1}\n",
    "in one line": "## Reddit\n\n### {0} 1\n\nContext: Someone asks about paddles\n\nReply: {1}\n",
    "bold": "## Reddit\n\n### {0} 1\n\n**Context:** Someone asks about paddles\n\n**Reply:** {1}\n",
    "quotes": "## Reddit\n\n### {0} 1\n\n**Context:**\n\n> Why is it stiff?\n\n**Our reply:**\n\n> {1}\n",
    "German": "## Reddit\n\n### {0} 1\n\nKontext: Jemand fragt nach den Schützen\n\nAntwort: {1}\n",
    "Spanish": "## Reddit\n\n### {0} 1\n\nContexto: Alguien pregunta\n\nRespuesta:\n{1}\n",
    "with the thread": "## Reddit\n\n### {0} 1\n\nIn reply to: a question about paddles\n\n"
    "Thread: https://example.org/r/canals/1\n\nDraft reply:\n\n{1}\n",
}


@pytest.fixture
def imported(workplace, run):
    """Return the posts that `import` makes of a pack with more below it, and what is said of it."""

    def read(more):
        (workplace / "social").mkdir(exist_ok=True)
        (workplace / "social" / "posts.md").write_text(PACK.format(more), encoding="utf-8")
        result = run("import", "social/posts.md")
        return (yaml.safe_load(result.stdout) or {}).get("posts", []), " ".join(result.stderr.split())

    return read


@pytest.mark.parametrize("more", ON_REDDIT.values(), ids=ON_REDDIT)
@pytest.mark.parametrize("called", ["Comment", "Reply", "Post"])
def test_the_answer_is_the_text_and_what_is_answered_is_named(imported, more, called):
    posts, said = imported(more.format(called, ANSWER))
    assert [(post["account"], post["text"]) for post in posts[1:]] == [("Reddit", ANSWER)]
    assert "words that belong to no post (line " in said


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_several_answers_below_one_heading_are_a_post_each(imported, gap):
    pairs = (f"Context: question {number}{gap}Reply: Answer number {number}, at length." for number in "12")
    posts, _ = imported("## Reddit\n\n" + gap.join(pairs))
    assert [post["text"] for post in posts[1:]] == [f"Answer number {number}, at length." for number in "12"]


def test_counted_replies_to_others_are_no_parts_of_a_thread(imported):
    reply = "### Reply {0}\n\nContext: question {0}\n\nReply: Answer number {0}, at length.\n\n"
    posts, _ = imported("## X\n\n" + reply.format(1) + reply.format(2))
    assert ["thread" in post for post in posts] == [False] * 3


@pytest.mark.parametrize(
    "more",
    [
        "## X post\n\n**Context:** after the flood\n\n{}\n\n**Comment:** The list is at https://lock.example\n",
        "## X post\n\n**Context:** after the flood\n\n**Text:** {}\n\n**Comment:** See https://lock.example\n",
    ],
)
def test_a_comment_behind_a_text_is_none_itself(imported, more):
    posts, _ = imported(more.format(ANSWER))
    assert posts[1]["text"] == ANSWER


@pytest.mark.parametrize(
    "text",
    [
        "Context:\n\nThe lock has moved to the weir.\n\nComment: Where do you moor?",
        "Context:\nLaunch: the lock is at the weir.\nThanks: to you all.\nComment: Where do you moor?",
        "Context: In March we asked one question.\n\nAnswer: the weir. Most of you moor there.",
        "Original post: 2019. The gate took an hour.\n\nResponse: silence. Now it takes a minute.",
    ],
)
def test_an_answer_in_a_post_that_answers_nobody_is_a_word_like_others(imported, text):
    for heading in ("## LinkedIn – 2027-03-05", "## Reddit\n\n### 2027-03-05 LinkedIn"):
        posts, _ = imported(f"{heading}\n\n{text}\n")
        assert posts[1]["text"] == text


def test_a_link_alone_answers_nobody(imported):
    text = "Context:\n\nThe lock has moved to the weir.\n\nComment: https://lock.example/map"
    posts, _ = imported(f"## Reddit – 2027-03-05\n\n{text}\n")
    assert posts[1]["text"] != "https://lock.example/map"


@pytest.mark.parametrize("heading", ["Reply on LinkedIn", "LinkedIn-Antwort", "LinkedIn – answering Jo"])
def test_a_heading_of_answers_says_that_somebody_is_answered(imported, heading):
    posts, _ = imported(f"## {heading}\n\nContext: Jo asks\n\nReply: {ANSWER}\n")
    assert posts[1]["text"] == ANSWER


def test_what_is_replied_to_says_so_below_any_heading(imported):
    posts, _ = imported(f"## LinkedIn – 2027-03-05\n\nIn reply to: Jo\nReply: {ANSWER}\n")
    assert posts[1]["text"] == ANSWER


def test_the_field_of_an_answer_stays_its_own(imported):
    more = f"## Reddit reply\n\n**Context:** a question\n\n**Status:** approved\n\n**Reply:** {ANSWER}\n"
    assert imported(more)[0][1]["status"] == "approved"


def test_context_is_a_word_like_others_where_nothing_is_answered(imported):
    posts, _ = imported("## X post\n\nContext: locks are older than money.\n\nAnd they leak.\n")
    assert posts[1]["text"] == "Context: locks are older than money.\n\nAnd they leak."


def test_a_prepared_comment_goes_below_its_post(imported):
    more = (
        f"## Hacker News\n\n### Post\n\nWe wrote a log for locks.\n\n### Prepared first comment\n\n{ANSWER}\n"
    )
    posts, _ = imported(more)
    assert (posts[1]["text"], posts[1]["first_comment"]) == ("We wrote a log for locks.", ANSWER)


def test_of_two_comments_below_one_post_the_first_goes_with_it_and_the_other_is_named(imported):
    more = "## First comment\n\nThe map.\n\n## Follow-up comment\n\nThe photo.\n"
    posts, said = imported(more)
    assert posts[0]["first_comment"] == "The map."
    assert "sections that are no posts by their headings (line 11)" in said


def test_below_the_first_comment_on_a_story_which_is_its_text_goes_the_next(imported):
    comments = "### First comment\n\nWe built a log for locks.\n\n### Follow-up comment\n\nAsk us anything.\n"
    posts, _ = imported(f"## Hacker News\n\n### Title\n\nShow HN: A log for locks\n\n{comments}")
    assert (posts[1]["text"], posts[1]["first_comment"]) == ("We built a log for locks.", "Ask us anything.")
