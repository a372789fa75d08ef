"""The walk through folders: what is left alone, what is said of slow ones, and patterns that fit nothing."""

import json

import pytest
from real_git import git

from postlint.cli import options as progress

POST = "- {date: 2026-06-01, text: Which lane shall we open first?, kind: question}\n"


@pytest.fixture
def write(workplace):
    def write_file(name, text=POST):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def read(run):
    """Return the calendars that are read where these words are said."""

    def list_files(*words):
        ran = run("check", "--list-files", "--allow-empty", "--format=json", *words)
        return [file["path"] for file in json.loads(ran.stdout)["files"] if file["reader"]]

    return list_files


@pytest.mark.parametrize("folder", ["node_modules/lib", "env/lib", "clone"])
def test_folders_of_tools_and_of_others_are_read_only_where_they_are_named(write, read, folder):
    write("june.yaml")
    write(f"{folder}/july.yaml")
    write("env/pyvenv.cfg", "home = /usr\n")
    write("clone/.git/HEAD", "ref: refs/heads/main\n")
    assert read(".") == ["june.yaml"]
    assert read(folder) == [f"{folder}/july.yaml"]
    assert read(folder.split("/")[0]) == [f"{folder}/july.yaml"]


@pytest.mark.parametrize("folder", ["node_modules", ".venv", "env"])
def test_a_folder_of_tools_that_git_tracks_is_part_of_the_repository(workplace, write, run, read, folder):
    git(workplace, "init")
    write("june.yaml")
    write(f"{folder}/july.yaml")
    write("env/pyvenv.cfg", "home = /usr\n")
    assert f"{folder}: passed over: a folder that tools made" in run("check", "--list-files", ".").stdout
    git(workplace, "add", "--force", folder)
    assert read(".") == sorted(["june.yaml", f"{folder}/july.yaml"])


def test_a_folder_that_is_ignored_is_read_where_it_is_named(write, read):
    write(".gitignore", "build/\n")
    write("build/june.yaml")
    assert (read("."), read("build")) == ([], ["build/june.yaml"])


def test_a_walk_that_takes_long_says_once_where_it_is(write, run, monkeypatch):
    monkeypatch.setattr(progress, "WALK_PATIENCE", 0.0)
    write("june.yaml")
    write("below/july.yaml")
    ran = run("check", ".")
    assert ran.exit_code == 0
    (line,) = ran.stderr.splitlines()
    assert line.startswith("postlint: looking for calendars in ., 0 files so far.")


def test_a_walk_that_is_quick_says_nothing(write, run):
    write("june.yaml")
    assert run("check", ".").stderr == ""


@pytest.mark.parametrize("name", ["none.yaml", "none/postlint.yaml"])
def test_settings_that_are_missing_are_told_before_any_folder_is_looked_into(write, run, monkeypatch, name):
    monkeypatch.setattr(progress, "WALK_PATIENCE", 0.0)
    write("june.yaml")
    ran = run("check", "--config", name, ".")
    assert (ran.exit_code, ran.stdout.splitlines()[0]) == (
        2,
        f"{name}: error: There is no such file.  [reading/no-such-file]",
    )
    assert ran.stderr == ""


@pytest.mark.parametrize(
    ("glob", "advice"),
    [
        ("calender/*.yaml", 'Did you mean "calendar/*.yaml"?'),
        ("/calender/**/*.yaml", 'Did you mean "/calendar/**/*.yaml"?'),
        ("calendar/2026/jnue.yaml", 'Did you mean "calendar/2026/june.yaml"?'),
        ("calendar/2026/*.yml", "calendar/2026/ holds june.yaml."),
        ("calendar/empty/*.yaml", "calendar/empty/ holds nothing."),
        ("./calendar/2026/*.yaml", 'Patterns start without "./": write "calendar/2026/*.yaml".'),
        ("campaigns/*.yaml", "Correct it, or remove it until there is one."),
    ],
)
def test_a_pattern_that_fits_nothing_is_an_error_where_no_other_does(write, run, workplace, glob, advice):
    write("calendar/2026/june.yaml")
    (workplace / "calendar" / "empty").mkdir()
    write("postlint.yaml", f"calendars:\n  - {glob}\n")
    ran = run("check", "--allow-empty")
    said = " ".join(ran.stdout.split())
    assert ran.exit_code == 2
    assert said.startswith(
        f'postlint.yaml:2:5: error: "{glob}" fits no file. {advice} [reading/no-calendar] 2 | - {glob} ^^^'
    ), said


def test_a_pattern_that_fits_nothing_is_a_warning_where_another_does(write, run):
    write("2026-06/june.yaml")
    write("postlint.yaml", "calendars:\n  - 2026-06/*.yaml\n  - 2026-07/*.yaml\n")
    for words in ([], ["."], ["2026-06"]):
        ran = run("check", *words)
        assert ran.exit_code == 0
        assert ran.stdout.startswith('postlint.yaml:3:5: warning: "2026-07/*.yaml" fits no file.'), ran
        assert "[reading/empty-glob]" in ran.stdout
    assert run("check", "--fail-on=warning").exit_code == 1


@pytest.mark.parametrize("other", ["**/*.yml", "calendar/*.yml", "calendar/**/*.json", "!calendar/old.yaml"])
def test_a_pattern_that_says_no_more_than_another_need_not_fit(write, run, other):
    write("calendar/june.yaml")
    write("postlint.yaml", f'calendars: ["calendar/*.yaml", "{other}"]\n')
    assert "warning" not in run("check").stdout


@pytest.mark.parametrize("exclude", ["['*']", "['**/*']", "[vendor/, '*']"])
@pytest.mark.parametrize("how", [(), ("--allow-empty",)])
def test_that_exclude_leaves_nothing_to_check_is_told(write, run, exclude, how):
    write("content/june.yaml")
    write("postlint.yaml", f"exclude: {exclude}\n")
    ran = run("check", *how)
    assert ran.exit_code == 2
    assert "All files are left alone by exclude:, so that nothing is left to check." in ran.stdout


@pytest.mark.parametrize("exclude", ["[content/]", "['*.yaml']"])
def test_that_exclude_leaves_alone_what_there_is_by_chance_is_no_problem_of_it(write, run, exclude):
    write("content/june.yaml")
    write("postlint.yaml", f"exclude: {exclude}\n")
    assert run("check", "--allow-empty").exit_code == 0


@pytest.mark.parametrize("why", [".gitignore", "exclude"])
def test_a_pattern_whose_files_are_left_alone_is_named(write, run, why):
    write("content/june.yaml")
    excluded = "exclude: [content/]\n" if why == "exclude" else ""
    write(".gitignore", "content/\n" if why == ".gitignore" else "")
    write("postlint.yaml", f"calendars: [content/*.yaml]\n{excluded}")
    ran = run("check", "--allow-empty")
    assert ran.exit_code == 2
    assert 'All that "content/*.yaml" fits is left alone by .gitignore or exclude:' in " ".join(
        ran.stdout.split()
    )
