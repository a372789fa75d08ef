"""Front matter in Mastodon's own words makes a file a toot, wherever it lies and whatever it is called."""

import pytest
import yaml

TEXT = "#Kiln is warm again: we baked the first forty bowls.\n\nCome and see them on Sunday.\n"
CALENDAR = 'posts:\n- {date: 2027-02-01, channel: mastodon, text: "The kiln is warm, come and see it."}\n'


@pytest.fixture
def imported(run, workplace):
    """Write a Markdown file beside a calendar, and return what is read of it, as ``import`` writes it."""

    def read(front, *, name="inbox/kiln.md", text=TEXT):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}\n---\n\n{text}", encoding="utf-8")
        (workplace / "calendar.yaml").write_text(CALENDAR)
        return [
            one for one in yaml.safe_load(run("import", ".").stdout)["posts"] if one["date"] != "2027-02-01"
        ]

    return read


@pytest.mark.parametrize(
    "front",
    [
        "date: 2027-04-03T10:00:00+02:00\nlanguage: en\nvisibility: public",
        "date: 2027-04-03 10:00\ncw: fire\nvisibility: unlisted\nlanguage: de",
        "scheduled_at: 2027-04-03 10:00\nspoiler_text: fire",
        "date: 2027-04-03\nvisibility: direct\nsensitive: true",
        "date: 2027-04-03\ncontent_warning: fire",
    ],
)
def test_a_date_beside_words_of_mastodon_makes_a_toot(imported, front):
    (post,) = imported(front)
    assert post["date"].startswith("2027-04-03")
    assert post["account"] == "mastodon"
    assert post["text"] == TEXT.strip()


@pytest.mark.parametrize(
    ("front", "name", "account"),
    [
        ("date: 2027-04-03\nvisibility: public\nlanguage: en\nplatform: bluesky", "inbox/kiln.md", "bluesky"),
        ("date: 2027-04-03\nvisibility: public\nlanguage: en", "inbox/kiln-linkedin.md", "linkedin"),
    ],
)
def test_a_network_that_is_named_goes_before_these_words(imported, front, name, account):
    assert [post["account"] for post in imported(front, name=name)] == [account]


@pytest.mark.parametrize(
    ("front", "name"),
    [
        ("date: 2027-04-03\nlanguage: en", "inbox/kiln.md"),
        ("visibility: public\nlanguage: en", "inbox/kiln.md"),
        ("date: 2027-04-03\nvisibility: public", "inbox/kiln.md"),
        ("date: 2027-04-03\nvisibility: everyone\nlanguage: en", "inbox/kiln.md"),
        ("title: The kiln\ndate: 2027-04-03\nvisibility: public\nlanguage: en", "news/kiln.md"),
        ("date: 2027-04-03\nvisibility: public\nlanguage: en\ntags: [kiln]", "news/kiln.md"),
        ("date: 2027-04-03\nvisibility: public\nlanguage: en", "docs/guides/kiln.md"),
    ],
)
def test_pages_of_sites_are_no_toots(imported, front, name):
    assert imported(front, name=name) == []


def test_a_long_text_is_no_toot(imported):
    assert imported("date: 2027-04-03\nvisibility: public\nlanguage: en", text=TEXT * 60) == []
