"""Texts that stand beside one for a single network, in another file, or on networks that few have."""

import json

import pytest
import yaml


@pytest.fixture
def read(run, workplace):
    """Return the posts that are read of a file, each with its account and text, and what is said of it."""

    def read_file(name, content):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        ran = run("import", name)
        found = yaml.safe_load(ran.stdout)["posts"] or []
        return [(post.get("account"), post["text"]) for post in found], " ".join(ran.stderr.split())

    return read_file


@pytest.mark.parametrize(
    ("key", "own"), [("caption", "caption_fb"), ("text", "text_facebook"), ("didascalia", "didascalia_fb")]
)
def test_a_text_beside_its_like_for_one_network_is_a_post_on_others_that_nobody_names(read, key, own):
    posts, told = read("social-plan.yaml", f"- {{{key}: We open at nine today., {own}: Open at nine.}}\n")
    assert posts == [("This calendar", "We open at nine today."), ("facebook", "Open at nine.")]
    assert told == ""


@pytest.mark.parametrize(
    "post",
    [
        "{caption: We open at nine today., linkedin: {caption: Open at nine.}}",
        "{text: We open at nine today., linkedin: {text: Open at nine., hashtags: [mill]}}",
        "{caption: We open at nine today., overrides: {linkedin: {caption: Open at nine.}}}",
        "{text: We open at nine today., variants: [{platform: linkedin, text: Open at nine.}]}",
        "{legende: We open at nine today., linkedin: {legende: Open at nine.}}",
        "{slides: [{text: Nine}], caption: We open at nine today., linkedin: {caption: Open at nine.}}",
    ],
)
def test_so_it_is_where_the_network_has_a_map_with_a_text_of_that_name(read, post):
    posts, told = read("social-plan.yaml", f"- {post}\n- caption: Come and see the wheel turn.\n")
    assert posts == [
        ("This calendar", "We open at nine today."),
        ("linkedin", "Open at nine."),
        ("This calendar", "Come and see the wheel turn."),
    ]
    assert "left out" not in told


def test_what_is_advised_for_a_text_that_is_nobodys_has_it_read(read):
    post = "- caption: We open at nine today.\n  linkedin: {caption: At nine.}\n  x: {caption: Nine.}\n"
    posts, told = read("social-plan.yaml", post)
    assert [account for account, _ in posts] == ["linkedin", "x"]
    assert 'write where beside it, as in "channel: instagram"' in told
    posts, told = read("social-plan.yaml", f"{post}  channel: instagram\n")
    assert posts == [
        ("instagram", "We open at nine today."),
        ("linkedin", "At nine."),
        ("x", "Nine."),
    ]
    assert "where beside it" not in told


def test_it_goes_where_the_post_says(read):
    posts, _ = read(
        "social-plan.yaml", "- {channel: instagram, caption: We open at nine., caption_fb: Open at nine.}\n"
    )
    assert posts == [("instagram", "We open at nine."), ("facebook", "Open at nine.")]


@pytest.mark.parametrize(
    "post",
    [
        "{caption: We open at nine today., facebook: Open at nine.}",
        "{caption: We open at nine today., caption_fb: Open at nine., caption_x: It is nine.}",
    ],
)
def test_beside_other_names_or_more_networks_it_is_nobodys_text_and_named(read, post):
    posts, told = read("social-plan.yaml", f"- {post}\n")
    assert "We open at nine today." not in [text for _, text in posts]
    assert "1 entry of a text beside those for channels" in told


@pytest.mark.parametrize(
    "text",
    [
        "LinkedIn block from caption.md",
        "see the X section in posts/gate.md",
        "Text aus beitrag.md",
        "Instagram caption (short) in captions.docx",
    ],
)
def test_what_only_says_in_which_file_a_text_stands_is_no_post_and_named(read, text):
    beside = "- {channel: x, text: The mill turns.}\n"
    posts, told = read("social-plan.yaml", f"{beside}- {{channel: linkedin, text: {text}}}\n")
    assert posts == [("x", "The mill turns.")]
    assert f"1 text that stands in another file, where nobody looked for it ({text}, line 2)" in told


@pytest.mark.parametrize("text", ["Our new rules in CONTRIBUTING.md", "Read all of it in notes.md"])
def test_a_text_that_tells_of_a_file_is_a_post(read, text):
    posts, _ = read("social-plan.yaml", f"- {{channel: linkedin, text: {text}}}\n")
    assert posts == [("linkedin", text)]


def test_json_for_a_network_that_few_have_is_named_among_its_like(run, workplace):
    for network in ("linkedin", "nostr", "substack"):
        folder = workplace / "content" / "social" / network
        folder.mkdir(parents=True)
        post = {
            "platform": network,
            "status": "draft",
            "day": "d01",
            "body": "Pack the bag, then look for boots.",
        }
        (folder / "d01-bag.json").write_text(json.dumps(post, indent=1))
    told = " ".join(run("check", ".").stdout.split())
    assert "3 JSON files look like posts and are not read" in told
    assert "nostr/d01-bag.json" in told
