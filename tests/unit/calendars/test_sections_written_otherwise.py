"""Markdown calendars as people write them by hand: what goes out is read, and nothing else is made a post."""

import pytest


@pytest.fixture
def read(folder):
    """Write a Markdown file; return its posts, each as (accounts, text), and what is said to be left out."""

    def read(text, name="marketing__social-posts_md", **files):
        folder.write(**{name: text}, **files)
        plan = folder.load(".")
        (file,) = [file for file in plan.files if file.path.endswith(".md")]
        return [(" ".join(post.accounts), post.text) for post in plan.posts], " ".join(file.notes), plan.posts

    return read


def texts(found):
    return [text for _, text in found]


def when(post):
    """Return the date and the time of a post as one line."""
    moment = post.when.value if hasattr(post.when, "value") else post.when
    return f"{moment.date} {moment.time or ''}".strip() if moment else ""


BENCH = "The bench by the pond is free again."
GATE = "The gate of the park is open again."


@pytest.mark.parametrize(
    "text",
    [
        f"# Launch\n\n## Go live\n\n**Tweet:**\n\n```\n{GATE}\n```\n\n## LinkedIn\n\n```\n{BENCH}\n```\n",
        f"# Launch\n\n## 10:00\n\n**Toot:**\n\n> {GATE}\n\n## LinkedIn\n\n> {BENCH}\n",
        f"# Launch\n\n## Schedule change\n\n**Post (Mastodon)**\n\n> {GATE}\n\n## X\n\n> {BENCH}\n",
        f"# Launch\n\n## Video\n\n**Instagram**\n\n> {GATE}\n\n## X\n\n> {BENCH}\n",
    ],
)
def test_a_label_that_names_a_network_heads_a_post_below_any_heading(read, text):
    assert texts(read(text)[0]) == [GATE, BENCH]


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Blog: the bench",
            "New blog post",
            "2. Newsletter sign-up",
            "Checklist giveaway",
            "Article: benches",
        ),
        *("Email course launch", "Skript zum Workshop", "Hiring a script writer", "Press day", "FAQ night"),
    ],
)
def test_a_topic_is_read_whatever_words_its_heading_uses(read, title):
    found, notes, _ = read(
        f"# Posts\n\n## {title}\n\n**LinkedIn**\n\n> {BENCH}\n\n## Gate\n\n**X**\n\n> {GATE}\n"
    )
    assert (found, notes) == ([("linkedin", BENCH), ("x", GATE)], "")


@pytest.mark.parametrize("title", ["Hashtags", "Tone of voice", "Reply templates", "Posting schedule"])
def test_what_is_said_about_posts_is_none(read, title):
    found, notes, _ = read(f"# Posts\n\n## X\n\n> {GATE}\n\n## {title}\n\n**LinkedIn**\n\n> {BENCH}\n")
    assert texts(found) == [GATE]
    assert "(line 7)" in notes


THREAD = ["The gate is open.", "It creaks a bit.", "Bring some oil."]


@pytest.mark.parametrize(
    "text",
    [
        "# Tweets\n\n## Main tweet\n\n{}\n\n### 2/\n\n{}\n\n### 3/\n\n{}\n",
        "# Tweets\n\n## Hook\n\n{}\n\n## 2/3\n\n{}\n\n## 3/3\n\n{}\n",
        "# Tweets\n\n## Main tweet\n\n{}\n\n## Follow-up (thread)\n\n### 2/\n\n{}\n\n### 3/\n\n{}\n",
        *(
            "# Launch\n\n## X\n\n### Main tweet\n\n{}\n\n"
            f"### {reply} 1{of}\n\n{{}}\n\n### {reply} 2{of}\n\n{{}}\n"
            for reply, of in (
                ("Reply", ""),
                ("Reply", "/2"),
                ("Thread reply", "/2 (the hinges)"),
                ("Reply tweet", ""),
                ("Continuation", ""),
                ("Antwort", "/2"),
                ("Follow-up tweet", ""),
            )
        ),
    ],
)
def test_what_stands_in_front_of_the_second_part_is_the_first(folder, text):
    folder.write(launch__tweets_md=text.format(*THREAD))
    (post,) = folder.load(".").posts
    assert [part.text for part in post.texts] == THREAD


@pytest.mark.parametrize("part", ["Thread part 1", "Thread tweet 1", "Thread part 1/2"])
def test_parts_that_say_of_what_they_are_parts_are_one_thread(folder, part):
    second = part.replace("1", "2", 1)
    folder.write(launch__posts_md=f"# Launch\n\n## X\n\n### {part}\n\nOne.\n\n### {second}\n\nTwo.\n")
    (post,) = folder.load(".").posts
    assert [text.text for text in post.texts] == ["One.", "Two."]


