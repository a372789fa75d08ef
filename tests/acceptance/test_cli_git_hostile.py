"""Repositories that want git to run something: no program that a file names is ever run."""

import os

import pytest
from real_git import ASKS, commit, git, repository, write

pytestmark = [
    pytest.mark.usefixtures("scrubbed"),
    pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts"),
]
FROM_GIT = "dates: {from_git: true}\n"
UNDATED = "---\nkind: question\n---\nWhich gate shall we open first?\n"
SIGNED = """\
tree {tree}
author Ada <ada@content.example> 1780000000 +0000
committer Ada <ada@content.example> 1780000000 +0000
gpgsig -----BEGIN PGP SIGNATURE-----
{space}
 abcd
 -----END PGP SIGNATURE-----

Plan
"""
PROGRAMS = {
    "core.fsmonitor": "{program}",
    "core.pager": "{program}",
    "core.sshCommand": "{program}",
    "core.gitProxy": "{program}",
    "core.alternateRefsCommand": "{program}",
    "core.askPass": "{program}",
    "core.editor": "{program}",
    "pager.log": "{program}",
    "pager.ls-files": "{program}",
    "diff.external": "{program}",
    "diff.all.command": "{program}",
    "diff.all.textconv": "{program}",
    "filter.all.clean": "{program}",
    "filter.all.smudge": "{program}",
    "filter.all.process": "{program}",
    "gpg.program": "{program}",
    "gpg.ssh.program": "{program}",
    "credential.helper": "!{program}",
    "alias.log": "!{program}",
    "alias.ls-files": "!{program}",
    "alias.rev-parse": "!{program}",
    "log.showSignature": "true",
    "log.follow": "true",
    "core.untrackedCache": "true",
    "protocol.ext.allow": "always",
    "remote.origin.url": "ext::{program}",
    "remote.origin.uploadpack": "{program}",
    "remote.origin.promisor": "true",
    "extensions.partialClone": "origin",
    "core.repositoryFormatVersion": "1",
}


@pytest.fixture
def proof(tmp_path):
    """A program, and the file that it leaves where it was run."""
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho $0 $* >> '{tmp_path}/PROOF'\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    return program, tmp_path / "PROOF"


@pytest.fixture
def here(tmp_path, monkeypatch, run):
    folder = repository(tmp_path / "content", own_yaml=ASKS, old_tweet=UNDATED, postlint_yaml=FROM_GIT)
    monkeypatch.chdir(folder)
    return folder


def sign_a_commit(folder):
    """Put a commit on the branch that has a signature, which a program checks where git is told so."""
    tree = git(folder, "write-tree").stdout.strip()
    (folder / ".git" / "signed").write_text(SIGNED.format(tree=tree, space=" "), encoding="utf-8")
    words = ("hash-object", "-t", "commit", "-w", "--literally", ".git/signed")
    git(folder, "update-ref", "refs/heads/main", git(folder, *words).stdout.strip())


def test_the_settings_of_a_repository_run_nothing(here, run, proof):
    program, left = proof
    (here / ".gitattributes").write_text("* diff=all filter=all\n", encoding="utf-8")
    sign_a_commit(here)
    hooks = here / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout"):
        (hooks / name).symlink_to(program)
    for name, value in PROGRAMS.items():
        git(here, "config", name, value.format(program=program))
    git(here, "config", "core.hooksPath", str(hooks))
    left.unlink(missing_ok=True)
    git(here, "log", "--name-only", check=False)
    git(here, "ls-files", check=False)
    assert left.exists(), "the settings are meant to run something where git is asked without care"
    left.unlink()
    for words in (["."], ["--tracked-only"]):
        ran = run("check", "--allow-empty", *words)
        assert (ran.exit_code, left.exists()) == (0, False), ran


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("log.showRoot", "false"),
        ("i18n.logOutputEncoding", "UTF-16"),
        ("diff.relative", "true"),
        ("color.ui", "always"),
        ("core.abbrev", "4"),
    ],
)
def test_settings_of_how_git_answers_change_nothing(here, run, key, value):
    commit(here)
    before = run("import", "old.tweet").stdout
    assert "date: " in before
    git(here, "config", key, value)
    assert run("import", "old.tweet").stdout == before


def test_a_commit_is_what_it_was_made_as_whatever_stands_in_its_place(here, run):
    commit(here)
    write(here, "own_yaml", ASKS.replace("Which", "And which"))
    commit(here, "--all")
    before = run("compare", "HEAD~1", "HEAD").stdout
    git(here, "replace", "HEAD", "HEAD~1")
    assert run("compare", "HEAD~1", "HEAD").stdout == before


