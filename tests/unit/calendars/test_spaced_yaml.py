"""A space that is missing behind a colon: an error at its place, and the post is read as it was meant."""

import time

import pytest

POST = "date: 2026-06-12, text: The gate opens at nine."


def texts(plan):
    return [post.text for post in plan.posts]


def said(plan):
    return [(found.span.line, found.span.column, found.message) for found in plan.diagnostics]


@pytest.mark.parametrize(
    ("post", "column", "advice"),
    [
        ("{date:2026-06-12, text: Come by.}", 4, "write date: 2026-06-12."),
        ("{publish_date:2026-06-12, text: Come by.}", 4, "write publish_date: 2026-06-12."),
        ("{dat:2026-06-12, text: Come by.}", 4, "write date: 2026-06-12."),
        ('{date: 2026-06-12, text:"Come by."}', 22, 'write text: "Come by."'),
        ("{date: 2026-06-12, text: Come by., account:@parks}", 38, 'write account: "@parks".'),
    ],
)
def test_a_missing_space_is_one_error_and_the_post_is_read_as_it_was_meant(folder, post, column, advice):
    plan = folder.plan(f'accounts: {{parks: {{handle: "@parks"}}}}\nposts:\n- {post}\n')
    assert said(plan) == [(3, column, f"A space is missing behind the colon: {advice}")]
    assert texts(plan) == ["Come by."]
    assert str(plan.posts[0].when.value.date) == "2026-06-12"
    assert plan.extra_keys == ()


def test_commas_and_colons_in_quotes_stay_in_the_text(folder):
    plan = folder.plan('posts:\n- {text:"One, two: three", date: 2026-06-12}\n')
    assert (texts(plan), len(said(plan))) == (["One, two: three"], 1)


def test_lines_of_a_post_without_any_space_are_an_error_each(folder):
    plan = folder.plan("posts:\n- date:2026-06-12\n  text:Come by at\n    nine.\n")
    assert [place[:2] for place in said(plan)] == [(2, 3), (3, 3)]
    assert texts(plan) == ["Come by at nine."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_that_yaml_would_refuse_alone_is_one_line_however_lines_end(folder, end):
    plan = folder.plan(f"posts:{end}- {{text:@parks and{end}    friends,{end}    date: 2026-06-12}}{end}")
    assert texts(plan) == ["@parks and friends"]


def test_a_lone_date_in_a_list_of_posts_is_an_error(folder):
    plan = folder.plan(f"posts:\n- date:2026-06-12\n- {{{POST}}}\n")
    assert [place[:2] for place in said(plan)] == [(2, 3)]


@pytest.mark.parametrize(
    "field", ["mood:calm", '"date:2026"', "see:https://example.org", "hashtags: [cta:now]", "note: text:x"]
)
def test_other_colons_are_nobodys_slip(folder, field):
    assert said(folder.plan(f"posts:\n- {{{POST}, {field}}}\n")) == []


def test_other_files_are_left_alone(folder):
    folder.write(other_yaml="- {date:2026-06-12, size: 3}\n", a_yaml=f"posts: [{{{POST}}}]\n")
    assert said(folder.load(".")) == []


def test_a_gap_in_a_text_that_yaml_would_refuse_alone_takes_no_longer_than_others(folder):
    began = time.process_time()
    plan = folder.plan(f"posts:\n- {{text:@parks and{' ' * 60_000}friends,\n    date: 2026-06-12}}\n")
    assert time.process_time() - began < 4
    assert len(texts(plan)) == 1
