"""The action for GitHub: its steps as a runner runs them, with a gh that knows one pull request."""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from composite import Runner, clean_environment
from content_repositories import ALSO_ASKS, ONLY_TALKS, ROOT, git, repository, stage

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the action is for runners with Bash")

MARKER = "<!-- postlint compare -->"
MOST = 65_536
GH = """\
import json, os, pathlib, sys
import jq

words, place = sys.argv[1:], pathlib.Path(__file__).parent
kept = place / "comments.json"
comments = json.loads(kept.read_text())
host, token = os.environ["GH_HOST"], os.environ["GH_TOKEN"]
with (place / "calls").open("a") as calls:
    print(json.dumps({"words": words, "host": host, "token": token}), file=calls)
may = (place / "may").read_text()
fields = dict(words[at + 1].split("=", 1) for at, word in enumerate(words) if word in ("-f", "-F"))
if may == "nothing" or (may == "read" and "--method" in words):
    sys.exit("gh: Resource not accessible by integration (HTTP 403)")
if words[1] == "graphql":
    nodes = {"comments": {"nodes": comments}}
    said = {"data": {"repository": {"pullRequest": nodes}}}
    print(*jq.compile(words[words.index("--jq") + 1]).input_value(said).all(), sep="\\n")
else:
    method, path = words[2:4]
    body = pathlib.Path(fields["body"].removeprefix("@")).read_text(encoding="utf-8")
    if len(body) > 65536:
        sys.exit("gh: Body is too long (maximum is 65536 characters) (HTTP 422)")
    if method == "PATCH":
        (changed,) = [one for one in comments if path.endswith(f"/comments/{one['databaseId']}")]
        changed["body"] = body
    else:
        comments.append({"databaseId": 900 + len(comments), "viewerDidAuthor": True, "body": body})
    kept.write_text(json.dumps(comments))
"""
PYTHON = """\
#!/usr/bin/env bash
if [ "${{*:1:6}}" = "-I -X utf8 -m postlint compare" ]; then
  shift 5
  printf '%s\\n' "$@" > '{place}/compared'
  env > '{place}/compared-with'
  cat '{place}/comparison' 2> /dev/null
  exit "$(cat '{place}/compare-ends' 2> /dev/null || echo 0)"
fi
exec '{python}' "$@"
"""


