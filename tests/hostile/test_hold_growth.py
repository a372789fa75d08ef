"""What is found of many posts is told, silenced and known again in time that grows as they do."""

import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from postlint.calendars.dates.date_problems import far_years
from postlint.calendars.post_ids_and_copies import PostId, check_references
from postlint.calendars.readers.sections.roles_of_headings import text_among
from postlint.calendars.readers.tables.table_commas import with_whole_texts
from postlint.calendars.readers.tables.table_model import Column, Table
from postlint.calendars.terms.team_words import TeamWords
from postlint.cli import main
from postlint.config import Config
from postlint.source.csv_parser import parse
from postlint.source.spans import Located, Source, Span

RULE = """\
packs: []
rules:
  own: {title: t, severity: warning, check: pattern, phrases: [never], message: "{found}", why: w, how: h}
"""
SOON = 8.0
"""Seconds of the processor, many times what is needed; where each is held against each, it is more."""


def days(number):
    return f"2026-{1 + number % 12:02}-{1 + number // 12 % 28:02}"


def written(folder, many, before="", text="{} never say it", **more):
    """Write a calendar of so many posts, each with a finding, and what stands before each."""
    keys = "".join(f", {key}: {value}" for key, value in more.items())
    Path(folder).mkdir(exist_ok=True)
    Path(folder, "postlint.yaml").write_text(RULE)
    posts = (
        f"{before}- {{date: {days(number)}, account: a, kind: information, text: "
        f'"{text.format(number)}"{keys.format(number)}}}\n'
        for number in range(many)
    )
    Path(folder, "p.yaml").write_text("accounts: {a: {channel: x}}\nposts:\n" + "".join(posts))


@pytest.fixture
def soon(here, capsys):
    def run(*words, code=0):
        began = time.process_time()
        assert main(list(words)) == code
        assert time.process_time() - began < SOON
        return " ".join(capsys.readouterr().out.split())

    return run


def test_each_post_may_have_a_suppression(soon):
    written("a", 4_000, before="# postlint: ignore[own] because it is said in jest\n")
    assert soon("check", "a") == ""


def test_each_post_may_have_a_finding_in_the_baseline(soon):
    written("a", 2_000)
    soon("check", "a", "--baseline", "b.json", "--update-baseline")
    written("a", 2_000, text="{} never say so")
    assert soon("check", "a", "--baseline", "b.json") == ""


def test_each_post_may_have_a_finding_on_both_sides_of_a_change(soon):
    written("old", 1_000)
    written("new", 1_000, text="{} never say so")
    assert "leaves 1,000 warnings" in soon("compare", "old", "new")


def test_each_day_may_have_a_finding_on_both_sides_of_a_change(here, soon):
    rule = RULE.replace("check: pattern, phrases: [never]", "check: count, of: any, max: 1, window: 1 day")
    posts = "".join(
        f"- {{date: {date(2020, 1, 1) + timedelta(days=number // 2)}, account: a, kind: reply, text: Yes.}}\n"
        for number in range(2_000)
    )
    for side in ("old", "new"):
        Path(side).mkdir()
        Path(side, "postlint.yaml").write_text(rule.replace("{found}", "{count}"))
        Path(side, "p.yaml").write_text(f"accounts: {{a: {{channel: x}}}}\nposts:\n{posts}")
    assert "leaves 1,000 warnings" in soon("compare", "old", "new")


def test_posts_may_say_the_same_on_both_sides_of_a_change(soon):
    written("old", 2_000, text="Say it again", author="old-{}")
    written("new", 2_000, text="Say it again", author="new-{}")
    assert "nothing found in either" in soon("compare", "old", "new")


@pytest.mark.parametrize(("key", "meaning"), [("kinds", "question"), ("statuses", "draft")])
def test_each_post_may_have_a_slip_in_a_word_of_the_team(here, soon, key, meaning):
    words = "".join(f"  our word {number}: {meaning}\n" for number in range(1_500))
    Path("postlint.yaml").write_text(f"{key}:\n{words}")
    one = key.removesuffix("s").removesuffix("e")
    posts = (f"- {{text: Hello {number}, {one}: our wrod {number}}}\n" for number in range(1_500))
    Path("p.yaml").write_text("".join(posts))
    assert "Did you mean" in soon("check", "--allow-empty", code=2)


def test_the_words_of_a_team_are_made_once_for_all_files():
    words = {f"our word {number}": "draft" for number in range(3)}
    config = Config(Path(), status_words=words)
    assert TeamWords.of(config) is TeamWords.of(config)
    assert TeamWords.of(replace(config, status_words={})) is not TeamWords.of(config)


