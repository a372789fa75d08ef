"""What plans in YAML and JSON say in ways of their own: weeks, months, records, results, what was dropped."""

import json

import pytest
import yaml


@pytest.fixture
def read(run, workplace):
    """Return a function that reads a plan, and gives each post as a dictionary."""

    def read_file(content, name="social/plan.json"):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        ran = run("import", name)
        assert ran.exit_code == 0, ran.stdout + ran.stderr
        return yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"]

    return read_file


def said(run, name="social/plan.json"):
    """Return all that a check says of the plan, however its lines are broken."""
    return " ".join(run("check", "--show", "info", name).stdout.split())


def test_days_of_a_week_are_dated_by_its_first(read):
    week = {"week_of": "2026-06-01", "monday": {"x": "The pond is open."}, "friday": {"x": "Ducks are back."}}
    posts = read({"weeks": [{"week": 1, **week}]})
    assert [post["date"] for post in posts] == ["2026-06-01", "2026-06-05"]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "plan",
    [
        [{"day": "Monday", "platform": "x", "caption": "The pond is open."}],
        {"posts": [{"day": "Monday", "channel": "x", "text": "The pond is open."}]},
        {"weeks": [{"week": 1, "posts": [{"day": "Monday", "channel": "x", "text": "The pond is open."}]}]},
    ],
)
def test_a_day_that_is_no_date_is_said_to_be_none_however_many_lines_a_plan_has(read, run, plan, indent):
    (post,) = read(json.dumps(plan, indent=indent))
    assert "date" not in post
    assert "days that name no date" in said(run)
    assert "reading/unreadable-date" not in said(run)


def test_a_day_of_no_certain_week_is_said_to_be_none(read, run):
    (post,) = read({"weeks": [{"week": 1, "posts": [{"day": "Mon", "caption": "The pond is open today."}]}]})
    assert "date" not in post
    assert 'left out days that name no date (Monday, Day 3 …): write them as in "2026-06-01" (line' in said(
        run
    )


def test_ideas_beside_lists_that_were_read_are_named(read, run):
    ideas = [{"day": "Tue", "idea": "A sticker that asks which boots to wear."}, {"idea": "The heron again."}]
    week = {"week": 1, "posts": [{"day": "Mon", "caption": "The pond is open today."}]}
    read({"weeks": [week], "stories": ideas})
    assert "2 entries without a text" in said(run)


def test_what_comes_again_each_week_needs_no_date(read, run):
    read({"posts": [{"day": "Mon", "recurring": True, "platform": "X", "text": "The pond is open today."}]})
    assert "reading/" not in said(run)


@pytest.mark.parametrize("month", ["june", "June 2026", "2026-06"])
def test_lists_under_months_are_of_these_months(read, month):
    (post,) = read(
        {"year": 2026, "months": {month: [{"day": 3, "platform": "x", "text": "The pond is open."}]}}
    )
    assert post["date"] == "2026-06-03"


def test_texts_under_days_are_of_these_days(read):
    posts = read({"2026-06-01": ["The pond is open."], "2026-06-02": ["Ducks are back.", "So is the heron."]})
    assert [post["date"] for post in posts] == ["2026-06-01", "2026-06-02", "2026-06-02"]


def test_records_of_databases_are_read_as_what_is_in_them(read):
    fields = {"Caption": "The pond is open.", "Platform": ["Instagram"], "Publish Date": "2026-06-01"}
    (post,) = read({"records": [{"id": "rec1", "createdTime": "2026-05-01T00:00:00Z", "fields": fields}]})
    assert (post["date"], post["account"]) == ("2026-06-01", "instagram")


def test_typed_values_are_what_they_say(read):
    (post,) = read(
        [
            {
                "_id": {"$oid": "65f0"},
                "platform": "x",
                "text": "The pond is open.",
                "at": {"$date": "2026-06-01"},
            }
        ]
    )
    assert post["date"] == "2026-06-01"


def test_where_a_network_failed_its_post_is_still_to_come(read):
    posts = read(
        [
            {
                "text": "The pond is open today.",
                "platforms": ["x", "threads"],
                "sent": True,
                "results": {"x": True, "threads": False},
            }
        ]
    )
    assert [post["account"] for post in posts] == ["x", "threads"]


