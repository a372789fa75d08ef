"""Posts in Markdown that count or name themselves in ways of their own, and what stands beside them."""

import pytest
import yaml


@pytest.fixture
def read(run, workplace):
    """Write a Markdown file, and return the posts that it gives, and what is said of it."""

    def read_file(text, name="marketing/tweets.md"):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        ran = run("import", name)
        assert ran.exit_code == 0, ran.stdout + ran.stderr
        return yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"], ran.stderr

    return read_file


HOURS = """\
# Opening of the pond

#### 28 May 2027 (Friday): Twitter
**Aim**: three tweets over the day

**Tweet 1 (9am)** - The gate
```
The gate of the pond opens at nine.
```

**Tweet 2 (1pm)** — The ducks
```
Fourteen ducks came to the opening.
```

**Tweet 3 (6pm)** - A question
> Which path did you take today?
"""


def test_bold_labels_with_a_topic_behind_them_head_the_texts_in_marks_below(read):
    posts, _ = read(HOURS)
    assert [post["text"].split()[0] for post in posts] == ["The", "Fourteen", "Which"]
    assert [post["date"] for post in posts] == ["2027-05-28 09:00", "2027-05-28 13:00", "2027-05-28 18:00"]


def test_a_bold_number_in_front_of_a_sentence_is_no_label_for_what_follows(read):
    posts, _ = read("# X\n\n**Tweet 1** - The gate of the pond opens.\n\nIt has been shut for two years.\n")
    assert len(posts) == 1


HYPE = """\
# Tweets for the pond

**Aim:** these are about the first day.

---

### 1. The "Hook"
Ponds freeze from the top.
Ducks know that. 🦆

#pond #ducks

---

### 2. The list
Three things to bring:

1. Boots for the path
2. Bread for yourself
3. A camera for the ducks

---

### 3. The vision
One day each street has a pond.
"""


def test_sections_that_count_below_a_title_of_posts_are_posts_whatever_they_are_about(read):
    posts, _ = read(HYPE)
    assert [post["text"].split("\n")[0] for post in posts] == [
        "Ponds freeze from the top.",
        "Three things to bring:",
        "One day each street has a pond.",
    ]
    assert "3. A camera for the ducks" in posts[1]["text"]


def test_sections_that_count_below_another_title_are_none(run, workplace):
    (workplace / "plan.md").write_text(HYPE.replace("# Tweets for the pond", "# Why the pond matters"))
    assert run("import", "plan.md").exit_code != 0


BOXES = """\
# Tweets

- [x] The gate of the pond is open again.
- [ ] Fourteen ducks came to the opening today.

## {heading}

- [ ] Ask Ola for the picture of it
- [ ] Renew the key of the gate soon
"""


@pytest.mark.parametrize("heading", ["To do", "TODO", "Next steps", "Aufgaben", "À faire", "Por hacer"])
def test_boxes_below_a_heading_of_things_to_do_are_no_posts(read, heading):
    posts, said = read(BOXES.format(heading=heading))
    assert [post["text"][:8] for post in posts] == ["The gate", "Fourteen"]
    assert "things to do (line 8)" in said


@pytest.mark.parametrize("heading", ["Status History", "Activity log", "Verlauf"])
def test_lines_of_what_was_done_are_no_posts(read, heading):
    text = (
        "---\ntype: linkedin_post\nscheduled_time: 2027-05-24T09:00:00\n---\n\n# A post for LinkedIn\n\n"
        "## Content\n\nThe gate of the pond is open again.\n\n## Metadata\n\n- **Hashtags**: 0\n\n"
        f"## {heading}\n\n- 2027-05-16T14:30:00: Post created\n"
    )
    (post,), said = read(text, "vault/linkedin_1.md")
    assert post["text"] == "The gate of the pond is open again."
    assert "hashtags" not in post
    assert "no posts by their headings (line 16)" in said


NOTE = """\
---
platform: "[[LinkedIn]]"
publish: 2027-05-24
---

{before}The gate of the pond is open again.

## Notes

- ask Ola for the picture
"""


@pytest.mark.parametrize("before", ["## Draft\n\n", "## Text\n\n", "# The gate\n\n## Entwurf\n\n", ""])
def test_notes_below_the_text_of_a_note_with_properties_are_not_part_of_it(read, before):
    (post,), said = read(NOTE.format(before=before), "Social/2027-05-24 gate.md")
    assert post["text"] == "The gate of the pond is open again."
    assert "no posts by their headings" in said


LEAD = "---\nplatform: linkedin\ndate: 2026-06-01\n---\n{}The ferry runs again.\n\n## {}\n\nBoats and us.\n"


