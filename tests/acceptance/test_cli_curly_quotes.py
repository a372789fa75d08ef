"""Quotation marks of a word processor around a text in YAML: letters that nobody means to publish."""

import json

import pytest

TEXT = "The mill turns on Saturday."


def found(run, workplace, *texts, name="plan.yaml"):
    """Return where a check tells of such quotes, after writing a plan of ``texts``."""
    posts = "".join(
        f"  - date: 2027-05-{day:02}\n    channel: facebook\n    text: {text}\n"
        for day, text in enumerate(texts, 1)
    )
    (workplace / name).write_text(f"posts:\n{posts}")
    checked = json.loads(run("check", "--format", "json", name).stdout)["findings"]
    return [
        (one["line"], one["column"], one["message"])
        for one in checked
        if one["rule"] == "reading/curly-quotes"
    ]


@pytest.mark.parametrize("quoted", [f"“{TEXT}”", f"„{TEXT}“", f"« {TEXT} »"])
def test_curly_quotes_around_a_whole_text_are_a_warning_at_its_place(run, workplace, quoted):
    [(line, column, _)] = found(run, workplace, quoted)
    assert (line, column) == (4, 11)
    assert run("check", "plan.yaml").exit_code == 0


def test_several_in_one_file_are_told_once(run, workplace):
    [(line, _, message)] = found(run, workplace, TEXT, f"“{TEXT} One.”", f"“{TEXT} Two.”")
    assert line == 7
    assert "1 more in this file" in message


@pytest.mark.parametrize(
    "written",
    [f"'“{TEXT}”'", f"“{TEXT}” – the miller", "“Turn” and “mill”", f'"{TEXT}"', f"|\n      “{TEXT}”"],
)
def test_quotes_that_are_part_of_a_text_are_left_alone(run, workplace, written):
    assert found(run, workplace, written) == []
