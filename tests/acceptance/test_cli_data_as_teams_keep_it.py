"""Plans in YAML, JSON and tables in which something stands elsewhere than in calendars."""

from __future__ import annotations

import json

import pytest
import yaml


@pytest.fixture
def read(run, workplace):
    """Return a function that reads a file, and gives each post as a dictionary."""

    def read_file(content, name="social-plan.yaml"):
        (workplace / name).write_text(content)
        ran = run("import", name)
        assert ran.exit_code == 0, ran.stdout + ran.stderr
        return yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"]

    return read_file


ROTA = """\
# Swimming club, May 2027

| Day | Hour | Channel | Post |
|---|---|---|---|
| Mon 3 May | 9:00 | FB | The pool is open to all of you again. |
| | 18:00 | IG | Ninety lanes were swum on the first day. |
|| 20:00 | X | Goggles are waiting at the front desk. |
"""


@pytest.mark.parametrize("empty", ["| |", "||", '| " |'])
def test_a_markdown_row_with_nothing_in_its_first_cell_stays_in_its_columns(read, empty):
    rota = ROTA.replace("| | 18:00", f"{empty} 18:00").replace("Day | Hour", "Date | Time")
    posts = read(rota, "social-posts.md")
    assert [post["date"] for post in posts] == ["2027-05-03 09:00", "2027-05-03 18:00", "2027-05-03 20:00"]
    assert posts[1] | {"account": "instagram"} == posts[1]


def test_a_ditto_in_a_column_of_a_table_is_what_stands_above(read):
    posts = read(
        "Date;Channel;Text\n2027-05-03;Facebook;The pool is open again.\n〃;ditto;See you at the deep end.\n",
        "social.csv",
    )
    assert {(post["date"], post["account"]) for post in posts} == {("2027-05-03", "facebook")}


@pytest.mark.parametrize(
    ("month", "day"),
    [("mes: mayo 2027", "lunes 3"), ("monat: Mai 2027", "Montag 3."), ("month: May 2027", "Mon_3")],
)
def test_a_key_of_a_weekday_and_its_number_is_a_day_of_the_month_above(read, month, day):
    (post,) = read(
        f'{month}\nweek_1:\n  {day}:\n    - {{channel: x, time: "9:00", text: The pool is open.}}\n'
    )
    assert post["date"] == "2027-05-03 09:00"


def test_a_time_without_a_day_is_told(run, workplace):
    (workplace / "plan.yaml").write_text(
        'posts:\n  first:\n    - {channel: x, time: "9:00", text: Dive in now.}\n'
    )
    assert "A time needs a date" in run("check", "plan.yaml").stdout


def test_a_text_for_all_networks_is_one_on_those_that_have_none_of_their_own(read):
    posts = read(
        "announcements:\n"
        "- {when: 2027-05-03, copy: {x: Short and wet today., ig: Long and wet today.}}\n"
        "- {when: 2027-05-04, copy: {all: The pool is closed today., x: Closed for today.}}\n"
        "- {when: 2027-05-05, copy: {everywhere: The pool is open again.}}\n"
    )
    accounts = [post.get("accounts") or [post["account"]] for post in posts]
    assert accounts == [["x"], ["instagram"], ["instagram"], ["x"], ["instagram", "x"]]


def test_same_is_the_only_other_text(read):
    (post,) = read("posts:\n- {date: 2027-05-03, x: same, bluesky: The pool is open again.}\n")
    assert post["accounts"] == ["x", "bluesky"]


@pytest.mark.parametrize("pointer", ["as FB, cut", "wie FB, kürzer", "comme FB en plus court"])
def test_a_pointer_to_another_text_with_what_to_change_is_no_text(read, run, pointer):
    posts = read(f"Date;FB;X\n2027-05-03;The pool is open to all of you.;{pointer}\n", "social.csv")
    assert [post["account"] for post in posts] == ["facebook"]
    assert "refers to a text elsewhere" in run("check", "social.csv").stdout


def test_several_texts_on_a_network_without_threads_are_several_posts(read):
    posts = read("2027-05-03:\n  facebook: [The pool is open today., The pool is closed now.]\n")
    assert [post["text"] for post in posts] == ["The pool is open today.", "The pool is closed now."]


@pytest.mark.parametrize("name", ["msg", "wording"])
def test_a_remark_on_how_far_a_post_is_counts_as_no_text(read, name):
    said = "status: ask Ann on the phone before lunch"
    (post,) = read(f"messages:\n- {{date: 2027-05-03, channels: X, {name}: The pool is open., {said}}}\n")
    assert post["text"] == "The pool is open."


