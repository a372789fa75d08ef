"""What git tracks, as hooks see it: in worktrees, submodules, partial commits, and where git is no help."""

import os
import shutil
import sys
from datetime import date

import pytest
from real_git import ASKS, ONLY_TALKS, commit, git, repository, with_hook, write

import postlint

pytestmark = pytest.mark.usefixtures("scrubbed")
BLAMED = "two-way/all-broadcast"
POSIX = pytest.mark.skipif(os.name == "nt", reason="a program in front of git is a shell script")


@pytest.fixture
def here(tmp_path, monkeypatch, run):
    """A real repository in the current folder; its hooks call postlint."""
    folder = with_hook(repository(tmp_path / "content"))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def other_git(tmp_path, monkeypatch):
    """Put a shell script of these lines in front of git."""

    def put(script):
        program = tmp_path / "bin" / "git"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\nREAL='{shutil.which('git')}'\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    return put


def checked(run, *words):
    ran = run("check", "--allow-empty", *words)
    return ran.exit_code, ran.stdout


@pytest.mark.parametrize("name", ["content", "our content", "Öffentliches für alle"])
def test_a_commit_is_judged_whatever_its_repository_is_called(tmp_path, name):
    folder = with_hook(repository(tmp_path / name, june_yaml=ONLY_TALKS))
    went_through, said = commit(folder)
    assert (went_through, BLAMED in said) == (False, True), said


def test_a_commit_in_a_linked_worktree_is_judged(here, tmp_path):
    write(here, "content__postlint_yaml", "packs: [two-way]")
    git(here, "add", "--all")
    assert commit(here)[0]
    linked = tmp_path / "linked tree"
    git(here, "worktree", "add", "--quiet", "--detach", str(linked))
    write(linked, "content__june_yaml", ONLY_TALKS)
    git(linked, "add", "--all")
    went_through, said = commit(linked)
    assert (went_through, "content/june.yaml" in said, BLAMED in said) == (False, True, True), said


def test_a_commit_from_a_subfolder_judges_the_whole_repository(here):
    write(here, "content__june_yaml", ONLY_TALKS)
    below = write(here, "docs__notes_txt", "Notes").parent
    git(here, "add", "--all")
    went_through, said = commit(below)
    assert (went_through, BLAMED in said) == (False, True), said


def test_commit_all_judges_the_files_that_are_tracked(here):
    write(here, "june_yaml", ASKS)
    git(here, "add", "--all")
    assert commit(here)[0]
    write(here, "june_yaml", ONLY_TALKS)
    write(here, "scratch_yaml", ONLY_TALKS)
    went_through, said = commit(here, "--all")
    assert (went_through, "june.yaml" in said, "scratch.yaml:" in said) == (False, True, False), said


def test_a_commit_of_one_new_file_judges_it_and_not_what_else_is_staged(here):
    for name, text in (("june_yaml", ASKS), ("july_yaml", ONLY_TALKS)):
        write(here, name, text)
    git(here, "add", "--all")
    assert commit(here, "june.yaml")[0]
    went_through, said = commit(here, "--only", "july.yaml")
    assert (went_through, "july.yaml" in said) == (False, True), said


def test_what_git_tells_hooks_of_another_repository_misleads_nobody(here, run, tmp_path, monkeypatch):
    other = repository(tmp_path / "other", june_yaml=ASKS)
    write(here, "june_yaml", ONLY_TALKS)
    git(here, "add", "--all")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    code, said = checked(run, "--tracked-only")
    assert (code, BLAMED in said) == (1, True)


@pytest.fixture
def submodule(here, tmp_path):
    """A submodule that holds a calendar, beside a calendar of the repository itself."""
    source = repository(tmp_path / "source", june_yaml=ONLY_TALKS)
    commit(source)
    write(here, "own_yaml", ASKS)
    git(here, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(source), "content")
    git(here, "add", "--all")
    return here / "content"


NOT_JUDGED = "content/ is a submodule and was not judged: run postlint there"


def test_a_submodule_with_calendars_is_named_where_only_tracked_files_are_read(submodule, run):
    code, said = checked(run, "--tracked-only")
    assert (code, BLAMED in said) == (0, False)
    assert NOT_JUDGED in " ".join(said.split())
    assert NOT_JUDGED in checked(run, "--tracked-only", "--format=json")[1]
    assert (
        "content: passed over: a submodule: run postlint there\n"
        in run("check", "--tracked-only", "--list-files").stdout
    )


