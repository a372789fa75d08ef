"""What is read is said, and what is written says the same: nothing is lost, added or obeyed on the way."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from postlint.cli import main
from postlint.source.yaml.emit import yaml_text

PIECES = [
    *("a", " ", "\n", "\t", "\r", "- ", "#", ":", "'", '"', "\\\\", "{{", "é", "\U0001f600", "\u200d"),
    *(
        "::error::x",
        " ::x",
        "##[error]",
        "##vso[a]",
        "\u202e",
        "\x1b[31m",
        "\x85",
        "\u2028",
        "\x00",
        "\ufeff",
    ),
]
OBEYED = re.compile(
    r"^\s*::|##\w*\[|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\ufeff]", re.MULTILINE
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join))
def test_what_import_writes_is_safe_to_print_and_reads_back(text):
    written = yaml_text({text: [text, {"text": text}]})
    assert not OBEYED.search(written)
    assert yaml.safe_load(written) == {text: [text, {"text": text}]}


def test_a_comment_of_several_lines_stays_a_comment(here, capsys):
    front = "---\nmedia: [mastodon-parks]\n---\nHello friends\n\n"
    comment = "<!-- postlint: ignore[two-way/all-broadcast] because x\n- text: more\n  kind: question -->\n"
    Path("a.md").write_text(front + comment)
    assert main(["import", "a.md"]) == 0
    (post,) = yaml.safe_load(capsys.readouterr().out)["posts"]
    assert post["text"] == "Hello friends"


@pytest.mark.parametrize("handle", ["@a hi", "@", "@@x", "", "@a@", "a: b", "- x", "#x", "\u0085", "@\u202e"])
def test_what_import_writes_is_what_check_reads(here, capsys, handle):
    name = "".join(f"\\u{ord(letter):04x}" for letter in handle)
    Path("b.md").write_text(f'---\nmedia: ["{name}"]\n---\nHello friends\n')
    before = main(["check", "b.md"])
    code = main(["import", "b.md", "-o", "i.yaml"])
    assert (before, main(["check", "i.yaml"]) if code == 0 else 0) == (before, 0 if before == 0 else before)
    if before == 0:
        assert code == 0


@pytest.mark.parametrize(
    "post",
    ["caption: One text, text: Another", "text: One, thread: [Two, Three]", "copy: One, caption: Another"],
)
def test_a_second_text_of_a_post_is_said(here, capsys, post):
    Path("a.yaml").write_text(f"- {{{post}}}\n")
    main(["check", "a.yaml"])
    assert "[reading/second-text]" in capsys.readouterr().out


def test_a_text_that_says_nothing_more_is_no_second_one(here, capsys):
    Path("a.yaml").write_text("- {text: One, thread: [One, Two]}\n")
    main(["check", "a.yaml"])
    assert "second-text" not in capsys.readouterr().out


@pytest.mark.parametrize("name", ["a.tweet", "a.md", "a.yaml", "a.csv"])
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_ends_of_lines_change_nothing(here, capsys, name, end):
    texts = {
        "a.tweet": "One line\n\nAnother line\n---\nA second part\n",
        "a.md": "---\nmedia: [mastodon-parks]\n---\nOne line\n\nAnother line\n",
        "a.yaml": "posts:\n- text: |\n    One line\n\n    Another\n",
        "a.csv": "Date,Copy\n2026-06-01,Hello\n2026-06-02,There\n",
    }
    said = []
    for written in (texts[name], texts[name].replace("\n", end)):
        Path(name).write_bytes(written.encode())
        main(["import", name])
        said.append(capsys.readouterr())
    assert said[0] == said[1]


POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n"


@pytest.mark.parametrize("name", ["a.tweet", "a.yaml", "a.json", "a.csv"])
def test_a_pointer_to_a_file_that_is_not_here_is_no_post(here, capsys, name):
    Path(name).write_text(POINTER)
    Path("b.yaml").write_text("- {text: Which of the two?}\n")
    assert main(["check", name, "b.yaml"]) == 2
    said = " ".join(capsys.readouterr().out.split())
    assert f"{name}: error: This is a pointer of Git LFS" in said
    assert "Checked 1 calendar, 1 post" in said
