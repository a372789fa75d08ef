"""A second look at what was read: days, networks and labels that stand in a file and in no post."""

from __future__ import annotations

import json

import pytest

ANNOUNCES = "may be read wrongly"
TEXT = "The mill turns again, after nine winters and one flood."


@pytest.fixture
def told(run, workplace):
    """Return a function that gives what a check of a file says, in one line, and how it ended."""

    def told_of(content, name="social-plan.json", *args):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        ran = run("check", *(args or (name,)))
        return " ".join((ran.stdout + ran.stderr).split()), ran.exit_code

    return told_of


def queue(*posts):
    return json.dumps(posts, indent=1)


SWIFTS = (
    {"text": "The swifts are back over the mill.", "createAt": "2027-05-01T07:00:00.000Z"},
    {"text": "Nest box twelve is taken, by two of them.", "createAt": "2027-05-04T16:30:00.000Z"},
)


def test_days_of_undated_posts_are_told_with_their_key_and_lines(told):
    said, code = told(queue(*SWIFTS))
    assert 'what looks like days, at posts that are undated ("create_at", lines 4, 8)' in said
    assert "as in columns: {slot: date}" in said
    assert code == 0


def test_what_it_says_to_do_helps(told, workplace):
    (workplace / "postlint.yaml").write_text("columns: {createAt: date}\n")
    said, _ = told(queue(*SWIFTS))
    assert ANNOUNCES not in said


@pytest.mark.parametrize("moment", ["2027-05-01T07:13:41.209Z", "2027-05-04T16:31:07Z", "2027-05-04"])
def test_when_an_entry_was_made_is_no_day_of_a_post(told, moment):
    said, _ = told(queue(*({**post, "createAt": moment} for post in SWIFTS)))
    assert ANNOUNCES not in said


@pytest.mark.parametrize("column", ["Created", "Deadline", "Erstellt am", "Kundenfreigabe"])
def test_columns_of_other_days_are_left_alone(told, column):
    table = f"Channel,Copy,{column}\nX,The pond is full of frogs.,2026-06-01\nX,The pond is dry.,2026-06-02\n"
    assert ANNOUNCES not in told(table, "social-plan.csv")[0]


def test_a_day_of_which_a_warning_speaks_is_not_told_twice(told):
    table = "embargo,Copy\n2026-06-01,The heron is back.\n2026-06-02,The heron has gone again.\n"
    said, _ = told(table, "social-calendar.csv")
    assert "reading/likely-date" in said
    assert ANNOUNCES not in said


@pytest.mark.parametrize(
    "day", ["2. toukokuuta 2027", "2 maja 2027", "2. V. 2027", "2027-W17-7", "2027年5月2日", "20270502"]
)
def test_days_are_seen_in_forms_that_nobody_reads(told, day):
    posts = "".join(
        f"### Post {number}\n\n{day}\n\n> The market of 19{number}1 had a child in it that looks at us.\n\n"
        for number in (1, 2, 3)
    )
    said, _ = told(f"# LinkedIn\n\n{posts}", "marketing/social-posts.md")
    assert f'what looks like days, at posts that are undated ("{day}", lines 5, 11, 17)' in said


def test_a_network_at_posts_that_do_not_have_it_is_told(told):
    said, _ = told(queue(*({"text": "The oven is hot by six.", "surface": ["linkedin"]} for _ in "ab")))
    assert 'what looks like networks, which the posts there do not have ("linkedin", lines' in said


def test_networks_that_a_file_names_for_all_posts_are_told(told):
    said, _ = told(
        '[general]\nnetworks = ["mastodon"]\n\n[[posts]]\nwhen = 2027-05-03\ntext = "We open."\n',
        "social/posts.toml",
    )
    assert "what looks like networks" in said


def test_a_heading_of_two_networks_of_which_posts_got_one_is_told(told):
    said, _ = told(
        "# Launch\n\n## Mastodon\n\nThe mill turns again on Sunday, so come and look.\n\n"
        "## Facebook and LI\n\nOur new oven is larger than the door of our shop.\n",
        "marketing/social-posts.md",
    )
    assert '("Facebook and LI", line 7): if posts go out there, write "**Platform:** LinkedIn"' in said


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Título sugerido: A mill that turns", "Título sugerido"),
        ("[Visual]: the oven at night", "Visual"),
        ("IMAGE 02-oven.png", "IMAGE"),
    ],
)
def test_labels_in_texts_are_told(told, line, name):
    said, _ = told(
        f"# Launch\n\n## Mastodon\n\n{line}\n\nThe mill turns again on Sunday, so come and look.\n",
        "marketing/social-posts.md",
    )
    assert f'what looks like labels, in the texts of posts ("{name}", line 5)' in said
    assert f'write them on lines of their own, as in "**{name}:**"' in said


