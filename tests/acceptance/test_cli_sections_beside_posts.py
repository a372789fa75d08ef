"""What stands among posts in Markdown and speaks of them: how often they go out, and which when."""

import pytest


def texts(found):
    return [post["text"] for post in found]


def listed(run):
    return " ".join(run("check", "--list-files").stdout.split())


POST = "## X\n\nThe mill turns again, and the flour is warm. #mill\n"


@pytest.mark.parametrize("label", ["**Posting frequency**:", "**Frecuencia**", "**Best times to post**:"])
def test_how_often_networks_are_used_is_no_post_under_a_label_that_says_so(posts, run, label):
    found = posts(
        f"# Mill\n\n{label}\n\n- Instagram: when the wheel turns\n- LinkedIn: when it rests\n\n{POST}"
    )
    assert texts(found) == ["The mill turns again, and the flour is warm. #mill"]
    assert "(line 3)" in listed(run)


@pytest.mark.parametrize(
    "habit",
    ["3-4x per week (best times: noon, 6-7pm)", "2 veces por semana", "3x pro Woche, abends", "daily at 9am"],
)
def test_a_text_that_only_says_how_often_something_goes_out_is_no_post(posts, habit):
    found = posts(f"# Mill\n\n- Instagram: {habit}\n- LinkedIn: {habit}\n\n{POST}")
    assert texts(found) == ["The mill turns again, and the flour is warm. #mill"]


def test_a_text_that_speaks_of_every_day_is_a_post_all_the_same(posts):
    found = posts(
        "# Mill\n\n## X\n\nEvery day we grind two sacks.\n\n## LinkedIn\n\nCome by on Friday at 7pm.\n"
    )
    assert texts(found) == ["Every day we grind two sacks.", "Come by on Friday at 7pm."]


def test_sections_that_count_alike_are_posts_alike_whatever_a_title_says_of_a_thread(posts):
    found = posts(
        "# Mill tweets\n\n## 1. The wheel\n\nThe wheel is oak, and older than the bridge. #mill\n\n"
        "## 2. Wheel and stone, one thread\n\nTwo stones, one wheel.\n\n#mill\n\n"
        "## 3. The flour\n\nIt is warm when it leaves the stone. #mill\n",
        name="promo/tweets.md",
    )
    assert texts(found) == [
        "The wheel is oak, and older than the bridge. #mill",
        "Two stones, one wheel.\n\n#mill",
        "It is warm when it leaves the stone. #mill",
    ]


def test_rows_that_name_posts_of_the_file_are_no_posts_and_are_told(posts, run):
    found = posts(
        "# Mill\n\n## Twitter/X\n\n### Post 1: The wheel\n\n```\nThe wheel is oak.\n```\n\n"
        "### Post 2: The stone\n\n```\nTwo stones, one wheel.\n```\n\n## Week 1\n\n"
        "| Day | Platform | Post |\n|---|---|---|\n| Mon | Twitter | Post 1 (wheel, of course) |\n"
        "| Tue | Twitter | Post 2 (The stone) |\n"
    )
    assert texts(found) == ["The wheel is oak.", "Two stones, one wheel."]
    assert "rows that name posts of this file" in listed(run)


def test_rows_that_name_posts_by_signs_are_no_posts_and_nor_is_a_word_or_two_beside_them(posts, run):
    found = posts(
        "# Mill\n\n## Twitter/X\n\n**W1 — The wheel:**\n> The wheel is oak.\n\n**W2 — The stone:**\n"
        "> Two stones, one wheel.\n\n## Woche\n\n| Tag | Kanal | Inhalt |\n|---|---|---|\n"
        "| 1 | X | W1 + W2 |\n| 2 | X | W1 |\n| 3 | X | W2 |\n| 4 | Facebook | Mahltag am Ufer! |\n"
    )
    assert texts(found) == ["The wheel is oak.", "Two stones, one wheel."]
    assert "rows that name posts of this file: write when each goes out under its heading" in listed(run)


def test_rows_with_texts_of_their_own_are_posts_beside_others(posts):
    found = posts(
        "# Mill\n\n## Twitter/X\n\n### Post 1: The wheel\n\n```\nThe wheel is oak.\n```\n\n"
        "## Week\n\n| Platform | Post |\n|---|---|\n| Twitter | Post 1 letter to us, and win a whole sack |\n"
    )
    assert len(found) == 2


