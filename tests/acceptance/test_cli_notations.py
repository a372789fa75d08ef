"""Small notations in the text of a post: addresses, pictures behind it, and paths of files in its place."""

import json

import pytest
import yaml

_STATUS = "https://x.com/tide/status/20"


@pytest.fixture
def posts(run, workplace):
    """Write a file, and return what `postlint import` makes of it: the posts."""

    def read(text, name):
        (workplace / name).write_text(text, encoding="utf-8")
        return (yaml.safe_load(run("import", ".").stdout) or {}).get("posts", [])

    return read


def said(run):
    return " ".join(run("check").stdout.split())


@pytest.mark.parametrize(
    "path",
    [
        "threads/moon.txt",
        "See posts/gate.md",
        "posts\\gate.md",
        "[gate](../gate.md)",
        "`gate.md`",
        "threads/moon",
    ],
)
def test_a_text_that_is_only_a_path_is_none_and_is_named(posts, run, path):
    table = f"date,platform,text\n2026-12-01,x,{path}\n2026-12-02,x,The tide is out at nine.\n"
    assert [post["text"] for post in posts(table, "queue.csv")] == ["The tide is out at nine."]
    assert f"1 text that stands in another file, where nobody looked for it ({path}, line 2)" in said(run)


@pytest.mark.parametrize("text", ["Tea and/or coffee", "https://tide.example/gate.pdf", "yes/no"])
def test_a_text_with_a_slash_stays_one(posts, text):
    (post,) = posts(f"posts:\n- date: 2026-12-01\n  text: {text}\n", "posts.yaml")
    assert post["text"] == text


def test_paths_are_named_in_data_and_in_threads_too(posts, run):
    found = posts(
        json.dumps(
            [
                {"date": "2026-12-01", "platform": "x", "thread": ["threads/a.txt", "threads/b.txt"]},
                {"date": "2026-12-02", "platform": "x", "text": "drafts/gate.md"},
                {"date": "2026-12-03", "platform": "x", "text": "The tide is out at nine."},
            ]
        ),
        "posts.json",
    )
    assert len(found) == 1
    assert "3 texts that stand in other files" in said(run)


@pytest.mark.parametrize(
    ("sort", "key"),
    [("quote", "quote_of"), ("retweet", "repost_of"), ("reply", "reply_to"), ("Zitat", "quote_of")],
)
@pytest.mark.parametrize(
    "text", [f"{_STATUS}|Worth a walk.", f"{_STATUS} Worth a walk.", f"Worth a walk. {_STATUS}"]
)
def test_a_sort_and_an_address_in_the_text_say_which_post_is_meant(posts, sort, key, text):
    (post,) = posts(f"date,platform,type,content\n2026-12-01,x,{sort},{text}\n", "queue.csv")
    assert post["text"] == "Worth a walk."
    assert post[key] == _STATUS


def test_an_address_with_a_bar_behind_it_is_quoted_whatever_the_sort(posts):
    (post,) = posts(json.dumps([{"date": "2026-12-01", "text": f"{_STATUS}|Worth a walk."}]), "posts.json")
    assert (post["quote_of"], post["text"]) == (_STATUS, "Worth a walk.")


def test_the_address_may_stand_in_a_column_of_its_own(posts):
    quote, repost = posts(
        f"date,platform,type,text,link\n2026-12-01,x,quote,Worth a walk.,{_STATUS}\n"
        f"2026-12-02,x,repost,,{_STATUS}\n",
        "posts.csv",
    )
    assert (quote["text"], quote["quote_of"]) == ("Worth a walk.", _STATUS)
    assert repost["repost_of"] == _STATUS


def test_a_quote_that_names_no_post_stays_a_text(posts):
    (post,) = posts("date,platform,type,text\n2026-12-01,x,quote,Still waters run deep.\n", "posts.csv")
    assert post["text"] == "Still waters run deep."
    assert "quote_of" not in post


@pytest.mark.parametrize(
    "behind",
    [
        " -> media/gate.jpg|ALT:An open gate",
        " | img: media/gate.jpg | alt: An open gate",
        " [media/gate.jpg | alt: An open gate]",
        " ![An open gate](media/gate.jpg)",
        " => media/gate.jpg (alt: An open gate)",
    ],
)
def test_pictures_behind_a_text_are_its_media(posts, behind):
    (post,) = posts(f'date,platform,text\n2026-12-01,x,"The gate is open.{behind}"\n', "posts.csv")
    assert post["text"] == "The gate is open."
    assert post["media"] == [{"file": "media/gate.jpg", "alt": "An open gate"}]


@pytest.mark.parametrize("text", ["Bread -> toast -> joy", "Tea | coffee | water", "Look at gate.jpg"])
def test_arrows_and_bars_between_words_are_text(posts, text):
    (post,) = posts(f"date,platform,text\n2026-12-01,x,{text}\n", "posts.csv")
    assert post["text"] == text


def test_a_path_below_a_network_is_named_too(posts, run):
    found = posts(json.dumps([{"linkedin": "posts/gate.md", "x": "The tide is out at nine."}]), "posts.json")
    assert [post["text"] for post in found] == ["The tide is out at nine."]
    assert "(posts/gate.md, line 1)" in said(run)


@pytest.mark.parametrize(
    "text",
    [
        "Read what the tide brings → https://tide.example/report.pdf",
        "Hear what the tide brings => https://tide.example/talk.mp4",
        "Read what the tide brings | https://tide.example/a.png",
        "Read what the tide brings [https://tide.example/a.png]",
        "Read what the tide brings (https://tide.example/a.png",
        "Read what the tide brings -> tide.example/a.png",
        "Our sign went from logo.svg → logo.png",
        "The sign is in the folder (logo.png)",
        "Look at her ![Our new boat](https://tide.example/boat.html)",
    ],
)
def test_links_and_files_that_a_text_speaks_of_stay_in_it(posts, text):
    (post,) = posts(json.dumps([{"date": "2026-12-01", "platform": "x", "text": text}]), "posts.json")
    assert post["text"] == text
    assert "media" not in post


def test_a_post_with_media_of_its_own_keeps_its_whole_text(posts):
    text = "The gate is open -> gate.jpg"
    (post,) = posts(json.dumps([{"platform": "x", "text": text, "media": ["quay.png"]}]), "posts.json")
    assert (post["text"], len(post["media"])) == (text, 1)


def test_a_label_tells_a_picture_from_a_file_that_the_text_speaks_of(posts):
    text = "We drew logo.svg anew (image: logo.png)"
    (post,) = posts(json.dumps([{"platform": "x", "text": text}]), "posts.json")
    assert (post["text"], post["media"]) == ("We drew logo.svg anew", [{"file": "logo.png"}])