@pytest.mark.parametrize(
    "text",
    [
        "Poll: metres or feet?",
        "Reminder: doors open at seven.",
        "Date: 3 June. Place: the mill. Bring boots.",
        "Photo: Ana Reis, who got up at four.",
        "1. Mai 1911 — the market, and a child that looks at us.",
        "LinkedIn taught me one thing: nobody reads the second line.",
    ],
)
def test_texts_that_begin_as_people_write_them_are_left_alone(told, text):
    said, _ = told(
        f"# Launch\n\n## Mastodon\n\n{text}\n\n## LinkedIn\n\nThe mill turns again on Sunday.\n",
        "marketing/social-posts.md",
    )
    assert ANNOUNCES not in said


def test_a_comment_that_a_section_gave_to_several_posts_is_told(told):
    said, _ = told(
        "# Launch\n\nFirst comment: The story is on our page.\n\n## LinkedIn\n\nThe mill turns on Sunday.\n\n"
        "## Mastodon\n\nThe oven is larger than our door.\n",
        "marketing/social-posts.md",
    )
    assert 'a comment that several posts got ("The story is on our page.", line 3)' in said


def test_a_text_of_two_words_among_long_ones_is_told(told):
    long = "We have asked forty bakers which flour they fear, and thirty-one of them said rye"
    table = (
        f'Date,Channel,Text\n2026-06-01,X,"{long}"\n2026-06-02,X,"{long} again"\n2026-06-03,X,folgt noch\n'
    )
    said, _ = told(table, "social-plan.csv")
    assert 'texts of a few words among longer ones ("folgt noch", line 4)' in said


def test_a_word_for_what_a_post_is_to_be_is_told_where_its_text_would_stand(told):
    said, _ = told(
        "Date,Channel,Text\n2026-06-01,X,The gate is open.\n2026-06-02,X,Link\n", "social-plan.csv"
    )
    assert 'texts that only say what a post is to be ("Link", line 3)' in said


def test_a_table_in_a_text_is_told(told):
    said, _ = told(queue({"platform": "x", "caption": "Prices:\n| a | b |\n|---|---|\n| 1 | 2 |"}))
    assert 'what does not look like words of a post, in the texts of posts ("|---|---|"' in said


def test_a_calendar_in_our_own_words_has_nothing_to_guess(told):
    said, _ = told(
        "posts:\n- channel: x\n  text: |-\n    Caption: this one.\n    Tell us below.\n", "calendar.yaml"
    )
    assert ANNOUNCES not in said


def test_what_is_left_out_is_not_told_twice(told):
    said, _ = told(
        "# Launch\n\n## Mastodon\n\nThe mill turns again on Sunday.\n\n## LinkedIn Ads\n\nBudget: none.\n\n"
        "## Instagram Notes\n\nKeep them short.\n",
        "marketing/social-posts.md",
    )
    assert "left out" in said
    assert ANNOUNCES not in said


def test_services_and_the_list_of_files_are_told_as_well(told):
    assert ANNOUNCES in told(queue(*SWIFTS), "plan.json", "--format", "gitlab", "plan.json")[0]
    listed, _ = told(queue(*SWIFTS), "plan.json", "--list-files", "plan.json")
    assert f"{ANNOUNCES}: what looks like days" in listed


def test_of_many_files_the_first_are_named_and_the_others_counted(told, workplace):
    for number in range(1, 6):
        (workplace / f"social-plan-{number}.json").write_text(queue({**SWIFTS[0], "id": number}))
    said, _ = told("[]", "empty.json", ".")
    assert said.count(f": {ANNOUNCES}") == 3
    assert "2 more files may be read wrongly: --show info." in said
    assert told("[]", "empty.json", "--show", "info", ".")[0].count(f": {ANNOUNCES}") == 5


