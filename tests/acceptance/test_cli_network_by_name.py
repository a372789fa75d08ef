"""The network that the name of a file says, where nothing else does."""

import json

import pytest

POSTS = {
    ".yaml": "- {date: 2026-06-01, text: The pond opens at nine.}\n- {date: 2026-06-02, text: Which path?}\n",
    ".json": '[{"date": "2026-06-01", "text": "The pond opens."}, {"date": "2026-06-02", "text": "Why?"}]',
    ".csv": "date,text\n2026-06-01,The pond opens at nine.\n2026-06-02,Which path do you take?\n",
    ".md": "## Post 1\n\n> The pond opens at nine.\n\n## Post 2\n\n> Which path do you take?\n",
}


@pytest.fixture
def write(workplace):
    """Write the posts in a file of this name."""

    def write_file(name):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(POSTS[path.suffix], encoding="utf-8")

    return write_file


@pytest.mark.parametrize(
    ("name", "account", "title"),
    [
        ("tweets.yaml", "x", "X"),
        ("linkedin-posts.json", "linkedin", "LinkedIn"),
        ("toots.csv", "mastodon", "Mastodon"),
        ("insta.md", "instagram", "Instagram"),
    ],
)
def test_posts_go_out_on_the_network_that_the_name_of_their_file_says(run, write, name, account, title):
    write(name)
    assert f"account: {account}\n" in run("import", name).stdout
    listed = run("check", "--list-files", name)
    assert f"; its name says that they go out on {title}\n" in listed.stdout
    (file,) = json.loads(run("check", "--list-files", "--format", "json", name).stdout)["files"]
    assert file["remarks"] == [f"its name says that they go out on {title}"]


@pytest.mark.parametrize(
    "name",
    [
        *("x.yaml", "x_posts_2026-06.csv", "posts-x-june.yaml", "tweets-q3.yaml"),
        *("scheduled_tweets.json", "approved-tweets.csv", "pending_x_posts.yaml", "tweets_published.json"),
    ],
)
def test_words_for_posts_and_for_dates_may_stand_beside_the_network(run, write, name):
    write(name)
    assert "; its name says that they go out on X\n" in run("check", "--list-files", name).stdout


@pytest.mark.parametrize(
    "name",
    [
        *("x-mas.yaml", "project-x.yaml", "x-ray-week.yaml", "generation-x.yaml", "threads-of-wool.yaml"),
        *("posts-without-linkedin.yaml", "toots-and-whistles.csv", "x-mas.md", "posts-without-linkedin.md"),
    ],
)
def test_a_name_that_is_about_something_says_no_network(run, write, name):
    write(name)
    assert "its name says" not in run("check", "--list-files", name).stdout
    assert "account:" not in run("import", name).stdout


@pytest.mark.parametrize("name", ["posts.yaml", "x-and-linkedin.yaml", "newsletter.yaml", "calendar.csv"])
def test_a_name_that_says_no_network_or_two_says_nothing(run, write, name):
    write(name)
    assert "its name says" not in run("check", "--list-files", name).stdout
    assert "account:" not in run("import", name).stdout


def test_what_the_posts_or_the_settings_say_counts_before_the_name(run, write, workplace):
    write("tweets.yaml")
    (workplace / "postlint.yaml").write_text(
        "accounts:\n  parks: {channel: mastodon, handle: '@parks@a.example'}\n"
    )
    assert "its name says" not in run("check", "--list-files").stdout
    (workplace / "postlint.yaml").unlink()
    (workplace / "tweets.yaml").write_text("- {channel: bluesky, text: The pond opens at nine.}\n")
    assert "its name says" not in run("check", "--list-files").stdout


def put(workplace, name, text):
    path = workplace / "social" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("folder", "account"), [("tweets", "x"), ("toots", "mastodon"), ("Skeets", "bluesky")]
)
def test_files_of_one_text_are_read_however_deep_below_a_folder_of_posts(run, workplace, folder, account):
    texts = ["The heron is back at the weir.", "Wear boots: the path is wet.\n\n#Pond #Herons"]
    for number, text in enumerate(texts):
        put(workplace, f"{folder}/pond/birds/{number}.yaml", f"text: {json.dumps(text)}\n")
    put(workplace, "state.yaml", "last: pond/birds/0\n")
    told = run("import", ".").stdout
    assert told.count(f"account: {account}\n") == told.count("text: ") == len(texts)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tweets/pond/a.yaml", "text: The heron is back.\nbuild: nightly\n"),
        ("cases-of-tweets/pond/a.yaml", "text: The heron is back.\n"),
    ],
    ids=["with a key of other things", "of another name"],
)
def test_other_files_there_are_no_posts_by_their_folder(run, workplace, name, text):
    put(workplace, name, text)
    listed = run("check", "--list-files").stdout
    assert "passed over" in listed
    assert "go out on X" not in listed


TWEET = "Who has seen the heron? Tell us where you stood.\n"


@pytest.mark.parametrize("name", ["q-1.md", "heron.md", "draft.md"])
def test_a_text_named_as_a_post_goes_out_on_the_network_of_its_folder(run, workplace, name):
    (workplace / "tweets").mkdir()
    (workplace / "tweets" / name).write_text(TWEET)
    (workplace / "postlint.yaml").write_text('readers: {"tweets/*.md": markdown}\n')
    assert "account: x\n" in run("import", ".").stdout
    assert "its name says that they go out on X" in run("check", "--list-files").stdout


@pytest.mark.parametrize(
    ("folder", "account"), [("tweets", "x"), ("toots", "mastodon"), ("linkedin", "linkedin")]
)
def test_a_folder_says_the_network_of_texts_with_a_date_in_front(run, workplace, folder, account):
    (workplace / folder).mkdir()
    (workplace / folder / "heron.md").write_text(f"---\nDate: June 15, 2026\n---\n\n{TWEET}")
    told = run("import", ".").stdout
    assert f"account: {account}\n" in told
    assert "date: '2026-06-15'" in told


def test_a_page_in_such_a_folder_is_no_post(run, workplace):
    (workplace / "tweets").mkdir()
    (workplace / "tweets/about.md").write_text(f"---\ntitle: Herons\ndate: 2026-06-15\n---\n\n{TWEET}")
    assert "1 post" not in run("check", "--list-files").stdout
