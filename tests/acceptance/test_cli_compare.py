"""``postlint compare``: what a change does, on repositories made for that."""

import json

import html5lib
import pytest
from calendars_by_month import HEAD, Year
from real_git import commit, git, repository
from test_cli_json import documented, fields

POOL = "  pool: {channel: mastodon, handle: '@pool@towns.example'}\n"
QUIET = "packs: [two-way]\nrules:\n" + "".join(
    f"  two-way/{name}: 'off'\n" for name in ("broadcast-streak", "low-engagement", "agenda-only")
)
POST = "- {{date: {day}, account: {account}, kind: {kind}, text: {text}}}\n"


def posts(account, *kinds, month=6):
    """Posts of an account, every second day of a month."""
    return "".join(
        POST.format(
            day=f"2026-{month:02}-{2 * place + 1:02}",
            account=account,
            kind=kind,
            text=f"{account} {month} {place}",
        )
        for place, kind in enumerate(kinds)
    )


BROADCASTS = ("press_release",) * 10
TALKS = ("question", "information", "mention", "press_release") * 3
BEFORE = HEAD + POOL + "posts:\n" + posts("parks", *BROADCASTS, "press_release") + posts("pool", *BROADCASTS)


@pytest.fixture
def here(workplace):
    """A repository with two accounts that only talk in June, committed to main."""
    (workplace / "june.yaml").write_text(BEFORE)
    (workplace / "postlint.yaml").write_text(QUIET)
    repository(workplace)
    assert commit(workplace)[0]
    return workplace


@pytest.fixture
def compared(run):
    """Compare, and return the exit code and the document."""

    def ran(*args):
        done = run("compare", *args, "--format", "json")
        assert done.stdout.isascii(), done.stderr
        return done.exit_code, json.loads(done.stdout)

    return ran


@pytest.fixture
def changed(here):
    """A change that makes July as bad as June is, and mends the pool's June."""
    june = BEFORE.replace(
        "account: pool, kind: press_release, text: pool 6 4",
        "account: pool, kind: question, text: Which lane?",
    )
    june = june.replace("parks 6 3", "parks six three").replace(
        "2026-06-05, account: parks", "2026-06-06, account: parks"
    )
    june = june.replace(
        POST.format(day="2026-06-21", account="parks", kind="press_release", text="parks 6 10"), ""
    )
    (here / "june.yaml").write_text("# Planned in May\n" + june)
    (here / "july.yaml").write_text("posts:\n" + posts("parks", *BROADCASTS, month=7))
    return here


