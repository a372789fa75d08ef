"""Posts in YAML and JSON of other shapes than the calendar's own, wherever they stand."""

import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from planner_builders import read, told

from postlint.calendars.load import load
from postlint.config import Config

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


def test_lists_under_handles_are_those_accounts_own(folder):
    plan = read(folder, "'@cityparks':\n- {platform: x, text: We open at nine.}\n")
    assert [account.handle for account in plan.accounts.values()] == ["@cityparks"]


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
@example({"accounts": {"tweets": None, "": {"posts": False}}})
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


def test_fields_are_known_in_other_tongues(folder):
    plan = read(
        folder,
        "posts:\n- {datum: 2026-06-01, kanal: LinkedIn, beitrag: Der Park ist auf., status: Entwurf}\n",
    )
    assert told(plan) == [("Der Park ist auf.", ("linkedin",), "2026-06-01", "draft")]
