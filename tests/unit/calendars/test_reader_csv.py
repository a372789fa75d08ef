"""CSV files of scheduling tools and spreadsheets."""

import pytest

from postlint.calendars.dates.parse_dates import order_of, settled

TOOLS = {
    "Buffer": (
        "Text,Image URL,Tags,Posting Time\nHello there,https://a.example/1.jpg,spring,2026-06-01 09:30\n"
    ),
    "Publer": (
        "Date - Intl. format or prompt,Text,Link(s) - Separated by comma for FB carousels,"
        "Media URL(s) - Separated by comma,Title - For the video,Label(s) - Separated by comma\n"
        "2026/06/01 09:30,Hello there,,https://a.example/1.jpg,,spring\n"
    ),
    "older Publer": (
        "Date,Message,Link,Media,Title,Label\n2026/06/01 09:30,Hello there,,https://a.example/1.jpg,,spring\n"
    ),
    "Metricool": (
        "Text,Date,Time,Draft,Facebook,Twitter/X,Picture Url 1,Alt text picture 1,Shortener\n"
        "Hello there,2026-06-01,09:30:00,FALSE,FALSE,TRUE,https://a.example/1.jpg,A gate,FALSE\n"
    ),
    "SocialBee": (
        "text,link,imageUrls,gifUrls,videoUrls,postAtSpecificTime\n"
        "Hello there,,https://a.example/1.jpg,,,2026-06-01 09:30\n"
    ),
    "Ayrshare": (
        "post,platforms,mediaUrls,scheduleDate\n"
        'Hello there,"twitter, facebook",https://a.example/1.jpg,2026-06-01T09:30:00Z\n'
    ),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_files_of_scheduling_tools_are_read_as_they_stand(folder, tool):
    folder.write(june_csv=TOOLS[tool])
    plan = folder.load("june.csv")
    (post,) = plan.posts
    assert plan.problems == () and plan.extra_keys == ()
    assert (post.text, str(post.when.value.date), f"{post.when.value.time:%H:%M}") == (
        "Hello there",
        "2026-06-01",
        "09:30",
    )
    assert [medium.file for medium in post.media] == ["https://a.example/1.jpg"]
    assert post.span.line == 2


def test_sprout_and_hootsuite_are_read_once_a_date_tells_how_to_read_the_others(folder):
    folder.write(
        sprout_csv="date,time_24hr,message_text\n01/06/2026,09:30,One\n13/06/2026,18:00,Two\n",
        hootsuite_csv="06/01/2026 09:30,One,https://a.example\n06/13/2026 18:00,Two,\n",
    )
    for name in ("sprout.csv", "hootsuite.csv"):
        plan = folder.load(name)
        assert plan.problems == ()
        assert [str(post.when.value.date) for post in plan.posts] == ["2026-06-01", "2026-06-13"]
    assert plan.posts[0].text == "One\nhttps://a.example"


def test_dates_that_can_mean_two_days_are_not_guessed(folder):
    folder.write(june_csv="03/04/2026 09:30,One,\n05/04/2026 18:00,Two,\n")
    plan = folder.load("june.csv")
    assert [post.when for post in plan.posts] == [None, None] and plan.problems == ()
    (found,) = plan.diagnostics
    assert (found.rule, found.span.line, found.span.column) == ("reading/ambiguous-date", 1, 1)
    assert "can mean two days" in found.message and "1 more" in found.message


def test_a_column_for_each_network_says_where_a_post_goes(folder):
    folder.write(june_csv=TOOLS["Metricool"].replace("FALSE,FALSE,TRUE", "TRUE,TRUE,FALSE"))
    (post,) = folder.load("june.csv").posts
    assert (post.accounts, post.status) == (("facebook",), "draft")


def test_a_text_for_each_network_is_a_post_on_each(folder):
    folder.write(june_csv="Date;LinkedIn;Twitter\n2026-06-01;At length;In short\n2026-06-02;;Only here\n")
    posts = folder.load("june.csv").posts
    assert [(post.text, post.accounts) for post in posts] == [
        ("At length", ("linkedin",)),
        ("In short", ("x",)),
        ("Only here", ("x",)),
    ]


def test_what_divides_cells_elsewhere_belongs_to_the_texts_of_a_single_column(folder):
    folder.write(june_csv="text\nThe gate; the bench\nIt is open;\n|Come by\n2 | 3; or more\nSit\n")
    plan = folder.load("june.csv")
    assert not plan.diagnostics
    assert [(post.text, post.span.line) for post in plan.posts] == [
        ("The gate; the bench", 2),
        ("It is open;", 3),
        ("|Come by", 4),
        ("2 | 3; or more", 5),
        ("Sit", 6),
    ]


@pytest.mark.parametrize(
    ("title", "text"), [("text", "ora\tcopy"), ("text", "ora\u2028\tcop|y"), ("text;", None), ("Plan", None)]
)
def test_names_that_seem_divided_below_a_single_column_are_its_text(folder, title, text):
    folder.write(june_csv=f"{title}\n{text or 'ora;copy'}\n")
    assert [post.text for post in folder.load("june.csv").posts] == [text] * (text is not None)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("june.csv", "text\n;\n;Sit\n"),
        ("june.csv", "date,text\n,;\n,;Sit\n"),
        ("june.json", '[{"text": ";"}, {"text": ";Sit"}]'),
    ],
)
def test_a_sign_that_divides_cells_is_no_text_by_itself(folder, name, written):
    folder.write(**{name.replace(".", "_"): written})
    assert [post.text for post in folder.load(name).posts] == [";Sit"]


