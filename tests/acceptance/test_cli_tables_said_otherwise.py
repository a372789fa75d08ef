"""What tables say in ways of their own: networks, times, ticks, headings, formulas; nothing of it is lost."""

import io

import pytest
import yaml
from openpyxl import Workbook


@pytest.fixture
def read(run, workplace):
    """Return a function that reads a table or workbook, and gives each post as a dictionary."""

    def read_file(content, name="social-plan.csv"):
        path = workplace / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        ran = run("import", name)
        assert ran.exit_code == 0, ran.stdout + ran.stderr
        return yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"]

    return read_file


def workbook(**sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def said(run):
    """Return all that a check says of the table, however its lines are broken."""
    return " ".join(run("check", "--show", "info", "social-plan.csv").stdout.split())


def where(posts):
    """Return the accounts of each post, which are called by their networks where nobody names them."""
    return [post.get("accounts", [post.get("account")]) for post in posts]


def test_the_name_of_a_sheet_says_on_which_network_its_posts_go_out(read):
    rows = [["Date", "Copy"], ["2026-06-01", "The pond is open again."]]
    posts = read(workbook(FB_posts=rows, LinkedIn=rows), "social.xlsx")
    assert where(posts) == [["facebook"], ["linkedin"]]


def test_a_title_and_a_row_that_name_a_network_hold_for_the_rows_below(read, run):
    table = (
        "Instagram plan,\nDate,Copy\n2026-06-01,The pond is open.\nLinkedIn plan,\n2026-06-02,Ducks hire.\n"
    )
    assert where(read(table)) == [["instagram"], ["linkedin"]]
    assert "left out 1 row that only heads those below (line 4)" in said(run)


def test_a_column_whose_cells_all_name_networks_is_one_of_networks(read):
    posts = read("Date,Kanava,Copy\n2026-06-01,IG + FB,The pond is open.\n2026-06-02,@pond (X),Ducks!\n")
    assert where(posts) == [["instagram", "facebook"], ["x"]]


def test_ticks_alone_make_no_column_of_networks(read):
    posts = read("Date,Boosted,Copy\n2026-06-01,x,The pond is open.\n2026-06-02,x,Ducks!\n")
    assert where(posts) == [[None], [None]]


def test_accounts_that_tell_their_networks_are_on_them(run, read):
    read("Account,Date,Copy\nPond on LinkedIn,2026-06-01,It is open.\nPond on Facebook,2026-06-02,Ducks!\n")
    accounts = yaml.safe_load(run("import", "social-plan.csv").stdout)["accounts"]
    assert [account["channel"] for account in accounts.values()] == ["linkedin", "facebook"]


@pytest.mark.parametrize("word", ["All", "all channels", "Todas", "tous"])
def test_all_means_the_networks_that_the_column_names(read, word):
    table = f"Date,Channel,Copy\n2026-06-01,X,One.\n2026-06-02,LinkedIn,Two.\n2026-06-03,{word},Three.\n"
    assert sorted(where(read(table))[2]) == ["linkedin", "x"]


@pytest.mark.parametrize("mark", ["✓", "•", "TRUE", "Reel", "Story", "09:30"])
def test_what_ticks_a_network_is_no_text(read, mark):
    (post,) = read(f"Date,Copy,Instagram,LinkedIn\n2026-06-01,The pond is open.,{mark},\n")
    assert (post["account"], post["text"]) == ("instagram", "The pond is open.")


def test_a_text_of_a_network_leaves_the_others_the_text_for_all(read):
    table = (
        'Date,Channel,Copy,Facebook copy\n2026-06-01,"LinkedIn, Facebook",For all of you.,For you on FB.\n'
    )
    assert {post["account"]: post["text"] for post in read(table)} == {
        "facebook": "For you on FB.",
        "linkedin": "For all of you.",
    }


def test_a_text_that_goes_nowhere_is_named(read, run):
    read("Date,Copy,Facebook copy\n2026-06-01,For all of you.,For you on FB.\n")
    assert "of which nothing says where they go (line 2)" in said(run)


def test_dates_for_each_network_are_a_post_on_each(read):
    posts = read("Copy,Facebook date,X date\nThe pond is open.,2026-06-01,2026-06-02\nDucks!,,2026-06-03\n")
    assert [(post["account"], post["date"]) for post in posts] == [
        ("facebook", "2026-06-01"),
        ("x", "2026-06-02"),
        ("x", "2026-06-03"),
    ]


def test_a_time_without_a_date_is_one_of_the_day_above_and_said_to_be(read, run):
    table = "Date,Time,Channel,Copy\n2026-06-01,09:00,X,One.\n,12:00,X,Two.\n,,X,Three.\n"
    assert [post.get("date") for post in read(table)] == ["2026-06-01 09:00", "2026-06-01 12:00", None]
    assert "reading/date-from-above" in said(run)


def test_a_day_that_only_heads_its_rows_is_theirs(read):
    posts = read("Date,Time,Copy\n2026-06-01,09:00,One.\n2026-06-02,,\n,12:00,Two.\n")
    assert posts[1]["date"] == "2026-06-02 12:00"


def test_a_time_that_is_none_is_named(read, run):
    read("Date,Time,Copy\n2026-06-01,some time in the morning,One duck swims.\n")
    assert 'Times that name no hour, left out: "some time in the morning"' in said(run)


def test_a_span_of_hours_begins_when_it_begins(read):
    (post,) = read("Date,Time,Copy\n2026-06-01,9:30 - 10:30,One duck swims.\n")
    assert post["date"] == "2026-06-01 09:30"


@pytest.mark.parametrize("heading", ["JULY – LATE EVENINGS", "Week 27", "Q3", "July: the pond", "Ideas:"])
def test_a_row_that_heads_others_is_no_post(read, heading):
    posts = read(f'Copy,Channel,Date\n"{heading}",,\nThe pond is open.,X,2026-07-01\n')
    assert [post["text"] for post in posts] == ["The pond is open."]


def test_a_text_of_its_own_is_a_post_without_a_date(read):
    posts = read(
        "Copy,Channel,Date\nWe have not found a day for this one yet.,,\nThe pond is open.,X,2026-07-01\n"
    )
    assert len(posts) == 2


def test_posts_that_were_called_off_are_left_out(read, run):
    table = "Date,Copy,Status\n2026-06-01,One duck swims.,❌ Cancelled\n2026-06-02,Two.,Draft\n"
    assert len(read(table)) == 1
    assert "marked as not going out (line 2)" in said(run)


@pytest.mark.parametrize("left", ["#REF!", "#N/A", "#NAME?", "=CONCATENATE(A1,B1)"])
def test_what_formulas_left_is_said_and_read_as_nothing(read, run, left):
    posts = read(f'Date,Copy,Status\n2026-06-01,"{left}",Draft\n2026-06-02,Two ducks.,Draft\n')
    assert [post["text"] for post in posts] == ["Two ducks."]
    assert "is what is left of a formula" in said(run)


def test_a_row_that_names_groups_is_no_header_though_one_is_called_content(read):
    table = (
        "Planning,,Content,,Sign-off\nDate,Channel,Caption,Tags,Owner\n2026-06-01,X,The pond is open.,,Ada\n"
    )
    (post,) = read(table)
    assert (post["date"], post["account"], post["text"]) == ("2026-06-01", "x", "The pond is open.")


def test_a_grid_of_days_is_declined_with_what_to_write(run, workplace):
    (workplace / "social.csv").write_text(
        "Time,Mon 1 Jun,Tue 2 Jun,Wed 3 Jun\n09:00,The pond opens.,Ducks!,\n"
    )
    listed = run("check", "--list-files").stdout
    assert "a grid with days side by side (Mon 1 Jun, Tue 2 Jun …)" in listed
    assert "Write one post a row" in listed


def test_the_header_may_say_what_comes_first_in_dates(read):
    (post,) = read("Date (MM/DD/YYYY),Copy\n06/01/2026,The pond is open.\n")
    assert post["date"] == "2026-06-01"


def test_dates_under_a_name_of_ones_own_are_named(read, run):
    read("Due,Copy\n2026-06-01,The pond is open.\n")
    assert "columns: {Due: date}" in said(run)


@pytest.mark.parametrize(
    "name",
    ["Data pubblicazione", "Data de publicacao", "Fecha publicacion", "Plaatsingsdatum", "Date de parution"],
)
def test_names_do_without_small_words_and_accents(read, name):
    (post,) = read(f"{name},Copy\n2026-06-01,The pond is open.\n")
    assert post["date"] == "2026-06-01"


def test_a_file_that_a_database_names_with_its_address_is_one(read):
    (post,) = read("Date,Copy,Attachments\n2026-06-01,The pond.,pond.png (https://files.example/pond.png)\n")
    assert [medium if isinstance(medium, str) else medium["file"] for medium in post["media"]] == ["pond.png"]


def test_a_table_of_networks_and_texts_is_read_when_it_is_met(run, workplace):
    (workplace / "out.csv").write_text(
        "Network,Message\nX,The pond is open today.\nLinkedIn,Ducks are hiring now.\n"
    )
    assert "out.csv: 2 posts (csv)" in run("check", "--list-files").stdout


@pytest.mark.parametrize(
    "table",
    [
        "comment_id,platform,message\n1,X,What a lovely pond this is\n2,Facebook,When do you open then\n",
        "date,channel,contact,message\n2026-06-01,LinkedIn,Zed,He wants to speak at the pond\n",
        "name,description,twitter,linkedin\nAda,Ada looks after the pond,@ada,ada-pond\n",
        "post_id,platform,content,impressions,clicks\n1,X,Ten ducks to know this year,45,2\n",
    ],
    ids=["comments", "talks", "people", "figures"],
)
def test_tables_of_something_else_are_not_read_when_they_are_met(run, workplace, table):
    (workplace / "out.csv").write_text(table)
    assert "out.csv: 1" not in (listed := run("check", "--list-files").stdout) and "posts (csv)" not in listed


def test_a_million_empty_rows_are_passed_by(read):
    assert len(read("Date,Channel,Copy\n2026-06-01,X,The pond is open.\n" + ",,\n" * 1_000_000)) == 1


def test_of_two_columns_of_days_that_with_dates_counts(read):
    (post,) = read("Day,Date,Copy\nMonday,2026-06-01,The pond is open.\n")
    assert post["date"] == "2026-06-01"


@pytest.mark.parametrize(
    "header",
    ["Message,Image URL(s),Date & Time,Link", "Text,Media urls,Date,Link", "Caption,Media,Scheduled Time"],
)
def test_a_table_of_any_name_is_read_where_its_texts_are_planned_or_go_out(run, workplace, header):
    day = ",2026-06-01," if header.endswith("Link") else ",2026-06-01"
    (workplace / "bulk.csv").write_text(f"{header}\nThe pond is open today.,{day}\n")
    assert "bulk.csv: 1 post (csv)" in run("check", "--list-files").stdout


GROUPED = """\
Brook Lane Trust,,,,
,Facebook,,LinkedIn,
Date,Copy,Image,Copy,Image
2026-06-01,The gate is open from Saturday.,gate.jpg,After two years the garden is open to everybody.,gate.jpg
2026-06-03,Who counts the ducks with us?,ducks.jpg,,
"""


def test_a_row_above_the_header_says_on_which_network_the_texts_below_it_go_out(read):
    posts = read(GROUPED)
    assert where(posts) == [["facebook"], ["linkedin"], ["facebook"]]
    assert posts[1]["text"] == "After two years the garden is open to everybody."


def test_a_row_above_the_header_that_names_something_else_changes_no_column(read):
    assert len(read(GROUPED.replace("Facebook", "Morning").replace("LinkedIn", "Evening"))) == 2


def test_what_stands_below_a_network_holds_for_its_text_alone(read):
    posts = read(
        ",Facebook,,,LinkedIn,,,\nDate,Copy,Image,Alt text,Copy,Image,Alt text,Owner\n"
        "2026-06-01,The gate is open.,gate.jpg,A gate,The path is long.,path.jpg,A path,Ola\n"
    )
    pictures = [[(one["file"], one["alt"]) for one in post["media"]] for post in posts]
    assert pictures == [[("gate.jpg", "A gate")], [("path.jpg", "A path")]]


@pytest.mark.parametrize(
    "head",
    [
        ",Facebook,,,LinkedIn,,\nDate,Copy,Time,Status,Copy,Time,Status\n",
        "Date,Facebook,,,LinkedIn,,\n,Copy,Time,Status,Copy,Time,Status\n",
    ],
)
def test_stages_and_times_below_a_network_are_those_of_its_text(read, head):
    posts = read(
        f"{head}2026-06-01,The gate is open.,9:00,draft,The path is long.,17:30,approved\n"
        "2026-06-02,The ducks are back.,9:00,cancelled,Who counts the ducks?,17:30,approved\n"
    )
    assert [(post["text"], post["date"], post["status"]) for post in posts] == [
        ("The gate is open.", "2026-06-01 09:00", "draft"),
        ("The path is long.", "2026-06-01 17:30", "approved"),
        ("Who counts the ducks?", "2026-06-02 17:30", "approved"),
    ]


def test_three_networks_may_share_a_date(read):
    posts = read(
        ",Facebook,,LinkedIn,,X,\nDate,Copy,Image,Copy,Image,Copy,Image\n"
        "2026-06-01,The gate is open.,a.jpg,The path is long.,b.jpg,Ducks at six.,c.jpg\n"
    )
    assert where(posts) == [["facebook"], ["linkedin"], ["x"]]
    assert [post["media"][0]["file"] for post in posts] == ["a.jpg", "b.jpg", "c.jpg"]


def test_each_network_may_have_a_date_of_its_own(read):
    posts = read(
        "Facebook,,LinkedIn,\nDate,Copy,Date,Copy\n"
        "2026-06-01,The gate is open.,2026-06-04,The path is long.\n"
    )
    assert [post["date"] for post in posts] == ["2026-06-01", "2026-06-04"]


@pytest.mark.parametrize(
    "header",
    [
        "postAtSpecificTime (YYYY-MM-DD HH:mm:ss),content,imageUrls,videoUrl",
        "Date,Content,Image URLs,Video URL",
        "Text,Posting Time,Image URL,Video URL",
    ],
)
def test_files_in_two_columns_both_count(read, header):
    first, second = "2026-12-07 09:00:00", "The mobile library stops at the mill."
    words = f"{second},{first}" if header.startswith("Text") else f"{first},{second}"
    (post,) = read(f"{header}\n{words},https://a.example/van.jpg,https://a.example/van.mp4\n")
    assert post["media"] == [{"file": "https://a.example/van.jpg"}, {"video": "https://a.example/van.mp4"}]


def test_no_column_of_titles_is_offered_as_one_of_texts(run, workplace):
    table = "date,platform,title,copy_path\n2026-12-07,x,How we draw knitting in 3D,posts/knit.md\n"
    (workplace / "posts.csv").write_text(table)
    said = " ".join(run("check", "--list-files").stdout.split())
    assert "They may stand in the files under copy_path" in said
    assert "columns:" not in said


def test_a_row_of_networks_is_no_post_and_named(read, run):
    table = "Date,Where,Text,Owner\n2026-06-01,X,The gate is open.,Ann\nX,LinkedIn,Facebook,Mastodon\n"
    assert len(read(table)) == 1
    assert "left out 1 row that only heads those below (line 3)" in said(run)


def test_a_plan_with_networks_under_any_name_says_how_to_write_its_texts(run, workplace):
    (workplace / "social-plan.csv").write_text(
        "Card,Label,Due\nLamp,X,2026-06-01\nGate,LinkedIn,2026-06-02\n"
    )
    assert "Write them in a column called Text" in run("check", "--list-files").stdout


def test_notes_on_a_workbook_name_its_rows(run, workplace):
    rows = [["Date", "Platform", "Copy"], ["9/8/26", "X", "The gate\nis open."], ["soon", "X", "Who comes?"]]
    (workplace / "social-plan.xlsx").write_bytes(workbook(June=[["Gate"], *rows]))
    told = " ".join(run("check", "--show", "info").stdout.split())
    assert "June!A3" in told
    assert "what looks like days" not in told


@pytest.mark.parametrize("name", ["Posted?", "Published", "sent", "Done?", "Gepostet"])
@pytest.mark.parametrize("yes", ["Yes", "✅", "x", "2026-06-02"])
def test_a_column_that_asks_what_went_out_says_so_of_rows_with_a_yes_or_a_day(read, run, name, yes):
    posts = read(
        f"Date,Platform,{name},Text\n2026-06-01,X,{yes},The gate is open.\n2026-06-02,X,No,Who comes?\n"
    )
    assert [post.get("status") for post in posts] == ["published", None]
    assert "Keys of your own" not in said(run)


@pytest.mark.parametrize("no", ["n/a", "-", "–", "not yet", "pending", "No.", "☐", "❌", "?", "TBC"])
def test_what_says_no_or_nothing_below_posted_leaves_the_other_rows_their_yes(read, run, no):
    posts = read(f"Date,Platform,Posted?,Text\n2026-06-01,X,Yes,The gate is open.\n2026-06-02,X,{no},Who?\n")
    assert [post.get("status") for post in posts] == ["published", None]
    assert "Keys of your own" not in said(run)


@pytest.mark.parametrize(("day", "status"), [("2026-06-05", "published"), ("2026-05-30", None)])
def test_a_day_below_posted_counts_once_the_day_of_the_post_has_come(read, day, status):
    posts = read(f"Date,Platform,Posted,Text\n2026-06-01,X,{day},The gate is open.\n2026-06-02,X,No,Who?\n")
    assert [post.get("status") for post in posts] == [status, None]


def test_a_day_below_live_may_be_to_come(read):
    posts = read("Date,Platform,Live,Text\n2026-06-01,X,2026-06-05,The gate is open.\n")
    assert "status" not in posts[0]


def test_a_column_of_that_name_that_answers_nothing_is_a_teams_own(read, run):
    (post,) = read("Date,Platform,Done,Text\n2026-06-01,X,by Ann,The gate is open.\n")
    assert "status" not in post
    assert "Keys of your own, left alone: Done" in said(run)


@pytest.mark.parametrize("name", ["Post status", "Publication Status", "Progress", "État", "Fase"])
def test_a_status_is_known_by_the_names_that_teams_have_for_it(read, name):
    (post,) = read(f"Date,Platform,{name},Text\n2026-06-01,X,Approved,The gate is open.\n")
    assert post["status"] == "approved"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Date/Time", "1 June 2026"),
        ("Planned date", "1 June 2026"),
        ("Plaatsingsdatum", "1 juni 2026"),
        ("Date prévue", "1 juin 2026"),
        ("Day", "1 June 2026"),
        ("Social platform", "LinkedIn"),
        ("Netwerk", "LinkedIn"),
        ("Site", "LinkedIn"),
        ("Publication status", "Approved"),
    ],
)
def test_a_field_has_the_same_names_in_markdown_as_in_a_table(read, name, value):
    text = "The gate by the mill is open again, and who comes to see it on Saturday?"
    (row,) = read(f'{name},Text\n"{value}","{text}"\n')
    (post,) = read(f"# Posts\n\n### Post 1\n\n**{name}:** {value}\n\n**Text:** {text}\n", "social-posts.md")
    assert row == post and len(post) > 1


