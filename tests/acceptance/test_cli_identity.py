"""One handle on two networks: two accounts, and nothing that is said of one is taken for the other."""

import json

import pytest

FACTS = "followers: 9, following: 8, posts: 90, avatar: true, header: true"
X = f"city_x: {{channel: x, handle: '@cityparks', {FACTS}}}"
INSTAGRAM = f"city_ig: {{channel: instagram, handle: '@CityParks', {FACTS}}}"
RULE = "two-way/all-broadcast"


def posts(key, kind, number=12):
    return "".join(
        f"- {{account: {key}, kind: {kind}, text: Item {place} of {key}}}\n" for place in range(number)
    )


def calendar(on_x, on_instagram, comment=""):
    return (
        f"accounts:\n  {X}{comment}\n  {INSTAGRAM}\nposts:\n"
        + posts("city_x", on_x)
        + posts("city_ig", on_instagram)
    )


@pytest.fixture
def write(workplace):
    return (workplace / "june.yaml").write_text


def findings(run, *options):
    return json.loads(run("check", "--format", "json", *options).stdout)["findings"]


def test_labels_have_the_channel_where_two_accounts_would_have_the_same(run, write):
    write(calendar("press_release", "press_release"))
    assert {(item["account"], *item["identities"]) for item in findings(run) if item["rule"] == RULE} == {
        ("@cityparks (X)", "x:cityparks"),
        ("@CityParks (Instagram)", "instagram:cityparks"),
    }


def test_labels_stay_as_they_are_where_they_differ(run, write):
    write(f"accounts:\n  {X}\nposts:\n" + posts("city_x", "press_release"))
    assert {item["account"] for item in findings(run)} == {"@cityparks"}


def test_a_suppression_on_one_account_says_nothing_of_the_other(run, write):
    write(calendar("press_release", "press_release", f"  # postlint: ignore[{RULE}] because alerts only"))
    assert [item["identities"] for item in findings(run) if item["rule"] == RULE] == [["instagram:cityparks"]]


def test_a_baseline_of_one_account_says_nothing_of_the_other(run, write):
    write(calendar("press_release", "question"))
    assert run("check", "--baseline", "b.json", "--update-baseline").exit_code == 0
    write(calendar("question", "press_release"))
    ran = run("check", "--baseline", "b.json")
    assert ran.exit_code == 1
    assert "@CityParks (Instagram), posts without a date: none of 12 posts" in ran.stdout


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_reports_show_the_mix_of_the_account_that_is_found_fault_with(run, write, form):
    write(calendar("question", "press_release"))
    shown = run("check", "--format", form).stdout
    assert "CityParks (Instagram): " in shown
    assert "cityparks (X)" not in shown


def test_mixes_and_notes_name_the_identity_in_json(run, write):
    write(calendar("question", "press_release").replace(", avatar: true", ""))
    summary = json.loads(run("check", "--format", "json").stdout)["summary"]
    assert {mix["identity"] for mix in summary["mixes"]} == {"x:cityparks", "instagram:cityparks"}
    assert {note["identity"] for note in summary["not_judged"]} == {"x:cityparks", "instagram:cityparks"}


def test_no_two_findings_share_a_fingerprint_and_moved_lines_keep_them(run, write):
    def month(number):
        return "".join(
            f"- {{date: 2026-{number:02}-{day:02}, account: city_x, kind: press_release, text: New {day}}}\n"
            for day in range(1, 25, 2)
        )

    text = calendar("press_release", "press_release") + month(1) + month(5) + month(9)
    write(text)
    before = [(item["rule"], item["fingerprint"]) for item in findings(run)]
    assert [rule for rule, _ in before].count(RULE) == 5
    assert len({mark for _, mark in before}) == len(before)
    write("# a line\n# and another\n" + text)
    assert [(item["rule"], item["fingerprint"]) for item in findings(run)] == before


def test_windows_differ_in_sarif_as_well(run, write):
    write(calendar("press_release", "press_release"))
    results = json.loads(run("check", "--format", "sarif").stdout)["runs"][0]["results"]
    prints = [item["partialFingerprints"]["postlint/v1"] for item in results]
    assert len(set(prints)) == len(prints) > 1


@pytest.mark.parametrize("second", ["{handle: '@cityparks'}", "{handle: 'https://x.com/CityParks'}"])
def test_one_handle_under_two_keys_without_a_channel_may_be_one_account(run, write, second):
    write(f"accounts:\n  parks: {{handle: '@cityparks'}}\n  other: {second}\nposts: []\n")
    ran = run("check")
    assert ran.exit_code == 2
    assert "june.yaml:2:3: error: parks has the handle @cityparks, and so has other (" in ran.stdout
    assert "add channel: to each, such as channel: x." in ran.stdout


def test_one_key_for_two_handles_is_never_merged_in_silence(run, workplace):
    for name in ("cityparks", "cityzoo"):
        (workplace / f"{name}.yaml").write_text(
            f"accounts: {{main: {{handle: '@{name}'}}}}\nposts:\n- {{text: Welcome, kind: question}}\n"
        )
    ran = run("check")
    assert ran.exit_code == 2
    assert "handle is @cityzoo here and @cityparks at cityparks.yaml:1, under one key (main)." in ran.stdout


def test_a_key_that_says_another_channel_is_not_the_account_of_another_file(run, workplace):
    (workplace / "a.yaml").write_text(f"accounts:\n  {X}\nposts:\n" + posts("city_x", "question", 1))
    (workplace / "b.yaml").write_text(
        "accounts: {city_x: {channel: instagram}}\nposts:\n- {text: Welcome, kind: question}\n"
    )
    mixes = json.loads(run("check", "--format", "json").stdout)["summary"]["mixes"]
    assert [mix["identity"] for mix in mixes] == ["x:cityparks", "city_x"]


def test_test_cases_of_two_accounts_on_one_line_have_names_of_their_own(run, write):
    both = "".join(
        f"- {{accounts: [city_x, city_ig], kind: press_release, text: Item {place}}}\n" for place in range(12)
    )
    only_x = "- {account: city_x, kind: press_release, text: First}\n"
    write(f"accounts:\n  {X}\n  {INSTAGRAM}\nposts:\n{only_x}{both}")
    shown = run("check", "--format", "junit").stdout
    for label in ("@cityparks (X)", "@CityParks (Instagram)"):
        assert f'name="{RULE}, line 17, {label}"' in shown