def test_the_shape_of_an_upright_video_in_a_heading_is_no_time(folder):
    video = "## TikTok caption (9:16 video)\n\nThe gate is open.\n"
    folder.write(launch__posts_md=f"# Posts, 3 June 2027\n\n{video}")
    (post,) = folder.load(".").posts
    assert post.when.value.time is None


def test_a_thread_without_its_first_part_is_said_to_be_one(read):
    _, notes, _ = read("# Posts\n\n## X\n\n### 2/3\n\nIt creaks.\n\n### 3/3\n\nBring oil.\n")
    assert "threads whose first part is not to be found (line 5)" in notes


TABLE = """\
# Calendar

| Date | Channel | Copy | Image | Status |
|---|---|---|---|---|
| 2026-06-01 | {} | Charge the lights and film the pond | none | — |
| 2026-06-02 | X | The gate of the park is open again. | {} | approved |
"""


@pytest.mark.parametrize("channel", ["—", "-", "n/a", "(none)", "internal", "keine"])
def test_rows_for_no_network_are_to_dos_where_others_name_one(read, channel):
    found, notes, _ = read(TABLE.format(channel, "gate.png"))
    assert texts(found) == [GATE]
    assert "rows that go out on no network, where others name one (line 5)" in notes


@pytest.mark.parametrize("image", ["none", "—", "tbd", "keine", "aucun", "no", "same as above"])
def test_an_image_that_is_none_is_no_file(read, image):
    *_, (post,) = read(TABLE.format("—", image))
    assert post.media == ()


@pytest.mark.parametrize(
    ("title", "time"),
    [
        ("LinkedIn – 9:00", "09:00"),
        ("Mastodon (12:30)", "12:30"),
        ("7:15 PT: LinkedIn", "07:15"),
        ("X at 4pm", "16:00"),
        ("LinkedIn, 9h30", "09:30"),
        ("um 9 Uhr: Mastodon", "09:00"),
        ("LinkedIn @ 10am ET", "10:00"),
        ("Mastodon 12.30", "12:30"),
        ("Twitter (noon)", "12:00"),
        ("Facebook à 18h", "18:00"),
    ],
)
def test_a_heading_may_name_the_time_beside_the_network(read, title, time):
    *_, (post,) = read(f"# Posts\n\n## 2026-06-01\n\n### {title}\n\n{GATE}\n")
    assert when(post)[:16] == f"2026-06-01 {time}"


@pytest.mark.parametrize("title", ["Mastodon 1.13 release", "LinkedIn 24h later", "Mastodon 01.12"])
def test_other_numbers_beside_a_network_are_no_time(read, title):
    *_, (post,) = read(f"# Posts\n\n## 2026-06-01\n\n### {title}\n\n{GATE}\n")
    assert when(post) == "2026-06-01"


def test_a_time_without_a_date_is_said(read):
    assert (
        "the times of posts that name no date: write one beside them (line 3)"
        in read(f"# Posts\n\n## LinkedIn – 9:00\n\n{GATE}\n\n## X\n\n{BENCH}\n")[1]
    )


@pytest.mark.parametrize("mark", [" · ", " | ", " → ", " / ", " — ", ": "])
def test_items_that_say_when_and_where_are_posts_whatever_parts_the_words(read, mark):
    between = " " if mark == ": " else mark
    text = f"# Queue\n\n- 2026-06-01{between}X{mark}{GATE}\n- 2026-06-02{between}Mastodon{mark}{BENCH}\n"
    found, _, posts = read(text)
    assert found == [("x", GATE), ("mastodon", BENCH)]
    assert [when(post) for post in posts] == ["2026-06-01", "2026-06-02"]


def test_a_tick_in_front_of_a_post_says_that_it_is_out(read):
    text = (
        "# Queue\n"
        f"\n- [x] 2026-06-01 · X · {GATE}\n- [ ] 2026-06-02 · X · {BENCH}\n- [ ] Someday · X · A poll?"
        "\n- [-] 2026-06-03 · X · Never mind the oak.\n\n## Chores\n\n- [ ] call Ada\n- [ ] crop the oak\n"
    )
    found, notes, posts = read(text)
    assert texts(found) == [GATE, BENCH, "A poll?"]
    assert [post.status == "published" for post in posts] == [True, False, False]
    assert "posts that are rejected or called off (line 6)" in notes
    assert "(line 8)" in notes


