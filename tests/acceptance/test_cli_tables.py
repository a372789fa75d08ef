"""Tables as teams and tools keep them: which row is the header, where the texts are, and what is no post."""

import pytest
import yaml


@pytest.fixture
def write(workplace):
    def write_file(name, text):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write_file


@pytest.fixture
def posts(run, write):
    """Return a function that reads a table by name, and gives each post as a dictionary."""

    def read(text, name="social.csv"):
        write(name, text)
        ran = run("import", name)
        assert ran.exit_code == 0, ran.stdout + ran.stderr
        return yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"]

    return read


def listed(run):
    return run("check", "--list-files").stdout


PLANS = {
    "a poll": "Date,Where,Type,Idea\n2026-06-01,X,Poll,Which pond\n2026-06-02,X,Story,The heron\n",
    "files": "date,platform,content_file\n2026-06-01,X,x/launch.md\n2026-06-02,X,Launch thread\n",
    "networks without dates": "Where,Type,Idea\nInstagram,Post,The heron\nLinkedIn,Post,The pond\n",
}


@pytest.mark.parametrize("plan", PLANS)
def test_no_row_of_data_is_ever_taken_for_the_header(run, write, plan):
    write("social.csv", PLANS[plan])
    assert "passed over: a table without the texts of posts: no column of texts among" in listed(run)


def test_a_plan_without_texts_says_which_column_might_hold_them(run, write):
    write("social.csv", "Date,Where,Caption idea\n2026-06-01,X,Three ways to feed a heron\n")
    assert "columns: {Caption idea: text}" in listed(run)


def test_titles_and_legends_may_stand_above_the_header(posts):
    table = "Our pond,,\nGreen = approved,,\nDate,Where,Copy\n2026-06-01,X,The heron is back.\n"
    assert [post["text"] for post in posts(table)] == ["The heron is back."]


def test_rows_between_two_rows_of_names_are_named(run, write):
    write("social.csv", "Copy,,\nThe heron is back.,,\nDate,Where,Copy\n2026-06-01,X,The pond is frozen.\n")
    said = "social.csv: left out 1 row above the names of the columns, below a name of texts (line 2)."
    assert said in run("import", "social.csv").stderr


def test_a_row_that_names_groups_of_columns_is_no_header(posts):
    table = "All,All,All,X,X\nDate,Copy,Where,Type,Type\n2026-06-01,The heron is back.,X,post,post\n"
    assert [post["text"] for post in posts(table)] == ["The heron is back."]


HEADERS = (
    *("Caption (FR)", "Copy EN", "Caption/Copy", "Full Caption", "Post Content", "Tweet text", "What we say"),
    *(
        "✍️ Copy",
        "Texto del post",
        "ShareCommentary",
        "post_text",
        "Texte du post",
        "Beitragstext",
        "Description",
    ),
    *("text", "Post", "Caption", "Post copy", "CAPTION:", "[Copy]", "Copy (max. 280)"),
)


@pytest.mark.parametrize("header", HEADERS)
def test_the_column_of_texts_alone_is_enough(posts, header):
    assert [post["text"] for post in posts(f"#,{header}\n1,The heron is back at last.\n")] == [
        "The heron is back at last."
    ]


@pytest.mark.parametrize(
    "header", ["Post copy (LinkedIn)", "LinkedIn copy", "linkedin_post", "Caption LinkedIn"]
)
def test_a_column_may_hold_the_texts_of_one_network(posts, header):
    (post,) = posts(f"Date,{header}\n2026-06-01,The heron is back at last.\n")
    assert post["account"] == "linkedin"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Publish date", "2026-06-01"),
        ("📅 Date", '"June 1, 2026"'),
        ("Schedule Date,Schedule Time", "2026-06-01,09:00"),
        ("Month,Day,Year", "6,1,2026"),
        ("postAtSpecificTime (YYYY-MM-DD HH:mm:ss)", "2026-06-01 09:00:00"),
        ("Fecha de publicación", "1º de junio de 2026"),
    ],
)
def test_the_date_is_found_under_many_names(posts, header, row):
    (post,) = posts(f"{header},Content\n{row},The heron is back at last.\n")
    assert post["date"].startswith("2026-06-01")


