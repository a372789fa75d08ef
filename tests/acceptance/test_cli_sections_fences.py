"""Texts in fences in Markdown: which label each belongs to, and which are letters, titles or code."""

from functools import partial

import pytest


@pytest.fixture
def posts(posts):
    """Write a file of that name, and return its posts."""
    return partial(posts, name="marketing/launch-posts.md")


def texts(found):
    return [post["text"] for post in found]


def listed(run):
    return " ".join(run("check", "--list-files").stdout.split())


FERRY = "The ferry sails again on Saturday, with a new engine and the old captain."
PIER = "Our pier has a bench now, and we want to know who sits on it first."
LETTER = "Hi [Name],\n\nyou used to ask when we sail. On Saturday. Come along!\n\n- Mara"
KIT = (
    "# Ferry launch\n\n### Monday (Day 1)\n{}### Tuesday (Day 2)\n**LinkedIn Post #2: Pier**\n```\n{}\n```\n"
)
POST = f"**LinkedIn Post #1: Ferry**\n```\n{FERRY}\n```\n\n"


@pytest.mark.parametrize(
    "head",
    [
        "**Personal Network Email (Day 1, 9am)**\nSubject: We sail\n\nBody:\n",
        "**Upgrade offer e-mail** (to all guests)\n",
        "**Kunden-E-Mail**\nBetreff: Wir fahren\n\nText:\n",
        "**E-Mail an die Gäste**\nBetreff: Wir fahren\n\n",
        "**Gäste-Mail**\n",
        "**LinkedIn ad campaign**\nTarget: people with boats\n\nAd copy:\n",
        "**Email #2: Reminder**\n",
        "**Email subject line:**\n",
        "**Email preview:**\n",
        "**A word to those who asked (Day 1)**\nSubject: We sail\n\nBody:\n",
        "To those who asked last year:\n\nSubject: We sail\n\nBody:\n",
        "**Customer announcement**\n**Subject:** We sail\n\n**Body:**\n",
    ],
)
def test_a_letter_behind_a_post_does_not_take_its_place(posts, run, head):
    assert texts(posts(KIT.format(f"{POST}{head}```\n{LETTER}\n```\n\n", PIER))) == [FERRY, PIER]
    assert "left out" in listed(run)


def test_a_letter_in_front_of_a_post_is_none_either(posts):
    letter = f"**Launch email**\nSubject: We sail\n\nBody:\n```\n{LETTER}\n```\n\n"
    assert texts(posts(KIT.format(letter + POST, PIER))) == [FERRY, PIER]


def test_a_bold_line_between_two_fences_heads_the_second(posts, run):
    advert = "**LinkedIn ad campaign for the launch**\n```\nSail with us for nine euros.\n```\n\n"
    assert texts(posts(KIT.format(POST + advert, PIER))) == [FERRY, PIER]
    assert "no posts by their headings (line 9)" in listed(run)


@pytest.mark.parametrize("fenced", [True, False])
def test_a_subject_and_a_body_below_no_network_are_a_letter(posts, run, fenced):
    around = "```\n{}\n```" if fenced else "{}"
    subject = f"**Subject:**\n{around.format('A ferry for your list')}"
    body = f"**Body:**\n{around.format(LETTER)}"
    kit = f"## LinkedIn\n\n```\n{FERRY}\n```\n\n## Letters to harbour offices\n\n{subject}\n{body}\n"
    assert texts(posts(f"# Ferry\n\n{kit}")) == [FERRY]
    assert "no posts by their headings (line 9)" in listed(run)


def test_a_subject_and_a_body_below_a_network_are_a_post(posts):
    found = posts(f"# Ferry\n\n## Reddit\n\n### r/boats\n\n**Subject:** We sail\n\n**Body:**\n\n{FERRY}\n")
    assert texts(found) == [FERRY]