def test_a_submodule_that_gitmodules_does_not_name_is_named_all_the_same(here, run):
    commit(repository(here / "content", june_yaml=ONLY_TALKS))
    write(here, "own_yaml", ASKS)
    git(here, "add", "--all")
    code, said = checked(run, "--tracked-only")
    assert (code, BLAMED in said) == (0, False)
    assert "content/ is a repository of its own and was not judged" in " ".join(said.split())


def test_a_submodule_is_judged_where_all_files_are_read_and_where_it_is_named(submodule, run):
    assert checked(run, ".")[0] == 1
    assert checked(run, "--tracked-only", "content")[0] == 1


def test_a_submodule_without_calendars_is_no_news(submodule, run):
    (submodule / "june.yaml").write_text("theme: light\n", encoding="utf-8")
    assert "submodule" not in checked(run, "--tracked-only")[1]


def test_a_repository_of_its_own_is_left_alone_and_said_so(here, run):
    write(here, "own_yaml", ASKS)
    repository(here / "clone", june_yaml=ONLY_TALKS)
    code, said = checked(run, ".")
    assert (code, BLAMED in said) == (0, False)
    assert "clone/ is a repository of its own and was not judged" in " ".join(said.split())
    assert checked(run, "clone")[0] == 1


@pytest.mark.parametrize("words", [["."], ["--tracked-only"]])
def test_a_calendar_that_is_ignored_and_tracked_counts(here, run, words):
    write(here, "content__june_yaml", ONLY_TALKS)
    write(here, "content__scratch_yaml", ASKS * 20)
    (here / ".gitignore").write_text("content/\n", encoding="utf-8")
    git(here, "add", "--force", "content/june.yaml")
    code, said = checked(run, *words)
    assert (code, "content/june.yaml" in said, "scratch.yaml:" in said) == (1, True, False)


def test_exclude_is_stronger_than_git(here, run):
    write(here, "content__june_yaml", ONLY_TALKS)
    write(here, "postlint_yaml", "exclude: [content/]\n")
    git(here, "add", "--all")
    assert checked(run, "--tracked-only")[0] == 0


@POSIX
def test_git_lists_its_files_once_however_many_settings_there_are(here, run, other_git, tmp_path):
    for number in range(20):
        write(here, f"team{number}__postlint_yaml", "packs: [two-way]")
        write(here, f"team{number}__june_yaml", ASKS)
    git(here, "add", "--all")
    other_git(f'echo "$*" >> "{tmp_path}/calls"\nexec "$REAL" "$@"')
    assert checked(run, "--tracked-only")[0] == 0
    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert sum("ls-files" in call for call in calls) == 1
    assert len(calls) == 2


TROUBLES = {
    "is missing": ("git cannot be run", "Install it"),
    "is broken": ("git cannot read the repository in .", "See what `git status` says there"),
    "is another user's": ("belongs to another user", "safe.directory"),
}


@pytest.fixture(params=TROUBLES)
def trouble(request, here, other_git, tmp_path, monkeypatch):
    """A repository with a calendar, and something that keeps git from saying what it tracks."""
    write(here, "june_yaml", ONLY_TALKS)
    git(here, "add", "--all")
    if request.param == "is missing":
        monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    elif request.param == "is broken":
        (here / ".git" / "HEAD").write_text("not a head\n", encoding="utf-8")
    elif os.name == "nt":
        pytest.skip("a program in front of git is a shell script")
    else:
        other_git('GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "$REAL" "$@"')
    return TROUBLES[request.param]


def test_where_git_cannot_tell_it_is_said_why_and_what_to_do_and_all_is_judged(trouble, run):
    code, said = checked(run, "--tracked-only")
    said = " ".join(said.split())
    assert (code, BLAMED in said) == (2, True)
    assert all(words in said for words in ("Git cannot say which files it tracks here", *trouble)), said


