"""What stands above texts in Markdown, or in their place, and goes out nowhere: scripts, labels, networks."""

import pytest


def texts(found):
    return [post["text"] for post in found]


def checked(run):
    ran = run("check")
    return " ".join((ran.stdout + ran.stderr).split())


def listed(run):
    return " ".join(run("check", "--list-files").stdout.split())


MILL = "The mill turns again, after nine winters and one flood. Come by on Sunday, we bake. #mill"
POND = "Frogs in the mill pond: we counted forty on one evening, and no two of them sang the same song."
POST = f"## LinkedIn\n\n{MILL}\n\n"
SCRIPTS = {
    "seconds in brackets": "## Instagram Reel\n\n[0-3s] The wheel.\n[3-8s] The miller laughs.\n",
    "seconds in a fence": "## Reel\n\nNajlepší moment.\n```\n[0–3 s] Koleso.\n[3–9 s] Múka.\n```\n",
    "seconds in a list": "## TikTok\n\n- **0–3 s:** the wheel rests\n- **3–8 s:** water everywhere\n",
    "scenes and a voice": '## TikTok\n\n**Scene 1:** A hand on the sluice.\n**VO:** "Nine winters."\n',
    "a quote": "## YouTube Short\n\n> Scene 1: the wheel.\n> VO: Nine winters.\n> Scene 2: the miller.\n",
    "cuts": "## Short video\n\nVO: Nine winters.\n\n[cut to the sluice]\n\nVO: And now it turns.\n",
    "a table": "## Reel\n\n| Time | Picture |\n|---|---|\n| 0-3 s | the wheel |\n| 3-8 s | the miller |\n",
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_the_script_of_a_video_is_no_text_and_is_named(posts, run, script):
    assert texts(posts(f"# Mill\n\n{POST}{script}")) == [MILL]
    assert "scripts of videos" in listed(run)


@pytest.mark.parametrize(
    "text",
    [
        "Our new film is out.\n\n0:00 The wheel\n1:30 The flood\n4:10 The oven",
        "Open day on Sunday:\n\n9:00-10:00 Milling\n10:00-12:00 Baking",
    ],
    ids=["chapters", "hours"],
)
def test_times_that_a_text_gives_its_readers_make_no_script_of_it(posts, text):
    assert texts(posts(f"# Mill\n\n{POST}## YouTube\n\n{text}\n")) == [MILL, text]


def test_a_caption_below_a_script_is_the_text(posts):
    found = posts(
        f"# Mill\n\n{POST}## TikTok\n\n0:00-0:03 The wheel.\n0:03-0:10 Water.\n\n**Caption:** {POND}\n"
    )
    assert texts(found) == [MILL, POND]


def test_front_matter_says_of_all_posts_how_far_they_have_got(posts):
    found = posts(
        f"---\nplatform: bluesky\nstatus: draft\n---\n\n1/2\n{MILL}\n\n2/2\nBring a sack.\n\n---\n{POND}\n",
        name="social/bluesky.md",
    )
    assert [post["status"] for post in found] == ["draft", "draft"]


def test_counted_lines_in_brackets_are_what_a_team_calls_its_posts(posts, run):
    found = posts(
        f"# Mill\n\n## Post 1\n\n[IDEA 1 — THE WHEEL]\n{MILL}\n\n## Post 2\n\n[IDEA 2 — THE POND]\n{POND}\n",
        name="marketing/linkedin-posts.md",
    )
    assert texts(found) == [MILL, POND]
    assert "(lines 5, 10)" in listed(run)


def test_counted_posts_in_brackets_are_posts(posts):
    found = posts(f"# Mill\n\n## LinkedIn\n\n[Post 1 — the wheel]\n{MILL}\n\n[Post 2 — the pond]\n{POND}\n")
    assert texts(found) == [MILL, POND]


def test_other_lines_in_brackets_above_several_texts_are_asked_about(posts, run):
    found = posts(f"# Mill\n\n## X post\n\n[OVERVIEW]\n{MILL}\n\n## LinkedIn post\n\n[THE POND]\n{POND}\n")
    assert len(found) == 2
    assert 'what looks like labels, in the texts of posts ("OVERVIEW", lines 5, 10)' in listed(run)


@pytest.mark.parametrize("label", ["Caption/Sticker", "Sticker & Caption", "Text / Overlay"])
def test_a_label_that_names_a_text_and_what_goes_with_it_heads_no_text(posts, run, label):
    found = posts(
        f'# Instagram\n\n## Post 1\n\n**{label}:**\n- Poll: "Sack or basket?"\n- Link to the mill\n\n'
        f"## Post 2\n\n**Caption:**\n{POND}\n"
    )
    assert texts(found) == [POND]
    assert "(line 3)" in listed(run) or "(line 5)" in listed(run)


@pytest.mark.parametrize("label", ["Caption + Hashtags", "Copy / Link", "Text & CTA", "Text und Hashtags"])
def test_a_label_that_names_a_text_and_fields_of_it_heads_the_text(posts, label):
    found = posts(f"# Instagram\n\n## Post 1\n\n**{label}:**\n{MILL}\n\n## Post 2\n\n**Caption:**\n{POND}\n")
    assert texts(found) == [MILL, POND]


def test_a_caption_behind_slides_is_the_text_below_its_plain_name(posts):
    found = posts(
        "# Mill\n\n## INSTAGRAM\n\n### Carousel (2 slides)\n\nSlide 1: THE WHEEL\n\nSlide 2: THE POND\n\n"
        f"Caption:\n\n{MILL}\n\n{POST}"
    )
    assert texts(found) == [MILL, MILL]


@pytest.mark.parametrize(
    "shown",
    [
        "[View on X](https://x.com/mill/status/1{})",
        "[View post](https://social.example/@mill/11{})",
        "❤️ 1{} 🔁 3",
        "Likes: 1{} | Retweets: 2",
    ],
)
def test_posts_with_what_became_of_them_are_a_record(posts, run, shown):
    found = [
        f"## Tweet {number}\n\n{text}\n\n{shown.format(number)}\n" for number, text in ((1, MILL), (2, POND))
    ]
    posts("# Tweets\n\n" + "\n".join(found), name="tweets.md")
    assert "a record of posts that went out" in listed(run)


def test_a_caption_of_a_video_that_says_who_plays_is_no_script(posts):
    found = posts(
        f"# Mill\n\n## Instagram Reel\n\n{MILL}\n{POND}\n{MILL}\n\nMusic: the old band\nVoice: Anna\n"
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    "shown",
    ["Quote: [view post](https://x.com/baker/status/1{})", "[View on X](https://x.com/{1}/status/1{0})"],
)
def test_posts_that_quote_others_are_no_record(posts, shown):
    found = [
        f"## Tweet {number}\n\n{text}\n\n{shown.format(number, other)}\n"
        for number, text, other in ((1, MILL, "baker"), (2, POND, "pond"))
    ]
    assert len(posts("# Tweets\n\n" + "\n".join(found), name="tweets.md")) == 2


def test_posts_that_link_to_others_are_no_record(posts):
    found = posts(
        f"# Tweets\n\n## Tweet 1\n\n{MILL}\n\nhttps://x.com/baker/status/11\n\n## Tweet 2\n\n{POND}\n",
        name="tweets.md",
    )
    assert len(found) == 2


@pytest.mark.parametrize(
    ("line", "networks"),
    [
        ("*LinkedIn, Facebook*", ["linkedin", "facebook"]),
        ("_Three posts. X + Farcaster. Plain._", ["x", "Farcaster"]),
    ],
)
def test_networks_in_italics_below_a_title_are_those_of_the_posts(posts, line, networks):
    found = posts(f"# Mill\n\n{line}\n\n## Post 1\n\n{MILL}\n\n## Post 2\n\n{POND}\n")
    assert [post["accounts"] for post in found] == [networks] * 2
    assert texts(found) == [MILL, POND]


def test_a_sentence_in_italics_that_names_a_network_is_of_the_text(posts):
    (found,) = posts(f"# Mill\n\n## LinkedIn post\n\n*LinkedIn is where we began.*\n\n{MILL}\n")
    assert found["text"] == f"LinkedIn is where we began.\n\n{MILL}"


@pytest.mark.parametrize(
    ("title", "label", "tags", "text"),
    [
        ("# 微博草稿", "**文案：**", "话题：#水车", "水车又转起来了。星期天来磨坊，我们烤面包。"),
        ("# 小红书发帖草稿", "正文：", "标签：#水车", "水车又转起来了。星期天来磨坊，我们烤面包。"),
        (
            "# インスタグラム",
            "**本文：**",
            "ハッシュタグ：#水車",
            "水車がまた回りました。日曜日に来てください。",
        ),
        ("# 인스타그램", "투고문:", "해시태그: #물레방아", "물레방아가 다시 돕니다. 일요일에 오세요."),
        (
            "# Телеграм",
            "**Текст:**",
            "Хештеги: #мельница",
            "Мельница снова крутится. Приходите в воскресенье.",
        ),
    ],
    ids=["weibo", "xiaohongshu", "japanese", "korean", "russian"],
)
def test_labels_in_other_scripts_are_labels(posts, title, label, tags, text):
    (found,) = posts(f"{title}\n\n{label}\n\n{text}\n\n{tags}\n")
    assert found["text"] == text
    assert found["hashtags"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("*Monday version*\n\n", "*Friday version*\n\n"),
        ("Launch day\n\n", "Day after\n\n"),
        ("The opening:\n\n", "The pond:\n\n"),
        ("Monday\n", "Tuesday\n"),
        ("*The opening:* ", "*The pond:* "),
        ("(1) ", "(2) "),
    ],
    ids=["italics", "plain lines", "colons", "lines above words", "italics before words", "counted"],
)
def test_several_titles_below_nothing_but_a_network_may_head_several_posts(posts, run, first, second):
    posts(f"# Mill\n\n## LinkedIn\n\n{first}{MILL}\n\n{second}{POND}\n\n## X\n\nThe wheel is oak. #oak\n")
    assert "passed over" in listed(run)
    assert '# Post 1"' in checked(run) + listed(run)