def test_words_about_mail_in_a_text_head_nothing(posts):
    found = posts(f"# Ferry\n\n## LinkedIn post\n\n{FERRY}\n\n**No more email**\n\nWe write on a board.\n")
    assert texts(found) == [f"{FERRY}\n\nNo more email\n\nWe write on a board."]


@pytest.mark.parametrize("title", ["**Title** (no exclamation mark):", "Title:"])
def test_a_title_in_a_fence_is_the_title_of_the_comment_below_it(posts, title):
    shown = "Show HN: A timetable for one ferry"
    found = posts(
        f"# Ferry\n\n## 1. Show HN\n\n{title}\n```\n{shown}\n```\n\n"
        f"**First comment (at once):**\n```\n{FERRY}\n```\n\n## LinkedIn post\n\n```\n{PIER}\n```\n"
    )
    assert texts(found) == [FERRY, PIER]
    assert found[0]["title"] == shown


def test_a_title_alone_is_no_post_and_is_told(posts, run):
    found = posts(
        f"# Ferry\n\n## Reddit\n\n**Title:**\n```\nWe sail\n```\n\n## LinkedIn\n\n```\n{PIER}\n```\n"
    )
    assert texts(found) == [PIER]
    assert "(line 3)" in listed(run)


TIPS = "## {network}\n\n### Launch\n```\n{ferry}\n```\n\n### Pier\n```\n{pier}\n```\n\n### {title}\n{tips}"
TWO = ["Stand on the left, that is where the swans are.", "Bring a scarf, the wind knows no summer."]


@pytest.mark.parametrize("network", ["LinkedIn", "X posts"])
def test_several_fences_below_tips_are_posts_as_those_around_them_are(posts, network):
    tips = "".join(f"```\n{tip}\n```\n\n" for tip in TWO)
    kit = TIPS.format(network=network, ferry=FERRY, pier=PIER, title="Quick Tips (1-2 a week)", tips=tips)
    assert texts(posts(f"# Ferry\n\n{kit}")) == [FERRY, PIER, *TWO]


def test_below_a_heading_of_posts_one_of_them_tells_what_fences_beside_it_are(posts):
    tips = "".join(f"```\n{tip}\n```\n\n" for tip in TWO)
    found = posts(
        f"# Ferry\n\n## X posts\n\n### Launch\n```\n{FERRY}\n```\n\n### Tips (twice a month)\n{tips}"
    )
    assert texts(found) == [FERRY, *TWO]


@pytest.mark.parametrize("title", ["Hook ideas", "Posting rules and tips"])
def test_hooks_to_choose_from_and_tips_in_paragraphs_are_none(posts, run, title):
    tips = "".join(f"```\n{tip}\n```\n\n" for tip in TWO) if "Hook" in title else "Post before noon.\n"
    kit = TIPS.format(network="X posts", ferry=FERRY, pier=PIER, title=title, tips=tips)
    assert texts(posts(f"# Ferry\n\n{kit}")) == [FERRY, PIER]
    assert "no posts by their headings (line 15)" in listed(run)


DAY = "## Day {}\n\n### LinkedIn Post\n\n{}\n\n### Tweet/X\n\n{}\n\n"
CODE = f"# Ferry\n\n{DAY.format(1, FERRY, PIER)}" + DAY.replace("{}", "2", 1)


def test_code_above_a_line_is_a_part_of_the_text_where_other_texts_stand_in_paragraphs(posts):
    shown = "```\nferry next --from pier\n```\n\nThat is all the timetable you need."
    found = texts(posts(CODE.format(FERRY, shown)))
    assert found[3] == "ferry next --from pier\n\nThat is all the timetable you need."


def test_words_in_a_fence_are_the_text_and_not_the_remark_below_it(posts, run):
    shown = f"```\n{FERRY}\n```\n\nPost it before noon."
    assert texts(posts(CODE.format(FERRY, shown)))[3] == FERRY
    assert "words that belong to no post" in listed(run)


