"""``--baseline``: what was there when a team began is known again, and only what is new speaks."""

import json

import pytest

ACCOUNT = "channel: x, followers: 9, following: 8, posts: 90, avatar: true, header: true"
POSTS = f"accounts: {{parks: {{{ACCOUNT}}}}}\nposts:\n"
BROADCAST = POSTS + "".join(f"- {{kind: press_release, text: Post {number}}}\n" for number in range(12))


@pytest.fixture
def june(workplace):
    path = workplace / "june.yaml"
    path.write_text(BROADCAST)
    return path


def test_a_new_baseline_makes_a_run_clean_and_says_what_it_silences(run, june):
    ran = run("check", "--baseline", "base.json", "--update-baseline")
    assert ran == (0, "", "postlint: wrote base.json: 1 finding, silent from now on.\n")
    assert run("check", "--baseline", "base.json") == (0, "", "")
    assert run("check").exit_code == 1


def test_a_baseline_knows_findings_by_rule_account_and_posts_and_names_no_lines(run, june, workplace):
    run("check", "--baseline", "base.json", "--update-baseline")
    (entry,) = json.loads((workplace / "base.json").read_text())["findings"]
    posts = entry.pop("posts")
    assert entry == {"rule": "two-way/all-broadcast", "accounts": ["parks"], "severity": "error"}
    assert [(place, len(said.split())) for place, said in posts.items()] == [("in june.yaml", 12)]
    june.write_text("# moved\n" + BROADCAST)
    assert run("check", "--baseline", "base.json").exit_code == 0


def test_findings_without_a_post_are_known_by_what_they_say(run, june, workplace, monkeypatch):
    june.write_text(
        BROADCAST.replace("text: Post 3", "text: Post 3, id: a  # postlint: ignore[x] because y\n ")
    )
    (workplace / "lint").mkdir()
    run("check", "--baseline", "lint/base.json", "--update-baseline")
    document = json.loads((workplace / "lint" / "base.json").read_text())
    assert ["in ../june.yaml"] in [list(entry["posts"]) for entry in document["findings"]]
    monkeypatch.chdir(workplace / "lint")
    assert run("check", "..", "--baseline", "base.json").exit_code == 0


def test_a_finding_that_is_new_speaks(run, june):
    run("check", "--baseline", "base.json", "--update-baseline")
    june.write_text(BROADCAST.replace("avatar: true", "avatar: false"))
    ran = run("check", "--baseline", "base.json", "--show", "info")
    assert "profile/no-avatar" in ran.stdout
    assert "two-way/all-broadcast" not in ran.stdout
    assert "1 finding older than the baseline." in ran.stdout


def test_what_is_fixed_is_said_and_shrinks_the_baseline(run, june, workplace):
    run("check", "--baseline", "base.json", "--update-baseline")
    june.write_text(
        BROADCAST.replace("press_release, text: Post 5", "question, text: Post 5").replace(
            "press_release, text: Post 9", "mention, text: Post 9"
        )
    )
    ran = run("check", "--baseline", "base.json")
    assert ran.stderr.startswith("postlint: ")
    assert "base.json no longer there: --update-baseline takes them off." in ran.stderr
    run("check", "--baseline", "base.json", "--update-baseline")
    assert "all-broadcast" not in (workplace / "base.json").read_text()


