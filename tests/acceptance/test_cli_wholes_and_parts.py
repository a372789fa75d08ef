"""Texts that stand in parts, parts that stand in one text, and what stands beside texts and is none."""

from __future__ import annotations

import time

import pytest
import yaml


@pytest.fixture
def read(run, workplace):
    """Return a function that reads a file, and gives each post as a dictionary, and what is said of it."""

    def read_file(content, name="social/posts.yaml"):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        ran = run("import", name)
        assert ran.exit_code == 0, ran.stdout + ran.stderr
        return yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"], " ".join(ran.stderr.split())

    return read_file


PARTS = ["1/ The ferry has no captain.", "2/ The river does the pushing.", "3/ The cable does the rest."]
COUNTED = "\n\n".join(PARTS)


@pytest.mark.parametrize("head", ["", "A ferry, in three parts 🧵\n\n"])
@pytest.mark.parametrize(
    "whole",
    [
        "posts:\n- platform: x\n  content: |\n{indented}",
        "posts:\n- type: thread\n  content: |\n{indented}",
        "posts:\n- platform: bluesky\n  thread: yes\n  content: |\n{indented}",
    ],
)
def test_a_text_in_which_parts_are_counted_is_a_thread(read, whole, head):
    lines = (head + COUNTED).replace("\n", "\n    ")
    (post,), said = read(whole.format(indented=f"    {lines}\n"))
    assert post["thread"] == [*filter(None, [head.strip()]), *PARTS]
    assert "left out texts" not in said


def test_a_cell_in_which_parts_are_counted_is_a_thread(read):
    rows = f'2027-03-01,X,Thread,"{COUNTED}"\n2027-03-02,X,Tweet,Good morning to all.\n'
    (thread, single), _ = read(f"Date,Platform,Type,Caption\n{rows}", "social.csv")
    assert thread["thread"] == PARTS
    assert "thread" not in single


@pytest.mark.parametrize(
    ("network", "text"),
    [
        ("linkedin", COUNTED),
        ("x", "1/ The first.\n\n3/ The third."),
        ("x", "Open 1/2 day.\nClosed 2/ 3 days."),
        ("x", "1/2 the price today.\n2/3 of you asked for it."),
        ("bluesky", "1/6 we begin\n2/6 we go on\n3/6 we end"),
        ("x", "1/5 stars for the soup.\n2/5 stars for the bread."),
    ],
)
def test_what_is_no_thread_stays_one_text(read, network, text):
    lines = text.replace("\n", "\n    ")
    (post,), _ = read(f"posts:\n- platform: {network}\n  content: |-\n    {lines}\n")
    assert post["text"] == text


FERRY = (
    "hook: A ferry with no captain.\n{0}body: The river does the pushing, all day long.\n"
    "{0}closing: Come and see it."
)


@pytest.mark.parametrize(
    "posts",
    [
        "posts:\n- platform: LinkedIn\n  " + FERRY.format("  "),
        "- date: 2027-03-01\n  linkedin:\n    " + FERRY.format("    "),
        "posts:\n- platform: linkedin\n  content:\n    " + FERRY.format("    "),
    ],
)
def test_the_parts_of_a_text_are_one_text(read, posts):
    (post,), said = read(posts + "\n")
    assert post["text"].split("\n\n") == [
        "A ferry with no captain.",
        "The river does the pushing, all day long.",
        "Come and see it.",
    ]
    assert "left out texts" not in said


def test_the_opener_of_a_thread_is_its_first_part(read):
    (post,), _ = read(
        "- date: 2027-03-01\n  twitter:\n    opener: A ferry, a thread 🧵\n    tweets:\n"
        "    - 1/ The river does the pushing.\n    - 2/ The cable does the rest.\n"
    )
    assert post["thread"][0] == "A ferry, a thread 🧵"


def test_a_hook_that_the_text_begins_with_stands_in_it_once(read):
    (post,), _ = read(
        "posts:\n- platform: linkedin\n  hook: A ferry with no captain.\n"
        "  body: A ferry with no captain. The river does the pushing.\n"
    )
    assert post["text"] == "A ferry with no captain. The river does the pushing."