def test_objects_that_are_missing_are_fetched_from_nowhere(here, run, proof):
    program, left = proof
    write(here, "below__new_tweet", UNDATED)
    git(here, "add", "--all")
    assert commit(here)[0]
    tree = git(here, "rev-parse", "HEAD:below").stdout.strip()
    (here / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    for name, value in PROGRAMS.items():
        git(here, "config", name, value.format(program=program))
    git(here, "log", "--name-only", check=False)
    assert left.exists(), "git is meant to fetch the object where it may"
    left.unlink()
    ran = run("check", ".")
    assert (ran.exit_code, "Git cannot say when files were added" in ran.stdout) == (2, True)
    assert not left.exists()


@pytest.mark.parametrize("settings", ["packs: [two-way]\n", FROM_GIT], ids=["tracked", "dates"])
def test_a_bare_repository_that_is_committed_is_no_repository(here, run, proof, settings):
    program, left = proof
    evil = here / "evil"
    git(here, "init", "--quiet", "--bare", "evil")
    with (evil / "config").open("a", encoding="utf-8") as file:
        file.write(f"[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = {program}\n")
    write(evil, "own_yaml", ASKS)
    write(evil, "postlint_yaml", settings)
    git(here, "add", "--all", "--force")
    assert commit(here)[0]
    git(here, "-C", "evil", "ls-files", check=False)
    assert left.exists(), "git is meant to take the folder for a repository"
    left.unlink()
    for words in ([".", "--tracked-only"], ["evil"]):
        ran = run("check", *words, "--list-files")
        assert (ran.exit_code, "evil/own.yaml: 1 post" in ran.stdout, left.exists()) == (0, True, False), ran


def test_a_bare_repository_is_none_for_an_old_git_either(here, run, tmp_path, monkeypatch):
    evil = here / "evil"
    git(here, "init", "--quiet", "--bare", "evil")
    write(evil, "own_yaml", ASKS)
    (evil / ".git").mkdir()
    real = os.environ["PATH"]
    old = tmp_path / "old" / "git"
    old.parent.mkdir()
    # What comes after -c is dropped: an old git does not know the setting.
    old.write_text(
        "#!/bin/bash\nwords=()\n"
        'while [ $# -gt 0 ]; do [ "$1" = -c ] && shift 2 || { words+=("$1"); shift; }; done\n'
        f'PATH="{real}" exec git "${{words[@]}}"\n',
        encoding="utf-8",
    )
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{old.parent}{os.pathsep}{real}")
    ran = run("check", "--tracked-only", "evil")
    assert (ran.exit_code, "git cannot read the repository in evil" in " ".join(ran.stdout.split())) == (
        2,
        True,
    )


@pytest.mark.parametrize(
    ("line", "leaves_alone"),
    [
        ("logs[[:digit:]]/", ["logs1/june.yaml"]),
        ("logs[![:alpha:]]", ["logs1/june.yaml"]),
        ("[z-a]", []),
        ("[a-\\d]", []),
        ("logs[[:nope:]]", []),
        ("logs[", []),
        ("logs1\\", []),
        ("*a*a*a*a*a*a*a*a*a*a*a*a*b", []),
        ("\N{BYTE ORDER MARK}logs1", ["logs1/june.yaml"]),
        ("logs1\r\nother", ["logs1/june.yaml"]),
        ("logs1   ", ["logs1/june.yaml"]),
        ("logs1\x0b", []),
    ],
)
def test_a_line_of_gitignore_means_what_it_means_to_git(here, run, line, leaves_alone):
    write(here, "logs1__june_yaml", ASKS)
    write(here, f"{'a' * 200}_yaml", ASKS)
    (here / ".gitignore").write_bytes(f"{line}\n".encode())
    listed = run("check", "--list-files", ".")
    files = [
        line.partition(":")[0]
        for line in listed.stdout.splitlines()
        if " posts (" in line or " post (" in line
    ]
    assert (listed.exit_code, listed.stderr) == (0, "")
    assert ({"logs1/june.yaml"} - {*files}) == {*leaves_alone}
    ignored = git(here, "check-ignore", "--no-index", "logs1/june.yaml", check=False).stdout.split()
    assert ignored == leaves_alone


@pytest.mark.parametrize("kind", ["device", "pipe", "folder", "a link to a file"])
def test_a_gitignore_that_is_no_file_is_passed_over_as_git_does(here, run, kind):
    ignore = here / ".gitignore"
    if kind == "device":
        ignore.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(ignore)
    elif kind == "folder":
        ignore.mkdir()
    else:
        (here / "ignore").write_text("own.yaml\n", encoding="utf-8")
        ignore.symlink_to("ignore")
    assert "own.yaml: 1 post" in run("check", "--list-files", ".").stdout


def test_a_line_of_gitignore_that_is_too_long_is_named(here, run):
    (here / ".gitignore").write_text(f"old.tweet\n{'?' * 20_000}\n", encoding="utf-8")
    ran = run("check", ".")
    assert ran.exit_code == 2
    assert ran.stdout.startswith(".gitignore:2:1: error: No path is longer than 4,096 characters")


def test_a_gitignore_that_is_too_big_is_named(here, run):
    (here / ".gitignore").write_text("logs/\n" * 40_000, encoding="utf-8")
    ran = run("check", ".")
    assert (ran.exit_code, ran.stdout.startswith(".gitignore: error: This .gitignore has more than")) == (
        2,
        True,
    )


@pytest.mark.parametrize("glob", ["[z-a]", "!", "logs[", "x" * 5000])
def test_in_the_settings_a_pattern_that_fits_nothing_is_an_error(here, run, glob):
    (here / "postlint.yaml").write_text(f'exclude: ["{glob}"]\n', encoding="utf-8")
    ran = run("check", ".")
    assert ran.exit_code == 2
    assert ran.stdout.startswith("postlint.yaml:1:11: error: ")
    assert "is no pattern" in ran.stdout.splitlines()[0]
    assert len(ran.stdout.splitlines()[0]) < 200
