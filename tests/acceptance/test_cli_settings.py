"""postlint.yaml: groups, rules of one's own, other rules on some accounts and in some files, statuses."""

import json
from copy import deepcopy

import pytest

from postlint.config import config_schema

CALENDAR = """\
accounts:
  parks: {channel: x, handle: "@cityparks"}
  alerts: {channel: x, handle: "@cityalerts"}
posts:
"""
OWN = """\
rules:
  ask-weekly:
    title: Ask something
    severity: warning
    check: share
    of: asking
    min: 50%
    min_posts: 2
    message: "{account}: {count} of {total} ask"
    why: We promised it.
    how: Ask.
"""
GROUPS = "groups: {asking: [question]}\n"


def posts(account, count=12, kind="press_release", **keys):
    more = "".join(f", {key}: {value}" for key, value in keys.items())
    return "".join(
        f"- {{account: {account}, kind: {kind}, text: Post {number}{more}}}\n" for number in range(count)
    )


@pytest.fixture
def write(workplace):
    def write_file(name, text):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write_file


@pytest.fixture
def found(run, write):
    """The findings of a configuration, as (rule, accounts, severity)."""

    def check(settings, *args):
        write("postlint.yaml", f'calendars: ["*.yaml", "*/*.yaml"]\n{settings}')
        report = json.loads(run("check", "--format", "json", *args).stdout)
        assert report["errors"] == []
        return [
            (finding["rule"], finding["accounts"], finding["severity"])
            for finding in report["findings"]
            if finding["severity"] != "info"
        ]

    return check


@pytest.fixture
def two_accounts(write):
    write("june.yaml", CALENDAR + posts("parks") + posts("alerts"))


BOTH = [
    ("two-way/all-broadcast", ["@cityparks"], "error"),
    ("two-way/all-broadcast", ["@cityalerts"], "error"),
]


def test_a_rule_of_ones_own_stands_in_the_settings(found, write):
    write("june.yaml", CALENDAR + posts("parks", 3) + posts("parks", 1, "question"))
    assert found(GROUPS + OWN) == [("house/ask-weekly", ["@cityparks"], "warning")]


def test_a_rule_of_ones_own_can_be_named_selected_and_explained(run, found, write):
    write("june.yaml", CALENDAR + posts("parks", 3))
    assert found(GROUPS + OWN, "--ignore", "house") == []
    assert "  warning  house/ask-weekly  Ask something\n" in run("rules").stdout
    assert run("explain", "ask-weekly").stdout.startswith("house/ask-weekly: Ask something (warning)\n")


def test_examples_of_rules_of_ones_own_are_tried(run, write):
    examples = "    examples:\n      fail: [{posts: [&a {kind: question, text: A?}, *a]}]\n"
    write("postlint.yaml", GROUPS + OWN + examples)
    ran = run("test")
    assert ran.exit_code == 1
    assert ran.stdout.startswith("postlint.yaml:14:14: error: house/ask-weekly says nothing")


def test_a_group_of_ones_own_takes_the_place_of_one_that_packs_have(found, write):
    write("june.yaml", CALENDAR + posts("parks", 8) + posts("parks", 4, "conversation"))
    assert [rule for rule, *_ in found("packs: [two-way]\n")] == ["two-way/all-broadcast"]
    group = "groups: {engagement: [reply, question, conversation]}\n"
    assert "two-way/all-broadcast" not in [rule for rule, *_ in found(f"packs: [two-way]\n{group}")]


def test_what_is_changed_of_a_rule_may_name_a_group_of_ones_own(found, write):
    write("june.yaml", CALENDAR + posts("parks", 8) + posts("parks", 4, "question"))
    change = "rules: {two-way/all-broadcast: {of: asking, min: 50%}}\ngroups: {asking: [question]}\n"
    assert found(change)[0] == ("two-way/all-broadcast", ["@cityparks"], "error")


def test_severity_and_parameters_change_together(found, write):
    write("june.yaml", CALENDAR + posts("parks", 8) + posts("parks", 2, "mention"))
    assert found("rules: {two-way/low-engagement: {severity: error, min: 30%}}\n")[0] == (
        "two-way/low-engagement",
        ["@cityparks"],
        "error",
    )


def test_a_rule_may_be_off_for_one_account(found, two_accounts):
    assert found("packs: [two-way]\n") == BOTH
    off = "packs: [two-way]\noverrides: [{accounts: [NAME], rules: {two-way/all-broadcast: off}}]\n"
    for name in ("alerts", '"@cityalerts"', '"@CityAlerts"'):
        still = [item for item in found(off.replace("NAME", name)) if item[0] == "two-way/all-broadcast"]
        assert still == BOTH[:1]


