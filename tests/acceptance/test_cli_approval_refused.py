"""What asks whether a post may go out, answered with "rejected": as a status that says so, in all shapes."""

import json

import pytest
import yaml

KEPT, REFUSED = "We opened the new slipway today.", "We opened the new depot today."
ACCOUNTS = "accounts: {mill: {channel: linkedin}}\n"


def in_calendar(key, word):
    return "social.yaml", f"{ACCOUNTS}posts:\n- {{text: {KEPT}}}\n- {{{key}: {word}, text: {REFUSED}}}\n"


def in_list(key, word):
    posts = [
        {"date": "2026-06-01", "channel": "linkedin", key: value, "text": text} for value, text in said(word)
    ]
    return "social.yaml", yaml.safe_dump(posts)


def in_json(key, word):
    posts = [{"platform": "LinkedIn", key: value, "caption": text} for value, text in said(word)]
    return "social.json", json.dumps({"posts": posts})


def in_csv(key, word):
    rows = (f"2026-06-01,LinkedIn,{value},{text}\n" for value, text in said(word))
    return "social.csv", f"Date,Platform,{key},Caption\n{''.join(rows)}"


def in_markdown(key, word):
    posts = (f"## LinkedIn, 1 June 2026\n\n**{key}:** {value}\n\n{text}\n" for value, text in said(word))
    return "social.md", "\n".join(["# Posts\n", *posts])


def said(word):
    return [("approved", KEPT), (word, REFUSED)]


SHAPES = pytest.mark.parametrize("shape", [in_calendar, in_list, in_json, in_csv, in_markdown])


@SHAPES
@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("approval", "rejected"),
        ("approval", "rejected by Sam"),
        ("approved", "Rejected"),
        ("Freigabe", "abgelehnt"),
    ],
)
def test_a_post_that_was_rejected_does_not_go_out(run, workplace, shape, key, word):
    name, text = shape(key, word)
    (workplace / name).write_text(text)
    ran = run("import", name)
    assert [post["text"] for post in yaml.safe_load(ran.stdout)["posts"]] == [KEPT]
    assert "left out" in run("check", "--show", "info", name).stdout


@SHAPES
def test_a_post_of_which_nobody_has_decided_yet_is_a_post(run, workplace, shape):
    name, text = shape("approval", "pending")
    (workplace / name).write_text(text)
    assert len(yaml.safe_load(run("import", name).stdout)["posts"]) == 2
