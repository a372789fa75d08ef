"""``postlint check --list-files``: which reader took each file, how many posts it gave, and why not."""

import json
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs" / "formats.md"

FILES = {
    "calendar/june.yaml": "- {date: 2026-06-01, text: The depot opens.}\n- {text: Bins move.}\n",
    "calendar/july.yaml": "posts:\n- {date: 2026-02-30, text: Never.}\n- {date: 2026-07-01, text: Hello.}\n",
    "calendar/cut.yaml": "posts:\n- {text: 'Hello\n",
    "calendar/plan.csv": "Date,Copy\n2026-06-01,Hello\n2026-06-02,\n",
    "calendar/owners.csv": "Title,Owner\nGate,Jo\n",
    "tweets/260601-gate.tweet": "The gate is open.\n",
    "tweets/260602-nothing.tweet": "\n",
    "posts/2026-06-03-trail.md": "---\nmedia: [mastodon-parks]\n---\nThe **trail** is open.\n",
    "posts/notes.md": "# Notes\n",
    "mkdocs.yaml": "site_name: Ours\n",
    "rules.yaml": "pack: ours\nrules: {}\n",
    "data/rows.json": "{}\n",
    "ignored.yaml": "- {text: Hello.}\n",
    ".gitignore": "ignored.yaml\n",
    "logo.png": "",
    "banner.png": "",
    "LICENSE": "",
}


@pytest.fixture
def repository(workplace):
    for name, text in FILES.items():
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return workplace


def test_every_file_is_listed_with_its_reader_its_posts_and_why_not(run, repository, snapshot):
    ran = run("check", "--list-files")
    assert ran.exit_code == 2
    assert ran.stdout == snapshot(name="stdout")
    assert ran.stderr == snapshot(name="stderr")


def test_the_list_as_json_says_the_same(run, repository, snapshot):
    ran = run("check", "--list-files", "--format", "json")
    assert ran.exit_code == 2
    assert json.loads(ran.stdout) == snapshot
    assert ran.stdout.isascii()


def test_every_field_of_the_list_is_documented_and_no_other(run, repository):
    document = json.loads(run("check", "--list-files", "--format", "json").stdout)
    fields = {*document, *(f"files.{key}" for key in document["files"][0])}
    documented = re.findall(
        r"^\| `([a-z_.]+)` \|", DOCS.read_text().partition("## The list of files")[2], re.M
    )
    assert set(documented) == fields


def test_where_all_can_be_read_the_exit_code_is_0_whatever_rules_would_say(run, workplace):
    (workplace / "june.yaml").write_text(
        "".join(f"- {{kind: press_release, text: Post {number}}}\n" for number in range(12))
    )
    assert run("check").exit_code == 1
    ran = run("check", "--list-files")
    assert ran == (0, "june.yaml: 12 posts (list)\n1 file: 1 read, with 12 posts.\n", "")


def test_nothing_to_list_is_no_success(run, workplace):
    (workplace / "mkdocs.yaml").write_text("site_name: Ours\n")
    ran = run("check", "--list-files")
    assert ran.exit_code == 2
    assert ran.stdout.startswith("mkdocs.yaml: passed over: not a calendar: it has no posts:, and no list")
    assert "No calendar found" in ran.stderr
    assert run("check", "--list-files", "--allow-empty").exit_code == 0
    assert run("check", "--list-files", "--exit-zero").exit_code == 0


def test_paths_choose_what_is_listed_of_configured_calendars(run, repository):
    (repository / "postlint.yaml").write_text("calendars: ['*.yaml', '*.tweet', '*.png']\n")
    listed = run("check", "--list-files", "tweets", "logo.png").stdout.splitlines()
    assert [line.partition(":")[0] for line in listed] == [
        "logo.png",
        "tweets/260601-gate.tweet",
        "tweets/260602-nothing.tweet",
        "3 files",
    ]


def test_no_classification_is_made_for_a_list(run, repository, monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("texts were read")

    monkeypatch.setattr("postlint.kinds.classify.classify", refuse)
    assert run("check", "--list-files", "tweets/260601-gate.tweet").exit_code == 0


@pytest.mark.parametrize(
    "options",
    [("--format", "sarif"), ("--output", "json=list.json"), ("--baseline", "b.json", "--update-baseline")],
    ids=["another format", "a report in a file", "a baseline"],
)
def test_a_list_is_no_report_and_no_baseline(run, repository, options):
    ran = run("check", "--list-files", *options)
    assert ran.exit_code == 2
    assert "--list-files judges nothing" in ran.stderr
    assert not (repository / "list.json").exists()
    assert not (repository / "b.json").exists()


def test_names_of_files_reach_the_terminal_as_text(run, workplace):
    (workplace / "a\x1b[31m.yaml").write_text("- {text: Hello.}\n")
    ran = run("check", "--list-files")
    assert ran.stdout.startswith("a\\x1b[31m.yaml: 1 post (list)\n")


PLAN = "".join(
    f"## 2026-06-{day:02} LinkedIn\n\nThe gate at the park is open on day {day}.\n\n" for day in range(1, 13)
)


@pytest.mark.parametrize("name", ["social/README.md", "social/template.md"])
def test_a_plan_that_is_passed_over_for_its_name_is_told_so(run, workplace, name):
    (workplace / "social").mkdir()
    (workplace / name).write_text(PLAN)
    said = run("check", "--list-files").stdout
    assert f"{name}: passed over: files of its name" in said
    assert "name it under `calendars:` in postlint.yaml if it holds posts" in said
    (workplace / "postlint.yaml").write_text(f"calendars: [/{name}]\n")
    assert "with 12 posts" in run("check", "--list-files").stdout


def test_texts_that_no_name_speaks_for_are_told_so(run, workplace):
    (workplace / "june.md").write_text(
        "# Posts\n\n## LinkedIn post\n\nThe gate is open.\n\n## Instagram post\n\nThe path is dry.\n",
    )
    assert (
        "june.md: passed over: not a calendar: its name does not speak" in run("check", "--list-files").stdout
    )
