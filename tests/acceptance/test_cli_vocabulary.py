"""One vocabulary: every word that a report has for a kind is taken wherever a kind is written."""

import json

import pytest

WARMTH = (
    "  warmth: {title: Warm, severity: warning, check: count, of: warm, min: 1, window: all,\n"
    "    message: none is warm, why: Because., how: Be warm.}\n"
)


@pytest.fixture
def check(run, workplace):
    """Return the report on files, given by their names with ``_yaml`` for ``.yaml``."""

    def check_files(**files):
        for name, content in files.items():
            path = workplace / f"{name.rpartition('_')[0]}.{name.rpartition('_')[2]}"
            path.write_text(content, encoding="utf-8")
        return json.loads(run("check", "--show", "info", "--format", "json", ".").stdout)

    return check_files


def declared(run, *paths):
    """Return the kind of each post, and what decided it."""
    lines = run("classify", "--format", "jsonl", *paths).stdout.splitlines()
    return [(record["kind"], record["decided_by"]) for record in map(json.loads, lines)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("About us", "press_release"),
        ("about-us", "press_release"),
        ("A post about us", "press_release"),
        ("press releases", "press_release"),
        ("Calls to Action", "call_to_action"),
        ("call-to-action", "call_to_action"),
        ("replies", "reply"),
        ("Shared from others", "retweet"),
        ("something shared from others", "retweet"),
        ("credit_to_others", "mention"),
        ("Credits to others", "mention"),
        ("a question", "question"),
        ("SMALL TALK", "conversation"),
    ],
)
def test_a_post_can_say_its_kind_in_the_words_of_reports(run, workplace, written, meant):
    (workplace / "june.yaml").write_text(f"posts:\n- text: The gate is open.\n  kind: {written}\n")
    assert declared(run) == [(meant, "declared")]


def test_so_can_tables_json_and_front_matter(run, workplace):
    (workplace / "a.csv").write_text("date,text,kind\n2026-06-01,The gate is open.,About us\n")
    (workplace / "b.json").write_text('{"posts": [{"text": "The gate is open.", "kind": "small-talk"}]}')
    (workplace / "c.md").write_text(
        "---\nplatform: x\ndate: 2026-06-01\nkind: Credit to others\n---\nThe gate is open.\n"
    )
    kinds = [kind for kind, _ in declared(run, "a.csv", "b.json", "c.md")]
    assert kinds == ["press_release", "conversation", "mention"]


def test_a_near_miss_of_a_word_of_reports_is_a_slip(check):
    (error,) = check(june_yaml="posts:\n- {text: The gate is open., kind: Abuot us}\n")["errors"]
    assert 'Did you mean "about us"?' in error["message"]


def test_settings_take_the_words_of_reports_for_the_meaning_of_own_words_and_for_groups(run, workplace):
    (workplace / "postlint.yaml").write_text(
        "kinds: {Shout-out: Credits to others}\n"
        "groups: {warm: [shout out, Small talk]}\n"
        "packs: []\n"
        "rules:\n"
        f"{WARMTH}"
    )
    (workplace / "june.yaml").write_text("posts:\n- {text: The gate is open., kind: SHOUT OUT}\n")
    ran = run("check", ".")
    assert (ran.exit_code, declared(run)) == (0, [("mention", "declared")])


def test_a_rule_can_name_a_kind_in_the_words_of_reports(check):
    rule = (
        "  talk: {title: Talk, severity: warning, check: count, of: small talk, min: 1, window: all,\n"
        "    message: nobody chats, why: Because., how: Chat.}\n"
    )
    report = check(
        postlint_yaml=f"packs: []\nrules:\n{rule}",
        june_yaml="posts:\n- {text: The gate is open., kind: about us}\n",
    )
    assert (report["errors"], [finding["message"] for finding in report["findings"]]) == (
        [],
        ["nobody chats"],
    )


def test_a_pack_can_name_kinds_in_the_words_of_reports(check):
    pack = f"pack: house\ntitle: Ours\ngroups: {{warm: [Replies, credit to others]}}\nrules:\n{WARMTH}"
    report = check(
        postlint_yaml="calendars: [june.yaml]\npacks: [house.yaml]\n",
        house_yaml=pack,
        june_yaml="posts:\n- {text: The gate is open., kind: Reply}\n",
    )
    assert (report["errors"], report["findings"]) == ([], [])


def test_a_period_avoids_kinds_in_the_words_of_reports_and_in_the_teams_own(check):
    report = check(
        postlint_yaml="kinds: {Shout-out: mention}\n",
        june_yaml=(
            "posts: [{text: The gate is open.}]\n"
            "periods:\n- {name: quiet, from: 2026-06-01, to: 2026-06-07,\n"
            "  avoid: [Small talk, shout out, replies]}\n"
        ),
    )
    assert report["errors"] == []


@pytest.mark.parametrize(
    ("setting", "word"),
    [
        ("kinds: {question: mention}", '"question" is a word of postlint, and cannot'),
        ("kinds: {About us: information}", '"About us" is a word of postlint for press_release, and cannot'),
        ("statuses: {Draft: approved}", '"Draft" is a word of postlint, and cannot'),
        ("channels: {Facebook: linkedin}", '"Facebook" is a word of postlint, and cannot'),
        ("kinds: {News: mention, news: reply}", '"news" stands here twice'),
    ],
)
def test_a_word_of_postlint_cannot_be_given_another_meaning(check, setting, word):
    (error,) = check(postlint_yaml=setting, june_yaml="posts: [{text: The gate is open.}]")["errors"]
    assert (error["path"], word in error["message"]) == ("postlint.yaml", True)


@pytest.mark.parametrize("written", ["with-legal", "With Legal", "WITH_LEGAL"])
def test_own_statuses_and_channels_are_known_however_they_are_written(check, written):
    report = check(
        postlint_yaml="statuses: {With legal: draft}\nchannels: {Town app: instagram}\n",
        june_yaml=f"posts:\n- {{text: The gate is open., status: {written}, channel: town-app}}\n",
    )
    assert (report["errors"], report["summary"]["mixes"][0]["account"]) == ([], "instagram")


def test_an_everyday_word_for_a_status_can_be_given_another_meaning(check):
    report = check(
        postlint_yaml="statuses: {pending: approved}\n",
        june_yaml="posts:\n- {text: The gate is open., status: Pending}\n",
    )
    assert report["errors"] == []
