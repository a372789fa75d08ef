"""``postlint ask``: what it asks, in which order, and what it writes into files of every shape."""

import json
import os
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

DOUBT = "220 hours, 4 tonnes of litter, one very muddy spaniel. What a spring it has been for the Friends."
OTHER = "Thirty jars, one shed, and a very patient Tuesday group."
SURE = "Thank you so much, @ben and @ann, for the lovely pictures of the fair!"
SURE_NEWS = "We are proud to announce that our new visitor centre opens on Monday."


@pytest.fixture
def answer(run, monkeypatch):
    """Run ``postlint ask ARGS…`` at a terminal at which somebody presses ``keys``; ^C breaks off."""

    def run_with(keys, *args, meanwhile=None):
        pressed = iter(keys)

        def getchar():
            if meanwhile:
                meanwhile()
            key = next(pressed)
            if key == "^":
                raise KeyboardInterrupt
            return key

        monkeypatch.setattr("postlint.cli.ask._somebody_answers", lambda: True)
        monkeypatch.setattr("click.getchar", getchar)
        return run("ask", *args)

    return run_with


@pytest.fixture
def written(answer, workplace):
    """Write a file, answer "credit to others" to all that is asked, and return its bytes after that."""

    def bytes_of(text, name="calendar.yaml", keys="6q"):
        path = workplace / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        bytes_of.ran = answer(keys, name)
        return path.read_bytes() if isinstance(text, bytes) else path.read_bytes().decode()

    return bytes_of


