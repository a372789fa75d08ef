"""Pages on networks: what goes out is read, and words on accounts, set-up and themes are no posts."""

import pytest
import yaml

GATE = "The gate of the park is open again, and it creaks no more."
BENCH = "The bench by the pond is free. Who sat there first?"
OIL = "Three drops of oil, said the smith."


@pytest.fixture
def read(run, workplace):
    """Write files, and return the posts of all, as `import` writes them, and what `check` says of them."""

    def read(text="", name="marketing/social.md", **files):
        written = {
            name: text,
            **{path.replace("__", "/").replace("_md", ".md"): said for path, said in files.items()},
        }
        for path, said in written.items():
            place = workplace / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(said, encoding="utf-8")
        ran = run("import", ".")
        posts = (yaml.safe_load(ran.stdout) or {}).get("posts", []) if ran.stdout else []
        return posts, " ".join(
            f"{run('check', '.').stdout} {run('check', '--list-files', '.').stdout}".split()
        )

    return read


def texts(posts):
    return [post.get("text") or post["thread"] for post in posts]


@pytest.mark.parametrize(
    "title",
    [
        *(
            "LinkedIn Company Page Description",
            "Facebook page description",
            "About (LinkedIn)",
            "Mastodon bio",
        ),
        *("X header", "Banner text", "Cover text", "LinkedIn: Profilbeschreibung", "Channel description"),
    ],
)
def test_words_of_a_profile_are_no_posts_and_are_told_by_their_line(read, title):
    found, said = read(
        f"# Kit\n\n## {title}\n\nWe look after a park.\n\n## LinkedIn post\n\n> {GATE}\n\n## X\n\n> {BENCH}\n"
    )
    assert texts(found) == [GATE, BENCH]
    assert "no posts by their headings (line 3)" in said


@pytest.mark.parametrize(
    "title", ["LinkedIn: about the pond", "Header tank of the pond", "X post about banners"]
)
def test_a_post_may_be_about_what_profiles_have(read, title):
    found, _ = read(f"# Posts\n\n## {title}\n\n**X**\n\n> {GATE}\n\n## Mastodon\n\n> {BENCH}\n")
    assert texts(found) == [GATE, BENCH]


@pytest.mark.parametrize("body", ["Body (on the picture)", "Body", "Text", "Copy"])
def test_beside_a_caption_the_words_on_a_picture_are_no_post(read, body):
    slot = (
        "## Day {0}\n\n**Title:** The gate\n\n**{1}:**\n```\nIt creaks, you know.\n```\n\n"
        "**Caption:**\n```\n{2}\n```\n\n"
    )
    found, said = read("# Instagram posts\n\n" + slot.format(1, body, GATE) + slot.format(2, body, BENCH))
    assert texts(found) == [GATE, BENCH]
    assert "no posts by their headings (lines 7, 21)" in said


def test_a_body_without_a_caption_is_the_text(read):
    found, _ = read(
        f"# Instagram posts\n\n## Day 1\n\n**Body:**\n```\n{GATE}\n```\n\n## Day 2\n\n**Body:**\n"
        f"```\n{BENCH}\n```\n"
    )
    assert texts(found) == [GATE, BENCH]


@pytest.mark.parametrize("first", ["Thread (Post 1 of 3)", "Post 1 of 3", "Post 1/3", "Thread (1 of 3)"])
def test_posts_counted_to_their_last_are_one_thread_however_long_each_is(read, first):
    parts = (
        f"## {first}\n\n{GATE}\n\nIt took a year.\n\n## Post 2 of 3\n\n{BENCH}\n\n## Post 3 of 3\n\n{OIL}\n"
    )
    found, said = read(f"# Mastodon thread\n\n{parts}", "marketing/mastodon-thread.md")
    assert texts(found) == [[f"{GATE}\n\nIt took a year.", BENCH, OIL]]
    assert "left out" not in said


@pytest.mark.parametrize("dates", [("", ""), (", 1 June 2026", ", 8 June 2026")])
def test_posts_counted_on_a_network_without_threads_are_a_post_each(read, dates):
    found, _ = read(
        f"# LinkedIn\n\n## Post 1 of 2{dates[0]}\n\n> {GATE}\n\n## Post 2 of 2{dates[1]}\n\n> {BENCH}\n"
    )
    assert texts(found) == [GATE, BENCH]


@pytest.mark.parametrize("other", ["hn", "reddit", "hackernews", "mastodon"])
def test_a_file_called_as_its_neighbours_but_for_the_network_is_named(read, other):
    found, said = read(
        f"# LinkedIn\n\n{GATE}\n\n#park #gate\n",
        "docs/announcements/gate-linkedin.md",
        **{f"docs__announcements__gate-{other}_md": "# The gate\n\nHello all, it is open.\n"},
        docs__announcements__README_md="# Announcements\n\nDrafts for LinkedIn and others.\n",
    )
    assert texts(found) == [f"{GATE}\n\n#park #gate"]
    assert (
        f"gate-{other}.md: passed over, but looks like posts (called after a network, as gate-linkedin.md"
        in said
    )
    assert "announcements/README.md: passed over: files of its name" in said


