"""Whatever text stands in data that is read as posts is in a post, or said to be in none."""

import json
import tempfile
from itertools import count
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.calendars.load import load
from postlint.config import Config

OWN_KEYS = st.sampled_from(["hookup", "pinned", "manifest", "longer", "variant_b", "zusatz", "Extra words"])
KNOWN_KEYS = st.sampled_from(["text", "x", "linkedin", "all", "instagram_caption"])
TEXT = "The gate number {} opens for all of you."


@st.composite
def calendars(draw):
    """Draw a file with posts that have some texts, and other texts beside and around them."""
    numbers = count(1)
    text = st.builds(lambda: TEXT.format(next(numbers)))
    nested = st.one_of(text, st.dictionaries(OWN_KEYS, text, max_size=2), st.lists(text, max_size=2))
    post = st.builds(
        lambda known, own: {"date": "2027-03-01", "channel": "facebook", **own, **known},
        st.dictionaries(KNOWN_KEYS, text, min_size=1, max_size=3),
        st.dictionaries(OWN_KEYS, nested, max_size=2),
    )
    beside = draw(st.dictionaries(OWN_KEYS, st.one_of(nested, post), max_size=2))
    return {
        **beside,
        draw(st.sampled_from(["posts", "queue", "march"])): draw(st.lists(post, min_size=1, max_size=3)),
    }


@given(calendars())
@settings(max_examples=60, deadline=None)
def test_each_text_is_in_a_post_or_told_by_its_line_or_under_a_key_of_the_teams_own(calendar):
    written = json.dumps(calendar, indent=1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "social-posts.json")
        path.write_text(written)
        plan = load(Config(root=Path(folder)), (path,))
    read = " ".join(text.text for post in plan.posts for text in post.texts)
    told = " ".join(
        [note for file in plan.files for note in (*file.notes, file.declined or "")]
        + [f"line {problem.span.line}" for problem in plan.diagnostics]
    )
    own = {key.value for key in plan.extra_keys}
    for number, line in enumerate(written.splitlines(), start=1):
        if "The gate number" in line and line.split('"')[1] not in own:
            text = line.partition("The gate")[2].partition(".")[0]
            assert f"{text}." in read or str(number) in told.replace(",", " ").replace(")", " ").split(), (
                number,
                text,
                written,
                told,
            )
