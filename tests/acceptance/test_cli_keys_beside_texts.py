"""Keys of a team's own beside the texts of posts: words for pictures and the team, and lost texts."""

from __future__ import annotations

import json

import pytest

CAPTIONS = (
    "The bees are home. Come and hear them hum at nine.",
    "Honey is on sale at the gate until it is not.",
)
WORDS = ("Slow food from eleven tall hives", "Taste it first, and pay for it later")


@pytest.fixture
def said(run, workplace):
    """Return a function that gives what a check of posts says, in one line."""

    def said_of(entries, name="social-posts.json"):
        content = entries if isinstance(entries, str) else json.dumps(entries)
        (workplace / name).write_text(content, encoding="utf-8")
        ran = run("check", name, "--show", "info")
        return " ".join((ran.stdout + ran.stderr).split())

    return said_of


def entries(**entry):
    """Return two entries; where a value has several, each has its own."""
    return [
        {key: value[number] if isinstance(value, tuple) else value for key, value in entry.items()}
        for number in range(2)
    ]


SHAPES = {
    "a line on a card": entries(id=("a", "b"), cardline=WORDS, caption=CAPTIONS),
    "points on a card": entries(id=("a", "b"), lines=tuple([one, "Honey"] for one in WORDS), text=CAPTIONS),
    "networks below a key": entries(
        deck=WORDS, captions=tuple({"x": one, "linkedin": one} for one in CAPTIONS)
    ),
    "networks beside it": entries(title=("Hum", "Sale"), about=WORDS, x=CAPTIONS, linkedin=CAPTIONS),
    "a video with its title": entries(
        title=("The hum at nine", "The sale at the gate"),
        video="https://video.example/1",
        about=WORDS,
        x=CAPTIONS,
        linkedin=CAPTIONS,
    ),
    "pictures with texts of their own": entries(
        tile=tuple({"kind": "quote", "text": one} for one in WORDS), date="2027-05-03", caption=CAPTIONS
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_what_stands_beside_the_text_of_each_entry_is_of_the_team_and_named_once(said, shape):
    told = said(SHAPES[shape])
    assert "in no post" not in told
    assert "nothing says where it goes" not in told
    (own,) = {"cardline", "lines", "deck", "about", "tile"} & SHAPES[shape][0].keys()
    assert told.count(own) == 1
    assert "left alone" in told


def test_it_is_so_in_yaml_and_in_tables(said):
    assert "in no post" not in said(
        "posts:\n"
        f"- {{id: a, channel: x, strapline: {WORDS[0]}, text: {CAPTIONS[0]}}}\n"
        f"- {{id: b, channel: x, strapline: '{WORDS[1]}', text: {CAPTIONS[1]}}}\n",
        "social-plan.yaml",
    )
    assert "in no post" not in said(
        f"Date,Channel,Text,Strapline\n2027-05-03,X,{CAPTIONS[0]},{WORDS[0]}\n", "social.csv"
    )


def test_texts_as_long_as_those_that_are_read_may_be_lost_ones(said):
    longer = (
        "Come and hear our bees, who are home at last. Bring a friend!",
        "Our honey is on sale today! Will you come by?",
    )
    assert 'texts that are in no post, under "second_take" (lines 1, 1)' in said(
        entries(id=("a", "b"), second_take=longer, caption=CAPTIONS)
    )


def test_an_entry_that_has_no_other_text_is_told(said):
    listed = [
        *entries(channel="x", cardline=WORDS, text=CAPTIONS),
        {"channel": "x", "cardline": "Only five words stand here"},
    ]
    assert 'texts that are in no post, under "cardline"' in said({"posts": listed})


def test_a_text_for_a_network_that_few_have_is_told_among_those_for_others(said):
    texts = {"x": {"text": CAPTIONS[0]}, "linkedin": {"text": CAPTIONS[1]}, "nearbook": {"text": WORDS[0]}}
    assert 'texts that are in no post, under "text"' in said([{"id": "a", "platforms": texts}])


@pytest.mark.parametrize(
    "around", ["{} #bees #home", "{}\n\n#bees", "#bees {}", "{}\nhttps://bees.example/1"]
)
def test_a_text_that_is_read_and_stands_there_once_more_with_its_hashtags_is_not_lost(said, around):
    full = tuple(map(around.format, CAPTIONS))
    told = said(entries(channel="x", text=CAPTIONS, full_text=full))
    assert "in no post" not in told
    assert "full_text" in told


def test_the_parts_of_a_thread_are_not_lost_where_they_stand_together_once_more(said):
    joined = "\n\n".join((*CAPTIONS, "#bees"))
    assert "in no post" not in said(entries(channel="x", thread=list(CAPTIONS), joined=joined))


def test_a_text_that_goes_on_behind_the_one_that_is_read_is_told(said):
    longer = tuple(f"{one} Bring a friend who has never seen a hive, if you like! #bees" for one in CAPTIONS)
    assert "in no post" in said(entries(channel="x", text=CAPTIONS, second=longer))


@pytest.mark.parametrize("key", ["narration", "voiceOver", "voice_script", "storyboard", "rationale"])
def test_what_is_spoken_in_a_video_is_of_the_team(said, key):
    spoken = "You hear them before you see them. Come to the hives at nine and listen with us!"
    told = said(entries(channel="tiktok", caption=CAPTIONS, **{key: spoken}))
    assert "in no post" not in told
    assert "left alone" in told


def test_a_key_that_a_note_names_is_not_named_once_more(said):
    told = said(entries(created_at=("2027-05-03T10:00:00", "2027-05-04T10:00:00"), text=CAPTIONS))
    assert told.count("created_at") == 1
    rows = "".join(
        f"2027-05-03,X,{one},https://bees.example/{number}\n" for number, one in enumerate(CAPTIONS)
    )
    told = said(f"Date,Channel,Text,utm_link\n{rows}", "social.csv")
    assert told.count("utm_link") == 1
