"""What is in a file tells whether it looks like posts, wherever it lies and in whatever markup."""

import json

import pytest

LABELS = """\
# Herbst

## 3.11. – LinkedIn

Seit gestern hat die Mühle wieder ein Rad, und es dreht sich.

## 5.11. – Mastodon

Wer weiß, wie viele Schaufeln so ein Rad hat?
"""
LINES = """\
- 2026-11-03 · LinkedIn · The mill has a wheel again, and it has been turning since noon.
- 2026-11-05 · Mastodon · How many paddles does a wheel like that have?
"""
NUMBERED = """\
1) LinkedIn, 3 Nov. El molino tiene rueda otra vez, y gira desde ayer a mediodía.
2) Instagram, 5 Nov. ¿Cuántas palas tiene una rueda como esta?
"""
ROWS = """\
| Jour | Réseau | Texte |
|---|---|---|
| mardi 3 | LinkedIn | Le moulin a de nouveau une roue, et elle tourne depuis hier. |
| jeudi 5 | Mastodon | Combien de pales a une roue comme celle-ci, à votre avis ? |
"""
FIELDS = """\
## A roda

- Rede: LinkedIn
- Quando: 3 de novembro de 2026

**Versão A**

O moinho tem roda outra vez, e ela gira desde ontem ao meio-dia.

## As pás

- Rede: Mastodon
- Quando: 5 de novembro de 2026

Quantas pás tem uma roda como esta, na sua opinião?
"""
FOLDED = """\
<details>
<summary>LinkedIn</summary>

The mill has a wheel again, and it has been turning since noon.

</details>
<details>
<summary>Mastodon</summary>

How many paddles does a wheel like that have?

</details>
"""
TASKS = """\
* Autumn
** TODO The wheel
   SCHEDULED: <2026-11-03 Tue 10:00>
   :PROPERTIES:
   :PLATFORM: linkedin
   :END:
The mill has a wheel again, and it has been turning since noon.
** TODO The paddles
   SCHEDULED: <2026-11-05 Thu 10:00>
   :PROPERTIES:
   :PLATFORM: mastodon
   :END:
How many paddles does a wheel like that have?
"""
ADOC = (
    "= Kit\n\n== LinkedIn\n\n____\nThe mill has a wheel again, and it turns.\n____\n\n"
    "== X\n\n----\nThe mill has a wheel again, come and look.\n----\n"
)
CAPITALS = (
    "LINKEDIN - Tue 3 Nov 2026, 9am\nThe mill has a wheel again, and it turns.\n\n-----\n\n"
    "MASTODON - Thu 5 Nov 2026\nHow many paddles does a wheel like that have?\n"
)
UNDERLINED = (
    "LinkedIn, 3 November\n--------------------\n\nThe mill has a wheel again, and it turns.\n\n"
    "Mastodon, 5 November\n--------------------\n\nHow many paddles does a wheel like that have?\n"
)
LIKELY = {
    "presse/herbst.md": LABELS,
    "notes/soon.md": LINES,
    "semana.md": NUMBERED,
    "pub/novembre.md": ROWS,
    "mes/novembro.md": FIELDS,
    "announcements/mill.md": FOLDED,
    "autumn.org": TASKS,
    "docs/kit.adoc": ADOC,
    "texts.txt": CAPITALS,
    "mill.rst": UNDERLINED,
    "tweets.txt": "The mill has a wheel again, come.\n\nHow many paddles does it have, and why?\n",
    "social-posts.docx": "",
    "social/week.yml": (
        "tuesday:\n  linkedin:\n    utterance: The mill has a wheel again, and it turns.\n"
        "thursday:\n  mastodon:\n    utterance: How many paddles does a wheel like that have?\n"
    ),
    "make/body.json": json.dumps(
        [
            {"provider": "x", "when": "2026-11-03", "parts": [{"body": "The mill has a wheel again."}]},
            {
                "provider": "linkedin",
                "when": "2026-11-05",
                "parts": [{"body": "How many paddles does it have?"}],
            },
        ],
        indent=1,
    ),
    "data/pool.csv": "toot\nThe mill has a wheel again.\nHow many paddles does it have?\n",
    "data/used.csv": "tweet,used\nThe mill has a wheel again.,yes\nHow many paddles does it have?,no\n",
    "bot/lines.jsonl": '{"skeet": "The mill has a wheel again."}\n{"skeet": "How many paddles does it have?"}\n',  # noqa: E501
    "bot/out.jsonl": '{"text": "The mill has a wheel.", "posted": true}\n{"text": "How many paddles has it?"}\n',  # noqa: E501
    "piano_social.csv": (
        "Settimana,Martedì,Giovedì\n3/11,LI: Il mulino ha di nuovo una ruota.,FB: Quante pale ha una ruota così?\n"  # noqa: E501
        "10/11,LI: Venite a vedere la ruota che gira.,FB: Grazie a chi ha scavato con noi.\n"
    ),
}
UNLIKELY = {
    "brand/voice.md": (
        "# How we sound\n\n## LinkedIn\n\nWrite in whole sentences and say who did the work.\n\n- At 9:00\n\n"
        "## Mastodon\n\nSign with your first name, and always answer.\n"
    ),
    "docs/hooks.md": (
        '# Hooks\n\n## Twitter\n\n```\n{"channel": "twitter", "text": "Build 12 broke on main again"}\n```\n\n'  # noqa: E501
        "## Discord\n\nPaste an address, and alerts arrive there.\n"
    ),
    "notes/2026-11-04.md": (
        "# Call, 4 November 2026\n\nAttendees: Ada, Bo\n\n## LinkedIn\n\nAda wants more like the post of 3 November.\n\n"  # noqa: E501
        "## Mastodon\n\nBo will answer the museum by 5 November.\n"
    ),
    "docs/history.md": "## 2.1.0 (2026-11-03)\n\n### Mastodon\n\nPolls with pictures go out in one piece.\n\n### Bluesky\n\nLinks with umlauts end where they should.\n",  # noqa: E501
    "docs/reach.md": "## LinkedIn\n\nTwelve of a hundred came back after that.\n\n## Instagram\n\nNobody took pictures in the first week.\n",  # noqa: E501
    "requirements.txt": "tweepy\nMastodon.py\natproto\n",
    "locales/social.yaml": "share:\n  twitter: I just saw the mill turn, come along.\n  linkedin: Our team went to see the mill.\n",  # noqa: E501
    "data/testimonials.csv": "name,source,date,text\nAda,LinkedIn,2026-11-03,The mill was well worth the walk.\n",  # noqa: E501
    "support/inbox.csv": (
        "channel,date,message,status\nInstagram,2026-11-03,When does the mill open on Sundays?,answered\n"
        "Facebook,2026-11-04,Nobody was at the mill when we came.,open\n"
    ),
    "chat/export.csv": "date,channel,message\n2026-11-03,#general,The wheel is stuck again because of me.\n",
    "content/blog-calendar.csv": (
        "Publish date,Channel,Title,Description,Status\n"
        "2026-11-03,Blog,How a mill works,Explain the wheel and what it drives.,In progress\n"
    ),
    "config/bots.yml": (
        "twitter:\n  template: 'New on the blog: {title}, read it here'\n  last: 2026-11-03\n"
        "mastodon:\n  template: 'Fresh from the blog: {title}, all of it here'\n  last: 2026-11-04\n"
    ),
    "_data/social.yml": (
        "- name: Twitter\n  url: https://a.example\n  description: Follow us for news about the mill\n"
        "- name: Mastodon\n  url: https://b.example\n  description: Follow us for talks about it\n"
    ),
    ".github/workflows/toot.yml": (
        "jobs:\n  toot:\n    steps:\n    - name: Tell everybody about the new release\n"
        "      with: {channel: mastodon}\n    - name: Tell the others about it as well\n      with:\n"
        "        channel: bluesky\n"
    ),
}


