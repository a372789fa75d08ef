"""``postlint mix --format …``: the mix as tables and pictures, which say what the text says."""

import csv
import json
import re
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest
from markdown_it import MarkdownIt

EXAMPLES = Path(__file__).parents[2] / "examples"
FORMS = ("html", "markdown", "csv", "svg")
SVG = "{http://www.w3.org/2000/svg}"
CALENDAR = """\
accounts:
  parks: {channel: x, handle: "@cityparks"}
  pool: {channel: mastodon, handle: "@pool@towns.example"}
posts:
- {date: 2026-06-01, account: parks, kind: press_release, text: The trail opens}
- {date: 2026-06-02, account: parks, kind: press_release, text: The depot opens}
- {date: 2026-06-09, account: parks, kind: question, text: Which gate?}
- {account: parks, kind: question, text: Which bench?}
- {date: 2026-06-09, account: parks, kind: question, urgent: the river is high, text: Who saw it?}
- {date: 2026-06-09, account: pool, kind: reply, text: Thank you}
slots: [{account: parks, every: "Mon 12:00", minutes: 20, who: Jo}]
"""
HOSTILE = (
    "=HYPERLINK(1)",
    "+1+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "</text><script>alert(1)</script>",
    "a | b ](https://evil.example) <img src=x> @ann",
    "\x1b[31m ::error::no ##[error] \u202e \ufffe",
    "{{ 7 * 7 }} ]]> & \"'",
)


@pytest.fixture
def mix(run, workplace):
    """Show the mix of a calendar in a form, and return what was written."""

    def show(form, calendar=CALENDAR):
        (workplace / "june.yaml").write_text(calendar, encoding="utf-8")
        ran = run("mix", "--format", form)
        assert (ran.exit_code, ran.stderr) == (0, "")
        return ran.stdout

    return show


def calendar_of(name):
    """A calendar whose account and period have a hostile name."""
    accounts = json.dumps({name: {"channel": "x"}})
    post = {"account": name, "kind": "question", "text": "Which gate?"}
    posts = [{**post, "date": day} for day in ("2026-06-01", "2026-06-09")]
    urgent = {**posts[0], "urgent": name}
    return f"accounts: {accounts}\nposts: {json.dumps([*posts, urgent])}\n"


def rows(table):
    return list(csv.DictReader(StringIO(table, newline="")))


def tables(document):
    """The cells of each table of a Markdown document, as it is shown, row by row."""
    html = MarkdownIt("commonmark").enable("table").render(document)
    return [
        [
            tuple(re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL))
            for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)
        ]
        for table in re.findall(r"<table>.*?</table>", html, re.DOTALL)
    ]


def drawn(picture):
    """The words of a picture that somebody sees, in order."""
    return [element.text for element in ET.fromstring(picture).iter(f"{SVG}text")]


def test_markdown_has_a_table_of_kinds_for_each_account(mix):
    kinds, _, pool, _ = tables(mix("markdown"))
    assert kinds == [
        ("kind", "posts", "share", ""),
        ("about us", "2", "50 %", "█████"),
        ("questions", "2", "50 %", "█████"),
    ]
    assert pool[1:] == [("reply", "1", "100 %", "██████████")]


def test_markdown_has_a_row_for_each_week_and_one_for_undated_posts(mix):
    assert [row[:2] + row[3:] for row in tables(mix("markdown"))[1][1:]] == [
        ("1–7 June 2026", "2", "2 about us"),
        ("8–14 June 2026", "1", "1 question"),
        ("undated", "1", "1 question"),
    ]


def test_markdown_says_what_is_left_out_and_what_time_is_kept_free(mix):
    shown = mix("markdown")
    assert "- 1 post left out of the mix (urgent: the river is high).\n" in shown
    assert "- Reserved for answering people: Mon 12:00, 20 minutes (Jo).\n" in shown


def test_csv_has_a_row_for_each_account_week_and_kind(mix):
    assert mix("csv").replace("\r", "").splitlines() == [
        "account,identity,from,to,kind,posts",
        "@cityparks,x:cityparks,2026-06-01,2026-06-07,press_release,2",
        "@cityparks,x:cityparks,2026-06-08,2026-06-14,question,1",
        "@cityparks,x:cityparks,,,question,1",
        "@pool@towns.example,mastodon:pool,2026-06-08,2026-06-14,reply,1",
    ]


