"""Posts in Markdown as people keep them: days with words around them, odd lines, forms, lengths."""

import pytest
import yaml


def listed(run):
    return " ".join(run("check", "--list-files").stdout.split())


@pytest.mark.parametrize(
    ("heading", "date", "account"),
    [
        ("KW 23 / Di 08.06., 18 Uhr – Mastodon", "2027-06-08 18:00", "mastodon"),
        ("Week 23 / Tue 8 June, 12:30 – only LinkedIn", "2027-06-08 12:30", "linkedin"),
        ("S23 · mardi 8 juin · Facebook", "2027-06-08", "facebook"),
        ("Semana 23: martes 8 de junio | Instagram", "2027-06-08", "instagram"),
        ("Week 23, di 8 juni, 8.30 uur | LinkedIn", "2027-06-08 08:30", "linkedin"),
        ("Tue 8 June [Mastodon]", "2027-06-08", "mastodon"),
        ("mar 8 giugno – Facebook", "2027-06-08", "facebook"),
    ],
)
def test_a_day_is_read_with_the_number_of_its_week_or_its_name_around_it(posts, heading, date, account):
    other = "### 15.06. – Bluesky\n\nThe oven is cold and the bread is gone.\n"
    found = posts(f"# Posts 2027\n\n### {heading}\n\nThe oven is warm, come and see.\n\n{other}")
    assert str(found[0].get("date")) == date
    assert found[0]["account"] == account


PLAN = """\
# Plan for the bakery

## Key messages

- The bread is baked here.
- It is not cheap.

## Posts

- "Rye is back on Friday, and so is Ute." (Facebook, 3 May 2027)
- "Who wants to knead? Six places are left." (Mastodon, Instagram – 10 May 2027)

## Other channels

A note on the door, in large letters.
"""


def test_beside_posts_that_say_where_they_go_out_nothing_else_is_one_in_a_named_file(posts, run):
    found = posts(PLAN, name="plan/bakery.md", reader="sections")
    assert [post["text"] for post in found] == [
        "Rye is back on Friday, and so is Ute.",
        "Who wants to knead? Six places are left.",
    ]
    assert found[1]["accounts"] == ["mastodon", "instagram"]
    assert "(lines 3, 13)" in listed(run)


def test_a_note_behind_a_day_loses_no_other_day(posts, run):
    found = posts(
        "# Posts 2027\n\n* May 3 **fair, day 1**\n    * Doors are open, the coffee is on the left.\n"
        "        * Mastodon: scheduled\n        * Facebook:\n* May 4 **no posts please**\n"
        "* May 5\n    * Mastodon & Bluesky only: The coffee is gone.\n        * Mastodon: posted\n* May 6\n"
    )
    assert [(str(post["date"]), post["accounts"]) for post in found] == [
        ("2027-05-03", ["mastodon", "facebook"]),
        ("2027-05-05", ["mastodon", "bluesky"]),
    ]
    assert found[1]["text"] == "The coffee is gone."
    assert "words that belong to no post (line 7)" in listed(run)


def test_in_a_line_an_at_sign_before_a_network_says_where_a_post_goes_out(posts):
    found = posts(
        "- [x] 2027-05-03 09:00 @mastodon @bsky: The mill turns again.\n- [ ] order flour from the mill\n"
        "- [ ] 2027-05-04 09:00 @bsky: The mill stands still.\n- [ ] 2027-05-?? @bsky: The mill is painted.\n"
        "- [ ] 2027-05-09 @mastodon: The miller says thanks.\n",
        name="toots/backlog.md",
    )
    assert [post.get("accounts") or post["account"] for post in found] == [
        ["mastodon", "bluesky"],
        "bluesky",
        "bluesky",
        "mastodon",
    ]
    assert found[0]["status"] == "published"


def test_a_form_at_the_end_of_a_file_is_no_post(posts, run):
    block = "## {}\n\n**Platform**: {}\n**Date**: {}\n\n### Content\n\n```\n{}\n```\n\n"
    found = posts(
        "# Posts\n\n"
        + block.format("Fair", "LinkedIn", "2027-05-03", "We bake in the square.")
        + block.format("[Title]", "LinkedIn | X", "YYYY-MM-DD", "Something of yours.")
        + block.format("Next", "X", "2027-05-04", "Paste your post here, as it is to appear.")
    )
    assert [post["text"] for post in found] == ["We bake in the square."]
    assert "forms for new posts, which are still to be filled in" in listed(run)


@pytest.mark.parametrize(
    "text", ["Your text goes here.", "Text hier einfügen", "Écrivez ici votre texte", "Escribe aquí tu texto"]
)
def test_a_file_that_is_a_form_for_new_posts_is_passed_over(posts, run, text):
    assert posts(f"---\nmedia: [mastodon-oven]\n---\n{text}\n", name="posts/new.md") == []
    assert "a form for new posts: its date or text is still to be filled in" in listed(run)


def test_how_a_team_writes_on_each_network_is_no_post(posts):
    text = (
        "# How we post\n\n## LinkedIn\n\n- 900 characters at most\n- end with #OvenClub\n\n"
        "## Instagram\n\n- pictures in a square\n- describe each picture\n"
    )
    assert posts(text, name="social/manners.md") == []
    assert posts(text, name="social/manners.md", reader="sections") == []


