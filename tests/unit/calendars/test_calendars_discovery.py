"""Which files are read, which are passed over, and what is said of each."""

import os
import subprocess

import pytest

POST = "posts: [{text: A}]"


def read(plan):
    return [file.path for file in plan.files if file.reader]


def passed_over(plan):
    return {file.path: file.declined for file in plan.files if file.declined}


def said(plan):
    return [(problem.span.path, problem.message) for problem in plan.problems]


def test_folders_are_searched_for_yaml_files_in_order(folder):
    folder.write(b_yaml=POST, a__z_yml=POST, a__b__c_yaml=POST, a__notes_txt="posts: x")
    assert read(folder.load(".")) == ["a/b/c.yaml", "a/z.yml", "b.yaml"]


def test_the_order_of_posts_does_not_depend_on_the_order_of_paths(folder):
    folder.write(a_yaml="posts: [{text: A}]", b_yaml="posts: [{text: B}]")
    assert folder.load("b.yaml", "a.yaml").posts == folder.load("a.yaml", "b.yaml").posts


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("posts: []", True),
        ("- caption: A\n", True),
        ("# yaml-language-server: $schema=../calendar.schema.json\naccounts: {a: {}}\n", True),
        ("accounts: {a: {}}\n", False),
        ("- name: A\n", False),
        ("- A\n", False),
        ("just text\n", False),
        ("tool: !!python/name:os.system\n", False),
        ("", False),
    ],
)
def test_a_calendar_is_known_by_its_shape(folder, text, is_one):
    folder.write(june_yaml=text)
    plan = folder.load(".")
    assert bool(read(plan)) is is_one
    assert (set(passed_over(plan)), said(plan)) == (set() if is_one else {"june.yaml"}, [])


@pytest.mark.parametrize("text", ["name: A\n", "- A\n", "", "pack: a\nrules: {}\n", "post: {}"])
def test_a_file_that_is_named_must_be_a_calendar(folder, text):
    folder.write(june_yaml=text)
    ((path, message),) = said(folder.load("june.yaml"))
    assert path == "june.yaml"
    assert "not a calendar" in message


def test_a_named_file_may_hold_accounts_alone(folder):
    folder.write(accounts_yaml="accounts: {parks: {}}")
    assert folder.load("accounts.yaml").problems == ()


def test_json_is_read_where_it_is_asked_for(folder):
    folder.write(june_json='{"posts": [{"text": "A"}]}')
    assert read(folder.load(".")) == []
    assert read(folder.load("june.json")) == ["june.json"]


def test_a_file_of_another_sort_is_an_error_where_it_is_named(folder):
    folder.write(notes_rst="A")
    ((path, message),) = said(folder.load("notes.rst"))
    assert path == "notes.rst"
    assert message.startswith("postlint does not read files of this sort. It reads .")


def test_a_path_that_is_not_there_is_an_error_and_the_others_are_read(folder):
    folder.write(a_yaml=POST)
    plan = folder.load("a.yaml", "none.yaml")
    assert (read(plan), said(plan)) == (["a.yaml"], [("none.yaml", "There is no such file or folder.")])


def test_gitignore_is_honoured_in_every_folder(folder):
    folder.write(a_yaml=POST, build__a_yaml=POST, b__c_yaml=POST, b__d_yaml=POST, b__e_yaml=POST)
    (folder.path / ".gitignore").write_text("build/\n!\n[de].yaml\n")
    (folder.path / "b" / ".gitignore").write_text("c.yaml\n!e.yaml\n")
    plan = folder.load(".")
    assert read(plan) == ["a.yaml", "b/e.yaml"]
    assert "b/d.yaml" in passed_over(plan)


def test_the_gitignore_above_a_named_folder_is_honoured_up_to_the_repository(folder):
    folder.write(repo__social__a_yaml=POST, repo__social__b_yaml=POST)
    (folder.path / ".gitignore").write_text("a.yaml\n")
    (folder.path / "repo" / ".gitignore").write_text("b.yaml\n")
    (folder.path / "repo" / ".git").mkdir()
    assert read(folder.load("repo/social")) == ["repo/social/a.yaml"]


@pytest.mark.parametrize("name", [".git", ".venv", "node_modules"])
def test_folders_that_hold_no_calendars_are_not_entered(folder, name):
    folder.write(**{f"{name}__a_yaml": POST})
    assert not read(folder.load("."))


def test_exclude_is_honoured_for_named_files_too(folder):
    folder.write(postlint_yaml="exclude: [old/, b.yaml]", a_yaml=POST, b_yaml=POST, old__a_yaml=POST)
    assert read(folder.load(".")) == ["a.yaml"]
    assert "exclude" in passed_over(folder.load("b.yaml"))["b.yaml"]


