"""Threads in Markdown of which the heading says that they are, whatever their parts are called."""

import pytest
import yaml

PARTS = [
    "The weir is older than the town.",
    "Two otters moved in last spring.",
    "Come and see them on Sunday.",
]
ALONE = "\n\n## LinkedIn post\n\nWe built a ladder for the fish, with our own hands.\n"


@pytest.fixture
def put(workplace):
    """Write a file of posts."""

    def write(text, name="marketing/social-posts.md"):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


@pytest.fixture
def read(put, run):
    """Write a file, and return the texts of each post that ``postlint import`` makes of it."""

    def texts(text, name="marketing/social-posts.md"):
        put(text, name)
        posts = (yaml.safe_load(run("import", ".").stdout) or {}).get("posts", [])
        return [post.get("thread") or post["text"] for post in posts]

    return texts


@pytest.fixture
def doubted(put, run):
    """Write a file, and return whether a check says that it may be read wrongly."""

    def tells(text):
        put(text)
        said = run("check", ".")
        return "[reading/in-doubt]" in said.stdout and said.exit_code == 2

    return tells


def below(heading, *labels, texts=PARTS, between="\n\n---\n\n"):
    parts = (f"{label}\n\n{text}" for label, text in zip(labels, texts, strict=False))
    return f"# The weir\n\n## {heading}\n\n" + between.join(parts) + ALONE


@pytest.mark.parametrize(
    ("heading", "labels"),
    [
        ("Mastodon thread (3 posts)", ("**Post 1 — hook**", "**Post 2**", "**Post 3 — link**")),
        ("Twitter-Thread (3 Tweets)", ("**Tweet 1 – Einstieg**", "**Tweet 2**", "**Tweet 3 – Link**")),
        ("Day 4 — Bluesky (thread of 3)", ("**Post 1:**", "**Post 2:**", "**Post 3:**")),
        ("X: 3-post thread", ("### Post 1: The weir", "### Post 2: The otters", "### Post 3: Sunday")),
        ("Bluesky, a thread of three posts", ("**Post #1**", "**Post #2**", "**Post #3**")),
        ("Bluesky-Thread aus drei Beiträgen", ("**Beitrag 1:**", "**Beitrag 2:**", "**Beitrag 3:**")),
        (
            "Hilo de Mastodon (3 publicaciones)",
            ("**Publicación 1**", "**Publicación 2**", "**Publicación 3**"),
        ),
        ("Fil Mastodon (3 posts)", ("**Post 1 : accroche**", "**Post 2**", "**Post 3**")),
        ("Bluesky-draadje (3 berichten)", ("**Bericht 1**", "**Bericht 2**", "**Bericht 3**")),
        ("Thread su X", ("**Post 1**", "**Post 2**", "**Post 3**")),
        ("X スレッド（3件）", ("**投稿1**", "**投稿2**", "**投稿3**")),
        ("Bluesky thread (3)", ("**1**", "**2**", "**3**")),
        ("Mastodon thread (3 posts)", ("**A**", "**B**", "**C**")),
        ("Mastodon thread (3 posts)", ("**Hook**", "**Otters**", "**Invitation**")),
    ],
)
def test_what_a_heading_of_one_thread_has_below_it_are_its_parts(read, heading, labels):
    assert read(below(heading, *labels)) == [PARTS, "We built a ladder for the fish, with our own hands."]


@pytest.mark.parametrize("mark", ["> {}", "```\n{}\n```"])
def test_parts_in_quotes_and_fences_are_parts_as_well(read, mark):
    marked = [mark.format(text) for text in PARTS]
    found = read(below("X thread (3 posts)", "**Post 1:**", "**Post 2:**", "**Post 3:**", texts=marked))
    assert found[0] == PARTS


def test_posts_that_stand_alone_beside_a_thread_are_a_post_each(read):
    single = below("Standalone Bluesky posts (3)", "**A**", "**B**", "**C**")
    assert read(single)[:3] == PARTS


@pytest.mark.parametrize(
    ("heading", "labels"),
    [
        ("Mastodon thread and posts", ("**Post 1**", "**Post 2**", "**Post 3**")),
        ("Bluesky thread", ("**Post 1 (2026-06-01)**", "**Post 2 (2026-06-02)**", "**Post 3 (2026-06-03)**")),
        ("LinkedIn thread (3 posts)", ("**Post 1**", "**Post 2**", "**Post 3**")),
        ("LinkedIn\n\n### Thread (3 posts)", ("**Post 1**", "**Post 2**", "**Post 3**")),
    ],
)
def test_where_they_may_be_posts_of_their_own_nothing_is_read_and_it_is_said(doubted, heading, labels):
    assert doubted(below(heading, *labels))


