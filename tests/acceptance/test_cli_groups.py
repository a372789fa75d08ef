"""Rules over groups of anything that posts say, as somebody writes them in postlint.yaml."""

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
