"""What posts have beside their texts: kept where it is theirs, and named where nobody can tell."""

import pytest
import yaml


@pytest.fixture
def imported(run, workplace):
    def imported(name, text):
        (workplace / name).write_text(text, encoding="utf-8")
        return yaml.safe_load(run("import", name).stdout)["posts"]

    return imported


def info(run):
    return " ".join(run("check", "--show", "info").stdout.split())


def test_days_that_a_text_tells_of_stay_in_it(posts):
    found = posts(
        "# Posts\n\n## LinkedIn post\n\nThe fair is back.\n\n**Dates:** 12-15 January 2027\n\nCome and see.\n"
    )
    assert found[0]["text"] == "The fair is back.\n\nDates: 12-15 January 2027\n\nCome and see."


def test_a_call_of_one_word_is_kept(imported):
    posts = imported("calendar.yaml", "posts:\n- {channel: x, text: The wheel turns., cta: Subscribe}\n")
    assert posts[0]["cta"] == "Subscribe"


def test_a_picture_that_is_named_twice_is_one_with_its_words(imported):
    media = "[wheel.png, {file: wheel.png, alt: A wheel of oak}, stone.png]"
    posts = imported("calendar.yaml", f"posts:\n- {{channel: x, text: The wheel turns., media: {media}}}\n")
    assert posts[0]["media"] == [{"file": "wheel.png", "alt": "A wheel of oak"}, {"file": "stone.png"}]


@pytest.mark.parametrize("hook", ["#flour", "Who oils the wheel?", "curiosity"])
def test_a_hook_beside_a_text_that_is_still_to_come_is_named(imported, run, hook):
    imported("posts.csv", f"Date,Platform,Hook,Copy\n2026-06-01,X,{hook},TBD\n2026-06-02,X,,It is oak.\n")
    assert "left alone: Hook" in info(run)


def test_a_hook_that_goes_out_with_its_text_is_not_named(imported, run):
    imported("posts.csv", "Date,Platform,Hook,Copy\n2026-06-01,X,Who oils the wheel?,It is of oak.\n")
    assert "left alone" not in info(run)


@pytest.mark.parametrize(
    "text", ["tbc - slipway", "TBD: the new wheel", "TBC (the slipway)", "à définir – la roue"]
)
def test_what_is_to_come_with_what_it_is_about_is_no_text(run, workplace, posts, text):
    days = f"| 2026-06-01 | X | The gate is open. Come and see. |\n| 2026-06-02 | X | {text} |\n"
    assert len(posts(f"# Plan\n\n| Date | Platform | Text |\n|---|---|---|\n{days}")) == 1
    (workplace / "marketing/social-posts.md").unlink()
    (workplace / "calendar.yaml").write_text(f"posts:\n- {{channel: x, text: '{text}'}}\n", encoding="utf-8")
    assert "placeholders in place of a text" in info(run)


@pytest.mark.parametrize("text", ["To be confirmed: nothing. Come!", "A definir um caminho começa cedo"])
def test_a_sentence_that_begins_alike_is_a_text(run, workplace, text):
    (workplace / "calendar.yaml").write_text(f"posts:\n- {{channel: x, text: '{text}'}}\n", encoding="utf-8")
    assert "placeholders" not in info(run)


def test_an_account_called_like_a_network_is_on_it_though_others_are_declared(run, workplace):
    (workplace / "postlint.yaml").write_text(
        "accounts: {mill: {channel: x}}\nreaders: {post.md: markdown}\n", encoding="utf-8"
    )
    front = "---\ndate: 2026-06-01\naccount: tiktok\nstatus: draft\n---\n"
    (workplace / "post.md").write_text(f"{front}The gate is open since this morning.\n", encoding="utf-8")
    told = info(run)
    assert told.count('"tiktok"') == 1
    assert "may be read wrongly" not in told


SECOND_DATE = "names another day: 2026-07-10 counts, and not 2026-07-13"


@pytest.mark.parametrize("key", ["publish_date", "scheduled_at"])
def test_a_second_day_of_a_post_is_told_with_both(run, workplace, key):
    post = f"{{channel: x, text: The wheel turns., date: 2026-07-10, {key}: 2026-07-13}}"
    (workplace / "calendar.yaml").write_text(f"posts:\n- {post}\n")
    assert SECOND_DATE in info(run)


@pytest.mark.parametrize("said", ["scheduled_at: 2026-07-10 16:00", "published_at: 2026-07-13", 'due_at: ""'])
def test_the_same_day_once_more_and_when_a_post_went_out_are_no_second_day(run, workplace, said):
    post = f"{{channel: x, text: The wheel turns., date: 2026-07-10, {said}}}"
    (workplace / "calendar.yaml").write_text(f"posts:\n- {post}\n")
    assert "names another day" not in info(run)