def test_a_plain_check_goes_on_without_git(trouble, run, here):
    (here / ".gitignore").write_text("other/\n", encoding="utf-8")
    write(here, "other__july_yaml", ASKS)
    code, said = checked(run, ".")
    assert (code, BLAMED in said, "Git" in said) == (1, True, False)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_another_user_is_read_where_the_users_settings_trust_it(
    here, run, tmp_path, monkeypatch
):
    write(here, "june_yaml", ONLY_TALKS)
    git(here, "add", "--all")
    for path in (here, here / ".git"):
        os.chown(path, 12345, 12345)
    settings = tmp_path / "settings"
    settings.write_text("", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.delenv("SUDO_UID", raising=False)
    assert checked(run, "--tracked-only")[0] == 2
    settings.write_text(f"[safe]\n\tdirectory = {here}\n", encoding="utf-8")
    code, said = checked(run, "--tracked-only")
    assert (code, "another user" in said) == (1, False)


@POSIX
def test_a_git_that_never_answers_is_given_up(here, run, other_git, monkeypatch):
    write(here, "june_yaml", ASKS)
    other_git("exec sleep 60")
    monkeypatch.setattr("postlint.source.git.GIT_SECONDS", 0.2)
    code, said = checked(run, "--tracked-only")
    assert (code, "git took longer than 0.2 seconds" in " ".join(said.split())) == (2, True)


def test_outside_of_a_repository_it_is_said_that_there_is_none(tmp_path, monkeypatch, run):
    folder = tmp_path / "plain"
    write(folder, "june_yaml", ASKS)
    monkeypatch.chdir(folder)
    code, said = checked(run, "--tracked-only")
    assert (code, "there is no git repository around it" in " ".join(said.split())) == (2, True)


def test_the_first_commit_of_all_may_take_dates_from_git(here):
    write(here, "postlint_yaml", "dates: {from_git: true}\n")
    write(here, "gate_tweet", "---\nkind: question\n---\nWhich gate shall we open?\n")
    git(here, "add", "--all")
    went_through, said = commit(here)
    assert went_through, said


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names there are no bytes")
def test_dates_from_git_hold_for_files_of_any_name(here, run):
    names = [b"a\x01\xc3\xa9.tweet", b"b\n.tweet", b"\nc.tweet", b"\xff.tweet", b"d.tweet"]
    for number, name in enumerate(names):
        text = f"---\nkind: question\n---\nWhich gate shall we open, {number}?\n"
        (here / os.fsdecode(name)).write_text(text, encoding="utf-8")
        git(here, "add", "--all")
        git(
            here,
            *("commit", "--quiet", "--no-verify", "--message=Add"),
            GIT_COMMITTER_DATE=f"2026-06-0{number + 1}T09:00:00+00:00",
        )
    write(here, "postlint_yaml", "dates: {from_git: true}\n")
    (plan,) = postlint.load(".")
    said = {int(post.text[-2]): post.when.value.date for post in plan.posts}
    assert (said, plan.problems) == ({number: date(2026, 6, number + 1) for number in range(5)}, ())


@pytest.mark.parametrize("settings", ["", "calendars: [notes/*.yaml, social/*.yaml]\n"])
def test_a_calendar_that_a_sparse_checkout_leaves_out_is_named(tmp_path, monkeypatch, run, settings):
    folder = repository(
        tmp_path / "content", social__june_yaml=ASKS, notes__calendar_yaml=ASKS, notes__x_txt=""
    )
    if settings:
        write(folder, "postlint_yaml", settings)
    git(folder, "add", "--all")
    assert commit(folder)[0]
    git(folder, "sparse-checkout", "set", "social")
    monkeypatch.chdir(folder)
    assert "notes/calendar.yaml is not in this sparse checkout" in " ".join(checked(run)[1].split())
    git(folder, "sparse-checkout", "disable")
    assert "sparse" not in checked(run)[1]


@pytest.mark.parametrize(
    "keep_out", [("sparse-checkout", "set", "social"), ("update-index", "--skip-worktree")]
)
@pytest.mark.parametrize("name", ["notes/june.yaml", "notes/monday.tweet"])
def test_a_hook_names_what_may_be_a_calendar_and_is_kept_out_of_the_work_tree(
    tmp_path, monkeypatch, run, keep_out, name
):
    folder = repository(tmp_path / "content", social__june_yaml=ASKS, notes__x_txt="")
    (folder / name).write_text(ASKS)
    git(folder, "add", "--all")
    assert commit(folder)[0]
    git(folder, *keep_out, *((name,) if "update-index" in keep_out else ()))
    (folder / name).unlink(missing_ok=True)
    monkeypatch.chdir(folder)
    said = " ".join(checked(run, "--tracked-only")[1].split())
    assert f"{name} is not in this sparse checkout" in said
    git(folder, "sparse-checkout", "disable")
    assert "sparse" not in checked(run, "--tracked-only")[1]
