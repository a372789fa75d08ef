"""``postlint check``: verdicts, exit codes, reports and where they go."""

import json
import os
import re
import stat
import subprocess
import sys

import pytest

ALL_FACTS = (
    'accounts: {parks: {channel: x, handle: "@cityparks", followers: 900, following: 800, posts: 90,'
    " avatar: true, header: true}}\n"
)


def calendar(*kinds, accounts=ALL_FACTS, start=1):
    """A calendar with a post a day from 1 June 2026 on; their kinds are the author's own word."""
    posts = "".join(
        f"  - {{date: 2026-06-{day:02}, account: parks, kind: {kind}, text: Post number {day}}}\n"
        for day, kind in enumerate(kinds, start)
    )
    return f"{accounts}posts:\n{posts}"


BROADCAST = calendar(*["press_release"] * 12)
BALANCED = calendar(*["press_release", "question", "information", "mention"] * 3)


@pytest.fixture
def june(workplace):
    return workplace / "june.yaml"


def test_a_balanced_calendar_passes_in_silence(run, june):
    june.write_text(BALANCED)
    assert run("check") == (0, "", "")


def test_a_calendar_that_only_talks_fails(run, june):
    june.write_text(BROADCAST)
    ran = run("check", "june.yaml")
    assert ran.exit_code == 1
    assert ran.stdout.startswith("june.yaml:14:5: error: @cityparks, 1–12 June 2026: none of 12 posts")
    assert "[two-way/all-broadcast]" in ran.stdout
    assert "To pass: change 2 of these posts, or add 2 posts by 12 June 2026." in ran.stdout


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("error", 1), ("warning", 1), ("info", 1)])
def test_fail_on_says_what_makes_a_run_fail(run, june, fail_on, code):
    june.write_text(BROADCAST)
    assert run("check", "--fail-on", fail_on).exit_code == code


def test_a_warning_fails_only_where_that_is_asked_for(run, june):
    june.write_text(calendar(*["press_release"] * 8, "question", *["information"] * 1))
    assert run("check").exit_code == 0
    assert run("check", "--fail-on", "warning").exit_code == 1


