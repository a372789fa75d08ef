"""What new users stumble over: each slip is told where it was made, and each hint can be followed."""

import json

import pytest


@pytest.fixture
def check(run, workplace):
    def check_file(text, name="june.yaml"):
        (workplace / name).write_text(text, encoding="utf-8")
        return json.loads(run("check", name, "--show", "info", "--format", "json").stdout)

    return check_file


@pytest.mark.parametrize(
    ("name", "text", "at"),
    [
        (
            "a.yaml",
            '- {date: 2026-06-01, text: "The gate.}\n- {date: 2026-06-02, text: "The bridge."}\n',
            (1, 28),
        ),
        ("b.yaml", "- text: 'The gate.\n  channel: x\n- text: 'The bridge.'\n  channel: x\n", (1, 9)),
        ("c.yaml", '- "The gate is open.\n- "The bridge is open."\n', (1, 3)),
        ("d.csv", 'date,text\n2026-06-01,"The gate.\n2026-06-02,"The bridge."\n', (2, 12)),
        ("e.csv", '"date","text"\n"2026-06-01","The gate.\n"2026-06-02","The bridge."\n', (2, 14)),
        ("f.json", '[{"text": "The gate.},\n {"text": "The bridge."}]', (1, 11)),
    ],
)
def test_a_quote_left_open_is_told_where_it_was_opened(check, name, text, at):
    assert at in [(error["line"], error["column"]) for error in check(text, name)["errors"]]


def test_marks_within_a_quoted_text_are_told_of_themselves(check):
    (error,) = check('- text: "The gate,\n    "our gate" of old, is open."\n')["errors"]
    assert error["line"] == 2
    assert "ends the quoted text that it stands in" in error["message"]


def test_a_text_of_several_lines_in_a_cell_may_quote(check):
    text = 'date,text\n2026-06-01,"The gate.\n""Open"", we say.\nCome,"\n'
    assert check(text, "june.csv")["errors"] == []
