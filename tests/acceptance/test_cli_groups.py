"""Rules over groups of anything that posts say, as somebody writes them in postlint.yaml."""

import pytest

SETTINGS = """\
calendars: ["june.yaml"]
packs: []
groups:
  product: {pillar: prodcut}
rules:
  balance:
    title: Too little of the product
    severity: warning
    check: share
    of: product
    min: 40%
    min_posts: 2
    message: "{account}, {window}: {count} of {total} posts {is|are} about the product ({mix})"
    why: Four in ten is our plan of the year.
    how: Plan one more.
"""
CALENDAR = """\
posts:
  - {date: 2026-06-01, kind: press_release, text: The trail opens, pillar: people}
  - {date: 2026-06-02, kind: question, text: Which gate do you use?, pillar: people}
  - {date: 2026-06-03, kind: question, text: And which way home?, pillar: product}
"""


def test_a_slip_in_a_group_is_found_and_mending_it_mends_the_rule(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR)
    (workplace / "postlint.yaml").write_text(SETTINGS)
    ran = run("check", "june.yaml")
    said = 'postlint.yaml:4:21: warning: No post has pillar: prodcut. Did you mean "product"?'
    assert said in ran.stdout
    assert "none of 3 posts are about the product (2 people, 1 product)" in ran.stdout
    (workplace / "postlint.yaml").write_text(SETTINGS.replace("prodcut", "product").replace("40%", "30%"))
    ran = run("check", "june.yaml")
    assert (ran.exit_code, ran.stdout) == (0, "")


def test_a_key_that_no_rule_asks_for_is_still_named_as_left_alone(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR.replace("opens,", "opens, mood: calm,"))
    (workplace / "postlint.yaml").write_text(SETTINGS)
    shown = " ".join(run("check", "--show", "info").stdout.split())
    assert "Keys of your own, left alone: mood (june.yaml:2:68)." in shown


def test_all_that_is_wrong_with_groups_is_said_at_once_and_the_rest_is_judged(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR)
    broken = "[prodct, {pillar: []}]\n  one: other\n  other: {not: one}"
    (workplace / "postlint.yaml").write_text(SETTINGS.replace("{pillar: prodcut}", broken))
    ran = run("check")
    assert ran.exit_code == 2
    assert 'There is no kind or group called "prodct"' in ran.stdout
    assert '"pillar" needs a value' in ran.stdout
    assert "A group cannot be made of itself (one → other → one)" in ran.stdout


def test_explain_says_what_is_in_a_group(run, workplace):
    (workplace / "postlint.yaml").write_text(SETTINGS)
    assert "product (pillar: prodcut)" in run("explain", "house/balance").stdout
    assert "Posts that house counts as product" in run("explain", "product").stdout


BY_CHANNEL = """\
accounts: {here: {channel: linkedin, handle: "@here"}, there: {channel: x, handle: "@there"}}
posts:
  - {account: here, date: 2026-06-01, kind: press_release, text: The trail opens}
  - {account: there, date: 2026-06-01, kind: press_release, text: The path opens}
"""
LENGTH = """\
calendars: ["june.yaml"]
packs: []
rules:
  short:
    title: Too many links
    severity: error
    check: amount
    what: words_in_a_sentence
    max: 2
    message: "{account}: {count}"
    why: So.
    how: So.
"""


def test_a_rule_is_another_one_on_the_channels_that_an_override_names(run, workplace):
    (workplace / "june.yaml").write_text(BY_CHANNEL)
    (workplace / "postlint.yaml").write_text(LENGTH)
    shown = run("check", "--format", "concise").stdout
    assert "house/short: @here: 3" in shown
    assert "house/short: @there: 3" in shown
    (workplace / "postlint.yaml").write_text(
        f"{LENGTH}overrides: [{{channels: [linkedin], rules: {{house/short: {{max: 3}}}}}}]\n"
    )
    shown = run("check", "--format", "concise").stdout
    assert "@here" not in shown
    assert "@there" in shown
    assert "for linkedin" in run("explain", "house/short").stdout


def test_a_shipped_rule_can_be_kept_to_channels(run, workplace):
    (workplace / "june.yaml").write_text(BY_CHANNEL)
    (workplace / "postlint.yaml").write_text(LENGTH.replace("max: 2", "max: 2\n    channels: [x]"))
    shown = run("check", "--format", "concise").stdout
    assert "@here" not in shown
    assert "@there" in shown


def test_an_override_for_two_sorts_of_accounts_or_a_channel_that_there_is_not_is_an_error(run, workplace):
    (workplace / "june.yaml").write_text(BY_CHANNEL)
    both = "overrides: [{channels: [x], accounts: [here], rules: {house/short: off}}]\n"
    (workplace / "postlint.yaml").write_text(LENGTH + both)
    ran = run("check")
    assert ran.exit_code == 2
    assert "An override is for accounts:, for channels: or for paths:, one of the three." in ran.stdout
    (workplace / "postlint.yaml").write_text(LENGTH + both.replace("[x], accounts: [here]", "[linkdin]"))
    assert 'Did you mean "linkedin"?' in run("check").stdout


