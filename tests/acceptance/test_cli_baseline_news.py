"""``--baseline`` while calendars go on: what is edited, moved or archived stays old, and news speaks."""

import json
from datetime import date, timedelta

import pytest
from calendars_by_month import HEAD, Planned, Year

BASE = ("--baseline", "base.json")


@pytest.fixture(autouse=True)
def settings(workplace):
    """Let months be bad in one way: on their edges, milder rules have findings of their own."""
    file = workplace / "postlint.yaml"
    milder = ("broadcast-streak", "low-engagement", "agenda-only")
    file.write_text("rules:\n" + "".join(f"  two-way/{name}: 'off'\n" for name in milder))
    return file


@pytest.fixture
def plan(workplace):
    """Write a calendar of months; the numbers are those that are bad."""

    def write(*bad, months=range(1, 9)):
        year = Year()
        for number in months:
            year.month(number, bad=number in bad)
        (workplace / "plan.yaml").write_text(year.text())
        return year

    return write


@pytest.fixture
def write(workplace):
    def write_year(year, name="plan.yaml"):
        (workplace / name).write_text(year.text())

    return write_year


@pytest.fixture
def windows(run):
    """Check against the baseline; return each finding's rule with the days that it names."""

    def found(*options):
        ran = run("check", *BASE, *options, "--format", "json")
        assert ran.exit_code in {0, 1}, ran.stderr
        return [
            (item["rule"], item["window"] and (item["window"]["from"], item["window"]["to"]))
            for item in json.loads(ran.stdout)["findings"]
        ]

    return found


def old(run):
    assert run("check", *BASE, "--update-baseline").exit_code == 0


def test_what_is_broken_speaks_though_as_much_is_mended(run, plan, windows):
    plan(1)
    old(run)
    plan(7)
    ((rule, (first, last)),) = windows()
    assert rule == "two-way/all-broadcast"
    assert "2026-07-01" <= first <= last <= "2026-07-31"
    assert "1 finding of base.json no longer there" in run("check", *BASE).stderr


def test_a_new_bad_month_is_one_finding_beside_many_old_ones(run, workplace, windows, write):
    year = Year()
    for number in range(2017, 2026):
        for month in range(1, 13):
            year.month(month, bad=month % 2 == 0, year=number)
    year.month(1, bad=False).month(2, bad=False).month(3, bad=False)
    write(year)
    old(run)
    entries = json.loads((workplace / "base.json").read_text())["findings"]
    assert len(entries) == 54
    for post in year.of(2)[-14:]:
        post.kind = "press_release"
    assert [post.day.year for post in year.of(2)[-14:]] == [2026] * 14
    write(year)
    ((_, (first, last)),) = windows()
    assert "2026-01-31" <= first <= last <= "2026-02-28"


def test_a_bad_month_right_after_an_old_one_speaks_of_its_own_posts(run, plan, windows):
    plan(6, months=range(5, 7))
    old(run)
    plan(6, 7, months=range(5, 8))
    ((rule, days),) = windows()
    assert (rule, days) == ("two-way/all-broadcast", ("2026-07-01", "2026-07-27"))


def test_a_bad_month_right_before_an_old_one_speaks_of_its_own_posts(run, plan, windows):
    plan(6, months=range(6, 8))
    old(run)
    plan(5, 6, months=range(5, 8))
    ((_, (first, last)),) = windows()
    assert "2026-05-01" <= first <= last <= "2026-05-31"


def test_a_month_that_engages_in_its_second_half_is_not_blamed_for_the_month_before(
    run, plan, write, windows
):
    plan(6, months=range(5, 7))
    old(run)
    year = plan(6, months=range(5, 8))
    for place, post in enumerate(year.of(7)):
        post.kind = "question" if place > 10 else "press_release"
    write(year)
    assert windows() == []


def test_a_good_post_added_is_nothing_new(run, plan, write, windows):
    year = plan(6)
    old(run)
    for day in (5, 14, 29):
        year.posts.append(Planned(date(2026, 6, day), "question", f"Which gate on day {day}?"))
        write(year)
        assert windows() == []


def test_a_bad_post_added_to_an_old_window_is_nothing_new_and_many_are(run, plan, write, windows):
    year = plan(6, months=[6])
    old(run)
    for number in range(9):
        year.posts.append(Planned(date(2026, 6, 10 + number), "press_release", f"One more depot {number}"))
    write(year)
    assert windows() == []
    year.posts.append(Planned(date(2026, 6, 20), "press_release", "The last straw"))
    write(year)
    assert windows() == [("two-way/all-broadcast", ("2026-06-10", "2026-06-20"))]


