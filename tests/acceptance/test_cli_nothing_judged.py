"""A run in which no rule judged anything says so, and why: that is no clean bill."""

import json

import pytest

SPANISH = "El parque abre sus puertas a las nueve de la mañana y os esperamos a todos."


@pytest.fixture
def june(workplace):
    def write(*posts, head=""):
        listed = "".join(f"- {post}\n" for post in posts)
        (workplace / "june.yaml").write_text(f"{head}posts:\n{listed}", encoding="utf-8")

    return write


def dated(text, days):
    return [f"{{date: 2026-06-{day:02}, text: {text}}}" for day in range(1, days + 1)]


def said(ran):
    return " ".join(ran.stdout.split())


def test_posts_in_a_language_that_is_not_known_are_not_judged(run, june):
    june(*dated(SPANISH, 12))
    ran = run("check")
    assert ran.exit_code == 0
    assert said(ran).startswith(
        "Checked 1 calendar, 12 posts, 1 account: nothing was judged: 12 posts are not in English"
    )
    assert "nothing found" not in said(ran)


@pytest.mark.parametrize("settings", [False, True])
def test_posts_of_several_accounts_and_plans_that_are_not_judged_are_added_up(run, june, workplace, settings):
    june(f"{{channel: x, text: {SPANISH}}}", *(f"{{channel: linkedin, text: {SPANISH} {n}}}" for n in "12"))
    (workplace / "other").mkdir()
    (workplace / "other" / "may.yaml").write_text(f"- {{channel: threads, text: {SPANISH} 3}}\n")
    if settings:
        (workplace / "other" / "postlint.yaml").touch()
    assert "account" in said(run("check")).partition("nothing was judged: 4 posts are not in English")[0]


def test_a_post_on_two_accounts_that_is_not_judged_is_one(run, june):
    june(f"{{channels: [x, linkedin], text: {SPANISH}}}")
    assert "nothing was judged: 1 post is not in English" in said(run("check"))


def test_a_calendar_with_too_few_posts_is_not_judged(run, june):
    june(*dated("The gate opens at nine.", 4))
    ran = run("check")
    assert ran.exit_code == 0
    assert "1 account: nothing was judged: fewer than 10 posts." in said(ran)


def test_of_several_accounts_with_too_few_posts_it_is_said_of_each(run, june):
    june(
        *(
            f"{{channel: {name}, text: Gate {n} opens at nine.}}"
            for name in ("x", "linkedin")
            for n in range(6)
        )
    )
    assert "12 posts, 2 accounts: nothing was judged: fewer than 10 posts in each account" in said(
        run("check")
    )


def test_one_account_that_is_judged_makes_a_run_judged(run, june):
    posts = [f"{{account: a, kind: question, text: Which gate is number {n}?}}" for n in range(12)]
    june(*posts, "{account: b, text: The gate opens at nine.}")
    assert "nothing found." in said(run("check"))


def test_rules_that_are_not_over_a_mix_judge_few_posts_too(run, june, workplace):
    (workplace / "postlint.yaml").write_text("packs: [hygiene]\n")
    june("{text: The gate opens at nine.}")
    assert "nothing was judged" not in said(run("check"))


def test_posts_outside_of_every_mix_are_not_judged(run, june):
    off = "periods:\n- {name: flood, from: 2026-06-01, to: 2026-06-30, mix: 'off', because: warnings}\n"
    june(*dated("The gate opens at nine.", 12), head=off)
    assert "nothing was judged: 12 posts are in no mix" in said(run("check"))


def test_formats_for_machines_and_pages_say_so_too(run, june):
    june(*dated("The gate opens at nine.", 4))
    summary = json.loads(run("check", "--format", "json").stdout)["summary"]
    assert (summary["judged"], summary["why_not_judged"]) == (False, "fewer than 10 posts")
    assert run("check", "--format", "markdown").stdout.startswith(
        "## postlint: nothing was judged: fewer than 10 posts\n"
    )


def test_of_what_was_judged_there_is_no_reason(run, june):
    june(*(f"{{kind: question, text: Which gate is number {n}?}}" for n in range(12)))
    summary = json.loads(run("check", "--format", "json").stdout)["summary"]
    assert (summary["judged"], summary["why_not_judged"]) == (True, None)


@pytest.mark.parametrize(
    "form", ["text", "concise", "markdown", "html", "junit", "github", "gitlab", "sarif"]
)
def test_notes_hide_in_no_format_that_nothing_was_judged(run, june, form):
    june(*dated(SPANISH, 12))
    said_so = said(run("check", "--show", "info", "--format", form)).lower()
    assert "nothing was judged: 12 posts are not in english" in said_so
    assert "1 account: 1 note" not in said_so


def test_the_page_calls_no_rule_met_that_was_not_judged_and_gives_the_reason(run, june):
    june(*dated(SPANISH, 12))
    page = run("check", "--format", "html").stdout
    assert "<h1>Nothing was judged: 12 posts are not in English" in page
    assert "Not judged (12 posts are not in English): " in page
    assert not [words for words in ("✓ met", "Notes only", "too few posts or days") if words in page]


def test_junit_skips_what_was_not_judged(run, june):
    june(*dated(SPANISH, 12))
    ran = run("check", "--format", "junit")
    assert 'skipped message="nothing was judged: 12 posts are not in English"' in ran.stdout
    assert 'skipped="1"' in ran.stdout


def test_an_account_is_said_to_have_too_few_posts_and_not_the_calendar(run, june):
    few = [f"{{account: a, kind: question, text: Which gate is number {n}?}}" for n in range(3)]
    many = [f"{{account: b, kind: question, text: Which door is number {n}?}}" for n in range(15)]
    june(*few, *many)
    assert "a: not judged: 3 of the 11 posts that two-way/broadcast-streak needs" in said(
        run("check", "--show", "info")
    )


def test_what_holds_for_each_of_several_accounts_is_said_of_each(run, june):
    june(*(f"{{account: {account}, date: 2026-06-01, text: {SPANISH}}}" for account in ("a", "b")))
    assert "a, b: 1 post each was not read: not English" in said(run("check", "--show", "info"))
