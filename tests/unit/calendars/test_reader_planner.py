"""YAML and JSON of other shapes than the calendar's own: a text for each channel, nesting, dates in parts."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postlint.calendars.loading import load
from postlint.calendars.model import When
from postlint.config import Config


def read(folder, text, name="posts_yaml"):
    """Load one file that is met in a folder, and return its plan."""
    folder.write(**{name: text})
    return folder.load(".")


def told(plan):
    """Return what a plan holds, in short."""
    return [
        (post.text, post.accounts, str(post.when.value.date) if post.when else None, post.status)
        for post in plan.posts
    ]


def reader_of(plan):
    (file,) = plan.files
    return file.reader


EACH = """\
posts:
- id: gate
  title: The gate
  x: |
    The gate is open again.

    Come and see it.
  linkedin: After two years of work, the gate of the old garden is open again.
  posted: {}
- id: oak
  x: The oak by the pond is four hundred years old.
  linkedin: The oak by the pond is four hundred years old.
  posted:
    x: 2026-06-01T09:00:00.106085793+00:00
"""


def test_a_text_for_each_channel_is_a_post_on_each(folder):
    plan = read(folder, EACH)
    assert reader_of(plan) == "planner"
    assert plan.problems == ()
    assert [(post.id, post.accounts, post.status) for post in plan.posts] == [
        ("gate", ("x",), None),
        ("gate-linkedin", ("linkedin",), None),
        ("oak", ("x",), "published"),
        ("oak-linkedin", ("linkedin",), None),
    ]
    assert plan.posts[0].text == "The gate is open again.\n\nCome and see it.\n"
    assert plan.posts[2].when.value == When(*plan.posts[2].when.value.sort_key)


def test_one_text_on_several_channels_is_one_post_in_several_accounts(folder):
    plan = read(
        folder, "- x: We open at nine.\n  mastodon: We open at nine.\n  bluesky: From nine we are there.\n"
    )
    assert told(plan) == [
        ("We open at nine.", ("x", "mastodon"), None, None),
        ("From nine we are there.", ("bluesky",), None, None),
    ]


def test_each_text_is_found_at_its_own_place(folder):
    plan = read(folder, EACH)
    first, second, *_ = plan.posts
    assert (first.span.line, first.span.column) == (2, 3)
    assert (second.span.line, second.span.column) == (8, 3)
    at = first.texts[0].span_of(first.text.index("Come"), first.text.index("Come") + 4)
    assert (at.line, at.column, at.end_column) == (7, 5, 9)


NESTED = {
    "channels by name": "channels: {x: {text: We open at nine.}, linkedin: {text: Nine it is today.}}",
    "platforms with texts": (
        "platforms: [{name: twitter, body: We open at nine.}, {name: LinkedIn, body: Nine it is today.}]"
    ),
    "captions in short": "captions: {tw: none, x: We open at nine., li: Nine it is today.}",
    "keys with words": "x_text: We open at nine.\n  linkedinPost: Nine it is today.",
    "content by channel": "content: {x: We open at nine., linkedin: {post: Nine it is today., tags: [a]}}",
    "a tweet beside": "tweet: We open at nine.\n  linkedin: Nine it is today.",
    "overrides": (
        "text: We open at nine.\n  platforms: [x, linkedin]\n"
        "  overrides: {linkedin: {text: Nine it is today.}}"
    ),
    "switched on": (
        "platforms: {twitter: {enabled: true, text: We open at nine.}, facebook: {enabled: false},"
        " linkedin: {enabled: true, text: Nine it is today.}}"
    ),
    "variants": (
        "variants:\n  - {platform: x, text: We open at nine.}\n"
        "  - {platform: linkedin, text: Nine it is today.}"
    ),
}


@pytest.mark.parametrize("shape", NESTED)
def test_texts_for_channels_are_found_however_they_are_nested(folder, shape):
    plan = read(folder, f"posts:\n- date: 2026-06-01\n  {NESTED[shape]}\n")
    assert plan.problems == ()
    assert sorted(told(plan)) == [
        ("Nine it is today.", ("linkedin",), "2026-06-01", None),
        ("We open at nine.", ("x",), "2026-06-01", None),
    ]


def test_what_stands_with_a_channels_text_holds_for_that_channel(folder):
    plan = read(
        folder,
        "- date: 2026-06-01\n  x: {text: We open at nine., time: '12:30', status: posted}\n"
        "  linkedin: {text: Nine it is today., date: 2026-06-02}\n",
    )
    assert told(plan) == [
        ("We open at nine.", ("x",), "2026-06-01", "published"),
        ("Nine it is today.", ("linkedin",), "2026-06-02", None),
    ]
    assert plan.posts[0].when.value.time.hour == 12


def test_a_thread_for_one_channel_is_one_post(folder):
    (thread, other) = read(
        folder, "- x: [We open at nine., And close at six.]\n  linkedin: Nine to six.\n"
    ).posts
    assert [part.text for part in thread.texts] == ["We open at nine.", "And close at six."]
    assert other.accounts == ("linkedin",)


@pytest.mark.parametrize(
    "value",
    [
        "12",
        "true",
        "'@cityparks'",
        "https://x.com/cityparks/status/1",
        "[]",
        "{}",
        "[1, 2]",
        "null",
        "{text: 5}",
    ],
)
def test_what_is_no_text_makes_no_post_of_a_channel(folder, value):
    plan = read(folder, f"- {{date: 2026-06-01, text: We open at nine., linkedin: {value}}}\n")
    assert [post.text for post in plan.posts] == ["We open at nine."]
    assert plan.problems == ()


SAID = "text: We open at nine."
WEEKS = {
    "weeks": f"weeks:\n- week_start: 2026-06-01\n  posts:\n  - {{date: 2026-06-02, {SAID}, platform: x}}\n",
    "days": f"days:\n- date: 2026-06-02\n  platform: X (Twitter)\n  posts:\n  - {{{SAID}}}\n",
    "days by date": f"days:\n  2026-06-02: {{platform: x, {SAID}}}\n  2026-06-03: {{topic: Nothing yet}}\n",
    "channels above": f"twitter:\n- {{date: 2026-06-02, {SAID}}}\n",
    "campaigns": (
        "campaigns:\n- name: Summer\n  channel: x\n  weeks:\n  - plannedPosts:\n"
        f"    - {{scheduledFor: 2026-06-02, {SAID}}}\n"
    ),
    "a week each": (
        "week1:\n  weekOf: 2026-06-01\n  plannedPosts:\n"
        f"  - {{date: 2026-06-02, platforms: [Twitter], {SAID}}}\n"
    ),
    "one day a file": f"date: 2026-06-02\nposts:\n- {{platform: twitter, {SAID}}}\n",
    "posts by name": f"posts:\n  tue-8am: {{date: 2026-06-02, channel: Twitter, {SAID}}}\n",
    "weekdays": f"weeks:\n- weekOf: 2026-06-01\n  posts:\n  - {{day: Tuesday, platform: x, {SAID}}}\n",
    "weekdays by name": f"week_start: 2026-05-31\nposts:\n  Tue:\n  - {{channel: x, {SAID}}}\n",
    "days in words": f"posts:\n  'Tuesday, June 2, 2026': {{channel: x, {SAID}}}\n",
    "months": f"year: 2026\nmonths:\n- month: June\n  posts:\n  - {{day: 2, platform: x, {SAID}}}\n",
}


@pytest.mark.parametrize("shape", WEEKS)
def test_posts_are_found_below_weeks_days_and_campaigns(folder, shape):
    plan = read(folder, WEEKS[shape])
    assert plan.problems == ()
    assert told(plan) == [("We open at nine.", ("x",), "2026-06-02", None)]


@pytest.mark.parametrize("shape", WEEKS)
def test_json_of_the_same_shape_is_read_alike(folder, shape):
    import yaml

    document = yaml.load(WEEKS[shape], Loader=yaml.BaseLoader)
    plan = read(folder, json.dumps(document, indent=1), "posts_json")
    assert told(plan) == [("We open at nine.", ("x",), "2026-06-02", None)]
    text = plan.posts[0].texts[0]
    line = next(
        n for n, found in enumerate(plan.sources["posts.json"].text.splitlines(), 1) if "nine" in found
    )
    assert text.span_of(0, 2).line == line


def test_what_two_lists_say_above_stays_with_each(folder):
    plan = read(
        folder,
        "twitter:\n- {text: We open at nine.}\nlinkedin:\n- {text: Nine it is today.}\n"
        "published:\n- {platform: x, text: We opened at nine.}\n",
    )
    assert told(plan) == [
        ("We open at nine.", ("x",), None, None),
        ("Nine it is today.", ("linkedin",), None, None),
        ("We opened at nine.", ("x",), None, "published"),
    ]


DATES = {
    "parts": ("{year: 2026, month: 6, day: 2, hour: 9}", "2026-06-02", "09:00"),
    "named month": ("{year: 2026, month: Jun, day: 2, hour: 9, minute: 5}", "2026-06-02", "09:05"),
    "words": ("{date: 'Tuesday, 2 June 2026', time: 9:30 PM}", "2026-06-02", "21:30"),
    "American words": ("{date: 'June 2nd, 2026', scheduledTime: '9:30'}", "2026-06-02", "09:30"),
    "a time with its day": ("{scheduled_time: '2026-06-02T09:00'}", "2026-06-02", "09:00"),
    "digits": ("{date: 20260602}", "2026-06-02", None),
    "spoken hour": ("{date: 2026-06-02, time: 9am}", "2026-06-02", "09:00"),
    "no clock": ("{date: 2026-06-02, time: in the evening}", "2026-06-02", None),
    "twice": ("{date: '2026-06-02 10:00', time: '12:00'}", "2026-06-02", "10:00"),
}


@pytest.mark.parametrize("form", DATES)
def test_dates_are_read_from_parts_and_words(folder, form):
    fields, day, clock = DATES[form]
    plan = read(folder, f"- {fields[:-1]}, x: We open at nine.}}\n")
    assert plan.problems == ()
    when = plan.posts[0].when.value
    assert (str(when.date), f"{when.time:%H:%M}" if when.time else None) == (day, clock)


def test_a_day_without_a_year_is_never_guessed(folder):
    plan = read(
        folder,
        "tweets:\n- {day: 1, month: 12, hour: 9, text: We open at nine today.}\n"
        "- {day: 25, month: 12, hour: 9, text: We are closed for two days.}\n",
    )
    assert told(plan) == [
        ("We open at nine today.", ("This calendar",), None, None),
        ("We are closed for two days.", ("This calendar",), None, None),
    ]
    ((remark),) = plan.remarks
    assert (remark.rule, remark.span.line, remark.span.column) == ("no-year", 2, 9)
    assert "undated, and so does 1 more" in remark.message


def test_a_day_that_no_month_has_is_an_error_at_its_place(folder):
    plan = read(folder, "- {year: 2026, month: 2, day: 30, x: We open at nine.}\n- x: We close at six.\n")
    assert [post.text for post in plan.posts] == ["We close at six."]
    ((problem),) = plan.problems
    assert (problem.span.line, problem.span.column) == (1, 31)
    assert "February 2026 has 28 days" in problem.message


def test_a_weekday_of_no_known_week_is_no_date(folder):
    plan = read(
        folder, "weeks:\n- week: 1\n  posts:\n  - {day: Monday, platform: x, text: We open at nine.}\n"
    )
    assert (plan.posts[0].when, plan.problems) == (None, ())


def test_lists_under_handles_are_those_accounts_own(folder):
    plan = read(folder, "'@cityparks':\n- {platform: x, text: We open at nine.}\n")
    assert [account.handle for account in plan.accounts.values()] == ["@cityparks"]


def test_a_day_that_counts_from_some_start_is_no_date(folder):
    plan = read(folder, "- {day: 1, platform: Instagram, content: We open at nine.}\n")
    assert told(plan) == [("We open at nine.", ("instagram",), None, None)]
    assert plan.remarks == ()


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
    assert '"simmering" 2×' in plan.files[0].notes[0]


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
    assert any("PHOTO" in note for file in plan.files for note in file.notes)


def test_entries_without_a_text_are_named_and_left_out(folder):
    plan = read(
        folder,
        "posts:\n- {id: a, caption: We open at nine., platform: Instagram}\n- {id: b, template: stats}\n",
    )
    assert len(plan.posts) == 1
    assert plan.files[0].notes == ("1 entry without a text (line 3)",)


def test_a_text_that_goes_nowhere_is_named(folder):
    plan = read(folder, "- {text: We open., x: We open at nine., linkedin: Nine it is today.}\n")
    assert len(plan.posts) == 2
    assert "1 entry of a text beside those for channels" in plan.files[0].notes[0]


def test_what_will_not_go_out_is_named_and_left_out(folder):
    plan = read(folder, "- {x: We open at nine.}\n- {x: We close at six., status: Cancelled}\n")
    assert [post.text for post in plan.posts] == ["We open at nine."]
    assert plan.files[0].notes == ("1 entry with a status that says it will not go out (line 2)",)


@pytest.mark.parametrize(
    "text",
    [
        "{hook: Guess what., body: We open at nine., cta: Come along.}",
        "[Guess what., We open at nine., Come along.]",
    ],
)
def test_a_text_in_parts_is_one_post(folder, text):
    plan = read(folder, f"posts:\n- {{platform: LinkedIn, content: {text}}}\n")
    assert [post.text for post in plan.posts] == ["Guess what.\n\nWe open at nine.\n\nCome along."]


def test_a_text_in_two_languages_is_one_post(folder):
    plan = read(folder, "posts:\n- {platform: LinkedIn, text: {de: Um neun., en: We open at nine.}}\n")
    assert [post.text for post in plan.posts] == ["We open at nine."]


def test_a_mixed_list_is_read_as_far_as_it_goes(folder):
    plan = read(folder, "posts:\n- We close at six today.\n- {x: We open at nine.}\n- 5\n- [a]\n")
    assert [post.text for post in plan.posts] == ["We close at six today.", "We open at nine."]
    assert [problem.span.line for problem in plan.problems] == [4, 5]


PLANS = {
    "weeks of titles": (
        "weeks:\n- week_start: 2026-06-01\n  posts:\n"
        "  - {date: 2026-06-02, platform: x, title: Opening, content_file: a.md}\n"
    ),
    "topics": "topics:\n- {title: Old oaks, category: guides, tags: [oak]}\n",
    "days": "days:\n  2026-06-02: {topic: Old oaks, status: planned}\n",
    "posts": "posts:\n- {title: Old oaks, status: draft}\n",
    "a list": "- {day: 1, topic: Old oaks, status: done}\n",
}


@pytest.mark.parametrize("shape", PLANS)
@pytest.mark.parametrize("name", [".", "calendar.yaml"])
def test_a_plan_of_topics_is_declined_with_the_reason(folder, shape, name):
    folder.write(calendar_yaml=PLANS[shape])
    plan = folder.load(name)
    assert plan.posts == ()
    assert plan.files[0].declined.startswith("an editorial plan with t")
    assert bool(plan.problems) == (name != ".")


BYSTANDERS = {
    "profiles": "- {name: Ann, twitter: ann, linkedin: 'https://linkedin.com/in/ann', bio: Rows and digs}\n",
    "translations": "share:\n  twitter: Share this on Twitter\n  facebook: Share this on Facebook\n",
    "a workflow": "jobs:\n  tell:\n    steps:\n    - {name: Tell, with: {message: A new release is out}}\n",
    "a menu": "nav:\n- {text: Visit us in the garden, url: /visit}\n",
    "a pack": "pack: own\nrules: {a: {examples: {fail: [{posts: [{text: We open at nine.}]}]}}}\n",
    "links": "social:\n- {platform: twitter, url: 'https://x.com/cityparks'}\n",
    "topics elsewhere": "topics:\n- {title: Old oaks, category: guides}\n",
}


@pytest.mark.parametrize("sort", BYSTANDERS)
def test_files_of_another_sort_are_left_alone(folder, sort):
    plan = read(folder, BYSTANDERS[sort], "_data__menu_yaml")
    assert [file.reader for file in plan.files] == [None]
    assert plan.problems == ()


def test_native_calendars_keep_their_own_reader(folder):
    for name, text in (
        ("a_yaml", "posts:\n- {text: We open., channel: x, status: draft}\n"),
        ("b_yaml", "- text: A\n"),
    ):
        folder.write(**{name: text})
    assert [file.reader for file in folder.load(".").files] == ["calendar", "list"]


def test_what_a_calendar_says_beside_its_posts_still_holds(folder):
    plan = read(
        folder,
        "timezone: Europe/London\nown: ['@citygov']\naccounts: {parks: {channel: x, handle: '@cityparks'}}\n"
        "slots: [{account: parks, every: 'Mon 12:00', minutes: 20}]\n"
        "posts:\n- {date: 2026-06-01, x: We open at nine.}\n",
    )
    assert plan.problems == ()
    assert plan.posts[0].accounts == ("x:cityparks",)
    assert len(plan.slots) == 1 and "citygov" in plan.own


KEYS = (
    "posts|tweets|weeks|days|x|linkedin|threads|channels|platforms|platform|captions|text|content|thread|date|day|"
    "month|year|hour|time|status|posted|published|kind|media|poll|id|account|accounts|title|topic|2026-06-01|@ann|"
    "week_start|Monday|variants|name|slots|timezone|reply_to|recurring|author|"
)
WORDS = st.sampled_from(
    [
        "We open at nine today.",
        "x",
        "Monday",
        "2026-06-01",
        "2026-02-30",
        "06/07",
        "June",
        "9am",
        "yes",
        "LinkedIn",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 2030) | st.floats(0, 9) | WORDS | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS.split("|")), inner, max_size=4)
    ),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(VALUES)
def test_no_tree_is_too_strange_to_be_read_or_refused(tmp_path_factory, tree):
    path = tmp_path_factory.mktemp("strange") / "posts.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    plan = load(Config(root=path.parent), (path,))
    assert plan.files and (plan.posts or plan.problems or plan.files[0].reader or plan.files[0].declined)
    for post in plan.posts:
        assert (post.span.line, post.span.column) <= (post.span.end_line, post.span.end_column)
        assert all(part.span.path == post.span.path for part in post.texts)


def test_nesting_without_end_is_refused_and_not_a_crash(folder):
    deep = "[" * 60 + "{text: We open at nine.}" + "]" * 60
    assert read(folder, f"posts: {deep}\n").posts == ()


def test_a_file_that_breaks_off_says_where(folder):
    plan = read(folder, '{"weeks": [{"posts": [{"x": "We open at nine."}, {"x": "We cl', "posts_json")
    assert [problem.span.line for problem in plan.problems] == [1]


def test_parts_of_a_thread_keep_their_media(folder):
    part = "{caption: And the old one is closed., image: {file: old.png, alt: A shut gate}}"
    plan = folder.plan(f"weeks:\n- week: 1\n  posts:\n  - thread: [The new gate is open today., {part}]\n")
    (post,) = plan.posts
    assert not plan.problems
    assert [text.text for text in post.texts] == ["The new gate is open today.", "And the old one is closed."]
    assert [(medium.file, medium.alt, medium.part) for medium in post.media] == [
        ("old.png", "A shut gate", 2)
    ]


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


def test_fields_are_known_in_other_tongues(folder):
    plan = read(
        folder,
        "posts:\n- {datum: 2026-06-01, kanal: LinkedIn, beitrag: Der Park ist auf., status: Entwurf}\n",
    )
    assert told(plan) == [("Der Park ist auf.", ("linkedin",), "2026-06-01", "draft")]
