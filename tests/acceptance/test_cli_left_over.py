"""What was left over of plans that teams keep: texts beside posts, keys of the house, small losses."""

from __future__ import annotations

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
    assert "do not say whether they are posts (line 3)" in told
    assert "without a text" not in told