def test_a_rule_may_run_on_one_account_only_and_ask_something_else_there(found, write):
    write("june.yaml", CALENDAR + posts("parks", 9) + posts("parks", 3, "reply") + posts("alerts"))
    settings = (
        "rules: {two-way/all-broadcast: off}\n"
        "overrides: [{accounts: [parks], rules: {two-way/all-broadcast: {severity: warning, min: 40%}}}]\n"
    )
    rules = [item for item in found(settings) if item[0] == "two-way/all-broadcast"]
    assert rules == [("two-way/all-broadcast", ["@cityparks"], "warning")]


def test_of_several_overrides_the_last_has_the_last_word(found, two_accounts):
    settings = (
        "overrides:\n"
        "- {accounts: [parks, alerts], rules: {two-way/all-broadcast: {severity: warning, min: 50%}}}\n"
        "- {accounts: [alerts], rules: {two-way/all-broadcast: error}}\n"
    )
    assert [item for item in found(settings) if item[0] == "two-way/all-broadcast"] == [
        ("two-way/all-broadcast", ["@cityparks"], "warning"),
        ("two-way/all-broadcast", ["@cityalerts"], "error"),
    ]


def test_findings_in_some_files_may_be_milder_or_none(found, write):
    write("june.yaml", CALENDAR + posts("parks"))
    write("drafts/july.yaml", "posts:\n" + posts("alerts"))
    settings = "packs: [two-way]\noverrides: [{paths: [drafts/], rules: {two-way/all-broadcast: SEVERITY}}]\n"
    assert sorted(item[1:] for item in found(settings.replace("SEVERITY", "warning"))) == [
        (["@cityalerts"], "warning"),
        (["@cityparks"], "error"),
    ]
    assert found(settings.replace("SEVERITY", "off")) == BOTH[:1]


def test_only_posts_of_the_statuses_that_count_are_in_a_mix(found, run, write):
    write(
        "june.yaml",
        CALENDAR + posts("parks", 12, status="scheduled") + posts("parks", 6, "reply", status="idea"),
    )
    assert "two-way/all-broadcast" not in [rule for rule, *_ in found("packs: [two-way]\n")]
    counting = "packs: [two-way]\nstatuses: [approved, scheduled, published]\n"
    assert found(counting)[0] == ("two-way/all-broadcast", ["@cityparks"], "error")
    assert "6 posts left out of the mix (status idea does not count here)" in run("check").stdout


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("rulez: {}\n", '2:1: error: Unknown key "rulez". Did you mean "rules"?'),
        ("packs: [two-wey]\n", '2:9: error: There is no pack called "two-wey". Did you mean "two-way"?'),
        ("packs: [two-way, hosue.yaml]\n", '2:18: error: hosue.yaml: There is no such file or folder. '
         'Did you mean "house.yaml"?'),
        ("groups: {asking: [qestion]}\n", '2:19: error: There is no kind or group called "qestion".'),
        ("groups: {asking: []}\n", "2:18: error: "),
        ("statuses: [aproved]\n", 'Did you mean "approved"?'),
        ("rules: {all-broadcast: off}\n", '2:9: error: There is no rule "all-broadcast" in the packs in use. '
         'Did you mean "two-way/all-broadcast"?'),
        ("rules: {mine: {of: question}}\n", "A rule of your own needs a check:."),
        ("rules: {mine: {check: shar}}\n", 'Did you mean "share"?'),
        ("rules: {Mine!: {check: share}}\n", "names are lower-case words joined by hyphens"),
        (OWN, '7:9: error: There is no group or kind called "asking".'),
        (GROUPS + OWN.replace("50%", "150%"), "9:10: error: "),
        (GROUPS + OWN + "packs: [./house.yaml]\n", 'There are two packs called "house"'),
        ("overrides: [{rules: {}}]\n", "2:13: error: An override is for accounts:, for channels: or for"),
        ("overrides: [{accounts: [parks], paths: [x/], rules: {}}]\n", "one of the three"),
        ("overrides: [{acounts: [parks], rules: {}}]\n", 'Did you mean "accounts"?'),
        ("overrides: [{accounts: [praks], rules: {}}]\n", '2:25: error: There is no account "praks" in the '
         'calendars. Did you mean "parks"?'),
        ("overrides: [{accounts: [parks], rules: {two-way/nope: off}}]\n", 'There is no rule "two-way/nope"'),
        ("overrides: [{accounts: [parks], rules: {two-way/all-broadcast: {min: 120%}}}]\n", "2:70: error: "),
        ("overrides: [{paths: [x/], rules: {two-way/all-broadcast: {min: 5%}}}]\n", "cannot differ by file"),
        ('overrides: [{paths: ["!"], rules: {}}]\n', '"!" is no pattern'),
    ],
)  # fmt: skip
def test_a_slip_in_the_settings_is_told_at_its_place_with_advice(
    run, write, two_accounts, settings, expected
):
    write("house.yaml", "pack: house\ntitle: H\n" + GROUPS + OWN)
    write("postlint.yaml", f"calendars: [june.yaml]\n{settings}")
    ran = run("check")
    assert ran.exit_code == 2
    assert f"postlint.yaml:{expected}" in ran.stdout if expected[0].isdigit() else expected in ran.stdout