def test_an_answer_is_a_line_at_the_end_of_its_post_and_all_else_stays(written):
    before = f"""\
# our plan
posts:
  - id: sure   # nothing to ask
    text: "{SURE}"

  - text: '{DOUBT}'   # by Jo
    status:   draft # not yet
    # a remark on what follows
  - id: next
    text: |
      {SURE_NEWS}
"""
    after = written(before)
    assert after == before.replace("# not yet\n", "# not yet\n    kind: mention\n")
    assert (written.ran.exit_code, written.ran.stderr) == (0, "")
    assert written.ran.stdout.endswith("Wrote 1 answer into calendar.yaml.\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('- {text: "%s"}\n', '- {text: "%s", kind: mention}\n'),
        ('- {text: "%s",}\n', '- {text: "%s", kind: mention,}\n'),
        ("- {'text':'%s', 'status':draft}\n", "- {'text':'%s', 'status':draft, 'kind':'mention'}\n"),
        ('- {"text":"%s"}\n', '- {"text":"%s","kind":"mention"}\n'),
        ('- {\n    text: "%s"  # no\n  }\n', '- {\n    kind: mention,\n    text: "%s"  # no\n  }\n'),
        ("- text: |\n    %s\n\n", "- text: |\n    %s\n  kind: mention\n\n"),
        ("- text: >\n    %s\n    So it is.\n", "- text: >\n    %s\n    So it is.\n  kind: mention\n"),
        ("- id: a\n  text: |+\n    %s\n\n", "- id: a\n  kind: mention\n  text: |+\n    %s\n\n"),
        ("- text: |+\n    %s\n\n\n", "- kind: mention\n  text: |+\n    %s\n\n\n"),
        ('- text:\t"%s"\t# Jo\n', '- text:\t"%s"\t# Jo\n  kind: mention\n'),
        ('- text: "%s"', '- text: "%s"\n  kind: mention'),
        ('- text: "%s"\r\n', '- text: "%s"\r\n  kind: mention\r\n'),
        ('\ufeff- text: "%s"\n', '\ufeff- text: "%s"\n  kind: mention\n'),
        ("- media: [a.jpg]\n  text: '%s'\n", "- media: [a.jpg]\n  text: '%s'\n  kind: mention\n"),
        ("- text: '%s'\n  media:\n  - a.jpg\n", "- text: '%s'\n  media:\n  - a.jpg\n  kind: mention\n"),
        ("- text: '%s'\n  status:\n", "- text: '%s'\n  status:\n  kind: mention\n"),
        ("- &us\n  text: '%s'\n- *us\n", "- &us\n  text: '%s'\n  kind: mention\n- *us\n"),
    ],
)
def test_yaml_keeps_how_it_is_written(written, before, after):
    assert written(before % DOUBT) == after % DOUBT


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"posts": [{"text": "%s"}]}', '{"posts": [{"text": "%s", "kind": "mention"}]}'),
        ('[{"text":"%s","id":"a"}]\n', '[{"text":"%s","id":"a","kind":"mention"}]\n'),
        (
            '[\r\n\t{\r\n\t\t"text": "%s"\r\n\t}\r\n]',
            '[\r\n\t{\r\n\t\t"text": "%s",\r\n\t\t"kind": "mention"\r\n\t}\r\n]',
        ),
    ],
)
def test_json_keeps_how_it_is_written(written, before, after):
    assert written(before % DOUBT, "posts.json") == after % DOUBT


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('text,kind\n"%s",\n', 'text,kind\n"%s",mention\n'),
        ('"text";"kind"\r\n"%s";""\r\n', '"text";"kind"\r\n"%s";"mention"\r\n'),
        ('kind,text\n,"%s"\n', 'kind,text\nmention,"%s"\n'),
        ('text,channel,kind\n"%s"\n', 'text,channel,kind\n"%s",,mention\n'),
        (
            f'date,text\n2026-06-01,"%s"\n,\n2026-06-02,"{SURE}"',
            f'date,text,kind\n2026-06-01,"%s",mention\n,\n2026-06-02,"{SURE}",',
        ),
        ('"date"\t"text"\n"2026-06-01"\t"%s"\n', '"date"\t"text"\t"kind"\n"2026-06-01"\t"%s"\t"mention"\n'),
    ],
)
def test_a_table_gets_a_cell_and_a_column_where_it_has_none(written, before, after):
    name = "plan.tsv" if "\t" in before else "plan.csv"
    assert written(before % DOUBT, name) == after % DOUBT


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.tweet", "%s\n", "---\nkind: mention\n---\n%s\n"),
        (
            "a.tweet",
            "%s\r\n---\r\nAnd so on.\r\n",
            "---\r\nkind: mention\r\n---\r\n%s\r\n---\r\nAnd so on.\r\n",
        ),
        ("a.toot", "---\nmedia: [a.png]\n---\n%s", "---\nmedia: [a.png]\nkind: mention\n---\n%s"),
        ("a.tweet", "---\n# no key\n---\n%s\n", "---\nkind: mention\n# no key\n---\n%s\n"),
        ("posts/a.md", "---\nchannel: x\n---\n%s\n", "---\nchannel: x\nkind: mention\n---\n%s\n"),
    ],
)
def test_a_file_of_one_post_gets_a_line_of_front_matter(written, name, before, after):
    assert written(before % DOUBT, name) == after % DOUBT


def test_one_answer_is_for_all_texts_of_an_entry(written):
    before = f"- date: 2026-06-01\n  x: '{DOUBT}'\n  linkedin: '{DOUBT} Truly.'\n"
    assert written(before) == f"{before}  kind: mention\n"
    assert "The answer is for 1 more text that stands there." in written.ran.stdout


def test_two_posts_on_a_line_get_each_their_own(written):
    before = '[{text: "%s"}, {text: "%s"}]\n'
    after = written(before % (DOUBT, OTHER), keys="68")
    assert after.count('", kind: mention}') == after.count('", kind: conversation}') == 1
    assert after.replace(", kind: mention", "").replace(", kind: conversation", "") == before % (DOUBT, OTHER)


def test_a_post_that_takes_from_another_is_not_declared_along_with_it(written):
    before = f"- &us\n  text: '{DOUBT}'\n- <<: *us\n  text: '{SURE}'\n"
    assert written(before) == before
    assert written.ran.exit_code == 2
    assert "Not written: calendar.yaml:2: the file would not read as it does now" in written.ran.stdout
    assert "`kind: mention`" in written.ran.stdout


