"""``postlint check`` on plans of other shapes: where findings stand, and how they are silenced."""

import json
import re

import pytest

PLAN = """\
weeks:
- week_of: 2026-06-01
  posts:
  {above}
  - day: Monday
    hour: 9
    x: The gate is open again, says {{name}}.
    {between}
    linkedin: |
      The gate is open again.
      [insert link here]
    posted: false
"""


@pytest.fixture
def found(run, workplace):
    """Return the rule, line and column of each finding in a plan, with comments above its texts or none."""

    def findings(above="# a", between="# b", name="posts.yaml", text=PLAN):
        (workplace / "postlint.yaml").write_text("packs: [hygiene]\n")
        written = text.replace("{above}", above).replace("{between}", between)
        (workplace / name).write_text(written, encoding="utf-8")
        report = json.loads(run("check", name, "--format", "json").stdout)
        return [(it["rule"], it["line"], it["column"]) for it in report["findings"]]

    return findings


def test_a_finding_points_to_the_text_of_its_channel(found):
    assert found() == [("hygiene/placeholder", 7, 37), ("hygiene/placeholder", 11, 7)]


def test_a_comment_silences_the_post_of_the_text_that_it_precedes(found):
    comment = "# postlint: ignore[hygiene/placeholder] because it is filled in by the publisher"
    assert found(between=comment) == [("hygiene/placeholder", 7, 37)]
    assert found(above=comment) == [("hygiene/placeholder", 11, 7)]


def test_a_finding_in_json_points_to_its_place_in_the_file(found):
    text = '{"posts": [\n  {"x": "Open again.\\nSays \\"{{name}}\\"."}\n]}'
    assert found(name="posts.json", text=text) == [("hygiene/placeholder", 2, 30)]


def test_a_day_without_a_year_is_found_fault_with_once(run, workplace):
    posts = "".join(
        f"- {{day: {day}, month: 6, text: We open at nine on day {day}.}}\n" for day in range(1, 9)
    )
    (workplace / "tweets.yaml").write_text(f"tweets:\n{posts}")
    report = json.loads(run("check", "--format", "json").stdout)
    (finding,) = [it for it in report["findings"] if it["rule"] == "reading/no-year"]
    assert (finding["severity"], finding["line"]) == ("warning", 2)
    assert "and so do 7 more" in finding["message"]


DRAFT = "platform: linkedin\npublish: 2026-06-01\nstate: ready\ncopy: The gate is open again.\n"


@pytest.mark.parametrize(("left_out", "exit_code"), [("", 0), ("publish", 2), ("state", 2), ("platform", 2)])
def test_a_file_of_one_post_says_where_when_and_how_far_it_has_got(run, workplace, left_out, exit_code):
    said = "".join(line for line in DRAFT.splitlines(True) if not left_out or not line.startswith(left_out))
    (workplace / "week-23").mkdir()
    (workplace / "week-23" / "monday.yml").write_text(said)
    assert run("check").exit_code == exit_code
    assert ("monday.yml: 1 post (post)" in run("check", "--list-files").stdout) == (exit_code == 0)


def test_publish_is_a_date_only_where_a_date_stands_there(run, workplace):
    (workplace / "posts.yaml").write_text(
        "posts:\n- {publish: 2026-06-01, text: A}\n- {publish: true, text: B}\n"
    )
    assert run("import", "posts.yaml").stdout.count("date: ") == 1


def test_a_plan_of_topics_is_named_with_the_reason_and_no_clean_calendar(run, workplace):
    (workplace / "calendar.yaml").write_text("topics:\n- {title: Old oaks, status: idea}\n")
    ran = run("check")
    assert ran.exit_code == 2
    assert "calendar.yaml (an editorial plan with title:" in ran.stdout


ENTRIES = """\
- id: kettle
  status: posted
  {more}
  posts:
  - The kettle of the night watch whistles in two keys.
  - The lower one means tea.
- id: ladder
  status: pending
  {more}
  posts: [A ladder is a road with manners.]
"""


@pytest.fixture
def entries(run, workplace):
    """Return the posts of a file whose entries list bare texts, and what is said of it."""

    def told(text=ENTRIES, more="author: Ines"):
        (workplace / "posts.yaml").write_text(text.replace("{more}", more))
        imported = run("import", "posts.yaml").stdout
        said = " ".join(run("check", "posts.yaml").stdout.split())
        return re.findall(r"^(?:-| ) (text|thread|status): ?(published|draft)?", imported, re.MULTILINE), said

    return told


def test_texts_listed_beside_one_id_and_status_are_one_thread_which_is_said(entries):
    posts, said = entries()
    assert posts == [("thread", ""), ("status", "published"), ("text", ""), ("status", "draft")]
    assert "the texts listed in 1 entry (line 4) are read as the parts of one thread each" in said


def test_texts_listed_for_a_network_without_threads_or_for_a_day_alone_are_posts_each(entries):
    assert entries(more="network: linkedin")[0] == [("text", "")] * 3
    of_a_day = ENTRIES.replace("id: kettle", "day: 2026-06-01").replace("id: ladder", "day: 2026-06-02")
    posts, said = entries(of_a_day)
    assert posts == [("text", "")] * 3
    assert "thread" not in said


def test_an_index_of_files_says_where_the_texts_are(run, workplace):
    rows = [
        {
            "ts": f"2026-06-0{day}",
            "estado": "borrador",
            "tema": "La campana que llega tarde siempre",
            "archivo": f"d/{day}.md",
        }
        for day in (1, 2)
    ]
    (workplace / "queue.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    said = " ".join(run("check", "--list-files").stdout.split())
    assert "an index of files, named under archivo:, in which the texts stand" in said


@pytest.mark.parametrize("last", ["#flour #mill", "- Bread on Sunday"])
def test_a_list_of_paragraphs_is_one_text(run, workplace, last):
    parts = ["The mill turns again.", "Nine winters it stood.", last]
    (workplace / "posts.json").write_text(json.dumps([{"date": "2026-06-01", "content": parts}]))
    made = run("import", "posts.json").stdout
    assert "thread" not in made
    assert all(part in made for part in parts)


def test_a_list_of_counted_texts_is_a_thread_though_hashtags_end_it(run, workplace):
    parts = ["1/3 The mill turns again.", "2/3 Nine winters it stood.", "#flour #mill"]
    (workplace / "posts.json").write_text(json.dumps([{"date": "2026-06-01", "content": parts}]))
    assert "thread" in run("import", "posts.json").stdout
