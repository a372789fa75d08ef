"""What stands among posts in Markdown and is none: lists of things to do, of names, blocks of data."""

import pytest
import yaml

FORCED = "calendars: [plan.md]\nreaders: {plan.md: sections}\n"


@pytest.fixture
def texts(run, workplace):
    """Write a file, and return the texts of its posts."""

    def read(text, *, settings="", name="marketing/social-posts.md"):
        path = workplace / ("plan.md" if settings else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if settings:
            (workplace / "postlint.yaml").write_text(settings)
        ran = run("import", ".")
        return [post["text"] for post in (yaml.safe_load(ran.stdout) or {}).get("posts", ())]

    return read


def listed(run):
    return " ".join(run("check", "--list-files").stdout.split())


def said(run):
    return " ".join(run("check", "--show", "info").stdout.split())


@pytest.mark.parametrize("settings", [FORCED, ""])
def test_lists_of_things_to_do_are_no_posts_and_are_named_once(texts, run, settings):
    found = texts(
        "# June\n\n## LinkedIn\n\nThe pond opens at nine. #ducks\n\n- [ ] photo by Ann\n\n"
        "## X\n\nWhich path do you take?\n\n- [x] ask the printer\n",
        settings=settings,
    )
    assert found == ["The pond opens at nine. #ducks", "Which path do you take?"]
    assert "lists with boxes, which are taken for things to do (lines 7, 13)" in listed(run)


def test_a_section_of_things_to_do_or_of_names_is_no_post_of_a_file_that_is_all_posts(texts, run):
    text = (
        "# June\n\n## To do\n\n- [ ] book room\n- [x] order flyers\n\n## Pond\n\nThe pond opens at nine.\n\n"
        "## Team\n\n- Ann\n- Bob\n\n## Links and more\n\n- https://pond.example/a\n"
    )
    assert texts(text, settings=FORCED) == ["The pond opens at nine."]
    assert "lists with boxes, which are taken for things to do (line 5)" in listed(run)
    assert (
        "lists of names, links, figures or what signs mean, without the text of a post (line 12)"
        in listed(run)
    )


def test_a_file_of_nothing_but_things_to_do_says_so(texts, run):
    assert texts("# June\n\n- [ ] book room\n- [ ] call Ann\n", settings=FORCED) == []
    assert "lists of things to do, with boxes to tick, and no texts of posts" in listed(run)


@pytest.mark.parametrize(
    "text",
    [
        "## LinkedIn posts\n\n- [x] The pond opens at nine and the ducks are back.\n"
        "- [ ] Which path do you take to work?\n",
        "## [x] LinkedIn\n\nThe pond opens at nine and the ducks are back.\n\n"
        "## [ ] X, 2 June 2026\n\nWhich path do you take to work?\n",
    ],
)
def test_boxes_before_posts_are_no_part_of_them_and_are_named(texts, run, text):
    found = texts(text)
    assert found == ["The pond opens at nine and the ducks are back.", "Which path do you take to work?"]
    assert "boxes before posts, which say nothing here" in listed(run)


BLOCK = "```yaml\n- channel: x\n  text: The pond opens at nine.\n- {channel: x, text: Ducks!}\n```\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"# Posts\n\n{BLOCK}", "marketing/social-posts.md"),
        (f"# Posts\n\n## LinkedIn\n\n{BLOCK}", "marketing/social-posts.md"),
        (f"---\nchannel: x\n---\n{BLOCK}", "social/posts/pond.md"),
        (
            '# Posts\n\n```json\n[{"channel": "x", "text": "The pond opens at nine."}]\n```\n',
            "marketing/social-posts.md",
        ),
    ],
)
def test_posts_in_a_block_of_data_are_named_and_what_would_have_them_read(texts, run, text, name):
    assert texts(text, name=name) == []
    assert "texts in a block of YAML or JSON): save the block as a file of its own" in listed(run)
    assert "posts in a block of YAML or JSON, which is not looked into" in " ".join(
        run("check", name).stdout.split()
    )


def test_a_block_of_data_beside_posts_is_named(texts, run):
    assert texts(f"# Posts\n\n## LinkedIn\n\nThe pond opens. #ducks\n\n## More\n\n{BLOCK}") == [
        "The pond opens. #ducks"
    ]
    assert "blocks of YAML or JSON, not looked into: save each as a file of its own (line 9)" in listed(run)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("posts: [{channel: x, media: video, text: The pond opens.}]\n", "calendar.yaml"),
        ("Channel,Media,Text\nx,video,The pond opens.\n", "calendar.csv"),
        ("---\nchannel: x\nmedia: [video]\n---\nThe pond opens.\n", "posts/pond.md"),
        ("## LinkedIn\n\n**Media:** video\n\nThe pond opens. #ducks\n", "marketing/social-posts.md"),
    ],
)
def test_a_word_in_place_of_a_picture_is_named_in_every_shape(texts, run, text, name):
    assert len(texts(text, name=name)) == 1
    assert "Words for what is to be shown, in place of its file" in said(run)