def test_the_settings_may_name_packs_and_groups_that_are_not(here, soon):
    packs = ", ".join(f"two-wa{number}" for number in range(1_500))
    groups = "".join(f"  g{number}: [replly{number}]\n" for number in range(1_500))
    Path("postlint.yaml").write_text(f"packs: [{packs}]\ngroups:\n{groups}")
    Path("p.yaml").write_text("- {text: Hello}\n")
    assert "There is no pack called" in soon("check", code=2)


@pytest.mark.parametrize("sign", ["", "*"])
def test_a_group_may_name_what_each_post_and_each_account_says(here, soon, sign):
    many = range(1_500)
    named = ", ".join(f'"{sign}word {number}{sign}"' for number in many)
    rule = RULE.replace("pattern, phrases: [never]", "count, of: g, max: 0, window: 1 day")
    group = f"groups:\n  g: [{{pillar: [{named}]}}, {{account: [{named}]}}]\n"
    Path("postlint.yaml").write_text(rule.replace("{found}", "{count}") + group)
    accounts = "".join(f"  a{number}: {{channel: x}}\n" for number in many)
    posts = (
        f"- {{date: {days(n)}, account: a{n}, kind: reply, pillar: word {n}, text: Say {n}}}\n" for n in many
    )
    Path("p.yaml").write_text(f"accounts:\n{accounts}posts:\n{''.join(posts)}")
    assert "1,500 warnings" in soon("check")


def test_each_account_may_have_an_override(here, soon):
    rule = RULE.replace("pattern, phrases: [never]", "count, of: any, max: 9, window: 1 day")
    many = range(3_000)
    own = "".join(f"- {{accounts: [a{n}], rules: {{house/own: {{max: 0}}}}}}\n" for n in many)
    Path("postlint.yaml").write_text(f"{rule.replace('{found}', '{count}')}overrides:\n{own}")
    accounts = "".join(f"  a{number}: {{channel: x}}\n" for number in many)
    posts = (f"- {{date: {days(n)}, account: a{n}, kind: reply, text: Say {n}}}\n" for n in many)
    Path("p.yaml").write_text(f"accounts:\n{accounts}posts:\n{''.join(posts)}")
    assert "3,000 warnings" in soon("check")


def test_each_post_may_lie_in_many_periods_that_avoid_it(here, soon):
    many = range(300)
    periods = (f"- {{name: n{n}, from: 2026-01-01, to: 2026-12-31, avoid: [question]}}\n" for n in many)
    posts = (f"- {{date: {days(n)}, kind: question, text: Say {n}}}\n" for n in many)
    Path("p.yaml").write_text("posts:\n" + "".join(posts) + "periods:\n" + "".join(periods))
    Path("postlint.yaml").write_text("packs: [workflow]\n")
    said = soon("check", "--show", "info")
    assert "“n0”" in said
    assert len(said) < 1_000_000


def test_markdown_may_have_hundreds_of_posts_to_ask_of(here, soon):
    posts = "".join(f"## X, post {number}\n\nThe gate {number} is open.\n\n" for number in range(300))
    Path("posts.md").write_text(f"# Posts\n\n{posts}")
    assert "posts.md" in soon("ask", "posts.md")


@pytest.mark.parametrize("sign", ["a", "#"])
def test_a_word_of_markdown_may_be_as_long_as_a_file(here, soon, sign):
    texts = "".join(f"## {name}\n\n{sign * 100_000}\n\n" for name in ("LinkedIn post", "Mastodon post"))
    Path("june.md").write_text(f"# June\n\n{texts}")
    soon("check", code=2)


def test_a_post_may_have_a_text_in_each_row_of_its_table():
    began = time.process_time()
    assert text_among(["text"] * 30_000) is None
    assert time.process_time() - began < SOON


POST = "We thank all of you who came to see our bench! #bench"


def test_a_heading_may_be_long_and_stand_above_many_texts_that_are_in_no_post(here, soon):
    texts = "".join(f"{POST} We saw {number}.\n\n" for number in range(2_000))
    Path("posts.md").write_text(
        f"# Posts for LinkedIn\n\n## Post 1\n\n{POST}\n\n## Background {'word ' * 20_000}\n\n{texts}"
    )
    soon("check", "posts.md")


