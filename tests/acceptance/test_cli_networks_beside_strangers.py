"""Networks that have no name here, written beside others in one value: kept, and told as they are alone."""

import json

import pytest
import yaml

TEXT = "We opened the new slipway today."


def in_yaml(value):
    return "social.yaml", f"posts: [{{date: 2026-06-01, channel: {json.dumps(value)}, text: {TEXT}}}]\n"


def in_json(value):
    return "social.json", json.dumps([{"date": "2026-06-01", "platform": value, "text": TEXT}])


def in_csv(value):
    return "social.csv", f'Date,Platform,Caption\n2026-06-01,"{value}",{TEXT}\n'


def in_markdown(value):
    return "social.md", f"# Posts\n\n## 1 June 2026\n\n**Platform:** {value}\n\n{TEXT}\n"


SHAPES = pytest.mark.parametrize("shape", [in_yaml, in_json, in_csv, in_markdown])


@pytest.fixture
def imported(run, workplace):
    """Return what gives the accounts of a post with a value for its networks, and the name of its file."""

    def accounts(shape, value):
        name, text = shape(value)
        (workplace / name).write_text(text)
        return yaml.safe_load(run("import", name).stdout)["accounts"], name

    return accounts


@SHAPES
@pytest.mark.parametrize(
    ("value", "known", "stranger"),
    [
        ("LinkedIn + Intranet", "linkedin", "Intranet"),
        ("Facebook, Town app", "facebook", "Town app"),
        ("Parish noticeboard / Instagram", "instagram", "Parish noticeboard"),
        ("Facebook and Intranet", "facebook", "Intranet"),
    ],
)
def test_a_stranger_beside_a_network_is_kept_and_told(run, imported, shape, value, known, stranger):
    accounts, name = imported(shape, value)
    assert {key: about["channel"] for key, about in accounts.items()} == {known: known, stranger: "other"}
    said = " ".join(run("check", "--show", "info", name).stdout.split())
    assert f'Channels that have no name here, read as other: "{stranger}" (' in said


@SHAPES
@pytest.mark.parametrize(
    "value", ["Instagram, Reel", "Instagram (story, pinned)", "Facebook + company page", "Facebook, 9 am"]
)
def test_what_says_how_a_post_looks_or_when_is_no_network(imported, shape, value):
    accounts, _ = imported(shape, value)
    assert len(accounts) == 1