class PullRequest:
    """A pull request to ``base``, on a runner on which postlint is installed already."""

    def __init__(self, folder: Path, base: str = "main") -> None:
        self.content = repository(folder / "content")
        stage(self.content, {"calendar.yaml": ALSO_ASKS})
        git(self.content, "commit", "--quiet", "--message=Plan June")
        git(self.content, "update-ref", f"refs/remotes/origin/{base}", "HEAD")
        self.base = git(self.content, "rev-parse", "HEAD").stdout.strip()
        self.plan(ONLY_TALKS)
        self.gh = folder / "gh"
        self.put(self.gh / "gh", f"#!/usr/bin/env bash\nexec '{sys.executable}' '{self.gh}/gh.py' \"$@\"\n")
        self.put(self.gh / "gh.py", GH)
        self.put(self.gh / "may", "write")
        self.put(self.gh / "comments.json", "[]")
        self.put(self.gh / "comparison", "## 12 of 14 posts broadcast now\n")
        environment = folder / "runner" / "postlint" / "environment" / "bin"
        self.put(environment / "python", PYTHON.format(python=sys.executable, place=self.gh))
        (folder / "home").mkdir()
        self.runner = Runner(
            ROOT,
            self.content,
            folder / "runner",
            clean_environment(folder / "home", self.gh) | {"GITHUB_BASE_REF": base},
            github={"event": {"pull_request": {"number": 7}}, "token": "t0"},
        )
        self.runner.steps = {"places": {"outputs": {"texts": str(folder / "texts")}}}

    @staticmethod
    def put(path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def plan(self, text: str) -> None:
        stage(self.content, {"calendar.yaml": text})
        git(self.content, "commit", "--quiet", "--message=Plan June anew")

    def comment(self, **inputs: str) -> int:
        return self.runner.run(only=("comment",), token="t1", **inputs)

    def check(self, args: str = "") -> int:
        return self.runner.run(only=("check",), args=args)

    @property
    def comments(self) -> list[dict]:
        return json.loads((self.gh / "comments.json").read_text(encoding="utf-8"))

    @comments.setter
    def comments(self, those: list[dict]) -> None:
        self.put(self.gh / "comments.json", json.dumps(those))

    @property
    def calls(self) -> list[dict]:
        file = self.gh / "calls"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    @property
    def notices(self) -> list[str]:
        return [line for line in self.runner.log.splitlines() if line.startswith("::notice")]


@pytest.fixture
def pull_request(tmp_path):
    return PullRequest(tmp_path)


def test_the_first_run_writes_a_comment_and_the_second_writes_it_anew(pull_request):
    assert pull_request.comment() == 0
    assert [one["body"] for one in pull_request.comments] == [f"{MARKER}\n## 12 of 14 posts broadcast now\n"]
    pull_request.put(pull_request.gh / "comparison", "## 3 of 14 posts broadcast now\n")
    assert pull_request.comment() == 0
    assert [one["body"] for one in pull_request.comments] == [f"{MARKER}\n## 3 of 14 posts broadcast now\n"]
    assert (pull_request.notices, {call["token"] for call in pull_request.calls}) == ([], {"t1"})


def test_comments_of_others_and_comments_that_quote_the_marker_stay_as_they_are(pull_request):
    others = [
        {"databaseId": 1, "viewerDidAuthor": False, "body": f"{MARKER}\nI was here first"},
        {"databaseId": 2, "viewerDidAuthor": False, "body": f"> {MARKER}\n\nWhat is this?"},
        {"databaseId": 3, "viewerDidAuthor": True, "body": f"Coverage fell. See `{MARKER}`"},
    ]
    pull_request.comments = others
    assert pull_request.comment() == 0
    assert pull_request.comments[:3] == others
    assert pull_request.comments[3]["body"].startswith(MARKER)


def test_the_comparison_is_with_where_the_change_began(pull_request):
    pull_request.comment()
    words = (pull_request.gh / "compared").read_text().split()
    assert words == ["compare", pull_request.base, "--format", "markdown"]


def test_what_compares_knows_no_token(pull_request):
    pull_request.runner.environment["GH_ENTERPRISE_TOKEN"] = "t2"
    pull_request.comment()
    known = (pull_request.gh / "compared-with").read_text(encoding="utf-8")
    assert "PATH=" in known
    assert "GH_TOKEN=" not in known
    assert "GH_ENTERPRISE_TOKEN=" not in known


def test_nothing_is_imported_from_where_the_repository_or_the_environment_says(pull_request):
    names = ("postlint", "yaml", "json")
    stage(pull_request.content, {f"{name}.py": "raise SystemExit('imported')" for name in names})
    pull_request.runner.environment["PYTHONPATH"] = str(pull_request.content)
    assert pull_request.check() == 1
    assert "two-way/all-broadcast" in pull_request.runner.summary


def test_the_token_goes_to_the_server_that_runs_the_job(pull_request):
    pull_request.comment()
    assert {call["host"] for call in pull_request.calls} == {"github.example"}


@pytest.mark.parametrize("may", ["read", "nothing"])
def test_a_token_that_may_not_write_is_a_notice_and_no_failure(pull_request, may):
    pull_request.put(pull_request.gh / "may", may)
    assert pull_request.comment() == 0
    (notice,) = pull_request.notices
    assert "pull-requests: write" in notice
    assert "HTTP 403" in notice


def test_the_check_judges_although_no_comment_can_be_written(pull_request):
    pull_request.put(pull_request.gh / "may", "read")
    assert pull_request.runner.run(only=("comment", "check")) == 1
    assert "two-way/all-broadcast" in pull_request.runner.summary


def test_a_push_gets_no_comment(pull_request):
    pull_request.runner.github = {"event": {}, "token": "t0"}
    assert pull_request.comment() == 0
    assert (pull_request.calls, pull_request.notices) == ([], [])
    assert "no pull request" in pull_request.runner.log


def test_who_wants_no_comment_gets_none(pull_request):
    assert pull_request.comment(comment="false") == 0
    assert (pull_request.calls, pull_request.runner.log) == ([], "")


def test_a_shallow_clone_is_told_of_fetch_depth(pull_request):
    git(pull_request.content, "update-ref", "-d", "refs/remotes/origin/main")
    assert pull_request.comment() == 0
    assert (pull_request.calls, "fetch-depth: 0" in pull_request.notices[0]) == ([], True)


def test_a_checkout_of_the_target_is_not_passed_off_as_the_change(pull_request):
    git(pull_request.content, "checkout", "--quiet", pull_request.base)
    assert pull_request.comment() == 0
    assert (pull_request.calls, "nothing to compare" in pull_request.notices[0]) == ([], True)


def test_a_runner_without_gh_is_told_so(pull_request):
    (pull_request.gh / "gh").unlink()
    if shutil.which("gh", path=pull_request.runner.environment["PATH"]):
        pytest.skip("there is a gh on this machine")
    assert pull_request.comment() == 0
    assert "has no gh" in pull_request.notices[0]


@pytest.mark.parametrize(("ends", "comments"), [("0", 1), ("1", 1), ("2", 1)])
def test_what_is_compared_is_shown_whatever_its_verdict(pull_request, ends, comments):
    pull_request.put(pull_request.gh / "compare-ends", ends)
    assert (pull_request.comment(), len(pull_request.comments)) == (0, comments)


def test_a_comparison_that_fails_leaves_the_old_comment(pull_request):
    pull_request.comment()
    before = pull_request.comments
    (pull_request.gh / "comparison").unlink()
    assert pull_request.comment() == 0
    assert (pull_request.comments, len(pull_request.notices)) == (before, 1)


@pytest.mark.parametrize("line", ["| **error** | line 7 | naïve 🎈 |", "x" * MOST], ids=["lines", "one line"])
def test_a_comment_that_is_too_long_for_github_is_cut_and_says_so(pull_request, line):
    pull_request.put(pull_request.gh / "comparison", "## Much\n" + f"{line}\n" * 4000)
    assert pull_request.comment() == 0
    (comment,) = pull_request.comments
    assert len(comment["body"]) <= MOST
    assert comment["body"].startswith(f"{MARKER}\n_This comment is cut")
    assert comment["body"].endswith((line, "## Much"))


def test_a_comment_that_just_fits_is_whole(pull_request):
    text = "ü" * (MOST - len(MARKER) - 2) + "\n"
    pull_request.put(pull_request.gh / "comparison", text)
    pull_request.comment()
    assert pull_request.comments[0]["body"] == f"{MARKER}\n{text}"


@pytest.mark.parametrize(
    "base", ["$(touch${IFS}ran)", "a;touch${IFS}ran", "`touch${IFS}ran`", "-d", "100%0Ax"]
)
def test_the_name_of_a_branch_runs_nothing(tmp_path, base):
    pull_request = PullRequest(tmp_path, base)
    assert pull_request.comment() == 0
    assert len(pull_request.comments) == 1
    git(pull_request.content, "update-ref", "-d", f"refs/remotes/origin/{base}")
    assert pull_request.comment() == 0
    assert list(tmp_path.rglob("ran")) == []
    assert [
        line for line in pull_request.runner.log.splitlines() if line.startswith("::")
    ] == pull_request.notices


@pytest.mark.parametrize(("calendar", "code"), [(ALSO_ASKS, 0), (ONLY_TALKS, 1), ("posts: [{", 2)])
def test_the_action_ends_as_the_check_does_with_everything_written(pull_request, calendar, code):
    pull_request.plan(calendar + "# The same posts\n")
    assert pull_request.runner.run(only=("comment", "check")) == code
    assert len(pull_request.comments) == 1
    assert pull_request.runner.summary.startswith("## postlint: ")
    assert ("::error file=calendar.yaml" in pull_request.runner.log) == (code > 0)
    sarif = Path(pull_request.runner.steps["check"]["outputs"]["sarif"])
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_args_are_words_as_on_a_command_line(pull_request):
    stage(pull_request.content, {"the plans/one of june.yaml": ALSO_ASKS})
    assert pull_request.check("'the plans/one of june.yaml'\n  --fail-on error") == 0
    assert pull_request.check("calendar.yaml --fail-on never") == 0


@pytest.mark.parametrize(
    "args", ["$(touch ran)", "`touch ran`", ";touch ran", "a\n\ntouch ran", "&&touch ran", "*"]
)
def test_args_run_and_expand_nothing(pull_request, args):
    assert pull_request.check(args) == 2
    assert not (pull_request.content / "ran").exists()


def test_a_run_that_wrote_no_sarif_names_none(pull_request):
    assert pull_request.check("calendar.yaml") == 1
    assert pull_request.check("--no-such-option") == 2
    assert pull_request.runner.steps["check"]["outputs"] == {}


def test_an_open_quote_in_args_is_told_in_a_sentence(pull_request):
    assert pull_request.check("'calendar.yaml") == 2
    assert pull_request.runner.log.startswith("::error title=postlint::The input args")


def test_a_calendar_with_a_hostile_name_and_text_runs_nothing(pull_request):
    name = "$(touch ran)\n::error::owned `touch ran`.yaml"
    stage(pull_request.content, {name: ONLY_TALKS.replace("finished", "::set-output name=a::b $(touch ran)")})
    pull_request.runner.run(only=("comment", "check"))
    assert not (pull_request.content / "ran").exists()
    assert [line for line in pull_request.runner.log.splitlines() if line.startswith("::error::")] == []


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """What GitHub unpacks of a repository that is used as an action."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("action.yml", "pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, folder)
    for name in ("ci", "postlint", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_a_fresh_runner_installs_and_judges_and_runs_nothing_of_the_repository(tmp_path, checkout):
    """The Python that is given holds no pip, and the repository has modules named as what is run."""
    subprocess.run([sys.executable, "-m", "uv", "--quiet", "venv", str(tmp_path / "python")], check=True)
    content, home, temporary = repository(tmp_path / "content"), tmp_path / "home", tmp_path / "runner"
    home.mkdir()
    temporary.mkdir()
    traps = ("venv", "pip", "ensurepip", "postlint", "shlex", "hashlib", "yaml", "sitecustomize")
    owned = "import pathlib\npathlib.Path(__file__).with_suffix('.ran').touch()\n"
    stage(content, {"calendar.yaml": ONLY_TALKS} | {f"{name}.py": owned for name in traps})
    runner = Runner(checkout, content, temporary, clean_environment(home), github={"event": {}, "token": ""})
    runner.steps = {"python": {"outputs": {"python-path": str(tmp_path / "python" / "bin" / "python")}}}
    assert runner.run() == 1, runner.log
    assert "::error file=calendar.yaml" in runner.log
    assert "two-way/all-broadcast" in runner.summary
    assert list(content.glob("*.ran")) == []
    outputs = runner.steps["places"]["outputs"]
    assert [path.suffix for path in Path(outputs["texts"]).iterdir()] in ([], [".jsonl"])
    assert any(Path(outputs["wheels"]).iterdir())
    assert outputs["needs"].startswith("3.")
