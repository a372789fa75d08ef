"""Networks that a post does not name: by what its sort of post is called, or as all, or all but some."""

import pytest
import yaml

ACCOUNTS = (
    "accounts:\n  parks: {channel: x, handle: '@parks'}\n"
    "  library: {channel: linkedin, handle: City Library}\n"
    "  toots: {channel: mastodon, handle: '@parks@town.example'}\n"
)


@pytest.fixture
def channels(run, workplace):
    """Write a file, and return the networks of each of its posts."""

    def read(text, name, *, settings=""):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if settings:
            (workplace / "postlint.yaml").write_text(settings)
        ran = run("import", ".")
        assert ran.exit_code == 0, ran.stdout + ran.stderr
        calendar = yaml.safe_load(ran.stdout)
        known = calendar.get("accounts", {})
        keys = [post.get("accounts") or [post.get("account")] for post in calendar["posts"]]
        return [[known.get(key, {}).get("channel") for key in named] for named in keys]

    return read


def said(run):
    return " ".join(run("check", "--show", "info").stdout.split())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("---\nkind: toot\n---\nThe pond opens at nine.\n", "entries/pond.md"),
        ("posts: [{type: toot, text: The pond opens at nine.}]\n", "calendar.yaml"),
        ("- {kind: Toot, text: The pond opens at nine.}\n", "entries.yaml"),
        ('{"post_type": "toot", "text": "The pond opens at nine."}\n', "queue.jsonl"),
        ("Type,Text\ntoot,The pond opens at nine.\n", "calendar.csv"),
        ("posts: [{format: Mastodon post, text: The pond opens at nine.}]\n", "calendar.yaml"),
        ("# Posts\n\n## Post 1\n\n**Type:** toot\n\nThe pond opens at nine.\n", "marketing/social-posts.md"),
    ],
)
def test_what_a_post_is_called_on_one_network_tells_that_network_and_no_kind(channels, run, text, name):
    assert channels(text, name) == [["mastodon"]]
    assert "Kinds of your own" not in said(run)


def test_a_channel_counts_before_the_word_for_a_post(channels):
    assert channels("posts: [{kind: tweet, channel: bluesky, text: The pond opens.}]\n", "calendar.yaml") == [
        ["bluesky"]
    ]


def test_a_word_for_a_post_may_be_a_kind_of_ones_own(channels, run):
    text = "posts: [{kind: toot, channel: x, text: The pond opens.}]\n"
    channels(text, "calendar.yaml", settings="kinds: {toot: conversation}\n")
    assert "conversation" in run("classify").stdout


SHAPES = {
    "calendar.yaml": "posts: [{{channel: {written}, text: The pond opens at nine.}}]\n",
    "calendar.csv": "Channel,Text\n{written},The pond opens at nine.\n",
    "posts/pond.md": "---\nchannel: {written}\n---\nThe pond opens at nine.\n",
    "marketing/social-posts.md": "## Post 1\n\n**Platform:** {written}\n\nThe pond opens at nine.\n",
}
MEANS = {
    "all but LinkedIn": ["mastodon", "x"],
    "everywhere except LinkedIn": ["mastodon", "x"],
    "alle außer LinkedIn": ["mastodon", "x"],
    "everywhere": ["linkedin", "mastodon", "x"],
    "all channels": ["linkedin", "mastodon", "x"],
    "todas": ["linkedin", "mastodon", "x"],
}


@pytest.mark.parametrize("written", MEANS)
@pytest.mark.parametrize("name", SHAPES)
def test_all_networks_are_those_of_the_declared_accounts_in_every_shape(channels, name, written):
    (found,) = channels(SHAPES[name].format(written=written), name, settings=ACCOUNTS)
    assert sorted(found) == MEANS[written]


@pytest.mark.parametrize("name", SHAPES)
def test_where_no_networks_are_known_all_of_them_are_said_to_be_none(channels, run, name):
    assert channels(SHAPES[name].format(written="all but LinkedIn"), name) == [[None]]
    assert "nothing says which these are (write the networks, or name them in" in said(run)


def test_networks_that_other_posts_of_the_file_name_are_those_of_all(channels):
    text = (
        "posts:\n- {channel: all but X, text: The pond opens.}\n- {channel: [linkedin, x], text: Ducks!}\n"
        "- {channel: both, text: Herons!}\n"
    )
    assert channels(text, "calendar.yaml") == [["linkedin"], ["linkedin", "x"], ["linkedin", "x"]]


def test_a_post_of_a_named_account_goes_out_where_that_is(channels):
    text = ACCOUNTS + "posts: [{account: toots, channel: everywhere, text: The pond opens.}]\n"
    assert channels(text, "calendar.yaml") == [["mastodon"]]


CAPTION_OF_ONE = (
    "# Posts\n\n## TikTok / Instagram Reels\n\n"
    "### {}\n\n```\nThe mill turns again, and the cat has moved in.\n```\n\n"
    "### {}\n\n```\nFlour dust on every whisker, and the sails are up.\n```\n"
)


@pytest.mark.parametrize(
    "title",
    [
        "{} caption (with hashtags)",
        "Légende {}",
        "{} : légende",
        "Bildunterschrift für {}",
        "{}-Bildunterschrift",
        "Pie de foto para {}",
        "Texto para {}",
        "Didascalia per {}",
        "Legenda do {}",
        "Onderschrift voor {}",
        "Bijschrift {}",
    ],
)
def test_the_caption_of_one_network_is_its_own_below_a_heading_of_two(channels, title):
    text = CAPTION_OF_ONE.format(title.format("TikTok"), title.format("Instagram"))
    assert channels(text, "social-posts.md") == [["tiktok"], ["instagram"]]
