"""Links to one's profiles, whose labels stand under the name of a text, are no posts."""

import json

import pytest
import yaml


def _link(network, host, **more):
    return {"name": network, "url": f"https://{host}/tide", "text": f"Follow us on {network}", **more}


_LINKS = [
    _link("Mastodon", "fosstodon.org/@tide", icon="mastodon"),
    _link("LinkedIn", "www.linkedin.com/company", icon="linkedin"),
    _link("GitHub", "github.com", icon="github"),
]


@pytest.fixture
def read(run, workplace):
    """Write a file, and return what `postlint import` makes of it: the texts."""

    def read(document, name):
        path = workplace / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(document) if name.endswith("l") else json.dumps(document))
        posts = (yaml.safe_load(run("import", ".").stdout) or {}).get("posts", [])
        return [post["text"] for post in posts]

    return read


@pytest.mark.parametrize("name", ["_data/social.yml", "social.json", "posts.yaml"])
@pytest.mark.parametrize("around", [None, "links", "social", "footer", "nav"])
def test_a_list_of_them_is_left_alone(read, name, around):
    assert read({around: _LINKS} if around else _LINKS, name) == []


def test_one_alone_is_left_alone_and_so_is_one_without_an_icon(read):
    assert read([_link("Mastodon", "fosstodon.org/@tide")], "social.json") == []


def test_a_map_of_them_by_network_is_left_alone(read):
    links = {one["name"].lower(): {key: one[key] for key in ("url", "text", "icon")} for one in _LINKS}
    assert read({"social": links}, "_data/social.yml") == []


def test_other_languages_have_them_too(read):
    links = [
        {"nombre": "Mastodon", "icono": "m", "enlace": "https://mas.to/@m", "texto": "Síguenos en Mastodon"}
    ]
    assert read(links, "social.json") == []


def test_posts_beside_them_are_read(read):
    posts = [{"date": "2026-12-01", "channel": "x", "text": "The lock is open from nine."}]
    assert read({"social": _LINKS, "posts": posts}, "posts.json") == ["The lock is open from nine."]


def test_the_list_of_files_says_what_they_are(read, run):
    read(_LINKS, "social.json")
    assert "links to profiles, with a label each" in run("check", "--list-files").stdout


@pytest.mark.parametrize(
    "more",
    [
        {"date": "2026-12-01"},
        {"status": "draft"},
        {"text": "The tide is out, the sands are wide, and the café is open."},
    ],
)
def test_what_is_planned_or_longer_than_a_label_is_a_post(read, more):
    post = {"text": "Boats are back.", "url": "https://tide.example/blog/boats", "icon": "boat", **more}
    assert read([post], "posts.json") == [post["text"]]


def test_what_posts_have_too_tells_no_links_where_no_profile_is_among_them(read):
    posts = [
        {
            "text": f"Our tide app is out {when}",
            "link": "https://example.org/app",
            "target": "parents",
            "color": "red",
        }
        for when in ("now", "today")
    ]
    assert read(posts, "tweets.yaml") == [post["text"] for post in posts]


def test_a_pictogram_beside_profiles_tells_links_to_other_places(read):
    others = [
        {"text": "News feed", "url": "/feed.xml", "icon": "rss"},
        {"text": "Shop", "url": "/shop", "icon": "bag"},
    ]
    assert read([_LINKS[0], *others], "social.json") == []


@pytest.mark.parametrize(
    "more", [{"channel": "x"}, {"media": "boat.jpg"}, {"day": "Monday"}, {"week": 12}, {"weekday": "Monday"}]
)
def test_where_and_when_and_with_what_it_goes_out_tell_a_post(read, more):
    post = {"text": "Follow the tide with us", "url": "https://mastodon.social/@tide", "icon": "boat", **more}
    assert read([post], "posts.json") == [post["text"]]


def test_a_list_called_posts_is_one_of_posts(read):
    assert read({"posts": _LINKS}, "social.json") == [one["text"] for one in _LINKS]


def test_a_file_that_somebody_names_is_taken_at_their_word(read, run):
    read(_LINKS, "social.json")
    assert yaml.safe_load(run("import", "social.json").stdout)["posts"][0]["text"] == _LINKS[0]["text"]


def test_a_reader_that_is_named_for_a_file_is_taken_at_their_word(read, workplace):
    (workplace / "postlint.yaml").write_text("readers: {social.json: planner}\n")
    assert read({"links": _LINKS}, "social.json") == [one["text"] for one in _LINKS]


def test_links_to_articles_are_posts(read):
    posts = [{"title": "Boats", "url": "https://tide.example/boats", "text": "Boats are back at the quay."}]
    assert read(posts, "posts.json") == ["Boats are back at the quay."]
