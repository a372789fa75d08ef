"""Texts in YAML and JSON that stand right under the day on which they go out, on a network or among posts."""

import json

import pytest
import yaml

TEXTS = ("The ferry sails at nine on Sundays.", "Bring a chair to the quay. See you there!")
DAYS = ("2026-03-01", "2026-03-08")


def of_network(days, wrap):
    return {"facebook": wrap(days[0], TEXTS[0]), "linkedin": wrap(days[1], TEXTS[1])}


SHAPES = {
    "a list of maps of one key under a network": of_network(DAYS, lambda day, text: [{day: text}]),
    "a map of days under a network": of_network(DAYS, lambda day, text: {day: text}),
    "lists under the days of a network": of_network(DAYS, lambda day, text: {day: [text]}),
    "networks under a day": {DAYS[0]: {"facebook": TEXTS[0]}, DAYS[1]: {"linkedin": TEXTS[1]}},
    "a list of networks with days": [{"facebook": {DAYS[0]: TEXTS[0]}}, {"linkedin": {DAYS[1]: TEXTS[1]}}],
    "a list of days with networks": [{DAYS[0]: {"facebook": TEXTS[0]}}, {DAYS[1]: {"linkedin": TEXTS[1]}}],
    "under posts": {"posts": of_network(DAYS, lambda day, text: [{day: text}])},
    "under a campaign": {"ferry": of_network(DAYS, lambda day, text: {day: text})},
    "days of a month": of_network(("1", "8"), lambda day, text: {"March 2026": {int(day): text}}),
}
UNDATED = {
    "days without a year": of_network(("1 March", "8 March"), lambda day, text: [{day: text}]),
    "days of the week": of_network(("Monday", "Thursday"), lambda day, text: {day: text}),
    "weeks of a network": of_network(("week 1", "week 2"), lambda day, text: {day: text}),
    "lists in weeks of a network": of_network(("week 1", "week 2"), lambda day, text: {day: [text]}),
    "networks in weeks": {"week 1": {"facebook": [TEXTS[0]]}, "week 2": {"linkedin": [TEXTS[1]]}},
}


@pytest.fixture
def read(run, workplace):
    """Return a function that writes data into a file and gives the posts that are read of it."""

    def read_file(data, name):
        path = workplace / name
        path.parent.mkdir(exist_ok=True)
        text = json.dumps(data) if name.endswith(".json") else yaml.safe_dump(data, sort_keys=False)
        path.write_text(text, encoding="utf-8")
        ran = run("import", name)
        found = yaml.safe_load(ran.stdout)["posts"] if ran.exit_code == 0 else []
        return [(post.get("account"), post.get("date"), post["text"]) for post in found]

    return read_file


@pytest.mark.parametrize("name", ["plan.yaml", "plan.json"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_under_its_day_is_a_post_of_that_day(read, shape, name):
    assert read(SHAPES[shape], name) == [
        ("facebook", DAYS[0], TEXTS[0]),
        ("linkedin", DAYS[1], TEXTS[1]),
    ]


@pytest.mark.parametrize("name", ["plan.yaml", "plan.json"])
@pytest.mark.parametrize("shape", UNDATED)
def test_a_text_under_what_names_no_day_of_a_year_is_a_post_without_a_date(read, shape, name):
    assert read(UNDATED[shape], name) == [("facebook", None, TEXTS[0]), ("linkedin", None, TEXTS[1])]


@pytest.mark.parametrize(
    "data", [{DAYS[0]: TEXTS[0], DAYS[1]: TEXTS[1]}, [{DAYS[0]: TEXTS[0]}, {DAYS[1]: TEXTS[1]}]]
)
def test_without_a_network_it_takes_somebody_who_says_that_these_are_posts(read, run, data):
    assert [post[1:] for post in read(data, "diary.yaml")] == [(DAYS[0], TEXTS[0]), (DAYS[1], TEXTS[1])]
    assert run("check", ".").exit_code == 2
    read(data, "social-plan.yaml")
    assert "social-plan.yaml: 2 posts" in run("check", ".", "--list-files").stdout


def test_texts_of_days_on_networks_are_read_whatever_the_file_is_called(read, run):
    read(SHAPES["a list of maps of one key under a network"], "march.yaml")
    assert "march.yaml: 2 posts (planner)" in run("check", ".", "--list-files").stdout


def test_where_networks_and_weeks_alone_speak_for_posts_the_way_on_is_named_and_leads_there(
    read, run, workplace
):
    read(UNDATED["lists in weeks of a network"], "plan.yaml")
    told = " ".join(run("check", ".").stdout.split())
    assert "looks like posts and is not read (plan.yaml): name it under `calendars:`" in told
    (workplace / "postlint.yaml").write_text("calendars: [plan.yaml]\n")
    assert "plan.yaml: 2 posts" in run("check", ".", "--list-files").stdout


@pytest.mark.parametrize(
    "data",
    [
        {"week 1": {"Monday": "Tips for the garden", "Thursday": "Behind the scenes with Jo"}},
        {"2026-03-01": "Open day at the mill", "2026-03-08": "Interview with the miller"},
        {"facebook": {"tone": "Friendly, and never loud.", "Monday": "motivation quotes"}},
    ],
)
def test_what_is_to_be_written_about_is_no_post(read, run, data):
    read(data, "social-plan.yaml")
    assert "0 posts" in run("check", ".", "--list-files").stdout
