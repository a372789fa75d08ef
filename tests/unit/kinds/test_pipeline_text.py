"""How the pipeline reads a text: its words, where they stand, and its marks."""

from hypothesis import given
from hypothesis import strategies as st

from postlint.kinds.pipeline.tokenise import BREAK, HANDLE, LINK, STATUS_LINK, read


def norms(text: str) -> list[str]:
    return [word.norm for word in read(text).words]


def marks(text: str) -> set[str]:
    return {mark.name for mark in read(text).marks}


def test_links_handles_and_digits_lose_what_is_theirs_alone() -> None:
    assert norms("@ann see https://example.org/a?b=1, 1,250 copies") == [
        HANDLE,
        "see",
        LINK,
        "0,000",
        "copies",
    ]


def test_a_link_to_a_status_is_told_from_other_links() -> None:
    links = [
        "https://x.com/ann/status/1",
        "https://social.example/@ann/109876543210",
        "https://example.org/@ann",
    ]
    assert [norms(link)[0] for link in links] == [STATUS_LINK, STATUS_LINK, LINK]


def test_a_link_in_brackets_ends_before_the_bracket() -> None:
    assert norms("[map](https://example.org/map)")[-2:] == [LINK, ")"]


def test_an_address_of_electronic_mail_is_no_handle() -> None:
    assert HANDLE not in norms("write to parks@example.org")


def test_a_hashtag_is_one_word_and_a_blank_line_one_break() -> None:
    assert norms("Come!\n\n #OpenDay") == ["Come", "!", BREAK, "#OpenDay"]


@given(st.text())
def test_words_stand_where_they_say_in_order_and_cover_all_letters(text: str) -> None:
    words = read(text).words
    places = [place for word in words for place in (word.start, word.end)]
    assert places == sorted(places)
    assert all(word.start < word.end for word in words)
    covered = {place for word in words for place in range(word.start, word.end)}
    assert all(place in covered for place, letter in enumerate(text) if letter.isalnum())


def test_marks_tell_how_a_post_opens() -> None:
    assert "opens with RT" in marks("RT @ann: see this")
    assert "opens with a handle, says you" in marks("@ann thank you for asking")
    assert "opens with a dot and a handle" in marks(".@ann has opened a new garden")
    assert "opens with a handle" not in marks("Thanks @ann")


def test_marks_tell_whom_a_post_credits() -> None:
    assert "credits a handle" in marks("A fine guide to bats via @ann")
    assert "credits a handle" in marks("A fine guide to bats (h/t @ann)")
    assert "RT inside" in marks("So true! RT @ann: plant trees")


def test_a_question_before_a_link_or_hashtag_still_ends_asking() -> None:
    assert {"ends asking", "asks and links"} <= marks("Which tree do you like best? https://example.org")
    assert "ends asking" not in marks("Seen it? It opens on Monday.")


def test_marks_know_the_word_that_shows_them() -> None:
    reading = read("Lovely news via @ann")
    assert (
        next(reading.words[mark.word].norm for mark in reading.marks if mark.name == "credits a handle")
        == "via"
    )


def test_a_text_without_words_is_empty() -> None:
    assert marks("") == marks(" \n\t ") == {"empty"}
