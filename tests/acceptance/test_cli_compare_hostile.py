"""``postlint compare`` on repositories, and on texts, that want more than to be read."""

import json
import os
import subprocess
from html.parser import HTMLParser

import pytest
from calendars_by_month import HEAD
from markdown_it import MarkdownIt
from real_git import ASKS, commit, git, repository, write
from test_cli_git_hostile import PROGRAMS, sign_a_commit
from test_cli_mix_formats import HOSTILE

from postlint.calendars.files import snapshot

OTHER = "- {date: 2026-06-02, text: The depot opens, kind: press_release}\n"


@pytest.fixture
def here(tmp_path, monkeypatch, run):
    folder = repository(tmp_path / "content", own_yaml=ASKS)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def base(run):
    """Compare with a revision, and return what is said of that."""

    def compared(name="main"):
        ran = run("compare", name, "--format", "json")
        assert ran.exit_code in {0, 1}, ran.stderr
        document = json.loads(ran.stdout)
        return document["base"] | {"remarks": document["remarks"]}

    return compared


def blob(folder, text):
    words = ["git", "hash-object", "-w", "--stdin"]
    made = subprocess.run(words, cwd=folder, input=text, capture_output=True, text=True, check=True)
    return made.stdout.strip()


def tree(folder, *entries):
    """Commit a tree that git itself would never write: (mode, name, text or object)."""
    listed = b""
    for mode, name, content in entries:
        made = blob(folder, content) if mode == "100644" else content
        listed += mode.encode() + b" " + os.fsencode(name) + b"\0" + bytes.fromhex(made)
    words = ["git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"]
    made = subprocess.run(words, cwd=folder, input=listed, capture_output=True, check=True).stdout
    return made.decode().strip()


def commit_tree(folder, made):
    done = git(folder, "commit-tree", "-m", "Evil", made)
    git(folder, "branch", "--force", "evil", done.stdout.strip())


@pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
def test_the_settings_of_a_repository_run_nothing(here, run, tmp_path):
    program, left = tmp_path / "program", tmp_path / "PROOF"
    program.write_text(f"#!/bin/sh\necho $0 $* >> '{left}'\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    (here / ".gitattributes").write_text("* diff=all filter=all\n", encoding="utf-8")
    sign_a_commit(here)
    for name, value in PROGRAMS.items():
        git(here, "config", name, value.format(program=program))
    git(here, "log", "--name-only", check=False)
    assert left.exists(), "the settings are meant to run something where git is asked without care"
    left.unlink()
    ran = run("compare", "main")
    assert (ran.exit_code, left.exists()) == (0, False), ran
    ran = run("check", "--since-rev", "main")
    assert (ran.exit_code, left.exists()) == (0, False), ran


def test_names_that_lead_out_are_not_written(here, base, tmp_path):
    (tmp_path / "temporary").mkdir()
    inner = tree(here, ("100644", "up.yaml", ASKS))
    top = [("40000", "..", inner), ("40000", ".git", inner), ("100644", "own.yaml", ASKS)]
    commit_tree(here, tree(here, *top))
    assert base("evil")["posts"] == 1
    assert not list(tmp_path.rglob("up.yaml"))


def test_a_file_and_a_folder_of_one_name_are_told(here, base):
    inner = tree(here, ("100644", "up.yaml", OTHER))
    commit_tree(here, tree(here, ("100644", "june.yaml", ASKS), ("40000", "june.yaml", inner)))
    found = base("evil")
    assert found["posts"] == 1
    assert any("june.yaml/up.yaml not read" in remark for remark in found["remarks"])


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_that_lead_out_are_not_followed_and_told(here, base, tmp_path):
    (tmp_path / "secret.yaml").write_text(OTHER, encoding="utf-8")
    (here / "below").mkdir()
    (here / "below" / "deep").mkdir()
    (here / "below" / "deep" / "june.yaml").write_text(OTHER, encoding="utf-8")
    (here / "plan").symlink_to("below")
    for name, target in (
        ("away.yaml", tmp_path / "secret.yaml"),
        ("up.yaml", "../secret.yaml"),
        ("sly.yaml", "plan/../../secret.yaml"),
        ("git.yaml", ".git/config"),
    ):
        (here / name).symlink_to(target)
    git(here, "add", "--all")
    assert commit(here)[0]
    for path in here.glob("*.yaml"):
        path.unlink()
    write(here, "own_yaml", ASKS)
    found = base()
    assert (found["posts"], found["errors"]) == (2, [])
    assert any("away.yaml and 3 more not read, since links that lead out" in one for one in found["remarks"])


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_within_are_followed(here, base):
    (here / "postlint.yaml").write_text("calendars: [plan/]\n", encoding="utf-8")
    write(here, "content__2026__june_yaml", OTHER)
    (here / "plan").mkdir()
    (here / "plan" / "june.yaml").symlink_to("../content/2026/june.yaml")
    git(here, "add", "--all")
    assert commit(here)[0]
    found = base()
    assert (found["posts"], found["remarks"]) == (1, base()["remarks"])


def test_submodules_are_no_part_of_a_revision_and_told(here, base, tmp_path):
    other = repository(tmp_path / "other", june_yaml=OTHER)
    assert commit(other)[0]
    git(here, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "sub")
    assert commit(here)[0]
    found = base()
    assert found["posts"] == 1
    assert any("sub not read, since what submodules hold" in one for one in found["remarks"])


def test_all_files_of_a_revision_come_from_few_git_processes(here, base, tmp_path, monkeypatch):
    for number in range(120):
        write(here, f"below__n{number}_yaml", OTHER.replace("depot", f"depot {number}"))
    git(here, "add", "--all")
    assert commit(here)[0]
    real = subprocess.run(["which", "git"], capture_output=True, text=True, check=True).stdout.strip()
    (tmp_path / "bin").mkdir()
    spy = tmp_path / "bin" / "git"
    spy.write_text(f"#!/bin/sh\necho $* >> '{tmp_path}/asked'\nexec {real} \"$@\"\n", encoding="utf-8")
    spy.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin{os.pathsep}{os.environ['PATH']}")
    assert base()["posts"] == 121
    asked = (tmp_path / "asked").read_text()
    assert asked.count("cat-file") == 1
    assert asked.count("ls-tree") == 1


def test_only_what_the_settings_could_read_is_laid_out(here, base, monkeypatch):
    write(here, "plan__june_yaml", ASKS)
    write(here, "code__main_py", "print()\n")
    write(here, "code__huge_json", "[]\n")
    (here / "postlint.yaml").write_text("calendars: [plan/]\n", encoding="utf-8")
    git(here, "add", "--all")
    assert commit(here)[0]
    written = []
    write_file = snapshot._Layout._write

    def spying(layout, entry, *rest):
        written.append(entry.path)
        write_file(layout, entry, *rest)

    monkeypatch.setattr(snapshot._Layout, "_write", spying)
    assert base()["posts"] == 1
    assert sorted(written) == ["plan/june.yaml", "postlint.yaml"]


def test_more_than_anybody_plans_is_refused(here, run, monkeypatch):
    assert commit(here)[0]
    monkeypatch.setattr(snapshot, "MAX_LAID_OUT", 10)
    ran = run("compare", "main")
    assert (ran.exit_code, "Say under `calendars:` in postlint.yaml which are" in ran.stderr) == (2, True)


def test_a_file_larger_than_any_calendar_is_not_laid_out(here, base, monkeypatch):
    write(here, "june_yaml", OTHER * 50)
    git(here, "add", "--all")
    assert commit(here)[0]
    monkeypatch.setattr(snapshot, "MAX_ARCHIVE_BYTES", 200)
    found = base()
    assert found["incomplete"]
    assert found["errors"][0]["path"] == "june.yaml"


def test_objects_that_a_clone_lacks_are_named_and_fetched_from_nowhere(here, run):
    assert commit(here)[0]
    lacking = git(here, "rev-parse", "HEAD:own.yaml").stdout.strip()
    path = here / ".git" / "objects" / lacking[:2] / lacking[2:]
    path.chmod(0o666)
    path.unlink()
    ran = run("compare", "main")
    assert (ran.exit_code, "does not hold own.yaml of main" in ran.stderr) == (2, True)


def test_files_that_are_ignored_and_committed_are_read(here, base):
    (here / ".gitignore").write_text("own.yaml\n", encoding="utf-8")
    git(here, "add", "--force", "--all")
    assert commit(here)[0]
    assert base()["posts"] == 1


def test_dates_from_git_are_those_of_the_repository(here, base):
    (here / "postlint.yaml").write_text("dates: {from_git: true}\n", encoding="utf-8")
    write(here, "new_tweet", "---\nkind: question\n---\nWhich gate?\n")
    git(here, "add", "--all")
    assert commit(here)[0]
    found = base()
    assert (found["posts"], found["errors"]) == (2, [])


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_hostile_texts_do_nothing(here, run, form, text):
    calendar = HEAD + "posts:\n"
    assert commit(here)[0]
    more = json.dumps({"date": "2026-06-03", "kind": "question", "text": text, "id": text})
    (here / "own.yaml").write_text(calendar + f"- {more}\n", encoding="utf-8")
    said = run("compare", "main", "--format", form).stdout
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "##[" not in said
    assert "\n::" not in said
    if form == "markdown":
        assert not {token.type for token in tokens(said)} & {"html_inline", "link_open", "image"}
    if form == "html":
        reader = Tags()
        reader.feed(said)
        assert not {tag for tag, _ in reader.tags} & {"script", "img", "iframe", "a onclick"}
        assert all(attrs.get("href", "#").startswith("#") for _, attrs in reader.tags)


def tokens(text):
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token
        yield from token.children or ()


@pytest.mark.parametrize("limit", ["postlint.source.git.MAX_LISTED", "postlint.source.revision.MAX_ENTRIES"])
def test_more_files_than_anybody_plans_with_are_refused(here, run, monkeypatch, limit):
    for number in range(60):
        write(here, f"plan{number}_yaml", ASKS)
    git(here, "add", "--all")
    assert commit(here)[0]
    monkeypatch.setattr(limit, 50)
    ran = run("compare", "main")
    assert (ran.exit_code, "than anybody plans with" in ran.stderr) == (2, True)


def test_links_that_are_none_and_folders_without_end_are_told(here, base):
    within = tree(here, ("100644", "june.yaml", ASKS))
    for _ in range(1300):
        within = tree(here, ("40000", "a", within))
    commit_tree(
        here,
        tree(
            here,
            ("40000", "a", within),
            ("100644", "june.yaml", ASKS),
            ("120000", "long.yaml", blob(here, "x" * 5000)),
            ("120000", "nul.yaml", blob(here, "june\0.yaml")),
        ),
    )
    notes = str(base("evil"))
    assert "nobody nests so many folders" in notes
    assert "long.yaml not read, since no link is so long" in notes
    assert "nul.yaml not read" in notes


def test_settings_larger_than_any_are_not_laid_out_and_told(here, base, monkeypatch):
    write(here, "postlint_yaml", "packs: [two-way]\n" + "# long\n" * 100)
    git(here, "add", "--all")
    assert commit(here)[0]
    write(here, "postlint_yaml", "packs: [two-way]\n")
    monkeypatch.setattr(snapshot, "MAX_BYTES", 50)
    taken = []
    take = snapshot._Layout.take
    monkeypatch.setattr(snapshot._Layout, "take", lambda *args: (taken.append(args[1].path), take(*args)))
    assert "postlint.yaml" in str(base())
    assert "postlint.yaml" not in taken
