"""What people and programs write where they have nothing to say: it is not given, and no part of a post."""

import json

import pytest
import yaml

LEFT_BY_PROGRAMS = ["nan", "NaN", "NaT", "None", "null", "undefined", "<NA>"]


@pytest.fixture
def read(run, workplace):
    """Return a function that reads a file, and gives each post as a dictionary."""

    def read_file(name, content):
        (workplace / name).write_text(content, encoding="utf-8")
        ran = run("import", name)
        assert ran.exit_code == 0, ran.stdout + ran.stderr
        return yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"]

    return read_file


@pytest.mark.parametrize("nothing", LEFT_BY_PROGRAMS)
def test_what_programs_write_into_empty_cells_is_nothing(read, nothing):
    header = "date,platform,content,image_url,reply_to,status,hashtags,first_comment,link\n"
    row = f"2027-04-01,linkedin,The kiln is hot again.{f',{nothing}' * 6}\n"
    (post,) = read("social.csv", header + row)
    assert post == {"account": "linkedin", "text": "The kiln is hot again.", "date": "2027-04-01"}


@pytest.mark.parametrize("nothing", LEFT_BY_PROGRAMS)
def test_what_programs_write_into_texts_of_json_is_nothing(read, nothing):
    keys = dict.fromkeys(["image", "reply_to", "repost_of", "status", "hashtags", "time", "kind"], nothing)
    written = {"date": "2027-04-01", "platform": "linkedin", "text": "The kiln is hot again.", **keys}
    (post,) = read("social.json", json.dumps([written]))
    assert post == {"account": "linkedin", "text": "The kiln is hot again.", "date": "2027-04-01"}


def test_a_post_is_no_reply_to_nothing(run, workplace):
    table = "date,platform,content,reply_to\n2027-04-01,x,The kiln is hot again.,nan\n"
    (workplace / "social.csv").write_text(table)
    assert ": reply" not in run("classify", "social.csv").stdout


@pytest.mark.parametrize("nothing", ["-", "—", "n/a", "TBC", "link in bio"])
def test_no_address_in_the_column_of_links_is_part_of_no_text(read, nothing):
    posts = read(
        "social.csv",
        "Date,Network,Caption,Link\n"
        f"2027-04-01,LinkedIn,The kiln is hot again.,{nothing}\n"
        "2027-04-02,LinkedIn,How we glaze.,clay.example/glaze\n",
    )
    assert [post["text"] for post in posts] == ["The kiln is hot again.", "How we glaze.\nclay.example/glaze"]


@pytest.mark.parametrize("nothing", ["-", "n/a", "N/A", "tbc"])
def test_no_file_in_the_column_of_pictures_is_no_picture(read, nothing):
    table = f"Date,Network,Caption,Image\n2027-04-01,X,The kiln is hot again.,{nothing}\n"
    assert "media" not in read("social.csv", table)[0]


def test_an_empty_timezone_is_none(run, workplace):
    calendar = 'timezone: ""\nposts:\n- {date: 2027-04-01, channel: x, text: The kiln is hot again.}\n'
    (workplace / "calendar.yaml").write_text(calendar)
    assert run("check", "calendar.yaml").exit_code == 0


def test_keys_of_ones_own_that_hold_nothing_are_not_named(run, workplace):
    post = {"channel": "x", "text": "The kiln is hot again.", "mood": "", "series": [], "batch": "b"}
    (workplace / "calendar.json").write_text(json.dumps({"posts": [post]}))
    ran = run("check", "--show", "info", "calendar.json")
    assert "batch" in ran.stdout
    assert "mood" not in ran.stdout and "series" not in ran.stdout


def test_a_text_that_is_a_programs_word_for_nothing_is_no_post(read):
    table = "date,platform,content\n2027-04-01,x,The kiln is hot again.\n2027-04-02,x,NaN\n"
    assert [post["text"] for post in read("social.csv", table)] == ["The kiln is hot again."]


@pytest.mark.parametrize("nobody", ["none", "TBD", "pending", "nobody", "n/a", "no", "?", "niemand", "nan"])
def test_who_is_nobody_has_approved_nothing(run, workplace, nobody):
    post = {"date": "2027-04-01", "channel": "x", "text": "The kiln is hot again."}
    posts = [{**post, "author": "Ann", "status": "approved", "approved_by": nobody}]
    (workplace / "calendar.json").write_text(json.dumps({"posts": posts}))
    assert "approved_by" not in run("import", "calendar.json").stdout


def test_several_who_approve_are_kept_without_those_who_are_still_to_come(read):
    written = {"channel": "x", "text": "The kiln is hot again.", "approved_by": ["Nan", "TBD", "Will"]}
    (post,) = read("calendar.json", json.dumps({"posts": [written]}))
    assert post["approved_by"] == ["Nan", "Will"]


def test_none_is_an_answer_of_a_poll(read):
    written = {"channel": "x", "text": "Which glaze?", "poll": ["Ash", "None", "no"]}
    (post,) = read("calendar.json", json.dumps({"posts": [written]}))
    assert post["poll"] == ["Ash", "None", "no"]


@pytest.mark.parametrize("left", ['[{file: "", alt: ""}]', '{path: "", description: ~}', '["", {}]'])
def test_a_form_for_a_picture_that_nobody_filled_in_is_no_picture(read, left):
    (post,) = read("calendar.yaml", f"- {{channel: x, text: The kiln is hot again., media: {left}}}\n")
    assert "media" not in post


def test_a_part_of_a_thread_that_was_left_empty_is_none(read):
    parts = '[The kiln is hot again., {text: "", media: [{file: ""}]}, Bring your pots.]'
    (post,) = read("calendar.yaml", f"- {{channel: x, thread: {parts}}}\n")
    assert post["thread"] == ["The kiln is hot again.", "Bring your pots."]


