"""What was left over of plans that teams keep: texts beside posts, keys of the house, small losses."""

from __future__ import annotations

import json

import pytest
import yaml


@pytest.fixture
def write(workplace):
    """Return a function that writes a file."""

    def write_file(name, content):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)

    return write_file


@pytest.fixture
def read(run, write):
    """Return a function that reads a file, and gives each post as a dictionary."""

    def read_file(content, name="social-plan.yaml"):
        write(name, content)
        ran = run("import", name)
        assert ran.exit_code == 0, ran.stdout + ran.stderr
        return yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"]

    return read_file


@pytest.fixture
def said(run, write):
    """Return a function that gives what a check of a file says, in one line."""

    def said_of(content, name="social-plan.yaml", *args):
        write(name, content)
        ran = run("check", name, *args)
        return " ".join((ran.stdout + ran.stderr).split())

    return said_of


def test_a_text_beside_a_list_of_posts_is_told_with_its_key_and_line(said):
    told = said(
        "pinned:\n  text: The mill has turned since 1802, and still does.\nposts:\n"
        "  - {channel: x, text: The mill turns again on Sunday.}\n"
    )
    assert 'left out texts that are in no post, under "text" (line 2)' in told


def test_a_text_under_a_key_of_the_house_in_a_post_is_told_once_for_all_posts(said):
    told = said(
        "posts:\n  - {channel: x, text: The mill turns., longer: Come and see how flour was made in 1802.}\n"
        "  - {channel: x, text: The mill rests., longer: The sails are off until the spring comes back.}\n"
    )
    assert told.count("in no post") == 1
    assert 'under "longer" (lines 2, 3)' in told


def test_a_text_beside_that_of_its_network_is_told_though_a_description_repeats_it(said):
    told = said(
        "posts:\n  - {channel: x, text: The mill turns., x: It turns., description: The mill turns.}\n"
    )
    assert 'left out texts that are in no post, under "text" (line 2)' in told


def test_a_column_of_texts_that_nobody_reads_is_told(said):
    told = said(
        "Date,Channel,Text,Second idea\n2027-03-01,X,The mill turns again.,\n"
        "2027-03-02,X,Flour is on sale.,Or say that our flour is ground by the wind alone\n",
        "social.csv",
    )
    # "idea" is a word for what is no text.
    assert "in no post" not in told


@pytest.mark.parametrize("key", ["notes", "image_prompt", "_comment", "goal"])
def test_what_the_name_of_a_key_says_is_no_text_is_not_told(said, key):
    told = said(
        f"posts:\n  - {{channel: x, text: The mill turns., {key}: Ask the miller about the new sails.}}\n"
    )
    assert "in no post" not in told


def test_what_has_no_words_is_no_text(said):
    told = said('posts:\n  - {channel: x, text: The mill turns., cron: "0 9 * * 1 2 3"}\n')
    assert "in no post" not in told


def test_keys_that_the_settings_call_their_own_are_not_told(said, write):
    write("postlint.yaml", "extra_keys: [longer]\n")
    told = said("posts:\n  - {channel: x, text: The mill turns., longer: Come and see how flour was made.}\n")
    assert "in no post" not in told


@pytest.mark.parametrize("empty", ["", "# to come", "{}", "kind:\nbody:"])
def test_a_document_that_says_nothing_is_nothing(run, write, empty):
    write(
        "social.yaml",
        f"channel: x\ntext: The mill turns again.\n---\n{empty}\n---\nchannel: x\ntext: Flour is here.\n",
    )
    ran = run("check", "social.yaml")
    assert "not a calendar" not in ran.stdout + ran.stderr
    assert ran.exit_code == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("social.yaml", "posts:\n  - {channel: x, wording_agreed: The mill turns., fire_on: 2027-03-01}\n"),
        ("social.json", '[{"channel": "x", "wording_agreed": "The mill turns.", "fire_on": "2027-03-01"}]'),
        ("social.jsonl", '{"channel": "x", "wording_agreed": "The mill turns.", "fire_on": "2027-03-01"}\n'),
    ],
)
def test_the_words_of_the_house_hold_for_keys_as_for_columns(read, write, name, content):
    write("postlint.yaml", "columns: {wording_agreed: text, fire_on: date}\n")
    (post,) = read(content, name)
    assert (post["text"], post["date"]) == ("The mill turns.", "2027-03-01")