ONE_TEXT = {
    "by a label": ("show-hn.md", "# Show HN\n\n**Title:** A gate\n\n**Text:** It creaks no more.\n"),
    "by a label on its own": ("hn.md", "# Hacker News\n\n**Text:**\nIt creaks.\n"),
    "by its name": ("lobsters.md", f"# Lobsters\n\n{GATE}\n"),
}


@pytest.mark.parametrize(("name", "text"), ONE_TEXT.values(), ids=ONE_TEXT)
def test_a_text_for_a_network_of_its_own_beside_posts_is_named_and_what_is_advised_has_it_read(
    read, run, workplace, name, text
):
    _, said = read(
        f"# LinkedIn\n\n{GATE}\n\n#park #gate\n", "launch/linkedin-post.md", launch__README_md="# Us"
    )
    assert "looks like posts" not in said
    (workplace / "launch" / name).write_text(text)
    listed = run("check", "--list-files").stdout
    assert f"launch/{name}: passed over, but looks like posts (a text for the network that" in listed
    (workplace / "postlint.yaml").write_text(f"readers:\n  launch/{name}: sections\n")
    assert f"launch/{name}: 1 post" in run("check", "--list-files").stdout


@pytest.mark.parametrize(
    "text", ["# Gates\n\n**Text:** We oil.\n", "# LinkedIn\n\n## How we write\n\nBe plain, and be short.\n"]
)
def test_what_no_network_heads_and_what_has_sections_is_no_such_text(read, text):
    _, said = read(f"# LinkedIn\n\n{GATE}\n\n#park #gate\n", "launch/linkedin-post.md", launch__how_md=text)
    assert "looks like posts" not in said


ACCOUNTS = """# Social media

{}
### Bluesky

Our handle is [@park.example](https://bsky.app/profile/park.example).

(social:mastodon)=
### Mastodon

Our handle is @park@social.example. Nobody watches it at present.

### LinkedIn

Here is [our page](https://www.linkedin.com/company/1/). Ask one of the admins to be added.

### X

_We do not use it, but leave this here._
"""


@pytest.mark.parametrize("title", ["(social:accounts)=\n## List of our accounts\n", "## Unsere Konten\n", ""])
def test_a_list_of_accounts_is_no_calendar(read, title):
    found, said = read(ACCOUNTS.format(title))
    assert found == []
    assert "0 read, with 0 posts" in said


def test_posts_below_a_heading_of_channels_are_posts(read):
    found, _ = read(f"# Posts\n\n## Our channels\n\n### X\n\n{GATE} #park\n\n### LinkedIn\n\n{BENCH} #park\n")
    assert texts(found) == [f"{GATE} #park", f"{BENCH} #park"]


REMARKS = (
    "We only use peat from nobody's bog now. Do you?",
    "@millers: thank you for the flour on Sunday!",
    "The café is run by six pupils. Which cake is theirs?",
    "Find us at the market on Saturday, by the pump.",
    "The old gate is no longer used, and the ducks know it.",
)


@pytest.mark.parametrize("title", ["## Tweet {}", "## Post {}", "## {} June 2026", "**Tweet {}**"])
def test_posts_that_sound_like_words_on_an_account_are_posts(read, title):
    parts = "".join(f"{title.format(number)}\n\n{text}\n\n" for number, text in enumerate(REMARKS, 1))
    found, said = read(f"# X posts\n\n{parts}", "x-posts.md")
    assert texts(found) == [*REMARKS]
    assert "left out" not in said


def test_below_names_of_networks_only_what_speaks_of_an_account_describes_one(read):
    networks = ("X", "LinkedIn", "Mastodon", "Facebook", "Bluesky")
    parts = "".join(f"## {network}\n\n{text}\n\n" for network, text in zip(networks, REMARKS, strict=True))
    found, _ = read(f"# Posts\n\n{parts}", "social-posts.md")
    assert texts(found) == [*REMARKS]


def test_a_label_to_be_found_by_is_no_part_of_a_text(read):
    found, _ = read(f"# Posts\n\n(x)=\n## X\n\n{GATE} #park\n\n(linked-in)=\n## LinkedIn\n\n{BENCH} #park\n")
    assert texts(found) == [f"{GATE} #park", f"{BENCH} #park"]


@pytest.mark.parametrize(
    "fence", ["X_API_KEY=...\n", "export PAGE_TOKEN=abc\nPAGE_ID=12\n", "# from the console\nBOT_TOKEN=1:a\n"]
)
def test_steps_of_setting_up_are_no_posts(read, fence):
    found, said = read(
        f"# Sharing\n\n## X\n\n1. Make an app.\n2. Copy the key.\n\n```\n{fence}```\n\n"
        f"## Mastodon\n\n1. Make a token.\n\n```\n{fence}```\n\n> It takes a day.\n",
        "docs/social.md",
    )
    assert found == []
    assert "0 read, with 0 posts" in said