@pytest.mark.parametrize("left", ['staffed: ""', "staffed: []", 'followers: ""', 'avatar: ""', 'lists: ""'])
def test_a_fact_of_an_account_that_was_left_empty_is_not_given(run, workplace, left):
    account = f"accounts: {{kiln: {{channel: x, {left}}}}}\n"
    (workplace / "calendar.yaml").write_text(account + "posts: [{account: kiln, text: It is hot again.}]\n")
    ran = run("check", ".")
    assert ran.exit_code == 0, ran.stdout


@pytest.mark.parametrize("left", ["{}", '""', "~", "[]"])
def test_a_list_of_a_calendar_that_was_left_empty_is_none(run, workplace, left):
    rest = "".join(f"{key}: {left}\n" for key in ("slots", "periods", "inbox", "own"))
    (workplace / "calendar.yaml").write_text(f"posts: [{{channel: x, text: It is hot again.}}]\n{rest}")
    ran = run("check", ".")
    assert ran.exit_code == 0, ran.stdout


# Forms

ANY_FORM = [
    '- {date: YYYY-MM-DD, channel: "x | instagram", text: Write the caption here (max. 280 characters)}',
    "- {wann: TT.MM.JJJJ, kanal: x, beitragstext: Hier den Text einfügen}",
    "- {date: 2026-06-01, channel: x, text: 'Exemple : écrivez votre texte ici'}",
    "- {date: DD/MM/YYYY, channel: x, text: Post text here}",
]


@pytest.mark.parametrize("form", ANY_FORM)
def test_an_entry_that_shows_how_posts_are_written_is_left_out_and_named(run, workplace, form):
    (workplace / "calendar.yaml").write_text(
        f"{form}\n- {{date: 2026-06-02, channel: x, text: The gate is open.}}\n"
    )
    told = " ".join(run("check", "--show", "info").stdout.split())
    assert "Checked 1 calendar, 1 post, 1 account: nothing" in told
    assert "left out 1 entry to copy or to fill in (line 1)" in told


@pytest.mark.parametrize(
    "post",
    [
        '{date: 2026-06-01, channel: x, text: The kiln is hot again., caption: "[insert caption]"}',
        "{date: 2026-06-01, channel: x, text: The kiln is hot again., message: Write your message here}",
        "{date: YYYY-MM-DD, channel: x, text: 'Share your post here: the kiln is hot again.'}",
        "{date: DD.MM.YYYY, channel: x, text: Come here and post what you made of our clay.}",
    ],
)
def test_a_text_beside_a_form_is_never_left_out(run, workplace, post):
    (workplace / "calendar.yaml").write_text(f"- {post}\n")
    told = run("check", "--show", "info").stdout
    assert "1 post" in told
    assert "to copy or to fill in" not in told


@pytest.mark.parametrize(
    "post",
    [
        "---\ntweet: The mill wheel turns again.\n---\n[ ]\n",
        "---\ncaption: The mill wheel turns again.\n---\n[Your text here]\n",
    ],
)
def test_of_a_text_and_a_form_beside_it_the_text_counts_and_nothing_is_lost(read, run, post):
    (kept,) = read("news.tweet", post)
    assert kept["text"] == "The mill wheel turns again."
    assert "one is judged" not in run("check", "news.tweet").stdout


@pytest.mark.parametrize(
    "entry",
    [
        '{channel: x, text: "-", tweet: "[ ]"}',
        '{channel: x, text: "threads/moon.txt", tweet: "[ ]"}',
        '{channel: x, thread: ["[tweet 1]", "[tweet 2]"]}',
    ],
)
def test_an_entry_of_which_every_text_is_a_form_is_one(run, workplace, entry):
    (workplace / "calendar.yaml").write_text(f"- {entry}\n- {{channel: x, text: The mill turns again.}}\n")
    assert "left out 1 entry to copy or to fill in (line 1)" in " ".join(run("check").stdout.split())


def test_a_form_in_a_thread_beside_a_text_leaves_it_a_post(read):
    (post,) = read("calendar.yaml", '- {channel: x, thread: ["[tweet 1]", The mill turns again.]}\n')
    assert post["thread"] == ["[tweet 1]", "The mill turns again."]


def test_a_post_that_asks_for_words_is_none(run, workplace):
    text = "Write your caption here in the comments, and we print the best."
    (workplace / "calendar.yaml").write_text(f"- {{date: 2026-06-01, channel: x, text: '{text}'}}\n")
    assert "Checked 1 calendar, 1 post" in run("check").stdout


@pytest.mark.parametrize(
    "row",
    ["(AAAA-MM-DD),(obligatorio),(máx. 280)", "2000-01-01,Ejemplo,EJEMPLO: Escribe aquí el texto del post"],
)
def test_a_row_that_shows_how_posts_are_written_is_left_out_and_named(run, workplace, row):
    (workplace / "calendario.csv").write_text(
        f"Fecha,Red social,Texto\n{row}\n2026-06-02,X,The gate is open.\n"
    )
    told = " ".join(run("check", "--show", "info").stdout.split())
    assert "Checked 1 calendar, 1 post, 1 account: nothing" in told
    assert "left out 1 row that only explains the columns (line 2)" in told


def test_a_row_in_brackets_with_a_day_is_a_post(run, workplace):
    rows = [
        "Date,Channel,Post",
        "2026-06-01,x,The kiln is hot again.",
        "(2026-06-02),(x),(The kiln is cold.)",
    ]
    (workplace / "june.csv").write_text("\n".join(rows))
    assert "june.csv: 2 posts" in run("check", "--list-files").stdout
