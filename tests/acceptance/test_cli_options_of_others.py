"""Options of descriptions, names and other things beside posts: they are no versions of a post."""

import pytest
import yaml

FILE = """\
# Social Posts

## LinkedIn: the launch

Our bakery bot read its oven wrong for a month. https://bakery.example/oven #bread
{0}
## X / Twitter: short

Forty flat loaves, one honest oven. https://bakery.example/oven #bread
{1}"""
LIST = """
{} {}

- The oven that keeps its own diary.
- Bread, told apart from flatbread.
"""


@pytest.fixture
def read(workplace, run):
    """Return how the texts of a file begin, and what is said of it."""

    def of(text):
        (workplace / "marketing").mkdir(exist_ok=True)
        (workplace / "marketing/social-posts.md").write_text(text, encoding="utf-8")
        posts = yaml.safe_load(run("import", "marketing/social-posts.md").stdout)["posts"]
        return [post["text"][:9] for post in posts], " ".join(run("check").stdout.split())

    return of


@pytest.mark.parametrize(
    "heading",
    [
        *("GitHub repo description options", "Tagline options", "Bio variants", "Domain name options"),
        *("Pricing alternatives", "Logo variations", "Call-to-action variants", "Spring sale options"),
        *("Logo variations: you vote", "Logo variations (to vote on)", "Slogan options, for the van"),
    ],
)
def test_options_of_something_else_are_no_versions_of_the_post_above(read, heading):
    texts, said = read(FILE.format("", LIST.format("##", heading)))
    assert texts == ["Our baker", "Forty fla"]
    assert "sections that are no posts by their headings (line 11)" in said
    assert "other versions" not in said


def test_options_of_something_else_are_not_the_text_of_the_post_around_them(read):
    texts, said = read(FILE.format(LIST.format("###", "Thumbnail options"), ""))
    assert texts == ["Our baker", "Forty fla"]
    assert "sections that are no posts by their headings (line 7)" in said


@pytest.mark.parametrize("heading", ["Option B", "Options", "X options", "Post options", "Short variants"])
def test_options_of_posts_are_versions_of_the_one_above(read, heading):
    texts, said = read(FILE.format("", LIST.format("##", heading)))
    assert texts == ["Our baker", "Forty fla"]
    assert "other versions of posts, of which the first counts (line 11)" in said
