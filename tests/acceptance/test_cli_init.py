"""``postlint init``: a first configuration for what is there, and nothing overwritten."""

import json
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
POSTS = "posts:\n- {text: The depot opens on Saturday., campaign: spring}\n- {text: Bins move a day.}\n"
HOOKS = "repos:\n  - repo: local\n    hooks: []\n"


@pytest.fixture
def write(workplace):
    def write_file(name, text=POSTS):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def settings(workplace):
    return lambda: yaml.safe_load((workplace / "postlint.yaml").read_text(encoding="utf-8"))


def files_pattern(stdout):
    entry = stdout.partition(".pre-commit-config.yaml:\n\n")[2].partition("\n\n")[0]
    (repo,) = yaml.safe_load(entry)["repos"]
    (hook,) = repo["hooks"]
    return hook


def test_an_empty_repository_gets_settings_and_an_example_that_is_clean(run, workplace, settings):
    ran = run("init")
    assert ran.exit_code == 0
    assert ran.stdout.startswith(
        "There is no calendar here yet.\n"
        "Wrote calendars/example.yaml.\nWrote calendars/calendar.schema.json.\nWrote postlint.yaml.\n"
    )
    assert settings()["calendars"] == ["/calendars/**/*.yaml"]
    checked = run("check", "--show", "info")
    assert checked.exit_code == 0
    assert checked.stdout.startswith("Checked 1 calendar, 0 posts, 0 accounts: nothing was judged:")


def test_the_example_counts_in_no_mix_of_the_posts_that_are_written_beside_it(run, write):
    run("init")
    write("calendars/june.yaml")
    assert "Checked 2 calendars, 2 posts, 1 account" in run("check", "--show", "info").stdout


def test_the_example_is_a_calendar_once_it_is_no_comment_any_more(run, workplace):
    run("init")
    file = workplace / "calendars" / "example.yaml"
    about, _, example = file.read_text(encoding="utf-8").partition("posts: []\n\n")
    assert all(line.startswith("#") for line in (*about.splitlines(), *example.splitlines()))
    file.write_text(re.sub(r"(?m)^# ?", "", example), encoding="utf-8")
    checked = run("check", "--show", "info")
    assert checked.exit_code == 0
    assert checked.stdout.startswith("Checked 1 calendar, 4 posts, 1 account: nothing was judged:")