@pytest.mark.parametrize("key", ["cancelled", "skipped", "deleted_at"])
def test_what_was_called_off_is_left_out_and_said_to_be(read, run, key):
    value = "2026-05-01T09:00:00Z" if key.endswith("_at") else True
    posts = [{"platform": "x", "text": "The pond is open."}, {"platform": "x", "text": "Ducks!", key: value}]
    assert [post["text"] for post in read(posts)] == ["The pond is open."]
    assert "1 entry marked as not going out" in said(run)


def test_a_time_that_names_its_day_is_a_date(read):
    (post,) = read([{"content": "The pond is open.", "scheduled_time": "2026-06-01T09:00:00"}], "queue.json")
    assert post["date"] == "2026-06-01 09:00"


def test_approved_may_be_answered_with_yes(read):
    posts = read(
        [{"platform": "x", "content": f"Pond {n}.", "approved": yes} for n, yes in enumerate((True, False))]
    )
    assert [post.get("status") for post in posts] == ["approved", "draft"]


def test_what_is_to_be_shown_is_no_file(run, workplace):
    (workplace / "calendar.yaml").write_text("posts:\n- {date: 2026-06-01, text: The pond., media: video}\n")
    assert "no-alt-text" not in run("check", "--show", "info").stdout


def test_texts_for_networks_are_known_in_other_languages(read):
    (post,) = read({"posts": [{"quando": "2026-06-01T10:45", "didascalia_fb": "Lo stagno è aperto."}]})
    assert (post["date"], post["account"]) == ("2026-06-01 10:45", "facebook")


def test_a_topic_in_another_language_is_no_slip_of_a_team(read):
    (post,) = read({"posts": [{"tema": "Apertura", "legenda": "A lagoa abre às nove."}]})
    assert post["text"] == "A lagoa abre às nove."


def test_messages_of_programs_are_no_posts(run, workplace):
    alerts = [{"name": "ops", "platform": "slack", "message": "The server is down again, please look"}]
    (workplace / "app.yaml").write_text(yaml.safe_dump({"channels": alerts * 2}))
    assert "app.yaml: passed over" in run("check", "--list-files").stdout


def test_a_default_text_is_for_the_networks_without_one(read):
    content = {"default": "The pond is open.", "bluesky": "We are open!"}
    posts = read({"posts": [{"targets": ["mastodon", "bluesky"], "content": content}]})
    assert {post["account"]: post["text"] for post in posts} == {
        "mastodon": "The pond is open.",
        "bluesky": "We are open!",
    }


def test_networks_and_stages_are_known_in_other_languages(read):
    (post,) = read(
        [{"data": "2026-06-01", "rede": "instagram", "legenda": "Aberto.", "situacao": "aprovado"}]
    )
    assert (post["account"], post["status"]) == ("instagram", "approved")


def test_lists_under_stages_are_no_texts_of_one_post(read):
    board = {"todo": [{"platform": "x", "text": "The pond is open."}]}
    board["published"] = [{"platform": "x", "text": "Ducks are back."}]
    posts = read({"columns": board})
    assert [post["status"] for post in posts] == ["draft", "published"]


def test_networks_may_be_ticked(read):
    (post,) = read([{"text": "The pond is open.", "twitter": True, "facebook": False, "linkedin": True}])
    assert post["accounts"] == ["x", "linkedin"]


def test_seconds_of_a_database_are_a_time(read):
    (post,) = read([{"text": "The pond is open.", "platform": "x", "date": {"_seconds": 1780304400}}])
    assert post["date"].startswith("2026-06-01")


def test_a_post_says_where_it_goes_before_its_list_does(read):
    (post,) = read(
        {"threads": [{"platform": "x", "tweets": ["The pond is open. A thread.", "Ducks first."]}]}
    )
    assert post["account"] == "x"


def test_a_text_that_refers_to_that_of_another_network_is_taken_from_there(run, workplace):
    plan = """\
- date: 2026-06-01
  linkedin: The heron is back at our pond.
  x: same as LinkedIn
  instagram: A heron stands in our pond.
  threads: as above
"""
    (workplace / "social.yaml").write_text(plan)
    assert run("import", "social.yaml").stdout.count("The heron is back at our pond.") == 1
    said = run("check", "social.yaml", "--list-files").stdout
    assert "what refers to a text elsewhere" in said
    assert "as above" not in run("import", "social.yaml").stdout


LOG = """\
{"event": "queued", "id": "a", "post": {"network": "x", "text": "The pond is opne.", "at": "2026-06-01"}}
{"event": "edited", "id": "a", "post": {"network": "x", "text": "The pond is open.", "at": "2026-06-01"}}
{"event": "queued", "id": "b", "post": {"network": "x", "text": "Who lost a boot here?", "at": "2026-06-02"}}
{"event": "cancelled", "id": "b"}
"""


