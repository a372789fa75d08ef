"""Posts under days of the week, in a week that a title, a key, a cell or a name gives."""

import pytest
import yaml

IN_WEEK = (
    "# Social posts\n\n## {week}\n\n### {first}\n\n**LinkedIn**\n\nThe pond opens at nine. #ducks\n\n"
    "### {second}\n\n**LinkedIn**\n\nWhich path do you take to work?\n"
)
TITLES = {
    "Week of 1 June 2026": ("Monday", "Thursday"),
    "Week of June 1, 2026": ("Mon", "Thu"),
    "Week 1 (1–7 June 2026)": ("Monday", "Thursday"),
    "June 1–7, 2026": ("Monday", "Thursday"),
    "Week of/del: 1 de junio 2026": ("Lunes", "Jueves"),
    "Semana del 1 de junio de 2026": ("Lunes", "Jueves"),
    "Semana de 1 a 7 de junho de 2026": ("Segunda-feira", "Quinta-feira"),
    "Woche vom 1. Juni 2026": ("Montag", "Donnerstag"),
    "Woche 1.6.–7.6.2026": ("Montag", "Donnerstag"),
    "Semaine du 1er juin 2026": ("Lundi", "Jeudi"),
    "Settimana del 1° giugno 2026": ("Lunedi", "Giovedì"),
    "Week van 1 juni 2026": ("Maandag", "Donderdag"),
    "KW 23 2026": ("Montag", "Donnerstag"),
    "KW23/2026": ("Montag", "Donnerstag"),
    "Week 23, 2026": ("Monday", "Thursday"),
    "S23 2026": ("Lundi", "Jeudi"),
    "2026-W23": ("Monday – the pond", "Thursday – paths"),
}


def dates(run, workplace, text, name="marketing/social-posts.md"):
    path = workplace / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    ran = run("import", name)
    assert ran.exit_code == 0, ran.stdout + ran.stderr
    return [post.get("date") for post in yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"]]


def said(run):
    return " ".join(run("check", "--show", "info").stdout.split())


@pytest.mark.parametrize("week", TITLES)
def test_days_below_the_title_of_a_week_are_dated(run, workplace, week):
    first, second = TITLES[week]
    text = IN_WEEK.format(week=week, first=first, second=second)
    assert dates(run, workplace, text) == ["2026-06-01", "2026-06-04"]


@pytest.mark.parametrize("week", ["Week of 1 June", "KW 23", "Week 23", "W23", "Semana del 1 de junio"])
def test_the_year_of_a_week_may_stand_in_the_title_and_that_is_said(run, workplace, week):
    text = IN_WEEK.format(week=week, first="Monday", second="Thursday").replace("posts", "posts 2026", 1)
    assert dates(run, workplace, text) == ["2026-06-01", "2026-06-04"]
    assert f'"{week}" names no year, and is read as one of 2026, as the title says' in said(run)


@pytest.mark.parametrize("week", ["Week 2", "W2", "Semana 2"])
def test_a_week_that_a_plan_counts_is_none_of_the_year_and_its_days_are_named(run, workplace, week):
    text = IN_WEEK.format(week=week, first="Monday", second="Thursday").replace("posts", "posts 2026", 1)
    assert dates(run, workplace, text) == [None, None]
    assert "days that name no date" in run("check", "--list-files").stdout.replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Week,Day,Copy\nKW 23 2026,Mo,The pond opens.\nKW 23 2026,Do,Which path?\n", "calendar.csv"),
        ("Week,Day,Copy\n23,Mon,The pond opens.\n23,Thu,Which path?\n", "calendar-2026.csv"),
        ("Week of,Day,Copy\n2026-06-01,Mon,The pond opens.\n2026-06-01,Thu,Ducks!\n", "calendar.csv"),
        ("Day,Copy\nWeek of 1 June 2026,\nMonday,The pond opens.\nThursday,Ducks!\n", "calendar.csv"),
        (
            "## LinkedIn\n\n### Week of 1 June 2026\n\n| Day | Post |\n|---|---|\n"
            "| Monday | The pond opens at nine. |\n| Thursday | Which path do you take? |\n",
            "marketing/social-posts.md",
        ),
        (
            "---\nweek: 2026-W23\n---\n## Monday – LinkedIn\n\nThe pond opens. #ducks\n\n"
            "## Thursday – X\n\nWhich path?\n",
            "marketing/social-posts.md",
        ),
        (
            "# Posts\n\n## Mon – LinkedIn\n\nThe pond opens. #ducks\n\n## Thu – X\n\nWhich path?\n",
            "marketing/social-posts-2026-W23.md",
        ),
        (
            "week: 2026-W23\nposts:\n- {day: Monday, text: The pond opens, channel: x}\n"
            "- {day: Thursday, text: Which path, channel: x}\n",
            "calendar.yaml",
        ),
        (
            "- {kw: 23, year: 2026, day: Montag, text: The pond opens, channel: x}\n"
            "- {kw: 23, year: 2026, day: Do, text: Which path, channel: x}\n",
            "calendar.yaml",
        ),
        (
            "Semana del 1 de junio de 2026:\n  Lunes: {text: The pond opens today, channel: x}\n"
            "  Jueves: {text: Which path do you take, channel: x}\n",
            "calendar.yaml",
        ),
    ],
)
def test_a_week_is_told_wherever_it_stands(run, workplace, text, name):
    assert dates(run, workplace, text, name) == ["2026-06-01", "2026-06-04"]
