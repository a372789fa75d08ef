"""What stands where hashtags are kept and is none, as in rows of a table that are shifted by a column."""

import json

import pytest
import yaml

TEXT = "The weir is open again from Monday."
PROMPT = "Wide shot of the weir at dawn, soft light, a heron in front."


@pytest.fixture
def hashtags(run, workplace):
    """Return what hashtags the only post of a calendar has, and what is said of them."""

    def read(value):
        post = {"platform": "x", "caption": TEXT, "date": "2026-06-01", "hashtags": value}
        (workplace / "posts.json").write_text(json.dumps([post]))
        (read,) = yaml.safe_load(run("import", "posts.json").stdout)["posts"]
        return read.get("hashtags"), " ".join(run("check", "posts.json", "--show", "info").stdout.split())

    return read


@pytest.mark.parametrize(
    "words",
    [
        PROMPT,
        "Flat lay of oars and ropes on dark blue #003366 cloth",
        "Breites Bild vom Wehr im Morgenlicht, ein Reiher davor",
        "#003366",
    ],
)
def test_a_sentence_is_no_hashtag_nor_is_a_colour_and_both_are_named(hashtags, words):
    found, said = hashtags(words)
    assert found is None
    assert f'hashtags are kept that are none, left out: "{words[:7]}' in said


@pytest.mark.parametrize(
    "words",
    [
        "#weir #river2026",
        "weir, river, slow water",
        "weir river heron boats dawn",
        "Ask us at #weir, and we tell you",
    ],
)
def test_hashtags_stay_whether_signs_stand_before_them_or_not(hashtags, words):
    found, said = hashtags(words)
    assert found.lstrip("#") == words.lstrip("#")
    assert "shifted" not in said


def test_of_a_list_what_is_one_stays(hashtags):
    assert hashtags(["#weir", PROMPT])[0] == "#weir"


def test_all_of_a_file_are_said_in_one_note(run, workplace):
    rows = "".join(f'2026-06-0{day},X,"{TEXT} ({day})","{PROMPT}, take {day}",\n' for day in (1, 2, 3))
    (workplace / "posts.csv").write_text(f"Date,Platform,Content,Hashtags,Image_Prompt\n{rows}")
    said = " ".join(run("check", "posts.csv", "--show", "info").stdout.split())
    assert said.count("Words where hashtags are kept") == 1
    assert "(posts.csv:4)" in said


def test_quotes_within_a_quoted_cell_are_kept_and_a_warning_is_given_at_the_first(run, workplace):
    rows = "".join(
        f'2026-06-0{day},X,"The "old weir" is open, and so is the "new" one","{picture}"\n'
        for day, picture in ((1, "a.png"), (2, 'the ""old"" one.png'))
    )
    (workplace / "posts.csv").write_text(f"date,channel,text,media\n{rows}")
    found = json.loads(run("check", "posts.csv", "--format", "json").stdout)["findings"]
    assert [(one["rule"], one["line"]) for one in found if one["rule"] == "reading/bare-quotes"] == [
        ("reading/bare-quotes", 2)
    ]


def test_a_cell_that_begins_and_ends_with_its_quotes_holds_those_between_them(run, workplace):
    (workplace / "posts.csv").write_text(
        'date,channel,text\n2026-06-01,X,"The "old weir" is "open" again."\n'
    )
    (post,) = yaml.safe_load(run("import", "posts.csv").stdout)["posts"]
    assert post["text"] == 'The "old weir" is "open" again.'


def test_quotes_that_are_written_twice_are_no_guess(run, workplace):
    (workplace / "posts.csv").write_text('date,channel,text\n2026-06-01,X,"The ""old"" weir"\n')
    assert "bare-quotes" not in run("check", "posts.csv").stdout


@pytest.mark.parametrize("value", ["#weir #heron", ["#weir", "#heron"], "#weir, #heron"])
def test_tags_with_their_signs_are_hashtags(run, workplace, value):
    post = {"platform": "x", "caption": TEXT, "date": "2026-06-01", "tags": value}
    (workplace / "posts.json").write_text(json.dumps([post]))
    (read,) = yaml.safe_load(run("import", "posts.json").stdout)["posts"]
    assert read["hashtags"] == value
    assert "tags" not in run("check", "posts.json", "--show", "info").stdout


@pytest.mark.parametrize("value", ["weir, heron", ["weir", "autumn"], "#12", "evergreen"])
def test_tags_without_signs_are_words_of_a_team(run, workplace, value):
    post = {"platform": "x", "caption": TEXT, "date": "2026-06-01", "tags": value}
    (workplace / "posts.json").write_text(json.dumps([post]))
    assert "hashtags" not in run("import", "posts.json").stdout
    assert "Keys of your own, left alone: tags" in run("check", "posts.json", "--show", "info").stdout


def test_a_post_on_rednote_goes_out_below_its_title(run, workplace):
    post = {"channels": ["rednote"], "title": "Herons [NAME]", "text": TEXT}
    (workplace / "posts.json").write_text(json.dumps({"posts": [post]}))
    (read,) = yaml.safe_load(run("import", "posts.json").stdout)["posts"]
    assert read["title"] == "Herons [NAME]"
