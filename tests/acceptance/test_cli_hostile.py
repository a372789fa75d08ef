"""Rules and plans made to be slow: through the command line, and in no more time than their size takes.

Each limit is many times what is needed, and a small part of what growth with the square would take.
"""

import time
from pathlib import Path

import pytest

from postlint.source.budgets import MAX_PROBLEMS
from postlint.source.suggest import MOST_ADVICE

SECONDS = 20
POST = "- {{id: p{0}, date: 2026-06-01, kind: information, text: {1}}}\n"


@pytest.fixture(autouse=True)
def _no_more_than_its_size_takes():
    start = time.process_time()
    yield
    assert time.process_time() - start < SECONDS


def write_pack(rules):
    Path("house.yaml").write_text(f"pack: house\ntitle: House rules\nrules:\n{rules}", encoding="utf-8")
    Path("postlint.yaml").write_text("packs: [house.yaml]\n", encoding="utf-8")


def write_posts(texts):
    posts = "".join(POST.format(number, text) for number, text in enumerate(texts))
    Path("calendar.yaml").write_text(f"posts:\n{posts}", encoding="utf-8")


def rule(number, form, unless="[]"):
    return (
        f"  r{number}: {{title: t, severity: warning, {form}, unless: {unless}, "
        "message: m, why: w, how: h}\n"
    )


def test_an_expression_that_explodes_elsewhere_is_found_in_linear_time(run):
    write_pack(
        rule(0, "check: pattern, expression: '(a+)+$'") + rule(1, "check: pattern, expression: '(a|aa)+b'")
    )
    write_posts(["a" * 200_000 + "!", "b" + "a" * 200_000])
    ran = run("check")
    assert ran.stdout.count("[house/r0]") == 1
    assert "[house/r1]" not in ran.stdout


@pytest.mark.parametrize("window", ["1 day", "week", "all"])
def test_rules_that_no_new_post_satisfies_may_give_way_to_each_other(run, window):
    at_most = f"check: count, of: information, max: 1, window: {window}"
    write_pack(rule(0, at_most) + rule(1, at_most, "[house/r0]"))
    write_posts(["The gate is open.", "The bench is new."])
    ran = run("check")
    assert ran.exit_code == 0
    assert ran.stdout.count("[house/r0]") == 1


def test_thousands_of_rules_are_read_and_judged(run):
    write_pack("".join(rule(number, "check: share, of: question, max: 50%") for number in range(2000)))
    write_posts(["Bins are emptied on Monday."] * 20)
    ran = run("check")
    assert (ran.exit_code, ran.stdout) == (0, "")


def test_thousands_of_rules_that_are_silent_for_rules_that_nobody_knows_are_errors(run):
    write_pack(
        "".join(
            rule(number, "check: share, of: question, max: 50%", f"[q{number}]") for number in range(2000)
        )
    )
    write_posts(["Bins are emptied on Monday."])
    ran = run("check")
    assert ran.exit_code == 2
    assert ran.stdout.count("which is no rule") == 2000
    assert ran.stdout.count("Did you mean") == MOST_ADVICE


def test_thousands_of_changes_to_rules_that_nobody_knows_are_errors(run):
    write_posts(["Bins are emptied on Monday."])
    changes = "".join(f"  two-way/rule-{number}: off\n" for number in range(5000))
    Path("postlint.yaml").write_text(f"rules:\n{changes}", encoding="utf-8")
    ran = run("check")
    assert ran.exit_code == 2
    assert ran.stdout.count("There is no rule") == 5000


def test_thousands_of_references_to_posts_that_nobody_knows_are_errors(run):
    posts = "".join(
        f"- {{id: p{number:04}, kind: information, text: Bins, translation_of: q{number:04}}}\n"
        for number in range(3000)
    )
    Path("calendar.yaml").write_text(f"posts:\n{posts}", encoding="utf-8")
    ran = run("check")
    assert ran.exit_code == 2
    assert ran.stdout.count("There is no post") == MAX_PROBLEMS
    assert ran.stdout.count("Did you mean") == MOST_ADVICE


def test_thousands_of_suppressions_in_a_row_are_read(run):
    ignored = "# postlint: ignore[two-way/all-broadcast] because of the flood\n" * 10_000
    Path("calendar.yaml").write_text(
        f"posts:\n{ignored}- {{kind: information, text: Bins}}\n", encoding="utf-8"
    )
    assert "10,000 warnings" in run("check").stdout


def test_thousands_of_posts_that_say_nearly_the_same_on_one_day_are_compared(run):
    Path("postlint.yaml").write_text("packs: [hygiene]\n", encoding="utf-8")
    words = ["open", "gate", "park", "free", "today", "lake", "new", "walk", "see", "all"]
    texts = [" ".join(words[int(digit)] for digit in f"{number * 7919 % 10**8:08}") for number in range(2500)]
    write_posts([*texts, texts[0]])
    ran = run("check", "--select", "hygiene/duplicate")
    assert "p2500 says the same as p0" in ran.stdout