def test_counted_stories_are_posts_below_a_network_of_which_the_heading_tells_them(posts):
    found = posts(
        "# Mill\n\n## Twitter/X\n\n### Post 1\n\n```\nThe wheel is oak.\n```\n\n"
        "## Instagram (Stories/Posts)\n\n### Story 1: Poll\n\n```\nStone or steel?\n```\n"
    )
    assert [(post["account"], post["text"]) for post in found] == [
        ("x", "The wheel is oak."),
        ("instagram", "Stone or steel?"),
    ]


def test_lines_that_count_slides_stand_on_pictures_and_the_text_goes_on_below_them(posts, run):
    found = posts(
        "# Mill\n\n### Day 1 — Instagram Post\n**Caption:**\nOak or stone?\n\n"
        "Slide 1: Oak, dark and wet\nSlide 2: Stone, dry\n\nWhich one turns faster?\n\n"
        "**Hashtags:** #mill\n\n### Day 2 — Facebook Post\n**Caption:**\nThe flour is warm.\n"
    )
    assert texts(found) == ["Oak or stone?\n\nWhich one turns faster?", "The flour is warm."]
    assert "words that belong to no post (lines 7, 8)" in listed(run)


@pytest.mark.parametrize("heading", ["Boost candidates", "Hook options for tweet 1", "Thread metadata:"])
def test_what_stands_beside_a_thread_is_no_post_of_a_file_that_somebody_names(posts, workplace, heading):
    (workplace / "postlint.yaml").write_text("readers: {mill/x.md: sections}\n")
    found = posts(
        f"# Mill\n\n## Tweet 1 (Hook)\n\nThe wheel is oak.\n\n## Tweet 2\n\nThe stone is not.\n\n"
        f"## {heading}\n\nThe miller of the next village, and his wheel.\n",
        name="mill/x.md",
    )
    assert [post.get("thread") or post["text"] for post in found] == [
        ["The wheel is oak.", "The stone is not."]
    ]


def test_words_that_announce_hashtags_are_none(posts):
    found = posts(
        "# Mill\n\n## LinkedIn post\n\nThe wheel is oak.\n\n### Hashtags\n\n"
        f"Add to the first one:\n\n#mill\n\n{POST}"
    )
    assert [post.get("hashtags") for post in found] == [None, None]


THREAD = (
    "**Tweet 1/2** (Hook)\nThe mill turns again.\n\n---\n\n**Tweet 2/2**\nAnd the flour is warm.\n\n---\n\n"
)
BELOW = {
    "📊 Thread Statistics:": "- **Total tweets**: 2\n- **Reading time**: ~1 minute\n- **Hook type**: Story",
    "At a glance": "- Tweets: 2\n- Characters: 280",
    "Statistik zum Thread": "Zwei Tweets, und zusammen 280 Zeichen.",
    "Estatísticas": "- Tweets: 2\n- Leitura: 1 min",
    "How to use this file": "1. Copy each tweet.\n2. Post it below the one before.",
    "So nutzt ihr diese Texte": "Kopiert jeden Text einzeln heraus.",
    "Comment publier ce fil": "Copiez chaque tweet et publiez-le.",
    "Cómo publicar el hilo": "Copia cada tweet y publícalo después.",
    "Aantekeningen": "We hebben nog een foto nodig.",
    "Remember": "- Let it breathe for an hour\n- Answer everybody",
}


@pytest.mark.parametrize("title", BELOW)
def test_figures_notes_and_what_to_do_below_a_thread_are_no_post_and_do_not_hide_it(posts, run, title):
    (post,) = posts(
        f"# Mill - Twitter/X Thread\n\n{THREAD}## {title}\n\n{BELOW[title]}\n", "launch/twitter-thread.md"
    )
    assert post["thread"] == ["The mill turns again.", "And the flour is warm."]
    assert "(line 13)" in listed(run) or "(line 15)" in listed(run)