def test_csv_counts_the_same_posts_as_json(run, mix):
    counted = {}
    for row in rows(mix("csv")):
        counted[row["account"]] = counted.get(row["account"], 0) + int(row["posts"])
    accounts = json.loads(run("mix", "--format", "json").stdout)["accounts"]
    assert counted == {account["account"]: account["posts"] for account in accounts}


def test_csv_ends_every_line_with_cr_lf(mix):
    table = mix("csv")
    assert table.count("\r\n") == table.count("\n") == table.count("\r") == 5


def test_csv_leaves_the_ends_of_lines_to_a_system_that_makes_them_itself(mix, monkeypatch):
    monkeypatch.setattr("os.linesep", "\r\n")
    assert "\r" not in mix("csv")


@pytest.mark.parametrize("name", HOSTILE)
def test_csv_holds_no_formula(mix, name):
    for row in rows(mix("csv", calendar_of(name))):
        assert not any(re.match(r"\s*[=+@-]", cell) for cell in row.values() if cell)


def test_a_cell_of_csv_keeps_its_quotes_and_commas(mix):
    shown = rows(mix("csv", calendar_of('say "hello", parks')))
    assert {row["account"] for row in shown} == {'say "hello", parks'}


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_shows_hostile_names_and_does_nothing(mix, name):
    html = MarkdownIt("commonmark").enable("table").render(mix("markdown", calendar_of(name)))
    assert not re.search(r"<(?!/?(h2|p|ul|li|table|thead|tbody|tr|th|td)\b)", html)


def test_the_picture_has_a_bar_for_all_posts_of_an_account_and_one_for_each_week(mix):
    picture = ET.fromstring(mix("svg"))
    titles = [
        [part.findtext(f"{SVG}title") for part in bar.findall(f"{SVG}g")]
        for bar in picture.iterfind(f".//{SVG}svg")
    ]
    assert [bar for bar in titles if bar] == [
        ["2 about us", "2 questions"],
        ["2 about us"],
        ["1 question"],
        ["1 question"],
        ["1 reply"],
        ["1 reply"],
    ]


def test_the_picture_is_told_in_words_to_those_who_do_not_see_it(mix):
    picture = ET.fromstring(mix("svg"))
    assert picture.findtext(f"{SVG}title") == "The mix of 5 posts"
    parks, pool = picture.findtext(f"{SVG}desc").split("\n")
    assert parks == (
        "@cityparks, 4 posts: 2 about us, 2 questions. 1–7 June 2026: 2 about us. "
        "8–14 June 2026: 1 question. no date: 1 question. "
        "1 post left out of the mix (urgent: the river is high)."
    )
    assert pool.startswith("@pool@towns.example, 1 post: 1 reply.")


def test_every_part_of_the_picture_has_a_name_beside_its_colour(mix):
    assert {"about us", "questions", "reply"} <= set(drawn(mix("svg")))


def test_only_one_kind_goes_without_a_pattern(mix):
    plain = [pattern for pattern in ET.fromstring(mix("svg")).iter(f"{SVG}pattern") if not len(pattern)]
    assert [pattern.get("id") for pattern in plain] == ["p-press_release"]


def test_the_picture_is_dark_where_people_want_it_dark(mix):
    assert "@media (prefers-color-scheme: dark)" in ET.fromstring(mix("svg")).findtext(f"{SVG}style")


def test_the_picture_needs_nothing_but_itself_and_runs_nothing(mix):
    elements = list(ET.fromstring(mix("svg")).iter())
    allowed = {"svg", "title", "desc", "style", "defs", "pattern", "path", "circle", "rect", "g", "text"}
    assert {element.tag.removeprefix(SVG) for element in elements} <= allowed
    assert not [name for element in elements for name in element.keys() if name.startswith("on")]  # noqa: SIM118
    assert not re.search(r"href|@import|url\((?!#)", mix("svg"))


def test_nothing_in_the_picture_is_drawn_below_its_lower_edge(mix):
    picture = ET.fromstring(mix("svg"))
    *_, last = picture.findall(f"{SVG}g")
    (top,) = re.findall(r"translate\(0 (\d+)\)", last.get("transform"))
    lowest = max(int(place) for place in re.findall(r"translate\(24 (\d+)\)", ET.tostring(last, "unicode")))
    assert int(top) + lowest + 26 <= int(picture.get("height"))


def many_years():
    posts = "".join(
        f"- {{date: {year}-{month:02}-15, account: a, kind: question, text: Which?}}\n"
        for year in range(2015, 2025)
        for month in range(1, 13)
    )
    return f"accounts: {{a: {{}}}}\nposts:\n{posts}"


