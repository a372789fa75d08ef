"""What a text calls its own house is one word to the pipeline, and only where the house is known."""

import pytest
from kinds_factory import plan, post

import postlint
from postlint.kinds import classify as room
from postlint.kinds.classify import classify
from postlint.kinds.model import Prediction, certain
from postlint.kinds.own_accounts import Ours
from postlint.kinds.pipeline.own_names import with_own
from postlint.kinds.pipeline.tokenise import HANDLE, LINK, OWN, STATUS_LINK, read_words

HOUSE = frozenset({"@HexleyNews", "Museum of Small Boats"})


def seen(text, own=HOUSE):
    return [word.norm for word in with_own(text, read_words(text), own)]


@pytest.mark.parametrize(
    "text",
    [
        "@HexleyNews opens",
        "@hexleynews@social.example opens",
        "#HexleyNews opens",
        "Hexley News opens",
        "Hexley opens",
        "Héxley’s opens",
        "HEXLEY opens",
        "Museum of Small Boats opens",
        "#MuseumOfSmallBoats opens",
    ],
)
def test_handles_names_and_hashtags_of_the_house_are_one_word(text):
    assert seen(text) == [OWN, "opens"]


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("@hexleyanna", HANDLE),
        ("the museum", "the"),
        ("hexley", "hexley"),
        ("Hexleyshire", "Hexleyshire"),
        ("#hexleyfair", "#hexleyfair"),
        ("https://x.com/ann/status/7", STATUS_LINK),
        ("https://example.org/hexley", LINK),
    ],
)
def test_what_is_only_like_a_name_stays_as_it_is(text, norm):
    assert seen(text)[0] == norm


def test_a_link_to_what_we_posted_ourselves_shares_nobody():
    assert seen("https://x.com/HexleyNews/status/7") == [LINK]
    assert seen("https://x.com/HexleyNews/status/7", frozenset({"@ann"})) == [STATUS_LINK]


def test_an_everyday_word_is_a_name_only_as_a_handle_or_hashtag():
    parks = frozenset({"@parks"})
    assert seen("Parks open. #Parks @parks", parks) == ["Parks", "open", ".", OWN, OWN]


def test_a_name_stands_where_all_its_words_do():
    text = "Our Museum of Small Boats, open"
    (name,) = (word for word in with_own(text, read_words(text), HOUSE) if word.norm == OWN)
    assert text[name.start : name.end] == "Museum of Small Boats"


def test_a_wall_of_names_costs_no_time():
    text = "Museum of Small " * 20_000
    assert OWN not in seen(text)


@pytest.mark.parametrize(
    ("calendar", "called"),
    [
        ("- text: We open.\n", set()),
        ("own: [Hexley Museum]\nposts: [{text: We open.}]\n", {"hexleymuseum"}),
        ("posts: [{channel: mastodon, text: We open.}]\n", set()),
        ("posts: [{account: Hexley Museum, text: We open.}]\n", {"Hexley Museum"}),
        ("accounts: {main: {channel: x, handle: '@Hexley'}}\nposts: [{text: We open.}]\n", {"hexley"}),
    ],
)
def test_names_are_those_of_the_calendar_and_no_networks(calendar, called):
    (loaded,) = postlint.load(stdin=("calendar.yaml", calendar.encode()))
    assert Ours.of(loaded).called == called


def test_the_pipeline_is_told_whose_a_post_is(monkeypatch):
    told = []

    def predict(texts, *, own, **_):
        told.append(own)
        return [Prediction(certain("information"))] * len(texts)

    monkeypatch.setattr(room, "predict_cached", predict)
    classify(plan(post("City Parks opens."), own=("cityparks",)))
    assert told == [{"cityparks"}]