@pytest.mark.parametrize("title", BELOW)
def test_figures_notes_and_what_to_do_below_posts_are_no_post(posts, title):
    found = posts(
        "# LinkedIn posts\n\n## The wheel\n\nThe wheel is oak and older than the bridge. #mill\n\n"
        f"## How to use the mill\n\nRing the bell at the door. #mill\n\n## {title}\n\n{BELOW[title]}\n"
    )
    assert texts(found) == [
        "The wheel is oak and older than the bridge. #mill",
        "Ring the bell at the door. #mill",
    ]


def test_a_section_in_doubt_below_a_thread_is_named_and_the_thread_read(posts, run):
    (post,) = posts(
        f"# Mill - Twitter/X Thread\n\n{THREAD}## The bell\n\nRing it twice.\n", "launch/twitter-thread.md"
    )
    assert len(post["thread"]) == 2
    assert "headings in threads that may be those of parts" in listed(run)


TEXT = (
    "The mill turns again, and the wheel is oak.\n\n"
    "We bake on Saturday. Come by and bring a sack for the flour, since we have none left. #mill"
)
TO_TEAM = [
    *(
        "Post this on Tuesday morning. Tag the sponsor.",
        "Note: attach the chart",
        "[!NOTE]\n> Use the drawing.",
    ),
    *("Am Dienstag posten, mit dem Bild vom Rad.", "Hinweis: Diagramm anhängen", "À publier mardi matin."),
    *("Publicar el martes con la foto.", "Pubblicare il martedì mattina.", "Publicar na terça de manhã."),
    *("Plaats dit dinsdag.", "More professional tone. Include the link."),
    *(
        "**Anhang:** `wheel.mp4` (oder das Bild vom Rad)",
        "**Pièce jointe :** wheel.png",
        "**Photo**: the oak wheel",
    ),
]


@pytest.mark.parametrize("quote", TO_TEAM)
def test_a_quote_that_tells_a_team_what_to_do_is_no_text(posts, run, quote):
    (post,) = posts(f"# LinkedIn Post\n\n> {quote}\n\n{TEXT}\n")
    assert post["text"] == TEXT
    assert "words that belong to no post (line 3)" in listed(run)
    assert "may be the quote" not in listed(run)


def test_a_quote_with_the_name_of_a_picture_in_bold_and_more_to_say_is_a_text(posts):
    (post,) = posts("# LinkedIn Post\n\n> **Photo** of the oak wheel.\n>\n> It turns again. #mill\n")
    assert post["text"] == "Photo of the oak wheel.\n\nIt turns again. #mill"


@pytest.mark.parametrize(
    "written",
    [
        "> Post this on Tuesday.\n\nThe wheel is oak.\n",
        "The wheel is oak.\n\n> Post this on Tuesday.\n",
        "> Attach the photo.\n\n> The wheel is oak.\n",
        "> Attach the photo.\n\n```\nThe wheel is oak.\n```\n",
    ],
)
def test_what_a_team_is_told_stands_above_or_below_a_text_of_any_form_and_length(posts, written):
    assert texts(posts(f"# Mill\n\n## LinkedIn post\n\n{written}")) == ["The wheel is oak."]


def test_a_quote_below_a_sentence_is_said_to_be_perhaps_not_the_text(posts, run):
    text = "## LinkedIn\n\n{}\n\n> Which gate is yours?\n\n## X\n\nCome and see the gate!\n"
    posts(text.format("The gate is open. It is cheap."))
    assert "posts that may be the quote or the words beside it: take away what is none (line 1)" in listed(
        run
    )
    posts(text.format("Post this one:"))
    assert "the quote or the words" not in listed(run)


def test_paragraphs_much_longer_than_the_quote_above_them_are_the_text_and_that_is_said(posts, run):
    (post,) = posts(f"# LinkedIn Post\n\n> The best bread in town.\n\n{TEXT}\n")
    assert post["text"] == TEXT
    assert "posts that may be the quote or the words beside it" in listed(run)


def test_a_quote_is_the_text_beside_words_about_as_long_and_that_is_said(posts, run):
    (post,) = posts("# LinkedIn Post\n\n> The wheel is oak.\n\nWe chose it for its four short words.\n")
    assert post["text"] == "The wheel is oak."
    assert "posts that may be the quote or the words beside it: take away what is none (line 1)" in listed(
        run
    )


