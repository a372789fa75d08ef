"""``check --since-rev``: everything is judged, and no change is blamed for old months."""

import json

import pytest
from calendars_by_month import HEAD, Year
from real_git import commit, git, repository

SETTINGS = "rules:\n  hygiene/kind-against-text: 'off'\n" + "".join(
    f"  two-way/{name}: 'off'\n" for name in ("broadcast-streak", "low-engagement", "agenda-only")
)
RULE = "two-way/all-broadcast"
TODO = '- {date: 2026-12-01, kind: question, text: "TBD"}\n'


@pytest.fixture
def write(workplace):
    """Write a calendar of months; the numbers are those that are bad."""

    def months(*bad, of=range(1, 9), more=""):
        year = Year()
        for number in of:
            year.month(number, bad=number in bad)
        (workplace / "plan.yaml").write_text(year.text() + more)
        return year

    return months


@pytest.fixture
def here(workplace, write):
    """A repository whose January is bad."""
    (workplace / "postlint.yaml").write_text("packs: [two-way, hygiene]\n" + SETTINGS)
    write(1)
    repository(workplace)
    assert commit(workplace)[0]
    return workplace


@pytest.fixture
def news(run):
    def found(*words):
        ran = run("check", "--since-rev", "main", "--format", "json", *words)
        document = json.loads(ran.stdout)
        months = {item["window"]["to"][:7] for item in document["findings"] if item["rule"] == RULE}
        return ran.exit_code, months, document["summary"]["baselined"]

    return found


def test_an_old_month_is_nobody_s_fault(news, run, here, write):
    assert run("check").exit_code == 1
    assert news() == (0, set(), 1)
    write(1, of=range(1, 10))
    assert news() == (0, set(), 1)


def test_a_bad_month_that_is_new_is_found(news, here, write):
    write(1, 9, of=range(1, 10))
    code, months, older = news()
    assert (code, {month for month in months if month < "2026-08"}, older) == (1, set(), 1)


def test_the_footer_says_how_much_is_older(run, here):
    ran = run("check", "--since-rev", "main")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "nothing found. 1 finding older than main." in " ".join(ran.stdout.split())


def test_the_footer_says_so_beside_what_is_new(run, here, write):
    write(1, more=TODO)
    said = " ".join(run("check", "--since-rev", "main").stdout.split())
    assert "hygiene/placeholder" in said
    assert "1 finding older than main." in said


def test_what_a_change_touches_is_told_though_it_is_old(run, here, write):
    write(more=TODO)
    assert commit(here, "--all")[0]
    assert "placeholder" not in run("check", "--since-rev", "main").stdout
    write(more=TODO.replace("TBD", "Soon: TBD"))
    assert "placeholder" in run("check", "--since-rev", "main").stdout


def test_a_calendar_that_is_renamed_is_as_old_as_it_was(news, here):
    git(here, "mv", "plan.yaml", "year.yaml")
    assert news() == (0, set(), 1)


def test_a_path_that_is_new_holds_only_news(news, here):
    (here / "more.yaml").write_text(
        (here / "plan.yaml").read_text().replace("@cityparks", "@parks").replace("Item", "A")
    )
    (here / "postlint.yaml").unlink()
    code, months, older = news("more.yaml")
    assert (code, bool(months), older) == (1, True, 0)


def test_from_below_and_by_path_all_is_the_same(news, here, monkeypatch):
    (here / "below").mkdir()
    assert news("plan.yaml") == (0, set(), 1)
    monkeypatch.chdir(here / "below")
    assert news("../plan.yaml") == news() == (0, set(), 1)


def test_with_settings_that_are_named_all_is_the_same(news, here):
    (here / "postlint.yaml").rename(here / "other.yaml")
    git(here, "add", "--all")
    assert commit(here)[0]
    assert news("--config", "other.yaml") == (0, set(), 1)


def test_what_cannot_be_read_in_the_revision_leaves_nothing_out(run, here, write):
    (here / "plan.yaml").write_text("posts: [\n")
    assert commit(here, "--all")[0]
    write(1)
    ran = run("check", "--since-rev", "main")
    assert (ran.exit_code, RULE in ran.stdout) == (1, True)
    assert "main could not be read as a whole (plan.yaml:" in ran.stderr
    assert "So nobody can tell what is older: all is listed." in ran.stderr


def test_what_cannot_be_read_now_fails_as_ever(run, here):
    (here / "plan.yaml").write_text("posts: [\n")
    assert run("check", "--since-rev", "main").exit_code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--since-rev", "mian"], 'there is no revision "mian" here. Did you mean "main"?'),
        (["--since-rev=--output=x"], "is no revision"),
        (["--since-rev", "main", "-"], "standard input is none"),
        (["--since-rev", "main", "--baseline", "b.json"], "Leave one of them out"),
    ],
)
def test_what_cannot_be_meant_is_said(run, here, words, said):
    ran = run("check", *words, stdin=b"posts: []")
    assert (ran.exit_code, ran.stdout, said in ran.stderr) == (2, "", True)


def test_services_get_only_what_is_new(run, here, write):
    write(1, more=TODO)
    ran = run("check", "--since-rev", "main", "--format", "concise")
    assert "placeholder" in ran.stdout
    assert RULE not in ran.stdout
    assert "older than main" in run("check", "--since-rev", "main", "--format", "junit").stdout


def test_a_hook_of_only_tracked_files_can_ask_it(news, here, write):
    (here / "new.yaml").write_text(HEAD + "posts: []\n")
    assert news("--tracked-only") == (0, set(), 1)
