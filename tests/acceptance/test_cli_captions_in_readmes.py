"""Posts that have a folder each, with their text under the heading of a caption in its README."""

import pytest

KILN = (
    "# Kiln\n\nCarousel, 5 slides.\n\n## {}\n\nThe kiln has been lit since five, and nobody opens it. #clay\n"
)


@pytest.fixture
def said(run, workplace):
    """Return what a check says where such a file lies in a folder."""

    def read(name, text):
        path = workplace / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        return " ".join(run("check", ".").stdout.split())

    return read


@pytest.mark.parametrize(
    "heading", ["Caption", "caption:", "Legenda", "Pie de foto", "Bildtext", "Post text"]
)
@pytest.mark.parametrize("folder", ["social/posts/2026-12-01/kiln", "posts/kiln", "instagram/kiln"])
def test_it_is_named_as_what_looks_like_posts(said, folder, heading):
    told = said(f"{folder}/README.md", KILN.format(heading))
    assert f"{folder}/README.md looks like posts and could not be read" in told


@pytest.mark.parametrize("heading", ["Caption", "Legenda", "Pie de foto", "Bildtext", "Post text"])
def test_named_under_readers_as_told_it_is_read(said, run, workplace, heading):
    name = "social/posts/2026-12-01/kiln/README.md"
    assert "under `readers:` in postlint.yaml as markdown" in said(name, KILN.format(heading))
    (workplace / "postlint.yaml").write_text(f"readers: {{{name}: markdown}}\n", encoding="utf-8")
    written = run("import", ".").stdout
    assert "The kiln has been lit since five" in written
    assert "Carousel" not in written
    assert heading not in written


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/kiln/README.md", KILN.format("Caption")),
        (
            "posts/README.md",
            "# How we write\n\n## Caption\n\n- short and without any exclamation marks at all\n",
        ),
        ("posts/README.md", KILN.format("Caption") + "\n## Installation\n\nRun the script.\n"),
        ("posts/README.md", KILN.format("About the kiln")),
    ],
)
def test_other_readmes_are_passed_over(said, name, text):
    assert "nothing that seems to hold posts" in said(name, text)
