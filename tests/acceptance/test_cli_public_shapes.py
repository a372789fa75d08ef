"""Shapes in which public repositories keep posts, and what stands beside the texts in them."""

import pytest
import yaml


@pytest.fixture
def posts(run, workplace):
    """Write a file, and return what `postlint import` makes of it: the posts."""

    def read(text, name="marketing/social-posts.md", settings=""):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if settings:
            (workplace / "postlint.yaml").write_text(settings)
        return (yaml.safe_load(run("import", ".").stdout) or {}).get("posts", [])

    return read


def said(run):
    return " ".join(run("check", "--show", "info").stdout.split())


def texts(found):
    return [post.get("text") for post in found]


@pytest.mark.parametrize(
    "heading",
    [
        *("Suggested order", "Order of posts", "Reihenfolge", "Ordre conseillé", "Orden de publicación"),
        *("Ordine consigliato", "Ordem sugerida", "Volgorde"),
    ],
)
def test_what_is_said_about_the_order_of_posts_is_no_post(posts, run, heading):
    found = posts(
        "# Tweets\n\n## Tweet 1\nThe lock keeper is off on Monday.\n\n## Tweet 2\nBoats wait at the quay.\n\n"
        f"## {heading}\nTweet 2 goes first, the other one a day later.\n",
        "tweets.md",
    )
    assert texts(found) == ["The lock keeper is off on Monday.", "Boats wait at the quay."]
    assert "(line 9)" in said(run)


def test_a_post_that_speaks_of_an_order_stays_one(posts):
    found = posts("# Posts\n\n## LinkedIn\n\nA\n\n## Instagram: order your oar\n\nOars by post.\n")
    assert "Oars by post." in texts(found)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("**HN title:** Show HN: Tide clock", "**Body:**"),
        ("**Título HN:** Show HN: Reloj", "**Cuerpo:**"),
        ("**Titre Reddit :**\n> Une horloge", "**Contenu :**"),
        ("**Titel / Aufhänger:**\n> Eine Uhr", "**Inhalt:**"),
        ("**Hook / headline:**\n> A clock", "**Copy:**"),
        ("**Titolo / gancho:**\n> Un orologio", "**Testo:**"),
        ("**Titel:**\n```\nEen klok\n```", "**Tekst:**"),
    ],
)
def test_a_title_or_hook_and_the_text_below_it_are_one_post(posts, title, body):
    found = posts(
        f"# Posts\n\n## X\n\nHigh water at nine.\n\n## Reddit\n\n{title}\n\n{body}\n\n"
        "A clock that follows the moon.\n"
    )
    assert texts(found) == ["High water at nine.", "A clock that follows the moon."]


@pytest.mark.parametrize(
    "label",
    [
        *("**HN comment to post yourself:**", "**First comment:**", "**Follow-up comment, an hour later:**"),
        *("First comment:", "Eerste reactie:", "Erster Kommentar:", "Premier commentaire :"),
        *("Primer comentario:", "**Primo commento:**", "**Primeiro comentário:**"),
        *("**Commentaire à poster soi-même :**", "**Kommentar zum Selbst-Posten:**"),
    ],
)
def test_a_comment_below_ones_own_post_belongs_to_it(posts, label):
    (found, _) = posts(
        "# LinkedIn posts\n\n## Post 1\n\n**Body:**\n```\nThe mill turns again.\n```\n\n"
        f"{label}\n```\nOpening hours:\nsaturdays from ten\n```\n\n"
        "## Post 2\n\n```\nFlour is sold on Friday.\n```\n"
    )
    assert found["text"] == "The mill turns again."
    assert found["first_comment"].split() == ["Opening", "hours:", "saturdays", "from", "ten"]


def test_hashtags_lose_the_marks_of_code_around_them(posts):
    (found, other) = posts(
        "# LinkedIn posts\n\n## Post 1\n**Caption:** Oats are in.\n**Hashtags:** `#oats #mill`\n\n"
        "## Post 2\n**Caption:** Rye is late.\n**Hashtags:** `#rye` `#mill`\n"
    )
    assert (found["hashtags"], other["hashtags"]) == ("#oats #mill", "#rye #mill")