def test_settings_are_not_calendars(folder):
    folder.write(postlint_yaml="certainty: 0.8", a_yaml=POST)
    (folder.path / ".pre-commit-config.yaml").write_text("posts: []")
    plan = folder.load(".")
    assert read(plan) == ["a.yaml"]
    assert set(passed_over(plan)) == {"postlint.yaml", ".pre-commit-config.yaml"}


def test_with_calendars_in_the_settings_paths_only_choose_what_is_shown(folder):
    folder.write(
        postlint_yaml="calendars: ['s/**']", s__a_yaml=POST, s__b__c_json='[{"text": "A"}]', other_yaml=POST
    )
    plan = folder.load("s/b")
    assert read(plan) == ["s/a.yaml", "s/b/c.json"]
    assert plan.shown == {"s/b/c.json"}
    assert folder.load().shown is None


def test_a_file_that_the_settings_name_must_be_a_calendar(folder):
    folder.write(postlint_yaml="calendars: ['*.yaml']", a_yaml="name: A", rules_yaml="pack: a\nrules: {}\n")
    ((path, _),) = said(folder.load())
    assert path == "a.yaml"


def test_a_named_file_that_the_settings_do_not_name_is_an_error(folder):
    folder.write(postlint_yaml="calendars: [s/]", s__a_yaml=POST, other_yaml=POST)
    ((path, message),) = said(folder.load("other.yaml"))
    assert path == "other.yaml"
    assert "calendars:" in message


def test_settings_hold_from_wherever_they_are_called(folder, monkeypatch):
    folder.write(postlint_yaml="calendars: ['s/*.yaml']", s__a_yaml=POST)
    monkeypatch.chdir(folder.path / "s")
    plan = folder.load("a.yaml")
    assert (read(plan), plan.shown) == (["a.yaml"], {"a.yaml"})


def test_standard_input_stands_in_for_a_file(folder):
    folder.write(postlint_yaml="calendars: ['*.yaml']", a_yaml=POST, b_yaml=POST)
    plan = folder.load(stdin=("b.yaml", b"posts: [{text: New}]"))
    assert [post.text for post in plan.posts] == ["A", "New"]
    assert plan.shown == {"b.yaml"}


def test_standard_input_needs_no_file_on_disk(folder):
    plan = folder.load(stdin=("new.yaml", b"posts: [{text: New}]"))
    assert (read(plan), said(plan)) == (["new.yaml"], [])


def test_a_file_under_two_names_is_read_once(folder):
    folder.write(z_yaml=POST)
    (folder.path / "a.yaml").symlink_to("z.yaml")
    plan = folder.load(".")
    assert (read(plan), passed_over(plan)) == (["z.yaml"], {"a.yaml": "the same file as z.yaml"})


def test_a_linked_folder_is_entered_once(folder):
    folder.write(real__a_yaml=POST)
    (folder.path / "link").symlink_to("real")
    assert len(folder.load(".").posts) == 1


def test_only_tracked_files_are_read_where_that_is_asked(folder):
    folder.write(a_yaml=POST, sub__b_yaml=POST, new_yaml=POST)
    for arguments in (["init", "-q"], ["add", "a.yaml", "sub/b.yaml"]):
        subprocess.run(
            ["git", *arguments], check=True, env={"PATH": os.environ["PATH"], "HOME": str(folder.path)}
        )
    plan = folder.load(".", tracked_only=True)
    assert (read(plan), passed_over(plan)) == (
        ["a.yaml", "sub/b.yaml"],
        {"new.yaml": "not tracked by git: `git add` it"},
    )


def test_outside_of_a_repository_nothing_is_tracked_and_that_is_said(folder, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.path.parent))
    folder.write(a_yaml=POST)
    ((_, message),) = said(folder.load(".", tracked_only=True))
    assert "Git cannot say" in message


def test_every_file_that_was_met_is_accounted_for(folder):
    folder.write(a_yaml=POST, b_yaml="x: 1", c_yaml="[", d_yaml="")
    assert [file.path for file in folder.load(".").files] == ["a.yaml", "b.yaml", "c.yaml", "d.yaml"]


def test_a_path_over_a_link_chooses_what_it_leads_to(folder):
    folder.write(postlint_yaml="calendars: ['s/*.yaml']", s__a_yaml=POST)
    (folder.path / "link").symlink_to("s")
    plan = folder.load("link/a.yaml")
    assert (said(plan), plan.shown) == ([], {"s/a.yaml"})