@pytest.mark.parametrize(("envelope", "text"), [("params", "text"), ("payload", "text"), ("data", "body")])
def test_a_text_in_the_envelope_of_a_program_is_that_of_its_entry(read, envelope, text):
    inner = f'"{envelope}": {{"{text}": "The pool is open again."}}'
    posts = read(f'[{{"id": "1", "scheduled_at": "2027-05-03T09:00:00Z", {inner}}}]', "social.json")
    assert [(post["text"], post["date"][:10]) for post in posts] == [
        ("The pool is open again.", "2027-05-03")
    ]


@pytest.mark.parametrize("nothing", ["n/a", "none", "TBD", "No", "keine", "–"])
@pytest.mark.parametrize(
    "key", ["reply_to", "repost_of", "poll", "first_comment", "hashtags", "time", "status", "approved_by"]
)
def test_a_word_for_nothing_is_as_good_as_nothing(read, key, nothing):
    if (key, nothing) == ("first_comment", "TBD"):
        pytest.skip("what is still to come is told")
    (post,) = read(
        f"posts:\n  - {{date: 2027-05-03, channel: x, text: The pool is open., {key}: '{nothing}'}}\n"
    )
    assert key not in post


@pytest.mark.parametrize("key", ["first_comment", "cta"])
@pytest.mark.parametrize("awaited", ["TBD", "TODO"])
def test_what_still_goes_out_beside_a_text_is_found_to_be_a_placeholder(run, workplace, key, awaited):
    (workplace / "calendar.yaml").write_text(
        f"- {{date: 2027-05-03, channel: x, text: The pool is open., {key}: {awaited}}}\n"
    )
    (workplace / "social-plan.csv").write_text(
        f"Date,Network,Copy,{key}\n2027-05-04,X,The pool is shut.,{awaited}\n"
    )
    (workplace / "postlint.yaml").write_text("packs: [hygiene]\n")
    found = [line for line in run("check").stdout.splitlines() if "hygiene/placeholder" in line]
    assert len(found) == 2


def test_a_word_for_nothing_in_a_table_makes_no_post_a_reply(read):
    (post,) = read("Date,Network,Copy,Reply to\n2027-05-03,X,The pool is open again.,N/A\n", "social.csv")
    assert "reply_to" not in post


def test_a_video_without_another_text_has_its_description_for_one(read):
    posts = read(
        "posts:\n"
        "  - {date: 2027-05-03, platform: YouTube, title: Ninety lanes, description: How we swam them.}\n"
        "  - {date: 2027-05-04, platform: TikTok, title: Goggles are waiting}\n"
    )
    assert [(post["text"], post.get("title")) for post in posts] == [
        ("How we swam them.", "Ninety lanes"),
        ("Goggles are waiting", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "text_en: The pool is open again., text_de: Das Becken ist wieder für alle offen.",
        "text: {en: The pool is open again., de: Das Becken ist wieder für alle offen.}",
        "text: [{lang: en, text: The pool is open again.}, "
        "{lang: de, text: Das Becken ist wieder für alle offen.}]",
    ],
)
def test_a_post_in_two_languages_counts_once_and_the_other_text_is_named(read, run, text):
    (post,) = read(f"posts:\n  - {{date: 2027-05-03, platform: Instagram, {text}}}\n")
    assert post["text"] == "The pool is open again."
    assert "left out texts that are in no post" in run("check", "social-plan.yaml").stdout


@pytest.mark.parametrize(
    "text",
    [
        "text_en: Splash!, text_de: Platsch!",
        "text: {en: Splash!, de: Platsch!}",
        "text: [{lang: de, text: Platsch!}, {lang: en, text: Splash!}]",
    ],
)
def test_the_text_in_the_other_language_is_named_however_short_it_is(read, run, text):
    (post,) = read(f"posts:\n  - {{date: 2027-05-03, platform: Instagram, {text}}}\n")
    assert post["text"] == "Splash!"
    stdout = " ".join(run("check", "social-plan.yaml").stdout.split())
    key = next(key for key in ("text_de", "de", "text") if f"{key}: Platsch!" in text)
    assert f'left out texts that are in no post, under "{key}" (line 2)' in stdout


def test_what_stands_beside_the_parts_of_a_thread_is_named_only_where_it_may_be_a_text(read, run):
    read("posts:\n  - {channel: x, thread: [{text: Splash!, mood: calm}, {text: Dive!, mood: wild}]}\n")
    assert "texts that are in no post" not in " ".join(run("check", "social-plan.yaml").stdout.split())