def test_hashtags_behind_several_paragraphs_may_be_those_of_several_posts(posts, run):
    posts(f"# Mill\n\n## LinkedIn\n\n{MILL}\n\n{POND} #mill\n\n## X\n\nThe wheel is oak. #oak\n")
    assert "several paragraphs end with hashtags" in checked(run)


@pytest.mark.parametrize(
    ("first", "second"), [("*Opening*", "*Pond*"), ("Opening", "Pond:")], ids=["italics", "plain"]
)
def test_a_line_above_each_quote_below_a_network_heads_a_post(posts, first, second):
    found = posts(
        f"# M\n\n## LinkedIn\n\n{first}\n\n> {MILL}\n\n{second}\n\n> {POND}\n\n## X\n\n> The wheel is oak.\n"
    )
    assert texts(found) == [MILL, POND, "The wheel is oak."]


@pytest.mark.parametrize("name", ["{}", "*{}*", "_{}:_"])
def test_names_of_networks_alone_on_lines_head_texts(posts, name):
    found = posts(
        f"# Mill\n\n## Post 1\n\n{name.format('LinkedIn')}\n{MILL}\n\n{name.format('Facebook')}\n{POND}\n"
    )
    assert [(post["account"], post["text"]) for post in found] == [("linkedin", MILL), ("facebook", POND)]


