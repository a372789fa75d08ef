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


def test_that_no_post_names_its_network_is_said_once(run, workplace):
    posts = "posts:\n" + "".join(f"- {{date: 2026-06-{day:02}, text: Bench {day}?}}\n" for day in range(1, 4))
    assert footer(run, workplace, posts).count("no network is named") == 1
    assert "no network" not in footer(run, workplace, posts.replace("{date", "{channel: x, date"))
    assert "no network" not in footer(run, workplace, posts, "packs: [rule-of-thirds]\n")


def test_a_key_that_is_named_with_its_text_is_not_named_again(run, workplace):
    note = "Two boats wait here until the lock keeper is back."
    post = f"posts: [{{channel: x, text: The lock is open., card_line: {note}, pillar: boats}}]\n"
    said = footer(run, workplace, post)
    assert 'texts that are in no post, under "card_line"' in said
    assert said.count("card_line") == 1
    assert "left alone: pillar" in said
    assert "card_line" not in footer(run, workplace, post, "extra_keys: [card_line, pillar]\n")


def test_the_link_of_a_post_is_no_key_of_a_teams_own(run, workplace):
    post = "posts: [{channel: x, text: The lock is open., url: 'https://lock.example/open'}]\n"
    assert "Keys of your own" not in footer(run, workplace, post)
    assert "left alone: url" in footer(run, workplace, post.replace("'https://lock.example/open'", "soon"))


def test_an_import_keeps_the_link_of_a_post(run, workplace):
    (workplace / "june.yaml").write_text("posts: [{text: Open., url: 'https://lock.example/open'}]\n")
    assert "https://lock.example/open" in run("import", "june.yaml").stdout


DRAFTS = """# LinkedIn drafts

## Draft A

> The lock opens on Monday, after four weeks of work.

## Draft B

> Four weeks, nine people, one gate: the lock is open again.

## First comment{whose}

> Read the whole story here: https://lock.example/story
"""


def test_a_comment_that_is_said_to_be_that_of_all_drafts_is_in_no_doubt(run, workplace):
    (workplace / "linkedin").mkdir()
    for whose, doubted in (("", True), (" (all drafts)", False), (" for both", False)):
        (workplace / "linkedin" / "post.md").write_text(DRAFTS.format(whose=whose))
        said = " ".join(run("check", ".", "--show", "info").stdout.split())
        assert ("a comment that several posts got" in said) is doubted


def test_spare_sentences_are_no_versions_of_a_post(run, workplace):
    spare = '\n## Optional lines\n\nOne of them, not all:\n\n- "The gate is older than the town."\n'
    (workplace / "linkedin").mkdir()
    (workplace / "linkedin" / "post.md").write_text(DRAFTS.format(whose="") + spare)
    said = " ".join(run("check", ".", "--show", "info").stdout.split())
    assert "other versions" not in said
    assert "sections that are no posts by their headings (line 15)" in said


def test_only_words_in_rows_are_asked_whether_the_row_is_shifted(run, workplace):
    words = "Four or five at most. Nobody follows more."
    (workplace / "posts.csv").write_text(f'text,hashtags\nThe lock is open again.,"{words}"\n')
    assert "is the row shifted" in " ".join(run("check", "posts.csv", "--show", "info").stdout.split())
    said = footer(run, workplace, f"posts: [{{channel: x, text: Open., hashtags: '{words}'}}]\n")
    assert "Words where hashtags are kept" in said
    assert "shifted" not in said
