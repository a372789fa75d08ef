"""Posts in plain text files: named where they look like such, and read where somebody asks for them."""

import pytest
import yaml

CALENDAR = 'posts:\n- {date: 2027-02-01, channel: mastodon, text: "The kiln is warm, come and see it."}\n'
POST = "The kiln is warm again, and we baked the first forty bowls. Come and see them!\n"


@pytest.fixture
def put(workplace):
    """Write files into the folder."""

    def write(files):
        for name, text in files.items():
            path = workplace / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return write


def said(ran):
    return " ".join(ran.stdout.split())


@pytest.mark.parametrize(
    "name",
    [
        "output/2026-06-01_linkedin.txt",
        "out/bluesky-20270405.txt",
        "2027-04-05-kiln-mastodon.txt",
        "instagram/legenda-01.txt",
        "02-Facebook/week 1/kiln/caption.txt",
        "linkedin/2027-04-05.txt",
        "drafts/linkedin-post.txt",
        "Instagram/mai/légende-longue.txt",
    ],
)
@pytest.mark.parametrize("beside", [True, False])
def test_a_text_whose_name_says_network_and_day_is_named_as_a_likely_post(put, run, name, beside):
    put({name: POST} | ({"calendar.yaml": CALENDAR} if beside else {}))
    ran = run("check")
    assert "1 text file looks like posts and is not read" in said(ran)
    assert "under `calendars:`" in said(ran)
    assert ran.exit_code == (0 if beside else 2)
    assert f"{name}: passed over, but looks like posts" in run("check", "--list-files").stdout


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("requirements.txt", "mastodon.py==1.8\natproto>=0.0.50\n"),
        ("robots.txt", "User-agent: *\nDisallow: /twitter/\n"),
        ("LICENSE.txt", "Permission is hereby granted, free of charge, to any person with this software.\n"),
        ("instagram/LICENSE.txt", "Permission is hereby granted to any person who has a copy of it.\n"),
        ("mastodon/notes-2027-04-05.txt", "We should ask the city about the water before we say a word.\n"),
        ("twitter_20270405.log.txt", "We should ask the city about the water before we say a word.\n"),
        ("output/twitter_20270405.txt", "2027-04-05 09:00:12 INFO posted a tweet of five words\n"),
        ("instagram/hashtags.txt", "#kiln #bowls #clay #hands #fire #village\n"),
        ("instagram/bio-instagram.txt", "We bake bowls of clay by hand since 1988, in the village.\n"),
        ("instagram/post-1/prompt.txt", "A bowl of clay on a wooden table in the light of morning\n"),
        ("tests/fixtures/linkedin_20270405.txt", POST),
        ("data/twitter_20270405.txt", POST * 80),
        ("data/linkedin_20270405.txt", "12345\n67890\n"),
        ("kiln/2027-04-05.txt", POST),
    ],
)
def test_other_texts_stay_unnamed_and_unread(put, run, name, text):
    put({name: text, "calendar.yaml": CALENDAR})
    assert "look" not in run("check").stdout
    listed = run("check", "--list-files").stdout
    assert name not in listed
    assert "1 file: 1 read" in listed


@pytest.mark.parametrize(
    ("name", "date", "channel"),
    [
        ("output/2027-06-01_linkedin.txt", "2027-06-01", "linkedin"),
        ("bluesky/260601-kiln.txt", "2026-06-01", "bluesky"),
        ("01-Instagram/week-1/kiln/caption.txt", None, "instagram"),
        ("texts/kiln.txt", None, None),
    ],
)
def test_a_text_that_is_asked_for_is_one_post_on_the_network_of_its_name_or_folder(
    put, run, workplace, name, date, channel
):
    put({name: POST})
    ways = {
        "command line": None,
        "calendars": "calendars: ['**/*.txt']\n",
        "readers": f"readers: {{'{name}': text}}\n",
    }
    for settings in ways.values():
        if settings:
            (workplace / "postlint.yaml").write_text(settings)
        ran = run("import", "." if settings else name)
        made = yaml.safe_load(ran.stdout)
        (post,) = made["posts"]
        assert post["text"] == POST.strip()
        assert post.get("date") == date
        assert post.get("account") == channel


def test_a_line_of_hyphens_divides_the_parts_of_a_thread(put, run):
    put({"out/twitter_20270405.txt": f"{POST}\n---\n\nThe second forty are in.\n"})
    (post,) = yaml.safe_load(run("import", "out/twitter_20270405.txt").stdout)["posts"]
    assert post["thread"] == [POST.strip(), "The second forty are in."]


