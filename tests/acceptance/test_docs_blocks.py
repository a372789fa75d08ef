"""The blocks of the pages on the calendar, kinds and checks are valid, and do what stands beside them."""

import json
import re

import pytest

from docs.generate import DOCS
from postlint.judging.checks import CHECKS

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
AS_OF = re.compile(r"`--as-of ([\d-]+)`:\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CALENDARS = ("first-hour.md", "calendar.md", "kinds.md")


def blocks(page):
    return FENCE.findall((DOCS / page).read_text(encoding="utf-8"))


@pytest.fixture
def found(run, workplace):
    """Check a calendar that can be read, and return a line for each finding."""

    def check(calendar, *args):
        (workplace / "calendar.yaml").write_text(calendar, encoding="utf-8")
        ran = run("check", "calendar.yaml", "--no-cache", "--format", "json", *args)
        report = json.loads(ran.stdout)
        assert report["errors"] == []
        return [f"{one['severity']}: {one['message']}\n" for one in report["findings"]]

    return check


@pytest.mark.parametrize("page", [*CALENDARS, *(f"checks/{name}.md" for name in CHECKS)])
def test_what_is_yaml_is_a_calendar_or_a_rule_or_a_part_of_it_and_all_else_says_what_it_is(page):
    languages = {language for language, _ in blocks(page)}
    assert "yaml" in languages
    assert languages <= {"yaml", "console", "text", "sh"}


@pytest.mark.parametrize("page", CALENDARS)
def test_whole_calendars_can_be_read_without_a_question(page, found):
    calendars = [text for _, text in blocks(page) if text.startswith("# calendar.yaml")]
    assert calendars
    for calendar in calendars:
        found(calendar)


@pytest.mark.parametrize("name", CHECKS)
def test_the_rule_of_a_check_fails_and_passes_what_its_page_says(name, found, workplace):
    page = (DOCS / "checks" / f"{name}.md").read_text(encoding="utf-8")
    (_, pack), (_, failing), (_, expected), (_, passing) = blocks(f"checks/{name}.md")
    days = {calendar: ("--as-of", day) for day, calendar in AS_OF.findall(page)}
    (workplace / "pack.yaml").write_text(pack, encoding="utf-8")
    (workplace / "postlint.yaml").write_text("packs: [pack.yaml]\n", encoding="utf-8")
    assert "".join(found(failing, *days.get(failing, ()))) == expected
    assert found(passing, *days.get(passing, ())) == []
