"""Workbooks as spreadsheets save them, and those that would do harm."""

import datetime
import io
import json
import re
import resource
import zipfile

import openpyxl
import pytest
import yaml

from postlint.source.workbook import decode
from postlint.source.workbook_size import why_not_read

ROWS = (
    ("Date", "Time", "Channel", "Copy", "Likes"),
    (datetime.date(2026, 6, 1), datetime.time(9, 0), "X", "The heron is back.", 5),
    (datetime.datetime(2026, 6, 2, 12, 30), None, "LinkedIn", "It stays for the summer.", None),
)


@pytest.fixture
def save(workplace):
    """Return a function that makes a workbook of sheets by their names, each a list of rows."""

    def save_book(name="social.xlsx", change=None, **sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in (sheets or {"June": ROWS}).items():
            sheet = book.create_sheet(title.replace("_", " "))
            for row in rows:
                sheet.append(row)
        if change:
            change(book)
        book.save(workplace / name)
        return workplace / name

    return save_book


def repacked(path, change):
    """Write the workbook at ``path`` anew, with its first sheet as ``change`` makes it."""
    packed = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in packed.infolist():
            data = packed.read(info)
            new.writestr(info.filename, change(data) if info.filename.endswith("sheet1.xml") else data)


def posts(run, name="social.xlsx"):
    ran = run("import", name)
    assert ran.exit_code == 0, ran.stdout + ran.stderr
    return yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"]


def said(ran):
    return " ".join((ran.stdout + ran.stderr).split())


def test_rows_of_a_sheet_are_posts_with_their_dates_and_times(run, save):
    save()
    assert [(post["date"], post["account"], post["text"]) for post in posts(run)] == [
        ("2026-06-01 09:00", "x", "The heron is back."),
        ("2026-06-02 12:30", "linkedin", "It stays for the summer."),
    ]


def test_all_sheets_of_posts_are_read_hidden_ones_too_and_others_are_named(run, save):
    def hide(book):
        book["July"].sheet_state = "hidden"

    save(change=hide, June=ROWS, July=ROWS, Ideas=[("Idea", "Who"), ("Herons at night", "Jo")])
    assert len(posts(run)) == 4
    assert '"Ideas": sheets that are no tables of posts' in run("check", "--list-files").stdout


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_said_to_be_one_with_its_posts(run, save, state):
    def hide(book):
        book["July"].sheet_state = state
        book["Lists"].sheet_state = "hidden"

    save(change=hide, June=ROWS, July=ROWS[:2], Lists=[("Channel",), ("X",), ("LinkedIn",)])
    remark = 'sheet "July" is hidden, and its 1 post counts'
    assert f"social.xlsx: {remark}." in said(run("check"))
    assert f"; {remark}" in run("check", "--list-files").stdout
    (file,) = json.loads(run("check", "--list-files", "--format", "json").stdout)["files"]
    assert remark in file["remarks"]


def test_a_finding_names_the_cell(run, save):
    path = save(
        June_plan=[*ROWS, (datetime.date(2026, 6, 3), None, "X", "Come and see TODO at the pond.", None)]
    )
    (path.parent / "postlint.yaml").write_text("packs: [hygiene]\n")
    assert "social.xlsx:June plan!D4: " in run("check").stdout
    (finding,) = json.loads(run("check", "--format", "json").stdout)["findings"]
    assert (finding["path"], finding["line"], finding["column"]) == ("social.xlsx", 4, 4)


def test_a_merged_cell_holds_for_all_its_rows(run, save):
    def merge(book):
        book["June"].merge_cells("A2:A3")

    rows = [
        ("Client", "Channel", "Copy"),
        ("Heron", "X", "It is back."),
        (None, "X", "It stays."),
        ("Swan", "X", "Hi."),
    ]
    save(change=merge, June=rows)
    assert [post["account"] for post in posts(run)] == ["Heron x", "Heron x", "Swan x"]


def test_a_year_is_taken_from_the_name_of_the_sheet(run, save):
    save(June_2026=[("Date", "Copy"), ("Mon 1 Jun", "The heron is back.")])
    assert [post["date"] for post in posts(run)] == ["2026-06-01"]


def test_a_formula_that_fails_is_named_at_its_cell(run, save):
    save(June=[("Date", "Copy", "Link"), (datetime.date(2026, 6, 1), "The heron is back.", "#REF!")])
    assert "social.xlsx:June!C2: warning: A formula fails here" in said(run("check"))


def test_macros_do_no_harm(run, save):
    save("social.xlsm")
    assert len(posts(run, "social.xlsm")) == 2


def test_a_workbook_without_posts_is_declined_with_the_name_of_the_sheet(run, save):
    save(Ideas=[("Date", "Idea"), (datetime.date(2026, 6, 1), "Herons at night")])
    assert 'social.xlsx: passed over: sheet "Ideas": a table without the texts of posts' in said(
        run("check", "--list-files")
    )


def test_a_workbook_is_met_where_its_name_says_that_posts_are_in_it(run, save):
    save("linkedin-copy.xlsx")
    save("budget.xlsx")
    listed = run("check", "--list-files").stdout
    assert "linkedin-copy.xlsx: 2 posts (workbook)" in listed
    assert "budget.xlsx: passed over" in listed


OLD = b"\xd0\xcf\x11\xe0" + bytes(600)
BROKEN = {
    "empty": (b"", "This is no workbook, or one that was cut off"),
    "text": (b"Date,Copy\n", "This is no workbook, or one that was cut off"),
    "old": (OLD, "of the old form (.xls). Save it as .xlsx"),
    "encrypted": (OLD + "EncryptedPackage".encode("utf-16-le"), "encrypted. Save it without a password"),
}


@pytest.mark.parametrize("sort", BROKEN)
def test_what_cannot_be_opened_is_an_error_and_all_else_is_read(run, workplace, save, sort):
    data, message = BROKEN[sort]
    (workplace / "bad.xlsx").write_bytes(data)
    save()
    ran = run("check", "--list-files", "bad.xlsx", "social.xlsx")
    assert (ran.exit_code, message in said(ran), "2 posts" in ran.stdout) == (2, True, True)


def test_a_workbook_that_was_cut_off_is_an_error(run, save):
    path = save()
    path.write_bytes(path.read_bytes()[:-800])
    assert "social.xlsx: error: This is no workbook, or one that was cut off" in said(run("check"))


HARM = {
    "much": (
        lambda data: data.replace(b"</sheetData>", b" " * 300_000_000 + b"</sheetData>"),
        "unpacks to more",
    ),
    "far": (
        lambda data: data.replace(
            b"</sheetData>", b'<row r="999999"><c r="XFD999999"><v>1</v></c></row></sheetData>'
        ),
        "The cells of this workbook reach over",
    ),
}


FAR = '<row r="999999"><c r="XFD999999"><v>1</v></c></row>'
WRITTEN_OTHERWISE = {
    "single quotes": FAR.replace('"', "'"),
    "blanks": FAR.replace("=", " = "),
    "small letters": FAR.replace("XFD", "xfd"),
    "zeros": FAR.replace("XFD", "XFD000000000"),
    "no place": '<row r="999999">' + "<c><v>1</v></c>" * 16 + "</row>",
    "merged": "</sheetData><mergeCells>" + '<mergeCell ref="A1:A999999"/>' * 9 + "</mergeCells><sheetData>",
}


@pytest.mark.parametrize("sort", WRITTEN_OTHERWISE)
def test_how_a_cell_far_out_is_written_makes_no_difference(run, save, sort):
    far = WRITTEN_OTHERWISE[sort].encode()
    repacked(save(), lambda data: data.replace(b"</sheetData>", far + b"</sheetData>"))
    assert "The cells of this workbook reach over" in said(run("check"))


@pytest.mark.parametrize("name", ["sheets/june.xml", "WORKSHEETS/Sheet1.XML", "june.bin"])
def test_what_the_part_of_a_sheet_is_called_makes_no_difference(name):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr(f"xl/{name}", f"<worksheet><sheetData>{FAR}</sheetData></worksheet>")
    assert "reach over" in why_not_read(made.getvalue(), 1_000_000)[0]


def test_of_two_parts_of_one_name_none_is_read():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name in ("xl/sharedStrings.xml", "xl/SharedStrings.xml"):
            packed.writestr(name, "<sst/>")
    assert "This is no workbook" in why_not_read(made.getvalue(), 1_000_000)[0]


@pytest.mark.parametrize("sort", HARM)
def test_a_workbook_that_would_fill_the_memory_is_an_error(run, save, sort):
    change, message = HARM[sort]
    repacked(save(), change)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert message in said(run("check"))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


TOO_LONG = "The texts of this workbook have more than 64 MB"


def why_not_shared(strings, cells):
    """Return why a workbook of these texts and cells is not read."""
    shared = io.BytesIO()
    with zipfile.ZipFile(shared, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", f"<sst>{strings}</sst>")
        packed.writestr("xl/worksheets/sheet1.xml", f"<sheetData>{cells}</sheetData>")
    return why_not_read(shared.getvalue(), 1_000_000)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="s"><v>0</v></c>',
        "<c t = 's'><v>0</v></c>",
        '<c t="s"><f>1</f><v>0</v></c>',
        '<c t="s"> <v x="1"> 0</v></c>',
        '<c t="s" x:t="n"><v>0</v></c>',
        '<c t="s"><v>1</v><v>0</v></c>',
    ],
)
def test_long_texts_that_many_cells_share_are_counted(cell):
    message, rule = why_not_shared(f"<si><t>{'heron ' * 5000}</t></si><si/>", cell * 9000)
    assert (message.startswith(TOO_LONG), rule) == (True, "reading/too-much")