def test_a_row_of_which_time_and_place_are_taken_is_not_of_the_day_above(run, workplace):
    (workplace / "buffer.csv").write_text(
        "Text,Scheduled Date,Scheduled Time,Profile\nThe ferry is here.,2027-03-01,10:00,Twitter\n"
        "The ferry was here.,2027-03-01,08:00,LinkedIn\nThe ferry will be here.,,10:00,Twitter\n"
    )
    assert "buffer.csv:4:1: warning" in run("check", "buffer.csv").stdout


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("Date,Time,Platform,Account,Text", ("10:00,X,@ferry,", "10:00,X,@river,", "10:00,LinkedIn,@ferry,")),
        ("Date,Time,Platform,Language,Text", ("10:00,X,en,", "10:00,X,de,", "10:00,X,fr,")),
        ("Date,Time,Platform,Text", ("morning,X,", "morning,X,", "evening,X,")),
    ],
)
def test_rows_below_a_day_that_differ_in_who_or_to_whom_are_of_that_day(read, head, rows):
    texts = ("The ferry is here.", "The ferry was here.", "The ferry will be here.")
    first, *others = (row + text for row, text in zip(rows, texts, strict=True))
    posts, _ = read(
        "\n".join((head, f"2027-03-01,{first}", *(f",{one}" for one in others), "")), "social.csv"
    )
    assert [post["date"][:10] for post in posts] == ["2027-03-01"] * 3


def test_a_later_part_of_a_thread_is_at_no_time_of_its_own(run, workplace):
    (workplace / "social.csv").write_text(
        "Date,Time,Platform,Text\n2027-03-01,10:00,X,1/2 The ferry is here.\n,10:00,X,2/2 So is the dog.\n"
        "2027-03-02,10:00,X,The ferry is here again.\n"
    )
    assert "reading/date-maybe-above" not in run("check", "social.csv").stdout


DAYS = """\
# Two weeks

## Week 1

### Day 1

| Time | Platform | Content |
|---|---|---|
| 9:00 | Twitter/X | "The ferry has no captain, and it is never late." |
| 10:00 | Twitter/X | Answer what people say below the thread |

### Day 2

| Time | Platform | Content |
|---|---|---|
| 9:00 | LinkedIn | "We sat on the ferry for a week. Here is what we saw." |
| 12:00 | Twitter/X | Picture of the ferry with the dog on deck |
"""


def test_rows_without_quotation_marks_beside_quoted_texts_are_told_and_no_posts(read):
    posts, said = read(DAYS, "social-posts.md")
    assert [post["account"] for post in posts] == ["x", "linkedin"]
    assert "rows whose texts do not stand in quotation marks as others do (lines 10, 17)" in said


def test_a_list_of_as_many_items_as_its_heading_says_is_one_of_posts(read):
    posts, _ = read(
        "# Posts of the ferry\n\n## X / Twitter (2)\n\n1. The ferry has no captain, and it is never late.\n\n"
        "2. The river does the pushing, and the cable does the rest.\n",
        "marketing/social-posts.md",
    )
    assert [post["text"][:9] for post in posts] == ["The ferry", "The river"]


@pytest.mark.parametrize("heading", ["Instagram (2 slides)", "LinkedIn (2 options)"])
def test_a_list_of_as_many_slides_as_a_heading_says_is_no_list_of_posts(run, workplace, heading):
    (workplace / "social-posts.md").write_text(
        f"# Posts\n\n## {heading}\n\n- The ferry has no captain at all.\n- The river does the pushing.\n"
    )
    assert "Checked 0 calendars" in run("check", "social-posts.md").stdout


def test_a_list_behind_words_is_in_their_post_whatever_its_heading_counts(read):
    (post,), said = read(
        "# Posts\n\n## LinkedIn (2)\n\nThis is how we mend a ferry.\n\n"
        "- Ask first, and then measure twice.\n- Keep the screws, and the cable.\n",
        "social-posts.md",
    )
    assert "Ask first" in post["text"]
    assert "This is how" in post["text"]
    assert "belong to no post" not in said


