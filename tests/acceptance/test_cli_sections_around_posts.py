"""What stands around the posts of a Markdown file: days in any language, comments, lists, threads, advice."""

import pytest


def listed(run):
    return " ".join(run("check", "--list-files").stdout.split())


@pytest.mark.parametrize(
    ("tuesday", "friday"),
    [("di", "vr"), ("Di", "Fr"), ("ma", "ve"), ("mar", "vie"), ("ter", "sex"), ("út", "pá"), ("wto", "ptk")],
)
@pytest.mark.parametrize("label", ["**{where}, {day}**", "**{day} · {where}**", "#### {where} – {day}"])
def test_days_of_the_week_in_any_language_beside_a_date_keep_no_post_from_being_read(
    posts, tuesday, friday, label
):
    labels = [
        label.format(where="Instagram", day=f"{tuesday} 1 juni 2027"),
        label.format(where="Facebook", day=f"{friday} 4 juni 2027"),
        label.format(where="Mastodon", day=f"{tuesday} 8 juni 2027"),
    ]
    text = (
        f"## Zomerfeest\n\nAlles over het feest.\n\n{labels[0]}\n\nDe tent staat er al, wie komt er helpen "
        f"met de stoelen?\n\n{labels[1]}\n\nVanavond is het zover: om acht uur gaan de lichtjes aan!\n\n"
        f"{labels[2]}\n\nNog één ding: van wie is de blauwe paraplu die er bleef liggen?\n"
    )
    found = posts(text, name="club/zomerfeest.md")
    assert [(post["account"], post["date"]) for post in found] == [
        ("instagram", "2027-06-01"),
        ("facebook", "2027-06-04"),
        ("mastodon", "2027-06-08"),
    ]


def test_a_comment_under_a_heading_of_its_own_is_of_the_post_before_it_and_of_no_later_one(posts, run):
    text = (
        "# Opening\n\n## Founder's first comment\n\nI am Ida, and I forged the hinges.\n\n"
        "## LinkedIn posts\n\n### The gate\n\nThe gate on Elm Street is open. #elm\n\n### First comment\n\n"
        "Hours: https://elm.example/hours\n\n### The bench\n\nThe bench is green again. #bench\n\n"
        "## X post\n\nBring bread for the ducks.\n\n## LinkedIn first comment\n\nMore: https://elm.example\n"
    )
    found = [(post["account"], post.get("first_comment")) for post in posts(text)]
    assert found == [
        ("linkedin", "Hours: https://elm.example/hours"),
        ("linkedin", "More: https://elm.example"),
        ("x", None),
    ]
    assert "sections that are no posts by their headings (line 3)" in listed(run)


@pytest.mark.parametrize("title", ["El molino (hilo)", "Thread: the mill", "Faden zur Mühle", "🧵 mulino"])
def test_a_numbered_thread_below_a_title_is_named_and_read_as_is_said_then(posts, run, title):
    parts = "1. The mill has stood by the brook since 1911.\n2. The miller had seven daughters, all tall.\n"
    parts += "3. You may go in on Sundays, from ten to four.\n"
    assert posts(f"# {title}\n\n{parts}", name="notes/mill.md") == []
    said = "a thread of 3 parts, to write below a heading such as"
    assert said in listed(run)
    (post,) = posts(f"# {title}\n\n## X thread\n\n{parts}", name="notes/mill.md", reader="sections")
    assert len(post["thread"]) == 3


@pytest.mark.parametrize("one", ["{n}/4 ", "**{n}/** ", "{n}/n\n"])
def test_parts_that_are_counted_as_in_a_thread_are_named_whatever_their_title(posts, run, one):
    parts = [one.format(n=number) + "There is more to say of the old mill." for number in (1, 2, 3, 4)]
    assert posts("# The mill\n\n" + "\n\n".join(parts), name="notes/mill.md") == []
    assert "a thread of 4 parts" in listed(run)


@pytest.mark.parametrize("title", ["Thread safety", "How to open the mill", "Threads and locks"])
def test_steps_below_a_title_are_no_thread(posts, run, title):
    steps = "1. Take the lock off before you write.\n2. Put the lock back behind the last one.\n"
    steps += "3. Never take two of the locks at once.\n"
    assert posts(f"# {title}\n\n{steps}", name="notes/steps.md") == []
    assert "looks like posts" not in listed(run)


def test_a_text_that_ends_in_a_list_below_a_day_is_one_post_with_its_list(posts):
    text = (
        "# Fair\n\n## Posts for Mastodon\n\n### 2 June 2027\n\nThe fair is near: here is what is on.\n\n"
        "- Saturday for the families\n- Music\n\n### 3 June 2027\n\nTwo for today:\n\n"
        "- The gate opens at ten on Saturday.\n- The band plays at eight on Sunday.\n\n"
        "### 4 June 2027\n\nOne early, one late.\n\n- 9:00 Good morning from the meadow.\n"
        "- 20:00 Good night from the meadow.\n"
    )
    found = [(post["date"], post["text"].splitlines()) for post in posts(text)]
    assert found[0] == (
        "2027-06-02",
        ["The fair is near: here is what is on.", "", "- Saturday for the families", "- Music"],
    )
    assert [date for date, _ in found[1:]] == ["2027-06-03"] * 2 + ["2027-06-04"] * 2


