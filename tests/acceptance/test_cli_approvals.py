"""What stands where a post is to be approved: names approve, and refusals, doubts and conditions do not."""

import json

import pytest

HELD_BACK = [
    "maybe",
    "not yet",
    "no!",
    "?",
    "Pete?",
    "Pete says no",
    "wait for board",
    "after legal",
    "pending Anna",
    "yes, if the photo is cleared",
    "noch nicht",
    "erst nach Freigabe",
    "vielleicht",
    "pas encore",
    "peut-être",
    "todavía no",
    "forse",
    "ainda não",
    "nog niet",
]


def in_a_table(run, workplace, column, value):
    (workplace / "plan.csv").write_text(
        f'Date,Network,Text,{column}\n2027-05-03,Facebook,"The mill turns on Saturday at ten.","{value}"\n'
    )
    return run("import", "plan.csv").stdout


def in_data(run, workplace, key, value, **others):
    post = {"date": "2027-05-03", "channel": "facebook", "text": "The mill turns.", **others, key: value}
    (workplace / "plan.json").write_text(json.dumps({"posts": [post]}))
    return run("import", "plan.json").stdout


@pytest.mark.parametrize("column", ["OK?", "Approved?", "Sign-off", "Approved by"])
@pytest.mark.parametrize("value", HELD_BACK)
def test_what_holds_a_row_back_is_no_approver(run, workplace, column, value):
    written = in_a_table(run, workplace, column, value)
    assert "approved_by" not in written
    assert column == "Sign-off" or "status: draft" in written


@pytest.mark.parametrize("key", ["approved_by", "approved", "approver"])
@pytest.mark.parametrize("value", HELD_BACK)
def test_what_holds_a_post_back_is_no_approver(run, workplace, key, value):
    written = in_data(run, workplace, key, value, status="scheduled")
    assert "approved_by" not in written
    assert "status: draft" in written


def test_one_of_several_who_says_no_is_enough(run, workplace):
    assert "status: draft" in in_data(run, workplace, "approved_by", ["Pete", "Anna says no"])


@pytest.mark.parametrize("name", ["Pete", "Pete + Anna", "PR team", "Nora Bishop", "the board", "Till"])
def test_names_are_approvals(run, workplace, name):
    assert f"- {name}\n" in in_a_table(run, workplace, "OK?", name)
    assert f"- {name}\n" in in_data(run, workplace, "approved_by", name)


@pytest.mark.parametrize("yes", ["yes", "ok", "x", "✓", "Yes - Pete", "approved, no changes"])
def test_a_yes_is_an_approval(run, workplace, yes):
    assert "status: approved" in in_a_table(run, workplace, "OK?", yes)


@pytest.mark.parametrize("value", ["feedback sent", "3/12", "comments", "siehe Kommentare", "no changes"])
def test_what_says_neither_who_nor_whether_is_left_out_and_named_once(run, workplace, value):
    assert "approved_by" not in in_data(run, workplace, "approved_by", value)
    told = " ".join(run("check", "--show", "info", "plan.json").stdout.split())
    assert told.count(f'left out: "{value}" (plan.json:1') == 1


@pytest.mark.parametrize(
    ("key", "said"),
    [("review", "not before May"), ("sign_off", "See you on Saturday, if it does not rain.")],
)
def test_what_may_say_anything_holds_no_post_back(run, workplace, key, said):
    assert "status" not in in_data(run, workplace, key, said)