@pytest.mark.parametrize("title", ["", "# The ferry\n\n"])
def test_a_concept_below_a_text_is_none(read, title):
    (post,), said = read(LEAD.format(title, "Concept"), "posts/ferry.md")
    assert "The ferry runs again." in post["text"]
    assert "Boats" not in post["text"]
    assert f"no posts by their headings (line {9 if title else 7})" in said


@pytest.mark.parametrize("heading", ["Text", "Copy", "Draft"])
def test_what_stands_above_the_heading_of_a_text_is_told_where_it_is_left_out(read, heading):
    (post,), said = read(LEAD.format("", heading), "posts/ferry.md")
    assert post["text"] == "Boats and us."
    assert "left out what stands above the heading of the text (line 5)" in said


def test_a_concept_with_nothing_above_it_is_a_draft(read):
    (post,), said = read("---\nplatform: linkedin\n---\n\n## Concept\n\nDe pont vaart.\n", "posts/ferry.md")
    assert post["text"] == "De pont vaart."
    assert "left out" not in said


def test_headings_within_a_text_stay_in_it(read):
    text = (
        "---\nplatform: linkedin\n---\n\nWe learned:\n\n## Ducks wait\n\nThey do.\n\n## So do we\n\nWe do.\n"
    )
    (post,), _ = read(text, "Social/learned.md")
    assert "Ducks wait" in post["text"]
    assert "So do we" in post["text"]


@pytest.mark.parametrize("title", ["Título: “The pond”", 'Title: "The pond"', "Titel: „Der Teich“"])
def test_a_title_in_quotation_marks_says_that_a_post_follows(read, title):
    text = (
        "# Social media posts\n\n## LinkedIn\n\n> The gate of the pond is open.\n\n## For other groups\n\n"
        f"### People who run\n{title}\n\nWhoever runs past the pond at six hears the ducks.\n"
    )
    posts, _ = read(text, "social-media-posts.md")
    assert posts[1]["text"] == "Whoever runs past the pond at six hears the ducks."


def test_what_is_to_be_shown_stands_in_brackets_and_is_no_part_of_the_text(read):
    text = (
        "# June\n\n## Post 1: LinkedIn\n\nFourteen ducks came.\n\n[IMAGE: ducks.png]\n"
        "Alt: Ducks on a pond.\n\n## Post 2: X\n\nThe gate is open.\n[Attach the film of it]\n\n"
        "## Post 3: X\n\nRead on: [Link to the page]\n"
    )
    ducks, gate, link = read(text)[0]
    assert ducks["text"] == "Fourteen ducks came."
    assert ducks["media"] == [{"file": "ducks.png", "alt": "Ducks on a pond."}]
    assert gate["text"] == "The gate is open."
    assert link["text"] == "Read on: [Link to the page]"


@pytest.mark.parametrize(("written", "clock"), [("9am", "09:00"), ("14:30", "14:30"), ("noon", "12:00")])
@pytest.mark.parametrize("day", ["## Monday", "## Monday, 7 June 2027"])
def test_a_time_in_a_field_is_that_of_the_post_however_it_is_written(read, day, written, clock):
    text = (
        f"# Week of 7 June 2027\n\n{day}\n\n**Platform:** X\n**Time:** {written}\n\n"
        "```\nThe gate is open.\n```\n\n## Tuesday\n\n**Platform:** X\n\n```\nThe ducks are back.\n```\n"
    )
    (post, _), _ = read(text, "content/social/week.md")
    assert post["date"] == f"2027-06-07 {clock}"


@pytest.mark.parametrize(
    ("embed", "alt"), [("gate.png", None), ("gate.png|300", None), ("gate.png|A gate.", "A gate.")]
)
def test_a_picture_that_a_note_embeds_goes_out_with_its_text(read, embed, alt):
    text = f"---\nplatform: linkedin\n---\n\nThe gate of the pond is open. ![[{embed}]]\n"
    (post,), _ = read(text, "Social/gate.md")
    assert post["text"] == "The gate of the pond is open."
    assert post["media"] == [{"file": "gate.png", **({"alt": alt} if alt else {})}]


COUNTED = (
    "1. The mill turns again.\nIt is oak.\n\n2. It grinds:\n- rye\n- wheat\n\n"
    "3. Come by, any day.\n\nMore: https://mill.example\n"
)
PARTS = [
    "The mill turns again.\nIt is oak.",
    "It grinds:\n- rye\n- wheat",
    "Come by, any day.\n\nMore: https://mill.example",
]