def test_one_description_beside_several_pictures_is_of_the_first(read):
    (post,) = read(
        "posts:\n  - {date: 2027-05-03, channel: x, text: Look!, images: [a.jpg, b.jpg], alt: Nine lanes}\n"
    )
    assert post["media"] == [{"file": "a.jpg", "alt": "Nine lanes"}, {"file": "b.jpg"}]


def test_the_day_on_which_something_starts_is_its_date_where_no_other_is_said(read):
    (post,) = read(
        "Start date,End date,Channel,Copy\n2027-5-3,2027-05-09,X,The pool is open.\n", "social.csv"
    )
    assert post["date"] == "2027-05-03"


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("Scheduled in Buffer", "scheduled"),
        ("Posted 5/3", "published"),
        ("Published (2027-05-03)", "published"),
        ("Approved by the board", "approved"),
        ("Client review", "draft"),
        ("Por revisar", "draft"),
    ],
)
def test_a_status_may_say_where_when_and_by_whom(read, written, status):
    (post,) = read(
        f"posts:\n  - {{date: 2027-05-03, platform: Masto, text: The pool is open., status: {written}}}\n"
    )
    assert (post["status"], post["account"]) == (status, "mastodon")


@pytest.mark.parametrize(("answer", "status"), [("no", "draft"), ("yes", "approved")])
@pytest.mark.parametrize("key", ["approved", "ready", "freigegeben"])
def test_what_is_not_approved_yet_is_a_draft(read, key, answer, status):
    (post,) = read(
        f"posts:\n  - {{date: 2027-05-03, platform: X, text: The pool is open., {key}: {answer}}}\n"
    )
    assert post["status"] == status


def test_a_text_that_is_switched_off_is_left_out_and_named(read, run):
    (post,) = read(
        "posts:\n"
        "  - {date: 2027-05-03, platforms: {x: {text: The pool is open.}, "
        "linkedin: {enabled: false, text: The pool is open to all of you.}}}\n"
        "  - {date: 2027-05-04, platform: x, enabled: no, text: Which of the lanes is yours?}\n"
    )
    assert post["account"] == "x"
    said = " ".join(run("check", "social-plan.yaml").stdout.split())
    assert "1 entry marked as not going out (line 3)" in said
    assert 'texts that are in no post, under "text" (line 2)' in said


def test_the_key_of_a_post_may_be_its_day_and_hour(read):
    (post,) = read("schedule:\n  2027-05-03 09:00: {platform: x, message: The pool is open.}\n")
    assert post["date"] == "2027-05-03 09:00"


def test_when_where_and_what_are_the_date_the_networks_and_the_text(read):
    (post,) = read("posts:\n  - {when: Mon 3 May 2027, where: [IG, FB], what: The pool is open again.}\n")
    assert (post["date"], post["text"], post["accounts"]) == (
        "2027-05-03",
        "The pool is open again.",
        ["instagram", "facebook"],
    )


@pytest.mark.parametrize(
    "written",
    [
        "Approved by nobody",
        "Scheduled for review",
        "Posted to Slack for review",
        "Posted on X, not on LinkedIn",
    ],
)
def test_a_stage_with_a_second_one_behind_it_is_none(read, written):
    (post,) = read(
        f"posts:\n  - {{date: 2027-05-03, platform: x, text: The pool is open., status: '{written}'}}\n"
    )
    assert "status" not in post


def test_what_goes_out_with_a_text_in_a_map_of_its_own_is_read(read):
    (post,) = read(
        "posts:\n  - {date: 2027-05-03, platform: instagram, "
        "content: {caption: The pool is open., hashtags: ['#pool'], media: pool.jpg}}\n"
    )
    assert (post["text"], post["hashtags"]) == ("The pool is open.", "#pool")
    assert post["media"] == [{"file": "pool.jpg"}]


@pytest.mark.parametrize("text", ["Four words are few.", "?"])
def test_a_short_text_beside_one_for_the_only_network_is_named(run, workplace, text):
    posts = [{"channel": "x", "text": "One."}, {"channel": "x", "text": text, "x": "For X alone."}]
    (workplace / "social-plan.json").write_text(json.dumps({"posts": posts}))
    assert 'left out texts that are in no post, under "text" (line 1)' in run("check", ".").stdout


