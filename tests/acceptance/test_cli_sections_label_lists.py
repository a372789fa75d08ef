"""Posts in Markdown whose days are lists of labels, and tables with a text in several languages."""

from functools import partial

import pytest

DAY = "# Mill calendar\n\n### Day 1\n{}\n\n### Day 2\n{}\n"


@pytest.fixture
def posts(posts):
    """Write a file of that name, and return its posts."""
    return partial(posts, name="marketing/content-calendar.md")


def texts(found):
    return [post["text"] for post in found]


def listed(run):
    return " ".join(run("check", "--list-files").stdout.split())


def days(*lists):
    return DAY.format(*("\n".join(f"- {item}" for item in items) for items in lists))


@pytest.mark.parametrize(
    ("shown", "text", "where"),
    [
        ("**Post**: {}", "**Caption**: {}", "**Platform**: {}"),
        ("**Post:** {}", "**Copy:** {}", "**Channel:** {}"),
        ("Content: {}", "Text: {}", "Where: {}"),
        ("**Beitrag:** {}", "**Bildunterschrift:** {}", "**Kanal:** {}"),
        ("**Contenido**: {}", "**Texto**: {}", "**Plataforma**: {}"),
        ("**Visual:** {}", "**Copy:** {}", "**Platforms:** {}"),
    ],
)
def test_beside_a_label_of_the_text_one_of_the_whole_says_what_the_picture_shows(posts, shown, text, where):
    found = posts(
        days(
            (shown.format("Wheel at dawn"), text.format("The wheel turns again."), where.format("LinkedIn")),
            (shown.format("Two sacks"), text.format('"Two sacks a day, no more."'), where.format("Facebook")),
        )
    )
    assert texts(found) == ["The wheel turns again.", "Two sacks a day, no more."]
    assert [post["account"] for post in found] == ["linkedin", "facebook"]


def test_what_the_picture_shows_is_named_with_its_line(posts, run):
    posts(
        days(
            ("**Post**: Wheel at dawn", "**Caption**: The wheel turns.", "**Platform**: X"),
            ("**Caption**: It is oak.", "**Platform**: X"),
        )
    )
    assert "words that belong to no post (line 4)" in listed(run)


def test_of_two_labels_of_texts_the_longer_whole_one_leaves_doubt(posts, run):
    items = (
        "**Post:** The wheel turned all night, and nobody slept.",
        "**Caption:** The wheel",
        "**Platform:** X",
    )
    assert posts(days(items, items)) == []
    assert "doubt" in listed(run)


def test_posts_below_a_heading_of_a_schedule_are_read_where_labels_say_where_and_what(posts):
    found = posts(
        "# Mill calendar\n\n> Week of Jan 11-17, 2027\n\n## Mill content schedule\n\n### Day 1 - Mon Jan 11\n"
        "- **Caption**: The wheel turns.\n- **Platform**: X\n\n### Day 2 - Tue Jan 12\n"
        "- **Caption**: It is oak.\n- **Platform**: X\n\n## Assets\n\n- wheel.png\n"
    )
    assert texts(found) == ["The wheel turns.", "It is oak."]
    assert [post["date"] for post in found] == ["2027-01-11", "2027-01-12"]


def test_the_year_of_a_week_above_all_posts_is_told(posts, run):
    posts(
        "# Mill posts\n\n> 11–17 January 2027\n\n## X, 11 January\n\nThe wheel turns.\n\n"
        "## X, 12 January\n\nIt is oak.\n"
    )
    assert "is read as one of 2027" in " ".join(run("check", "--show", "info").stdout.split())


