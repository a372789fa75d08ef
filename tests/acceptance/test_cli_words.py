"""The words of the command line: help, names, and what is wrong with them. None of it needs spaCy."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import postlint
from postlint.cli import COMMANDS

ROOT = Path(__file__).parents[2]


def test_help_names_every_command(run):
    ran = run("--help")
    assert ran.exit_code == 0
    assert [name for name in COMMANDS if f"  {name}" not in ran.stdout] == []


def test_without_a_command_the_help_is_shown_as_it_is_meant_to_be_read(run):
    ran = run()
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == run("--help").stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run, command):
    ran = run(command, "--help")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.startswith(f"Usage: postlint {command}")


def test_the_version_is_that_of_the_package(run):
    assert run("--version").stdout == f"postlint {postlint.__version__}\n"
    assert f'version = "{postlint.__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["chekc"], 'There is no command "chekc". Did you mean "check"?'),
        (["check", "--fromat", "json"], "--format"),
        (["explain", "two-way/all-brodcast"], 'Did you mean "two-way/all-broadcast"?'),
        (["explain", "low-engagment"], 'Did you mean "low-engagement"?'),
        (["explain", "xyzzy"], "postlint rules lists the rules; kinds are press_release, "),
        (["explain", "hygiene/placehodler"], 'Did you mean "hygiene/placeholder"?'),
        (["check", "--select", "no-avatar"], 'Did you mean "profile/no-avatar"?'),
        (["check", "--stdin-filename", "a.yaml"], "goes with the path -"),
        (["check", "-", "a.yaml"], "goes with no other path"),
        (["check", "--output", "yaml=x"], "is not FORMAT=FILE, with one of text, html"),
        (["check", "--output", "json=no/such/x.json"], "there is no folder no/such"),
        (["check", "--output", "json=."], "it is a folder"),
        (["check", "--jobs", "0"], "--jobs"),
        (["check", "\x1b[31m--", "--\x1b[31m"], "\\x1b[31m"),
    ],
)
def test_a_slip_of_the_pen_gets_advice_and_exit_code_2(run, words, advice):
    ran = run(*words)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert advice in ran.stderr
    assert "\x1b" not in ran.stderr


def test_a_rule_can_be_explained_before_its_pack_is_chosen(run):
    ran = run("explain", "hygiene/placeholder")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.partition("\n")[0].endswith("not in use)")
    assert "Name its pack, hygiene, under `packs:` in postlint.yaml." in ran.stdout
    assert "not in use" not in run("explain", "low-engagement").stdout


def test_rules_lists_both_packs(run):
    ran = run("rules")
    assert ran.exit_code == 0
    assert "  error    two-way/all-broadcast" in ran.stdout
    assert "  info  profile/no-avatar" in ran.stdout


def test_explain_explains_a_pack_with_its_rules(run):
    ran = run("explain", "rule-of-thirds")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "(a pack, not in use)" in ran.stdout
    assert "rule-of-thirds/" in ran.stdout


@pytest.mark.parametrize("name", ["About us", "a post about us", "press_release", "Bulletin"])
def test_explain_explains_a_kind_in_any_word_for_it(run, workplace, name):
    (workplace / "postlint.yaml").write_text("kinds: {bulletin: press_release}\n")
    ran = run("explain", name)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.startswith("press_release: what reports call “about us”")
    assert "two-way  as broadcast, own_agenda" in ran.stdout
    assert "Your own words for it: bulletin." in ran.stdout


def test_explain_explains_a_check_and_says_what_a_format_is(run):
    assert "two-way/all-broadcast" in run("explain", "share").stdout
    assert "says nothing of what it does" in run("explain", "reel").stderr


@pytest.mark.parametrize("name", ["outside", "per", "min", "same", "within", "min-posts", "before:"])
def test_explain_says_what_a_parameter_does_and_which_checks_have_it(run, name):
    ran = run("explain", name)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "a parameter of rules" in ran.stdout.partition("\n")[0]
    assert "What it does in rules, by check:\n  " in ran.stdout


def test_explain_tells_apart_what_a_parameter_does_in_one_check_and_another(run):
    shown = " ".join(run("explain", "within").stdout.split())
    assert "duplicate: how many days must lie between them" in shown
    assert (
        "follow_up: how much staffed time may pass until somebody listens; write a stretch of time" in shown
    )
    (of_clash,) = json.loads(run("explain", "inside", "--format", "json").stdout)["word"]["parameters"]
    assert of_clash["checks"] == ["clash"]
    assert "Mon; Thu-Sat 19:00-22:00" in of_clash["meaning"]


def test_a_check_is_explained_with_what_its_parameters_take(run):
    shown = " ".join(run("explain", "share").stdout.split())
    assert "min the least part that they must be; write a percentage from 0% to 100%, such as 10%" in shown
    assert "basis" in shown and "write `plan` or `published` or `both`" in shown


@pytest.mark.parametrize("words", [["engagement"], ["Engagement"], ["own", "agenda"], ["cheer_or_promote"]])
def test_explain_explains_a_group_by_its_kinds_and_the_rules_that_count_it(run, words):
    ran = run("explain", *words)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "a group of kinds" in ran.stdout
    group = "_".join(words).lower()
    assert f"Kinds that two-way counts as {group}:\n  " in ran.stdout
    assert "Rules of two-way that count it:\n  two-way/" in ran.stdout


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("slots", '`slots: [{every: "Mon-Fri 12:00", minutes: 20}]`'),
        ("slot", "  every    The days and the time"),
        ("lists", "`lists: [Friends of the parks, partners]`"),
        ("followers", "`followers: 1200`"),
        ("handle", "`handle: Springfield City Council`"),
        ("channel", "One of: x, mastodon, bluesky,"),
        ("period", "What a period is made of:"),
        ("inbox", "docs/calendar.md, under “The file”"),
        ("status: draft", "One of: idea, draft, approved, scheduled, published."),
        ("staffed:", "`staffed` of an account:"),
        ("platform", "another name of a key of the calendar"),
        ("kind", "about us (`press_release`)"),
        ("kind", "`kind: emergency`"),
    ],
)
def test_explain_explains_parts_and_keys_of_the_calendar_and_how_to_write_them(run, name, shown):
    ran = run("explain", name)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert shown in ran.stdout


@pytest.mark.parametrize(
    "name",
    [
        "severity",
        "error",
        "warning",
        "warnings",
        "note",
        "info",
        "finding",
        "mix",
        "baseline",
        "pack",
        "rule",
    ],
)
def test_explain_explains_the_words_of_the_report(run, name):
    assert run("explain", name).stdout.startswith(f"{name}: a word of the report")


@pytest.mark.parametrize("words", [["kind: mention"], ["kind:", "mention"], ["credit", "to", "others"]])
def test_explain_takes_a_line_of_a_calendar_and_several_words(run, words):
    assert run("explain", *words).stdout.startswith("mention: what reports call “credit to others”")


def test_what_is_a_key_beside_a_check_says_how_to_read_of_the_key(run):
    assert "`postlint explain staffed:` says more of that." in run("explain", "staffed").stdout


def test_programs_are_told_what_a_word_means(run):
    page = (ROOT / "docs" / "json-of-commands.md").read_text(encoding="utf-8")
    section = page.partition("\n## explain\n")[2].partition("\n## ")[0]
    word = json.loads(run("explain", "engagement", "--format", "json").stdout)["word"]
    (group,) = word["groups"]
    assert group["kinds"] == ["reply", "retweet", "mention", "question"]
    assert "two-way/all-broadcast" in group["rules"]
    key = json.loads(run("explain", "handle", "--format", "json").stdout)["word"]["keys"][0]
    assert [field for field in (*word, *group, *key) if f"`{field}`" not in section] == []


LOCAL = """\
overrides:
- {accounts: ["@alerts"], rules: {two-way/all-broadcast: off}}
- {accounts: ["@alerts", parks], rules: {two-way/low-engagement: {severity: info, min: 5%}}}
- {paths: [drafts/], rules: {two-way/all-broadcast: info}}
"""


def test_rules_and_explain_say_what_holds_for_accounts_and_files(run, workplace):
    (workplace / "postlint.yaml").write_text(LOCAL)
    listed = " ".join(run("rules").stdout.split())
    assert "All broadcast, no engagement (off for @alerts; info at most in drafts/)" in listed
    assert "(info, at least 5% for @alerts, parks)" in listed
    assert "for @alerts, parks  info, at least 5%" in run("explain", "low-engagement").stdout


def test_programs_are_told_what_holds_for_accounts_and_files(run, workplace):
    (workplace / "postlint.yaml").write_text(LOCAL)
    rule = json.loads(run("explain", "all-broadcast", "--format", "json").stdout)["rule"]
    (there,) = rule["on_accounts"]
    assert (there["accounts"], there["severity"]) == (["@alerts"], None)
    assert rule["in_files"] == [{"paths": ["drafts/"], "severity": "info"}]


@pytest.mark.parametrize("name", ["two-way/all-broadcast", "all-broadcast"])
def test_explain_takes_a_name_with_or_without_its_pack(run, name):
    ran = run("explain", name)
    assert ran.exit_code == 0
    assert ran.stdout.startswith("two-way/all-broadcast: ")


def test_schema_is_json_schema(run):
    assert json.loads(run("schema").stdout)["$schema"].startswith("https://json-schema.org/")


LIGHT = [
    ["--help"],
    ["clean"],
    ["init"],
    ["check", "--help"],
    ["rules"],
    ["explain", "all-broadcast"],
    ["schema"],
]


@pytest.mark.parametrize("words", LIGHT, ids=" ".join)
def test_a_light_command_never_imports_spacy(words, workplace):
    program = (
        "import sys; from postlint.cli import main; code = main(sys.argv[1:]);"
        "sys.exit(code or 3 * any(name in sys.modules for name in ('spacy', 'thinc', 'numpy')))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=workplace,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize(("key", "is_imported"), [("title", False), ("mood", True)])
def test_only_words_of_others_bring_in_what_knows_how_labels_look(key, is_imported, tmp_path):
    post = f"  - {{date: 2026-06-01, account: parks, {key}: Bread, text: Bread from the mill is here.}}"
    (tmp_path / "june.yaml").write_text(f"accounts: {{parks: {{channel: x}}}}\nposts:\n{post}\n")
    program = (
        "import sys; from postlint.cli import main; main(['check', 'june.yaml']);"
        "sys.exit(4 + ('postlint.calendars.second_look.doubts' in sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 4 + is_imported, ran.stderr


NOT_ASKED = (
    "_hashlib",
    "numpy",
    "shlex",
    *(
        f"postlint.calendars.readers.loose.{name}"
        for name in ("planner", "scheduling_apis", "texts_for_networks", "topics_and_figures")
    ),
    "postlint.inherited_settings",
    "postlint.judging.mix.posts_to_change_first",
    "postlint.judging.mix.remedy",
    "postlint.kinds.language",
    "postlint.kinds.telling_words",
    "postlint.report.bars",
    "postlint.report.finding_text",
    "postlint.source.installed",
    "postlint.source.yaml.errors",
)


MOST_COMPILED = 40
"""Expressions of modules that are compiled as these are imported, so that each run waits for them: others are
made by ``lazy_patterns.later``."""


@pytest.fixture(scope="module")
def read_before(tmp_path_factory) -> dict[str, list[str]]:
    """Return what a check has imported, and compiled, that finds nothing in texts that were read before."""
    folder = tmp_path_factory.mktemp("read before")
    posts = "".join(
        f"  - {{date: 2026-06-0{day}, account: parks, text: Which of the {day} gates is nearest to you?}}\n"
        for day in range(1, 4)
    )
    (folder / "june.yaml").write_text(f"accounts: {{parks: {{channel: x}}}}\nposts:\n{posts}")
    program = (
        "import json, re, sys; from postlint.cli import main; code = main(['check', 'june.yaml']);"
        "ours = [(name, vars(one)) for name, one in sys.modules.items() if name.startswith('postlint.')];"
        "made = [f'{name}.{key}' for name, of in ours for key in of if isinstance(of[key], re.Pattern)];"
        "print(json.dumps({'imported': sorted(sys.modules), 'compiled': made}), file=sys.stderr);"
        "sys.exit(code)"
    )
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, "-c", program],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "POSTLINT_CACHE_DIR": str(folder / "cache")},
            check=True,
            capture_output=True,
            text=True,
        )
    return json.loads(ran.stderr)


def test_a_check_of_texts_that_were_read_before_imports_nothing_for_others(read_before):
    assert "postlint.kinds.cache" in read_before["imported"]
    assert not {*read_before["imported"]}.intersection(NOT_ASKED)


def test_a_check_of_texts_that_were_read_before_compiles_few_expressions_unasked(read_before):
    assert len(read_before["compiled"]) <= MOST_COMPILED, read_before["compiled"]


def test_a_fault_of_ours_is_owned_up_to_without_a_traceback(run, monkeypatch):
    monkeypatch.setattr("postlint.checking.check", lambda *_, **__: 1 / 0)
    ran = run("check")
    assert ran.exit_code == 2
    assert "postlint: internal error: ZeroDivisionError" in ran.stderr
    assert "Traceback" not in ran.stderr
    monkeypatch.setenv("POSTLINT_DEBUG", "1")
    assert "Traceback" in run("check").stderr


def test_an_interruption_is_exit_code_130(run, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("postlint.checking.check", interrupt)
    assert run("check").exit_code == 130


@pytest.mark.parametrize("key", ["certainty", "statuses", "overrides", "since", "extra_keys"])
def test_every_key_of_the_settings_is_explained(run, key):
    said = run("explain", key).stdout
    assert said.startswith(f"{key}: a key of postlint.yaml")
    assert "docs/configuration.md" in said
