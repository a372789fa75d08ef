"""What a file says under ``defaults:`` holds for its posts that say nothing else."""

import pytest
import yaml

TEXTS = """\
posts:
  - {date: 2026-12-01, text: The orchard opens on Saturday.}
  - {date: 2026-12-02 14:00, channel: x, status: approved, text: The press runs from nine to four.}
"""


@pytest.fixture
def read(run, workplace):
    def read_posts(text):
        (workplace / "posts.yaml").write_text(text)
        return yaml.safe_load(run("import", "posts.yaml").stdout)["posts"]

    return read_posts


def test_posts_take_what_they_do_not_say_themselves_from_defaults(read, run):
    orchard, press = read('defaults: {channel: linkedin, status: draft, time: "09:30", tone: dry}\n' + TEXTS)
    assert (orchard["account"], orchard["status"], str(orchard["date"])) == (
        "linkedin",
        "draft",
        "2026-12-01 09:30",
    )
    assert (press["account"], press["status"], str(press["date"])) == ("x", "approved", "2026-12-02 14:00")
    told = " ".join(run("check", "posts.yaml", "--show", "info").stdout.split())
    assert "take channel:, status:, time: from defaults, and nothing else (line 1)" in told
    assert "may be read wrongly" not in told


def test_a_time_for_all_posts_is_none_of_one_without_a_day(read, run):
    (post,) = read('defaults: {channel: x, time: "09:30"}\nposts: [{text: The orchard opens.}]\n')
    assert "date" not in post
    assert "unreadable-date" not in run("check", "posts.yaml").stdout


def test_defaults_of_a_campaign_hold_for_its_posts_alone(read):
    first, second = read(
        "campaigns:\n"
        "  - {name: Orchard, defaults: {platform: x}, posts: [{text: The orchard opens on Saturday.}]}\n"
        "  - {name: Press, defaults: {platform: facebook}, posts: [{text: The press runs until four.}]}\n"
    )
    assert (first["account"], second["account"]) == ("x", "facebook")