@pytest.mark.parametrize(
    "caption",
    [
        "- **Caption:**\n  > The wheel turns.\n  >\n  > It is oak.",
        "- **Caption**:\n    > The wheel turns.\n    >\n    > It is oak.",
        "- Caption:\n\n  > The wheel turns.\n  >\n  > It is oak.",
        "- **Caption:**\n  The wheel turns.\n\n  It is oak.",
        "- **Caption:**\n\n  ```\n  The wheel turns.\n\n  It is oak.\n  ```",
        "- **Caption (80 characters):**\n  > The wheel turns.\n  >\n  > It is oak.",
        "- **Caption:** (final)\n  > The wheel turns.\n  >\n  > It is oak.",
    ],
)
def test_what_stands_below_a_label_of_the_text_is_the_text(posts, caption):
    one = f"- **Image:** `wheel.html` (dawn)\n{caption}\n- **First comment:** #mill"
    found = posts(DAY.format(one, one.replace("wheel turns", "stone turns")), name="instagram/calendar.md")
    assert texts(found) == ["The wheel turns.\n\nIt is oak.", "The stone turns.\n\nIt is oak."]
    assert found[0]["first_comment"] == "#mill"


def test_slides_below_a_label_of_their_own_are_no_text_and_no_posts(posts, run):
    one = (
        "- **Slides:**\n  1. The wheel.\n  2. The stone.\n"
        "- **Caption:**\n  > Two {}, one mill.\n- **Platform:**\n  - X\n  - LinkedIn"
    )
    found = posts(DAY.format(one.format("stones"), one.format("wheels")))
    assert sorted({*texts(found)}) == ["Two stones, one mill.", "Two wheels, one mill."]
    assert all("accounts" in post for post in found)
    assert "Slides" in run("check", "--show", "info").stdout


def test_a_quote_behind_an_open_label_at_the_end_of_a_list_is_the_text(posts):
    one = "- **Platform:** X\n- **Caption:**\n\n> The {} turns.\n"
    assert texts(posts(DAY.format(one.format("wheel"), one.format("stone")))) == [
        "The wheel turns.",
        "The stone turns.",
    ]


@pytest.mark.parametrize(
    "caption",
    ["- **Caption:**\n  - The wheel turns.\n  - The wheel is oak.", "- **Caption:**\n  > One.\n\n  Two."],
)
def test_several_texts_below_one_label_are_in_doubt(posts, run, caption):
    one = f"- **Platform:** X\n{caption}\n"
    assert posts(DAY.format(one, one)) == []
    assert "passed over" in listed(run)


def test_of_captions_in_two_languages_the_english_one_counts_and_the_other_is_named(posts, run):
    found = posts(
        days(
            (
                "**Platform:** X",
                "**Caption (DE):** Das Rad dreht sich.",
                "**Caption (EN):** The wheel turns.",
            ),
            ("**Platform:** X", "**Caption (DE):** Es ist Eiche.", "**Caption (EN):** It is oak."),
        )
    )
    assert texts(found) == ["The wheel turns.", "It is oak."]
    assert "Caption (DE)" in run("check", "--show", "info").stdout


TABLE = """\
# Mill calendar

## Week 1

| Day | Platform | Template | {} | {} |
| --- | --- | --- | --- | --- |
| Mon | Instagram | `wheel` | Das Rad dreht sich wieder. | The wheel turns again. |
| Tue | TikTok | `stone` | Der Stein ist warm. | The stone is warm. |

## Hashtag strategy

### Usage

- Instagram: at most 15 tags.
"""


@pytest.mark.parametrize(
    "names", [("Caption (DE)", "Caption (EN)"), ("Copy DE", "Copy EN"), ("Text (Deutsch)", "Text (English)")]
)
def test_a_table_with_a_column_for_each_language_has_a_post_a_row(posts, run, names):
    found = posts(TABLE.format(*names))
    assert texts(found) == ["The wheel turns again.", "The stone is warm."]
    assert [post["account"] for post in found] == ["instagram", "tiktok"]
    assert names[0] in run("check", "--show", "info").stdout


def test_of_two_languages_that_are_not_english_the_first_counts(posts):
    found = posts(TABLE.format("Caption (DE)", "Caption (NO)"))
    assert texts(found) == ["Das Rad dreht sich wieder.", "Der Stein ist warm."]