def test_a_text_in_no_post_may_have_a_word_of_many_hyphens(here, soon):
    beside = f"{POST} We saw you! {'a-' * 60_000}\n\n{POST} We saw you.\n"
    Path("posts.md").write_text(f"# Posts for LinkedIn\n\n## Post 1\n\n{POST}\n\n## Background\n\n{beside}")
    soon("check", "posts.md")


def test_a_thread_may_have_thousands_of_parts_that_tell_of_the_next(here, soon):
    told = "Thread — one post per gate:"
    parts = "".join(f"We saw {number}.\n\n---\n\n{told}\n\n---\n\n" for number in range(3_500))
    Path("post.md").write_text(f"---\nchannel: x\ndate: 2026-06-01\n---\n{parts}")
    soon("check", "post.md")


def test_a_comma_may_cut_the_text_in_each_row_of_a_table():
    rows = "".join(f"We saw {number}, and so on and so.\n" for number in range(16_000))
    document = parse(Source("posts.csv", f"text,media\n{rows}")).documents[0]
    (text, media), *cells = (row.items for row in document.items)
    table = Table((Column(text, "text"), Column(media, "media")), cells, [], None)
    began = time.process_time()
    assert len(list(with_whole_texts(table, []))) == 16_000
    assert time.process_time() - began < SOON


def test_each_post_may_have_a_file_of_its_own_with_a_date():
    day = SimpleNamespace(date=date(2026, 6, 1))
    dates = [
        SimpleNamespace(span=SimpleNamespace(path=f"{number}.md"), value=day) for number in range(24_000)
    ]
    began = time.process_time()
    assert list(far_years(dates)) == []
    assert time.process_time() - began < SOON


def test_each_account_may_have_a_post_of_the_same_id():
    places = [Span("p.json", line, 1, line, 2) for line in range(1, 32_001)]
    ids = [PostId(Located("1", place), place, is_own=False) for place in places]
    posts = [
        SimpleNamespace(span=place, accounts=(f"a{place.line}",), translation_of=None, reports_on=None)
        for place in places
    ]
    accounts = {post.accounts[0]: SimpleNamespace(channel="x") for post in posts}
    began = time.process_time()
    assert list(check_references(ids, posts, (), accounts)) == []
    assert time.process_time() - began < SOON


def test_each_line_of_json_may_be_a_calendar_like_the_others(here, soon):
    line = '{"posts": [{"channel": {"text": {"teams": "x"}}, "text": "?", "description": "?"}]}\n'
    Path("calendar.json").write_text(line * 2_000)
    assert "2,000 posts" in soon("check", "calendar.json")


def test_thousands_of_texts_in_no_post_may_stand_beside_a_thread_of_thousands(here, soon):
    parts = "".join(f"  - We saw the gate {number}.\n" for number in range(12_000))
    others = "".join(f"  - caption: We heard {number} of it before\n" for number in range(12_000))
    Path("posts.yaml").write_text(f"posts:\n- date: 2026-06-01\n  thread:\n{parts}  other:\n{others}")
    assert "We saw the gate 11999." in soon("import", "posts.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "".join(
            f"### Post {n}\n\n**Facebook:**\n\nThe gate {n} opens.\nCome: all of you.\n\n"
            for n in range(1_500)
        ),
        "# X\n\n" + "".join(f"Ab{n}x: the gate\n" for n in range(6_000)),
        "# LinkedIn posts\n\n## Post 1\n\n" + "### Option A\n\nThe gate\n\n" * 2_000,
        "# LinkedIn posts\n\n## Post 1\n\nThe gate" + " " * 20_000 + "x\n",
        "# X\n\n## Post 1\n\n" + " " * 20_000 + "x\n```\n\nThe gate\n",
        "# X\n\n## Post 1\n\nSee a.bc/" + "-" * 40_000 + " x\n",
        "# X posts\n\n" + "## First comment\n\nThe gate\n\n" * 4_000 + "## X post\n\nThe gate\n",
        "# X posts\n\n## X post\n\nThe gate\n\n" + "## First comment\n\nThe gate\n\n" * 4_000,
        "# X posts\n\n## Hacker News\n\n" + "### Comment\n\nThe gate\n\n" * 6_000,
    ],
    ids=[
        *("posts", "labels", "options", "blanks", "blanks above a fence", "hyphens in a link"),
        *("comments before", "comments behind", "comments of a title"),
    ],
)
def test_markdown_takes_time_that_grows_as_it_does(here, soon, text):
    Path("linkedin-posts.md").write_text(text)
    main(["check", "linkedin-posts.md"])
    began = time.process_time()
    main(["import", "linkedin-posts.md"])
    assert time.process_time() - began < SOON