def test_hashtags_that_no_post_got_are_told(told):
    table = "Date,Channel,Copy,Keyword set\n2026-06-01,X,The oven is hot.,#bread #oven\n"
    said, _ = told(table, "social-plan.csv")
    assert 'hashtags that no post got ("#bread #oven", line 2)' in said
    assert "call their column Hashtags" in said


@pytest.mark.parametrize(
    "queue",
    [
        {"sets": {"one": "#bread #oven"}, "posts": [{"platform": "x", "caption": "The oven is hot by six."}]},
        {"posts": [{"platform": "x", "caption": "The oven is hot. #bread #oven", "set": "#bread #oven"}]},
    ],
)
def test_sets_of_hashtags_and_those_in_texts_are_left_alone(told, queue):
    assert ANNOUNCES not in told(json.dumps(queue, indent=1))[0]


def test_a_heading_of_a_field_in_a_text_is_told(told):
    said, _ = told(
        queue({"platform": "linkedin", "caption": "The oven is hot.\n\nFirst comment\n\nCome and see."})
    )
    assert 'what looks like labels, in the texts of posts ("First comment"' in said


NOTES = """\
# LinkedIn posts

## Post 1, 4 May 2027

> The swifts are back over the mill. We counted nine.
>
> Format: carousel
> Phase: awareness
> Pillar: birds of the mill

## Post 2, 5 May 2027

> Nest box twelve is taken. Come and see it.
"""


def test_lines_of_notes_in_texts_are_told(told):
    said, code = told(NOTES, "social-posts.md")
    assert 'what does not look like words of a post, in the texts of posts ("Format", lines 7, 8, 9)' in said
    assert code == 0


@pytest.mark.parametrize(
    "lines",
    ["Hora: 10:00|Lugar: la plaza|Precio: gratis", "Dia: 12|Horário: 10:00|Local: a praça|Preço: zero"],
)
def test_when_and_where_something_takes_place_is_left_alone_in_any_language(told, lines):
    said, _ = told(
        NOTES.replace(
            "Format: carousel\n> Phase: awareness\n> Pillar: birds of the mill", lines.replace("|", "\n> ")
        ),
        "social-posts.md",
    )
    assert ANNOUNCES not in said


def test_when_and_where_something_takes_place_is_part_of_a_text(told):
    text = NOTES.replace("Format", "Where").replace("Phase", "When").replace("Pillar", "Who")
    assert ANNOUNCES not in told(text, "social-posts.md")[0]


COUNTED = """\
- date: 2027-05-01
  platform: x
  content: |
    The swifts are back.

    1/ Nine of them came on Friday.

    2/ Two have found a nest box.

    {}/ The others are looking for one.
"""


@pytest.mark.parametrize("last", [3, 4])
def test_parts_that_are_read_or_do_not_count_on_are_not_told(told, last):
    assert ANNOUNCES not in told(COUNTED.format(last), "social-plan.yaml")[0]


def test_parts_of_a_thread_in_the_text_of_one_are_told(told):
    said, _ = told(
        "- date: 2027-05-01\n  platform: x\n  thread:\n"
        "  - |\n    1/ Nine swifts came.\n    2/ Two found a box.\n"
        "  - The others are looking for one.\n",
        "social-plan.yaml",
    )
    assert 'counted parts of a thread, in one text ("2/", line 6)' in said


def test_figures_at_every_post_are_told(told):
    said, _ = told(
        queue(
            *({"channel": "x", "text": f"The swift {n} is back.", "likes": n, "shares": 0} for n in (1, 2, 3))
        )
    )
    assert 'figures, as posts have that went out ("likes, shares"' in said


@pytest.mark.parametrize("line", ["Morning slot, 9:00", "Slot 14h30", "At 17:00 Uhr", "Goes out at 2 pm"])
def test_times_of_day_that_no_post_got_are_told(told, line):
    said, _ = told(
        "# Tweets\n\n"
        + "".join(
            f"## {day} May 2027\n\n{line}\n\n**Tweet:**\n\n> The swifts are back, {day} of them.\n\n"
            for day in (4, 5, 6)
        ),
        "social-posts.md",
    )
    assert "times of day, at posts that have none" in said


def test_hashtags_in_notes_are_left_alone(told):
    said, _ = told("Channel,Copy,Notes\nX,The pond is full of frogs.,#internal #later\n", "social-plan.csv")
    assert ANNOUNCES not in said


