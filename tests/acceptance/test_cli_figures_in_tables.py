"""Exports of figures are no plans, whatever stands above their header: nobody is told to name them."""

import pytest

CALENDAR = 'posts:\n- {date: 2027-02-01, channel: mastodon, text: "The kiln is warm, come and see it."}\n'
FIGURES = """\
Post title,Post link,Created date,Audience,Impressions,Clicks,Click through rate (CTR),Likes,Reposts
"We fired forty bowls in one night. Which one broke?",https://l.example/1,1/6/2027,All,1832,44,0.02,61,3
"Who taught you to centre the clay on a wheel?",https://l.example/2,1/13/2027,All,2950,21,0.01,88,5
"Thank you to the village for all the wood!",https://l.example/3,1/27/2027,All,1104,12,0.01,40,1
"""
PREAMBLES = {
    "none": "",
    "a sentence": '"Aggregated engagement metrics for your content, 1/1/2027 - 1/31/2027",,,,,,,,\n',
    "without cells": '"All the posts of your page, and what came of them in January"\n',
    "two lines": "Organisation,The kiln,,,,,,,\nA report on the content of your page in January,,,,,,,,\n",
}


@pytest.fixture
def put(workplace):
    """Write a table beside a calendar."""

    def write(text, name="stats/content_2027-01.csv"):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        (workplace / "calendar.yaml").write_text(CALENDAR)

    return write


@pytest.mark.parametrize("above", PREAMBLES.values(), ids=PREAMBLES)
@pytest.mark.parametrize("name", ["stats/content_2027-01.csv", "linkedin/content.csv"])
def test_an_export_of_figures_is_not_invited(put, run, above, name):
    put(above + FIGURES, name)
    assert "look" not in run("check").stdout


@pytest.mark.parametrize("above", PREAMBLES.values(), ids=PREAMBLES)
def test_an_export_that_is_named_is_told_to_be_one(put, run, workplace, above):
    put(above + FIGURES)
    (workplace / "postlint.yaml").write_text("calendars: [calendar.yaml, 'stats/*.csv']\n")
    said = " ".join(run("check").stdout.split())
    assert "an analytics export: figures (Impressions, Clicks" in said
    assert "cells, and there are" not in said


def test_a_plan_with_a_sentence_above_its_header_is_read(put, run):
    rows = "Date,Network,Caption,Likes\n2027-03-01,LinkedIn,The kiln is warm again for all of you.,\n"
    put(f'"All the content that we plan for the first week of March",,,\n{rows}', "plan/march.csv")
    assert "plan/march.csv: 1 post" in run("check", "--list-files", "plan/march.csv").stdout


def test_a_plan_with_figures_beside_its_texts_is_still_read(put, run):
    rows = "".join(f"{day}.3.2027,LinkedIn,The bowl {day} is out of the kiln!,,,\n" for day in (1, 2, 3))
    put(f"Tag,Kanal,Copy,Likes,Clicks,Views\n{rows}", "social/maerz.csv")
    assert "social/maerz.csv: 3 posts" in run("check", "--list-files").stdout