@pytest.mark.parametrize("row", ["The gate, the bench", '"The gate";the bench'])
def test_a_row_of_more_cells_than_a_single_column_is_not_read(folder, row):
    folder.write(june_csv=f"text\nSit\n{row}\n")
    plan = folder.load("june.csv")
    assert [(found.rule, found.span.line) for found in plan.diagnostics] == [("reading/csv", 3)]
    assert [post.text for post in plan.posts] == ["Sit"]


def test_a_byte_order_mark_and_quoted_line_breaks_move_no_line(folder):
    text = '\ufeffdate,text\n2026-06-01,"One\n\nline"\n2026-06-02,Two\n2026-02-30,Three\n'
    folder.write(june_csv=text)
    plan = folder.load("june.csv")
    read = [("One\n\nline", 2), ("Two", 5), ("Three", 6)]
    assert [(post.text, post.span.line) for post in plan.posts] == read
    (found,) = plan.diagnostics
    assert (found.rule, found.span.line, found.span.column) == ("reading/no-such-date", 6, 1)


def test_titles_legends_repeated_headers_and_rows_without_a_text_are_no_posts(folder):
    folder.write(
        june_csv=(
            "Our plan for June,,,\n"
            "Date,Copy,Channel,Notes\n"
            "YYYY-MM-DD,The text of the post,Where it goes,\n"
            "2026-06-01,Hello,X,\n"
            ",,,\n"
            "2026-06-02,,X,still to write\n"
            "Date,Copy,Channel,Notes\n"
            "TBC,Undated so far,X,\n"
        )
    )
    plan = folder.load("june.csv")
    assert plan.problems == ()
    assert [(post.text, post.span.line, post.when is None) for post in plan.posts] == [
        ("Hello", 4, False),
        ("Undated so far", 8, True),
    ]
    assert plan.files[0].notes == (
        "1 row without anything to post (line 6)",
        "2 rows that only explain the columns (lines 3, 7)",
    )


def test_a_number_in_a_column_of_texts_is_none_and_that_is_said(folder):
    folder.write(june_csv="Date,Channel,Copy\n2026-06-01,X,Two days to go\n2026-06-02,X,1\n")
    plan = folder.load("june.csv")
    assert [post.text for post in plan.posts] == ["Two days to go"]
    assert plan.files[0].notes == ("1 row with nothing but a number for a text (line 3)",)


def test_cells_of_a_column_without_a_name_are_noted_unless_they_number_the_rows(folder):
    folder.write(
        june_csv=(
            ",Date,Copy,\n"
            "1,2026-06-01,Hello,and welcome to the gate\n"
            "2,2026-06-02,Hello again,\n"
            "3,2026-06-03,Bye,until then\n"
        )
    )
    plan = folder.load("june.csv")
    assert [post.text for post in plan.posts] == ["Hello", "Hello again", "Bye"]
    assert plan.files[0].notes == ("cells in columns without a name (lines 2, 4): name the columns",)
    assert plan.extra_keys == ()


def test_columns_of_our_own_are_named_in_the_settings(folder):
    folder.write(
        postlint_yaml='columns: {"Copy EN": text, Go live: date, Wer: author}\ncalendars: ["*.csv"]\n',
        june_csv="Go live,Copy DE,Copy EN,Wer\n2026-06-01,Hallo,Hello,Jo Brown\n",
    )
    plan = folder.load()
    (post,) = plan.posts
    assert (post.text, post.author.value, str(post.when.value.date)) == ("Hello", ("Jo Brown",), "2026-06-01")
    assert plan.extra_keys == ()
    assert any('in no post, under "Copy DE"' in note for file in plan.files for note in file.notes)


def test_a_table_without_texts_is_declined_with_the_reason(folder):
    folder.write(calendar_csv="date,title,owner\n2026-06-01,Why we moved the trail,Jo\n")
    plan = folder.load()
    assert (plan.posts, plan.problems) == ((), ())
    assert "without the texts" in plan.files[0].declined
    (problem,) = folder.load("calendar.csv").problems
    assert "columns:" not in problem.message


