"""Markdown that a person reads at a glance: days with themes, chat answers, counted drafts, footers."""

import pytest
import yaml

GATE = "The gate of Elm Park is open again, and the old bench is back where it was."
BENCH = "Who of you sat on the bench by the pond when it was still green?"
POND = "Forty frogs sing in the pond tonight. Bring a chair and a warm coat!"
TEXTS = [GATE, BENCH, POND]


def texts(found):
    return [post["text"] for post in found]


def fenced(text):
    return f"```\n{text}\n```\n"


def listed(run):
    return " ".join(run("check", "--list-files").stdout.split())


THEMED = {
    "quoted": ('## DAY {n} - DEC {n}\n### Theme: "Old {n}"\n\n**Instagram Post:**\n{text}\n', fenced),
    "curly": ("## Day {n}\n### Theme: “Benches {n}”\n\n**Facebook post:**\n{text}\n", fenced),
    "goal": (
        '## Tuesday, {n} December\n#### Goal: "Trust {n}"\n\n**LinkedIn Post (short):**\n{text}\n',
        fenced,
    ),
    "objective": (
        '## Day {n}\n### Objective: "Trust"\n### Topic: "Frogs"\n\n**Mastodon Post:**\n{text}\n',
        fenced,
    ),
    "plain": ('## Day {n} – {n} Dec\n### Topic: "Parks {n}"\n\n**Instagram post**\n{text}\n', fenced),
    "heads": ('## {n} December\n### Theme: "Parks {n}"\n#### Instagram Post\n{text}\n', fenced),
    "bold theme": ('## Day {n}\n**Theme:** "Parks {n}"\n\n**Instagram Post:**\n{text}\n', fenced),
}


@pytest.mark.parametrize("layout", THEMED)
def test_fences_below_labels_of_networks_are_read_below_a_theme_in_quotation_marks(posts, layout):
    shape, mark = THEMED[layout]
    days = "".join(shape.format(n=n, text=mark(text)) for n, text in enumerate(TEXTS, 1))
    found = posts(f"# Social media calendar\n\n{days}", name="marketing/content-calendar.md")
    assert texts(found) == TEXTS


def test_a_plan_of_themes_without_texts_is_still_none(posts, run):
    days = "".join(f'## Day {n} - Dec {n}\n### Theme: "Parks {n}"\n\nInstagram\n\n' for n in range(1, 5))
    assert posts(f"# Social media calendar\n\n{days}", name="marketing/content-calendar.md") == []
    assert "without the texts of posts" in listed(run)


CHATS = [
    ("Sure! A thread on Bluesky would suit you well, here is one.", "**Post {n}/3** (copy-paste ready):"),
    ("Great question! Here is the thread that I would post on Bluesky.", "**Post {n}/3:**"),
    (
        "Certainly! Below you find three posts that you can use at once.",
        "**Post {n} of 3** *(ready to paste)*:",
    ),
    ("Of course! Here's what I suggest for your launch, step by step.", "#### Post {n}/3 (hook)"),
    ("Happy to help! Copy these three in order and reply to the first.", "**{n}/3** — copy this:"),
    ("Good plan! I would go for a short thread, and pin it for a week.", "**Part {n}/3** [paste as is]"),
]


