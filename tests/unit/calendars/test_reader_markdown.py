"""One post a Markdown file, with front matter."""

import pytest

from postlint.calendars.comments import bound_comments
from postlint.judging.suppression import suppress

HEAD = "---\nmedia:\n  - mastodon-parks\n  - linkedin-parks\n---\n"


@pytest.fixture
def read(folder):
    def read(text, name="posts/2026-06-01-gate.md", paths=(".",)):
        path = folder.path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(text.encode())
        return folder.load(*paths)

    return read


def test_media_names_the_accounts_and_one_file_is_one_post_in_each_mix(read):
    plan = read(f"{HEAD}The gate is open.\n")
    (post,) = plan.posts
    assert (post.text, post.accounts) == ("The gate is open.", ("mastodon-parks", "linkedin-parks"))
    assert (set(plan.accounts), plan.problems) == (set(post.accounts), ())


def test_names_of_networks_are_channels(read):
    accounts = read("---\nmedia: [mastodon, twitter]\n---\nOpen.").accounts.values()
    assert [account.channel for account in accounts] == ["mastodon", "x"]


def test_pictures_come_from_front_matter_and_from_the_text(read):
    (post,) = read(
        "---\nmedia: [mastodon]\nimages:\n- url: https://a.example/gate.png\n  alt_text: The gate\n---\n"
        "Open. ![A map](map.png)\n"
    ).posts
    pictures = [(item.file, item.alt) for item in post.media]
    assert pictures == [("https://a.example/gate.png", "The gate"), ("map.png", "A map")]
    assert post.text == "Open."


def test_what_publishers_add_for_each_account_is_no_key_of_somebodys_own(read):
    plan = read(
        "---\nmedia: [m-a]\nmentions:\n m-a: ['@ann@a.example']\nhashtags:\n m-a: [parks]\n---\nOpen."
    )
    assert (plan.extra_keys, plan.problems) == ((), ())


def test_media_that_are_files_are_media(read):
    (post,) = read("---\nplatform: mastodon\nmedia: [gate.png]\n---\nOpen.").posts
    assert [item.file for item in post.media] == ["gate.png"]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**Open** from *nine* to `ten`.", "Open from nine to ten."),
        ("# Open\n\nAt nine.", "Open\n\nAt nine."),
        ("One\ntwo.", "One\ntwo."),
        ("- one\n- two\n\n1. three\n2. four", "- one\n- two\n\n1. three\n2. four"),
        ("See [the plan](https://a.example/plan).", "See the plan https://a.example/plan."),
        ("<https://a.example/>", "https://a.example/"),
        ("#parks is no heading", "#parks is no heading"),
        ("Tea &amp; cake<!-- not this --> <b>now</b>", "Tea & cake now"),
        ("https://a.example/some_long_name_", "https://a.example/some_long_name_"),
        ("> Well said", "Well said"),
    ],
)
def test_the_body_is_read_as_plain_text(read, markdown, text):
    assert read(f"{HEAD}{markdown}\n").posts[0].text == text


def test_places_are_those_of_the_file(read):
    (post,) = read(f"{HEAD}\nThe gate is open.\n").posts
    word = post.texts[0].span_of(4, 8)
    assert (post.span.line, word.line, word.column) == (1, 7, 5)


def test_a_marked_up_text_stands_where_its_body_starts(read):
    (post,) = read(f"{HEAD}\n**The gate** is open.\n").posts
    assert post.texts[0].span_of(4, 8).line == 7


def test_other_markdown_is_no_news(read):
    read("# How to post\n", "README.md")
    read("---\ntitle: A page\nplatform: windows\n---\n", "docs/a.md")
    plan = read("---\nlayout: {{ broken\n---\n", "templates/b.md")
    assert (plan.posts, plan.problems) == ((), ())
    assert [(file.path, file.incidental) for file in plan.files] == [
        ("README.md", True),
        ("docs/a.md", True),
        ("templates/b.md", True),
    ]