@pytest.mark.parametrize("title", ["X posts", "Week 23", "Monday to Friday: tweets"])
def test_below_what_promises_several_posts_the_items_of_a_list_are_posts(posts, title):
    text = "- The gate opens at ten on Saturday.\n- The band plays at eight on Sunday.\n"
    found = posts(f"# X posts\n\n## {title}\n\nAll of them are for the fair.\n\n{text}")
    assert [post["text"] for post in found] == [line[2:] for line in text.splitlines()]


WEEK = (
    "---\nweek: 23\ntheme: mill\n---\n\n# Week 23 (7–11 Jun 2027)\n\n## Mon · {both} · 10:00\n\n"
    "Hook: Flour is loud.\n\nCopy:\n\nThe mill grinds again from Monday on, and we bake the first bread.\n\n"
    "{comment}: https://mill.example/bread\n\nAsset: mill.jpg\nAlt: A mill in the sun, and five people.\n\n"
    "## Wed · Threads · 10:00\n\nHook: n/a\n\nCopy:\n\nWho of you has ever seen a millstone from below?\n\n"
    "## Fri · Bluesky · 16:00\n\nHook: n/a\n\nCopy:\n\nThanks to all who carried sacks on Thursday night!\n"
)


@pytest.mark.parametrize("both", ["Threads + Bluesky", "Bluesky and Threads", "Bluesky, Threads"])
@pytest.mark.parametrize("comment", ["First comment", "Premier commentaire", "Eerste reactie"])
def test_a_week_with_fields_in_plain_lines_is_read_with_its_comment_and_both_networks(posts, both, comment):
    first, second, third = posts(WEEK.format(both=both, comment=comment), name="devrel/plans/week-23.md")
    assert sorted(first["accounts"]) == ["bluesky", "threads"]
    assert first["first_comment"] == "https://mill.example/bread"
    assert first["text"] == "The mill grinds again from Monday on, and we bake the first bread."
    assert (second["account"], second["date"]) == ("threads", "2027-06-09 10:00")
    assert third["text"] == "Thanks to all who carried sacks on Thursday night!"


@pytest.mark.parametrize("title", ["X threads", "Twitter threads", "X posts and threads"])
def test_threads_on_a_network_are_not_on_the_network_of_that_name(posts, title):
    (post,) = posts(f"# Launch\n\n## {title}\n\n> The mill grinds again from Monday on.\n")
    assert post["account"] == "x"


@pytest.mark.parametrize(
    "heading",
    [
        *("🔥 Questions probables", "Likely questions", "Häufige Fragen", "Perguntas prováveis"),
        *("⏰ Meilleurs créneaux LinkedIn", "Mejores horarios", "Conseils", "💡 Conseils de publication"),
    ],
)
def test_advice_beside_posts_is_no_post_in_a_file_of_sections(posts, run, heading):
    text = (
        "# LinkedIn, version courte\n\n## La grille\n\nLa grille de la rue des Ormes est ouverte.\n\n"
        f"## {heading}\n\nMardi et jeudi, de huit à neuf heures, dit-on.\n"
    )
    (post,) = posts(text, reader="sections")
    assert post["text"] == "La grille de la rue des Ormes est ouverte."
    assert "sections that are no posts by their headings (line 7)" in listed(run)


@pytest.mark.parametrize(
    ("second", "field"),
    [
        ("Versão 2 – O banco (14 de abril de 2027)", ""),
        ("Version 2 – the bench", "**Date:** 2027-04-14\n\n"),
        ("Versión 2: el banco, 14 de abril de 2027", ""),
    ],
)
def test_a_version_with_a_day_of_its_own_is_a_post(posts, second, field):
    text = (
        "# LinkedIn posts\n\n## Versão 1 – O portão (12 de abril de 2027)\n\n> O portão está aberto.\n\n"
        f"## {second}\n\n{field}> O banco está livre.\n\n## Versão 3\n\n> O banco está mesmo livre.\n"
    )
    assert [(post["date"], post["text"]) for post in posts(text)] == [
        ("2027-04-12", "O portão está aberto."),
        ("2027-04-14", "O banco está livre."),
    ]


def test_where_too_few_posts_are_plain_the_heading_in_doubt_is_named_as_the_cause(posts, run):
    text = (
        "# The fair\n\n## LinkedIn, 1 June 2027\n\nThe fair opens in three weeks, and the list is out.\n\n"
        "## Tweets, 2 June 2027\n\nThe gate of the fair opens at ten.\n\nAnd the band plays at eight!\n\n"
        "## Facebook, 3 June 2027\n\nWho of you has a tent to lend us for the weekend?\n"
    )
    assert posts(text, name="notes/fair.md") == []
    assert 'whether one post or several stand under "Tweets, 2 June 2027". Write a heading' in listed(run)


