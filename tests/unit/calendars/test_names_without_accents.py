"""Names of fields and stages of work mean the same with and without accents, in all languages."""

import pytest

from postlint.calendars.key_meanings import FLAGS, date_part, meaning
from postlint.calendars.terms.field_names import folded, risky_names_of, spelled_names_of
from postlint.calendars.terms.networks_meant import is_everywhere
from postlint.calendars.terms.status_words import STATUS_WORDS, status_in, will_not_go_out
from postlint.vocabulary import unaccented


def test_each_name_of_a_field_means_the_same_without_accents():
    names = spelled_names_of("post")
    assert any(not name.isascii() for name in names)
    assert {name for name in names if meaning(unaccented(name)) != meaning(name)} == set()


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("titulo", "title"),
        ("Título", "title"),
        ("legende", "text"),
        ("Texto de la publicacion", "text"),
        ("veroffentlichungsdatum", "date"),
        ("situacao", "status"),
        ("kanale", "channel"),
        ("imagenes", "media"),
        ("equipe", "team"),
    ],
)
def test_names_typed_without_accents_are_known(typed, key):
    assert meaning(typed) == key


def test_tables_of_words_hold_only_what_they_are_compared_with():
    words = {*STATUS_WORDS, *FLAGS, *risky_names_of("post")}
    assert {word for word in words if word != unaccented(word)} == set()
    assert folded("Veröffentlichungs-Datum") == "veroffentlichungs_datum"


@pytest.mark.parametrize(
    ("typed", "status"),
    [("publie", "published"), ("Programmée", "scheduled"), ("em revisao", "draft"), ("pret", "approved")],
)
def test_stages_of_work_are_known_without_accents(typed, status):
    assert status_in(typed) == status


def test_so_are_posts_that_will_not_go_out_and_all_networks():
    assert will_not_go_out("annule")
    assert will_not_go_out("Annulé")
    assert is_everywhere("alle Kanäle")
    assert is_everywhere("alle Kanale")


def test_parts_of_dates_are_known_without_accents():
    assert [date_part(name) for name in ("año", "ano", "mês", "mes", "día", "dia")] == [
        *("year", "year", "month", "month", "day", "day")
    ]