@pytest.mark.parametrize(("opening", "label"), CHATS)
def test_an_answer_of_a_chat_round_a_thread_in_fences_is_none_of_its_posts(posts, opening, label):
    parts = "".join(f"{label.format(n=n)}\n{fenced(text)}\n" for n, text in enumerate(TEXTS, 1))
    text = (
        f"{opening} Here's why and how:\n\n## Why Bluesky Works for You:\n\n"
        "**✅ Same format** - Threads work there\n**✅ Less noise** - Your work won't drown in it\n\n"
        "### **Bluesky Profile Setup:**\n- Use the same photo\n\n"
        f"### **The Bluesky Launch Thread:**\n\n{parts}"
        "## **Timing Strategy:**\nI'd post it on a Tuesday, at once.\n\n"
        "It's worth being there from day one, and people will love your park!\n\n"
        "What do you think? Shall we post it? 🚀\n"
    )
    (post,) = posts(text, name="docs/launch/launch-bluesky.md")
    assert post["thread"] == TEXTS


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Tweet drafts", "marketing/tweets.md"),
        ("Tweets", "marketing/tweets.md"),
        ("LinkedIn drafts", "marketing/linkedin-posts.md"),
        ("Toot drafts, autumn", "social/toots.md"),
        ("Mastodon posts", "social/posts.md"),
    ],
)
@pytest.mark.parametrize(
    "heading", ["{n} — the {word}", "{n}. The {word}", "{n}) The {word}", "{n} – {word}"]
)
def test_counted_texts_below_a_title_of_posts_are_a_post_each(posts, title, name, heading):
    sections = "".join(
        f"## {heading.format(n=n, word=word)}\n\n{text}\n\n"
        for n, (word, text) in enumerate(zip(("hook", "gap", "ask"), TEXTS, strict=True), 1)
    )
    assert texts(posts(f"# {title}\n\n{sections}", name=name)) == TEXTS


def test_counted_advice_below_a_title_of_posts_is_no_post(posts):
    advice = "".join(
        f"## {n}. {word}\n\n{text}\n\n"
        for n, (word, text) in enumerate(
            [
                ("Hook", "Start with a question that people can answer at once."),
                ("Body", "Keep it to three lines, and leave out adjectives."),
                ("Close", "Ask for one thing, and say what happens then."),
            ],
            1,
        )
    )
    assert posts(f"# How to write LinkedIn posts\n\n{advice}", name="marketing/linkedin-posts.md") == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Launch post and thread", "launch/posts.md"),
        ("Launch posts", "launch/posts.md"),
        ("Posts for the opening", "docs/posts.md"),
        ("Announcement posts", "park/posts.md"),
        ("Social posts", "park/captions.md"),
    ],
)
def test_quotes_with_pictures_below_a_title_of_posts_are_read_without_a_network(posts, title, name):
    sections = "".join(
        f"## {n}. The {word}\n\n**Media:** [`media/{word}.png`](media/{word}.png)\n\n> {text}\n\n"
        f"**Alt text:** A picture of the {word}.\n\n"
        for n, (word, text) in enumerate(zip(("gate", "bench", "pond"), TEXTS, strict=True), 1)
    )
    assert texts(posts(f"# {title}\n\n{sections}", name=name)) == TEXTS


@pytest.mark.parametrize(
    "order",
    [
        "Use Post 2 (the one with the bench).",
        "Pin post 2 again.",
        "Repost Post 2 as it is.",
        "Same as Post 2, without the picture.",
        "→ re-share Post 2",
        "Siehe Post 2.",
    ],
)
def test_an_order_to_use_another_post_is_left_out_and_told(posts, run, order):
    text = f"# X posts\n\n## Post 1\n\n{GATE}\n\n## Post 2\n\n{BENCH}\n\n## Post 3: a week later\n\n{order}\n"
    assert texts(posts(text, name="marketing/twitter-posts.md")) == [GATE, BENCH]
    assert (
        "left out words on which post to use: write its text there if it goes out again (line 11)"
        in listed(run)
    )


def test_a_post_that_speaks_of_another_one_is_one(posts):
    later = "Post 2 was about frogs. You asked how many there are, so we went and counted them: forty."
    text = f"# X posts\n\n## Post 1\n\n{GATE}\n\n## Post 2\n\n{BENCH}\n\n## Post 3\n\n{later}\n"
    assert texts(posts(text, name="marketing/twitter-posts.md")) == [GATE, BENCH, later]