def test_of_two_columns_for_texts_the_fuller_one_counts(posts):
    table = "Post,Caption,Where\nHeron,The heron is back at last and waits for you.,X\n"
    assert [post["text"] for post in posts(table)] == ["The heron is back at last and waits for you."]


def test_rows_that_only_show_how_to_fill_in_a_template_are_left_out_and_named(run, write, posts):
    table = (
        "Text,Date,Time,Draft,Facebook,Twitter/X,Brand name\n"
        "Text Example,2000-12-25,14:30:00,false,true,true,(Optional) Your brand\n"
        "The heron is back.,2026-06-01,09:00:00,false,true,true,\n"
    )
    assert [post["text"] for post in posts(table)] == ["The heron is back."]
    assert "left out 1 row that only explains the columns (line 2)" in listed(run)


@pytest.mark.parametrize(
    "sample",
    [
        "This is a sample post",
        "Example caption!",
        "This is an example of a text post.",
        "Beispieltext",
        "Dies ist ein Beispiel für einen Beitrag",
        "Texto de ejemplo",
        "Ceci est un exemple de publication",
        "Testo di esempio",
        "Texto de exemplo",
        "Dit is een voorbeeldtekst",
    ],
)
def test_a_text_that_says_no_more_than_that_it_is_a_sample_is_no_post(posts, sample):
    table = f"Date,Platform,Caption\n2025-01-01,X,{sample}\n2026-06-01,X,The heron is back.\n"
    assert [post["text"] for post in posts(table)] == ["The heron is back."]


def test_a_sample_at_the_head_of_a_file_without_a_header_is_no_post(posts):
    table = "2016-01-23 09:00,This is an example message,\n2026-06-01 09:00,The heron is back.,\n"
    assert [post["text"] for post in posts(table)] == ["The heron is back."]


def test_a_text_may_speak_of_samples_and_examples(posts):
    table = "Date,Platform,Caption\n2026-06-01,X,A sample of our rye\n2026-06-02,X,An example to us\n"
    assert len(posts(table)) == 2


METRICOOL = (
    "Text,Date,Time,Draft,Facebook,Twitter/X,Brand name\nHello.,2026-06-01,09:00,false,true,true,Heron\n"
)


def test_a_brand_is_the_owner_of_accounts_and_no_account(posts):
    table = f"{METRICOOL}Bye.,2026-06-02,09:00,false,false,true,Heron\n"
    first, second = posts(table)
    assert (first["accounts"], second["account"]) == (["facebook", "x"], "x")


def test_several_brands_have_accounts_of_their_own(posts):
    table = f"{METRICOOL}Bye.,2026-06-02,09:00,false,false,true,Swan\n"
    first, second = posts(table)
    assert (first["accounts"], second["account"]) == (["Heron facebook", "Heron x"], "Swan x")


CLIENTS = "Client,Date,Channel,Text\nDeli,2026-06-01,X,Bread is in.\n"


def test_a_row_without_a_client_is_of_the_one_above_where_each_stands_once(posts, run):
    table = f"{CLIENTS}Cinema,2026-06-02,X,Seat 14 squeaks.\n,2026-06-03,X,It stays.\n"
    assert [post["account"] for post in posts(table)] == ["Deli x", "Cinema x", "Cinema x"]
    told = '"It stays." stands without a client or brand, and counts as of the one above'
    assert told in run("check", "--show", "info").stdout


def test_a_row_without_a_client_is_nobodys_where_clients_take_turns(posts, run):
    rows = "Cinema,2026-06-02,X,Seat 14 squeaks.\n,2026-06-03,X,It stays.\nDeli,2026-06-04,X,Or rye.\n"
    assert [post["account"] for post in posts(CLIENTS + rows)] == ["Deli x", "Cinema x", "x", "Deli x"]
    assert '"It stays." names no client or brand, though others do' in run("check").stdout


