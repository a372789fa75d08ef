"""What the structure of a Markdown file says against what was read of it, and files declined for it."""

from __future__ import annotations

import json
import re
import time

import pytest
from real_git import repository

SECONDS = 10
DOUBTED = "may be read wrongly"
MILL = "The mill turns again, after nine winters and one flood. Come by on Sunday, we bake, and bring a sack."
POND = "Frogs in the mill pond: we counted forty on one evening, and no two of them sang the same song to us."
WHEEL = (
    "The wheel is oak, sixty years old, and it wants new paddles. Who of you has an afternoon and a plane?"
)


def plan(*sections):
    return "# Posts of the mill\n\n" + "\n".join(sections)


CLOSING = plan(
    f"## LinkedIn post\n\n{MILL}\n",
    f"## Facebook post\n\n{POND}\n",
    "## Kurz gesagt\n\n### LinkedIn\n\nDen ersten nehmen.\n\n### Facebook\n\nDen zweiten nehmen.\n",
)
OWN_LABELS = plan(
    f"## LinkedIn post\n\n**Wortlaut:**\n{MILL}\n", f"## Facebook post\n\n**Wortlaut:**\n{POND}\n"
)
CELLS = plan(
    "| Day | Platform | Content |\n|---|---|---|\n"
    f'| 2027-06-01 | LinkedIn | "{MILL}" |\n| 2027-06-02 | X | "Why mills turn" explainer |\n'
)
COUNTED = plan(f"## LinkedIn posts (3)\n\n### Post 1\n\n{MILL}\n\n{POND}\n\n### Post 2\n\n{WHEEL}\n")
FIRST = "Three days until the mill turns 🌾 We bake on Sunday, and you bring the butter."
SECOND = "Tomorrow, at last! Our wheel has waited nine winters for this one morning. 🌾"
LOST = plan(
    f"## LinkedIn post\n\n{MILL}\n",
    f"## Facebook post\n\n{POND}\n",
    f"## Countdown\n\n{FIRST}\n\n{SECOND}\n",
)
LOST_QUOTES = plan(
    f"## LinkedIn post\n\n> {MILL}\n",
    f"## Facebook post\n\n> {POND}\n",
    "## The day itself\n\n1. > The mill turns, and the river does not mind: nine winters it ran past us.\n"
    "2. > The miller has counted the sacks, forty of rye and eleven of oats, and all are ours.\n",
)
OF_POSTS = {
    "quotes below a heading of their own": (LOST_QUOTES, "what reads like posts, and is in none"),
    "texts below a heading of their own": (LOST, "what reads like posts, and is in none"),
    "advice behind the posts": (CLOSING, "texts much shorter than the others"),
    "labels of its own": (OWN_LABELS, "what looks like labels, in the texts of posts"),
    "cells of titles": (CELLS, "cells without quotation marks around the whole"),
    "a number in a heading": (COUNTED, "what is counted otherwise than it was read"),
}


@pytest.fixture
def checked(run, workplace):
    """Return a function that writes a plan and gives what a check says, in one line, and how it ended."""
    (workplace / "marketing").mkdir()

    def of(content, *args, name="marketing/social-posts.md"):
        (workplace / name).write_text(content, encoding="utf-8")
        ran = run("check", *args)
        return " ".join((ran.stdout + ran.stderr).split()), ran.exit_code

    return of


@pytest.mark.parametrize(("content", "why"), OF_POSTS.values(), ids=OF_POSTS)
def test_a_file_that_was_met_is_declined_where_its_posts_are_in_doubt(checked, content, why):
    said, code = checked(content)
    assert re.search(r"social-posts.md:\d+:1: error: Nothing of this file is read, since it", said)
    assert f"{DOUBTED}: {why}" in said
    assert "name the file under `calendars:` in postlint.yaml, to have it read as it stands" in said
    assert code == 2


@pytest.mark.parametrize(("content", "why"), OF_POSTS.values(), ids=OF_POSTS)
def test_named_under_calendars_it_is_read_as_it_stands_with_a_remark(checked, workplace, content, why):
    (workplace / "postlint.yaml").write_text("calendars: [marketing/social-posts.md]\n")
    said, code = checked(content)
    assert "Checked 1 calendar" in said
    assert f"marketing/social-posts.md: {DOUBTED}: {why}" in said
    assert code == 0


