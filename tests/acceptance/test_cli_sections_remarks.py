"""What a team says of posts in Markdown: in quotes below them, and in the brackets of their headings."""

import pytest
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
    [("Mastadon", "mastodon"), ("Linkdin", "linkedin"), ("Facebok", "facebook")],
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
    assert 'Did you mean "january"?' in said


@pytest.mark.parametrize("heading", ["The threat of floods", "Announcement", "What we post"])
def test_words_that_are_far_from_networks_are_no_slips(run, workplace, heading):
    (workplace / "social").mkdir()
    (workplace / "social" / "june.md").write_text(PLAN.format(heading=heading), encoding="utf-8")
    assert "Did you mean" not in run("check").stdout