def test_old_archives_of_x_say_what_was_an_answer_and_what_was_shared(posts):
    table = (
        "tweet_id,in_reply_to_status_id,timestamp,text,retweeted_status_id\n"
        "1,,2013-05-01 12:00:00 +0000,The heron is back.,\n"
        "2,99,2013-05-02 12:00:00 +0000,Yes since Monday.,\n"
        "3,,2013-05-03 12:00:00 +0000,RT @pond: A heron,98\n"
    )
    read = posts(table, "tweets.csv")
    assert (read[1]["reply_to"], read[2]["repost_of"]) == ("99", "98")
    assert {(post["account"], post["status"]) for post in read} == {("x", "published")}


def test_line_ends_that_linkedin_puts_in_quotes_are_line_ends(posts):
    table = (
        "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
        '2026-05-11 15:17:30,https://l.example/1,"The heron is back.""\n""""\n'
        '""Said ""hello"" to it?","","",ALL\n'
    )
    (post,) = posts(table, "Shares.csv")
    assert post["text"] == 'The heron is back.\n\nSaid "hello" to it?'


def test_figures_are_declined_with_a_reason_that_is_true(run, write):
    write("social/days.csv", "Date,Impressions,Clicks,Reactions\n2026-06-01,4,5,6\n")
    write("social/tweets.csv", "Tweet text,time,Impressions,Likes\nThe heron is back.,2026-06-01,4,5\n")
    said = listed(run)
    assert "social/days.csv: passed over: an analytics export: figures (Impressions, Clicks, React" in said
    assert "To have the texts under Tweet text read, name this file" in said
    assert "1 post" in run("check", "--list-files", "social/tweets.csv").stdout


@pytest.mark.parametrize("header", ["text,customer,rating", "copy,sku,price", "text,sentiment,user"])
def test_what_customers_say_and_products_are_no_posts(run, write, header):
    write("data/posts.csv", f"{header}\nThe heron feeder is lovely.,Ann,5\n")
    assert "passed over: a table of" in listed(run)


def test_words_for_the_stage_of_work_that_nobody_knows_lose_no_post(run, posts):
    assert len(posts("Date,Copy,Status\n2026-06-01,The heron is back.,With legal\n")) == 1
    assert "With legal" in run("check", "--show", "info").stdout


def test_of_captions_in_one_cell_the_first_is_read_and_the_others_are_named(run, posts):
    (post,) = posts("Date,Caption\n2026-06-01,The heron is back. %|% Herons!\n")
    assert post["text"] == "The heron is back."
    assert "all texts but the first where %|% divides several (line 2)" in listed(run)


def test_captions_of_single_pictures_are_no_part_of_the_text_in_a_table_of_publer(run, posts):
    rows = "2026-06-01,The heron is back. || Its nest,a.jpg\n2026-06-02,|| Its egg,b.jpg\n"
    table = f"Date,Text,Media URL(s)\n{rows}"
    first, second = posts(table)
    assert (first["text"], "text" in second) == ("The heron is back.", False)
    assert "captions of single pictures, which stand behind || (lines 2, 3)" in listed(run)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Everything but LinkedIn", ["bluesky", "facebook"]),
        ("not Facebook", ["bluesky", "linkedin"]),
        ("all except LinkedIn, Facebook", ["bluesky"]),
        ("LinkedIn (no Bluesky)", ["linkedin"]),
    ],
)
def test_a_network_that_a_cell_excludes_is_never_read_from_it(posts, written, expected):
    table = (
        "Date,Network,Text\n2026-06-01,LinkedIn,The heron is back.\n2026-06-02,Facebook,The pond is full.\n"
        f'2026-06-03,Bluesky,The gate is open.\n2026-06-04,"{written}",Who has seen the toads?\n'
    )
    found = posts(table)[3]
    assert found.get("accounts", [found.get("account")]) == expected


@pytest.mark.parametrize("written", ["Everything except LinkedIn", "not LinkedIn"])
def test_where_no_other_network_is_named_the_words_are_said_once(run, write, written):
    write("social.csv", f"Date,Network,Text\n2026-06-04,{written},Who has seen the toads?\n")
    said = " ".join(run("check", "social.csv", "--show", "info").stdout.split())
    assert "Words for all networks, where nothing says which these are" in said
    assert f'"{written}" (social.csv:2)' in said
    assert "linkedin" not in said.lower().replace(written.lower(), "")