def test_items_that_look_like_links_and_tasks_are_told_among_posts(told):
    plan = """# Launch

## LinkedIn

Our seed library opens on Monday, and every drawer has a story. Come and hear yours! 🌱

## Facebook

Twelve neighbours brought 300 envelopes of beans last week. Thank you, all of you.

## Mastodon

Copy the release notes.
"""
    said, code = told(plan, "marketing/social-posts.md")
    assert 'look like notes or topics, and like no post ("Copy the release notes.", line 13)' in said
    assert code == 0


def test_a_column_of_topics_is_told_as_a_whole(told):
    table = """Date,Platform,Content
2027-03-01,LinkedIn,Announcement of the spring programme + link
2027-03-03,Facebook,Behind the scenes video topic: workshop
2027-03-05,Instagram,Carousel about the three course formats
"""
    assert "like notes or topics, and like no post" in told(table, "content-calendar.csv")[0]


def test_short_posts_of_one_file_are_no_notes(told):
    table = """Date,Platform,Content
2027-03-01,X,The river is back in its bed. Thanks to everyone who carried sandbags!
2027-03-03,X,Doors open at ten tomorrow. Bring your old lamp and we mend it together.
2027-03-05,X,Who has seen our cat? She answers to Toast.
"""
    assert ANNOUNCES not in told(table, "content-calendar.csv")[0]


def test_texts_in_scripts_that_nothing_was_learnt_of_are_left_alone(told):
    table = "Date,Platform,Content\n2027-03-01,X,\u3053\u3093\u306b\u3061\u306f \u4e16\u754c \u3067\u3059\n"
    assert ANNOUNCES not in told(table, "content-calendar.csv")[0]


def test_what_accounts_are_on_is_no_lost_network(told):
    calendar = """accounts:
  hall:
    channel: facebook
    handle: Elmton Hall
posts:
  - {date: 2026-06-02, account: haal, tekst: Come and see the hall by candlelight on Friday.}
  - {date: 2026-06-03, account: hall, tekst: The roof is done. Thank you for your patience!}
"""
    said, _ = told(calendar, "calendar.yaml")
    assert '"haal"' in said
    assert ANNOUNCES not in said


def test_lines_that_say_what_posts_are_to_come_are_told(told):
    plan = """# Social media schedule

Who posts what until the fair.

* 4 March 2027
    * The fair has a song now, and you can hum it: https://fair.example/song
        * Mastodon: scheduled (ola)
* 6 March 2027
    * Generic two-weeks-to-go excitement posts
        * Mastodon: scheduled (ola)
* 7 March 2027
    * scheduled posts announcing workshops (~10 minutes before they start)
        * Mastodon: scheduled (ola)
"""
    said, _ = told(plan, "outreach/social_schedule.md")
    assert '("Generic two-weeks-to-go excitement posts", lines 9, 12): if they go out nowhere' in said


def test_a_day_under_a_key_of_its_own_is_told_at_one_post_too(told):
    plan = """# LinkedIn posts

## Post 1

**Phase:** before
**Ferry day:** the first one, 12 March 2027

The first ferry of the year goes at seven, and it has a new bell.

## Post 2

**Phase:** after

The bell is louder than the ferry. We are sorry, and a little proud.

## Post 3

**Phase:** after

Which bell wakes you? Tell us, we collect them.
"""
    said, _ = told(plan, "marketing/linkedin-posts.md")
    assert 'what looks like days, at posts that are undated ("ferry_day", line 6)' in said
    assert ANNOUNCES not in told(plan.replace("Ferry day", "Event day"), "marketing/linkedin-posts.md")[0]


TOPICS = (
    "Explain why the oven matters to commuters",
    "Highlight our new oven with a photo",
    "Announce the winners of the photo contest",
)


