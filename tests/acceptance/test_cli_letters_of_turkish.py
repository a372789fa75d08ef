"""Letters that expressions which pass by case take for "i" and "s" are no faults of ours."""

import pytest


@pytest.mark.parametrize("day", ["FRİDAY 5 JUNE 2026", "5 APRİL 2026", "Frıday, 2026-06-05", "5 Auguſt 2026"])
def test_a_day_in_such_letters_is_read(run, workplace, day):
    (workplace / "posts.csv").write_text(
        f'Date,Channel,Text\n"{day}",x,The mill turns again.\n', encoding="utf-8"
    )
    ran = run("import", "posts.csv")
    assert "date: 2026-" in ran.stdout.replace("'", "")
    assert "internal error" not in ran.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("5-aprıl-2026-linkedin.md", "The mill turns again.\n"),
        ("linkedin.md", "# LinkedIn\n\n## Frı 5 June 2026\n\nThe mill turns again.\n"),
        ("x.md", "# X thread (sıx posts)\n\n## Post 1\n\nThe mill turns.\n\n## Post 2\n\nCome and see.\n"),
    ],
)
def test_names_and_headings_in_such_letters_end_no_run(run, workplace, name, text):
    (workplace / name).write_text(text, encoding="utf-8")
    assert "internal error" not in run("check", ".").stderr