def test_an_old_post_deleted_is_nothing_new(run, plan, write, windows):
    year = plan(6)
    old(run)
    for _ in range(4):
        year.posts.remove(year.of(6)[2])
        write(year)
        assert windows() == []


def test_the_wording_of_old_posts_changed_is_nothing_new(run, plan, write, windows):
    year = plan(6)
    old(run)
    for post in year.of(6):
        post.text = f"Quite another word for day {post.day.toordinal()}"
    write(year)
    assert windows() == []


@pytest.mark.parametrize("by", [-1, 1, 2, 7])
def test_old_posts_moved_by_some_days_are_nothing_new(run, plan, write, windows, by):
    year = plan(6)
    old(run)
    for post in year.of(6)[3:]:
        post.day += timedelta(days=by)
    write(year)
    assert windows() == []


def test_a_post_with_an_id_is_known_though_its_words_and_its_day_change(run, plan, write, windows):
    year = plan(6)
    for number, post in enumerate(year.posts):
        post.more = f", id: p{number}"
    write(year)
    old(run)
    for post in year.of(6):
        post.text, post.day = f"New {post.day.toordinal()}", post.day + timedelta(days=1)
    write(year)
    assert windows() == []


def test_calendars_archived_into_other_files_are_nothing_new(run, plan, workplace, windows):
    year = plan(6, 2)
    old(run)
    (workplace / "archive").mkdir()
    (workplace / "archive" / "spring.yaml").write_text(
        Year([post for post in year.posts if post.day.month < 7]).text()
    )
    (workplace / "plan.yaml").write_text(Year([post for post in year.posts if post.day.month >= 7]).text())
    assert windows() == []


def test_a_rule_that_gives_way_does_not_speak_in_the_place_of_a_mended_one(
    run, plan, write, windows, settings
):
    settings.unlink()
    year = plan(6)
    old(run)
    year.of(6)[7].kind = "question"
    write(year)
    assert windows() == []


def test_a_graver_rule_speaks_where_a_milder_one_was_known(run, plan, write, windows, settings):
    settings.unlink()
    year = plan(6, months=[6])
    year.of(6)[7].kind = year.of(6)[6].kind = "question"
    write(year)
    old(run)
    year.of(6)[7].kind = "press_release"
    write(year)
    assert [rule for rule, _ in windows()] == ["two-way/all-broadcast"]


def test_a_new_post_with_an_old_fault_speaks_and_the_old_one_does_not(run, workplace, windows):
    (workplace / "postlint.yaml").write_text("packs: [hygiene]\ncalendars: [plan.yaml]\n")
    year = Year([Planned(date(2026, 6, 1), "press_release", "Opening at XX:XX in the depot")])
    (workplace / "plan.yaml").write_text(year.text())
    old(run)
    year.posts[0].text, year.posts[0].day = "Opening at XX:XX in the depot", date(2026, 8, 20)
    (workplace / "plan.yaml").write_text(year.text())
    assert windows() == []
    year.posts.append(Planned(date(2026, 9, 1), "press_release", "Closing at XX:XX, a new fault"))
    (workplace / "plan.yaml").write_text(year.text())
    assert windows() == [("hygiene/placeholder", None)]


def test_a_silence_goes_on_as_long_as_it_may_before_it_is_new(run, workplace, windows):
    (workplace / "postlint.yaml").write_text("calendars: [plan.yaml]\npacks: [house.yaml]\n")
    (workplace / "house.yaml").write_text(
        "pack: house\ntitle: House\nrules:\n  quiet:\n    title: Quiet\n    severity: error\n    check: gap\n"
        "    max: 30 days\n    message: '{account} is silent'\n    why: It is.\n    how: Post.\n"
    )
    days = [date(2026, 1, 1), date(2026, 4, 1)]

    def write(*days):
        posts = [Planned(day, "press_release", f"Item {day}") for day in sorted(days)]
        (workplace / "plan.yaml").write_text(Year(posts).text())

    write(*days)
    old(run)
    write(days[0], date(2026, 2, 14), days[1])
    assert windows() == []
    write(days[0], days[1] + timedelta(days=12))
    assert windows() == []
    write(*days, date(2026, 6, 1))
    assert windows() == [("house/quiet", None)]