def test_the_example_refers_to_the_schema_beside_it(run, workplace):
    run("init")
    first = (workplace / "calendars" / "example.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=calendar.schema.json"
    assert (workplace / "calendars" / "calendar.schema.json").read_text(encoding="utf-8") == run(
        "schema"
    ).stdout


def test_calendars_are_named_by_their_folder_so_that_the_next_one_is_found_as_well(run, write, settings):
    for name in ("social/2026/06/town.yaml", "social/2026/07/town.yml", "june.yaml"):
        write(name)
    write("mkdocs.yaml", "site_name: Ours\n")
    assert run("init").stdout.startswith("Found 3 calendars with 6 posts.\nWrote postlint.yaml.\n")
    assert settings()["calendars"] == ["/june.yaml", "/social/**/*.yaml", "/social/**/*.yml"]


def test_a_folder_with_other_files_of_that_sort_is_not_named_as_a_whole(run, write, settings):
    write("content/june.yaml")
    write("content/site.yaml", "title: Ours\n")
    write("content/posts/july.yaml")
    run("init")
    assert settings()["calendars"] == ["/content/june.yaml", "/content/posts/**/*.yaml"]


TWEET, MARKDOWN = "The gate is open.\n", "---\nmedia: [mastodon-parks]\n---\nThe gate is open.\n"
CSV = "Date,Copy\n2026-06-01,Hello\n"
X_POSTS = 'window.YTD.tweets.part0 = [{"tweet": {"id_str": "1", "full_text": "Hello"}}]'
OUTBOX = '{"type": "OrderedCollection", "orderedItems": []}'


@pytest.mark.parametrize(
    ("files", "globs"),
    [
        ({"tweets/1.tweet": TWEET, "tweets/2026/2.tweet": TWEET}, ["/tweets/**/*.tweet"]),
        ({"1.tweet": TWEET, "2026/2.tweet": TWEET}, ["/*.tweet", "/2026/**/*.tweet"]),
        ({"toots/1.toot": TWEET}, ["/toots/**/*.toot"]),
        ({"posts/2026/1.md": MARKDOWN, "README.md": "# Ours\n"}, ["/posts/**/*.md"]),
        (
            {"posts/1.md": MARKDOWN, "posts/2.md": MARKDOWN, "posts/README.md": "# Ours\n"},
            ["/posts/**/*.md", "!/posts/README.md"],
        ),
        (
            {"social/1.md": MARKDOWN, "social/README.md": "# Ours\n", "social/guidelines.md": "# Ours\n"},
            ["/social/**/*.md", "!/social/README.md", "!/social/guidelines.md"],
        ),
        ({"docs/1.md": MARKDOWN, "docs/a.md": "# A\n", "docs/b.md": "# B\n"}, ["/docs/1.md"]),
        ({"1.md": MARKDOWN, "2.md": MARKDOWN}, ["/1.md", "/2.md"]),
        ({"calendar/june.csv": CSV, "data/rates.csv": "a,b\n1,2\n"}, ["/calendar/**/*.csv"]),
        (
            {"data/tweets.js": X_POSTS, "data/account.js": "window.YTD.account.part0 = []"},
            ["/data/tweets.js"],
        ),
        ({"outbox.json": OUTBOX, "actor.json": "{}", "package.json": "{}"}, ["/outbox.json"]),
        ({"social/june.json": '[{"text": "Hello"}]'}, ["/social/**/*.json"]),
    ],
    ids=lambda given: next(iter(given)),
)
def test_calendars_of_every_family_are_named(run, write, settings, files, globs):
    for name, text in files.items():
        write(name, text)
    before = json.loads(run("check", "--format", "json").stdout)["summary"]
    run("init")
    assert settings()["calendars"] == globs
    after = json.loads(run("check", "--format", "json").stdout)["summary"]
    assert (after["posts"], after["errors"]) == (before["posts"], 0)


def test_a_post_that_cannot_be_read_is_no_exception(run, write, settings):
    write("tweets/1.tweet", TWEET)
    write("tweets/2.tweet", "---\nreply: [\n---\nThe gate is open.\n")
    run("init")
    assert settings()["calendars"] == ["/tweets/**/*.tweet"]
    assert run("check").exit_code == 2


def test_a_folder_of_many_posts_is_looked_through_once(run, write, settings, monkeypatch):
    looks, rglob = [], Path.rglob
    monkeypatch.setattr(Path, "rglob", lambda path, *rest: looks.append(path) or rglob(path, *rest))
    for number in range(50):
        write(f"tweets/{number}.tweet", TWEET)
    run("init")
    assert settings()["calendars"] == ["/tweets/**/*.tweet"]
    assert len(looks) == 1


def test_names_with_signs_of_patterns_match_themselves(run, write):
    write("plan [2026] #1!.yaml")
    run("init")
    assert "1 calendar, 2 posts" in run("check", "--show", "info").stdout


def test_what_init_writes_gives_the_same_verdict_as_no_settings(run, write):
    write("social/june.yaml", "".join(f"- {{kind: press_release, text: Post {n}}}\n" for n in range(12)))
    before = run("check")
    run("init")
    assert run("check") == before
    assert before.exit_code == 1


def test_keys_of_ones_own_are_taken_note_of(run, write, settings):
    write("june.yaml")
    run("init")
    assert settings()["extra_keys"] == ["campaign"]


def test_what_is_offered_in_comments_can_be_uncommented(run, write, workplace):
    write("june.yaml")
    run("init")
    path = workplace / "postlint.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^( *)# (?=- |rules:|  )", r"\1", text, flags=re.MULTILINE), encoding="utf-8")
    assert len(yaml.safe_load(path.read_text(encoding="utf-8"))["packs"]) > 2
    assert run("rules").exit_code == 0


def test_nothing_is_overwritten(run, write, workplace):
    kept = [write("postlint.yaml", "packs: [two-way]\n"), write("june.yaml")]
    texts = [path.read_text() for path in kept]
    ran = run("init")
    assert "postlint.yaml is there already and stays as it is.\n" in ran.stdout
    assert [path.read_text() for path in kept] == texts
    assert {path.name for path in workplace.iterdir()} == {".git", "postlint.yaml", "june.yaml"}


