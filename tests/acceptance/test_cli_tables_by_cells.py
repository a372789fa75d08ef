"""What stands in the cells of a table tells where names do not: what is handed down, and what is no post."""

import pytest
import yaml


@pytest.fixture
def read(run, workplace):
    """Return a function that reads a table, and gives each post as a dictionary."""

    def read_file(content, name="social-plan.csv"):
        (workplace / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        ran = run("import", name)
        assert ran.exit_code == 0, ran.stdout + ran.stderr
        return yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"]

    return read_file


@pytest.fixture
def said(run):
    """Return a function that gives all that a check says of the table, however its lines are broken."""
    return lambda: " ".join(run("check", "--show", "info", "social-plan.csv").stdout.split())


def dates(posts):
    return [post.get("date") for post in posts]


def where(posts):
    return [post.get("account") for post in posts]


@pytest.mark.parametrize("tail", ["", "\n2026-06-04,X,Ducks hire."])
def test_a_date_above_holds_for_posts_of_that_day_on_other_networks(read, said, tail):
    posts = read(f"Date,Channel,Copy\n2026-06-01,X,The pond is open.\n,Facebook,Come and swim.{tail}\n")
    assert dates(posts)[:2] == ["2026-06-01", "2026-06-01"]
    assert "reading/date-from-above" in said()


def test_a_date_above_may_not_be_that_of_a_second_post_on_one_network(read, said):
    table = "Date,Channel,Copy\n2026-06-01,X,The pond is open.\n,X,Ducks hire.\n2026-06-04,X,Geese leave.\n"
    assert dates(read(table)) == ["2026-06-01", None, "2026-06-04"]
    assert '"Ducks hire." stands below a date and has none' in said()


@pytest.mark.parametrize("left_open", ["TBC", "evergreen", "some day"])
def test_a_date_that_is_left_open_is_none_for_the_rows_below(read, said, left_open):
    table = f"Date,Channel,Copy\n{left_open},X,Ducks hire.\n,X,Geese leave.\n2026-06-04,X,Frogs stay.\n"
    assert dates(read(table)) == [None, None, "2026-06-04"]
    assert "reading/date" not in said()


def test_without_networks_a_date_holds_up_to_the_next_one_and_the_end_is_doubtful(read, said):
    table = "Date,Copy\n2026-06-01,The pond is open.\n,Ducks hire.\n2026-06-04,Geese leave.\n,Frogs stay.\n"
    assert dates(read(table)) == ["2026-06-01", "2026-06-01", "2026-06-04", None]
    assert "reading/date-maybe-above" in said()


def test_of_ideas_no_date_is_expected(read, said):
    assert dates(
        read("Date,Channel,Copy,Status\n2026-06-01,X,Pond.,ready\n,Facebook,Geese might be fun.,idea\n")
    ) == ["2026-06-01", None]
    assert "reading/date" not in said()


def test_a_heading_ends_what_a_date_holds_for(read):
    table = "Date,Channel,Copy\n2026-06-01,X,The pond is open.\n,,WISHES:\n,Facebook,Come and swim.\n"
    assert dates(read(table)) == ["2026-06-01", None]


def test_a_network_stands_once_for_the_posts_below_it(read, said):
    posts = read(
        "Channel,Date,Copy\nX,2026-06-01,The pond is open.\n,2026-06-02,Ducks hire one more of us today.\n"
        "Facebook,2026-06-03,Geese leave.\n,2026-06-04,Frogs stay.\n"
    )
    assert where(posts) == ["x", "x", "facebook", "facebook"]
    assert "reading/network-from-above" in said()


def test_what_seems_to_divide_a_single_column_is_part_of_its_texts_whatever_stands_beside(read):
    assert [post["text"] for post in read("text\n-0\n;c\n")] == ["-0", ";c"]


def test_names_of_columns_below_the_last_row_take_no_text_away(read):
    posts = read("Copy,\nThe pond is open.,\nCopy,Date\n")
    assert posts[0]["text"] == "The pond is open."


@pytest.mark.parametrize("network", ["", "–", "n/a", "keine"])
@pytest.mark.parametrize("text", ["Bank holiday", "Ausflug", "FERIADO – sem posts", "Order flags"])
def test_a_row_without_a_network_is_no_post_where_others_have_one(read, said, network, text):
    posts = read(f"Date,Channel,Copy\n2026-06-01,X,Pond.\n2026-06-02,{network},{text}\n2026-06-03,X,Geese.\n")
    assert where(posts) == ["x", "x"]
    assert "left out 1 row without a network, though others have one (line 3)" in said()


def test_what_is_clearly_a_post_is_kept_without_its_network_and_said(read, said):
    posts = read(
        "Date,Channel,Copy\n2026-06-01,X,Pond.\n2026-06-02,,Who swims with us? #pond\n2026-06-03,X,Oh.\n"
    )
    assert len(posts) == 3
    assert "names no network, though most others in this file do" in said()


@pytest.mark.parametrize(
    "row", ["Total,,3 posts,", "Summe,7 Beiträge,,3 Medien", ",,Total: 5,", "Totaal 4,,,"]
)
def test_a_row_that_adds_up_others_is_no_post_and_nothing_is_said_of_its_date(read, said, row):
    assert len(read(f"Date,Channel,Copy,Image\n2026-06-01,X,The pond is open.,\n{row}\n")) == 1
    assert "names no day" not in said()
    assert "1 row that only adds up others (line 3)" in said()


@pytest.mark.parametrize(
    "text",
    [
        *("folgt noch", "Text folgt", "à venir", "por definir", "volgt nog", "da definire", "a definir"),
        *("Copy to come from Anna", "awaiting text from Sam", "Tekst volgt", "Texto pendiente"),
    ],
)
def test_what_keeps_the_place_of_a_text_free_counts_in_no_mix(read, said, text):
    read(f"Date,Channel,Copy\n2026-06-01,X,{text}\n2026-06-02,X,The pond is open.\n")
    assert "left out of the mix (placeholder" in said()


@pytest.mark.parametrize(
    "name",
    [
        *("Tekst bericht", "Textvorschlag", "Inhalt", "Contenu du post", "Texto para publicar", "Copy final"),
        *("Post copy v2", "Body copy", "Wording", "Draft text", "Testo definitivo", "Accroche + texte"),
    ],
)
def test_a_name_of_several_words_may_say_that_texts_stand_below(read, said, name):
    assert read(f"Date,Channel,{name}\n2026-06-01,X,Pond.\n")[0]["text"] == "Pond."
    assert "reading/column-by-cells" not in said()


PLAN = (
    "Date,Channel,{}\n2026-06-01,X,{}\n2026-06-02,Facebook,Two geese have asked for a place of their own.\n"
)


def test_the_only_column_of_sentences_in_a_plan_holds_the_texts_and_that_is_said(read, said):
    posts = read(PLAN.format("Ours", "The pond is open and the water is warm."))
    assert posts[0]["text"] == "The pond is open and the water is warm."
    assert '"Ours" counts as the column of texts' in said()


@pytest.mark.parametrize("name", ["Notes", "Brief for Ann", "Visual idea"])
def test_sentences_that_are_for_others_than_readers_are_no_texts(run, workplace, name):
    (workplace / "social-plan.csv").write_text(PLAN.format(name, "Show the pond and say that it is warm."))
    assert "no column of texts" in run("check", "social-plan.csv").stdout


@pytest.mark.parametrize("header", ["Termin", "Día", "Fecha prevista", "Datum/Uhrzeit", "Out on", "Moment"])
def test_a_column_of_nothing_but_days_says_when_posts_go_out(read, header):
    posts = read(f"Channel,Copy,{header}\nX,Pond.,2026-06-01 09:00\nX,Geese.,2026-06-02 10:00\n")
    assert dates(posts) == ["2026-06-01 09:00", "2026-06-02 10:00"]


@pytest.mark.parametrize("header", ["Created", "Deadline", "Erstellt am"])
def test_days_of_something_else_do_not(read, header):
    assert dates(read(f"Channel,Copy,{header}\nX,Pond.,2026-06-01\n")) == [None]


def test_hours_beside_days_are_times_whatever_they_are_called(read):
    assert dates(read("When,At,Where,Copy\n2026-06-01,08:30,X,Pond.\n")) == ["2026-06-01 08:30"]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Hook,Body,CTA", "Warm?,The pond is.,Come and swim."),
        ("Aufhänger,Haupttext,CTA", "Warm?,The pond is.,Come and swim."),
        ("Headline,Body,Call to action", "Warm?,The pond is.,Come and swim."),
    ],
)
def test_parts_of_a_post_in_columns_of_their_own_are_one_post(read, header, row):
    (post,) = read(f"Date,Channel,{header}\n2026-06-01,X,{row}\n")
    assert post["text"] == "Warm?\n\nThe pond is."
    assert post["cta"] == "Come and swim."


