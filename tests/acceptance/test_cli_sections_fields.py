"""What stands beside a text in Markdown, is no post, or is said elsewhere: fields, notes, years, refusals."""

import pytest
import yaml


@pytest.fixture
def imported(workplace, run):
    """Return what `import` makes of a file, and what it says besides."""

    def read(name, text):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        ran = run("import", name)
        return ran.stdout + ran.stderr

    return read


DAYS = """\
# Social media, June 2026

- **Mon 8 June** — Facebook
  - Copy: "The pool is warm again and the first lane is yours."
  - Image: lane.jpg
  - Owner: Ada
- **Wed 10 June** — nothing, the pool is closed
- **Fri 12 June** — LinkedIn
  - Copy:
    > We look for somebody who can swim and count.

    > Soup is provided.
  - Status: draft
- **Sat 13 June** — Facebook
  - Copy: (Ada writes it on Friday)
"""


def test_each_day_of_a_nested_list_is_one_post_with_its_fields(imported):
    made = imported("plans/social-media-june.md", DAYS)

    assert made.count("  text: ") == 2
    assert "text: The pool is warm again and the first lane is yours.\n" in made
    assert "file: lane.jpg" in made
    assert "Ada" not in made
    assert "left out posts without a text" in made


def test_the_year_of_a_date_is_that_of_the_title_and_said_so(imported):
    made = imported("plans/social-media-june.md", DAYS)

    assert "date: '2026-06-08'" in made
    assert '"8 June" names no year, and is read as one of 2026, as the title says, and so is 1 more' in made


def test_the_year_of_a_date_may_be_that_of_the_name_of_the_file(imported):
    made = imported("social/2026-06.md", "# Posts\n\n## 3 June, Instagram\n\nThe pool is warm.\n")

    assert "date: '2026-06-03'" in made
    assert "as the name of the file says" in made


def test_lines_behind_a_text_say_how_far_it_has_got_and_what_is_shown(imported):
    made = imported(
        "social-media-juni.md",
        "# Social Media 2026\n\n### 03.06.2026, 18 Uhr – Instagram und Facebook\n\nDas Becken ist warm.\n\n"
        "Bild: becken.jpg\nStatus: Entwurf\n",
    )

    assert "date: 2026-06-03 18:00" in made
    assert "text: Das Becken ist warm.\n" in made
    assert "status: draft" in made


def test_what_a_text_invites_to_stays_in_it(imported):
    made = imported(
        "social/posts.md",
        "# Posts\n\n## LinkedIn\n\nCome and swim with us.\n\nTime: six in the morning\nPlace: the pool\n",
    )

    assert "Time: six in the morning" in made


APPROVALS = """\
# For approval, June 2026

### A1 | Mon 8 Jun | 12:00

| | |
|---|---|
| **Channel** | Instagram |
| **Caption** | The pool is warm again and the first lane is yours. |
| **Client says** | Lovely |
| **Approved** | ✅ |

### A2 | Tue 9 Jun | 12:00

| | |
|---|---|
| **Channel** | Instagram |
| **Caption** | We sell towels now, in four colours. |
| **Client says** | Not yet |
| **Approved** | ❌ rejected |
"""


def test_the_caption_in_a_table_of_a_post_is_its_text_and_a_rejected_post_is_left_out(imported):
    made = imported("clients/social-approvals.md", APPROVALS)

    assert "text: The pool is warm again and the first lane is yours.\n" in made
    assert "status: approved" in made
    assert "towels" not in made
    assert "left out posts that are rejected or called off (line 12)" in made


def test_a_note_beneath_a_post_is_no_part_of_its_text(imported):
    made = imported(
        "social/2026-06.md",
        "# June posts\n\n<details>\n<summary>3 June, Instagram</summary>\n\nThank you, Ada.\n\n</details>\n\n"
        "<details>\n<summary>Not for posting: photos</summary>\n\nAda minds them.\n\n</details>\n",
    )

    assert "Thank you, Ada." in made
    assert "minds" not in made


def test_a_line_that_is_not_for_posting_is_no_part_of_a_text(imported):
    made = imported(
        "social/posts.md",
        "# Posts\n\n## LinkedIn\n\nThe pool is warm.\n\nInternal: ask Ada first\n\n## X\n\nCome and swim.\n",
    )

    assert "The pool is warm.\n" in made
    assert "ask Ada" not in made