def test_a_row_with_too_many_cells_is_a_problem_at_its_place_and_the_rest_is_read(folder):
    folder.write(june_csv="date,text\n2026-06-01,Bread, butter and jam\n2026-06-02,Two\n2026-06-03\n")
    plan = folder.load("june.csv")
    assert [post.text for post in plan.posts] == ["Two"]
    (problem,) = plan.problems
    assert (problem.span.line, problem.span.column) == (2, 18)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"date,text\n2026-06-01,caf\x81\n", (2, 15)),
        (b"date,text\n2026-06-01,a\0b\n", (2, 13)),
        ("date,text\n2026-06-01,a\n".encode("utf-16"), (0, 0)),
        (b'date,text\n2026-06-01,"a\n', (2, 12)),
        (b"PK\x03\x04\x14\0\0\0", (1, 3)),
        (b"", (0, 0)),
    ],
    ids=["no letter", "nul", "utf-16", "open quote", "zip", "empty"],
)
def test_bytes_that_are_no_table_get_one_error_at_their_place(folder, data, place):
    (folder.path / "bad.csv").write_bytes(data)
    folder.write(good_csv="date,text\n2026-06-01,Fine\n")
    plan = folder.load("bad.csv", "good.csv")
    assert [post.text for post in plan.posts] == ["Fine"]
    assert [(problem.span.path, problem.span.line, problem.span.column) for problem in plan.problems] == [
        ("bad.csv", *place)
    ]


@pytest.mark.parametrize(
    ("written", "order", "meant"),
    [
        ("3/4/2026 9:30 PM", "day-first", "2026-04-03 21:30"),
        ("3/4/2026 12:05 am", "month-first", "2026-03-04 00:05"),
        ("3.4.2026", None, "2026-04-03"),
        ("3/4/2026", None, "3/4/2026"),
        ("2026/6/1 09:00", None, "2026-06-01 09:00"),
        ("9am", None, "09:00"),
        ("2026-06-01 12 p.m.", None, "2026-06-01 12:00"),
        ("2026-06-01 am", None, "2026-06-01 am"),
        ("13:30 PM", None, "13:30 PM"),
        ("2026-06-01", "day-first", "2026-06-01"),
    ],
)
def test_dates_of_spreadsheets_become_dates_of_calendars(written, order, meant):
    assert settled(written, order) == meant


def test_dates_that_contradict_each_other_tell_no_order():
    assert order_of(["13/06/2026", "06/13/2026"]) is None
    assert order_of(["13/06/2026", "03/04/2026"]) == "day-first"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1 June 2026", "2026-06-01"),
        ("Mon, 1st June 2026 9am", "2026-06-01 09:00"),
        ("June 1, 2026 at 2:30 pm", "2026-06-01 14:30"),
        ("2026-06-01 12 a.m.", "2026-06-01 00:00"),
        ("1 June", "1 June"),
        ("June 2026", "June 2026"),
    ],
)
def test_dates_and_hours_in_words_are_read_where_they_name_a_day(written, meant):
    assert settled(written, None) == meant


def test_networks_are_known_however_a_cell_names_them(folder):
    folder.write(june_csv="Date,Network,Message\n1 June 2026,Twitter & Facebook page,Come in\n")
    plan = folder.load("june.csv")
    assert plan.problems == ()
    assert {account.channel for account in plan.accounts.values()} == {"x", "facebook"}


def test_columns_are_known_in_other_tongues(folder):
    folder.write(june_csv="Fecha;Canal;Texto;Estado\n2026-06-01;Instagram;El parque abre hoy;borrador\n")
    plan = folder.load("june.csv")
    assert plan.problems == () and plan.extra_keys == ()
    assert [(post.text, post.status) for post in plan.posts] == [("El parque abre hoy", "draft")]


def test_a_column_of_profiles_says_whose_posts_they_are(folder):
    folder.write(
        june_csv="Date,Profile,Text\n2026-06-01,@cityparks,Hello there\n2026-06-02,@citylibrary,And you?\n"
    )
    plan = folder.load("june.csv")
    assert [post.accounts for post in plan.posts] == [("@cityparks",), ("@citylibrary",)]


def test_a_row_with_a_poll_alone_is_a_post(folder):
    rows = "2026-06-01,X,We open at nine.,\n2026-06-02,X,,Ash; Clay\n"
    folder.write(june_csv=f"Date,Channel,Text,Poll\n{rows}")
    posts = folder.load("june.csv").posts
    assert [post.poll.value if post.poll else None for post in posts] == [None, ("Ash", "Clay")]


def test_breaks_that_databases_write_out_between_tabs_are_breaks_but_not_in_names_of_files(folder):
    folder.write(
        tweets_tsv="text\timg1\timg2\n"
        "Moss and stone\\nIt waits.\\r\\n\\r\\nSo do we.\tJune pictures\\new.png\tb.png\n"
        "Write \\\\n for a line.\t\t\n"
    )
    first, second = folder.load("tweets.tsv").posts
    assert (first.text, second.text) == (
        "Moss and stone\nIt waits.\n\nSo do we.",
        "Write \\\\n for a line.",
    )
    assert [medium.file for medium in first.media][-1] == "b.png"
    folder.write(tweets_csv="text,date\nMoss and stone\\nIt waits.,2026-06-01\n")
    assert folder.load("tweets.csv").posts[0].text == "Moss and stone\\nIt waits."