def test_baselined_findings_are_in_the_json(run, june):
    run("check", "--baseline", "base.json", "--update-baseline")
    report = json.loads(run("check", "--baseline", "base.json", "--format", "json").stdout)
    assert report["findings"] == []
    assert {item["suppressed"] for item in report["suppressed"]} == {"baseline"}
    assert report["summary"]["baselined"] == len(report["suppressed"]) == 1


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"version": 0, "findings": []}', '{"version": 1, "findings": [3]}', BROADCAST,
     '{"version": 1, "findings": [{"rule": 1, "accounts": [], "file": null, "count": 1}]}',
     '{"version": 1, "findings": [{"rule": "a/b", "accounts": [], "file": null, "count": 0}]}',
     '{"version": 1, "findings": [{"rule": "a/b", "accounts": [], "file": null, "count": true}]}',
     '{"version": 2, "findings": [{"rule": "a/b"}]}',
     '{"version": 2, "findings": {"rule": "a/b"}}',
     '{"version": 2, "findings": [{"rule": "a/b", "accounts": ["x"], "posts": ["2026-06"]}]}',
     '{"version": 2, "findings": [{"rule": "a", "accounts": [], "posts": {"2026-06 in .": "31:00112233"}}]}',
     '{"version": 2, "findings": [{"rule": "a/b", "accounts": [], "posts": {"June": "01:00112233"}}]}',
     '{"version": 2, "findings": [{"rule": "a/b", "accounts": ["x"], "from": "2026-06-01"}]}',
     '{"version": 2, "findings": [{"rule": "a/b", "accounts": ["x"], "unread": 1}]}',
     f'{{"version": {"9" * 4300}, "findings": {"9" * 4301}}}',
     "[" * 100_000],
)  # fmt: skip
@pytest.mark.parametrize("update", [[], ["--update-baseline"]])
def test_a_broken_baseline_is_an_error_and_is_never_overwritten(run, june, workplace, text, update):
    (workplace / "base.json").write_text(text)
    ran = run("check", "--baseline", "base.json", *update)
    assert ran.exit_code == 2
    assert ran.stderr.startswith("postlint: base.json: This is no baseline")
    assert (workplace / "base.json").read_text() == text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--baseline", "bsae.json"], "There is no baseline bsae.json. Make it with --update-baseline."),
        (["--update-baseline"], "--update-baseline needs to know which: --baseline FILE."),
        (["--baseline", "b.json", "--update-baseline", "--select", "two-way"], "leave out --select"),
    ],
)
def test_options_that_make_no_sense_are_refused(run, june, options, said):
    ran = run("check", *options)
    assert ran.exit_code == 2
    assert said in ran.stderr


def test_a_baseline_is_not_updated_where_something_could_not_be_read(run, june, workplace):
    (workplace / "july.yaml").write_text("posts:\n- txet: What\n")
    ran = run("check", "--baseline", "base.json", "--update-baseline")
    assert ran.exit_code == 2
    assert "base.json stays as it is" in ran.stderr
    assert not (workplace / "base.json").exists()


def test_of_findings_that_say_the_same_only_as_many_are_old_as_there_were(run, june, workplace):
    bad = "text: {0}, id: p{0}  # postlint: ignore[x] because y\n "
    june.write_text(BROADCAST.replace("text: Post 3", bad.format(3)))
    run("check", "--baseline", "base.json", "--update-baseline")
    june.write_text(BROADCAST.replace("text: Post 3", bad.format(3)).replace("text: Post 4", bad.format(4)))
    ran = run("check", "--baseline", "base.json")
    assert ran.stdout.count("[suppression/unknown-rule]") == 1
    assert "2 findings older than the baseline." in ran.stdout


def test_what_is_lived_with_is_counted_where_a_clean_run_says_anything(run, june):
    june.write_text(BROADCAST.replace(ACCOUNT, "channel: x"))
    run("check", "--baseline", "base.json", "--update-baseline")
    said = " ".join(run("check", "--baseline", "base.json").stdout.split())
    assert "12 posts, 1 account: nothing found. 1 finding older than the baseline. parks: " in said


COUNTED = '{"version": 1, "findings": [{"rule": "a/b", "accounts": ["parks"], "file": null, "count": 3}]}'


def test_a_baseline_that_counts_says_that_it_is_to_be_written_over(run, june, workplace):
    (workplace / "base.json").write_text(COUNTED)
    ran = run("check", "--baseline", "base.json")
    assert ran.exit_code == 2
    assert "nobody can tell which of them are new: write it over once with --update-baseline" in ran.stderr
    assert (workplace / "base.json").read_text() == COUNTED
    assert run("check", "--baseline", "base.json", "--update-baseline").exit_code == 0
    assert run("check", "--baseline", "base.json") == (0, "", "")