def test_a_comment_on_a_group_silences_what_is_said_of_it(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR)
    silence = "# postlint: ignore[reading/empty-group] because prodcut is a brand of ours"
    said = "No post has pillar: prodcut"
    at_the_end = SETTINGS.replace("prodcut}", f"prodcut}}  {silence}")
    above = SETTINGS.replace("  product: {", f"  {silence}\n  product: {{")
    elsewhere = SETTINGS.replace("rules:", f"  {silence}\n  other: [question]\nrules:")
    for settings, is_silent in ((SETTINGS, False), (at_the_end, True), (above, True), (elsewhere, False)):
        (workplace / "postlint.yaml").write_text(settings)
        ran = run("check", "june.yaml")
        assert (said not in ran.stdout) is is_silent
        assert "suppression/" not in ran.stdout


def test_a_comment_in_a_pack_silences_what_is_said_of_its_groups(run, workplace):
    groups, _, rules = SETTINGS.partition("packs: []\n")[2].partition("rules:\n")
    (workplace / "june.yaml").write_text(CALENDAR)
    (workplace / "postlint.yaml").write_text("packs: [house.yaml]\n")
    pack = f"pack: house-pack\ntitle: Ours\n{groups}rules:\n{rules}"
    (workplace / "house.yaml").write_text(pack)
    assert "house.yaml:4:21: warning: No post has pillar: prodcut" in run("check", "june.yaml").stdout
    silence = "# postlint: ignore[reading/empty-group] because it is one"
    (workplace / "house.yaml").write_text(pack.replace("prodcut}", f"prodcut}} {silence}"))
    assert "No post has pillar" not in run("check", "june.yaml").stdout


def test_where_a_pack_cannot_be_read_no_key_is_said_to_be_left_alone(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR.replace("opens,", "opens, mood: calm,"))
    (workplace / "postlint.yaml").write_text("packs: [house.yaml]\n")
    (workplace / "house.yaml").write_text("pack: house-pack\ntitle: Ours\nrules: {mood: {check: shre}}\n")
    shown = run("check", "june.yaml", "--show", "info").stdout
    assert "left alone" not in shown


def test_what_stands_under_a_key_for_videos_is_one_whatever_its_address(run, workplace):
    (workplace / "june.yaml").write_text(
        "posts:\n"
        "  - {id: drive, kind: information, text: See it turn, video: 'https://drive.example/abc'}\n"
        "  - {id: still, kind: information, text: See it stand, media: 'https://drive.example/abd'}\n"
        "  - {id: lazy, kind: information, text: The mill, media: [{file: m.jpg, alt: Picture of a mill}]}\n"
    )
    rest = "title: T, severity: error, why: w, how: h"
    (workplace / "postlint.yaml").write_text(
        "packs: []\ngroups: {video: {media: video}, lazy: {alt: 'Picture of*'}}\nrules:\n"
        f"  film: {{check: require, on: post, of: video, field: captions, message: '{{post}} lacks it', "
        f"{rest}}}\n"
        f"  alt: {{check: require, on: post, of: lazy, field: better, message: '{{post}} says so', {rest}}}\n"
    )
    shown = run("check", "june.yaml", "--format", "concise").stdout
    assert "drive lacks it" in shown
    assert "still lacks it" not in shown
    assert "lazy says so" in shown


@pytest.mark.parametrize(
    ("written", "sign"), [("launch-?", "?"), ("launch-%", "%"), ("launch-.+", ".+"), ("/launch-.*/", "/")]
)
def test_a_sign_that_means_any_text_elsewhere_is_told_apart_from_a_wildcard(run, workplace, written, sign):
    (workplace / "june.yaml").write_text(CALENDAR.replace("pillar: people", "pillar: launch-2"))
    (workplace / "postlint.yaml").write_text(SETTINGS.replace("prodcut", written))
    shown = " ".join(run("check", "june.yaml").stdout.split())
    said = f'`{sign}` is an ordinary character here; only `*` stands for any text. Did you mean "launch-*"?'
    assert said in shown


@pytest.mark.parametrize(("said", "advice"), [("our launch 2", ' Did you mean "*launch*"?'), ("people", "")])
def test_of_an_expression_only_what_fits_a_post_is_advised(run, workplace, said, advice):
    (workplace / "june.yaml").write_text(CALENDAR.replace("people", said))
    (workplace / "postlint.yaml").write_text(SETTINGS.replace("prodcut", "/launch/"))
    lines = run("check", "june.yaml", "--format", "concise").stdout.splitlines()
    assert any(line.endswith(f"only `*` stands for any text.{advice}") for line in lines)


def test_a_question_mark_that_a_value_has_is_no_wildcard(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR.replace("pillar: people", "pillar: What's on?"))
    (workplace / "postlint.yaml").write_text(SETTINGS.replace("prodcut", "What's on?"))
    assert run("check", "june.yaml").stdout == ""