def test_a_log_of_what_was_done_to_posts_is_declined_with_its_events(run, workplace):
    (workplace / "social-log.jsonl").write_text(LOG)
    assert "passed over: a log of what was done to posts (event: cancelled, edited, queued)" in (
        run("check", "--list-files").stdout
    )


@pytest.mark.parametrize("level", ["INFO", "warn", 30])
def test_what_a_program_logged_is_no_plan_of_posts(run, workplace, level):
    said = {"ts": "2026-06-01T07:00:00Z", "level": level, "status": 200, "msg": "sent a post to mastodon"}
    (workplace / "social-posts.jsonl").write_text(f"{json.dumps(said)}\n" * 2)
    assert "passed over: a log of what a program did" in run("check", "--list-files").stdout


@pytest.mark.parametrize("key", ["level", "severity"])
@pytest.mark.parametrize(
    "keys",
    [
        {"date": "2026-06-01T07:00:00Z", "channel": "x"},
        {"date": "2026-06-01T07:00:00Z", "account": "roads"},
        {"date": "2026-06-01"},
    ],
)
def test_posts_with_a_level_are_no_log(run, workplace, key, keys):
    post = {**keys, key: "warning", "text": "The pond is frozen: please stay off it."}
    (workplace / "social-posts.jsonl").write_text(f"{json.dumps(post)}\n" * 2)
    assert "social-posts.jsonl: 2 posts" in run("check", "--list-files").stdout


def test_a_board_of_cards_is_called_one(run, workplace):
    card = {"id": "1", "name": "Toads", "desc": "The toads walk tonight.", "due": None, "closed": False}
    board = {"name": "Pond", "lists": [{"id": "l", "name": "To do"}], "cards": [card, {**card, "id": "2"}]}
    (workplace / "social-board.json").write_text(json.dumps(board))
    listed = run("check", "--list-files").stdout
    assert "a board of cards, 2 of them with a text under desc:" in listed
    assert "without texts" not in listed


def test_a_text_of_which_nothing_says_that_it_is_a_post_is_not_called_none(run, workplace):
    (workplace / "queue").mkdir()
    (workplace / "queue" / "1.json").write_text('{"after": 1780387200, "body": "The pond is warm today."}')
    listed = run("check", "--list-files").stdout
    assert "one text under body:, of which nothing says that it is a post" in listed


def test_weeks_and_days_in_spanish_are_read_and_what_is_undated_is_said(run, read):
    week = {
        "del": "8 de junio",
        "martes": {"red": ["Facebook", "Instagram"], "mensaje": "Hoy abre el estanque.", "hecho": "sí"},
        "jueves": {"red": "Facebook", "mensaje": "Gracias a quienes limpiaron la orilla."},
        "viernes": "descanso",
    }
    found = read(yaml.safe_dump({"semanas": [week]}), "plan-redes.yaml")
    assert [post["text"] for post in found] == [week["jueves"]["mensaje"], week["martes"]["mensaje"]]
    assert found[1]["accounts"] == ["facebook", "instagram"]
    assert found[1]["status"] == "published"
    assert "days that name no date" in said(run, "plan-redes.yaml")


def test_settings_of_ones_own_are_named_in_every_document(run, workplace):
    (workplace / "social-posts.yaml").write_text(
        "---\nat: 2026-06-01\nto: [x]\ntext: The pond is open.\nrepeat: {every: month}\n"
        "---\nat: 2026-06-02\nto: [x]\ntext: Who lost a boot here?\nboost: 20 euros\n"
        "---\nat: 2026-06-03\nto: [x]\ntext: The toads walk tonight.\nboost: {budget: 20}\n"
    )
    told = said(run, "social-posts.yaml")
    assert "Checked 1 calendar, 3 posts" in told
    assert "repeat (social-posts.yaml:5:1), boost (social-posts.yaml:10:1)" in told


@pytest.mark.parametrize("key", ["fuso", "Zeitzone"])
def test_the_time_zone_is_known_in_other_languages(run, read, key):
    week = {"week": 1, "posts": [{"date": "2026-06-01 09:00", "caption": "The pond is open today."}]}
    read({key: "Europe/Rome", "weeks": [week]})
    assert "timezone: Europe/Rome" in run("import", "social/plan.json").stdout