def test_what_cannot_be_read_among_posts_is_an_error(read):
    read(f"{HEAD}Open.")
    plan = read("---\nmedia: [mastodon-parks]\n\nWe forgot to close.\n", "posts/b.md")
    assert len(plan.posts) == 1
    ((path, line),) = [(problem.span.path, problem.span.line) for problem in plan.problems]
    assert (path, line) == ("posts/b.md", 1)


def test_any_front_matter_will_do_where_the_file_is_named(read):
    (post,) = read("---\ntitle: Gate\n---\nOpen.", paths=("posts/2026-06-01-gate.md",)).posts
    assert post.text == "Open."


def test_without_front_matter_readers_must_name_it(folder, read):
    (problem,) = read("Open.", paths=("posts/2026-06-01-gate.md",)).problems
    assert "readers:" in problem.message
    folder.write(postlint_yaml="readers: {posts/*.md: markdown}")
    assert [post.text for post in folder.load(".").posts] == ["Open."]


@pytest.mark.parametrize(
    "comment", ["# postlint: ignore[a/b] because we know", "<!-- postlint: ignore[a/b] because we know -->"]
)
def test_comments_in_front_matter_and_body_suppress(read, comment):
    head = HEAD if comment.startswith("<") else f"---\n{comment}\n{HEAD[4:]}"
    plan = read(f"{head}Open.\n{comment if comment.startswith('<') else ''}\n")
    _, _, extra = suppress([], plan, ["a/b"], ["a/b"])
    assert [finding.rule for finding in extra] == ["suppression/unused"]
    assert plan.posts[0].text == "Open."


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_a_comment_in_a_fence_suppresses_nothing(read, fence):
    plan = read(f"{HEAD}Open.\n\n{fence}\n<!-- postlint: ignore-file[a/b] because we know -->\n{fence}\n")
    assert list(bound_comments(plan)) == []


@pytest.mark.parametrize(
    ("front", "channels"),
    [
        ("platform: X", ["x"]),
        ("channels: [Instagram Reel, Facebook Page]", ["instagram", "facebook"]),
        ("Platform: LinkedIn", ["linkedin"]),
        ("media: mastodon-parks", ["mastodon"]),
    ],
)
def test_networks_are_known_however_front_matter_names_them(read, front, channels):
    plan = read(f"---\n{front}\n---\nOpen.")
    assert plan.problems == ()
    assert [account.channel for account in plan.accounts.values()] == channels


def test_a_page_on_a_platform_that_only_sounds_like_a_network_is_no_post(read):
    assert read("---\nplatform: Mac OS X\n---\nInstall it.", name="notes/install.md").posts == ()


@pytest.mark.parametrize(("flag", "status"), [("posted: true", "published"), ("draft: yes", "draft")])
def test_flags_in_front_matter_say_how_far_a_post_has_got(read, flag, status):
    (post,) = read(f"---\nmedia: [mastodon-parks]\n{flag}\n---\nOpen.").posts
    assert (post.text, post.status, post.accounts) == ("Open.", status, ("mastodon-parks",))


def test_dates_in_words_and_an_hour_beside_them_are_read(read):
    (post,) = read("---\nchannel: X\ndate: 1 June 2026\ntime: 9am\n---\nOpen.", name="posts/a.md").posts
    assert f"{post.when.value.date} {post.when.value.time:%H:%M}" == "2026-06-01 09:00"


@pytest.mark.parametrize("line", ["-------------", "=========="])
def test_several_posts_below_underlined_headings_are_not_one(read, line):
    front = "---\nnetworks: [mastodon, bluesky]\n---\n"
    texts = f"The gate is open.\n\n🦋 Bluesky\n{line}\n\nWho comes?\n"
    plan = read(f"{front}\n🐘 Mastodon\n{line}\n\n{texts}")
    assert plan.posts == ()
    assert "under headings (🐘 Mastodon, 🦋 Bluesky)" in str(plan.files[0].declined)


def test_a_line_below_a_text_underlines_nothing(read):
    plan = read(f"{HEAD}Mastodon and Bluesky are open.\n\nSo\nis Bluesky\n----\n")
    assert len(plan.posts) == 1
