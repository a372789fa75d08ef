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
    ],
)
def test_what_is_said_to_readers_is_a_text(posts, text):
    assert posts(PLAN.format(text))[-1]["text"] == text


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
