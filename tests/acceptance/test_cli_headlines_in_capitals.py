"""First lines of texts in capitals, with signs around them: headlines for readers, or labels."""

import pytest

PLAN = """# Pond plan

## Post 1

**Platform:** Facebook

```
{}

The heron is back, and so is the man who photographs it.
```

## Post 2

**Platform:** Facebook

```
The pond is open again. Who has seen the toads?
```
"""
DOUBT = "what looks like labels, in the texts of posts"


@pytest.fixture
def said(run, workplace):
    def read(first):
        (workplace / "social-posts.md").write_text(PLAN.format(first), encoding="utf-8")
        return " ".join(run("check", ".", "--show", "info").stdout.split())

    return read


@pytest.mark.parametrize(
    "first",
    [
        "⭐ READER STORY ⭐",
        "🌿 SPRING TUESDAY UPDATE",
        "📣 VOLUNTEER POST",
        "🎉 HERON STORY",
        "💧 POND UPDATE",
    ],
)
def test_a_headline_is_no_label(said, first):
    assert DOUBT not in said(first)


@pytest.mark.parametrize("first", ["📸 INSTAGRAM POST", "Twitter thread"])
def test_what_names_a_network_is_one(said, first):
    assert DOUBT in said(first)