@pytest.mark.parametrize(
    "heading", ["Mastodon thread (4 posts)", "Mastodon (thread of 4)", "Four-post X thread"]
)
def test_a_thread_with_fewer_parts_than_its_heading_counts_is_in_doubt(doubted, heading):
    assert doubted(below(heading, "**Post 1**", "**Post 2**", "**Post 3**"))


OPENING = "The weir is older than the town, and it has new tenants."
COUNTED = "1/ Two otters moved in last spring.\n\n2/ They like the new ladder.\n\n3/ Come and see them.\n"


def test_a_paragraph_above_the_first_number_is_the_first_part_of_its_thread(read):
    (thread,) = read(f"# The weir\n\n## Bluesky\n\n### Thread\n\n{OPENING}\n\n{COUNTED}")
    assert thread == [OPENING, *COUNTED.strip().split("\n\n")]


@pytest.mark.parametrize("mark", ["```\n{}\n```\n", "> {}\n"])
def test_what_stands_above_the_first_number_in_a_block_is_the_first_part_as_well(read, mark):
    text = f"{OPENING}\n\n{COUNTED}".strip()
    text = text.replace("\n", "\n> ") if mark.startswith(">") else text
    (thread,) = read(f"# The weir\n\n## Bluesky post\n\n{mark.format(text)}")
    assert thread == [OPENING, *COUNTED.strip().split("\n\n")]


@pytest.mark.parametrize(
    ("above", "counted"),
    [
        ("Post these on Friday at noon.", COUNTED),
        ("The parts are:", COUNTED),
        ("(Ada has the pictures.)", COUNTED),
        (OPENING, COUNTED.replace("/ ", "/3 ")),
        (f"{OPENING}\n\n---", COUNTED),
    ],
)
def test_what_tells_of_a_thread_and_what_is_one_too_many_is_no_part_and_is_named(read, run, above, counted):
    (thread,) = read(f"# The weir\n\n## Bluesky thread\n\n{above}\n\n{counted}")
    assert thread == counted.strip().split("\n\n")
    assert "words that belong to no post (line 5)" in " ".join(run("check", ".").stdout.split())


FRONT = "---\ntitle: The weir\n{}platforms: [bluesky, linkedin]\n---\n\n"


def test_a_file_of_any_name_whose_front_matter_and_headings_speak_of_posts_is_read(read):
    thread = below("Bluesky-Thread (3 Posts)", "**Post 1 – Einstieg**", "**Post 2**", "**Post 3 – Link**")
    found = read(FRONT.format("status: draft\n") + thread, "texte/wehr.md")
    assert found == [PARTS, "We built a ladder for the fish, with our own hands."]


@pytest.mark.parametrize(
    ("said", "headings"),
    [
        ("status: draft\n", ("Bluesky", "LinkedIn")),
        ("", ("Bluesky posts", "LinkedIn posts")),
        ("status: draft\nlayout: page\n", ("Bluesky posts", "LinkedIn posts")),
    ],
)
def test_one_that_may_only_tell_of_networks_is_not_read_and_is_named(put, run, said, headings):
    first, second = (f"## {heading}\n\nShort, and without tags.\n\n" for heading in headings)
    put(FRONT.format(said) + "# How we write\n\n" + first + second, "notes/style.md")
    listed = run("check", "--list-files", ".").stdout
    assert "notes/style.md: passed over, but looks like posts" in listed


def test_a_sentence_behind_the_sign_of_a_thread_opens_it_though_all_other_parts_are_counted(read):
    opening = "🧵 A weir is silent for one of three reasons"
    counted = "\n\n".join(f"{number}/3 {part}" for number, part in enumerate(PARTS, 1))
    thread, _ = read(f"# Posts\n\n## X thread\n\n```\n{opening}\n\n{counted}\n```{ALONE}")
    assert thread[0] == opening
    assert len(thread) == 4


LONG = "1/ Oak turns.\n\n2/ Stone rests.\n\n3/ Rye falls.\n\n4/ Flour rises.\n"


