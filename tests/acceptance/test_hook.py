"""The hooks in real content repositories, installed by pre-commit from what this checkout ships.

They are in one file so that they share one installation, also where several processes run the tests.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from content_repositories import (
    ALSO_ASKS,
    BROKEN,
    ONLY_TALKS,
    ROOT,
    environment,
    git,
    installed_path,
    pre_commit,
    repository,
    revision,
    ship,
    stage,
)

from postlint.calendars.readers import readable_suffixes

HERE = Path(sys.executable).parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory) -> Path:
    """A repository that holds what a clone of this project would."""
    return ship(tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """Where pre-commit keeps the one hook environment that all these tests share."""
    return tmp_path_factory.mktemp("pre-commit-home")


@pytest.fixture
def content(tmp_path, shipped, home):
    """Make a content repository whose commits run the hooks called HOOKS; gives a function of HOOKS."""

    def make(*hooks: str) -> Path:
        folder = repository(tmp_path / "content")
        entry = {
            "repo": shipped.as_uri(),
            "rev": revision(shipped),
            "hooks": [{"id": hook} for hook in hooks],
        }
        config = {"repos": [entry]}
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


def test_a_bad_plan_fails_the_hook_and_not_the_advice_beside_it(content, home):
    folder = content(*(hook["id"] for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))))
    stage(folder, {"calendar.yaml": ONLY_TALKS})
    run = pre_commit(folder, home, "run", "--all-files")
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


def declared(text: str) -> str:
    """A post that says what it does, so that no verdict hangs on how its text is read."""
    return (
        text.replace("---\n", "---\nkind: press_release\n", 1)
        if text.startswith("---")
        else (f"---\nkind: press_release\n---\n{text}")
    )


@pytest.mark.parametrize(("files", "last"), [(TWEETS, "260614"), (POSTS, "06-14")], ids=["tweet", "markdown"])
def test_the_hook_judges_folders_of_one_post_files(content, home, files, last):
    folder = content("postlint")
    stage(folder, {name: declared(text) for name, text in files.items()})
    run = pre_commit(folder, home, "run", "postlint", "--all-files")
    assert run.returncode == 1, run.stdout + run.stderr
    assert re.search(rf"{last}-lane\.\w+:\d+:\d+: error: .*\n?.*", run.stdout), run.stdout
    assert "two-way/all-broadcast" in run.stdout


@pytest.mark.parametrize(
    ("number", "files", "other"),
    [(0, TWEETS, "tweets.text"), (1, TWEETS, "tweets/README.md"), (2, POSTS, "README.md")],
    ids=["any", "tweet", "markdown"],
)
def test_the_hooks_in_the_readme_work_as_they_stand_and_fire_on_nothing_else(
    tmp_path, home, number, files, other
):
    folder = repository(tmp_path / "content")
    stage(folder, {".pre-commit-config.yaml": README_HOOKS[number]})
    stage(folder, {name: declared(text) for name, text in files.items()} | {other: "# Ours\n"})
    passed = pre_commit(folder, home, "run", "--files", other, PATH=installed_path())
    assert (passed.returncode, "Skipped" in passed.stdout) == (0, True), passed.stdout
    failed = pre_commit(folder, home, "run", "--files", next(iter(files)), PATH=installed_path())
    assert failed.returncode == 1
    assert "two-way/all-broadcast" in failed.stdout


def test_the_hook_in_the_readme_is_that_of_the_manifest():
    (repo,) = yaml.safe_load(README_HOOKS[0])["repos"]
    shown, (offered, _) = repo["hooks"][0], yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert repo["repo"] == "local"
    assert {key: offered[key] for key in shown if key != "language"} | {"language": "system"} == shown


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
        *("outbox.json", "author-feed.json", "june.xlsx", "june.ods", "blog/gate.mdx", "posts/linkedin.txt"),
    ]
    others = [
        *("calendar.yaml.bak", "posts.text", "yaml", "image.png", "build.py", "tweets/gate", "a.tweets"),
        *("app.js", "data/account.js", "data/deleted-tweets.js", "retweets.js", "data/tweets.js.map"),
        *("june.numbers", "twitter.zip", "amd", "csv/notes"),
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


def run(*words: str, cwd: Path, **extra: str) -> str:
    done = subprocess.run(
        words,
        check=False,
        cwd=cwd,
        env=environment(**extra),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def paste(folder: Path, scripts: Path) -> str:
    """Do what the postlint in SCRIPTS says to do in FOLDER, and return what is pasted."""
    said = run(str(scripts / "postlint"), "init", cwd=folder)
    entry = said.partition(".pre-commit-config.yaml:\n\n")[2].partition("\n\n")[0]
    stage(folder, {".pre-commit-config.yaml": f"{entry}\n"})
    return entry


@pytest.fixture
def planned(tmp_path):
    """A content repository with a calendar, and no hook so far."""
    folder = repository(tmp_path / "content")
    stage(folder, {"plans/june.yaml": ONLY_TALKS})
    return folder


@pytest.fixture(scope="module")
def from_repository(shipped, tmp_path_factory):
    """The scripts of an environment into which postlint was installed from a git repository."""
    place = tmp_path_factory.mktemp("from-repository") / "environment"
    uv = (sys.executable, "-m", "uv", "--quiet")
    run(*uv, "venv", "--python", sys.executable, str(place), cwd=shipped)
    address = f"git+{shipped.as_uri()}"
    run(*uv, "pip", "install", "--python", str(place), address, cwd=shipped)
    return place / HERE.name


def judged(folder: Path, home: Path, **extra: str) -> list[int]:
    """The exit codes of the pasted hook for a calendar that only talks, and for one that also asks."""
    codes = []
    for calendar in (ONLY_TALKS, ALSO_ASKS):
        stage(folder, {"plans/june.yaml": calendar})
        hook = pre_commit(folder, home, "run", "postlint", "--files", "plans/june.yaml", **extra)
        assert "Skipped" not in hook.stdout
        assert ("two-way/all-broadcast" in hook.stdout) is bool(hook.returncode), hook.stdout + hook.stderr
        codes.append(hook.returncode)
    return codes


def test_the_hook_of_init_runs_what_is_installed_where_no_repository_is_known(planned, home):
    assert "repo: local" in paste(planned, HERE)
    assert judged(planned, home, PATH=installed_path()) == [1, 0]


def test_the_hook_of_init_is_installed_from_the_repository_that_postlint_came_from(
    planned, home, shipped, from_repository
):
    entry = paste(planned, from_repository)
    assert f"repo: {shipped.as_uri()}\n    rev: {revision(shipped)}\n" in entry
    assert judged(planned, home) == [1, 0]
