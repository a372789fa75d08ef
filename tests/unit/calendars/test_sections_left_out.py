"""Whatever stands in a Markdown file that is read as posts is in a post, or said to be left out."""

import re
import string
import tempfile
from itertools import count
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.calendars.load import load
from postlint.config import Config

TITLES = st.sampled_from(
    [
        *(
            "LinkedIn",
            "Mastodon",
            "X / Twitter",
            "Tweets",
            "Post 1",
            "Post 2: the bench",
            "The gate",
            "Go live",
        ),
        *("Blog: the bench", "Newsletter", "Checklist", "Notes", "Schedule", "When"),
        *(
            "Option A",
            "Shorter version",
            "1/",
            "2/",
            "2/3",
            "3/",
            "Hook",
            "Body",
            "Reply 1",
            "Monday",
            "Metadata",
        ),
        *("2026-06-01", "2 June 2026, LinkedIn", "9:00 Mastodon", "Discord", "Main tweet", "T+1"),
    ]
)
LABELS = st.sampled_from(["**LinkedIn**", "**Tweet:**", "**Toot:**", "**Option B**", "**Notes:**"])
BLOCKS = st.sampled_from(
    [
        *("{0} opens the old gate.", "{0} opens the gate.\nAnd {1} shuts it.", "> {0} sits on the bench."),
        *("> {0} sits here.\n>\n> {1} stands there.", "```\n{0} and {1} walk.\n```", "```bash\nrun {0}\n```"),
        *("- {0} walks in\n- {1} walks out", "1. {0} comes first of all.\n2. {1} comes second.", "---"),
        *("- [ ] tell {0}\n- [x] tell {1}", "*({0} is only a remark)*", "{0}: {1}"),
        *(
            "| Date | Network | Text |\n|---|---|---|\n| 2026-06-01 | X | {0} is in a row here. |\n"
            "| 2026-06-02 | — | {1} buys a cake for us. |",
        ),
        *("| Item | Owner |\n|---|---|\n| {0} | {1} |", "**Image:** a.png"),
        *(
            "- Platform: LinkedIn\n- Text: {0} is here now.",
            "- **X**: {0} is up there.\n- **Mastodon**: {1} too.",
        ),
        *("- 2026-06-01 · X · {0} is out today.\n- 2026-06-02 · X · {1} is in.\n- tell {2}",),
        *("<details>\n<summary>LinkedIn</summary>\n\n{0} is inside.\n\n</details>", "<p>{0} in a tag</p>"),
        *(
            "1/ {0} begins.\n\n2/ {1} ends.",
            "Note to self: {0} is ill.",
            "    {0} is indented",
            "![a {0}](a.png)",
        ),
    ]
)


@st.composite
def documents(draw):
    """Compose a Markdown file; each paragraph, row and item has a word in it that stands nowhere else."""
    names = (f"word{''.join(string.ascii_lowercase[int(n)] for n in f'{number:03}')}" for number in count())
    pieces = ["# Posts"]
    for _ in range(draw(st.integers(1, 6))):
        pieces.append(f"{'#' * draw(st.integers(2, 4))} {draw(TITLES)}")
        for _ in range(draw(st.integers(0, 3))):
            pieces += [draw(LABELS)] if draw(st.booleans()) else []
            pieces.append(draw(BLOCKS).format(next(names), next(names), next(names)))
    return "\n\n".join(pieces) + "\n"


def read(text):
    """Load a file with ``text``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "social-posts.md"
        path.write_text(text)
        return load(Config(root=Path(folder)), (path,))


WORD = re.compile(r"word[a-z]{3}")


def words_left(text, notes):
    """Return the words in what notes say to be left out: a line with what belongs to it."""
    lines = text.split("\n")
    left = set()
    for note in notes:
        for named in re.findall(r"\(lines? ([\d, …]+)\)", note):
            assert "…" not in named, note
            for number in map(int, named.split(",")):
                left |= set(WORD.findall("\n".join(_belonging(lines, number - 1))))
    return left


LABEL = re.compile(r"\*\*(?!Image)|<details")
ITEM = re.compile(r"- |\d\.|    ")


def _belonging(lines, start):
    """Yield the lines of what begins in a line: a section up to the next one, a list, or another block."""
    first, *others = lines[start:]
    heading = re.match(r"#+ ", first)
    yield first
    for line in others:
        other = re.match(r"#+ ", line)
        ends = {
            bool(heading): other and heading and len(other[0]) <= len(heading[0]),
            bool(LABEL.match(first)): other or LABEL.match(line),
            bool(ITEM.match(first)): line.strip() and not ITEM.match(line),
        }.get(True, other or not line.strip())
        if ends:
            return
        yield line


def words_read(plan):
    """Return the words in what is known of posts."""
    said = " ".join(repr(post) for post in plan.posts)
    return set(WORD.findall(said))


@settings(max_examples=300, deadline=None)
@given(documents())
def test_what_is_in_no_post_is_said_to_be_left_out(text):
    plan = read(text)
    notes = [note for file in plan.files for note in file.notes]
    if plan.posts:
        assert set(WORD.findall(text)) <= words_read(plan) | words_left(text, notes), (text, notes)