@pytest.mark.parametrize(("key", "read"), [("pinned", 2), ("launch day", 2), ("template", 1), ("example", 1)])
@pytest.mark.parametrize("listed", ["posts", "june"])
def test_a_post_beside_a_list_of_them_is_one_more(run, workplace, key, read, listed):
    post = {"date": "2027-05-05", "channel": "x", "text": "The pool is open again."}
    beside = {**post, "date": "2027-05-09", "text": "The slide is wet, and the queue for it is long."}
    (workplace / "social-posts.json").write_text(json.dumps({listed: [post], key: beside}))
    assert run("import", ".").stdout.count("text: ") == read


POST = {"date": "2027-05-05", "channel": "x", "text": "The pool is open again."}
ASIDE = {"date": "2027-05-06", "channel": "x", "text": "The slide is wet, and the queue for it is long."}


@pytest.mark.parametrize(
    "key",
    [
        "rejected",
        "old_version",
        "archive",
        "cancelled",
        "previous posts",
        "samples",
        "archive 2026",
        "archived_tweets",
    ],
)
@pytest.mark.parametrize("entry", [[ASIDE], ASIDE, [{"text": ASIDE["text"]}], [ASIDE["text"]]])
@pytest.mark.parametrize("below", [lambda plan: plan, lambda plan: {"june": plan}])
def test_what_a_key_keeps_apart_from_posts_is_none_and_is_named_once(run, workplace, key, entry, below):
    (workplace / "june.json").write_text(json.dumps(below({"posts": [POST], key: entry})))
    said = run("check", "--list-files", "june.json").stdout
    assert f'1 post (planner); left out 1 entry kept apart from the posts, under "{key}" (line 1)\n' in said


@pytest.mark.parametrize("key", ["archive_week", "sample_campaign", "template talk", "cancelled show"])
def test_a_key_with_a_word_for_what_is_kept_apart_and_more_keeps_nothing_apart(run, workplace, key):
    (workplace / "june.json").write_text(json.dumps({"posts": [POST], key: [ASIDE]}))
    assert "2 posts (planner)" in run("check", "--list-files", "june.json").stdout


@pytest.mark.parametrize(
    "entry", [{"title": "The queue for the slide"}, "The queue for the slide, and how long"]
)
def test_ideas_without_texts_beside_posts_are_named(run, workplace, entry):
    (workplace / "june.json").write_text(json.dumps({"posts": [POST], "ideas": [entry, entry]}))
    said = run("check", "--list-files", "june.json").stdout
    assert '1 post (planner); left out 2 entries kept apart from the posts, under "ideas" (line 1)' in said


def test_posts_under_ideas_are_ideas(run, workplace):
    (workplace / "june.json").write_text(json.dumps({"posts": [POST], "ideas": [ASIDE]}))
    made = run("import", "june.json").stdout
    assert (made.count("text: "), made.count("status: idea")) == (2, 1)


def test_a_list_that_is_alone_is_read_whatever_its_name_keeps_apart_elsewhere(run, workplace):
    (workplace / "june.json").write_text(json.dumps({"archive": [POST, ASIDE]}))
    assert run("import", "june.json").stdout.count("text: ") == 2


def test_what_has_no_day_beside_posts_is_no_post_and_is_named(run, workplace):
    post = {"date": "2027-05-05", "channel": "x", "text": "The pool is open again."}
    footer = {"channel": "x", "text": "The pool is run by the town, and by all who swim in it."}
    (workplace / "social-posts.json").write_text(json.dumps({"posts": [post], "footer": footer}))
    assert "1 post (calendar); left out texts that are in no post" in run("check", "--list-files").stdout


BY_USER = """\
USER_1:
- {text: The pool opens at six on Sunday., date: 2027-06-06}
alice:
- {text: Which lane do you take?, date: 2027-06-07}
"""


NESTED = "users:\n" + "".join(
    f"  {line}\n" if line.endswith(":") else f"    posts:\n    {line}\n" for line in BY_USER.splitlines()
)


@pytest.mark.parametrize("data", [BY_USER, NESTED])
def test_lists_of_posts_under_keys_that_say_nothing_are_named_as_one_account(run, workplace, data):
    (workplace / "posts.yaml").write_text(data)
    said = " ".join(run("check").stdout.split())
    assert 'posts.yaml: the posts under "USER_1", "alice" count as those of one account' in said
    assert 'write it as "@USER_1"' in said