@pytest.mark.parametrize("name", ["Copy", "Text", "Post"])
def test_a_text_in_a_paragraph_of_its_own_may_have_its_name_in_front(read, run, name):
    plan = "\n\n".join(
        f"### Post {number}\n\nPlatform: LinkedIn\nStatus: Done\n\n{name}: The gate is open on day {number}."
        for number in (1, 2)
    )
    posts = read(f"# Posts\n\n{plan}\n", "social-posts.md")
    assert [post["text"] for post in posts] == ["The gate is open on day 1.", "The gate is open on day 2."]
    assert "may be read wrongly" not in run("check", "--show", "info", "social-posts.md").stdout


@pytest.mark.parametrize(("name", "stage"), [("Posted?", "published"), ("Ready?", "approved")])
def test_a_label_may_ask_how_far_a_post_has_got(read, name, stage):
    post = "**Platform:** LinkedIn\n**{}:** Yes\n\n**Text:** The gate by the mill is open, and who comes?\n"
    posts = read(
        "# Posts\n\n" + "".join(f"### Post {n}\n\n{post.format(name)}\n" for n in (1, 2)), "social-posts.md"
    )
    assert [post["status"] for post in posts] == [stage, stage]


@pytest.mark.parametrize("name", ["Script/Caption", "Copy / notes"])
def test_a_column_of_two_names_holds_texts_where_one_of_them_is_that_of_a_text(read, name):
    (post,) = read(f"Platform,{name}\nLinkedIn,The gate is open.\n")
    assert post["text"] == "The gate is open."