@pytest.mark.parametrize(
    "title",
    [
        *("# Twitter Thread", "# Mill\n\n## Bluesky thread", "# Thread für Mastodon", "# Hilo de X"),
        *("# Fil Twitter", "# Fio no X", "# Draadje voor X"),
    ],
)
@pytest.mark.parametrize("mark", ["{}.", "{})", "**{}.**"])
def test_a_thread_whose_parts_are_counted_and_hold_lists_is_one(posts, title, mark):
    text = COUNTED
    for number in "123":
        text = text.replace(f"{number}. ", f"{mark.format(number)} ")
    (post,) = posts(f"{title}\n\n{text}", name="launch/twitter-thread.md")
    assert post["thread"] == PARTS


@pytest.mark.parametrize(
    "written",
    [
        COUNTED.replace("\n- ", "\n   - "),
        COUNTED.replace("\n\n2", "\n\n---\n\n2").replace("\n\n3", "\n\n---\n\n3"),
        f"```\n{COUNTED}```\n",
        "Post this on Tuesday, with the drawing.\n\n" + COUNTED,
    ],
)
def test_counted_parts_may_be_indented_divided_fenced_or_told_of(posts, written):
    (post,) = posts(f"# Twitter Thread\n\n{written}", name="launch/twitter-thread.md")
    assert post["thread"] == PARTS


def test_counted_parts_in_a_quote_keep_their_lines_together(posts):
    quote = "> 1. The mill turns again.\n> It is oak.\n>\n> 2. Come by.\n> Bring a sack.\n"
    (post,) = posts(f"# Twitter Thread\n\n{quote}", name="launch/twitter-thread.md")
    assert post["thread"] == ["The mill turns again.\nIt is oak.", "Come by.\nBring a sack."]


def test_counted_texts_with_lists_under_several_posts_are_a_post_each(posts):
    assert [post["text"] for post in posts(f"# LinkedIn posts\n\n{COUNTED}")] == PARTS


@pytest.mark.parametrize(("title", "key"), [("# Twitter thread", "thread"), ("# LinkedIn posts", "text")])
def test_a_list_that_counts_in_one_of_several_divided_texts_stays_in_it(posts, title, key):
    texts = ["Bring to the mill:\n\n1. a sack of rye\n2. a bag of wheat\n", "And come by on Sunday.\n"]
    found = posts(f"{title}\n\n" + "\n---\n\n".join(texts), name="launch/twitter-thread.md")
    said = found[0]["thread"] if key == "thread" else [post["text"] for post in found]
    assert said == [text.strip() for text in texts]


def test_a_list_that_counts_within_one_post_stays_in_it(posts):
    (post,) = posts(f"# Mill\n\n## LinkedIn post\n\n{COUNTED}")
    assert post["text"].startswith("1. The mill")


SINGLES_AND_A_THREAD = """\
# The garden: eight tweets, single ones and a thread

## TWEET 1: Opening
The garden on the roof is open.

## TWEET 2: What we grow
Tomatoes on the fourth floor, and seeds older than the house.

## TWEET 3: Tomato thread (1/3)
We grew tomatoes on a balcony.

## TWEET 4: Tomato thread (2/3)
The clock for the water is an old kettle.

## TWEET 5: Tomato thread (3/3)
The hardest part was the cat.

## TWEET 6: Questions
What grows on your balcony?
"""


def test_headings_without_a_mark_beside_those_that_say_which_part_of_how_many_head_posts(read):
    posts, _ = read(SINGLES_AND_A_THREAD)
    assert [len(post.get("thread", "1")) for post in posts] == [1, 1, 3, 1]


def test_what_is_to_be_pinned_goes_out_on_no_network_of_pins(read):
    posts, _ = read("# Tweets\n\n## Launch day (post first, then pin)\n\n> The gate is open again.\n")
    assert all("Pinterest" not in str(post) and "pin" not in str(post) for post in posts)


@pytest.mark.parametrize("title", ["X thread", "Bluesky thread"])
def test_headings_that_are_but_numbers_count_the_parts_of_a_thread(read, title):
    (thread, alone), _ = read(
        f"# Launch\n\n## {title}\n\n### 1 (with the video)\n\nThe wheel turns.\n\nIt has not for years.\n\n"
        "### 2\n\nFrogs sing.\n\n### 3\n\nCome and see.\n\n## LinkedIn post\n\nWe built a mill.\n"
    )
    assert thread["thread"] == ["The wheel turns.\n\nIt has not for years.", "Frogs sing.", "Come and see."]
    assert alone["text"] == "We built a mill."
