"""Fields of posts in Markdown that take more than a line, and paragraphs of nothing but fields."""

import pytest

HEAD = "# LinkedIn posts\n\n## Post 1\n\n"
TEXT = "The mill turns again."
BOTH = "Bring a sack.\nThe flour is warm."


@pytest.mark.parametrize(
    "call",
    [
        "**CTA:** Bring a sack.\nThe flour is warm.\n",
        "**CTA:**\n> Bring a sack.\n> The flour is warm.\n",
        "**Call to action**\n\n```\nBring a sack.\nThe flour is warm.\n```\n",
        "### CTA\n\n> Bring a sack.\n> The flour is warm.\n",
        "**Appel à l'action :** Bring a sack.\nThe flour is warm.\n",
        "### Handlungsaufforderung\n\nBring a sack.\nThe flour is warm.\n",
    ],
)
def test_a_call_keeps_all_its_lines_and_the_text_gets_none_of_them(posts, call):
    (post,) = posts(f"{HEAD}{TEXT}\n\n{call}")
    assert (post["text"], post["cta"].strip()) == (TEXT, BOTH)


@pytest.mark.parametrize(
    "title",
    [
        "CTA (Erster Kommentar)",
        "CTA – first comment",
        "CTA (im ersten Kommentar)",
        "Link (premier commentaire)",
        "Llamada a la acción (en el primer comentario)",
        "Call to action (primo commento)",
        "CTA (no primeiro comentário)",
        "CTA (eerste reactie)",
    ],
)
@pytest.mark.parametrize("layout", ["### {}\n\n> {}\n> {}\n", "**{}:** {}\n{}\n", "**{}:**\n\n> {}\n> {}\n"])
def test_a_call_or_link_that_stands_in_the_first_comment_by_its_name_is_that_comment(posts, title, layout):
    call = layout.format(title, *BOTH.splitlines())
    (post,) = posts(f"{HEAD}### Text\n\n{TEXT}\n\n{call}")
    assert (post["text"], post["first_comment"].strip()) == (TEXT, BOTH)


def test_paragraphs_under_the_heading_of_a_comment_are_all_of_it(posts):
    (post,) = posts(f"{HEAD}{TEXT}\n\n### First comment\n\nBring a sack.\n\nThe flour is warm.\n")
    assert post["first_comment"].split("\n\n") == BOTH.split("\n")


def test_hashtags_keep_all_their_lines(posts):
    (post,) = posts(f"{HEAD}{TEXT}\n\n**Hashtags:** #mill #flour\n#bread\n")
    assert (post["text"], post["hashtags"].split()) == (TEXT, ["#mill", "#flour", "#bread"])


def test_a_line_below_a_call_that_no_text_stands_before_is_the_text(posts):
    (post,) = posts(f"{HEAD}**CTA:** Bring a sack.\n{TEXT}\n")
    assert (post["text"], post["cta"]) == (TEXT, "Bring a sack.")


def test_items_of_fields_may_go_on_over_the_end_of_their_line(posts):
    (post,) = posts(
        f"{HEAD}- **Status:** draft\n"
        f"- **CTA:** Bring a sack.\n  The flour is warm.\n- **Date:** 2027-01-04\n\n{TEXT}\n"
    )
    assert (post["text"], post["cta"].strip(), str(post["date"])) == (TEXT, BOTH, "2027-01-04")


def test_a_field_of_signs_alone_takes_no_time_however_long_it_is(run, workplace):
    (workplace / "posts.md").write_text(
        f"# Mill\n\n## LinkedIn post\n\nThe mill.\n\n### Media\n\n{'_!' * 50_000}\n"
    )
    assert "The mill." in run("import", "posts.md").stdout


