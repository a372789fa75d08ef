"""What is advised where entries have notes to the team and no texts."""

from __future__ import annotations

import json


def test_notes_to_the_team_are_never_advised_as_texts(run, workplace):
    note = "Revised after the feedback: the line about hundreds of guests is gone."
    entries = [
        {"slug": f"s{number}", "title": "An olive picker's morning", "status": status, "note": note}
        for number, status in enumerate(("in-review", "idea", "in-review"))
    ]
    (workplace / "calendar.json").write_text(json.dumps({"posts": entries}), encoding="utf-8")
    (workplace / "postlint.yaml").write_text("calendars: [calendar.json]\n")
    said = " ".join(run("check").stdout.split())
    assert "without texts" in said
    assert "note:" not in said


def test_an_unknown_key_of_texts_is_still_advised(run, workplace):
    entries = [
        {"slug": f"s{number}", "status": "draft", "lines_out": "Come and press olives with us on Sunday."}
        for number in range(3)
    ]
    (workplace / "calendar.json").write_text(json.dumps({"posts": entries}), encoding="utf-8")
    (workplace / "postlint.yaml").write_text("calendars: [calendar.json]\n")
    assert "columns: {lines_out: text}" in " ".join(run("check").stdout.split())
