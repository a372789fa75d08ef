"""Years that are slips: far from those of the other dates, and days and months in numbers without one."""

import pytest

TEXTS = ["The gate is open.", "The wheel turns.", "It is warm.", "Rye on Sunday.", "Six sacks.", "Oak or elm"]


def yaml(*days):
    posts = (f"- {{channel: x, date: {day}, text: {text}}}" for day, text in zip(days, TEXTS, strict=False))
    return "\n".join(("posts:", *posts, ""))


def csv(*days):
    rows = (f"{day},X,{text}" for day, text in zip(days, TEXTS, strict=False))
    return "\n".join(("Date,Platform,Text", *rows, ""))


def markdown(*days):
    posts = (f"## X, {day}\n\n> {text}\n" for day, text in zip(days, TEXTS, strict=False))
    return "\n".join(("# Posts", *posts))


FORMS = pytest.mark.parametrize(
    ("name", "of"), [("calendar.yaml", yaml), ("posts.csv", csv), ("social-posts.md", markdown)]
)


@pytest.fixture
def check(run, workplace):
    def check(name, text):
        (workplace / name).write_text(text, encoding="utf-8")
        return " ".join(run("check", ".").stdout.split())

    return check


@FORMS
@pytest.mark.parametrize("slip", ["2062-06-03", "2016-06-03"])
def test_a_year_far_from_those_around_it_is_told(check, name, of, slip):
    told = check(name, of("2026-06-01", slip, "2026-06-08", "2026-06-11"))
    assert f"The year {slip[:4]} is far from 2026" in told


@FORMS
def test_all_far_years_of_a_file_are_one_finding(check, name, of):
    days = ("2026-06-01", "2062-06-03", "2026-06-08", "2026-06-11")
    told = check(name, of(*days, "2026-06-12", "2062-06-14"))
    assert told.count("reading/far-year") == 1
    assert "so is 1 more" in told


@FORMS
@pytest.mark.parametrize(
    "days",
    [
        ("2026-12-30", "2027-01-03", "2027-01-08"),
        ("2012-06-01", "2016-06-01", "2020-06-01", "2026-06-01"),
        ("2015-06-01",),
        ("2015-06-01", "2026-06-01"),
    ],
)
def test_years_that_go_on_or_go_far_everywhere_are_no_slips(check, name, of, days):
    assert "far-year" not in check(name, of(*days))


def test_a_post_alone_is_measured_by_nothing_since_no_verdict_hangs_on_the_day_it_is_given(check):
    assert "far-year" not in check("calendar.yaml", yaml("2062-06-01"))


def test_a_post_in_a_file_of_its_own_is_measured_by_the_others(run, workplace):
    for number, year in enumerate((2026, 2026, 2062), start=1):
        (workplace / f"{number}.yaml").write_text(yaml(f"{year}-06-0{number}"), encoding="utf-8")
    assert "The year 2062 is far from 2026, which others here are of" in " ".join(run("check").stdout.split())


NUMBERS = "## 1/6\n\nThe gate is open since today. #mill\n\n## 3/6\n\nThe wheel turns again. #mill\n"


def test_numbers_that_leave_some_out_are_days_and_no_parts_of_a_thread(posts):
    assert len(posts(f"# LinkedIn posts\n\n{NUMBERS}")) == 2


def test_numbers_that_go_on_are_parts_of_a_thread(posts):
    assert len(posts(f"# LinkedIn posts\n\n{NUMBERS.replace('3/6', '2/6')}")) == 1


def test_what_is_advised_for_a_day_in_numbers_settles_it(posts, run, workplace):
    found = f"---\nyear: 2026\n---\n# LinkedIn posts\n\n{NUMBERS}"
    posts(found)
    assert "dates: {order: day-first}" in run("check").stdout
    (workplace / "postlint.yaml").write_text("dates: {order: day-first}\n", encoding="utf-8")
    assert [post["date"] for post in posts(found)] == ["2026-06-01", "2026-06-03"]
