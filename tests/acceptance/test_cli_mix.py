"""``postlint mix`` and ``postlint classify``: they show, and judge nothing."""

import json

import pytest

CALENDAR = """\
accounts: {parks: {channel: x, handle: "@cityparks"}}
posts:
  - {id: trail, date: 2026-06-01, account: parks, kind: press_release, text: The trail opens}
  - {id: ann, date: 2026-06-09, account: parks, text: Of course, reply_to: https://x.com/ann/status/1}
slots:
  - {account: parks, every: "Mon-Fri 12:00", minutes: 20, who: duty officer}
"""


def test_mix_shows_weeks_and_reserved_time(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR)
    ran = run("mix")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[0] == "@cityparks: 2 posts"
    assert "  1–7 June 2026   1  ██████████  1 about us\n" in ran.stdout
    assert "  8–14 June 2026  1  ██████████  1 reply\n" in ran.stdout
    assert "Mon-Fri 12:00, 20 minutes (duty officer)" in ran.stdout


def test_classify_gives_a_line_a_post(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR)
    assert len(run("classify", "june.yaml").stdout.splitlines()) == 2
    posts = [json.loads(line) for line in run("classify", "--format", "jsonl").stdout.splitlines()]
    assert [(post["id"], post["kind"], post["decided_by"]) for post in posts] == [
        ("trail", "press_release", "declared"),
        ("ann", "reply", "fields"),
    ]


def test_classify_shows_only_the_files_that_were_asked_for(run, workplace):
    (workplace / "postlint.yaml").write_text("calendars: ['*.yaml']\n")
    (workplace / "june.yaml").write_text(CALENDAR)
    (workplace / "july.yaml").write_text(CALENDAR.replace("id: trail, ", "").replace("id: ann, ", ""))
    assert run("classify", "june.yaml").stdout.count("\n") == 2


def test_what_cannot_be_read_is_told_and_the_rest_is_shown(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR)
    (workplace / "july.yaml").write_text("posts: [{txet: What}]\n")
    for command in ("mix", "classify"):
        ran = run(command)
        assert ran.exit_code == 2
        assert ran.stdout
        assert "july.yaml:1:" in ran.stderr


@pytest.mark.parametrize("command", ["mix", "classify"])
def test_a_folder_without_calendars_is_not_passed_over_in_silence(run, command):
    ran = run(command)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "No calendar found" in ran.stderr


PILLARS = """\
posts:
  - {date: 2026-06-01, kind: press_release, text: The trail opens, Pillar: Product}
  - {date: 2026-06-02, kind: question, text: Which gate do you use?, pillar: product}
  - {date: 2026-06-09, kind: question, text: And which way home?}
"""


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json", "svg", "html"])
def test_mix_counts_by_a_key_what_posts_say_under_it(run, workplace, form):
    (workplace / "june.yaml").write_text(PILLARS)
    ran = run("mix", "--by", "Pillar", "--format", form)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "Product" in ran.stdout
    assert "without pillar" in ran.stdout
    assert "about us" not in ran.stdout


def test_mix_by_a_key_that_no_post_has_names_the_one_that_was_meant(run, workplace):
    (workplace / "june.yaml").write_text(PILLARS)
    ran = run("mix", "--by", "pilar")
    assert ran.exit_code == 2
    assert 'No post says anything under pilar:. Did you mean "pillar"?' in ran.stderr


def test_of_many_values_the_ones_that_most_posts_have_are_named(run, workplace):
    posts = "".join(f"  - {{text: Post number {n}, pillar: p{min(n, 12)}}}\n" for n in range(20))
    (workplace / "june.yaml").write_text(f"posts:\n{posts}")
    assert "others" in run("mix", "--by", "pillar").stdout
