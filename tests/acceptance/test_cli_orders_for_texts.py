"""Orders to colleagues below the heading of a network in Markdown: they are no texts, and are named."""

import pytest

PLAN = (
    "# Launch posts\n\n## X\n\nThe mill turns twice as fast since today, and the cat is not amused by it.\n\n"
    "## LinkedIn\n\nFour tonnes of flour in one week: thank you to everyone who turned the sails with us.\n\n"
    "## Reddit\n\n{}\n"
)


@pytest.mark.parametrize(
    "order",
    [
        "Use the LinkedIn draft above, lightly trimmed.",
        "Please reuse the X post above, without the cat.",
        "**Skip.** They will ask about the stones.",
        "Skip this one.",
        "Nimm den Entwurf oben, etwas gekürzt.",
        "Bitte verwende den Beitrag von oben.",
        "Reprendre le texte LinkedIn ci-dessus, en plus court.",
        "Utiliser la publication plus haut.",
        "Usa el borrador de LinkedIn de arriba.",
        "Usa il testo qui sopra, più breve.",
        "Utilize o rascunho acima.",
        "Gebruik de tekst hierboven, ingekort.",
        "Overslaan.",
        "None.",
        "None, because of the fair.",
        "Nothing today (the mill rests)",
        "Nothing. Bank holiday.",
        "None – Marta is on leave. Jo as well.",
        "Nothing, sadly. We had hoped for more boats.",
        "No post today. We are all at the fair.",
        "TBC: depends on what the miller says on Monday",
        "Skip. Not for millers, and there is no picture.",
        "Rien – fête du village",
    ],
)
def test_an_order_which_text_to_take_is_no_text_and_is_named(posts, run, order):
    assert [post["account"] for post in posts(PLAN.format(order))] == ["x", "linkedin"]
    assert "without a text (line 11)" in " ".join(run("check", ".").stdout.split())


@pytest.mark.parametrize(
    "text",
    [
        "Use the link below to book a seat on the first cart of the spring, all of you.",
        "Skip the queue on Sunday: the back gate is open from nine, and the cat will let you in.",
        "Take the text of a life: who would read it aloud at a mill above a river? We will.",
        "Copy this recipe from the post of our miller, and write below how your bread came out.",
        "Skip! Hop! Jump! Our flour sacks are out for the race of the spring, come and run.",
        "None. Not one of our 40 sacks of flour was wet after the storm.",
        "None: that is how many of our sacks of flour were wet after the storm.",
        "None – not one of our forty sacks was wet. Not one!",
        "Nothing. We stayed up for nothing.",
        "Nothing, absolutely nothing, beats a loaf at six in the morning.",
        "Nothing today. Tomorrow we open the doors of the mill to all.",
        "Rien. Pas une seule place libre dimanche au moulin.",
        "Skip. That is what three of our twelve children did all the way to the mill.",
        "Skip. You will thank us later, and so will the cat.",
        "Use the text below to write to your miller.",
    ],
)
def test_what_is_said_to_readers_is_a_text(posts, text):
    assert posts(PLAN.format(text))[-1]["text"] == text


@pytest.mark.parametrize(
    "struck",
    [
        "> ~~Bread for all.~~",
        "~~Bread for all.~~",
        "**Text:** ~~Bread for all.~~",
        "**~~Bread~~** ~~for all.~~",
    ],
)
def test_a_text_that_is_struck_out_is_named_as_that(posts, run, struck):
    assert [post["account"] for post in posts(PLAN.format(struck))] == ["x", "linkedin"]
    told = " ".join(run("check", ".").stdout.split())
    assert "left out posts whose texts are struck out (line 11)" in told
    assert "without a text" not in told


def test_a_row_whose_text_is_struck_out_is_named_as_that(posts, run):
    rows = "| 2026-06-02 | X | ~~Bread for all.~~ |\n| 2026-06-03 | X | TBC |\n"
    header = "# Launch posts\n\n| Date | Network | Text |\n|---|---|---|\n"
    assert len(posts(f"{header}| 2026-06-01 | X | The mill turns twice as fast since today. |\n{rows}")) == 1
    told = " ".join(run("check", ".").stdout.split())
    assert "left out posts without a text (line 7); posts whose texts are struck out (line 6)" in told


ADVISED = (
    "# Launch posts\n\n## X\n\n```\nThe mill turns twice as fast since today.\n```\n\n{}\n\n"
    "## LinkedIn\n\n```\nFour tonnes of flour in one week.\n```\n"
)


@pytest.mark.parametrize(
    "advice",
    [
        "**Timing:** Millers read at 6 am on weekdays. Post around then, and never on Sundays.",
        "**Hashtags:** None of them here. They attract people who sell #flour and #bots.",
        "**Channel:** The small one is right. Nobody reads the big one.",
        "**Zeitpunkt:** Am besten morgens. Danach liest es niemand mehr.",
        "**Hashtags :** Pas plus de deux. Les autres vont dans le #commentaire.",
    ],
)
def test_advice_in_sentences_is_no_day_no_network_and_no_hashtags_and_is_named(posts, run, advice):
    first, _ = posts(ADVISED.format(advice))
    assert first == {"account": "x", "text": "The mill turns twice as fast since today."}
    told = " ".join(run("check", ".").stdout.split())
    assert "words that belong to no post (line 9)" in told
    assert "names no day" not in told


@pytest.mark.parametrize("value", ["#flour #mill", "#flour. #mill!"])
def test_hashtags_stay_hashtags(posts, value):
    assert posts(ADVISED.format(f"**Hashtags:** {value}"))[0]["hashtags"] == value