def test_a_baseline_that_counts_hugely_is_read_like_any_other(run, june, workplace):
    (workplace / "base.json").write_text(COUNTED.replace("3}", "9" * 4300 + "}"))
    assert "write it over once" in run("check", "--baseline", "base.json").stderr


@pytest.mark.parametrize("update", [[], ["--update-baseline"]])
def test_a_baseline_of_a_newer_postlint_is_left_alone(run, june, workplace, update):
    (workplace / "base.json").write_text('{"version": 3, "findings": "of another form"}')
    ran = run("check", "--baseline", "base.json", *update)
    assert ran.exit_code == 2
    assert "that of a newer postlint: update postlint to read it" in ran.stderr
    assert "another form" in (workplace / "base.json").read_text()


def test_a_baseline_cut_in_half_is_left_alone(run, june, workplace):
    run("check", "--baseline", "base.json", "--update-baseline")
    half = (workplace / "base.json").read_text()[:150]
    (workplace / "base.json").write_text(half)
    ran = run("check", "--baseline", "base.json", "--update-baseline")
    assert (ran.exit_code, "This is no baseline" in ran.stderr) == (2, True)
    assert (workplace / "base.json").read_text() == half


def test_a_baseline_of_other_calendars_is_named_and_not_written_over(run, june, workplace):
    run("check", "--baseline", "base.json", "--update-baseline")
    before = (workplace / "base.json").read_text()
    june.unlink()
    (workplace / "zoo.yaml").write_text(BROADCAST.replace("parks", "zoo").replace("Post", "Penguin"))
    ran = run("check", "--baseline", "base.json")
    assert (ran.exit_code, "two-way/all-broadcast" in ran.stdout) == (1, True)
    assert "base.json knows nothing of these calendars: is it the baseline of others?" in ran.stderr
    assert run("check", "--baseline", "base.json", "--update-baseline").exit_code == 2
    assert (workplace / "base.json").read_text() == before


@pytest.mark.parametrize("name", ["##[error]x", "a\n::error::x"])
def test_the_name_of_a_baseline_is_never_a_command_to_a_service(run, june, name):
    for options in (["--update-baseline"], []):
        ran = run("check", "--baseline", name, *options)
        assert not [line for line in ran.stderr.splitlines() if line.startswith("::") or "##[" in line]
    june.write_text(BROADCAST.replace("press_release", "question"))
    assert "no longer there" in run("check", "--baseline", name).stderr
    assert "##[" not in run("check", "--baseline", name).stderr


def test_a_finding_that_is_suppressed_needs_its_suppression_though_it_is_old(run, june):
    run("check", "--baseline", "base.json", "--update-baseline")
    june.write_text("# postlint: ignore-file[two-way/all-broadcast] because alerts only\n" + BROADCAST)
    ran = run("check", "--baseline", "base.json", "--show", "info")
    assert "suppression/unused" not in ran.stdout
    assert ran.exit_code == 0


def test_what_rules_were_not_asked_for_is_not_said_to_be_mended(run, june):
    run("check", "--baseline", "base.json", "--update-baseline")
    assert run("check", "--baseline", "base.json", "--select", "profile") == (0, "", "")


def test_a_mistyped_path_makes_no_baseline(run, workplace):
    ran = run("check", "--baseline", "base.json", "--update-baseline")
    assert (ran.exit_code, (workplace / "base.json").exists()) == (2, False)


def test_a_baseline_of_suppressions_alone_is_that_of_its_files(run, workplace):
    text = "posts:\n- {date: 2026-06-01, kind: question, text: Welcome}  # postlint: ignore[x] because y\n"
    (workplace / "june.yaml").write_text(text)
    run("check", "--baseline", "base.json", "--update-baseline")
    (workplace / "june.yaml").write_text(text.replace("Welcome", "Hello").replace("because y", ""))
    assert "nothing of these calendars" not in run("check", "--baseline", "base.json").stderr