def test_a_post_of_merged_keys_gets_its_own_kind(written):
    before = (
        f"defaults: &x {{channel: x}}\nposts:\n- <<: *x\n  text: '{DOUBT}'\n- {{<<: *x, text: '{SURE}'}}\n"
    )
    assert written(before) == before.replace(f"{DOUBT}'\n", f"{DOUBT}'\n  kind: mention\n")


def test_a_text_in_a_list_stays_a_text_and_its_author_is_told_how_to_write_it(written):
    before = f"posts:\n- {DOUBT}\n"
    assert written(before) == before
    said = " ".join(written.ran.stdout.split())
    assert written.ran.exit_code == 2
    assert "Not written: calendar.yaml:2: a text in a list has no key for its kind; write" in said
    assert "`kind: mention`" in said


def test_what_is_declared_or_sure_is_not_asked(answer, workplace):
    (workplace / "june.yaml").write_text(f"- {{text: '{DOUBT}', kind: mention}}\n- {{text: '{SURE}'}}\n")
    assert answer("", "june.yaml").stdout == "Nothing to ask of what was read.\n"


def test_what_moves_a_finding_is_asked_first(run, workplace):
    news = "".join(f'- {{date: 2026-06-{day:02}, text: "{SURE_NEWS}", id: n{day}}}\n' for day in range(1, 13))
    (workplace / "june.yaml").write_text(f'{news}- {{date: 2026-06-14, text: "{DOUBT}", id: last}}\n')
    (workplace / "own.yaml").write_text(f'- {{text: "{OTHER}", id: alone, channel: mastodon}}\n')
    questions = json.loads(run("ask", "--format", "json").stdout)["questions"]
    assert [question["id"] for question in questions] == ["last", "alone"]
    assert questions[0]["decides"] + questions[0]["counts"]
    assert questions[1]["decides"] == questions[1]["counts"] == []


def test_every_field_of_the_list_is_documented(run, workplace):
    page = (Path(__file__).parents[2] / "docs" / "json-of-commands.md").read_text(encoding="utf-8")
    section = page.partition("\n## ask\n")[2].partition("\n## ")[0]
    (workplace / "june.yaml").write_text(f"- x: '{DOUBT}'\n  linkedin: '{DOUBT} Truly.'\n- {{txet: x}}\n")
    ran = run("ask", "--format", "json")
    (question,) = json.loads(ran.stdout)["questions"]
    assert set(re.findall(r"^\| `questions\.(\w+)` \|", section, re.MULTILINE)) == set(question)
    assert set(question["beside"][0]) == {"path", "line", "column"}
    assert question["not_written"] is None


def test_what_cannot_be_read_is_said_and_the_others_asked(run, workplace):
    (workplace / "june.yaml").write_text(f"posts:\n- {{text: '{DOUBT}'}}\n- {{txet: 'Not so much'}}\n")
    ran = run("ask")
    assert ran.exit_code == 2
    assert "june.yaml:2" in ran.stdout
    assert "txet" in ran.stderr


def test_undo_goes_back_and_skipping_leaves_a_post_alone(written):
    before = f"- text: '{DOUBT}'\n- text: '{OTHER}'\n"
    after = written(before, keys="1u6s")
    assert after.count("kind: mention") == 1
    assert "press_release" not in after


def test_undo_at_the_first_question_asks_it_again(written):
    assert written(f"- text: '{DOUBT}'\n", keys="uu6").endswith("  kind: mention\n")


def test_y_takes_the_guess(written):
    assert written(f"- text: '{DOUBT}'\n", keys="y").count("kind:") == 1


@pytest.mark.parametrize("key", ["\r", "\n", "x", "9", "\x1b[A", "1\r"])
def test_a_key_that_is_not_shown_answers_nothing_and_the_keys_are_said_again(written, key):
    before = f"- text: '{DOUBT}'\n"
    assert written(before, keys=[key, "q"]) == before
    assert written.ran.stdout.count("One key, no Enter: y: ") == 2


