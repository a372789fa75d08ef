"""Files that are read once a slip in the endings of their names is mended: they are named, and why."""

import pytest

LIST = (
    '- {date: 2026-06-01, text: "The mill turns again."}\n- {date: 2026-06-02, text: "The flour is warm."}\n'
)
TABLE = "Date,Platform,Caption\n2026-06-01,LinkedIn,The mill turns again.\n"
NO_POSTS = "services:\n- {name: mill, port: 8080}\n"


def listed(run):
    return " ".join(run("check", "--list-files").stdout.split())


@pytest.mark.parametrize("ending", [".txt", ".bak", ".old", ".orig"])
def test_a_second_ending_is_named_whatever_the_file_is_called(run, workplace, ending):
    (workplace / "june.yaml").write_text(LIST, encoding="utf-8")
    (workplace / f"sept.yaml{ending}").write_text(LIST.replace("06-", "09-"), encoding="utf-8")
    assert f"sept.yaml{ending}: passed over, but looks like posts (sept.yaml with a second ending)" in listed(
        run
    )
    assert f"(sept.yaml{ending}): take the second ending off its name" in " ".join(
        run("check").stdout.split()
    )


def test_a_list_of_posts_with_a_second_ending_is_not_to_be_written_as_prose(run, workplace):
    posts = "".join(
        f"- date: 2026-09-0{day}\n  channel: linkedin\n  text: The mill turned for {day} hours.\n"
        for day in (1, 2)
    )
    (workplace / "sept.yaml.txt").write_text(f"posts:\n{posts}", encoding="utf-8")
    assert "sept.yaml.txt: passed over, but looks like posts (sept.yaml with a second ending)" in listed(run)


@pytest.mark.parametrize("ending", [".txt", ".bak", ".orig"])
def test_what_was_put_aside_beside_its_original_is_not_named(run, workplace, ending):
    (workplace / "june.yaml").write_text(LIST, encoding="utf-8")
    (workplace / f"june.yaml{ending}").write_text(LIST, encoding="utf-8")
    assert "looks like posts" not in listed(run)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("june.yam", LIST),
        ("june.ymal", LIST),
        ("june.ylm", LIST),
        ("calendar.jsno", '[{"date": "2026-06-01", "channel": "x", "text": "The mill turns again."}]'),
        ("june.cvs", TABLE),
    ],
)
def test_a_slip_in_an_ending_is_named(run, workplace, name, text):
    (workplace / name).write_text(text, encoding="utf-8")
    ran = run("check")
    assert ran.exit_code == 2
    assert f"No calendar found, but {name} looks like posts" in " ".join(ran.stdout.split())
    assert f"{name}: passed over, but looks like posts ({name.partition('.')[0]}." in listed(run)
    assert "mend the ending of its name" in listed(run)
    assert "Not looked at" not in listed(run)


def test_a_slip_in_an_ending_is_named_beside_named_calendars(run, workplace):
    (workplace / "june.yaml").write_text(LIST, encoding="utf-8")
    (workplace / "july.yam").write_text(LIST, encoding="utf-8")
    (workplace / "postlint.yaml").write_text("calendars: [june.yaml]\n", encoding="utf-8")
    assert "july.yam: passed over, but looks like posts (july.yaml with a slip in its ending)" in listed(run)


def test_a_file_with_a_slip_in_its_ending_that_is_given_is_told_its_name(run, workplace):
    (workplace / "june.yam").write_text(LIST, encoding="utf-8")
    assert "call it june.yaml, and it is read" in " ".join(run("check", "june.yam").stdout.split())


@pytest.mark.parametrize("name", ["services.yam", "services.yaml.bak", "mill.cs", "mill.ml"])
def test_what_holds_no_posts_is_not_named_for_its_ending(run, workplace, name):
    (workplace / "june.yaml").write_text(LIST, encoding="utf-8")
    (workplace / name).write_text(LIST if name.startswith("mill") else NO_POSTS, encoding="utf-8")
    assert "looks like posts" not in listed(run)


@pytest.mark.parametrize("name", ["guests.csv.bak", "guests.cvs", "guests.csv.txt"])
def test_a_table_of_anything_is_not_named_for_its_ending(run, workplace, name):
    table = "name,text,date\nOla,The best flour in town.,2026-06-01\nBo,Thank you for the tour!,2026-06-02\n"
    (workplace / name).write_text(table, encoding="utf-8")
    assert "looks like posts" not in listed(run)


def test_a_table_with_networks_is_named_whatever_it_is_called(run, workplace):
    rows = "".join(f"2026-06-0{day},LinkedIn,The mill turned for {day} hours today.\n" for day in range(1, 6))
    (workplace / "mill.csv.old").write_text(f"Date,Platform,Caption\n{rows}", encoding="utf-8")
    assert "mill.csv.old: passed over, but looks like posts (mill.csv with a second ending)" in listed(run)