LONG = "We wrote a timetable for one ferry.\n\nIt knows the tides.\n\nI would like to hear of other ferries."


def moved_in(lines, by):
    return "\n".join(f"{by}{line}".rstrip() for line in lines)


ITEM = {
    "a quote": lambda text, by: moved_in([f"> {line}" for line in text.split("\n")], by),
    "a fence": lambda text, by: moved_in(["```", *text.split("\n"), "```"], by),
    "paragraphs": lambda text, by: moved_in(["", *text.split("\n")], by),
}


@pytest.mark.parametrize("form", ITEM)
@pytest.mark.parametrize(("mark", "by"), [("-", "  "), ("-", "    "), ("1.", "   ")])
def test_a_text_below_its_name_in_a_list_is_that_of_the_one_post(posts, run, form, mark, by):
    shown = "Show HN: A timetable for one ferry"
    found = posts(
        f"# Ferry\n\n## Show HN (Hacker News)\n\n{mark} **Title:** {shown}\n{mark} **Text:**\n"
        f"{ITEM[form](LONG, by)}\n\n## LinkedIn post\n\n{PIER}\n"
    )
    assert texts(found) == [LONG, PIER]
    assert found[0]["title"] == shown


def test_a_thread_below_its_name_in_a_list_keeps_its_parts(posts):
    text = ITEM["a fence"](f"1/ {FERRY}\n\n2/ {PIER}", "  ")
    found = posts(f"# Ferry\n\n## Bluesky\n\n- **Image:** ferry.png\n- **Text:**\n{text}\n")
    assert found[0]["thread"] == [f"1/ {FERRY}", f"2/ {PIER}"]


def test_days_above_lists_in_a_list_head_posts(posts):
    days = "".join(f"- **{day}:**\n  - **Text:** {text}\n" for day, text in (("Mon", FERRY), ("Fri", PIER)))
    assert texts(posts(f"# Ferry\n\n## LinkedIn posts\n\n{days}")) == [FERRY, PIER]


def test_a_caption_below_its_name_in_a_list_stands_beside_slides_and_a_comment(posts):
    found = posts(
        "# Ferry on Instagram\n\n### Post 1\n- **Image:** ferry.png\n- **Slides:**\n  1. The old engine\n"
        f"  2. The new one\n- **Caption:**\n{ITEM['a quote'](FERRY, '  ')}\n- **First comment:** #ferry\n"
    )
    assert texts(found) == [FERRY]
    assert found[0]["first_comment"] == "#ferry"


@pytest.mark.parametrize(
    "body", ["**Caption:** {}", "**Image:** ferry.png\n\n**Caption:**\n\n{}", "**Body:**\n```\n{}\n```"]
)
def test_a_bold_label_of_a_text_belongs_to_the_bold_label_of_its_post(posts, body):
    found = posts(
        f"# Ferry launch\n\n### Monday (Day 1)\n\n**Instagram**\n\n{body.format(FERRY)}\n\n"
        f"**LinkedIn**\n\n{body.format(PIER)}\n"
    )
    assert [(post["account"], post["text"]) for post in found] == [("instagram", FERRY), ("linkedin", PIER)]


def test_a_title_on_a_line_of_its_own_between_a_bold_label_and_the_body_is_the_title(posts):
    forum = f"**Reddit Post: r/boats**\nTitle: We sail\n\nBody:\n```\n{FERRY}\n```\n\n"
    assert [post.get("title") for post in posts(KIT.format(forum, PIER))] == ["We sail", None]


PLAN = """\
# 30 days of the ferry

### **Day 1 (Monday)**
{}

### **Day 2 (Tuesday)**
**LinkedIn:** A question
```
{}
```

### **Day 3-9: a mix of**
- Short looks at the river
- Answers to what was asked
"""
IN_FENCE = f"**Twitter:** The engine\n```\n{FERRY}\n```"