def test_no_picture_is_no_file(texts, run, workplace):
    texts("posts: [{channel: x, media: none, text: The pond opens.}]\n", name="calendar.yaml")
    assert "media" not in run("import", "calendar.yaml").stdout


@pytest.mark.parametrize("front", ["posted: false\n", ""])
def test_maps_under_keys_of_ones_own_are_named(texts, run, front):
    text = f"---\nchannel: x\n{front}tracking: {{utm: {{source: pond}}}}\n---\nThe pond opens.\n"
    assert texts(text, name="posts/pond.md") == ["The pond opens."]
    assert "tracking" in said(run)


@pytest.mark.parametrize(
    "remark", ["*Visual: nine lanes at dawn*", "_Note: ask the club first_", "Visual: nine lanes"]
)
def test_a_remark_of_the_team_in_italics_is_no_part_of_a_text(texts, remark):
    plan = (
        f"# June\n\n**Post 1 — X — June 1, 2026**\n\nThe pool is open.\n\n{remark}\n\n"
        "**Post 2 — LinkedIn — June 3, 2026**\n\nWhich lane is yours?\n"
    )
    assert texts(plan) == ["The pool is open.", "Which lane is yours?"]


@pytest.mark.parametrize("heading", ["TikTok caption & script", "🎵 TikTok script + caption", "TikTok"])
@pytest.mark.parametrize("script", ["Short script (15s)", "Script (Vlog style - 20s)"])
def test_a_script_below_a_caption_is_none_of_it_and_hides_none(texts, run, heading, script):
    found = texts(
        "# Pond\n\n## Instagram caption\n\nThe ducks are back. 🦆\n\n#ducks\n\n"
        f"## {heading}\n\n**Caption:**\nFourteen ducks. #ducks\n\n**{script}:**\n"
        '(0:00-0:05) *The gate* "It opens at nine."\n(0:05-0:15) *Ducks* "They were early."\n'
    )
    assert found == ["The ducks are back. 🦆\n\n#ducks", "Fourteen ducks. #ducks"]
    assert "(line 14)" in listed(run)


@pytest.mark.parametrize(
    "heading",
    [
        *("Link preview", "Link unfurl preview", "OG tags", "Twitter card preview", "Open Graph metadata"),
        *("Link-Vorschau", "Aperçu du lien", "Vista previa del enlace", "Anteprima del link"),
    ],
)
def test_what_a_link_shows_is_no_post_and_is_named(texts, run, heading):
    cards = "The page of the pond shows:\n- **Title**: Ducks\n- **Description**: All ducks of the pond."
    found = texts(
        "# Launch tweets\n\n## Option A — the gate\n\n> The pond opens at nine.\n\n"
        f"## {heading}\n\n{cards}\n",
        name="docs/launch-tweets.md",
    )
    assert found == ["The pond opens at nine."]
    assert "sections that are no posts by their headings (line 7)" in listed(run)


@pytest.mark.parametrize("heading", ["Sneak preview", "Preview of the ducks", "Card night"])
def test_a_preview_of_anything_else_may_be_what_a_post_is_about(texts, heading):
    found = texts(f"# LinkedIn posts\n\n## {heading}\n\nThe pond opens at nine.\n")
    assert found == ["The pond opens at nine."]


@pytest.mark.parametrize(
    ("remark", "goes_out"),
    [
        *(("(use sparingly)", False), ("(max 2)", False), ("— pick two", False), ("(up to 2 a post)", False)),
        *(("(max 3)", True), ("(max. 5)", True), ("(in this order)", True), ("", True)),
    ],
)
def test_hashtags_to_choose_from_are_those_of_no_post_and_are_named(texts, run, remark, goes_out):
    texts(
        "# Launch tweets\n\n## Option A\n\n> The pond opens at nine.\n\n"
        f"## Hashtags {remark}\n\n#ducks #pond #mornings\n",
        name="docs/launch-tweets.md",
    )
    assert ("#mornings" in run("import", ".").stdout) == goes_out
    assert ("headings (line 7)" in listed(run)) != goes_out


_POND = "# June 2026\n\n## 2026-06-01 – X\n\n**Caption:** The pond opens.\n\n**Photo:** a.jpg\n\n"
_BRIDGE = "## 2026-06-03 – X\n\n**Caption:** The bridge is new.\n\n**Photo:** c.jpg\n"


