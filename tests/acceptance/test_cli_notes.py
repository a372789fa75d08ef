"""Notes that come on every run: one line for all accounts, gone once they are answered."""

POSTS = "".join(
    f"- {{account: {account}, date: 2026-06-{day:02}, kind: question, text: What of bench {day}?}}\n"
    for account in ("parks", "trees", "lakes")
    for day in range(1, 11)
)


def calendar(facts=""):
    accounts = "".join(
        f"  {name}: {{channel: x, handle: '@{name}'{facts}}}\n" for name in ("parks", "trees", "lakes")
    )
    return f"accounts:\n{accounts}posts:\n{POSTS}"


def footer(run, workplace, text, settings=""):
    (workplace / "june.yaml").write_text(text, encoding="utf-8")
    (workplace / "postlint.yaml").write_text(settings, encoding="utf-8")
    return " ".join(run("check", "june.yaml", "--show", "info").stdout.split())


def test_profiles_of_which_nothing_is_said_are_one_line_that_says_how_to_answer(run, workplace):
    said = footer(run, workplace, calendar())
    assert said.count("profile not checked") == 1
    assert "@parks, @trees, @lakes: profile not checked: write avatar:, followers: and so on" in said


def test_what_is_left_of_them_is_one_line_too(run, workplace):
    said = footer(run, workplace, calendar(", avatar: true"))
    assert said.count("are not given (write them under accounts:)") == 1


def test_both_answers_silence_it(run, workplace):
    facts = ", avatar: true, header: true, followers: 900, following: 300, posts: 4000, lists: [Friends]"
    assert "not checked" not in footer(run, workplace, calendar(facts))
    assert "not checked" not in footer(run, workplace, calendar(), "packs: [rule-of-thirds]\n")


def test_a_fact_that_is_given_and_cannot_be_read_is_not_said_to_be_missing(run, workplace):
    said = footer(run, workplace, calendar(", followers: 8.4k, avatar: true"))
    assert 'found the text "8.4k"' in said
    assert "not checked: following, header and posts are not given" in said


def test_where_only_unreadable_facts_are_given_something_is_said_of_the_profile(run, workplace):
    assert "nothing is said of it" not in footer(run, workplace, calendar(", followers: 8.4k"))


def test_thanks_that_credit_nobody_are_named_and_count_as_no_engagement(run, workplace):
    (workplace / "june.yaml").write_text(
        "posts:\n"
        "- {id: staff, text: A huge thank you to our amazing staff who kept the roads open all night.}\n"
        "- {id: public, text: Thank you to all our residents for recycling 500 tonnes of waste.}\n"
        "- {id: friends, text: Thank you to Canal Friends for planting sixty saplings.}\n"
    )
    shown = " ".join(run("check", "--show", "info").stdout.split())
    assert "no credit to others: staff, which praises your own people" in shown
    assert "no credit to others: public, which thanks your own public" in shown
    assert "friends, which" not in shown
