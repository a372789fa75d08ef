"""What people really write wrong is answered with what to write instead."""

import pytest

from postlint.source.spans import Source
from postlint.source.yaml.parse import parse


@pytest.mark.parametrize(
    ("text", "place", "advice"),
    [
        ("handle: @x\n", (1, 9), 'Put the whole value in quotes: handle: "@x"'),
        ("- @ann hi\n", (1, 3), 'Put the whole value in quotes: "@ann hi"'),
        ('- @ann "hi"\n', (1, 3), "in quotes: '@ann \"hi\"'"),
        ("text: `code`\n", (1, 7), "cannot start with `"),
        ("text: %off\n", (1, 7), "cannot start with %"),
        ("text: & more\n", (1, 7), 'text: "& more"'),
        ("text: * more\n", (1, 7), 'text: "* more"'),
        ("text: *more\n", (1, 7), "nothing before it is named &more"),
        ("text: *Big news* today\n", (1, 12), 'text: "*Big news* today"'),
        ("a: {b: @x}\n", (1, 8), "Put the whole value in quotes."),
        ("text: Join us: today\n", (1, 14), 'text: "Join us: today"'),
        ("a: b\n c: d\n", (2, 3), "Indent it like the other keys"),
        ("key:value\nb: 1\n", (1, 1), "A space is missing behind the colon: write key: value."),
        ("- a: b\n  key:@value\n  c: d\n", (2, 3), 'write key: "@value".'),
        ("a: 'It's open'\n", (1, 7), "Write '' for each"),
        ('a: "She said "hi""\n', (1, 14), 'Write \\" for each'),
        ('- {a: b, c: "A "hard" day"}\n', (1, 16), 'Write \\" for each'),
        ('a: "b" c: "d"\n', (1, 8), "The quoted text ends before this"),
        ('{a: "b" c: "d"}\n', (1, 1), "or a comma is missing"),
        ('["a" "b"]\n', (1, 1), "or a comma is missing"),
        ("a: “We open: come”\n", (1, 4), "Put straight ones around the text"),
        ("{a: „We open: come“, b: c}\n", (1, 5), "Put straight ones around the text"),
        ('a: "b\nc: d\n', (1, 4), 'never ends. Close it with ".'),
        ("a: 'b\n---\nc\n", (1, 4), "never ends. Close it with '."),
        ("a: [b\nc: d\n", (1, 4), "not closed with ]"),
        ("a: {b: c\n", (1, 4), "not closed with }"),
        ("text: [New] trail\n", (1, 13), 'text: "[New] trail"'),
        ("a:\n\tb: c\n", (2, 1), "indented with a tab"),
        ("text: | hello\n", (1, 7), "begins on the next line"),
        ("text: - hello\n", (1, 7), 'text: "- hello"'),
        ('a: "\\q"\n', (1, 5), "\\q means nothing"),
        ("- a\nb: c\n", (2, 1), 'begin with "- " at column 1'),
        ("a: b\n- c\n", (2, 1), "with the same indentation"),
        ("a: b\nc\nd: e\n", (2, 1), 'no "key: value"'),
        ("%FOO\na: b\n", (1, 5), "Remove it or indent it"),
        ("%YAML 1.1 x\na: b\n", (1, 1), "Remove it or indent it"),
        ("a: !?%bc\n", (1, 6), "tags (!) are not allowed"),
        ("{text:}\n", (1, 6), "Put a space after this colon"),
        ("text: ? why\n", (1, 7), 'text: "? why"'),
        ("a: !x!y z\n", (1, 4), "tags (!) are not allowed"),
        ("a: 1\n...\nb\n", (3, 1), "has ended before this"),
        ('a: "\\x1"\n', (1, 7), "This is not YAML: did not find expected hexdecimal number."),
    ],
)
def test_bad_yaml_gets_advice_at_its_place(text, place, advice):
    found = parse(Source("plan.yaml", text))
    (problem,) = found.problems
    assert (problem.span.line, problem.span.column) == place
    assert advice in problem.message


def test_a_long_value_is_shown_in_part():
    (problem,) = parse(Source("plan.yaml", "text: @ann " + "word " * 50)).problems
    assert problem.message.endswith('…"')
    assert len(problem.message) < 150
