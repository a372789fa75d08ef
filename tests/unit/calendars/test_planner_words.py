"""What the words of teams and tools say of a post: how far it has got, what it does, what it lacks."""

import pytest
from planner_builders import read


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("posted: true", "published"),
        ("posted: false", None),
        ("published: yes", "published"),
        ("done: x", "published"),
        ("posted: 2026-06-02", "published"),
        ("postedAt: 2026-06-02T10:00:00Z", "published"),
        ("postedAt: null", None),
        ("posted: https://x.com/cityparks/status/1", "published"),
        ("draft: true", "draft"),
        ("scheduled: true", "scheduled"),
        ("status: Posted", "published"),
        ("status: in review", "draft"),
        ("status: ready, posted: true", "published"),
        ("status: {x: posted}, platform: x", "published"),
        ("posted: [x], platform: x", "published"),
        ("posted: [linkedin], platform: x", None),
    ],
)
def test_flags_and_the_words_of_tools_say_how_far_a_post_has_got(folder, fields, status):
    plan = read(folder, f"- {{caption: We open at nine., {fields}}}\n")
    assert plan.problems == ()
    assert plan.posts[0].status == status


def test_a_word_that_nobody_knows_is_named_and_not_taken_for_a_status(folder):
    plan = read(
        folder, "- {x: We open at nine., status: simmering}\n- {x: We close at six., status: simmering}\n"
    )
    assert [post.status for post in plan.posts] == [None, None]
    (note,) = plan.notes
    assert '"simmering" (posts/plan.yaml:1, 2×)' in note or ":1, 2×)" in note
    assert "`statuses: {simmering: …}`, with one of idea, draft" in note


def test_a_slip_of_a_status_is_an_error_all_the_same(folder):
    plan = read(folder, "- {x: We open at nine., status: publishd}\n")
    assert plan.posts == ()
    assert 'Did you mean "published"' in plan.problems[0].message


def test_the_houses_own_kinds_hold_and_other_peoples_are_passed_over(folder):
    folder.write(postlint_yaml="kinds: {Glückwunsch: mention}\n")
    plan = read(
        folder,
        "- {x: We thank the rowing club., kind: Glückwunsch}\n- {x: We close at six., kind: PHOTO}\n",
    )
    first, second = plan.posts
    assert (first.kind.value, second.kind) == ("mention", None)
    assert any("PHOTO" in note for note in plan.notes)


def test_entries_without_a_text_are_named_and_left_out(folder):
    plan = read(
        folder,
        "posts:\n- {id: a, caption: We open at nine., platform: Instagram}\n- {id: b, template: stats}\n",
    )
    assert len(plan.posts) == 1
    assert plan.files[0].notes == ("1 entry without a text (line 3)",)


@pytest.mark.parametrize(
    "poll",
    ["[Ash, Clay]", "{options: [Ash, Clay]}", "{choices: [{text: Ash}, {text: Clay}], duration: 60}"],
)
def test_a_poll_alone_is_a_post(folder, poll):
    posts = f"posts:\n- {{caption: We open at nine., platform: x}}\n- {{poll: {poll}, platform: x}}\n"
    assert [post.poll.value for post in read(folder, posts).posts if post.poll] == [("Ash", "Clay")]


def test_what_will_not_go_out_is_named_and_left_out(folder):
    plan = read(folder, "- {x: We open at nine.}\n- {x: We close at six., status: Cancelled}\n")
    assert [post.text for post in plan.posts] == ["We open at nine."]
    assert plan.files[0].notes == ("1 entry marked as not going out (line 2)",)


def test_a_status_of_many_words_is_what_mastodon_calls_a_text(folder):
    plan = read(
        folder,
        "posts:\n- {status: The gate on Elm Road is open again., date: 2026-06-01}\n"
        "- {status: Come and see our roses on Sunday., in_reply_to_id: 12}\n",
    )
    assert plan.problems == ()
    assert [(post.text, post.status) for post in plan.posts] == [
        ("The gate on Elm Road is open again.", None),
        ("Come and see our roses on Sunday.", None),
    ]
    assert plan.posts[1].reply_to.value == "12"


def test_a_status_of_many_words_beside_a_text_is_no_text(folder):
    plan = read(folder, "posts:\n- {status: waits for a word from legal, text: The gate is open., id: a}\n")
    assert all(post.text == "The gate is open." for post in plan.posts)


def test_a_post_of_a_calendar_with_only_its_topic_is_named_and_left_out(folder):
    plan = read(folder, "posts:\n- {date: 2026-06-01, text: The gate is open.}\n- {title: Roses}\n")
    assert plan.problems == ()
    assert [post.text for post in plan.posts] == ["The gate is open."]
    assert any("without a text (line 3)" in note for file in plan.files for note in file.notes)


def test_a_slip_in_the_key_of_a_text_is_an_error_even_beside_a_topic(folder):
    plan = read(folder, "posts:\n- {text: The gate is open.}\n- {title: Roses, texst: The roses bloom.}\n")
    assert 'Did you mean "text"?' in plan.problems[0].message