def test_files_in_the_way_of_the_example_stay_as_they_are(run, write, settings):
    mine = write("calendars/example.yaml", "title: Mine\n")
    run("init")
    assert mine.read_text() == "title: Mine\n"
    assert settings()["calendars"] == ["/calendars/example-2.yaml"]


def test_settings_further_up_hold_here_too(run, write, workplace, monkeypatch):
    write("postlint.yaml", "packs: [two-way]\n")
    write("team/june.yaml")
    monkeypatch.chdir(workplace / "team")
    assert "../postlint.yaml is there already" in run("init").stdout
    assert not (workplace / "team" / "postlint.yaml").exists()


@pytest.mark.parametrize(
    ("path", "fires"),
    [
        ("social/june.yaml", True),
        ("social/2026/july.yaml", True),
        ("postlint.yaml", True),
        ("social/notes.md", False),
        ("other/social/june.yaml", False),
        (".github/workflows/ci.yaml", False),
        ("tweets/260601-gate.tweet", True),
        ("tweets/2026/260601-gate.tweet", True),
        ("tweets/README.md", False),
        ("old/tweets/260601-gate.tweet", False),
        ("posts/2026/2026-06-01-gate.md", True),
        ("README.md", False),
        ("calendar/july.csv", True),
        ("calendar/august.yaml", True),
        ("calendar/july.csv.bak", False),
        ("rates.csv", False),
        ("data/tweets.js", True),
        ("data/account.js", False),
        ("data/tweetsXjs", False),
        ("outbox.json", True),
        ("package.json", False),
    ],
)
def test_the_entry_for_pre_commit_fires_on_what_was_found(run, write, path, fires):
    write("social/june.yaml")
    write("tweets/1.tweet", TWEET)
    write("posts/1.md", MARKDOWN)
    write("calendar/june.csv", CSV)
    write("data/tweets.js", X_POSTS)
    write("outbox.json", OUTBOX)
    hook = files_pattern(run("init").stdout)
    assert hook["id"] == "postlint"
    assert "types" not in hook
    assert bool(re.search(hook["files"], path)) is fires


def test_beside_other_files_of_that_sort_the_entry_for_pre_commit_fires_on_next_months_calendar(run, write):
    write("social/january.yaml")
    write("social/site.yaml", "title: Ours\n")
    assert re.search(files_pattern(run("init").stdout)["files"], "social/february.yaml")


COMMIT = "5c1ab1e0" * 5
GIT = {"url": "https://git.city.example/postlint", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}


@pytest.fixture
def installed_from(tmp_path, monkeypatch):
    """Let postlint have been installed as a record of the installer says."""

    def installed(record):
        metadata = tmp_path / "site" / "postlint-9.9.dist-info"
        metadata.mkdir(parents=True)
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: postlint\nVersion: 9.9\n")
        if record is not None:
            (metadata / "direct_url.json").write_text(record)
        monkeypatch.syspath_prepend(metadata.parent)

    return installed


def repo_entry(stdout):
    (repo,) = yaml.safe_load(stdout.partition(".pre-commit-config.yaml:\n\n")[2].partition("\n\n")[0])[
        "repos"
    ]
    return repo


def test_the_entry_for_pre_commit_names_the_repository_and_commit_that_postlint_came_from(
    run, write, installed_from
):
    installed_from(json.dumps(GIT))
    stdout = run("init").stdout
    repo = repo_entry(stdout)
    assert (repo["repo"], repo["rev"]) == ("https://git.city.example/postlint", COMMIT)
    assert repo["hooks"][0].keys() == {"id", "files", "verbose"}
    assert "name a git repository" not in stdout


