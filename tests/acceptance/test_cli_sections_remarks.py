"""What a team says of posts in Markdown: in quotes below them, and in the brackets of their headings."""

import pytest
import yaml
from real_git import git, repository

PLAN = """# Social media plan - June 2026

### Mon 1 June - LinkedIn

We are proud to announce that our new boat shed opens on 20 June.

### Tue 2 June - Mastodon

Boats in the harbour this week: 14 trawlers and one very old ferry.

### Wed 17 June - {heading}

The gate is open until eight, and the kettle is on.
"""


@pytest.fixture
def imported(run, workplace):
    """Return a function that gives what an import makes of a plan, and what it says."""

    def of(content):
        (workplace / "social").mkdir()
        (workplace / "social" / "june.md").write_text(content, encoding="utf-8")
        ran = run("import", "social/june.md")
        return ran.stdout, " ".join(ran.stderr.split())

    return of


@pytest.mark.parametrize("remark", ["@Mira: can you check the number?", "Waiting for approval from Jan."])
def test_a_remark_in_a_quote_below_a_post_does_not_take_its_place(imported, remark):
    calendar, said = imported(PLAN.format(heading="LinkedIn") + f"\n> {remark}\n")
    assert "the kettle is on" in calendar
    assert remark not in calendar
    assert "line 15" in said


@pytest.mark.parametrize("thanked", ["(with @northshore)", "(thanks @ann)", "(reply to @ann@social.example)"])
def test_whom_a_heading_names_in_passing_is_not_whose_post_it_is(imported, thanked):
    calendar, _ = imported(PLAN.format(heading=f"LinkedIn {thanked}"))
    assert calendar.count("account: linkedin") == 2


@pytest.mark.parametrize("name", ["(@oldshed)", "(`@oldshed`)", "(carousel, @oldshed)"])
def test_a_handle_alone_in_brackets_is_whose_post_it_is(imported, name):
    assert "account: '@oldshed'" in imported(PLAN.format(heading=f"LinkedIn {name}"))[0]


@pytest.mark.parametrize("heading", ["LinkedIn (cancelled)", "LinkedIn - cancelled"])
def test_posts_that_their_headings_call_off_are_left_out_and_named(imported, heading):
    calendar, said = imported(PLAN.format(heading=heading))
    assert "kettle" not in calendar
    assert "left out posts that are rejected or called off (line 11)" in said


def test_a_heading_that_is_struck_out_calls_its_post_off(imported):
    calendar, _ = imported(
        PLAN.format(heading="LinkedIn").replace("Wed 17 June - LinkedIn", "~~Wed 17 June - LinkedIn~~")
    )
    assert "kettle" not in calendar


def test_a_draft_says_so_behind_a_dash(imported):
    assert "status: draft" in imported(PLAN.format(heading="LinkedIn - DRAFT"))[0]


def test_a_plan_that_came_to_be_in_doubt_looks_mended_to_no_comparison(run, workplace):
    plan = PLAN.format(heading="LinkedIn")
    repository(workplace, social__june_md=plan, social__film_yaml="- {date: 2026-06-01, text: Which film?}\n")
    git(workplace, "commit", "--quiet", "--message=plan")
    closing = "\n### In short\n\n#### LinkedIn\n\nTake it.\n\n#### Mastodon\n\nTake it.\n"
    (workplace / "social" / "june.md").write_text(plan + closing, encoding="utf-8")
    said = " ".join(run("compare", "HEAD").stdout.split())
    assert "What would look mended or removed is left out" in said


@pytest.mark.parametrize(
    ("heading", "meant"),
    [("Mastadon", "Mastodon"), ("Linkdin", "LinkedIn"), ("Facebok", "Facebook")],
)
def test_a_slip_in_a_heading_among_regular_ones_is_told_with_what_was_meant(run, workplace, heading, meant):
    (workplace / "social").mkdir()
    (workplace / "social" / "june.md").write_text(PLAN.format(heading=heading), encoding="utf-8")
    ran = run("check")
    said = " ".join(ran.stdout.split())
    assert f'social/june.md:11:19: error: "{heading}" is no network' in said
    assert f'Did you mean "{meant}"?' in said
    assert ran.exit_code == 2