def test_an_item_keeps_the_lines_below_it(read):
    items = f"1. **Jun 2, X** — {GATE}\n   #park\n2. **Jun 3, LinkedIn** — {BENCH}\n"
    text = f"# June 2026\n\n{items}\nParked: the oak?\n"
    found, notes, _ = read(text)
    assert found == [("x", f"{GATE}\n#park"), ("linkedin", BENCH)]
    assert "words that belong to no post (line 7)" in notes


def test_dated_items_under_the_heading_of_a_network_are_a_post_each(read):
    found, *_ = read(f"# Posts\n\n## Mastodon\n\n- 2026-06-01: {GATE}\n- 2026-06-02: {BENCH}\n")
    assert found == [("mastodon", GATE), ("mastodon", BENCH)]


@pytest.mark.parametrize(
    "fields",
    [
        "- Rede: Instagram\n- Quando: 3 de junho de 2026\n- Situação: aprovado\n",
        "- Kanal: Instagram\n- Wann: 3. Juni 2026\n- Stand: freigegeben\n",
        "- Red social: Instagram\n- Cuándo: 3 de junio de 2026\n- Estado: aprobado\n",
        "- Réseau: Instagram\n- Quand: 3 juin 2026\n- Statut: validé\n",
        "- Rete: Instagram\n- Quando: 3 giugno 2026\n- Stato: approvato\n",
        "- Kanaal: Instagram\n- Wanneer: 3 juni 2026\n- Status: goedgekeurd\n",
    ],
)
def test_fields_may_be_called_in_seven_languages(read, fields):
    found, _, (post, _) = read(f"# Posts\n\n## The gate\n\n{fields}\n{GATE}\n\n## X\n\n{BENCH}\n")
    assert found[0] == ("instagram", GATE)
    assert (when(post), post.status) == ("2026-06-03", "approved")


def test_a_word_of_many_meanings_is_no_field_with_another_value(read):
    text = f"{GATE}\n\n- Stand: hall 4\n- Wann: bald\n"
    assert "hall 4" in read(f"# Posts\n\n## LinkedIn\n\n{text}\n\n## X\n\n{BENCH}\n")[0][0][1]


FORCED = "readers: {june.md: sections}\n"


@pytest.mark.parametrize(
    "chores",
    [
        "## Left to do\n\n- ask Ada\n- crop the oak\n",
        "## Odds\n\n- [ ] ask Ada\n- [x] crop the oak\n",
        "## Alt text for the oak\n\nAn oak in fog.\n",
        "## If it rains\n\n1. Ask Ada\n\n```bash\nrm gate\n```\n",
    ],
)
def test_a_file_named_as_sections_has_no_chores_for_posts(read, chores):
    text = f"# Plan\n\n## X\n\n{GATE}\n\n## LinkedIn\n\n{BENCH}\n\n{chores}"
    found, notes, _ = read(text, "june_md", postlint_yaml=FORCED)
    assert texts(found) == [GATE, BENCH]
    assert "(line 11)" in notes


def test_line_breaks_of_cells_are_kept(read):
    found, *_ = read(TABLE.format("—", "a.png").replace("open again", "open.<br><br>Again"))
    assert texts(found) == ["The gate of the park is open.\n\nAgain."]


def test_hashtags_for_a_whole_table_are_those_of_no_post(read):
    _, notes, (post,) = read(TABLE.format("—", "a.png") + "\n## Hashtags\n\n`#park` `#gate`\n")
    assert not post.beside
    assert "sections that are no posts by their headings (line 8)" in notes


def test_networks_without_a_word_of_their_own_are_accounts_apart(read):
    found, *_ = read(f"# Posts\n\n## Discord\n\n{GATE}\n\n## WhatsApp\n\n{BENCH}\n\n## Reddit\n\nAsk us.\n")
    assert [account for account, _ in found] == ["discord", "whatsapp", "reddit"]


def test_each_fold_of_a_page_may_be_for_a_network(read):
    folds = "".join(
        f"<details>\n<summary>{name}</summary>\n\n{text}\n\n</details>\n\n"
        for name, text in (("LinkedIn", GATE), ("X (short)", BENCH), ("Alt text for the oak", "An oak."))
    )
    found, notes, _ = read(f"# Kit\n\nOut on 2 June.\n\n{folds}")
    assert found == [("linkedin", GATE), ("x", BENCH)]
    assert "words that belong to no post (line 3)" in notes