def test_a_post_that_is_headed_as_one_keeps_its_titles(posts):
    (found, _) = posts(f"# M\n\n## LinkedIn post\n\nBig news\n\n{MILL}\n\nHow to come\n\nBy bus.\n\n{POST}")
    assert found["text"].startswith("Big news")


def test_texts_in_quotes_above_a_thread_that_follows_them_are_posts(posts):
    found = posts(
        f"# Mill tweets\n\n## The wheel\n\n> {MILL}\n\n### Thread under it\n\n> 1/ The wheel is oak.\n\n"
        "> 2/ It wants paddles.\n",
        name="promo/tweets.md",
    )
    assert found[0]["text"] == MILL
    assert found[1]["thread"] == ["1/ The wheel is oak.", "2/ It wants paddles."]


def test_a_profile_is_no_post(posts, run):
    found = posts(
        f"# Tweets\n\n## Profile\n\n- **Handle:** @mill\n- **Bio:**\n  > Flour.\n\n## Tweets\n\n> {MILL}\n",
        name="promo/tweets.md",
    )
    assert texts(found) == [MILL]
    assert "(line 3)" in listed(run)


@pytest.mark.parametrize(
    "line",
    [
        "**Type : Texte + Image (photo de la roue)**",
        "**Format: carousel, four pictures**",
        "**Visual : la roue de nuit**",
        "__Format : carrousel__",
    ],
)
def test_a_field_and_what_it_says_in_one_pair_of_marks_is_no_text(posts, run, line):
    found = posts(
        f"# Mill\n\n## Post 1\n{line}\n\n{MILL}\n\n## Post 2\n{line}\n\n{POND}\n",
        name="marketing/linkedin-posts.md",
    )
    assert texts(found) == [MILL, POND]