@pytest.mark.parametrize("slide", ["Slide 1: Cover", "Folie 1 – Titel", "Diapositive 1", "Lámina 1: portada"])
def test_the_pictures_of_a_carousel_are_no_posts(posts, slide):
    found = posts(
        "# Posts\n\n## LinkedIn\n\n```\nWe sail on Friday.\n```\n\n## Instagram\n\n### Carousel (2)\n\n"
        f"**{slide}**\n```\nTHE TIDE\n```\n\n### Caption:\n```\nTwo pictures of the tide.\n```\n"
    )
    assert texts(found) == ["We sail on Friday.", "Two pictures of the tide."]


LETTERS = {
    "to somebody": ("Email to members", "E-Mail an alle", "Correo para amigos"),
    "to copy": (
        "DM-Vorlage für Segler",
        "Plantilla de mensaje directo",
        "Modèle de DM",
        "Modelo de DM: clubes",
    ),
    "cold": ("Kaltakquise", "Outreach-Nachrichten", "Mensajes de prospección"),
}


@pytest.mark.parametrize("heading", [heading for sort in LETTERS.values() for heading in sort])
def test_a_letter_is_no_post(posts, heading):
    found = posts(
        "# Posts\n\n## LinkedIn\n\n```\nWe sail on Friday.\n```\n\n## Bluesky\n\n"
        "```\nWind from the west.\n```\n\n"
        f"## {heading}\n\n### Subject: The boat\n\n### Body:\n```\nDear friends, come aboard.\n```\n"
    )
    assert texts(found) == ["We sail on Friday.", "Wind from the west."]


@pytest.mark.parametrize("heading", ["Modelo de vela", "Prospección de corales", "Das neue Modell"])
def test_models_and_prospects_are_what_posts_are_about(posts, heading):
    found = posts(f"# Posts\n\n## LinkedIn\n\n### {heading}\n\n```\nWe sail on Friday.\n```\n")
    assert texts(found) == ["We sail on Friday."]


@pytest.mark.parametrize("aside", ["Thread Starter", "starts the thread", "🧵"])
def test_the_first_part_of_a_thread_may_have_several_paragraphs(posts, aside):
    (found,) = posts(
        f"# X (Twitter) Posts\n\n## Regatta Thread\n\n### Tweet 1 ({aside})\n"
        "Five boats are in.\n\nHere is who leads.\n\n"
        "### Tweet 2\nThe red one leads.\n"
    )
    assert found["thread"] == ["Five boats are in.\n\nHere is who leads.", "The red one leads."]


@pytest.mark.parametrize("label", ["**Body (plain text, no\nmarkdown):**", "**Text (ohne\nFormat)**:"])
def test_a_bold_label_may_run_over_two_lines(posts, label):
    found = posts(
        "# Launch posts\n\n## Post 1 — Reddit\n\n**Title:**\n```\nTide clock\n```\n\n"
        f"{label}\n\n```\nA clock that follows the moon.\n```\n\n"
        "**Comment to post yourself:**\n```\nWhy? Why not.\n```\n"
    )
    assert [(post["text"], post["first_comment"]) for post in found] == [
        ("A clock that follows the moon.", "Why? Why not.")
    ]


NEEDS = [
    ("Each tweet needs:", "Here is an example tweet:"),
    ("Jeder Tweet braucht:", "Ein Beispiel für einen Tweet:"),
    ("Chaque tweet doit contenir :", "Voici un exemple de tweet :"),
    ("Cada tuit debe tener:", "Un ejemplo:"),
    ("Ogni tweet deve avere:", "Ecco un esempio:"),
    ("Cada tweet deve ter:", "Um exemplo de tweet:"),
    ("Elke tweet moet hebben:", "Een voorbeeld:"),
]


@pytest.mark.parametrize(("needs", "example"), NEEDS)
def test_a_guide_to_writing_posts_is_no_calendar(posts, run, needs, example):
    text = (
        f"# Tweets\n\n## Tides\n\n{needs}\n\n"
        f"- the hour of high water, with a wave\n- the tags #tide #harbour\n\n"
        f"{example}\n\n```\nHigh water at nine, so bring boots. #tide #harbour\n```\n\n"
        f"## Boats\n\n{example}\n\n```\nThe red boat is back. #harbour\n```\n\n"
        "### Recording\n\n- The box `wide` should be ticked\n- The size should be set to 1200x675\n"
    )
    assert posts(text, "tweets.md") == []
    named = " ".join(run("check", "--list-files").stdout.split())
    assert "a guide, which says what posts need and shows examples (line 10)" in named


