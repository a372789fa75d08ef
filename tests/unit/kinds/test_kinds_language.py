"""What can be read, and what is unknown rather than guessed."""

import subprocess
import sys
import time
from itertools import chain
from pathlib import Path

import pytest
import yaml

from postlint.kinds.language import LONGEST, unreadable_because

POSTS = yaml.safe_load((Path(__file__).parent / "languages.yaml").read_text(encoding="utf-8"))
LANGUAGES = ("French", "Portuguese", "German", "Spanish", "Chinese", "Arabic")
ENGLISH = [*chain.from_iterable(POSTS["English"].values()), *POSTS["mostly English"]]
FOREIGN = [*chain.from_iterable(POSTS[name] for name in LANGUAGES), *POSTS["mostly other languages"]]
REFUSED, MISSED = POSTS["English that is refused"], POSTS["other languages that are taken for English"]


@pytest.mark.parametrize(
    "text",
    [
        "Doors open at 9!",
        "Snow day. Stay safe.",
        "Stop and think!",
        "Herons back on Mill Pond http://example.org/herons",
        "Appeal: serious road traffic collision, Mill Lane, Northfield",
        "Café Müller reopens on the Rue de la Paix",
        "Congratulations to José García and the team from Las Palmas!",
        "Le Guin, de Beauvoir, von Humboldt: which of them would you have tea with?",
        "𝗪𝗲 𝗮𝗿𝗲 𝗼𝗽𝗲𝗻 𝘁𝗼𝗱𝗮𝘆",
        "Thank you 谢谢 to all who came to our New Year party",
        "The pool is closed today. La piscine est fermée aujourd'hui. We will be back in the morning.",
        "@ann 😀",
        "The U.S. team won in the last minute",
    ],
)
def test_english_is_read(text):
    assert unreadable_because(text) is None


@pytest.mark.parametrize(
    "text", [*ENGLISH, *(pytest.param(text, marks=pytest.mark.xfail) for text in REFUSED)]
)
def test_no_english_post_is_refused_however_short_loud_or_full_of_names(text):
    assert unreadable_because(text) is None


@pytest.mark.parametrize(
    "text", [*FOREIGN, *(pytest.param(text, marks=pytest.mark.xfail) for text in MISSED)]
)
def test_no_post_in_another_language_is_guessed(text):
    assert "not English" in (unreadable_because(text) or "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_nearly_always_named_rightly(language):
    name = {"Chinese": "Chinese or Japanese script", "Arabic": "Arabic script"}.get(language, language)
    others = [because for text in POSTS[language] if name not in (because := unreadable_because(text))]
    assert len(others) <= len(POSTS[language]) / 10


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("", "no text"),
        (" \n\t", "no text"),
        ("https://example.org/a https://example.org/b 👀", "only a link"),
        ("🎉🎉 👀", "only emoji"),
        ("#SpringFair #Parks", "only hashtags"),
        ("2026", "only numbers"),
        ("1/4 🧵", "only numbers"),
        ("?!", "only signs"),
        ("A heron. " * 1000, "longer than 3,000 characters"),
        ("Le parc rouvre lundi. " * 1000, "not English (looks French)"),
        ("Le parc rouvre lundi avec de nouveaux jeux pour les enfants", "not English (looks French)"),
        ("Der Park öffnet am Montag wieder, wir freuen uns auf euch", "not English (looks German)"),
        ("El parque abre el lunes con nuevos juegos para los niños", "not English (looks Spanish)"),
        ("O parque reabre na segunda com muitos jogos para você", "not English (looks Portuguese)"),
        ("Il parco riapre lunedì con nuovi giochi per tutti", "not English (looks Italian)"),
        (
            "Het park gaat maandag weer open met nieuwe spellen voor alle kinderen",
            "not English (looks Dutch)",
        ),
        ("Parku hapet të hënën me lojëra të reja për të gjithë fëmijët", "not English (looks Albanian)"),
        ("Mae'r parc yn agor ddydd Llun gyda gemau newydd i bawb", "not English (looks Welsh)"),
        ("Парк открывается в понедельник", "not English (Cyrillic script)"),
        ("公园星期一重新开放 City Parks", "not English (Chinese or Japanese script)"),
        ("公園は月曜日に再開します", "not English (Japanese script)"),
        ("공원이 월요일에 다시 열립니다", "not English (Korean script)"),
        ("تفتح الحديقة أبوابها يوم الاثنين", "not English (Arabic script)"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_reason(text, because):
    assert unreadable_because(text) == because


def test_a_language_that_is_not_in_the_table_is_not_english_either():
    assert unreadable_because("Jaunikis pirmąją vestuvinę naktį iškeitė į svečių namą") == "not English"


def test_hashtags_handles_and_links_do_not_make_a_text_english():
    text = "Le parc rouvre lundi pour les enfants @friends_of_the_parks #WeAreOpen https://example.org/we-are-open"
    assert unreadable_because(text) == "not English (looks French)"


def test_a_text_of_the_greatest_length_is_read():
    text = ("A heron. " * LONGEST)[:LONGEST]
    assert unreadable_because(text) is None
    assert unreadable_because(text + "!") is not None


def test_a_tie_between_languages_ends_alike_in_every_process():
    script = (
        "from postlint.kinds.language import unreadable_because; print(unreadable_because('que a la me se'))"
    )
    said = {
        subprocess.check_output([sys.executable, "-c", script], env={"PYTHONHASHSEED": seed})
        for seed in "123"
    }
    assert len(said) == 1


@pytest.mark.parametrize("piece", ["a.", "@", "#", "a'", "a-", "www.", "é", "\u0300"])
def test_hostile_repetition_costs_no_time(piece):
    before = time.process_time()
    unreadable_because(piece * 200_000)
    assert time.process_time() - before < 10