def test_a_slip_in_a_month_among_regular_headings_is_told(run, workplace):
    (workplace / "social").mkdir()
    plan = PLAN.format(heading="LinkedIn").replace("17 June", "17 Janaury")
    (workplace / "social" / "june.md").write_text(plan, encoding="utf-8")
    said = " ".join(run("check").stdout.split())
    assert '"Janaury" is no month' in said
    assert 'Did you mean "January"?' in said


@pytest.mark.parametrize("heading", ["The threat of floods", "Announcement", "What we post"])
def test_words_that_are_far_from_networks_are_no_slips(run, workplace, heading):
    (workplace / "social").mkdir()
    (workplace / "social" / "june.md").write_text(PLAN.format(heading=heading), encoding="utf-8")
    assert "Did you mean" not in run("check").stdout


JUNE = "# Mill 2026\n\n## June 1 – LinkedIn\n\n{0}\n\n## June 2 – Facebook\n\n{0}\n\n## {1}\n\n{0}\n"
TURNS = "The mill turns again, after nine winters and one flood. Who comes by?"


@pytest.mark.parametrize(
    ("heading", "word", "meant"),
    [
        ("Jnue 3 – LinkedIn", "Jnue", "June"),
        ("3 Juen – LinkedIn", "Juen", "June"),
        ("Arpil 3 – LinkedIn", "Arpil", "April"),
        ("Jnue 3", "Jnue", "June"),
    ],
)
def test_a_slip_in_a_short_month_is_told_too(imported, heading, word, meant):
    said = imported(JUNE.format(TURNS, heading))[1]
    assert f'"{word}" is no month, so the post below is left out. Did you mean "{meant}"?' in said


UNSAID = "sections of which nothing says that they are posts"


def test_a_slip_in_a_month_of_a_post_that_is_kept_loses_its_day_alone(run, imported):
    calendar, said = imported(JUNE.format(TURNS, "LinkedIn – Jnue 3"))
    assert len(yaml.safe_load(calendar)["posts"]) == 3
    assert '"Jnue" is no month, so the day of the post below is not read.' in said
    assert run("check").exit_code == 0


def test_a_slip_in_a_month_for_which_the_network_is_lost_too_says_so(imported):
    plan = JUNE.format(f"**Caption:** {TURNS}", "3 Arpil 2026, LinkedIn, noon")
    calendar, said = imported(plan)
    assert len(yaml.safe_load(calendar)["posts"]) == 3
    assert '"Arpil" is no month, so the day and the network of the post below are not read.' in said


def test_a_slip_in_a_month_for_which_a_post_is_left_out_is_an_error(run, imported):
    calendar, said = imported(JUNE.format(TURNS, "Jnue 3 – LinkedIn"))
    assert len(yaml.safe_load(calendar)["posts"]) == 2
    assert UNSAID not in said
    assert run("check").exit_code == 2


def test_a_slip_in_a_month_is_told_behind_a_german_day_and_beside_one_other_post(imported):
    headings = ("Dienstag, 1. Dezember – LinkedIn", "Mittwoch, 2. Dezmber – Mastodon")
    below = "".join(f"## {heading}\n\n{TURNS}\n\n" for heading in headings)
    said = imported(f"# Posts 2026\n\n{below}")[1]
    assert '"Dezmber" is no month, so the post below is left out. Did you mean "Dezember"?' in said


@pytest.mark.parametrize("day", ["June {} – ", ""])
def test_slips_in_networks_are_told_where_most_headings_have_one(imported, day):
    names = enumerate(("Linkdin", "Instagarm", "Facebok", "Mastodon"), 1)
    headings = "".join(f"## {day.format(number)}{name}\n\n{TURNS}\n\n" for number, name in names)
    said = imported(f"# Mill posts 2026\n\n{headings}")[1]
    assert said.count("is no network, so the post below is left out") == 3
    assert UNSAID not in said


def test_a_slip_in_a_network_is_told_in_a_list_of_posts(imported):
    names = enumerate(("LinkedIn", "Linkdin", "Mastodon", "Facebook"), 1)
    listed = "".join(f"- 2026-06-0{number} {name}: {TURNS}\n" for number, name in names)
    assert '"Linkdin" is no network' in imported(f"# Mill posts\n\n{listed}")[1]


