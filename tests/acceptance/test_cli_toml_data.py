"""Posts in data files of TOML are read where names or somebody say so; settings are left alone."""

import sys

import pytest
import yaml

READS = sys.version_info >= (3, 11)
only_where_read = pytest.mark.skipif(not READS, reason="Python reads TOML from 3.11 on")
CALENDAR = 'posts:\n- {date: 2027-02-01, channel: mastodon, text: "The kiln is warm, come and see it."}\n'
POSTS = '''\
# what the script sends

[[posts]]
when = 2027-05-03T09:00:00+02:00
network = "mastodon"
text = """
The kiln is warm again.
Come and see it on Monday."""

[[posts]]
date = "2027-05-05"
network = "linkedin"
text = "Who still has a bowl of ours from the first year?"
'''


@pytest.fixture
def put(workplace):
    """Write a file beside a calendar."""

    def write(name, text=POSTS):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        (workplace / "calendar.yaml").write_text(CALENDAR)

    return write


@only_where_read
@pytest.mark.parametrize(
    "name", ["data/social.toml", "data/socials.toml", "toots/may.toml", "data/queue.toml"]
)
def test_a_file_whose_name_speaks_of_posts_is_read(put, run, name):
    put(name)
    posts = yaml.safe_load(run("import", ".").stdout)["posts"][1:]
    assert [(post["date"], post["account"]) for post in posts] == [
        ("2027-05-03 09:00+02:00", "mastodon"),
        ("2027-05-05", "linkedin"),
    ]
    assert posts[0]["text"] == "The kiln is warm again.\nCome and see it on Monday."


@only_where_read
def test_a_file_is_read_where_somebody_asks_for_it(put, run, workplace):
    put("data/kiln.toml")
    assert "data/kiln.toml: 2 posts" in run("check", "--list-files", "data/kiln.toml").stdout
    (workplace / "postlint.yaml").write_text("calendars: ['data/*.toml']\n")
    assert "data/kiln.toml: 2 posts" in run("check", "--list-files").stdout


def test_another_file_with_such_a_list_is_named(put, run):
    put("data/kiln.toml")
    assert "1 TOML file looks like posts and is not read (data/kiln.toml)" in " ".join(
        run("check").stdout.split()
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", '[project]\nname = "posts"\ndescription = "It posts what you plan"\n'),
        ("social/Cargo.toml", '[package]\nname = "toots"\n\n[[bin]]\nname = "toot"\n'),
        ("posts/netlify.toml", '[[redirects]]\nfrom = "/a"\nto = "/b"\n'),
        ("social/hugo.toml", '[[params.social]]\nname = "mastodon"\nurl = "https://kiln.example/@us"\n'),
        ("social/config.toml", '[posting]\nevery = "1h"\nmessage = "Posted by the bot of the kiln"\n'),
        (
            "blog/posts.toml",
            '[[posts]]\ntitle = "A bowl"\ndate = 2027-05-05\ntext = "How we make our bowls"\n',
        ),
        ("tests/fixtures/social.toml", POSTS),
    ],
)
def test_settings_and_articles_are_neither_read_nor_named(put, run, name, text):
    put(name, text)
    listed = run("check", "--list-files").stdout
    assert name not in listed
    assert "1 file: 1 read" in listed
    assert "look" not in run("check").stdout


@only_where_read
def test_what_is_no_toml_is_told_at_its_line(put, run):
    put("data/social.toml", f"{POSTS}text = 'twice'\n")
    assert "data/social.toml:14:" in run("check", "data/social.toml").stdout


def test_an_older_python_says_what_to_do(put, run, monkeypatch):
    monkeypatch.setattr("postlint.source.toml_parser.IS_READ", False)
    put("data/kiln.toml")
    ran = run("check", "data/kiln.toml")
    assert "TOML is read on Python 3.11 or newer" in " ".join(ran.stdout.split())
    assert ran.exit_code == 2


@only_where_read
def test_nothing_is_written_into_it(put, run, workplace):
    put("data/social.toml")
    run("ask", "--format", "json")
    assert (workplace / "data/social.toml").read_text(encoding="utf-8") == POSTS