@pytest.mark.parametrize("line", ["Three wheels: one for each winter", "Where: at the old mill"])
def test_a_first_sentence_in_bold_with_a_colon_is_text(posts, line):
    text = f"**{line}**\n\n{MILL}"
    found = posts(f"# Mill\n\n## Post 1\n\n{text}\n", name="marketing/linkedin-posts.md")
    assert texts(found) == [text.replace("**", "")]


@pytest.mark.parametrize("heading", ["Grupos de panaderos (Facebook)", "For bakers (Facebook)"])
def test_a_network_in_brackets_behind_a_topic_is_that_of_the_text_with_a_title(posts, heading):
    found = posts(
        f'# Mill\n\n## LinkedIn\n\n{MILL}\n\n## Others\n\n### {heading}\nTitle: "The wheel"\n\n{POND}\n'
    )
    assert [(post["account"], post["text"]) for post in found] == [("linkedin", MILL), ("facebook", POND)]


def test_what_a_topic_is_about_is_not_where_it_goes_out(posts):
    found = posts(f'# LinkedIn\n\n## Why we left Twitter (for good)\nTitle: "The wheel"\n\n{POND}\n')
    assert [post["account"] for post in found] == ["linkedin"]


def test_networks_in_china_are_known_by_their_names(posts):
    found = posts(
        f"# Mill\n\n## LinkedIn\n\n{MILL}\n\n## V2EX (中文)\n\n> {POND}\n\n## 即刻/小红书\n\n> {POND}\n"
    )
    assert texts(found) == [MILL, POND, POND]


@pytest.mark.parametrize("place", ["[LINK]", "[URL]", "[Map link]"])
def test_what_keeps_the_place_of_a_link_is_no_label(posts, run, place):
    posts(f"# Mill\n\n## LinkedIn\n\n{MILL}\n\n{place}\n\n## Facebook\n\n{POND}\n\n{place}\n")
    assert "looks like labels" not in " ".join(run("check", "--show", "info").stdout.split())


def test_an_idea_for_a_title_is_the_title_of_a_post(posts):
    (post,) = posts(f"## Reddit post\n\nTitle idea: **Frogs count, too**\n\n{POND}\n")
    assert post["text"] == POND


def test_networks_in_a_quote_that_goes_on_for_a_line_hold_for_all_posts(posts):
    above = (
        "> Channel: X · Mastodon\n"
        "> Status: draft\n"
        "> Length budget: 280 characters each, which is what X takes; the others\n"
        "> allow more.\n"
    )
    found = posts(f"# Posts\n\n{above}\n## Post 1\n\n```\n{MILL}\n```\n\n## Post 2\n\n```\n{POND}\n```\n")
    assert texts(found) == [MILL, POND]
    assert [post["accounts"] for post in found] == [["x", "mastodon"]] * 2


def test_a_short_quoted_line_is_no_rest_of_the_one_above(posts):
    (post,) = posts(f"## X\n\n> Status: draft\n> {POND}\n")
    assert POND in post["text"]