COLUMNS = "Date,LinkedIn,X,Instagram caption\n2026-06-01,The heron is back at our pond.,{},{}\n"


@pytest.mark.parametrize("written", ["n/a", "–", "TBC", "x", "-", "none"])
def test_what_keeps_the_place_of_a_text_free_is_no_post(posts, written):
    found = posts(COLUMNS.format(written, written))
    assert [post["account"] for post in found] == ["linkedin"]


@pytest.mark.parametrize(
    "written", ["same as LinkedIn", "see LinkedIn", "Same text as for LI", "= LinkedIn", "ditto"]
)
def test_a_cell_that_refers_to_another_column_takes_its_text(posts, written):
    found = posts(COLUMNS.format(written, ""))
    assert [post["account"] for post in found] == ["linkedin", "x"]
    assert found[0]["text"] == found[1]["text"]


@pytest.mark.parametrize("written", ["same as Threads", "see below"])
def test_a_cell_that_does_not_say_which_text_is_left_out_and_said_once(run, posts, written):
    found = posts(COLUMNS.format(written, written))
    assert [post["account"] for post in found] == ["linkedin"]
    assert listed(run).count("what refers to a text elsewhere") == 1
    assert "(line 2): write it out" in listed(run)


@pytest.mark.parametrize(
    ("cells", "hinted"),
    [("Ann,York,2026-05-01", False), ("Ann,York,She brought us a whole sack of flour", True)],
)
def test_no_column_is_proposed_as_that_of_texts_where_none_holds_a_sentence(run, write, cells, hinted):
    write("social.csv", f"name,town,joined\n{cells}\n")
    assert ("columns: {joined: text}" in listed(run)) is hinted


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("What", ("Post", "Reel", "Story")),
        ("Text", ("Foto", "Video", "Beitrag")),
        ("Post", ("Image", "Image + text", "Carousel (5)")),
        ("Copy", ("Yes", "No", "Yes")),
        ("Caption", ("done", "in progress", "done")),
    ],
)
def test_a_column_of_formats_answers_or_stages_is_none_of_texts(run, write, head, cells):
    rows = "".join(f"2026-06-0{day},LinkedIn,{cell},A pond\n" for day, cell in enumerate(cells, 1))
    write("social.csv", f"Date,Platform,{head},Topic\n{rows}")
    ran = run("check", "social.csv")
    assert ran.exit_code == 2
    assert "a table without the texts of posts" in ran.stdout
    assert "or name the one that holds them under columns: in postlint.yaml" in " ".join(ran.stdout.split())


def test_a_column_that_somebody_names_is_of_texts_whatever_it_says(posts, write):
    write("postlint.yaml", "columns: {What: text}\n")
    assert len(posts("Date,Platform,What\n2026-06-01,X,Post\n2026-06-02,X,Reel\n")) == 2


def test_a_text_of_one_word_is_a_text(posts):
    assert len(posts("Date,Platform,Message\n2026-06-01,X,Hello.\n2026-06-02,X,Video\n")) == 2


@pytest.mark.parametrize(
    "head",
    [
        "Image 1,Image 1 alt,Image 2,Image 2 alt",
        "Image1,Alt1,Image2,Alt2",
        "Image URL 1,Alt text 1,Image URL 2,Alt text 2",
        "Bild 1,Alternativtext 1,Bild 2,Alternativtext 2",
    ],
)
def test_pictures_in_numbered_columns_have_the_texts_of_their_numbers(posts, head):
    table = f"Date,Platform,Caption,{head}\n2026-06-01,X,The heron is back.,"
    (post,) = posts(f"{table}a.jpg,A grey heron,b.jpg,A pond\n")
    assert [one.get("alt") for one in post["media"]] == ["A grey heron", "A pond"]
    (post,) = posts(f"{table}a.jpg,,b.jpg,A pond\n", "june.csv")
    assert [one.get("alt") for one in post["media"]] == [None, "A pond"]