@pytest.mark.parametrize("heading", ["LinkedIn & Instagarm – June 3", "June 3 – LinkedIn, Instagarm"])
def test_a_slip_in_one_of_two_networks_is_told_though_the_post_is_kept(run, imported, heading):
    calendar, said = imported(JUNE.format(TURNS, heading))
    assert len(yaml.safe_load(calendar)["posts"]) == 3
    assert '"Instagarm" is no network, so the post below is judged as if the heading did not name it.' in said
    assert run("check").exit_code == 2


@pytest.mark.parametrize("heading", ["June 3 – Threats", "LinkedIn – June 3: threats and floods", "2. Mark"])
def test_words_beside_days_and_networks_that_are_others_are_no_slips(imported, heading):
    assert "Did you mean" not in imported(JUNE.format(TURNS, heading))[1]


@pytest.mark.parametrize(
    "heading",
    [
        *("Post 3 – LinkedIn", "Week 3 – X", "Match 3 – LinkedIn", "Mail 3", "Mary 3", "Jane 30 – LinkedIn"),
        *(
            "Maps 3",
            "Mark 3 – X",
            "3. Mayor",
            "Juan 3",
            "Julia 3 – Facebook",
            "Junior 3",
            "Marsh 3",
            "Tune 3",
        ),
    ],
)
def test_what_else_is_counted_is_no_slip_of_a_month(imported, heading):
    assert "Did you mean" not in imported(JUNE.format(TURNS, heading))[1]


@pytest.mark.parametrize("heading", ["Jnue 3", "Juen 3, 9:00"])
def test_a_slip_in_a_month_is_told_where_the_file_says_the_network(imported, heading):
    plan = JUNE.format(TURNS, heading).replace(" – LinkedIn", "").replace(" – Facebook", "")
    assert 'Did you mean "June"?' in imported(plan.replace("# Mill", "# LinkedIn posts,"))[1]


@pytest.mark.parametrize(("heading", "slips"), [("Mastadon", 1), ("Mastadon post", 1), ("Why mastadons", 0)])
def test_a_slip_in_a_network_is_told_where_headings_say_no_day(imported, heading, slips):
    plan = JUNE.format(TURNS, heading).replace("June 1 – ", "").replace("June 2 – ", "")
    assert imported(plan)[1].count('Did you mean "Mastodon"?') == slips


@pytest.mark.parametrize("where", [" – Both", " – All channels", " (everywhere)", ": alle Kanäle"])
def test_a_day_and_a_word_for_all_networks_head_a_post_on_those_of_the_file(imported, where):
    calendar, _ = imported(JUNE.format(TURNS, f"June 3{where}"))
    (post,) = (one for one in yaml.safe_load(calendar)["posts"] if one["date"] == "2026-06-03")
    assert post["accounts"] == ["facebook", "linkedin"]


@pytest.mark.parametrize("heading", ["Both", "All channels", "Everywhere"])
def test_a_word_for_all_networks_alone_is_told_with_what_to_write(imported, heading):
    plan = JUNE.format(TURNS, heading).replace("June 1 – ", "").replace("June 2 – ", "")
    said = imported(plan)[1]
    assert f'"{heading}" names no network. If what stands below goes out, write where' in said
    assert 'as in "LinkedIn, Facebook"' in said


def noted(*paragraphs):
    """A plan whose last post stands in ``paragraphs``."""
    return JUNE.format(TURNS, "June 3 – LinkedIn") + "\n\n## June 4 – LinkedIn\n\n" + "\n\n".join(paragraphs)


GEESE = "Three geese own the pond now, and the fourth one writes the rules."
PERHAPS = "what may be said to people of the team, in the texts of posts"


ANYWHERE = (
    "Owner: Mira",
    "Approved by: Mira Vogel, Jan",
    "@team please check",
    "@design can you check the colour of the pond?",
    "TODO: pick image",
)
BELOW = (
    *ANYWHERE,
    "Notes for the designer: crop the picture.",
    "Comment for the designer: crop the picture.",
)