@pytest.fixture(autouse=True)
def leaves_nothing(tmp_path, monkeypatch):
    """Let every test fail that leaves something in the folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    yield
    assert not list(folder.iterdir())


def rules(findings):
    return [(finding["rule"], finding["account"]) for finding in findings]


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_change_is_told_as_a_whole(run, changed, snapshot, form):
    ran = run("compare", "main", "--format", form)
    assert (ran.exit_code, ran.stderr) == (1, "")
    assert ran.stdout == snapshot


def test_a_bad_month_beside_an_old_one_is_caused_and_the_old_one_left(compared, changed):
    code, document = compared("main")
    assert code == 1
    assert rules(document["caused"]) == [("two-way/all-broadcast", "@cityparks")]
    assert document["caused"][0]["window"]["from"] == "2026-07-01"
    assert rules(document["left"]) == [("two-way/all-broadcast", "@cityparks")]
    assert document["left"][0]["before"]["line"] == 15
    assert rules(document["mended"]) == [("two-way/all-broadcast", "@pool@towns.example")]


SLOT = "slots:\n- {every: 'Mon-Fri 12:00', minutes: 30, who: Ann}\n"


def graver(folder):
    """Commit a month that only talks but has time to listen, and take that time away."""
    plan = "posts:\n" + posts("parks", *BROADCASTS)
    (folder / "june.yaml").write_text(HEAD + SLOT + plan)
    assert commit(folder, "--all")[0]
    (folder / "june.yaml").write_text(HEAD + plan)


def test_a_warning_that_becomes_an_error_is_caused_and_no_longer_left(compared, here):
    graver(here)
    code, document = compared("main")
    assert (code, document["left"], document["mended"]) == (1, [], [])
    assert [(one["rule"], one["severity"]) for one in document["caused"]] == [
        ("two-way/all-broadcast", "error")
    ]


def test_an_error_that_becomes_a_warning_is_left_as_that(compared, here):
    graver(here)
    assert commit(here, "--all")[0]
    code, document = compared("HEAD", "HEAD~1")
    assert (code, document["caused"], document["mended"]) == (0, [], [])
    assert [(one["severity"], one["before"]["severity"]) for one in document["left"]] == [
        ("warning", "error")
    ]


def test_a_warning_that_becomes_an_error_is_reported_since_a_revision(run, here):
    graver(here)
    assert run("check", "--since-rev", "main").exit_code == 1


def test_the_way_out_is_told_in_posts_of_the_change_where_these_are_enough(compared, changed):
    enough = compared("main")[1]["caused"][0]["enough"]
    assert {place["path"] for place in enough} == {"july.yaml"}


def test_posts_of_the_change_that_are_not_enough_are_no_way_out(compared, here):
    both = posts("parks", *(["press_release"] * 15)) + posts("parks", *(["question"] * 5), month=7)
    (here / "postlint.yaml").write_text(QUIET + "  two-way/all-broadcast: {window: all}\n")
    (here / "june.yaml").write_text(HEAD + POOL + "posts:\n" + both)
    assert commit(here, "--all")[0]
    edited = posts("parks", *(["press_release"] * 15)).replace("parks 6 3", "Another text")
    (here / "june.yaml").write_text(HEAD + POOL + "posts:\n" + edited)
    (caused,) = compared("main")[1]["caused"]
    assert (caused["remedy"]["replace"], caused["enough"]) == (2, [])


def test_every_post_stands_at_its_line_after_the_change(compared, changed):
    found = compared("main")[1]["posts"]
    assert [(post["path"], post["line"]) for post in found["added"]] == [
        ("july.yaml", line) for line in range(2, 12)
    ]
    assert [(post["line"], post["moved"], post["changes"]) for post in found["changed"]] == [
        (8, True, ["date"]),
        (9, False, ["text"]),
        (20, False, ["text", "kind"]),
    ]
    assert [(post["path"], post["line"]) for post in found["removed"]] == [("june.yaml", 15)]


def test_mixes_stand_beside_each_other(compared, changed):
    accounts = {one["account"]: one for one in compared("main")[1]["accounts"]}
    assert accounts["@cityparks"]["before"]["kinds"] == {"press_release": 11}
    assert accounts["@cityparks"]["after"]["kinds"] == {"press_release": 20}
    assert accounts["@pool@towns.example"]["after"]["kinds"] == {"press_release": 9, "question": 1}


def test_the_other_way_round_what_was_caused_is_mended(compared, changed):
    forth, back = compared("main")[1], compared("-", "main")[1]
    for one, other in (("caused", "mended"), ("mended", "caused")):
        assert [f["message"] for f in forth[one]] == [f["message"] for f in back[other]]
    assert len(forth["posts"]["added"]) == len(back["posts"]["removed"])


def test_a_calendar_that_is_renamed_changes_nothing(compared, here):
    git(here, "mv", "june.yaml", "summer.yaml")
    code, document = compared("main")
    assert (code, document["caused"], document["mended"]) == (0, [], [])
    assert document["posts"] == {"added": [], "changed": [], "removed": []}
    assert {left["path"] for left in document["left"]} == {"summer.yaml"}


def test_a_calendar_that_is_renamed_with_its_settings_changes_nothing(compared, here):
    (here / "postlint.yaml").write_text(QUIET + "calendars: [/june.yaml]\n")
    assert commit(here, "--all")[0]
    (here / "plan").mkdir()
    git(here, "mv", "june.yaml", "plan/summer.yaml")
    (here / "postlint.yaml").write_text(QUIET + "calendars: [plan/]\n")
    code, document = compared("main")
    assert (code, document["caused"], document["mended"]) == (0, [], [])
    assert document["posts"] == {"added": [], "changed": [], "removed": []}


def test_nothing_lies_between_a_revision_and_itself(compared, here):
    code, document = compared("main", "main")
    assert (code, document["caused"], document["mended"], len(document["left"])) == (0, [], [], 2)
    assert document["verdict"] == "leaves 2 errors"


def test_what_an_old_month_leaves_fails_no_change(run, here):
    (here / "july.yaml").write_text("posts:\n" + posts("parks", *TALKS, month=7))
    assert run("check").exit_code == 1
    assert run("compare", "main").exit_code == 0


def test_two_revisions_are_compared_without_the_work_tree(compared, changed):
    git(changed, "checkout", "--quiet", "-b", "july")
    git(changed, "add", "--all")
    assert commit(changed)[0]
    (changed / "june.yaml").write_text("what: is this")
    assert [len(compared("main", "july")[1][name]) for name in ("caused", "mended", "left")] == [1, 1, 1]


def test_folders_are_compared(compared, workplace):
    for name, text in (("old", BEFORE), ("new", BEFORE.replace("pool 6 4", "The pool"))):
        (workplace / name).mkdir()
        (workplace / name / "june.yaml").write_text(text)
        (workplace / name / "postlint.yaml").write_text(QUIET)
    code, document = compared("old", "new/")
    assert (code, document["caused"], [one["line"] for one in document["posts"]["changed"]]) == (0, [], [20])
    assert (document["base"]["name"], document["head"]["name"]) == ("old", "new")


def test_a_folder_that_is_judged_by_settings_above_it_is_no_side(run, here):
    (here / "old").mkdir()
    ran = run("compare", "old")
    assert (ran.exit_code, "name the one that its postlint.yaml is in" in ran.stderr) == (2, True)


def test_a_revision_goes_before_a_folder_of_its_name(compared, here):
    (here / "main").mkdir()
    assert compared("main")[1]["base"]["posts"] == 21


def test_from_below_places_are_as_seen_from_there(compared, changed, monkeypatch):
    (changed / "below").mkdir()
    monkeypatch.chdir(changed / "below")
    document = compared("main")[1]
    assert (len(document["caused"]), document["caused"][0]["path"]) == (1, "../july.yaml")


def test_an_account_that_was_renamed_has_no_posts_of_before(compared, here):
    (here / "june.yaml").write_text(BEFORE.replace("@cityparks", "@parks"))
    accounts = [
        (one["account"], bool(one["before"]), bool(one["after"])) for one in compared("main")[1]["accounts"]
    ]
    assert ("@parks", False, True) in accounts
    assert ("@cityparks", True, False) in accounts


def test_all_is_judged_by_the_settings_of_after(compared, here):
    (here / "postlint.yaml").write_text(QUIET + "  two-way/all-broadcast: 'off'\n")
    code, document = compared("main")
    assert (code, document["mended"], document["left"]) == (0, [], [])
    assert rules(document["settings"]["dropped"]) == [
        ("two-way/all-broadcast", "@cityparks"),
        ("two-way/all-broadcast", "@pool@towns.example"),
    ]


def test_what_new_settings_bring_forth_is_said_and_blames_nobody(run, compared, here):
    (here / "postlint.yaml").write_text(QUIET + "  two-way/all-broadcast: warning\n")
    code, document = compared("main")
    assert (code, document["caused"]) == (0, [])
    assert {(one["before"], one["severity"]) for one in document["settings"]["regraded"]} == {
        ("error", "warning")
    }
    assert "By the settings as they were: error." in run("compare", "main").stdout


def test_a_comment_that_silences_a_finding_does_not_mend_it(compared, here):
    text = BEFORE.replace(
        "  parks:", "  # postlint: ignore[two-way/all-broadcast] because the summer is quiet\n  parks:"
    )
    (here / "june.yaml").write_text(text)
    document = compared("main")[1]
    assert (document["mended"], rules(document["silenced"])) == (
        [],
        [("two-way/all-broadcast", "@cityparks")],
    )


def test_before_the_first_settings_the_defaults_held(compared, here):
    git(here, "rm", "--quiet", "--cached", "postlint.yaml")
    assert commit(here)[0]
    document = compared("main")[1]
    assert (document["base"]["incomplete"], document["caused"], len(document["left"])) == (False, [], 2)


def test_before_the_first_calendar_all_is_new(compared, here):
    git(here, "checkout", "--quiet", "--orphan", "empty")
    git(here, "rm", "--quiet", "--cached", "june.yaml")
    assert commit(here)[0]
    code, document = compared("HEAD")
    assert (code, len(document["caused"]), len(document["posts"]["added"])) == (1, 2, 21)


def test_where_the_revision_cannot_be_read_nobody_claims_to_know_what_is_new(run, compared, changed):
    (changed / "june.yaml").write_text("posts: [\n")
    assert commit(changed, "june.yaml")[0]
    (changed / "june.yaml").write_text(BEFORE)
    (changed / "july.yaml").unlink()
    code, document = compared("main")
    assert (code, document["caused"], document["mended"], document["posts"]) == (1, [], [], None)
    assert rules(document["undecided"]) == [
        ("two-way/all-broadcast", "@cityparks"),
        ("two-way/all-broadcast", "@pool@towns.example"),
    ]
    assert "main could not be read as a whole" in run("compare", "main").stdout


def test_what_cannot_be_read_after_the_change_mends_and_removes_nothing(run, compared, here):
    (here / "june.yaml").write_text("posts: [\n")
    code, document = compared("main")
    assert (code, document["mended"], document["posts"]["removed"]) == (2, [], [])
    assert "What cannot be read in the work tree" in run("compare", "main").stdout


def test_a_revision_with_a_slip_is_corrected(run, here):
    ran = run("compare", "mian")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert 'there is no revision "mian" here. Did you mean "main"?' in ran.stderr


def test_a_branch_that_only_the_remote_has_is_named(run, here):
    git(here, "update-ref", "refs/remotes/origin/trunk", "main")
    assert 'Did you mean "origin/trunk"?' in run("compare", "trunk").stderr


@pytest.mark.parametrize("name", ["-x", "--output=x", "--upload-pack=touch x", ""])
def test_what_looks_like_an_option_is_no_revision(run, here, name):
    ran = run("compare", "--", name)
    assert (ran.exit_code, "is no revision" in ran.stderr) == (2, True)
    assert sorted(path.name for path in here.iterdir()) == [".git", "june.yaml", "postlint.yaml"]


def test_a_blob_or_a_range_is_no_revision(run, here):
    for name in ("main:june.yaml", "main..HEAD", "HEAD^{tree}"):
        assert run("compare", name).exit_code == 2


def test_a_folder_that_is_missing_is_named(run, here):
    (here / "drafts").mkdir()
    assert (
        './draft: There is no such file or folder. Did you mean "drafts"?' in run("compare", "./draft").stderr
    )


def test_outside_of_a_repository_revisions_are_none(run, workplace):
    (workplace / ".git").rmdir()
    ran = run("compare", "main")
    assert (ran.exit_code, "no git repository is around here" in ran.stderr) == (2, True)


def test_a_shallow_clone_is_told_how_to_get_the_rest(run, here, tmp_path, monkeypatch):
    git(here, "commit", "--quiet", "--allow-empty", "--message=Nothing")
    git(tmp_path, "clone", "--quiet", "--depth=1", here.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    ran = run("compare", "HEAD~1")
    assert (ran.exit_code, "fetch-depth: 0" in ran.stderr, "git fetch --unshallow" in ran.stderr) == (
        2,
        True,
        True,
    )


def test_a_branch_that_has_moved_on_is_told(compared, here):
    git(here, "checkout", "--quiet", "-b", "july")
    assert not [note for note in compared("main")[1]["remarks"] if "merge-base" in note]
    git(here, "checkout", "--quiet", "main")
    git(here, "commit", "--quiet", "--allow-empty", "--message=Go on")
    git(here, "checkout", "--quiet", "july")
    assert [note for note in compared("main")[1]["remarks"] if "`git merge-base main HEAD`" in note]


def test_a_full_disk_is_said_and_leaves_nothing(run, here, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device", "june.yaml")

    monkeypatch.setattr("postlint.calendars.files.snapshot._Layout._write", full)
    ran = run("compare", "main")
    assert (ran.exit_code, "No space left on device" in ran.stderr) == (2, True)


def test_settings_that_are_named_hold_for_both_sides(compared, here):
    (here / "ci").mkdir()
    (here / "ci" / "strict.yaml").write_text("calendars: [/nothing.yaml]\n")
    git(here, "add", "--all")
    assert commit(here)[0]
    (here / "ci" / "strict.yaml").write_text("rules: {two-way/all-broadcast: warning}\n")
    code, document = compared("main", "--config", "ci/strict.yaml")
    assert (code, document["head"]["posts"]) == (0, 21)


def test_a_pack_of_the_team_is_that_of_after(compared, here):
    pack = (
        "pack: house\ntitle: t\ndescription: d\nsources: [{title: Us}]\ngroups: {asks: [question]}\nrules:\n"
        "  ask: {title: t, severity: error, check: share, of: asks, min: 50%, window: 28 days, "
        "undated_window: all, message: nobody asks, why: w, how: h}\n"
    )
    (here / "house.yaml").write_text(pack)
    (here / "postlint.yaml").write_text("packs: [house.yaml]\ncalendars: [june.yaml]\n")
    git(here, "add", "--all")
    assert commit(here)[0]
    (here / "house.yaml").write_text(pack.replace("error", "warning"))
    code, document = compared("main")
    assert (code, document["errors"], document["base"]["errors"]) == (0, [], [])
    assert {one["before"] for one in document["settings"]["regraded"]} == {"error"}


def test_folders_with_settings_of_their_own_are_compared_each_by_its_own(compared, here):
    (here / "north").mkdir()
    (here / "north" / "postlint.yaml").write_text("rules: {two-way/all-broadcast: warning}\n")
    (here / "north" / "june.yaml").write_text(BEFORE.replace("cityparks", "northparks"))
    git(here, "add", "--all")
    assert commit(here)[0]
    code, document = compared("main")
    assert (code, document["caused"], document["posts"]["added"]) == (0, [], [])
    assert {(one["account"], one["severity"]) for one in document["left"] if "parks" in one["account"]} >= {
        ("@cityparks", "error"),
        ("@northparks", "warning"),
    }


def test_a_year_of_months_is_compared_month_by_month(compared, here):
    def write(*bad):
        year = Year()
        for number in range(1, 9):
            year.month(number, bad=number in bad)
        (here / "june.yaml").write_text(year.text())

    write(1, 3)
    assert commit(here, "--all")[0]
    write(3, 7)
    document = compared("main")[1]
    months = {
        fate: {
            finding["window"]["to"][:7]
            for finding in document[fate]
            if finding["rule"] == "two-way/all-broadcast"
        }
        for fate in ("caused", "mended", "left")
    }
    assert months == {"caused": {"2026-07"}, "mended": {"2026-01"}, "left": {"2026-03"}}


FINDINGS = ("caused", "mended", "silenced", "left", "undecided", "brought", "dropped", "regraded")
ADDED = {"caused": {"enough"}, "left": {"enough", "before"}, "regraded": {"before"}}


OWN = ("posts.changed.moved", "posts.changed.changes", "posts.changed.before")


def without_fields_of_the_report(value, name=""):
    """A document whose findings have only the fields that the report does not have."""
    if isinstance(value, list):
        return [without_fields_of_the_report(item, name) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: inner for key, inner in value.items() if name not in FINDINGS or key in ADDED.get(name, ())}
    return {key: without_fields_of_the_report(inner, key) for key, inner in kept.items()}


def test_every_field_is_documented_and_every_documented_field_is_there(compared, changed):
    (changed / "postlint.yaml").write_text(QUIET + "  two-way/all-broadcast: {severity: error, min: 11%}\n")
    there = fields(without_fields_of_the_report(compared("main")[1]))
    (changed / "postlint.yaml").write_text(QUIET + "  two-way/all-broadcast: warning\n")
    there |= fields(without_fields_of_the_report(compared("main")[1]))
    like_added = ("posts.removed.", "posts.changed.", "left.enough")
    told_once = {field for field in there if field.startswith(like_added) and not field.startswith(OWN)}
    assert there - told_once - {"version"} == documented("compare")


def test_the_page_holds_all_parts_and_runs_nothing(run, changed):
    page = run("compare", "main", "--format", "html").stdout
    html5lib.HTMLParser(strict=True).parse(page)
    for said in (
        "<h1>From main to the work tree: causes 1 error; mends 1 error; leaves 1 error</h1>",
        ">What the change causes</h2>",
        ">What it mends</h2>",
        ">What it leaves</h2>",
        'aria-label="Before: 11 about us"',
        'aria-label="After: 20 about us"',
        "Posts: 10 added, 2 changed, 1 moved, 1 removed",
        "main:june.yaml:15",
    ):
        assert said in page
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page or "default-src &#x27;none&#x27;" in page


def test_a_comment_never_grows_beyond_what_services_take(run, here):
    many = "".join(
        POST.format(day="2026-06-01", account="a1", kind="question", text=f"TBD {'*' * 60} {number}")
        for number in range(200)
    )
    accounts = "".join(f"  a{number}: {{channel: x, handle: '@{'x' * 9}{number}'}}\n" for number in range(30))
    more = "".join(
        f"- {{date: 2026-06-01, account: a{number}, kind: {kind}, text: '{kind} {number}'}}\n"
        for number in range(30)
        for kind in ("question", "mention", "reply")
    )
    (here / "postlint.yaml").write_text("packs: [two-way, hygiene]\n")
    (here / "june.yaml").write_text(HEAD + accounts + "posts:\n" + many + more)
    ran = run("compare", "main", "--format", "markdown")
    assert len(ran.stdout) < 65_536
    assert "more accounts" in ran.stdout


def test_settings_that_are_named_hold_for_folders(compared, workplace):
    for name in ("old", "new"):
        (workplace / name).mkdir()
        (workplace / name / "june.yaml").write_text(BEFORE)
    (workplace / "mild.yaml").write_text("rules: {two-way/all-broadcast: warning}\n")
    document = compared("old", "new", "--config", "mild.yaml")[1]
    severities = {one["severity"] for one in document["left"] if one["rule"] == "two-way/all-broadcast"}
    assert (document["posts"]["added"], severities) == ([], {"warning"})


def test_a_linked_worktree_is_compared_as_any_other(compared, here, tmp_path, monkeypatch):
    git(here, "worktree", "add", "--quiet", str(tmp_path / "linked"))
    monkeypatch.chdir(tmp_path / "linked")
    (tmp_path / "linked" / "july.yaml").write_text("posts:\n" + posts("parks", *BROADCASTS, month=7))
    assert len(compared("main")[1]["posts"]["added"]) == 10


def test_a_fault_of_an_added_post_is_caused_though_one_of_the_same_day_is_mended(run, compared, here):
    (here / "postlint.yaml").write_text("packs: [hygiene]\n")
    day = "- {date: 2026-06-01, kind: question, text: "
    (here / "june.yaml").write_text(HEAD + "posts:\n" + day + '"Which lane TODO write this"}\n')
    assert commit(here, "--all")[0]
    (here / "june.yaml").write_text(
        HEAD + "posts:\n" + day + '"Which lane?"}\n' + day + '"The river is low [INSERT LINK]"}\n'
    )
    code, document = compared("main")
    assert (code, document["left"]) == (1, [])
    assert {one["line"] for one in document["caused"]} == {document["posts"]["added"][0]["line"]}
    assert {one["line"] for one in document["mended"]} == {4}
    assert run("check", "--since-rev", "main", "--format", "json").exit_code == 1


def test_what_was_not_judged_stands_in_a_line_each(run, workplace):
    for name in ("old", "new"):
        (workplace / name).mkdir()
        (workplace / name / "june.yaml").write_text("posts:\n- {account: a, text: The gate opens at nine.}\n")
    lines = run("compare", "old", "new").stdout.splitlines()
    assert "Nothing was judged: fewer than 10 posts." in lines
    assert any(line.startswith("a: not judged: ") for line in lines)
