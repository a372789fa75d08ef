"""An empty file beside calendars: a warning at the file, since a month is missing."""

import pytest

JUNE = "posts:\n- {date: 2026-06-01, text: The mill turns again.}\n"
PAGE = "".join(
    f"## LinkedIn, {day} June 2026\n\nThe mill turned for {day} hours today.\n\n" for day in (1, 2, 3)
)


def said(ran):
    return " ".join(ran.stdout.split())


@pytest.mark.parametrize(("month", "text"), [("june.yaml", JUNE), ("june.md", PAGE)])
@pytest.mark.parametrize("nothing", ["", "\n \n"])
def test_an_empty_file_beside_a_calendar_is_a_warning(run, workplace, month, text, nothing):
    empty = month.replace("june", "july")
    (workplace / month).write_text(text, encoding="utf-8")
    (workplace / empty).write_text(nothing, encoding="utf-8")
    ran = run("check", "--show", "info")
    assert ran.exit_code == 0
    assert f"{empty}: warning: This file is empty, and lies beside {month}, which holds posts." in ran.stdout
    assert "[reading/empty-file]" in ran.stdout
    assert "Not a calendar" not in ran.stdout
    assert run("check", "--fail-on", "warning").exit_code == 1


@pytest.mark.parametrize("empty", ["july.yml", "july.YAML"])
def test_an_empty_file_with_another_ending_of_the_same_sort_is_a_warning(run, workplace, empty):
    (workplace / "june.yaml").write_text(JUNE, encoding="utf-8")
    (workplace / empty).write_text("", encoding="utf-8")
    assert f"{empty}: warning: This file is empty, and lies beside june.yaml" in run("check").stdout


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("july.yaml", "# July: to come\n"),
        ("july.md", ""),
        ("other/july.yaml", ""),
        ("mkdocs.yaml", "nav: []\n"),
    ],
)
def test_what_is_no_empty_calendar_beside_one_is_no_warning(run, workplace, name, text):
    (workplace / "june.yaml").write_text(JUNE, encoding="utf-8")
    (workplace / "other").mkdir()
    (workplace / name).write_text(text, encoding="utf-8")
    assert "empty-file" not in run("check").stdout


def test_an_empty_file_that_is_named_as_a_calendar_is_an_error(run, workplace):
    (workplace / "june.yaml").write_text(JUNE, encoding="utf-8")
    (workplace / "july.yaml").write_text("", encoding="utf-8")
    (workplace / "postlint.yaml").write_text("calendars: ['*.yaml']\n", encoding="utf-8")
    ran = run("check")
    assert ran.exit_code == 2
    assert "july.yaml: error: This file is empty, so it is not a calendar." in said(ran)
    assert "empty-file" not in ran.stdout