def test_a_pattern_that_does_not_name_the_ending_takes_no_texts_along(put, run):
    put({"plan/calendar.yaml": CALENDAR, "plan/notes.txt": POST, "plan/linkedin_20270405.txt": POST})
    put({"postlint.yaml": "calendars: ['plan/**']\n"})
    listed = run("check", "--list-files").stdout
    assert "1 read" in listed
    assert "plan/notes.txt: passed over: .txt files may be anything" in listed
    assert "plan/linkedin_20270405.txt: passed over, but looks like posts" in listed


def test_a_file_of_several_texts_is_no_one_post(put, run):
    put({"tweets.txt": f"{POST}\n\n{POST}"})
    ran = run("check", "tweets.txt")
    assert ran.exit_code == 2
    assert "several texts, by its name" in said(ran)


@pytest.mark.parametrize(
    "line",
    [
        "=== COMMENT 1 ===",
        "--- Erster Kommentar ---",
        "*** notes ***",
        "== Commentaire 2 ==",
        "=== Hashtags ===",
    ],
)
def test_what_a_line_between_signs_sets_apart_is_no_text_and_is_named(put, run, line):
    put({"linkedin/2027-04-05.txt": f"{POST}\n{line}\nWe fired it twice.\n"})
    ran = run("import", "linkedin/2027-04-05.txt")
    (post,) = yaml.safe_load(ran.stdout)["posts"]
    assert post["text"] == POST.strip()
    assert (
        "left out what lines between signs set apart from the text, such as comments (line 3)" in ran.stderr
    )


@pytest.mark.parametrize("line", ["=== The kiln in March ===", "~~~ * ~~~", "========", "=== POST ==="])
def test_other_lines_of_signs_take_nothing_from_a_text(put, run, line):
    put({"linkedin/2027-04-05.txt": f"{line}\n{POST}\nWe fired it twice.\n"})
    (post,) = yaml.safe_load(run("import", "linkedin/2027-04-05.txt").stdout)["posts"]
    assert post["text"].endswith("We fired it twice.")


@pytest.mark.parametrize("words", [("Option 1: short", "Option 2: long"), ("OPÇÃO A", "OPÇÃO B")])
@pytest.mark.parametrize("rule", ["---\n\n", ""])
def test_versions_of_one_text_are_no_post(put, run, words, rule):
    first, second = words
    put({"linkedin_post.txt": f"Pick one.\n\n{rule}{first}\n\n{POST}\n{rule}💡 {second}\n\nBowls, warm.\n"})
    ran = run("check", "linkedin_post.txt")
    assert ran.exit_code == 2
    assert "versions of one text (lines" in said(ran)


def test_a_text_that_counts_things_is_a_post(put, run):
    put({"linkedin_post.txt": f"{POST}\nStep 1: clay\nStep 2: fire\n\nNo version 2 of a bowl is the same.\n"})
    (post,) = yaml.safe_load(run("import", "linkedin_post.txt").stdout)["posts"]
    assert "Step 2: fire" in post["text"]


def test_texts_between_hyphens_are_no_thread_where_there_are_none(put, run):
    put({"linkedin_post.txt": f"{POST}\n---\n\nThe second forty are in.\n"})
    ran = run("check", "linkedin_post.txt")
    assert ran.exit_code == 2
    assert "texts between lines of hyphens (line 3), and there are no threads on linkedin" in said(ran)


SEVERAL = {
    "rules and counted posts": "=====\nFACEBOOK POSTS\n=====\n\nPOST 1 - Wheel\nThe wheel turns again.\n\n"
    "POST 2 - Pond\nForty frogs in the pond.\n\n=====\nLINKEDIN POST\n=====\n\nThe miller is back at work.\n",
    "networks": "LinkedIn:\nWir backen am Sonntag wieder.\n\nFacebook:\nKommt vorbei, es gibt Most.\n",
    "posts in French": "Publication 1 : la roue\nLa roue tourne.\n\n--\nPublication 2\nVenez la voir.\n",
}


@pytest.mark.parametrize("text", SEVERAL.values(), ids=SEVERAL)
def test_lines_that_head_posts_make_several_of_a_text(put, run, text):
    put({"social/notes.txt": text})
    ran = run("check", "social/notes.txt")
    assert ran.exit_code == 2
    assert "several texts, by lines that head posts" in said(ran)


def test_days_and_addresses_in_a_text_head_none(put, run):
    put(
        {
            "social/notes.txt": "Our week at the mill:\n\nDay 1: we mill\nDay 2: we bake\n\nFollow us:\n"
            "Instagram: @mill\nFacebook: @millpage\n\nSee you all there on Sunday!\n"
        }
    )
    assert "1 post" in run("check", "social/notes.txt").stdout
