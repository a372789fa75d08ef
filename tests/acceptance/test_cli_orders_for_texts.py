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
