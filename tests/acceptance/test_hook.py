"""The hooks in real content repositories, installed by pre-commit from what this checkout ships."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from postlint.calendars.readers import readable_suffixes

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
SHIPPED = ["pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "postlint", "rules"]

ANNOUNCEMENT = """\
  - date: 2026-06-{day:02}
    account: baths
    kind: press_release
    text: "Lane {day} of the new baths is finished."
"""
QUESTION = """\
  - date: 2026-06-{day:02}
    account: baths
    kind: question
    text: "Which lane shall we open first: {day} or one?"
"""
HEAD = """\
accounts:
  baths: {channel: x, handle: "@citybaths"}
posts:
"""
ONLY_TALKS = HEAD + "".join(ANNOUNCEMENT.format(day=day) for day in range(1, 15))
ALSO_ASKS = HEAD + "".join(
    (QUESTION if day % 3 == 0 else ANNOUNCEMENT).format(day=day) for day in range(1, 15)
)
BROKEN = ONLY_TALKS.replace("date: 2026-06-05", "date: 2026-06-55")


def environment(**extra: str) -> dict[str, str]:
    """Keep the reader's git settings, and a hook that may be running these tests, out of the way."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    return {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "NO_COLOR": "1", **extra}


def git(folder: Path, *words: str, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *words],
        check=False,
        cwd=folder,
        env=environment(**extra),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def repository(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["config", "user.name", "Ada Planner"],
        ["config", "user.email", "ada@content.example"],
    ):
        assert git(folder, *words).returncode == 0
    return folder


def pre_commit(folder: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *words],
        check=False,
        cwd=folder,
        env=environment(PRE_COMMIT_HOME=str(home)),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """A repository that holds what a clone of this project would, uncommitted work included."""
    folder = repository(tmp_path_factory.mktemp("shipped"))
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    git(folder, "add", "--all")
    assert git(folder, "commit", "--quiet", "--message=Ship").returncode == 0
    return folder


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """Where pre-commit keeps the one hook environment that all these tests share."""
    return tmp_path_factory.mktemp("pre-commit-home")


