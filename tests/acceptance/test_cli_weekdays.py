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


def test_a_post_for_several_accounts_may_list_them_under_account(run, tmp_path):
    (tmp_path / "calendar.yaml").write_text(
        "accounts: {parks: {handle: '@parks', channel: x}, zoo: {handle: '@zoo', channel: x}}\n"
        "posts: [{account: [parks, zoo], kind: question, text: Which path?}]\n"
    )
    assert run("mix", folder=tmp_path).stdout.count("1 post") == 2