@pytest.mark.parametrize(
    "record",
    [
        None,
        "{",
        "[]",
        json.dumps({"url": "file:///srv/postlint", "dir_info": {}}),
        json.dumps({"url": "https://city.example/postlint-9.9-py3-none-any.whl", "archive_info": {}}),
        json.dumps(GIT | {"url": "file:///no/such/postlint"}),
        json.dumps(GIT | {"subdirectory": "tools/postlint"}),
        json.dumps({"url": "https://hg.city.example/p", "vcs_info": {"vcs": "hg", "commit_id": COMMIT}}),
    ],
    ids=["index", "damaged", "another", "folder", "archive", "gone", "below the top", "mercurial"],
)
def test_where_no_repository_is_known_the_entry_runs_what_is_installed(run, installed_from, record):
    installed_from(record)
    stdout = run("init").stdout
    repo = repo_entry(stdout)
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
    same = ("id", "name", "entry", "pass_filenames")
    assert repo.keys() == {"repo", "hooks"}
    assert (repo["repo"], repo["hooks"][0]["language"]) == ("local", "system")
    assert {key: repo["hooks"][0][key] for key in same} == {key: hook[key] for key in same}
    assert "name a git repository that has it" in stdout


def test_expressions_for_pre_commit_start_from_the_folder_of_the_repository(
    run, write, workplace, monkeypatch
):
    write("it's/social/june.yaml")
    monkeypatch.chdir(workplace / "it's")
    hook = files_pattern(run("init").stdout)
    assert re.search(hook["files"], "it's/social/june.yaml")
    assert re.search(hook["files"], "it's/postlint.yaml")


def test_where_hooks_are_there_the_entry_has_no_head(run, write):
    write(".pre-commit-config.yaml", HOOKS)
    assert ".pre-commit-config.yaml:\n\n  - repo: " in run("init").stdout


def test_where_postlint_is_a_hook_already_none_is_offered(run, write):
    write(".pre-commit-config.yaml", HOOKS + "  - repo: x\n    hooks:\n      - id: postlint\n")
    stdout = run("init").stdout
    assert ".pre-commit-config.yaml has postlint already." in stdout
    assert "- repo:" not in stdout


def test_a_calendar_that_cannot_be_read_whole_is_said_and_still_named(run, write, settings):
    write("june.yaml", POSTS + "- {txet: Oh}\n")
    ran = run("init")
    assert "Not all of it can be read: `postlint check` says why." in ran.stdout
    assert settings()["calendars"] == ["/*.yaml"]


def test_next_months_calendar_is_read_like_this_months(run, write, settings):
    write("june.yaml")
    write(".pre-commit-config.yaml", HOOKS)
    run("init")
    assert settings()["calendars"] == ["/*.yaml"]
    write("july.yaml")
    assert "Checked 2 calendars, 4 posts" in run("check", "--show", "info").stdout


def test_beside_other_files_of_that_sort_next_months_calendar_is_asked_for(run, write, settings):
    write("june.yaml")
    write("mkdocs.yaml", "site_name: Ours\n")
    run("init")
    assert settings()["calendars"] == ["/june.yaml"]
    assert "looks like" not in run("check").stdout
    write("july.yaml")
    said = " ".join(run("check").stdout.split())
    assert "july.yaml looks like a calendar and is not named under `calendars:`: add it there, or" in said
    write("august.yaml")
    said = " ".join(run("check").stdout.split())
    assert "august.yaml and 1 more look like calendars and are not named under `calendars:`" in said


def test_one_post_in_data_of_another_sort_is_asked_for_beside_calendars(run, write):
    write("social/june.csv", "Date,Channel,Text\n2026-06-01,x,Who will help us with the mill?\n")
    run("init")
    write("social/july.yaml", "posts:\n- {date: 2026-07-01, channel: x, text: TODO}\n")
    write("social/team.json", '{"people": [{"name": "Jo", "text": "keeps the mill"}]}')
    said = " ".join(run("check").stdout.split())
    assert "social/july.yaml looks like a calendar and is not named under `calendars:`" in said
    assert "team.json" not in said


def test_an_excluded_calendar_is_not_asked_for(run, write):
    write("postlint.yaml", "calendars: [june.yaml]\nexclude: [old.yaml]\n")
    write("june.yaml")
    write("old.yaml")
    assert "old.yaml" not in run("check", "--show", "info").stdout