def test_where_a_file_keeps_texts_in_quotes_words_below_one_are_about_it(posts, run):
    quoted = f"## LinkedIn post\n\n> The wheel is oak.\n\n{TEXT}\n\n## X post\n\n> Come by, we bake.\n"
    found = posts(f"# Mill\n\n{quoted}")
    assert texts(found) == ["The wheel is oak.", "Come by, we bake."]
    assert "may be the quote" not in listed(run)


@pytest.mark.parametrize(
    "text",
    [
        *("Tag a friend who bakes!", "Post a photo of your bread.", "Use the side door."),
        *("Best day ever! The wheel turns.", "Tag the baker who needs this.", "Pin this for Sunday."),
        *(
            "The tone of the bell is deep.",
            "Use our new video editor to cut films.",
            "Tag @mill in your photos.",
        ),
        *("So kannst du den Urlaub planen.", "Am Montag könnt ihr Bilder posten.", "Publiez vos photos."),
        *("Publique as suas fotos.", "Poste um pão da sua casa.", "Pubblica un annuncio gratis."),
    ],
)
def test_a_quote_that_asks_its_readers_for_something_is_a_text(posts, text):
    assert texts(posts(f"# LinkedIn Post\n\n> {text}\n\nShort and kind.\n")) == [text]


@pytest.mark.parametrize("script", ["Scénario", "Ablauf", "Shot list"])
def test_what_stands_above_the_only_caption_of_a_post_is_no_post_whatever_it_is_called(posts, run, script):
    found = posts(
        "# Mühle\n\n### Post 1 — Facebook (Reel)\n**Jour : Jeudi**\n**Type : Reel 30s**\n"
        f"**{script} :**\n\n> [0-5s] Das Rad.\n\n**Légende :**\n> La roue tourne encore, par vent d'ouest.\n"
        "\n### Post 2 — LinkedIn\n\n> La farine est tiède.\n"
    )
    assert texts(found) == ["La roue tourne encore, par vent d'ouest.", "La farine est tiède."]
    assert "no posts by their headings (line 6)" in listed(run)


def test_lines_that_say_on_which_day_and_of_what_sort_are_no_text_where_none_stands(posts, run):
    found = posts(
        "# Mühle\n\n### Post 1 — LinkedIn\n\n> La farine est tiède.\n\n### Post 2 — Instagram (Story)\n"
        "**Jour : Vendredi**\n**Type : Story avec sondage**\n\n**Story 1 :**\n« Pierre ou acier ? »\n"
    )
    assert texts(found) == ["La farine est tiède."]
    assert "posts without a text (line 7)" in listed(run)


def test_such_lines_in_a_quotation_are_a_text(posts):
    found = posts(
        "# Mill\n\n### Post 1 — LinkedIn\n\n> The flour is warm.\n\n### Post 2 — Facebook\n\n"
        "> Day: Friday\n> Type: A story by the fire\n"
    )
    assert len(found) == 2


SHORT = "The mill turns again, after nine winters and one flood."
ANNOUNCED = (
    "# {} — DRAFT\n\n**Status: draft, not posted anywhere.** Kept so that the words are ready.\n\n"
    "## What it relies on\n\n- The wheel is oak.\n- The stone is from the quarry behind the mill.\n\n"
    "## Short-form (X / LinkedIn / Bluesky, ~250 chars)\n\n> {}\n\n"
    "## Long-form ({})\n\n### Title: Nine winters\n\nThe drawings lay in a drawer, for nine winters.\n\n"
    "## Key points\n\n- **The flour is warm** when it leaves the stone.\n- **No sack is too small.**\n\n"
    "## Suggested media\n\n- A photograph of the wheel, from below.\n"
)


@pytest.mark.parametrize(
    "article", ["blog post / LinkedIn article", "LinkedIn-Artikel", "artículo en LinkedIn"]
)
@pytest.mark.parametrize("title", ["Launch announcement", "Launch post", "Announcement thread"])
def test_below_the_title_of_an_announcement_only_what_names_a_network_goes_out(posts, title, article):
    found = posts(ANNOUNCED.format(title, SHORT, article), "docs/launch/announcement.md")
    assert [(one["text"], one["status"]) for one in found] == [(SHORT, "draft")]
    assert found[0]["accounts"] == ["x", "linkedin", "bluesky"]