@pytest.mark.parametrize(
    "data",
    [
        BY_USER.replace("USER_1", '"@USER_1"').replace("alice", '"@alice"'),
        BY_USER.replace("{", "{channel: x, "),
        BY_USER.replace("USER_1", "linkedin").replace("alice", "bluesky"),
        BY_USER.replace("USER_1", "Week 1").replace("alice", "Week 2"),
        BY_USER.replace("USER_1", "drafts").replace("alice", "posts"),
        "accounts: {pool: {channel: x}}\n" + BY_USER,
    ],
    ids=["handles", "networks in posts", "networks", "weeks", "stages", "one account declared"],
)
def test_of_lists_whose_keys_or_posts_say_more_nothing_is_asked(run, workplace, data):
    (workplace / "posts.yaml").write_text(data)
    assert "count as those of one account" not in " ".join(run("check").stdout.split())


@pytest.mark.parametrize(
    ("beside", "read"),
    [("status: ready", 2), ("stage: approved", 2), ("status: active", 1), ("pillar: herons", 1)],
)
def test_an_entry_beside_posts_that_says_how_far_it_is_is_one_more(run, workplace, beside, read):
    text = "The weir is quiet, and the heron has the river."
    posts = (
        f"manifesto:\n  {beside}\n  caption: {text}\nposts:\n- {{caption: Come and see it., status: draft}}\n"
    )
    (workplace / "queue.yaml").write_text(posts)
    said = run("check", "queue.yaml").stdout
    assert f"1 calendar, {read} post" in said
    assert ("texts that are in no post" in said) is (read == 1)


@pytest.mark.parametrize("slot", ["INTRO: what the mill is", "carousel", "evening 2"])
def test_words_under_slot_are_a_teams_own_and_no_time(run, workplace, slot):
    row = f"platform: x, slot: '{slot}', text: The wheel turns., date: 2026-06-01 09:00"
    (workplace / "queue.yaml").write_text(f"posts:\n- {{{row}}}\n")
    assert "beside date:" not in run("check").stdout
    assert "date: 2026-06-01 09:00" in run("import", ".").stdout


def test_a_time_of_day_under_slot_is_when_a_post_goes_out(run, workplace):
    (workplace / "queue.yaml").write_text(
        "posts:\n- {platform: x, slot: 9am, text: It turns., date: 2026-06-01}\n"
    )
    assert "date: 2026-06-01 09:00" in run("import", ".").stdout


@pytest.mark.parametrize("often", ["daily", "weekly", "Monthly", "hourly"])
def test_posts_under_how_often_they_go_out_are_no_account_and_that_is_named(run, workplace, often):
    text = f"hall:\n  once:\n  - {{content: It opens today.}}\n  {often}:\n  - {{content: Until five.}}\n"
    (workplace / "tweets.yaml").write_text(text)
    said = " ".join(run("check").stdout.split())
    assert '"@' not in said
    assert (
        f'that the posts under "{often}" come again is not kept: write recurring: true in each that does'
        in said
    )


def test_posts_that_say_that_they_come_again_are_not_named(run, workplace):
    text = "shop:\n  once:\n  - {content: It opens.}\n  daily:\n  - {content: Until five., recurring: true}\n"
    (workplace / "tweets.yaml").write_text(text)
    assert "come again" not in run("check").stdout


def test_words_of_somebody_under_quote_are_no_post_that_is_quoted(read):
    cards = "".join(
        f"- copy: The press prints {number} posters a day now.\n  quote: They told us to print less.\n"
        for number in ("ten", "twelve")
    )
    assert not any("quote_of" in post for post in read(cards))


@pytest.mark.parametrize("link", ["https://x.com/mill/status/12", "1029384756"])
def test_a_link_or_number_under_quote_is_the_post_that_is_quoted(read, link):
    (post,) = read(f"- copy: The press prints ten posters a day now.\n  quote: '{link}'\n")
    assert post["quote_of"] == link


def test_a_figure_under_stat_is_no_slip_in_status(read):
    (post,) = read("posts:\n- {text: The press prints ten posters a day., stat: '4,200'}\n")
    assert "status" not in post


def test_a_text_beside_the_thread_for_one_network_is_told_as_the_second_of_two(run, workplace):
    of_x = {"text": "The gate is open.", "thread": ["The gate of the park is open.", "Come by tonight."]}
    posts = [{"linkedin": "The gate of the park is open again.", "twitter": of_x}]
    (workplace / "social-posts.json").write_text(json.dumps(posts))
    assert "text: stands beside thread:, and of two texts of a post one is judged" in run("check", ".").stdout