@pytest.fixture
def write(workplace):
    def write_file(name, text):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write_file


def likely(run):
    return [
        file["path"]
        for file in json.loads(run("check", "--format", "json").stdout)["summary"]["likely_posts"]
    ]


@pytest.mark.parametrize("name", LIKELY)
def test_posts_are_named_beside_a_calendar_that_is_read(run, write, name):
    write("calendar.yaml", "posts:\n- {channel: mastodon, text: 'Who will help us with the mill?'}\n")
    write(name, LIKELY[name])

    assert likely(run) == [name]
    assert "1 post" in run("check", "--show", "info").stdout


@pytest.mark.parametrize("name", UNLIKELY)
def test_what_only_speaks_of_networks_is_neither_read_nor_named(run, write, name):
    write(name, UNLIKELY[name])

    listed = json.loads(run("check", "--list-files", "--format", "json").stdout)

    assert [file["path"] for file in listed["files"] if file["reader"]] == []
    assert listed["likely_posts"] == []


@pytest.mark.parametrize(
    "name",
    [
        "kommunikation/redaktionsplan.md",
        "com/calendrier-editorial.md",
        "plan/contentkalender.md",
        "comms/nov.md",
    ],
)
def test_names_of_calendars_in_other_languages_help(run, write, name):
    write(
        name, "## LinkedIn – 3.11.2026\n\nDas Rad dreht sich.\n\n## Mastodon – 5.11.2026\n\nWer hilft mit?\n"
    )

    assert "2 posts (sections)" in run("check", "--list-files").stdout


