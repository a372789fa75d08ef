"""Files of a series, such as one a week: where one holds posts, the others are named or read with it."""

import json

import pytest

FULL = """\
# Week 23 · 1 to 7 June 2026

Theme of the week: wheels.

### Mon — Instagram & Facebook
📷 wheel.jpg (the wheel from below)

The wheel turned again this morning, for the first time since the flood.
#mill #oldmill

### Tue — Facebook only
We are closed on Thursday. Come by on Friday from ten!

### Wed — Instagram (story)
Poll: rye or spelt? Which would you rather bake with?

### Sun — Instagram
📷 opening.jpg

The doors open at ten. See you there?
"""
SPARE = """\
# Week 24 · 8 to 14 June 2026

### Mon — both
Ninety of you came on Sunday. Thank you to everybody who lent us a bench.

### Thu — Instagram
Flour is not white until it is old. This is the first day.
"""
NOTES = "# Week 24\n\n## What we talked about\n\nThe roof leaks.\n\n## Who buys paint\n\nOla does.\n"


@pytest.fixture
def put(workplace):
    """Write files into the folder."""

    def write(name, text):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def said(ran):
    return " ".join(ran.stdout.split())


@pytest.mark.parametrize(
    ("first", "second"),
    [("2026-w23.md", "2026-w24.md"), ("june.md", "july.md"), ("KW 23.md", "KW 24.md"), ("mai.md", "juin.md")],
)
def test_the_next_of_a_series_is_named_beside_the_calendar_that_is(run, put, first, second):
    put(f"weeks/{first}", FULL)
    put(f"weeks/{second}", SPARE)
    put("postlint.yaml", f'calendars: ["weeks/{first}"]\n')
    ran = run("check")
    assert f"weeks/{second} looks like a calendar and is not named under `calendars:`" in said(ran)
    assert f"weeks/{second}: passed over, but looks like a calendar" in run("check", "--list-files").stdout


def test_without_settings_a_series_looks_like_posts_as_a_whole(run, put):
    for week, text in ((23, FULL), (24, SPARE), (25, SPARE)):
        put(f"weeks/2026-w{week}.md", text)
    found = json.loads(run("check", "--format", "json").stdout)["summary"]["likely_posts"]
    named = {one["path"] for one in found}
    assert {"weeks/2026-w24.md", "weeks/2026-w25.md"} <= named
    listed = run("check", "--list-files").stdout
    assert "weeks/2026-w24.md: passed over, but looks like posts (called and headed as 2026-w23.md" in listed


def test_what_is_said_of_the_next_of_a_series_has_it_read(run, put):
    put("weeks/2026-w23.md", FULL)
    put("weeks/2026-w24.md", SPARE)
    assert "weeks/2026-w24.md: passed over" in run("check", "--list-files").stdout
    put("postlint.yaml", "readers: {weeks/2026-w24.md: sections}\n")
    assert "weeks/2026-w24.md: 2 posts (sections)" in run("check", "--list-files").stdout


def test_init_names_a_series_by_one_pattern_in_the_settings_and_in_the_hook(run, put, workplace):
    for week, text in ((23, FULL), (24, SPARE), (25, SPARE)):
        put(f"weeks/2026-w{week}.md", text)
    ran = run("init")
    assert '- "/weeks/**/*.md"\n' in (workplace / "postlint.yaml").read_text(encoding="utf-8")
    assert r"weeks/.*\.md" in ran.stdout
    assert "Checked 3 calendars" in said(run("check"))


@pytest.mark.parametrize(
    ("name", "text"),
    [("weeks/2026-w24.md", NOTES), ("weeks/roof.md", SPARE), ("other/2026-w24.md", SPARE)],
)
def test_a_file_with_other_headings_name_or_folder_is_none_of_the_series(run, put, name, text):
    put("weeks/2026-w23.md", FULL)
    put(name, text)
    put("postlint.yaml", 'calendars: ["weeks/2026-w23.md"]\n')
    assert name not in run("check", "--list-files").stdout
    assert name not in said(run("check"))