AMONG = (
    "## X posts\n\n### Opening\n\n```\n{mill}\n```\n\n### The pond\n\n```\n{pond}\n```\n\n"
    "### {title}\n\n```\n{text}\n```\n"
)


@pytest.mark.parametrize("title", ["Comparison hook", "Recap", "Three tips"])
def test_among_lone_texts_a_heading_for_how_a_post_goes_about_it_heads_a_post(posts, title):
    text = "Most mills are quiet. Ours is not."
    assert texts(posts(AMONG.format(mill=MILL, pond=POND, title=title, text=text))) == [MILL, POND, text]


@pytest.mark.parametrize("title", ["Hashtags", "Profile bio"])
def test_among_lone_texts_what_no_post_is_called_heads_none(posts, title):
    assert texts(posts(AMONG.format(mill=MILL, pond=POND, title=title, text="#mill #flour"))) == [MILL, POND]


@pytest.mark.parametrize("label", ["Launch post", "Product launch post", "Thank-you tweet"])
def test_a_label_for_one_post_is_no_part_of_its_text(posts, label):
    (post,) = posts(f"# Posts\n\n## LinkedIn\n\n**{label}:**\n{MILL}\n\n{POND}\n")
    assert post["text"] == f"{MILL}\n\n{POND}"


@pytest.mark.parametrize(
    "heading", ["Millers' Discord (draft, you post it)", "Our LinkedIn", "The mill's Instagram"]
)
def test_a_heading_may_say_whose_network_it_is(posts, heading):
    found = posts(f"# Posts\n\n## X\n\n{MILL}\n\n## {heading}\n\n{POND}\n")
    assert texts(found) == [MILL, POND]
    assert "x" not in str(found[1].get("channel", found[1].get("account", "")))
    assert found[1].keys() & {"channel", "account"}


def test_a_heading_that_tells_of_a_network_names_none(posts):
    found = posts(f"# LinkedIn posts\n\n## Leaving Twitter\n\n{MILL}\n\n## The pond\n\n{POND}\n")
    assert texts(found) == [MILL, POND]
    assert "twitter" not in str(found).lower()


