"""What whoever opens a workbook sees of its rows, and nobody who reads their values does."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.styles import Font

ROWS = (
    ("Date", "Channel", "Copy"),
    ("2026-06-01", "X", "The heron is back."),
    ("2026-06-02", "X", "It stays for the summer."),
    ("2026-06-03", "X", "Bring a chair to the quay."),
)
HIDDEN = "texts in hidden rows count as posts"
STRUCK = "texts that are struck out count as posts"


@pytest.fixture
def said(run, workplace):
    """Return what is said of a workbook after ``change`` was made to its sheet."""

    def said_of(change, rows=ROWS):
        book = openpyxl.Workbook()
        book.active.title = "June"
        for row in rows:
            book.active.append(row)
        change(book.active)
        book.save(workplace / "social.xlsx")
        ran = run("check", "--show", "info", ".")
        assert "3 posts" in ran.stdout
        return " ".join(ran.stdout.split())

    return said_of


def strike(*cells):
    def change(sheet):
        for cell in cells:
            sheet[cell].font = Font(strike=True)

    return change


def hide(sheet):
    sheet.row_dimensions[3].hidden = True


def test_texts_in_hidden_rows_are_named_with_their_cells(said):
    told = said(hide)
    assert f"{HIDDEN} (June!C3): if they do not go out, delete their rows" in told
    assert STRUCK not in told


def test_texts_that_are_struck_out_are_named_with_their_cells(said):
    told = said(strike("C2", "C4"))
    assert f"{STRUCK} (June!C2, June!C4): if they do not go out, delete their rows" in told
    assert HIDDEN not in told


def test_a_struck_cell_beside_the_text_or_a_bold_one_says_nothing(said):
    def change(sheet):
        strike("A2")(sheet)
        sheet["C3"].font = Font(bold=True)

    told = said(change)
    assert STRUCK not in told
    assert HIDDEN not in told


def test_a_row_that_is_said_to_be_cancelled_is_left_out_and_named_no_more(run, said):
    rows = [(*row, status) for row, status in zip(ROWS, ("Status", "", "", ""), strict=True)]
    told = said(strike("C5"), [*rows, ("2026-06-04", "X", "No boat today.", "Cancelled")])
    assert STRUCK not in told


def test_styles_that_declare_a_type_say_nothing_and_keep_no_workbook_from_being_read(said, run, workplace):
    said(strike("C2"))
    path = workplace / "social.xlsx"
    packed = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w") as new:
        for info in packed.infolist():
            data = packed.read(info)
            declared = data.replace(b"<styleSheet", b"<!DOCTYPE a><styleSheet", 1)
            new.writestr(info.filename, declared if "styles" in info.filename else data)
    ran = run("check", "--list-files", ".")
    assert "social.xlsx: 3 posts" in ran.stdout
    assert STRUCK not in ran.stdout