def test_a_reader_that_somebody_chose_or_a_name_on_the_command_line_settles_it_as_well(checked, workplace):
    assert "Checked 1 calendar" in checked(CLOSING, "marketing/social-posts.md")[0]
    (workplace / "postlint.yaml").write_text("readers: {marketing/social-posts.md: sections}\n")
    assert "Checked 1 calendar" in checked(CLOSING)[0]


@pytest.mark.parametrize(
    ("content", "mended"),
    [
        (LOST_QUOTES, LOST_QUOTES.replace("1. >", "### Post 1\n\n>").replace("2. >", "\n### Post 2\n\n>")),
        (LOST, LOST.replace(FIRST, f"### Post 1\n\n{FIRST}").replace(SECOND, f"### Post 2\n\n{SECOND}")),
        (CLOSING, CLOSING.partition("## Kurz")[0]),
        (OWN_LABELS, OWN_LABELS.replace("**Wortlaut:**", "**Text:**")),
        (CELLS, CELLS.replace('"Why mills turn" explainer', "")),
        (COUNTED, COUNTED.replace("### Post 2", "### Post 3").replace(POND, f"### Post 2\n\n{POND}")),
    ],
    ids=OF_POSTS,
)
def test_what_it_says_to_do_settles_it(checked, content, mended):
    assert DOUBTED in checked(content)[0]
    said, code = checked(mended)
    assert (DOUBTED in said, "Checked 1 calendar" in said, code) == (False, True, 0)


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        ("E-mail to members", FIRST),
        ("Automatic messages", FIRST),
        ("Hacker News, first comment", FIRST),
        ("Notes", "Ask the miller for the hours, and whether we may bake. He was in Delft on Monday."),
        ("Countdown", f'"{FIRST}"'),
        ("Countdown", f"- {FIRST}"),
        ("Countdown", f"*{FIRST}*"),
    ],
)
def test_what_goes_out_elsewhere_or_reads_like_no_post_leaves_no_doubt(checked, heading, first):
    said, code = checked(LOST.replace("Countdown", heading).replace(FIRST, first))
    assert (DOUBTED in said, "Checked 1 calendar" in said, code) == (False, True, 0)


def test_other_calendars_are_read_all_the_same_and_do_not_let_it_pass_unread(checked, workplace):
    (workplace / "calendar.yaml").write_text(
        "posts:\n- {channel: x, date: 2027-06-01, text: The mill turns.}\n"
    )
    said, code = checked(CLOSING)
    assert "Checked 1 calendar" in said
    assert (
        "name the file under `calendars:` in postlint.yaml, beside calendar.yaml, which is read now, to have"
        in said
    )
    assert code == 2


def test_lists_of_files_and_reports_say_why(checked, run):
    said, _ = checked(CLOSING, "--list-files")
    assert "marketing/social-posts.md: passed over: which texts in it are posts is in doubt" in said
    assert f"{DOUBTED}: texts much shorter" in said
    listed = json.loads(run("check", "--list-files", "--format", "json").stdout)
    (error,) = listed["errors"]
    assert (error["path"], error["line"], error["rule"]) == (
        "marketing/social-posts.md",
        15,
        "reading/in-doubt",
    )
    assert listed["likely_posts"] == []


def test_annotations_stand_at_the_first_line_in_doubt(checked):
    said, _ = checked(CLOSING, "--format", "github")
    assert "::error file=marketing/social-posts.md,line=15," in said
    assert "::notice" not in said


@pytest.mark.parametrize("words", ["mix", "classify", "import ."])
def test_commands_that_judge_nothing_say_what_they_did_not_read(checked, run, workplace, words):
    checked(CLOSING)
    (workplace / "calendar.yaml").write_text("posts: [{channel: x, text: The mill turns.}]\n")
    ran = run(*words.split())
    assert "marketing/social-posts.md:15:1: error: Nothing of this file is read" in ran.stderr
    assert ran.exit_code == 2


def test_init_names_no_file_in_doubt(checked, run, workplace):
    checked(CLOSING)
    assert "social-posts.md:15: Nothing of this file is read, since it may be" in run("init").stdout
    assert "social-posts.md" not in (workplace / "postlint.yaml").read_text()