def test_a_bold_label_of_the_whole_above_a_caption_says_what_the_picture_shows(posts):
    one = "**Post:** Wheel at dawn\n\n**Caption:**\n> The {} turns all night.\n\n**Platform:** X\n"
    found = posts(DAY.format(one.format("wheel"), one.format("stone")))
    assert texts(found) == ["The wheel turns all night.", "The stone turns all night."]


@pytest.mark.parametrize("order", [("DE", "EN"), ("EN", "DE")])
def test_bold_captions_in_two_languages_are_one_post_on_the_network_below_them(posts, run, order):
    said = {"DE": "Es ist {}.", "EN": "It is {}."}
    one = "".join(f"**Caption ({code}):**\n> {said[code]}\n\n" for code in order) + "**Platform:** LinkedIn\n"
    found = posts(DAY.format(one.replace("{}", "oak"), one.replace("{}", "elm")))
    assert texts(found) == ["It is oak.", "It is elm."]
    assert [post["account"] for post in found] == ["linkedin", "linkedin"]
    assert "posts in other languages" in listed(run)


def test_a_column_of_posts_beside_one_of_captions_says_what_pictures_show(posts, run):
    found = posts(
        "# Mill calendar\n\n| Day | Platform | Post | Caption |\n| --- | --- | --- | --- |\n"
        "| Mon | X | Wheel at dawn | The wheel turns all night. |\n"
        "| Tue | X | A sack | It is warm, and it is ours. |\n"
    )
    assert texts(found) == ["The wheel turns all night.", "It is warm, and it is ours."]
    assert "Post (beside Caption)" in run("check", "--show", "info").stdout


WEEK = """\
# Mill calendar

## Week 1

- **Mon**
  - **Post**: Wheel at dawn
  - **Caption**: "The wheel turns."
  - **Platform**: Instagram
- **Wed**
  - **Post**: A sack
  - **Caption (EN)**: "It is warm."
  - **Caption (DE)**: "Es ist warm."
  - **Platform**: X

## Week 2

- **Mon**
  - **Caption**: "It is oak."
  - **Platform**: Instagram
"""


def test_days_of_any_week_above_labels_of_their_texts_are_posts(posts, run):
    found = posts(WEEK)
    assert texts(found) == ["The wheel turns.", "It is warm.", "It is oak."]
    assert [post["account"] for post in found] == ["instagram", "x", "instagram"]
    assert "words that belong to no post (lines 6, 10, 12)" in listed(run)


def test_quotes_one_below_another_below_a_label_are_paragraphs_of_one_text(posts):
    one = "1. Image: `{0}.jpg`\n2. Caption:\n\n   > The {0} turns.\n\n   > It is oak.\n3. Where: X\n"
    assert texts(posts(DAY.format(one.format("wheel"), one.format("stone")))) == [
        "The wheel turns.\n\nIt is oak.",
        "The stone turns.\n\nIt is oak.",
    ]


def test_in_a_table_of_labels_a_caption_is_the_text_and_a_post_what_its_picture_shows(posts):
    one = (
        "| Field | Value |\n| --- | --- |\n| Platform | X |\n| Post | Wheel |\n"
        "| Caption | The {} turns again. |\n"
    )
    assert texts(posts(DAY.format(one.format("wheel"), one.format("stone")))) == [
        "The wheel turns again.",
        "The stone turns again.",
    ]


def test_a_text_that_is_there_in_another_language_alone_is_the_text(posts):
    found = posts(TABLE.format("Caption (DE)", "Caption (EN)").replace("The stone is warm.", ""))
    assert texts(found) == ["The wheel turns again.", "Der Stein ist warm."]


def test_a_label_of_the_english_text_that_is_still_empty_hides_no_other(posts):
    one = "- **Platform:** X\n- **Caption (DE):** Das {} dreht sich.\n- **Caption (EN):**\n"
    found = posts(DAY.format(one.format("Rad"), one.format("Seil")))
    assert texts(found) == ["Das Rad dreht sich.", "Das Seil dreht sich."]