def test_quotes_of_which_one_or_both_are_to_be_used_are_posts_each(imported):
    made = imported(
        "press/social-toolkit.md",
        "# Toolkit\n\n**Facebook**\n\n> The pool is warm again.\n\n**X (pick one or use both)**\n\n"
        "> Who swims with us? #pool\n\n> The first lane is yours. #pool\n\n## Images\n\n- lane.jpg\n",
    )

    assert made.count("  text: ") == 3
    assert "lane.jpg" not in made


THREADS = """\
# June threads

Everything goes out on X.

## Why the pool is warm

Goes out: 4 June 2026, 08:15

It took us two years. (1/2)

And nine people. (2/2)

## Singles

- The pool opens at six on Sunday.
- A towel was found on the bench.
"""


def test_threads_of_a_text_that_speaks_of_x_are_on_x_with_their_parts_and_dates(imported):
    made = imported("social/threads-june.md", THREADS)

    assert "channel: threads" not in made
    assert "date: 2026-06-04 08:15" in made
    assert "  - It took us two years. (1/2)" in made


def test_a_heading_that_names_threads_and_x_keeps_both(imported):
    made = imported("social/posts.md", "# On X and Threads\n\n## Threads\n\nCome in.\n\n## X\n\nSit down.\n")

    assert "channel: threads" in made
    assert "channel: x" in made


def test_no_posts_on_a_day_is_no_post(imported):
    made = imported(
        "social/posts.md",
        "# Posts\n\n## LinkedIn, 8 June 2026\n\nNo posts, whole team away.\n\n"
        "## LinkedIn, 9 June 2026\n\nThe pool is warm. #pool\n\n## X, 9 June 2026\n\nNothing beats a swim.\n",
    )

    assert "whole team" not in made
    assert "Nothing beats" in made


IN_PARTS = """\
# Posts

## LinkedIn

### Post 1

**{hook}:** Did you ever want to try a wheel?
**{body}:** We have four of them, and somebody to help.
**CTA:** Book an hour.
**Hashtags:** #Clay
**Status:** approved
"""


@pytest.mark.parametrize(
    ("hook", "body"),
    [("Hook", "Body"), ("Gancho", "Cuerpo"), ("Einstieg", "Hauptteil"), ("Accroche", "Corps")],
)
def test_fields_behind_the_last_part_of_a_text_are_those_of_the_whole(imported, hook, body):
    made = imported("social-posts.md", IN_PARTS.format(hook=hook, body=body))
    assert made.count("- account:") == 1
    assert "Book an hour.\n  hashtags: '#Clay'\n  status: approved\n" in made


def test_fields_below_a_label_of_something_beside_the_text_are_those_of_the_post(imported):
    text = (
        "# Posts\n\n## LinkedIn\n\n### Post 1\n\n**Caption**\n\nThe kiln burns again, and we bake in it.\n\n"
        "**Visual**\n\nThe kiln at night\n**Hashtags:** #Kiln\n**Date:** 3 December 2026\n"
    )
    made = imported("social-posts.md", text)
    assert "hashtags: '#Kiln'" in made
    assert "date: '2026-12-03'" in made
    assert "at night" not in made


OF_LANGUAGES = {
    "above the posts": (
        "# Posts\n\n## {other}\n\n### LinkedIn\n\n{theirs}\n\n## {english}\n\n### LinkedIn\n\n{ours}\n"
    ),
    "in each post": "# LinkedIn\n\n### Post 1\n\n**{other}**\n\n> {theirs}\n\n**{english}**\n\n> {ours}\n",
    "below the first": "# LinkedIn\n\n### Post 1\n\n> {theirs}\n\n#### {english}\n\n> {ours}\n",
}


