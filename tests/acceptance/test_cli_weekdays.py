"""Dates that are written with a day of the week."""

import pytest


@pytest.mark.parametrize(
    "written",
    ["Thu 5 June 2026", "Thursday, 2026-06-05", "do 5 juni 2026", "jeudi 5 juin 2026", "Thu 05.06.2026"],
)
def test_a_date_that_falls_on_another_day_of_the_week_is_told_and_counts(run, tmp_path, written):
    (tmp_path / "calendar.yaml").write_text(
        f'posts: [{{date: "{written}", text: We open.}}]', encoding="utf-8"
    )
    ran = run("check", folder=tmp_path)
    assert f'warning: "{written}" names another day of the week than that date has' in ran.stdout
    assert (
        "it counts as Friday 5 June 2026. Correct whichever is wrong.  [reading/other-weekday]" in ran.stdout
    )


@pytest.mark.parametrize(
    "written", ["Fri 5 June 2026", "Freitag, 5. Juni 2026", "Fri 2026-06-05", "5 June 2026", "2026-06-05"]
)
def test_a_date_with_its_day_of_the_week_is_fine(run, tmp_path, written):
    (tmp_path / "calendar.yaml").write_text(
        f'posts: [{{date: "{written}", text: We open.}}]', encoding="utf-8"
    )
    assert "other-weekday" not in run("check", folder=tmp_path).stdout


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ('Date,Copy\n"Tue, 1 June 2026",The pond opens.\n', "calendar.csv", "Tue, 1 June 2026"),
        (
            "Date,Copy\nTue 01/06/2026,The pond opens.\nSat 13/06/2026,Ducks!\n",
            "calendar.csv",
            "Tue 01/06/2026",
        ),
        ("year: 2026\nposts: [{date: Tue 1 June, text: The pond opens.}]\n", "june.yaml", "Tue 1 June"),
        (
            "---\nchannel: x\nyear: 2026\ndate: Tue 1 June\n---\nThe pond opens.\n",
            "posts/pond.md",
            "Tue 1 June",
        ),
        (
            "# Posts 2026\n\n## Tuesday, 1 June – LinkedIn\n\nThe pond opens. #ducks\n",
            "marketing/social-posts.md",
            "Tuesday, 1 June",
        ),
        (
            "## Tue 1 June – LinkedIn\n\nThe pond opens. #ducks\n",
            "marketing/social-posts-2026.md",
            "Tue 1 June",
        ),
        (
            "## LinkedIn\n\n**Date:** 2026-06-01 (Tuesday)\n\nThe pond opens. #ducks\n",
            "marketing/social-posts.md",
            "2026-06-01 (Tuesday)",
        ),
    ],
)
def test_a_day_of_the_week_is_compared_in_every_shape_wherever_the_year_stands(
    run, workplace, text, name, written
):
    path = workplace / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    said = " ".join(run("check").stdout.split())
    assert f'"{written}" names another day of the week than that date has' in said
    assert "it counts as Monday 1 June 2026" in said


@pytest.mark.parametrize(("order", "is_told"), [("day-first", True), ("month-first", False)])
def test_the_day_of_the_week_heeds_what_comes_first_in_dates(run, workplace, order, is_told):
    (workplace / "calendar.yaml").write_text("posts: [{date: Wed 03/04/2026, text: The pond opens.}]\n")
    (workplace / "postlint.yaml").write_text(f"dates: {{order: {order}}}\n")
    assert ("other-weekday" in run("check").stdout) == is_told


def test_a_post_for_several_accounts_may_list_them_under_account(run, tmp_path):
    (tmp_path / "calendar.yaml").write_text(
        "accounts: {parks: {handle: '@parks', channel: x}, zoo: {handle: '@zoo', channel: x}}\n"
        "posts: [{account: [parks, zoo], kind: question, text: Which path?}]\n"
    )
    assert run("mix", folder=tmp_path).stdout.count("1 post") == 2
