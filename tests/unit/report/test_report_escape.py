"""Nothing from a calendar reaches a terminal or a CI log as a command."""

import json
import re
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape as quoted

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.source import escape


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("over\rwritten", "over\\rwritten"),
        ("two\nlines", "two\\nlines"),
        ("a\tb", "a b"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("\u2067isolated\u2069", "\\u2067isolated\\u2069"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("\udcff.yaml", "\\udcff.yaml"),
        ("::error file=a::b", "\\x3a:error file=a::b"),
        ("  ::stop-commands::x", "  \\x3a:stop-commands::x"),
        ("wrapped ::warning::x", "wrapped \\x3a:warning::x"),
        ("see ##[error]no", "see \\x23#[error]no"),
        ("##vso[task.complete]", "\\x23#vso[task.complete]"),
    ],
)
def test_what_a_terminal_or_a_log_would_obey_is_made_visible(text, shown):
    assert escape.terminal(text) == shown


def test_a_workflow_message_keeps_its_lines_and_says_nothing_but_itself():
    assert escape.workflow_message("100 %\n::error::no\r##[group]") == (
        "100 %25%0A\\x3a:error::no\\r\\x23#[group]"
    )


def test_a_workflow_property_ends_where_it_should():
    assert escape.workflow_property("a,line=9::b%") == "a%2Cline=9%3A%3Ab%25"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("thanks @ann", "thanks \\@&#8203;ann"),
        ("closes #12", "closes \\#&#8203;12"),
        ("## Post 1 #mill", "\\#\\# Post 1 \\#mill"),
        ("![x](y) <b> a|b", "\\!\\[x\\](y) \\<b\\> a\\|b"),
        ("https://a.example :tada:", "https\\://a.example \\:tada:"),
        ("at 12:30: *now*", "at 12:30: \\*now\\*"),
        ("one\ntwo", "one\\\\ntwo"),
    ],
)
def test_markdown_shows_a_text_as_it_is_and_notifies_nobody(text, shown):
    assert escape.markdown(text) == shown


@given(st.text(st.characters(codec=None)))
def test_xml_holds_any_text(text):
    assert ET.fromstring(f"<a>{quoted(escape.xml(text))}</a>").text in (escape.xml(text), None)


@pytest.mark.parametrize(
    "text", ["Join us at 12:30", "C++ a::b", "## Heading [x]", "👩‍🚀 naïve 日本", "می‌خواهم"]
)
def test_ordinary_text_stays_as_it_is(text):
    assert escape.terminal(text) == text


@given(st.text())
def test_escaped_text_is_one_harmless_line(text):
    shown = escape.terminal(text)
    assert len(shown.splitlines()) <= 1
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]|##\w*\[|(^|\s)::", shown)


@given(st.text())
def test_escaped_text_is_not_escaped_again(text):
    once = escape.terminal(text)
    assert escape.terminal(once) == once


def test_json_means_the_same_without_a_command_in_it():
    document = json.dumps({"message": "a ##[error] and ##vso[x]"})
    escaped = escape.json(document)
    assert "##[" not in escaped
    assert "##vso[" not in escaped
    assert json.loads(escaped) == json.loads(document)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(1)", "@ann|calc!A1", "  =1", "\t=1", "＝1", "＋1", "－1", "＠SUM(1)"]
)
def test_a_cell_that_begins_as_a_formula_is_marked_as_text(text):
    assert escape.cell(text) == f"'{escape.terminal(text)}"


@pytest.mark.parametrize(
    "text", ["@cityparks", "@pool@towns.example", "x:cityparks", "a=b", "Stadt-Park", ""]
)
def test_a_cell_that_calls_nothing_stays_as_it_is(text):
    assert escape.cell(text) == text


@given(st.text())
def test_html_is_xml_too(text):
    assert ET.fromstring(f"<p>{escape.html(text)}</p>") is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("see [here](https://elm.example)", r"see \[here\](https://elm.example)"),
        ("![a\\b](1) [c]", r"!\[a\\b\](1) \[c\]"),
        ("write `ignore[two-way]` (or nothing)", "write `ignore[two-way]` (or nothing)"),
    ],
)
def test_no_link_of_others_is_embedded_in_a_message_of_sarif(text, said):
    assert escape.sarif(text) == said