@pytest.mark.parametrize(
    "words",
    [
        "Skip LinkedIn for this one — it is a short film.",
        "No LinkedIn today.",
        "Kein LinkedIn",
        "Rien sur LinkedIn",
    ],
)
def test_what_says_that_a_network_is_left_out_is_no_post(read, words):
    posts, _ = read(f"posts:\n- x: The ferry has no captain at all.\n  linkedin: {words}\n")
    assert [post["account"] for post in posts] == ["x"]


LEAVING = (
    "Skip Twitter and join us on Mastodon!",
    "Skip Twitter today.",
    "No Instagram today. Go outside, and look at the ferry.",
)


@pytest.mark.parametrize("words", LEAVING)
def test_a_post_about_leaving_another_network_is_one(read, words):
    posts, _ = read(f'posts:\n- mastodon: "{words}"\n  linkedin: The ferry has no captain at all.\n')
    assert posts[0]["text"] == words


@pytest.mark.parametrize("words", LEAVING)
def test_a_section_about_leaving_another_network_is_a_post(read, words):
    posts, _ = read(f"# Posts\n\n## Mastodon, 2027-03-01\n\n{words}\n", "social-posts.md")
    assert [post["text"] for post in posts] == [words]


@pytest.mark.parametrize("words", LEAVING)
@pytest.mark.parametrize(
    ("table", "name"),
    [
        ('Date,Mastodon,LinkedIn\n2027-03-01,"{}",No LinkedIn today.\n', "social-posts.csv"),
        (
            "# Posts\n\n| Date | Mastodon | LinkedIn |\n|---|---|---|\n"
            "| 2027-03-01 | {} | No LinkedIn today. |\n",
            "social-posts.md",
        ),
    ],
)
def test_in_its_own_column_a_network_is_left_out_and_in_others_it_is_spoken_of(read, table, name, words):
    posts, _ = read(table.format(words), name)
    assert [post["text"] for post in posts] == [words]


REPORT = """\
| Date | Platform | Post | Impressions | Likes |
|---|---|---|---|---|
| 2027-02-01 | LinkedIn | "What a ferry taught us about being on time." | 9,870 | 142 |
| 2027-02-08 | LinkedIn | "Name one ferry that you still trust." | 22,015 | 640 |
"""


def test_a_report_on_posts_is_no_plan_of_any(run, workplace):
    (workplace / "calendar.yaml").write_text("posts:\n- {channel: x, text: The ferry has no captain.}\n")
    (workplace / "social").mkdir()
    (workplace / "social" / "report.md").write_text(f"# Social report\n\n## Top posts\n\n{REPORT}")
    rows = [line.strip("| \n").replace(",", "").split(" | ") for line in REPORT.splitlines()]
    (workplace / "social" / "figures.csv").write_text(
        "\n".join(",".join(row) for row in rows if len(row) > 1)
    )
    shown = run("check").stdout
    assert "Checked 1 calendar, 1 post" in shown
    assert "report.md" not in shown


def test_a_plan_in_which_all_figures_are_0_is_one(run, workplace):
    (workplace / "social").mkdir()
    (workplace / "social" / "plan.md").write_text(
        "# Social plan\n\n"
        + REPORT.replace("9,870", "0").replace("142", "0").replace("22,015", "0").replace("640", "0")
    )
    assert "2 posts" in run("check", "social/plan.md").stdout


@pytest.mark.parametrize("nothing", ["none", "n/a", "no", "as above"])
def test_no_video_beside_a_picture_is_no_medium(read, nothing):
    (post,), _ = read(f"posts:\n- channel: x\n  text: A ferry.\n  image: a.jpg\n  video: '{nothing}'\n")
    assert post["media"] == [{"file": "a.jpg"}]


@pytest.mark.parametrize(
    "title",
    ["Using the Instagram posts", "Como usar os posts do Instagram", "Comment utiliser les posts Instagram"],
)
def test_the_steps_of_a_guide_are_no_posts(run, workplace, title):
    (workplace / "calendar.yaml").write_text("posts:\n- {channel: x, text: The ferry has no captain.}\n")
    (workplace / "instagram").mkdir()
    (workplace / "instagram" / "steps.md").write_text(
        f"# {title}\n\n## 1, 2, 3\n\n1. Look at the plan for the day\n2. Copy the words of the caption\n"
    )
    assert "Checked 1 calendar, 1 post" in run("check").stdout


