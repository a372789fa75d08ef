"""Suppressions work where ``postlint explain`` says that they are to be written."""

import json
from pathlib import Path

import pytest

ONE = "# postlint: ignore[{rule}] because we are new"
BROADCAST = [f"- {{text: Hall {day} has new doors., kind: press_release}}\n" for day in range(12)]


@pytest.fixture
def verdict(run, workplace):
    """Return the rules that still speak of a file, those that are silenced, and what is said of comments."""

    def check(text, name="june.yaml", settings="packs: [two-way]\n", *args):
        (workplace / name).write_text(text, encoding="utf-8")
        (workplace / "postlint.yaml").write_text(settings, encoding="utf-8")
        report = json.loads(run("check", name, "--show", "info", "--format", "json", *args).stdout)
        spoken = {finding["rule"] for finding in report["findings"]}
        return spoken, {finding["rule"] for finding in report["suppressed"]}, report

    return check


def over_a_mix(rule, place=11):
    posts = list(BROADCAST)
    posts.insert(place, ONE.format(rule=rule) + "\n")
    return "posts:\n" + "".join(posts)


@pytest.mark.parametrize("rule", ["two-way/all-broadcast", "all-broadcast", "two-way"])
def test_a_finding_over_a_mix_is_silenced_above_the_post_that_it_names(verdict, rule):
    spoken, silenced, _ = verdict(over_a_mix(rule))
    assert "two-way/all-broadcast" in silenced - spoken
    assert not any(name.startswith("suppression/") for name in spoken)


def test_and_above_its_account(verdict):
    accounts = f"accounts:\n  {ONE.format(rule='all-broadcast')}\n  hall: {{channel: x, handle: '@hall'}}\n"
    spoken, silenced, _ = verdict(accounts + "posts:\n" + "".join(BROADCAST))
    assert "two-way/all-broadcast" in silenced - spoken


def test_and_at_the_top_of_its_file(verdict):
    top = "# postlint: ignore-file[two-way] because we are new\n"
    spoken, silenced, _ = verdict(top + "posts:\n" + "".join(BROADCAST))
    assert "two-way/all-broadcast" in silenced
    assert not any(name.startswith("two-way/") for name in spoken)


def test_above_another_post_it_silences_nothing_and_says_where_it_would(verdict):
    _, _, report = verdict(over_a_mix("two-way/all-broadcast", place=3))
    (told,) = (found["message"] for found in report["findings"] if found["rule"] == "suppression/unused")
    assert "above the post that it names, on its account, or with `ignore-file[…]`" in told


def test_a_finding_on_a_post_is_silenced_above_it(verdict):
    calendar = f"posts:\n{ONE.format(rule='placeholder')}\n- {{text: 'The gate opens on [date].'}}\n"
    spoken, silenced, _ = verdict(calendar, settings="packs: [hygiene]\n")
    assert "hygiene/placeholder" in silenced - spoken


def test_a_finding_on_an_account_is_silenced_above_it(verdict):
    calendar = (
        f"accounts:\n  {ONE.format(rule='profile/no-avatar')}\n"
        "  hall: {channel: x, handle: '@hall', avatar: false}\n"
        "posts: [{text: The hall has new doors.}]\n"
    )
    spoken, silenced, _ = verdict(calendar, settings="packs: [profile]\n")
    assert "profile/no-avatar" in silenced - spoken


def test_a_finding_of_reading_is_silenced_above_the_post(verdict):
    calendar = (
        f"posts:\n{ONE.format(rule='unreadable-date')}\n- {{text: The hall has new doors., date: soonish}}\n"
    )
    spoken, silenced, _ = verdict(calendar)
    assert "reading/unreadable-date" in silenced - spoken


def test_a_finding_on_an_inbox_item_is_silenced_above_it(verdict):
    calendar = (
        "accounts: {hall: {channel: x, handle: '@hall'}}\n"
        "posts: [{text: The hall has new doors., date: 2026-06-09}]\ninbox:\n"
        f"{ONE.format(rule='two-way/unanswered')}\n"
        "- {id: q1, account: hall, date: 2026-05-01, type: complaint}\n"
    )
    spoken, silenced, _ = verdict(calendar, "june.yaml", "packs: [two-way]\n", "--as-of", "2026-06-01")
    assert "two-way/unanswered" in silenced - spoken


def test_front_matter_holds_suppressions_too(verdict):
    head = f"{ONE.format(rule='placeholder')}\nplatform: x\ndate: 2026-06-01\n"
    post = f"---\n{head}---\nThe gate opens on [date].\n"
    spoken, silenced, _ = verdict(post, "gate.md", "packs: [hygiene]\n")
    assert "hygiene/placeholder" in silenced - spoken


def test_where_a_file_holds_no_comments_an_override_does_it(verdict, run):
    settings = "packs: [hygiene]\noverrides:\n- {paths: [june.json], rules: {hygiene/placeholder: off}}\n"
    spoken, _, _ = verdict('{"posts": [{"text": "The gate opens on [date]."}]}', "june.json", settings)
    assert "hygiene/placeholder" not in spoken
    explained = " ".join(run("explain", "hygiene/placeholder").stdout.split())
    assert "`overrides: [{paths: [june.json], rules: {hygiene/placeholder: off}}]`" in explained


def test_explain_says_how_to_live_with_all_of_a_file(run):
    assert "ignore-file[two-way/all-broadcast] because …" in run("explain", "all-broadcast").stdout


def test_a_part_of_a_name_that_several_rules_have_is_not_guessed(verdict):
    settings = "packs: [house.yaml, two-way]\n"
    asked = "check: count, of: reply, min: 1, window: all"
    rule = f"{{title: t, severity: warning, {asked}, message: m, why: w, how: h}}"
    Path("house.yaml").write_text(f"pack: house\ntitle: Ours\nrules: {{all-broadcast: {rule}}}\n")
    _, _, report = verdict(over_a_mix("all-broadcast"), "june.yaml", settings)
    (told,) = (
        found["message"] for found in report["findings"] if found["rule"] == "suppression/unknown-rule"
    )
    assert "write one of house/all-broadcast, two-way/all-broadcast" in told


def test_a_whole_file_is_suppressed_from_its_last_line_as_from_its_first(run, workplace):
    note = "# postlint: ignore-file[reading/note-to-team] because they are taken out on export"
    post = 'posts:\n- text: "We opened the slipway. (Sam: ok?)"\n'
    for text in (f"{note}\n{post}", f"{post}{note}\n"):
        (workplace / "social.yaml").write_text(text)
        assert "A note to the team" not in run("check", "social.yaml").stdout
    (workplace / "social.yaml").write_text(post)
    assert "A note to the team" in run("check", "social.yaml").stdout