@pytest.mark.parametrize(
    ("name", "written", "advice"),
    [
        (
            "social-plan.csv",
            lambda kind: (
                f"Date,Channel,Text{',Kind' if kind else ''}\n"
                + "".join(f"2026-06-0{n},X,{text}{kind and f',{kind}'}\n" for n, text in enumerate(TOPICS, 1))
            ),
            "write what each does in a column called Kind",
        ),
        (
            "plan.json",
            lambda kind: json.dumps(
                [
                    {"copy": text, "date": f"2026-06-0{n}", "channel": "x"} | ({"kind": kind} if kind else {})
                    for n, text in enumerate(TOPICS, 1)
                ]
            ),
            "write what each does, as in kind: question",
        ),
        (
            "social-plan.md",
            lambda kind: (
                "# Posts 2026\n\n"
                + "".join(
                    f"## June {n} – X\n\n{text}\n\n{kind and f'Kind: {kind}'}\n\n"
                    for n, text in enumerate(TOPICS, 1)
                )
            ),
            'write what each does below it, as in "Kind: question"',
        ),
    ],
    ids=["table", "data", "markdown"],
)
def test_whoever_says_what_texts_do_confirms_that_they_are_posts(told, name, written, advice):
    said, _ = told(written(""), name)
    assert "texts that look like notes or topics" in said
    assert advice in said
    assert "notes or topics" not in told(written("information"), name)[0]


@pytest.mark.parametrize("topic", ["Posts announcing talks", "Fahrplan", "Beiträge zu den Vorträgen"])
def test_a_few_words_among_the_texts_of_a_list_are_told_as_perhaps_a_topic(told, topic):
    said, _ = told(
        f"# June\n\n* June 2\n    * {TEXT}\n* June 3\n    * {topic}\n* June 4\n    * {TEXT} Come!\n"
        f"* June 5\n    * {TEXT} And bring a sack!\n",
        "social/schedule.md",
    )
    assert f'texts of a few words among longer ones ("{topic}", line 6)' in said


def test_a_few_words_below_the_heading_of_a_post_are_no_topic(told):
    said, _ = told(
        f"# LinkedIn posts\n\n## Post 1\n\n{TEXT}\n\n## Post 2\n\nHappy Friday everyone\n\n"
        f"## Post 3\n\n{TEXT} Come!\n",
        "social/linkedin-posts.md",
    )
    assert "few words" not in said


@pytest.mark.parametrize(
    "sentences",
    [
        ("Das neue Programmheft ist da.", "Restplätze im Kurs Italienisch.", "Heute Abend nichts Neues."),
        ("Empieza el curso de julio.", "Quedan cuatro plazas libres.", "Vela mayor nueva en el barco."),
        ("Not every red flower is a rose.", "Tulips keep longer in cold water.", "Peat is not for pots."),
    ],
    ids=["German", "Spanish", "English"],
)
def test_plain_sentences_in_a_column_of_texts_are_no_notes(told, sentences):
    rows = "".join(f"2026-06-0{day},instagram,{said}\n" for day, said in enumerate(sentences, 1))
    assert "notes or topics" not in told(f"Date,Channel,Text\n{rows}", "plan.csv")[0]


TITLES = (
    "Oak or Beech: A Guide to Park Benches",
    "Sanding Your First Bench: A Complete Guide for Keepers",
    "Lichen Guide for Old Oak Slats",
    "Win a Bench With Our Keepers This Week",
)


def test_titles_of_one_build_are_doubted_together(told):
    rows = "".join(f'2026-06-0{day},LinkedIn,"{title}"\n' for day, title in enumerate(TITLES, 1))
    said, _ = told(f"date,platform,content\n{rows}", "social_calendar.csv")
    assert "lines 2, 3, 4, 5" in said


def test_a_sentence_among_titles_and_other_sentences_is_not_doubted_with_the_titles(told):
    sentences = (
        "Nobody sits on it in the rain.",
        "We have oiled all of our benches, so come and sit with us!",
    )
    texts = enumerate((*TITLES, *sentences), 1)
    rows = "".join(f"| 2026-06-0{day} | X | {text} |\n" for day, text in texts)
    said, _ = told(
        f"# Posts\n\n| Date | Network | Text |\n|---|---|---|\n{rows}", "marketing/social-posts.md"
    )
    assert "lines 5, 6, 7, 8)" in said


def test_a_day_as_calendars_have_it_in_a_text_is_told_as_a_label(told):
    plan = "# LinkedIn\n\nDate: 2026-06-01\nText: We open.\n\nDate: 2026-06-02\nText: Who comes?\n"
    said, _ = told(plan, "social/posts.md")
    assert 'what looks like labels, in the texts of posts ("Date", line 6)' in said
