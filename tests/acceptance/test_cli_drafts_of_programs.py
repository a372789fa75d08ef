"""``postlint`` on drafts that a program writes into a folder, one a file, for somebody to approve."""

import pytest

DRAFT = """\
---
type: social_media_draft
platform: twitter
status: {status}
---

# Twitter Draft

## {heading}
Which bell rang first on Monday? Three neighbours, four opinions. #bells

## Media
[]

## Actions
- [ ] Approve and post
- [ ] Reject
"""
FENCED = """\
# LinkedIn Post Approval Request

## 📝 Post Content

```
We bent a handrail out of brass today, and it held.
```

## 🎯 Action Details

- **Platform**: LinkedIn
- **Type**: Update
- **Estimated reach**: Your network
- **Noise level**: Low
"""


@pytest.fixture
def imported(run, workplace):
    """Return what comes of a file in a folder of posts, and what is said of it."""

    def read(text, name="approval_post.md"):
        (workplace / "Done").mkdir(exist_ok=True)
        (workplace / "Done" / name).write_text(text, encoding="utf-8")
        result = run("import", f"Done/{name}")
        return result.stdout, " ".join(result.stderr.split())

    return read


@pytest.mark.parametrize("heading", ["Tweet (72/280 characters)", "🐦 Tweet", "Tweet [72 Zeichen]"])
def test_a_sign_or_a_length_beside_the_heading_of_a_text_makes_it_no_other(imported, heading):
    written, _ = imported(DRAFT.format(heading=heading, status="draft"))
    assert "text: 'Which bell rang first on Monday? Three neighbours, four opinions. #bells'" in written
    assert "Media" not in written


def test_details_of_a_draft_are_no_post_beside_its_text(imported):
    written, said = imported(FENCED, "linkedin-posts.md")
    assert written.count("text:") == 1
    assert "handrail" in written
    assert "of which nothing says that they are posts (line 9)" in said


@pytest.mark.parametrize(
    ("name", "status", "date"),
    [
        ("draft_20260118_031730.md", "pending_approval", None),
        ("draft_20260118_031700.md", "pending_approval", "2026-01-18 03:17"),
        ("draft_20260118_0317.md", "pending_approval", "2026-01-18 03:17"),
        ("draft_20260118_031730.md", "published", "2026-01-18 03:17"),
    ],
)
def test_a_moment_to_the_second_in_the_name_of_a_draft_is_no_date(imported, name, status, date):
    written, said = imported(DRAFT.format(heading="Tweet", status=status), name)
    assert (f"date: {date}" in written) is bool(date)
    assert ("the moment in its name, to the second" in said) is not bool(date)
    assert date or "date:" not in written