def test_enter_after_an_answer_does_not_answer_the_next_post(written):
    after = written(f"- text: '{DOUBT}'\n- text: '{OTHER}'\n", keys="6\rq")
    assert after.count("kind:") == after.count("kind: mention") == 1


def test_of_a_placeholder_nothing_is_asked(answer, workplace):
    (workplace / "june.yaml").write_text("- {text: TBC}\n- {text: Copy to follow}\n")
    assert answer("", "june.yaml").stdout == "Nothing to ask of what was read.\n"


def test_the_list_has_a_word_for_each_likely_answer(run, workplace):
    (workplace / "june.yaml").write_text(f"- text: '{DOUBT}'\n- text: '{OTHER}'\n")
    for entry in run("ask").stdout.split("june.yaml:")[1:]:
        said = " ".join(entry.split())
        asked = said.partition("Is it ")[2].partition("?")[0]
        assert said.count("`kind: ") == 1 + asked.count(" or ")


def test_breaking_off_writes_what_was_answered_and_nothing_else(written):
    after = written(f"- text: '{DOUBT}'\n- text: '{OTHER}'\n", keys="6^")
    assert after.count("kind:") == 1
    assert written.ran.exit_code == 130
    assert "Wrote 1 answer" in written.ran.stdout


def test_a_dry_run_shows_a_patch_and_writes_nothing(answer, workplace):
    before = f"- text: '{DOUBT}'\n- text: '{SURE}'"
    (workplace / "june.yaml").write_text(before)
    ran = answer("6", "june.yaml", "--dry-run")
    assert (workplace / "june.yaml").read_text() == before
    assert ran.stdout.endswith(
        f"+++ b/june.yaml\n@@ -1,2 +1,3 @@\n - text: '{DOUBT}'\n+  kind: mention\n"
        f" - text: '{SURE}'\n\\ No newline at end of file\n"
    )


def test_a_read_only_file_stays_and_what_to_write_is_said(answer, workplace):
    path = workplace / "june.yaml"
    path.write_text(f"- text: '{DOUBT}'\n")
    path.chmod(0o444)
    ran = answer("6", "june.yaml")
    assert path.read_text() == f"- text: '{DOUBT}'\n"
    assert ran.exit_code == 2
    assert "Not written: june.yaml:1: the file is read-only; write `kind: mention`" in ran.stdout


def test_a_file_that_changed_meanwhile_stays_as_it_is(answer, workplace):
    path = workplace / "june.yaml"
    path.write_text(f"- text: '{DOUBT}'\n")
    ran = answer("6", "june.yaml", meanwhile=lambda: path.write_text("- text: Anew\n"))
    assert path.read_text() == "- text: Anew\n"
    assert ran.exit_code == 2
    assert "Not written: june.yaml:1: it was changed since it was read" in ran.stdout


def test_a_file_that_is_gone_is_said(answer, workplace):
    path = workplace / "june.yaml"
    path.write_text(f"- text: '{DOUBT}'\n")
    ran = answer("6", "june.yaml", meanwhile=lambda: path.unlink(missing_ok=True))
    assert ran.exit_code == 2
    assert "june.yaml:1: it cannot be written: No such file" in " ".join(ran.stdout.split())
    assert not path.exists()


def test_on_a_full_disk_the_file_stays_whole(answer, workplace, monkeypatch):
    path = workplace / "june.yaml"
    path.write_text(f"- text: '{DOUBT}'\n")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    ran = answer("6", "june.yaml")
    assert path.read_text() == f"- text: '{DOUBT}'\n"
    assert "it cannot be written: No space left on device" in " ".join(ran.stdout.split())
    assert ran.exit_code == 2
    assert [file.name for file in workplace.iterdir() if file.name != ".git"] == ["june.yaml"]