def test_a_rule_that_finds_too_few_says_alone_that_its_group_is_empty(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR)
    (workplace / "postlint.yaml").write_text(SETTINGS.replace("prodcut", "sponsors"))
    ran = run("check", "june.yaml")
    assert "none of 3 posts are about the product" in ran.stdout
    assert "reading/empty-group" not in ran.stdout


def test_a_group_is_empty_in_words_where_its_rule_judges_nothing(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR)
    settings = SETTINGS.replace("prodcut", "sponsors").replace("min_posts: 2", "min_posts: 4")
    (workplace / "postlint.yaml").write_text(settings)
    assert "No post has pillar: sponsors. They say people, product." in run("check", "june.yaml").stdout


REQUIRE = """\
calendars: ["june.yaml"]
packs: []
groups:
  video: {media: video}
rules:
  asked:
    title: A video without it
    severity: error
    check: require
    on: post
    of: video
    field: FIELD
    message: "{post} has no FIELD"
    why: It is asked for.
    how: Write it.
"""


def test_a_key_that_a_rule_asks_for_is_no_slip_of_another(run, workplace):
    (workplace / "june.yaml").write_text(
        "posts:\n  - {id: ann, consent: F17, video: ann.mp4, text: Ann walks.}\n"
    )
    (workplace / "postlint.yaml").write_text(REQUIRE.replace("FIELD", "consent"))
    assert (run("check").exit_code, run("check").stdout) == (0, "")
    (workplace / "postlint.yaml").write_text(REQUIRE.replace("FIELD", "captions"))
    assert 'Unknown key "consent". Did you mean "content"?' in run("check").stdout


def test_what_stands_beside_a_file_is_said_of_the_post(run, workplace):
    (workplace / "postlint.yaml").write_text(REQUIRE.replace("FIELD", "captions"))
    posts = "posts:\n  - {id: ann, text: Ann walks., media: [{file: ann.mp4, alt: Ann walks.CAPTIONS}]}\n"
    (workplace / "june.yaml").write_text(posts.replace("CAPTIONS", ", captions: ann.srt"))
    assert (run("check").exit_code, run("check").stdout) == (0, "")
    (workplace / "june.yaml").write_text(posts.replace("CAPTIONS", ""))
    assert "ann has no captions" in run("check").stdout


def test_nothing_is_advised_that_another_alternative_of_the_group_says(run, workplace):
    (workplace / "june.yaml").write_text(
        'posts:\n  - {date: 2026-06-01, kind: mention, text: "Rice from @HartleyFoods"}\n'
        '  - {date: 2026-06-02, kind: information, text: "See https://harrow.example/a"}\n'
    )
    several = (
        "[{mention: HartleyFoods}, {mention: hartley.foods}, {domain: [harrow.example, '*.harrow.example']}]"
    )
    settings = SETTINGS.replace("{pillar: prodcut}", several)
    (workplace / "postlint.yaml").write_text(settings)
    assert run("check", "june.yaml").stdout == ""
    (workplace / "postlint.yaml").write_text(settings.replace("{mention: HartleyFoods}, ", ""))
    said = 'No post has mention: hartley.foods. Did you mean "HartleyFoods"?'
    assert said.casefold() in run("check", "june.yaml").stdout.casefold()


@pytest.mark.parametrize("glob", ["'*!'", "'*?'", "'*. *? *'"])
def test_a_sign_behind_a_wildcard_is_none(run, workplace, glob):
    (workplace / "june.yaml").write_text(CALENDAR.replace("people", "All. Of us. And more"))
    (workplace / "postlint.yaml").write_text(SETTINGS.replace("prodcut", f"['*more', {glob}]"))
    assert run("check", "june.yaml").stdout == ""


def test_what_is_advised_stands_at_the_value_that_it_is_about(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR.replace("pillar: people", "pillar: launch-2"))
    (workplace / "postlint.yaml").write_text(SETTINGS.replace("prodcut", "[sponsors, launch-?]"))
    assert (
        "postlint.yaml:4:32: warning: No post has pillar: launch-?. `?` is"
        in run("check", "june.yaml").stdout
    )


def test_no_message_lists_whole_texts(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR.replace("The trail opens", "The trail opens " * 9))
    asked = SETTINGS.replace("{pillar: prodcut}", "{text: '*Elm House*'}")
    (workplace / "postlint.yaml").write_text(asked.replace("min_posts: 2", "min_posts: 9"))
    said = "No post has text: *Elm House*. They say Which gate do you use?, And which way home?."
    assert said in run("check", "june.yaml").stdout


def test_words_of_groups_and_periods_are_explained(run):
    for word in ("domain", "holidays", "link"):
        assert run("explain", word).stdout.startswith(f"{word}: a word of rules and settings")
    assert "In groups: a handle in the text" in run("explain", "mention").stdout