def test_a_calendar_with_one_rule_and_one_example_stays_one(posts):
    found = posts(
        "# Tweets\n\nEach tweet needs a tag.\n\n## Tweet 1\n\nHigh water at nine. #tide\n\n"
        "## Tweet 2\n\nLow at three. #tide\n\n"
        "## Tweet 3\n\nHere is an example of a knot:\n\n> over, under, through\n\n#knots\n"
    )
    assert len(found) == 3


@pytest.mark.parametrize(
    ("week", "day"),
    [
        ("Semaine 1 — 8 au 12 mars 2027", "Mardi 9 mars"),
        ("Week 10, March 2027", "Tuesday 9 March"),
        ("März 2027", "Dienstag, 9. März"),
        ("Semana 10 (2027)", "Martes 9 de marzo"),
    ],
)
def test_the_year_of_a_heading_dates_the_days_below_it(posts, run, week, day):
    (found,) = posts(
        f"# Calendar\n\n## {week}\n\n### {day} | LinkedIn\n\n**Titre / accroche :**\n> Ahoy.\n\n"
        f"**Contenu :**\n"
        "```\nWe set sail today.\n```\n",
        "content-calendar.md",
    )
    assert (str(found["date"]), found["text"]) == ("2027-03-09", "We set sail today.")
    assert "2027, as the heading above says" in said(run)


@pytest.mark.parametrize(
    "elsewhere",
    ["See the launch kit, section 2.", "Utiliser le texte du kit (partie 1).", "Siehe Datei kit.md"],
)
def test_a_text_that_stands_elsewhere_is_told_as_missing(posts, run, elsewhere):
    found = posts(
        f"# Posts\n\n## LinkedIn\n\n**Copy:** {elsewhere}\n\n## Bluesky\n\n**Copy:** We set sail.\n\n"
        "## Mastodon\n\n**Copy:** Wind from the west.\n"
    )
    assert texts(found) == ["We set sail.", "Wind from the west."]
    assert "posts without a text" in said(run)


@pytest.mark.parametrize(
    "name", ["Plaats", "Veröffentlichung", "À publier", "Publicación", "Pubblicazione", "Publish"]
)
def test_a_date_behind_a_word_for_going_out_dates_the_post_below_it(posts, name):
    found = posts(
        f"# LinkedIn posts\n\n## Post 1\n\n{name}: 1 dec 2026, 08:30. Picture: gate.png\n\n"
        f"```\nThe gate is open.\n```\n\n"
        f"## Post 2\n\n{name}: 8 dec 2026, 08:30.\n\nThe page must be live.\n\nAsk Joan first.\n\n"
        "```\nIt is four metres wide.\n```\n\nAnswers to choose from:\n1. wide\n2. wider\n"
    )
    assert [(str(post["date"]), post["text"]) for post in found] == [
        ("2026-12-01 08:30", "The gate is open."),
        ("2026-12-08 08:30", "It is four metres wide."),
    ]


def test_notes_above_and_below_a_fence_are_told_where_posts_are_kept_in_fences(posts, run):
    found = posts(
        "# LinkedIn posts\n\n## Post 1\n\nGoes with the picture.\n\nThe page first.\n\n"
        "```\nThe gate is open.\n```\n\n"
        "## Post 2\n\n```\nIt is four metres wide.\n```\n"
    )
    assert texts(found) == ["The gate is open.", "It is four metres wide."]
    assert "words that belong to no post (lines 5, 7)" in said(run)


@pytest.mark.parametrize("fence", ["#oats #mill", "An oat field at dawn. No people in it."])
def test_hashtags_or_prompts_in_fences_below_a_text_do_not_take_its_place(posts, fence):
    announced = "Picture to make:\n\n" if "." in fence else ""
    post = f"Oats are in.\n\nRye is late.\n\n{announced}```\n{fence}\n```\n"
    found = posts(f"# LinkedIn posts\n\n## Post 1\n\n{post}\n## Post 2\n\n{post}")
    assert [one.split("\n")[0] for one in texts(found)] == ["Oats are in."] * 2