@pytest.mark.parametrize("opening", ["True story:", "Short thread for bakers:", "A post on frogs:"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_with_a_colon_that_names_no_network_opens_the_text_below_it(posts, opening, gap):
    shown = f"## Instagram\n\nPhoto: frog.png\n\nCaption:\n{POND}\n"
    found = posts(f"# Mill\n\n## LinkedIn\n\n### Post 1\n\n{opening}{gap}{MILL}\n\n{shown}")
    assert texts(found) == [f"{opening}{gap}{MILL}", POND]


def test_a_word_for_a_post_alone_and_a_network_on_a_line_are_labels_still(posts):
    found = posts(f"# Mill\n\n## Instagram\n\nReel:\n{MILL}\n\nStory:\n{POND}\n")
    assert texts(found) == [MILL, POND]


SUBTITLES = {
    "italics": "*Two posts for the week of the flood*",
    "underscores": "_Two posts for the week of the flood_",
    "two lines": "*Two posts for the week of the flood,\nboth to be seen by Maren*",
    "quotation marks": '"Why the mill stood still for nine winters, and turns again"',
    "a quote": "> “Why the mill stood still for nine winters, and turns again”",
}


@pytest.mark.parametrize("subtitle", SUBTITLES.values(), ids=SUBTITLES)
def test_words_in_italics_or_quotes_below_the_title_are_about_the_file(subtitle, posts, run):
    found = posts(f"# LinkedIn\n\n{subtitle}\n\n---\n\n## Post 1\n\n{MILL}\n\n## Post 2\n\n{POND}\n")
    assert texts(found) == [MILL, POND]
    assert "left out words that belong to no post (line 3" in checked(run)


@pytest.mark.parametrize("subtitle", SUBTITLES.values(), ids=SUBTITLES)
def test_what_stands_above_slides_is_no_caption_which_is_asked_for(subtitle, posts, run):
    slides = "## Slide 1\n\n**Headline**: Nobody counts frogs.\n\n## Slide 2\n\n**Body**: We do.\n"
    text = f"# LinkedIn carousel\n\n{subtitle}\n\n{slides}"
    assert not posts(text, "linkedin/carousel.md")
    assert (
        'slides of a carousel without its caption. Write what goes out below a heading "## Caption"'
        in listed(run)
    )
    assert "looks like posts" in checked(run)
    assert texts(posts(f"{text}\n## Caption\n\n{POND}\n", "linkedin/carousel.md")) == [POND]


@pytest.mark.parametrize(
    "heading",
    [
        "## Suggested people to tag/engage",
        "## Who to tag",
        "## Accounts to mention in the week of the flood",
        "## Mentions",
        "## Tag",
        "## Wen wir markieren",
        "**People to tag:**",
    ],
)
def test_whom_to_tag_is_no_post_and_no_ground_to_decline(heading, posts, run):
    lists = "**X:**\n- @frogsong – counts with us\n- @millpond\n\n**LinkedIn:**\n- Ida Moos (Frogsong)\n"
    below = lists if heading.startswith("#") else "- @frogsong – counts with us\n"
    found = posts(f"# Posts\n\n## LinkedIn\n\n{MILL}\n\n## X\n\n{POND}\n\n{heading}\n\n{below}")
    assert texts(found) == [MILL, POND]
    assert "no posts by their headings" in checked(run)


def test_a_text_about_people_to_tag_along_is_a_post(posts):
    found = posts(f"# Posts\n\n## LinkedIn: people who tag along\n\n{MILL}\n\n## X\n\n{POND}\n")
    assert texts(found) == [MILL, POND]


@pytest.mark.parametrize("title", ["Comparison", "Background", "Tips"])
def test_a_text_with_titles_in_bold_goes_on_below_one_more(title, posts):
    text = f"{MILL}\n\n**What is new:**\n\n1. A wheel.\n\n2. A sluice.\n\n**{title}:**\n\nThe old one leaked."
    first, _ = posts(f"# Posts\n\n## Reddit (r/mills)\n\n{text}\n\n## X\n\n{POND}\n")
    assert first["text"].endswith("The old one leaked.")


@pytest.mark.parametrize(
    ("heading", "network"),
    [
        ("Beekeepers' Discord (hives and honey)", "Discord"),
        ("Village Facebook group", "facebook"),
        ("Parents' WhatsApp group (DRAFT for you to post)", "WhatsApp"),
    ],
)
def test_beside_networks_a_title_that_ends_with_one_is_where_its_text_goes_out(heading, network, posts, run):
    text = f"# Posts\n\n## LinkedIn\n\n{MILL}\n\n## {heading}\n\n**Title:** Frogs\n\n**Body:**\n\n{POND}\n"
    _, pond = posts(text)
    assert (pond["account"], pond["text"]) == (network, POND)
    assert "names no network" not in checked(run)


def test_a_title_about_a_network_is_no_place(posts):
    _, pond = posts(f"# Posts\n\n## LinkedIn\n\n{MILL}\n\n## Why we left Discord\n\n**Body:**\n\n{POND}\n")
    assert pond["account"] != "Discord"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("(DRAFT for you to post, do not auto-post)", "draft"),
        ("[draft v2]", "draft"),
        ("(Draft, not approved)", "draft"),
        ("(Entwurf für Anna)", "draft"),
        ("(draft by Ann, approved)", None),
        ("(Draft law on mills)", None),
    ],
)
def test_a_heading_says_in_brackets_that_its_post_is_a_draft_and_whose(said, status, posts):
    (post,) = posts(f"# Posts\n\n## LinkedIn post {said}\n\n{MILL}\n")
    assert post.get("status") == status


def test_a_title_on_a_network_that_may_show_none_is_named(posts, run):
    text = f"# Posts\n\n## LinkedIn\n\n{MILL}\n\n## Discord\n\n**Title:** Frogs\n\n**Body:**\n\n{POND}\n"
    posts(text)
    assert "titles above posts, where nothing says that their networks show any (line 9)" in checked(run)
