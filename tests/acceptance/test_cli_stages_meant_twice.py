"""``postlint check`` on statuses that teams mean in two ways: read in one, and named once with both."""

import json

import pytest
import yaml

TEXT = "The ferry sails at nine on Sundays."
SHAPES = {
    "posts.yaml": "- {{date: 2026-06-01, channel: x, text: {text}, status: {word}}}\n",
    "keys.yaml": "{word}:\n- {{date: 2026-06-01, channel: x, text: {text}}}\n",
    "posts.json": '[{{"date": "2026-06-01", "channel": "x", "text": "{text}", "state": "{word}"}}]',
    "posts.csv": "Date,Network,Text,Status\n2026-06-01,X,{text},{word}\n",
    "posts.md": "# Posts\n\n## LinkedIn, 1 June 2026\n\n**Status:** {word}\n\n{text} Bring a chair.\n",
}


@pytest.fixture
def plan(run, workplace):
    """Return the notes on a file, and the statuses of its posts."""

    def read(name, content, settings=""):
        (workplace / name).write_text(content, encoding="utf-8")
        (workplace / "postlint.yaml").write_text(f"calendars: ['posts.*', keys.yaml]\n{settings}")
        report = json.loads(run("check", "--format", "json").stdout)
        notes = [note["message"] for note in report["summary"]["not_judged"] if note["account"] is None]
        posts = yaml.safe_load(run("import", name).stdout)["posts"]
        return notes, [post.get("status") for post in posts]

    return read


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize(
    ("word", "status", "other"), [("pending", "draft", "scheduled"), ("done", "published", "approved")]
)
def test_a_word_that_teams_mean_in_two_ways_is_named_once_with_both(plan, name, word, status, other):
    (note,), statuses = plan(name, SHAPES[name].format(word=word, text=TEXT))
    assert f": {status} or {other})" in note
    assert f"`statuses: {{{word}: {status}}}`" in note
    assert statuses == [status]


@pytest.mark.parametrize("name", SHAPES)
def test_what_the_team_says_of_such_a_word_is_done_and_no_note_speaks_of_it(plan, name):
    content = SHAPES[name].format(word="pending", text=TEXT)
    assert plan(name, content, "statuses: {pending: scheduled}\n") == ([], ["scheduled"])


@pytest.mark.parametrize("word", ["Pendiente", "en attente", "offen", "erledigt"])
def test_it_is_so_in_other_languages(plan, word):
    (note,), _ = plan("posts.yaml", SHAPES["posts.yaml"].format(word=word, text=TEXT))
    assert word in note


@pytest.mark.parametrize("word", ["draft", "in review", "planned", "posted", "live", "ready"])
def test_a_word_that_all_mean_alike_is_not_named(plan, word):
    notes, _ = plan("posts.yaml", SHAPES["posts.yaml"].format(word=word, text=TEXT))
    assert notes == []


@pytest.mark.parametrize(("answer", "status"), [("pending", "draft"), ("done", "approved")])
def test_where_it_is_asked_whether_a_post_may_go_out_the_answer_means_one_thing(plan, answer, status):
    post = f"- {{date: 2026-06-01, channel: x, text: {TEXT}, approval: {answer}}}\n"
    assert plan("posts.yaml", post) == ([], [status])
