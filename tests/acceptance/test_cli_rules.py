"""What the rules say of calendars as people write them, word by word, through ``postlint check``."""

import json

import pytest

OWN = "title: t, severity: warning, message: m, why: w, how: h"


@pytest.fixture
def check(run, workplace):
    """Check a calendar by some packs, and return what is found: severity, message and place."""

    def checked(calendar, packs="[two-way]", *args, settings=""):
        (workplace / "calendar.yaml").write_text(calendar, encoding="utf-8")
        (workplace / "postlint.yaml").write_text(f"packs: {packs}\n{settings}", encoding="utf-8")
        return json.loads(run("check", "--format", "json", *args).stdout)

    return checked


@pytest.fixture
def messages(check):
    """Return only the messages, those of one rule where it is named."""

    def said(calendar, packs="[two-way]", *args, rule="", settings=""):
        report = check(calendar, packs, *args, settings=settings)
        return [finding["message"] for finding in report["findings"] if rule in finding["rule"]]

    return said


@pytest.mark.parametrize(
    ("parameters", "problem"),
    [
        ("check: approved", "An approved rule needs one of before, by."),
        ("check: staffed, of: question, owner: required", "A staffed rule takes one of of, owner"),
        ("check: clash, during: any, same: topic", "it belongs to `apart`"),
        ("check: reported, of: question, within: 3 days, before: a, after: b", "write two rules"),
        ("check: duplicate, of: question, among: accounts", "leave `of` out, or `among`"),
        ("check: length, min: 20, max: 10", "min is above max"),
        ("check: length, min: 20, limits: {bluesky: 30, x: 10}", "min is above limits: x: nothing is"),
        ("check: clash, inside: [Mon, Tuseday]", 'Did you mean "Tuesday"?'),
        ("check: ratio, of: followers, to: question, min: 1", '"followers" is a number of the account'),
        ("check: clash, during: emergncy, of: question", 'Did you mean "emergency"?'),
        ("check: gap, max: 3 days, of: repyl", 'There is no group or kind called "repyl". Did you'),
    ],
)
def test_a_rule_that_cannot_work_is_refused_in_a_sentence(check, parameters, problem):
    report = check("- {text: Hello}\n", settings=f"rules: {{mine: {{{OWN}, {parameters}}}}}\n")
    (found,) = report["errors"]
    assert problem in found["message"]


def test_of_a_week_where_a_rule_asks_for_a_day_it_is_said_that_it_is_none(check):
    rule = f"rules: {{held: {{{OWN}, check: clash, before: embargo, of: any}}}}\n"
    report = check("- {date: 2026-06-01, embargo: 2026-W23, text: Rye keeps longest.}\n", "[]", settings=rule)
    assert report["findings"] == []
    (note,) = report["summary"]["not_judged"]
    assert note["message"] == "house/held not checked: 1 of the posts say no day under embargo:"


def test_what_is_sure_fails_though_a_post_between_is_perhaps_of_the_group(run, check):
    own = OWN.replace("warning", "error")
    rule = f"rules: {{room: {{{own}, check: clash, apart: 30 minutes, of: call_to_action}}}}\n"
    calendar = """
- {id: a, date: 2026-06-01 09:00, kind: call_to_action, text: Order your card today.}
- {id: b, date: 2026-06-01 09:10, text: "Last chance for cards: the desk closes at five."}
- {id: c, date: 2026-06-01 09:20, kind: call_to_action, text: Bring your card along.}
"""
    found = check(calendar, "[]", settings=rule)["findings"]
    assert [(one["post"], one["severity"]) for one in found] == [
        ("b", "warning"),
        ("c", "error"),
        ("c", "warning"),
    ]
    assert run("check").exit_code == 1


def test_posts_at_the_very_same_time_are_said_to_be_so(messages):
    calendar = """
- {id: one, date: 2026-06-01 09:00, kind: information, text: Rye keeps longest in a wooden box.}
- {id: two, date: 2026-06-01 09:00, kind: information, text: The mill is closed on Monday.}
- {id: three, date: 2026-06-01 09:14, kind: information, text: Wheat wants a paper bag.}
"""
    assert messages(calendar, "[hygiene]", rule="crowded") == [
        "two goes out at the same time as one",
        "three goes out 14 minutes from two",
    ]


