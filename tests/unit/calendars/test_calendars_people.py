"""Who wrote a post, and who approved it, in the forms that people write it in."""

import pytest


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("author: Jo Brown", ("Jo Brown",)),
        ("author: [Jo, Sam]", ("Jo", "Sam")),
        ("authors: [Jo, Sam]", ("Jo", "Sam")),
        ("author: {name: Jo, email: jo@example.org}", ("Jo",)),
        ("authors: [{name: Jo}]", ("Jo",)),
    ],
)
def test_an_author_is_read_as_blogs_and_people_write_it(folder, written, names):
    plan = folder.plan(f"posts:\n  - text: Hello.\n    {written}\n")
    assert not plan.problems
    assert plan.posts[0].author.value == names
    assert plan.posts[0].author.span.line == 3


@pytest.mark.parametrize("written", ["approved_by: Sam", "approver: Sam", "approved: Sam"])
def test_who_approved_is_read_under_other_names_too(folder, written):
    plan = folder.plan(f"posts:\n  - text: Hello.\n    {written}\n")
    assert not plan.problems
    assert plan.posts[0].approved_by.value == ("Sam",)


@pytest.mark.parametrize("written", ["approved: true", "author: {email: jo@example.org}", "author: []"])
def test_what_names_nobody_is_no_error_and_nobody(folder, written):
    plan = folder.plan(f"posts:\n  - text: Hello.\n    {written}\n")
    assert not plan.problems
    assert plan.posts[0].author is None
    assert plan.posts[0].approved_by is None


@pytest.mark.parametrize(
    ("written", "team"),
    [
        ("team: Events", "Events"),
        ("department: Events", "Events"),
        ("team: 7", "7"),
        ("teams: [Events, Parks, Events]", "Events and Parks"),
        ("team: ' '", None),
    ],
)
def test_a_team_is_read_and_several_are_one_part_together(folder, written, team):
    plan = folder.plan(f"posts:\n  - text: Hello.\n    {written}\n")
    assert not plan.problems
    assert plan.posts[0].team == team