HERONS = "heron " * 5000


@pytest.mark.parametrize(
    ("number", "strings"),
    [
        (0, f"<si><t>{HERONS}<b/></t></si>"),
        (0, f"<si>{HERONS}<t>A</t></si>"),
        (0, f"<si><t>{HERONS}<!-- A --></t><phoneticPr/></si>"),
        (1, f"<si><si/><t>A</t></si><si><t>{HERONS}</t></si>"),
    ],
)
def test_a_shared_text_is_counted_with_all_that_is_in_it(number, strings):
    message, _ = why_not_shared(strings, f'<c t="s"><v>{number}</v></c>' * 9000)
    assert message.startswith(TOO_LONG)


@pytest.mark.parametrize(
    "cell",
    [
        '<c t="s"><v>0<!-- --> 1</v></c>',
        '<c t="s"><v>0&#49;</v></c>',
        '<c t="s"><v>0<v>1</v></v></c>',
        '<c t="s"><f><c/></f><v>0</v></c>',
        '<row r="1"><row r="1"/></row>',
    ],
)
def test_what_readers_take_in_two_ways_is_no_workbook(cell):
    message, _ = why_not_shared("<si><t>A</t></si>", cell)
    assert message.startswith("This is no workbook")


@pytest.mark.parametrize("rows", [3_000, 400_000])
def test_a_merged_cell_is_counted_for_each_of_its_rows(run, save, rows):
    def merge(book):
        book["June"].merge_cells(f"D2:D{rows}")
        book["June"].cell(rows, 1, "End")

    save(change=merge, June=[*ROWS[:1], (None, None, "X", HERONS)])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert f"social.xlsx: error: {TOO_LONG}" in said(run("check"))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_a_part_that_many_sheets_share_is_counted_for_each_of_them(run, save):
    path = save(June=[*ROWS[:1], *[(None, None, "X", f"Heron {number}", None) for number in range(900)]])
    packed = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in packed.infolist():
            data = packed.read(info).decode() if info.filename.endswith((".xml", ".rels")) else ""
            for one in (r"<sheet [^>]*/>", r"<Relationship [^>]*sheet1.xml[^>]*/>"):
                data = re.sub(
                    one, lambda found: "".join(numbered(found[0], n) for n in range(1, 1_001)), data
                )
            new.writestr(info.filename, data)
    assert "social.xlsx: error: The cells of this workbook reach over" in said(run("check"))