def test_a_network_and_a_time_are_heard_where_teams_name_them(read):
    (post,), _ = read(
        "# Publications\n\n## POST #1 — Mardi 12 janvier 2027\n\n**Métadonnées**\n- Date : 12/01/2027\n"
        "- Créneau : 8h00\n- Phase : Vente\n\n**TEXTE ACCOMPAGNEMENT**\n\n"
        "Le bac est là, et nous aussi. #bac\n",
        "LinkedIn/Posts/2027-01.md",
    )
    assert post == {
        "date": "2027-01-12 08:00",
        "account": "linkedin",
        "text": "Le bac est là, et nous aussi. #bac",
    }


@pytest.mark.parametrize("name", ["Tweet_Queue.md", "tweet-drafts.md", "notes/linkedin-queue.md"])
def test_names_of_queues_speak_of_posts(read, name):
    posts, _ = read(
        "# Queue\n\n## Scheduled\n\n"
        "- [ ] scheduled_for: 2027-01-11 09:00 UTC | The ferry is here on Thursday. #ferry\n"
        "- [ ] scheduled_for: 2027-01-12 12:00 UTC | The ferry was here on Friday. #ferry\n",
        name,
    )
    assert [post["date"] for post in posts] == ["2027-01-11 09:00", "2027-01-12 12:00"]


LIBRARY = """\
# Library

### Post 1: The ferry
**Text:**
The ferry has no captain, and <NAME> is never late. <b>Come</b> and see <URL of the page>.

**Timing:** 7 January 2027, 9:00
**Visual suggestion:** The dog on deck

### Post 2: The river
**Text:**
The river does the pushing, and the cable does the rest.

**Timing:** Mid-January
"""


def test_timing_is_when_a_post_goes_out_where_it_says_a_day(read):
    posts, _ = read(LIBRARY, "social/bluesky/library.md")
    assert [post.get("date") for post in posts] == ["2027-01-07 09:00", None]


def test_what_keeps_a_place_in_a_text_is_no_markup(read):
    posts, _ = read(LIBRARY, "social/bluesky/library.md")
    assert posts[0]["text"].endswith("and <NAME> is never late. Come and see <URL of the page>.")


def test_tags_of_pages_are_markup_whatever_they_are_called(read):
    tags = 'Use <main>this</main>, <ruby>漢<rt>kan</rt></ruby> and <time datetime="2027">now</time>, <NAME>.'
    (post,), _ = read(f"## LinkedIn, 1 June 2027\n\n{tags}\n", "social/posts.md")
    assert post["text"] == "Use this, 漢kan and now, <NAME>."


@pytest.mark.parametrize("what", ["Newsletter", "Podcast", "Webinar: Come by"])
def test_a_post_that_is_counted_may_be_about_what_goes_out_elsewhere(read, what):
    posts, _ = read(
        f"# LinkedIn posts\n\n## Post 1 — {what}\n\nOut now.\n\n## Post 2 — Boats\n\nIn now.\n",
        "social/p.md",
    )
    assert [post["text"] for post in posts] == ["Out now.", "In now."]


FENCED = """\
## X thread (2 posts)

**1/2** (hook, pin it)

```text
The ferry has no captain.
```

**2/2**

```text
The river does the pushing.
```

### Follow-up posts (later, separately, not in the thread)

```text
The dog on deck has a name.
```

```text
The cable is as old as the mill.
```

## Optional follow-up tweet

```text
Who wants to steer it?
```

## Bonus engagement tweets

### Question tweet

What is the oldest thing on your boat? #ferry
"""


def test_posts_behind_a_thread_are_posts_of_their_own(read):
    posts, _ = read(FENCED, "launch/social-posts.md")
    assert {post["account"] for post in posts} == {"x"}
    assert [post.get("text") or post["thread"] for post in posts] == [
        ["The ferry has no captain.", "The river does the pushing."],
        "The dog on deck has a name.",
        "The cable is as old as the mill.",
        "Who wants to steer it?",
        "What is the oldest thing on your boat? #ferry",
    ]