def many_accounts(number):
    accounts = "".join(f"  a{key}: {{channel: x}}\n" for key in range(number))
    posts = "".join(
        f"- {{date: 2026-{1 + week // 4:02}-{1 + week % 4 * 7:02}, account: a{key}, kind: reply, text: A}}\n"
        for key in range(number)
        for week in range(16)
    )
    return f"accounts:\n{accounts}posts:\n{posts}"


def test_the_picture_of_many_years_has_the_latest_weeks_and_says_what_it_leaves_out(mix):
    shown = drawn(mix("svg", many_years()))
    assert sum("–" in words for words in shown) == 53
    assert "9–15 December 2024" in shown
    assert "67 earlier weeks with posts are not drawn." in shown


def test_the_page_of_many_years_says_how_many_weeks_it_leaves_out(mix):
    page = mix("html", many_years())
    assert page.count('<svg class="bar"') == 54
    assert "67 earlier weeks with posts are not drawn." in page


@pytest.mark.parametrize("form", ["html", "svg"])
def test_a_page_or_picture_of_very_many_accounts_is_bounded_and_says_so(mix, form):
    made = mix(form, many_accounts(100))
    assert len(made) < 400_000
    assert "The mix of 1,600 posts" in made
    assert "70 more accounts are not drawn: --format csv and json have all." in made


def test_tables_for_programs_leave_nothing_out(mix):
    assert len(rows(mix("csv", many_accounts(100)))) == 1_600


@pytest.mark.parametrize("name", HOSTILE)
def test_the_picture_shows_hostile_names_and_does_nothing(mix, name):
    picture = ET.fromstring(mix("svg", calendar_of(name)))
    assert not {"script", "img", "a"} & {element.tag.removeprefix(SVG) for element in picture.iter()}
    if name.isprintable():
        assert name in picture.findtext(f"{SVG}desc")


def test_a_very_long_name_is_cut_in_the_picture_and_whole_in_its_description(mix):
    picture = mix("svg", calendar_of("park " * 100 + "end"))
    assert max(map(len, drawn(picture))) < 100
    assert "park end" in ET.fromstring(picture).findtext(f"{SVG}desc")


def test_a_calendar_without_posts_is_a_picture_that_says_so(mix):
    assert ET.fromstring(mix("svg", "posts: []")).findtext(f"{SVG}desc") == "No account has posts."


def test_the_page_has_the_bars_of_the_report_and_of_every_account(mix, run):
    bars = re.compile(r'<svg class="bar".*?</svg>', re.DOTALL)
    page = mix("html")
    assert len(bars.findall(page)) == 5  # a single week is drawn once: it is all that there is
    assert bars.findall(page) == bars.findall(run("check", "june.yaml", "--format", "html").stdout)


def test_the_page_needs_nothing_but_itself_and_runs_nothing(mix):
    page = mix("html")
    assert "default-src 'none'; style-src 'sha256-" in page.replace("&#39;", "'").replace("&#x27;", "'")
    assert not re.search(r"<(script|link|img|iframe)|href=\"[^#]", page)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_page_is_html_without_a_fault_whatever_names_are(mix, name):
    page = mix("html", calendar_of(name))
    html5lib.HTMLParser(strict=True).parse(page)
    assert not re.search("<(script|img)", page)


def test_the_page_says_what_is_left_out_and_what_time_is_kept_free(mix):
    page = mix("html")
    assert "1 post left out of the mix (urgent: the river is high)." in page
    assert "Reserved for answering people: Mon 12:00, 20 minutes (Jo)." in page


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_no_command_to_a_log_in_any_form(mix, form, name):
    shown = mix(form, calendar_of(name))
    assert not re.search("(?m)^\\s*::|##\\[|[\x00-\x08\x0b-\x0c\x0e-\x1f\u202e]", shown)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_the_same_every_time(mix, form):
    assert mix(form) == mix(form)


@pytest.mark.parametrize("form", FORMS)
def test_what_cannot_be_read_is_told_beside_every_form(run, workplace, form):
    (workplace / "june.yaml").write_text(CALENDAR)
    (workplace / "july.yaml").write_text("posts: [{txet: What}]\n")
    ran = run("mix", "--format", form)
    assert ran.exit_code == 2
    assert "@" in ran.stdout
    assert "july.yaml:1:" in ran.stderr