def test_a_beginning_that_the_text_repeats_is_written_once(read):
    (post,) = read("Date,Channel,Hook,Copy\n2026-06-01,X,Warm?,Warm? The pond is.\n")
    assert post["text"] == "Warm? The pond is."


def test_a_text_in_a_second_language_is_no_slip(read, said):
    assert (
        read("Date,Channel,Text DE,Text EN\n2026-06-01,X,Der Teich.,The pond.\n")[0]["text"] == "Der Teich."
    )
    assert "Did you mean" not in said()


def test_a_table_in_windows_1252_is_read_and_that_is_noted_once(read, said):
    table = "Datum;Kanal;Text\n01.06.2026;X;Der Teich ist „schön“ – und größer\n02.06.2026;X;Gänse\n"
    posts = read(table.encode("cp1252"))
    assert [post["text"] for post in posts] == ["Der Teich ist „schön“ – und größer", "Gänse"]
    assert said().count("reading/windows-1252") == 1


def test_utf_8_with_a_damaged_letter_is_not_taken_for_windows_1252(run, workplace):
    (workplace / "social-plan.csv").write_bytes("Datum;Text\n01.06.2026;Gänse, größer ".encode() + b"\xe4\n")
    assert "is not UTF-8" in run("check", "social-plan.csv").stdout