def test_times_without_a_day_are_told(read):
    posts, said = read(
        "# Plan\n\n## Facebook\n\n**Texte :**\nLe bac est là. #bac\n\n**Heure :** 19h00\n", "social/posts.md"
    )
    assert "date" not in posts[0]
    assert "the times of posts that name no date" in said


@pytest.mark.parametrize(
    "title", ["Resumo para publicar", "Resumen para publicar", "Résumé", "Zusammenfassung"]
)
def test_a_summary_below_posts_is_none(read, title):
    posts, _ = read(
        f"# Posts\n\n## LinkedIn\n\nO barco não tem capitão nenhum. #barco\n\n## {title}\n\n### LinkedIn\n\n"
        "Usar a primeira versão, que é completa.\n",
        "social/posts.md",
    )
    assert len(posts) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "posts.tsv",
            "".join(
                f'{n}\t2026-Dec-0{n}\t"Tonight the moon is {n} days old, and up early."\n' for n in (7, 8, 9)
            ),
        ),
        (
            "posts.toml",
            '[defaults]\nplatform = "instagram"\n'
            + "".join(
                f'[[post]]\ntitle = "A {n}"\nquote = "A library that is shut works on, {n} of them."\n'
                for n in "ab"
            ),
        ),
    ],
)
def test_posts_in_data_that_is_not_read_are_named_beside_a_calendar(run, workplace, name, content):
    (workplace / "calendar.yaml").write_text("posts:\n- {channel: x, text: The ferry has no captain.}\n")
    (workplace / name).write_text(content)
    assert name in run("check").stdout


@pytest.mark.parametrize("title", [" — Salt season", ""])
def test_items_that_name_a_network_above_a_labelled_text_are_posts(read, title):
    day = (
        "## Day {0} — 2026-12-0{0} (Mon) · Week 1: Salt\n\n- **09:00 · Instagram**{1}  \n"
        "  - Copy: Salt has no weekend, and {0} drops of oil are enough.\n  - Hashtags: #bikes #salt\n\n"
        "- **11:00 · Facebook**{1}  \n  - Copy: Bring it in on Tuesday, all {0} of you.\n\n"
    )
    posts, _ = read(
        "# Social calendar\n\n" + "".join(day.format(n, title) for n in (7, 8)), "social/calendar.md"
    )
    assert [(post["account"], post["date"]) for post in posts] == [
        ("instagram", "2026-12-07 09:00"),
        ("facebook", "2026-12-07 11:00"),
        ("instagram", "2026-12-08 09:00"),
        ("facebook", "2026-12-08 11:00"),
    ]
    assert posts[0]["text"] == "Salt has no weekend, and 7 drops of oil are enough."
    assert posts[0]["hashtags"] == "#bikes #salt"


@pytest.mark.parametrize("mark", ["1. ", "- "])
def test_quotation_marks_around_all_items_of_a_list_are_no_part_of_their_texts(read, mark):
    items = [mark + '"The ferry has no captain."', mark.replace("1", "2") + '"The river does the pushing."']
    posts, _ = read("# Posts\n\n## Tweets\n\n" + "\n".join(items) + "\n", "social/posts.md")
    assert [post["text"] for post in posts] == ["The ferry has no captain.", "The river does the pushing."]


PLAN = """\
# Content calendar

### Day 1 — Blog: "Why the ferry is late"

**Outline:**
- The problem: everybody waits
- What we learned from eleven landings

### Day 2 — Twitter/X: Ferry thread

**Format:** Thread (2 tweets)

**Tweets:**
1. "The ferry has no captain, and it is never late."
2. "The river does the pushing, all day long."

### Day 3 — LinkedIn: One number

**Body:**
It hangs in the kitchen and shows how many are waiting.
"""


def test_tweets_below_a_thread_are_its_parts_and_days_of_a_blog_are_no_posts(read):
    posts, _ = read(PLAN, "marketing/content-calendar.md")
    assert [post["account"] for post in posts] == ["x", "linkedin"]
    assert posts[0]["thread"] == [
        "The ferry has no captain, and it is never late.",
        "The river does the pushing, all day long.",
    ]


