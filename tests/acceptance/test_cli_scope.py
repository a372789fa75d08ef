"""What is looked at, what is shown of it, and what is said of the rest."""

import json

import pytest

BROADCAST = "".join(
    f'- {{date: 2026-06-{day:02}, kind: press_release, text: "News number {day} from the harbour office."}}\n'
    for day in range(1, 13)
)
FINE = '- {date: 2026-06-01, kind: question, text: "Which pier should we light next?"}\n'
SETTINGS = "calendars: [calendars/*.yaml]\n"
BOTH = {"calendars/june.yaml": "posts:\n" + BROADCAST, "calendars/notes/keep": ""}


@pytest.fixture
def harbour(workplace):
    """A repository with settings, a calendar that fails, and one that by itself would not."""
    for name, text in {
        "postlint.yaml": "calendars: [calendars/*.yaml]\n",
        "calendars/june.yaml": f"accounts: {{harbour: {{channel: x}}}}\nposts:\n{_on('harbour', BROADCAST)}",
        "calendars/quay.yaml": f"accounts: {{quay: {{channel: x}}}}\nposts:\n{_on('quay', FINE)}",
        "src/readme.txt": "code",
    }.items():
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return workplace


def _on(account: str, posts: str) -> str:
    return posts.replace("- {", f"- {{account: {account}, ")


def test_without_a_path_all_calendars_of_the_settings_count_wherever_one_stands(harbour, run, monkeypatch):
    monkeypatch.chdir(harbour / "src")
    ran = run("check")
    assert ran.exit_code == 1
    assert "../calendars/june.yaml" in ran.stdout


def test_settings_that_are_named_bring_all_their_calendars(harbour, run, tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    ran = run("check", "--config", "../repository/postlint.yaml")
    assert ran.exit_code == 1
    assert "[two-way/all-broadcast]" in ran.stdout


def test_without_calendars_in_the_settings_their_whole_folder_is_read(harbour, run, monkeypatch):
    (harbour / "postlint.yaml").write_text("packs: [two-way]\n")
    monkeypatch.chdir(harbour / "src")
    assert run("check").exit_code == 1


def test_a_path_chooses_what_is_shown_and_the_rest_is_counted(harbour, run):
    ran = run("check", "calendars/quay.yaml")
    assert ran.exit_code == 0
    said = " ".join(ran.stdout.split())
    assert "nothing found in calendars/quay.yaml; 1 error elsewhere (`postlint check` shows all)." in said


@pytest.mark.parametrize("form", ["text", "github", "markdown", "junit"])
def test_no_report_says_that_nothing_was_found_while_there_are_findings_elsewhere(harbour, run, form):
    shown = " ".join(run("check", "calendars/quay.yaml", "--format", form).stdout.split())
    assert "1 error elsewhere" in shown
    assert "nothing found." not in shown


def test_programs_get_the_number_of_findings_elsewhere(harbour, run):
    summary = json.loads(run("check", "calendars/quay.yaml", "--format", "json").stdout)["summary"]
    assert summary["elsewhere"] == 1


def test_sarif_tells_of_findings_elsewhere(harbour, run):
    log = json.loads(run("check", "calendars/quay.yaml", "--format", "sarif").stdout)
    (invocation,) = log["runs"][0]["invocations"]
    notes = [note["message"]["text"] for note in invocation["toolExecutionNotifications"]]
    assert "1 error elsewhere" in " ".join(notes)


PLACED = {
    "social/june.md": "# June\n\n## Pier\n\nThe pier is lit. #pier\n\n## Seals\n\nSeals below it. #pier\n",
    "social/2026/06-03-seals.md": "---\nplatform: linkedin\n---\nSeals below the pier, come and see. #pier\n",
    "linkedin/06-02-pier.md": "The pier is lit again, come and see. #pier\n",
}


@pytest.mark.parametrize("folder", ["social", "social/2026", "linkedin"])
def test_names_of_folders_say_the_same_from_wherever_one_stands(run, workplace, monkeypatch, folder):
    def became_of(*paths):
        files = json.loads(run("check", "--list-files", "--format", "json", *paths).stdout)["files"]
        return {file["path"].rpartition("/")[2]: (file["posts"], file["passed_over"]) for file in files}

    for name, text in PLACED.items():
        (workplace / name).parent.mkdir(parents=True, exist_ok=True)
        (workplace / name).write_text(text, encoding="utf-8")
    whole, named = became_of(), became_of(folder)
    monkeypatch.chdir(workplace / folder)
    assert named == became_of() == became_of(f"../{folder.rpartition('/')[2]}")
    assert named.items() <= whole.items()


def test_the_name_of_the_current_folder_says_when_its_posts_go_out(run, workplace, monkeypatch):
    (workplace / "social/2026").mkdir(parents=True)
    (workplace / "social/2026/06-03-seals.md").write_text(PLACED["social/2026/06-03-seals.md"])
    monkeypatch.chdir(workplace / "social/2026")
    assert "date: '2026-06-03'" in run("import", ".").stdout
