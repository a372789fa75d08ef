"""``--baseline``: what was there when a team began is counted, and only what is new speaks."""

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


def test_a_baseline_counts_by_rule_and_account_and_names_no_lines(run, june, workplace):
    run("check", "--baseline", "base.json", "--update-baseline")
    document = json.loads((workplace / "base.json").read_text())
    assert {"rule": "two-way/all-broadcast", "accounts": ["parks"], "file": None, "count": 1} in document[
        "findings"
    ]
    june.write_text("# moved\n" + BROADCAST)
    assert run("check", "--baseline", "base.json").exit_code == 0


def test_findings_on_posts_are_counted_by_file_as_seen_from_the_baseline(run, june, workplace, monkeypatch):
    june.write_text(
        BROADCAST.replace("text: Post 3", "text: Post 3, id: a  # postlint: ignore[x] because y\n ")
    )
    (workplace / "lint").mkdir()
    run("check", "--baseline", "lint/base.json", "--update-baseline")
    document = json.loads((workplace / "lint" / "base.json").read_text())
    assert "../june.yaml" in [entry["file"] for entry in document["findings"]]
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
    ["", "{", "[]", "null", '{"version": 2, "findings": []}', '{"version": 1, "findings": [3]}', BROADCAST,
     '{"version": 1, "findings": [{"rule": 1, "accounts": [], "file": null, "count": 1}]}',
     '{"version": 1, "findings": [{"rule": "a/b", "accounts": [], "file": null, "count": 0}]}',
     '{"version": 1, "findings": [{"rule": "a/b", "accounts": [], "file": null, "count": true}]}',
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


def test_a_count_that_is_exceeded_lets_all_of_its_sort_speak(run, june, workplace):
    bad = "text: {0}, id: p{0}  # postlint: ignore[x] because y\n "
    june.write_text(BROADCAST.replace("text: Post 3", bad.format(3)))
    run("check", "--baseline", "base.json", "--update-baseline")
    june.write_text(BROADCAST.replace("text: Post 3", bad.format(3)).replace("text: Post 4", bad.format(4)))
    ran = run("check", "--baseline", "base.json")
    assert ran.stdout.count("[suppression/unknown-rule]") == 2


def test_what_is_lived_with_is_counted_where_a_clean_run_says_anything(run, june):
    june.write_text(BROADCAST.replace(ACCOUNT, "channel: x"))
    run("check", "--baseline", "base.json", "--update-baseline")
    said = " ".join(run("check", "--baseline", "base.json").stdout.split())
    assert "12 posts, 1 account: nothing found. 1 finding older than the baseline. parks: " in said
