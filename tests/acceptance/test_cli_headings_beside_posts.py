"""Headings that say too little to head posts by themselves, beside some that do."""

import pytest
import yaml


@pytest.fixture
def read(workplace, run):
    """Return the posts of a file, and what is said of it."""

    def of(text):
        (workplace / "marketing").mkdir(exist_ok=True)
        (workplace / "marketing/social-posts.md").write_text(text, encoding="utf-8")
        posts = yaml.safe_load(run("import", "marketing/social-posts.md").stdout)["posts"]
        return posts, " ".join(run("check").stdout.split())

    return of


DATED = """# June

## Facebook – 1 June 2026

The mill opens at nine on Monday, and there is coffee.

## {}

{}
"""


@pytest.mark.parametrize(
    ("heading", "account", "date"),
    [
        ("LI – 3 June 2026", "linkedin", "2026-06-03"),
        ("Gate opening (IG)", "instagram", None),
        ("Gate opening [LinkedIn]", "linkedin", None),
        ("Storm appeal: LinkedIn 3 June 2026", "linkedin", "2026-06-03"),
        ("Thanks | Mastodon", "mastodon", None),
        ("Roof tiles — LinkedIn", "linkedin", None),
        ("Roof tiles (3 June 2026, Mastodon)", "mastodon", "2026-06-03"),
        ("Die Mühle (IG, 3. Juni 2026)", "instagram", "2026-06-03"),
    ],
)
def test_a_place_or_day_at_the_end_of_a_heading_makes_it_one_of_a_post_beside_others(
    read, heading, account, date
):
    posts, said = read(DATED.format(heading, "The gate came on a lorry, and eight of us carried it."))
    assert [post["account"] for post in posts] == ["facebook", account]
    assert str(posts[1].get("date")) == str(date)
    assert "left out" not in said


@pytest.mark.parametrize(
    "heading",
    ["3 June 2026 lunchtime", "The new gate – 3 June 2026", "The gate (3 June 2026)", "3 June 2026"],
)
def test_one_of_them_that_names_no_network_is_told_of(read, heading):
    both = (
        DATED.format("LI – 2 June 2026", "She starts today.") + f"\n## {heading}\n\nSoup is on from noon.\n"
    )
    posts, said = read(both)
    assert [str(post["date"]) for post in posts] == ["2026-06-01", "2026-06-02", "2026-06-03"]
    assert "[reading/no-network]" in said


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("Results – 3 June 2026", "Twelve people follow us now."),
        ("Aufgaben – 3. Juni 2026", "Ada ruft den Dachdecker an."),
        ("Updated (3 June 2026)", "Maren changed the order."),
        ("Photos to take – 3 June 2026", "- The gate\n- The roof"),
        ("Why we left the old mill", "It rained in."),
        ("Song (week 24)", "Somebody has to write it."),
    ],
)
def test_what_a_team_writes_for_itself_is_none(read, heading, below):
    posts, said = read(DATED.format(heading, below))
    assert len(posts) == 1
    assert "(line 7)" in said


def test_days_without_a_network_are_none_where_no_more_headings_name_one(read):
    days = "".join(f"\n## The gate – {day} June 2026\n\nIt swings.\n" for day in (3, 4))
    posts, said = read(DATED.format("Gate opening (IG)", "It swings both ways.") + days)
    assert len(posts) == 2
    assert "sections of which nothing says that they are posts (lines 11, 15)" in said


def test_beside_a_network_without_a_day_it_is_none(read):
    text = DATED.format("Gate (IG)", "It swings.").replace("Facebook – 1 June 2026", "Facebook post")
    assert len(read(text)[0]) == 1


ANGLES = """# {}

## {}

We pack flowers into crates and send them out.

They come by bicycle, on Mondays.

## {}

A crate weighs eleven kilos. A hill is a hill.

So we bought a second gear.
"""


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("X (Twitter) Posts", "Launch tweet", "Cyclist angle"),
        ("LinkedIn posts", "Announcement post", "For the impatient"),
        ("Mastodon toots", "Toot version", "Short version"),
        ("Tweets", "Standalone tweet", "The hill"),
    ],
)
def test_under_a_title_of_posts_on_one_network_a_topic_is_one_post_beside_others(read, title, first, second):
    posts, _ = read(ANGLES.format(title, first, second))
    assert [post["text"].count("\n\n") for post in posts] == [1, 1]


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("LinkedIn posts", "Announcement post", "How to use these"),
        ("LinkedIn posts", "Announcement post", "Short version"),
        ("LinkedIn posts", "Long version", "Short version"),
    ],
)
def test_what_is_no_post_or_another_version_stays_so_beside_them(read, title, first, second):
    assert len(read(ANGLES.format(title, first, second))[0]) == 1


def test_topics_are_asked_about_where_fewer_headings_beside_them_head_posts(run, workplace):
    notes = "\n## When they go out\n\nOne each Monday.\n\nNever on a Sunday.\n"
    (workplace / "marketing").mkdir()
    text = ANGLES.format("LinkedIn posts", "Launch post", "What Maren wants") + notes
    (workplace / "marketing/social-posts.md").write_text(text, encoding="utf-8")
    assert "one post or several" in " ".join(run("check", "--list-files").stdout.split())


JOINED = """# Social-Media-Posts — Mühle

## LinkedIn

Am Freitag öffnet die Mühle, und der Kaffee ist umsonst. Kommt vorbei.

## Mastodon

Am Freitag, um neun, mit Kaffee. #mühle

## {}

Forty tiles are up at last, and six of us sang on the roof.
"""


@pytest.mark.parametrize(
    ("heading", "accounts"),
    [
        ("Produkt-Hunt-/LinkedIn-Kurzpitch (EN)", ["linkedin"]),
        ("Product Hunt/Facebook short pitch", ["facebook"]),
        ("Blog/LinkedIn teaser", ["linkedin"]),
        ("Press / Facebook announcement", ["facebook"]),
        ("Facebook/Newsletter", ["facebook"]),
        ("X-/Bluesky-Ankündigung", ["x", "bluesky"]),
        ("X/Mastodon pitch", ["x", "mastodon"]),
        ("LinkedIn-Kurzpitch", ["linkedin"]),
        ("Instagram-Beitrag", ["instagram"]),
    ],
)
def test_a_network_joined_to_another_word_is_that_of_a_post(read, heading, accounts):
    posts, _ = read(JOINED.format(heading))
    assert [post.get("accounts") or [post["account"]] for post in posts] == [
        ["linkedin"],
        ["mastodon"],
        accounts,
    ]


@pytest.mark.parametrize(
    "heading",
    ["Produkt-Hunt-Text", "Blog/Newsletter", "Blog/LinkedIn checklist", "DM to send to admins"],
)
def test_what_is_joined_to_no_network_or_says_that_it_is_no_text_is_none(read, heading):
    posts, said = read(JOINED.format(heading))
    assert len(posts) == 2
    assert "(line 11)" in said