@pytest.mark.parametrize(
    ("heading", "caption", "why"),
    [
        ("2026-06-02 – X", "", "left out posts without a text (line 9)"),
        ("2026-06-02 – X", "~~The ducks swim.~~", "left out posts whose texts are struck out (line 9)"),
        ("2026-06-02 – X – CANCELLED", "The ducks swim.", "posts that are rejected or called off (line 11)"),
    ],
)
def test_why_a_post_below_a_heading_as_others_have_is_left_out_is_said_as_it_is(
    texts, run, heading, caption, why
):
    post = f"## {heading}\n\n**Caption:** {caption}\n\n**Photo:** b.jpg\n\n"
    assert texts(f"{_POND}{post}{_BRIDGE}") == ["The pond opens.", "The bridge is new."]
    assert why in said(run)
    assert "by their headings" not in said(run)


def test_of_a_post_with_an_error_in_a_field_no_more_is_said_than_that(texts, run):
    post = "## 2026-06-02 – X\n\n**Caption:** The ducks swim.\n\n**Status:** aproved\n\n"
    assert texts(f"{_POND}{post}{_BRIDGE}") == ["The pond opens.", "The bridge is new."]
    assert 'Did you mean "approved"?' in said(run)
    assert "is in none" not in said(run)


PICTURES = "pictures described in brackets"


@pytest.mark.parametrize(
    "line", ["[Photo: a tin beside a key]", "[Screenshot description: a bar a week]", "[Attach the chart]"]
)
def test_a_picture_described_in_brackets_is_named_where_it_leaves_the_text(texts, run, line):
    text = f"# Posts for LinkedIn\n\n## Post 1\n\n{line}\n\nThe gate was shut for nine years. #gate\n"
    assert texts(text) == ["The gate was shut for nine years. #gate"]
    assert f"{PICTURES}: name the files of a post on one line" in said(run)
    assert "(line 5)" in said(run)


def test_a_picture_in_brackets_that_names_its_file_is_no_loss_and_a_second_one_is(texts, run):
    one = "# Posts for LinkedIn\n\n## Post 1\n\n[Photo: tin.jpg]\n\nThe gate was shut for years. #gate\n"
    texts(one)
    assert PICTURES not in said(run)
    texts(f"{one}\n[Photo: key.jpg]\n")
    assert f'{PICTURES}: name the files of a post on one line, as in "Image: gate.jpg, key.jpg"' in said(run)


TAGGED = "# LinkedIn posts\n\n## LinkedIn post 1\n\nThe kiln is warm again.\n\n**Hashtags:** {}\n\n"


@pytest.mark.parametrize(
    "said",
    ["7 relevant hashtags included", "3–5 per post", "see the list above", "Mix of local and niche tags"],
)
def test_what_is_said_about_hashtags_is_none(posts, run, said):
    (post,) = posts(TAGGED.format(said))
    assert "hashtags" not in post
    assert "left out words that belong to no post (line 7)" in " ".join(
        run("check", "--list-files").stdout.split()
    )


@pytest.mark.parametrize("said", ["#kiln #clay", "kiln, clay", "kiln", "`#kiln` `#clay`", "kiln · clay"])
def test_hashtags_and_single_words_in_a_list_are_hashtags(posts, said):
    (post,) = posts(TAGGED.format(said))
    assert "kiln" in str(post["hashtags"])


QUOTED = (
    "## LinkedIn post {0}\n\n> The kiln is warm again, for the {0}th time.\n>\n> Come and see!\n\n---\n\n"
)
BACKLOG = "## Backlog\n\n**Post-launch content (week 3+):**\n- [ ] One about glaze\n\n---\n\n"


@pytest.mark.parametrize(
    "words",
    [
        "**Reviews Completed:**\n| Draft | Rating |\n|---|---|\n| glaze.md | 8/10 |\n",
        "**Reviews completed**\n\n| Draft | Rating |\n|---|---|\n| glaze.md | 8/10 |\n",
        "**Reviews:**\n- [x] glaze.md\n- [ ] clay.md\n",
        "**Last updated:** November 28, 2026 by Ola\n",
        "**Stand:** 28.11.2026\n",
        "**Dernière mise à jour :** 28 novembre 2026\n",
        "**Version:** 1.2\n",
    ],
)
def test_a_bold_line_over_a_table_or_of_the_file_at_its_end_is_no_post(posts, words):
    sheet = "# Posts of the pottery\n\n" + "".join(map(QUOTED.format, range(4, 9)))
    assert len(posts(f"{sheet}{BACKLOG}{words}")) == 5


def test_a_bold_line_above_a_table_amid_a_text_stays_in_it(posts):
    table = "**Our prices:**\n\n| Cup | Bowl |\n|---|---|\n| 5 | 9 |\n\nFirst come, first served!\n"
    (post,) = posts(f"# Facebook posts\n\n## Facebook post 1\n\n{table}")
    assert post["text"].startswith("Our prices:")