@pytest.mark.parametrize("layout", OF_LANGUAGES.values(), ids=OF_LANGUAGES)
@pytest.mark.parametrize(
    ("other", "english"), [("🇪🇸 Español", "🇬🇧 English"), ("FR", "EN"), ("Deutsch", "Englisch")]
)
def test_of_versions_in_several_languages_the_one_in_english_counts(imported, layout, other, english):
    texts = {"theirs": "El horno arde otra vez hoy. #horno", "ours": "The kiln burns again today. #kiln"}
    made = imported("social-posts.md", layout.format(other=other, english=english, **texts))
    assert made.count("- account:") == 1
    assert "The kiln burns" in made
    assert "El horno" not in made
    assert "left out posts in other languages, of which those in English count (line" in made


@pytest.mark.parametrize("layout", ["above the posts", "in each post"])
def test_a_text_in_another_language_for_others_is_a_post_of_its_own(imported, layout):
    texts = {"theirs": "El horno arde otra vez hoy. #horno", "ours": "The kiln burns again today. #kiln"}
    labels = {"other": "Español (para los vecinos)", "english": "English (for visitors)"}
    made = imported("social-posts.md", OF_LANGUAGES[layout].format(**labels, **texts))
    assert made.count("- account:") == 2
    assert "The kiln burns" in made
    assert "El horno" in made


def test_a_title_above_a_post_on_a_network_that_shows_none_is_named(imported):
    title = 'Título: "Todo sobre el horno"'
    posts = "The kiln burns again today. #kiln\n\n## X post\n\nThe kiln is hot.\n"
    text = f"# Posts\n\n## {{}} post\n\n{title}\n\n{posts}"
    named = "titles above posts, where nothing says that their networks show any (line 5)"
    assert named in imported("social-posts.md", text.format("Facebook"))
    assert named not in imported("social-posts.md", text.format("Reddit"))


def test_without_a_version_in_english_the_first_counts(imported):
    text = OF_LANGUAGES["in each post"].format(
        other="Español", english="Italiano", theirs="Uno.", ours="Due."
    )
    text = text.replace("Uno.", "El horno arde otra vez hoy.").replace("Due.", "Il forno arde di nuovo oggi.")
    made = imported("social-posts.md", text)
    assert "El horno" in made
    assert "other versions of posts, of which the first counts" in made


PARTS = "Hook: The pool is back!\nCaption: Nine lanes are open.\nCTA: Which one is yours?\nHashtags: #pool"


@pytest.mark.parametrize(
    "fields",
    [
        PARTS,
        "\n".join(f"**{line.replace(':', ':**', 1)}" for line in PARTS.splitlines()),
        "\n".join(f"- **{line.replace(':', ':**', 1)}" for line in PARTS.splitlines()),
        "\n".join(f"- {line}" for line in PARTS.splitlines()),
    ],
    ids=["plain", "bold", "list", "plain list"],
)
@pytest.mark.parametrize("head", ["**Mon 3 May 2027 | IG | Reel**\n", "## 3 May 2027, IG\n\n"])
def test_a_post_in_named_parts_has_its_caption_for_a_text(imported, head, fields):
    plan = f"# May\n\n{head}{fields}\n\n## 5 May 2027, X\n\nCaption: The sauna is open again.\n"
    first, second = yaml.safe_load(imported("social/may.md", plan))["posts"]
    assert (first["text"], first["cta"], first["hashtags"]) == (
        "Nine lanes are open.",
        "Which one is yours?",
        "#pool",
    )
    assert second["text"] == "The sauna is open again."


def test_when_where_and_what_in_a_list_are_the_fields_of_a_post(imported):
    post = "- **When:** 3 May 2027, 9:00\n- **Where:** Instagram\n- **What:** The pool is open again.\n"
    plan = f"## 1. Pool\n\n{post}\n## 2. Sauna\n\n{post.replace('3 May', '5 May')}"
    first, _ = yaml.safe_load(imported("social/may.md", plan))["posts"]
    assert (first["text"], first["account"]) == ("The pool is open again.", "instagram")


@pytest.mark.parametrize(
    "head",
    [
        "- [ ] Mon 3 May 2027 – LinkedIn: ",
        "1. 3 May 2027 – LinkedIn: ",
        "- **LinkedIn** (3 May 2027): ",
        "- [ ] **LinkedIn** (3 May 2027): ",
    ],
)
def test_a_network_behind_or_before_the_day_of_an_item_is_no_part_of_its_text(imported, head):
    posts = yaml.safe_load(
        imported("social/may.md", f"# May\n\n{head}The pool is open again.\n{head}Which lane is yours?\n")
    )["posts"]
    assert [(post["date"], post["account"], post["text"]) for post in posts] == [
        ("2027-05-03", "linkedin", "The pool is open again."),
        ("2027-05-03", "linkedin", "Which lane is yours?"),
    ]