@pytest.mark.parametrize("posted", ["POSTED", "posted to both", "Published", "publicado"])
def test_a_heading_that_says_that_its_post_went_out_heads_one(posts, posted):
    text = (
        "# LinkedIn posts\n\n## Tool libraries\n\n**Title:** What breaks?\n\nThe ladder breaks first.\n\n"
        f"## Repair groups ({posted})\n\nWe tried three wordings for overdue tools.\n\n"
        "How do you remind people?\n"
    )
    assert [(post["text"], post["status"]) for post in posts(text) if "status" in post] == [
        ("We tried three wordings for overdue tools.\n\nHow do you remind people?", "published")
    ]


def test_a_list_in_the_midst_of_a_text_is_no_list_of_posts(posts):
    text = (
        "# LinkedIn posts\n\n## Tool libraries (posted)\n\nWhat volunteers repair most:\n\n"
        "1. Extension leads.\n\n2. Pressure washers, always in April.\n\nWhat is on your list?\n"
    )
    (post,) = posts(text)
    assert post["text"].startswith("What volunteers repair most:")
    assert post["text"].endswith("What is on your list?")


@pytest.mark.parametrize("word", ["both", "all channels", "everywhere"])
def test_a_day_of_the_week_may_say_that_its_post_goes_out_everywhere(posts, word):
    text = (
        "# Week 23 · 1 to 7 June 2026\n\n### Mon — Instagram\n\nThe garden opens on Saturday.\n\n"
        f"### Tue — Facebook\n\nWhich film should open it?\n\n### Fri — {word}\n\nThank you to the rowers.\n"
    )
    (post,) = (post for post in posts(text) if post["text"] == "Thank you to the rowers.")
    assert (post["accounts"], post["date"]) == (["facebook", "instagram"], "2026-06-05")


@pytest.mark.parametrize("line", ["📷 loom.jpg", "🎥 `film.mp4`", "🖼️ loom.png (hands at the warp)"])
def test_a_picture_behind_a_camera_is_no_line_of_the_text(posts, line):
    (post,) = posts(f"# Posts\n\n## Instagram, 1 June 2026\n\n{line}\n\nSome forty thousand knots.\n")
    assert post["text"] == "Some forty thousand knots."
    assert len(post["media"]) == 1


def test_a_post_whose_date_is_still_a_form_is_one_without_a_date(posts):
    text = (
        "# Posts\n\n## The ice\n\n**Platform**: Facebook\n**Date**: YYYY-MM-DD\n**Status**: Draft\n\n"
        "### Content\n```\nWho of you remembers skating to the next town?\n```\n"
    )
    (post,) = posts(text)
    assert post["text"] == "Who of you remembers skating to the next town?"
    assert "date" not in post


def test_where_each_network_has_a_preview_the_text_for_all_is_no_post_of_its_own(posts, run):
    text = (
        "---\nplatforms: [facebook, x]\nscheduled_for: 2026-12-07\n---\n\n# Post draft\n\n## Content\n\n"
        "Reeds filter water.\n\n## Previews\n\n### Facebook\n\nThe reeds filter our water, under ice.\n\n"
        "### X\n\nReeds filter water. #reeds\n"
    )
    assert [(post["account"], post["text"]) for post in posts(text)] == [
        ("facebook", "The reeds filter our water, under ice."),
        ("x", "Reeds filter water. #reeds"),
    ]
    assert "(line 8)" in listed(run)


def test_a_text_may_have_its_label_in_polish(posts):
    (post,) = posts("# Facebook — posty\n\n## Post 1\n\n**Treść:**\n\nKoło młyna znów się kręci. #mlyn\n")
    assert post["text"] == "Koło młyna znów się kręci. #mlyn"


KIT = (
    "# The weir — social posts\n\n---\n\n## LinkedIn post\n\n{}The otters are back. #weir #otters\n\n---\n\n"
    '## Reddit\n\n**Title:** "Otters below the weir"\n\n**Body:**\nWe counted two, and four paws more.\n\n'
    "Ask us anything about otters, weirs and mud.\n\n---\n\n{}\n"
)
REMARK = "Every number in these texts is that of June, and has to be compared with the log."


@pytest.mark.parametrize("above", ["", "**Attach:** `otters.gif`\n\n---\n\n"])
@pytest.mark.parametrize("marks", ["**", "__", "*"])
def test_a_remark_in_bold_or_italics_behind_the_last_line_across_is_in_no_post(posts, run, above, marks):
    found = posts(KIT.format(above, f"{marks}{REMARK}{marks}"))
    assert [post["text"].splitlines()[-1] for post in found] == [
        "The otters are back. #weir #otters",
        "Ask us anything about otters, weirs and mud.",
    ]
    assert "words that belong to no post" in listed(run)


@pytest.mark.parametrize(
    "call", ["Come and count them on Sunday with all of your children!", "Where did you see your last otter?"]
)
def test_a_call_in_bold_behind_the_last_line_across_is_part_of_its_post(posts, call):
    assert call in posts(KIT.format("", f"**{call}**"))[-1]["text"]