def test_what_a_post_counts_as_is_said_in_a_sentence(messages):
    calendar = """
periods: [{name: flood, kind: emergency, from: 2026-06-01, to: 2026-06-02}]
posts:
- {id: one, date: 2026-06-01, kind: call_to_action, text: "Book your swim: https://example.org"}
- {id: two, date: 2026-06-02, kind: press_release, text: We have won.}
"""
    assert [message.partition(" and is")[0].partition(": ")[2] for message in messages(calendar)] == [
        "one counts as a call to action",
        "two counts as a post about us",
    ]


UNAPPROVED = """
- {id: today, date: 2026-06-01, status: draft, text: Whenever we get to it}
- {id: night, date: 2026-06-02 00:00, status: draft, text: A whole day away}
- {id: past, date: 2026-05-20 09:00, status: idea, text: We never got to it}
"""


def test_a_draft_of_today_without_a_time_goes_out_in_less_than_a_day(messages):
    assert messages(UNAPPROVED, "[workflow]", "--as-of", "2026-06-01", rule="approved") == [
        "This calendar: today is still “draft” and goes out on Monday 1 June 2026, in less than 24 hours",
        "This calendar: past is still “idea” and was to go out on Wednesday 20 May 2026, 09:00",
    ]


def test_who_approves_their_own_post_is_told_where_posts_have_no_status(messages):
    calendar = "- {id: one, author: Jo, approved_by: [jo], text: Hello}\n- {author: Jo, text: Hello you}\n"
    assert messages(calendar, "[workflow]", rule="another") == [
        "This calendar: jo both wrote and approved one"
    ]


def test_threads_counts_an_emoji_by_its_bytes(messages):
    calendar = (
        'accounts: {a: {channel: threads, handle: "@a"}}\nposts: [{id: one, text: "' + "é" * 497 + '🌻"}]\n'
    )
    assert messages(calendar, "[hygiene]", rule="too-long") == [
        "one: the text has 501 characters, and Threads takes 500"
    ]
    assert not messages(calendar.replace("é🌻", "🌻"), "[hygiene]", rule="too-long")


def test_an_account_of_links_and_titles_looks_like_a_feed(messages):
    fed = [
        "Council agrees the new network - https://example.org/1 #trams",
        "https://example.org/2",
        "Depot opens on Monday https://example.org/3",
    ]
    written = ["We heard you! The new network is here https://example.org/4", "https://x.com/ann/status/5"]
    calendar = "".join(
        f'- {{date: 2026-06-{day:02}, kind: question, text: "{text}"}}\n'
        for day, text in enumerate([*fed * 2, *written * 2], 1)
    )
    assert messages(calendar, rule="feed-like") == [
        "This calendar, 1–10 June 2026: 6 of 10 posts are a title and a link, a link alone, or come out of a "
        "feed"
    ]


def test_short_links_are_found_whole_and_not_inside_of_other_addresses(check):
    calendar = """\
- {id: one, text: "See (bit.ly/abc) and https://tinyurl.com/x."}
- {id: two, text: "See https://example.org/bit.ly/x, my-bit.ly/x and https://example.org/?to=https://bit.ly/x"}
"""
    (found,) = check(calendar, "[hygiene]")["findings"]
    assert found["message"] == (
        "one links to “bit.ly/abc” and “https://tinyurl.com/x”: a short link does not say where it leads"
    )
    assert (found["line"], found["column"], found["end_column"]) == (1, 25, 35)


def test_the_footer_names_what_is_really_missing(check):
    posts = "".join(
        f"- {{date: 2026-06-{day:02}, kind: question, text: Question {day}?}}\n" for day in range(1, 13)
    )
    notes = check(posts + "- {kind: question, text: One more?}\n", "[two-way, hygiene]")["summary"][
        "not_judged"
    ]
    assert [note["message"] for note in notes] == [
        "not judged: its undated posts are fewer than the 10 that two-way/all-broadcast, "
        "two-way/low-engagement, two-way/agenda-only and two-way/feed-like need; its dated posts were "
        "judged by themselves",
        "not judged: its undated posts do not fill the 11 posts that two-way/broadcast-streak needs; its "
        "dated posts were judged by themselves",
        "not checked: channel is not given (write it under accounts:)",
    ]