def test_a_link_stays_a_link_and_modes_stay(answer, workplace):
    (workplace / "real.yaml").write_text(f"- text: '{DOUBT}'\n")
    (workplace / "real.yaml").chmod(0o640)
    (workplace / "june.yaml").symlink_to("real.yaml")
    answer("6", "june.yaml")
    assert (workplace / "june.yaml").is_symlink()
    assert (workplace / "real.yaml").read_text().endswith("kind: mention\n")
    assert (workplace / "real.yaml").stat().st_mode & 0o777 == 0o640


def test_what_lies_outside_is_written_only_where_it_is_named(answer, workplace, tmp_path):
    outside = tmp_path / "elsewhere.yaml"
    outside.write_text(f"posts:\n- text: '{DOUBT}'\n")
    (workplace / "june.yaml").symlink_to(outside)
    ran = answer("6")
    assert "kind" not in outside.read_text()
    assert "leads out of the repository" in " ".join((ran.stdout + ran.stderr).split())
    assert answer("6", str(outside)).exit_code == 0
    assert outside.read_text().endswith("kind: mention\n")


def test_nothing_is_written_into_what_is_git_s(answer, workplace):
    inside = workplace / ".git" / "june.yaml"
    inside.write_text(f"posts:\n- text: '{DOUBT}'\n")
    (workplace / "june.yaml").symlink_to(".git/june.yaml")
    for name in ("june.yaml", ".git/june.yaml"):
        ran = answer("6", name)
        assert "it belongs to git, where postlint never writes" in " ".join(ran.stdout.split())
    assert "kind" not in inside.read_text()


def test_a_workbook_is_asked_about_and_the_cell_named(answer, workplace):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Date", "Text"])
    book.active.append(["2026-06-01", DOUBT])
    book.save(workplace / "plan.xlsx")
    before = (workplace / "plan.xlsx").read_bytes()
    ran = answer("6", "plan.xlsx")
    assert (workplace / "plan.xlsx").read_bytes() == before
    assert ran.exit_code == 2
    said = " ".join(ran.stdout.split())
    assert "plan.xlsx:Sheet!A2: postlint does not write into workbooks; write mention in this row" in said


def test_that_answers_for_a_workbook_are_not_written_is_said_before_the_first_question(answer, workplace):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Date", "Text"])
    book.active.append(["2026-06-01", DOUBT])
    book.save(workplace / "plan.xlsx")
    before_question, _, _ = answer("q", "plan.xlsx").stdout.partition("1 of 1 · ")
    assert "Answers are not written for 1 post in plan.xlsx" in " ".join(before_question.split())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"## LinkedIn\n\n{DOUBT}\n", f"## LinkedIn\n\n{DOUBT}\n\n**Kind:** mention\n"),
        (f"## LinkedIn\n\n```\n{DOUBT}\n```\n", f"## LinkedIn\n\n```\n{DOUBT}\n```\n\n**Kind:** mention\n"),
        (f"## LinkedIn\n\n> {DOUBT}", f"## LinkedIn\n\n> {DOUBT}\n\n**Kind:** mention"),
        (f"**LinkedIn:** {DOUBT}\r\n", f"**LinkedIn:** {DOUBT}\r\n\r\n**Kind:** mention\r\n"),
        (
            f"## Others\n\n- 2026-06-02 (X): {DOUBT}\n",
            f"## Others\n\n- 2026-06-02 (X): {DOUBT}\n  **Kind:** mention\n",
        ),
    ],
)
def test_in_markdown_a_kind_is_a_line_of_its_own(written, before, after):
    plan = "# Posts\n\n## 1 June 2026, X\n\nOur new hall opens on Monday.\n\n"
    assert written((plan + before).encode(), "posts.md") == (plan + after).encode()
    assert "Wrote 1 answer" in written.ran.stdout


