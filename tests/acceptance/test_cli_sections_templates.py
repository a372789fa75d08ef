"""Texts with placeholders are drafts; those of which most sentences are to be filled in are templates."""

import pytest

DRAFTS = {
    "a thread with pictures and links to come": """\
# Launch thread — Twitter/X

## Tweet 1: Hook

If you keep bees on a roof, you know the stairs. I counted mine: ninety-one, twice a day.

[PHOTO]

## Tweet 2: Problem

Every frame goes down by hand. In July that is forty kilos of honey.

[DEMO GIF]

## Tweet 3: Where

The plans are free.

→ Plans: [link]
→ Shop: [link]
""",
    "names and hours to come": """\
# Tweets

## Tweet 1

Meet [NAME], our new beekeeper. She came with two suitcases and a smoker. On Saturday at [TIME] she opens the
first hive at [PLACE]. Bring long sleeves. The honey is for everybody.
""",
    "one short text with three links": """\
# Tweets

## X post

A lift for bees, from a bicycle. Plans: [link] Pictures: [photos] Shop: [URL]
""",
    "addresses in German": """\
# LinkedIn-Beiträge

## LinkedIn-Beitrag

Wir haben einen Aufzug für Bienen gebaut. Er trägt eine Wabe. Pläne: [Link] Bild: [Foto] Laden: [Link]
""",
    "a count of parts": """\
# X thread

1/ We built a lift for bees. [VIDEO]

2/ It is a bicycle with a basket. Nobody has to climb.

3/ The plans: [link]. The shop: [link]. The bees: [photo].
""",
}
TEMPLATES = {
    "slots in each sentence": """\
# Tweets

## LinkedIn post

🚀 Excited to announce [Product Name]!

After [number] months of work, [Company] brings you [main benefit].

✅ [Feature 1]
✅ [Feature 2]

Learn more: [link]

## X post

🎉 [Product Name] is here! [One-line pitch] for [audience].

Try it: [link]
""",
    "braces": """\
# Tweets

## Tweet 1

Tonight at {{venue}}: {{artist}} with {{support}}. Doors {{time}}.

## Tweet 2

{{artist}} said yes. {{date}}, {{venue}}. Tickets: {{link}}
""",
}


@pytest.fixture
def told(workplace, run):
    """Return what `check --list-files` tells of a file of tweets, by its settings."""

    def tell(text, settings=""):
        (workplace / "marketing").mkdir(exist_ok=True)
        (workplace / "marketing" / "tweets.md").write_text(text, encoding="utf-8")
        if settings:
            (workplace / "postlint.yaml").write_text(settings, encoding="utf-8")
        return " ".join(run("check", "--list-files").stdout.split())

    return tell


@pytest.mark.parametrize("text", DRAFTS.values(), ids=DRAFTS)
def test_whole_sentences_with_something_to_come_are_read(told, text):
    assert "1 file: 1 read" in told(text)


@pytest.mark.parametrize("text", TEMPLATES.values(), ids=TEMPLATES)
def test_templates_are_declined_for_a_reason_and_with_a_remedy_that_works(told, text):
    said = told(text)
    assert "1 file: 0 read" in said
    assert "templates: most of their sentences have slots to fill" in said
    assert "name the file under readers: as sections" in said
    assert "2 posts" in told(text, "readers: {marketing/tweets.md: sections}\n")


@pytest.mark.parametrize("text", TEMPLATES.values(), ids=TEMPLATES)
def test_templates_that_are_named_as_a_calendar_tell_the_same_remedy(told, run, text):
    told(text, "calendars: [marketing/*.md]\n")
    assert "name the file under readers: as sections" in " ".join(run("check").stdout.split())