LINES = {
    "times under a label of their own": (
        plan(
            *(
                f"### Post {n}\n\n**Best time:** Tuesday 11:00\n\n{text}\n"
                for n, text in enumerate((MILL, POND), 1)
            )
        ).replace("# Posts", "# LinkedIn posts"),
        'labels whose values are in no post ("Best time", lines',
    ),
    "posts that are still to come": (
        plan(f"## LinkedIn posts (3)\n\n### Post 1\n\n{MILL}\n\n### Post 2\n\n{POND}\n"),
        'fewer posts than are counted ("LinkedIn posts (3)", line 3)',
    ),
}
CLOSINGS = {
    "a duty": "Each post should be checked by the miller first.",
    "a task": "Replace the link in all posts before they go out.",
    "in German": "Jeder Beitrag braucht ein Bild, bevor er hinausgeht.",
    "in Spanish": "Todas las publicaciones deben llevar una foto del molino.",
}


@pytest.mark.parametrize("closing", CLOSINGS.values(), ids=CLOSINGS)
def test_a_closing_rule_for_all_posts_in_the_text_of_the_last_is_told_and_a_heading_settles_it(
    checked, closing
):
    text = plan(f"## LinkedIn post\n\n{MILL}\n", f"## Facebook post\n\n{POND}\n")
    said, code = checked(f"{text}\n{closing}\n")
    assert f'a last paragraph that is about all posts, in the text of the last ("{closing}"' in said
    assert code == 0
    assert DOUBTED not in checked(f"{text}\n## Notes\n\n{closing}\n")[0]


@pytest.mark.parametrize(
    "ends", ["Every post tells of a wheel.", "Each post of the fence should be oak, no?"]
)
def test_texts_may_end_with_words_on_posts_of_another_sort(checked, ends):
    first, second = f"## LinkedIn post\n\n{MILL}\n", f"## Facebook post\n\n> {POND}\n>\n> {ends}\n"
    assert DOUBTED not in checked(plan(first, second))[0]


@pytest.mark.parametrize("pair", [("Question", "Answer"), ("Frage", "Antwort")])
def test_the_labels_of_two_parts_in_one_text_are_told_and_the_label_of_a_text_settles_it(checked, pair):
    question, answer = pair
    text = plan(
        f"## LinkedIn post\n\n{MILL}\n", f"## Quora\n\n**{question}:** Why oak?\n\n**{answer}:**\n{POND}\n"
    )
    said, _ = checked(text)
    assert f'what looks like the labels of two parts, in one text ("{question}", lines' in said
    assert DOUBTED not in checked(text.replace(answer, "Text"))[0]


@pytest.mark.parametrize("greeting", ["Hi [name]!", "Hola {{nombre}},", "Dear [first name],"])
def test_a_text_that_greets_nobody_yet_is_told(checked, greeting):
    text = plan(f"## LinkedIn post\n\n```\n{MILL}\n```\n", f"## Instagram\n\n```\n{greeting} {POND}\n```\n")
    assert "texts that greet somebody whose name is to be filled in" in checked(text)[0]


@pytest.mark.parametrize(("content", "why"), LINES.values(), ids=LINES)
def test_what_puts_no_post_in_doubt_is_a_remark(checked, content, why):
    said, code = checked(content)
    assert why in said
    assert code == 0


@pytest.mark.parametrize(
    "content",
    [
        plan(f"## LinkedIn post\n\n{MILL}\n", f"## Facebook post\n\n{POND}\n", f"## Facebook\n\n{WHEEL}\n"),
        plan(f"## LinkedIn posts (2)\n\n### Post 1\n\n{MILL}\n\n### Post 2\n\n{POND}\n"),
        plan(
            f"## LinkedIn post\n\nWhat we do:\n\n{MILL}\n",
            f"## Facebook post\n\n{POND}\n\nWhat we do:\n\nBake.\n",
        ),
        plan(
            *(
                f"## P{n}\n\n**Platform:** X\n**Date:** 2027-06-0{n} 9am\n**Best time:** 9:00\n\n{text}\n"
                for n, text in enumerate((MILL, POND), 1)
            )
        ),
        plan(f"## LinkedIn\n\n> {MILL}\n\n{POND}\n{WHEEL}\n", f"## Facebook\n\n> {POND}\n"),
        plan(
            f"## LinkedIn post\n\n{MILL}\n",
            f"## Facebook post\n\n{POND}\n",
            "## X post\n\nWe bake on Sunday!\n",
        ),
    ],
)
def test_plans_that_keep_to_their_own_form_are_in_no_doubt(checked, content):
    said, code = checked(content)
    assert (DOUBTED in said, code) == (False, 0)


