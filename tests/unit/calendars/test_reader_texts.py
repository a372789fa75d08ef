"""Lists of nothing but texts, and single posts in YAML and JSON."""

import pytest

TEXTS = (
    "- The gate is open again. https://cityparks.example/gate\n- |-\n  The oak is four hundred years old.\n"
)
BOTH = ["The gate is open again. https://cityparks.example/gate", "The oak is four hundred years old."]


def taken(folder, name, text):
    """Load a folder with one file; return its reader and the texts of the posts."""
    folder.write(**{name: text})
    plan = folder.load(".")
    return plan.files[0].reader, [post.text for post in plan.posts]


@pytest.mark.parametrize("name", ["tweets_yaml", "tweets__june_yaml", "social_yml", "my-posts_yaml"])
def test_a_list_of_texts_is_read_where_its_name_says_that_they_are_posts(folder, name):
    assert taken(folder, name, TEXTS) == ("texts", BOTH)


@pytest.mark.parametrize(
    "name", ["june_yaml", "calendar__holidays_yaml", "schedule_yaml", "queue__jobs_yaml"]
)
def test_other_lists_of_texts_are_left_alone(folder, name):
    assert taken(folder, name, TEXTS) == (None, [])


def test_a_list_of_texts_is_read_where_it_is_asked_for(folder):
    folder.write(
        june_yaml=TEXTS, postlint_yaml="readers: {short.yaml: texts}\n", short_yaml="- Open.\n- Closed.\n"
    )
    assert [post.text for post in folder.load("june.yaml").posts] == BOTH
    assert [post.text for post in folder.load("short.yaml").posts] == ["Open.", "Closed."]


@pytest.mark.parametrize(
    "text", ["- oak\n- beech\n", "- '@ann'\n- '@ben'\n", "- 1\n- 2\n", "a: The oak is old.\n", "[]\n"]
)
def test_words_numbers_and_settings_are_no_posts(folder, text):
    assert taken(folder, "tweets_yaml", text) == (None, [])


@pytest.mark.parametrize(
    "text",
    [
        f"tweets:\n{TEXTS}",
        "time:\n  late:\n  - The gate is open again. https://cityparks.example/gate\n"
        "  early:\n  - The oak is four hundred years old.\n",
    ],
)
def test_lists_of_texts_may_have_names(folder, text):
    assert taken(folder, "tweets_yaml", text)[1] == BOTH


def test_lists_of_texts_for_channels_are_posts_on_these(folder):
    folder.write(posts_yaml=f"twitter:\n{TEXTS}mastodon:\n- The gate is open, and so is the kiosk.\n")
    assert [post.accounts for post in folder.load(".").posts] == [("x",), ("x",), ("mastodon",)]


def test_each_text_is_a_post_at_its_own_line_and_undated(folder):
    folder.write(tweets_yaml=TEXTS)
    plan = folder.load(".")
    assert [(post.span.line, post.span.column, post.when) for post in plan.posts] == [
        (1, 3, None),
        (2, 3, None),
    ]


def test_a_list_that_holds_more_than_texts_is_none_of_texts(folder):
    folder.write(tweets_yaml=f"{TEXTS}- 5\n- [a]\n")
    assert folder.load(".").files[0].reader is None


def test_json_is_read_alike(folder):
    assert taken(folder, "tweets_json", '["The gate is open \\ud83c\\udf33 again.", "The oak is old."]') == (
        "texts",
        ["The gate is open 🌳 again.", "The oak is old."],
    )


POST = "platform: LinkedIn\ncontent: The oak is four hundred years old.\nstatus: ready\n"


@pytest.mark.parametrize("name", ["posts__2026-06-02-oak_yaml", "tweets__260602-oak_yaml"])
def test_a_file_may_be_one_post_with_its_date_in_the_name(folder, name):
    folder.write(**{name: POST})
    plan = folder.load(".")
    (post,) = plan.posts
    assert plan.files[0].reader == "post"
    assert (post.accounts, post.status, str(post.when.value.date)) == (
        ("linkedin",),
        "approved",
        "2026-06-02",
    )


def test_one_post_may_have_a_text_for_each_channel(folder):
    folder.write(
        social__oak_json='{"date": "2026-06-02", "x": "The oak is old.", "linkedin": "The oak is very old."}'
    )
    posts = folder.load(".").posts
    assert [(post.accounts, str(post.when.value.date)) for post in posts] == [
        (("x",), "2026-06-02"),
        (("linkedin",), "2026-06-02"),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("posts__oaks_yaml", "title: Old oaks\ncontent: The oak is four hundred years old.\n"),
        ("_data__site_yaml", POST),
        ("social_yaml", "twitter: cityparks\nlinkedin: https://linkedin.com/company/cityparks\n"),
    ],
)
def test_articles_and_settings_are_no_posts(folder, name, text):
    assert taken(folder, name, text) == (None, [])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("june_json", '[{"text": "One\\r\\ntwo\\rthree"}]'),
        ("june_yaml", '- {text: "One\\r\\ntwo\\rthree"}'),
        ("june_csv", 'Text\n"One\r\ntwo\rthree"\n'),
    ],
)
def test_lines_of_a_text_end_in_one_way_in_every_form(folder, name, text):
    folder.write(**{name: text})
    (post,) = folder.load(name.replace("_", ".")).posts
    assert post.text == "One\ntwo\nthree"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("june_yaml", "- {text: Hello., image: a.png, video: 'https://cityparks.example/gate'}\n"),
        ("june_yaml", "- {text: Hello., image: [a.png], video: {url: 'https://cityparks.example/gate'}}\n"),
        ("june_csv", "Text,Image,Video\nHello.,a.png,https://cityparks.example/gate.html\n"),
    ],
)
def test_of_media_under_two_keys_each_is_what_its_own_key_says(folder, name, text):
    folder.write(**{name: text})
    (post,) = folder.load(name.replace("_", ".")).posts
    assert [one.video for one in post.media] == [False, True]


def test_the_first_of_two_keys_of_media_says_nothing_of_the_second(folder):
    folder.write(june_yaml="- {text: Hello., video: 'https://cityparks.example/gate', image: a.png}\n")
    (post,) = folder.load("june.yaml").posts
    assert [one.video for one in post.media] == [True, False]