BULK = "06/{}/2026 09:05,The pond is open again today.,https://pond.example/{}\n"


def test_a_file_that_only_hootsuite_takes_is_read_when_it_is_met(run, workplace):
    (workplace / "bulk.csv").write_text("".join(BULK.format(day, day) for day in (13, 14, 15)))
    assert "bulk.csv: 3 posts (csv)" in run("check", "--list-files").stdout


@pytest.mark.parametrize(
    "rows",
    [
        "2026-06-13 09:05,the job ran again and failed,https://ci.example/1\n" * 3,
        "06/13/2026 09:07,The pond is open again today.,https://pond.example\n" * 3,
        "06/13/2026 09:05,The pond is open again today.,closed\n" * 3,
    ],
)
def test_times_and_sentences_alone_are_not_read_when_they_are_met(run, workplace, rows):
    (workplace / "log.csv").write_text(rows)
    assert "log.csv: 3 posts" not in run("check", "--allow-empty", "--list-files").stdout


@pytest.mark.parametrize(
    "table",
    [
        "SKU,Name,Details,Added\nA1,Barrel,Holds two hundred litres and fits below gutters.,2026-01-02\n",
        "Timestamp,Heard by,Wishes\n2026-01-02 10:00,Facebook,You should open earlier on Saturdays.\n",
        "Date,Platform,From,They wrote\n2026-01-02,Facebook,Ada,When do you open and is there a lift?\n",
        "Name,LinkedIn,Last seen,What was said\nAda,li.example/a,2026-01-02,We spoke of cranes an hour.\n",
    ],
)
def test_sentences_of_something_else_are_not_read_when_they_are_met(run, workplace, table):
    (workplace / "export.csv").write_text(table)
    assert "0 read" in run("check", "--allow-empty", "--list-files").stdout


def test_the_time_zone_is_taken_over(run, workplace):
    (workplace / "plan.yaml").write_text(
        'timezone: America/New_York\nposts: [{date: "2026-06-01T12:00:00+02:00", channel: x, text: Pond.}]\n'
    )
    made = yaml.load(run("import", "plan.yaml").stdout, Loader=yaml.BaseLoader)
    assert made["timezone"] == "America/New_York"
    assert made["posts"][0]["date"] == "2026-06-01 06:00"


def test_an_alternative_text_without_a_picture_is_named(run, workplace):
    (workplace / "plan.yaml").write_text("posts: [{channel: x, text: Pond., alt: Water}]\n")
    assert "Left out keys of your own: alt." in run("import", "plan.yaml").stderr


def test_first_comments_of_tools_go_out_below_their_posts(read):
    posts = read(
        "Date - Intl. format or prompt,Text,Media URL(s),Comment(s) - Separated by ||\n"
        "2026-06-01 09:00,The pond is open.,,Who swims?||Bring towels.\n"
    )
    assert posts[0]["first_comment"] == ["Who swims?", "Bring towels."]


def test_each_row_of_a_tool_is_a_post_though_it_ticks_no_network(read):
    table = "Text,Date,Time,Draft,Facebook,LinkedIn\nPond.,2026-06-01,09:00,FALSE,TRUE,FALSE\n"
    assert len(read(f"{table}Geese.,2026-06-02,09:00,TRUE,FALSE,FALSE\n")) == 2


def test_a_post_whose_network_is_still_open_is_kept_and_said(read, said):
    posts = read("Date,Channel,Copy\n2026-06-01,X,Pond.\n2026-06-02,TBD,Geese.\n2026-06-03,X,Oh.\n")
    assert len(posts) == 3
    assert "social-plan.csv:3:1: warning: This post names no network" in said()


@pytest.mark.parametrize("text", ["No post (holiday)", "Kein Beitrag", "Pas de publication"])
def test_a_row_that_only_says_that_nothing_goes_out_is_no_post_on_any_network(read, said, text):
    assert len(read(f"Date,Channel,Copy\n2026-06-01,X,Pond.\n2026-06-02,X,{text}\n")) == 1
    assert "1 row that only says that nothing goes out (line 3)" in said()


def test_a_post_may_speak_of_post(read):
    assert len(read("Date,Channel,Copy\n2026-06-02,X,No post today? The pond is open all the same.\n")) == 1