def test_a_post_that_ends_in_code_keeps_its_words(posts):
    found = posts(
        "# LinkedIn posts\n\n## Post 1\n\nOur clock has a new hand.\n\nTry it:\n\n"
        "```\npip install tide\n```\n\n"
        "## Post 2\n\nAnd a chime.\n\nTurn it on:\n\n```\ntide --chime\n```\n"
    )
    assert [text.split()[0] for text in texts(found)] == ["Our", "And"]


@pytest.mark.parametrize(
    "note", ["Note: ask Joan first.", "**Hinweis:** noch prüfen", "Let op: nog niet live."]
)
def test_a_note_in_a_quote_below_a_caption_is_not_the_text(posts, run, note):
    found = posts(
        f"# LinkedIn posts\n\n## Post 1\n**Caption:** Oats are in.\n**Hashtags:** `#oats`\n\n> {note}\n\n"
        "## Post 2\n**Caption:** Rye is late.\n"
    )
    assert texts(found) == ["Oats are in.", "Rye is late."]
    assert "words that belong to no post (line 7)" in said(run)


def test_a_quotation_below_a_caption_does_not_take_its_place(posts):
    (found, _) = posts(
        "# LinkedIn posts\n\n## Post 1\n**Caption:** What the miller says:\n\n> Oats are in.\n\n"
        "## Post 2\n**Caption:** Rye is late.\n"
    )
    assert found["text"].startswith("What the miller says:")


@pytest.mark.parametrize(
    "words", ["(All platforms)", "— all networks", "(alle Kanäle)", "(tous les réseaux)"]
)
def test_a_counted_post_for_all_networks_goes_out_on_those_that_are_named(posts, words):
    *_, last = posts(
        "# Content Calendar\n\n**Post 1 (LinkedIn)**\n> Oats are in.\n\n"
        "**Post 2 (Mastodon)**\n> Rye is late.\n\n"
        f"**Post 3 {words}**\n> The mill turns.\n",
        "content-calendar.md",
    )
    assert last["accounts"] == ["linkedin", "mastodon"]


def test_paragraphs_that_each_look_like_a_post_are_posts_where_sections_are_asked_for(posts, run):
    found = posts(
        "# Tweets\n\nTo be copied as they are.\n\n## Mill\n\n"
        "The mill turns on Sunday. https://mill.example\n\n"
        "Flour is sold from Friday on. #flour #mill\n\n## Quay\n\nBoats wait at the quay. #boats\n\n"
        "The lock opens at nine. https://lock.example\n\n## Rain\n\nIt pours on Monday.\n\n"
        "Bring a coat. #rain\n",
        "tweets.md",
        "readers: {tweets.md: sections}\n",
    )
    assert [text.split(".")[0] for text in texts(found)] == [
        "The mill turns on Sunday",
        "Flour is sold from Friday on",
        "Boats wait at the quay",
        "The lock opens at nine",
    ]
    assert "headings that do not say whether they are posts: write a heading" in said(run)


HEADER = "Day,Date,Platform,Content Type,Caption,Status\n"
ROWS = (
    "1,,TikTok,Short,Boats are slow. This one is not,To do\n4,,Etsy,Listing,Boat book with stickers,To do\n"
)


@pytest.mark.parametrize("work", ["Review", "Analytics", "Planung", "Revisión"])
def test_a_row_of_work_for_all_networks_is_no_post(posts, run, work):
    found = posts(f"{HEADER}{ROWS}9,,All,{work},Double down on what won,To do\n", "content-calendar.csv")
    assert texts(found) == ["Boats are slow. This one is not", "Boat book with stickers"]
    assert "of work for all networks by its type, such as a review (line 4)" in said(run)


def test_all_platforms_are_no_shops_and_no_letters(posts):
    found = posts(
        f"{HEADER}{ROWS}5,,Email,Newsletter,What is new aboard,To do\n6,,LinkedIn,Post,We hire a mate,To do\n"
        "9,,All,Post,The boat is back,To do\n",
        "content-calendar.csv",
    )
    assert found[-1]["accounts"] == ["linkedin", "tiktok"]


def test_counted_days_beside_a_column_of_dates_are_no_dates(posts, run):
    found = posts(f"{HEADER}{ROWS}", "content-calendar.csv")
    assert [post.get("date") for post in found] == [None, None]
    assert "names no day of a year" not in said(run)