@pytest.mark.parametrize("name", ["Content", "Inhalt"])
@pytest.mark.parametrize("form", [IN_FENCE + "\n\n{}", "{}\n\n" + IN_FENCE], ids=["behind", "before"])
def test_what_content_says_in_fewer_words_beside_the_text_of_a_network_is_a_note(posts, run, form, name):
    note = f"**{name}:** The old captain, picture of the engine"
    assert texts(posts(PLAN.format(form.format(note), PIER))) == [FERRY, PIER]
    line = 9 if form.startswith("**Tw") else 4
    assert f"sections that are no posts by their headings (line {line})" in listed(run)


def test_what_content_says_in_more_words_than_the_text_beside_it_is_no_note(posts):
    longer = f"{FERRY} He has been ashore for two winters, and says that he has seen enough of gardens."
    found = posts(PLAN.format(f"{IN_FENCE}\n\n**Content:** {longer}", PIER))
    assert texts(found) == [FERRY, longer, PIER]


def test_a_list_of_what_goes_out_in_several_days_is_no_post_and_asked_about(posts, run):
    assert texts(posts(PLAN.format(IN_FENCE, PIER))) == [FERRY, PIER]
    assert 'write a heading such as "### Post 1" in place of each (line 15)' in listed(run)


def test_a_text_for_several_days_is_a_post(posts):
    plan = PLAN.format(IN_FENCE, PIER).partition("- Short")[0]
    goes_on = "We look for a second captain, with a licence and good boots."
    assert texts(posts(f"{plan}{goes_on}\n")) == [FERRY, PIER, goes_on]


def test_a_thread_in_a_list_for_several_days_is_read(posts):
    plan = PLAN.format(IN_FENCE, PIER).partition("### **Day 3-9")[0]
    parts = ["We look for a second captain.", "With a licence, and good boots.", "Come aboard on Sunday."]
    counted = "\n".join(f"{number}. {part}" for number, part in enumerate(parts, 1))
    assert posts(f"{plan}### **Day 3-9: X thread**\n{counted}\n")[2]["thread"] == parts


GUIDE = (
    "We print tide tables on birch bark.\n\n**Set it up:**\n{}\npip install birchtide\nbirchtide --port Kerno"
    "\n{}\n\nTell us which harbour is missing!"
)
AROUND = (
    "# Birchtide\n\n## Reddit (r/sailing)\n\n**Title:** Tide tables on bark\n\n**Body:**\n{}\n{}\n{}\n\n{}"
    "## LinkedIn\n\n```\n{}\n```\n\n## Bluesky\n\n```\n{}\n```\n"
)


@pytest.mark.parametrize("between", ["---\n\n", "", "**Best time:** Tuesday morning\n\n---\n\n"])
@pytest.mark.parametrize(
    ("outer", "opens", "closes"),
    [
        ("```", "```", "```"),
        ("```", "```bash", "```"),
        ("```markdown", "```", "```"),
        ("```md", "```sh", "```"),
        ("~~~", "~~~", "~~~"),
        ("````", "```", "```"),
    ],
)
def test_a_fence_within_a_fence_is_part_of_its_text(posts, run, between, outer, opens, closes):
    said = GUIDE.format(opens, closes)
    kit = AROUND.format(outer, said, outer.rstrip("markdown"), between, FERRY, PIER)
    assert texts(posts(kit)) == [said, FERRY, PIER]
    assert "fences that begin" not in listed(run)


def test_several_fences_stand_in_one_and_a_heading_beside_them(posts):
    said = (
        f'{GUIDE.format("```", "```")}\n\n## What it prints\n\nA row a day:\n\n```json\n{{"high": 4.2}}\n```'
        "\n\nOr as lines:\n```\n04:20 high\n```\n\nThat is all."
    )
    kit = AROUND.format("```markdown", said, "```", "---\n\n", FERRY, PIER)
    assert texts(posts(kit)) == [said, FERRY, PIER]