NO_POSTS = {
    "_data/gates.yml": "- {name: North, text: Lovely gates.}\n- {name: South, text: Fine benches.}\n",
    "_data/news.yml": "- {date: 2026-01-01, text: Paper accepted.}\n",
    "quotes.yaml": "- {text: To be or not to be.}\n",
    "ports.yaml": "posts: [{port: 80}]\n",
}


@pytest.mark.parametrize("name", NO_POSTS)
def test_texts_that_may_be_anything_are_not_adopted(run, write, settings, name):
    write(name, NO_POSTS[name])
    write("social/june.yaml")
    ran = run("init")
    texts = "texts, and nothing says that they are posts"
    holds = "no post that has a text" if name == "ports.yaml" else texts
    assert f"{name} holds {holds}: it is not named.\n" in ran.stdout
    assert ran.stdout.startswith("Found 1 calendar with 2 posts.")
    assert settings()["calendars"] == ["/social/**/*.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        "- {text: The gate is open., channel: x}\n",
        "- {text: The gate is open., date: 2026-06-01}\n",
        "- {text: Which gate?, kind: question}\n",
        "accounts: {parks: {channel: x}}\nposts: []\n",
    ],
)
def test_what_says_that_it_is_posts_is_adopted(run, write, settings, text):
    write("june.yaml", text)
    run("init")
    assert settings()["calendars"] == ["/*.yaml"]


def test_a_table_that_looks_like_posts_is_named_so_that_it_is_read(run, write, settings, workplace):
    write("June plan.csv", CSV)
    ran = run("init")
    assert ran.stdout.startswith(
        "June plan.csv looks like posts (columns Date, Copy …): it is named, so that"
    )
    assert settings()["calendars"] == ["/*.csv"]
    assert not (workplace / "calendars").exists()
    assert "Checked 1 calendar, 1 post" in run("check", "--show", "info").stdout


def test_markdown_that_looks_like_posts_gets_its_reader(run, write, settings):
    for number in (1, 2):
        write(f"social/june/0{number}.md", f"---\ndate: 2026-06-01\n---\nGate {number} is open.\n")
    write("social/README.md", "# How we post\n")
    run("init")
    assert settings()["calendars"] == ["/social/**/*.md", "!/social/README.md"]
    assert settings()["readers"] == {"/social/june/01.md": "markdown", "/social/june/02.md": "markdown"}
    assert "Checked 2 calendars, 2 posts" in run("check", "--show", "info").stdout


def test_what_others_said_is_not_adopted(run, write, settings):
    write("_data/testimonials.yml", "- {name: Ann, text: Lovely gates.}\n- {name: Ben, text: Fine oaks.}\n")
    write("social/june.yaml")
    run("init")
    assert settings()["calendars"] == ["/social/**/*.yaml"]


def test_posts_that_no_reader_takes_are_named_and_no_example_is_written(run, write, workplace):
    write("content-calendar.xls", "")
    ran = run("init")
    assert ran.stdout.startswith("1 workbook looks like posts and is not read (content-calendar.xls)")
    assert not (workplace / "calendars").exists()
    assert "\ncalendars:" not in (workplace / "postlint.yaml").read_text()
    assert run("check", "--allow-empty").exit_code == 0


def test_of_a_long_history_a_day_to_begin_with_is_offered(run, write, workplace):
    write("plan.yaml", "- {date: 2024-03-01, text: Open.}\n- {date: 2026-06-10, text: Open again.}\n")
    run("init")
    assert "\n# since: 2026-01-01\n" in (workplace / "postlint.yaml").read_text()
    assert run("check").exit_code == 0


def test_of_one_year_none_is_offered(run, write, workplace):
    write("plan.yaml", "- {date: 2025-07-01, text: Open.}\n- {date: 2026-06-10, text: Open again.}\n")
    run("init")
    assert "since" not in (workplace / "postlint.yaml").read_text()


def test_who_leaves_the_empty_list_above_the_example_is_told_to_take_it_out(run, workplace):
    run("init")
    file = workplace / "calendars" / "example.yaml"
    about, empty, example = file.read_text(encoding="utf-8").partition("posts: []\n\n")
    file.write_text(about + empty + re.sub(r"(?m)^# ?", "", example), encoding="utf-8")
    said = " ".join(run("check").stdout.split())
    assert "Take out posts: [], which holds nothing." in said