def numbered(named, number):
    """Return what names a sheet or its part, as that of another sheet with the same part."""
    named = re.sub(r'(name="June|sheetId="|Id="rId)\d*"', rf'\g<1>{number}"', named)
    return re.sub(r'r:id="rId\d+"', f'r:id="rId{number}"', named) if "sheetId" in named else named


class PanicException(BaseException):
    """What a library raises that gives up; nobody can import it."""


def test_a_workbook_at_which_its_reader_gives_up_is_an_error(run, save, monkeypatch):
    save()
    monkeypatch.setattr("python_calamine.CalamineWorkbook", Fails(PanicException))
    assert "social.xlsx: error: This workbook cannot be read. Save it anew." in said(run("check"))


def test_who_interrupts_the_reading_of_a_workbook_is_heard(save, monkeypatch):
    path = save()
    monkeypatch.setattr("python_calamine.CalamineWorkbook", Fails(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        decode(path.read_bytes(), path.name, 1_000_000)


class Fails:
    """A reader of workbooks that raises an error."""

    def __init__(self, error):
        self.error = error

    def from_filelike(self, _):
        raise self.error


def test_a_hundred_thousand_empty_rows_are_no_rows(run, save):
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (row, row) for row in range(9, 100_009))
    repacked(save(), lambda data: data.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert len(posts(run)) == 2


def test_of_several_sheets_without_texts_the_likeliest_plan_is_told_of(run, save):
    plan = [("Date", "Channel", "Subject"), (datetime.date(2026, 6, 1), "X", "Pond")]
    notes = [("How to use this plan",), ("Write one row for each post that goes out.",)]
    save(How_to=notes, Plan=plan)
    declined = said(run("check", "--list-files"))
    assert 'sheet "Plan": a table without the texts of posts' in declined
    assert "columns: {How to use this plan" not in declined
    assert 'The other sheets are none either: "How to"' in declined


def test_a_plan_without_texts_is_told_of_beside_one_that_has_them(run, save):
    save(June=ROWS, July=[("Date", "Channel", "Subject"), (datetime.date(2026, 7, 1), "X", "Pond")])
    assert 'sheet "July": a table without the texts of posts' in said(run("check", "--list-files"))


_ODS = (
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>'
    "<office:spreadsheet>"
    '<table:table table:name="June">{}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)


def ods(path, *rows):
    """Write a workbook as LibreOffice does, each row by the cells in it."""
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr("content.xml", _ODS.format("".join(rows)))


def row(*texts, says="", cell=""):
    kind = f'<table:table-cell office:value-type="string"{cell}><text:p>'
    cells = "".join(f"{kind}{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row{says}>{cells}</table:table-row>"


def test_workbooks_of_libreoffice_are_read(run, workplace):
    empty = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    ods(workplace / "social.ods", row("Date", "Copy"), row("2026-06-01", "The heron is back."), empty)
    assert [post["text"] for post in posts(run, "social.ods")] == ["The heron is back."]


@pytest.mark.parametrize(
    "far",
    [
        row("Pond", says=' table:number-rows-repeated="900000000"'),
        row("Pond", cell=' table:number-columns-repeated="900000000"'),
    ],
)
def test_repeated_cells_are_counted_before_they_are_made(run, workplace, far):
    ods(workplace / "social.ods", far)
    assert "The cells of this workbook reach over 900,000,000" in said(run("check"))


def cell(*inside, says=""):
    return f'<table:table-cell office:value-type="string"{says}>{"".join(inside)}</table:table-cell>'


REPEATED = {
    "text": cell(f"<text:p>{HERONS}</text:p>"),
    "in front of an element": cell(f"<text:p>{HERONS}<text:span></text:span></text:p>"),
    "behind one": cell(f"<text:p><text:span/>{HERONS}</text:p>"),
    "blanks": cell("<text:p>", '<text:s text:c="30000"/>', "</text:p>"),
    "single blanks": cell("<text:p>", "<text:s/>" * 30_000, "</text:p>"),
    "lines": cell("<text:p/>" * 30_000),
    "a value": cell(says=f' office:string-value="{HERONS}"'),
    "a formula": cell(says=f' table:formula="{HERONS}"'),
    "a cell in it": cell(f"<text:p>{HERONS}</text:p><table:table-cell/>"),
    "a row in it": cell(f"<text:p>{HERONS}</text:p><table:table-row/>"),
}


@pytest.mark.parametrize("sort", REPEATED)
def test_what_a_repeated_cell_holds_is_counted_for_each(workplace, sort):
    repeated = REPEATED[sort].replace("cell ", 'cell table:number-columns-repeated="50" ', 1)
    ods(
        workplace / "social.ods",
        f'<table:table-row table:number-rows-repeated="90">{repeated}</table:table-row>',
    )
    message, _ = why_not_read((workplace / "social.ods").read_bytes(), 1_000_000)
    assert message.startswith(TOO_LONG)


def test_a_table_in_a_table_counts_as_its_readers_count_it(workplace):
    wide = row("Pond", cell=' table:number-columns-repeated="2000"')
    tall = row("Pond", says=' table:number-rows-repeated="2000"')
    ods(workplace / "social.ods", tall, "<table:table>", wide, "</table:table>")
    message, _ = why_not_read((workplace / "social.ods").read_bytes(), 1_000_000)
    assert "reach over 4,002,000" in message


@pytest.mark.parametrize(
    "inside",
    [
        row('A<text:s text:c="-99999999"/>'),
        row("A", says=' table:number-rows-repeated="-3"'),
        row("A", cell=' table:number-columns-repeated="-3"'),
    ],
)
def test_what_is_repeated_less_than_never_is_no_workbook(run, workplace, inside):
    ods(workplace / "social.ods", row("Date", "Copy"), inside)
    assert "This is no workbook" in said(run("check"))
