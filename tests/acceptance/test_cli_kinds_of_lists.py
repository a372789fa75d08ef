"""Lists and lines that seem to hold posts: links by network, hours, titles, and what is said of each."""

import pytest

POST = "## X\n\nThe mill turns again, and the flour is warm. #mill\n"
TEXT = "The mill turns again, and the flour is warm. #mill"


def texts(found):
    return [post["text"] for post in found]


def listed(run):
    return " ".join(run("check", "--list-files").stdout.split())


@pytest.mark.parametrize("title", ["Liens UTM par réseau", "Campaign links", "Enlaces"])
@pytest.mark.parametrize(
    "link", ["mill.example/list?utm=a", "<https://mill.example/b>", "[page](https://mill.example/c)"]
)
def test_a_list_of_links_by_network_is_no_list_of_posts(posts, run, title, link):
    found = posts(f"# Mill\n\n{POST}\n## {title}\n\n- TikTok : {link}\n- **Facebook**: {link}\n")
    assert texts(found) == [TEXT]
    assert "(line 9)" in listed(run) or "(line 7)" in listed(run)


@pytest.mark.parametrize(
    "when",
    [
        "terça ou quarta de manhã (9-10h)",
        "Tuesday and Thursday, 9am-11am",
        "dienstags um 18 Uhr",
        "mardi 12h30",
        "jueves por la tarde",
    ],
)
def test_a_list_of_days_and_hours_by_network_is_no_list_of_posts(posts, when):
    found = posts(f"# Mill\n\n{POST}\n## When\n\n- LinkedIn: {when}\n- Facebook: {when}\n")
    assert texts(found) == [TEXT]


def test_a_list_of_texts_by_network_with_an_hour_or_a_link_in_them_is_one_of_posts(posts):
    found = posts(
        "# Mill\n\n## June\n\n- LinkedIn: Come by on Tuesday at 9am.\n- Facebook: See https://mill.example/b\n"
    )
    assert len(found) == 2


def test_the_links_of_a_text_stay_in_it(posts):
    found = posts(
        "# Mill\n\n## LinkedIn post\n\nFind us:\n\n- X: https://x.com/mill\n- Threads: m.example/t\n"
    )
    assert "https://x.com/mill" in found[0]["text"]


@pytest.mark.parametrize("place", ["Reddit", "r/watermills", "Hacker News"])
@pytest.mark.parametrize("label", ["**Title:**", "**Titre :**", "Titel:"])
def test_the_title_of_a_post_that_goes_out_below_one_is_kept_and_judged(posts, run, workplace, place, label):
    found = posts(
        f"# Posts\n\n## {place}\n\n{label} TODO name the wheel\n\n**Text:**\nHow do you oil a wheel of oak?\n"
    )
    assert found[0]["title"] == "TODO name the wheel"
    (workplace / "postlint.yaml").write_text("packs: [hygiene]\n")
    assert "placeholder" in run("check", ".").stdout


@pytest.mark.parametrize(
    "text",
    [
        "Title: Who oils wheels?\n\nOurs is of oak, and dry.\n",
        "```\nTitle: Who oils wheels?\n\nOurs is of oak, and dry.\n```\n",
        "### Title\n\nWho oils wheels?\n\n### Body\n\nOurs is of oak, and dry.\n",
    ],
)
def test_a_title_above_a_text_is_no_part_of_it_and_not_lost(posts, text):
    found = posts(f"# Posts\n\n## Reddit post\n\n{text}")
    assert found == [{"account": "Reddit", "text": "Ours is of oak, and dry.", "title": "Who oils wheels?"}]


def test_what_a_file_calls_itself_is_the_title_of_no_post_in_it(posts):
    found = posts(
        "# Reddit posts\n\n**Title:** Kit\n\n## Post 1\n\nOurs is of oak.\n\n## Post 2\n\nIt is dry.\n"
    )
    assert [post.get("title") for post in found] == [None, None]


def test_the_title_of_the_only_post_of_a_file_is_its_own(posts):
    found = posts("# Reddit post\n\n**Title:** Who?\n\nOurs is of oak.\n\n## First comment\n\nAsk us.\n")
    assert found[0]["title"] == "Who?"


def test_a_title_on_a_network_without_titles_is_a_note(posts):
    found = posts("# Posts\n\n## Instagram\n\n**Title:** Wheel\n\n**Text:**\nThe wheel is of oak. #mill\n")
    assert found == [{"account": "instagram", "text": "The wheel is of oak. #mill"}]


def test_titles_are_kept_for_accounts_that_are_declared(run, workplace):
    (workplace / "calendar.yaml").write_text(
        "accounts: {film: {channel: youtube}, us: {channel: other, network: Reddit}}\n"
        "posts:\n- {account: film, text: The wheel turns., title: The wheel}\n",
        encoding="utf-8",
    )
    assert "title: The wheel" in run("import", "calendar.yaml").stdout