def test_a_plan_of_themes_in_tables_is_named_where_check_says_what_is_missing(read):
    found, said = read(
        "# Instagram\n\n| Data | Tema |\n|---|---|\n| 12/02 | O portão |\n| 13/02 | O banco |\n",
        "memory/instagram-calendar.md",
    )
    assert found == []
    assert (
        "Not a calendar: memory/instagram-calendar.md (an editorial plan with a column Tema, but without"
        in said
    )


def test_lines_of_labels_are_fields_and_a_plan_of_them_has_no_texts(read):
    day = "## Day {}\n\nPost type:\n\nLaunch\n\nTopic:\n\nThe gate.\n\nCTA:\n\nCome by.\n\n"
    found, said = read(
        "# 2-day social calendar\n\n" + day.format(1) + day.format(2), "marketing/social-calendar.md"
    )
    assert found == []
    assert "an editorial plan with Topic, but without the texts of posts" in said


def test_lines_of_labels_beside_a_text_are_no_part_of_it(read):
    day = "## Day {}\n\nVisual:\n\nA gate.\n\nGoal:\n\nVisits.\n\nCaption:\n\n{}\n\n"
    found, _ = read("# Instagram posts\n\n" + day.format(1, GATE) + day.format(2, BENCH))
    assert texts(found) == [GATE, BENCH]


def test_headings_that_count_are_posts_in_a_file_of_posts(read):
    found, _ = read(
        f"# Tweet drafts\n\nPut the link in.\n\n## 1. The launch\n\n{GATE} #park\n\n"
        f"## 2. The rules\n\n{BENCH} #park\n\n"
        f"## 3. The oil (with oil.png)\n\n{OIL}\n",
        "promo/tweets.md",
    )
    assert texts(found) == [f"{GATE} #park", f"{BENCH} #park", OIL]


def test_headings_that_count_rules_are_no_posts(read):
    found, _ = read(
        "# Tweet guidelines\n\n## 1. Length\n\nTweets must be short.\n\n## 2. Links\n\n"
        "Use https://park.example only.\n",
        "promo/tweets.md",
    )
    assert found == []


def test_a_post_about_an_installer_is_no_manual(read):
    found, _ = read(
        f"# Mastodon drafts\n\n## Launch toot\n\n> {GATE}\n\n## Follow-up: the installer\n\n> {BENCH}\n",
        "docs/announcements/mastodon.md",
    )
    assert texts(found) == [GATE, BENCH]


def test_fields_in_a_quote_hold_for_the_versions_below(read):
    found, said = read(
        f"# The gate\n\n> **Platform**: LinkedIn\n> **Pillar**: Doors\n> **Date**: 2026-06-01\n\n"
        f"## Version 1: long\n\n{GATE}\n\n"
        f"## Version 2: short\n\n{BENCH}\n\n## Comment thread content\n\n{OIL}\n",
        "content/linkedin/drafts/gate.md",
    )
    assert [(post["date"], post["account"], post["text"]) for post in found] == [
        ("2026-06-01", "linkedin", GATE)
    ]
    assert "other versions of posts, of which the first counts (line 11)" in said


def test_a_title_in_a_block_and_titles_to_choose_from_are_no_text(read):
    found, _ = read(
        f"# Launch posts\n\n## Hacker News title options\n\n```\nShow HN: A gate\n```\n\n## Reddit post\n\n"
        f"```\nTitle: I oiled a gate\n\n{GATE}\n```\n\n## X post\n\n```\n{BENCH}\n```\n"
    )
    assert texts(found) == [GATE, BENCH]


@pytest.mark.parametrize("label", ["Caption/Sticker", "Character count target"])
def test_labels_with_more_words_are_no_part_of_a_text(read, label):
    value = "" if "/" in label else " 280"
    found, _ = read(
        f"# Instagram posts\n\n## Post 1\n\n**{label}:**{value}\n\n{GATE}\n\n## Post 2\n\n{BENCH}\n"
    )
    assert texts(found) == [GATE, BENCH]


def test_a_key_of_two_words_of_which_one_is_another_is_a_team_s_own(read):
    found, said = read(
        f"# Instagram captions\n\n**Translation notes:** keep the tags.\n\n## Day 1\n\n"
        f"**Caption:**\n{GATE}\n\n**Hashtags:** #a\n\n"
        f"## Day 2\n\n**Caption:**\n{BENCH}\n\n**Hashtags:** #b\n",
        "marketing/instagram-captions.md",
    )
    assert texts(found) == [GATE, BENCH]
    assert "Unknown key" not in said


def test_a_column_of_words_is_proposed_as_that_of_texts(read):
    _, said = read(
        "Type,Day,Concept,Hook,Status,Address\n"
        f'CALENDAR,1,"First listen of a song, by a mother",{GATE},Not started,https://park.example/a/very/long/address/of/a/page\n'
        f'CALENDAR,2,"List of things to bring, by a father",{OIL},Not started,https://park.example/a/very/long/address/of/a/gate\n',
        "marketing/content-calendar.csv",
    )
    assert "columns: {Hook: text}" in said
