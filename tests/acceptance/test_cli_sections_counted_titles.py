"""Lines in Markdown that head posts, since the heading above them counts as many, or they are counted."""

import pytest

TITLES = ("The old wheel", "The pond", "The oven")


def titled(*texts):
    return "".join(f"**{title}**\n{text}\n\n" for title, text in zip(TITLES, texts, strict=False))


WHEEL, POND, OVEN = (
    "The wheel turns again.\nhttps://mill.example\n#mill #wheel",
    "Forty frogs sing in the pond.\n#pond",
    "The oven is larger than our door.\n#bread",
)


@pytest.mark.parametrize(
    "heading",
    [
        "X posts (3)",
        "LinkedIn (3)",
        "Pinterest (3 pins)",
        "X 投稿文（3本）",
        "X(旧Twitter) 投稿（3件）",
        "링크드인 (3개)",
    ],
)
def test_as_many_bold_lines_as_a_heading_counts_head_a_post_each(posts, heading):
    found = posts(f"# Mill\n\n## {heading}\n\nTwo a week, please.\n\n{titled(WHEEL, POND, OVEN)}")
    assert [post["text"] for post in found] == [WHEEL, POND, OVEN]


@pytest.mark.parametrize("heading", ["X posts (4)", "X 投稿（4本）"])
def test_where_they_are_not_as_many_nothing_is_made_one_post_unsaid(posts, run, heading):
    posts(f"# Mill\n\n## {heading}\n\n{titled(*(one.partition('.')[0] for one in (WHEEL, POND, OVEN)))}")
    said = " ".join(run("check", "marketing/social-posts.md").stdout.split())
    assert "several posts" in said or "one post or several" in said


@pytest.mark.parametrize(
    ("title", "description", "tags"),
    [("Title", "Description", "Tags"), ("Título", "Descripción", "Hashtags"), ("タイトル", "説明", "タグ")],
)
@pytest.mark.parametrize("colon", [": ", "："])
def test_a_pin_is_described_with_its_text(posts, title, description, tags, colon):
    pins = "".join(
        f"**{sign} The {thing}**\n- {title}{colon}Our {thing}\n- {description}{colon}The {thing} turns.\n"
        f"- {tags}{colon}#mill\n\n"
        for sign, thing in (("①", "wheel"), ("②", "stone"))
    )
    found = posts(f"# Mill\n\n## Pinterest (2)\n\n{pins}")
    assert [(post["title"], post["text"]) for post in found] == [
        ("Our wheel", "The wheel turns."),
        ("Our stone", "The stone turns."),
    ]


PARAGRAPHS = (
    "Written in the manner of the old miller.\n\n"
    "1. The wheel turns again, and the frogs have not asked why.\n\n"
    "2. Our oven is larger than our door. We built it before we had one.\n\n"
    "3. Flour keeps for a year. Millers keep for longer, if it is dry.\n"
)


@pytest.mark.parametrize("title", ["Tweet drafts — wheels and ovens", "LinkedIn drafts", "Toot drafts"])
def test_paragraphs_that_are_counted_below_a_title_of_drafts_are_a_post_each(posts, title):
    found = posts(f"# {title}\n\n{PARAGRAPHS}", "tweet-drafts.md")
    assert [post["text"].split()[0] for post in found] == ["The", "Our", "Flour"]


def test_paragraphs_that_are_counted_below_the_name_of_a_network_are_asked_about(run, workplace):
    (workplace / "social-posts.md").write_text(f"# LinkedIn\n\n{PARAGRAPHS}", encoding="utf-8")
    said = " ".join(run("check", "social-posts.md").stdout.split())
    assert '"posts" or "thread" behind the network' in said


def test_a_post_may_end_with_a_list_of_paragraphs(posts):
    (post,) = posts(f"# LinkedIn post\n\n{PARAGRAPHS}", "social-posts.md")
    assert "Flour keeps" in post["text"]


TIPS = (
    ("Names", "A wheel has a name, and so has its miller. #mill"),
    ("Gates", "Shut the upper gate first. #mill"),
)
BUILT = ("We have oiled the wheel.\n\nIt had not asked for it.", "Thirty sacks in one week:\n\n🌾 ten of rye")


def headed(*texts, name, title=""):
    return "".join(f"### {name} {number}{title}:\n{text}\n\n" for number, text in enumerate(texts, 1))


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("From the mill", "BIP"),
        ("Mill tips (2)", "Tip"),
        ("Conseils du moulin (2)", "Astuce"),
        ("Mühlentipps (2)", "Tipp"),
        ("Engagement tweets (2)", "Engage"),
        ("Questions", "Mill question"),
    ],
)
def test_any_name_that_is_counted_heads_a_post_each_in_a_file_called_after_one_network(posts, above, name):
    found = posts(
        "# X posts\n\n## Thread\n\n1/ Oak turns.\n\n2/ Stone rests.\n\n"
        f"## {above}\n\n{headed(*BUILT, name=name)}",
        "marketing/twitter-posts.md",
    )
    assert [post.get("thread") or post["text"] for post in found] == [
        ["1/ Oak turns.", "2/ Stone rests."],
        *BUILT,
    ]


@pytest.mark.parametrize("name", ["Tip", "Fact"])
def test_so_do_bold_lines_between_lines_across(posts, name):
    tips = "\n---\n\n".join(
        f"**{name} {number}: {title}**\n{text}\n\n**Now** is the time.\n"
        for number, (title, text) in enumerate(TIPS, 1)
    )
    found = posts(f"# X posts\n\n## 💡 Daily tips series\n\n{tips}", "marketing/twitter-posts.md")
    assert [post["text"] for post in found] == [f"{text}\n\nNow is the time." for _, text in TIPS]


def test_what_calls_itself_a_post_is_one_below_a_heading_of_engagement(posts):
    found = posts(
        "# X posts\n\n## Community engagement\n\n**Post: a question**\nOak or stone?\n\n---\n\n"
        "**Post: a call**\nBring a sack. #mill\n\n## Engagement strategy\n\n**Post: daily**\nReply soon.\n",
        "marketing/twitter-posts.md",
    )
    assert [post["text"] for post in found] == ["Oak or stone?", "Bring a sack. #mill"]


@pytest.mark.parametrize(
    "rest",
    [
        f"## Posting tips\n\n{headed('Most people read at eight.', 'Nobody reads long texts.', name='Tip')}",
        f"## Best practices\n\n{headed('You should be early. #at8', 'You must be short. #x', name='Rule')}",
        f"## Posting schedule\n\n{headed('Oak. #oak', 'Stone. #stone', name='Slot')}",
    ],
)
def test_tips_on_how_to_post_are_none(posts, run, rest):
    found = posts(f"# X posts\n\n## Tweet\n\n{WHEEL}\n\n{rest}", "marketing/twitter-posts.md")
    assert [post["text"] for post in found] == [WHEEL]
    assert "(line 9)" in run("check", "--list-files").stdout


def test_a_name_that_is_counted_is_asked_about_where_files_are_of_several_networks(posts, run):
    posts(f"# Mill\n\n## X\n\n{headed(*BUILT, name='BIP')}## LinkedIn post\n\n{WHEEL}\n", "social-posts.md")
    assert 'Write a heading such as "### Post 1" in place of each' in " ".join(
        run("check", "--list-files").stdout.split()
    )