@pytest.mark.parametrize(
    ("paragraphs", "number"),
    [*(((line, GEESE), 18) for line in ANYWHERE), *(((GEESE, line), 20) for line in BELOW)],
)
def test_a_paragraph_to_people_of_the_team_is_no_part_of_a_text(imported, paragraphs, number):
    calendar, said = imported(noted(*paragraphs))
    assert yaml.safe_load(calendar)["posts"][-1]["text"] == GEESE
    assert f"left out words that belong to no post (line {number})" in said
    assert PERHAPS not in said


@pytest.mark.parametrize(
    "line",
    [
        "Jan, can you check the colour?",
        "@mira please check the number",
        "Note to self: do not feed them.",
        "Note to Jan: check the date with the baker.",
        "Heads up Brooklyn: the bridge is closed.",
        "Frage an Ole: stimmt die Zahl?",
        "Kommentar an Ole: bitte ohne Kran!",
        "Note: Jan checks the number.",
        "TODO check the number with Jan",
        "(Jan: use the photo of the pond)",
        "(Ole, thank you for these figures!)",
        "Owner: Mira\nAge: three, and already in charge",
    ],
)
def test_what_may_be_said_to_somebody_of_the_team_stays_and_is_told(run, workplace, imported, line):
    text = noted(line, GEESE)
    assert line in yaml.safe_load(imported(text)[0])["posts"][-1]["text"]
    said = " ".join(run("check").stdout.split())
    assert f'{PERHAPS} ("{line.partition(chr(10))[0]}", line 18)' in said
    assert '"Internal:" in front of it' in said


@pytest.mark.parametrize(
    "line",
    [
        "Note: the pond is closed on Monday.",
        "Reminder: bring bread.",
        "(Photo: Ada Goose)",
        "(Thanks, all of you!)",
        "FYI: geese bite.",
        "Note to Londoners: the pond is ours.",
        "Comment below: which goose is it?",
        "Design: three geese in oak.",
        "Design review is open to all.",
        "Thanks to the team, who can swim.",
        "Owner: the city, since 1901, and before that nobody.",
    ],
)
def test_what_is_said_to_readers_stays_and_is_not_told(run, imported, line):
    assert line in yaml.safe_load(imported(noted(GEESE, line))[0])["posts"][-1]["text"]
    assert PERHAPS not in " ".join(run("check").stdout.split())


ACROSS = "what a line across divides from the rest of a text"


def test_what_a_line_divides_from_a_text_stays_and_is_told(run, imported):
    line = "Jan, which of the two ponds do you like better? Tell me by Friday."
    assert line in yaml.safe_load(imported(noted(GEESE, "---", line))[0])["posts"][-1]["text"]
    assert f'{ACROSS} ("{line}", line 22)' in " ".join(run("check").stdout.split())


@pytest.mark.parametrize(
    "paragraphs", [(GEESE, "---"), (GEESE, "---", "#geese #pond"), (GEESE, "And a duck.")]
)
def test_a_line_with_nothing_or_hashtags_below_it_is_not_told(run, imported, paragraphs):
    imported(noted(*paragraphs))
    assert ACROSS not in " ".join(run("check").stdout.split())


@pytest.mark.parametrize(
    "words",
    [
        "(Plain text only. The link goes into the first comment.)",
        "[Attach the picture of the pond, and tag nobody.]",
        "(Nur Text, der Link kommt in den ersten Kommentar (siehe unten).)",
        "**(Only after the board has said yes to it.)**",
        "(Only to members, please.)\n\n(And never on a Friday.)",
    ],
)
def test_brackets_between_a_heading_and_a_line_across_say_how_a_text_goes_out(imported, run, words):
    sheet = f"# LinkedIn post\n\n{words}\n\n---\n\nTwo geese have come back.\n\nWho saw the third?\n"
    (post,) = yaml.safe_load(imported(sheet)[0])["posts"]
    assert post["text"].startswith("Two geese")
    assert "left out" in run("check").stdout


def test_the_shorter_side_of_a_line_across_is_told(imported, run):
    sheet = "# LinkedIn post\n\nPlain text only.\n\n---\n\nTwo geese have come back.\n\nWho saw the third?\n"
    imported(sheet)
    assert f'{ACROSS} ("Plain text only.", line 3)' in " ".join(run("check").stdout.split())