@pytest.mark.parametrize("name", ["Posted ?", "Posted？", "¿Publicado?", "Publié\u00a0?"])
def test_a_question_mark_may_stand_apart_or_be_written_in_another_way(read, name):
    (row, _) = read(f"Date,Platform,{name},Text\n2026-06-01,X,x,The gate is open.\n2026-06-02,X,,Who?\n")
    (entry,) = read(f'posts:\n- {{date: 2026-06-01, "{name}": yes, text: The gate is open.}}\n', "p.yaml")
    assert row["status"] == entry["status"] == "published"


@pytest.mark.parametrize("name", ["Release date", "Target date"])
def test_the_day_of_what_a_post_is_about_is_not_its_own(read, run, name):
    posts = read(
        f"Date,Platform,{name},Text\n2026-06-01,X,2026-08-01,The record is out in August.\n"
        f"2026-06-02,X,2026-08-01,Hear a song of it.\n"
    )
    assert [post["date"] for post in posts] == ["2026-06-01", "2026-06-02"]
    assert "second-date" not in said(run)
    (entry,) = read(f"posts:\n- {{{name}: 2026-08-01, text: The record is out in August.}}\n", "p.yaml")
    assert "date" not in entry


@pytest.mark.parametrize("name", ["Final copy", "Copy del post", "Berichttekst", "Post wording"])
def test_a_text_has_the_same_names_in_markdown_as_in_a_table(read, name):
    text = "The gate by the mill is open again, and who comes to see it on Saturday?"
    (row,) = read(f'Platform,{name}\nLinkedIn,"{text}"\n')
    (post,) = read(
        f"# Posts\n\n### Post 1\n\n**Platform:** LinkedIn\n\n**{name}:** {text}\n", "social-posts.md"
    )
    assert row == post


def test_a_name_of_a_text_amid_one_is_a_word_of_it(read):
    post = "Platform: LinkedIn\nStatus: Approved\n\nThe gate is open again.\n{}Message: us for a seat.\n"
    plan = "".join(
        f"### Post {number}\n\n{post.format(between)}\n" for number, between in ((1, ""), (2, "\n"))
    )
    texts = [post["text"] for post in read(f"# Posts\n\n{plan}", "social-posts.md")]
    assert all(text.startswith("The gate") and text.endswith("Message: us for a seat.") for text in texts)


def test_a_column_that_asks_what_went_out_may_say_how_far_posts_have_got(read, run):
    rows = ("Yes", "Scheduled", "Cancelled", "")
    table = "".join(
        f"{said},2026-06-0{day},X,The gate is open on day {day}.\n" for day, said in enumerate(rows, 1)
    )
    posts = read(f"Posted?,Date,Platform,Text\n{table}")
    assert [post.get("status") for post in posts] == ["published", "scheduled", None]
    assert "left out 1 row marked as not going out (line 4)" in said(run)
