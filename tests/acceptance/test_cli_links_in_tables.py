"""Links in a column of their own: behind the texts where they can be followed, and never in secret."""

import pytest
import yaml

LINK = "https://mill.example/?utm_source=post"
ROWS = """Date,Platform,Caption,{}
2026-06-01,Instagram,The wheel turns again. Link in bio.,{link}
2026-06-02,LinkedIn,The wheel turns again since this morning.,{link}
2026-06-03,"Instagram, Facebook",Bread on Sunday at the mill.,{link}
"""


def texts(run, workplace, text, name="calendar.csv"):
    (workplace / name).write_text(text, encoding="utf-8")
    return [post["text"] for post in yaml.safe_load(run("import", name).stdout)["posts"]]


def checked(run):
    return " ".join(run("check").stdout.split())


def test_a_link_goes_out_behind_a_text_but_not_on_instagram_alone_and_that_is_said(run, workplace):
    first, *others = texts(run, workplace, ROWS.format("Link", link=LINK))
    assert LINK not in first
    assert all(text.endswith(f"\n{LINK}") for text in others)
    said = (
        'calendar.csv: the links of column "Link" are read as ends of the texts, but for those on Instagram.'
    )
    assert said in checked(run)


def test_nothing_is_said_of_links_that_the_texts_hold_or_that_a_tool_joins(run, workplace):
    held = f"Date,Platform,Caption,Link\n2026-06-02,LinkedIn,The wheel turns again: {LINK},{LINK}\n"
    tool = f"date,time_24hr,message_text,link\n2026-06-02,10:00,The wheel turns again.,{LINK}\n"
    for text in (held, tool):
        assert LINK in texts(run, workplace, text)[0]
        assert "are read as ends" not in checked(run)


def test_links_in_a_column_of_tracked_ones_are_in_no_text_and_that_is_said(run, workplace):
    assert not any(LINK in text for text in texts(run, workplace, ROWS.format("utm_link", link=LINK)))
    assert 'calendar.csv: the links of column "utm_link" are in no text: call it link' in checked(run)


def told_of(run, workplace, column, link, text="The wheel turns again."):
    (workplace / "calendar.csv").write_text(
        f"Date,Platform,Caption,{column}\n2026-06-02,LinkedIn,{text},{link}\n", encoding="utf-8"
    )
    return "are in no text: call it link if they go out with them" in checked(run)


@pytest.mark.parametrize("column", ["CTA link", "Destination", "utm_link"])
def test_links_in_any_column_that_is_not_understood_are_in_no_text_and_that_is_said(run, workplace, column):
    assert told_of(run, workplace, column, LINK)


@pytest.mark.parametrize(
    ("column", "link", "text"),
    [
        ("Live link", "https://mill.example/news", "The wheel turns again."),
        ("Where it is", "https://x.com/mill/status/1234567890123456789", "The wheel turns again."),
        ("Destination", LINK, f"The wheel turns again: {LINK}"),
        ("Destination", "ask Ada", "The wheel turns again."),
        ("Image link", "https://mill.example/wheel.png", "The wheel turns again."),
        ("Link", LINK, "The wheel turns again."),
    ],
)
def test_nothing_is_said_of_addresses_of_posts_of_those_in_texts_and_of_what_is_understood(
    run, workplace, column, link, text
):
    assert not told_of(run, workplace, column, link, text)