def test_the_parts_of_a_text_in_columns_are_one_text(read):
    posts, said = read(
        "Date,Channel,Body,Hook,Closing\n"
        "2027-03-01,LinkedIn,The river pushes.,A ferry with no captain.,Come and see it.\n"
        "2027-03-02,LinkedIn,The cable pulls.,curiosity,n/a\n2027-03-03,LinkedIn,TBD,A ferry at last.,\n",
        "social.csv",
    )
    assert [post["text"] for post in posts] == [
        "A ferry with no captain.\n\nThe river pushes.\n\nCome and see it.",
        "The cable pulls.",
        "TBD",
    ]
    assert "Left out keys of your own: Hook." in said


@pytest.mark.parametrize("hook", ["TBD", "n/a", "'-'", "same as above", "hooks/ferry.md", "curiosity"])
@pytest.mark.parametrize(
    "post", ["- platform: linkedin\n  {}", "- platform: linkedin\n  content:\n    {}", "- linkedin:\n    {}"]
)
def test_what_keeps_the_place_of_a_part_or_names_its_sort_is_none(read, hook, post):
    parts = f"hook: {hook}\n{{0}}body: The river does the pushing.".format(
        " " * (4 if "\n    " in post else 2)
    )
    (found,), _ = read("posts:\n" + post.format(parts) + "\n")
    assert found["text"] == "The river does the pushing."


def test_a_body_in_another_file_is_told_beside_a_hook_too(run, workplace):
    (workplace / "posts.yaml").write_text(
        "posts:\n- channel: linkedin\n  hook: A ferry with no captain.\n  body: posts/ferry.md\n"
        "- channel: linkedin\n  text: The river does the pushing.\n"
    )
    ran = run("import", "posts.yaml")
    assert "1 text that stands in another file" in " ".join(ran.stderr.split())
    assert "ferry.md" not in ran.stdout


@pytest.mark.parametrize("whole", ["- platform: x\n  content:\n    ", "- platform: x\n  "])
def test_parts_are_said_in_their_order_whatever_that_of_their_keys(read, whole):
    margin = " " * (len(whole.rpartition("\n")[2]))
    parts = ("body: The river pushes.", "closing: Come and see it.", "hook: A ferry with no captain.")
    (post,), said = read(f"posts:\n{whole}" + f"\n{margin}".join(parts) + "\n")
    assert post["text"] == "A ferry with no captain.\n\nThe river pushes.\n\nCome and see it."
    assert "left out texts" not in said


PLACES = """\
h: &h {hook}
posts:
- channel: linkedin
  closing: Come and see it.
  body: The river is [insert NAME].
  hook: *h
- channel: linkedin
  closing: Come and see it now.
  body: &b >
    The cable and
    the rest of it.
  hook: *h
- channel: linkedin
  body: *b
"""


def test_what_is_found_in_a_part_has_the_place_of_that(run, workplace):
    (workplace / "postlint.yaml").write_text("packs: [hygiene]\n")
    (workplace / "posts.yaml").write_text(PLACES.format(hook='"A ferry\\twith no captain."'))
    ran = run("check", "posts.yaml")
    assert "posts.yaml:5:22:" in ran.stdout
    assert "left out texts" not in ran.stdout


def test_a_body_of_many_lines_is_joined_in_no_time(run, workplace):
    lines = "".join(f"    Line {number} of the log of the ferry.\n" for number in range(4000))
    (workplace / "posts.yaml").write_text(
        f"posts:\n- channel: linkedin\n  hook: A ferry at last.\n  body: |\n{lines}"
    )
    began = time.process_time()
    assert "1 post" in run("check", "posts.yaml").stdout
    assert time.process_time() - began < 10


@pytest.mark.parametrize("key", ["hashtag_set", "hashtags_group"])
def test_a_key_of_one_word_more_than_ours_is_the_teams_own(read, key):
    (post,), _ = read(f"posts:\n- platform: x\n  text: The ferry has no captain.\n  {key}: core\n")
    assert post["text"] == "The ferry has no captain."


