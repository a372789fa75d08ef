"""Whatever is printed is escaped: every command in every format, over names, texts and settings that hurt."""

import re
from pathlib import Path

import pytest

from postlint.cli import main
from postlint.report.compare import FORMATS as OF_COMPARE
from postlint.report.formats import FORMATS as OF_CHECK
from postlint.report.mix import FORMATS as OF_MIX

NASTY = "\x1b[31m \u202e ::error::x ##[error]x ##vso[x]y \u2028 <script>x</script> | @all #1 =cmd() \x9b"
QUOTED = (
    NASTY.replace("\x1b", "\\x1b")
    .replace("\u202e", "\\u202e")
    .replace("\u2028", "\\u2028")
    .replace("\x9b", "\\x9b")
)
NAME = "::error::\u202e##[x]<b>\n::warning::\x1b[2J.yaml"
COMMAND = re.compile(r"^\s*(?:::(?!error |warning |notice )|##\[)|##\w*\[", re.MULTILINE)
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]"
)
CELL = re.compile(r'(?:^|,)"?[=+\-@](?![\w.-]+@?[\w.-]*(?:,|"|$))', re.MULTILINE)

CALENDAR = f"""\
accounts:
  "::error::a {QUOTED}": {{channel: x, handle: "@a"}}
  "=b {QUOTED}": {{channel: linkedin, followers: "{QUOTED}"}}
posts:
""" + "".join(
    f'- {{account: "{account}", date: 2026-06-{day:02}, text: "::error::new {QUOTED} {day}", '
    f'alt: "{QUOTED}", kind: press_release, "key {QUOTED}": "{QUOTED}"}}\n'
    for day in range(1, 13)
    for account in (f"::error::a {QUOTED}", f"=b {QUOTED}")
)
SETTINGS = f"""\
extra_keys: []
rules:
  own: {{title: "{QUOTED}", severity: error, check: pattern, expression: "new.*",
    message: "{QUOTED} {{found}}", why: "{QUOTED}", how: "{QUOTED}"}}
"""
COMMANDS = [
    *(("check", "--format", form, "--show", "info", "--show", "posts", ".") for form in OF_CHECK),
    ("check", "--statistics", "."),
    ("check", "--list-files", "."),
    ("check", "--list-files", "--format", "json", "."),
    *(("mix", "--format", form, ".") for form in OF_MIX),
    *(("classify", "--format", form, ".") for form in ("text", "jsonl")),
    *(("compare", "--format", form, "old", "new") for form in OF_COMPARE),
    *((command, "--format", form) for command in ("rules", "init") for form in ("text", "json")),
    ("explain", "house/own"),
    ("explain", NASTY),
    ("test",),
    ("ask", "--dry-run", "."),
    ("import", "."),
    ("import", NAME),
    ("check", NAME + "none"),
    ("check", "--config", NASTY, "."),
    ("check", "--select", NASTY, "."),
    ("check", "--baseline", NASTY, "."),
    ("check", "--since-rev", NASTY, "."),
    ("check", "--output", f"json=no/{NASTY}", "."),
    ("check", f"--{NASTY}"),
    (NASTY,),
]


@pytest.fixture
def nasty(here, monkeypatch):
    Path(NAME).write_text(CALENDAR, encoding="utf-8")
    Path("bad\u202e::error::.yaml").write_text(f'posts: [{{text: A, kind: "{QUOTED}", date: "{QUOTED}"}}]\n')
    Path("##[error].tweet").write_text(f"::error::x\n{NASTY}\n", encoding="utf-8")
    for folder in ("old", "new"):
        Path(folder).mkdir()
        Path(folder, "::error::x.yaml").write_text(CALENDAR.replace("new", folder), encoding="utf-8")
    Path("postlint.yaml").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.setenv("POSTLINT_CACHE_DIR", f"/dev/null/{NASTY}")


def test_whatever_is_printed_is_escaped(nasty, capfd):
    broken = []
    for words in COMMANDS:
        main(list(words))
        out, err = capfd.readouterr()
        assert "internal error" not in err, words
        for said in (out.replace("\r\n", "\n"), err):
            for found in (COMMAND.search(said), CONTROL.search(said)):
                broken += [(words[:3], said[max(0, found.start() - 60) : found.end() + 30])] if found else []
        if "csv" in words:
            assert not CELL.search(out)
    assert not broken


@pytest.mark.parametrize("name", ["github", "text", "markdown", "html", "junit", "sarif", "gitlab"])
def test_reports_in_files_are_escaped(nasty, capfd, name):
    main(["check", "--output", f"{name}=report", "."])
    text = Path("report").read_text(encoding="utf-8")
    assert not CONTROL.search(text)
    assert "<script>x" not in text or name not in {"html", "markdown"}
