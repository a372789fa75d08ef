"""What stops people on a first walk: slips, placeholders, pages declared twice, days of another week."""

import pytest


def notes(report):
    return [note["message"] for note in report["summary"]["not_judged"]]


def test_slips_of_other_names_of_keys_are_errors_with_a_suggestion(check):
    report = check("posts:\n- {date: 2026-06-01, Platfrom: x, Captoin: The gate is open.}\n")
    told = [error["message"] for error in report["errors"]]
    assert len(told) == 2
    assert 'Unknown key "Platfrom". Did you mean "platform"?' in told[0]
    assert 'Unknown key "Captoin". Did you mean "caption"?' in told[1]


def test_a_table_whose_column_of_texts_is_a_slip_says_so(check):
    (error,) = check("Date,Platform,Captoin\n2026-06-01,X,The gate is open.\n", "june.csv")["errors"]
    assert '"Captoin" may be a slip of "caption".' in error["message"]


@pytest.mark.parametrize("key", ["captions", "image1", "legal", "Campaign", "network_id"])
def test_other_words_stay_keys_of_a_teams_own(check, key):
    assert check(f"posts:\n- {{text: The gate is open., {key}: something}}\n")["errors"] == []


@pytest.mark.parametrize(
    "text",
    [
        *("TBC", "tbd.", "[Copy to follow]", "Text TBA", "Lorem ipsum dolor sit amet", "To be confirmed"),
        *("_to be written by Noor_", "still to be written", "wird von Jan geschrieben", "(see brief)"),
        *("copy is in the Google doc", "siehe Anhang", "not written yet"),
    ],
)
def test_placeholders_count_in_no_mix_and_are_said_in_the_footer(check, text):
    report = check(f'posts:\n- {{text: "{text}"}}\n- {{text: The gate is open., kind: about us}}\n')
    (mix,) = report["summary"]["mixes"]
    assert (mix["kinds"], mix["unreadable"]) == ({"press_release": 1}, 0)
    assert "1 post left out of the mix (placeholders in place of a text)" in notes(report)


@pytest.mark.parametrize(
    "text",
    [
        *("To be written by hand is a gift to any letter.", "To follow the stars, begin at the gate."),
        *("See you at the ticket office!", "The brief is done, and we are glad.", "Learn to write copy."),
    ],
)
def test_texts_that_begin_like_placeholders_count(check, text):
    report = check(f'posts:\n- {{text: "{text}"}}\n')
    assert not [note for note in notes(report) if "placeholder" in note]


def test_one_page_under_two_keys_is_named(check):
    page = "handle: Springfield City Council, channel: facebook"
    report = check(
        f"accounts: {{council: {{{page}}}, press: {{{page}}}}}\n"
        "posts: [{account: press, text: The gate is open.}]\n"
    )
    (told,) = (note for note in notes(report) if note.startswith("council and press have one handle"))
    assert "(Springfield City Council on Facebook), so they are judged as one account" in told


def test_a_day_of_another_week_is_not_called_one_without_a_year(check):
    report = check("Day,Text\n1 June 2026,The gate is open\nMon 2 June,The bridge is open\n", "june.csv")
    (told,) = (found for found in report["findings"] if found["line"] == 3)
    assert told["rule"] == "reading/unreadable-date"
    assert '"Mon 2 June" falls on a Tuesday in 2026' in told["message"]


def test_a_rule_that_judged_the_undated_posts_says_so_where_the_dated_are_too_few(check):
    undated = "".join(f"- {{text: Hall {day} has new doors., kind: about us}}\n" for day in range(12))
    report = check(f"posts:\n- {{date: 2026-06-01, text: Doors., kind: about us}}\n{undated}")
    assert "two-way/all-broadcast" in [found["rule"] for found in report["findings"]]
    (told,) = (note for note in notes(report) if "two-way/all-broadcast" in note)
    assert told.endswith("; its undated posts were judged by themselves")