def test_accounts_tell_their_networks_where_one_beside_them_tells_none(run, write):
    write(
        "social.csv",
        "date,account,text\n2027-04-01,@mill (IG),The mill turns.\n2027-04-03,Old Mill (FB page),Flour.\n"
        "2027-04-04,@miller,The sails are up.\n2027-04-05,@wind@mill.example,The wind is back.\n",
    )
    accounts = yaml.safe_load(run("import", "social.csv").stdout)["accounts"]
    told = {key: account.get("channel") for key, account in accounts.items()}
    assert told == {
        "@mill (IG)": "instagram",
        "Old Mill (FB page)": "facebook",
        "@miller": None,
        "@wind@mill.example": "mastodon",
    }


def test_import_of_a_folder_reads_the_calendars_that_the_settings_name_in_it(run, write):
    write("postlint.yaml", 'calendars: ["buzz/*.json", april.csv]\n')
    write("buzz/one.json", '{"body": "The mill turns again.", "networks": ["mastodon"]}')
    write("april.csv", "Date,Channel,Text\n2027-04-01,X,Flour is on sale.\n")
    for folder, posts in ((".", 2), ("buzz", 1)):
        assert len(yaml.safe_load(run("import", folder).stdout)["posts"]) == posts


@pytest.mark.parametrize("name", ["Kundenfreigabe", "created_at", "Briefing am", "Ends"])
def test_dates_of_another_day_date_no_post(read, name):
    table = f"{name},Channel,Text\n2027-04-01,X,Flour is on sale.\n2027-04-02,X,The mill turns.\n"
    assert all("date" not in post for post in read(table, "social.csv"))
    (post,) = read(f"posts:\n  - {{channel: x, text: The mill turns., {name}: 2027-04-01}}\n")
    assert "date" not in post


ONE_A_NETWORK = """\
# Social posts, May 2027

## Facebook

- {}The mill turns again this Sunday, come and see it.

## Instagram

- 4 May: The sails are up and the wind is back at last.
- 6 May: Flour is on sale at the gate from ten.
"""


def test_a_list_of_one_dated_item_below_a_network_is_a_post_of_that_day(read):
    posts = read(ONE_A_NETWORK.format("3 May: "), "social-posts.md")
    assert [(post["date"], post["account"]) for post in posts] == [
        ("2027-05-03", "facebook"),
        ("2027-05-04", "instagram"),
        ("2027-05-06", "instagram"),
    ]


def test_what_is_told_to_be_in_doubt_is_not_said_to_be_without_a_text(said):
    told = said(ONE_A_NETWORK.format(""), "social-posts.md")
    assert "lists that may be one post, several or a thread" in told
    assert "without a text" not in told


@pytest.mark.parametrize(
    ("column", "address"),
    [("URL (live)", "https://mill.example/news"), ("URL", "https://x.com/mill/status/1234567890123")],
)
def test_the_address_at_which_a_post_stands_is_no_part_of_its_text(read, column, address):
    (post,) = read(f"Date,Channel,Text,{column}\n2027-04-01,X,The mill turns.,{address}\n", "social.csv")
    assert post["text"] == "The mill turns."


def test_a_link_still_goes_out_behind_the_text(read):
    (post,) = read(
        "Date,Channel,Text,URL\n2027-04-01,X,The mill turns.,https://mill.example/news\n", "social.csv"
    )
    assert post["text"].endswith("https://mill.example/news")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("social.csv", "Date,Channel,Text,Image\n2027-04-01,X,The mill.,mill.jpg (alt: Sails in the wind)\n"),
        (
            "social.yaml",
            'posts:\n  - {channel: x, text: The mill., pic: "mill.jpg (alt: Sails in the wind)"}\n',
        ),
    ],
)
def test_what_describes_a_picture_may_stand_in_brackets_behind_its_file(read, name, content):
    (post,) = read(content, name)
    assert post["media"] == [{"file": "mill.jpg", "alt": "Sails in the wind"}]


def test_descriptions_of_several_pictures_are_parted_by_a_bar(read):
    (post,) = read(
        "Date,Channel,Text,Media,Alt text\n2027-04-01,X,The mill.,a.jpg b.jpg,Sails | A door\n", "social.csv"
    )
    assert [medium["alt"] for medium in post["media"]] == ["Sails", "A door"]


@pytest.mark.parametrize("column", ["Klaar?", "Ready?", "Freigegeben?", "Listo"])
def test_a_column_that_asks_whether_a_post_is_ready_says_its_status(read, column):
    posts = read(
        f"Date;Channel;Text;{column}\n2027-04-01;X;The mill turns.;ja\n2027-04-02;X;Flour.;nee - later\n",
        "social.csv",
    )
    assert [post["status"] for post in posts] == ["approved", "draft"]