def test_json_on_standard_output_and_text_in_a_file(run, june, workplace):
    june.write_text(BROADCAST)
    ran = run("check", "--format", "json", "--output", "text=report.txt", "--output", "json=report.json")
    report = json.loads(ran.stdout)
    assert report["findings"][0]["rule"] == "two-way/all-broadcast"
    assert (workplace / "report.json").read_text(encoding="utf-8") == ran.stdout
    assert "two-way/all-broadcast" in (workplace / "report.txt").read_text(encoding="utf-8")
    assert not list(workplace.glob(".report*"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_a_report_file_can_be_read_by_others(run, june, workplace):
    june.write_text(BALANCED)
    run("check", "--output", "json=report.json")
    assert stat.S_IMODE((workplace / "report.json").stat().st_mode) & 0o600 == 0o600
    other = workplace / "other"
    other.touch()
    assert (workplace / "report.json").stat().st_mode == other.stat().st_mode


def test_findings_and_errors_are_reported_together_and_errors_win(run, june, workplace):
    june.write_text(BROADCAST)
    (workplace / "july.yaml").write_text("posts:\n  - txet: What\n")
    ran = run("check")
    assert ran.exit_code == 2
    assert "july.yaml:2:" in ran.stdout
    assert "two-way/all-broadcast" in ran.stdout


def test_a_missing_file_is_an_error(run, june):
    june.write_text(BALANCED)
    ran = run("check", "june.yaml", "jnue.yaml")
    assert ran.exit_code == 2
    assert 'jnue.yaml: error: There is no such file or folder. Did you mean "june.yaml"?' in ran.stdout


def test_nothing_to_check_is_no_success(run):
    ran = run("check")
    assert ran.exit_code == 2
    assert "No calendar found" in ran.stdout
    assert run("check", "--allow-empty") == (0, "", "")


def test_standard_input_is_checked_under_its_name(run):
    ran = run("check", "-", "--stdin-filename", "plans/june.yaml", stdin=BROADCAST.encode())
    assert ran.exit_code == 1
    assert ran.stdout.startswith("plans/june.yaml:14:5: error:")


def test_notes_are_counted_and_shown_on_request(run, june):
    june.write_text(calendar(*["question"] * 3, accounts=ALL_FACTS.replace("avatar: true", "avatar: false")))
    ran = run("check")
    assert ran.exit_code == 0
    assert "nothing was judged: fewer than 10 posts; 1 note (--show info)" in " ".join(ran.stdout.split())
    assert "june.yaml:1:" in run("check", "--show", "info").stdout


def test_calendars_of_different_configurations_are_judged_apart(run, workplace):
    for name in ("north", "south"):
        folder = workplace / name
        folder.mkdir()
        (folder / "postlint.yaml").write_text("calendars: ['*.cal.yaml']\n")
        (folder / "june.cal.yaml").write_text(calendar(*["press_release"] * 6))
    both = json.loads(run("check", "north", "south", "--format", "json").stdout)
    assert both["summary"]["posts"] == 12
    assert both["findings"] == []


def test_calendars_without_a_configuration_are_judged_together(run, workplace):
    (workplace / "a.yaml").write_text(calendar(*["press_release"] * 6))
    (workplace / "b.yaml").write_text(calendar(*["press_release"] * 6, start=7))
    assert run("check", "a.yaml", "b.yaml").exit_code == 1


def test_a_mistake_in_the_configuration_has_a_place(run, june, workplace):
    june.write_text(BALANCED)
    (workplace / "postlint.yaml").write_text("packs: [two-wya]\n")
    ran = run("check")
    assert ran.exit_code == 2
    assert ran.stdout.startswith('postlint.yaml:1:9: error: There is no pack called "two-wya"')


@pytest.mark.parametrize("words", [("--show", "info,posts"), ("--show", "posts, info")])
def test_what_to_show_may_stand_behind_a_comma(run, june, words):
    june.write_text(BROADCAST)
    both = run("check", "--show", "info", "--show", "posts").stdout
    assert both != run("check", "--show", "info").stdout
    assert run("check", *words).stdout == both


def test_what_cannot_be_shown_is_named(run, june):
    june.write_text(BROADCAST)
    ran = run("check", "--show", "info,post")
    assert ran.exit_code == 2
    assert "'post' is not one of 'info', 'posts'" in ran.stderr


def test_posts_of_another_file_are_listed_with_its_name_and_their_line(run, workplace):
    folder = workplace / "content" / "planned" / "social-media" / "2026"
    folder.mkdir(parents=True)
    (folder / "june.yaml").write_text(calendar(*["press_release"] * 6))
    (folder / "july.yaml").write_text(calendar(*["press_release"] * 6, start=7))
    shown = run("check", "content", "--show", "posts").stdout
    assert re.search(r"…/social-media/2026/ju(?:ne|ly)\.yaml:\d+ ", shown)


def test_colour_is_forced_or_left_out(run, june):
    june.write_text(BROADCAST)
    assert "\x1b[31m" in run("check", "--color", "always").stdout
    assert "\x1b" not in run("check").stdout


def test_hostile_text_reaches_no_terminal(run, june):
    hostile = "\\e]0;owned\\a\\n::error::no ##[error]no \\u202e"
    june.write_text(BROADCAST.replace("Post number 3", f'"{hostile}"'))
    for form in ("text", "json"):
        shown = run("check", "--format", form, "--show", "posts").stdout
        assert form == "json" or "owned" in shown
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)
        assert "##[" not in shown
        assert not any(line.lstrip().startswith("::") for line in shown.splitlines())


def as_process(june, shell, **env):
    return subprocess.run(
        ["sh", "-c", shell.replace("postlint", f"'{sys.executable}' -m postlint")],
        cwd=june.parent,
        env={**os.environ, **env},
        check=False,
        capture_output=True,
    )


def test_a_reader_that_has_seen_enough_is_no_error(scrubbed, june):
    june.write_text(calendar(*["press_release"] * 28))
    ran = as_process(june, "postlint check | true")
    assert ran.stderr == b""


def test_a_locale_without_unicode_is_no_error(scrubbed, june):
    june.write_text(BROADCAST)
    ran = as_process(june, "postlint check", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ran.returncode == 1
    assert "1–12 June" in ran.stdout.decode()
    assert ran.stderr == b""


def test_select_lets_only_some_rules_speak(run, june):
    june.write_text(BROADCAST)
    ran = run("check", "--select", "profile,two-way/broadcast-streak")
    assert ran.exit_code == 0
    assert "two-way/broadcast-streak" in ran.stdout
    assert "two-way/all-broadcast" not in ran.stdout


def test_ignore_keeps_rules_and_packs_silent(run, june):
    june.write_text(BROADCAST)
    assert "all-broadcast" not in run("check", "--ignore", "two-way/all-broadcast").stdout
    assert run("check", "--ignore", "two-way").stdout == ""
    assert run("check", "--select", "two-way", "--ignore", "two-way").stdout == ""


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_nobody_knows_is_refused_with_advice(run, june, option):
    june.write_text(BROADCAST)
    ran = run("check", option, "two-way/all-brodcast")
    assert ran.exit_code == 2
    assert 'There is no rule or pack "two-way/all-brodcast" in use. Did you mean "two-way/all-b' in ran.stderr


def test_a_suppression_of_a_rule_that_is_not_selected_is_no_slip(run, june):
    ignored = "    # postlint: ignore[two-way/all-broadcast] because we are new\n  parks:"
    june.write_text(
        BROADCAST.replace("accounts: {parks: {", "accounts:\n  parks: {")
        .replace("}}\n", "}\n")
        .replace("  parks:", ignored, 1)
    )
    ran = run("check", "--select", "profile", "--fail-on", "warning")
    assert (ran.exit_code, ran.stdout) == (0, "")


def test_statistics_count_by_rule(run, june):
    june.write_text(BROADCAST)
    ran = run("check", "--statistics")
    assert ran.exit_code == 1
    assert ran.stdout.startswith("1  error  two-way/all-broadcast  All broadcast, no engagement\n")
    assert "The posts:" not in ran.stdout
    june.write_text(BALANCED)
    assert run("check", "--statistics") == (0, "", "")


def test_as_of_takes_a_day(run, june):
    june.write_text(BALANCED)
    assert run("check", "--as-of", "2026-06-05").exit_code == 0
    ran = run("check", "--as-of", "tomorrow")
    assert ran.exit_code == 2
    assert '"tomorrow" is not a day that there is. Write it as in 2026-06-01.' in ran.stderr


def test_a_calendar_without_posts_is_not_passed_over_in_silence(run, june):
    june.write_text("posts: []\n")
    ran = run("check", "june.yaml")
    assert ran.exit_code == 0
    assert "nothing was judged: there are no posts yet." in " ".join(ran.stdout.split())


def test_an_empty_folder_is_told_as_one_whatever_it_is_called(run, workplace):
    (workplace / "june.yaml").mkdir()
    result = run("check", "june.yaml")
    assert result.exit_code == 2
    assert "june.yaml: error: No calendar found: nothing but an empty folder was given." in result.stdout
    (workplace / "june.yaml" / "notes.txt").write_text("Call Jan.\n")
    assert "empty folder" not in run("check", "june.yaml").stdout
