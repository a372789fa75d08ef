"""Files of one post among advice for its team: the reader that is told for one reads its text alone."""

import pytest

LABELLED = """**MAIN CAPTION/POST TEXT:**

The front step is icy again, and the grit is in the blue bucket behind the door.

**{}:**
#ColdSnap #FrontStep

**VISUAL SUGGESTIONS:**
- A bucket
- No feet
"""
HEADED = """# Kiln

**Platform**: Instagram

---

## Post 1

The kiln has been lit since five, and nobody may open it.

## Visual Content {}

**Alternative**: Carousel post with 3 slides:
- Slide 1: The kiln
- Slide 2: The cat

## Content Validation ✅

- **Accurate**: The kiln is real
- **Clear**: One thing to do
"""


@pytest.mark.parametrize("label", ["HASHTAGS", "Hashtags", "Your hashtags"])
def test_a_file_with_bold_labels_is_for_the_reader_of_sections(run, workplace, posts, label):
    name = "practice/content/facebook/posts/new/step.md"
    assert posts(LABELLED.format(label), name) == []
    told = " ".join(run("check", "--list-files").stdout.split())
    assert "(labels of a text in bold): name it under `readers:` in postlint.yaml as sections" in told
    (post,) = posts(LABELLED.format(label), name, reader="sections")
    assert post["text"] == "The front step is icy again, and the grit is in the blue bucket behind the door."


@pytest.mark.parametrize("title", ["Suggestion", "Suggestions"])
def test_what_is_suggested_and_checked_is_no_post(posts, title):
    (post,) = posts(HEADED.format(title), "social/instagram/kiln.md", reader="sections")
    assert post["text"] == "The kiln has been lit since five, and nobody may open it."