@pytest.fixture
def content(tmp_path, shipped, home):
    """Make a content repository whose commits run the hook called HOOK; gives a function of HOOK."""

    def make(hook: str) -> Path:
        folder = repository(tmp_path / "content")
        revision = git(shipped, "rev-parse", "HEAD").stdout.strip()
        config = {"repos": [{"repo": str(shipped), "rev": revision, "hooks": [{"id": hook}]}]}
        (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        assert pre_commit(folder, home, "install").returncode == 0
        return folder

    return make


def commit(folder: Path, home: Path, **files: str) -> subprocess.CompletedProcess[str]:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        git(folder, "add", f"{name}.yaml")
    return git(folder, "commit", "--message=Plan June", PRE_COMMIT_HOME=str(home))


def commits(folder: Path) -> int:
    return len(git(folder, "log", "--oneline").stdout.splitlines())


def test_try_repo_blocks_a_bad_commit_and_the_advice_beside_it_does_not(tmp_path, shipped, home):
    folder = repository(tmp_path / "content")
    (folder / "calendar.yaml").write_text(ONLY_TALKS, encoding="utf-8")
    git(folder, "add", "calendar.yaml")
    run = pre_commit(folder, home, "try-repo", str(shipped), "--all-files")
    verdicts = dict(re.findall(r"^(postlint[^.]*)\.+(\w+)$", run.stdout, re.MULTILINE))
    assert verdicts == {"postlint": "Failed", "postlint (advice only)": "Passed"}, run.stdout + run.stderr
    assert run.stdout.count("two-way/all-broadcast") >= 2
    assert run.returncode == 1


def test_a_bad_commit_is_blocked_and_a_good_one_passes(content, home):
    folder = content("postlint")
    bad = commit(folder, home, calendar=ONLY_TALKS)
    assert "two-way/all-broadcast" in bad.stdout + bad.stderr
    assert (bad.returncode, commits(folder)) == (1, 0)
    good = commit(folder, home, calendar=ALSO_ASKS)
    assert (good.returncode, commits(folder)) == (0, 1), good.stdout + good.stderr


def test_a_calendar_that_cannot_be_read_blocks_the_commit(content, home):
    folder = content("postlint")
    broken = commit(folder, home, calendar=BROKEN)
    assert "2026-06-55" in broken.stdout + broken.stderr
    assert (broken.returncode, commits(folder)) == (1, 0)


@pytest.mark.parametrize("calendar", [ONLY_TALKS, BROKEN], ids=["only talks", "cannot be read"])
def test_advice_is_printed_and_never_blocks(content, home, calendar):
    folder = content("postlint-advise")
    advised = commit(folder, home, calendar=calendar)
    assert "calendar.yaml:" in advised.stdout + advised.stderr
    assert (advised.returncode, commits(folder)) == (0, 1)


def test_a_commit_of_other_yaml_passes(content, home):
    folder = content("postlint")
    other = commit(folder, home, mkdocs="site_name: City baths\n")
    assert (other.returncode, commits(folder)) == (0, 1), other.stdout + other.stderr


def test_a_calendar_that_git_does_not_track_blocks_nothing(content, home):
    folder = content("postlint")
    (folder / "scratch.yaml").write_text(ONLY_TALKS, encoding="utf-8")
    tracked = commit(folder, home, calendar=ALSO_ASKS)
    assert (tracked.returncode, commits(folder)) == (0, 1), tracked.stdout + tracked.stderr


TWEETS = {f"tweets/2606{day:02}-lane.tweet": f"Lane {day} is finished.\n" for day in range(1, 15)}
POSTS = {
    f"posts/2026-06-{day:02}-lane.md": f"---\nmedia: [mastodon-baths]\n---\nLane **{day}** is finished.\n"
    for day in range(1, 15)
}
README_HOOKS = re.findall(
    r"^```yaml\n(# \.pre-commit-config\.yaml\n.*?)^```$",
    (ROOT / "README.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


def stage(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", *files)


def declared(text: str) -> str:
    """A post that says what it does, so that no verdict hangs on how its text is read."""
    return (
        text.replace("---\n", "---\nkind: press_release\n", 1)
        if text.startswith("---")
        else (f"---\nkind: press_release\n---\n{text}")
    )


@pytest.mark.parametrize(("files", "last"), [(TWEETS, "260614"), (POSTS, "06-14")], ids=["tweet", "markdown"])
def test_try_repo_judges_folders_of_one_post_files(tmp_path, shipped, home, files, last):
    folder = repository(tmp_path / "content")
    stage(folder, {name: declared(text) for name, text in files.items()})
    run = pre_commit(folder, home, "try-repo", str(shipped), "postlint", "--all-files")
    assert run.returncode == 1, run.stdout + run.stderr
    assert re.search(rf"{last}-lane\.\w+:\d+:\d+: error: .*\n?.*", run.stdout), run.stdout
    assert "two-way/all-broadcast" in run.stdout


@pytest.mark.parametrize(
    ("number", "files", "other"),
    [(1, TWEETS, "tweets/README.md"), (2, POSTS, "README.md")],
    ids=["tweet", "markdown"],
)
def test_the_hooks_in_the_readme_fire_on_their_folders_and_on_nothing_else(
    tmp_path, shipped, home, number, files, other
):
    folder = repository(tmp_path / "content")
    config = yaml.safe_load(README_HOOKS[number])
    revision = git(shipped, "rev-parse", "HEAD").stdout.strip()
    config["repos"][0] |= {"repo": str(shipped), "rev": revision}
    stage(folder, {".pre-commit-config.yaml": yaml.safe_dump(config)})
    stage(folder, {name: declared(text) for name, text in files.items()} | {other: "# Ours\n"})
    passed = pre_commit(folder, home, "run", "--files", other)
    assert (passed.returncode, "Skipped" in passed.stdout) == (0, True), passed.stdout
    failed = pre_commit(folder, home, "run", "--files", next(iter(files)))
    assert failed.returncode == 1
    assert "two-way/all-broadcast" in failed.stdout


def fires_on(hook: dict, name: str) -> bool:
    """Tell whether pre-commit would run HOOK for a commit of the file NAME."""
    return bool(re.search(hook["files"], name))


@pytest.mark.parametrize(
    "hook", yaml.safe_load(MANIFEST.read_text(encoding="utf-8")), ids=lambda hook: hook["id"]
)
def test_a_hook_fires_on_what_may_hold_posts_and_on_nothing_else(hook):
    names = [
        *("calendar.yaml", "content/2026/june.yml", "postlint.yaml", "Q3 plan.yaml", "calendar.json"),
        *("tweets/260601-gate.tweet", "toots/gate.toot", "posts/2026/gate.md", "gate.markdown", "june.csv"),
        *("june.tsv", "JUNE.CSV", "tweets.js", "data/tweets.js", "data/tweet.js", "data/tweets-part12.js"),
        *("outbox.json", "author-feed.json"),
    ]
    others = [
        *("calendar.yaml.bak", "posts.txt", "yaml", "image.png", "build.py", "tweets/gate", "a.tweets"),
        *("app.js", "data/account.js", "data/deleted-tweets.js", "retweets.js", "data/tweets.js.map"),
        *("june.xlsx", "twitter.zip", "amd", "csv/notes.txt"),
    ]
    assert [name for name in names + others if fires_on(hook, name)] == names
    assert hook["pass_filenames"] is False
    assert not {"types", "types_or", "exclude"} & set(hook)


def test_the_hooks_fire_on_every_ending_that_a_reader_knows():
    hooks = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    missed = {suffix for suffix in readable_suffixes() if not fires_on(hooks[0], f"tweets{suffix}")}
    assert missed == set()


def test_pre_commit_accepts_the_manifest(tmp_path, home):
    run = pre_commit(tmp_path, home, "validate-manifest", str(MANIFEST))
    assert run.returncode == 0, run.stdout