@pytest.mark.parametrize(
    "heading",
    [
        "Post 2: Reply to December 1 intro",
        "Post 2: Follow-up to 1 December",
        "Post 2: Answer to the 1 December post",
        "Post 2: reply to our post of December 1",
        "Post 2: Antwort auf den 1. Dezember",
    ],
)
def test_the_day_of_the_post_that_is_answered_is_not_that_of_the_answer(posts, run, heading):
    text = f"# X posts\n\n## Post 1\n\n{fenced(GATE)}\n## {heading}\n\n{fenced(BENCH)}"
    assert [post.get("date") for post in posts(text, name="marketing/twitter-posts.md")] == [None, None]
    assert "no-year" not in run("check", "marketing/twitter-posts.md").stdout


@pytest.mark.parametrize(
    "footer",
    [
        "*Generated: 2026-11-16 | 8 posts, 4-day schedule*",
        "_Developed by the friends of the park_",
        "*All posts should sound like us, and not like an agency.*",
        "Last updated: 16 November 2026",
        "Generated with care on 2026-11-16",
        "*Version 2*\n*Ask Mara before you post.*",
    ],
)
def test_a_footer_behind_the_last_line_across_is_none_of_the_last_text(posts, footer):
    blocks = "\n---\n\n".join(f"## Day {n}\n\n**Post {n}**\n{text}\n" for n, text in enumerate(TEXTS, 1))
    assert texts(posts(f"# Social media posts\n\n---\n\n{blocks}\n---\n\n{footer}\n")) == TEXTS


def test_a_text_in_italics_behind_lines_that_divide_texts_is_one(posts):
    text = f"# LinkedIn posts\n\n{GATE}\n\n---\n\n{BENCH}\n\n---\n\n*{POND}*\n"
    assert texts(posts(text, name="marketing/linkedin-posts.md"))[-1] == POND


@pytest.mark.parametrize(
    "label",
    ["Comment (first post):", "First comment:", "Author's comment:", "Founder comment:", "Maker comment:"],
)
@pytest.mark.parametrize("mark", ["**{}**\n", "### {}\n\n"])
def test_the_comment_below_the_title_of_a_story_is_its_text(posts, label, mark):
    text = (
        f"# Launch posts\n\n## Hacker News\n\n**Title:** Show HN: a map of benches\n\n{mark.format(label)}"
        f"{GATE}\n\n{BENCH}\n\n## LinkedIn\n\n{POND}\n\n**First comment:** The map is at elm.example\n"
    )
    story, post = posts(text, name="docs/launch-posts.md")
    assert (story["title"], story["text"]) == ("Show HN: a map of benches", f"{GATE}\n\n{BENCH}")
    assert (post["text"], post["first_comment"]) == (POND, "The map is at elm.example")


@pytest.mark.parametrize(
    "title",
    [
        "**Title:**",
        "Title:",
        "",
        "**Submission title:**",
        "**Suggested submission title (80 signs at most):**",
    ],
)
@pytest.mark.parametrize("mark", ["```\n{}\n```", "> {}"])
def test_a_title_in_marks_above_the_comment_of_a_story_is_its_title(posts, title, mark):
    text = (
        f"# Launch posts\n\n## Hacker News\n\n{title}\n\n{mark.format('Show HN: a map of benches')}\n\n"
        f"**First comment:**\n\n{mark.format(GATE)}\n\n## LinkedIn\n\n{mark.format(POND)}\n"
    )
    story, _ = posts(text, name="docs/launch-posts.md")
    assert (story["title"].strip("> "), story["text"]) == ("Show HN: a map of benches", GATE)


@pytest.mark.parametrize(
    ("heading", "network"),
    [
        ("Park Keepers Discord — #show-and-tell channel", "Discord"),
        ("Park Keepers Discord: #benches", "Discord"),
        ("4. Friends of the Elm Slack — #general", "Slack"),
        ("Elm Park Slack workspace, #general", "Slack"),
        ("Keepers of the park, Discord server / #benches", "Discord"),
    ],
)
def test_a_channel_of_a_server_says_that_a_heading_names_where_its_text_goes(posts, heading, network):
    text = f"# Launch posts\n\n## LinkedIn\n\n```\n{POND}\n```\n\n## {heading}\n\n```\n{GATE}\n```\n"
    assert posts(text, name="docs/launch-posts.md")[1] == {"account": network, "text": GATE}