def dated(number, text, named="", heading="##"):
    return f"{heading} 2027-06-0{number} LinkedIn{named}\n\n{text}\n"


PLAN = plan(dated(1, MILL), dated(2, POND), dated(3, WHEEL))
GROWN = {
    "a short post one level down": dated(4, "Flour!", heading="###"),
    "a second post of a day": dated(3, f"{MILL}\n\n{POND}", named=" (2)"),
    "a size": dated(4, f"**Image:** wheel.jpg (2 MB)\n\n{MILL}\n\n{POND}"),
    "slides": dated(4, POND, named=" carousel (5 slides)"),
    "somebody's number": dated(4, f"**Owner:** Ann (2)\n\n{MILL}\n\n{POND}"),
    "a list of things to do": dated(4, f"Bread.\n\n- [ ] ask Ann for a picture of the loaf\n- [ ] {MILL}"),
    "a cry in bold": "\n".join(dated(n, f"**Good news!**\n\n{text}") for n, text in ((4, MILL), (5, POND))),
    "notes below each post": "\n".join(dated(n, f"{POND}\n\n### Notes\n\n{MILL}") for n in (4, 5, 6)),
}


@pytest.mark.parametrize("more", GROWN.values(), ids=GROWN)
def test_a_plan_that_grows_is_read_on(checked, more):
    assert "Checked 1 calendar, 3 posts" in checked(PLAN)[0]
    said, code = checked(f"{PLAN}\n{more}")
    assert ("is not read" in said, "Checked 1 calendar" in said, code) == (False, True, 0)


def test_of_sections_that_come_back_notes_settles_it(checked):
    pictures = [
        dated(n, f"{text}\n\n### Visual\n\n{WHEEL}") for n, text in ((4, MILL), (5, POND), (6, WHEEL))
    ]
    assert 'and "Notes" above what does not' in checked(plan(*pictures))[0]
    assert "is not read" not in checked(plan(*pictures).replace("### Visual", "### Notes"))[0]


def test_versions_of_which_the_first_counts_put_no_post_in_doubt(checked):
    prompts = "## Image prompt (for a generator)\n\nFor a landscape:\n```\nA mill wheel, oak, at dawn.\n```\n"
    versions = [
        f"## Post Version {number}: {angle}\n\n{text}\n\n---\n"
        for number, (angle, text) in enumerate({"Story": MILL, "Frogs": POND, "Short": WHEEL}.items(), 1)
    ]
    said, code = checked("\n".join(("# LinkedIn post\n", prompts, *versions)))
    assert (code, DOUBTED in said, "1 post" in said) == (0, False, True)
    assert "other versions of posts, of which the first counts (lines 16, 22)" in said


def test_words_in_angle_brackets_that_never_close_take_no_time_by_the_square(checked):
    start = time.process_time()
    checked(plan(dated(1, MILL), dated(2, f"Word <{'a ' * 40_000}")))
    assert time.process_time() - start < SECONDS


def test_fields_with_blank_lines_between_them_are_read_once_they_are_in_bold(checked, run):
    posts = [f"## Post {n}\n\nDate: 2027-06-0{n}\n\nPlatform: LinkedIn\n\n{MILL}\n" for n in (1, 2, 3)]
    assert 'write names of fields in bold, as in "**Date:**"' in checked(plan(*posts))[0]
    bold = plan(*posts).replace("Date:", "**Date:**").replace("Platform:", "**Platform:**")
    assert "Checked 1 calendar, 3 posts, 1 account" in checked(bold)[0]


