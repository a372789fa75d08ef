"""A file that is called a guide and holds a sheet of posts, with a field above each fence, is read."""

import pytest

FIELDS = (
    "**📸 Use:** `square.png` or `wide.png`",
    "**Image:** bell.png",
    "**Best time:** in the morning",
    "**Status:** draft",
    "The text:",
)
TEXT = "The old ferry sails again on Sunday, and it has its bell back."


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", ["POSTING_GUIDE_WITH_VISUALS.md", "style-guide.md"])
def test_fields_above_the_fences_do_not_hide_posts(workplace, run, field, name):
    folder = workplace / "docs" / "posts"
    folder.mkdir(parents=True)
    below = "".join(
        f"## {place}\n\n{field}\n\n```\n{TEXT}\n```\n\n---\n\n" for place in ("Twitter/X", "LinkedIn")
    )
    (folder / name).write_text(f"# Posts with pictures\n\n{below}", encoding="utf-8")

    assert "2 posts, 2 accounts" in run("check", ".").stdout


def test_a_guide_with_code_below_networks_is_passed_over(workplace, run):
    code = "```bash\nferry post --network x --text the-bell-is-back\n```\n\n"
    (workplace / "POSTING_GUIDE.md").write_text(
        f"# How to post\n\n## Twitter/X\n\n**Run:** this\n\n{code}## LinkedIn\n\n**Run:** this\n\n{code}",
        encoding="utf-8",
    )

    assert run("check", ".").exit_code == 2


def test_one_heading_of_commands_beside_a_sheet_of_posts_does_not_hide_it(workplace, run):
    places = ("Twitter/X", "LinkedIn", "Instagram", "Facebook")
    below = "".join(f"## {place}\n\n```\n{TEXT}\n```\n\n" for place in places)
    commands = "## Copy commands\n\n```powershell\nGet-Content x.txt | Set-Clipboard\n```\n"
    (workplace / "social-posts.md").write_text(f"# Posts\n\n{below}{commands}", encoding="utf-8")

    assert "4 posts, 4 accounts" in run("check", ".").stdout
