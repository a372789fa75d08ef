"""Words for all networks, such as "both": beside owners and accounts, too, they are no network."""

import json

import pytest

CLIENTS = """Client,Date,Channel,Text
Oak Choir,2026-12-01,{},Who sings the high part with us on Sunday?
Oak Choir,2026-12-02,Facebook,The hall is warm and the soup is on.
Elm Books,2026-12-03,{},The table by the door is full again.
"""
NOT_KNOWN = "Words for all networks, where nothing says which these are"


@pytest.fixture
def accounts(posts):
    """Return the accounts of each post in a file."""

    def read(text, name="social.csv"):
        return [post.get("accounts", post.get("account")) for post in posts(text, name)]

    return read


@pytest.mark.parametrize("word", ["both", "Both", "beide", "ambos", "all", "everywhere"])
def test_beside_an_owner_they_mean_the_networks_of_the_table(accounts, word):
    first, _, third = accounts(CLIENTS.format(word, "Instagram"))
    assert (first, third) == (["Oak Choir facebook", "Oak Choir instagram"], "Elm Books instagram")


def test_three_are_meant_where_three_are_named(accounts):
    rows = "Elm Books,2026-12-04,LinkedIn,The table is half empty.\n"
    assert accounts(CLIENTS.format("all three", "X") + rows)[0] == [
        "Oak Choir facebook",
        "Oak Choir linkedin",
        "Oak Choir x",
    ]


@pytest.mark.parametrize(("word", "other"), [("both", "both"), ("all three", "Instagram")])
def test_where_more_or_fewer_are_named_the_owner_has_no_network_and_one_line_says_so(
    accounts, run, word, other
):
    assert accounts(CLIENTS.format(word, other))[0] == "Oak Choir"
    said = " ".join(run("check", ".", "--show", "info").stdout.split())
    assert f"{NOT_KNOWN} (write the networks" in said
    assert f'"{word}" (social.csv:2' in said


def test_the_settings_say_which_networks_a_word_means(accounts, workplace, run):
    (workplace / "postlint.yaml").write_text("channels: {both: [bluesky, instagram]}\n", encoding="utf-8")
    first, _, third = accounts(CLIENTS.format("both", "both"))
    assert first == ["Oak Choir bluesky", "Oak Choir instagram"]
    assert third == ["Elm Books bluesky", "Elm Books instagram"]
    assert NOT_KNOWN not in " ".join(run("check", ".", "--show", "info").stdout.split())


def test_a_list_for_a_word_holds_in_data_as_well(accounts, workplace):
    (workplace / "postlint.yaml").write_text("channels: {socials: [x, mastodon]}\n", encoding="utf-8")
    entry = {"date": "2026-12-01", "channel": "socials", "text": "The kiln is lit."}
    assert accounts(json.dumps([entry]), "posts.json") == [["x", "mastodon"]]


def test_what_is_no_network_in_such_a_list_is_an_error_with_a_suggestion(run, workplace):
    (workplace / "postlint.yaml").write_text("channels: {both: [facebok]}\n", encoding="utf-8")
    assert 'Did you mean "facebook"?' in run("check", ".").stdout


def test_beside_an_account_that_nobody_declared_they_mean_the_networks_of_the_file(run, workplace):
    entries = [
        {"account": "Oak Choir", "date": "2026-12-01", "channel": where, "text": f"Verse {number} is hard."}
        for number, where in enumerate(["facebook", "instagram", "both"], start=1)
    ]
    (workplace / "posts.json").write_text(json.dumps(entries), encoding="utf-8")
    assert "2 accounts" in run("check", "posts.json").stdout


def test_a_text_that_went_out_is_not_doubted_as_a_note(run, workplace):
    table = "Date,Channel,Caption,Status\n2026-12-01,Facebook,automated banner test please ignore,{}\n"
    doubt = "texts that look like notes or topics"
    for status, is_doubted in (("scheduled", True), ("posted", False)):
        (workplace / "social.csv").write_text(table.format(status), encoding="utf-8")
        assert (doubt in " ".join(run("check", "social.csv").stdout.split())) is is_doubted
