"""When a post of a Markdown file goes out, under a label in a team's own words."""

from __future__ import annotations

import pytest


@pytest.fixture
def imported(run, workplace):
    """Return a function that gives what is read of a post with these lines above its text."""

    def read(*lines):
        (workplace / "linkedin-posts.md").write_text(
            "# LinkedIn posts\n\n## Post 1\n\n"
            + "\n".join(lines)
            + "\n\n### Text\n\nThe bridge opens at noon, and the mayor swims.\n\n## Post 2\n\n### Text\n\n"
            "The mayor is dry again. Thank you for the towels.\n",
            encoding="utf-8",
        )
        return run("import", "linkedin-posts.md").stdout

    return read


@pytest.mark.parametrize(
    "line",
    [
        "**Empfohlener Zeitpunkt:** Dienstag, 12.01.2027, 8:30 Uhr",
        "**Recommended posting time:** Tuesday, 12 January 2027, 8:30",
        "**Fecha recomendada:** martes 12 de enero de 2027, 8:30 h",
        "**Date conseillée :** mardi 12 janvier 2027, 8h30",
        "**Data consigliata:** 12 gennaio 2027, 8:30",
        "**Aanbevolen tijdstip:** dinsdag 12 januari 2027, 8:30 uur",
        "**Wunschtermin:** 12.01.2027, 8:30 Uhr",
    ],
)
def test_a_recommended_time_with_a_full_day_is_when_a_post_goes_out(imported, line):
    assert "date: 2027-01-12 08:30" in imported("**Phase:** Start", line)


@pytest.mark.parametrize(
    "line",
    [
        "**Event date:** 12 January 2027",
        "**Date created:** 12 January 2027",
        "**Empfohlener Zeitpunkt:** Dienstag oder Mittwoch, 8:00-9:00 Uhr",
        "**Fecha de la feria vecina:** del 12 al 14 de enero de 2027",
    ],
)
def test_other_days_and_days_of_the_week_are_no_date(imported, line):
    assert "date:" not in imported("**Phase:** Start", line)


def test_our_words_go_before_theirs(imported):
    said = imported("**Date:** 2027-01-14", "**Recommended date:** 2027-01-12")
    assert "2027-01-14" in said
    assert "2027-01-12" not in said