def test_an_account_that_only_other_calendars_know_is_no_slip_where_none_are_named(run, write):
    write("june.yaml", CALENDAR + posts("parks", 1))
    write("postlint.yaml", "overrides: [{accounts: [elsewhere], rules: {}}]\n")
    assert run("check", "june.yaml").exit_code == 0


def test_what_the_documentation_shows_of_each_key_is_taken(run, write):
    shown = {
        key: deepcopy(about["examples"][0])
        for key, about in config_schema()["properties"].items()
        if "examples" in about
    }
    write("calendars/june.yaml", CALENDAR + posts("alerts", 1))
    # A folder for tests has no history that git could tell dates from.
    shown["dates"].pop("from_git")
    # Nor has it the settings that a house shares.
    shown.pop("extends")
    write("postlint.yaml", json.dumps({**shown, "calendars": ["calendars/*"]}))
    ran = run("check")
    assert (ran.exit_code, "postlint.yaml" in ran.stdout) == (0, False), ran.stdout


def test_a_pack_that_is_not_there_is_told_and_not_what_was_asked_of_it(run, write, two_accounts):
    write("postlint.yaml", "packs: [two-wey]\nrules: {two-way/all-broadcast: {min: 5%}}\n")
    ran = run("check", "--select", "two-way/all-broadcast")
    assert (ran.exit_code, ran.stderr) == (2, "")
    assert ran.stdout.count(": error: ") == 1


def test_what_counts_as_plan_is_said_in_words_of_ones_own_and_shown_with_the_certainty(run, write):
    write(
        "june.yaml",
        CALENDAR + posts("parks", 12, status="Booked") + posts("parks", 6, "reply", status="idea"),
    )
    settings = "packs: [two-way]\nstatuses: {Booked: scheduled}\nplan: [booked, published]\n"
    write("postlint.yaml", settings)
    assert "6 posts left out of the mix (status idea does not count here)" in run("check").stdout
    said = " ".join(run("explain", "two-way/all-broadcast").stdout.split())
    assert "posts that count are scheduled, published, or without a status (plan:)" in said
    assert "sure of a kind from 72 % (certainty:)" in said
    write("postlint.yaml", settings.replace("booked", "bookd"))
    ran = run("check")
    assert ran.exit_code == 2
    assert 'There is no status called "bookd". Did you mean "Booked"?' in ran.stdout


@pytest.mark.parametrize(
    ("written", "advised"),
    [
        ("calendars: june.yaml", "Write calendars: [june.yaml]."),
        ('exclude: "a, b.md"', 'Write exclude: ["a, b.md"].'),
        ("own: '@elm'", 'Write own: ["@elm"].'),
        ("statuses: draft", "Write statuses: [draft]."),
    ],
)
def test_one_word_where_a_list_is_expected_is_shown_as_a_list(run, write, written, advised):
    write("june.yaml", "posts:\n- {text: The mill turns again.}\n")
    write("postlint.yaml", f"{written}\n")
    assert advised in " ".join(run("check").stdout.split())
    write("postlint.yaml", advised.removeprefix("Write ").removesuffix(".") + "\n")
    assert "postlint.yaml:" not in run("check").stdout


@pytest.mark.parametrize("written", ["overrides: mill", "calendars: {june: yaml}", "statuses: drafted"])
def test_what_would_fit_in_no_list_is_not_shown_as_one(run, write, written):
    write("postlint.yaml", f"{written}\n")
    said = run("check").stdout
    assert "expected a list" in said
    assert "Write" not in said


@pytest.mark.parametrize(
    ("settings", "marked"),
    [
        ("rule: off", "^^^^"),
        ("calenders: [june.yaml]", "^^^^^^^^^"),
        ("calendars: june.yaml", "^^^^^^^^^"),
        ('calendars: ["june.yaml', "^"),
        ("extends: [house.yaml]", "^^^^^^^^^^"),
        ("packs: [no-such-pack]", "^^^^^^^^^^^^"),
        ("readers: {june.yaml: sectoins}", "^^^^^^^^"),
    ],
)
def test_every_error_of_the_settings_shows_its_line(run, write, settings, marked):
    write("june.yaml", "posts:\n- {text: The mill turns again.}\n")
    write("postlint.yaml", f"{settings}\n")
    lines = run("check").stdout.splitlines()
    place = next(number for number, line in enumerate(lines) if f"| {settings}" in line)
    assert lines[place - 1].startswith("postlint.yaml:1:") or "[reading/" in lines[place - 1]
    assert lines[place + 1].strip() == marked


def test_an_error_of_settings_that_others_share_shows_its_line(run, write):
    write("house.yaml", "kinds: {news: presss_release}\n")
    write("postlint.yaml", "extends: [house.yaml]\n")
    assert "| kinds: {news: presss_release}" in run("check").stdout