def test_a_thread_is_one_post_beside_texts_in_doubt_however_many_parts_it_has(posts, run):
    doubt = "### The bell\n\nRing it twice.\n\nNot thrice.\n\n### The gate\n\nShut it.\n\nOpen it.\n"
    assert posts(f"# Mill\n\n## X\n\n### X thread\n\n{LONG}\n## LinkedIn\n\n{doubt}") == []
    assert '"The bell", "The gate"' in run("check", "--list-files").stdout


def test_a_file_that_somebody_chose_the_reader_of_is_read_with_what_is_in_doubt_named(posts, run):
    doubt = "thread\n\nRing it twice.\n\nNot thrice.\n"
    found = posts(
        f"# Mill\n\n## X thread\n\n{LONG}\n## LinkedIn\n\nOak!\n\n## Bluesky {doubt}\n## Mastodon {doubt}",
        "mill/x.md",
        reader="sections",
    )
    assert [len(post.get("thread", "1")) for post in found] == [4, 1]
    assert "threads of which it is not told what the parts are" in " ".join(
        run("check", "--list-files").stdout.split()
    )


@pytest.mark.parametrize(("words", "read"), [(3, 3), (60, 2)])
def test_what_a_counted_post_calls_a_thread_is_one_text_where_it_fits_in_one(posts, run, words, read):
    long = "Oak " * words
    found = posts(
        "# X posts\n\n**Post 1: Launch**\nThe mill turns. #mill\n\n---\n\n**Post 2: Wheel thread**\n"
        f"🧵 What is new?\n\n1️⃣ {long}turns.\n\n2️⃣ {long}rests.\n\n---\n\n**Post 3: Thanks**\nThank you!\n"
    )
    assert len(found) == read
    assert ("threads of which it is not told" in " ".join(run("check").stdout.split())) == (read == 2)


RUNG = [
    "1/ They like it slow, and wait where the water turns below the mill.",
    "2/ Count the rings on a scale, and you know the age of a trout.",
    "3/ On Sunday we open the gate at nine, and you can watch them go up.",
]
STEP = "A weir is a wall for a fish, and a ladder is the door that we cut into it for them. 🧵"


@pytest.mark.parametrize(
    ("mark", "label"),
    [
        ("```\n{}\n```", "Follow-up tweets:"),
        ("> {}", "The rest:"),
        ("> {}", "Fish"),
        ("{}", "Follow-up tweets:"),
    ],
)
def test_texts_that_count_on_below_one_label_are_a_thread_and_what_opens_it_is_its_first_part(
    read, mark, label
):
    rungs = "\n\n".join(mark.format(one) for one in RUNG)
    other = "Which fish have you seen below the bridge this year? Tell us, and send a picture to us too."
    above = f"# The weir\n\n## X posts\n\n**Thread starter:**\n\n{mark.format(STEP)}"
    text = f"{above}\n\n**{label}**\n\n{rungs}\n\n**Standalone tweet:**\n\n{mark.format(other)}\n"
    assert read(text) == [[STEP, *RUNG], other]


@pytest.mark.parametrize(
    ("heading", "label"), [("X posts", "Ladder:"), ("X posts", "Next:"), ("LinkedIn posts", "Ladder:")]
)
def test_where_texts_that_count_on_are_in_doubt_the_word_thread_above_them_settles_it(
    read, doubted, heading, label
):
    other = "Which fish have you seen below the bridge this year? Tell us, and send a picture to us too."
    rungs = "\n\n".join(f"> {one}" for one in RUNG)
    text = f"# The weir\n\n## {heading}\n\n**Question post:**\n\n> {other}\n\n**{label}**\n\n{rungs}\n"
    assert doubted(text)
    assert read(text.replace(label, f"{label[:-1]} thread:")) == [other, RUNG]


def test_what_of_a_counted_thread_goes_out_on_another_network_is_no_part_and_is_named(read, run):
    items = "\n".join(f"{number}. > {one[3:]}" for number, one in enumerate(RUNG, 1))
    told = "**Bluesky** — parts 1 and 3 of the thread, with the drawing."
    text = f"# The weir\n\n## X (thread)\n\n{items}\n\n{told}{ALONE}"
    assert read(text)[0] == [one[3:] for one in RUNG]
    assert "words that belong to no post (line 9)" in " ".join(run("check", ".").stdout.split())