def test_an_order_to_a_scheduler_says_that_its_posts_are_scheduled(read):
    (post,) = read(
        '{"type": "schedule", "date": "2027-04-01T09:00:00Z", "posts": [{"integration": {"identifier": "x"},'
        ' "value": [{"content": "The mill turns again."}]}]}',
        "postiz.json",
    )
    assert post["status"] == "scheduled"


def test_front_matter_above_versions_of_one_post_says_its_stage_and_pictures(run, write):
    write("postlint.yaml", "readers: {posts/mill.md: sections}\n")
    write(
        "posts/mill.md",
        "---\ndate: 2027-05-03\nplatforms: [x]\ndraft: true\nimages: [mill.jpg]\nalt: Sails\n---\n"
        "# Long\n\nThe mill turns again this Sunday.\n\n# Short\n\nThe mill turns.\n",
    )
    (post,) = yaml.safe_load(run("import", "posts/mill.md").stdout)["posts"]
    assert (post["status"], post["media"]) == ("draft", [{"file": "mill.jpg", "alt": "Sails"}])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("social.csv", "Week,Channel,Text\nWeek of 6/1,Facebook,The mill turns again.\n"),
        (
            "social-posts.md",
            "# Social posts\n\n## Week of 6/1\n\n**Facebook:** The mill turns.\n\n**X:** Flour.\n",
        ),
    ],
)
def test_a_week_of_which_no_day_is_known_is_told(said, write, name, content):
    write("postlint.yaml", "readers: {social-posts.md: sections}\n")
    told = said(content, name)
    assert "names no day of a year" in told or "name no date" in told


@pytest.mark.parametrize("day", ["01", "1"])
def test_numbers_below_a_year_in_data_are_months_and_their_days(read, day):
    posts = read(
        json.dumps(
            {"2027": {"03": {day: [{"channel": "x", "text": "The mill turns."}], "5": ["Flour is here."]}}}
        ),
        "social.json",
    )
    assert [post["date"] for post in posts] == ["2027-03-01", "2027-03-05"]


def test_a_weekday_and_its_number_below_the_heading_of_a_month_are_a_day(read, write):
    write("postlint.yaml", "readers: {social-posts.md: sections}\n")
    posts = read(
        "# Social posts\n\n## March 2027\n\n### Monday 1\n\n**Facebook:** The mill turns again.\n\n"
        "### Wed 3\n\n**Instagram:** Flour is on sale.\n",
        "social-posts.md",
    )
    assert [post["date"] for post in posts] == ["2027-03-01", "2027-03-03"]


def test_a_sum_below_a_column_of_networks_does_not_hide_them(read):
    posts = read(
        "When,Outlet,Text\n2027-03-01,Facebook,The mill turns.\n2027-03-02,X,Flour is here.\n"
        "2027-03-03,X,The sails are up.\n,3 posts,\n",
        "social.csv",
    )
    assert [post["account"] for post in posts] == ["facebook", "x", "x"]


@pytest.mark.parametrize(("key", "network"), [("toot", "mastodon"), ("skeet", "bluesky")])
def test_a_word_for_the_posts_of_one_network_tells_it(read, key, network):
    assert read(f"posts:\n  - {{{key}: The mill turns again., date: 2027-03-01}}\n")[0]["account"] == network


@pytest.mark.parametrize(
    ("key", "day"), [("tag", "12.04.2027"), ("día", "2027-04-12"), ("jour", "12 avril 2027")]
)
def test_a_day_is_called_so_in_other_languages(read, key, day):
    (post,) = read(f"posts:\n  - {{channel: x, {key}: {day}, text: The mill turns again.}}\n")
    assert post["date"] == "2027-04-12"


def test_the_days_of_a_week_may_be_named_in_another_language(read):
    (post,) = read(
        '{"semana": "2027-05-10", "posts": [{"día": "jueves", "red": "x", "texto": "Ya gira el molino."}]}',
        "social.json",
    )
    assert post["date"] == "2027-05-13"


def test_a_document_that_says_where_and_when_waits_for_its_text(run, write):
    write(
        "social.yaml",
        "channel: x\ntext: The mill turns again.\n---\nchannel: x\ndate: 2027-03-01\nbody:\n",
    )
    ran = run("check", "social.yaml")
    assert ran.exit_code == 0
    assert "left out 1 entry without a text (line 4)" in " ".join(ran.stdout.split())