@pytest.mark.parametrize("others", [{}, {"june_yaml": "posts: [{channel: x, text: The mill turns.}]\n"}])
@pytest.mark.parametrize("options", [(), ("--tracked-only",)])
def test_a_hook_that_left_a_plan_unread_does_not_pass(run, workplace, options, others):
    repository(workplace, **{"marketing__social-posts_md": CLOSING, **others})
    ran = run("check", "--allow-empty", *options)
    assert ran.exit_code == 2
    assert DOUBTED in " ".join(ran.stdout.split())


def test_what_settles_a_doubt_lets_a_hook_pass(run, workplace):
    settings = "calendars: [marketing/social-posts.md]\n"
    repository(workplace, **{"marketing__social-posts_md": CLOSING, "postlint_yaml": settings})
    assert run("check", "--allow-empty", "--tracked-only").exit_code == 0


BAKERS = "**Mira:** The rye is in, all forty loaves of it.\n\n**Jan:** And who is to eat forty loaves?\n"
BAKED = "We baked for all of you today:\n\n- **Rye:** forty loaves.\n- **Oven:** rolls, and cake.\n"
ASKED = "Ask the baker, as we do:\n\n**Question:** Who oils the wheel?\n\n**Answer:** Nobody, since 1998.\n"


@pytest.mark.parametrize("text", [BAKERS, BAKED, ASKED], ids=["speakers", "items", "a question"])
def test_words_in_bold_in_front_of_what_two_texts_say_put_no_post_in_doubt(checked, run, text):
    said, code = checked(plan(dated(1, text), dated(2, POND), dated(3, text)))
    assert ("Checked 1 calendar, 3 posts" in said, code) == (True, 0)
    assert run("import", ".").stdout.count(text.replace("*", "").strip().rpartition("\n")[2]) == 2


def test_labels_that_go_out_are_settled_by_a_quote(checked):
    posts = [dated(n, f"We met at the mill.\n\n**Mira:** Number {n}?\n") for n in (1, 2)]
    mixed = plan(*posts, dated(3, "**Mira:** What a day it was, and how the wheel sang to us!\n"))
    assert "the whole text as a quote (>)" in checked(mixed)[0]
    quoted = mixed.replace("We met at the mill.\n\n", "> We met at the mill.\n>\n").replace("**M", "> **M")
    assert "Checked 1 calendar, 3 posts" in checked(quoted)[0]


def test_speakers_below_a_text_that_are_read_as_its_fields_are_told(checked):
    talks = [f"We met at the mill, on day {n}.\n\n{BAKERS}" for n in (1, 2)]
    said, _ = checked(plan(dated(1, talks[0]), dated(2, talks[1])))
    assert 'what people may say in a text, which does not have it ("Mira: The rye is in' in said
    quoted = "".join(f"> {line}\n" for line in talks[0].splitlines())
    assert "what people may say" not in checked(plan(dated(1, quoted), dated(2, POND)))[0]


@pytest.mark.parametrize(
    ("first", "second", "accounts"),
    [
        ('Post 1 — Bread: "Our LinkedIn loaf"', 'Post 2 — Frogs: "The 10pm email"', "1 account:"),
        ("Post 1 — Bread: the first loaf", "Post 2 — Frogs: an email at night", "1 account:"),
        ("Post 1 — Bread: Instagram", "Post 2 — Frogs", "2 accounts:"),
    ],
)
def test_what_a_post_is_called_names_no_network_and_no_time(checked, first, second, accounts):
    posts = f"## {first}\n\n{MILL}\n\n## {second}\n\n{POND}\n"
    said, _ = checked(f"# LinkedIn posts of the mill\n\n**Platform:** LinkedIn\n\n{posts}")
    assert f"Checked 1 calendar, 2 posts, {accounts}" in said
    assert "headings that name networks" not in said
    assert "the times of posts" not in said


def test_a_link_in_brackets_is_no_label(checked):
    texts = (f"> {one}\n>\n> [https://mill.example/{at}]\n" for at, one in enumerate((MILL, POND, WHEEL)))
    headed = (f"## LinkedIn post {at}\n\n{one}" for at, one in enumerate(texts, 1))
    said, _ = checked(plan(*headed))
    assert "Checked 1 calendar, 3 posts" in said
    assert DOUBTED not in said
