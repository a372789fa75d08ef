"""`--format html`: one page for people who look rather than read, that runs nothing and needs no network."""

import re
import shutil
import stat
import webbrowser
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

import html5lib
import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("parks-department", "museum", "theatre", "charity", "open-source-project")
UNSEEN = {"style", "title", "head"}

HOSTILE = """\
accounts: {{parks: {{channel: x, handle: "@cityparks"}}}}
posts:
  - {{id: one, date: 2026-06-01, account: parks, text: {text}}}
"""


class Reader(HTMLParser):
    """The elements of a page, and the text that a person sees, a line for each piece."""

    def __init__(self):
        super().__init__()
        self.elements, self.lines, self._open = [], [], []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag in UNSEEN:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if tag in UNSEEN:
            self._open.remove(tag)

    def handle_data(self, data):
        if not self._open and data.strip():
            self.lines.append(" ".join(data.split()))


def read(page):
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def shown(page):
    return "\n".join(read(page).lines)


def posts(
    number, *, accounts=1, text="Our depot opens on Monday, and everybody is welcome to see how it works."
):
    """A calendar of so many posts, whose kinds are declared so that nothing has to be read."""
    heads = "".join(f'  a{key}: {{channel: x, handle: "@place{key}"}}\n' for key in range(accounts))
    items = "".join(
        f"- {{date: 2026-{number % 12 + 1:02}-{number // 12 % 28 + 1:02}, account: a{number % accounts}, "
        f'kind: {("press_release", "question", "information")[number % 3]}, text: "{text} ({number})"}}\n'
        for number in range(number)
    )
    return f"accounts:\n{heads}posts:\n{items}"


@pytest.fixture
def page(run, workplace):
    """Check a calendar and return its page."""

    def make(calendar, *args):
        (workplace / "june.yaml").write_text(calendar, encoding="utf-8")
        return run("check", "june.yaml", "--format", "html", *args).stdout

    return make


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_html_without_a_fault(run, name):
    page = run("check", "--format", "html", folder=EXAMPLES / name).stdout
    html5lib.HTMLParser(strict=True).parse(page)


def test_the_page_says_what_the_text_says(run, snapshot):
    ran = run("check", "--format", "html", folder=EXAMPLES / "parks-department")
    assert ran.exit_code == 1
    assert shown(ran.stdout) == snapshot


def test_the_page_is_the_same_every_time(run):
    first = run("check", "--format", "html", folder=EXAMPLES / "museum").stdout
    assert run("check", "--format", "html").stdout == first


def test_the_page_needs_nothing_but_itself_and_runs_nothing(run):
    page = run("check", "--format", "html", folder=EXAMPLES / "theatre").stdout
    elements = read(page).elements
    (policy,) = (attrs["content"] for _, attrs in elements if "http-equiv" in attrs)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in elements}
    assert not [attrs for _, attrs in elements if any(name.startswith("on") for name in attrs)]
    assert not [attrs for _, attrs in elements if "style" in attrs]  # the policy would refuse it
    links = [attrs["href"] for _, attrs in elements if "href" in attrs]
    assert links
    assert all(link.startswith("#") for link in links)


def test_links_lead_to_posts_that_are_on_the_page(run):
    elements = read(run("check", "--format", "html", folder=EXAMPLES / "museum").stdout).elements
    anchors = [attrs["id"] for _, attrs in elements if "id" in attrs]
    assert len(anchors) == len(set(anchors))
    assert {attrs["href"][1:] for _, attrs in elements if "href" in attrs} <= set(anchors)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("'</script><script>alert(1)</script>'", "</script><script>alert(1)</script>"),
        ("'</style><img src=x onerror=alert(1)>'", "</style><img src=x onerror=alert(1)>"),
        ("'javascript:alert(1) is no link'", "javascript:alert(1) is no link"),
        ('"Open \\u202egnihton\\u202c today"', "Open \\u202egnihton\\u202c today"),
        ("'{{ 7 * 7 }} {% raw %} &amp; \" < >'", '{{ 7 * 7 }} {% raw %} &amp; " < >'),
        ("'مرحبا بكم في الحديقة'", "مرحبا بكم في الحديقة"),
    ],
)
def test_hostile_texts_are_shown_and_do_nothing(page, text, seen):
    made = page(HOSTILE.format(text=text))
    html5lib.HTMLParser(strict=True).parse(made)
    assert seen in shown(made)
    tags = {tag for tag, _ in read(made).elements}
    assert not {"script", "img"} & tags
    assert "\u202e" not in made


def test_a_text_is_no_command_to_a_ci_log_that_shows_the_page(page):
    made = page(HOSTILE.format(text='"Good day.\\n::error::gotcha ##vso[task.complete]"'))
    assert not re.search(r"(?m)^\s*::", made)
    assert "##vso[" not in made
    assert "::error::gotcha ##vso[task.complete]" in shown(made)


def test_a_text_from_right_to_left_keeps_its_direction(page):
    elements = read(page(HOSTILE.format(text="'مرحبا'"))).elements
    assert [attrs["dir"] for tag, attrs in elements if attrs.get("class") == "text"] == ["auto"]