def test_sections_beside_those_of_an_announcement_are_named(posts, run):
    posts(ANNOUNCED.format("Launch announcement", SHORT, "LinkedIn article"), "docs/launch/announcement.md")
    said = listed(run)
    assert "sections of which nothing says that they are posts (lines 5, 20, 25)" in said
    assert "sections that are no posts by their headings (line 14)" in said


def test_a_text_in_marks_below_a_network_is_not_passed_over_in_silence_beside_other_calendars(
    posts, run, workplace
):
    (workplace / "social").mkdir()
    (workplace / "social/posts.yaml").write_text(f"posts:\n  - text: {SHORT}\n    channel: x\n", "utf-8")
    posts(ANNOUNCED.format("Bluesky announcement", SHORT, "blog post"), "docs/launch/announcement.md")
    assert "1 file looks like posts and is not read (docs/launch/announcement.md)" in " ".join(
        run("check").stdout.split()
    )
    assert 'Write a heading such as "## Post 1" in place of each' in listed(run)


@pytest.mark.parametrize(
    ("network", "comment"),
    [
        ("LinkedIn", "Kommentar (Link)"),
        ("Facebook", "Top-Kommentar (Eigenwerbung)"),
        ("X / Twitter", "Antwort/Tweet mit Link"),
        ("X", "Reply with the link"),
        ("LinkedIn", "Commentaire (lien)"),
        ("Facebook", "Comentario fijado"),
        ("Facebook", "Commento"),
    ],
)
def test_a_comment_of_ones_own_and_rules_to_keep_are_no_posts(posts, network, comment):
    text = "Wer gießt im August, wenn alle am See sind? Bei uns hilft ein Zettel neben der Kaffeemaschine."
    below = f"Der Zettel zum Ausdrucken steht hier: https://beete.example/{len(comment)}"
    head = f"# {network} — Beete am Haus\n\n**Zielgruppe:** alle mit Balkon.\n**Live-Link:** https://beete.example"
    rules = "## Compliance\n- Der eigene Account, und kein zweites Mal.\n"
    (post,) = posts(f"{head}\n\n## Post\n{text}\n\n## {comment}\n{below}\n\n{rules}")
    assert (post["text"], post["first_comment"]) == (text, below)


@pytest.mark.parametrize(
    "caption", ["**Caption:**\n```\nA new rib costs six euros. Bring yours on Friday.\n```\n", ""]
)
def test_a_script_is_named_only_where_no_caption_was_read_below_it(posts, run, caption):
    script = "- 0-3s: The drawer with the ribs.\n- 3-6s: Hard cut to the bin.\n- 6-9s: A rib slides in.\n"
    reel = f"## Instagram Reel 1\n{script}\n{caption}"
    posts(f"# Instagram posts\n\n{reel}\n## Instagram post\n\n```\nWho mends umbrellas? We do.\n```\n")
    assert ("scripts of videos" in listed(run)) == (not caption)


CHECKS = (
    "- The article on the wheel is not online yet, so wait for it. Check the link!\n- Use our own photos.\n"
)