def test_a_fence_that_seems_to_end_where_it_begins_is_named(posts, run):
    kit = AROUND.format("```", "We print tide tables on birch bark.", "", "---\n\n", FERRY, PIER)
    posts(kit)
    assert "fences that begin where one seems to end: close each" in listed(run)


def test_fences_with_a_heading_or_an_empty_line_first_are_as_they_stand(posts, run):
    bluesky = f"## Bluesky\n\nThe text:\n```\n{PIER}\n```\n**Where:** pier\n"
    kit = f"# Ferry\n\n## LinkedIn\n\n```\n\n{FERRY}\n\n```\n\n{bluesky}"
    assert texts(posts(kit)) == [FERRY, PIER]
    assert "fences that begin" not in listed(run)


DRAWN = "A calm picture of a ferry in blue light, with gulls.\nMake the flag large, and show us no faces!"


@pytest.mark.parametrize(
    ("form", "info"),
    [
        ("{drawn}\n\n{said}", "dalle"),
        ("{said}\n\n{drawn}", "image-prompt"),
        ("```\n{said}\n```\n\n{drawn}", "midjourney --ar 16:9"),
        ("**Image:**\n{drawn}\n\n**Text:**\n{said}", "dall-e-3"),
        ("> {said}\n\n{drawn}", "prompt"),
    ],
)
def test_a_fence_for_a_tool_that_makes_pictures_is_no_text_and_is_named(posts, run, form, info):
    fence = f"```{info}\n{DRAWN}\n```"
    first, second = (form.format(drawn=fence, said=said) for said in (FERRY, PIER))
    found = posts(f"# LinkedIn posts\n\n## Post 1: Ferry\n\n{first}\n\n## Post 2: Pier\n\n{second}\n")
    assert texts(found) == [FERRY, PIER]
    assert "left out" in listed(run)


CAROUSEL = (
    "# Social media posts\n\n## Facebook\n\n```\nThe oven is warm at six. Come in!\n```\n\n"
    "## Instagram carousel\n\n```\n{}\n```\n"
)
CAPTION = "Nine loaves were left over.\n\nWe gave them to the swans. #bakery"


@pytest.mark.parametrize(
    "fence",
    [
        "Slide 1: Nine loaves (title)\nSlide 2: The swans\n\nCaption:\n{}",
        "Slide 1: Nine loaves\nSlide 2: The swans\nSlide 3: Link\n\nCaption: {}",
        "**Slide 1:** Nine loaves\n**Slide 2:** The swans\n\n**Caption:**\n\n{}",
        "Folie 1: Neun Brote\nFolie 2: Die Schwäne\n\nBildunterschrift:\n{}",
        "Slide 1 – Neuf pains\nSlide 2 – Les cygnes\n\nLégende :\n{}",
        "Slide 1\nNine loaves\n\nSlide 2\nThe swans\n\nCAPTION\uff1a\n{}",
    ],
)
def test_in_a_fence_of_slides_the_text_is_what_follows_caption_and_the_slides_are_named(posts, run, fence):
    _, carousel = posts(CAROUSEL.format(fence.format(CAPTION)), name="social/posts.md")
    assert carousel["text"] == CAPTION
    assert "words that belong to no post (line 11)" in " ".join(run("check", ".").stdout.split())


def test_without_slides_above_it_a_caption_leaves_a_fence_whole(posts):
    *_, last = posts(CAROUSEL.format(f"{CAPTION}\n\nCaption: see the swans"), name="social/posts.md")
    assert last["text"] == f"{CAPTION}\n\nCaption: see the swans"


SETTINGS = "Say once what to keep:\n\n    sources:\n      - type: nets\n\nAnd that is all."
SOURCED = (
    "## {}\n\n**Title:** A boat that mends itself\n\n"
    "**Body:**\n```\n{}\n\nCome along!\n\nSource: https://boats.example/log\n```\n\n"
)


