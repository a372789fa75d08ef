"""What is over a budget is refused, soon, with a sentence that says how to go on."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from postlint.calendars.load import load
from postlint.cli import main
from postlint.config import Config
from postlint.judging.near_duplicates import Allowance, Text, repeats
from postlint.kinds.pipeline import BATCH, _batches
from postlint.source import budgets
from postlint.source.budgets import MAX_COMPARING

SOON = 4.0
"""Seconds of the processor, many times what is needed."""


@pytest.fixture
def check(here, capsys):
    def check_files(*words):
        began = time.process_time()
        code = main(["check", *words])
        took = time.process_time() - began
        return code, " ".join(capsys.readouterr().out.split()), took

    return check_files


LONG = "word " * 100_000
RULE = {"title": "t", "severity": "error", "check": "pattern", "message": "{found}", "why": "w", "how": "h"}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        (
            "a.yaml",
            f'x-t: &t "{LONG}"\nposts:\n' + "- {text: *t}\n" * 100,
            "Write fewer aliases of long texts.",
        ),
        ("a.yaml", f'x-t: &t {{text: "{LONG}"}}\nposts:\n' + "- {<<: *t}\n" * 100, "Write fewer aliases"),
        (
            "a.yaml",
            f'x-t: &t [{{text: "{LONG}"}}]\nx-u: &u [{", ".join(["*t"] * 99)}]\n',
            "Write fewer aliases",
        ),
        (
            "a.yaml",
            "x-t: &t {" + ", ".join(f"k{n}: v" for n in range(1_000)) + "}\nposts:\n" + "- {<<: *t}\n" * 60,
            "The aliases of this file repeat more than 100,000 values",
        ),
        ("a.yaml", "#\n" * 310_000 + "posts: []\n", "more than 300,000 comments"),
        ("a.yaml", "posts: " + "[" * 70 + "]" * 70, "nested more than 64 levels"),
        (".gitignore", "*a?\n" * 40_000, "Name whole folders"),
        (".gitignore", "?" * 5_000, "Remove it."),
        (
            "postlint.yaml",
            "groups: {" + ", ".join(f"g{n}: [g{n + 1}]" for n in range(2_000)) + ", g2000: question}",
            "groups are nested more than 64 levels deep here. Name kinds.",
        ),
        ("postlint.yaml", "exclude: [" + ", ".join(f"'*a{n}?b*'" for n in range(20_000)) + "]", "Name whole"),
        (
            "postlint.yaml",
            json.dumps({"rules": {"own": {**RULE, "phrases": [f"gate {n}" for n in range(50_000)]}}}),
            '"phrases": may have at most 5000 items.',
        ),
    ],
    ids=[
        *(
            "aliases",
            "merges",
            "nested",
            "keys",
            "comments",
            "depth",
            "gitignore",
            "line",
            "groups",
            "patterns",
        ),
        "phrases",
    ],
)
def test_what_is_too_much_is_refused_soon(check, name, text, says):
    Path("b.yaml").write_text("- {text: Which of the two?}\n")
    Path(name).write_text(text)
    code, said, took = check(".")
    assert code == 2
    assert says in said
    assert took < SOON


def test_what_calendars_of_thousands_of_posts_repeat_is_far_below_the_budget(check):
    defaults = "x-t: &t {channel: x, account: parks, status: approved, pillar: service, owner: Jo}\n"
    posts = "".join(f"- {{<<: *t, text: The gate opens at nine on day {n}.}}\n" for n in range(3_000))
    Path("a.yaml").write_text(f"{defaults}posts:\n{posts}")
    _, said, _ = check("a.yaml", "--list-files")
    assert "a.yaml: 3,000 posts" in said


def test_a_table_with_too_many_columns_is_refused_soon(check):
    header = "date" + "".join(f",Copy (X) {n},Copy (LinkedIn) {n}" for n in range(3_000))
    Path("posts.csv").write_text(header + "\n2026-06-01" + ",Hello friends of the gate" * 6_000 + "\n")
    code, said, took = check("posts.csv")
    assert code == 2
    assert "a table of 6,001 columns, and up to 1,000 are read" in said
    assert took < SOON


ROWS = range(1_050)
TOO_MANY = {
    "wide.csv": "date,channel,text\n" + "".join(f"2026-06-01,x,Open {n},more\n" for n in ROWS),
    "kinds.csv": "date,channel,text,kind\n" + "".join(f"2026-06-01,x,Open {n},replly\n" for n in ROWS),
    "ids.yaml": "posts:\n" + "".join(f"- {{id: a, channel: x, text: Open {n}}}\n" for n in ROWS),
    "form.yaml": "posts:\n" + "".join(f"- {{channel: x, text: Open {n}, status: aproved}}\n" for n in ROWS),
}


@pytest.mark.parametrize("name", TOO_MANY)
def test_of_many_problems_of_a_file_the_first_are_named_whatever_reads_it(check, name):
    Path(name).write_text(TOO_MANY[name])
    code, said, _ = check("--format", "concise", name)
    assert code == 2
    assert said.count(": error reading/") == 1_001
    assert said.count("More than 1,000 problems: only the first ones are named.") == 1


@pytest.mark.parametrize(
    "line",
    [
        "a." * 50_000 + "a = 1",
        "[" + "'a' . " * 50_000 + "a]",
        'b = {text = """x"""", ' + "a." * 50_000 + "a = 1}",
    ],
    ids=["key", "table", "behind four quotes"],
)
def test_a_key_of_many_parts_is_refused_soon_and_at_its_line(check, line):
    Path("posts.toml").write_text(f"# posts\n{line}\n")
    code, said, took = check("posts.toml")
    assert code == 2
    assert "posts.toml:2:1: error: This file is no TOML: more than 64 levels lie in each other" in said
    assert took < SOON


def test_many_dots_in_a_text_are_no_parts_of_a_key(check):
    dots = ". " * 100
    Path("posts.toml").write_text(
        f'[[posts]]\ntext = \'One {dots}\'\n\n[[posts]]\ntext = """Two\n{dots}""" # {dots}\n'
    )
    code, said, _ = check("posts.toml")
    assert code == 0
    assert "1 calendar, 2 posts" in said


def test_texts_of_many_words_are_read_a_few_at_once():
    texts = ["a " * 1_500] * 100 + ["Which of the two?"] * 600 + ["b " * 100_000]
    batches = list(_batches(texts))
    assert [text for batch in batches for text in batch] == texts
    assert all(len(batch) == 1 or sum(map(len, batch)) <= 64_000 for batch in batches)
    assert max(map(len, batches)) == BATCH


def test_many_long_gitignores_are_read_up_to_a_budget(check, monkeypatch):
    monkeypatch.setattr("postlint.calendars.files.walk.MAX_GITIGNORES", 1_000)
    for number in range(20):
        Path(f"d{number:02}").mkdir()
        Path(f"d{number:02}/.gitignore").write_text("*a?\n" * 50)
        Path(f"d{number:02}/a.yaml").write_text("- {text: Which of the two?}\n")
    code, said, _ = check(".")
    assert code == 2
    assert said.count("All .gitignore files up to this one") == 1
    assert "20 calendars" in said


def test_standard_input_is_read_up_to_the_budget(postlint):
    with Path("/dev/zero").open("rb") as endless:
        ran = postlint("check", "-", stdin=endless)
    assert ran.returncode == 2
    assert b"This file has more than 32 MB; postlint reads up to 32 MB." in b" ".join(ran.stdout.split())


def seconds(text, name="a.yaml"):
    Path(name).write_text(text)
    began = time.process_time()
    plan = load(Config(root=Path()), (Path(name),))
    return plan, time.process_time() - began


def test_links_that_hold_links_are_spelled_out_once(here):
    urls = [{"url": chr(97 + n), "expanded_url": chr(98 + n) * 9} for n in range(11)]
    tweet = {"full_text": "a", "created_at": "Mon Jun 01 09:00:00 +0000 2026", "entities": {"urls": urls}}
    text = "window.YTD.tweets.part0 = " + json.dumps([{"tweet": tweet}])
    plan, took = seconds(text, "tweets.js")
    assert [post.text for post in plan.posts] == ["b" * 9]
    assert took < SOON


def test_links_that_would_make_a_text_endless_stay_short(here):
    urls = [{"url": "a", "expanded_url": "b" * 100_000}]
    tweet = {
        "full_text": "a" * 4_000,
        "created_at": "Mon Jun 01 09:00:00 +0000 2026",
        "entities": {"urls": urls},
    }
    plan, _ = seconds("window.YTD.tweets.part0 = " + json.dumps([{"tweet": tweet}]), "tweets.js")
    assert plan.posts[0].text == "a" * 4_000


@pytest.mark.parametrize("names", ["acount-{}", "account_{}", "somebody{}"])
def test_slips_among_many_accounts_are_looked_for_up_to_a_budget(here, names):
    text = "accounts:\n" + "".join(f"  account-{n:05}: {{channel: x}}\n" for n in range(2_000)) + "posts:\n"
    posts = "".join(f"- {{account: {names.format(f'{n:05}')}, text: Hello}}\n" for n in range(2_000))
    plan, took = seconds(text + posts)
    assert took < 3 * SOON
    assert any("declare it under accounts:" in problem.message for problem in plan.problems)


def test_many_bad_time_zones_are_looked_up_once_each(here):
    text = "---\n".join(f"timezone: Europe/Lond{n % 9}\nposts: [{{text: A}}]\n" for n in range(500))
    plan, took = seconds(text)
    assert "There is no time zone" in plan.problems[0].message
    assert took < SOON


def twice(text):
    accounts = "accounts: {a: {channel: x}, b: {channel: x}}\nposts:\n"
    return accounts + "".join(
        f'- {{date: 2026-06-0{day}, accounts: [a, b], kind: information, text: "{text}"}}\n' for day in (1, 2)
    )


@pytest.mark.parametrize(
    "text",
    [
        twice(" ".join(f"w{n}" for n in range(4_900))),
        twice(" ".join(f"w{n}" for n in range(40_000))),
        "posts:\n" + "- {date: 2026-06-01, kind: information, text: A word that is said again}\n" * 1_000,
    ],
    ids=["long on two accounts", "longer", "one text many times"],
)
def test_copies_are_found_in_time(check, text):
    Path("postlint.yaml").write_text("packs: [hygiene]\n")
    Path("a.yaml").write_text(text)
    _, said, took = check("a.yaml", "--ignore", "hygiene/too-long")
    assert "says the same" in said or "repeats" in said or "same" in said
    assert took < 4 * SOON


def almost_alike(count, words):
    """Texts that share five words in six, at places of their own: too few to be alike, too many to tell."""
    dice = random.Random(15)
    base = dice.choices(range(400), k=words)
    for _ in range(count):
        mine = {place: dice.randrange(400) for place in dice.sample(range(words), words // 6)}
        yield " ".join(f"w{mine.get(place, word)}" for place, word in enumerate(base))


def shuffled(count, words):
    """Texts of the same words."""
    dice = random.Random(15)
    letters = [f"{number:039}" for number in range(words)]
    return (" ".join(dice.sample(letters, words)) for _ in range(count))


@pytest.mark.parametrize(
    ("texts", "fewest_cut_short"),
    [
        (["A word that is said again"] * 100_000, 0),
        (almost_alike(2_500, 150), 500),
        (shuffled(50, 4_900), 5),
    ],
    ids=["one text 100,000 times", "almost alike", "of 200 KB"],
)
def test_texts_that_are_made_to_be_almost_alike_are_compared_up_to_a_budget(texts, fewest_cut_short):
    allowance = Allowance(MAX_COMPARING // 10)
    compared = [Text(text, None, frozenset({"a"})) for text in texts]
    began = time.process_time()
    assert len(list(repeats(compared, 0.9, None, allowance, across=False))) in {0, len(compared) - 1}
    assert time.process_time() - began < SOON
    assert allowance.cut_short >= fewest_cut_short


@pytest.mark.parametrize("among", ["account", "accounts"])
def test_posts_that_were_not_compared_with_all_others_are_counted_in_a_note(check, monkeypatch, among):
    monkeypatch.setattr(Allowance.__init__, "__defaults__", (0,))
    Path("postlint.yaml").write_text(
        f"rules: {{own: {{check: duplicate, among: {among}, severity: info, message: m, title: t, why: w, "
        "how: h}}\n"
    )
    accounts = "accounts: {a: {channel: x}, b: {channel: x}}\nposts:\n"
    texts = (
        "Nine gates are open from Monday on, all of the day",
        "Ten gates are open from Monday on, all of the day",
    )
    Path("a.yaml").write_text(
        accounts
        + "".join(
            f"- {{account: {account}, kind: information, text: '{text}'}}\n"
            for account, text in zip("aa" if among == "account" else "ab", texts, strict=True)
        )
    )
    _, said, _ = check("a.yaml", "--show", "info")
    assert "own did not compare 1 of" in said
    assert "since too many are nearly the same" in said


def test_one_text_on_many_accounts_is_one_finding_and_made_once(check):
    accounts = "".join(f"  a{n}: {{channel: x}}\n" for n in range(1_500))
    posts = "".join(
        f"- {{account: a{n}, kind: information, text: A word that is said}}\n" for n in range(1_500)
    )
    Path("postlint.yaml").write_text("packs: [hygiene]\n")
    Path("a.yaml").write_text(f"accounts:\n{accounts}posts:\n{posts}")
    _, said, took = check("a.yaml", "--show", "info", "--select", "hygiene/copied-across-accounts")
    assert "1 note" in said
    assert took < SOON


@pytest.mark.skipif(os.name == "nt", reason="the memory of a child is not told there")
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "posts:\n" + "- {a: 1}\n" * 8_000),
        ("a.json", "[" + ", ".join(['{"a": 1}'] * 8_000) + "]"),
        ("a.yaml", "posts:\n" + "- {text: 1, date: x, kind: [], poll: {}}\n" * 10_000),
    ],
    ids=["yaml", "json", "wrong values"],
)
def test_bad_posts_take_little_memory(here, name, text):
    Path(name).write_text(text)
    # In between, since a process begins with the memory of what began it: here, that of all tests.
    script = (
        "import resource, subprocess, sys; ran = subprocess.run([sys.executable, '-m', 'postlint', 'check', "
        f"{name!r}], capture_output=True); "
        "print(ran.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    code, kilobytes = map(int, subprocess.check_output([sys.executable, "-c", script]).split())
    assert code in {0, 2}
    assert kilobytes < 250 * 1024


def test_the_page_of_budgets_names_them_all():
    page = Path(__file__).parents[2] / "docs" / "budgets.md"
    text = page.read_text(encoding="utf-8")
    for budget in budgets.BUDGETS:
        assert f"| {budget.of} | {budget.most} | {budget.over} |" in text