@pytest.mark.parametrize(
    "item", ["2026-06-01 Facebook: ", "2026-06-01 Facebook – ", "**1 June 2026, Facebook** "]
)
def test_a_note_below_an_item_is_not_its_text(read, item):
    second = item.replace("01", "03").replace("1 June", "3 June")
    posts, _ = read(
        f"# Social posts\n\n- {item}The ferry has no captain!\n  - Jo to check spelling\n"
        f"- {second}The river does the pushing.\n  - needs a photo from Sam\n",
        "social/june.md",
    )
    assert [post["text"] for post in posts] == ["The ferry has no captain!", "The river does the pushing."]


def test_a_text_that_yaml_ends_at_a_comma_or_takes_for_a_comment_is_an_error(run, workplace):
    (workplace / "calendar.yaml").write_text(
        "posts:\n- {date: 2026-06-05, channel: x, text: The ferry is late, thanks to the rowing club}\n"
        "- date: 2026-06-01\n  channel: x\n  text: #Ferry opens on Saturday\n"
        "- date: 2026-06-01\n  channel: x\n  status: idea\n  text: # to be written\n"
    )
    shown = run("check", "--format", "concise", "calendar.yaml").stdout
    assert "calendar.yaml:2:59: error reading/cut-text: YAML ends the text at the comma" in shown
    assert "calendar.yaml:5:9: error reading/cut-text: YAML takes this for a comment" in shown
    assert shown.count("reading/cut-text") == 2


@pytest.mark.parametrize("status", ["Cancelled", "dropped", "Rejected", "abgesagt"])
def test_posts_of_markdown_that_were_called_off_are_left_out(read, status):
    table = (
        "| Date | Channel | Copy | Status |\n|---|---|---|---|\n"
        f"| 2026-06-01 | Facebook | The ferry has no captain at all. | {status} |\n"
        "| 2026-06-02 | Facebook | The river does the pushing today. | Approved |\n"
    )
    heading = (
        f"# Posts\n\n## Facebook\n\n**Status:** {status}\n\nThe ferry has no captain.\n\n"
        "## X\n\nThe river does the pushing.\n"
    )
    for text, number in ((table, 3), (heading, 3)):
        posts, said = read(text, "social-posts.md")
        assert len(posts) == 1
        assert f"posts that are rejected or called off (line {number})" in said


@pytest.mark.parametrize("line", ["Year: 2027", "**Jahr:** 2027", "- Año: 2027"])
def test_a_line_above_posts_says_of_which_year_they_are(read, line):
    posts, _ = read(
        f"# Tweet queue\n\n{line}\n\n## Day 1 (Jan 11)\n\n```\nThe ferry has no captain.\n```\n\n"
        "## Day 2 (Jan 12)\n\n```\nThe river does the pushing.\n```\n",
        "marketing/tweets.md",
    )
    assert [post["date"] for post in posts] == ["2027-01-11", "2027-01-12"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("posts.csv", "Date,Channel,Text\n2026-06-01,Facebok,The ferry has no captain.\n"),
        ("posts.yaml", "posts:\n- {date: 2026-06-01, channel: [facebok], text: The ferry is late.}\n"),
    ],
)
def test_a_slip_in_one_of_several_networks_is_told_with_what_was_meant(run, workplace, name, content):
    (workplace / name).write_text(content)
    assert 'Did you mean "facebook"?' in run("check", name).stdout


@pytest.mark.parametrize("day", ["31/06/2026", "31.06.2026", "2026-06-31"])
def test_a_day_that_a_month_has_not_is_told_in_every_form(run, workplace, day):
    (workplace / "posts.csv").write_text(
        f"Date,Channel,Text\n{day},x,The ferry has no captain.\n14/06/2026,x,Nor has the river.\n"
    )
    assert "June 2026 has 30 days" in " ".join(run("check", "posts.csv").stdout.split())


@pytest.mark.parametrize("name", ["caption", "post"])
def test_a_hook_and_a_body_called_after_what_they_are_of_are_one_text(read, name):
    lines = f"- {name}_hook: Who rings the ferry bell?\n  {name}_body: The child who asked first.\n"
    ((post,), _) = read(f"ferries:\n{lines}", "content/posts.yaml")
    assert post["text"] == "Who rings the ferry bell?\n\nThe child who asked first."