def test_a_line_in_the_fence_of_a_text_is_no_misspelt_label(posts, run):
    sheet = SOURCED.format("Reddit r/boats", SETTINGS) + SOURCED.format("LinkedIn", FERRY)
    assert len(posts(f"# Launch posts\n\n{sheet}")) == 2
    assert "Unknown label" not in "".join(run("check")[1:])


@pytest.mark.parametrize("heading", ["## Body", "## Text", "## Inhalt"])
@pytest.mark.parametrize("bold", ["**The commands:**", "**The commands**", "**Wie es geht:**"])
def test_a_bold_line_above_code_amid_a_body_leaves_it_whole(posts, heading, bold):
    code = "row north.boat    # by hand\nrow south.boat\n" * 9
    words = f"Hello r/boats!\n\n- Quiet\n\n{bold}\n```\n{code}```\n\n**No paper** at all.\n\nTell us more!\n"
    sheet = f"# Reddit post - r/boats\n\n## Title\nA log for boats\n\n{heading}\n\n{words}"
    (text,) = texts(posts(sheet))
    assert text.startswith("Hello r/boats!")
    assert text.endswith("Tell us more!")
    assert "row south.boat" in text


FENCED = "## Day {0}: X\n\n**Tweet 1:**\n```\n{1} ({0})\n```\n\n**Tweet 2:**\n```\n{2} ({0})\n```\n\n"
SHEET = "# Plan\n\n" + "".join(FENCED.format(day, FERRY, PIER) for day in (1, 2, 3))


@pytest.mark.parametrize(
    "words",
    [
        "**Tasks:**\n- Open an account\n- Find ten groups of sailors",
        "Tasks:\n- Open an account\n- Find ten groups of sailors",
        "**Target groups:** r/boats, r/piers\n**Find:** Posts about rope\n**Answer them kindly**",
        "**Aufgaben:**\n1. Konto anlegen\n2. Bilder suchen",
        "**Before:**\n- ask\n\n**After:**\n- thank",
    ],
)
def test_names_with_lists_or_a_few_words_are_no_post_beside_those_in_fences(posts, run, words):
    assert len(posts(f"{SHEET}## Day 4: Reddit\n\n{words}\n")) == 6
    assert "names with lists or a few words" in listed(run)


@pytest.mark.parametrize(
    "words",
    [
        "We sail at nine: come along!",
        "**New on board:**\n- A stove\n- A bell\n\nCome and ring it!",
        "What we carry: bikes, dogs, letters\nhttps://ferry.example/carry",
        "**Which colour?**\n- Red\n- Blue",
    ],
)
def test_a_text_that_says_more_is_a_post_beside_those_in_fences(posts, words):
    assert len(posts(f"{SHEET}## Day 4: Reddit\n\n{words}\n")) == 7


def test_a_list_is_a_post_where_few_others_stand_in_fences(posts):
    words = "## Day 4: Reddit\n\n**New on board:**\n- A stove\n- A bell\n"
    assert len(posts(f"# Plan\n\n{FENCED.format(1, FERRY, PIER)}{words}")) == 3


IN_FOLDER = "linkedin/content-calendar.md"


def test_a_folder_lends_no_network_where_posts_name_that_one_and_others(posts):
    named = f"## Reddit post\n\n```\n{PIER}\n```\n\n## LinkedIn post\n\n```\nCome along!\n```\n"
    first, *_ = posts(f"# Plan\n\n## Sunday post\n\n```\n{FERRY}\n```\n\n{named}", name=IN_FOLDER)
    assert first.get("account") != "linkedin"


def test_a_folder_lends_its_network_where_posts_name_others(posts):
    other = f"## Reddit post\n\n```\n{PIER}\n```\n"
    first, _ = posts(f"# Plan\n\n## Sunday post\n\n```\n{FERRY}\n```\n\n{other}", name=IN_FOLDER)
    assert first["account"] == "linkedin"