def test_a_very_long_text_is_cut_and_the_page_says_where_the_rest_is(page):
    made = page(HOSTILE.format(text=f"'{'word ' * 2_000}'"))
    assert "more characters in june.yaml:3" in shown(made)
    assert len(made) < 60_000


def test_a_thousand_posts_stay_under_one_and_a_half_megabytes(page):
    made = page(posts(1_000))
    assert made.count("<details") == 1_000
    assert len(made.encode()) < 1_500_000


def test_what_is_left_out_is_said_with_a_way_to_see_it(page):
    made = page(posts(1_400, accounts=40))
    assert made.count('<section class="account"') == 30
    assert "10 accounts and 50 posts are judged and not shown here" in shown(made)
    assert "--output html=FILE" in shown(made)


def test_only_the_months_that_were_asked_for_are_shown(run, workplace):
    ran = run("check", "calendars/june.yaml", "--format", "html", folder=EXAMPLES / "museum")
    assert "June 2026" in read(ran.stdout).lines
    assert "May 2026" not in read(ran.stdout).lines


def test_accounts_that_must_change_come_first(page):
    quiet = "".join(
        f'- {{date: 2026-06-{day:02}, account: a, kind: question, text: "What grows at number {day}?"}}\n'
        for day in range(1, 13)
    )
    loud = quiet.replace("account: a, kind: question", "account: z, kind: press_release")
    accounts = 'accounts: {a: {channel: x, handle: "@quiet"}, z: {channel: x, handle: "@loud"}}\n'
    made = shown(page(f"{accounts}posts:\n{quiet}{loud}"))
    assert made.index("@loud") < made.index("@quiet")
    assert "1 of 2 accounts must change something" in made


def test_slots_and_periods_stand_in_the_month(page):
    calendar = HOSTILE.format(text="'Our depot opens.'") + (
        'slots: [{account: parks, every: "Mon 12:00", minutes: 20, who: Jo, skip: [2026-06-08]}]\n'
        "periods: [{name: election, from: 2026-06-10, to: 2026-06-12, because: neutrality}]\n"
    )
    lines = read(page(calendar)).lines
    assert lines.count("election") == 3
    assert lines.count("12:00 20 min") == 1  # the weeks after the period are empty, and 8 June is skipped
    assert "Mon 12:00, 20 minutes, by Jo" in lines


def test_what_cannot_be_read_is_the_headline(page):
    made = shown(page("posts: [{text: 'Hello}]"))
    assert "Not everything could be read" in made
    assert "june.yaml:1:" in made


def test_a_clean_calendar_has_a_page_too(run):
    ran = run("check", "--format", "html", folder=EXAMPLES / "open-source-project")
    assert ran.exit_code == 0
    assert "Nothing found" in shown(ran.stdout)


def test_nothing_to_judge_is_never_called_clean(page):
    assert "Nothing was judged" in shown(page("posts: []"))


def test_open_writes_a_page_for_its_maker_alone_and_opens_it(run, monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    ran = run("check", "--open", folder=EXAMPLES / "parks-department")
    (address,) = opened
    path = Path(url2pathname(urlparse(address).path))
    assert ran.exit_code == 1
    assert ran.stdout == f"The page is open in your browser: {path}\n"
    assert "@cityparks" in path.read_text(encoding="utf-8")
    assert not stat.S_IMODE(path.parent.stat().st_mode) & 0o077
    shutil.rmtree(path.parent)


def test_open_says_where_the_page_is_if_there_is_no_browser(run, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda address: False)
    ran = run("check", "--open", folder=EXAMPLES / "museum")
    path = Path(ran.stdout.removeprefix("No browser could be opened. The page is ").strip())
    assert path.is_file()
    shutil.rmtree(path.parent)


def test_open_takes_the_place_of_a_report(run):
    ran = run("check", "--open", "--format", "json")
    assert ran.exit_code == 2
    assert "--open shows a page in place of a report" in ran.stderr


def test_a_disk_that_is_full_is_said_in_words(run, workplace):
    (workplace / "june.yaml").write_text("posts: [{text: Hello}]")
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    ran = run("check", "june.yaml", "--output", "html=/dev/full")
    assert ran.exit_code == 2
    assert "cannot write /dev/full: No space left on device" in ran.stderr


def test_an_account_of_too_few_posts_is_not_called_clean(page):
    said = shown(
        page("- {date: 2026-06-01, channel: x, kind: question, text: The gate is open. Who comes?}\n")
    )
    assert "Nothing was judged" in said
    assert "Nothing found" not in said


def test_a_note_on_how_a_post_was_read_is_no_task_and_ends_in_one_full_stop(run, workplace):
    rows = "1 December,LinkedIn,The gate opens at nine.\n3 December,LinkedIn,The pond is closed.\n"
    (workplace / "plan 2026.csv").write_text(f"Date,Network,Text\n{rows}")
    page = run("check", "--format", "html").stdout
    assert "names no year, and is read as one of 2026" in page
    assert "to settle it.</p>" in page
    assert not [words for words in ("settle it..", "to change:", "Begin with", "To change:") if words in page]
