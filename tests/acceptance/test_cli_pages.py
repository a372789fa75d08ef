"""Accounts as people know them: a page by its name, and lists of accounts that say what to write instead."""

import json

import pytest


@pytest.fixture
def check(run, workplace):
    def check_calendar(text, settings=""):
        (workplace / "june.yaml").write_text(text, encoding="utf-8")
        (workplace / "postlint.yaml").write_text(settings, encoding="utf-8")
        return json.loads(run("check", "june.yaml", "--show", "info", "--format", "json").stdout)

    return check_calendar


PAGE = 'accounts:\n  council: {handle: "Springfield City Council", channel: facebook}\n'


@pytest.mark.parametrize(
    "name", ["council", "Springfield City Council", "springfield city council", "@SpringfieldCityCouncil"]
)
def test_a_page_is_known_by_its_name(check, name):
    report = check(f'{PAGE}posts: [{{text: The gate is open., account: "{name}"}}]\n')
    (mix,) = report["summary"]["mixes"]
    assert (report["errors"], mix["account"], mix["identity"]) == (
        [],
        "Springfield City Council",
        "facebook:springfieldcitycouncil",
    )


@pytest.mark.parametrize(
    "post",
    [
        "{repost_of: Springfield City Council, text: Look.}",
        "{repost_of: https://www.facebook.com/SpringfieldCityCouncil/posts/pfbid02, text: Look.}",
        '{text: "RT @Springfield City Council: the gate is open"}',
    ],
)
def test_sharing_a_page_of_ones_own_is_about_us(run, check, post):
    check(f"{PAGE}posts: [{post}]\n")
    (record,) = map(json.loads, run("classify", "june.yaml", "--format", "jsonl").stdout.splitlines())
    assert record["kind"] == "press_release"


def test_so_it_is_where_settings_name_the_page(run, check):
    check("posts: [{repost_of: City Trees, text: Look.}]\n", 'own: ["City Trees"]\n')
    (record,) = map(json.loads, run("classify", "june.yaml", "--format", "jsonl").stdout.splitlines())
    assert record["kind"] == "press_release"


def test_where_accounts_have_handles_a_name_is_none(check):
    on_x = 'accounts: {parks: {handle: "City Parks", channel: x}}\nposts: [{text: Open.}]\n'
    (error,) = check(on_x)["errors"]
    assert error["message"] == '"City Parks" is not a handle. On X write one as in "@cityparks".'
    (error,) = check('accounts: {parks: {handle: "City Parks"}}\nposts: [{text: Open.}]\n')["errors"]
    assert "If it is the name of a page, add channel: facebook" in error["message"]


@pytest.mark.parametrize(
    ("listed", "example"),
    [
        ('- "@cityparks"\n', 'accounts: {cityparks: {handle: "@cityparks"}}'),
        ("- {name: City Parks, channel: facebook}\n", 'accounts: {city-parks: {channel: "facebook"}}'),
        (
            '- {channel: x, handle: "@cityparks"}\n',
            'accounts: {cityparks: {channel: "x", handle: "@cityparks"}}',
        ),
    ],
)
def test_a_list_of_accounts_is_told_what_to_write_by_its_own_first_item(check, listed, example):
    (error,) = check(f"accounts:\n{listed}posts: [{{text: The gate is open.}}]\n")["errors"]
    assert error["message"].endswith(f"each of them needs a key of its own, and stands below it: {example}.")
    (error,) = check("posts: [{text: The gate is open.}]\n", f"accounts:\n{listed}")["errors"]
    assert (error["path"], example in error["message"]) == ("postlint.yaml", True)