def test_a_heading_that_speaks_of_a_server_names_no_place(posts):
    text = f"# Launch posts\n\n## LinkedIn\n\n```\n{POND}\n```\n\n## Why we left Slack\n\n```\n{GATE}\n```\n"
    assert all(post["account"] != "Slack" for post in posts(text, name="docs/launch-posts.md"))


def quoted(text):
    return f"> {text}\n"


@pytest.mark.parametrize(
    ("label", "mark"),
    [
        ("**{}:**", fenced),
        ("## For {}", fenced),
        ("### Post for {}", quoted),
        ("### {} (long)", fenced),
        ("## 🌳 {}", quoted),
        ("## 1. {}", fenced),
        ("## {}-Beitrag", quoted),
        ("**{} post**", quoted),
        ("## {}", lambda text: f"~~~text\n{text}\n~~~\n"),
        ("## {} — short form", lambda text: f"Post it in the morning:\n\n{fenced(text)}"),
    ],
)
@pytest.mark.parametrize("name", ["docs/share-copy.md", "social/README.md"])
def test_however_networks_are_named_above_texts_in_marks_they_are_read(posts, label, mark, name):
    places = zip(("LinkedIn", "Mastodon", "Facebook"), TEXTS, strict=True)
    sections = "".join(f"{label.format(place)}\n\n{mark(text)}\n" for place, text in places)
    assert texts(posts(f"# Elm Park\n\nPick one, and be kind.\n\n{sections}", name=name)) == TEXTS


@pytest.mark.parametrize("days", [("T-3", "T0", "T+5"), ("T−3", "T0", "T+5"), ("D-1", "D0", "D+2")])
@pytest.mark.parametrize("mark", [quoted, fenced])
def test_a_text_in_marks_on_a_day_counted_from_a_launch_is_a_post_without_a_network(posts, days, mark):
    first, second, third = days
    text = (
        f"# Launch posts\n\n## {first} · Teaser\n\n**X / Bluesky**\n{mark(GATE)}\n## {second} · Launch\n\n"
        f"**LinkedIn**\n{mark(BENCH)}\n## {third} · Frogs\n{mark(POND)}\n## T+9 · The essay\n"
        "Draw from the talk in autumn, and end with the link.\n"
    )
    found = posts(text)
    assert texts(found) == TEXTS
    assert "channel" not in found[-1]


@pytest.mark.parametrize(
    "first", ["Hello Bluesky. First post here.", "LinkedIn! Our first post.", "New here? Post 1."]
)
def test_two_sentences_at_the_beginning_of_a_text_are_no_label_in_it(posts, run, first):
    second = fenced(f"{first}\n\n{BENCH}")
    posts(f"# X posts\n\n## Post 1\n\n{fenced(GATE)}\n## Post 2\n\n{second}")
    assert "what looks like labels" not in listed(run)


HOOKED = """\
# Launch posts for LinkedIn

## Post 1 — The sheet

**Hook:**
Our club lost 214 euro in June.

---

I inherited 31 spreadsheets, and each of them knew something that stood nowhere.

## Post 2 — The tour

**Hook:**
Nine sheets went in on Sunday.

---

What came out made our auditor put down her coffee.
"""


def test_what_follows_a_hook_alone_in_its_post_is_the_text_that_it_opens(workplace, run):
    (workplace / "linkedin-posts.md").write_text(HOOKED, encoding="utf-8")
    texts = [post["text"] for post in yaml.safe_load(run("import", ".").stdout)["posts"]]
    assert [text.split("\n\n")[1][:11] for text in texts] == ["I inherited", "What came o"]


def test_hooks_without_more_are_no_texts_of_posts(workplace, run):
    plan = "".join(line for line in HOOKED.splitlines(True) if not line.startswith(("---", "I inh", "What")))
    (workplace / "linkedin-posts.md").write_text(plan, encoding="utf-8")
    assert "with 0 posts, 1 passed over" in run("check", "--list-files", ".").stdout
