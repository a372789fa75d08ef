"""A link behind a name is part of a text; what a text is called above it, within its fence, is none."""

import pytest
import yaml

FERRY = "The ferry sails again, and the bell is polished.\n\nCome aboard on Sunday."
PIER = "Nobody told the gulls that the pier is closed.\n\nThey hold a meeting on it."


@pytest.fixture
def read(workplace, run):
    """Write a file of posts; return the texts that are read of it."""

    def texts(text):
        (workplace / "social-posts.md").write_text(f"# The ferry\n\n{text}", encoding="utf-8")
        made = yaml.safe_load(run("import", ".").stdout) or {}
        return [post["text"] for post in made.get("posts", [])]

    return texts


@pytest.mark.parametrize("name", ["Repo", "Token request", "Tickets", "Mehr dazu", "Read on"])
def test_a_link_behind_a_name_is_part_of_the_texts(read, name):
    texts = [f"{text}\n\n{name}: https://ferry.example/bell" for text in (FERRY, PIER, f"{FERRY} {PIER}")]
    named = zip(("LinkedIn post", "X post", "Bluesky post"), texts, strict=True)
    found = read("\n\n".join(f"## {name}\n\n{text}" for name, text in named))
    assert [text.splitlines()[-1] for text in found] == [f"{name}: https://ferry.example/bell"] * 3


@pytest.mark.parametrize("name", ["**Body:**", "Body:", "**Text:**", "**Texto:**", "**Corps:**"])
def test_what_a_text_in_a_fence_is_called_is_none_of_it(read, name):
    fenced = (f"```\n**Title:** Bells\n\n{name}\n\n{text}\n```" for text in (FERRY, PIER))
    assert read("\n\n".join(f"## Reddit post\n\n{one}" for one in fenced)) == [FERRY, PIER]


def test_a_text_that_begins_with_the_word_body_keeps_it(read):
    text = "Body: a hull of oak.\nSoul: a bell.\n\nCome aboard on Sunday."
    assert read(f"## LinkedIn post\n\n```\n{text}\n```\n\n## X post\n\n```\n{PIER}\n```\n") == [text, PIER]
