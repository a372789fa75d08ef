"""What asks whether a post may go out: its answer leaves the post out, or is its status, in all shapes."""

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


def post_with(run, workplace, shape, key, word):
    name, text = shape(key, word)
    (workplace / name).write_text(text)
    return yaml.safe_load(run("import", name).stdout)["posts"][-1]


@SHAPES
@pytest.mark.parametrize(
    ("key", "word", "status"),
    [
        ("Sign-off", "ok", "approved"),
        ("sign_off", "yes", "approved"),
        ("Approval", "pending", "draft"),
        ("approval", "no", "draft"),
        ("client approval", "in review", "draft"),
        ("approval status", "scheduled", "scheduled"),
        ("approved", "no", "draft"),
    ],
)
def test_the_answer_is_the_status_of_the_post(run, workplace, shape, key, word, status):
    assert post_with(run, workplace, shape, key, word)["status"] == status


@SHAPES
@pytest.mark.parametrize(
    ("key", "word"),
    [("sign-off", "Don"), ("approval", "Jonah and Liv"), ("review", "yes"), ("sign-off", "Approver")],
)
def test_who_decides_is_no_answer(run, workplace, shape, key, word):
    assert "status" not in post_with(run, workplace, shape, key, word)


@SHAPES
def test_a_slip_in_an_answer_is_told_with_the_word_that_is_meant(run, workplace, shape):
    name, text = shape("sign-off", "aproved")
    (workplace / name).write_text(text)
    said = " ".join(run("check", name).stdout.split())
    assert '"aproved" is none of the statuses that are known. Did you mean "approved"?' in said


@pytest.mark.parametrize(
    ("columns", "row", "status"),
    [
        ("Status,Sign-off", "draft,ok", "draft"),
        ("Status,Sign-off", ",ok", "approved"),
        ("Approval,Sign-off", "ok,pending", "draft"),
        ("Sign-off", "", None),
        ("Status,Approved", "scheduled,no", "draft"),
        ("Status,Approved", "scheduled,yes", "scheduled"),
        ("Status,Approved", "posted,no", "published"),
    ],
)
def test_a_status_counts_before_an_answer_and_one_that_waits_before_others(
    run, workplace, columns, row, status
):
    table = f"Date,Platform,{columns},Caption\n2026-06-01,LinkedIn,{row},{KEPT}\n"
    (workplace / "social.csv").write_text(table)
    (post,) = yaml.safe_load(run("import", "social.csv").stdout)["posts"]
    assert post.get("status") == status


def test_a_word_of_the_team_is_an_answer_once_it_has_a_meaning_and_a_key_named_in_the_settings_is_its_own(
    run, workplace
):
    (workplace / "postlint.yaml").write_text("statuses: {with the board: idea}\n")
    assert post_with(run, workplace, in_csv, "Sign-off", "with the board")["status"] == "idea"
    (workplace / "postlint.yaml").write_text("extra_keys: [sign_off]\n")
    assert "status" not in post_with(run, workplace, in_csv, "sign_off", "ok")


@pytest.mark.parametrize("text", ["text", "caption"])
def test_what_is_scheduled_and_not_approved_is_a_draft_in_data_as_in_tables(run, workplace, text):
    post = {"channel": "linkedin", "status": "scheduled", "approved": False, text: KEPT}
    (workplace / "social.json").write_text(json.dumps({"posts": [post]}))
    (read,) = yaml.safe_load(run("import", "social.json").stdout)["posts"]
    assert read["status"] == "draft"