@pytest.mark.parametrize("title", ["Threads + Bluesky", "Threads, Bluesky", "Threads and Bluesky"])
def test_threads_beside_another_network_is_a_network(imported, title):
    (post,) = yaml.safe_load(imported("social/may.md", f"# May\n\n## {title}\n\nThe pool is open again.\n"))[
        "posts"
    ]
    assert post["accounts"] == ["threads", "bluesky"]


@pytest.mark.parametrize("title", ["Twitter Threads", "X threads", "Tweets and threads"])
def test_threads_of_a_network_are_none_of_their_own(imported, title):
    text = "The pool is open again.\n\n### 2\n\nWhich lane is yours?\n"
    assert "channel: threads" not in imported("social/may.md", f"# May\n\n## {title}\n\n### 1\n\n{text}")


@pytest.mark.parametrize(
    "post",
    [
        "## LinkedIn\n\nKind: mention\n\nThe rowing club has been here.\n",
        "## LinkedIn\n\nThe rowing club has been here.\n\n**Kind:** credit to others\n",
        "## LinkedIn\n\n> The rowing club has been here.\n>\n> Kind: mention\n",
        "## LinkedIn\n\n```\nThe rowing club has been here.\n```\n\nKind: mention\n",
        "- 2026-06-02 (LinkedIn): The rowing club has been here.\n  Kind: mention\n",
        "| Channel | Text | Kind |\n|---|---|---|\n| LinkedIn | The rowing club has been here. | mention |\n",
    ],
)
def test_a_line_or_a_column_says_which_kind_a_post_is(imported, post):
    made = imported("posts/social-posts.md", f"# Posts\n\n{post}")

    (read,) = yaml.safe_load(made)["posts"]
    assert (read["text"], read["kind"]) == ("The rowing club has been here.", "mention")


def test_kind_before_words_that_are_no_kind_belongs_to_the_text(imported):
    made = imported("posts/social-posts.md", "# Posts\n\n## LinkedIn\n\nThree words.\n\nKind: and ready.\n")

    assert yaml.safe_load(made)["posts"][0]["text"] == "Three words.\n\nKind: and ready."


POOL = "# The pool\n\n## Platforms\n\n{}\n\n## Copy\n\nThe pool is warm again and the first lane is yours.\n"


@pytest.mark.parametrize(
    "networks",
    [
        "- LinkedIn\n- Facebook",
        "LinkedIn + Facebook",
        "LinkedIn\nFacebook",
        "1. LinkedIn\n2. Facebook\n   with the photo from X",
    ],
)
def test_a_list_below_the_heading_of_networks_names_them_all(imported, networks):
    made = imported("posts/pool.md", POOL.format(networks))

    assert "channel: linkedin" in made
    assert "channel: facebook" in made
    assert "channel: x\n" not in made


@pytest.mark.parametrize(
    "networks",
    [
        "- [x] LinkedIn\n- [ ] X\n- [X] Facebook",
        "[x] LinkedIn [ ] X [x] Facebook",
        "☑ LinkedIn, ☐ X, ☑ Facebook",
        "LinkedIn [x] X [ ] Facebook [x]",
        "LinkedIn ✅, X ❌, Facebook ✅",
        "✅ LinkedIn\n❌ X\n✅ Facebook",
    ],
)
def test_of_networks_with_boxes_the_ticked_ones_count(imported, networks):
    made = imported("posts/pool.md", POOL.format(networks))

    assert "channel: linkedin" in made
    assert "channel: facebook" in made
    assert "channel: x\n" not in made


def test_where_no_box_is_ticked_all_networks_count(imported):
    made = imported("posts/pool.md", POOL.format("- [ ] LinkedIn\n- [ ] X"))

    assert "channel: linkedin" in made
    assert "channel: x\n" in made