@pytest.mark.parametrize(("long", "short"), [("Long", "Short"), ("Longo", "Curto"), ("Lang", "Kurz")])
def test_lengths_of_one_text_are_one_post(posts, run, long, short):
    found = posts(
        f"---\ndate: 2027-05-03\nnetworks: [x]\n---\n\n# {long}\n\nThe oven is warm again, bring flour.\n\n"
        f"# {short}\n\nBring flour.\n",
        name="news/oven.md",
        reader="sections",
    )
    assert [(str(post["date"]), post["text"]) for post in found] == [
        ("2027-05-03", "The oven is warm again, bring flour.")
    ]
    assert "other versions of posts, of which the first counts (line 10)" in listed(run)


def test_lines_of_hyphens_in_a_file_of_one_post_divide_a_thread(posts):
    found = posts(
        "---\nnetworks: [mastodon]\n---\nThe oven is a hundred.\n\n---\n\nIt has baked a million loaves.\n",
        name="posts/oven.md",
    )
    assert found[0]["thread"] == ["The oven is a hundred.", "It has baked a million loaves."]


def test_titled_texts_between_lines_are_no_thread_unless_it_is_said_and_what_settles_it_is_told(posts, run):
    text = (
        "---\nnetworks: [bluesky]\n---\n[OVEN]\nThe oven is a hundred.\n\n---\n\n"
        "[LOAVES]\nIt has baked a million loaves.\n"
    )
    assert posts(text, name="social/oven.md") == []
    assert "texts between lines of hyphens): name it under `readers:` in postlint.yaml as sections" in listed(
        run
    )
    assert len(posts(text.replace("networks", "thread: yes\nnetworks"), name="social/oven.md")) == 1


def test_behind_the_last_part_of_a_thread_lines_of_hyphens_divide_posts(posts):
    found = posts(
        "---\nnetworks: [bluesky]\n---\n\n1/2\nThe oven is a hundred.\n\n2/2\nIt was lit in May.\n\n---\n"
        "[LOAVES]\nA million of them.\n\n---\n[CAKE]\nJust the one.\n",
        name="social/bluesky.md",
    )
    assert found[0]["thread"] == ["The oven is a hundred.", "It was lit in May."]
    assert [post["text"] for post in found[1:]] == ["[LOAVES]\nA million of them.", "[CAKE]\nJust the one."]


def test_a_row_with_an_empty_day_is_of_the_day_above_and_keeps_its_cells(posts):
    found = posts(
        "# Posts, May 2027\n\n| Date | Time | Network | Text |\n|---|---|---|---|\n"
        "| Mon 3 May | 9:00 | Facebook | The oven is warm, and the door is open. |\n"
        "| | 13:00 | Instagram | The first loaf is out. Who will have it? |\n"
    )
    assert [str(post["date"]) for post in found] == ["2027-05-03 09:00", "2027-05-03 13:00"]
    assert [post["account"] for post in found] == ["facebook", "instagram"]


def test_what_signs_mean_is_no_post_of_a_file_that_is_all_posts(posts, run):
    found = posts(
        "# Plan\n\n## Zeichen\n\n- 📸 = Bild mit Text im Feed\n- 🎬 = kurzes Video für alle\n\n"
        "## Ofen\n\nDer Ofen ist warm.\n",
        name="plan/ofen.md",
        reader="sections",
    )
    assert [post["text"] for post in found] == ["Der Ofen ist warm."]
    assert "lists of names, links, figures or what signs mean, without the text of a post (line 5)" in listed(
        run
    )


def test_an_account_is_on_the_network_that_its_name_begins_with(posts, run, workplace):
    posts("---\nmedia: [mastodon-oven, oven-two]\n---\nThe oven is warm.\n", name="posts/oven.md")
    accounts = yaml.safe_load(run("import", ".").stdout)["accounts"]
    assert accounts == {"mastodon-oven": {"channel": "mastodon"}, "oven-two": {}}


@pytest.mark.parametrize(
    "title", ["How to write tweets", "Cómo escribir tuits", "Leitfaden für Tweets", "Writing good tweets"]
)
def test_a_guide_by_its_title_is_neither_read_nor_named(workplace, run, title):
    sections = "## Short\n\nNobody reads two lines on the bus.\n\n## Kind\n\nThank people by name. #thanks\n"
    (workplace / "docs").mkdir()
    (workplace / "docs" / "tweets.md").write_text(f"# {title}\n\n{sections}")
    listed = run("check", "--list-files", ".").stdout
    assert "docs/tweets.md: passed over: a guide, by its title (line 1)" in listed
    assert "looks like posts" not in listed


def test_days_in_a_guide_tell_posts_all_the_same(workplace, run):
    sections = "## 1 June 2026\n\n> The gate is open.\n\n## 2 June 2026\n\n> Who took this picture?\n"
    (workplace / "tweets.md").write_text(f"# How to write tweets, with ours of June\n\n{sections}")
    assert "tweets.md: 2 posts (sections)" in run("check", "--list-files", ".").stdout