def test_a_baseline_is_small_and_the_same_each_time(run, workplace, write):
    year = Year()
    for number in range(2017, 2026):
        for month in range(1, 13):
            year.month(month, bad=month % 2 == 0, year=number)
    write(year)
    old(run)
    text = (workplace / "base.json").read_text()
    assert len(text.splitlines()) < 54 * 14
    assert len(text) < 54 * 1_000
    old(run)
    assert (workplace / "base.json").read_text() == text


def test_what_was_not_read_is_known_as_that_and_speaks_once_it_is_read_and_bad(run, workplace, windows):
    posts = "".join(
        f"- {{date: 2026-06-{day:02}, text: 'Le parc rouvre lundi avec de nouveaux jeux, numéro {day}.'}}\n"
        for day in range(1, 21)
    )
    (workplace / "plan.yaml").write_text(HEAD + "posts:\n" + posts)
    old(run)
    assert windows() == []
    (workplace / "plan.yaml").write_text(
        HEAD + "posts:\n" + posts.replace("{date", "{kind: press_release, date")
    )
    assert windows() == [("two-way/all-broadcast", ("2026-06-01", "2026-06-20"))]


def test_a_folder_with_settings_of_its_own_does_not_answer_for_another(run, workplace, settings):
    def write(folder, *, bad):
        (workplace / folder).mkdir(exist_ok=True)
        (workplace / folder / "postlint.yaml").write_text(settings.read_text())
        text = Year().month(6, bad=bad).text().replace("depot", folder)
        (workplace / folder / "plan.yaml").write_text(text.removeprefix(HEAD))

    write("parks", bad=True)
    write("zoo", bad=False)
    old(run)
    write("parks", bad=False)
    write("zoo", bad=True)
    ran = run("check", *BASE)
    assert (ran.exit_code, ran.stdout.count("[two-way/all-broadcast]")) == (1, 1)
    assert ran.stdout.startswith("zoo/plan.yaml")


def test_of_two_posts_that_nothing_tells_apart_the_faulty_one_is_old(run, workplace, settings):
    settings.write_text("packs: [hygiene]\n")
    twin = "- {date: 2026-06-01, kind: question, text: Which gate shall we open first?}\n"
    (workplace / "plan.yaml").write_text(HEAD + "posts:\n" + 2 * twin)
    assert "hygiene/duplicate" in run("check").stdout
    old(run)
    assert "hygiene/duplicate" not in run("check", *BASE).stdout


def test_what_is_new_is_told_where_milder_rules_would_speak_of_old_posts_too(run, plan, settings):
    settings.unlink()
    plan(6, months=(6,))
    old(run)
    plan(6, 7, months=(6, 7))
    ran = run("check", *BASE)
    assert (ran.exit_code, ran.stderr) == (1, "")
    assert "two-way/all-broadcast" in ran.stdout


def approved_later(run, workplace):
    """Know a month of drafts that only talks, and approve it."""
    posts = "".join(
        f"- {{date: 2026-06-{day:02}, kind: press_release, text: Lane {day}, status: draft}}\n"
        for day in range(1, 15)
    )
    (workplace / "plan.yaml").write_text(HEAD + "posts:\n" + posts)
    old(run)
    assert run("check", *BASE).exit_code == 0
    (workplace / "plan.yaml").write_text(HEAD + "posts:\n" + posts.replace("draft", "approved"))


def test_what_has_become_graver_speaks(run, workplace):
    approved_later(run, workplace)
    ran = run("check", *BASE)
    assert (ran.exit_code, "error" in ran.stdout) == (1, True)
    assert "no longer there" not in ran.stdout


def test_a_baseline_that_knows_no_severity_knows_a_finding_however_grave_it_becomes(run, workplace):
    approved_later(run, workplace)
    file = workplace / "base.json"
    document = json.loads(file.read_text())
    for entry in document["findings"]:
        assert entry.pop("severity") == "warning"
    file.write_text(json.dumps(document))
    assert run("check", *BASE).exit_code == 0


def test_a_severity_that_there_is_none_of_makes_a_file_no_baseline(run, workplace):
    approved_later(run, workplace)
    file = workplace / "base.json"
    file.write_text(file.read_text().replace('"warning"', '"dire"'))
    ran = run("check", *BASE)
    assert (ran.exit_code, "no baseline that postlint can read" in ran.stdout + ran.stderr) == (2, True)