def test_of_posts_in_markdown_that_no_line_can_be_written_for_nothing_is_asked(answer, workplace):
    day = "## {}\n\n{} https://a.example #fair\n\nOur new hall opens on Monday. https://b.example #open\n\n"
    text = f"# Evergreen tweets\n\n{day.format('General', DOUBT)}{day.format('Events', OTHER)}"
    (workplace / "tweets.md").write_text(text, encoding="utf-8")
    said = " ".join(answer("", "tweets.md").stdout.split())
    assert said.startswith(
        "Not asked of 2 posts in tweets.md: a line for the kind would be read as something"
    )
    assert "`postlint import tweets.md -o calendar.yaml`" in said


def test_of_an_archive_nothing_is_asked_and_another_way_is_said(answer, workplace):
    (workplace / "Shares.csv").write_text(
        f'Date,ShareLink,ShareCommentary\n2026-06-01 10:00:00,https://x.example,"{DOUBT}"\n'
    )
    ran = answer("", "Shares.csv")
    said = " ".join(ran.stdout.split())
    assert ran.exit_code == 0
    assert "Nothing to ask of what was read." in said


def test_the_form_of_a_tool_has_no_column_for_kinds(written):
    before = f'Text,Posting Time\n"{DOUBT}",2026-06-01 10:00\n'
    assert written(before, "buffer.csv") == before
    assert written.ran.exit_code == 2


def test_without_a_terminal_the_list_is_printed_and_nothing_written(workplace, scrubbed):
    (workplace / "june.yaml").write_text(f"- text: '{DOUBT}'\n")
    ran = subprocess.run(
        [sys.executable, "-m", "postlint", "ask"],
        input="6\n",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert ran.returncode == 0
    assert ran.stdout.startswith("june.yaml:1: 220 hours")
    assert "`kind: mention`" in ran.stdout
    assert (workplace / "june.yaml").read_text() == f"- text: '{DOUBT}'\n"


def test_standard_input_is_listed_and_the_file_of_that_name_left_alone(answer, workplace, run):
    path = workplace / "june.yaml"
    path.write_text(f"- text: '{DOUBT}'\n")
    ran = run("ask", "--stdin-filename", "june.yaml", "-", stdin=path.read_bytes())
    assert "standard input cannot be written into" in ran.stdout
    assert path.read_text() == f"- text: '{DOUBT}'\n"


def test_a_terminal_gets_no_commands_from_a_post(answer, workplace):
    hostile = r"Is \e[31mthis\u202e ::error:: \x07 a very muddy spaniel, then? ##[error]x"
    (workplace / "june.yaml").write_text(f'- {{id: "\\e[2J", text: "{DOUBT}\\n{hostile}"}}\n')
    ran = answer("q", "june.yaml", "--dry-run")
    assert not {"\x1b", "\x07", "\u202e"} & set(ran.stdout)
    assert "##[" not in ran.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_at_a_real_terminal_a_key_answers_and_ctrl_c_ends(workplace, scrubbed):
    path = workplace / "june.yaml"
    path.write_text(f"- text: '{DOUBT}'\n- text: '{OTHER}'\n")
    import pty

    leader, follower = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "postlint", "ask"],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        start_new_session=True,
    )
    os.close(follower)
    _press(leader, b"s: skip", b"6", b"2 of 2")
    _press(leader, b"s: skip", b"\x03", b"Wrote 1 answer")
    assert child.wait(30) == 130
    os.close(leader)
    assert path.read_text().count("kind: mention") == 1


def _press(leader, awaited, key, answer):
    """Press a key once the terminal shows what is ``awaited``, until it shows what the key does."""
    assert _shows(leader, awaited, 60)
    # What is pressed in the moment before a program reads single keys is lost.
    assert any(os.write(leader, key) and _shows(leader, answer, 2) for _ in range(30))


def _shows(leader, words, seconds):
    """Tell whether the terminal shows ``words`` before it is silent for some seconds; reads no further."""
    seen = b""
    while words not in seen:
        if not select.select([leader], [], [], seconds)[0]:
            return False
        seen += os.read(leader, 1)
    return True