@pytest.mark.parametrize(
    "label",
    [
        "**Before you post:**",
        "**Please read before posting:**",
        "### Before we schedule these",
        "**Bevor du postest:**",
        "**Bevor Sie diese Texte posten:**",
        "**Vor der Veröffentlichung:**",
        "**Avant de publier :**",
        "**Avant publication :**",
        "**Antes de publicar:**",
        "**Prima di pubblicare:**",
        "**Antes de postar:**",
        "**Voordat je post:**",
        "**Let op voordat je plaatst:**",
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_what_is_to_be_seen_to_before_posts_go_out_is_no_post_and_no_text(posts, run, label, inside):
    mill = "> The mill turns again, and the flour is warm. #mill\n"
    first = f"**Facebook / Instagram**\n\n{mill}\n"
    above, below = ("", f"{label}\n{CHECKS}\n") if inside else (f"{label}\n{CHECKS}\n", "")
    kit = f"# Posts for Facebook, Instagram and X\n\n{above}## 1. Mill\n\n{first}{below}**X**\n\n{mill}"
    assert set(texts(posts(kit))) == {"The mill turns again, and the flour is warm. #mill"}
    assert f"(line {9 if inside else 3})" in listed(run)


def test_before_you_go_heads_a_part_of_a_text(posts):
    text = "The mill turns again on Saturday.\n\n**Before you go:**\nBring a bag for the flour!"
    assert texts(posts(f"# Posts\n\n## LinkedIn\n\n{text}\n\n{POST}"))[0] == text.replace("**", "")


@pytest.mark.parametrize("day", ["### Tuesday, 1 December", "### Dienstag, 1. Dezember", "### Post 1"])
@pytest.mark.parametrize(
    ("story", "slides"),
    [
        ("**STORY:** Umfrage: „Wer mahlt mit?“ JA / NEIN", "**SLIDES:**"),
        ("**Story:** poll, have you ever seen a mill turn? YES / NO", "**SCRIPT:**"),
        ("**Story countdown:** until the mill turns on Saturday", "**Slides:**"),
        ("**Historia:** encuesta, ¿quién viene al molino?", "**Guion:**"),
        ("**Story poll:**\n- Rye\n- Wheat", "**Overlay text:**"),
    ],
)
def test_beside_a_caption_a_story_and_slides_are_left_out_and_named(posts, run, day, story, slides):
    first, second = (
        "The mill turns again, and the flour is warm. #mill",
        "Who bakes with our rye on Sunday? #rye",
    )
    shown = f"{slides}\n```\nSlide one: the wheel, from below\nSlide two: warm flour in a hand\n```\n"
    one = f"**Platform:** Instagram + TikTok\n{shown}**CAPTION:**\n```\n{first}\n```\n{story}\n"
    other = f"**Platform:** Facebook\n**CAPTION:**\n```\n{second}\n```\n"
    below = day.replace("1", "3").replace("Tuesday", "Thursday").replace("Dienstag", "Donnerstag")
    found = posts(f"# Mill, December 2026\n\n{day}\n\n{one}\n---\n\n{below}\n\n{other}")
    assert texts(found) == [first, second]
    assert "left out" in listed(run)


def test_a_story_on_a_network_of_its_own_is_a_post_beside_a_caption(posts):
    caption = "**Caption:**\n```\nThe mill turns again, and the flour is warm. #mill\n```\n"
    story = "**Instagram Story:**\n```\nHave you ever seen a mill turn? Tell us!\n```\n"
    found = posts(f"# Mill, Instagram\n\n## Tuesday, 1 December 2026\n\n{caption}\n{story}")
    assert "Have you ever seen a mill turn? Tell us!" in texts(found)


MILL_ENTRY = """\
# Social media calendar

### Monday: the mill

**X Post:**{gap}The mill turns again. Come by, we bake.

**{last} Post:**{gap}Nine winters, one flood, and a miller who would not sell.

**Hashtags:** #mill #bread

---
"""


def tagged(posts, *, last, gap):
    found = posts(MILL_ENTRY.format(last=last, gap=gap), "social-media-calendar.md")
    return [post.get("hashtags") for post in found]


@pytest.mark.parametrize("gap", ["\n", " "])
def test_hashtags_that_stand_apart_behind_texts_on_networks_are_those_of_all(posts, gap):
    first, last = tagged(posts, last="Facebook", gap=gap)
    assert first == last
    assert last is not None


def test_hashtags_of_which_nobody_can_tell_whose_they_are_stay_with_the_last_and_are_named(posts, run):
    first, last = tagged(posts, last="LinkedIn", gap="\n\n")
    assert first is None
    assert last is not None
    told = " ".join(run("check", "--show", "info").stdout.split())
    assert "hashtags that the last of several networks got, and no other: write them under each" in told


def test_hashtags_behind_a_caption_on_instagram_are_its_own(posts, run):
    first, last = tagged(posts, last="Instagram", gap="\n")
    assert first is None
    assert last is not None
    assert "hashtags that the last" not in run("check", "--show", "info").stdout