def test_the_sentence_on_no_calendar_names_what_looks_like_posts(run, write):
    write("autumn.org", TASKS)

    said = " ".join(run("check").stdout.split())

    assert "No calendar found, but autumn.org looks like posts" in said
    assert 'save it as .md, with a heading such as "## LinkedIn, 1 June 2026"' in said


def test_the_list_of_files_says_what_a_declined_table_lacks(run, write):
    write("piano_social.csv", LIKELY["piano_social.csv"])

    assert "looks like posts (texts with networks): a table without" in run("check", "--list-files").stdout


def test_a_key_that_nobody_knows_is_named_with_the_word_for_texts(run, write):
    write("social/week.yml", LIKELY["social/week.yml"])

    listed = run("check", "--list-files").stdout

    assert "texts under `utterance:`" in listed
    assert "call the key of the texts in it `text:`" in listed


ORDER = {
    "type": "draft",
    "date": "2026-11-03T09:00:00Z",
    "posts": [
        {
            "integration": {"id": name},
            "value": [{"content": text, "image": []}],
            "settings": {"__type": "EmptySettings"},
        }
        for name, text in (("a1", "The mill has a wheel again."), ("b2", "How many paddles does it have?"))
    ],
}


def test_an_order_to_a_scheduler_is_read_where_it_is_met(run, write):
    write("kiln/order.json", json.dumps(ORDER))

    made = run("import", ".").stdout

    assert made.count("status: draft") == len(ORDER["posts"])
    assert "account: a1" in made
    assert "account: b2" in made
    assert "EmptySettings" not in made


@pytest.mark.parametrize("said", ["mode: draft", "publish: false", "type: draft"])
def test_what_tools_say_of_posts_that_are_held_back_makes_drafts(run, write, said):
    write(
        "posts.yaml",
        f"- {{channel: x, text: The mill has a wheel again., {said}}}\n- {{channel: x, text: Why?}}\n",
    )

    assert run("import", ".").stdout.count("status: draft") == 1


def test_lines_that_begin_with_days_and_times_are_named_where_posts_lie(run, workplace):
    diary = (
        "2026-11-03 22:20   To bed late, and the wheel still turning.\n\n"
        "2026-11-03 21:20 r She has had the key all along, I hear.\n"
    )
    for name in ("posts/2026/11.txt", "mill/wheel/11.txt"):
        (workplace / name).parent.mkdir(parents=True)
        (workplace / name).write_text(diary)
    listed = run("check", "--list-files").stdout
    assert "posts/2026/11.txt: passed over, but looks like posts (lines that begin with days" in listed
    assert "mill/wheel/11.txt: passed over, but" not in listed


WHEEL = {"text": "The wheel of the mill turns again."}
OAK = {"text": "It is oak, and older than the bridge."}


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({"tweets": [WHEEL, OAK]}, True),
        ({"posts": [WHEEL, OAK]}, True),
        ({"posts": [{"title": "Wheel", **WHEEL}, {"title": "Oak", **OAK}]}, False),
    ],
)
def test_json_with_a_list_of_posts_is_named_and_one_of_articles_is_not(run, workplace, data, named):
    (workplace / "wheel.json").write_text(json.dumps(data, indent=1))
    assert ("passed over, but looks like posts" in run("check", "--list-files").stdout) is named