def test_a_heading_for_what_is_scheduled_is_a_field_above_nothing_but_a_day(imported):
    made = imported("posts/pool.md", POOL.format("LinkedIn") + "\n## Scheduled\n\n2026-06-08 09:00\n")

    assert "date: 2026-06-08 09:00" in made


@pytest.mark.parametrize("picture", ["[`weir.png`](media/weir.png)", "[weir](media/weir.png) (square)"])
def test_a_link_behind_the_label_of_a_picture_is_the_picture_and_the_quote_below_it_the_text(
    imported, picture
):
    texts = ("The weir is older than the town.", "Two otters moved in last spring.")
    written = "\n\n".join(
        f"## Bluesky, {day} June 2026\n\n**Media:** {picture}\n\n> {text}\n\n**Alt text:** Water."
        for day, text in enumerate(texts, 1)
    )
    told = imported("launch/posts.md", f"# Launch\n\n{written}\n")
    assert [text for text in texts if f"text: {text}" in told] == [*texts]
    assert told.count("media/weir.png") == 2


@pytest.mark.parametrize("name", ["Format", "Status", "Date", "Hashtags", "Link"])
def test_an_item_of_a_text_with_the_sign_of_its_neighbours_stays_whatever_its_name(imported, name):
    items = (
        "✅ **Perfect for:** hands that like glue\n"
        f"✅ **{name}:** six to a table\n"
        "✅ **Tools:** needle, thread, paste\n"
    )
    told = imported(
        "linkedin-post.md", f"# LinkedIn post\n\nSew a book with us!\n\n{items}\nSeats are few.\n"
    )
    assert f"✅ {name}: six to a table" in told


def test_fields_of_a_post_with_one_sign_before_them_are_no_items_of_a_text(imported):
    fields = "📌 **Status:** draft\n📌 **Hashtags:** #books\n📌 **Mood:** calm\n"
    told = imported("linkedin-post.md", f"# LinkedIn post\n\n## Post 1\n{fields}\nSew a book with us!\n")
    assert "📌 Status" not in told
    assert "status: draft" in told


VIDEO = "One night at the weir, from dusk until the heron comes back. All sound is real."
DESCRIBED = {
    "behind its name": f"**Title:** Weir\n\n**Description:** {VIDEO}\n\n**Chapters:** 0:00 Dusk; 2:10 Owl\n",
    "below its name": f"**Description:**\n\n{VIDEO}\n\n**Thumbnail:** heron, close up\n",
    "above a list": f"**Description:** {VIDEO}\n\n**Timestamps:**\n\n- 0:00 Dusk\n- 2:10 Owls\n",
    "in German": f"**Titel:** Das Wehr\n\n**Beschreibung:** {VIDEO}\n\n**Vorschaubild:** Reiher\n",
}


@pytest.mark.parametrize("described", DESCRIBED.values(), ids=DESCRIBED)
def test_what_a_video_is_described_with_goes_out_and_not_its_chapters(posts, described):
    above = "# Weir\n\n## LinkedIn\n\nWe filmed the weir for a night.\n"
    written = f"{above}\n## YouTube\n\n{described}\n## X\n\nOne heron, one weir.\n"
    assert [post["text"] for post in posts(written) if post["account"] == "youtube"] == [VIDEO]


@pytest.mark.parametrize(
    "heading",
    [
        "## Post 1 · the wheel — media: wheel.png",
        "## Post 1 (image: wheel.png)",
        "## Post 1 · media: `wheel.png` (or `wheel.mp4`)",
        "## Post 1 - photo `wheel.png`",
        "## Post 1: the wheel [wheel.png]",
        "## LinkedIn post – wheel.png",
    ],
)
def test_a_picture_that_a_heading_names_last_is_that_of_its_post(heading, posts):
    (post,) = posts(f"# LinkedIn\n\n{heading}\n\nThe mill turns again, after nine winters and one flood.\n")
    assert [one["file"] for one in post["media"]] == ["wheel.png"]


def test_a_file_that_a_heading_is_about_is_no_picture_of_its_post(posts):
    heading = "## LinkedIn post: why mill-wheel.png weighs so much on our page"
    (post,) = posts(f"# LinkedIn\n\n{heading}\n\nThe mill turns again, after nine winters and one flood.\n")
    assert "media" not in post
