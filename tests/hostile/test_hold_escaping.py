"""Whatever is printed is escaped: every command in every format, over names, texts and settings that hurt."""

import re
from pathlib import Path

import click
import pytest

from postlint.cli import COMMANDS, main, postlint
from postlint.report.formats import FORMATS

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
NAMED = {"compare": ("old", "new"), "import": (NAME,), "explain": ("house/own",), "ask": ("--dry-run", ".")}
"""What a command is about, where that is not all calendars that are here."""
LEFT_OUT = {"--open", "--color"}
"""The one begins a browser, the other is for escapes."""


def runs_of(name):
    """Yield a command as it is, with each word of each option that has a choice, and with nasty ones."""
    command = postlint.get_command(click.Context(postlint), name)
    options = [
        option
        for option in command.params
        if isinstance(option, click.Option) and not LEFT_OUT.intersection(option.opts)
    ]
    has_paths = any(one.name == "paths" for one in command.params)
    about = NAMED.get(name, (".",) if has_paths else ())
    loud = [
        word
        for option in options
        if "--show" in option.opts
        for word in ("--show", "info", "--show", "posts")
    ]
    yield (name, *about)
    yield (name, "--help")
    yield (name, NASTY)
    yield (name, f"--{NASTY}")
    for option in options:
        flag = option.opts[0]
        if isinstance(option.type, click.Choice):
            for choice in option.type.choices:
                yield (name, flag, choice, *loud, *about)
        yield (name, flag, *(() if option.is_flag else (NASTY,)), *about)
    for argument in command.params:
        if isinstance(argument, click.Argument) and isinstance(argument.type, click.Choice):
            yield from ((name, choice) for choice in argument.type.choices)


MORE = [
    ("--help",),
    ("--version",),
    (NASTY,),
    (f"--{NASTY}",),
    ("check", "--list-files", "--format", "json", "."),
    ("check", "--show", "info", "--show", "posts", "--statistics", "."),
    ("check", "--output", f"json=no/{NASTY}", "."),
    ("check", "--select", "house/own", "--format", "github", "."),
    ("classify", "--explain", "--format", "jsonl", "."),
    ("import", "."),
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


@pytest.mark.parametrize("name", [*COMMANDS, ""])
def test_whatever_is_printed_is_escaped(nasty, capfd, name):
    broken = []
    for words in runs_of(name) if name else MORE:
        main(list(words))
        out, err = capfd.readouterr()
        assert "internal error" not in err, words
        for said in (out.replace("\r\n", "\n"), err):
            for found in (COMMAND.search(said), CONTROL.search(said)):
                broken += [(words[:3], said[max(0, found.start() - 60) : found.end() + 30])] if found else []
        if "csv" in words:
            assert not CELL.search(out)
    assert not broken


@pytest.mark.parametrize("name", FORMATS)
def test_reports_in_files_are_escaped(nasty, capfd, name):
    main(["check", "--output", f"{name}=report", "."])
    text = Path("report").read_text(encoding="utf-8")
    assert not CONTROL.search(text)
    assert "<script>x" not in text or name not in {"html", "markdown"}


@pytest.mark.usefixtures("here")
def test_a_report_in_sarif_holds_no_link_of_others(capfd):
    link = "[a](https://elm.example)"
    Path("posts.yaml").write_text(
        f"accounts: {{'{link}': {{channel: other}}}}\n"
        f"posts: [{{account: '{link}', text: Hello, date: '{link}'}}]\n"
    )
    main(["check", "--format", "sarif", "."])
    said = capfd.readouterr().out
    assert r"\\[a\\](https://elm.example)" in said
    assert link not in said