INBOX = """
posts:
- {id: news, date: 2026-06-02, kind: press_release, text: Our new depot opens on Monday.}
- {id: thread, date: 2026-06-02, kind: information, reply_to: "https://x.com/ann/status/1", text: Until nine.}
- {id: unsaid, date: 2026-06-02, text: The gate is open until nine.}
inbox:
- {id: q1, date: 2026-06-01, answered_by: news}
- {id: q2, date: 2026-06-01, answered_by: thread}
- {id: q3, date: 2026-06-01, answered_by: unsaid}
"""


def test_a_post_that_is_declared_to_speak_to_everybody_answers_nobody(messages):
    said = "This calendar: q1 is answered by news, which is a post about us and speaks to everybody"
    assert messages(INBOX) == [said]
    assert not messages(INBOX.replace("kind: press_release", "kind: reply"))
    assert not messages(INBOX.replace("answered_by: news", "no_answer: the depot post tells everybody"))


WEEKLY = f"rules: {{weekly: {{{OWN}, check: gap, of: question, max: 7 days}}}}\n".replace(
    "message: m", 'message: "{days} days"'
)
THREE_WEEKS = [
    "- {id: first, date: 2026-06-01, kind: question, text: Which path should be lit first?}\n",
    "- {id: two, date: 2026-06-08, kind: information, text: The gate is open until nine.}\n",
    "- {id: three, date: 2026-06-15, kind: information, text: The canal is calm.}\n",
    "- {id: last, date: 2026-06-23, kind: question, text: And which one second?}\n",
]


def test_a_silence_says_how_few_posts_end_it_and_that_is_true(check):
    calendar = "".join(THREE_WEEKS)
    (found,) = check(calendar, settings=WEEKLY)["findings"]
    assert (found["message"], found["remedy"]["replace"], found["remedy"]["add"]) == ("21 days", 2, 2)
    assert [place["message"] for place in found["related"]] == ["counts as information"] * 2
    assert not check(calendar.replace("information", "question"), settings=WEEKLY)["findings"]
    added = "".join(f"- {{date: 2026-06-{day:02}, kind: question, text: Which?}}\n" for day in (9, 16))
    assert not check(calendar + added, settings=WEEKLY)["findings"]


def test_a_silence_that_no_post_of_its_own_can_end_takes_new_ones(check):
    (found,) = check(THREE_WEEKS[0] + THREE_WEEKS[3], settings=WEEKLY)["findings"]
    assert (found["remedy"]["replace"], found["remedy"]["add"]) == (None, 2)


def test_nobody_is_asked_to_add_to_the_past(check):
    (found,) = check("".join(THREE_WEEKS), "[two-way]", "--as-of", "2026-06-12", settings=WEEKLY)["findings"]
    assert (found["remedy"]["replace"], found["remedy"]["add"]) == (None, None)


def test_what_hangs_on_drafts_warns_at_most(check):
    calendar = "".join(THREE_WEEKS).replace("id: two", "id: two, status: draft")
    (found,) = check(calendar, settings=WEEKLY.replace("severity: warning", "severity: error"))["findings"]
    assert found["severity"] == "warning"


def test_questions_without_a_date_are_not_called_answered(check):
    calendar = """
accounts: {a: {channel: x, handle: "@a", staffed: "Mon-Fri 09:00-17:00"}}
posts: [{kind: question, text: Which path?}, {kind: question, text: And which bench?}]
"""
    notes = [note["message"] for note in check(calendar)["summary"]["not_judged"]]
    said = "2 posts that ask have no date, so nobody can say whether somebody is there to listen"
    assert notes.count(said) == 1


def test_examples_are_told_apart_by_an_empty_line(run):
    _, _, passes = run("explain", "two-way/unstaffed").stdout.partition("Passes:\n")
    assert [len(block.splitlines()) for block in passes.split("\n\n")][:2] == [4, 5]