@pytest.mark.parametrize(
    ("place", "is_read"),
    [
        ("X / Bluesky thread, with the drawing", True),
        ("Mastodon thread", True),
        ("LinkedIn long-form; X as a thread", False),
    ],
)
def test_a_network_and_a_sort_of_post_in_brackets_head_the_thread_below_them(read, place, is_read):
    items = "\n".join(f"{number}. > {one[3:]}" for number, one in enumerate(RUNG, 1))
    found = read(f"# The weir\n\n## Step 2 · How a ladder works ({place})\n\n{items}{ALONE}")
    assert ([one[3:] for one in RUNG] in found) == is_read


@pytest.mark.parametrize("line", ["Thread — one post per step:", "The thread, step by step:"])
@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("---\nplatform: bluesky\n---\n\n", "posts/ladder.md"),
        ("# The weir\n\n## Bluesky thread\n\n", "marketing/social-posts.md"),
    ],
)
def test_what_announces_the_parts_between_lines_is_none_and_is_named(read, run, head, name, line):
    found = read(head + "\n\n---\n\n".join([STEP, line, *PARTS]) + "\n", name)
    assert found == [[STEP, *PARTS]]
    assert "words that belong to no post (line 9)" in " ".join(run("check", ".").stdout.split())


DAYS = ("### Day 1", "### Day 2")


def by_day(days, titles):
    first, second, third = (f"**{title}**\n{text}" for title, text in zip(titles, PARTS, strict=True))
    return "\n\n".join(("# Weir tweets", "## Launch week", days[0], first, second, days[1], third)) + "\n"


@pytest.mark.parametrize(
    "days", [DAYS, ("### Monday", "### Tuesday"), ("### 2 June 2026", "### 3 June 2026")]
)
def test_what_is_counted_on_from_one_day_to_the_next_is_a_post_each(read, days):
    titles = ("Tweet 1 - Hook", "Tweet 2 - Problem", "Tweet 3 - CTA")
    assert read(by_day(days, titles), "tweets.md") == PARTS


@pytest.mark.parametrize(
    "titles",
    [
        ("Tweet 1 - Hook", "Tweet 2 - CTA", "Tweet 1 - Hook"),
        ("Tweet 1 (opens a thread)", "Tweet 2 - CTA", "Tweet 3"),
    ],
    ids=["anew each day", "with the word"],
)
def test_parts_that_are_counted_anew_each_day_or_are_told_to_be_some_stay_a_thread(read, titles):
    assert PARTS[:2] in read(by_day(DAYS, titles), "tweets.md")


@pytest.mark.parametrize("sign", ["🧵 ", "👇 ", "1️⃣ ", "**🐟", "→ "])
def test_a_sign_before_the_count_of_a_part_is_part_of_the_count(read, sign):
    end = "**" if sign.startswith("**") else ""
    parts = [f"{sign}{number}/3{end} {text}" for number, text in enumerate(PARTS, 1)]
    found = read("# Posts\n\n## X - thread\n" + "\n\n".join(parts) + ALONE)
    assert [len(texts) for texts in found if isinstance(texts, list)] == [3]


def test_rows_that_count_parts_behind_a_sign_are_one_thread(put, read):
    rows = "".join(f'2026-06-01,x,"🧵 {at}/3 {text}"\n' for at, text in enumerate(PARTS, 1))
    (thread,) = read("date,platform,text\n" + rows, "tweets.csv")
    assert len(thread) == 3


def test_a_number_before_a_fraction_is_no_sign(read):
    text = "1 1/3 cups of flour, and no more.\n\n2 2/3 cups of water, and no less.\n"
    assert [isinstance(one, list) for one in read(f"# Posts\n\n## X post\n\n{text}{ALONE}")] == [False, False]


def test_a_label_of_a_part_with_a_few_words_in_brackets_is_no_doubt(put, run):
    roles = ("hook", "the two otters", "come / and see on Sunday")
    parts = "\n\n".join(
        f"Tweet {at} ( {role} ):\n{text}" for at, (role, text) in enumerate(zip(roles, PARTS, strict=True), 1)
    )
    put(f"# X thread\n\n{parts}\n", "marketing/twitter-thread.md")
    said = run("check").stdout
    assert "1 post" in said
    assert "may be read wrongly" not in said
