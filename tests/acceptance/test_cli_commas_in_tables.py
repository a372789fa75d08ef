"""Texts without quotes around them that a comma cuts: it is said at their rows, and they are read whole."""

import pytest
import yaml

ASKED = "is there a comma in the text without quotes around it?"


def findings(check, rows):
    report = check(rows, "posts.csv")
    return [(one["line"], one["message"]) for one in report["errors"] if one["rule"] == "reading/csv"]


def texts(run):
    return [post["text"] for post in yaml.safe_load(run("import", "posts.csv").stdout)["posts"]]


@pytest.mark.parametrize(
    ("header", "row", "what"),
    [
        (
            "Date,Channel,Text,Link",
            "2026-06-01,X,The gate opens, on Friday.",
            "Link holds words that are no address",
        ),
        (
            "Date,Channel,Text,Link",
            "2026-06-01,X,The gate opens, on Friday.,",
            "Link holds words that are no address",
        ),
        (
            "Date,Channel,Text,Link",
            "2026-06-01,X,The gate opens, so come: https://gate.example",
            "Link holds words",
        ),
        (
            "Date,Channel,Text,Image,Status",
            "2026-06-01,X,Thanks, rowers.,approved",
            "Image holds words that name no",
        ),
        (
            "Date,Channel,Text,Status",
            "2026-06-01,X,The gate opens, on Friday.",
            "Status holds words that are no status",
        ),
        (
            "Date,Channel,Text,Notes",
            "2026-06-01,X,The gate opens, on Friday.",
            "Notes holds words that seem to go on",
        ),
        (
            "Text,Image URL,Tags,Posting Time",
            "The gate opens, on Friday.,,2026-06-01 09:00",
            "Image URL holds words",
        ),
    ],
)
def test_a_text_that_a_comma_cuts_is_an_error_at_its_row_and_is_read_whole(run, check, header, row, what):
    [(line, said)] = findings(check, f"{header}\n{row}\n")
    assert line == 2
    assert f"Column {what}" in said
    assert ASKED in said
    assert texts(run)[0].startswith(("The gate opens, ", "Thanks, rowers."))
    assert run("check", "posts.csv").exit_code == 2


def test_what_several_commas_cut_is_read_whole_and_the_cells_behind_stay_in_their_columns(run, check):
    rows = "Date,Channel,Text,Link,Image,Status\n2026-06-01,X,We thank Ada, Bo, and Cleo.,draft\n"
    assert len(findings(check, rows)) == 1
    assert texts(run) == ["We thank Ada, Bo, and Cleo."]


def test_the_mark_that_divides_the_cells_is_named(check):
    [(_, said)] = findings(check, "Date;Channel;Text;Link\n2026-06-01;X;The gate opens; come by.\n")
    assert "is there a semicolon in the text" in said


def test_the_mix_is_that_of_the_whole_texts(run, workplace):
    rows = [f"2026-06-{day:02},LinkedIn,We sell frame number {day}.,\n" for day in range(1, 11)]
    thanks = [
        f"2026-06-{day},LinkedIn,Frame {day}, and a big thank you to @ada for it.\n" for day in (11, 12)
    ]
    (workplace / "posts.csv").write_text("".join(["Date,Channel,Text,Link\n", *rows, *thanks]))
    said = run("check", "posts.csv").stdout
    assert " ".join(said.split()).count("no address in 2 rows (lines 12, 13): is there a comma") == 1
    assert "two-way/all-broadcast" not in said


@pytest.mark.parametrize(
    "table",
    [
        'Date,Channel,Text,Link\n2026-06-01,X,"The gate opens, on Friday.",\n',
        "Date,Channel,Text,Link\n2026-06-01,X,The gate opens, https://gate.example\n",
        "Date,Channel,Text,Link\n2026-06-01,X,The gate opens, n/a\n",
        "Date,Channel,Text,Link\n2026-06-01,X,The gate opens,same as above.\n",
        "Date,Channel,Text,Link\n2026-06-01,X,The gate opens.,link in bio\n",
        "Date,Channel,Text,Link\n2026-06-01,X,The gate opens.,see the page of the shop.\n",
        "Date, Channel, Text, Link\n2026-06-01, X, The gate opens, link in bio.\n",
        "Date,Channel,Text,Link\n2026-06-01, X, The gate opens, link in bio.\n",
        "Date,Channel,Text,Image\n2026-06-01,X,The gate opens, gate.jpg\n",
        "Date,Channel,Text,Image\n2026-06-01,X,The gate opens,Photo of the gate in the evening.\n",
        "Date,Channel,Text,Image\n2026-06-01,X,The gate opens, photo\n",
        "Date,Channel,Text,Status\n2026-06-01,X,The gate opens, approved\n",
        "Date,Channel,Text,Status\n2026-06-01,X,The gate opens.,waiting for Ada\n",
        "Date,Channel,Text,Notes\n2026-06-01,X,The gate opens, Ask Ada first.\n",
        "Date,Channel,Text,Notes\n2026-06-01,X,The gate opens,ask Ada first.\n",
        "Date,Text,Channel\n2026-06-01,The gate opens, linkedin\n",
        "Date\tChannel\tText\tLink\n2026-06-01\tX\tThe gate opens\t on Friday.\n",
    ],
)
def test_cells_that_go_on_with_no_text_are_no_error(check, table):
    assert findings(check, table) == []


WEIR = """Date,Text,Photo
2026-06-01,The weir is open again, photo of the weir
2026-06-02,The mill turns for the first time, wheel of the mill
2026-06-03,Who saw the heron?, a heron on one leg
"""


def test_a_column_that_begins_with_a_blank_in_all_rows_is_written_so(run, check):
    assert findings(check, WEIR) == []
    assert texts(run)[0] == "The weir is open again"


@pytest.mark.parametrize(
    "table",
    [
        WEIR.replace("Photo", "Link"),
        WEIR.replace("wheel of the mill", "and so do we."),
        WEIR.replace("again, photo of the weir", "again,"),
        WEIR[: WEIR.index("2026-06-03")],
    ],
    ids=["no pictures", "an end of a sentence", "a row without", "two rows"],
)
def test_where_texts_may_be_cut_all_rows_are_one_error(check, table):
    [(line, said)] = findings(check, table)
    assert line in {2, 3}
    assert "the text is read with them" in said.lower()