@pytest.mark.parametrize("beside", ["Content", "Idea", "Text on screen", "Copy"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_beside_a_caption_no_other_line_of_a_paragraph_is_the_text(posts, beside, gap):
    found = posts(
        f"# Mill\n\n**Day 1 — TikTok — Wheel**\n{gap}{beside}: We film the wheel in one take.\n"
        f"Caption: Our wheel is in B flat.\nHashtags: #mill\n\n---\n\n**Day 2 — REST DAY**\n{gap}"
        f"{beside}: No post.\nCaption: —\nHashtags: —\n",
        "content-calendar.md",
    )
    assert [(post["account"], post["text"], post["hashtags"]) for post in found] == [
        ("tiktok", "Our wheel is in B flat.", "#mill")
    ]


@pytest.mark.parametrize("mark", ["", "**", "- ", "- **"])
def test_of_captions_for_networks_the_one_for_none_of_them_goes_out_on_the_others(posts, mark):
    end = mark.strip("- ")
    found = posts(
        f"# Mill\n\n**Day 1 — YouTube Shorts + X — Wheel**\n{mark}Content:{end} The whole wheel.\n"
        f"{mark}Caption (Shorts):{end} Our wheel, filmed at five in the morning.\n"
        f"{mark}Caption (Twitter):{end} Our wheel is in B flat.\n{mark}Date:{end} 2027-01-12\n",
        "content-calendar.md",
    )
    assert [(post["account"], post["text"], post["date"]) for post in found] == [
        ("youtube", "Our wheel, filmed at five in the morning.", "2027-01-12"),
        ("x", "Our wheel is in B flat.", "2027-01-12"),
    ]


@pytest.mark.parametrize("gap", ["\nIt is oak.\n", "\n\n"])
def test_captions_with_their_name_in_front_begin_wherever_others_do(posts, gap):
    days = "".join(
        f"## Day {day} — LinkedIn\n\nContent: We film the wheel.{gap}"
        f"Caption: Wheel {day} turns again.\n\nAnd again.\n\n"
        for day in (1, 2)
    )
    found = posts(f"# Mill\n\n{days}", "content-calendar.md")
    assert [post["text"] for post in found] == [f"Wheel {day} turns again.\n\nAnd again." for day in (1, 2)]


def test_a_text_may_tell_of_captions(posts):
    found = posts(
        "# LinkedIn posts\n\n## Post 1\n\nEvery photo has two lines.\n\nCaption: what you see.\n\n"
        "## Post 2\n\nWe have a rule.\n\nCaption: never more than nine words.\n"
    )
    assert [post["text"] for post in found] == [
        "Every photo has two lines.\n\nCaption: what you see.",
        "We have a rule.\n\nCaption: never more than nine words.",
    ]


@pytest.mark.parametrize(("mark", "end"), [("", ": "), ("**", ":** "), ("### ", "\n")])
def test_what_is_said_below_a_text_that_is_none_is_said_of_the_post(posts, mark, end):
    (post,) = posts(
        f"# Mill\n\n## LinkedIn\n\n{mark}Content{end}We film the wheel.\n**Date:** 2027-01-12\n"
        f"**Status:** draft\n**Room:** attic\n{mark}Caption{end}The wheel turns again.\n",
        "content-calendar.md",
    )
    assert (post["text"], post["date"], post["status"]) == ("The wheel turns again.", "2027-01-12", "draft")


@pytest.mark.parametrize("name", ["Copy", "Caption"])
def test_bold_words_right_above_fields_that_only_posts_have_head_a_post(posts, name):
    found = posts(
        f"# Mill\n\n**The wheel**\nPlatform: X\nDate: 2027-01-12\n{name}: It turns again.\n\nIt is oak.\n\n"
        f"**The stone**\nPlatform: LinkedIn\nDate: 2027-01-13\n{name}: It rests on Sundays.\n\n#mill\n",
        "content-calendar.md",
    )
    assert [(post["account"], post["text"], post["date"]) for post in found] == [
        ("x", "It turns again.\n\nIt is oak.", "2027-01-12"),
        ("linkedin", "It rests on Sundays.\n\n#mill", "2027-01-13"),
    ]