def test_an_hour_beside_a_day_that_is_no_date_is_told(posts, run):
    posts("# Posts\n\n## Jour 1 — LinkedIn\n\n**Texte :**\nLa roue tourne. #moulin\n\n**Heure :** 19h00\n")
    assert "the days and times of posts that name no date" in listed(run)


def test_an_hour_below_a_dated_post_is_its_time(posts):
    found = posts(
        "# Posts\n\n## 2026-06-01 — LinkedIn\n\n**Texte :**\nLa roue tourne. #moulin\n\n**Heure :** 19h00\n"
    )
    assert found[0]["date"] == "2026-06-01 19:00"


def test_the_first_comment_below_a_title_alone_is_the_text_of_its_story(posts):
    found = posts("# Launch\n\n## Show HN\n\nTitle: Show HN: A wheel of oak\n\nFirst comment:\n\nAsk us.\n")
    assert found == [{"account": "Hacker News", "text": "Ask us.", "title": "Show HN: A wheel of oak"}]


NUMBERED = [
    "**1. The wheel**\n\n**Hook:** Who oils it?\n\n**Caption:**\nIt turns again.\n\n**Hashtags:** #wheel\n\n"
    "**2. The flour** — second film\n\n**Hook:** Warm hands\n\n**Caption:**\nIt is warm.\n\n"
    "**Hashtags:** #flour\n",
    "**1. Das Rad** — Säule 01\n- Hook im Bild (0-2 s): „Wer ölt es?“\n- Storyboard: Rad, Stein, Sack\n"
    "- Caption: „It turns again.“\n- Hashtags: #wheel\n\n"
    "**2. Das Mehl**\n- Hook: „Warme Hände“\n- Caption: „It is warm.“\n- Hashtags: #flour\n",
    "**1. La roue**\n- Accroche : Qui ?\n- Scénario : roue, meule\n- Légende : « It turns again. »\n"
    "- Hashtags : #wheel\n\n"
    "**2. La farine**\n- Accroche : Tiède\n- Légende : « It is warm. »\n- Hashtags : #flour\n",
]


@pytest.mark.parametrize("text", NUMBERED)
def test_bold_numbered_titles_part_posts_and_their_fields(posts, run, text):
    found = posts(f"# Mill\n\n## TikTok / Reels\n\n{text}")
    assert [(post["text"], post["hashtags"]) for post in found] == [
        ("It turns again.", "#wheel"),
        ("It is warm.", "#flour"),
    ]
    assert all(post["accounts"] == ["tiktok", "instagram"] for post in found)
    assert "hook" in run("check", "--show", "info").stdout.lower()


@pytest.mark.parametrize(
    ("title", "accounts"),
    [
        ("Facebook / Reels", "facebook"),
        ("Instagram Stories/Reels", "instagram"),
        ("YouTube Shorts", "youtube"),
    ],
)
def test_reels_name_a_network_only_beside_another_that_has_none(posts, title, accounts):
    found = posts(f"# Mill\n\n## {title}\n\n**Caption:**\nIt turns again. #mill\n")
    assert found[0]["account"] == accounts


@pytest.mark.parametrize("slot", ["Créneau : 8h00", "Slot: 8:00", "Horario: 8:00", "Zeitfenster: 8:00 Uhr"])
def test_below_a_title_of_fields_a_list_is_one_of_fields_whatever_their_names(posts, run, slot):
    found = posts(
        f"# LinkedIn posts\n\n## Post 1\n\n**Métadonnées**\n- Date : 2027-01-12\n- Jour : Mardi\n- {slot}\n"
        "- Phase : Éveil\n- Structure : Roue\n- Caractères : ~500\n\nIt turns again since this morning.\n"
    )
    assert found == [
        {"date": "2027-01-12 08:00", "account": "linkedin", "text": "It turns again since this morning."}
    ]
    assert "no post" not in listed(run)


def test_what_goes_on_with_a_call_above_a_text_is_no_part_of_the_text(posts):
    found = posts(
        "# Posts\n\n## LinkedIn post\n\n**CTA:** Bring a bottle.\nIt is free.\n\nThe gate is open.\n\nCome!\n"
    )
    assert found[0]["text"] == "The gate is open.\n\nCome!"
    assert found[0]["cta"] == "Bring a bottle.\nIt is free."


def test_a_text_right_below_its_call_is_the_text(posts):
    found = posts("# Posts\n\n## LinkedIn post\n\n**CTA:** Sign up here\nThe gate is open.\n")
    assert (found[0]["text"], found[0]["cta"]) == ("The gate is open.", "Sign up here")


def test_a_call_behind_a_text_ends_where_its_paragraph_does(posts):
    found = posts(
        "# A\n\n## LinkedIn post\n\nThe gate is open.\n\n**CTA:** Bring a bottle.\nIt is free.\n\nSee you.\n"
    )
    assert found[0]["cta"] == "Bring a bottle.\nIt is free."
